"""Everything that is wrong in a bank, a recruitment or a house: what `check` prints."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cache, lru_cache, partial
from itertools import chain
from math import inf
from pathlib import Path
from typing import NamedTuple

from interview_kit.bank import PlacedBank, load_bank, load_placed_bank
from interview_kit.bank.files import bank_files, is_file, is_folder, is_there, no_bank_problems
from interview_kit.bank.materials import PlacedMaterials, read_materials
from interview_kit.bank.rules import load_rules
from interview_kit.checks.entries import APPROVAL_CHECKS
from interview_kit.checks.fixed_texts import fixed_text_findings
from interview_kit.checks.lexicon import Lexicon, make_lexicon, missing_rules
from interview_kit.checks.rule import Finding
from interview_kit.checks.running import (
    bank_findings,
    entry_findings,
    findings_in_bank,
    material_findings,
    question_findings,
)
from interview_kit.coverage import renamed_ids
from interview_kit.models.bank import Entry, QuestionBank, Reviewed
from interview_kit.models.materials import Material
from interview_kit.models.position import Position
from interview_kit.models.recruitment import OwnKind, Recruitment
from interview_kit.planning import RoundPlan, plan
from interview_kit.problems import (
    CATALOGUE,
    DOUBTFUL,
    Level,
    Loaded,
    Problem,
    UserError,
    first_of_each,
    has_errors,
    problem,
)
from interview_kit.recruitments import (
    PEOPLE_FILE,
    RECRUITMENT_FILE,
    has_recruitment,
    recruitments_beside,
)
from interview_kit.shipped import HOUSE, shipped_folder
from interview_kit.word.files import WORD_ENDINGS
from interview_kit.word.house import load_house
from interview_kit.workplace.building import case_missing, profile_problems
from interview_kit.workplace.guarding import rules_source, unprinted, unprinted_case
from interview_kit.workplace.kept_findings import KeptFindings, kept_findings
from interview_kit.workplace.learnt import weights
from interview_kit.workplace.workplace import (
    BankState,
    Workplace,
    misnamed_houses,
    open_shipped,
    open_workplace,
    rules_folder,
)
from interview_kit.yaml_files import Placed, read_bytes


class Checked(NamedTuple):
    """Every problem; the folder of the bank that was checked or held against, and what there is to say of it.

    None of both for a house, and where there is no bank; the state is None where the bank has errors.
    A bank without rules is read by the shipped ones.
    """

    problems: list[Problem]
    folder: Path | None = None
    bank: BankState | None = None
    has_rules: bool = True


def checked(path: Path | None, bank: Path | None = None, today: str = "") -> Checked:
    """What `check_path` finds, without a path in the bank that commands use; and which bank it was."""
    workplace = open_workplace(str(bank) if bank else None)
    if path is None:
        path = None if workplace.is_shipped else workplace.bank_folder
    if path and _is_word_file(path):
        return Checked(check_path(path))
    if path is None or _is_bank(path):
        folder, house = path or workplace.bank_folder, (path / HOUSE if path else workplace.house_file)
        problems, bank_of_folder = _bank_problems(folder)
        problems += _house_problems(house)
    else:
        folder = _bank_of(path, workplace.bank_folder)
        problems, bank_of_folder = check_path(path, workplace.bank_folder, today), load_bank(folder).value
    state = Workplace(folder, workplace.house_file).state_of(bank_of_folder) if bank_of_folder else None
    has_rules = rules_folder(folder) == folder
    return Checked(problems, folder if is_file(folder / "bank.yaml") else None, state, has_rules)


def _is_bank(path: Path) -> bool:
    """Whether the path means a bank's folder: no Word file, no recruitment and no single file of either."""
    if path.suffix.lower() in {".yaml", ".yml"} and not is_file(path / "bank.yaml"):
        return False
    return not _is_word_file(path) and not has_recruitment(path)


def _is_word_file(path: Path) -> bool:
    return path.suffix.lower() in WORD_ENDINGS and not is_folder(path)


def _house_problems(house: Path) -> list[Problem]:
    """What is wrong with a bank's house, where it has one, or with what may be meant as one."""
    if not is_file(house.parent / "bank.yaml"):
        return []
    return load_house(house).problems if is_there(house) else misnamed_houses(house.parent)


def _bank_of(path: Path, default: Path) -> Path:
    """The bank that this path is of: itself, the one that it is a file in, or that of a recruitment."""
    if path.name == RECRUITMENT_FILE or has_recruitment(path):
        return default
    if is_file(path):
        return next((parent for parent in path.resolve().parents if is_file(parent / "bank.yaml")), default)
    return path


def check_path(path: Path, bank: Path | None = None, today: str = "") -> list[Problem]:
    """Every problem in a house (a Word file), a recruitment, or a bank (folders; with the bank its house).

    Of a file of a bank only its own problems. `bank` is the one that a recruitment is held against; the
    shipped one where it is None. `today` is for what a recruitment says of its days.
    """
    if _is_word_file(path):
        return load_house(path)[1]
    if _is_bank(path):
        return [*check_bank(path), *_house_problems(path / HOUSE)]
    if has_recruitment(path):
        from interview_kit.workplace.recruitment_checks import check_recruitment

        return check_recruitment(path, bank or shipped_folder("question_bank"), today)
    return check_file(path, bank, today)


