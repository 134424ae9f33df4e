"""`plan`: the questions of all rounds of a recruitment, fixed at once and frozen in its folder."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from interview_kit.models.guide import Guide
from interview_kit.models.recruitment import Recruitment
from interview_kit.planning import Plan, QuestionChoice, pushed_out, write_guide
from interview_kit.planning.freezing import as_version, same_but_name, same_but_version
from interview_kit.planning.slots import minutes_in_words
from interview_kit.problems import Problem, UserError, problem
from interview_kit.recruitments import guide_bytes, planned_name
from interview_kit.recruitments.doubts import naming
from interview_kit.workplace.building import NO_FAULTS, guarded
from interview_kit.workplace.recruitment import as_typed
from interview_kit.workplace.vacancy import (
    OpenVacancy,
    askable_plan,
    changes_since_plan,
    frozen_in,
    has_answers,
    has_sheets,
    open_vacancy,
)
from interview_kit.workplace.workplace import BankState, Workplace


class PlannedQuestion(NamedTuple):
    """A line of the table: a question's code, its minutes, who asks, what it is about, its words."""

    code: str
    minutes: int
    asker: str
    about: str
    words: str


class PlannedRound(NamedTuple):
    """A round of the plan as it is shown.

    `left` are what it would ask if nobody had chosen otherwise, `next_in_line` what else has no time;
    `spare` are minutes left over. `is_new` tells a guide that was made now from one that lay there already.
    """

    guide: Guide
    questions: tuple[PlannedQuestion, ...]
    left: tuple[QuestionChoice, ...]
    next_in_line: QuestionChoice | None
    spare: int
    is_new: bool
    faults: Mapping[str, tuple[Problem, ...]] = NO_FAULTS

    @property
    def minutes_in_words(self) -> str:
        """What the interview's minutes go to."""
        return minutes_in_words(sum(question.minutes for question in self.questions), self.spare)


class PlannedVacancy(NamedTuple):
    """The rounds, the files to save in the recruitment's folder, and what is doubtful.

    `uncovered` are the lines of the profile that no round asks about: competency → how many of how many.
    """

    folder: Path
    rounds: tuple[PlannedRound, ...]
    files: dict[str, bytes]
    doubts: tuple[Problem, ...]
    uncovered: Mapping[str, tuple[int, int]]
    bank: BankState


def plan_vacancy(
    workplace: Workplace, folder: Path, *, number: int | None, reason: str | None, today: str
) -> PlannedVacancy:
    """Fixes the questions of all rounds, or of one beside the others' as they are.

    Once sheets have been made it takes a `reason`, and the guides become a new version; not where the job or
    the organisation has got another name and nobody has written in a sheet. Raises `UserError` with
    everything that is wrong, and where a text must not be printed.
    """
    vacancy = open_vacancy(workplace, folder, today)
    old = frozen_in(folder, vacancy.position)
    kept = {} if number is None else {key: guide for key, guide in old.items() if key != number}
    if reason is not None and naming(vacancy.people, reason):
        raise UserError([problem("reason-names")])
    a_plan, remarks = askable_plan(workplace, vacancy, kept)
    numbers = [one_round.number for one_round in vacancy.position.rounds] if number is None else [number]
    rounds = [
        _shown(vacancy, a_plan, kept[each], is_new=False)
        if each in kept
        else planned_round(workplace, vacancy, a_plan, each, old.get(each), reason)
        for each in sorted({*numbers, *kept})
    ]
    new = [one_round.guide for one_round in rounds if one_round.is_new]
    if reason is None and has_sheets(folder):
        remarks += _renamed(workplace, vacancy, old, new)
    files = {planned_name(guide.content.round): guide_bytes(guide) for guide in new}
    replaced = [old[guide.content.round] for guide in new if guide.content.round in old]
    if reason is not None:
        files |= {_old_name(guide): guide_bytes(guide) for guide in replaced}
    return PlannedVacancy(
        folder,
        tuple(rounds),
        files,
        (*vacancy.doubts, *remarks),
        uncovered([one_round.guide for one_round in rounds], a_plan),
        vacancy.state,
    )


def _renamed(
    workplace: Workplace, vacancy: OpenVacancy, old: Mapping[int, Guide], new: Sequence[Guide]
) -> list[Problem]:
    """What is to be said where sheets have been made and the new guides differ from the old by a name only.

    Raises `UserError` where they differ otherwise or not at all, with what has changed, or where a sheet is
    filled in.
    """
    folder = as_typed(vacancy.folder)
    if not new or needs_reason(vacancy.folder, old, new):
        locked = problem("plan-locked", file=str(vacancy.folder), folder=folder)
        raise UserError([locked, *changes_since_plan(workplace, vacancy, old)])
    return [
        problem(
            "plan-renamed",
            file=str(vacancy.folder),
            round=guide.content.round,
            old=old[guide.content.round].id,
            new=guide.id,
            folder=folder,
        )
        for guide in new
    ]


