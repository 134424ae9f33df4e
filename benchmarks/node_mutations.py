"""Every node of the small bank spoilt in turn: `python -m benchmarks.node_mutations`.

Does loading crash, hang, accept nonsense, or blame a wrong line? A value is replaced by null, '', [], {}, 42,
-1, 1.5, true and a million letters, deleted, and its name changed. `-v` prints each mutation that was not
refused at the right line. Ends with exit code 1 where a goal is missed.
"""

import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from copy import deepcopy
from pathlib import Path
from typing import Any, NamedTuple

from interview_kit.bank import load_placed_bank
from interview_kit.bank.materials import read_materials
from interview_kit.problems import Loc, Problem, has_errors
from interview_kit.yaml_files import dump, read_yaml
from interview_kit.yaml_files.nodes import locate

SMALL_BANK = Path(__file__).resolve().parent.parent / "tests/small_bank"
VALUES: Mapping[str, object] = {
    "null": None,
    "''": "",
    "[]": [],
    "{}": {},
    "42": 42,
    "-1": -1,
    "1.5": 1.5,
    "true": True,
    "10^6 letters": "x" * 10**6,
}
MOST_SECONDS, MOST_NONSENSE, LEAST_RIGHT = 5.0, 3.0, 98.0


class Mutation(NamedTuple):
    """What was done to the value at `loc`, and the text of its file after that."""

    loc: Loc
    change: str
    text: str


class Outcome(NamedTuple):
    """How loading took a mutation: it crashed, was accepted, or was refused in the right place or another."""

    verdict: str
    seconds: float


def mutations_of(value: object) -> Iterator[Mutation]:
    """Every mutation of every node of a file's values, the file itself included."""
    for loc, node in _nodes(value, ()):
        for change, new in VALUES.items():
            if type(node) is not type(new) or node != new:
                yield Mutation(loc, change, _text(_replaced(value, loc, new)))
        if loc:
            yield Mutation(loc[:-1], "deleted", _text(_without(value, loc)))
        if loc and isinstance(loc[-1], str):
            yield Mutation((*loc[:-1], f"{loc[-1]}x"), "renamed", _text(_renamed(value, loc)))


def outcome(bank: Path, name: str, mutation: Mutation) -> Outcome:
    """What loading the whole bank makes of the mutation in the file of this name; the file is put back."""
    path = bank / name
    good = path.read_bytes()
    path.write_text(mutation.text, "utf-8")
    start = time.perf_counter()
    try:
        problems = problems_of(bank)
    except Exception:  # noqa: BLE001 - whatever it is, it is what we count
        return Outcome("crashed", 0)
    finally:
        path.write_bytes(good)
    seconds = time.perf_counter() - start
    if not has_errors(problems):
        return Outcome("accepted", seconds)
    return Outcome("right line" if _is_right(problems, path, mutation) else "other line", seconds)


def problems_of(bank: Path) -> list[Problem]:
    """Every problem in loading the bank and its materials."""
    placed, problems = load_placed_bank(bank)
    return problems if placed is None else [*problems, *read_materials(bank, placed.bank)[1]]


def _is_right(problems: list[Problem], path: Path, mutation: Mutation) -> bool:
    """Whether a problem stands in the file, at a line between where the node begins and where it ends."""
    line = locate(mutation.text, mutation.loc)[0]
    return any(problem.file == str(path) and problem.line in {line, 0} for problem in problems)


def _nodes(value: object, loc: Loc) -> Iterator[tuple[Loc, object]]:
    yield loc, value
    steps = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in steps:
        yield from _nodes(inner, (*loc, key))


def _text(value: object) -> str:
    return dump(value).decode()


def _owner(value: Any, loc: Loc) -> Any:
    for key in loc[:-1]:
        value = value[key]
    return value


def _replaced(value: object, loc: Loc, new: object) -> object:
    if not loc:
        return new
    copy = deepcopy(value)
    _owner(copy, loc)[loc[-1]] = new
    return copy


def _without(value: object, loc: Loc) -> object:
    copy = deepcopy(value)
    del _owner(copy, loc)[loc[-1]]
    return copy


def _renamed(value: object, loc: Loc) -> object:
    copy = deepcopy(value)
    owner = _owner(copy, loc)
    pairs = [(f"{key}x" if key == loc[-1] else key, inner) for key, inner in owner.items()]
    owner.clear()
    owner.update(pairs)
    return copy


def outcomes() -> Iterator[tuple[Mutation, str, Outcome]]:
    """The outcome of every mutation of every file of the small bank, with the file's name."""
    with tempfile.TemporaryDirectory() as folder:
        bank = Path(shutil.copytree(SMALL_BANK, Path(folder).resolve() / "bank"))
        for path in sorted(bank.rglob("*.yaml")):
            name = path.relative_to(bank).as_posix()
            for mutation in mutations_of(read_yaml(path).or_raise().value):
                yield mutation, name, outcome(bank, name, mutation)


def main() -> int:
    counts: Counter[str] = Counter()
    slowest = 0.0
    for mutation, name, (verdict, seconds) in outcomes():
        counts[verdict] += 1
        slowest = max(slowest, seconds)
        if verdict != "right line" and "-v" in sys.argv:
            print(f"{verdict}: {name} {'.'.join(map(str, mutation.loc))} {mutation.change}")
    nonsense = 100 * counts["accepted"] / counts.total()
    right = 100 * counts["right line"] / max(counts["right line"] + counts["other line"], 1)
    print(f"{counts.total()} mutations: {counts['crashed']} crashed, slowest {slowest:.1f} s", end=", ")
    print(f"{nonsense:.1f} % accepted, {right:.1f} % of the others at the right line")
    is_good = not counts["crashed"] and slowest < MOST_SECONDS
    return 0 if is_good and nonsense < MOST_NONSENSE and right >= LEAST_RIGHT else 1


if __name__ == "__main__":
    sys.exit(main())
