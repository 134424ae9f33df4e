"""What a candidate gets to read: the case, long scenes, and the questions where they are given in advance."""

from interview_kit.documents.view import View
from interview_kit.models.guide import Guide, GuideOwnQuestion, GuideQuestion
from interview_kit.models.recruitment import InAdvance
from interview_kit.word.package import HeaderTexts


def is_needed(guide: Guide, in_advance: InAdvance = "none") -> bool:
    """Whether the round has anything to be handed over."""
    return bool(guide.content.case_task) or in_advance != "none" or bool(_scenes(guide))


def candidate_paper(guide: Guide, in_advance: InAdvance = "none") -> View:
    """The paper of a round: nothing of what the panel listens for, and no probes (D26)."""
    content = guide.content
    is_given = in_advance != "none"
    values = {
        "g": content,
        "case": content.case_task,
        "questions": [question.text for question in _asked(guide)] if is_given else [],
        "scenes": [] if is_given else _scenes(guide),
    }
    title = f"Til kandidaten · {content.title} · {content.round}. samtale"
    organisation = content.organisation or ""
    headers = HeaderTexts(
        document=title, code="Til kandidaten", organisation=organisation, footer=organisation
    )
    return View("til-kandidaten.wml.j2", values, headers, title, _properties(guide))


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
