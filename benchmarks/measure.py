"""What a build costs, as ratios to a yardstick measured in the same run: `python benchmarks/measure.py`.

Documents: each against zlib level 6 on its own document.xml. Commands: against a bare `python -c pass`,
without any cache of ours on disk. Runs alternate between what is measured and its yardstick, so that a busy
machine slows both. Ends with exit code 1 where a limit is passed.
"""

import io
import json
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import tracemalloc
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from interview_kit.bank import load_bank
from interview_kit.checks.running import bank_findings
from interview_kit.documents import DOCUMENTS, build
from interview_kit.models.bank import Entry
from interview_kit.models.recruitment import Recruitment
from interview_kit.planning import plan_guide
from interview_kit.shipped import shipped_folder
from interview_kit.word.house import load_house
from interview_kit.workplace.checking import load_lexicon
from interview_kit.yaml_files import dump

DOCUMENT_RUNS, COMMAND_RUNS = 60, 21
COMMAND = [str(Path(sys.executable).with_name("interview-kit"))]
LIMITS = {"document": 5.0, "build": 35.0, "help": 6.0, "check": 150.0, "scale": 15.0, "memory": 80.0}


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


def full_bank(folder: Path) -> Path:
    """A bank with an entry for every behaviour of both profiles, each with words of its own."""
    bank, _ = load_bank(shipped_folder("question_bank"))
    assert bank is not None  # noqa: S101
    shutil.copytree(shipped_folder("question_bank"), folder)
    shutil.rmtree(folder / "entries")
    models = [entry for several in bank.entries.values() for entry in several]
    for key, profile in bank.profiles.items():
        (folder / "entries" / key).mkdir(parents=True)
        for competency in profile.competencies:
            entries = [own_entry(models, behaviour.id) for behaviour in competency.behaviours]
            (folder / "entries" / key / f"{competency.id}.yaml").write_bytes(dump(entries))
    return folder


def own_entry(models: list[Entry], behaviour: str) -> dict[str, object]:
    """An entry for this behaviour, shaped like one of the shipped ones; its longer words are its own."""
    number = zlib.crc32(behaviour.encode())
    mark = "".join("abcdefghij"[int(digit)] for digit in str(number))

    def own(text: str) -> str:
        return re.sub(r"\b([a-zæøå]{4,})\b", rf"\1{mark}", text)

    model = models[number % len(models)]
    questions = [
        question.model_copy(update={"id": f"{behaviour}.{at}", "text": own(question.text), "positions": ()})
        for at, question in enumerate(model.questions, 1)
    ]
    anchors = {level: tuple(map(own, said)) for level, said in model.anchors.items()}
    changes = {"id": behaviour, "behaviour": behaviour, "questions": tuple(questions), "anchors": anchors}
    data = model.model_copy(update=changes).model_dump(by_alias=True, exclude_none=True)
    made: dict[str, object] = json.loads(json.dumps(data))
    made["anchors"] = {level: list(said) for level, said in anchors.items()}
    return made


def commands(folder: Path) -> list[tuple[str, float, float, float]]:
    def run(*words: str) -> Callable[[], object]:
        return lambda: subprocess.run(words, check=True, stdout=subprocess.DEVNULL)

    bare = run(sys.executable, "-c", "pass")
    built = run(*COMMAND, "build", "direktoer", "--force", "-o", str(folder / "direktoer"))
    shown = run(*COMMAND, "--help")
    whole = str(full_bank(folder / "bank"))
    checked = lambda: subprocess.run([*COMMAND, "check", whole], check=False, stdout=subprocess.DEVNULL)  # noqa: E731
    return [
        ("build direktoer", *ratio(built, bare, COMMAND_RUNS), LIMITS["build"]),
        ("check of a bank of 72 entries", *ratio(checked, bare, COMMAND_RUNS), LIMITS["check"]),
        ("--help", *ratio(shown, bare, COMMAND_RUNS), LIMITS["help"]),
    ]


def scale() -> tuple[float, float]:
    """How many times the time and the memory of 100 synthetic entries the rules need for 1,000."""
    bank, _ = load_bank(shipped_folder("question_bank"))
    lexicon, _ = load_lexicon(shipped_folder("question_bank"))
    assert bank is not None  # noqa: S101
    assert lexicon is not None  # noqa: S101
    models = [entry for several in bank.entries.values() for entry in several]
    spent: list[tuple[float, int]] = []
    for number in (100, 1000):
        entries = [Entry.model_validate(own_entry(models, f"x.{at}")) for at in range(number)]
        larger = replace(bank, entries={entry.id: (entry,) for entry in entries})
        start = time.perf_counter()
        for _ in bank_findings(larger, lexicon):
            pass
        seconds = time.perf_counter() - start
        tracemalloc.start()
        for _ in bank_findings(larger, lexicon):
            pass
        spent.append((seconds, tracemalloc.get_traced_memory()[1]))
        tracemalloc.stop()
    return spent[1][0] / spent[0][0], spent[1][1] / spent[0][1]


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
    times, memory = scale()
    passed &= times <= LIMITS["scale"]
    print(f"{'rules on 1,000 entries, against 100':44} {times:6.1f} x   {memory:5.1f} x memory  limit 15 x")
    return 0 if passed else 1


if __name__ == "__main__":
    sys.exit(main())
