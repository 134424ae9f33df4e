"""Words that other programs take from a newer version of the format, as Word writes them."""

from docx.oxml.ns import qn
from lxml import etree

_ALIGNED = tuple(map(qn, ("w:jc", "w:lvlJc", "w:tab")))
_SIDES = {"start": "left", "end": "right"}
_CHARACTER_SET = qn("w:characterSet")


def say_as_word_does(tree: etree._Element) -> None:
    """Writes left and right for start and end, and leaves out a font's character set in words."""
    for node in tree.iter(*_ALIGNED):
        side = node.get(qn("w:val"), "")
        if side in _SIDES:
            node.set(qn("w:val"), _SIDES[side])
    for node in tree.iter(qn("w:charset")):
        node.attrib.pop(_CHARACTER_SET, "")
