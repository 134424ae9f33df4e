"""What a document shows, as plain values, and the Word file that is made of it."""

from collections.abc import Mapping, Sequence
from functools import lru_cache, partial
from typing import NamedTuple

from jinja2 import Environment

from interview_kit.models.guide import Guide
from interview_kit.templates import template_environment
from interview_kit.word.controls import control_xml, ticked_control_xml, written_control_xml
from interview_kit.word.marked_text import marked_xml
from interview_kit.word.package import Extras, HeaderTexts, House, Section, assemble


class View(NamedTuple):
    """A document before it is Word: its template with the values it prints, header texts and properties.

    `title` and `properties` are the file's title and custom properties, which a reader knows it by. `extras`
    are those of a document that stands alone.
    """

    template: str
    values: Mapping[str, object]
    headers: HeaderTexts
    title: str
    properties: Mapping[str, str]
    extras: Extras = Extras()


def heading(document: str, guide: Guide) -> str:
    """Which document this is: `Interviewguide · Direktør · 1. samtale`."""
    return f"{document} · {guide.content.title} · {guide.content.round}. samtale"


def origin(guide: Guide) -> str:
    """Where the paper comes from: the organisation, where it is known, and the guide's code."""
    return " · ".join(filter(None, (guide.content.organisation, f"guide {guide.id}")))


def word_file(view: View, house: House) -> bytes:
    """The Word file of a view, in the look of the house. The same input gives the same bytes."""
    return word_file_of_several([view], house, view.title, view.properties)


def word_file_of_several(
    views: Sequence[View],
    house: House,
    title: str,
    properties: Mapping[str, str],
    around: HeaderTexts | None = None,
) -> bytes:
    """One Word file of several views, each with headers of its own; they have no control in common.

    `around` is what pages of the house's own show, such as a cover.
    """
    return assemble(house, [_section(view, house) for view in views], title, properties, around)


def _section(view: View, house: House) -> Section:
    template = _templates(house.last_number).get_template(view.template)
    return Section(template.render(view.values), view.headers, view.extras)


@lru_cache(maxsize=4)
def _templates(last_number: int) -> Environment:
    """The environment of the Word templates, which may call `control(field)` and its sisters, `marked(text)`.

    Both are numbered from what follows `last_number`.
    """
    environment = template_environment("interview_kit.word.tags.Tags")
    environment.globals["control"] = partial(control_xml, last_number=last_number)
    environment.globals["written_control"] = partial(written_control_xml, last_number=last_number)
    environment.globals["ticked_control"] = partial(ticked_control_xml, last_number=last_number)
    environment.globals["marked"] = partial(marked_xml, last_number=last_number)
    return environment
