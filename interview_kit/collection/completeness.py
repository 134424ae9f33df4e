"""What a round still lacks before it can be sealed, and what of it does not count as it stands."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import groupby

from interview_kit.collection.expected import Cell, Expected
from interview_kit.models.collected import CollectedRating
from interview_kit.models.text import listed
from interview_kit.problems import Problem, problem


def is_complete(ratings: Iterable[CollectedRating], expected: Expected) -> bool:
    """Whether there is anything to wait for, and every such cell holds a rating that counts."""
    have, cells = {rating.cell for rating in ratings if rating.counts}, list(expected.cells())
    return bool(cells) and all(cell in have for cell in cells)


def lacking(
    ratings: Sequence[CollectedRating],
    expected: Expected,
    file: str,
    told: Collection[Cell] = frozenset(),
) -> Iterator[Problem]:
    """A problem for each member who lacks candidates, and for each sheet that lacks ratings or words.

    `file` is the folder that they should be in; of the cells that are `told` of already nothing is said.
    """
    by_cell = {rating.cell: rating for rating in ratings}
    not_come: dict[str, list[str]] = defaultdict(list)
    for member, candidate in expected.pairs():
        cells = ((code, (member, candidate, code)) for code in expected.codes)
        rows = [(code, by_cell.get(cell)) for code, cell in cells if cell not in told]
        if rows and all(row is None or _is_blank(row) for _, row in rows):
            not_come[member].append(candidate)
            continue
        who = {"member": member, "candidate": candidate}
        source = next((row.source for _, row in rows if row is not None), file)
        blank = [code for code, row in rows if row is None or (row.value is None and row.raw is None)]
        bare = [code for code, row in rows if row is not None and row.is_unfounded]
        if blank:
            yield problem("collected-blank", file=source, questions=listed(blank), **who)
        if bare:
            yield problem("collected-without-note", file=source, questions=listed(bare), **who)
    for member, candidates in not_come.items():
        yield problem("collected-missing", file=file, member=member, candidates=listed(candidates))
    pairs = set(expected.pairs())
    yield from _unclear(rating for rating in ratings if (rating.member, rating.candidate) in pairs)


def _is_blank(rating: CollectedRating) -> bool:
    return rating.value is None and rating.raw is None and not rating.notes


def _unclear(ratings: Iterable[CollectedRating]) -> Iterator[Problem]:
    """What stands where a level should, and is none: with its own words, for a person to read."""
    for rating in ratings:
        if rating.raw is not None:
            yield problem(
                "collected-unclear",
                file=rating.source,
                member=rating.member,
                candidate=rating.candidate,
                question=rating.question,
                raw=rating.raw,
            )


def come_home(ratings: Iterable[CollectedRating], expected: Expected) -> dict[tuple[str, str], int]:
    """How many ratings there are that count, by member and candidate."""
    cells = sorted(rating.cell for rating in ratings if rating.counts and rating.question in expected.codes)
    return {pair: len(list(group)) for pair, group in groupby(cells, key=_pair)}


def _pair(cell: Cell) -> tuple[str, str]:
    return cell[:2]
