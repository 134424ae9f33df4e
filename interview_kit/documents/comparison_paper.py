"""The paper on the panel's table: the overview, the agenda, every rating as a dot, what is not counted."""

from collections.abc import Iterator, Sequence
from textwrap import shorten
from typing import NamedTuple

from interview_kit.comparison import AgendaPoint, Cell, Rating, level_of
from interview_kit.comparison.compare import CandidateResult, CompetencyResult
from interview_kit.documents.compared import Compared, asked_words, words_of
from interview_kit.documents.comparison_sentences import (
    basis_sentence,
    change_sentences,
    changed_sentence,
    one_decimal,
    outside_sentences,
    reasons_sentence,
    upper_group_sentences,
    weight_sentence,
)
from interview_kit.documents.view import View
from interview_kit.word.package import TEXT_WIDTH, HeaderTexts

DISCUSSED, LOW, DOT = "◆", "▽", "●"
LEVELS = (1, 2, 3, 4, 5)
# Widths in twentieths of a point: weight and count, and a candidate's column.
_NARROW, _WIDEST, _SPREAD, _CODE = 600, 960, 6_160, 700
_MOST_IN_A_ROW = 8
_MINUTES_A_POINT, _ROUNDED_TO = 6, 5
_LONGEST_NOTE = 240
_POINTS_A_PAGE = 3


class Row(NamedTuple):
    """A competency of the overview: its name and codes, weight, ratings a candidate, and a cell for each."""

    name: str
    weight: int
    ratings: int
    cells: tuple[tuple[str, ...], ...]


class Block(NamedTuple):
    """As many candidates as stand beside each other, their rows and totals; `widths` are the columns'."""

    candidates: tuple[str, ...]
    rows: tuple[Row, ...]
    totals: tuple[tuple[str, tuple[str, ...]], ...]
    widths: tuple[int, ...]


class Reader(NamedTuple):
    """Who reads from the notes, what they gave, and the words."""

    member: str
    rating: Rating
    words: str


class Point(NamedTuple):
    """A point of the agenda: its heading, the question, a dot for each rating, who reads, what is asked."""

    heading: str
    text: str
    dots: tuple[str, ...]
    beside: str
    deviation: str
    readers: tuple[Reader, ...]
    asked: str


class DotRow(NamedTuple):
    """A candidate's ratings of a question: the dots of each level, then UE and IB, and the mean."""

    candidate: str
    dots: tuple[str, ...]
    mean: str


class Bracketed(NamedTuple):
    """The ratings of somebody who stands outside, or of a question that counts for nobody, in brackets."""

    heading: str
    columns: tuple[str, ...]
    widths: tuple[int, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]


def comparison_paper(compared: Compared) -> View:
    """The comparison of a round, as the chair has it on the table."""
    result, content = compared.result, compared.guide.content
    blocks = tuple(_blocks(compared))
    values = {
        "round": result.number,
        "identity": compared.identity,
        "blocks": blocks,
        "weighted": any(row.weight > 1 for row in result.comparison.block.questions),
        "facts": list(_facts(compared)),
        "candidates": result.candidates,
        "next_step": _next_step(compared),
        "letters": compared.seal.signed,
        "points": tuple(_point(compared, number, point) for number, point in _numbered(compared)),
        "first_overleaf": _first_overleaf(len(result.discussion.points)),
        "minutes": _minutes(len(result.discussion.points)),
        "speakers": _speakers(compared),
        "left": _left(compared),
        "levels": LEVELS,
        "dotted": tuple(_dotted(compared)),
        "outside": tuple(outside_sentences(result)),
        "changes": tuple(change_sentences(result)),
        "is_first_seal": compared.seal.number == 1,
        "bracketed": tuple(_bracketed(compared)),
        "has_total": result.comparison.has_total,
    }
    title = f"Samlet vurdering · {content.title} · {content.round}. samtale"
    headers = HeaderTexts(
        document=title,
        code=f"Fortroligt · forsegling {compared.seal.signed}",
        organisation=content.organisation or "",
        footer="Fortroligt – ansættelsessag",
    )
    return View("sammenligning.wml.j2", values, headers, title, compared.properties("sammenligning"))


# The overview


