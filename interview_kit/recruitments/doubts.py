"""What is doubtful in a recruitment, each with the rule behind it. Pure: the day of today is given.

The rules: panels `domain.md` §3.1 (MED-rammeaftalen §§ 7-8) and recruitment.md's simulations (three raters);
notices FOB 2010 20-4; pay directive (EU) 2023/970 art. 5; storing GDPR art. 5 and Datatilsynet's three years;
breaks Haderslev's practice of a quarter of an hour.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import chain, pairwise

from interview_kit.case_file.leaks import known_people, leaks_in
from interview_kit.models.day import clock
from interview_kit.models.people import People
from interview_kit.models.position import Position
from interview_kit.models.recruitment import Recruitment
from interview_kit.planning.day import day_plan
from interview_kit.planning.rounds import MINUTES
from interview_kit.planning.seats import Seat, role_of, seat_of
from interview_kit.problems import Loc, Problem
from interview_kit.yaml_files import Placed

LEAST_RATERS = 3
_LEAST_NOTICE_DAYS = 14
_MOST_MONTHS = 36
_LATE, _MIDNIGHT = 18 * 60, 24 * 60


def doubts(placed: Placed[Recruitment], position: Position, people: People, today: str) -> Iterator[Problem]:
    """Everything that is wrong or doubtful in who takes part, when, and for how long the papers are kept."""
    yield from _codes(placed)
    yield from _panel(placed, position)
    yield from _withdrawn(placed)
    yield from _course(placed)
    yield from _letters(placed, people)
    yield from _notice(placed)
    yield from _days(placed, position)
    yield from _deletion(placed, today)
    yield from _names(placed, people)


def people_expected(recruitment: Recruitment) -> tuple[list[str], list[str]]:
    """The codes of all members and all candidates."""
    return (
        [member.code for member in recruitment.panel],
        [candidate.code for candidate in recruitment.candidates],
    )


def _codes(placed: Placed[Recruitment]) -> Iterator[Problem]:
    """Codes that are given twice, and codes that a round names and nobody has."""
    members, candidates = people_expected(placed.value)
    for field, codes in (("panel", members), ("candidates", candidates)):
        for index, code in enumerate(codes):
            if code in codes[:index]:
                yield placed.problem("code-twice", (field, index, "code"), code=code)
    for number, choices in placed.value.rounds.items():
        for field, named, known in (
            ("members", choices.members, members),
            ("candidates", choices.candidates, candidates),
        ):
            for index, code in enumerate(named):
                loc: Loc = ("rounds", number, field, index)
                if code not in known:
                    yield placed.problem("code-unknown", loc, code=code)
                elif code in named[:index]:
                    yield placed.problem("code-twice", loc, code=code)


def _course(placed: Placed[Recruitment]) -> Iterator[Problem]:
    """Codes of nobody among those who were not there, and holds that ended before they began."""
    members, candidates = people_expected(placed.value)
    for number, choices in placed.value.rounds.items():
        for member, absences in choices.attendance.items():
            loc: Loc = ("rounds", number, "attendance", member)
            if member not in members:
                yield placed.problem("code-unknown", loc, code=member)
            for code in absences:
                if code not in candidates:
                    yield placed.problem("code-unknown", (*loc, code), code=code)
    for index, hold in enumerate(placed.value.holds):
        if hold.ended and hold.ended < hold.since:
            yield placed.problem("hold-ended", ("holds", index, "ended"), since=hold.since, ended=hold.ended)


def _withdrawn(placed: Placed[Recruitment]) -> Iterator[Problem]:
    """Who is named for a round and has withdrawn before it."""
    for number, choices in placed.value.rounds.items():
        coming = placed.value.candidates_of(number)
        for index, code in enumerate(choices.candidates):
            is_known = any(candidate.code == code for candidate in placed.value.candidates)
            if is_known and code not in coming:
                loc: Loc = ("rounds", number, "candidates", index)
                yield placed.problem("withdrawn-named", loc, code=code, round=number)


def _letters(placed: Placed[Recruitment], people: People) -> Iterator[Problem]:
    """What the letters to the candidates of a round lack."""
    recruitment = placed.value
    for number in sorted({1, *recruitment.rounds}):
        coming = recruitment.candidates_of(number)
        choices = recruitment.choices(number)
        unnamed = [code for code in coming if not people.candidate(code)]
        lacking = {
            "dag": choices.date,
            "klokkeslæt": choices.first_start,
            "sted": choices.place,
            "en at ringe til": people.contact.name,
            f"navnet på {', '.join(unnamed)}": not unnamed,
        }
        what = [word for word, known in lacking.items() if not known]
        if coming and what:
            yield placed.problem("letters-incomplete", what=f"til {number}. samtale: {', '.join(what)}")


def _panel(placed: Placed[Recruitment], position: Position) -> Iterator[Problem]:
    """Whether the panel can rate, and who is in it."""
    panel = placed.value.panel
    if not panel:
        if placed.value.candidates:
            yield placed.problem("panel-missing")
        return
    loc: Loc = ("panel",)
    seats = [seat_of(position, member) for member in panel]
    chairs = [seat.code for seat in seats if seat.chair]
    if len(chairs) != 1:
        yield placed.problem("panel-chairs", loc, count=len(chairs) or "Ingen")
    if not position.panel.min <= len(seats) <= position.panel.max:
        yield placed.problem(
            "panel-unusual", loc, count=len(seats), least=position.panel.min, most=position.panel.max
        )
    yield from _composition(placed, [seat for seat in seats if seat.rates])
    yield from _rounds(placed, seats)
    for index, member in enumerate(panel):
        if role_of(position, member) is None and member.side is None:
            roles = ", ".join(role.id for role in position.panel.roles)
            yield placed.problem("role-unknown", (*loc, index, "role"), role=member.role, roles=roles)


def _rounds(placed: Placed[Recruitment], seats: Sequence[Seat]) -> Iterator[Problem]:
    """The rounds whose members lack the chair, or are too few who rate."""
    for number, choices in placed.value.rounds.items():
        there = [seat for seat in seats if seat.code in choices.members]
        if not there:
            continue
        loc: Loc = ("rounds", number, "members")
        if not any(seat.chair for seat in there):
            yield placed.problem("round-panel", loc, round=number, what="er ordstyreren ikke med")
        raters = sum(seat.rates for seat in there)
        if raters < LEAST_RATERS:
            yield placed.problem(
                "round-panel",
                loc,
                round=number,
                what=f"vurderer kun {raters} medlemmer" if raters != 1 else "vurderer kun ét medlem",
            )


def _composition(placed: Placed[Recruitment], raters: Sequence[Seat]) -> Iterator[Problem]:
    sides = {seat.side for seat in raters}
    if len(raters) < LEAST_RATERS:
        yield placed.problem("panel-few-raters", ("panel",), count=len(raters), least=LEAST_RATERS)
    if "employee" not in sides and None not in sides:
        yield placed.problem("panel-no-employee", ("panel",))
    if sides == {"politician"}:
        yield placed.problem("panel-only-politicians", ("panel",))


def _notice(placed: Placed[Recruitment]) -> Iterator[Problem]:
    """The vacancy's notice, and what the candidates must know before the interview."""
    recruitment = placed.value
    advert = recruitment.advert
    if advert.published and advert.deadline:
        days = (date.fromisoformat(advert.deadline) - date.fromisoformat(advert.published)).days
        if days < 0:
            yield placed.problem("notice-backwards", ("advert", "deadline"))
        elif days < _LEAST_NOTICE_DAYS:
            yield placed.problem("notice-short", ("advert", "deadline"), days=days, least=_LEAST_NOTICE_DAYS)
    missing = {
        "notice-missing": advert.published and advert.deadline,
        "pay-missing": recruitment.pay,
        "case-number-missing": recruitment.case_number,
    }
    if recruitment.panel or recruitment.candidates:
        yield from (placed.problem(code) for code, value in missing.items() if not value)


