"""Reads the coverage page and spreadsheet for tests: a dump of one line an element or a cell."""

import io

from lxml import html
from openpyxl import load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

_SHOWN = ("title", "aria-label", "label", "data-in", "data-value", "value")


def page_dump(page: str) -> str:
    """`tag.class | text | attributes` for every element of the body that says something, in order."""
    body = html.document_fromstring(page).find("body")
    assert body is not None
    lines = []
    for element in body.iter():
        words = " ".join("".join([element.text or "", *(child.tail or "" for child in element)]).split())
        attributes = [f"{name}={element.get(name)}" for name in _SHOWN if element.get(name) is not None]
        if element.tag != "script" and (words or attributes):
            classes = "".join(f".{name}" for name in element.get("class", "").split())
            lines.append(" | ".join([f"{element.tag}{classes}", words, *attributes]))
    return "\n".join(lines) + "\n"


def spreadsheet_dump(data: bytes) -> str:
    """The sheet's set-up, its columns, its conditional formats, and `cell | value | look` for every cell."""
    sheet = load_workbook(io.BytesIO(data)).worksheets[0]
    setup, fit = sheet.page_setup, sheet.sheet_properties.pageSetUpPr
    lines = [
        f"title | {sheet.title}",
        f"frozen at {sheet.freeze_panes}, filter on {sheet.auto_filter.ref}, on top {sheet.print_title_rows}",
        f"paper {setup.paperSize}, {setup.orientation}, {setup.fitToHeight} high, {fit and fit.fitToPage}",
        f"margins {[getattr(sheet.page_margins, side) for side in ('left', 'right', 'top', 'bottom')]}",
        *(f"column {letter} | {column.width}" for letter, column in sorted(sheet.column_dimensions.items())),
        *_formats(sheet),
    ]
    for number, cells in enumerate(sheet.iter_rows(), 1):
        lines.append(f"row {number} | {sheet.row_dimensions[number].height}")
        lines += [_cell(cell) for cell in cells if isinstance(cell, Cell)]
    return "\n".join(lines) + "\n"


def _formats(sheet: Worksheet) -> list[str]:
    return [
        f"format {formats.sqref} | {rule.type} {rule.operator} {rule.formula[0]} | {rule.dxf.fill.bgColor.rgb}, stop {rule.stopIfTrue}"
        for formats in sheet.conditional_formatting
        for rule in formats.rules
    ]


def _cell(cell: Cell) -> str:
    font, place = cell.font, cell.alignment
    look = f"{place.horizontal} {place.vertical} wrap {place.wrap_text}"
    if font.bold:
        line = cell.border.bottom
        look += f" | {font.name} {font.sz} bold {font.color.rgb}, below {line.style} {line.color and line.color.rgb}"
    return f"{cell.coordinate} | {cell.value} | {look}"
