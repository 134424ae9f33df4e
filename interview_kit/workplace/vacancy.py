"""A recruitment's folder, opened: what it says, whom it is about, and what is doubtful in it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from interview_kit.bank import PlacedBank
from interview_kit.file_names import is_litter
from interview_kit.models.bank import QuestionBank
from interview_kit.models.guide import Guide
from interview_kit.models.people import People
from interview_kit.models.position import Position
from interview_kit.models.recruitment import Recruitment
from interview_kit.planning import Plan, write_guide
from interview_kit.planning.own_entries import with_own_entries
from interview_kit.problems import Loc, Problem, UserError, first_of_each, has_errors
from interview_kit.recruitments import (
    PEOPLE_FILE,
    load_recruitment,
    planned_name,
    recruitments_beside,
)
from interview_kit.recruitments.changes import changed_since
from interview_kit.recruitments.doubts import doubts
from interview_kit.recruitments.people import load_people
from interview_kit.workplace.building import guarded, plan_askable, with_title
from interview_kit.workplace.recruitment import (
    as_typed,
    frozen_guides,
    own_verdict,
    plan_problems,
    position_of,
)
from interview_kit.workplace.workplace import BankState, Workplace
from interview_kit.yaml_files import Placed

DOCUMENTS, COLLECTED = "dokumenter", "indkommet"
_COMMON_WORDS = (("region", "regionen"), ("kommune", "kommunen"))


@dataclass(frozen=True, slots=True)
class OpenVacancy:
    """`recruitment` has the position by its id and a title; `bank` has the panel's own entries too.

    `state` is that of the bank alone, and `doubts` are all problems that stop nothing.
    """

    folder: Path
    placed: Placed[Recruitment]
    recruitment: Recruitment
    people: People
    position: Position
    bank: PlacedBank
    state: BankState
    doubts: tuple[Problem, ...]

    @property
    def workplace_word(self) -> str:
        """What the texts call the organisation: what the recruitment says, or by its name."""
        if self.recruitment.workplace:
            return self.recruitment.workplace
        name = (self.recruitment.organisation or "kommune").lower()
        return next((word for stem, word in _COMMON_WORDS if stem in name), "arbejdspladsen")


def open_vacancy(workplace: Workplace, folder: Path, today: str) -> OpenVacancy:
    """The recruitment in this folder. Raises `UserError` with everything in it that is wrong."""
    vacancy = read_vacancy(workplace, folder, today)
    if has_errors(vacancy.doubts):
        raise UserError(vacancy.doubts)
    return vacancy


def read_vacancy(workplace: Workplace, folder: Path, today: str, data: bytes | None = None) -> OpenVacancy:
    """The same, with what is wrong in it among the doubts; `data` is `recruitment.yaml` as it is to be.

    Raises `UserError` where a file cannot be read, and where the bank has no such position.
    """
    placed, problems = load_recruitment(folder, data)
    people, people_problems = load_people(folder)
    problems = [*recruitments_beside(folder), *problems, *people_problems]
    if placed is None or people is None or has_errors(problems):
        raise UserError(problems)
    position = position_of(workplace, placed)
    bank = workplace.placed_bank(position)
    found = [*problems, *vacancy_problems(placed, position, people, bank, today)]
    return vacancy_of(workplace, folder, placed, people, position, bank, found)


def vacancy_of(  # noqa: PLR0913, PLR0917 - what has been loaded
    workplace: Workplace,
    folder: Path,
    placed: Placed[Recruitment],
    people: People,
    position: Position,
    bank: PlacedBank,
    doubts: Sequence[Problem],
) -> OpenVacancy:
    """The recruitment in this folder, of what has been loaded and found in it."""
    recruitment = placed.value.model_copy(update={"position": position.id})
    recruitment = with_title(recruitment, position, placed.value.position)
    own = with_own(bank, placed, recruitment)
    state = workplace.state_of(bank.bank)
    return OpenVacancy(folder, placed, recruitment, people, position, own, state, tuple(doubts))


def vacancy_problems(
    placed: Placed[Recruitment], position: Position, people: People, bank: PlacedBank, today: str
) -> Iterator[Problem]:
    """What is wrong or doubtful in the recruitment, apart from its questions' words and the plan."""
    yield from placed_doubts(placed, position, people, today)
    ids = set(_ids_in(bank.bank)) | {question.id for question in placed.value.own_questions}
    for index, entry in enumerate(placed.value.own_entries):
        own: list[tuple[Loc, str]] = [(("id",), entry.id), (("behaviour",), entry.behaviour)]
        own += [(("questions", at, "id"), question.id) for at, question in enumerate(entry.questions)]
        for loc, name in own:
            if name in ids:
                yield placed.problem("own-entry-id", ("own_entries", index, *loc), id=name)
            ids.add(name)
        if entry.state != "approved":
            yield placed.problem(
                "own-entry-unapproved", ("own_entries", index), id=entry.id, words=entry.words
            )