def _days(placed: Placed[Recruitment], position: Position) -> Iterator[Problem]:
    """The days of the rounds: in their order, after the deadline, and not too long."""
    recruitment = placed.value
    dated = [(number, choices.date) for number, choices in sorted(recruitment.rounds.items()) if choices.date]
    for (_, before), (number, after) in pairwise(dated):
        if after < before:
            yield placed.problem("rounds-backwards", ("rounds", number, "date"), round=number)
    deadline = recruitment.advert.deadline
    if dated and deadline and dated[0][1] <= deadline:
        yield placed.problem("round-before-deadline", ("rounds", dated[0][0], "date"))
    for one_round in position.rounds:
        number = one_round.number
        choices = recruitment.choices(number)
        if choices.break_minutes < MINUTES.writing:
            loc = ("rounds", number, "break_minutes")
            yield placed.problem("break-short", loc, minutes=choices.break_minutes, least=MINUTES.writing)
        day = day_plan(choices, choices.slot or one_round.slot, recruitment.candidates_of(number))
        end = day.interviews[-1].rated if day and day.interviews else 0
        if end > _LATE:
            code = "day-long" if end < _MIDNIGHT else "day-over"
            yield placed.problem(
                code, ("rounds", number, "first_start"), end=clock(end % _MIDNIGHT), round=number
            )


