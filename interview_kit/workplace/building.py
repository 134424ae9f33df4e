"""Guide and sheet of one round of a position, and what there is to say of them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from pydantic import ValidationError

from interview_kit.bank.loading import PlacedBank
from interview_kit.bank.names import fold
from interview_kit.documents import ROUND_PAPERS, file_name, word_file
from interview_kit.models.bank import QuestionBank
from interview_kit.models.guide import Guide
from interview_kit.models.recruitment import Recruitment, RoundChoices
from interview_kit.planning import Plan, plan, write_guide
from interview_kit.problems import Problem, UserError, problem
from interview_kit.recruitments import guide_bytes
from interview_kit.workplace.guarding import Verdict, verdict_on_guide
from interview_kit.workplace.workplace import BankState, Workplace
from interview_kit.yaml_files import field_problems


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildRequest:
    """What a user asks for: a position by any of its names, a round, and choices for that round.

    `slot` is minutes with the candidate; `asked` and `left_out` are ids. None and () leave the position's.
    """

    position: str
    round: int = 1
    slot: int | None = None
    asked: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    title: str | None = None
    organisation: str | None = None


class PushedOut(NamedTuple):
    """A question that the round asks where the user chooses nothing, and now does not."""

    entry: str
    competency: str


class BuildReport(NamedTuple):
    """What a build worked on and what is to be known of it.

    `alias` is what the user called the position where that is another job's name; `faults` are the problems
    of each question, by its code, that do not stop the build; `bank` counts the entries of the position's
    profile.
    """

    alias: str
    position: str
    profile: str
    round: int
    questions: int
    unapproved: int
    pushed_out: tuple[PushedOut, ...]
    faults: Mapping[str, tuple[Problem, ...]]
    bank: BankState


class BuiltRound(NamedTuple):
    """The guide, the files of its round by name, and what there is to say of them."""

    guide: Guide
    files: dict[str, bytes]
    report: BuildReport


def build_round(workplace: Workplace, request: BuildRequest) -> BuiltRound:
    """The documents of one round and its frozen guide.

    Raises `UserError` with everything that is wrong, and where a text must not be printed.
    """
    position = workplace.position(request.position)
    placed = workplace.placed_bank(position)
    recruitment = make_recruitment(position.id, request)
    house = workplace.house()
    planned = plan_askable(placed.bank, recruitment)
    guide = write_guide(placed.bank, recruitment, planned, request.round)
    guide, faults = guarded(workplace, placed, guide)
    files = {
        file_name(paper.stem, request.round, "docx"): word_file(paper.view(guide), house)
        for paper in ROUND_PAPERS
    }
    files[file_name("guide", request.round, "yaml")] = guide_bytes(guide)
    report = BuildReport(
        alias="" if fold(request.position) in {position.id, fold(position.title)} else request.position,
        position=position.id,
        profile=planned.profile.title,
        round=request.round,
        questions=len(guide.content.questions),
        unapproved=sum(question.status != "approved" for question in guide.content.questions),
        pushed_out=tuple(_pushed_out(placed.bank, recruitment, planned, request.round)),
        faults=faults,
        bank=workplace.state_of(placed.bank),
    )
    return BuiltRound(guide, files, report)


def plan_askable(bank: QuestionBank, recruitment: Recruitment) -> Plan:
    """The plan of a recruitment. Raises `UserError` where its profile has no questions at all."""
    problems = profile_problems(bank, recruitment.position)
    if problems:
        raise UserError(problems)
    return plan(bank, recruitment)


def profile_problems(bank: QuestionBank, position: str) -> list[Problem]:
    """Why nothing can be asked for this position, whatever anybody chooses."""
    profile = bank.profiles[bank.positions[position].profile]
    entries = [entry for line in profile.behaviours for entry in bank.entries.get(line.id, ())]
    if any(entry.scored_question for entry in entries):
        return []
    return [problem("profile-without-questions", profile=profile.id)]


def guarded(
    workplace: Workplace, placed: PlacedBank, guide: Guide
) -> tuple[Guide, Mapping[str, tuple[Problem, ...]]]:
    """The guide with its faults marked, and the problems of each question that has any, by its code.

    Raises `UserError` where a text must not be printed.
    """
    verdict: Verdict = verdict_on_guide(workplace.bank_folder, placed, guide)
    if verdict.refused:
        raise UserError(verdict.refused)
    by_code = {question.code: verdict.listed[question.entry] for question in guide.content.questions}
    wrong = [
        code for code, problems in by_code.items() if any(problem.level == "error" for problem in problems)
    ]
    marked = guide.model_copy(update={"faults": tuple(wrong) or None})
    return marked, {code: problems for code, problems in by_code.items() if problems}


def _pushed_out(
    bank: QuestionBank, recruitment: Recruitment, planned: Plan, number: int
) -> Iterator[PushedOut]:
    """What the round asks without the choices of minutes and questions, and does not ask with them."""
    choices = recruitment.choices(number)
    if choices.slot is None and not choices.asked:
        return
    without = RoundChoices(left_out=choices.left_out)
    before = plan(bank, recruitment.model_copy(update={"rounds": {**recruitment.rounds, number: without}}))
    asked = {choice.entry.id for choice in planned.rounds[number].questions}
    for choice in before.rounds[number].questions:
        if choice.entry.id not in asked:
            yield PushedOut(choice.entry.id, choice.competency.title)


def make_recruitment(position: str, request: BuildRequest) -> Recruitment:
    """An otherwise empty recruitment with the request's choices. Raises `UserError` with every bad value."""
    choices = {"slot": request.slot, "asked": request.asked, "left_out": request.left_out}
    values = {
        "position": position,
        "title": request.title,
        "organisation": request.organisation,
        "rounds": {request.round: choices}
        if any(value not in {None, ()} for value in choices.values())
        else {},
    }
    try:
        return Recruitment.model_validate(values)
    except ValidationError as error:
        raise UserError(field_problems(Recruitment, error)) from None
