"""A panel's ratings as plain values."""

from collections.abc import Mapping
from typing import Literal, NamedTuple

# A level, or a code outside the scale: IB (not asked or not followed up), UE (no example, D17).
Rating = Literal[1, 2, 3, 4, 5, "IB", "UE"]


class Question(NamedTuple):
    """What is rated: its code (S1, C1), the competency that it belongs to, and that one's weight."""

    code: str
    competency: str
    weight: int = 1


class Cell(NamedTuple):
    """Who rated whom on what."""

    member: str
    candidate: str
    code: str


# A cell that is not there is blank: it is never a level, and never counted.
Ratings = Mapping[Cell, Rating]


def level_of(rating: Rating | None) -> int | None:
    """The level of a rating; None for a blank and for what stands outside the scale."""
    return rating if isinstance(rating, int) else None
