"""A confidential paper of a recruitment: what stands at the top and bottom of its pages, and what it is."""

from collections.abc import Mapping

from interview_kit.documents.view import View
from interview_kit.models.vacancy import Vacancy
from interview_kit.word.package import HeaderTexts

_FOOTER = "Fortroligt – ansættelsessag"


def confidential_paper(  # noqa: PLR0913, PLR0917 - what a paper is
    vacancy: Vacancy,
    document: str,
    kind: str,
    template: str,
    values: Mapping[str, object],
    code: str = "Fortroligt",
) -> View:
    """The paper called `document` (`Sagsark · Direktør`), known by its `kind`; `code` is in the header."""
    title = f"{document} · {vacancy.title}"
    headers = HeaderTexts(document=title, code=code, organisation=vacancy.organisation, footer=_FOOTER)
    return View(template, values, headers, title, {"interview-kit": kind, "interview-kit.format": "1"})
