"""*Stilling*: the position, and the questions of its rounds, chosen by hand and fixed."""

from collections.abc import Collection, Iterator
from typing import Any

from interview_kit.bank import fold, title_of
from interview_kit.models.bank import Competency, Entry, Question, QuestionBank
from interview_kit.models.position import Position
from interview_kit.models.text import MOST_MINUTES, normalised, shows_something
from interview_kit.office.case_values import Values, recruitment_file, save
from interview_kit.office.desk import Desk
from interview_kit.office.live_plan import LivePlan, changed_plan, live_plan
from interview_kit.office.meanings import Meanings
from interview_kit.office.nearness import nearness
from interview_kit.office.planned_view import shown_plan
from interview_kit.planning.planner import unknown_round
from interview_kit.planning.rounds import FIXED
from interview_kit.problems import Problem, UserError, problem
from interview_kit.recruitments import has_recruitment
from interview_kit.recruitments.starting import Answers
from interview_kit.recruitments.written import minutes_of
from interview_kit.workplace.new_vacancy import new_vacancy
from interview_kit.workplace.recruitment import is_planned
from interview_kit.workplace.vacancy_plan import plan_vacancy

_MOST_OF_REASON = 500
# What is chosen for the questions of one position and means nothing for another.
_OF_POSITION = ("set", "without_staff", "weights")
_OF_ROUND = ("slot", "asked", "left_out")


def plan(desk: Desk, *, round: int = 1) -> dict[str, Any]:  # noqa: A002 - the page's own word
    """The plan of a round as it would be fixed now."""
    recruitment_file(desk)
    return shown_plan(live_plan(desk), round)


def choose_position(desk: Desk, *, name: str) -> dict[str, Any]:
    """Begins a recruitment for the position of this name, or makes the one at the desk one for it.

    Raises `UserError` where there is no such position, and where the questions of another one are fixed.
    """
    if not has_recruitment(desk.folder):
        _begin(desk, name)
        return plan(desk)
    position = desk.workplace.position(name)
    live = changed_plan(desk, lambda values: _for_position(desk, values, position, name))
    return shown_plan(live, min(live.plan.rounds))


def _begin(desk: Desk, name: str) -> None:
    made = new_vacancy(desk.workplace, desk.folder, Answers(position=name), desk.today)
    save(desk, made.files)


def _for_position(desk: Desk, values: Values, position: Position, name: str) -> Values:
    """The values for another position: what was chosen among the questions of the one before is dropped."""
    workplace = desk.workplace
    try:
        before = workplace.position(str(values.get("position", "")))
    except UserError:  # a name that this bank does not have
        before = None
    titles = {fold(title_of(before, each)) for each in _names(before)} if before else set()
    is_own_title = values.get("title") and fold(str(values["title"])) not in titles
    title = values.get("title") if is_own_title else title_of(position, name)
    changed: Values = {"position": position.id, "title": title}
    if before and before.id == position.id:
        return changed
    if is_planned(desk.folder):
        raise UserError([problem("office-other-position", position=values.get("position", ""))])
    numbers = [one_round.number for one_round in position.rounds]
    rounds = {number: _without(_round_in(values, number), _OF_ROUND) for number in numbers}
    own = [
        {**question, "round": min(int(question.get("round", 1)), max(numbers))}
        for question in values.get("own_questions") or ()
    ]
    of_own = {"own_questions": own} if own else {}
    return {**changed, **dict.fromkeys(_OF_POSITION & values.keys()), "rounds": rounds, **of_own}


def _names(position: Position) -> tuple[str, ...]:
    return position.title, *position.aliases


def _without(values: Values, names: Collection[str]) -> Values:
    return {key: value for key, value in values.items() if key not in names}


def add(desk: Desk, *, round: int, id: str) -> dict[str, Any]:  # noqa: A002
    """Asks this question in the round."""
    return _chosen(desk, round, asked=id)


def leave_out(desk: Desk, *, round: int, id: str) -> dict[str, Any]:  # noqa: A002
    """Asks this question no more in the round."""
    return _chosen(desk, round, left_out=id)


def swap(desk: Desk, *, round: int, old: str, new: str) -> dict[str, Any]:  # noqa: A002
    """Asks one question in the place of another."""
    return _chosen(desk, round, asked=new, left_out=old)


def undo_choice(desk: Desk, *, round: int, id: str) -> dict[str, Any]:  # noqa: A002
    """Takes back what was chosen of this id: the round is as the position has it."""
    return _chosen(desk, round, undone=id)


def _chosen(
    desk: Desk, number: int, *, asked: str = "", left_out: str = "", undone: str = ""
) -> dict[str, Any]:
    """The plan with this choice; what was chosen of the same ids before no longer counts."""

    def change(values: Values) -> Values:
        meanings = Meanings(*_position_and_bank(desk, values, number))
        choices, named = _round_in(values, number), [key for key in (asked, left_out, undone) if key]
        kept = [
            word
            for word in choices.get("asked") or ()
            if not meanings.is_any(word, named, of_competency=bool(undone))
        ]
        out = [word for word in choices.get("left_out") or () if not meanings.is_any(word, named)]
        # One question of an entry for another: that the entry is left out would leave out both.
        if left_out and not meanings.is_question_of(asked, left_out):
            out.append(left_out)
        return _with_round(values, number, asked=[*kept, asked] if asked else kept, left_out=out)

    return shown_plan(changed_plan(desk, change), number)


