"""The coverage as one HTML file that opens in any browser: an overview to look at, a table to work in."""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache, partial
from itertools import groupby
from typing import NamedTuple

from jinja2 import Environment

from interview_kit.coverage import READINESS, CoverageRow, State
from interview_kit.coverage.columns import NUMBERS, STATE_NAMES, Column, heat
from interview_kit.models.bank import QuestionBank
from interview_kit.templates import template_environment


class Summary(NamedTuple):
    """The numbers of a profile or of all: what the sentence on top says."""

    behaviours: int
    with_questions: int
    approved: int
    gaps: int


class CompetencyPart(NamedTuple):
    """A line of the overview: a tile for each behaviour, and the same in words."""

    id: str
    title: str
    rows: tuple[CoverageRow, ...]
    summary: Summary
    states: str


class ProfilePart(NamedTuple):
    id: str
    title: str
    summary: Summary
    competencies: tuple[CompetencyPart, ...]


def coverage_html(rows: Sequence[CoverageRow], bank: QuestionBank) -> str:
    """The page: self-contained, nothing is fetched; the same rows give the same text."""
    values = {
        "about": bank.about,
        "rows": rows,
        "summary": _summary(rows),
        "profiles": tuple(_profiles(rows)),
        "groups": tuple(_groups()),
        "numbers": NUMBERS,
        "heat": heat,
        "names": STATE_NAMES,
        "readiness": READINESS,
        "interview_name": partial(_interview_name, bank=bank),
    }
    return _templates().get_template("coverage.html.j2").render(values)


def _summary(rows: Sequence[CoverageRow]) -> Summary:
    return Summary(
        behaviours=len(rows),
        with_questions=sum(row.has_question for row in rows),
        approved=sum(row.status == "approved" for row in rows),
        gaps=sum(row.is_gap for row in rows),
    )


def _profiles(rows: Sequence[CoverageRow]) -> Iterator[ProfilePart]:
    for (key, title), grouped in groupby(rows, key=lambda row: (row.profile, row.profile_title)):
        part = tuple(grouped)
        yield ProfilePart(key, title, _summary(part), tuple(_competencies(part)))


def _competencies(rows: Sequence[CoverageRow]) -> Iterator[CompetencyPart]:
    for (key, title), grouped in groupby(rows, key=lambda row: (row.competency, row.competency_title)):
        part = tuple(grouped)
        yield CompetencyPart(key, title, part, _summary(part), _in_words(part))


def _in_words(rows: Sequence[CoverageRow]) -> str:
    """The tiles for those who hear the page: `1 forslag, 4 intet endnu`."""
    found: Counter[State] = Counter(row.status for row in rows)
    return ", ".join(
        f"{found[state]} {STATE_NAMES[state].word}" for state in reversed(READINESS) if found[state]
    )


def _groups() -> Iterator[tuple[str, int]]:
    """The upper line of the table's head: each group and how many columns it spans."""
    for title, columns in groupby(NUMBERS, key=_group_of):
        yield title, len(list(columns))


def _group_of(column: Column) -> str:
    return column.group


def _interview_name(interview: str, bank: QuestionBank) -> str:
    """`direktoer 1. samtale` in words for people: `Direktør 1. samtale`."""
    key, _, rest = interview.partition(" ")
    position = bank.positions.get(key)
    return f"{position.title if position else key} {rest}"


@cache
def _templates() -> Environment:
    return template_environment()
