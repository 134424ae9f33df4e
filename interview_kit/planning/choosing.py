"""Which questions are asked: the user's own choices first, then the focus in its order of importance."""

from collections.abc import Iterator
from difflib import get_close_matches

from interview_kit.models.bank import Behaviour, Competency
from interview_kit.planning.setting import Asked, Setting, behaviours_by_id, question_minutes
from interview_kit.problems import Problem, UserError, problem


def choose(setting: Setting) -> list[Asked]:
    """The user's own choices first, then the focus in its order until the next does not fit."""
    left = question_minutes(setting.round)
    own = _own_choices(setting)
    minutes = sum(asked.question.minutes for asked in own)
    if own and minutes > left:
        least = setting.round.slot + minutes - left
        raise UserError([problem("choice-too-long", needed=minutes, left=max(left, 0), least=least)])
    chosen = own + fitting(setting, own, left - minutes)
    if not chosen:
        raise UserError([_too_short(setting, left)])
    order = {behaviour.id: at for at, behaviour in enumerate(in_order_of_print(setting))}
    return sorted(chosen, key=lambda asked: (order[asked.behaviour.id], asked.entry.id))


def fitting(setting: Setting, own: list[Asked], left: int) -> list[Asked]:
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


def _by_importance(setting: Setting) -> Iterator[Asked]:
    """The first behaviour of every competency in the round's order, then the second of every, and so on."""
    index = behaviours_by_id(setting.profile)
    deepest = max(len(focus.behaviours) for focus in setting.round.focus)
    for depth in range(deepest):
        for focus in setting.round.focus:
            if depth < len(focus.behaviours):
                competency, behaviour = index[focus.behaviours[depth].id]
                yield from _askable(setting, competency, behaviour)


def _askable(setting: Setting, competency: Competency, behaviour: Behaviour) -> Iterator[Asked]:
    out = set(setting.recruitment.left_out)
    for entry in setting.bank.entries.get(behaviour.id, ()):
        question = entry.scored_question
        if question and not out & {competency.id, behaviour.id, entry.id, question.id}:
            yield Asked(competency, behaviour, entry, question)


def _own_choices(setting: Setting) -> list[Asked]:
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


def _wanted(setting: Setting, wanted: str) -> list[Asked]:
    """The scored questions that this id of a behaviour, an entry or a question stands for."""
    return [
        asked
        for competency, behaviour in behaviours_by_id(setting.profile).values()
        for asked in _askable(setting, competency, behaviour)
        if wanted in (behaviour.id, asked.entry.id, asked.question.id)
    ]


def _unknown_choice(setting: Setting, wanted: str) -> list[Problem]:
    known = set(_known_ids(setting))
    if wanted in known:
        return []
    near = get_close_matches(wanted, known, n=1)
    suggestion = f"Mente I «{near[0]}»?" if near else "Id'erne står i profilens fil i mappen profiles."
    return [problem("choice-unknown", id=wanted, suggestion=suggestion)]


def _known_ids(setting: Setting) -> Iterator[str]:
    for competency, behaviour in behaviours_by_id(setting.profile).values():
        yield from (competency.id, behaviour.id)
        for entry in setting.bank.entries.get(behaviour.id, ()):
            yield entry.id
            yield from (question.id for question in entry.questions)


def _too_short(setting: Setting, left: int) -> Problem:
    first = next(_by_importance(setting), None)
    if first is None:
        return problem("no-questions")
    needed = first.question.minutes
    least = setting.round.slot - left + needed
    return problem("slot-too-short", slot=setting.round.slot, left=max(left, 0), needed=needed, least=least)


def in_order_of_print(setting: Setting) -> list[Behaviour]:
    """Competency by competency: those of the round first in its order, each with its focus first."""
    index = behaviours_by_id(setting.profile)
    focus = [b.id for f in setting.round.focus for b in f.behaviours]
    competencies = list(
        dict.fromkeys([index[key][0].id for key in focus] + [c.id for c, _ in index.values()])
    )
    ids = list(dict.fromkeys([*focus, *index]))
    return [index[key][1] for key in sorted(ids, key=lambda key: competencies.index(index[key][0].id))]
