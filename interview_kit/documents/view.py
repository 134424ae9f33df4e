"""What a document's view hands to its template and its package, and the Word file that comes of it."""

from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

from jinja2 import Environment

from interview_kit.models.guide import Guide
from interview_kit.templates import template_environment
from interview_kit.word.package import House, assemble
from interview_kit.word.words import Words


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


def word_file(view: View, house: House) -> bytes:
    """The view in its template, in the look of the house. The same input gives the same bytes."""
    body = _templates().get_template(view.template).render(view.values)
    return assemble(house, body, view.slots, view.title, view.properties)


@cache
def _templates() -> Environment:
    return template_environment(Words)
