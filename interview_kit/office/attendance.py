"""*Indtast og saml*: who was not there for whom, and questions that went wrong and count for nobody."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pydantic import ValidationError

from interview_kit.models.guide import Guide
from interview_kit.models.recruitment import Absence, ExcludedQuestion
from interview_kit.models.text import normalised
from interview_kit.office.case_values import Values, recruitment_file, save, with_recruitment
from interview_kit.office.desk import Desk
from interview_kit.office.live_plan import refuse_new
from interview_kit.problems import Problem, UserError, problem
from interview_kit.recruitments import RECRUITMENT_FILE
from interview_kit.recruitments.doubts import people_expected
from interview_kit.scoring_sheets.fields import rated_codes
from interview_kit.workplace.vacancy import OpenVacancy, frozen_in, read_vacancy
from interview_kit.yaml_files import field_problems

_EVERYBODY = "alle"
# What is said where a field is empty.
_EMPTY = {"reason": "office-why", "by": "office-who-says"}
_ABSENCES: Mapping[Absence, str] = {"absent": "var ikke til stede", "inhabil": "inhabil"}


def attendance(desk: Desk) -> dict[str, Any]:
    """What is said of every round: who was not there for whom, and which questions count for nobody."""
    vacancy, guides = _planned(desk)
    return {"rounds": [_shown(vacancy, guides[number]) for number in sorted(guides)]}


def set_absence(
    desk: Desk,
    *,
    round: int,  # noqa: A002 - what the page says
    member: str,
    candidate: str,
    absence: str | None,
) -> dict[str, Any]:
    """Says why the member does not rate the candidate, or every candidate («alle»); with None, that it does.

    Raises `UserError` where one of them does not take part in the round; nothing is then written.
    """
    vacancy, guides = _planned(desk)
    _of_round(guides, round)
    coming = vacancy.recruitment.candidates_of(round)
    named = coming if candidate == _EVERYBODY else (candidate,)
    wrong = list(_strangers(vacancy, member, named))
    if absence is not None and absence not in _ABSENCES:
        wrong.append(problem("office-absence", value=absence))
    if wrong or not named:
        raise UserError(wrong or [problem("round-without-candidates", round=round)])
    before = _round_in(recruitment_file(desk).values, round).get("attendance") or {}
    kept = {code: why for code, why in (before.get(member) or {}).items() if code not in named}
    after = {**before, member: {**kept, **(dict.fromkeys(named, absence) if absence else {})}}
    return _saved(desk, vacancy, round, attendance={code: row for code, row in after.items() if row})


def _strangers(vacancy: OpenVacancy, member: str, candidates: Iterable[str]) -> Iterator[Problem]:
    members, known = people_expected(vacancy.recruitment)
    wrong = [*({member} - set(members)), *(code for code in candidates if code not in known)]
    yield from (problem("code-unknown", code=code) for code in wrong)


def exclude_question(
    desk: Desk,
    *,
    round: int,  # noqa: A002 - what the page says
    code: str,
    reason: str,
    by: str,
) -> dict[str, Any]:
    """Says that a question went wrong and counts for nobody, why, and who says so.

    Raises `UserError` where the round has no such question, and where the reason is none or names somebody.
    """
    vacancy, guides = _planned(desk)
    codes = rated_codes(_of_round(guides, round))
    row = {"code": code, "reason": normalised(reason), "by": normalised(by)}
    wrong = [problem(_EMPTY[name]) for name in _EMPTY if not row[name]] or _faults(row)
    if code not in codes:
        wrong.append(problem("excluded-unknown", round=round, code=code, choices=", ".join(codes)))
    if wrong:
        raise UserError(wrong)
    before = _round_in(recruitment_file(desk).values, round).get("excluded") or []
    after = [*(one for one in before if one.get("code") != code), row]
    return _saved(desk, vacancy, round, excluded=after)


def _faults(row: Values) -> list[Problem]:
    """What no question that is left out may have in its reason, or in who says so."""
    try:
        ExcludedQuestion.model_validate(row)
    except ValidationError as error:
        told = (fault for fault in field_problems(ExcludedQuestion, error) if fault.code != "bad-value")
        return list(told)
    return []


def include_question(desk: Desk, *, round: int, code: str) -> dict[str, Any]:  # noqa: A002
    """Lets a question count again. Raises `UserError` where it does already."""
    vacancy, guides = _planned(desk)
    _of_round(guides, round)
    before = _round_in(recruitment_file(desk).values, round).get("excluded") or []
    after = [one for one in before if one.get("code") != code]
    if len(after) == len(before):
        raise UserError([problem("office-counts-already", code=code)])
    return _saved(desk, vacancy, round, excluded=after)


def _planned(desk: Desk) -> tuple[OpenVacancy, dict[int, Guide]]:
    """The recruitment and its guides. Raises `UserError` where the questions are not fixed."""
    recruitment_file(desk)
    vacancy = read_vacancy(desk.workplace, desk.folder, desk.today)
    guides = frozen_in(desk.folder, vacancy.position)
    if not guides:
        raise UserError([problem("plan-missing", folder="")])
    return vacancy, guides


def _of_round(guides: dict[int, Guide], number: int) -> Guide:
    if number not in guides:
        raise UserError([problem("round-unknown", round=number, choices=", ".join(map(str, sorted(guides))))])
    return guides[number]


def _round_in(values: Values, number: int) -> Values:
    """What the recruitment says of the round."""
    rounds = values.get("rounds") or {}
    return dict(rounds.get(number) or rounds.get(str(number)) or {})


def _saved(desk: Desk, before: OpenVacancy, number: int, **said: Any) -> dict[str, Any]:
    """What is said of every round when this is said of one: only the rounds' lines are written anew.

    Raises `UserError` with the errors that it makes, such as a name in a reason; nothing is then written.
    """
    file = recruitment_file(desk)
    rounds = {key: row for key, row in (file.values.get("rounds") or {}).items() if str(key) != str(number)}
    row = {**_round_in(file.values, number), **said}
    rounds[number] = {key: value for key, value in row.items() if value not in (None, [], {})}
    ordered = dict(sorted(rounds.items(), key=lambda pair: int(pair[0])))
    data = with_recruitment(file, {**file.values, "rounds": ordered})
    after = read_vacancy(desk.workplace, desk.folder, desk.today, data)
    refuse_new(before.doubts, after.doubts)
    save(desk, {RECRUITMENT_FILE: data})
    return attendance(desk)


def _shown(vacancy: OpenVacancy, guide: Guide) -> dict[str, Any]:
    """What may be chosen for the round, and what has been said of it."""
    number = guide.content.round
    choices = vacancy.recruitment.choices(number)
    case = guide.content.case_task
    texts = {row.code: row.behaviour for row in (case.behaviours if case else ())}
    texts |= {row.code: row.text for row in guide.content.questions}
    return {
        "number": number,
        "members": list(guide.content.raters(choices.members)),
        "candidates": list(vacancy.recruitment.candidates_of(number)),
        "everybody": _EVERYBODY,
        "absences": [{"id": key, "title": words} for key, words in _ABSENCES.items()],
        "absent": [
            {
                "member": member,
                "candidate": candidate,
                "absence": why,
                "text": f"{member} om {candidate}: {_ABSENCES[why]}",
            }
            for member, row in choices.attendance.items()
            for candidate, why in row.items()
        ],
        "questions": [{"code": code, "text": texts[code]} for code in rated_codes(guide)],
        "excluded": [row.model_dump(mode="json") for row in choices.excluded],
    }