def _deletion(placed: Placed[Recruitment], today: str) -> Iterator[Problem]:
    """When the papers are deleted: after the last interview, and within three years of it."""
    recruitment = placed.value
    if recruitment.deletion_date is None:
        if recruitment.candidates:
            yield placed.problem("deletion-missing")
        return
    days = [choices.date for choices in recruitment.rounds.values() if choices.date]
    last = max(days, default=today)
    if not last:
        return
    if recruitment.deletion_date <= last:
        yield placed.problem("deletion-early", ("deletion_date",), date=recruitment.deletion_date)
    elif recruitment.deletion_date > _years_after(last, _MOST_MONTHS // 12):
        yield placed.problem("deletion-late", ("deletion_date",), most=_MOST_MONTHS)


def _years_after(day: str, years: int) -> str:
    """The same day of the calendar so many years later, as dates are compared here."""
    return f"{int(day[:4]) + years}{day[4:]}"


def _names(placed: Placed[Recruitment], people: People) -> Iterator[Problem]:
    """Names that have no code, and names that stand outside the file that is meant for them."""
    members, candidates = people_expected(placed.value)
    extra = [*(people.members.keys() - set(members)), *(people.candidates.keys() - set(candidates))]
    if extra:
        yield placed.problem("names-without-code", codes=", ".join(sorted(extra)))
    codes: dict[str, list[str]] = {}
    for code, person in chain(people.members.items(), people.candidates.items()):
        if person.name:
            codes.setdefault(person.name.casefold(), []).append(code)
    for same in codes.values():
        if len(same) > 1:
            yield placed.problem("name-twice", codes=" og ".join(same))
    for loc, text in _texts(placed.value.model_dump(mode="json", exclude_none=True)):
        named = naming(people, text)
        if named:
            yield placed.problem(named, loc)


def naming(people: People, text: str) -> str | None:
    """The code of the problem that the text names somebody, wholly or perhaps; None where it does not."""
    kinds = {leak.kind for leak in leaks_in(text, known_people(people), "", members=True)}
    if kinds & {"name", "mail", "phone"}:
        return "name-outside"
    return "name-perhaps" if "part" in kinds else None


def _texts(value: object, loc: Loc = ()) -> Iterator[tuple[Loc, str]]:
    if isinstance(value, str):
        yield loc, value
        return
    parts: Iterable[tuple[int | str, object]] = ()
    if isinstance(value, dict):
        parts = value.items()
    elif isinstance(value, list):
        parts = enumerate(value)
    for key, part in parts:
        yield from _texts(part, (*loc, key))
