"""What makes sense in a template only, and what somebody left on in it: taken out of what we build.

Each function changes the part that it is given, and yields what a person calls that which it took out.
"""

from collections.abc import Callable, Iterator

from docx.oxml.ns import qn
from lxml import etree

_ON = {"1", "true", "on"}
# Settings of a template; those with a name are told of.
_SETTINGS = {
    "trackRevisions": "sporing af ændringer",
    "documentProtection": "beskyttelse mod redigering",
    "writeProtection": "beskyttelse mod redigering",
    "readModeInkLockDown": "",
    "mailMerge": "brevfletning",
    "updateFields": "felter, der opdateres ved åbning",
    "attachedTemplate": "",
    "linkStyles": "",
    "revisionView": "",
    "doNotTrackMoves": "",
    "doNotTrackFormatting": "",
    "saveThroughXslt": "",
    "formsDesign": "",
    "documentType": "",
}
# Every change of looks is accepted: only the old looks are noted in these.
_OLD_LOOKS = tuple(
    qn(f"w:{name}Change")
    for name in ("rPr", "pPr", "sectPr", "tblPr", "tblPrEx", "trPr", "tcPr", "tblGrid", "numbering")
)
_CELL_MARKS = tuple(map(qn, ("w:cellIns", "w:cellDel", "w:cellMerge")))
_CHANGE_RANGES = tuple(
    qn(f"w:{name}Range{end}")
    for name in ("moveFrom", "moveTo", "customXmlIns", "customXmlDel", "customXmlMoveFrom", "customXmlMoveTo")
    for end in ("Start", "End")
)
_ADDED, _DELETED = (qn("w:ins"), qn("w:moveTo")), (qn("w:del"), qn("w:moveFrom"))
_SIMPLE_FIELD, _FIELD_MARK, _INSTRUCTION = map(qn, ("w:fldSimple", "w:fldChar", "w:instrText"))
_ACTIVE = {
    "ASK", "DATABASE", "DDE", "DDEAUTO", "FILLIN", "GOTOBUTTON", "IMPORT", "INCLUDE", "INCLUDEPICTURE",
    "INCLUDETEXT", "LINK", "MACROBUTTON", "MERGEFIELD", "NEXT", "RD",
}  # fmt: skip
_COMMENT_MARKS = tuple(map(qn, ("w:commentRangeStart", "w:commentRangeEnd", "w:commentReference")))
_PERMISSIONS = tuple(map(qn, ("w:permStart", "w:permEnd")))


def take_out_settings(settings: etree._Element) -> Iterator[str]:
    for node in list(settings):
        name = etree.QName(node).localname
        if name in _SETTINGS:
            settings.remove(node)
            if _SETTINGS[name] and is_on(node):
                yield _SETTINGS[name]


def is_on(setting: etree._Element) -> bool:
    """Whether the setting has an effect; protection has none before it is enforced."""
    if setting.tag == qn("w:documentProtection"):
        return setting.get(qn("w:enforcement")) in _ON
    return setting.get(qn("w:val"), "on") in _ON


def take_out_changes(tree: etree._Element) -> Iterator[str]:
    """Accepts every tracked change, so that none is left in the part; comments and permissions go too."""
    if list(tree.iter(*_ADDED, *_DELETED, *_OLD_LOOKS)):
        yield "sporede rettelser"
    _accept(tree)
    for node in list(tree.iter(*_OLD_LOOKS, *_CELL_MARKS, *_CHANGE_RANGES, *_COMMENT_MARKS, *_PERMISSIONS)):
        remove(node)


def take_out_active_fields(tree: etree._Element) -> Iterator[str]:
    """Fields that fetch or run something become the text that they show."""
    active = [node for node in tree.iter(_SIMPLE_FIELD) if _is_active(node.get(qn("w:instr"), ""))]
    for node in active:
        unwrap(node)
    unfinished: list[list[etree._Element]] = []
    for node in list(tree.iter(_FIELD_MARK, _INSTRUCTION)):
        kind = node.get(qn("w:fldCharType"))
        if kind == "begin":
            unfinished.append([])
        if unfinished:
            unfinished[-1].append(node)
        if kind == "end" and unfinished:
            marks = unfinished.pop()
            if _is_active("".join(mark.text or "" for mark in marks if mark.tag == _INSTRUCTION)):
                active += marks
                for mark in marks:
                    remove(mark)
    if active:
        yield "felter, der henter noget udefra"


def _is_active(instruction: str) -> bool:
    return any(word.upper() in _ACTIVE for word in instruction.split()[:1])


def _accept(tree: etree._Element) -> None:
    """What was added stays, what was deleted goes: words, rows and marks of paragraphs."""
    for node in list(tree.iter(*_DELETED)):
        within = etree.QName(node.getparent()).localname if node.getparent() is not None else ""
        _MARKED.get(within, remove)(node)
    for node in list(tree.iter(*_ADDED)):
        unwrap(node)


def _delete_row(mark: etree._Element) -> None:
    """Deletes the row whose properties say so, with its table where it was the only one."""
    row = next(mark.iterancestors(qn("w:tr")))
    table = row.getparent()
    remove(row)
    if table is not None and table.find(qn("w:tr")) is None:
        remove(table)


def _delete_paragraph_end(mark: etree._Element) -> None:
    """Deletes an empty paragraph; one with words only loses the mark."""
    paragraph = next(mark.iterancestors(qn("w:p")), None)
    remove(mark)
    if paragraph is None:
        return
    follower = paragraph.getnext()
    is_empty = not any(node.tag != qn("w:pPr") and node.tag not in _DELETED for node in paragraph)
    has_section = paragraph.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is not None
    if is_empty and not has_section and follower is not None and follower.tag == qn("w:p"):
        remove(paragraph)


_MARKED: dict[str, Callable[[etree._Element], None]] = {
    "rPr": _delete_paragraph_end,
    "trPr": _delete_row,
}


def remove(node: etree._Element) -> None:
    """Takes the element out of its tree, with all that it holds."""
    parent = node.getparent()
    if parent is not None:
        parent.remove(node)


def unwrap(node: etree._Element) -> None:
    """Puts what the element holds in its place."""
    parent = node.getparent()
    if parent is not None:
        index = parent.index(node)
        parent[index : index + 1] = list(node)