def check_file(path: Path, bank: Path | None = None, today: str = "") -> list[Problem]:
    """Every problem in a recruitment's file, or in this one of a bank's files."""
    if not is_file(path):
        return read_bytes(path).problems
    if path.name in {RECRUITMENT_FILE, PEOPLE_FILE} and has_recruitment(path.parent):
        return check_path(path.parent, bank, today)
    whole = path.resolve()
    folder = next((parent for parent in whole.parents if is_file(parent / "bank.yaml")), None)
    if folder is None:
        meant = [fault for fault in recruitments_beside(path.parent) if fault.file == str(path)]
        return meant or [problem("bank-not-found", file=str(path))]
    problems = [replace(fault, file=str(path)) for fault in check_bank(folder) if fault.file == str(whole)]
    if not problems and whole.relative_to(folder).as_posix() not in bank_files(folder).names:
        advice = "Peg på en af bankens filer, eller tjek hele banken."
        return [problem("bank-file-misplaced", file=str(path), suggestion=advice)]
    loading = [fault for fault in load_bank(folder).problems if fault.file != str(whole)]
    if has_errors(loading):
        problems.append(problem("other-files", file=str(path), count=len(loading)))
    return problems


def check_questions(
    workplace: Workplace, lines: Iterable[str], kind: OwnKind
) -> Iterator[tuple[int, str, list[Finding]]]:
    """What the rules find in each question of this kind, one a line: (number from 1, text, findings).

    Empty lines are passed over. Raises `UserError` where there is no bank, or its rules cannot be read: the
    shipped rules hold for a bank without its own, not for a folder that was mistyped.
    """
    if not is_file(workplace.bank_folder / "bank.yaml"):
        raise UserError(no_bank_problems(workplace.bank_folder))
    workplace.about()
    lexicon = load_lexicon(workplace.bank_folder).or_raise()
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield number, line.strip(), question_findings(line.strip(), kind, lexicon)


def check_bank(folder: Path) -> list[Problem]:
    """What is wrong in a bank's files; where they are whole, also what the rules find in its texts."""
    return _bank_problems(folder)[0]


def _bank_problems(folder: Path) -> tuple[list[Problem], QuestionBank | None]:
    """As `check_bank`, with the bank itself, so that nobody need load it again."""
    if not is_file(folder / "bank.yaml"):
        return _why_no_bank(folder), None
    placed, problems = load_placed_bank(folder)
    make, rule_problems = _lexicon_maker(folder)
    problems += rule_problems
    if placed is None or make is None:
        return problems, placed.bank if placed else None
    lexicon, kept = cache(make), kept_findings(folder)
    materials, material_problems = read_materials(folder, placed.bank)
    told = first_of_each(
        chain(
            _plans(folder, placed),
            _in_fixed_texts(placed, lexicon, kept),
            _entry_problems(placed, lexicon, kept),
            _renamed(folder, placed),
            _material_problems(materials, lexicon, kept),
        )
    )
    in_order = sorted(
        told, key=lambda problem: (problem.file, problem.line or inf, problem.column, problem.code)
    )
    return [*problems, *material_problems, *in_order], placed.bank


def _why_no_bank(folder: Path) -> list[Problem]:
    """Why the folder is no bank; where it seems to be a recruitment, why it is none."""
    problems = no_bank_problems(folder)
    neither = [fault.code for fault in problems] == ["bank-missing"]
    return (recruitments_beside(folder) if neither else []) or problems


def missing_cases(folder: Path, position: Position) -> Iterator[tuple[int, Problem]]:
    """The index of each round with time for a case, and what there is to say, where the bank has none."""
    if not is_file(folder / "cases" / f"{position.id}.yaml"):
        for index, one_round in enumerate(position.rounds):
            if no_case := case_missing(position, one_round):
                yield index, no_case


def _plans(folder: Path, placed: PlacedBank) -> Iterator[Problem]:
    """What `build` refuses and remarks on in the rounds of a position, where nobody chooses anything."""
    for key, position in placed.positions.items():
        for index, no_case in missing_cases(folder, position.value):
            yield replace(no_case, **position.place(("rounds", index, "case"))._asdict())
        nothing = profile_problems(placed.bank, key)
        for problem_of_profile in nothing:
            yield replace(problem_of_profile, **position.place(("profile",))._asdict())
        if not nothing:
            sets = (_set_problems(placed, position, name) for name in ("A", *position.value.sets))
            yield from dict.fromkeys(chain.from_iterable(sets))


