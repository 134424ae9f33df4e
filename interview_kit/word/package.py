"""A Word document from its house: the parts that never change, and the few that each document writes."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from markupsafe import escape

from interview_kit.packing import zip_parts
from interview_kit.word.separators import shown_sign

# The parts that hold a document's title and its custom properties: written for each document.
CORE_PART, CUSTOM_PART = "docProps/core.xml", "docProps/custom.xml"
BODY_SLOT = "body"
# What the names of our custom properties begin with, in lower case.
OUR_PROPERTIES = "interview-kit"
# The width of the shipped house's text, which the widths of our templates add up to.
TEXT_WIDTH = 9638

XML_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
# The format id that Office gives every custom property; their numbers begin with 2.
_PROPERTY_FORMAT_ID = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_FIRST_PROPERTY_ID = 2
# A width of a table, a column or a cell, or the place of a right tab, as our tags write it.
_WIDTH = re.compile(r'(<w:(?:tblW|tcW|gridCol|tab w:val="right") w:(?:w|pos)=")(\d+)')


class House(NamedTuple):
    """HR's Word document, prepared: what every document is assembled from.

    `fixed` is a zip of the parts that never change. `slotted` are the other parts, name → the XML cut at its
    slots: every second piece is the name of a slot, or a sign between two of them (`separators`). The numbers
    of a document's controls follow `last_number`; `text_width` is that of the section with the body. `core`
    (element, text) and `custom` (name, kind, text) are the house's own properties. Plain values:
    `House(*tuple(house)) == house`.
    """

    fixed: bytes
    slotted: Mapping[str, tuple[str, ...]]
    last_number: int = 0
    text_width: int = TEXT_WIDTH
    core: tuple[tuple[str, str], ...] = ()
    custom: tuple[tuple[str, str, str], ...] = ()


class HeaderTexts(NamedTuple):
    """The texts of headers and footers. The fields are the slots that a house may use, as {{ code }}."""

    document: str
    code: str
    organisation: str
    footer: str


def assemble(
    house: House, body: str, headers: HeaderTexts, title: str, properties: Mapping[str, str]
) -> bytes:
    """A Word document: the house with this body.

    `body` is WordprocessingML. `headers` are plain texts, as are `title` and `properties`, which become the
    document's title and custom properties (values of at most 255 characters).
    """
    texts = {
        BODY_SLOT: _fitted(body, house.text_width),
        **{slot: _escaped(text) for slot, text in headers._asdict().items()},
    }
    parts = {name: _filled(pieces, texts) for name, pieces in house.slotted.items()}
    parts[CORE_PART] = _core_xml(title, house.core)
    parts[CUSTOM_PART] = _custom_xml(properties, house.custom)
    return zip_parts({name: xml.encode() for name, xml in parts.items()}, after=house.fixed)


def _filled(pieces: tuple[str, ...], texts: Mapping[str, str]) -> str:
    """The XML with a text in the place of each slot, and the signs between those that have one."""
    return "".join(_shown(piece, texts) if index % 2 else piece for index, piece in enumerate(pieces))


def _shown(piece: str, texts: Mapping[str, str]) -> str:
    return texts[piece] if piece in texts else shown_sign(piece, texts)


def _escaped(text: str) -> str:
    return str(escape(text))


def scaled(width: str, text_width: int) -> str:
    """A width of our templates for a text that is as wide as this."""
    return str(round(int(width) * text_width / TEXT_WIDTH))


def _fitted(body: str, text_width: int) -> str:
    """The body with its tables as wide as the text, and its right tabs at the margin."""
    if text_width == TEXT_WIDTH:
        return body
    return _WIDTH.sub(lambda width: width[1] + scaled(width[2], text_width), body)


def _core_xml(title: str, core: tuple[tuple[str, str], ...]) -> str:
    elements = "".join(f"<{element}>{_escaped(text)}</{element}>" for element, text in core)
    return (
        f"{XML_DECLARATION}<cp:coreProperties "
        'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{_escaped(title)}</dc:title><dc:creator>interview-kit</dc:creator>"
        f"<dc:language>da-DK</dc:language>{elements}</cp:coreProperties>"
    )


def _custom_xml(properties: Mapping[str, str], custom: tuple[tuple[str, str, str], ...]) -> str:
    values = (*((name, "lpwstr", value) for name, value in properties.items()), *custom)
    rows = "".join(
        f'<property fmtid="{_PROPERTY_FORMAT_ID}" pid="{number}" name="{_escaped(name)}">'
        f"<vt:{kind}>{_escaped(value)}</vt:{kind}></property>"
        for number, (name, kind, value) in enumerate(values, _FIRST_PROPERTY_ID)
    )
    return (
        f"{XML_DECLARATION}"
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
        'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
        f"{rows}</Properties>"
    )
