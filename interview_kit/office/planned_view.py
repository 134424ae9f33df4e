"""The plan of one round as the page shows it."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from interview_kit.documents.interview_guide import TIME_PARTS
from interview_kit.models.bank import Entry
from interview_kit.models.guide import CASE
from interview_kit.models.recruitment import OwnEntry
from interview_kit.office.desk import all_shown
from interview_kit.office.live_plan import LivePlan
from interview_kit.planning import QuestionChoice, RoundPlan
from interview_kit.planning.planner import unknown_round
from interview_kit.planning.rounds import question_minutes
from interview_kit.planning.wishes import Names
from interview_kit.problems import Problem, UserError, problem
from interview_kit.workplace.vacancy_plan import PlannedQuestion, PlannedRound, uncovered

_CHOSEN = "I har selv valgt det"
# What may be done with a question: requests by their names.
_OF_FOCUS = ("leave_out", "swap")
_OF_CHOICE = ("undo_choice", "leave_out", "swap")
_OF_UNRATED = ("undo_choice",)
_OF_OWN = ("save_own", "remove_own")


class _Row(NamedTuple):
    """What a question of the plan is: its id, that of its words, its kind, and what may be done with it."""

    id: str
    question: str
    kind: str
    why: str
    can: tuple[str, ...]


def shown_plan(live: LivePlan, number: int) -> dict[str, Any]:
    """Round `number` of the plan. Raises `UserError` where the position has no such round."""
    if number not in live.plan.rounds:
        raise UserError([unknown_round(number, live.plan.rounds)])
    own, planned = live.plan.rounds[number], live.rounds.get(number)
    questions = planned.questions if planned else tuple(_in_error(own))
    minutes = sum(question.minutes for question in questions)
    guides = [one_round.guide for one_round in live.rounds.values()]
    return {
        "round": number,
        "rounds": [{"number": each, "title": f"{each}. samtale"} for each in live.plan.rounds],
        "position": live.vacancy.position.id,
        "title": live.vacancy.recruitment.title or live.vacancy.position.title,
        "slot": own.round.slot,
        "minutes": minutes,
        "spare": planned.spare if planned else _spare(own),
        "sum_text": _sum_text(own, planned, minutes),
        "sets": ["A", *live.vacancy.position.sets],
        "set": live.vacancy.recruitment.question_set or "A",
        "without_staff": live.plan.without_staff,
        "questions": list(_questions(live, number, questions)),
        "time_plan": list(_time_plan(planned)) if planned else [],
        "left": [_shown_choice(choice) for choice in planned.left] if planned else [],
        "next": _shown_choice(planned.next_in_line) if planned and planned.next_in_line else None,
        "left_out": list(_left_out(live, number)),
        "uncovered": [
            {"competency": name, "count": count, "of": lines}
            for name, (count, lines) in (uncovered(guides, live.plan) if guides else {}).items()
        ],
        "is_fixed": number in live.fixed,
        "fixed": [{"round": each, "guide": guide.id} for each, guide in live.fixed.items()],
        "differs": bool(live.changes(number)) or (number in live.fixed and planned is None),
        "needs_reason": live.needs_reason,
        "problems": all_shown(_problems(live, planned)),
    }


def _questions(live: LivePlan, number: int, questions: Iterable[PlannedQuestion]) -> Iterator[dict[str, Any]]:
    rows, planned = dict(_rows(live, number)), live.rounds.get(number)
    for question in questions:
        row = rows[question.code]
        faults = planned.faults.get("C1" if question.code == CASE else question.code, ()) if planned else ()
        own = live.own_faults.get(row.id, ()) if row.kind == "own" else ()
        shown = {**question._asdict(), **row._asdict(), "can": list(row.can), "own": _own(live, row)}
        yield {**shown, "problems": all_shown((*faults, *own))}


def _own(live: LivePlan, row: _Row) -> dict[str, Any] | None:
    """What the panel wrote of a question of its own, as it is written again; None of any other question."""
    fields = {"kind", "text", "probes", "minutes", "on_paper"}
    own = (each for each in live.vacancy.recruitment.own_questions if row.kind == "own" and each.id == row.id)
    return next((each.model_dump(mode="json", include=fields) for each in own), None)


def _rows(live: LivePlan, number: int) -> Iterator[tuple[str, _Row]]:
    """What each question of the round is, by its code."""
    one_round, asked = live.plan.rounds[number], _asked_ids(live, number)
    for place, choice in enumerate(one_round.questions, one_round.first_number):
        is_own = isinstance(choice.entry, OwnEntry)
        is_chosen = not asked.isdisjoint(_ids_of(choice))
        can = () if is_own else _OF_CHOICE if is_chosen else _OF_FOCUS
        why = _CHOSEN if is_chosen and not is_own else ""
        yield f"S{place}", _Row(choice.entry.id, choice.question.id, "scored", why, can)
    for code, question, entry in one_round.unrated():
        if entry is None:
            yield code, _Row(question.id, question.id, "own", _CHOSEN, _OF_OWN)
        else:
            yield code, _Row(question.id, question.id, "unscored", _CHOSEN, _OF_UNRATED)
    planned = live.rounds.get(number)
    case = planned.guide.content.case_task if planned else None
    if case:
        yield CASE, _Row(case.id, case.id, "case", "", ())


def _ids_of(choice: QuestionChoice) -> tuple[str, ...]:
    """Every id by which somebody may have meant the question."""
    return choice.question.id, choice.entry.id, choice.behaviour.id, choice.competency.id


def _asked_ids(live: LivePlan, number: int) -> frozenset[str]:
    """The ids that the user has asked for in the round."""
    wishes = _names_of(live).wishes(number, live.vacancy.recruitment.choices(number))
    return frozenset(wish.id for wish in wishes.asked)


def _names_of(live: LivePlan) -> Names:
    """What the words of the user's choices stand for."""
    return Names(live.vacancy.bank.bank, live.plan.profile)


