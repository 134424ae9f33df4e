"""Document 06 and part A of 12: the day's book, one for each member, the same for all candidates."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from interview_kit.documents.dates import danish_date
from interview_kit.documents.view import View, heading, origin
from interview_kit.models.guide import (
    CASE,
    BankText,
    Guide,
    GuideContent,
    GuideQuestion,
    PanelSeat,
    TimePart,
    UncoveredBehaviour,
)
from interview_kit.models.interview_texts import Step
from interview_kit.models.people import NOBODY, People
from interview_kit.models.recruitment import RoundChoices
from interview_kit.word.package import HeaderTexts

TIME_PARTS: dict[TimePart, str] = {
    "welcome": "Velkomst, og hvem der er hvem",
    "opening": "Indledende spørgsmål (vurderes ikke)",
    "case": "Casen: fremlæggelse og spørgsmål",
    "question": "{code} · {competency}",
    "spare": "Ekstra tid til svarene",
    "own_questions": "Udvalgets egne spørgsmål (vurderes ikke)",
    "individual": "Individuelle punkter (vurderes ikke)",
    "candidate_questions": "Kandidatens egne spørgsmål (vurderes ikke)",
    "terms": "Vilkår",
    "closing": "Afrunding",
}
# Who speaks in the parts that are no question with an asker of its own.
SPEAKERS: dict[TimePart, str] = {
    "welcome": "Ordstyreren, derefter alle",
    "opening": "Ordstyreren",
    "case": "Kandidaten, derefter udvalget",
    "spare": "",
    "own_questions": "Ordstyreren",
    "individual": "Ordstyreren",
    "candidate_questions": "Kandidaten",
    "terms": "Ordstyreren",
    "closing": "Ordstyreren",
}

NO_CHOICES = RoundChoices()
AFTER_EACH, AFTER_LAST = "Efter hver samtale", "Når rundens sidste kandidat er gået"


class TimeLine(NamedTuple):
    """A line of the printed time plan; `start` and `minutes` as in the guide, `who` speaks."""

    label: str
    who: str
    start: int
    minutes: int


class SeatLine(NamedTuple):
    """A seat in the panel as it is printed; `name` is empty where a line is to be filled in."""

    title: str
    name: str
    asks: str
    task: str


def interview_guide(guide: Guide, people: People = NOBODY, choices: RoundChoices = NO_CHOICES) -> View:
    """The guide of a round: the questions, who asks them, what to listen for, and all round them.

    `people` has the members' names, `choices` the day and the place of the round.
    """
    content = guide.content
    title = heading("Interviewguide", guide)
    own_terms = [question for question in content.own_questions if question.kind == "terms"]
    values = {
        "id": guide.id,
        "bank": guide.bank,
        "g": content,
        "when": ", ".join(filter(None, (danish_date(choices.date), choices.place))),
        "opening": content.interview.openings[min(content.round, len(content.interview.openings)) - 1],
        "in_case": _in_case(content),
        "time_plan": tuple(_time_plan(content, people)),
        "seats": tuple(_seats(content, people)),
        "askers": {question.code: _asker(question, people) for question in content.questions},
        "own": [question for question in content.own_questions if question.kind != "terms"],
        "own_terms": own_terms,
        "terms_minutes": content.minutes.terms + sum(question.minutes for question in own_terms),
        "names": {level.level: level.name for level in content.scale.levels},
        **_doubtful_texts(guide),
        "afterwards": _afterwards(content.interview.afterwards),
    }
    headers = HeaderTexts(
        document=title,
        code="Fortroligt",
        organisation=content.organisation or "",
        footer=origin(guide),
    )
    return View("interviewguide.wml.j2", values, headers, title, _properties(guide))


def _seats(content: GuideContent, people: People) -> Iterator[SeatLine]:
    """The panel, with what each asks in this round."""
    for seat in content.panel:
        name = people.member(seat.member) if seat.member else ""
        code = f" ({seat.member})" if seat.member else ""
        chair = ", ordstyrer" if seat.chair else ""
        asks = _asks(content, seat) or ("vurderer ikke" if seat.rates is False else "–")
        yield SeatLine(f"{seat.title}{chair}{code}", name, asks, seat.task or "")


def _asker(question: GuideQuestion, people: People) -> str:
    """Who reads it aloud: the name where it is known, else the seat."""
    return (people.member(question.asker) if question.asker else "") or question.lead


def _in_case(content: GuideContent) -> list[tuple[str, UncoveredBehaviour]]:
    """What the case meets, with its code: what the scoring sheet rates first, in its order."""
    rated = content.case_task.behaviours if content.case_task else ()
    codes = {behaviour.behaviour_id: behaviour.code for behaviour in rated}
    met = [row for part in content.coverage for row in part.uncovered if row.where == "case"]
    order = {behaviour: number for number, behaviour in enumerate(codes)}
    met.sort(key=lambda row: order.get(row.behaviour_id, len(order)))
    return [(codes.get(row.behaviour_id, ""), row) for row in met]


def _afterwards(steps: Sequence[Step]) -> list[tuple[str, list[tuple[int, Step]]]]:
    """The numbered steps under the time that they belong to; a time without steps is left out."""
    numbered = list(enumerate(steps, 1))
    each = [row for row in numbered if not row[1].after_last]
    last = [row for row in numbered if row[1].after_last]
    return [(when, rows) for when, rows in ((AFTER_EACH, each), (AFTER_LAST, last)) if rows]


def _doubtful_texts(guide: Guide) -> dict[str, object]:
    """The texts of the bank in the guide: how many, their names, which lack approval, which have faults."""
    texts = guide.content.bank_texts
    faults = {CASE if code.startswith("C") else code for code in guide.faults or ()}
    return {
        "sets": len(texts),
        "unapproved": [text for text in texts if text.status != "approved"],
        "faulty": [text for text in texts if text.code in faults],
        "named": {text.code: _named(guide.content, text) for text in texts},
    }


def _asks(content: GuideContent, seat: PanelSeat) -> str:
    """The codes of what a seat asks in this round, in the order of the guide; empty where it asks nothing."""
    return " ".join(
        question.code
        for question in content.questions
        if (question.asker == seat.member if seat.member else question.lead == seat.title)
    )


def _named(content: GuideContent, text: BankText) -> str:
    """A text of the bank as people know it: `S1 Samarbejde`, `Casen «Fire skranker»`."""
    if content.case_task and text.code == CASE:
        return f"{CASE} «{content.case_task.title}»"
    competencies = {row.code: row.competency for row in content.questions}
    return " ".join(filter(None, (text.code, competencies.get(text.code))))


def _time_plan(content: GuideContent, people: People) -> Iterator[TimeLine]:
    """The time plan with its parts in words, and who speaks."""
    questions = {question.code: question for question in content.questions}
    for row in content.time_plan:
        question = questions.get(row.code or "")
        label = TIME_PARTS[row.part].format(code=row.code, competency=question.competency if question else "")
        who = _asker(question, people) if question else SPEAKERS[row.part]
        yield TimeLine(label, who, row.start, row.minutes)


def _properties(guide: Guide) -> dict[str, str]:
    return {
        "interview-kit": "interviewguide",
        "interview-kit.format": "1",
        "interview-kit.guide": guide.id,
        "interview-kit.guide-hash": guide.hash,
        "interview-kit.samtale": str(guide.content.round),
    }
