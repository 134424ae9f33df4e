"""How well the legal check finds private matters that no pattern was written for, in families held out.

    python -m benchmarks.private_matters.measure [--misses NUMBER]

Every figure is of lines that the weights had not seen, nor any line of the same family or the one it was
written close to; the threshold is the shipped one. Prints the tables of docs/private-matters.md.
"""

import argparse
import random
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from benchmarks.private_matters.lines import OF_BANK_REGISTERS, UNSEEN, Line, read_lines
from benchmarks.private_matters.train import (
    TOPIC_HASHES,
    Linear,
    Scores,
    held_out,
    held_out_scores,
    lines_to_learn,
    matrix_of,
)
from interview_kit.checks.law import private_matter, private_matter_unless_needed
from interview_kit.checks.passages import Passage
from interview_kit.checks.suspicion import score, words_in
from interview_kit.shipped import shipped_folder
from interview_kit.workplace.checking import load_lexicon
from interview_kit.workplace.learnt import weights

Flags = NDArray[np.bool_]
CURVE = (1 / 16, 1 / 8, 1 / 4, 1 / 2, 1)
QUARTERS = ("the newest quarter", "the next", "the third", "the quarter most like a known line")
T = TypeVar("T")


class Rates(NamedTuple):
    """How many risky lines are found and how many lawful ones flagged, of how many."""

    found: int
    risky: int
    flagged: int
    lawful: int

    def __str__(self) -> str:
        found, flagged = _percent(self.found, self.risky), _percent(self.flagged, self.lawful)
        return f"{found} | {self.risky} | {flagged} | {self.lawful}"


def _percent(count: int, whole: int) -> str:
    return f"{100 * count / whole:.1f} %" if whole else "–"


def rates(lines: Sequence[Line], flagged: Flags) -> Rates:
    risky = np.array([line.is_risky for line in lines], dtype=bool)
    return Rates(
        int((flagged & risky).sum()), int(risky.sum()), int((flagged & ~risky).sum()), int((~risky).sum())
    )


def found_by_patterns(lines: Iterable[Line]) -> Flags:
    """What HR's patterns find, before anything is suspected."""
    lexicon = load_lexicon(shipped_folder("question_bank")).or_raise()
    passages = (Passage("question", line.text) for line in lines)
    rules = (private_matter, private_matter_unless_needed)
    return np.array([any(any(rule(passage, lexicon)) for rule in rules) for passage in passages])


def table(title: str, lines: Sequence[Line], flagged: Flags, groups: Sequence[str]) -> None:
    """A row a group, the weakest first."""
    members = defaultdict(list)
    for index, group in enumerate(groups):
        members[group].append(index)
    rows = {name: rates([lines[at] for at in where], flagged[where]) for name, where in members.items()}
    print(f"\n| {title} | Found | of risky | Flagged | of lawful |\n|---|---|---|---|---|")
    for name in sorted(rows, key=lambda name: rows[name].found / (rows[name].risky or 1)):
        print(f"| {name} | {rows[name]} |")


def likeness(lines: Sequence[Line]) -> Scores:
    """How like each line is to the likest that the weights of its fold have learnt from: cosine, 0 to 1."""
    matrix = matrix_of(lines)
    likest = np.zeros(len(lines))
    for learn, test in held_out(lines, [line.split for line in lines]):
        for chunk in np.array_split(test, 20):
            likest[chunk] = (matrix[chunk] @ matrix[learn].T).max(axis=1).toarray().ravel()
    return likest


