"""Plans a guide: which questions, in which order and minutes, asked by whom. Pure: no files, no clock.

The arithmetic of a slot (minutes with the candidate): welcome 5, one unscored opening question 3, the
candidate's own questions 7, terms 3, closing 2; a case and an unscored part B take theirs; the rest is for
scored questions. Minutes are a limit, never a value: questions are taken in the position's own order of
importance until the next one does not fit, so a short question wins nothing.
"""

import hashlib
import json
from collections.abc import Iterator
from difflib import get_close_matches
from typing import NamedTuple

from interview_kit.models.bank import Behaviour, Competency, Entry, Profile, Question, QuestionBank
from interview_kit.models.guide import (
    BankStamp,
    Coverage,
    Guide,
    GuideContent,
    GuideQuestion,
    GuideStep,
    GuideWeight,
    PanelSeat,
    TimeRow,
    Uncovered,
)
from interview_kit.models.position import Elsewhere, Position, Round
from interview_kit.models.recruitment import Recruitment
from interview_kit.problems import Problem, UserError, problem

WELCOME, OPENING, OWN_QUESTIONS, TERMS, CLOSING = 5, 3, 7, 3, 2
FIXED = WELCOME + OPENING + OWN_QUESTIONS + TERMS + CLOSING

# Digits and capitals without those that are read as another (0/O, 1/I/L, U/V): a code is copied by hand.
_ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"


class _Asked(NamedTuple):
    """A chosen question with what it belongs to."""

    competency: Competency
    behaviour: Behaviour
    entry: Entry
    question: Question


class _Setting(NamedTuple):
    """The parts of the bank that one plan is made from."""

    bank: QuestionBank
    recruitment: Recruitment
    position: Position
    profile: Profile
    round: Round


def plan_guide(bank: QuestionBank, recruitment: Recruitment, round_number: int) -> Guide:
    """The guide for this round. Raises `UserError` where the choices cannot be met."""
    setting = _setting(bank, recruitment, round_number)
    asked = _choose(setting)
    return _freeze(_content(setting, asked), bank)


def _setting(bank: QuestionBank, recruitment: Recruitment, round_number: int) -> _Setting:
    position = bank.positions[recruitment.position]
    rounds = {one_round.number: one_round for one_round in position.rounds}
    if round_number not in rounds:
        choices = ", ".join(map(str, rounds))
        raise UserError([problem("round-unknown", round=round_number, choices=choices)])
    one_round = rounds[round_number]
    if recruitment.slot is not None:
        one_round = one_round.model_copy(update={"slot": recruitment.slot})
    return _Setting(bank, recruitment, position, bank.profiles[position.profile], one_round)


# Choosing


def _choose(setting: _Setting) -> list[_Asked]:
    """The user's own choices first, then the focus in its order until the next does not fit."""
    left = question_minutes(setting.round)
    own = _own_choices(setting)
    minutes = sum(asked.question.minutes for asked in own)
    if own and minutes > left:
        least = setting.round.slot + minutes - left
        raise UserError([problem("choice-too-long", needed=minutes, left=max(left, 0), least=least)])
    chosen = own + _fitting(setting, own, left - minutes)
    if not chosen:
        raise UserError([_too_short(setting, left)])
    order = {behaviour.id: at for at, behaviour in enumerate(_in_order_of_print(setting))}
    return sorted(chosen, key=lambda asked: (order[asked.behaviour.id], asked.entry.id))


def question_minutes(one_round: Round) -> int:
    """The minutes of a round that are left for scored questions."""
    return one_round.slot - FIXED - one_round.case - one_round.individual


def _fitting(setting: _Setting, own: list[_Asked], left: int) -> list[_Asked]:
    taken = {asked.entry.id for asked in own}
    behaviours = {asked.behaviour.id for asked in own}
    fitting = []
    for asked in _by_importance(setting):
        if asked.entry.id in taken or behaviours.intersection(asked.behaviour.near):
            continue
        if asked.question.minutes > left:
            break
        left -= asked.question.minutes
        behaviours.add(asked.behaviour.id)
        fitting.append(asked)
    return fitting


