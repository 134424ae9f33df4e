"""A new recruitment from what HR answers: the file with codes, and the file with names."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import count
from types import MappingProxyType
from typing import Any, NamedTuple

from interview_kit.models.people import Person
from interview_kit.models.position import Position, Role
from interview_kit.models.recruitment import InAdvance, Recruitment
from interview_kit.yaml_files import dump

_HEADER = """\
# Rekrutteringen: hvad, hvornår og hvem, i koder. Navne står kun i navne.yaml.
# Linjer, der begynder med #, er ikke udfyldt endnu: fjern tegnet, og skriv jeres eget.
"""
_PEOPLE_HEADER = """\
# Navnene bag koderne. Herfra kommer navnene i brevene, erklæringerne, guiden og sagsarket: Giv dem kun til
# dem, de er til. Scoringsark og planer har kun koder. Slet filen sammen med resten af sagen.
"""
_OF_MEMBER = ("name", "mail", "initials")
_OF_CANDIDATE = ("name", "mail", "phone")
_OF_CONTACT = ("name", "phone", "mail")
# The keys of the recruitment's file in their order.
KEYS = tuple(field.alias or name for name, field in Recruitment.model_fields.items())
# Those of the file with the names, but for its format.
PEOPLE_KEYS = ("contact", "members", "candidates")
# When the candidates get the questions, in words.
IN_ADVANCE: Mapping[str, InAdvance] = {"nej": "none", "lige før": "minutes", "dage før": "days"}
# What is printed for a field that nobody has filled in yet.
_EXAMPLES = {
    "organisation": "Eksempelby Kommune",
    "workplace": "kommunen",
    "case_number": "26/12345",
    "decision_maker": "Kommunalbestyrelsen efter indstilling fra økonomiudvalget",
    "advert": '{where: "Jobnet og kommunens hjemmeside", published: 2027-01-11, deadline: 2027-02-08}',
    "pay": "Lønramme og overenskomst, som de stod i opslaget",
    "deletion_date": "2028-03-11",
}


class PersonAnswer(NamedTuple):
    """Somebody in the panel or a candidate; `role` is the id or the name of a member's role.

    Who has no `code` gets the next that is free.
    """

    name: str | None = None
    role: str | None = None
    mail: str | None = None
    phone: str | None = None
    initials: str | None = None
    code: str | None = None


class RoundAnswer(NamedTuple):
    """When a round is held; what is not said is as the model has it."""

    date: str | None = None
    place: str | None = None
    first_start: str | None = None
    break_minutes: int | None = None
    lunch_minutes: int | None = None


class Answers(NamedTuple):
    """The nine things that HR answers once. What nobody has answered is None or empty."""

    position: str
    title: str | None = None
    organisation: str | None = None
    workplace: str | None = None
    case_number: str | None = None
    panel: tuple[PersonAnswer, ...] = ()
    rounds: tuple[RoundAnswer, ...] = ()
    candidates: tuple[PersonAnswer, ...] = ()
    questions_in_advance: InAdvance = "none"
    decision_maker: str | None = None
    deletion_date: str | None = None
    advert: Mapping[str, str | None] = MappingProxyType({})
    pay: str | None = None
    contact: Mapping[str, str | None] = MappingProxyType({})


class Started(NamedTuple):
    """The values of both files, before they are models: what is wrong in them is told with its field."""

    recruitment: dict[str, Any]
    people: dict[str, Any]


def usual_panel(position: Position, count: int) -> tuple[PersonAnswer, ...]:
    """As many members as are asked for, each with a role of the position and no name.

    The chair and one of each side come first, then the other roles that rate; of a larger panel roles are
    given once more.
    """
    roles = [role for role in position.panel.roles if role.rates]
    chosen: Counter[str] = Counter()
    for role in _by_need(roles, count):
        chosen[role.id] += 1
    return tuple(PersonAnswer(role=role.id) for role in roles for _ in range(chosen[role.id]))


def _by_need(roles: Sequence[Role], count: int) -> Iterator[Role]:
    """The roles of `count` members, those that no panel should lack first."""
    first: dict[str, Role] = {}
    for role in sorted(roles, key=lambda role: not role.chair):
        first.setdefault(role.side or role.id, role)
    others = [role for role in roles if role not in first.values()]
    once = [*first.values(), *others]
    # Those that may be several: their title speaks of more than one.
    several = [role for role in roles if role.member_title] or [role for role in roles if not role.chair]
    yield from once[:count]
    yield from (several[number % len(several)] for number in range(count - len(once)))


def started(answers: Answers, rounds: int) -> Started:
    """The two files' values for a position with so many rounds."""
    values: dict[str, Any] = {"format": 1, "position": answers.position}
    for name in ("title", "organisation", "workplace", "case_number", "decision_maker"):
        values[name] = getattr(answers, name)
    values["advert"] = _without_none(answers.advert) or None
    values["pay"], values["questions_in_advance"] = answers.pay, answers.questions_in_advance
    values["deletion_date"] = answers.deletion_date
    panel, candidates = by_code("M", answers.panel), by_code("K", answers.candidates)
    values["panel"] = [{"code": code, "role": person.role or "medlem"} for code, person in panel.items()]
    values["candidates"] = [{"code": code} for code in candidates]
    padded = (*answers.rounds, *(RoundAnswer() for _ in range(rounds - len(answers.rounds))))
    values["rounds"] = {
        number: _without_none(answer._asdict()) for number, answer in enumerate(padded[:rounds], 1)
    }
    people = {
        "format": 1,
        "contact": _without_none(answers.contact) or None,
        "members": _people(panel),
        "candidates": _people(candidates),
    }
    return Started(_without_none(values), _without_none(people))


