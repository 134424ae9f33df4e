"""What a candidate gets to read: the case, long scenes, and questions that are given in advance."""

from interview_kit.documents.view import View
from interview_kit.models.guide import Guide, GuideOwnQuestion, GuideQuestion
from interview_kit.models.recruitment import InAdvance
from interview_kit.word.package import HeaderTexts


def is_needed(guide: Guide, in_advance: InAdvance = "none") -> bool:
    """Whether the round has anything to be handed over: a scene is among the questions given in advance."""
    return bool(guide.content.case_task) or (in_advance == "none" and bool(_scenes(guide)))


def candidate_paper(guide: Guide, in_advance: InAdvance = "none") -> View:
    """The case and the scenes of a round: nothing of what the panel listens for."""
    scenes = _scenes(guide) if in_advance == "none" else []
    return _paper(guide, f"Til kandidaten · {_round(guide)}", case=guide.content.case_task, scenes=scenes)


def questions_paper(guide: Guide) -> View:
    """The questions of a round as they are given in advance, without probes (D26)."""
    questions = [question.text for question in _asked(guide)]
    return _paper(guide, f"Spørgsmålene · {_round(guide)}", questions=questions)


def _paper(guide: Guide, title: str, **shown: object) -> View:
    values = {"g": guide.content, "case": None, "questions": [], "scenes": [], **shown}
    organisation = guide.content.organisation or ""
    headers = HeaderTexts(
        document=title, code="Til kandidaten", organisation=organisation, footer=organisation
    )
    return View("til-kandidaten.wml.j2", values, headers, title, _properties(guide))


def _round(guide: Guide) -> str:
    return f"{guide.content.title} · {guide.content.round}. samtale"


def _asked(guide: Guide) -> list[GuideQuestion | GuideOwnQuestion]:
    """All that the candidate is asked, in the order of the interview, without the terms."""
    own = (question for question in guide.content.own_questions if question.kind != "terms")
    return [*guide.content.questions, *own]


def _scenes(guide: Guide) -> list[GuideQuestion | GuideOwnQuestion]:
    return [question for question in _asked(guide) if question.on_paper]


def _properties(guide: Guide) -> dict[str, str]:
    return {
        "interview-kit": "til-kandidaten",
        "interview-kit.format": "1",
        "interview-kit.guide": guide.id,
        "interview-kit.samtale": str(guide.content.round),
    }