def needs_reason(folder: Path, old: Mapping[int, Guide], new: Sequence[Guide]) -> bool:
    """Whether nobody may put the new guides in the place of the old without saying why.

    It is so once sheets have been made, unless only a name differs and nobody has written in a sheet.
    """
    if not new or not has_sheets(folder):
        return False
    same = [guide for guide in new if guide.content.round in old]
    is_name = all(same_but_name(old[guide.content.round], guide) for guide in same)
    return len(same) < len(new) or not is_name or has_answers(folder)


def planned_round(  # noqa: PLR0913, PLR0917 - what a round is planned from
    workplace: Workplace,
    vacancy: OpenVacancy,
    a_plan: Plan,
    number: int,
    old: Guide | None,
    reason: str | None,
) -> PlannedRound:
    """The round with its new guide, or with the old one where nothing in it would be otherwise."""
    bank = vacancy.bank.bank
    case = workplace.case(bank, a_plan.position, number)
    guide = write_guide(bank, vacancy.recruitment, a_plan, number, case.value if case else None)
    guide, faults = guarded(workplace, vacancy.bank, guide, case)
    if old is not None and same_but_version(old, guide):
        return _shown(vacancy, a_plan, old, is_new=False)._replace(faults=faults)
    if old is not None and reason is not None:
        guide = as_version(guide, (old.content.version or 1) + 1, reason)
    elif old is not None and old.content.version and old.content.version_reason:
        guide = as_version(guide, old.content.version, old.content.version_reason)
    return _shown(vacancy, a_plan, guide, is_new=True)._replace(faults=faults)


def _shown(vacancy: OpenVacancy, a_plan: Plan, guide: Guide, *, is_new: bool) -> PlannedRound:
    """The round as it is shown."""
    content = guide.content
    spare = sum(row.minutes for row in content.time_plan if row.part == "spare")
    out = (
        pushed_out(vacancy.bank.bank, vacancy.recruitment, a_plan, content.round)
        if is_new and _has_choices(vacancy.recruitment)
        else ()
    )
    following = a_plan.rounds[content.round].next_in_line
    if following and following.entry.id in {choice.entry.id for choice in out}:
        following = None
    return PlannedRound(guide, tuple(_questions(guide)), out, following, spare, is_new)


def _has_choices(recruitment: Recruitment) -> bool:
    """Whether anybody has chosen questions or time."""
    of_rounds = (row for row in recruitment.rounds.values() if row.slot or row.asked or row.left_out)
    return any(of_rounds) or bool(recruitment.own_questions or recruitment.own_entries)


def _questions(guide: Guide) -> Iterator[PlannedQuestion]:
    for row in guide.content.questions:
        asker = f"{row.asker} {row.lead}" if row.asker else row.lead
        yield PlannedQuestion(row.code, row.minutes, asker, row.competency, row.text)
    for own in guide.content.own_questions:
        about = "Vilkår" if own.kind == "terms" else "Vurderes ikke"
        yield PlannedQuestion(own.code, own.minutes, "Ordstyreren", about, own.text)
    case = guide.content.case_task
    if case:
        yield PlannedQuestion(
            "Casen",
            guide.content.case,
            "Udvalget",
            f"{len(case.behaviours)} punkt{'er' if len(case.behaviours) != 1 else ''}",
            case.title,
        )


def uncovered(guides: Sequence[Guide], a_plan: Plan) -> dict[str, tuple[int, int]]:
    """The lines of the profile that no round asks about: competency → how many of how many."""
    return dict(_uncovered(guides, a_plan))


def _uncovered(guides: Sequence[Guide], a_plan: Plan) -> Iterator[tuple[str, tuple[int, int]]]:
    """By competency, how many of its lines no round meets, of how many: also those not fixed yet."""
    met = {row.behaviour_id for guide in guides for row in guide.content.questions}
    met |= {behaviour for one_round in a_plan.rounds.values() for behaviour in one_round.asked}
    cases = [guide.content.case_task for guide in guides if guide.content.case_task]
    met |= {row.behaviour_id for case in cases for row in case.behaviours}
    for part in guides[0].content.coverage:
        left = [row for row in part.uncovered if row.behaviour_id not in met]
        if left:
            yield part.competency, (len(left), part.behaviours)


def _old_name(guide: Guide) -> str:
    """What the guide of an earlier version is called: `guide-1 (version 1).yaml`."""
    name = Path(planned_name(guide.content.round))
    return f"{name.stem} (version {guide.content.version or 1}){name.suffix}"