def _by_importance(setting: _Setting) -> Iterator[_Asked]:
    """The first behaviour of every competency in the round's order, then the second of every, and so on."""
    index = _index(setting.profile)
    deepest = max(len(focus.behaviours) for focus in setting.round.focus)
    for depth in range(deepest):
        for focus in setting.round.focus:
            if depth < len(focus.behaviours):
                competency, behaviour = index[focus.behaviours[depth].id]
                yield from _askable(setting, competency, behaviour)


def _askable(setting: _Setting, competency: Competency, behaviour: Behaviour) -> Iterator[_Asked]:
    out = set(setting.recruitment.left_out)
    for entry in setting.bank.entries.get(behaviour.id, ()):
        question = entry.scored_question
        if question and not out & {competency.id, behaviour.id, entry.id, question.id}:
            yield _Asked(competency, behaviour, entry, question)


def _own_choices(setting: _Setting) -> list[_Asked]:
    """What the user asked for by id. Every id that cannot be met is a problem; all are raised at once."""
    problems, own = [], []
    for wanted in setting.recruitment.left_out:
        problems += _unknown_choice(setting, wanted)
    for wanted in setting.recruitment.asked:
        unknown = _unknown_choice(setting, wanted)
        found = _wanted(setting, wanted)
        problems += unknown
        if wanted in setting.recruitment.left_out:
            problems.append(problem("choice-conflict", id=wanted))
        elif not unknown and not found:
            problems.append(problem("choice-without-question", id=wanted))
        own += [asked for asked in found if asked not in own]
    for at, asked in enumerate(own):
        for other in own[:at]:
            if other.behaviour.id in asked.behaviour.near:
                problems.append(problem("choice-near", id=asked.behaviour.id, other=other.behaviour.id))
    if problems:
        raise UserError(problems)
    return own


def _wanted(setting: _Setting, wanted: str) -> list[_Asked]:
    """The scored questions that this id of a behaviour, an entry or a question stands for."""
    return [
        asked
        for competency, behaviour in _index(setting.profile).values()
        for asked in _askable(setting, competency, behaviour)
        if wanted in (behaviour.id, asked.entry.id, asked.question.id)
    ]


def _unknown_choice(setting: _Setting, wanted: str) -> list[Problem]:
    known = set(_known_ids(setting))
    if wanted in known:
        return []
    near = get_close_matches(wanted, known, n=1)
    suggestion = f"Mente I «{near[0]}»?" if near else "Id'erne står i profilens fil i mappen profiles."
    return [problem("choice-unknown", id=wanted, suggestion=suggestion)]


def _known_ids(setting: _Setting) -> Iterator[str]:
    for competency, behaviour in _index(setting.profile).values():
        yield from (competency.id, behaviour.id)
        for entry in setting.bank.entries.get(behaviour.id, ()):
            yield entry.id
            yield from (question.id for question in entry.questions)


def _too_short(setting: _Setting, left: int) -> Problem:
    first = next(_by_importance(setting), None)
    if first is None:
        return problem("no-questions")
    needed = first.question.minutes
    least = setting.round.slot - left + needed
    return problem("slot-too-short", slot=setting.round.slot, left=max(left, 0), needed=needed, least=least)


def _index(profile: Profile) -> dict[str, tuple[Competency, Behaviour]]:
    return {
        behaviour.id: (competency, behaviour)
        for competency in profile.competencies
        for behaviour in competency.behaviours
    }


def _in_order_of_print(setting: _Setting) -> list[Behaviour]:
    """Competency by competency: those of the round first in its order, each with its focus first."""
    index = _index(setting.profile)
    focus = [b.id for f in setting.round.focus for b in f.behaviours]
    competencies = list(
        dict.fromkeys([index[key][0].id for key in focus] + [c.id for c, _ in index.values()])
    )
    ids = list(dict.fromkeys([*focus, *index]))
    return [index[key][1] for key in sorted(ids, key=lambda key: competencies.index(index[key][0].id))]