def curve(lines: Sequence[Line], false_alarms: float) -> None:
    """What more lines are worth: a fifth of the families is the test, more and more of the rest is learnt."""
    groups = _in_any_order(sorted({line.split for line in lines}))
    tested, rest = set(groups[: len(groups) // 5]), groups[len(groups) // 5 :]
    test = [line for line in lines if line.split in tested and not line.is_of_bank]
    matrix, risky = matrix_of(test), np.array([line.is_risky for line in test])
    print(f"\n| Learnt from | Found at {100 * false_alarms:.0f} % false alarms |\n|---|---|")
    for share in CURVE:
        chosen = set(rest[: int(len(rest) * share)])
        known = [line for line in lines if line.split in chosen]
        scores = Linear(matrix_of(known), [line.is_risky for line in known]).scores(matrix)
        found = scores[risky] > np.quantile(scores[~risky], 1 - false_alarms)
        print(f"| {len(known)} lines | {_percent(int(found.sum()), len(found))} |")


def _in_any_order(things: list[T]) -> list[T]:
    """The same order each time."""
    random.Random(1).shuffle(things)  # noqa: S311
    return things


def topics(lines: Sequence[Line], flagged: Flags) -> None:
    """How often the topic that is named is right, of risky lines that are flagged."""
    risky = [line for line in lines if line.is_risky]
    shown = flagged[[line.is_risky for line in lines]]
    names, matrix = sorted({line.topic for line in risky}), matrix_of(risky, TOPIC_HASHES)
    scores = np.zeros((len(risky), len(names)))
    for learn, test in held_out(risky, [line.split for line in risky]):
        for column, name in enumerate(names):
            answers = [risky[at].topic == name for at in learn]
            scores[test, column] = Linear(matrix[learn], answers, in_odds=True).scores(matrix[test])
    best = np.argsort(-scores, axis=1)[:, :2] == np.array([[names.index(line.topic)] for line in risky])
    ranked = np.sort(scores, axis=1)
    named = ranked[:, -1] >= weights().floor
    alone = named & (ranked[:, -1] - ranked[:, -2] >= weights().margin)
    kinds = {
        "one topic, with its law": (alone, best[:, 0]),
        "two, «måske A eller B»": (named & ~alone, best.any(axis=1)),
        "none": (~named, np.zeros(len(risky), dtype=bool)),
    }
    print("\n| Named, of the risky lines that are flagged | Share | Right |\n|---|---|---|")
    for what, (which, right) in kinds.items():
        count, hits = int((which & shown).sum()), int((which & shown & right).sum())
        share = _percent(count, int(shown.sum()))
        print(f"| {what} | {share} | {_percent(hits, count) if right.any() else '–'} |")


def bank(lines: Sequence[Line], suspected: Flags) -> None:
    """What is suspected of the bank's own, each entry held out."""
    print("\n| Of the shipped bank, held out with its entry | Flagged | of |\n|---|---|---|")
    for register in OF_BANK_REGISTERS:
        said = np.array([line.register == register for line in lines])
        print(f"| {register} | {_percent(int(suspected[said].sum()), int(said.sum()))} | {said.sum()} |")


def examples(title: str, lines: list[Line], number: int) -> None:
    print(f"\n## {number} that were {title}, drawn by lot\n")
    for line in _in_any_order(lines)[:number]:
        print(f"- {line.topic}, {line.register}: {line.text}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--misses", type=int, default=20, help="how many misses and false alarms to print")
    number = parser.parse_args().misses
    everything = lines_to_learn()
    labelled = np.array([not line.is_of_bank for line in everything])
    lines = [line for line in everything if not line.is_of_bank]
    suspected = held_out_scores(everything) > weights().threshold
    by_family = held_out_scores([line._replace(near="") for line in everything]) > weights().threshold
    patterns = found_by_patterns(lines)
    flagged = suspected[labelled] | patterns
    print("| | Found | of risky | Flagged | of lawful |\n|---|---|---|---|---|")
    print(f"| the patterns alone | {rates(lines, patterns)} |")
    print(f"| patterns and suspicion | {rates(lines, flagged)} |")
    print(f"| the same, near pairs not held out together | {rates(lines, by_family[labelled] | patterns)} |")
    unseen = read_lines(UNSEEN)
    marks = [score(words_in(line.text), weights()) > weights().threshold for line in unseen]
    found = rates(unseen, np.array(marks) | found_by_patterns(unseen))
    print(f"| the shipped check, {len(unseen)} lines by others | {found} |")
    table("Topic", lines, flagged, [line.topic for line in lines])
    table("Register", lines, flagged, [line.register for line in lines])
    likest = likeness(everything)[labelled]
    quarter = np.searchsorted(np.quantile(likest, [1 / 4, 1 / 2, 3 / 4]), likest)
    table("Novelty", lines, flagged, [QUARTERS[at] for at in quarter])
    curve(everything, 0.1)
    topics(lines, flagged)
    bank(everything, suspected)
    marked = list(zip(lines, flagged, strict=True))
    examples("missed", [line for line, flag in marked if line.is_risky and not flag], number)
    examples("flagged though lawful", [line for line, flag in marked if flag and not line.is_risky], number)


if __name__ == "__main__":
    main()
