"""`python -m benchmarks.nearest [--tuned]`: hits among the nearest, and how often «intet» is said.

Two readers who saw no output said which entries fit each line of `lines.tsv`: `-` where none does. The
weights of the ranking were set on the bodies of the one half (`tuned`); the other (`unseen`) was run when
they were set. The limit of «intet» was set on all bodies: the last line says how it does on each when it is
set on the others.
"""

import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from interview_kit.bank import load_bank
from interview_kit.profiles.nearest import Index, Nearness, known_entries, nearest, nearness
from interview_kit.shipped import shipped_folder

# How often «intet» may be said wrongly of the bodies that a limit is set on.
_WRONG = 0.07
LINES = Path(__file__).parent / "lines.tsv"


class Line(NamedTuple):
    """A line of a body's profile, and what each reader says fits it."""

    half: str
    body: str
    text: str
    first: frozenset[str]
    second: frozenset[str]


class Ranked(NamedTuple):
    """What is nearest to a line, the nearest first, and how near the best is, in a word and a number."""

    line: Line
    entries: tuple[str, ...]
    nearness: Nearness
    about: float


def read_lines() -> Iterator[Line]:
    for row in LINES.read_text("utf-8").splitlines()[1:]:
        half, body, text, first, second = row.split("\t")
        yield Line(half, body, text, _ids(first), _ids(second))


def _ids(cell: str) -> frozenset[str]:
    return frozenset(cell.split(",")) - {"-"}


def ranked(lines: Iterable[Line]) -> list[Ranked]:
    """Each line with its five nearest entries of the shipped bank."""
    index = Index(known_entries(load_bank(shipped_folder("question_bank")).or_raise()))
    rows = []
    for line in lines:
        near = nearest(line.text, index)
        rows.append(
            Ranked(line, tuple(one.entry.id for one in near), nearness(near), max(one.about for one in near))
        )
    return rows


def figures(rows: list[Ranked], fits: Callable[[Line], frozenset[str]]) -> str:
    """Hits in the first one, three and five; «intet» said of lines without an entry, and of the others."""
    able = [row for row in rows if fits(row.line)]
    unable = [row for row in rows if not fits(row.line)]
    hits = [sum(bool(fits(row.line) & {*row.entries[:count]}) for row in able) for count in (1, 3, 5)]
    none = [sum(row.nearness == "none" for row in group) for group in (unable, able)]
    shares = [f"{hit / len(able):.0%}" for hit in hits]
    shares += [f"{said / len(group):.0%}" for said, group in zip(none, (unable, able), strict=True)]
    return f"{len(able):>4} {len(unable):>5}  " + "  ".join(f"{share:>6}" for share in shares)


def crossed(rows: list[Ranked]) -> str:
    """«intet» said of lines without an entry, and of the others, by the limit of all other bodies."""
    said: dict[bool, list[bool]] = {True: [], False: []}
    for row in rows:
        others = sorted(
            other.about for other in rows if other.line.body != row.line.body and _has_entry(other.line)
        )
        limit = others[int(_WRONG * len(others))]
        said[_has_entry(row.line)].append(row.about < limit)
    return "  ".join(f"{sum(said[key]) / len(said[key]):>6.0%}" for key in (False, True))


def _has_entry(line: Line) -> bool:
    return bool(line.first | line.second)


READERS: dict[str, Callable[[Line], frozenset[str]]] = {
    "reader a": lambda line: line.first,
    "reader b": lambda line: line.second,
    "either": lambda line: line.first | line.second,
}


def main() -> None:
    halves = ("tuned",) if "--tuned" in sys.argv else ("tuned", "unseen", "all")
    rows = ranked(line for line in read_lines() if line.half in halves)
    print("half     fits        with without   top 1   top 3   top 5  none/without  none/with")
    for half in halves:
        those = [row for row in rows if half in {"all", row.line.half}]
        for name, fits in READERS.items():
            print(f"{half:<8} {name:<10} {figures(those, fits)}")
    print(f"each body with the limit of all others {crossed(rows):>42}")


if __name__ == "__main__":
    main()
