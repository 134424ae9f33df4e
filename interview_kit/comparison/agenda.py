"""What the panel discusses: at most six points, one question of one candidate at a time (D1, D16)."""

from collections.abc import Sequence
from typing import NamedTuple

from interview_kit.agreement import exact, mean_absolute_deviation
from interview_kit.comparison.ratings import Cell, Question, Rating, Ratings, level_of

# As many as can be discussed in half an hour, and the deviation from which a point is worth it (Burke &
# Dunlap 2002: c/6 for five levels).
MOST_POINTS, WORTH_DISCUSSING = 6, 0.8


class AgendaPoint(NamedTuple):
    """A question of a candidate on which the panel is apart; who gave what, lowest first.

    `reads_first` has the lowest level and `reads_then` the highest; `deviation` is AD, in levels, None where
    only codes outside the scale make it a point.
    """

    question: Question
    candidate: str
    deviation: float | None
    given: tuple[tuple[str, Rating], ...]
    reads_first: str
    reads_then: str


def agenda(
    ratings: Ratings, members: Sequence[str], candidates: Sequence[str], questions: Sequence[Question]
) -> tuple[AgendaPoint, ...]:
    """As many of the disagreements as can be discussed."""
    return disagreements(ratings, members, candidates, questions)[:MOST_POINTS]


def disagreements(
    ratings: Ratings, members: Sequence[str], candidates: Sequence[str], questions: Sequence[Question]
) -> tuple[AgendaPoint, ...]:
    """The points in the order of their deviation; where it is equal the heavier competency goes first.

    A cell where some found an example and others none is a point too, behind those with a deviation. Of
    several members with the same level the first of `members` reads.
    """
    points = [
        point
        for question in questions
        for candidate in candidates
        if (point := _point(ratings, members, candidate, question))
    ]
    points.sort(key=lambda point: (-exact(point.deviation or 0.0), -point.question.weight))
    return tuple(points)


def _point(
    ratings: Ratings, members: Sequence[str], candidate: str, question: Question
) -> AgendaPoint | None:
    given = {
        member: rating
        for member in members
        if (rating := ratings.get(Cell(member, candidate, question.code))) is not None
    }
    levels = {member: level for member, rating in given.items() if (level := level_of(rating)) is not None}
    outside = [member for member in given if member not in levels]
    deviation = mean_absolute_deviation(list(levels.values()))
    is_apart = deviation is not None and exact(deviation) > WORTH_DISCUSSING
    if not levels or not (is_apart or outside):
        return None
    in_order = sorted(levels, key=lambda member: levels[member])
    return AgendaPoint(
        question,
        candidate,
        deviation if is_apart else None,
        tuple((member, given[member]) for member in (*in_order, *outside)),
        reads_first=outside[0] if outside and not is_apart else in_order[0],
        reads_then=max(levels, key=lambda member: levels[member]),
    )