def _position_and_bank(desk: Desk, values: Values, number: int) -> tuple[Position, QuestionBank]:
    """What the recruitment is for. Raises `UserError` where the position has no round of this number."""
    workplace = desk.workplace
    position = workplace.position(str(values.get("position")))
    numbers = [one_round.number for one_round in position.rounds]
    if number not in numbers:
        raise UserError([problem("round-unknown", round=number, choices=", ".join(map(str, numbers)))])
    return position, workplace.placed_bank(position).bank


def _round_in(values: Values, number: int) -> Values:
    """What the recruitment says of the round."""
    rounds = values.get("rounds") or {}
    return dict(rounds.get(number) or rounds.get(str(number)) or {})


def _with_round(values: Values, number: int, **choices: Any) -> Values:
    """The rounds with these choices in this one; an empty one is none."""
    rounds = {key: row for key, row in (values.get("rounds") or {}).items() if str(key) != str(number)}
    rounds[number] = {**_round_in(values, number), **choices}
    rounds[number] = {key: value for key, value in rounds[number].items() if value not in (None, [])}
    return {"rounds": dict(sorted(rounds.items(), key=lambda row: int(row[0])))}


def choose(
    desk: Desk,
    *,
    round: int,  # noqa: A002
    slot: object = None,
    question_set: str | None = None,
    without_staff: bool | None = None,
) -> dict[str, Any]:
    """Other minutes, another set of questions, or other words; what is None is as it was."""
    minutes = None if slot is None else _slot(slot)

    def change(values: Values) -> Values:
        position, _ = _position_and_bank(desk, values, round)
        changed: Values = {}
        if minutes is not None:
            own = next(row.slot for row in position.rounds if row.number == round)
            changed |= _with_round(values, round, slot=None if minutes == own else minutes)
        if question_set is not None:
            _need_set(position, question_set)
            changed["set"] = None if question_set == "A" else question_set
        if without_staff is not None:
            changed["without_staff"] = None if without_staff == position.without_staff else without_staff
        return {key: value for key, value in changed.items() if value is not None or key in values}

    return shown_plan(changed_plan(desk, change), round)


def _need_set(position: Position, name: str) -> None:
    choices = ("A", *position.sets)
    if name not in choices:
        details = {"position": position.id, "choices": ", ".join(choices)}
        raise UserError([problem("set-unknown", set=name, **details)])


def _slot(slot: object) -> int:
    minutes = minutes_of(slot)
    if minutes is None or not FIXED < minutes <= MOST_MINUTES:
        raise UserError([problem("office-minutes", value=slot, least=FIXED + 1, most=MOST_MINUTES)])
    return minutes


def others(desk: Desk, *, round: int, search: str = "") -> dict[str, Any]:  # noqa: A002
    """The profile's questions that the round does not ask, with where else they are asked."""
    recruitment_file(desk)
    live = live_plan(desk)
    if round not in live.plan.rounds:
        raise UserError([unknown_round(round, live.plan.rounds)])
    asked_in = {question: number for question, number in _asked(live) if number != round}
    here = {question for question, number in _asked(live) if number == round}
    rows = [
        (_shown_other(competency, entry, question, asked_in) | {"behaviour": text})
        for competency, text, entry, question in _askable(live)
        if question.id not in here
    ]
    near = [(nearness(search, " ".join(map(str, row.values()))), row) for row in rows]
    return {"others": [row for value, row in sorted(near, key=lambda row: -row[0]) if value]}


def _asked(live: LivePlan) -> Iterator[tuple[str, int]]:
    for number, one_round in live.plan.rounds.items():
        for choice in (*one_round.questions, *one_round.unscored):
            yield choice.question.id, number


def _askable(live: LivePlan) -> Iterator[tuple[Competency, str, Entry, Question]]:
    """Every question that can be asked at all, with the line that it is about, in the profile's order."""
    told = set()
    for competency in live.plan.profile.competencies:
        for behaviour in competency.behaviours:
            for entry in live.vacancy.bank.bank.entries.get(behaviour.id, ()):
                if entry.state in {"retired", "unwritten"} or entry.id in told:
                    continue
                told.add(entry.id)
                for question in entry.questions:
                    if not question.retired and question.kind != "knowledge":
                        worded = question.worded(without_staff=live.plan.without_staff)
                        yield competency, behaviour.text, entry, worded


def _shown_other(
    competency: Competency, entry: Entry, question: Question, asked_in: dict[str, int]
) -> dict[str, Any]:
    scored = entry.scored_question
    return {
        "id": entry.id if scored and scored.id == question.id else question.id,
        "competency": competency.title,
        "text": question.text,
        "minutes": question.minutes,
        "kind": question.kind,
        "is_rated": question.is_rated,
        "asked_in": asked_in.get(question.id),
        "status": entry.state,
    }


def fix_plan(desk: Desk, *, reason: str | None = None, round: int = 1) -> dict[str, Any]:  # noqa: A002
    """Fixes the questions of all rounds, as `interview-kit plan` does.

    Raises `UserError` where something is wrong, and where sheets have been made and there is no reason.
    """
    recruitment_file(desk)
    words = _reason(reason)
    try:
        planned = plan_vacancy(desk.workplace, desk.folder, number=None, reason=words, today=desk.today)
    except UserError as error:
        raise UserError(map(_in_office, error.problems)) from error
    save(desk, planned.files)
    return plan(desk, round=round)


def _reason(words: str | None) -> str | None:
    if words is None:
        return None
    reason = normalised(words)
    if not shows_something(reason) or len(reason) > _MOST_OF_REASON:
        raise UserError([problem("office-reason", most=_MOST_OF_REASON)])
    return reason


def _in_office(fault: Problem) -> Problem:
    """The problem without the command that would mend it."""
    return problem("office-plan-locked") if fault.code == "plan-locked" else fault
