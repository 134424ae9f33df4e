"""What a house shows at the top and the bottom of a document's pages, so that a part can have its own.

A file of several sheets has a section for each, whose headers and footers are copies of the house's.
"""

from collections.abc import Iterator, Mapping
from copy import deepcopy

from docx.oxml.ns import qn
from lxml import etree

_REFERENCES = (qn("w:headerReference"), qn("w:footerReference"))
_BEFORE_TYPE = (*_REFERENCES, qn("w:footnotePr"), qn("w:endnotePr"))
_TYPE = qn("w:type")


def own_section(main: etree._Element, section: etree._Element) -> etree._Element:
    """A section like this one (`w:sectPr`) of the house that begins a page.

    Both then name every header and footer that the section shows, also those of the sections before it.
    """
    shown: dict[tuple[str, str], str] = {}
    for other in main.iter(qn("w:sectPr")):
        shown |= dict(_references(other))
        if other is section:
            break
    for node in list(section.iterchildren(*_REFERENCES)):
        section.remove(node)
    for (tag, kind), relation in sorted(shown.items(), reverse=True):
        section.insert(0, section.makeelement(tag, {_TYPE: kind, qn("r:id"): relation}))
    own = deepcopy(section)
    for node in list(own.iterchildren(_TYPE)):
        own.remove(node)
    place = sum(node.tag in _BEFORE_TYPE for node in own)
    own.insert(place, own.makeelement(_TYPE, {qn("w:val"): "nextPage"}))
    return own


def shown_parts(section: etree._Element, names: Mapping[str, str]) -> dict[str, str]:
    """The relation and the part of each header and footer that the section names."""
    return {relation: names[relation] for _, relation in _references(section) if relation in names}


def _references(section: etree._Element) -> Iterator[tuple[tuple[str, str], str]]:
    for node in section.iterchildren(*_REFERENCES):
        yield (str(node.tag), node.get(_TYPE, "default")), node.get(qn("r:id"), "")
