"""What an expert reader would say of a bank, before a question reaches a candidate: what `check` prints.

A new rule is one function in `wording`, `anchors`, `entries` or `across`, one line in that file's list, and
its words in `problems/rule_texts`. Rules read values and yield findings; they read no files.
"""

from collections import Counter
from dataclasses import replace
from pathlib import Path

from interview_kit.bank import find_position, load_bank, load_placed_bank, load_rules
from interview_kit.bank.materials import load_materials
from interview_kit.checks.materials import material_findings
from interview_kit.checks.questions import own_question_problems
from interview_kit.checks.rulebook import Rulebook, make_rulebook, missing_rules
from interview_kit.checks.rules import bank_findings
from interview_kit.models.bank import QuestionBank
from interview_kit.problems import CATALOGUE, Problem, problem
from interview_kit.recruitment import FILE, load_recruitment
from interview_kit.shipped import HOUSE, shipped_folder
from interview_kit.word.house import load_house


def check_path(path: Path, bank: Path | None = None) -> list[Problem]:
    """Every problem in a house (a Word file), a recruitment, or a bank (folders; with the bank its house).

    `bank` is the one that a recruitment is held against; the shipped one where it is None.
    """
    if path.suffix.lower() in {".docx", ".dotx"}:
        return load_house(path)[1]
    if (path / FILE).is_file():
        return check_recruitment(path, bank or shipped_folder("question_bank"))
    house = path / HOUSE
    return [*check_bank(path), *(load_house(house)[1] if house.is_file() else ())]


def check_shipped() -> list[Problem]:
    """Every problem in the shipped bank and house."""
    return [
        *check_bank(shipped_folder("question_bank")),
        *check_path(shipped_folder("templates") / HOUSE),
    ]


def check_recruitment(folder: Path, bank_folder: Path) -> list[Problem]:
    """What is wrong in a recruitment's file, and what the rules find in the questions of its own."""
    recruitment, source, problems = load_recruitment(folder)
    bank, bank_problems = load_bank(bank_folder)
    book, rule_problems = load_rulebook(bank_folder)
    problems += [*bank_problems, *rule_problems]
    if recruitment is None or source is None or bank is None or book is None:
        return problems
    position = find_position(bank, recruitment.position)
    if isinstance(position, Problem):
        problems.append(replace(position, **source.place(("position",))))
    first: set[str] = set()
    for at, own in enumerate(recruitment.own_questions):
        loc = ("own_questions", at)
        if own.id in first:
            problems.append(problem("duplicate-id", **source.place((*loc, "id")), first=source.file))
        first.add(own.id)
        for where, found in own_question_problems(own, book):
            problems.append(replace(found, **source.place((*loc, *where))))
    return problems


def check_bank(folder: Path) -> list[Problem]:
    """What is wrong in a bank's files; where they are whole, also what the rules find in its texts."""
    bank, problems, places = load_placed_bank(folder)
    book, rule_problems = load_rulebook(folder)
    problems += rule_problems
    if bank is None or book is None:
        return problems
    found = [
        problem(finding.code, **places.of(entry, finding.loc), **finding.details)
        for entry, finding in bank_findings(bank, book)
    ]
    _, kept, material_problems = load_materials(folder, bank)
    found += [
        one.problem(finding.code, finding.loc, **finding.details)
        for one in kept
        for finding in material_findings(one.value, book)
    ]
    problems += material_problems
    return [*problems, *sorted(found, key=lambda one: (one.file, one.line, one.column, one.code))]


def warnings_by_entry(bank: QuestionBank, book: Rulebook) -> dict[str, int]:
    """How many warnings that nobody has accepted each entry has."""
    found = (
        entry for entry, finding in bank_findings(bank, book) if CATALOGUE[finding.code].level == "warning"
    )
    return dict(Counter(found))


def load_rulebook(folder: Path) -> tuple[Rulebook | None, list[Problem]]:
    """The bank's rules, ready for use; a bank without rules of its own uses the shipped ones."""
    own = folder if (folder / "rules").is_dir() else shipped_folder("question_bank")
    rules, problems = load_rules(own)
    if rules is None:
        return None, problems
    file = str(own / "rules" / "wording.yaml")
    missing = [problem("rule-missing", file=file, name=name) for name in missing_rules(rules[0])]
    return (None, missing) if missing else (make_rulebook(*rules), [])
