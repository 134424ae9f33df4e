"""What must stand on every page: who a sheet is about, its code, and which page of how many.

A house that lacks some of it gets a line of ours at the end of its footers; its own headers and footers stay.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from docx.oxml.ns import nsmap, qn
from lxml import etree

_OFF = {"0", "false", "off"}
_HEADER, _FOOTER = qn("w:headerReference"), qn("w:footerReference")
_INSTRUCTIONS = tuple(map(qn, ("w:instrText", "w:fldSimple")))
# A4 with the margins of the shipped house, for a file that says nothing of its pages.
_PAGE = (
    ("pgSz", {"w": "11906", "h": "16838"}),
    (
        "pgMar",
        {"top": "1361", "right": "1134", "bottom": "1134", "left": "1134", "header": "624", "footer": "567"}
        | {"gutter": "0"},
    ),
)


class _Need(NamedTuple):
    """Something that a page must say: what HR calls it, the words that say it, and what we write for it."""

    name: str
    said_by: Callable[[set[str]], bool]
    pieces: tuple[str, ...]


# A piece in capitals is a field that Word counts.
_NEEDS = (
    _Need("{{ document }}", lambda words: bool(words & {"document", "organisation"}), ("{{ document }}",)),
    _Need("{{ code }}", lambda words: "code" in words, ("{{ code }}",)),
    _Need(
        "«side x af y»",
        lambda words: "PAGE" in words and bool(words & {"NUMPAGES", "SECTIONPAGES"}),
        ("Side ", "PAGE", " af ", "NUMPAGES"),
    ),
)


class Footers(NamedTuple):
    """A house's headers and footers: the names of their parts by relation, their trees, and a way to add one.

    `add` makes an empty footer and gives its relation and name.
    """

    names: Mapping[str, str]
    trees: Mapping[str, etree._Element]
    add: Callable[[], tuple[str, str]]


def complete_pages(main: etree._Element, footers: Footers, *, has_even: bool, style: str) -> list[str]:
    """Adds to the footers what the pages of the house lack, in this style; what it is called."""
    lacking: dict[str, set[_Need]] = {}
    inherited: dict[tuple[str, str], str] = {}
    for section in _sections(main):
        inherited |= _own(section, footers.names)
        for kind in _page_kinds(section, has_even=has_even):
            shown = [inherited.get((tag, kind), "") for tag in (_HEADER, _FOOTER)]
            needs = _lacking([footers.trees[name] for name in shown if name])
            if needs and not shown[1]:
                relation, inherited[_FOOTER, kind] = footers.add()
                section.insert(0, section.makeelement(_FOOTER, {qn("w:type"): kind, qn("r:id"): relation}))
            lacking.setdefault(inherited.get((_FOOTER, kind), ""), set()).update(needs)
    for name, needs in lacking.items():
        if needs:
            footers.trees[name].append(_line([need for need in _NEEDS if need in needs], style))
    return [need.name for need in _NEEDS if any(need in needs for needs in lacking.values())]


def _sections(main: etree._Element) -> list[etree._Element]:
    """The properties of every section; a document that has none gets one."""
    body = main.find(qn("w:body"))
    assert body is not None  # noqa: S101 - it holds the paragraph {{ body }}
    if body.find(qn("w:sectPr")) is None:
        section = etree.SubElement(body, qn("w:sectPr"))
        for name, lengths in _PAGE:
            values = {qn(f"w:{key}"): value for key, value in lengths.items()}
            etree.SubElement(section, qn(f"w:{name}"), values)
    return list(main.iter(qn("w:sectPr")))


def _page_kinds(section: etree._Element, *, has_even: bool) -> Iterator[str]:
    """The kinds of pages that have headers and footers of their own."""
    yield "default"
    first = section.find(qn("w:titlePg"))
    if first is not None and first.get(qn("w:val")) not in _OFF:
        yield "first"
    if has_even:
        yield "even"


def _own(section: etree._Element, names: Mapping[str, str]) -> dict[tuple[str, str], str]:
    """The headers and footers that the section has itself; a reference that leads nowhere goes."""
    own = {}
    for node in list(section.iterchildren(_HEADER, _FOOTER)):
        name = names.get(node.get(qn("r:id"), ""))
        if name is None:
            section.remove(node)
        else:
            own[str(node.tag), node.get(qn("w:type"), "default")] = name
    return own


def _lacking(trees: Sequence[etree._Element]) -> set[_Need]:
    """What a page with these headers and footers does not say."""
    words = {word for tree in trees for word in _words(tree)}
    return {need for need in _NEEDS if not need.said_by(words)}


def _words(tree: etree._Element) -> Iterator[str]:
    """The slots of a part, and in capitals the fields that Word fills in."""
    texts = "".join(node.text or "" for node in tree.iter(qn("w:t")))
    yield from re.findall(r"\{\{\s*(\w+)\s*\}\}", texts)
    instructions = [f"{node.get(qn('w:instr'), '')}{node.text or ''}" for node in tree.iter(*_INSTRUCTIONS)]
    yield from re.findall(r"\w+", "".join(instructions).upper())


def _line(needs: Sequence[_Need], style: str) -> etree._Element:
    """A paragraph that says these, with a dot between them."""
    paragraph = etree.Element(qn("w:p"), nsmap={"w": nsmap["w"]})
    properties = etree.SubElement(paragraph, qn("w:pPr"))
    etree.SubElement(properties, qn("w:pStyle"), {qn("w:val"): style})
    for index, need in enumerate(needs):
        for piece in (*([" · "] if index else ()), *need.pieces):
            _add_piece(paragraph, piece)
    return paragraph


def _add_piece(paragraph: etree._Element, piece: str) -> None:
    parent = paragraph
    if piece.isupper():
        parent = etree.SubElement(paragraph, qn("w:fldSimple"), {qn("w:instr"): f" {piece} "})
    text = etree.SubElement(etree.SubElement(parent, qn("w:r")), qn("w:t"))
    text.text = "1" if piece.isupper() else piece
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
