"""What interview-kit costs, in ratios to a yardstick of the same run: `python -m benchmarks.measure`.

Commands against a bare `python -c pass`; documents against zlib level 6 on their own document.xml; the
bank's workbook against lxml on its largest part; the rules on 1,000 synthetic entries against 100. All in
CPU time, pair by pair (see `timing`). A goal is where we want to be, with room under it for noise. Ends
with exit code 1 where one is missed.
"""

import argparse
import io
import os
import statistics
import subprocess
import sys
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from lxml import etree

from benchmarks.calls import COMMAND, document_builders
from benchmarks.synthetic import Vocabulary
from benchmarks.timing import Ratio, cpu_of_call, cpu_of_command, peak_memory, ratio
from interview_kit.bank import load_bank
from interview_kit.curation.workbook.reading import read_workbook
from interview_kit.curation.workbook.writing import bank_workbook
from interview_kit.shipped import shipped_folder

BARE = [sys.executable, "-c", "pass"]
POSITIONS = ("direktoer", "institutionsleder")
ZLIB_CALLS = 5  # one call is too short to time


class Goal(NamedTuple):
    """The most that a row may show; `aim` is what we hope for."""

    most: float
    aim: float | None = None

    def __str__(self) -> str:
        return f"goal {self.most:g}" + (f" (aim {self.aim:g})" if self.aim else "")


BUILD, CHECK, HELP, QUESTION = Goal(25, aim=21), Goal(60), Goal(5), Goal(40)
DOCUMENTS = {"interviewguide": Goal(2.2), "scoringsark": Goal(3.5)}
SCALE, MEMORY = Goal(12), Goal(80)
WORKBOOK = Goal(26)


class Effort(NamedTuple):
    """How many pairs of commands, checks and documents are run, and the smaller number of entries."""

    commands: int
    checks: int
    documents: int
    entries: int


FULL, QUICK = Effort(15, 7, 60, 100), Effort(5, 2, 15, 30)


class Row(NamedTuple):
    """A measurement; `goal` is None where it is only shown beside another."""

    name: str
    value: float
    unit: str
    note: str
    goal: Goal | None

    @property
    def is_missed(self) -> bool:
        return self.goal is not None and self.value > self.goal.most

    def __str__(self) -> str:
        goal = str(self.goal or "no goal")
        missed = f"  MISSED by {self.value - self.goal.most:.2f}" if self.goal and self.is_missed else ""
        return f"{self.name:50} {self.value:6.2f} {self.unit:2} {self.note:>20}   {goal:16}{missed}"


def timed(name: str, measured: Ratio, goal: Goal | None) -> Row:
    return Row(name, measured.times, "x", f"{measured.seconds * 1000:.1f} ms", goal)


def command_rows(folder: Path, effort: Effort) -> Iterator[Row]:
    """Whole processes, with Python's own byte code kept from run to run, as users have it.

    The cache lies in a folder of ours: the user's is neither used nor filled.
    """
    filled = {**os.environ, "INTERVIEW_KIT_CACHE": str(folder / "cache"), "PYTHONDONTWRITEBYTECODE": ""}
    build = [COMMAND, "build", "direktoer", "--force", "-o", str(folder / "direktoer")]
    check, shown = [COMMAND, "check"], [COMMAND, "--help"]
    question = [COMMAND, "check-question", "Der er jo mange aftenmøder her, går det hjemme?"]
    for command in (build, check):
        cpu_of_command(command, filled, may_fail=command is check)

    def bare() -> float:
        return cpu_of_command(BARE, filled)

    def build_with_an_empty_cache() -> float:
        with tempfile.TemporaryDirectory(dir=folder) as empty:
            return cpu_of_command(build, {**filled, "INTERVIEW_KIT_CACHE": empty})

    built = ratio(lambda: cpu_of_command(build, filled), bare, effort.commands)
    yield timed("build direktoer, cold, as a second run", built, BUILD)
    built = ratio(build_with_an_empty_cache, bare, effort.commands)
    yield timed("build direktoer, cold, with an empty cache", built, None)
    checked = ratio(lambda: cpu_of_command(check, filled, may_fail=True), bare, effort.checks)
    yield timed("check of the shipped bank", checked, CHECK)
    asked = ratio(lambda: cpu_of_command(question, filled), bare, effort.commands)
    yield timed("check-question, cold", asked, QUESTION)
    yield questions_row(filled, effort)
    yield timed("--help", ratio(lambda: cpu_of_command(shown, filled), bare, effort.commands), HELP)
    peak = max(peak_memory(command, filled) for command in (build, check))
    yield Row("peak memory of build and check", peak, "MB", "", MEMORY)


