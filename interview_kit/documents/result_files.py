"""The tables of a result as files: a workbook, a table for any spreadsheet, and JSON for programs."""

import csv
import io
import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

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
_NARROWEST, _WIDEST = 8, 70
_WRAPPED = Alignment(vertical="top", wrap_text=True)


def result_xlsx(tables: Sequence[Table], title: str) -> bytes:
    """A workbook with a sheet for each table. Means are shown with one decimal; texts are no formulas."""
    workbook = Workbook()
    for number, table in enumerate(tables):
        sheet = workbook.worksheets[0] if number == 0 else workbook.create_sheet()
        sheet.title = table.title
        _fill(sheet, table)
    return workbook_bytes(workbook, title)


def _fill(sheet: "Worksheet", table: Table) -> None:
    for row in (table.columns, *table.rows):
        sheet.append(list(row))
    for cells in sheet.iter_rows():
        for cell in cells:
            _keep_plain(cell)
    for number, cell in enumerate(sheet[1], 1):
        cell.font = Font(name="Calibri", size=11, bold=True)
        longest = max(len(str(row[number - 1] or "")) for row in (table.columns, *table.rows))
        width = min(max(longest + 2, _NARROWEST), _WIDEST)
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions


def _keep_plain(cell: "Cell | MergedCell") -> None:
    """A text stays a text, not even a formula when it is edited in Excel; a mean has one decimal."""
    if isinstance(cell.value, str):
        cell.data_type = "s"
        if cell.value.startswith(_FORMULA_STARTS):
            cell.quotePrefix = True
        if len(cell.value) > _WIDEST:
            cell.alignment = _WRAPPED
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