# Writing it down


def _content(setting: _Setting, asked: list[_Asked]) -> GuideContent:
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
        questions=tuple(_guide_question(position, at, one) for at, one in enumerate(asked, 1)),
        terms=position.terms,
        statutory_steps=tuple(_steps(setting)),
        decision_maker=position.decision_maker,
        coverage=tuple(_coverage(setting, asked)),
        scale=bank.scale,
        interview=bank.texts.interview,
        sheet=bank.texts.sheet,
    )


def _guide_question(position: Position, number: int, asked: _Asked) -> GuideQuestion:
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


def _time_plan(one_round: Round, asked: list[_Asked]) -> Iterator[TimeRow]:
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


def _steps(setting: _Setting) -> Iterator[GuideStep]:
    for wanted in setting.position.statutory_steps:
        step = setting.bank.statutory_steps[wanted.step]
        yield GuideStep(title=step.title, law=step.law, text=step.text, when=wanted.when)


def _coverage(setting: _Setting, asked: list[_Asked]) -> Iterator[Coverage]:
    """Every competency of the profile with what is asked about here and where the rest is met."""
    here = {one.behaviour.id for one in asked}
    elsewhere = {one.behaviour: one for one in setting.position.elsewhere}
    rounds = _other_rounds(setting)
    focus = {b.id for one_round in setting.position.rounds for f in one_round.focus for b in f.behaviours}
    for competency in setting.profile.competencies:
        rest = [behaviour for behaviour in competency.behaviours if behaviour.id not in here]
        yield Coverage(
            competency=competency.title,
            asked=len(competency.behaviours) - len(rest),
            behaviours=len(competency.behaviours),
            rest=tuple(
                _uncovered(
                    behaviour,
                    elsewhere.get(behaviour.id),
                    rounds.get(behaviour.id),
                    in_focus=behaviour.id in focus,
                    has_question=any(
                        entry.scored_question for entry in setting.bank.entries.get(behaviour.id, ())
                    ),
                )
                for behaviour in rest
            ),
        )


def _uncovered(
    behaviour: Behaviour,
    elsewhere: Elsewhere | None,
    round_number: int | None,
    *,
    in_focus: bool,
    has_question: bool,
) -> Uncovered:
    return Uncovered(
        behaviour=behaviour.text,
        where=elsewhere.where if elsewhere else None,
        reason=elsewhere.reason if elsewhere else None,
        round=round_number,
        in_focus=in_focus,
        has_question=has_question,
    )


def _other_rounds(setting: _Setting) -> dict[str, int]:
    """Behaviours that the position's other rounds ask about, as they stand in the bank, by round number."""
    met: dict[str, int] = {}
    for one_round in setting.position.rounds:
        if one_round.number != setting.round.number:
            plain = Recruitment(position=setting.position.id)
            other = setting._replace(recruitment=plain, round=one_round)
            for asked in _fitting(other, [], question_minutes(one_round)):
                met[asked.behaviour.id] = one_round.number
    return met


def _freeze(content: GuideContent, bank: QuestionBank) -> Guide:
    text = json.dumps(content.model_dump(mode="json", by_alias=True), ensure_ascii=False, sort_keys=True)
    digest = hashlib.sha256(text.encode()).hexdigest()
    stamp = BankStamp(title=bank.about.title, version=bank.about.version, hash=bank.hash)
    return Guide(id=_code(digest), hash=digest, bank=stamp, content=content)


def _code(digest: str) -> str:
    """Five characters of the hash that can be told apart in handwriting."""
    number = int(digest[:16], 16)
    letters = []
    for _ in range(5):
        number, rest = divmod(number, len(_ALPHABET))
        letters.append(_ALPHABET[rest])
    return "".join(letters)
