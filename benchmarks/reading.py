"""What reading filled sheets costs: `python -m benchmarks.reading`.

1,000 sheets of a made-up round, filled in as Word saves them, against unpacking and parsing the same parts
with `zipfile` and `lxml.etree.fromstring`; and how much memory they take after the first hundred. Ends with
exit code 1 where a goal is missed.
"""

import io
import resource
import sys
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from lxml import etree

from benchmarks.timing import cpu_of_call, ratio
from interview_kit.models.guide import Guide
from interview_kit.recruitments.guides import load_guide
from interview_kit.scoring_sheets.reading import ReadFile, read_scoring_sheet
from interview_kit.shipped import shipped_folder
from interview_kit.word.house import load_house
from tests.filling import filled_round

GUIDE = Path(__file__).resolve().parent.parent / "examples/eksempelby/guide-1.yaml"
CANDIDATES = ("K1", "K2", "K3", "K4", "K5")
SHEETS, FIRST, PAIRS = 1_000, 100, 11
MOST_TIMES, MOST_GROWTH = 2.0, 2.0
# The parts that reading a sheet needs.
NEEDED = {
    "_rels/.rels",
    "word/_rels/document.xml.rels",
    "word/document.xml",
    "docProps/core.xml",
    "docProps/custom.xml",
}
AROUND = ("word/header", "word/footer")


class Cost(NamedTuple):
    """Times the yardstick, CPU seconds a sheet, and the growth of memory in MB after the first sheets."""

    times: float
    seconds: float
    growth: float


def filled_sheets(guide: Guide) -> list[bytes]:
    """Forty different sheets."""
    house, problems = load_house(shipped_folder("templates") / "house.docx")
    if house is None:
        raise SystemExit("\n".join(map(str, problems)))
    return [data for data, _ in filled_round(guide, house, CANDIDATES).values()]


def parsed(data: bytes) -> int:
    """The yardstick: the parts that are needed, unpacked and parsed."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = [name for name in package.namelist() if name in NEEDED or name.startswith(AROUND)]
        return sum(len(etree.fromstring(package.read(name))) for name in names)


def read(data: bytes, guides: Sequence[Guide]) -> ReadFile:
    """One sheet as it is read. Raises `SystemExit` where it is refused."""
    file = read_scoring_sheet(data, guides)
    if not isinstance(file, ReadFile):
        raise SystemExit(str(file))
    return file


def cost(sheets: Sequence[bytes], guides: Sequence[Guide], count: int) -> Cost:
    """What reading so many sheets costs."""
    for data in sheets[:FIRST]:
        read(data, guides)
    before = _memory()
    for number in range(count):
        read(sheets[number % len(sheets)], guides)
    growth = _memory() - before
    measured = ratio(
        lambda: cpu_of_call(lambda: [read(data, guides) for data in sheets]) / len(sheets),
        lambda: cpu_of_call(lambda: [parsed(data) for data in sheets]) / len(sheets),
        PAIRS,
    )
    return Cost(measured.times, measured.seconds, growth)


def _memory() -> float:
    """The most that this process has held so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> int:
    guide = load_guide(GUIDE).or_raise()
    found = cost(filled_sheets(guide), [guide], SHEETS)
    each = f"{1000 * found.seconds:.1f} ms each, {found.times:.2f} x zipfile and lxml (goal {MOST_TIMES})"
    print(f"{SHEETS} filled sheets: {each}, {found.growth:.1f} MB more than {FIRST} (goal {MOST_GROWTH})")
    return 0 if found.times <= MOST_TIMES and found.growth <= MOST_GROWTH else 1


if __name__ == "__main__":
    sys.exit(main())