def _set_problems(placed: PlacedBank, position: Placed[Position], name: str) -> Iterator[Problem]:
    """What is to be said of the rounds of one of a position's sets, at the minutes or the set's own place."""
    recruitment = Recruitment.model_validate({"position": position.value.id, "set": name})
    rounds = plan(placed.bank, recruitment).rounds
    for index, one_round in enumerate(position.value.rounds):
        planned = rounds[one_round.number]
        place = position.place(("rounds", index, "slot") if name == "A" else ("sets", name))
        for problem_of_round in (*planned.problems, *planned.remarks):
            yield replace(problem_of_round, **place._asdict())
    yield from _idle_roles(position, rounds.values())


def _idle_roles(position: Placed[Position], rounds: Iterable[RoundPlan]) -> Iterator[Problem]:
    """A problem for each role that is to ask about something, none of which any round asks about.

    A role that leads nothing has its task; the chair leads the interview, whatever else.
    """
    asked = {choice.competency.id for one_round in rounds for choice in one_round.questions}
    for index, role in enumerate(position.value.panel.roles):
        if role.leads and not role.chair and asked.isdisjoint(role.leads):
            loc = ("panel", "roles", index, "leads")
            yield position.problem("role-without-question", loc, title=role.title)


def _in_fixed_texts(
    placed: PlacedBank, lexicon: Callable[[], Lexicon], kept: KeptFindings
) -> Iterator[Problem]:
    """What the law says of all that is printed beside the questions."""
    for text in (*placed.fixed, *placed.positions.values()):
        for finding in kept.of(text.value, lambda: fixed_text_findings(text.value, lexicon())):  # noqa: B023
            yield text.problem(finding.rule, finding.loc, **finding.details)


def findings_in_material(material: Material, lexicon: Lexicon) -> Iterator[Finding]:
    """What the rules find in a material's texts and, where it is approved, in its approval."""
    yield from material_findings(material, lexicon)
    if isinstance(material, Reviewed):
        for name, check in APPROVAL_CHECKS.items():
            for finding in check(material):
                yield finding._replace(rule=name)


def _entry_problems(
    placed: PlacedBank, lexicon: Callable[[], Lexicon], kept: KeptFindings
) -> Iterator[Problem]:
    def findings_in(entry: Entry) -> list[Finding]:
        return kept.of(entry, lambda: entry_findings(entry, lexicon()))

    for finding in findings_in_bank(placed.bank, findings_in):
        entry = placed.entries[finding.entry]
        problem = entry.problem(finding.rule, finding.loc, **finding.details)
        yield problem
        if finding.rule in DOUBTFUL:
            yield unprinted(problem, entry.value.words)


def _renamed(folder: Path, placed: PlacedBank) -> Iterator[Problem]:
    """The ids of a bank of one's own that stand otherwise in the shipped one, which it was copied from."""
    shipped = None if folder == shipped_folder("question_bank") else open_shipped().bank()
    for entry, loc, old in renamed_ids(placed.bank, shipped) if shipped else ():
        yield placed.entries[entry].problem("id-renamed", loc, old=old)


def _material_problems(
    materials: PlacedMaterials, lexicon: Callable[[], Lexicon], kept: KeptFindings
) -> Iterator[Problem]:
    for material in materials.parts:
        for finding in kept.of(material.value, lambda: findings_in_material(material.value, lexicon())):  # noqa: B023
            problem = material.problem(finding.rule, finding.loc, **finding.details)
            yield problem
            if finding.rule in DOUBTFUL:
                yield from unprinted_case(material, problem)


def warnings_by_entry(bank: QuestionBank, lexicon: Lexicon) -> dict[str, int]:
    """The number of unaccepted warnings of each entry that has any, by its id."""
    return warning_counts(bank_findings(bank, lexicon))


def warning_counts(findings: Iterable[Finding]) -> dict[str, int]:
    """The number of warnings among these findings by the entry they are in."""
    return dict(Counter(finding.entry for finding in findings if is_level(finding, "warning")))


def is_level(finding: Finding, level: Level) -> bool:
    """Whether the rule that found it is of this level."""
    return CATALOGUE[finding.rule].level == level


def load_lexicon(folder: Path) -> Loaded[Lexicon]:
    """The bank's rules, ready for use; a bank without rules of its own uses the shipped ones.

    The same object as long as the rules' files are the same: it takes time to make.
    """
    lexicon, problems = _lexicon(folder, rules_source(folder))
    return Loaded(lexicon, [*problems])


@lru_cache(maxsize=2)
def _lexicon(folder: Path, _source: tuple[bytes | None, ...]) -> Loaded[Lexicon]:
    make, problems = _lexicon_maker(folder)
    return Loaded(make() if make else None, problems)


def _lexicon_maker(folder: Path) -> Loaded[Callable[[], Lexicon]]:
    """What makes the bank's rules ready for use, which takes longer than to read them."""
    bank_folder = rules_folder(folder)
    rules, problems = load_rules(bank_folder, tried=bank_folder == shipped_folder("question_bank"))
    if rules is None:
        return Loaded(None, problems)
    file = str(bank_folder / "rules" / "wording.yaml")
    missing = [problem("rule-missing", file=file, name=name) for name in missing_rules(rules[0])]
    return Loaded(None, missing) if missing else Loaded(partial(make_lexicon, *rules, weights), problems)
