"""The nine things that HR answers once: from options, from the terminal, or from a sheet."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

from interview_kit.bank import title_of
from interview_kit.models.position import MOST_PEOPLE, Position
from interview_kit.models.recruitment import LEAST_BREAK, InAdvance
from interview_kit.models.text import MOST_MINUTES
from interview_kit.problems import Problem, UserError, problem
from interview_kit.recruitments.members import member_said
from interview_kit.recruitments.starting import IN_ADVANCE, Answers, PersonAnswer, RoundAnswer, usual_panel
from interview_kit.recruitments.written import clock_of, day_of, minutes_of
from interview_kit.workplace.workplace import Workplace

T = TypeVar("T")

__all__ = ["PLAIN", "Answers", "answers_from", "answers_in", "asked_answers", "form_file", "people_said"]

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
    """The answers that options give: people by name, or only how many there are.

    Raises `UserError` with every option that cannot be read.
    """
    position = workplace.position(name)
    named = tuple(PersonAnswer(name=words.strip() or None) for words in said["named_members"])
    candidates = tuple(PersonAnswer(name=words) for words in said["named_candidates"])
    problems: list[Problem] = []
    rounds = [_read(round_of, words, problems) for words in said["rounds"]]
    if len(rounds) > len(position.rounds):
        choices = ", ".join(str(one_round.number) for one_round in position.rounds)
        problems.append(problem("round-unknown", round=len(rounds), choices=choices))
    plain = {field: said[field] for field in PLAIN}
    plain["deletion_date"] = _read(day_said, said["deletion_date"] or "", problems) or None
    if problems:
        raise UserError(problems)
    return Answers(
        position=name,
        panel=named or usual_panel(position, said["members"] or 0),
        candidates=candidates or (PersonAnswer(),) * (said["candidates"] or 0),
        rounds=tuple(filter(None, rounds)),
        questions_in_advance=said["questions_in_advance"] or "none",
        **plain,
    )


def _read(reader: Callable[[str], T], words: str, problems: list[Problem]) -> T | None:
    """What the reader makes of the words; where they cannot be read, the problems are added to the others."""
    try:
        return reader(words)
    except UserError as error:
        problems += error.problems
        return None


Ask = Callable[[str, str, Callable[[str], Any]], Any]


def asked_answers(workplace: Workplace, name: str, said: Mapping[str, Any], ask: Ask) -> Answers:
    """The nine things, each asked for on the terminal unless an option says it; Enter leaves it open.

    `ask(question, default, reader)` gives what the reader makes of the answer, and asks again where it raises
    `UserError`.
    """
    position, answers = workplace.position(name), answers_from(workplace, name, said)
    plain: dict[str, Any] = {
        field: said[field]
        or ask(question, default(position, name), day_said if field == "deletion_date" else str.strip)
        for field, (question, default) in PLAIN.items()
    }
    count = ask("Hvor mange i udvalget vurderer", str(position.panel.min), people_said)
    panel = tuple(
        ask(f"M{number}, {_called(position, role)}: navn", "", _reader_of(role, position, f"M{number}"))
        for number, role in enumerate(usual_panel(position, count), 1)
    )
    count = ask("Hvor mange kandidater", "5", people_said)
    names = [ask(f"K{number}: navn", "", str.strip) for number in range(1, count + 1)]
    rounds = answers.rounds or tuple(
        ask(f"{one_round.number}. samtale: dato, første begynder, pause", "", round_of)
        for one_round in position.rounds
    )
    in_advance = said["questions_in_advance"] or ask(
        "Spørgsmål på forhånd (nej, lige før, dage før)", "nej", in_advance_said
    )
    plain = {field: value or None for field, value in plain.items()}
    return answers._replace(
        panel=panel,
        candidates=tuple(PersonAnswer(name=person or None) for person in names),
        rounds=rounds,
        questions_in_advance=in_advance,
        **plain,
    )


def _reader_of(role: PersonAnswer, position: Position, code: str) -> Callable[[str], PersonAnswer]:
    """Reads the name of a member whose role is known."""
    return lambda words: member_said(role._replace(name=words), position, code)[0]


def _called(position: Position, answer: PersonAnswer) -> str:
    role = next(role for role in position.panel.roles if role.id == answer.role)
    return role.member_title or role.title


def round_of(words: str) -> RoundAnswer:
    """`2027-03-11, 8.30, 15` as a day, a first start and a break; each may be left out from the end."""
    day, start, pause = ([part.strip() for part in words.split(",")] + [""] * 3)[:3]
    problems: list[Problem] = []
    first = clock_of(start) if start else None
    if start and first is None:
        problems.append(problem("clock-shape", clock=start))
    minutes = minutes_of(pause) if pause else None
    if pause and (minutes is None or not LEAST_BREAK <= minutes <= MOST_MINUTES):
        problems.append(problem("break-shape", minutes=pause, least=LEAST_BREAK))
    date = _read(day_said, day, problems)
    if problems:
        raise UserError(problems)
    return RoundAnswer(date=date or None, first_start=first, break_minutes=minutes)


def day_said(words: str) -> str:
    """A date as somebody types it; nothing where nobody has. Raises `UserError`."""
    day = day_of(words) if words.strip() else ""
    if day is None:
        raise UserError([problem("day-shape", day=words)])
    return day


def people_said(words: str) -> int:
    """How many people there are. Raises `UserError`."""
    number = int(words) if words.strip().isdecimal() else 0
    if not 1 <= number <= MOST_PEOPLE:
        raise UserError([problem("people-number", number=words, most=MOST_PEOPLE)])
    return number


def in_advance_said(words: str) -> InAdvance:
    """Whether the candidates get the questions. Raises `UserError`."""
    choice = IN_ADVANCE.get(words.strip().lower())
    if choice is None:
        raise UserError([problem("in-advance-shape", words=words)])
    return choice
