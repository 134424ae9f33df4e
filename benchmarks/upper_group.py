"""How often the upper group holds the best candidate: `python -m benchmarks.upper_group`.

Simulated panels (recruitment.md): a candidate's true level, what a question is worth to a candidate, a
member's severity, a member's impression of a candidate, and chance, all normal, rounded to 1-5.
"""

import random
from collections.abc import Iterator
from typing import NamedTuple

from interview_kit.comparison import Question, compare_panel
from interview_kit.comparison.ratings import Cell, Rating

MIDDLE = 3.2


class Spread(NamedTuple):
    """Standard deviations, in levels."""

    level: float
    of_question: float
    severity: float
    impression: float
    chance: float


# The middle assumptions of recruitment.md, and kinder and harsher ones.
ASSUMPTIONS = {
    "middle": Spread(0.45, 0.5, 0.3, 0.35, 0.55),
    "kind": Spread(0.6, 0.4, 0.2, 0.25, 0.45),
    "harsh": Spread(0.3, 0.6, 0.4, 0.45, 0.65),
}
CANDIDATES = 5
LEVELS: tuple[Rating, ...] = (1, 2, 3, 4, 5)
PANELS = ((3, 6), (5, 6), (8, 6), (8, 9), (12, 5))


class Result(NamedTuple):
    """Shares of the rounds, and how many candidates the group has on average.

    `wrong_alone` is of the rounds in which one candidate is alone in it.
    """

    holds_the_best: float
    size: float
    alone: float
    wrong_alone: float


def simulate(spread: Spread, members: int, questions: int, *, rounds: int, seed: int) -> Result:
    """So many rounds with this panel. The same seed gives the same result."""
    chance = random.Random(seed)  # noqa: S311 - a simulation
    asked = [Question(f"S{number}", f"k{number}") for number in range(1, questions + 1)]
    codes = [f"K{number}" for number in range(1, CANDIDATES + 1)]
    panel = [f"M{number}" for number in range(1, members + 1)]
    holds = size = alone = wrong = 0
    for _ in range(rounds):
        true = {code: chance.gauss(MIDDLE, spread.level) for code in codes}
        ratings = dict(_ratings(chance, spread, true, panel, asked))
        group = compare_panel(ratings, panel, codes, asked).upper_group
        best = max(codes, key=lambda code: true[code])
        holds += best in group
        size += len(group)
        alone += len(group) == 1
        wrong += group != (best,) and len(group) == 1
    return Result(holds / rounds, size / rounds, alone / rounds, wrong / max(alone, 1))


def _ratings(
    chance: random.Random, spread: Spread, true: dict[str, float], panel: list[str], asked: list[Question]
) -> Iterator[tuple[Cell, Rating]]:
    worth = {(code, row.code): chance.gauss(0, spread.of_question) for code in true for row in asked}
    severity = {member: chance.gauss(0, spread.severity) for member in panel}
    for code, level in true.items():
        for member in panel:
            seen = level + severity[member] + chance.gauss(0, spread.impression)
            for row in asked:
                value = seen + worth[code, row.code] + chance.gauss(0, spread.chance)
                yield Cell(member, code, row.code), LEVELS[min(5, max(1, round(value))) - 1]


if __name__ == "__main__":
    for name, spread in ASSUMPTIONS.items():
        for members, questions in PANELS:
            found = simulate(spread, members, questions, rounds=2_000, seed=1)
            panel = f"{name:<7} {members:>2} members, {questions} questions"
            print(f"{panel}: the best is in {found.holds_the_best:.1%}, {found.size:.1f} of 5 are;", end=" ")
            print(f"one alone in {found.alone:.1%}, wrong then in {found.wrong_alone:.1%}")
