"""Documents 01, 02, 08 and 17 in one: what HR keeps the recruitment by. Its last page has the names."""

from collections.abc import Iterator
from typing import NamedTuple

from interview_kit.documents.confidential import confidential_paper
from interview_kit.documents.coverage import WHEN, WHERE, coverage_and_sums
from interview_kit.documents.dates import danish_date
from interview_kit.documents.view import View
from interview_kit.models.day import DayPlan, clock
from interview_kit.models.people import Person
from interview_kit.models.recruitment import InAdvance, Recruitment
from interview_kit.models.vacancy import Vacancy

IN_ADVANCE: dict[InAdvance, str] = {
    "none": "Nej, kandidaterne får ikke spørgsmålene før samtalen",
    "minutes": "Ja, alle kandidater får dem lige før samtalen",
    "days": "Ja, alle kandidater får dem nogle dage før samtalen",
}
_BLANK_CODES = tuple(f"K{number}" for number in range(1, 6))


class TimeOfDay(NamedTuple):
    """A line of a day's clock: a candidate's code or the lunch, when, and until when all rate."""

    who: str
    when: str
    rated: str


class RoundLine(NamedTuple):
    """A round on the paper: its number, its day in words, its clock."""

    number: int
    when: str
    times: tuple[TimeOfDay, ...]


def hr_sheet(vacancy: Vacancy) -> View:
    """The paper of a recruitment, or of a round of a position: then much of it is lines to fill in."""
    first = vacancy.guides[0].content
    values = {
        "g": first,
        "facts": list(_facts(vacancy)),
        "rounds": tuple(_rounds(vacancy)),
        "workplace": vacancy.workplace,
        "keeping": tuple(_keeping(vacancy.recruitment)),
        **coverage_and_sums([guide.content for guide in vacancy.guides]),
        "where": WHERE,
        "when": WHEN,
        "candidates": tuple(_candidates(vacancy)),
        "members": tuple(_members(vacancy)),
    }
    return confidential_paper(
        vacancy, "Sagsark", "sagsark", "sagsark.wml.j2", values, "Fortroligt – kun til HR"
    )


def _facts(vacancy: Vacancy) -> Iterator[tuple[str, str, list[str]]]:
    """What the case is about, as rows of the front table."""
    recruitment = vacancy.recruitment
    advert, content = recruitment.advert, vacancy.guides[0].content
    rows = {
        "Journalnummer": recruitment.case_number,
        "Hvem beslutter": content.decision_maker,
        "Opslag": ", ".join(filter(None, (advert.where, danish_date(advert.published)))),
        "Ansøgningsfrist": danish_date(advert.deadline),
        "Løn oplyst": recruitment.pay,
        "Spørgsmål på forhånd": IN_ADVANCE[recruitment.questions_in_advance],
        "Guider": ", ".join(f"{guide.content.round}. samtale: {guide.id}" for guide in vacancy.guides),
        "Slettes": danish_date(recruitment.deletion_date),
    }
    for label, text in rows.items():
        yield label, "plain", [text or ""]


def _rounds(vacancy: Vacancy) -> Iterator[RoundLine]:
    for guide in vacancy.guides:
        number = guide.content.round
        choices = vacancy.recruitment.choices(number)
        when = ", ".join(filter(None, (danish_date(choices.date), choices.place)))
        day = vacancy.days.get(number)
        yield RoundLine(number, when, tuple(_times(day)) if day else ())


def _times(day: DayPlan) -> Iterator[TimeOfDay]:
    """The interviews by the clock, with the lunch between them."""
    lunch = [(day.lunch[0], "Frokost", day.lunch, None)] if day.lunch else []
    rows = [(one.start, one.candidate, (one.start, one.end), one.rated) for one in day.interviews]
    for _, who, (start, end), rated in sorted([*rows, *lunch]):
        yield TimeOfDay(who, f"{clock(start)}-{clock(end)}", f"kl. {clock(rated)}" if rated else "")


def _keeping(recruitment: Recruitment) -> Iterator[str]:
    """What HR does with the papers afterwards (offentlighedsloven § 15, arkivloven; D10, D14)."""
    yield "Alle scoringsark er afleveret og lagt på sagen. Ingen i udvalget gemmer egne noter eller kopier."
    yield "Navne står kun i navne.yaml, i stamdata.xlsx, i brevene og i udvalgets og HR's papirer."
    yield (
        "Er der bedt om aktindsigt, eller er der en klage eller en retssag, så slettes intet, før den er "
        "afsluttet. Skriv her, hvad der venter: ……………………………………"
    )
    date = danish_date(recruitment.deletion_date) or "……………………"
    yield f"Slettet den {date}, når sagen er journaliseret. Slet også mails og kopier andre steder."


def _candidates(vacancy: Vacancy) -> Iterator[tuple[str, str, str]]:
    codes = [candidate.code for candidate in vacancy.recruitment.candidates] or _BLANK_CODES
    for code in codes:
        person = vacancy.people.candidates.get(code, Person())
        yield code, person.name or "", _reach(person)


def _members(vacancy: Vacancy) -> Iterator[tuple[str, str, str]]:
    titles = {
        seat.member: seat.title for guide in vacancy.guides for seat in guide.content.panel if seat.member
    }
    for member in vacancy.recruitment.panel:
        yield member.code, vacancy.people.member(member.code), titles.get(member.code, member.role)


def _reach(person: Person) -> str:
    return " · ".join(filter(None, (person.mail, person.phone)))