def questions_row(environment: dict[str, str], effort: Effort) -> Row:
    """Ten times as many questions from standard input, between two runs on the fewer."""
    fewer = effort.entries * 10

    def seconds(number: int) -> float:
        lines = "".join(f"Hvad gjorde du, da sag {count} trak ud?\n" for count in range(number))
        words = [COMMAND, "check-question", "-"]
        before = os.times().children_user
        subprocess.run(words, input=lines, text=True, env=environment, stdout=subprocess.DEVNULL, check=True)
        return os.times().children_user - before

    before, large, after = (seconds(number) for number in (fewer, fewer * 10, fewer))
    small = statistics.mean([before, after])
    name = f"check-question -, {fewer * 10} questions against {fewer}"
    return Row(name, large / small, "x", f"{small:.1f} s -> {large:.1f} s", SCALE)


def document_rows(position: str, effort: Effort) -> Iterator[Row]:
    """Documents in one warm process."""
    for kind, build in document_builders(position).items():
        with zipfile.ZipFile(io.BytesIO(build())) as package:
            xml = package.read("word/document.xml")
        measured = ratio(
            lambda build=build: cpu_of_call(build),  # type: ignore[misc]
            lambda xml=xml: cpu_of_call(lambda: zlib.compress(xml, 6), ZLIB_CALLS),  # type: ignore[misc]
            effort.documents,
        )
        yield timed(f"{kind} {position}, {len(xml) // 1000} KB", measured, DOCUMENTS.get(kind))


def workbook_rows(effort: Effort) -> Iterator[Row]:
    """The shipped bank as a workbook, written and read back."""
    bank = load_bank(shipped_folder("question_bank")).or_raise()
    data = bank_workbook(bank)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        xml = package.read("xl/worksheets/sheet2.xml")

    def yardstick() -> float:
        return cpu_of_call(lambda: etree.fromstring(xml), ZLIB_CALLS)

    written = ratio(lambda: cpu_of_call(lambda: bank_workbook(bank)), yardstick, effort.checks)
    yield timed("workbook of the shipped bank", written, WORKBOOK)
    read = ratio(
        lambda: cpu_of_call(lambda: read_workbook(data, "bank.xlsx", bank)), yardstick, effort.checks
    )
    yield timed("workbook of the shipped bank, read", read, WORKBOOK)


def scale_row(vocabulary: Vocabulary, effort: Effort) -> Row:
    """The rules on ten times as many entries, between two runs on the fewer."""
    fewer, more = effort.entries, effort.entries * 10
    before, large, after = (seconds_of_rules(vocabulary, number) for number in (fewer, more, fewer))
    small = statistics.mean([before, after])
    name = f"rules, {vocabulary} words, {more} entries against {fewer}"
    return Row(name, large / small, "x", f"{small:.1f} s -> {large:.1f} s", SCALE)


def seconds_of_rules(vocabulary: Vocabulary, entries: int) -> float:
    words = [sys.executable, "-m", "benchmarks.synthetic", vocabulary, str(entries)]
    return float(subprocess.run(words, check=True, capture_output=True, text=True).stdout)


def all_rows(folder: Path, effort: Effort) -> Iterator[Row]:
    yield from command_rows(folder, effort)
    for position in POSITIONS:
        yield from document_rows(position, effort)
    yield from workbook_rows(effort)
    yield scale_row("marked", effort)
    yield scale_row("natural", effort)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--quick", action="store_true", help="fewer runs, and the rules on 300 entries")
    effort = QUICK if parser.parse_args().quick else FULL
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for row in all_rows(Path(folder), effort):
            print(row, flush=True)
            rows.append(row)
    missed = [row.name for row in rows if row.is_missed]
    print(f"\n{len(missed)} of {sum(row.goal is not None for row in rows)} goals missed", *missed, sep="\n  ")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
