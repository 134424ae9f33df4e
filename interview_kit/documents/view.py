"""What a document's view hands to its template and its package."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from interview_kit.models.guide import Guide


class View(NamedTuple):
    """`values` are the names that the template uses; `slots` the texts of headers and footers."""

    template: str
    values: Mapping[str, Any]
    slots: Mapping[str, str]
    title: str
    properties: Mapping[str, str]


def heading(document: str, guide: Guide) -> str:
    """Which document this is: `Interviewguide · Direktør · 1. samtale`."""
    return f"{document} · {guide.content.title} · {guide.content.round}. samtale"


def origin(guide: Guide) -> str:
    """Whose paper it is: the organisation, where it is known, and the guide's code."""
    return " · ".join(filter(None, (guide.content.organisation, f"guide {guide.id}")))
