"""The width of a house's text, which tables and headings follow. Lengths are in twentieths of a point."""

import re
from collections.abc import Iterable

from docx.oxml.ns import qn
from lxml import etree

from interview_kit.word.package import TEXT_WIDTH, scaled
from interview_kit.word.template_state import remove

TWIPS_IN_MM = 144 / 2.54
_UNITS = {
    "": 1.0, "pt": 20.0, "in": 1440.0, "cm": 10 * TWIPS_IN_MM, "mm": TWIPS_IN_MM, "pc": 240.0, "pi": 240.0,
}  # fmt: skip
_LENGTH = re.compile(r"(-?\d+(?:\.\d+)?)(pt|in|cm|mm|pc|pi|)")
_TABLE_WIDTHS = tuple(map(qn, ("w:tblW", "w:gridCol", "w:tcW")))


def text_width(section: etree._Element | None) -> int:
    """The width of a line in this section (`w:sectPr`), that of the shipped house where it does not say.

    Margins that are wider than the page leave none or less.
    """
    size, margins = (
        section.find(qn(f"w:{name}")) if section is not None else None for name in ("pgSz", "pgMar")
    )
    page = _length(size, "w")
    if size is None or margins is None or page is None:
        return TEXT_WIDTH
    sides = sum(_length(margins, side) or 0 for side in ("left", "right", "gutter"))
    return round(_column(section, page - sides))


def _column(section: etree._Element | None, width: float) -> float:
    """The width of the narrowest column of the section."""
    columns = section.find(qn("w:cols")) if section is not None else None
    if columns is None:
        return width
    widths = [_length(column, "w") or width for column in columns.iterchildren(qn("w:col"))]
    if widths and columns.get(qn("w:equalWidth")) in {"0", "false", "off"}:
        return min(widths)
    number = int(columns.get(qn("w:num"), "1") or 1)
    space = _length(columns, "space")
    return (width - (number - 1) * (720 if space is None else space)) / max(number, 1)


def _length(node: etree._Element | None, name: str) -> float | None:
    match = _LENGTH.fullmatch(node.get(qn(f"w:{name}"), "")) if node is not None else None
    return float(match[1]) * _UNITS[match[2]] if match else None


def section_of(main: etree._Element, paragraph: etree._Element) -> etree._Element | None:
    """The properties of the section that the paragraph stands in: the first that end at it or after it."""
    body = main.find(qn("w:body"))
    is_reached = False
    for node in () if body is None else body.iter(qn("w:p"), qn("w:sectPr")):
        is_reached = is_reached or node is paragraph
        if is_reached and node.tag == qn("w:sectPr"):
            return node
    return None


def fit_tables(trees: Iterable[etree._Element], width: int) -> None:
    """Makes the house's tables that were as wide as the shipped house's text as wide as this one's."""
    for tree in trees:
        for table in tree.iter(qn("w:tbl")):
            total = table.find(f"{qn('w:tblPr')}/{qn('w:tblW')}")
            if total is not None and total.get(qn("w:w")) == str(TEXT_WIDTH):
                for node in table.iter(*_TABLE_WIDTHS):
                    _scale(node, "w:w", width)


def take_out_tabs(styles: etree._Element, style_id: str) -> None:
    """Takes the tab stops out of a style: our headings bring the one that they use."""
    for style in styles.iter(qn("w:style")):
        tabs = style.find(f"{qn('w:pPr')}/{qn('w:tabs')}")
        if style.get(qn("w:styleId")) == style_id and tabs is not None:
            remove(tabs)


def _scale(node: etree._Element, attribute: str, width: int) -> None:
    number = node.get(qn(attribute), "")
    if number.isdecimal() and node.get(qn("w:type"), "dxa") == "dxa":
        node.set(qn(attribute), scaled(number, width))
