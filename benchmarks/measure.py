"""What a build costs, as ratios to a yardstick measured in the same run: `python benchmarks/measure.py`.

Documents: each against zlib level 6 on its own document.xml. Commands: against a bare `python -c pass`,
without any cache of ours on disk. Runs alternate between what is measured and its yardstick, so that a busy
machine slows both. Ends with exit code 1 where a limit is passed.
"""

import io
import resource
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

from interview_kit.bank import load_bank
from interview_kit.documents import DOCUMENTS, build
from interview_kit.models.recruitment import Recruitment
from interview_kit.planning import plan_guide
from interview_kit.shipped import shipped_folder
from interview_kit.word.house import load_house

DOCUMENT_RUNS, COMMAND_RUNS = 60, 21
COMMAND = [str(Path(sys.executable).with_name("interview-kit"))]
LIMITS = {"document": 5.0, "build": 35.0, "help": 6.0, "memory": 80.0}


def ratio(measured: Callable[[], object], yardstick: Callable[[], object], runs: int) -> tuple[float, float]:
    """The median time of `measured` over that of `yardstick`, and the former in milliseconds."""
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(runs):
        for call, kept in zip((measured, yardstick), times, strict=True):
            start = time.perf_counter()
            call()
            kept.append(time.perf_counter() - start)
    first, second = map(statistics.median, times)
    return first / second, first * 1000


def documents(position: str) -> list[tuple[str, float, float, float]]:
    bank, _ = load_bank(shipped_folder("question_bank"))
    house, _ = load_house(shipped_folder("templates") / "house.docx")
    assert bank is not None  # noqa: S101 - the shipped bank and house are whole; the tests see to it
    assert house is not None  # noqa: S101
    guide = plan_guide(bank, Recruitment(position=position), 1)
    rows = []
    for kind in DOCUMENTS:
        with zipfile.ZipFile(io.BytesIO(build(kind, guide, house))) as package:
            xml = package.read("word/document.xml")
        times, milliseconds = ratio(
            lambda kind=kind: build(kind, guide, house),  # type: ignore[misc]
            lambda xml=xml: zlib.compress(xml, 6),  # type: ignore[misc]
            DOCUMENT_RUNS,
        )
        rows.append((f"{kind} ({position}, {len(xml) // 1000} KB)", times, milliseconds, LIMITS["document"]))
    return rows


def commands(folder: Path) -> list[tuple[str, float, float, float]]:
    def run(*words: str) -> Callable[[], object]:
        return lambda: subprocess.run(words, check=True, stdout=subprocess.DEVNULL)

    bare = run(sys.executable, "-c", "pass")
    built = run(*COMMAND, "build", "direktoer", "--force", "-o", str(folder))
    shown = run(*COMMAND, "--help")
    return [
        ("build direktoer", *ratio(built, bare, COMMAND_RUNS), LIMITS["build"]),
        ("--help", *ratio(shown, bare, COMMAND_RUNS), LIMITS["help"]),
    ]


def main() -> int:
    passed = True
    with tempfile.TemporaryDirectory() as folder:
        for name, times, milliseconds, limit in [
            *commands(Path(folder)),
            *documents("direktoer"),
            *documents("institutionsleder"),
        ]:
            passed &= times <= limit
            print(f"{name:44} {times:6.1f} x   {milliseconds:7.1f} ms   limit {limit:.0f} x")
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    passed &= peak <= LIMITS["memory"]
    print(f"{'peak memory of a command':44} {peak:6.0f} MB{'':14}limit {LIMITS['memory']:.0f} MB")
    return 0 if passed else 1


if __name__ == "__main__":
    sys.exit(main())
