"""What the Open XML SDK validator does not see and Word minds: found in the XML itself."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from tests.docx_text import W, part, style_of, text_of


def word_faults(path: Path) -> list[str]:
    """Every fault in the document, each as a sentence; none is what we want."""
    document, styles = part(path), part(path, "word/styles.xml")
    return [
        *_cells(document),
        *_grids(document),
        *_repeated(document),
        *_bookmarks(document),
        *_controls(document),
        *_styles(document, styles),
        *_layout(document),
    ]


def _cells(document: etree._Element) -> Iterator[str]:
    for cell in document.iter(f"{W}tc"):
        if len(cell) == 0 or cell[-1].tag != f"{W}p":
            yield f"a cell does not end in a paragraph: {text_of(cell)!r}"


def _grids(document: etree._Element) -> Iterator[str]:
    """Word goes by the widths of cells, LibreOffice by the grid: both must say the same."""
    for table in document.iter(f"{W}tbl"):
        grid = [column.get(f"{W}w") for column in table.iterfind(f"{W}tblGrid/{W}gridCol")]
        for row in table.iterfind(f"{W}tr"):
            widths = [width.get(f"{W}w") for width in row.iterfind(f"{W}tc/{W}tcPr/{W}tcW")]
            if len(row.findall(f"{W}tc")) != len(grid):
                yield f"a row has not {len(grid)} cells: {text_of(row)!r}"
            elif widths != grid:
                yield f"a row's cells are {widths} wide, its table's columns {grid}: {text_of(row)!r}"


def _repeated(document: etree._Element) -> Iterator[str]:
    for name, tag in (("control", f"{W}sdtPr/{W}id"), ("bookmark", f"{W}bookmarkStart")):
        ids = Counter(node.get(f"{W}id") or node.get(f"{W}val") for node in document.iterfind(f".//{tag}"))
        yield from (f"{name} id {key} is used {times} times" for key, times in ids.items() if times > 1)
    names = Counter(node.get(f"{W}name") for node in document.iter(f"{W}bookmarkStart"))
    yield from (f"bookmark {key} stands {times} times" for key, times in names.items() if times > 1)
    tags = Counter(node.get(f"{W}val") for node in document.iterfind(f".//{W}sdtPr/{W}tag"))
    yield from (f"control tag {key} stands {times} times" for key, times in tags.items() if times > 1)


def _bookmarks(document: etree._Element) -> Iterator[str]:
    started = {node.get(f"{W}id") for node in document.iter(f"{W}bookmarkStart")}
    ended = {node.get(f"{W}id") for node in document.iter(f"{W}bookmarkEnd")}
    yield from (f"bookmark {key} is not closed" for key in sorted(map(str, started ^ ended)))
    for node in document.iter(f"{W}bookmarkStart"):
        if len(node.get(f"{W}name", "")) > 40:
            yield f"bookmark name is too long: {node.get(f'{W}name')}"


def _controls(document: etree._Element) -> Iterator[str]:
    for control in document.iter(f"{W}sdtPr"):
        tag, alias = (control.find(f"{W}{name}") for name in ("tag", "alias"))
        for node in (tag, alias):
            if node is None or not 0 < len(node.get(f"{W}val", "")) <= 64:
                yield f"a control lacks a tag or title of at most 64 characters: {etree.tostring(control)!r}"
        items = [item.get(f"{W}value") for item in control.iterfind(f"{W}dropDownList/{W}listItem")]
        if len(items) != len(set(items)) or "" in items:
            yield f"list values are repeated or empty: {items}"
        if control.getparent().getparent().tag != f"{W}p":  # type: ignore[union-attr]
            yield "a control is not inside a paragraph"


def _styles(document: etree._Element, styles: etree._Element) -> Iterator[str]:
    known = {style.get(f"{W}styleId") for style in styles.iter(f"{W}style")}
    for node in document.iter(f"{W}pStyle", f"{W}rStyle", f"{W}tblStyle"):
        if node.get(f"{W}val") not in known:
            yield f"style {node.get(f'{W}val')} does not exist"


def _layout(document: etree._Element) -> Iterator[str]:
    """Layout is made by styles: no runs of blanks, no empty paragraphs.

    But in cells to write in, and where a section ends.
    """
    for paragraph in document.iter(f"{W}p"):
        in_cell = paragraph.getparent().tag == f"{W}tc"  # type: ignore[union-attr]
        ends_section = paragraph.find(f"{W}pPr/{W}sectPr") is not None
        if not text_of(paragraph).strip() and not in_cell and not ends_section:
            yield f"an empty paragraph of style {style_of(paragraph)}"
        if "    " in text_of(paragraph):
            yield f"a run of blanks in {text_of(paragraph)!r}"
