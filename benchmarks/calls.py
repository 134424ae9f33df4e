"""Every call that the benchmarks make into interview_kit: a renamed function is mended in this file."""

import sys
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

from interview_kit.bank import load_bank
from interview_kit.checks.running import bank_findings
from interview_kit.documents import ROUND_PAPERS, word_file
from interview_kit.models.bank import Entry, QuestionBank
from interview_kit.models.recruitment import Recruitment
from interview_kit.planning import plan_guide
from interview_kit.shipped import shipped_folder
from interview_kit.word.house import load_house
from interview_kit.workplace.checking import load_lexicon

COMMAND = str(Path(sys.executable).with_name("interview-kit"))


def shipped_bank() -> QuestionBank:
    return load_bank(shipped_folder("question_bank")).or_raise()


def document_builders(position: str) -> dict[str, Callable[[], bytes]]:
    """By kind: a function that builds the document of the position's first round; the guide is planned."""
    house, problems = load_house(shipped_folder("templates") / "house.docx")
    if house is None:
        raise SystemExit("\n".join(map(str, problems)))
    guide = plan_guide(shipped_bank(), Recruitment(position=position), 1)
    return {
        paper.stem: lambda paper=paper: word_file(paper.view(guide), house)  # type: ignore[misc]
        for paper in ROUND_PAPERS
    }


def rules_runner(entries: Iterable[Entry]) -> Callable[[], int]:
    """A function that runs every rule on the shipped bank with these entries and counts the findings."""
    lexicon = load_lexicon(shipped_folder("question_bank")).or_raise()
    by_behaviour: dict[str, tuple[Entry, ...]] = {}
    for entry in entries:
        by_behaviour[entry.behaviour] = (*by_behaviour.get(entry.behaviour, ()), entry)
    bank = replace(shipped_bank(), entries=by_behaviour)
    return lambda: sum(1 for _ in bank_findings(bank, lexicon))