def _in_error(one_round: RoundPlan) -> Iterator[PlannedQuestion]:
    """The questions of a round of which no guide can be made; nobody is to ask them yet."""
    for place, choice in enumerate(one_round.questions, one_round.first_number):
        question = choice.question
        yield PlannedQuestion(f"S{place}", question.minutes, "", choice.competency.title, question.text)
    for code, own, _ in one_round.unrated():
        about = "Vilkår" if own.kind == "terms" else "Vurderes ikke"
        yield PlannedQuestion(code, own.minutes, "", about, own.text)


def _spare(one_round: RoundPlan) -> int:
    """The minutes left over in a round of which no guide can be made; less than none where it is too full."""
    available = question_minutes(one_round.round, one_round.own_questions, one_round.unscored)
    return available - sum(choice.question.minutes for choice in one_round.questions)


def _sum_text(one_round: RoundPlan, planned: PlannedRound | None, minutes: int) -> str:
    slot = f"Samtalen er på {one_round.round.slot} minutter:"
    if planned:
        return f"{slot} {planned.minutes_in_words}"
    spare = _spare(one_round)
    over = f", og det er {-spare} for meget" if spare < 0 else ""
    return f"{slot} {minutes} minutter til spørgsmål{over}."


def _time_plan(planned: PlannedRound) -> Iterator[dict[str, Any]]:
    """The interview's parts, titled as in the guide."""
    content = planned.guide.content
    about = {question.code: question.competency for question in content.questions}
    for row in content.time_plan:
        title = TIME_PARTS[row.part].format(code=row.code, competency=about.get(row.code or "", ""))
        yield {"part": row.part, "title": title, "start": row.start, "minutes": row.minutes}


def _shown_choice(choice: QuestionChoice) -> dict[str, Any]:
    return {
        "id": choice.entry.id,
        "title": choice.competency.title,
        "words": choice.question.text,
        "minutes": choice.question.minutes,
    }


def _left_out(live: LivePlan, number: int) -> Iterator[dict[str, str]]:
    """What the user has left out of the round, by the words' ids; a word for nothing as it is."""
    names, entries = _names_of(live), live.vacancy.bank.entries
    titles = dict(_titles(live))
    for word in live.vacancy.recruitment.choices(number).left_out:
        key = names.find(word)
        key = word if isinstance(key, Problem) else key
        entry = entries.get(key)
        yield {"id": key, "title": titles.get(key) or (_words_of(entry.value) if entry else key)}


def _titles(live: LivePlan) -> Iterator[tuple[str, str]]:
    for competency in live.plan.profile.competencies:
        yield competency.id, competency.title
        yield from ((behaviour.id, behaviour.text) for behaviour in competency.behaviours)


def _words_of(entry: Entry) -> str:
    return (entry.scored_question or entry.questions[0]).text


def _problems(live: LivePlan, planned: PlannedRound | None) -> Iterator[Problem]:
    """All that is to be said of the plan: what is wrong first, then what has changed since it was fixed."""
    yield from live.problems
    if planned:
        codes = {question.code for question in planned.questions} | {"C1"}
        yield from (fault for code, faults in planned.faults.items() if code not in codes for fault in faults)
    for number in live.fixed:
        changes = live.changes(number)
        if changes:
            yield problem("office-plan-differs", round=number, what="; ".join(changes))
    if live.needs_reason:
        yield problem("office-plan-locked")
