"""The case for the panel: its questions, and what is rated. The candidate's page is in `candidate_paper`."""

from interview_kit.documents.view import View
from interview_kit.models.guide import Guide, GuideCase
from interview_kit.word.package import HeaderTexts


def case_for_panel(guide: Guide, case: GuideCase) -> View:
    """The panel's questions to the case, and the levels that it is rated by."""
    return _view(guide, case, "case-udvalg", "Case til udvalget", "Fortroligt – kun til udvalget")


def _view(guide: Guide, case: GuideCase, stem: str, document: str, code: str) -> View:
    content = guide.content
    title = f"{document} · {content.title}"
    values = {
        "g": content,
        "case": case,
        "names": {level.level: level.name for level in content.scale.levels},
    }
    organisation = content.organisation or ""
    headers = HeaderTexts(document=title, code=code, organisation=organisation, footer=organisation)
    properties = {"interview-kit": stem, "interview-kit.format": "1"}
    return View(f"{stem}.wml.j2", values, headers, title, properties)
