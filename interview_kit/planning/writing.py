"""What a guide says, written down from the plan."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from interview_kit.models.bank import Behaviour, Profile, QuestionBank
from interview_kit.models.guide import (
    CompetencyCoverage,
    Guide,
    GuideCase,
    GuideCaseBehaviour,
    GuideContent,
    GuideOwnQuestion,
    GuideQuestion,
    GuideStep,
    GuideWeight,
    PanelSeat,
    TimePart,
    TimeRow,
    UncoveredBehaviour,
)
from interview_kit.models.interview_texts import MINUTES_PLACEHOLDER, InterviewTexts
from interview_kit.models.position import Position
from interview_kit.models.recruitment import Recruitment
from interview_kit.planning.freezing import freeze
from interview_kit.planning.own_entries import with_own_entries
from interview_kit.planning.planner import plan as plan_rounds
from interview_kit.planning.planner import unknown_round
from interview_kit.planning.rounds import (
    MINUTES,
    Plan,
    QuestionChoice,
    RoundPlan,
    behaviours_by_id,
    question_minutes,
)
from interview_kit.planning.seats import Seat, askers, seats
from interview_kit.problems import UserError

if TYPE_CHECKING:
    from interview_kit.models.materials import Case


def plan_guide(
    bank: QuestionBank, recruitment: Recruitment, number: int, case: "Case | None" = None
) -> Guide:
    """The guide of one round, for those who need no other. Raises `UserError` as `write_guide` does."""
    return write_guide(bank, recruitment, plan_rounds(bank, recruitment), number, case)


def write_guide(
    bank: QuestionBank, recruitment: Recruitment, plan: Plan, number: int, case: "Case | None" = None
) -> Guide:
    """The guide of round `number`, frozen; `case` is the position's, for a round that has time for it.

    Raises `UserError` where the round's choices cannot be met.
    """
    if number not in plan.rounds:
        raise UserError([unknown_round(number, plan.rounds)])
    one_plan = plan.rounds[number]
    problems = (*plan.problems, *one_plan.problems)
    if problems:
        raise UserError(problems)
    content = _content(with_own_entries(bank, recruitment), recruitment, plan, one_plan)
    if case and one_plan.round.case:
        content = content.model_copy(update={"case_task": guide_case(plan.profile, case)})
    return freeze(content, bank)


def _content(bank: QuestionBank, recruitment: Recruitment, plan: Plan, one_plan: RoundPlan) -> GuideContent:
    position, profile, one_round = plan.position, plan.profile, one_plan.round
    name = recruitment.question_set
    is_of_first_set = name == "A" or position.lacks(name, one_round.number)
    panel = seats(position, recruitment, one_round.number)
    leads = askers(panel, (choice.competency.id for choice in one_plan.questions))
    asked = enumerate(zip(one_plan.questions, leads, strict=True), one_plan.first_number)
    return GuideContent(
        position=position.id,
        title=recruitment.title or position.title,
        organisation=recruitment.organisation,
        profile_id=profile.id,
        profile=profile.title,
        question_set=None if is_of_first_set else name,
        without_staff=(plan.without_staff and one_plan.without_staff > 0) or None,
        round=one_round.number,
        rounds=len(position.rounds),
        slot=one_round.slot,
        case=one_round.case,
        individual=one_round.individual,
        minutes=MINUTES,
        introduction=profile.role or profile.introduction,
        responsibilities=profile.responsibilities,
        notes=profile.notes,
        panel_min=position.panel.min,
        panel_max=position.panel.max,
        panel=tuple(_panel(panel, leads, one_plan)),
        weights=tuple(_weights(plan)),
        time_plan=tuple(_time_plan(one_plan)),
        questions=tuple(guide_question(position, number, choice, lead) for number, (choice, lead) in asked),
        own_questions=tuple(_own_questions(one_plan)),
        terms=position.terms if one_round.number == min(plan.rounds) else (),
        statutory_steps=tuple(_statutory_steps(bank, position)),
        decision_maker=recruitment.decision_maker or position.decision_maker,
        coverage=tuple(_coverage(bank, plan, one_plan)),
        scale=bank.scale,
        interview=_with_minutes(bank.texts.interview, one_round.slot),
        sheet=bank.texts.sheet,
    )


def _with_minutes(interview: InterviewTexts, slot: int) -> InterviewTexts:
    """The texts with the minutes of the interview where the welcome speaks of them."""
    welcome = tuple(sentence.replace(MINUTES_PLACEHOLDER, str(slot)) for sentence in interview.welcome)
    return interview.model_copy(update={"welcome": welcome})


def guide_question(position: Position, number: int, choice: QuestionChoice, lead: Seat) -> GuideQuestion:
    """The question with every text that is printed about it; its code is S and the number."""
    competency, behaviour, entry, question = choice
    return GuideQuestion(
        code=f"S{number}",
        competency_id=competency.id,
        competency=competency.title,
        behaviour_id=behaviour.id,
        behaviour=behaviour.text,
        entry=entry.id,
        version=entry.version,
        status=entry.state,
        question=question.id,
        text=question.text,
        broader=question.broader,
        is_scene=(question.kind == "situational") or None,
        on_paper=question.on_paper or None,
        minutes=question.minutes,
        lead=lead.title,
        asker=lead.code,
        probes=question.probes,
        indicators=entry.indicators,
        red_flags=entry.red_flags,
        counts_too=entry.counts_too,
        anchors=entry.anchors_of(question, position.id),
    )


def guide_case(profile: Profile, case: "Case") -> GuideCase:
    """The case with every text that is printed about it; what it is rated on has a code, C1 and on."""
    lines = behaviours_by_id(profile)
    rated = []
    for number, row in enumerate(case.behaviours, 1):
        competency, behaviour = lines[row.behaviour]
        rated.append(
            GuideCaseBehaviour(
                code=f"C{number}",
                competency_id=competency.id,
                competency=competency.title,
                behaviour_id=behaviour.id,
                behaviour=behaviour.text,
                anchors=row.anchors,
            )
        )
    own = {"status": case.state, "behaviours": tuple(rated)}
    shared = {name: getattr(case, name) for name in GuideCase.model_fields if name not in own}
    return GuideCase(**shared, **own)


def _weights(plan: Plan) -> Iterator[GuideWeight]:
    titles = {competency.id: competency.title for competency in plan.profile.competencies}
    for weight in plan.position.weights:
        yield GuideWeight(
            competency_id=weight.competency,
            competency=titles[weight.competency],
            weight=weight.weight,
            reason=weight.reason,
        )


def _panel(panel: Sequence[Seat], leads: Sequence[Seat], one_plan: RoundPlan) -> Iterator[PanelSeat]:
    """The seats with what each leads in this round; of members who share a role only who asks does."""
    asked = [choice.competency.id for choice in one_plan.questions]
    for seat in panel:
        own = [competency for lead, competency in zip(leads, asked, strict=True) if lead == seat]
        yield PanelSeat(
            title=seat.title,
            chair=seat.chair,
            task=seat.task,
            leads=tuple(dict.fromkeys(own) if seat.code else (row for row in seat.leads if row in asked)),
            member=seat.code,
            rates=None if seat.rates else False,
        )


def _own_questions(one_plan: RoundPlan) -> Iterator[GuideOwnQuestion]:
    """The panel's own, and those of the bank that the user asked for though they are not rated."""
    for code, question, entry in one_plan.unrated():
        yield GuideOwnQuestion(
            code=code,
            id=question.id,
            kind=question.kind,
            text=question.text,
            on_paper=question.on_paper or None,
            minutes=question.minutes,
            probes=question.probes,
            entry=entry.id if entry else None,
            version=entry.version if entry else None,
            status=entry.state if entry else None,
        )


