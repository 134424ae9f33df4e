"""Everything that `check` and `check-question` find, as problems with their places."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

from interview_kit.bank import find_position, load_bank, load_placed_bank, load_rules
from interview_kit.bank.materials import load_materials
from interview_kit.checks.lexicon import Lexicon, make_lexicon, missing_rules
from interview_kit.checks.rule import Finding
from interview_kit.checks.running import bank_findings, material_findings, own_question_findings
from interview_kit.models.bank import QuestionBank
from interview_kit.models.recruitment import Recruitment
from interview_kit.problems import CATALOGUE, Problem, problem, problem_with
from interview_kit.recruitment import FILE, load_recruitment
from interview_kit.shipped import HOUSE, shipped_folder
from interview_kit.word.house import load_house
from interview_kit.yaml_files import Source


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
    lexicon, rule_problems = load_lexicon(bank_folder)
    problems += [*bank_problems, *rule_problems]
    if recruitment is None or source is None or bank is None or lexicon is None:
        return problems
    position = find_position(bank, recruitment.position)
    if isinstance(position, Problem):
        problems.append(replace(position, **source.place(("position",))))
    return [*problems, *_own_question_problems(recruitment, source, lexicon)]


def _own_question_problems(recruitment: Recruitment, source: Source, lexicon: Lexicon) -> list[Problem]:
    problems: list[Problem] = []
    ids: set[str] = set()
    for index, question in enumerate(recruitment.own_questions):
        loc = ("own_questions", index)
        if question.id in ids:
            problems.append(problem("duplicate-id", **source.place((*loc, "id")), first=source.file))
        ids.add(question.id)
        for finding in own_question_findings(question, lexicon):
            place = source.place((*loc, *finding.loc))
            problems.append(problem_with(finding.rule, finding.details, **place))
    return problems


def check_bank(folder: Path) -> list[Problem]:
    """What is wrong in a bank's files; where they are whole, also what the rules find in its texts."""
    bank, problems, places = load_placed_bank(folder)
    lexicon, rule_problems = load_lexicon(folder)
    problems += rule_problems
    if bank is None or lexicon is None:
        return problems
    from_rules = [
        problem_with(finding.rule, finding.details, **places.of(finding.entry, finding.loc))
        for finding in bank_findings(bank, lexicon)
    ]
    _, placed_materials, material_problems = load_materials(folder, bank)
    from_rules += [
        material.problem(finding.rule, finding.loc, **finding.details)
        for material in placed_materials
        for finding in material_findings(material.value, lexicon)
    ]
    in_order = sorted(
        from_rules, key=lambda problem: (problem.file, problem.line, problem.column, problem.code)
    )
    return [*problems, *material_problems, *in_order]


def warnings_by_entry(bank: QuestionBank, lexicon: Lexicon) -> dict[str, int]:
    """How many warnings that nobody has accepted each entry has."""
    return dict(
        Counter(
            finding.entry
            for finding in bank_findings(bank, lexicon)
            if CATALOGUE[finding.rule].level == "warning"
        )
    )


def load_lexicon(folder: Path) -> tuple[Lexicon | None, list[Problem]]:
    """The bank's rules, ready for use; a bank without rules of its own uses the shipped ones."""
    bank = folder if (folder / "rules").is_dir() else shipped_folder("question_bank")
    rules, problems = load_rules(bank)
    if rules is None:
        return None, problems
    file = str(bank / "rules" / "wording.yaml")
    missing = [problem("rule-missing", file=file, name=name) for name in missing_rules(rules[0])]
    return (None, missing) if missing else (make_lexicon(*rules), [])


def question_problem(finding: Finding) -> Problem:
    """What a rule found in a question that stands in no file."""
    return problem_with(finding.rule, finding.details)


def question_row(finding: Finding) -> dict[str, str]:
    """A finding in a question for JSON; `topic` and `law` only where it is a legal one."""
    as_problem = question_problem(finding)
    legal = {key: str(finding.details[key]) for key in ("topic", "law") if key in finding.details}
    return {
        "code": as_problem.code,
        "level": as_problem.level,
        **legal,
        "message": as_problem.message,
        "hint": as_problem.hint,
    }
