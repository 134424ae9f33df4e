"""Document 06 and part A of 12: the day's book, one for each member, the same for all candidates."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from interview_kit.documents.view import View, heading, origin
from interview_kit.models.guide import (
    CASE,
    BankText,
    Guide,
    GuideContent,
    GuideOwnQuestion,
    GuideQuestion,
    PanelSeat,
    TimePart,
    UncoveredBehaviour,
)
from interview_kit.models.interview_texts import Step
from interview_kit.word.package import HeaderTexts

WHERE = {
    "case": "Casen",
    "test": "Ikke før ansættelsen",
    "reference": "Reference",
    "after_start": "Ikke før ansættelsen",
    "not": "Afdækkes ikke",
}
WHEN = {
    "always": "",
    "school": "Hvis stillingen er på en skole",
    "daycare": "Hvis stillingen er i et dagtilbud",
    "children_under_15": "Hvis stillingen har fast kontakt med børn under 15 år",
}
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


AFTER_EACH, AFTER_LAST = "Efter hver samtale", "Når rundens sidste kandidat er gået"

# How much of a behaviour tells it from another.
_FEW_WORDS = 5


class Coverage(NamedTuple):
    """A competency of the profile: how many of its lines the interview meets, and those that it does not."""

    competency: str
    competency_id: str
    met: int
    lines: int
    uncovered: tuple[UncoveredBehaviour, ...]


class TimeLine(NamedTuple):
    """A line of the printed time plan; `start` and `minutes` as in the guide."""

    label: str
    start: int
    minutes: int


def interview_guide(guide: Guide) -> View:
    """The guide of a round: the questions, who asks them, what to listen for, and all round them."""
    content = guide.content
    title = heading("Interviewguide", guide)
    own_terms = [question for question in content.own_questions if question.kind == "terms"]
    asked: tuple[GuideQuestion | GuideOwnQuestion, ...] = (*content.questions, *content.own_questions)
    values = {
        "id": guide.id,
        "bank": guide.bank,
        "g": content,
        "opening": content.interview.openings[min(content.round, len(content.interview.openings)) - 1],
        "assessed": list(_assessed(content).values()),
        "in_case": _in_case(content),
        "weights": {weight.competency_id for weight in content.weights},
        "time_plan": tuple(_time_plan(content)),
        "own": [question for question in content.own_questions if question.kind != "terms"],
        "own_terms": own_terms,
        "terms_minutes": content.minutes.terms + sum(question.minutes for question in own_terms),
        "names": {level.level: level.name for level in content.scale.levels},
        **_doubtful_texts(guide),
        "roles": {seat.title: _asks(content, seat) for seat in content.panel},
        **_coverage_and_sums(content),
        "afterwards": _afterwards(content.interview.afterwards),
        "on_paper": [question for question in asked if question.on_paper],
        "where": WHERE,
        "when": WHEN,
    }
    headers = HeaderTexts(
        document=title,
        code="Fortroligt",
        organisation=content.organisation or "",
        footer=origin(guide),
    )
    return View("interviewguide.wml.j2", values, headers, title, _properties(guide))


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
    """What a seat asks about in this round, with the questions' codes, in the order of the guide.

    Empty where it asks nothing.
    """
    codes: dict[str, list[str]] = {}
    for question in content.questions:
        if question.competency_id in seat.leads or question.lead == seat.title:
            codes.setdefault(question.competency, []).append(question.code)
    return ", ".join(f"{' '.join(those)} {competency}" for competency, those in codes.items())


def _coverage_and_sums(content: GuideContent) -> dict[str, object]:
    """The coverage of each competency, and its sums: what is met, what nobody hears of, what has nothing."""
    coverage = tuple(_coverage(content))
    return {
        "coverage": coverage,
        "met": sum(part.met for part in coverage),
        "lines": sum(part.lines for part in coverage),
        "undiscovered": sum(row.is_undiscovered for part in coverage for row in part.uncovered),
        "without_questions": sum(not row.has_question for part in content.coverage for row in part.uncovered),
    }


def _coverage(content: GuideContent) -> Iterator[Coverage]:
    """What the interview meets with its questions and with what its case is rated on."""
    rated = (
        {behaviour.behaviour_id for behaviour in content.case_task.behaviours} if content.case_task else ()
    )
    for part in content.coverage:
        uncovered = tuple(row for row in part.uncovered if row.behaviour_id not in rated)
        met = part.behaviours - len(uncovered)
        yield Coverage(part.competency, part.competency_id, met, part.behaviours, uncovered)


def _assessed(content: GuideContent) -> dict[str, str]:
    """What is rated, by its code: `S7 · Faglig ledelse`, with the behaviour where names are the same."""
    rated = [(row.code, row.competency, row.behaviour) for row in content.questions]
    if content.case_task:
        rated += [
            (row.code, f"Casen: {row.competency}", row.behaviour) for row in content.case_task.behaviours
        ]
    names = Counter(name for _, name, _ in rated)
    return {
        code: f"{code} · {name}" if names[name] == 1 else f"{code} · {name} ({_beginning(behaviour)})"
        for code, name, behaviour in rated
    }


def _beginning(behaviour: str) -> str:
    """The first words of a behaviour, as part of a line: `har fokus på, at …`."""
    words = behaviour.split()
    shown = " ".join(words[:_FEW_WORDS]).rstrip(",.;:")
    return f"{shown[:1].lower()}{shown[1:]}{' …' if len(words) > _FEW_WORDS else ''}"


def _named(content: GuideContent, text: BankText) -> str:
    """A text of the bank as people know it: `S1 Samarbejde`, `Casen «Fire skranker»`."""
    if content.case_task and text.code == CASE:
        return f"{CASE} «{content.case_task.title}»"
    competencies = {row.code: row.competency for row in content.questions}
    return " ".join(filter(None, (text.code, competencies.get(text.code))))


def _time_plan(content: GuideContent) -> Iterator[TimeLine]:
    """The time plan with its parts in words."""
    competencies = {question.code: question.competency for question in content.questions}
    for row in content.time_plan:
        code = row.code or ""
        label = TIME_PARTS[row.part].format(code=code, competency=competencies.get(code))
        yield TimeLine(label, row.start, row.minutes)


def _properties(guide: Guide) -> dict[str, str]:
    return {
        "interview-kit": "interviewguide",
        "interview-kit.format": "1",
        "interview-kit.guide": guide.id,
        "interview-kit.guide-hash": guide.hash,
        "interview-kit.samtale": str(guide.content.round),
    }
