"""The tab that is an empty form: filled in, it becomes a new entry."""

from openpyxl.worksheet.worksheet import Worksheet

from interview_kit.curation.workbook import looks
from interview_kit.curation.workbook.columns import FORM_HELP, FORM_ROWS
from interview_kit.curation.workbook.lists import Lists

_WIDTHS = {"A": 24, "B": 88, "C": 44}
_TALL_KEYS = frozenset({"behaviour", "covers", "text", "broader", "counts_too"})


def write_form(sheet: Worksheet, lists: Lists) -> None:
    """Labels to the left, what is to be written in the middle, what helps to the right."""
    looks.write(sheet, 1, 1, "Nyt sæt", looks.TITLE)
    looks.write(sheet, 2, 1, FORM_HELP, looks.PLAIN)
    sheet.merge_cells("A2:C2")
    looks.fit_height(sheet, 1, [("x\nx", 9)])
    looks.fit_height(sheet, 2, [("x\nx", 9)])
    row = 4
    for field in FORM_ROWS:
        for number in range(field.rows):
            looks.write(sheet, row, 1, field.label, looks.LABEL)
            looks.write(sheet, row, 2, None, looks.OPEN)
            looks.write(sheet, row, 3, None if number else field.hint or None, looks.QUIET)
            tall = "x" * (_WIDTHS["B"] + 1) if field.key in _TALL_KEYS else ""
            looks.fit_height(
                sheet, row, [(tall, _WIDTHS["B"]), (field.hint, _WIDTHS["C"] if not number else 999)]
            )
            if field.key == "behaviour":
                looks.choices(sheet, f"B{row}", f"={lists.form_lines}")
            row += 1
    for column, width in _WIDTHS.items():
        sheet.column_dimensions[column].width = width
    sheet.sheet_view.showGridLines = False
    sheet.freeze_panes = "A4"
    looks.print_landscape(sheet, "Nyt sæt")
    sheet.page_setup.fitToHeight = 1
    looks.protect(sheet)
