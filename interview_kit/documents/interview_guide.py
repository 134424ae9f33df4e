"""Document 06 and part A of 12: the day's book, one for each member, the same for all candidates."""

from interview_kit.documents.view import View, heading, origin
from interview_kit.models.guide import Guide

WHERE = {
    "case": "Casen",
    "test": "Test",
    "reference": "Reference",
    "after_start": "Efter ansættelsen",
    "not": "Afdækkes ikke",
}
WHEN = {
    "always": "",
    "school": "Hvis stillingen er på en skole",
    "daycare": "Hvis stillingen er i et dagtilbud",
    "children_under_15": "Hvis stillingen har fast kontakt med børn under 15 år",
}


def view(guide: Guide) -> View:
    content = guide.content
    unapproved = [question for question in content.questions if question.status != "approved"]
    values = {
        "id": guide.id,
        "bank": guide.bank,
        "g": content,
        "opening": content.interview.openings[min(content.round, len(content.interview.openings)) - 1],
        "weights": {weight.competency: weight for weight in content.weights},
        "names": {level.level: level.name for level in content.scale.levels},
        "unapproved": unapproved,
        "lines": sum(part.behaviours for part in content.coverage),
        "without_questions": sum(not row.has_question for part in content.coverage for row in part.rest),
        "where": WHERE,
        "when": WHEN,
    }
    slots = {
        "document": heading("Interviewguide", guide),
        "code": "Fortroligt – ansættelsessag",
        "organisation": content.organisation or "",
        "footer": origin(guide),
    }
    properties = {
        "interview-kit": "interviewguide",
        "interview-kit.format": "1",
        "interview-kit.guide": guide.id,
        "interview-kit.guide-hash": guide.hash,
        "interview-kit.samtale": str(content.round),
    }
    return View("interviewguide.wml.j2", values, slots, heading("Interviewguide", guide), properties)
