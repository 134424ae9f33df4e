"""How the workbook's tabs look and behave: a few named styles, heads, filters, paper and locks."""

import re
from collections.abc import Iterable, Iterator, Sequence
from textwrap import wrap

from openpyxl import Workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.dimensions import RowDimension
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from interview_kit.curation.workbook.columns import Head, cell_text

LOCKED, OPEN, HEAD, OPEN_HEAD, TITLE, PLAIN = "Låst", "Åben", "Hoved", "Åbent hoved", "Titel", "Tekst"
COUNT, OPEN_COUNT, OPEN_DATE, QUIET = "Tal", "Åbent tal", "Åben dato", "Hjælp"
CUT, LABEL = "Låst, en linje", "Feltnavn"
_BLUE, _GREY, _PALE, _DEEP = "1F3864", "595959", "EEF3FA", "D5E0F0"
_LINE = Side("thin", color="C8CFDA")
_BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_HEAD_LINE = Border(bottom=Side("medium", color=_BLUE), left=_LINE, right=_LINE)
_A4 = 9
# Letters that go in a column of width 1: narrower than a digit, on average.
_LETTERS_IN_ONE = 1.08
_HEAD_HEIGHT, _LINE_HEIGHT, _HIGHEST = 32, 15, 409
_FORMULA_STARTS = ("=", "+", "-", "@")
# What Excel would read as a character (ECMA-376, 22.9.2.19).
_ESCAPE_LIKE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def add_styles(workbook: Workbook) -> None:
    """The styles that the cells are given by name, which is quick, and which HR finds in Excel's list."""
    for style in _styles():
        workbook.add_named_style(style)


def _styles() -> Iterator[NamedStyle]:
    top, middle = _alignment("left"), _alignment("center")
    plain, strong = Font(name="Calibri", size=11), Font(name="Calibri", size=11, bold=True, color=_BLUE)
    shade, deep = PatternFill("solid", fgColor=_PALE), PatternFill("solid", fgColor=_DEEP)
    free = Protection(locked=False)
    looks: dict[str, dict[str, object]] = {
        LOCKED: {"alignment": top, "border": _BOX},
        CUT: {"alignment": Alignment(horizontal="left", vertical="top"), "border": _BOX},
        COUNT: {"alignment": middle, "border": _BOX},
        LABEL: {"alignment": top, "border": _BOX, "font": strong},
        OPEN: {"alignment": top, "border": _BOX, "fill": shade, "protection": free, "number_format": "@"},
        OPEN_COUNT: {"alignment": middle, "border": _BOX, "fill": shade, "protection": free},
        OPEN_DATE: {
            "alignment": middle,
            "border": _BOX,
            "fill": shade,
            "protection": free,
            "number_format": "dd\\-mm\\-yyyy",
        },
        HEAD: {"alignment": top, "border": _HEAD_LINE, "font": strong},
        OPEN_HEAD: {"alignment": top, "border": _HEAD_LINE, "font": strong, "fill": deep},
        TITLE: {"alignment": top, "font": Font(name="Calibri", size=16, bold=True, color=_BLUE)},
        PLAIN: {"alignment": top},
        QUIET: {"alignment": top, "font": Font(name="Calibri", size=10, italic=True, color=_GREY)},
    }
    for name, look in looks.items():
        yield NamedStyle(name=name, **{"font": plain, **look})  # type: ignore[arg-type]


def _alignment(horizontal: str) -> Alignment:
    return Alignment(horizontal=horizontal, vertical="top", wrap_text=True)


def write(sheet: Worksheet, row: int, column: int, value: str | int | None, style: str) -> None:
    """A cell; a text stays a text, also where it begins as a formula does."""
    cell = sheet.cell(row, column)
    cell.style = style
    if isinstance(value, str):
        cell.value = cell_text(_ESCAPE_LIKE.sub("_x005F_", value))
        keep_text(cell)
    elif value is not None:
        cell.value = value


def keep_text(cell: Cell | MergedCell) -> None:
    cell.data_type = "s"
    if isinstance(cell.value, str) and cell.value.startswith(_FORMULA_STARTS):
        cell.quotePrefix = True


def write_formula(sheet: Worksheet, row: int, column: int, formula: str, style: str) -> None:
    """A cell that is computed."""
    cell = sheet.cell(row, column, formula)
    cell.style = style


def write_heads(sheet: Worksheet, heads: Sequence[Head]) -> None:
    """The first row, frozen and repeated on paper; widths, and our own columns hidden."""
    for column, head in enumerate(heads, 1):
        write(sheet, 1, column, head.title, OPEN_HEAD if head.is_open else HEAD)
        dimension = sheet.column_dimensions[get_column_letter(column)]
        dimension.width, dimension.hidden = head.width, head.is_hidden
    sheet.row_dimensions[1].height = _HEAD_HEIGHT
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"


class _GrowingRow(RowDimension):
    """A row that shows every line from the start, and that programs make higher as more is written."""

    @property
    def customHeight(self) -> bool:  # noqa: N802 - the name in the file
        return False


def fit_height(sheet: Worksheet, row: int, texts: Iterable[tuple[str, int]]) -> None:
    """Makes the row as high as its texts are in columns of these widths: not every program does it itself."""
    lines = max((_lines(text, width) for text, width in texts), default=1)
    sheet.row_dimensions[row] = _GrowingRow(sheet, index=row, ht=min(_LINE_HEIGHT * lines + 1, _HIGHEST))


def _lines(text: str, width: int) -> int:
    letters = int(width * _LETTERS_IN_ONE)
    if len(text) <= letters and "\n" not in text:
        return 1
    return sum(max(len(wrap(line, letters)), 1) for line in text.split("\n"))


def finish_table(sheet: Worksheet, heads: Sequence[Head], last: int, title: str) -> None:
    """The filter over the rows down to `last`, what is printed, and the locks."""
    shown = get_column_letter(sum(not head.is_hidden for head in heads))
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(heads))}{last}"
    sheet.print_area = f"A1:{shown}{last}"
    print_landscape(sheet, title)
    protect(sheet)


def print_landscape(sheet: Worksheet, title: str) -> None:
    """A4 landscape, one page wide, with the tab's title and the page's number below."""
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", _A4
    sheet.page_setup.fitToHeight = 0
    sheet.page_margins = PageMargins(left=0.4, right=0.4, top=0.4, bottom=0.7)
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    if sheet.oddFooter is not None:
        sheet.oddFooter.left.text, sheet.oddFooter.left.size = title, 9
        sheet.oddFooter.right.text, sheet.oddFooter.right.size = "Side &P af &N", 9


def protect(sheet: Worksheet) -> None:
    """Locks what is not to be typed in, without a password; filters, widths and new rows are free."""
    lock = sheet.protection
    lock.sheet = True
    lock.autoFilter = lock.sort = lock.formatColumns = lock.formatRows = lock.formatCells = False
    lock.insertRows = lock.deleteRows = False


def choices(sheet: Worksheet, cells: str, source: str, *, is_strict: bool = False) -> None:
    """A drop-down in these cells; another value may be typed unless it `is_strict`."""
    validation = DataValidation("list", formula1=source, allow_blank=True)
    validation.showErrorMessage = is_strict
    validation.errorTitle, validation.error = "Vælg på listen", "Vælg en af listens værdier."
    validation.add(cells)
    sheet.add_data_validation(validation)
