"""Everything that is wrong in a recruitment's folder: its two files, its plan, its own questions."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from interview_kit.bank import PlacedBank, find_position, load_placed_bank
from interview_kit.bank.materials import load_case
from interview_kit.checks.fixed_texts import fixed_text_findings
from interview_kit.checks.lexicon import Lexicon
from interview_kit.checks.running import own_question_findings
from interview_kit.models.recruitment import Recruitment
from interview_kit.planning import plan
from interview_kit.problems import DOUBTFUL, UNLAWFUL, Problem, UserError, has_errors
from interview_kit.recruitments import load_recruitment, recruitments_beside
from interview_kit.recruitments.people import load_people
from interview_kit.shipped import HOUSE, shipped_folder
from interview_kit.workplace.building import profile_problems
from interview_kit.workplace.checking import load_lexicon, missing_cases
from interview_kit.workplace.guarding import (
    problems_in_entries,
    refused_in_case,
    unprinted,
    verdict_on_questions,
)
from interview_kit.workplace.recruitment import plan_problems
from interview_kit.workplace.repeats import repeated_questions
from interview_kit.workplace.vacancy import (
    OpenVacancy,
    changes_since_plan,
    frozen_in,
    vacancy_of,
    vacancy_problems,
    with_own,
)
from interview_kit.workplace.workplace import Workplace
from interview_kit.yaml_files import Placed


def check_recruitment(folder: Path, bank_folder: Path, today: str = "") -> list[Problem]:
    """What is wrong in a recruitment's files, and what the rules find in the questions of its own."""
    recruitment, problems = load_recruitment(folder)
    people, people_problems = load_people(folder)
    problems = [*recruitments_beside(folder), *problems, *people_problems]
    placed, bank_problems = load_placed_bank(bank_folder)
    lexicon, rule_problems = load_lexicon(bank_folder)
    problems += [*bank_problems, *rule_problems]
    if recruitment is None or placed is None or lexicon is None:
        return problems
    position = find_position(placed.bank.positions.values(), recruitment.value.position)
    if isinstance(position, Problem):
        return [*problems, replace(position, **recruitment.place(("position",))._asdict())]
    if people is not None:
        problems += vacancy_problems(recruitment, position, people, placed, today)
    known = recruitment.value.model_copy(update={"position": position.id})
    own = with_own(placed, recruitment, known)
    problems += [
        *_plan_problems(bank_folder, own, recruitment, known),
        *own_question_problems(recruitment, lexicon),
        *own_entry_law(recruitment, lexicon),
        *_own_entry_problems(bank_folder, own, known),
    ]
    if people is None or has_errors(problems):
        return problems
    workplace = Workplace(bank_folder, shipped_folder("templates") / HOUSE)
    vacancy = vacancy_of(workplace, folder, recruitment, people, position, placed, problems)
    return [*problems, *_since_plan(workplace, vacancy)]


def _since_plan(workplace: Workplace, vacancy: OpenVacancy) -> Iterator[Problem]:
    """What has changed since the questions were fixed, where they are; a guide that somebody has changed."""
    try:
        guides = frozen_in(vacancy.folder, vacancy.position)
    except UserError as error:
        yield from error.problems
        return
    if guides:
        yield from changes_since_plan(workplace, vacancy, guides)


def own_entry_law(recruitment: Placed[Recruitment], lexicon: Lexicon) -> Iterator[Problem]:
    """What the law forbids in any text of the panel's own entries that are approved, and so printed."""
    for index, entry in enumerate(recruitment.value.own_entries):
        if entry.state == "approved":
            for finding in fixed_text_findings(entry, lexicon):
                if finding.rule == UNLAWFUL:
                    loc = ("own_entries", index, *finding.loc)
                    yield recruitment.problem(finding.rule, loc, **finding.details)


def _own_entry_problems(folder: Path, placed: PlacedBank, recruitment: Recruitment) -> Iterator[Problem]:
    """What the rules find in the panel's own entries; a doubt about the law with how HR lets it through."""
    entries = [placed.entries[entry.id] for entry in recruitment.own_entries]
    for key, problems in problems_in_entries(folder, entries).items():
        for problem in problems:
            yield problem
            if problem.code in DOUBTFUL:
                yield unprinted(problem, placed.entries[key].value.words)


def _plan_problems(
    folder: Path, placed: PlacedBank, recruitment: Placed[Recruitment], known: Recruitment
) -> Iterator[Problem]:
    """Why guides cannot be made of the recruitment's choices: the same plan and rules as `build` has."""
    bank, position = placed.bank, placed.bank.positions[known.position]
    nothing = profile_problems(bank, position.id)
    if nothing:
        yield from (replace(problem, **recruitment.place(("position",))._asdict()) for problem in nothing)
        return
    rounds = plan(bank, known)
    yield from plan_problems(recruitment, rounds)
    yield from repeated_questions(recruitment, rounds, bank.texts.interview)
    for _, no_case in missing_cases(folder, position):
        yield replace(no_case, **recruitment.place(("position",))._asdict())
    choices = (
        choice
        for one_round in rounds.rounds.values()
        for choice in (*one_round.questions, *one_round.unscored)
    )
    asked = [(choice.entry.id, choice.question.id) for choice in choices]
    yield from verdict_on_questions(folder, placed, position.id, asked).refused
    if any(one_round.case for one_round in position.rounds):
        cases, case_problems = load_case(folder, position, bank)
        yield from case_problems
        for case in cases or ():
            yield from refused_in_case(folder, case)


def own_question_problems(recruitment: Placed[Recruitment], lexicon: Lexicon) -> Iterator[Problem]:
    """What the rules find in the recruitment's own questions, and ids that are used twice.

    Of a doubt about the law it is said that the question is not printed until HR has let it through.
    """
    ids: set[str] = set()
    for index, question in enumerate(recruitment.value.own_questions):
        loc = ("own_questions", index)
        if question.id in ids:
            yield recruitment.problem("duplicate-id", (*loc, "id"), first=recruitment.source.file)
        ids.add(question.id)
        for finding in own_question_findings(question, lexicon):
            problem = recruitment.problem(finding.rule, (*loc, *finding.loc), **finding.details)
            yield problem
            if finding.rule in DOUBTFUL:
                yield unprinted(problem, question.words, "own-law-doubt")
