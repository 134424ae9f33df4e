"""The nine things that HR answers once: from options, from the terminal, or from a sheet."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from interview_kit.bank import title_of
from interview_kit.models.position import MOST_PEOPLE, Position
from interview_kit.recruitments.starting import IN_ADVANCE, Answers, PersonAnswer, RoundAnswer, usual_panel
from interview_kit.workplace.workplace import Workplace

__all__ = ["PLAIN", "Answers", "answers_from", "answers_in", "asked_answers", "form_file"]

# What is asked in words: the field of `Answers`, the question, and what is usual.
PLAIN: Mapping[str, tuple[str, Callable[[Position, str], str]]] = {
    "title": ("Stillingens titel", title_of),
    "organisation": ("Organisation, for eksempel Eksempelby Kommune", lambda _, __: ""),
    "workplace": ("Hvad teksterne skal kalde den", lambda _, __: "kommunen"),
    "case_number": ("Journalnummer", lambda _, __: ""),
    "decision_maker": ("Hvem beslutter", lambda position, _: position.decision_maker),
    "deletion_date": ("Hvornår papirerne slettes, for eksempel 2028-03-11", lambda _, __: ""),
}


def form_file(workplace: Workplace, name: str) -> dict[str, bytes]:
    """The empty sheet to be filled in, for the position that somebody called `name`."""
    from interview_kit.recruitments.master_data import MASTER_DATA_FILE, master_data_xlsx

    return {MASTER_DATA_FILE: master_data_xlsx(workplace.position(name), name)}


def answers_in(file: Path) -> Answers:
    """What stands in a filled sheet. Raises `UserError`."""
    from interview_kit.recruitments.master_data import read_master_data
    from interview_kit.yaml_files import read_bytes

    return read_master_data(read_bytes(file).or_raise(), str(file))


def answers_from(workplace: Workplace, name: str, said: Mapping[str, Any]) -> Answers:
    """The answers that options give: people by name, or only how many there are."""
    position = workplace.position(name)
    named = tuple(_person(words) for words in said["named_members"])
    panel = named or usual_panel(position, said["members"] or 0)
    candidates = tuple(PersonAnswer(name=words) for words in said["named_candidates"])
    return Answers(
        position=name,
        panel=panel,
        candidates=candidates or (PersonAnswer(),) * (said["candidates"] or 0),
        rounds=tuple(_round(words) for words in said["rounds"]),
        questions_in_advance=said["questions_in_advance"] or "none",
        **{field: said[field] for field in PLAIN},
    )


def asked_answers(
    workplace: Workplace, name: str, said: Mapping[str, Any], ask: Callable[..., Any]
) -> Answers:
    """The nine things, each asked for on the terminal unless an option says it; Enter leaves it open."""
    position = workplace.position(name)
    answers = answers_from(workplace, name, said)
    plain: dict[str, Any] = {
        field: said[field]
        or ask(text, default=default(position, name), show_default=bool(default(position, name)))
        for field, (text, default) in PLAIN.items()
    }
    count = ask("Hvor mange i udvalget vurderer", default=position.panel.min, type=int)
    roles = usual_panel(position, min(max(count, 1), MOST_PEOPLE))
    panel = tuple(
        role._replace(
            name=ask(f"M{number}, {_called(position, role)}: navn", default="", show_default=False) or None
        )
        for number, role in enumerate(roles, 1)
    )
    count = ask("Hvor mange kandidater", default=5, type=int)
    candidates = tuple(
        PersonAnswer(name=ask(f"K{number}: navn", default="", show_default=False) or None)
        for number in range(1, min(max(count, 1), MOST_PEOPLE) + 1)
    )
    rounds = answers.rounds or tuple(
        _round(
            ask(f"{one_round.number}. samtale: dato, første begynder, pause", default="", show_default=False)
        )
        for one_round in position.rounds
    )
    choice = ask("Spørgsmål på forhånd (nej, lige før, dage før)", default="nej")
    return Answers(
        position=name,
        panel=panel,
        candidates=candidates,
        rounds=rounds,
        questions_in_advance=IN_ADVANCE.get(choice.strip().lower(), "none"),
        **{field: value or None for field, value in plain.items()},  # type: ignore[arg-type] # all are texts
    )


def _called(position: Position, answer: PersonAnswer) -> str:
    role = next(role for role in position.panel.roles if role.id == answer.role)
    return role.member_title or role.title


def _person(words: str) -> PersonAnswer:
    name, _, role = words.partition(",")
    return PersonAnswer(name=name.strip() or None, role=role.strip() or None)


def _round(words: str) -> RoundAnswer:
    """`2027-03-11, 8.30, 15` as a day, a first start and a break; each may be left out from the end."""
    day, start, pause = ([part.strip() for part in words.split(",")] + [""] * 3)[:3]
    return RoundAnswer(
        date=day or None, first_start=start or None, break_minutes=int(pause) if pause.isdecimal() else None
    )