def _ids_in(bank: QuestionBank) -> Iterator[str]:
    """Everything that an id of the bank's can mean."""
    for profile in bank.profiles.values():
        yield from (competency.id for competency in profile.competencies)
        yield from (behaviour.id for behaviour in profile.behaviours)
    for entry in bank.all_entries:
        yield entry.id
        yield from (question.id for question in entry.questions)


def placed_doubts(
    placed: Placed[Recruitment], position: Position, people: People, today: str
) -> Iterator[Problem]:
    """What is doubtful, each in the file that it is in: what is wrong with names is in theirs."""
    file = str(Path(placed.source.file).with_name(PEOPLE_FILE))
    for doubt in doubts(placed, position, people, today):
        is_of_names = doubt.code in {"names-without-code", "name-twice"}
        yield replace(doubt, file=file, line=0, column=0, owner="") if is_of_names else doubt


def with_own(bank: PlacedBank, placed: Placed[Recruitment], recruitment: Recruitment) -> PlacedBank:
    """The bank with the panel's own entries, whose places are in the recruitment's file."""
    own = {
        entry.id: Placed(entry, placed.source, ("own_entries", index))
        for index, entry in enumerate(recruitment.own_entries)
    }
    return bank._replace(bank=with_own_entries(bank.bank, recruitment), entries={**bank.entries, **own})


def frozen_in(folder: Path, position: Position) -> dict[int, Guide]:
    """The guides of the plan. Raises `UserError` as `frozen_guides`."""
    numbers = (one_round.number for one_round in position.rounds)
    return frozen_guides({number: folder / planned_name(number) for number in numbers}, position)


def has_sheets(folder: Path) -> bool:
    """Whether sheets have been made in this folder, or have come home."""
    return _is_home(folder) or bool(_made_sheets(folder))


def has_answers(folder: Path) -> bool:
    """Whether a sheet has come home, or one that was made may have been written in on screen."""
    from interview_kit.word.own_properties import is_untouched  # reads XML, which a plan else does not

    return _is_home(folder) or not all(map(is_untouched, _made_sheets(folder)))


def _made_sheets(folder: Path) -> list[Path]:
    documents = folder / DOCUMENTS
    return [*documents.rglob("ark-*.docx"), *documents.glob("scoringsark*.docx")]


def _is_home(folder: Path) -> bool:
    home = folder / COLLECTED
    names = [path.name for path in home.iterdir()] if home.is_dir() else []
    return any(not is_litter(name, names) for name in names)


def askable_plan(
    workplace: Workplace, vacancy: OpenVacancy, frozen: Mapping[int, Guide]
) -> tuple[Plan, list[Problem]]:
    """The plan of all rounds, and the remarks on it.

    Raises `UserError` with everything that keeps a guide from being made.
    """
    a_plan = plan_askable(vacancy.bank.bank, vacancy.recruitment, frozen)
    problems, _ = problems_of_plan(workplace, vacancy, a_plan)
    if has_errors(problems):
        raise UserError(problems)
    return a_plan, problems


def problems_of_plan(
    workplace: Workplace, vacancy: OpenVacancy, a_plan: Plan
) -> tuple[list[Problem], dict[str, tuple[Problem, ...]]]:
    """Why no guide can be made of the plan, and remarks on it; by their ids, the own questions' faults."""
    interview = vacancy.bank.bank.texts.interview
    refused, listed = own_verdict(workplace, vacancy.placed, a_plan, interview)
    return [*plan_problems(vacancy.placed, a_plan), *first_of_each(refused)], listed


def changes_since_plan(
    workplace: Workplace, vacancy: OpenVacancy, guides: Mapping[int, Guide]
) -> Iterator[Problem]:
    """What has changed in bank or recruitment since the plan, and an end to what must not be printed."""
    try:
        a_plan, _ = askable_plan(workplace, vacancy, {})
    except UserError as error:  # the plan could not be made today; the frozen one can still be printed
        yield from error.problems
        return
    bank = vacancy.bank.bank
    for number, frozen in guides.items():
        case = workplace.case(bank, a_plan.position, number)
        fresh = write_guide(bank, vacancy.recruitment, a_plan, number, case.value if case else None)
        guarded(workplace, vacancy.bank, fresh, case)
        changes = changed_since(frozen.content, fresh.content)
        if changes:
            yield vacancy.placed.problem(
                "plan-outdated", round=number, what="; ".join(changes), folder=as_typed(vacancy.folder)
            )
        if frozen.content.weights != fresh.content.weights and has_sheets(vacancy.folder):
            yield vacancy.placed.problem("weights-locked", ("weights",))
