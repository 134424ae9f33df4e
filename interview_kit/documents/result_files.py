"""The tables of a result as files: a workbook, a table for any spreadsheet, and JSON for programs."""

import csv
import io
import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties

from interview_kit.documents.compared import Compared
from interview_kit.documents.comparison_sentences import one_decimal
from interview_kit.documents.result_tables import Table, Value
from interview_kit.workbooks import workbook_bytes

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell, MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

# What a spreadsheet takes for the beginning of a formula.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_BYTE_ORDER_MARK = "\ufeff"
# In characters; words do not fill a line to its end. Heights in points.
_NARROWEST, _WIDEST, _SLACK = 8, 70, 6
_LINE_HEIGHT, _HIGHEST = 15, 409
# A cell holds 32,767 characters; openpyxl cuts off the rest without a word.
_MOST_IN_A_CELL, _REST = 32_000, " … (resten står i notatet)"
_WRAPPED = Alignment(vertical="top", wrap_text=True)


def result_xlsx(tables: Sequence[Table], title: str) -> bytes:
    """A workbook with a sheet for each table. Means are shown with one decimal; texts are no formulas."""
    workbook = Workbook()
    for number, table in enumerate(tables):
        sheet = workbook.worksheets[0] if number == 0 else workbook.create_sheet()
        sheet.title = table.title
        _fill(sheet, table)
    return workbook_bytes(workbook, title)


def _within(value: Value) -> Value:
    """The value as a cell can hold it: a longer text is cut, and says where the rest is."""
    if isinstance(value, str) and len(value) > _MOST_IN_A_CELL:
        return f"{value[:_MOST_IN_A_CELL]}{_REST}"
    return value


def _fill(sheet: "Worksheet", table: Table) -> None:
    """The rows as plain values, under a bold head that stays, in columns as wide as what they hold."""
    for row in (table.columns, *table.rows):
        sheet.append([_within(value) for value in row])
    for cells in sheet.iter_rows():
        for cell in cells:
            _keep_plain(cell)
    for number, cell in enumerate(sheet[1]):
        cell.font = Font(name="Calibri", size=11, bold=True)
        longest = max(_length(row[number]) for row in (table.columns, *table.rows))
        width = min(max(longest + 2, _NARROWEST), _WIDEST)
        sheet.column_dimensions[get_column_letter(number + 1)].width = width
    for number, row in enumerate(table.rows, 2):
        lines = -(-max(map(_length, row)) // (_WIDEST - _SLACK))
        if lines > 1:
            sheet.row_dimensions[number].height = min(_LINE_HEIGHT * lines, _HIGHEST)
            for cell in sheet[number]:
                cell.alignment = _WRAPPED
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    _print(sheet)


def _length(value: Value) -> int:
    """How many characters are shown of it."""
    return len(_as_typed(value))


def _print(sheet: "Worksheet") -> None:
    """A4 landscape, one page wide, the head on every page."""
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9  # A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _keep_plain(cell: "Cell | MergedCell") -> None:
    """A text stays a text, not even a formula when it is edited in Excel; a mean has one decimal."""
    if isinstance(cell.value, str):
        cell.data_type = "s"
        if cell.value.startswith(_FORMULA_STARTS):
            cell.quotePrefix = True
    elif isinstance(cell.value, float):
        cell.number_format = "0.0"


def result_csv(table: Table) -> bytes:
    """The table as a Danish Excel opens it: semicolons, comma as the decimal sign, UTF-8 with its mark."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=";", lineterminator="\r\n")
    writer.writerows([[_as_typed(value) for value in row] for row in (table.columns, *table.rows)])
    return (_BYTE_ORDER_MARK + stream.getvalue()).encode()


def _as_typed(value: Value) -> str:
    """The value as somebody would type it; an apostrophe keeps a text from being a formula."""
    if value is None:
        return ""
    if isinstance(value, float):
        return one_decimal(value)
    text = str(value)
    return f"'{text}" if isinstance(value, str) and text.startswith(_FORMULA_STARTS) else text


def result_json(compared: Compared, tables: Sequence[Table]) -> bytes:
    """The tables for programs, each as rows by the names of its columns; `seal` is the seal's number."""
    content = {
        "format": 1,
        "round": compared.result.number,
        "guide": compared.guide.id,
        "guide_hash": compared.guide.hash,
        "seal": compared.seal.number,
        "letters": compared.seal.letters,
        "members": compared.result.comparison.block.members,
        "candidates": compared.result.candidates,
        "upper_group": compared.result.comparison.upper_group,
        **{table.key: [dict(zip(table.columns, row, strict=True)) for row in table.rows] for table in tables},
    }
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()
