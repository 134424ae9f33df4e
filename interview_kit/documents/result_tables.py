"""The result of a round as plain tables, for the files that people calculate in."""

from collections.abc import Iterable, Iterator, Sequence
from statistics import fmean
from typing import NamedTuple

from interview_kit.comparison import Cell, level_of, mean_absolute_deviation
from interview_kit.documents.collection_paper import ROADS
from interview_kit.documents.compared import Compared, words_of
from interview_kit.documents.comparison_sentences import (
    basis_sentence,
    outside_sentences,
    place_of,
    upper_group_sentences,
    weight_sentence,
)

# A number stays a number, a text a text; None is an empty cell.
Value = str | int | float | None
Row = tuple[Value, ...]


class Table(NamedTuple):
    """A table by its Danish title and the names of its columns; `key` is what a program calls it."""

    key: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


_COLUMNS = {
    "about": ("Hvad", "Værdi"),
    "totals": ("Kandidat", "Samlet", "Uden vægte", "Øverste gruppe"),
    "competencies": ("Kandidat", "Kompetence", "Vægt", "Snit", "Trin i alt", "UE", "IB", "Mærke"),
    "ratings": (
        *("Medlem", "Kandidat", "Spørgsmål", "Vurdering", "Tæller", "Noter på papir", "Iagttagelser"),
        "Fil",
    ),
    "outside": ("Hvad",),
    "changes": ("Medlem", "Kandidat", "Spørgsmål", "Hvad", "Først", "Nu", "Hvorfor"),
    "files": ("Fil", "Vej", "SHA-256", "Set", "Afleveret"),
    "seals": ("Nr.", "Bogstaver", "Hvornår", "Hvorfor"),
}


def result_tables(compared: Compared) -> tuple[Table, ...]:
    """Everything of the result: the totals first, the seals last."""
    return (
        _table("about", "Om", _about(compared)),
        _table("totals", "Samlet", _totals(compared)),
        _table("competencies", "Kompetencer", _competencies(compared)),
        question_table(compared),
        _table("ratings", "Vurderinger", _ratings(compared)),
        _table("outside", "Uden for", ((line,) for line in outside_sentences(compared.result))),
        _table("changes", "Ændringer", _changes(compared)),
        _table("files", "Filer", _files(compared)),
        _table("seals", "Forseglinger", _seals(compared)),
    )


def _table(key: str, title: str, rows: Iterable[Row]) -> Table:
    return Table(key, title, _COLUMNS[key], tuple(rows))


def question_table(compared: Compared) -> Table:
    """A row for each question of each candidate: what everything else is calculated from."""
    columns = ("Kandidat", "Spørgsmål", "Kompetence", "Vægt", "Snit", "Uenighed", "Trin i alt")
    counts = ("Trin 1", "Trin 2", "Trin 3", "Trin 4", "Trin 5", "UE", "IB", "Dagsorden")
    return Table("questions", "Spørgsmål", (*columns, *counts), tuple(_questions(compared)))


def _about(compared: Compared) -> Iterator[Row]:
    content, result = compared.guide.content, compared.result
    yield "Stilling", content.title
    yield "Organisation", content.organisation
    yield "Samtale", content.round
    yield "Guide", compared.guide.id
    yield "Forsegling", f"{compared.seal.number}: {compared.seal.signed}"
    yield "Grundlag", basis_sentence(result)
    for sentence in (*upper_group_sentences(result), weight_sentence(result)):
        if sentence:
            yield "Læs tallene sådan", sentence
    yield "Uenighed", "Gennemsnitlig afvigelse fra snittet, i trin. Over 0,8 drøftes."


def _totals(compared: Compared) -> Iterator[Row]:
    comparison = compared.result.comparison
    for row in comparison.candidates:
        is_upper = "ja" if row.candidate in comparison.upper_group else "nej"
        yield row.candidate, row.total, row.unweighted, is_upper if comparison.has_total else None


def _competencies(compared: Compared) -> Iterator[Row]:
    block = compared.result.comparison.block
    weights = {question.competency: question.weight for question in block.questions}
    names = {row.competency_id: row.competency for row in compared.rated.values()}
    for row in compared.result.comparison.candidates:
        for found in row.competencies:
            yield (
                row.candidate,
                names[found.competency],
                weights[found.competency],
                found.mean,
                found.rated,
                found.without_example,
                found.not_asked,
                "lav" if found.is_low else None,
            )


def _questions(compared: Compared) -> Iterator[Row]:
    result = compared.result
    discussed = {(point.candidate, point.question.code) for point in result.discussion.points}
    for candidate in result.candidates:
        for question in result.comparison.block.questions:
            given = [
                result.ratings[Cell(member, candidate, question.code)]
                for member in result.comparison.block.members
            ]
            levels = [level for rating in given if (level := level_of(rating)) is not None]
            yield (
                candidate,
                question.code,
                compared.rated[question.code].competency,
                question.weight,
                fmean(levels) if levels else None,
                mean_absolute_deviation(levels),
                len(levels),
                *(given.count(rating) for rating in (1, 2, 3, 4, 5, "UE", "IB")),
                "ja" if (candidate, question.code) in discussed else None,
            )


def _ratings(compared: Compared) -> Iterator[Row]:
    """Every sealed rating, by member, candidate and question; none of those who may not rate."""
    for cell in _in_order(compared):
        row = compared.result.given[cell]
        is_on_paper = "ja" if row.on_paper else None
        yield (*cell, row.value, _counts(compared, cell), is_on_paper, words_of(row) or None, row.source)


def _changes(compared: Compared) -> Iterator[Row]:
    for row in compared.result.changes:
        what = "note" if row.is_of_words else "vurdering"
        yield (*row.cell[:2], place_of(row), what, row.first, row.value, row.reason)


def _files(compared: Compared) -> Iterator[Row]:
    for file in compared.seal.files:
        yield file.name, ROADS[file.road], file.sha256, file.seen, file.handed_in


def _seals(compared: Compared) -> Iterator[Row]:
    for seal in compared.seals:
        yield seal.number, seal.signed, seal.at, seal.reason


def _in_order(compared: Compared) -> Sequence[Cell]:
    result = compared.result
    return [
        cell
        for member in result.members
        if member not in result.may_not_rate
        for candidate in result.candidates
        for code in compared.rated
        if (cell := Cell(member, candidate, code)) in result.given
    ]


def _counts(compared: Compared, cell: Cell) -> str:
    block = compared.result.comparison.block
    codes = {question.code for question in block.questions}
    is_counted = cell.member in block.members and cell.code in codes and cell in compared.result.ratings
    return "ja" if is_counted else "nej"
