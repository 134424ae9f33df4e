"""The coverage as one HTML file for any browser: an overview of every behaviour, and a table to sort."""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache, partial
from itertools import groupby
from typing import NamedTuple

from jinja2 import Environment

from interview_kit.coverage.columns import NUMBERS, STATE_NAMES, heat
from interview_kit.coverage.rows import READINESS, CoverageRow, State
from interview_kit.models.bank import QuestionBank
from interview_kit.templates import template_environment


class Summary(NamedTuple):
    """The counts of a profile or of all: what the sentence on top of the page says."""

    behaviours: int
    with_questions: int
    approved: int
    gaps: int


class CompetencyPart(NamedTuple):
    """A competency's line in the overview: a tile for each of its rows, and their `states` in words."""

    id: str
    title: str
    rows: tuple[CoverageRow, ...]
    summary: Summary
    states: str


class ProfilePart(NamedTuple):
    """A profile's table in the overview."""

    id: str
    title: str
    summary: Summary
    competencies: tuple[CompetencyPart, ...]


def coverage_html(rows: Sequence[CoverageRow], bank: QuestionBank) -> str:
    """The page, with styles and script inside: it fetches nothing. The same rows give the same text."""
    values = {
        "about": bank.about,
        "rows": rows,
        "summary": summary_of(rows),
        "profiles": tuple(_profiles(rows)),
        "groups": tuple(_column_groups()),
        "numbers": NUMBERS,
        "heat": heat,
        "names": STATE_NAMES,
        "readiness": READINESS,
        "interview_name": partial(interview_name, bank=bank),
    }
    return _templates().get_template("coverage.html.j2").render(values)


def summary_of(rows: Sequence[CoverageRow]) -> Summary:
    """The counts of these rows."""
    return Summary(
        behaviours=len(rows),
        with_questions=sum(row.has_question for row in rows),
        approved=sum(row.status == "approved" for row in rows),
        gaps=sum(row.is_gap for row in rows),
    )


def _profiles(rows: Sequence[CoverageRow]) -> Iterator[ProfilePart]:
    """The rows of each profile; rows of one profile follow each other."""
    for (key, title), grouped in groupby(rows, key=lambda row: (row.profile, row.profile_title)):
        profile_rows = tuple(grouped)
        yield ProfilePart(key, title, summary_of(profile_rows), tuple(_competencies(profile_rows)))


def _competencies(rows: Sequence[CoverageRow]) -> Iterator[CompetencyPart]:
    """The rows of each competency of one profile."""
    for (key, title), grouped in groupby(rows, key=lambda row: (row.competency, row.competency_title)):
        competency_rows = tuple(grouped)
        yield CompetencyPart(
            key, title, competency_rows, summary_of(competency_rows), _states_in_words(competency_rows)
        )


def _states_in_words(rows: Sequence[CoverageRow]) -> str:
    """The tiles for those who hear the page: `1 forslag, 4 intet endnu`."""
    number: Counter[State] = Counter(row.status for row in rows)
    return ", ".join(
        f"{number[state]} {STATE_NAMES[state].word}" for state in reversed(READINESS) if number[state]
    )


def _column_groups() -> Iterator[tuple[str, int]]:
    """The upper line of the table's head: each group and how many columns it spans."""
    for title, columns in groupby(column.group for column in NUMBERS):
        yield title, len(list(columns))


def interview_name(interview: str, bank: QuestionBank) -> str:
    """`direktoer 1. samtale` in words for people: `Direktør 1. samtale`."""
    key, _, number = interview.partition(" ")
    position = bank.positions.get(key)
    return f"{position.title if position else key} {number}"


@cache
def _templates() -> Environment:
    return template_environment()
