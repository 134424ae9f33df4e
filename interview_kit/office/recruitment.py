"""*Rekruttering*: the nine things, the panel and the candidates, read from the page's fields and saved."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from pydantic import ValidationError

from interview_kit.models.people import People
from interview_kit.models.position import Position
from interview_kit.models.recruitment import Recruitment
from interview_kit.office.case_values import (
    Values,
    ValuesFile,
    people_file,
    recruitment_file,
    save,
    with_people,
    with_recruitment,
)
from interview_kit.office.desk import Desk, shown
from interview_kit.office.master_values import (
    Fault,
    Reading,
    people_values,
    recruitment_values,
    shown_values,
)
from interview_kit.planning.seats import seat_of
from interview_kit.problems import Loc, Place, UserError
from interview_kit.recruitments import (
    PEOPLE_FILE,
    RECRUITMENT_FILE,
    load_recruitment,
    recruitments_beside,
    starting,
)
from interview_kit.recruitments.people import load_people
from interview_kit.workplace.answers import people_said
from interview_kit.workplace.recruitment import position_of
from interview_kit.workplace.vacancy import vacancy_problems
from interview_kit.yaml_files import Placed, Source, field_problems

M = TypeVar("M", Recruitment, People)
# What is told and keeps nothing from being saved: a panel gets its chair while it is written.
_TOLD = "panel-chairs"
_OF_PEOPLE = {"members": "panel", "candidates": "candidates"}


class _Case(NamedTuple):
    """What the folder's two files say, and for which position."""

    recruitment: Recruitment
    people: People
    position: Position


class _Fields(Source):
    """The place of a value is the page's field: the way to it."""

    def place(self, loc: Loc) -> Place:
        return Place(owner=".".join(map(str, loc)))


def recruitment(desk: Desk) -> dict[str, Any]:
    """What the page's fields hold, and what is wrong or doubtful in it."""
    recruitment_file(desk)
    case = _case(desk)
    return {
        "values": shown_values(*case),
        "roles": _roles(case),
        "choices": {
            "questions_in_advance": [{"id": key, "title": word} for word, key in starting.IN_ADVANCE.items()]
        },
        "position": {"id": case.position.id, "title": case.position.title},
        "least_members": case.position.panel.min,
        "problems": _shown_faults(_doubts(desk, case)),
    }


def _case(desk: Desk) -> _Case:
    beside = recruitments_beside(desk.folder)
    if beside:
        raise UserError(beside)
    placed = load_recruitment(desk.folder).or_raise()
    people = load_people(desk.folder).or_raise()
    return _Case(placed.value, people, position_of(desk.workplace, placed))


def _roles(case: _Case) -> list[dict[str, str]]:
    """What a member can be: the position's roles, and those that somebody has written."""
    roles = {role.id: role.member_title or role.title for role in case.position.panel.roles}
    written = {member.role: member.role for member in case.recruitment.panel if member.role not in roles}
    return [{"id": key, "title": title} for key, title in {**roles, **written}.items()]


def _doubts(desk: Desk, case: _Case) -> Iterator[Fault]:
    """What is wrong or doubtful in the recruitment, each with its field, where it has one."""
    bank = desk.workplace.placed_bank(case.position)
    placed = Placed(case.recruitment, _Fields(str(desk.folder / RECRUITMENT_FILE), None, ""))
    for doubt in vacancy_problems(placed, case.position, case.people, bank, desk.today):
        yield doubt.owner, doubt


def _shown_faults(faults: Iterable[Fault]) -> list[dict[str, Any]]:
    return [shown(fault, field=field) for field, fault in faults]


def save_recruitment(desk: Desk, *, values: Values) -> dict[str, Any]:
    """Saves what the page's fields hold, in the files where each stands.

    Where a field is wrong nothing is saved, and every wrong one is told with its name.
    """
    file, names, before = recruitment_file(desk), people_file(desk), _case(desk)
    was = shown_values(*before)
    reading = Reading()
    now = reading.values(values, was)
    changed = {**file.values, **recruitment_values(file.values, now, was)}
    people = people_values(names.values if names else {}, now)
    faults = [*reading.faults, *_faults_after(desk, before, changed, people)]
    if any(fault.level == "error" and fault.code != _TOLD for _, fault in faults):
        return {"ok": False, "problems": _shown_faults(faults)}
    _save(desk, file, names, before.position, changed, people)
    return recruitment(desk)


def _faults_after(desk: Desk, before: _Case, changed: Values, people: Values) -> list[Fault]:
    """What is wrong with the values; not the errors that stood in the recruitment before."""
    models, faults = _models(changed, people)
    if models is None:
        return faults
    known = {(fault.code, fault.message) for _, fault in _doubts(desk, before)}
    return [
        (field, fault)
        for field, fault in _doubts(desk, _Case(*models, before.position))
        if fault.level != "error" or (fault.code, fault.message) not in known
    ]


def _models(values: Values, people: Values) -> tuple[tuple[Recruitment, People] | None, list[Fault]]:
    """Both files' values as models; where one is none, its faults with their fields."""
    whole = {key: value for key, value in values.items() if value is not None}
    recruitment, faults = _model(Recruitment, whole)
    named, of_people = _model(People, people)
    codes = {key: [row["code"] for row in values.get(field) or ()] for key, field in _OF_PEOPLE.items()}
    faults += [(_field_of_person(field, codes), fault) for field, fault in of_people]
    return ((recruitment, named) if recruitment and named else None), faults


def _model(shape: type[M], values: Values) -> tuple[M | None, list[Fault]]:
    try:
        return shape.model_validate(values), []
    except ValidationError as error:
        problems = field_problems(shape, error, _Fields("", values, ""))
        return None, [(fault.owner, fault) for fault in problems]


def _field_of_person(way: str, codes: dict[str, list[str]]) -> str:
    """The page's field for a place in the file with the names: `members.M3.mail` is `panel.2.mail`."""
    key, _, rest = way.partition(".")
    code, _, name = rest.partition(".")
    if key in codes and code in codes[key]:
        return f"{_OF_PEOPLE[key]}.{codes[key].index(code)}.{name or 'code'}"
    return way


def _save(  # noqa: PLR0913, PLR0917 - two files with what they are to say
    desk: Desk, file: ValuesFile, names: ValuesFile | None, position: Position, values: Values, people: Values
) -> None:
    """Writes both files, each only where it says something else."""
    members = Recruitment.model_validate({key: row for key, row in values.items() if row is not None}).panel
    roles = {member.code: seat_of(position, member).title for member in members}
    files = {RECRUITMENT_FILE: with_recruitment(file, values)}
    if names or len(people) > 1:  # more than the format
        files[PEOPLE_FILE] = with_people(names, people, roles)
    save(desk, {name: data for name, data in files.items() if not _is(desk.folder / name, data)})


def _is(path: Path, data: bytes) -> bool:
    return path.is_file() and path.read_bytes() == data


def usual_panel(desk: Desk, *, members: object, candidates: object) -> dict[str, Any]:
    """So many members, each with a role of the position, and so many candidates or none: codes, no names."""
    position = _case(desk).position
    panel = starting.usual_panel(position, people_said(str(members)))
    empty = dict.fromkeys(("name", "mail", "phone", "initials"), "")
    coded = starting.by_code("M", panel)
    count = 0 if candidates == 0 else people_said(str(candidates))
    return {
        "panel": [{"code": code, "role": person.role, **empty} for code, person in coded.items()],
        "candidates": [
            {"code": f"K{number}", "name": "", "mail": "", "phone": "", "withdrawn": None}
            for number in range(1, count + 1)
        ],
    }
