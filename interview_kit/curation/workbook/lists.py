"""The hidden tab with what drop-downs offer and formulas look up."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from interview_kit.curation.workbook import looks
from interview_kit.curation.workbook.columns import LISTED_FIELDS, LISTS_TAB, SINGLE_FIELDS
from interview_kit.curation.workbook.placed import form_label, line_labels
from interview_kit.models.bank import Profile, QuestionBank
from interview_kit.models.position import Position


class Area(NamedTuple):
    """Some cells of a column of the hidden tab."""

    column: str
    rows: int

    def __str__(self) -> str:
        """As formulas on the other tabs name it."""
        return f"{LISTS_TAB}!${self.column}$1:${self.column}${max(self.rows, 1)}"


class Lists(NamedTuple):
    """Where on the tab things stand.

    `lines`, `competencies` and `minutes` are of a profile, by its id; `roles` of a position's competency,
    looked up in `role_keys`.
    """

    entries: Area
    fields: Area
    form_lines: Area
    lines: Mapping[str, Area]
    competencies: Mapping[str, Area]
    minutes: Mapping[str, Area]
    role_keys: Area
    roles: Area


def write_lists(sheet: Worksheet, bank: QuestionBank) -> Lists:
    """Fills the tab and hides it."""
    writer = _Columns(sheet)
    roles = dict(_roles(bank))
    lists = Lists(
        entries=writer.area([entry.id for entry in bank.all_entries]),
        fields=writer.area([*LISTED_FIELDS, *SINGLE_FIELDS]),
        form_lines=writer.area(list(_form_lines(bank))),
        lines={key: writer.area(list(line_labels(one))) for key, one in bank.profiles.items()},
        competencies={key: writer.area(list(_competencies(one))) for key, one in bank.profiles.items()},
        minutes={key: writer.area(list(_minutes(bank, one))) for key, one in bank.profiles.items()},
        role_keys=writer.area(list(roles)),
        roles=writer.area(list(roles.values())),
    )
    sheet.sheet_state = "hidden"
    looks.protect(sheet)
    return lists


class _Columns:
    """Writes one column after another."""

    def __init__(self, sheet: Worksheet) -> None:
        self.sheet, self.column = sheet, 0

    def area(self, values: Sequence[str | int]) -> Area:
        self.column += 1
        for row, value in enumerate(values, 1):
            cell = self.sheet.cell(row, self.column, value)
            if isinstance(value, str):
                looks.keep_text(cell)
        return Area(get_column_letter(self.column), len(values))


def _form_lines(bank: QuestionBank) -> Iterator[str]:
    """Every line, first those that have no entry."""
    lines = sorted(bank.printed_lines.items(), key=lambda line: bool(bank.entries.get(line[0])))
    return (form_label(text, key) for key, text in lines)


def _competencies(profile: Profile) -> Iterator[str]:
    for competency in profile.printed_for().competencies:
        yield from (competency.title for _ in competency.behaviours)


def _minutes(bank: QuestionBank, profile: Profile) -> Iterator[int]:
    return (question_minutes_of(bank, line.id) for line in profile.behaviours)


def question_minutes_of(bank: QuestionBank, behaviour: str) -> int:
    """The minutes of the question about it that is asked and rated; 0 where there is none."""
    entries = sorted(bank.entries.get(behaviour, ()), key=lambda entry: entry.state != "approved")
    questions = (entry.scored_question for entry in entries)
    return next((question.minutes for question in questions if question), 0)


def _roles(bank: QuestionBank) -> Iterator[tuple[str, str]]:
    """Who asks about which competency of which position: `position|titel` → roles."""
    for position in bank.positions.values():
        for competency in bank.profiles[position.profile].printed_for().competencies:
            yield f"{position.title}|{competency.title}", ", ".join(leading(position, competency.id))


def leading(position: Position, competency: str) -> list[str]:
    """Those who lead it; where nobody does, the chair."""
    roles = position.panel.roles
    return [role.title for role in roles if competency in role.leads] or [
        role.title for role in roles if role.chair
    ]
