"""Document 14: what the panel recommends to whoever decides. People write the reasons."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from interview_kit.documents.coverage import WHEN
from interview_kit.documents.dates import danish_date
from interview_kit.documents.letters import case_line, rated_competencies
from interview_kit.documents.view import View
from interview_kit.models.decision_texts import DecisionTexts
from interview_kit.models.guide import Guide
from interview_kit.models.position import When
from interview_kit.models.vacancy import Vacancy
from interview_kit.word.package import HeaderTexts

_CONFIDENTIAL = "Fortroligt – ansættelsessag"
# Whose statement the law demands, and what must be there before somebody is hired.
_BOARDS: tuple[When, ...] = ("school", "daycare")
_RESERVED: tuple[When, ...] = ("children_under_15",)
# Twentieths of a point: for all rows of reasons together, less for each board that must be heard, so that two
# pages hold the paper; and at least and most for one row.
_ROOM, _ROOM_OF_BOARD, _LEAST, _MOST = 6_200, 900, 500, 1_000


class RoundLine(NamedTuple):
    """A round in numbers, 0 where they are not known."""

    number: int
    when: str
    guide: str
    questions: int
    has_case: bool
    candidates: int
    raters: int


def indstilling(vacancy: Vacancy, texts: DecisionTexts, recommended: Sequence[str] = ()) -> View:
    """Two pages for whoever decides.

    The first of `recommended` is whom the panel recommends, the next its alternative; lines where nobody is
    named. No other candidate is on it.
    """
    people = [_called(vacancy, code) for code in recommended]
    values = {
        "title": vacancy.title,
        "organisation": vacancy.organisation,
        "case": case_line(vacancy.recruitment),
        "texts": texts.recommendation,
        "person": people[0] if people else "",
        "alternative": ", ".join(people[1:]),
        **_course(vacancy),
        **_to_write(vacancy.guides),
    }
    title = f"Indstilling · {vacancy.title}"
    headers = HeaderTexts(
        document=title, code="Fortroligt", organisation=vacancy.organisation, footer=_CONFIDENTIAL
    )
    properties = {"interview-kit": "indstilling", "interview-kit.format": "1"}
    return View("indstilling.wml.j2", values, headers, title, properties)


def _course(vacancy: Vacancy) -> dict[str, object]:
    """The process and the field in numbers, without names of candidates."""
    candidates = vacancy.recruitment.candidates
    return {
        "facts": list(_facts(vacancy)),
        "rounds": [_round_line(vacancy, guide) for guide in vacancy.guides],
        "remarks": list(_remarks(vacancy)),
        "has_individual": any(guide.content.individual for guide in vacancy.guides),
        "invited": len(candidates),
        "withdrawn": sum(bool(candidate.withdrawn) for candidate in candidates),
    }


def _to_write(guides: Sequence[Guide]) -> dict[str, object]:
    """What is written by hand: reasons by competency, statements that the law demands, reservations."""
    competencies = list(dict.fromkeys(name for guide in guides for name in rated_competencies(guide)))
    boards = list(_steps(guides[0], _BOARDS))
    room = _ROOM - _ROOM_OF_BOARD * len(boards)
    return {
        "competencies": competencies,
        "height": min(max(room // (len(competencies) + 1), _LEAST), _MOST),
        "boards": boards,
        "reserved": list(_steps(guides[0], _RESERVED)),
    }


def _steps(guide: Guide, when: Sequence[When]) -> Iterator[tuple[str, str]]:
    """The law's steps that hold for such workplaces, each with its condition in words."""
    for step in guide.content.statutory_steps:
        if step.when in when:
            yield step.title, WHEN[step.when]


def _called(vacancy: Vacancy, code: str) -> str:
    """`Navn Efternavn (K3)`, or the code alone."""
    name = vacancy.people.candidate(code)
    return f"{name} ({code})" if name else code


def _facts(vacancy: Vacancy) -> Iterator[tuple[str, str]]:
    """What the case is about, as rows of the front table."""
    advert = vacancy.recruitment.advert
    deadline = danish_date(advert.deadline)
    notice = (advert.where, danish_date(advert.published), deadline and f"frist {deadline}")
    yield "Opslag", ", ".join(filter(None, notice))
    yield "Hvem beslutter", vacancy.guides[0].content.decision_maker
    yield "Ansættelsesudvalg", "; ".join(_panel(vacancy))


def _panel(vacancy: Vacancy) -> Iterator[str]:
    """Everybody who sits in the panel in any round, with what they sit there as."""
    seats = {
        seat.member: seat
        for guide in vacancy.guides
        for seat in guide.content.panel
        if seat.member is not None
    }
    for code, seat in seats.items():
        yield ", ".join(filter(None, (vacancy.people.member(code), seat.title)))


def _round_line(vacancy: Vacancy, guide: Guide) -> RoundLine:
    content = guide.content
    choices = vacancy.recruitment.choices(content.round)
    return RoundLine(
        number=content.round,
        when=danish_date(choices.date),
        guide=guide.id,
        questions=len(content.questions),
        has_case=content.case_task is not None,
        candidates=len(vacancy.recruitment.candidates_of(content.round)),
        raters=len(guide.content.raters(choices.members)),
    )


def _remarks(vacancy: Vacancy) -> Iterator[str]:
    """What did not go for all candidates as it was planned, and why."""
    for guide in vacancy.guides:
        content = guide.content
        choices = vacancy.recruitment.choices(content.round)
        name = f"{content.round}. samtale"
        if content.version_reason:
            yield f"{name}: Guiden blev ændret undervejs. {content.version_reason}"
        for question in choices.excluded:
            said = f"{question.reason} ({question.by})"
            yield f"{name}: Spørgsmål {question.code} tæller ikke for nogen. {said}"
        candidates = vacancy.recruitment.candidates_of(content.round)
        absences = [choices.attendance.get(member, {}) for member in content.raters(choices.members)]
        missing = sum(code in absent for absent in absences for code in candidates)
        if missing:
            yield f"{name}: I {missing} tilfælde var et medlem ikke med hos en kandidat."
