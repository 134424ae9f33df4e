"""*Stilling*: the questions that the panel writes itself, looked at while they are typed."""

from collections.abc import Iterator, Sequence
from itertools import count
from typing import Any

from pydantic import ValidationError

from interview_kit.checks.running import own_question_findings
from interview_kit.models.recruitment import OwnQuestion
from interview_kit.models.text import shows_something
from interview_kit.office.case_values import Values, recruitment_file
from interview_kit.office.desk import Desk, all_shown
from interview_kit.office.live_plan import changed_plan
from interview_kit.office.planned_view import shown_plan
from interview_kit.problems import DOUBTFUL, Place, Problem, UserError, problem
from interview_kit.recruitments.written import minutes_of
from interview_kit.workplace.checking import load_lexicon
from interview_kit.workplace.guarding import unprinted
from interview_kit.yaml_files import field_problems

_ANY_ID, _STEM = "egen", "egen.{}"
_LEAST, _MOST = 1, 20


def check_question(desk: Desk, *, kind: str, text: str, probes: Sequence[str] = ()) -> dict[str, Any]:
    """What the rules find in a question, also one half typed; `words` stands for all that is asked."""
    written = [probe for probe in probes if shows_something(probe)]
    if not shows_something(text):
        return {"problems": [], "words": ""}
    question = _question({"id": _ANY_ID, "kind": kind, "text": text, "probes": written})
    return {"problems": all_shown(_findings(desk, question)), "words": question.words}


def _question(values: Values) -> OwnQuestion:
    """The question. Raises `UserError` with every value that none can have."""
    try:
        return OwnQuestion.model_validate(values)
    except ValidationError as error:
        raise UserError(field_problems(OwnQuestion, error)) from None


def _findings(desk: Desk, question: OwnQuestion) -> Iterator[Problem]:
    """What the rules find; of a doubt about the law also that the question is not printed because of it."""
    lexicon = load_lexicon(desk.workplace.bank_folder).or_raise()
    for finding in own_question_findings(question, lexicon):
        fault = Place().problem(finding.rule, **finding.details)
        yield fault
        if finding.rule in DOUBTFUL:
            yield unprinted(fault, question.words, "own-law-doubt")


def save_own(  # noqa: PLR0913 - what a question is
    desk: Desk,
    *,
    round: int,  # noqa: A002 - the page's own word
    kind: str,
    text: str,
    probes: Sequence[str] = (),
    minutes: object = 3,
    on_paper: bool = False,
    id: str | None = None,  # noqa: A002
    approved_by: str = "",
) -> dict[str, Any]:
    """Puts a question of the panel's own in the round, a new one or the one with this id.

    `approved_by` is the person in HR who lets these words be asked where the rules are in doubt. Raises
    `UserError` with what the law forbids and whatever else keeps it from being asked.
    """
    said: Values = {
        "kind": kind,
        "text": text,
        "probes": [probe for probe in probes if shows_something(probe)] or None,
        "round": None if round == 1 else round,
        "minutes": _minutes(minutes),
        "on_paper": on_paper or None,
    }
    before = [dict(row) for row in recruitment_file(desk).values.get("own_questions") or ()]
    key = id or _free_id(before, recruitment_file(desk).values.get("own_entries") or ())
    old = next((row for row in before if row.get("id") == key), None)
    if id and old is None:
        raise UserError([problem("office-no-own", id=id)])
    values = {name: value for name, value in {**(old or {"id": key}), **said}.items() if value is not None}
    question = _question(values)
    if approved_by:
        values["approved"] = {"by": approved_by, "date": desk.today, "words": question.words}
    elif not question.is_approved:
        values.pop("approved", None)
    after = [values if row is old else row for row in before] + ([values] if old is None else [])
    return shown_plan(changed_plan(desk, lambda _: {"own_questions": after}), round)


def remove_own(desk: Desk, *, id: str) -> dict[str, Any]:  # noqa: A002
    """Takes a question of the panel's own away."""
    before = recruitment_file(desk).values.get("own_questions") or ()
    after = [row for row in before if row.get("id") != id]
    if len(after) == len(before):
        raise UserError([problem("office-no-own", id=id)])
    number = next(row.get("round", 1) for row in before if row.get("id") == id)
    live = changed_plan(desk, lambda _: {"own_questions": after or None})
    return shown_plan(live, number if number in live.plan.rounds else min(live.plan.rounds))


def _free_id(own: Sequence[Values], entries: Sequence[Values]) -> str:
    taken = {row.get("id") for row in (*own, *entries)} | {row.get("behaviour") for row in entries}
    return next(key for key in map(_STEM.format, count(1)) if key not in taken)


def _minutes(words: object) -> int:
    minutes = minutes_of(words)
    if minutes is None or not _LEAST <= minutes <= _MOST:
        raise UserError([problem("office-minutes", value=words, least=_LEAST, most=_MOST)])
    return minutes