def _blocks(compared: Compared) -> Iterator[Block]:
    """The candidates in the order of their codes, as evenly as they can be parted."""
    candidates = compared.result.comparison.candidates
    blocks = -(-len(candidates) // _MOST_IN_A_ROW) or 1
    size = -(-len(candidates) // blocks) or 1
    for start in range(0, len(candidates), size):
        yield _block(compared, candidates[start : start + size], size)


def _block(compared: Compared, candidates: Sequence[CandidateResult], size: int) -> Block:
    comparison = compared.result.comparison
    discussed = {(point.candidate, point.question.competency) for point in compared.result.discussion.points}
    rows = []
    for index, first in enumerate(candidates[0].competencies):
        name = first.competency
        cells = tuple(
            tuple(_cell(row.competencies[index], is_discussed=(row.candidate, name) in discussed))
            for row in candidates
        )
        asked = [question for question in comparison.block.questions if question.competency == name]
        count = len(asked) * len(comparison.block.members)
        codes = ", ".join(question.code for question in asked)
        rows.append(Row(f"{_competency(compared, name)} ({codes})", asked[0].weight, count, cells))
    width = min(_WIDEST, _SPREAD // size)
    widths = (
        TEXT_WIDTH - 2 * _NARROW - width * len(candidates),
        _NARROW,
        _NARROW,
        *[width] * len(candidates),
    )
    totals = [("Samlet", tuple(_number(row.total) for row in candidates))]
    if any(row.weight > 1 for row in comparison.block.questions):
        totals.append(("Uden vægte", tuple(_number(row.unweighted) for row in candidates)))
    shown = tuple(totals) if comparison.has_total else ()
    return Block(tuple(row.candidate for row in candidates), tuple(rows), shown, widths)


def _cell(result: CompetencyResult, *, is_discussed: bool) -> Iterator[str]:
    """The mean with its marks, and under it the ratings that are no level."""
    marks = (LOW if result.is_low else "") + (DISCUSSED if is_discussed else "")
    yield " ".join(filter(None, (_number(result.mean), marks)))
    if result.without_example:
        yield f"{result.without_example} UE"
    if result.not_asked:
        yield f"{result.not_asked} IB"


def _number(mean: float | None) -> str:
    return "–" if mean is None else one_decimal(mean)


def _competency(compared: Compared, competency_id: str) -> str:
    return next(row.competency for row in compared.rated.values() if row.competency_id == competency_id)


def _facts(compared: Compared) -> Iterator[tuple[str, list[str]]]:
    """What the numbers rest on and how they are read, as rows with a label."""
    result = compared.result
    if result.comparison.block.members and result.comparison.block.questions:
        yield "Grundlag", [basis_sentence(result)]
    outside = list(outside_sentences(result))
    if outside:
        has_numbers = any(True for _ in _bracketed(compared))
        where = ["Tallene står i parentes på sidste side."] if has_numbers else []
        yield "Tæller ikke", [" ".join([*outside, *where])]
    if compared.seal.number > 1:
        yield "Ændret", [_resealed(compared)]
    yield "Læs tallene sådan", list(_reading(compared))
    if result.comparison.has_total:
        yield (
            "Fortrinsadgang",
            ["HR har set efter, om reglen gælder for nogen i øverste gruppe ☐ (hvem står aldrig her)"],
        )


def _resealed(compared: Compared) -> str:
    """That something was changed after the first seal, how much, and why."""
    reasons = [seal.reason or "ikke skrevet" for seal in compared.seals[1:]]
    return (
        f"Det er forsegling {compared.seal.number}; den første var {compared.seals[0].signed}. "
        f"{changed_sentence(compared.result)} {reasons_sentence(reasons)}"
    )


def _reading(compared: Compared) -> Iterator[str]:
    yield " ".join(filter(None, (*upper_group_sentences(compared.result), weight_sentence(compared.result))))
    yield (
        f"Antal er vurderinger af hver kandidat. UE og IB står under tallet og er ikke regnet med. "
        f"{DISCUSSED} drøftes, se dagsordenen. {LOW} under 2,5, eller de fleste hørte intet eksempel."
    )


def _next_step(compared: Compared) -> str:
    content = compared.guide.content
    return f"Videre til {content.round + 1}. samtale" if content.round < content.rounds else "Indstilles"


# The agenda


def _numbered(compared: Compared) -> Iterator[tuple[int, AgendaPoint]]:
    yield from enumerate(compared.result.discussion.points, 1)


def _minutes(points: int) -> int:
    """About how long it takes, in whole fives."""
    return max(_ROUNDED_TO, round(points * _MINUTES_A_POINT / _ROUNDED_TO) * _ROUNDED_TO)


def _first_overleaf(points: int) -> int | None:
    """The point that begins a page, so that the last does not stand on one alone; None where it would not."""
    return points - 1 if points > 1 and points % _POINTS_A_PAGE == 1 else None


def _point(compared: Compared, number: int, point: AgendaPoint) -> Point:
    code, given = point.question.code, dict(point.given)
    question = compared.rated[code]
    levels = [level for rating in given.values() if (level := level_of(rating)) is not None]
    outside = [f"{member} har skrevet {rating}" for member, rating in point.given if isinstance(rating, str)]
    readers = _readers(compared, point)
    return Point(
        heading=f"{number} · {code} {question.competency} · {point.candidate}",
        text=asked_words(question),
        dots=tuple(DOT * levels.count(level) for level in LEVELS),
        beside=". ".join(outside),
        deviation=f"uenighed {one_decimal(point.deviation)}" if point.deviation is not None else "",
        readers=tuple(_reader(compared, point, member) for member in readers),
        asked=_asked(point),
    )


def _readers(compared: Compared, point: AgendaPoint) -> Sequence[str]:
    """The lowest reads first, then the highest; the chair is last in any case."""
    readers = [point.reads_first, point.reads_then]
    return sorted(readers, key=lambda member: member == compared.result.chair)


def _reader(compared: Compared, point: AgendaPoint, member: str) -> Reader:
    """What a member gave and wrote, in the very words, cut at the end of one where it is long."""
    row = compared.result.given[Cell(member, point.candidate, point.question.code)]
    words = shorten(words_of(row), _LONGEST_NOTE, placeholder=" …")
    without = "Noterne er på papir." if row.on_paper else "Der er intet skrevet."
    return Reader(member, dict(point.given)[member], words or without)


def _asked(point: AgendaPoint) -> str:
    """What the chair asks the panel."""
    outside = {rating for _, rating in point.given if isinstance(rating, str)}
    if point.deviation is not None:
        return "Hørte I det samme? Hvilket trin passer på det, der blev sagt?"
    if "IB" in outside:
        return "Blev spørgsmålet stillet, og blev der fulgt op? Var alle til stede hele tiden?"
    return "Blev det brede spørgsmål stillet? Er det, I har hørt, et eksempel?"


def _speakers(compared: Compared) -> str:
    chair = compared.result.chair
    last = f"Ordstyreren ({chair}) taler til sidst." if chair else "Ordstyreren taler til sidst."
    return f"Den med mindst formel magt taler først. {last}"


def _left(compared: Compared) -> str:
    """How many cells are not discussed, and how many of them are as far apart as some that are."""
    discussion = compared.result.discussion
    beyond = discussion.apart - len(discussion.points)
    if not discussion.cells:
        return "Ingen felter er vurderet af mindst to medlemmer."
    rest = "Dér er I enige nok til at gå videre."
    if beyond:
        rest = f"{beyond} af dem kan også drøftes. Punkterne her har størst uenighed."
    return f"Ikke på dagsordenen: {discussion.left} af {discussion.cells} felter. {rest}"


# Every rating


def _dotted(compared: Compared) -> Iterator[tuple[str, tuple[DotRow, ...]]]:
    """A table for each question that counts: a row for each candidate."""
    block, ratings = compared.result.comparison.block, compared.result.ratings
    for question in block.questions:
        heading = f"{question.code} · {compared.rated[question.code].competency}"
        yield (
            heading,
            tuple(
                _dots(
                    candidate, [ratings[Cell(member, candidate, question.code)] for member in block.members]
                )
                for candidate in compared.result.candidates
            ),
        )


def _dots(candidate: str, given: Sequence[Rating]) -> DotRow:
    levels = [level for rating in given if (level := level_of(rating)) is not None]
    mean = one_decimal(sum(levels) / len(levels)) if levels else "–"
    shown: tuple[Rating, ...] = (1, 2, 3, 4, 5, "UE", "IB")
    return DotRow(candidate, tuple(DOT * list(given).count(rating) for rating in shown), mean)


# What is not counted


def _bracketed(compared: Compared) -> Iterator[Bracketed]:
    """First by member, then by question. Of a member who may not rate a candidate nothing is shown."""
    result = compared.result
    uncounted, codes = result.uncounted, tuple(compared.rated)
    for outside in uncounted.members:
        if outside.reason != "inhabil":
            yield from _table(compared, outside.member, [(outside.member, code) for code in codes], codes)
    shown = tuple(member for member in result.members if member not in result.may_not_rate)
    for code in (*(row.code for row in uncounted.excluded), *uncounted.unasked):
        yield from _table(compared, code, [(member, code) for member in shown], shown)


def _table(
    compared: Compared, heading: str, columns: Sequence[tuple[str, str]], names: tuple[str, ...]
) -> Iterator[Bracketed]:
    """The table of these columns (member, question), a row for each candidate; none where all is blank."""
    rows = tuple(
        (candidate, tuple(_in_brackets(compared, Cell(member, candidate, code)) for member, code in columns))
        for candidate in compared.result.candidates
    )
    if any(any(cells) for _, cells in rows):
        width = min(_WIDEST, (TEXT_WIDTH - _CODE) // len(names))
        yield Bracketed(heading, names, (_CODE, *[width] * len(names)), rows)


def _in_brackets(compared: Compared, cell: Cell) -> str:
    row = compared.result.given.get(cell)
    return f"({row.value})" if row and row.value is not None else ""
