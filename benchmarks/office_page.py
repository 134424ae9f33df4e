"""What the office in one file costs those who open it: `python -m benchmarks.office_page`.

Its size, part by part; how long it takes to start the first time and again, to make a guide, and to make the
papers of the example recruitment; and the memory that it takes. In Chromium without a network, each start in
a browser that has never been used. Ends with exit code 1 where a goal is missed. A busy machine misses them.
"""

import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.measure import Goal
from examples.refresh import EXAMPLES, RECRUITMENT
from interview_kit.office_file.pack import PackedOffice, pack_office
from interview_kit.packing import zip_parts
from interview_kit.workplace.workplace import open_shipped
from tests.office_case import BEGUN
from tests.office_page import OfficePage, start_browser

STARTS = 3
# Why each part is there.
REASONS = {
    "wasm": "CPython 3.14, compiled for browsers",
    "stdlib": "its standard library, as byte code, less what no page can use",
    "packages": "pydantic with its compiled core, openpyxl, Jinja2, PyYAML, as byte code",
    "program": "our program as byte code, the bank, the house, and what was worked out of them",
    "engine": "the script that runs the WebAssembly",
    "loader": "the script that starts Python",
    "page": "the screens: HTML, CSS and our own script",
}
MB = 1_000_000
SIZE, START, GUIDE = Goal(15), Goal(12), Goal(1)
PHASES = ("the engine is unpacked", "Python runs", "the files are in place", "the bank is read")


class Row(NamedTuple):
    """A measurement; `goal` is None where it is only told."""

    name: str
    value: float
    unit: str
    note: str = ""
    goal: Goal | None = None

    @property
    def is_missed(self) -> bool:
        return self.goal is not None and self.value > self.goal.most

    def __str__(self) -> str:
        goal = str(self.goal or "")
        note = f"MISSED {self.note}" if self.is_missed else self.note
        return f"{self.name:34} {self.value:8.2f} {self.unit:3} {goal:8} {note}"


def size_rows(packed: PackedOffice) -> Iterator[Row]:
    for name, size in sorted(packed.sizes.items(), key=lambda row: -row[1]):
        yield Row(f"  {name}", size / MB, "MB", REASONS[name])
    yield Row("the file", len(packed.data) / MB, "MB", goal=SIZE)


def start_rows(name: str, starts: list[tuple[float, list[float]]]) -> Iterator[Row]:
    """The median start, in seconds from the click to ready, with the phases of that one."""
    seconds, marks = sorted(starts)[len(starts) // 2]
    every = ", ".join(f"{one:.1f}" for one, _ in sorted(starts))
    yield Row(name, seconds, "s", f"of {every}", START)
    for phase, before, after in zip(PHASES, marks, marks[1:], strict=False):
        yield Row(f"  until {phase}", (after - before) / 1000, "s")


def started(page: OfficePage, file: Path) -> tuple[float, list[float]]:
    seconds = page.open(file)
    told: Mapping[str, Any] = page.driver.execute_script("return office.started")
    return seconds, told["marks"]


def timed(page: OfficePage, name: str, **request: Any) -> float:
    """The seconds from a request to its answer, in the page."""
    script = "const [name, request, done] = arguments; const at = performance.now();"
    script += "ask(name, request).then((answer) => done([answer.ok, performance.now() - at]))"
    is_done, milliseconds = page.driver.execute_async_script(script, name, request)
    assert is_done, name  # noqa: S101 - a benchmark of what fails says nothing
    return float(milliseconds) / 1000


def work_rows(page: OfficePage) -> Iterator[Row]:
    yield Row("the first guide and sheet", timed(page, "build", position="direktoer"), "s", goal=GUIDE)
    again = [timed(page, "build", position="direktoer", round=2) for _ in range(STARTS)]
    yield Row("another", statistics.median(again), "s", goal=GUIDE)
    begun = {name: (EXAMPLES / RECRUITMENT / name).read_bytes() for name in BEGUN}
    page.done("open_case", name="eksempelby.zip", data=zip_parts(begun))
    yield Row("the example's plan, seen", timed(page, "plan"), "s")
    yield Row("the example's plan, fixed", timed(page, "fix_plan"), "s")
    seconds = timed(page, "make_papers")
    yield Row("the example's papers", seconds, "s", f"{page.done('state')['state']['papers']} papers")


def memory_rows(page: OfficePage, when: str) -> Iterator[Row]:
    heap = page.wire.in_worker("self.pyodide._module.HEAPU8.length")
    yield Row(f"Python's memory, {when}", heap / MB, "MB")
    pages = page.wire.process_memory("renderer")
    yield Row(f"the renderer's memory, {when}", pages / MB, "MB", "resident, of the process with the page")


def all_rows(folder: Path) -> Iterator[Row]:
    began = time.monotonic()
    packed = pack_office(open_shipped())
    yield Row("pack", time.monotonic() - began, "s")
    yield from size_rows(packed)
    file = folder / "samtalekontoret.html"
    file.write_bytes(packed.data)
    cold, warm = [], []
    for number in range(STARTS):
        work = folder / str(number)
        work.mkdir()
        page = start_browser(work)
        try:
            cold.append(started(page, file))
            warm.append(started(page, file))
            if number == STARTS - 1:
                yield from start_rows("the first start", cold)
                yield from start_rows("a start after it", warm)
                yield from memory_rows(page, "ready")
                yield from work_rows(page)
                yield from memory_rows(page, "after the papers")
        finally:
            page.quit()


def main() -> int:
    rows = []
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        for row in all_rows(Path(folder)):
            print(row, flush=True)
            rows.append(row)
    missed = [row.name for row in rows if row.is_missed]
    print(f"\n{len(missed)} of {sum(row.goal is not None for row in rows)} goals missed", *missed, sep="\n  ")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
