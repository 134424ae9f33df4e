"""Reads a Word file for tests: its parts as XML, and a dump of one line for each fact."""

import zipfile
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def part(path: Path, name: str = "word/document.xml") -> etree._Element:
    with zipfile.ZipFile(path) as package:
        return etree.fromstring(package.read(name))


def text_of(node: etree._Element) -> str:
    """The visible text, a tab as ⇥; where tabs stop is no text."""
    nodes = (child for run in node.iter(f"{W}r") for child in run.iterchildren(f"{W}t", f"{W}tab"))
    return "".join("⇥" if child.tag == f"{W}tab" else child.text or "" for child in nodes)


def style_of(paragraph: etree._Element) -> str:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return style.get(f"{W}val", "") if style is not None else ""


def dump(path: Path) -> str:
    """Every paragraph, table, row and control in order; then headers, footers, title and custom properties."""
    lines = [line for node in part(path).iter() for line in _lines(node)]
    with zipfile.ZipFile(path) as package:
        names = sorted(name for name in package.namelist() if name.startswith(("word/header", "word/footer")))
    lines += [f"{name} | {text_of(part(path, name))}" for name in names]
    lines += [f"about | {''.join(map(str, row.itertext()))}" for row in part(path, "docProps/core.xml")]
    for row in part(path, "docProps/custom.xml"):
        lines.append(f"property | {row.get('name')} | {''.join(map(str, row.itertext()))}")
    return "\n".join(lines) + "\n"


def _lines(node: etree._Element) -> Iterator[str]:
    describe = {f"{W}p": _paragraph, f"{W}tbl": _table, f"{W}tr": _row, f"{W}sdt": _control}.get(
        str(node.tag)
    )
    if describe is not None:
        yield describe(node).rstrip()


def _paragraph(paragraph: etree._Element) -> str:
    """`style | text | runs in another style`, with a mark where a new page begins."""
    page = " newpage" if paragraph.find(f"{W}pPr/{W}pageBreakBefore") is not None else ""
    runs = paragraph.iterfind(f"{W}r")
    styled = [f"{style}: {text_of(run)}" for run in runs if (style := _value(run, "rPr", "rStyle"))]
    return " | ".join([style_of(paragraph) + page, text_of(paragraph), *styled])


def _table(table: etree._Element) -> str:
    """`table | style | widths | title`, whether it is headed, and the space in its cells."""
    widths = [column.get(f"{W}w", "") for column in table.iterfind(f"{W}tblGrid/{W}gridCol")]
    look = table.find(f"{W}tblPr/{W}tblLook")
    headed = "headed" if look is not None and look.get(f"{W}firstRow") == "1" else "no head"
    sides = table.iterfind(f"{W}tblPr/{W}tblCellMar/*")
    padding = [f"{etree.QName(side).localname} {side.get(f'{W}w')}" for side in sides]
    facts = [
        _value(table, "tblPr", "tblStyle"),
        " ".join(widths),
        _value(table, "tblPr", "tblCaption"),
        headed,
    ]
    return " | ".join(["table", *facts, *padding])


def _row(row: etree._Element) -> str:
    """`row | height | head | its cells as width, fill and vertical place`."""
    height = _value(row, "trPr", "trHeight")
    head = "head" if row.find(f"{W}trPr/{W}tblHeader") is not None else ""
    return f"row | {height} | {head} | {', '.join(_cell(cell) for cell in row.iterfind(f'{W}tc'))}"


def _cell(cell: etree._Element) -> str:
    width, shade = (cell.find(f"{W}tcPr/{W}{name}") for name in ("tcW", "shd"))
    facts = [width.get(f"{W}w", "") if width is not None else ""]
    facts += [shade.get(f"{W}fill", "")] if shade is not None else []
    return " ".join(filter(None, [*facts, _value(cell, "tcPr", "vAlign")]))


def _control(control: etree._Element) -> str:
    """`control | tag | alias | id | bookmark | kind | its choices`."""
    properties = control.find(f"{W}sdtPr")
    before = control.getprevious()
    assert properties is not None
    assert before is not None
    kinds = ("date", "checkbox", "dropDownList")
    names = [etree.QName(node).localname for node in properties]
    kind = next((name for name in names if name in kinds), "text")
    prompt = "prompt" if "showingPlcHdr" in names else ""
    items = [
        f"{item.get(f'{W}displayText')}={item.get(f'{W}value')}" for item in properties.iter(f"{W}listItem")
    ]
    facts = [_value(control, "sdtPr", name) for name in ("tag", "alias", "id", "lock")]
    return " | ".join(["control", *facts, before.get(f"{W}name", ""), kind, prompt, ", ".join(items)])


def _value(node: etree._Element, *names: str) -> str:
    child = node.find("/".join(W + name for name in names))
    return child.get(f"{W}val", "") if child is not None else ""
