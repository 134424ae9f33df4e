"""Statistics on plain numbers; None where there is too little to say anything from.

Each with its source. Missing is missing: a cell without a level is left out, never 0 and never imputed.
"""

from collections.abc import Sequence
from itertools import compress
from math import sqrt
from statistics import fmean, stdev

# A candidate stands apart by at least this much, in levels, and by more than this many standard errors.
LEAST_DISTANCE, ERRORS = 0.5, 2.0
# Where two numbers are the same: what is left after it is how a computer calculates.
_SAME = 9

Cells = Sequence[Sequence[float | None]]


def tenths(value: float) -> int:
    """The value in tenths as it is printed: halves are rounded up, as Excel shows them."""
    return int(value * 10 + 0.5 + 1e-9)


def exact(value: float) -> float:
    """The value without the noise of calculating, so that what is equal by hand is equal here."""
    return round(value, _SAME)


def mean_absolute_deviation(values: Sequence[float]) -> float | None:
    """AD about the mean, in levels (Burke, Finkelstein & Dusig 1999); None for fewer than two values."""
    if len(values) < 2:  # noqa: PLR2004 - one rater agrees with nobody
        return None
    mean = fmean(values)
    return fmean(abs(value - mean) for value in values)


def standard_error(values: Sequence[float]) -> float | None:
    """The standard error of the mean of these values; None for fewer than two."""
    return stdev(values) / sqrt(len(values)) if len(values) > 1 else None


def distance(one: Cells, other: Cells, weights: Sequence[float]) -> tuple[float, float, float] | None:
    """How far one candidate lies above another: the distance in levels, and its two standard errors.

    Both have a row for each member and a column for each question, which weighs as `weights` says; a cell
    counts where both have a level. The errors are over the members (each one's own distance) and over the
    questions (each one's, times its share of the weights). None where two members or two questions with a
    level for both are lacking.
    """
    rows = [
        [None if a is None or b is None else a - b for a, b in zip(first, second, strict=True)]
        for first, second in zip(one, other, strict=True)
    ]
    of_members = [mean for row in rows if (mean := _weighted(row, weights)) is not None]
    columns = [[value for value in column if value is not None] for column in zip(*rows, strict=True)]
    asked = [bool(column) for column in columns]
    of_questions = [fmean(column) for column in compress(columns, asked)]
    shares = list(compress(weights, asked))
    by_members, by_questions = standard_error(of_members), _weighted_error(of_questions, shares)
    if by_members is None or by_questions is None:
        return None
    mean = sum(value * share for value, share in zip(of_questions, shares, strict=True)) / sum(shares)
    return mean, by_members, by_questions


def is_far(difference: float) -> bool:
    """Whether a difference in levels is large enough to matter."""
    return exact(difference) >= LEAST_DISTANCE


def is_apart(gap: tuple[float, float, float] | None) -> bool:
    """Whether a distance is more than chance and severity make, and large enough to matter."""
    if gap is None:
        return False
    size, by_members, by_questions = gap
    return is_far(size) and size > ERRORS * by_members and size > ERRORS * by_questions


def _weighted(values: Sequence[float | None], weights: Sequence[float]) -> float | None:
    """The weighted mean of the values that there are."""
    known = [(value, weight) for value, weight in zip(values, weights, strict=True) if value is not None]
    if not known:
        return None
    return sum(value * weight for value, weight in known) / sum(weight for _, weight in known)


def _weighted_error(values: Sequence[float], weights: Sequence[float]) -> float | None:
    """The standard error of a weighted mean of independent values with one variance.

    That of the mean with the effective number of values (Kish 1965): Σw² / (Σw)² of their variance.
    """
    if len(values) < 2:  # noqa: PLR2004 - one value has no spread
        return None
    share = sum(weight * weight for weight in weights) / sum(weights) ** 2
    return stdev(values) * sqrt(share)
