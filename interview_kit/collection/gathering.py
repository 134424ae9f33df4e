"""Many readings of sheets and grids put together to one rating a cell; what contradicts itself stays blank.

A cell that two files fill differently is shown and never chosen, and nothing is averaged: who rated must say
which one holds (D7, D8).
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from interview_kit.collection.expected import Cell, Expected
from interview_kit.models.collected import CollectedAnswer, CollectedRating, Road
from interview_kit.problems import Problem, problem


class Reading(NamedTuple):
    """What one file says of one member and one candidate; `source` is the file."""

    source: str
    road: Road
    member: str
    candidate: str
    ratings: tuple[CollectedRating, ...]
    answers: tuple[CollectedAnswer, ...] = ()

    @property
    def is_blank(self) -> bool:
        return not self.answers and not any(_is_filled(rating) for rating in self.ratings)

    @property
    def content(self) -> tuple[object, ...]:
        """Everything that was written, whichever file it stands in."""
        ratings = [(row.cell, row.value, row.raw, sorted(row.notes.items())) for row in self.ratings]
        return sorted(ratings, key=lambda row: row[0]), sorted((row.tag, row.text) for row in self.answers)


_CONTRADICTIONS = {"collected-conflict", "collected-other-words"}


class Gathered(NamedTuple):
    """One rating a cell, in the order of members, candidates and codes; the other answers; what is wrong.

    `contradicted` are the cells that are blank because files differ.
    """

    ratings: tuple[CollectedRating, ...]
    answers: tuple[CollectedAnswer, ...]
    problems: tuple[Problem, ...]
    contradicted: frozenset[Cell] = frozenset()

    @property
    def is_contradicted(self) -> bool:
        """Whether two files differ about anything: about a rating, or about an answer beside them."""
        return any(found.code in _CONTRADICTIONS for found in self.problems)


def gather(readings: Sequence[Reading], expected: Expected) -> Gathered:
    """All readings of one round as one."""
    problems: list[Problem] = []
    groups: dict[tuple[str, str], list[Reading]] = defaultdict(list)
    for reading in readings:
        if not reading.is_blank:
            groups[reading.member, reading.candidate].append(reading)
    ratings: dict[Cell, CollectedRating] = {}
    answers: list[CollectedAnswer] = []
    contradicted: set[Cell] = set()
    for (member, candidate), group in groups.items():
        problems += _outside(member, candidate, group, expected)
        merged, unlike = _one_of_each(_without_copies(group, problems), problems)
        ratings |= merged
        contradicted |= unlike
        answers += _answers(group, problems)
    blank = (reading for reading in readings if reading.is_blank)
    for rating in (rating for reading in blank for rating in reading.ratings):
        ratings.setdefault(rating.cell, rating)
    in_order = sorted(ratings.values(), key=lambda rating: _order(expected, rating.cell))
    return Gathered(tuple(in_order), tuple(answers), tuple(problems), frozenset(contradicted))


def _is_filled(rating: CollectedRating) -> bool:
    return rating.value is not None or rating.raw is not None or bool(rating.notes) or rating.on_paper


def _order(expected: Expected, cell: Cell) -> tuple[int, int, int]:
    lines = (expected.members, expected.candidates, expected.codes)
    first, second, third = (
        line.index(code) if code in line else len(line) for line, code in zip(lines, cell, strict=True)
    )
    return first, second, third


def _outside(member: str, candidate: str, group: Sequence[Reading], expected: Expected) -> Iterator[Problem]:
    """That nobody waits for this sheet, and why; it is kept all the same, outside the comparison (D2, D3)."""
    file, who = group[0].source, {"member": member, "candidate": candidate}
    if member in expected.members and candidate in expected.withdrawn:
        yield problem("collected-withdrawn", file=file, **who)
    elif member not in expected.members or candidate not in expected.candidates:
        yield problem("collected-stranger", file=file, **who)
    elif expected.is_absent(member, candidate):
        yield problem("collected-absent", file=file, **who)


def _without_copies(group: Sequence[Reading], problems: list[Problem]) -> list[Reading]:
    """The readings that say something of their own: of the same sheet twice over, the first."""
    kept: list[Reading] = []
    for reading in group:
        same = [one for one in kept if one.road == reading.road and one.content == reading.content]
        if same:
            problems.append(
                problem("collected-twice", file=reading.source, other=same[0].source, **_who(reading))
            )
        else:
            kept.append(reading)
    return kept


def _who(reading: Reading) -> dict[str, str]:
    return {"member": reading.member, "candidate": reading.candidate}


def _one_of_each(
    group: Sequence[Reading], problems: list[Problem]
) -> tuple[dict[Cell, CollectedRating], set[Cell]]:
    """A rating for each cell of the group; where files differ a blank one, and a problem that shows them."""
    by_road: dict[Road, dict[Cell, list[CollectedRating]]] = {
        "sheet": defaultdict(list),
        "grid": defaultdict(list),
    }
    for reading in group:
        for rating in reading.ratings:
            by_road[reading.road][rating.cell].append(rating)
    sheets, grids = by_road["sheet"], by_road["grid"]
    merged, unlike = {}, set()
    for cell in dict.fromkeys([*sheets, *grids]):
        rows = [*sheets.get(cell, ()), *grids.get(cell, ())]
        given = {(row.value, row.raw) for row in rows if row.value is not None or row.raw is not None}
        written = {(row.value, row.raw, tuple(sorted(row.notes.items()))) for row in sheets.get(cell, ())}
        if len(given) > 1 or len(written) > 1:
            unlike.add(cell)
            problems.append(_contradiction(cell, rows))
            merged[cell] = _joined(rows).model_copy(update={"value": None, "raw": None})
        else:
            merged[cell] = _joined(rows)
    return merged, unlike


def _joined(rows: Sequence[CollectedRating]) -> CollectedRating:
    """One rating of those that agree: the value of whichever has one, the notes of the sheet."""
    first = next((row for row in rows if row.value is not None or row.raw is not None), rows[0])
    notes = {kind: text for row in reversed(rows) for kind, text in row.notes.items()}
    return first.model_copy(update={"notes": notes, "on_paper": any(row.on_paper for row in rows)})


def _contradiction(cell: Cell, rows: Sequence[CollectedRating]) -> Problem:
    """That files differ about a cell; where only the words differ, no value is named."""
    member, candidate, question = cell
    said = [f"{row.value or row.raw or 'tomt'} i {row.source}" for row in rows]
    is_of_words = len({(row.value, row.raw) for row in rows}) == 1
    return problem(
        "collected-other-words" if is_of_words else "collected-conflict",
        file=rows[0].source,
        member=member,
        candidate=candidate,
        question=question,
        said=" og ".join([row.source for row in rows] if is_of_words else said),
    )


def _answers(group: Sequence[Reading], problems: list[Problem]) -> list[CollectedAnswer]:
    """What is written beside the ratings, each text once; where files differ all are kept, and told."""
    found: dict[tuple[str, str], CollectedAnswer] = {}
    for reading in group:
        for answer in reading.answers:
            found.setdefault((answer.tag, answer.text), answer)
    by_tag: dict[str, list[CollectedAnswer]] = defaultdict(list)
    for answer in found.values():
        by_tag[answer.tag].append(answer)
    for tag, answers in by_tag.items():
        if len(answers) > 1:
            said = " og ".join(answer.source for answer in answers)
            who = {"member": answers[0].member, "candidate": answers[0].candidate, "question": tag}
            problems.append(problem("collected-other-words", file=answers[0].source, said=said, **who))
    return list(found.values())
