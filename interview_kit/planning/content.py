"""What a guide says, written down from the chosen questions."""

from collections.abc import Iterator

from interview_kit.models.bank import Behaviour
from interview_kit.models.guide import (
    Coverage,
    GuideContent,
    GuideQuestion,
    GuideStep,
    GuideWeight,
    PanelSeat,
    TimeRow,
    Uncovered,
)
from interview_kit.models.position import Position, Round
from interview_kit.models.recruitment import Recruitment
from interview_kit.planning.choosing import fitting
from interview_kit.planning.setting import (
    CLOSING,
    OPENING,
    OWN_QUESTIONS,
    TERMS,
    WELCOME,
    Asked,
    Setting,
    question_minutes,
)


def write_content(setting: Setting, asked: list[Asked]) -> GuideContent:
    bank, recruitment, position, profile, one_round = setting
    titles = {competency.id: competency.title for competency in profile.competencies}
    used = {one.competency.id for one in asked}
    return GuideContent(
        position=position.id,
        title=recruitment.title or position.title,
        organisation=recruitment.organisation,
        profile=profile.title,
        round=one_round.number,
        rounds=len(position.rounds),
        slot=one_round.slot,
        case=one_round.case,
        individual=one_round.individual,
        introduction=profile.role or profile.introduction,
        responsibilities=profile.responsibilities,
        notes=profile.notes,
        panel_min=position.panel.min,
        panel_max=position.panel.max,
        panel=tuple(
            PanelSeat(
                title=role.title,
                chair=role.chair,
                task=role.task,
                leads=tuple(titles[led] for led in role.leads if led in used),
            )
            for role in position.panel.roles
        ),
        weights=tuple(
            GuideWeight(competency=titles[w.competency], weight=w.weight, reason=w.reason)
            for w in position.weights
        ),
        time_plan=tuple(_time_plan(one_round, asked)),
        questions=tuple(guide_question(position, at, one) for at, one in enumerate(asked, 1)),
        terms=position.terms,
        statutory_steps=tuple(_steps(setting)),
        decision_maker=position.decision_maker,
        coverage=tuple(_coverage(setting, asked)),
        scale=bank.scale,
        interview=bank.texts.interview,
        sheet=bank.texts.sheet,
    )


def guide_question(position: Position, number: int, asked: Asked) -> GuideQuestion:
    competency, behaviour, entry, question = asked
    leads = (role.title for role in position.panel.roles if competency.id in role.leads)
    chair = next(role.title for role in position.panel.roles if role.chair)
    return GuideQuestion(
        code=f"S{number}",
        competency=competency.title,
        behaviour=behaviour.text,
        entry=entry.id,
        version=entry.version,
        status=entry.status,
        question=question.id,
        text=question.text,
        minutes=question.minutes,
        lead=next(leads, chair),
        probes=question.probes,
        indicators=entry.indicators,
        red_flags=entry.red_flags,
        counts_too=entry.counts_too,
        anchors=question.anchors or entry.anchors,
    )


def _time_plan(one_round: Round, asked: list[Asked]) -> Iterator[TimeRow]:
    """The parts of the interview in order; they add up to the slot, what is left over as room to breathe."""
    spare = question_minutes(one_round) - sum(one.question.minutes for one in asked)
    parts = [
        ("Velkomst, og hvem der er hvem", WELCOME),
        ("Indledende spørgsmål (vurderes ikke)", OPENING),
        ("Casen: fremlæggelse og spørgsmål", one_round.case),
        *(
            (f"Spørgsmål {at} · {one.competency.title}", one.question.minutes)
            for at, one in enumerate(asked, 1)
        ),
        ("Luft: ekstra tid til svarene", spare),
        ("Del B: individuel afdækning (vurderes ikke)", one_round.individual),
        ("Kandidatens egne spørgsmål (vurderes ikke)", OWN_QUESTIONS),
        ("Vilkår", TERMS),
        ("Afrunding", CLOSING),
    ]
    start = 0
    for label, minutes in parts:
        if minutes:
            yield TimeRow(label=label, start=start, minutes=minutes)
            start += minutes


def _steps(setting: Setting) -> Iterator[GuideStep]:
    for wanted in setting.position.statutory_steps:
        step = setting.bank.statutory_steps[wanted.step]
        yield GuideStep(title=step.title, law=step.law, text=step.text, when=wanted.when)


def _coverage(setting: Setting, asked: list[Asked]) -> Iterator[Coverage]:
    """Every competency of the profile with what is asked about here and where the rest is met."""
    here = {one.behaviour.id for one in asked}
    rounds = _other_rounds(setting)
    for competency in setting.profile.competencies:
        rest = [behaviour for behaviour in competency.behaviours if behaviour.id not in here]
        yield Coverage(
            competency=competency.title,
            asked=len(competency.behaviours) - len(rest),
            behaviours=len(competency.behaviours),
            rest=tuple(_uncovered(setting, behaviour, rounds.get(behaviour.id)) for behaviour in rest),
        )


def _uncovered(setting: Setting, behaviour: Behaviour, round_number: int | None) -> Uncovered:
    elsewhere = next((one for one in setting.position.elsewhere if one.behaviour == behaviour.id), None)
    entries = setting.bank.entries.get(behaviour.id, ())
    return Uncovered(
        behaviour=behaviour.text,
        where=elsewhere.where if elsewhere else None,
        reason=elsewhere.reason if elsewhere else None,
        round=round_number,
        has_question=any(entry.scored_question for entry in entries),
    )


def _other_rounds(setting: Setting) -> dict[str, int]:
    """Behaviours that the position's other rounds ask about, as they stand in the bank, by round number."""
    met: dict[str, int] = {}
    for one_round in setting.position.rounds:
        if one_round.number != setting.round.number:
            plain = Recruitment(position=setting.position.id)
            other = setting._replace(recruitment=plain, round=one_round)
            for asked in fitting(other, [], question_minutes(one_round)):
                met[asked.behaviour.id] = one_round.number
    return met
