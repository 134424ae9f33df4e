"""The labelled set, and what the weights learn from besides: the bank's own questions, which are lawful.

    python -m benchmarks.private_matters.lines

writes `bank_lines.tsv` anew from the shipped bank. It is a file of its own, so that a new wording in the bank
needs no new weights, unless they suspect it.
"""

import csv
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from interview_kit.bank.loading import PlacedBank, load_placed_bank
from interview_kit.bank.materials import load_materials
from interview_kit.bank.rules import load_rules
from interview_kit.checks.fixed_texts import texts_read_aloud
from interview_kit.checks.passages import Passage, passages_of, passages_of_material
from interview_kit.checks.rule import Rule, TextRule
from interview_kit.checks.rules import RULES
from interview_kit.shipped import shipped_folder

FOLDER = Path(__file__).parent
LABELLED, OF_BANK, UNSEEN = (FOLDER / name for name in ("lines.tsv", "bank_lines.tsv", "unseen.tsv"))
ASKED = ("question", "probe")
OF_BANK_REGISTERS = (*ASKED, "aloud", "instead", "example")


Said = tuple[str, str, str]  # family, register and text


class Line(NamedTuple):
    """Something that is said in an interview; README.md says what the columns are."""

    family: str
    topic: str
    label: str
    register: str
    text: str
    source: str = ""
    near: str = ""

    @property
    def is_risky(self) -> bool:
        return self.label == "risky"

    @property
    def is_of_bank(self) -> bool:
        return self.register in OF_BANK_REGISTERS

    @property
    def split(self) -> str:
        """What is held out together: the family, or the risky one that it was written close to."""
        return self.near or self.family


def read_lines(file: Path = LABELLED) -> list[Line]:
    """The lines of a file, in its order."""
    with file.open(encoding="utf-8", newline="") as lines:
        rows = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        next(rows)
        return [Line(*row) for row in rows]


def write_lines(lines: Iterable[Line], file: Path) -> None:
    rows = ["\t".join(row) + "\n" for row in (Line._fields, *lines)]
    file.write_text("".join(rows), encoding="utf-8", newline="\n")


def lines_of_bank() -> list[Line]:
    """Everything that the shipped bank asks or says to a candidate, each text once, as lawful lines.

    The family is the entry, material, text, topic or rule; the register the part that it plays.
    """
    folder = shipped_folder("question_bank")
    placed = load_placed_bank(folder).or_raise()
    said = chain(_questions(folder, placed), _read_aloud(placed), _instead(folder), _examples())
    lines: dict[str, Line] = {}
    for family, role, text in said:
        lines.setdefault(text, Line(family, "work", "lawful", role, text))
    return list(lines.values())


def _questions(folder: Path, placed: PlacedBank) -> Iterator[Said]:
    for entry in placed.bank.all_entries:
        yield from _asked(entry.id, passages_of(entry))
    materials = load_materials(folder, placed.bank).or_raise()
    for name in ("references", "probes"):
        yield from _asked(name, passages_of_material(getattr(materials, name)))
    for case in materials.cases.values():
        yield from _asked(case.id, passages_of_material(case))


def _asked(family: str, passages: Iterable[Passage]) -> Iterator[Said]:
    return ((family, passage.role, passage.text) for passage in passages if passage.role in ASKED)


def _read_aloud(placed: PlacedBank) -> Iterator[Said]:
    for text in (*placed.fixed, *placed.positions.values()):
        yield from ((type(text.value).__name__, "aloud", said) for _, said in texts_read_aloud(text.value))


def _instead(folder: Path) -> Iterator[Said]:
    _, legal = load_rules(folder).or_raise()
    for topic in legal.topics:
        yield from ((topic.id, "instead", row.say) for row in topic.ask if row.kind != "note")


def _examples() -> Iterator[Said]:
    for rule in RULES:
        yield from ((rule.name, "example", text) for text in _passing(rule))


def _passing(rule: Rule) -> Iterator[str]:
    """What a rule shows as passing, of what is asked."""
    if isinstance(rule, TextRule):
        yield from (rule.passing,) if rule.roles[0] in ASKED else ()
        return
    for name in ("question", "other_question", "scene"):
        yield from (str(rule.passing[name]),) if name in rule.passing else ()
    for name in ("probes", "heard"):
        yield from rule.passing.get(name, ())  # type: ignore[misc]


if __name__ == "__main__":
    write_lines(lines_of_bank(), OF_BANK)