def _time_plan(one_plan: RoundPlan) -> Iterator[TimeRow]:
    """The parts of the interview in order; they add up to the slot, what is left over as room to breathe."""
    one_round = one_plan.round
    available = question_minutes(one_round, one_plan.own_questions, one_plan.unscored)
    terms = sum(question.minutes for question in one_plan.own_questions if question.kind == "terms")
    own_minutes = question_minutes(one_round) - available - terms
    questions: list[tuple[TimePart, str | None, int]] = [
        ("question", f"S{number}", choice.question.minutes)
        for number, choice in enumerate(one_plan.questions, one_plan.first_number)
    ]
    spare = available - sum(minutes for _, _, minutes in questions)
    parts: list[tuple[TimePart, str | None, int]] = [
        ("welcome", None, MINUTES.welcome),
        ("opening", None, MINUTES.opening),
        ("case", None, one_round.case),
        *questions,
        ("spare", None, spare),
        ("own_questions", None, own_minutes),
        ("individual", None, one_round.individual),
        ("candidate_questions", None, MINUTES.candidate_questions),
        ("terms", None, MINUTES.terms + terms),
        ("closing", None, MINUTES.closing),
    ]
    start = 0
    for part, code, minutes in parts:
        if minutes:
            yield TimeRow(part=part, code=code, start=start, minutes=minutes)
            start += minutes


def _statutory_steps(bank: QuestionBank, position: Position) -> Iterator[GuideStep]:
    for step_when in position.statutory_steps:
        step = bank.statutory_steps[step_when.step]
        yield GuideStep(title=step.title, law=step.law, text=step.text, when=step_when.when)


def _coverage(bank: QuestionBank, plan: Plan, one_plan: RoundPlan) -> Iterator[CompetencyCoverage]:
    """Every competency of the profile with what is asked about here and where the rest is met."""
    rounds = {
        behaviour: number
        for number, planned in plan.rounds.items()
        if planned is not one_plan
        for behaviour in planned.asked
    }
    left_out = frozenset().union(*(planned.left_out for planned in plan.rounds.values()))
    asked = {choice.behaviour.id for choice in one_plan.questions}
    for competency in plan.profile.competencies:
        uncovered = [behaviour for behaviour in competency.behaviours if behaviour.id not in asked]
        yield CompetencyCoverage(
            competency_id=competency.id,
            competency=competency.title,
            asked=len(competency.behaviours) - len(uncovered),
            behaviours=len(competency.behaviours),
            uncovered=tuple(
                _uncovered(bank, plan.position, behaviour, rounds, left_out) for behaviour in uncovered
            ),
        )


def _uncovered(
    bank: QuestionBank,
    position: Position,
    behaviour: Behaviour,
    rounds: Mapping[str, int],
    left_out: Collection[str],
) -> UncoveredBehaviour:
    elsewhere = next((row for row in position.elsewhere if row.behaviour == behaviour.id), None)
    is_left_out = behaviour.id in left_out
    if elsewhere and elsewhere.where == "not" and (is_left_out or behaviour.id in position.first_of_focus):
        elsewhere = None  # the user's own choice counts, and the reason is that of another set
    entries = bank.entries.get(behaviour.id, ())
    return UncoveredBehaviour(
        behaviour_id=behaviour.id,
        behaviour=behaviour.text,
        where=elsewhere.where if elsewhere else "left_out" if is_left_out else None,
        reason=elsewhere.reason if elsewhere else None,
        ask=elsewhere.ask if elsewhere else None,
        round=rounds.get(behaviour.id),
        has_question=any(entry.scored_question for entry in entries),
    )
