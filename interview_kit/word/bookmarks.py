"""The numbers and bookmarks that a house uses itself, so that ours are others."""

from collections.abc import Iterable, Iterator

from docx.oxml.ns import qn
from lxml import etree

from interview_kit.word.controls import BOOKMARK_START, FIRST_CONTROL_ID
from interview_kit.word.marked_text import MARK_START
from interview_kit.word.template_state import remove

# More numbers than the controls of any document.
_ROOM = 10_000
_MARKS = (qn("w:bookmarkStart"), qn("w:bookmarkEnd"))


def last_used_number(trees: Iterable[etree._Element]) -> int:
    """The number that ours follow: after it neither marks nor controls of the house have any of ours."""
    last = 0
    for number in sorted({number for tree in trees for number in _numbers(tree)}):
        if number > last + _ROOM:
            break
        last = max(last, number)
    return last


def _numbers(tree: etree._Element) -> Iterator[int]:
    """The ids of marks and changes, and those of controls as ours are counted."""
    for node in tree.iter(etree.Element):
        number = node.get(qn("w:id"), "")
        if number.isdecimal():
            yield int(number)
    for control in tree.iter(qn("w:sdtPr")):
        own_id = control.find(qn("w:id"))
        number = own_id.get(qn("w:val"), "") if own_id is not None else ""
        if number.isdecimal():
            yield int(number) - FIRST_CONTROL_ID


def take_out_bookmarks(tree: etree._Element) -> None:
    """Takes out the bookmarks that have our names, and those of which only one end is left."""
    ours = {
        node.get(qn("w:id"))
        for node in tree.iter(_MARKS[0])
        if node.get(qn("w:name"), "").lower().startswith((BOOKMARK_START, MARK_START))
    }
    starts, ends = ({node.get(qn("w:id")) for node in tree.iter(mark)} for mark in _MARKS)
    for node in list(tree.iter(*_MARKS)):
        if node.get(qn("w:id")) in ours | (starts ^ ends):
            remove(node)
