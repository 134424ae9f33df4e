"""A Word document from its house: the parts that never change, and the few that each document writes."""

import hashlib
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain, zip_longest
from types import MappingProxyType
from typing import NamedTuple

from markupsafe import escape

from interview_kit.packing import zip_parts
from interview_kit.word.comments import Comment, with_comments
from interview_kit.word.copies import Copy, copies_for, with_copies
from interview_kit.word.separators import shown_sign

# The parts that hold a document's title and its custom properties: written for each document.
CORE_PART, CUSTOM_PART = "docProps/core.xml", "docProps/custom.xml"
BODY_SLOT = "body"
# What the names of our custom properties begin with, in lower case.
OUR_PROPERTIES = "interview-kit"
# A hash of the document as it was made: whoever saves it in Word or LibreOffice writes it otherwise.
CONTENT_PROPERTY = f"{OUR_PROPERTIES}.indhold"
_DIGEST_LENGTH = 16
# The width of the shipped house's text, which the widths of our templates add up to.
TEXT_WIDTH = 9638

XML_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
# The format id that Office gives every custom property; their numbers begin with 2.
_PROPERTY_FORMAT_ID = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_FIRST_PROPERTY_ID = 2
_NO_HEIGHT = '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
# A width of a table, a column or a cell, or the place of a right tab, as our tags write it.
_WIDTH = re.compile(r'(<w:(?:tblW|tcW|gridCol|tab w:val="right") w:(?:w|pos)=")(\d+)')


class House(NamedTuple):
    """HR's Word document, prepared: what every document is assembled from.

    `fixed` is a zip of the parts that never change. `slotted` are the other parts, name → the XML cut at its
    slots: every second piece is the name of a slot, or a sign between two of them (`separators`). The numbers
    of a document's controls follow `last_number`; `text_width` is that of the section with the body. `core`
    (element, text) and `custom` (name, kind, text) are the house's own properties. `section` is that section
    as XML, for a document of several parts, `shown` the headers and footers that it names (relation → part),
    and `relations` the part in which their names stand. Plain values: `House(*tuple(house)) == house`.
    """

    fixed: bytes
    slotted: Mapping[str, tuple[str, ...]]
    last_number: int = 0
    text_width: int = TEXT_WIDTH
    core: tuple[tuple[str, str], ...] = ()
    custom: tuple[tuple[str, str, str], ...] = ()
    section: str = ""
    shown: Mapping[str, str] = MappingProxyType({})
    relations: str = ""


class HeaderTexts(NamedTuple):
    """The texts of headers and footers. The fields are the slots that a house may use, as {{ code }}."""

    document: str
    code: str
    organisation: str
    footer: str


def _nothing(_: bytes) -> Mapping[str, str]:
    return {}


class Extras(NamedTuple):
    """What a document has besides its text: comments, and properties that only the finished text can give."""

    comments: Sequence[Comment] = ()
    told: Callable[[bytes], Mapping[str, str]] = _nothing


class Section(NamedTuple):
    """A part of a document, as WordprocessingML, and what stands at the top and bottom of its pages.

    Its `extras` count where it is the only one.
    """

    body: str
    headers: HeaderTexts
    extras: Extras = Extras()


def assemble(
    house: House,
    sections: Sequence[Section],
    title: str,
    properties: Mapping[str, str],
    around: HeaderTexts | None = None,
) -> bytes:
    """A Word document: the house with these sections one after the other, each on a page of its own.

    Headers are plain texts, as are `title` and `properties`, which become the document's title and custom
    properties (values of at most 255 characters). `around` is what the house's own pages show, before and
    after several sections.
    """
    shown = {relation: name for relation, name in house.shown.items() if name in house.slotted}
    numbers = range(1, len(sections) + 1) if len(sections) > 1 else ()
    copies = [copies_for(shown, number) for number in numbers]
    ends = [_section_end(house.section, copied) for copied in copies[:-1]]
    bodies = [section.body for section in sections]
    body = "".join(chain(*zip_longest(bodies, ends, fillvalue=""))) if ends else bodies[0]
    texts = {BODY_SLOT: _fitted(body, house.text_width), **_slots(around or sections[-1].headers)}
    parts = {name: _filled(pieces, texts) for name, pieces in house.slotted.items()}
    main = next(name for name, pieces in house.slotted.items() if BODY_SLOT in pieces[1::2])
    if copies:
        parts[main] = _ending_with(copies[-1], parts[main], texts[BODY_SLOT])
    for section, copied in zip(sections, copies, strict=False):
        slots = _slots(section.headers)
        parts |= {copy.name: _filled(house.slotted[copy.old_name], slots) for copy in copied}
    document = parts[main].encode()
    digest = content_digest(document)
    parts[CORE_PART] = _core_xml(title, house.core)
    extras = sections[0].extras if len(sections) == 1 else Extras()
    own = {**properties, **extras.told(document), CONTENT_PROPERTY: digest}
    parts[CUSTOM_PART] = _custom_xml(own, house.custom)
    fixed = with_copies(house.fixed, house.relations, tuple(chain(*copies))) if copies else house.fixed
    fixed, more = with_comments(fixed, main, extras.comments)
    parts |= more
    encoded = {name: document if name == main else xml.encode() for name, xml in parts.items()}
    return zip_parts(encoded, after=fixed)


def _ending_with(copies: Iterable[Copy], document: str, body: str) -> str:
    """The document, whose last section, the first that ends after the body, shows the copies."""
    before, _, after = document.partition(body)
    end = after.index("</w:sectPr>")
    section = after[:end]
    for copy in copies:
        section = section.replace(f'r:id="{copy.old_relation}"', f'r:id="{copy.relation}"')
    return f"{before}{body}{section}{after[end:]}"


def content_digest(document: bytes) -> str:
    """What `CONTENT_PROPERTY` says of a document part that nobody has saved since it was made."""
    return hashlib.sha256(document).hexdigest()[:_DIGEST_LENGTH]


def _slots(headers: HeaderTexts) -> dict[str, str]:
    return {slot: _escaped(text) for slot, text in headers._asdict().items()}


def _section_end(section: str, copies: Iterable[Copy]) -> str:
    """A paragraph of no height that ends a section, whose pages show the copies."""
    for copy in copies:
        section = section.replace(f'r:id="{copy.old_relation}"', f'r:id="{copy.relation}"')
    return f'<w:p><w:pPr>{_NO_HEIGHT}<w:rPr><w:sz w:val="2"/></w:rPr>{section}</w:pPr></w:p>'


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
