"""The tab with what each position asks about: the order as numbers, and what there are minutes for."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from openpyxl.formatting.rule import Rule
from openpyxl.styles import Border, Font, Side
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from interview_kit.curation.focus import focus_address, focus_words, position_blocks
from interview_kit.curation.texts import text_hash
from interview_kit.curation.workbook import looks
from interview_kit.curation.workbook.columns import POSITION_HEADS
from interview_kit.curation.workbook.lists import Lists, leading
from interview_kit.curation.workbook.placed import line_labels
from interview_kit.models.bank import QuestionBank
from interview_kit.models.position import Focus, FocusBehaviour, Position
from interview_kit.planning.rounds import question_minutes

SPARE_ROWS = 3
_LETTERS = {head.key: get_column_letter(column) for column, head in enumerate(POSITION_HEADS, 1)}
_WIDTHS = {head.key: head.width for head in POSITION_HEADS}
_COUNTS = {"set", "round", "minutes", "sum", "room"}
_OPEN_COUNTS = {"number"}


class _Block(NamedTuple):
    """What a round asks about in one of a position's sets."""

    position: Position
    name: str
    number: int
    focus: tuple[Focus, ...]

    @property
    def address(self) -> str:
        return focus_address(self.position.id, self.name, self.number)

    @property
    def room(self) -> int:
        """The minutes for rated questions."""
        return next(question_minutes(row) for row in self.position.rounds if row.number == self.number)


def write_positions(sheet: Worksheet, bank: QuestionBank, lists: Lists) -> None:
    """A row for each behaviour that is asked about, and spare rows for more, in blocks."""
    looks.write_heads(sheet, POSITION_HEADS)
    positions = bank.positions.values()
    blocks = [_Block(position, *block) for position in positions for block in position_blocks(position)]
    last = 1 + sum(len(_behaviours(block.focus)) + SPARE_ROWS for block in blocks)
    row = 2
    for block in blocks:
        writer = _BlockWriter(sheet, bank, lists, block, last)
        row = writer.write(row)
    looks.finish_table(sheet, POSITION_HEADS, last, "Stillinger")
    _grey_without_time(sheet, last)


def _behaviours(focus: Sequence[Focus]) -> list[FocusBehaviour]:
    return [behaviour for competency in focus for behaviour in competency.behaviours]


