"""The comparison of a panel's ratings: means by competency, totals where they can be given, the upper group.

Decided in recruitment.md: a mean has one decimal on paper and no rank beside it; UE and IB stand beside the
means, never in them; who cannot be told apart from the highest belongs to the upper group.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from statistics import fmean
from typing import NamedTuple

from interview_kit.agreement import distance, exact, is_apart, is_far, tenths
from interview_kit.comparison.block import CommonBlock, common_block
from interview_kit.comparison.ratings import Cell, Question, Ratings, level_of

# A competency under this is marked: something to discuss, never a rejection.
FLOOR = 2.5


class CompetencyResult(NamedTuple):
    """A candidate's ratings of one competency: their mean and count, how many of each level, and the codes.

    `is_low` says that the mean is under the floor, or that most of the members found no example.
    """

    competency: str
    mean: float | None
    levels: Mapping[int, int]
    without_example: int
    not_asked: int
    is_low: bool

    @property
    def rated(self) -> int:
        """How many levels the mean is of."""
        return sum(self.levels.values())


class CandidateResult(NamedTuple):
    """A candidate's competencies, and the totals; None where one of the competencies has no mean."""

    candidate: str
    competencies: tuple[CompetencyResult, ...]
    total: float | None
    unweighted: float | None


class PanelComparison(NamedTuple):
    """The candidates in the order of their codes, what was counted, and who cannot be told from the highest.

    The upper group is empty where there is no total: where the block is too small, or where nobody has given
    a candidate a level on a question; `lacking` has each such candidate with the question's code.
    """

    block: CommonBlock
    candidates: tuple[CandidateResult, ...]
    upper_group: tuple[str, ...]
    lacking: tuple[tuple[str, str], ...] = ()

    @property
    def has_total(self) -> bool:
        return bool(self.candidates) and not self.block.is_too_small and not self.lacking


def compare_panel(
    ratings: Ratings, members: Sequence[str], candidates: Sequence[str], questions: Sequence[Question]
) -> PanelComparison:
    """The comparison of these candidates in their own order. The order of the members changes nothing."""
    block = common_block(ratings, members, candidates, questions)
    rows = tuple(_candidate(ratings, block, candidate) for candidate in candidates)
    lacking = tuple(
        (candidate, question.code)
        for candidate in candidates
        for question in block.questions
        if all(level_of(ratings[Cell(member, candidate, question.code)]) is None for member in block.members)
    )
    if block.is_too_small or lacking or not rows:
        rows = tuple(row._replace(total=None, unweighted=None) for row in rows)
        return PanelComparison(block, rows, (), lacking)
    return PanelComparison(block, rows, _upper_group(ratings, block, rows))


def _candidate(ratings: Ratings, block: CommonBlock, candidate: str) -> CandidateResult:
    weights = {question.competency: question.weight for question in block.questions}
    results = tuple(_competency(ratings, block, candidate, name) for name in weights)
    means = [result.mean for result in results]
    known = [mean for mean in means if mean is not None]
    if not known or len(known) < len(means):
        return CandidateResult(candidate, results, None, None)
    total = sum(mean * weight for mean, weight in zip(known, weights.values(), strict=True))
    return CandidateResult(candidate, results, total / sum(weights.values()), fmean(known))


def _competency(ratings: Ratings, block: CommonBlock, candidate: str, name: str) -> CompetencyResult:
    """The mean over the competency's questions, each the mean over the members who gave a level."""
    codes = [question.code for question in block.questions if question.competency == name]
    given = {code: [ratings[Cell(member, candidate, code)] for member in block.members] for code in codes}
    means = [
        fmean(levels)
        for row in given.values()
        if (levels := [level for rating in row if (level := level_of(rating)) is not None])
    ]
    mean = fmean(means) if len(means) == len(codes) and means else None
    counts = Counter(rating for row in given.values() for rating in row)
    cells = sum(counts.values())
    return CompetencyResult(
        competency=name,
        mean=mean,
        levels={level: counts[level] for level in (1, 2, 3, 4, 5)},
        without_example=counts["UE"],
        not_asked=counts["IB"],
        is_low=(mean is not None and exact(mean) < FLOOR) or 2 * counts["UE"] > cells > 0,
    )


def _upper_group(ratings: Ratings, block: CommonBlock, rows: Sequence[CandidateResult]) -> tuple[str, ...]:
    """The highest candidate and all who do not lie clearly below, in the order of the codes.

    Who has at least the total of one of them, as it is printed, is in it too: no table shows somebody outside
    above somebody inside.
    """
    counts = Counter(question.competency for question in block.questions)
    weights = [question.weight / counts[question.competency] for question in block.questions]
    cells = {row.candidate: _cells(ratings, block, row.candidate) for row in rows}
    totals = {row.candidate: row.total or 0.0 for row in rows}
    top = max(totals, key=lambda candidate: totals[candidate])
    near = [
        candidate
        for candidate, total in totals.items()
        if not is_far(totals[top] - total) or not is_apart(distance(cells[top], cells[candidate], weights))
    ]
    lowest = min(tenths(totals[candidate]) for candidate in near)
    return tuple(candidate for candidate, total in totals.items() if tenths(total) >= lowest)


def _cells(ratings: Ratings, block: CommonBlock, candidate: str) -> list[list[float | None]]:
    return [
        [level_of(ratings.get(Cell(member, candidate, question.code))) for question in block.questions]
        for member in block.members
    ]
