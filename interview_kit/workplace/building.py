"""Guide and sheet of one round of a position, and what there is to say of them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from pydantic import ValidationError

from interview_kit.bank import title_of
from interview_kit.bank.loading import PlacedBank
from interview_kit.bank.names import fold
from interview_kit.documents import View, file_name, round_views, word_file
from interview_kit.models.bank import QuestionBank
from interview_kit.models.guide import CASE, Guide, GuideContent
from interview_kit.models.position import Position, Round
from interview_kit.models.recruitment import Recruitment
from interview_kit.planning import NO_GUIDES, Plan, plan, pushed_out, write_guide
from interview_kit.problems import Problem, UserError, has_errors, problem
from interview_kit.recruitments import guide_bytes
from interview_kit.scoring_sheets.identity import UNASSIGNED, Assignment
from interview_kit.word.package import House
from interview_kit.workplace.guarding import verdict_on_guide
from interview_kit.workplace.workplace import BankState, HouseState, Workplace
from interview_kit.yaml_files import Placed, field_problems

if TYPE_CHECKING:
    from interview_kit.models.materials import Case

NO_FAULTS: Mapping[str, tuple[Problem, ...]] = MappingProxyType({})


# What the texts are called that are read aloud in every interview of the position.
_FIXED = "Faste tekster"


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildRequest:
    """What a user asks for: a position by any of its names, a round, and choices for that round.

    `question_set` is another of the position's sets; `slot` is minutes with the candidate; `asked` and
    `left_out` name questions. None and () leave the position's. The sheet is made out to the codes of
    `assignment`.
    """

    position: str
    round: int = 1
    slot: int | None = None
    asked: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    question_set: str | None = None
    without_staff: bool | None = None
    title: str | None = None
    organisation: str | None = None
    assignment: Assignment = UNASSIGNED


class Asked(NamedTuple):
    """What the panel asks or rates in a round: its code, what it is about, and its words."""

    code: str
    about: str
    words: str


class PushedOut(NamedTuple):
    """A question that the round asks where the user chooses nothing, and now does not."""

    entry: str
    competency: str


class BuildReport(NamedTuple):
    """What a build worked on and what is to be known of it.

    `alias` is what the user called the position where that is another job's name; `title` is the position's;
    `questions` and `unapproved` count the bank's texts, the latter the case too; `remarks` are on the round's
    choices; `faults` are the problems of each text, by its code, that do not stop the build; `house` is the
    one that was used; `bank` counts the entries of the position's profile. `without_staff` counts the
    questions in words for candidates who have led nobody; None where those are not asked for.
    """

    alias: str
    position: str
    title: str
    profile: str
    round: int
    questions: int
    has_case: bool
    unapproved: int
    asked: tuple[Asked, ...]
    remarks: tuple[Problem, ...]
    house: HouseState
    bank: BankState
    question_set: str | None = None
    without_staff: int | None = None
    pushed_out: tuple[PushedOut, ...] = ()
    faults: Mapping[str, tuple[Problem, ...]] = NO_FAULTS


class BuiltRound(NamedTuple):
    """The guide, the files of its round by name, and what there is to say of them."""

    guide: Guide
    files: dict[str, bytes]
    report: BuildReport


class WrittenRound(NamedTuple):
    """A round whose guide is written and whose documents are not made: their views by name."""

    guide: Guide
    views: dict[str, View]
    house: House
    report: BuildReport

    @property
    def guide_file(self) -> str:
        """What the file of the guide itself is called."""
        return file_name("guide", self.guide.content.round, "yaml")

    def built(self) -> BuiltRound:
        """With its files."""
        files = {name: word_file(view, self.house) for name, view in self.views.items()}
        return BuiltRound(self.guide, {**files, self.guide_file: guide_bytes(self.guide)}, self.report)


def build_round(
    workplace: Workplace, request: BuildRequest, frozen: Mapping[int, Guide] = NO_GUIDES
) -> BuiltRound:
    """The documents of one round and its frozen guide.

    `frozen` are the guides of other rounds that are not to change. Raises `UserError` with everything that
    is wrong, and where a text must not be printed.
    """
    return write_round(workplace, request, frozen).built()


def write_round(
    workplace: Workplace, request: BuildRequest, frozen: Mapping[int, Guide] = NO_GUIDES
) -> WrittenRound:
    """As `build_round`, with no document made yet. Raises `UserError`."""
    position = workplace.position(request.position)
    placed = workplace.placed_bank(position)
    recruitment = with_title(make_recruitment(position.id, request), position, request.position)
    return write_planned(
        workplace,
        placed,
        recruitment,
        plan_askable(placed.bank, recruitment, frozen),
        number=request.round,
        name=request.position,
        assignment=request.assignment,
    )


def write_planned(  # noqa: PLR0913 - what the line is made of
    workplace: Workplace,
    placed: PlacedBank,
    recruitment: Recruitment,
    a_plan: Plan,
    *,
    number: int,
    name: str,
    assignment: Assignment,
    own_faults: Mapping[str, tuple[Problem, ...]] = NO_FAULTS,
) -> WrittenRound:
    """The guide of one round of a plan, for a position that somebody called `name`, and what it is to show.

    `own_faults` are problems of the panel's own questions, by their ids, that do not stop the build. Raises
    `UserError` where its choices cannot be met, and where a text must not be printed.
    """
    bank = placed.bank
    house, house_state = workplace.house()
    case = workplace.case(bank, a_plan.position, number)
    guide = write_guide(bank, recruitment, a_plan, number, case.value if case else None)
    guide, faults = guarded(workplace, placed, guide, case)
    own = {row.code: own_faults[row.id] for row in guide.content.own_questions if row.id in own_faults}
    has_choices = bool(recruitment.rounds or recruitment.own_questions)
    out = pushed_out(bank, recruitment, a_plan, number) if has_choices else ()
    report = _report(guide.content, a_plan, name, house_state, workplace.state_of(bank))
    report = report._replace(
        remarks=(*report.remarks, *lines_unwritten(bank, a_plan)),
        pushed_out=tuple(PushedOut(choice.entry.id, choice.competency.title) for choice in out),
        faults={**faults, **own},
    )
    return WrittenRound(guide, round_views(guide, assignment), house, report)


def _report(
    content: GuideContent, a_plan: Plan, name: str, house: HouseState, bank: BankState
) -> BuildReport:
    """What there is to say of a guide and its plan, whose position somebody called `name`."""
    position, planned, texts = a_plan.position, a_plan.rounds[content.round], content.bank_texts
    has_case = content.case_task is not None
    no_case = [] if has_case else filter(None, [case_missing(position, planned.round)])
    return BuildReport(
        alias="" if fold(name) in {position.id, fold(position.title)} else name,
        position=position.id,
        title=position.title,
        profile=a_plan.profile.title,
        round=content.round,
        questions=len(texts) - has_case,
        has_case=has_case,
        unapproved=sum(text.status != "approved" for text in texts),
        asked=tuple(_asked(content)),
        remarks=(*planned.remarks, *no_case),
        house=house,
        bank=bank,
        question_set=content.question_set,
        without_staff=planned.without_staff if a_plan.without_staff else None,
    )


def _asked(content: GuideContent) -> Iterator[Asked]:
    for question in content.questions:
        yield Asked(question.code, question.competency, question.text)
    for own in content.own_questions:
        about = "Vilkår" if own.kind == "terms" else "Vurderes ikke"
        yield Asked(own.code, about, own.text)
    for rated in content.case_task.behaviours if content.case_task else ():
        yield Asked(rated.code, f"{CASE}, {rated.competency}", rated.behaviour)


def case_missing(position: Position, one_round: Round) -> Problem | None:
    """That the bank has no case for a round of the position that has time for one."""
    if not one_round.case:
        return None
    return problem("case-missing", minutes=one_round.case, position=position.id)


def with_title(recruitment: Recruitment, position: Position, name: str) -> Recruitment:
    """The recruitment, titled with the name by which somebody asked for the position, if with no other."""
    title = title_of(position, name)
    if recruitment.title is not None or title == position.title:
        return recruitment
    return recruitment.model_copy(update={"title": title})


def plan_askable(bank: QuestionBank, recruitment: Recruitment, frozen: Mapping[int, Guide]) -> Plan:
    """The plan of a recruitment. Raises `UserError` where its profile has no questions at all."""
    problems = profile_problems(bank, recruitment.position)
    if problems:
        raise UserError(problems)
    return plan(bank, recruitment, frozen)


def profile_problems(bank: QuestionBank, position: str) -> list[Problem]:
    """Why nothing can be asked for this position, whatever anybody chooses."""
    profile = bank.profiles[bank.positions[position].profile]
    entries = [entry for line in profile.behaviours for entry in bank.entries.get(line.id, ())]
    if any(entry.scored_question for entry in entries):
        return []
    return [problem("profile-without-questions", profile=profile.id)]


def lines_unwritten(bank: QuestionBank, a_plan: Plan) -> list[Problem]:
    """That lines of the profile cannot be asked about yet: those of a focus, and those that are begun."""
    focused = {
        behaviour.id
        for planned in a_plan.rounds.values()
        for focus in planned.round.focus
        for behaviour in focus.behaviours
    }
    lines = [
        line.id
        for line in a_plan.profile.behaviours
        if not any(entry.scored_question for entry in bank.entries.get(line.id, ()))
        and (line.id in focused or any(entry.is_unwritten for entry in bank.entries.get(line.id, ())))
    ]
    return [problem("lines-unwritten", count=len(lines), lines=", ".join(lines))] if lines else []


def guarded(
    workplace: Workplace, placed: PlacedBank, guide: Guide, case: "Placed[Case] | None"
) -> tuple[Guide, Mapping[str, tuple[Problem, ...]]]:
    """The guide with its faults marked, and the problems of each text of the bank that has any, by its code.

    Raises `UserError` where a text must not be printed.
    """
    verdict = verdict_on_guide(workplace.bank_folder, placed, guide, case)
    if verdict.refused:
        raise UserError(verdict.refused)
    by_code = {text.code: verdict.listed[text.entry] for text in guide.content.bank_texts}
    # The case has no code of its own: the first that it is rated by stands for it.
    wrong = ["C1" if code == CASE else code for code, problems in by_code.items() if has_errors(problems)]
    marked = guide.model_copy(update={"faults": tuple(wrong) or None})
    faults = {code: problems for code, problems in by_code.items() if problems}
    return marked, faults | ({_FIXED: verdict.fixed} if verdict.fixed else {})


def make_recruitment(position: str, request: BuildRequest) -> Recruitment:
    """An otherwise empty recruitment with the request's choices. Raises `UserError` with every bad value."""
    choices = {"slot": request.slot, "asked": request.asked, "left_out": request.left_out}
    values = {
        "position": position,
        "title": request.title,
        "organisation": request.organisation,
        "set": request.question_set and request.question_set.strip().upper(),
        "without_staff": request.without_staff,
        "rounds": {request.round: choices}
        if any(value not in {None, ()} for value in choices.values())
        else {},
    }
    try:
        return Recruitment.model_validate(values)
    except ValidationError as error:
        raise UserError(field_problems(Recruitment, error)) from None
