"""Documents 13 and 18: the letter to a candidate who is invited, and the form for a referee."""

from collections.abc import Iterator, Sequence

from interview_kit.documents.confidential import confidential_paper
from interview_kit.documents.dates import danish_date
from interview_kit.documents.view import View
from interview_kit.models.day import DayPlan, clock
from interview_kit.models.guide import Guide
from interview_kit.models.materials import CandidateLetter, ReferenceQuestion, ReferenceQuestions
from interview_kit.models.people import Person
from interview_kit.models.recruitment import Recruitment
from interview_kit.models.text import listed
from interview_kit.models.vacancy import Vacancy
from interview_kit.word.package import HeaderTexts

# After how many of the bank's questions to referees the position's own are asked.
_POSITION_ASKS_AFTER = 2
_IN_ADVANCE = {
    "none": "Alle hører dem første gang i samtalen",
    "minutes": "Du får dem lige før samtalen, som alle andre",
    "days": "De ligger ved brevet, som hos alle andre",
}


def candidate_letter(vacancy: Vacancy, guide: Guide, candidate: str, letter: CandidateLetter) -> View:
    """The letter to one candidate about one round: when, who, what is rated, and the candidate's rights."""
    recruitment, content = vacancy.recruitment, guide.content
    values = {
        "g": content,
        "title": vacancy.title,
        "organisation": vacancy.organisation,
        "name": vacancy.people.candidate(candidate),
        "letter": letter,
        "facts": list(_facts(vacancy, guide, candidate)),
        "in_advance": recruitment.questions_in_advance == "days",
        "case": content.case_task,
        "task_at": _task_time(vacancy, guide, candidate),
        "competencies": f"{listed(dict.fromkeys(rated_competencies(guide)))}.",
        "pay": recruitment.pay,
        "deletion": danish_date(recruitment.deletion_date)
        and f"den {danish_date(recruitment.deletion_date)}",
        "contact": contact_line(vacancy.people.contact),
    }
    title = f"Indkaldelse til samtale · {vacancy.title}"
    headers = HeaderTexts(
        document=title,
        code=case_line(recruitment),
        organisation=vacancy.organisation,
        footer=vacancy.organisation,
    )
    properties = {"interview-kit": "kandidatbrev", "interview-kit.format": "1"}
    return View("kandidatbrev.wml.j2", values, headers, title, properties)


def contact_line(person: Person) -> str:
    """Whom a candidate may call or write to, in one line."""
    return ", ".join(filter(None, (person.name, person.phone, person.mail)))


def case_line(recruitment: Recruitment) -> str:
    return f"Sag {recruitment.case_number}" if recruitment.case_number else ""


def reference_form(vacancy: Vacancy, references: ReferenceQuestions, asks: Sequence[str]) -> View:
    """The form for one referee; `asks` are the position's own questions, on what no interview meets."""
    own = [ReferenceQuestion(text=text) for text in asks]
    questions = [
        *references.questions[:_POSITION_ASKS_AFTER],
        *own,
        *references.questions[_POSITION_ASKS_AFTER:],
    ]
    values = {
        "title": vacancy.title,
        "organisation": vacancy.organisation,
        "references": references,
        "questions": [(question.text, question.probe) for question in questions],
    }
    return confidential_paper(vacancy, "Referencer", "reference", "referencer.wml.j2", values)


def _facts(vacancy: Vacancy, guide: Guide, candidate: str) -> Iterator[tuple[str, str, list[str]]]:
    """When, where and whom, as rows of the front table."""
    content, recruitment = guide.content, vacancy.recruitment
    choices = recruitment.choices(content.round)
    time = _time(vacancy.days.get(content.round), candidate)
    panel = [
        ", ".join(filter(None, (vacancy.people.member(seat.member), seat.title)))
        for seat in content.panel
        if seat.member and (not choices.members or seat.member in choices.members)
    ]
    yield "Samtale", "plain", [f"{content.round}. samtale af {content.rounds}"]
    yield "Hvornår", "bold", [" ".join(filter(None, (danish_date(choices.date), time)))]
    yield "Hvor", "plain", [choices.place or ""]
    yield "Varighed", "plain", [f"{content.slot} minutter"]
    yield "Du møder", "plain", panel or [""]
    yield "Spørgsmålene", "plain", [_IN_ADVANCE[recruitment.questions_in_advance]]


def _task_time(vacancy: Vacancy, guide: Guide, candidate: str) -> str:
    """When the candidate gets the case; empty where that is not known."""
    day, case = vacancy.days.get(guide.content.round), guide.content.case_task
    starts = {one.candidate: one.start for one in day.interviews} if day else {}
    return clock(starts[candidate] - case.time.preparation) if case and candidate in starts else ""


def _time(day: DayPlan | None, candidate: str) -> str:
    starts = {one.candidate: one.start for one in day.interviews} if day else {}
    return f"kl. {clock(starts[candidate])}" if candidate in starts else ""


def rated_competencies(guide: Guide) -> Iterator[str]:
    """The competencies that the round rates, in the order of the interview."""
    yield from (question.competency for question in guide.content.questions)
    if guide.content.case_task:
        yield from (behaviour.competency for behaviour in guide.content.case_task.behaviours)
