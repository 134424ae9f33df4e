"""How many mutants each room's own fast tests kill: `python -m benchmarks.mutants --rooms coverage`.

Needs the extra `mutation`. Changes one thing at a time in a copy of the tree, never in the checkout, runs the
room's tests and counts. Ends with exit code 1 where a room is under the goal.
"""

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue
from typing import Literal, NamedTuple

from benchmarks.mutations import Mutation, mutations_of

ROOT = Path(__file__).resolve().parent.parent
LEFT_OUT = shutil.ignore_patterns(".git", ".venv", "node_modules", "__pycache__", ".*_cache", "*.png")
WORKERS, GOAL = 2, 85

Outcome = Literal["killed", "timed out", "survived"]


class Room(NamedTuple):
    """The folders or files that are mutated, and the tests that should notice."""

    sources: tuple[str, ...]
    tests: tuple[str, ...]


ROOMS = {
    "planning": Room(
        ("interview_kit/planning",),
        ("tests/test_plan_of_all_rounds.py", "tests/test_guides.py", "tests/test_planning.py"),
    ),
    "word": Room(
        ("interview_kit/word",),
        (
            "tests/test_tags.py",
            "tests/test_opening.py",
            "tests/test_house.py",
            "tests/test_documents.py",
        ),
    ),
    "documents": Room(
        ("interview_kit/documents", "interview_kit/scoring_sheets"),
        ("tests/test_documents.py", "tests/test_scoring_sheet.py", "tests/test_book.py"),
    ),
    "coverage": Room(
        ("interview_kit/coverage",),
        ("tests/test_coverage.py", "tests/test_coverage_newer.py"),
    ),
    "checks": Room(
        ("interview_kit/checks",),
        (
            "tests/test_rule_limits.py",
            "tests/test_readme.py::test_the_rule_page_is_made_from_the_rules_as_they_are",
            "tests/test_rules.py",
        ),
    ),
}


class Tree:
    """A copy of the tree in which one mutation at a time is tried."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        shutil.copytree(ROOT, folder, ignore=LEFT_OUT)

    def seconds_unchanged(self, tests: Sequence[str]) -> float:
        """How long the tests take without a mutation. Raises `SystemExit` where they fail."""
        self._refuse_another_package()
        start = time.monotonic()
        if self._run_tests(tests, None, write_bytecode=True) != "survived":
            raise SystemExit(f"{' '.join(tests)} fail without any mutation")
        return time.monotonic() - start

    def outcome(self, mutation: Mutation, tests: Sequence[str], limit: float) -> Outcome:
        """What the tests do about the mutation in at most `limit` seconds; the file is put back."""
        path = self.folder / mutation.path
        original, status = path.read_bytes(), path.stat()
        path.write_text(mutation.source, "utf-8")
        try:
            return self._run_tests(tests, limit)
        finally:
            path.write_bytes(original)
            os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))  # so that its bytecode is valid again

    def _run_tests(
        self, tests: Sequence[str], limit: float | None, *, write_bytecode: bool = False
    ) -> Outcome:
        words = ("-m", "pytest", "-x", "-q", "-m", "not slow", "-p", "no:cacheprovider", *tests)
        process = subprocess.Popen(
            [sys.executable, *words],
            cwd=self.folder,
            env=self._environment(write_bytecode=write_bytecode),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # so that programs that a test started can be ended with it
        )
        try:
            return "killed" if process.wait(limit) else "survived"
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            return "timed out"

    def _environment(self, *, write_bytecode: bool = False) -> dict[str, str]:
        """The copy's package before the installed one. A mutant's bytecode is never kept."""
        more = {"PYTHONPATH": str(self.folder), "INTERVIEW_KIT_CACHE": str(self.folder / "cache")}
        return {**os.environ, **more, "PYTHONDONTWRITEBYTECODE": "" if write_bytecode else "1"}

    def _refuse_another_package(self) -> None:
        words = [sys.executable, "-c", "import interview_kit; print(interview_kit.__file__)"]
        result = subprocess.run(
            words, cwd=self.folder, env=self._environment(), capture_output=True, text=True, check=True
        )
        if not Path(result.stdout).is_relative_to(self.folder):
            raise SystemExit(f"the tests would run {result.stdout.strip()}, not the copy")


def sampled(room: Room, number: int, seed: int) -> list[Mutation]:
    """So many of the room's mutations, drawn with the seed, in the order of the files; all of them for 0."""
    paths = [
        path.relative_to(ROOT)
        for source in room.sources
        for path in ([ROOT / source] if source.endswith(".py") else sorted((ROOT / source).rglob("*.py")))
    ]
    mutations = [mutation for path in paths for mutation in mutations_of(ROOT, path)]
    if not number or number >= len(mutations):
        return mutations
    chosen = random.Random(seed).sample(range(len(mutations)), number)  # noqa: S311 - a sample, not a secret
    return [mutations[index] for index in sorted(chosen)]


def outcomes(trees: Sequence[Tree], room: Room, mutations: Sequence[Mutation]) -> Iterator[Outcome]:
    """The outcome of each mutation in order, as many at a time as there are trees."""
    limits = [5 * tree.seconds_unchanged(room.tests) + 10 for tree in trees]
    free: SimpleQueue[Tree] = SimpleQueue()
    for tree in trees:
        free.put(tree)

    def attempt(mutation: Mutation) -> Outcome:
        tree = free.get()
        try:
            return tree.outcome(mutation, room.tests, max(limits))
        finally:
            free.put(tree)

    with ThreadPoolExecutor(len(trees)) as pool:
        yield from pool.map(attempt, mutations)


def examine(name: str, trees: Sequence[Tree], mutations: Sequence[Mutation]) -> Counter[Outcome]:
    """Counts the outcomes of a room and prints each mutation that no test noticed."""
    counts: Counter[Outcome] = Counter()
    print(f"\n{name}: {len(mutations)} mutants", flush=True)
    for mutation, outcome in zip(mutations, outcomes(trees, ROOMS[name], mutations), strict=True):
        counts[outcome] += 1
        if outcome == "survived":
            print(f"  {mutation}", flush=True)
    return counts


def rate(counts: Counter[Outcome]) -> float:
    """Per cent of the mutants that did not survive; 100 where there are none."""
    return 100 - 100 * counts["survived"] / max(counts.total(), 1)


def print_table(counts: dict[str, Counter[Outcome]]) -> None:
    print(f"\n{'room':12}{'killed':>10}{'timed out':>12}{'survived':>11}{'rate':>8}   goal {GOAL} %")
    for name, room in counts.items():
        numbers = f"{room['killed']:10}{room['timed out']:12}{room['survived']:11}{rate(room):6.0f} %"
        print(f"{name:12}{numbers}{'  MISSED' if rate(room) < GOAL else ''}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rooms", nargs="+", choices=ROOMS, default=list(ROOMS))
    parser.add_argument(
        "--sample", type=int, default=40, metavar="N", help="mutants a room; 0 is all of them"
    )
    parser.add_argument("--seed", type=int, default=8)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        trees = [Tree(Path(folder).resolve() / str(number)) for number in range(WORKERS)]
        counts = {
            name: examine(name, trees, sampled(ROOMS[name], options.sample, options.seed))
            for name in options.rooms
        }
    print_table(counts)
    return 1 if any(rate(room) < GOAL for room in counts.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