class _BlockWriter:
    """Writes the rows of a block; `last` is the last row of the whole tab."""

    def __init__(self, sheet: Worksheet, bank: QuestionBank, lists: Lists, block: _Block, last: int) -> None:
        self.sheet, self.bank, self.lists, self.block, self.last = sheet, bank, lists, block, last
        profile = bank.profiles[block.position.profile]
        self.labels = {key: label for label, key in line_labels(profile).items()}
        self.printed = text_hash(focus_words(block.focus))

    def write(self, first: int) -> int:
        """Writes them from this row on and returns the next row."""
        rows: list[FocusBehaviour | None] = [*_behaviours(self.block.focus), *(None,) * SPARE_ROWS]
        for number, behaviour in enumerate(rows, 1):
            self._row(first + number - 1, number, behaviour)
        following = first + len(rows)
        offered = f"={self.lists.lines[self.block.position.profile]}"
        looks.choices(
            self.sheet, f"{_LETTERS['behaviour']}{first}:{_LETTERS['behaviour']}{following - 1}", offered
        )
        return following

    def _row(self, row: int, number: int, behaviour: FocusBehaviour | None) -> None:
        block = self.block
        values: dict[str, str | int | None] = {
            "position": block.position.title,
            "set": f"Sæt {block.name}",
            "round": block.number,
            "room": block.room,
            "block": block.address,
            "printed": self.printed,
        }
        if behaviour:
            values |= {"number": number, "behaviour": self.labels[behaviour.id]}
            values |= {"reason": behaviour.reason, "line": behaviour.id}
        formulas = dict(self._formulas(row, behaviour))
        for column, head in enumerate(POSITION_HEADS, 1):
            style = self._style(head.key, is_open=head.is_open)
            if head.key in formulas:
                looks.write_formula(self.sheet, row, column, formulas[head.key], style)
            else:
                looks.write(self.sheet, row, column, values.get(head.key), style)
        texts = [
            (str(values.get(head.key) or ""), head.width) for head in POSITION_HEADS if not head.is_hidden
        ]
        looks.fit_height(self.sheet, row, [*texts, *self._looked_up(behaviour)])

    def _looked_up(self, behaviour: FocusBehaviour | None) -> Iterator[tuple[str, int]]:
        """What the formulas show, which takes room too."""
        profile = self.bank.profiles[self.block.position.profile].printed_for()
        for competency in profile.competencies:
            if behaviour and any(line.id == behaviour.id for line in competency.behaviours):
                yield competency.title, _WIDTHS["competency"]
                yield ", ".join(leading(self.block.position, competency.id)), _WIDTHS["roles"]

    def _style(self, key: str, *, is_open: bool) -> str:
        if is_open:
            return looks.OPEN_COUNT if key in _OPEN_COUNTS else looks.OPEN
        return looks.COUNT if key in _COUNTS else looks.LOCKED

    def _formulas(self, row: int, behaviour: FocusBehaviour | None) -> Iterator[tuple[str, str]]:
        """What follows from the behaviour that is chosen, and from its number.

        Questions are taken as `planning.choosing` takes them: the first behaviour of every competency, then
        every second, and so on. `depth`, `first` and `order` are the steps on the way to that order.
        """
        lists, profile = self.lists, self.block.position.profile
        own = {key: f"${letter}{row}" for key, letter in _LETTERS.items()}
        every = {key: f"${letter}$2:${letter}${self.last}" for key, letter in _LETTERS.items()}
        found = f"MATCH({own['behaviour']},{lists.lines[profile]},0)"
        of_block = f"{every['block']},{own['block']}"
        of_competency = f"{of_block},{every['competency']},{own['competency']}"
        is_used = f'OR({own["number"]}="",{own["behaviour"]}="")'
        scene = self._minutes_of_scene(behaviour)
        minutes = str(scene) if scene else f"INDEX({lists.minutes[profile]},{found})"
        role = f'MATCH({own["position"]}&"|"&{own["competency"]},{lists.role_keys},0)'
        yield "competency", f'=IFERROR(INDEX({lists.competencies[profile]},{found}),"")'
        yield "minutes", f'=IF({is_used},"",IFERROR({minutes},""))'
        yield (
            "sum",
            f'=IF({is_used},"",SUMIFS({every["minutes"]},{of_block},{every["order"]},"<="&{own["order"]}))',
        )
        yield "roles", f'=IFERROR(INDEX({lists.roles},{role}),"")'
        yield "depth", f'=IF({is_used},"",COUNTIFS({of_competency},{every["number"]},"<"&{own["number"]}))'
        yield "first", f'=IF({is_used},"",SUMIFS({every["number"]},{of_competency},{every["depth"]},0))'
        yield "order", f'=IF({is_used},"",{own["depth"]}*1000+{own["first"]})'

    def _minutes_of_scene(self, behaviour: FocusBehaviour | None) -> int | None:
        """The minutes of the scene that asks about the behaviour instead of its question."""
        if behaviour is None or behaviour.scene is None:
            return None
        entries = self.bank.entries.get(behaviour.id, ())
        questions = (question for entry in entries for question in entry.questions)
        return next((question.minutes for question in questions if question.id == behaviour.scene), None)


def _grey_without_time(sheet: Worksheet, last: int) -> None:
    """Grey letters where there is no time left, and a line above each block; both follow what is typed."""
    end = _LETTERS["roles"]
    running, room, block = (_LETTERS[key] for key in ("sum", "room", "block"))
    grey = DifferentialStyle(font=Font(italic=True, color="8A8A8A"))
    without_time = f"AND(ISNUMBER(${running}2),${running}2>${room}2)"
    line = DifferentialStyle(border=Border(top=Side("thin", color="1F3864")))
    sheet.conditional_formatting.add(
        f"D2:{end}{last}", Rule(type="expression", formula=[without_time], dxf=grey)
    )
    sheet.conditional_formatting.add(
        f"A2:{_LETTERS['note']}{last}",
        Rule(type="expression", formula=[f"${block}2<>${block}1"], dxf=line),
    )
