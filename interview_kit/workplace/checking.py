"""Everything that is wrong in a bank, a recruitment or a house: what `check` prints."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from interview_kit.bank import find_position, load_bank, load_placed_bank
from interview_kit.bank.materials import read_materials
from interview_kit.bank.rules import load_rules
from interview_kit.checks.lexicon import Lexicon, make_lexicon, missing_rules
from interview_kit.checks.rule import Finding
from interview_kit.checks.running import (
    bank_findings,
    material_findings,
    own_question_findings,
    question_findings,
)
from interview_kit.models.bank import QuestionBank
from interview_kit.models.recruitment import OwnKind, Recruitment
from interview_kit.planning import plan
from interview_kit.problems import CATALOGUE, Level, Loaded, Problem, problem
from interview_kit.recruitments import RECRUITMENT_FILE, load_recruitment
from interview_kit.shipped import HOUSE, shipped_folder
from interview_kit.word.house import load_house
from interview_kit.workplace.workplace import Workplace
from interview_kit.yaml_files import Placed


def check_path(path: Path, bank: Path | None = None) -> list[Problem]:
    """Every problem in a house (a Word file), a recruitment, or a bank (folders; with the bank its house).

    `bank` is the one that a recruitment is held against; the shipped one where it is None.
    """
    if path.suffix.lower() in {".docx", ".dotx"}:
        return load_house(path)[1]
    if (path / RECRUITMENT_FILE).is_file():
        return check_recruitment(path, bank or shipped_folder("question_bank"))
    house = path / HOUSE
    return [*check_bank(path), *(load_house(house)[1] if house.is_file() else ())]


def check_shipped() -> list[Problem]:
    """Every problem in the shipped bank and house."""
    house = shipped_folder("templates") / HOUSE
    return [*check_bank(shipped_folder("question_bank")), *check_path(house)]


def check_questions(
    workplace: Workplace, lines: Iterable[str], kind: OwnKind
) -> Iterator[tuple[int, str, list[Finding]]]:
    """What the rules find in each question of this kind, one a line: (number from 1, text, findings).

    Empty lines are passed over. Raises `UserError` where the rules cannot be read.
    """
    lexicon = load_lexicon(workplace.bank_folder).or_raise()
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield number, line.strip(), question_findings(line.strip(), kind, lexicon)


def check_recruitment(folder: Path, bank_folder: Path) -> list[Problem]:
    """What is wrong in a recruitment's file, and what the rules find in the questions of its own."""
    recruitment, problems = load_recruitment(folder)
    bank, bank_problems = load_bank(bank_folder)
    lexicon, rule_problems = load_lexicon(bank_folder)
    problems += [*bank_problems, *rule_problems]
    if recruitment is None or bank is None or lexicon is None:
        return problems
    return [*problems, *_plan_problems(bank, recruitment), *own_question_problems(recruitment, lexicon)]


def _plan_problems(bank: QuestionBank, recruitment: Placed[Recruitment]) -> Iterator[Problem]:
    """Why a guide cannot be made of the recruitment's choices: the same plan as `build` makes."""
    position = find_position(bank.positions.values(), recruitment.value.position)
    if isinstance(position, Problem):
        yield replace(position, **recruitment.place(("position",))._asdict())
        return
    from interview_kit.workplace.recruitment import plan_problems  # brings the documents with it

    whole = recruitment.value.model_copy(update={"position": position.id})
    yield from plan_problems(recruitment, plan(bank, whole))


def own_question_problems(recruitment: Placed[Recruitment], lexicon: Lexicon) -> Iterator[Problem]:
    """What the rules find in the recruitment's own questions, and ids that are used twice."""
    ids: set[str] = set()
    for index, question in enumerate(recruitment.value.own_questions):
        loc = ("own_questions", index)
        if question.id in ids:
            yield recruitment.problem("duplicate-id", (*loc, "id"), first=recruitment.source.file)
        ids.add(question.id)
        for finding in own_question_findings(question, lexicon):
            yield recruitment.problem(finding.rule, (*loc, *finding.loc), **finding.details)


def check_bank(folder: Path) -> list[Problem]:
    """What is wrong in a bank's files; where they are whole, also what the rules find in its texts."""
    placed, problems = load_placed_bank(folder)
    lexicon, rule_problems = load_lexicon(folder)
    problems += rule_problems
    if placed is None or lexicon is None:
        return problems
    findings = [
        placed.entries[finding.entry].problem(finding.rule, finding.loc, **finding.details)
        for finding in bank_findings(placed.bank, lexicon)
    ]
    materials, material_problems = read_materials(folder, placed.bank)
    findings += [
        material.problem(finding.rule, finding.loc, **finding.details)
        for material in materials.parts
        for finding in material_findings(material.value, lexicon)
    ]
    in_order = sorted(
        findings, key=lambda problem: (problem.file, problem.line, problem.column, problem.code)
    )
    return [*problems, *material_problems, *in_order]


def warnings_by_entry(bank: QuestionBank, lexicon: Lexicon) -> dict[str, int]:
    """The number of unaccepted warnings of each entry that has any, by its id."""
    findings = bank_findings(bank, lexicon)
    return dict(Counter(finding.entry for finding in findings if is_level(finding, "warning")))


def is_level(finding: Finding, level: Level) -> bool:
    """Whether the rule that found it is of this level."""
    return CATALOGUE[finding.rule].level == level


def load_lexicon(folder: Path) -> Loaded[Lexicon]:
    """The bank's rules, ready for use; a bank without rules of its own uses the shipped ones."""
    bank_folder = folder if (folder / "rules").is_dir() else shipped_folder("question_bank")
    rules, problems = load_rules(bank_folder)
    if rules is None:
        return Loaded(None, problems)
    file = str(bank_folder / "rules" / "wording.yaml")
    missing = [problem("rule-missing", file=file, name=name) for name in missing_rules(rules[0])]
    return Loaded(None, missing) if missing else Loaded(make_lexicon(*rules), [])