def by_code(letter: str, answers: Sequence[PersonAnswer]) -> dict[str, PersonAnswer]:
    """Everybody by their code, in the order of the answers."""
    taken = {answer.code for answer in answers}
    free = (code for code in (f"{letter}{number}" for number in count(1)) if code not in taken)
    return {answer.code or next(free): answer for answer in answers}


def _people(answers: Mapping[str, PersonAnswer]) -> dict[str, dict[str, str]]:
    fields = Person.model_fields
    return {
        code: {key: value for key, value in answer._asdict().items() if key in fields and value}
        for code, answer in answers.items()
    }


def _without_none(values: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value is not None}


def recruitment_bytes(values: dict[str, Any]) -> bytes:
    """The recruitment's file, with a line to fill in for what nobody has answered."""
    lines = [_HEADER]
    for key in KEYS:
        if key in values:
            lines.append(lines_of(key, values[key]))
        elif key in _EXAMPLES:
            lines.append(example_of(key))
    return "".join(lines).encode()


def example_of(key: str) -> str:
    """The line of the recruitment's file for a key that nobody has answered; empty for most keys."""
    example = _EXAMPLES.get(key)
    if example is None:
        return ""
    return f"# {key}: {example}\n" if example.startswith("{") else f"# {lines_of(key, example)}"


def people_bytes(values: dict[str, Any], roles: Mapping[str, str]) -> bytes:
    """The file with the names; a line for everybody, also where the name is not known yet.

    `roles` are what the members' seats are called, by code.
    """
    lines = [_PEOPLE_HEADER, "format: 1\n"]
    lines += [people_lines(key, values.get(key, {}), roles) for key in PEOPLE_KEYS]
    return "".join(lines).encode()


def people_lines(key: str, value: Mapping[str, Any], roles: Mapping[str, str]) -> str:
    """The lines of the file with the names for one of its keys."""
    if key == "contact":
        return f"contact: {_person(value, _OF_CONTACT)}  # hvem kandidaterne kan ringe til\n"
    fields = _OF_MEMBER if key == "members" else _OF_CANDIDATE
    lines = [f"{key}:\n" if value else f"# {key}:\n"]
    for code, person in value.items():
        about = f"  # {roles[code]}" if code in roles else ""
        lines.append(f"  {code}: {_person(person, fields)}{about}\n")
    return "".join(lines)


def _person(person: Mapping[str, str], fields: Sequence[str]) -> str:
    """`{name: "…", mail: ""}`: what is known, and empty what nobody knows yet."""
    named = {**dict.fromkeys(fields, ""), **person}
    return "{" + ", ".join(f"{name}: {_quoted(value)}" for name, value in named.items()) + "}"


def _quoted(value: str) -> str:
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def lines_of(key: str, value: object) -> str:
    """The lines of the recruitment's file for a key and its value."""
    return dump({key: value}).decode()
