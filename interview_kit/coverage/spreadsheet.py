"""The coverage as an Excel file: a line for each behaviour, to sort, filter and count in."""

from collections.abc import Iterator, Sequence
from itertools import chain
from textwrap import wrap
from typing import TYPE_CHECKING

from openpyxl import Workbook
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties

from interview_kit.coverage.columns import NUMBERS, STATE_NAMES, Heat, Operator
from interview_kit.coverage.rows import CoverageRow
from interview_kit.workbooks import workbook_bytes

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell, MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

_BLUE = "1F3864"
_FILLS: dict[Heat, str] = {"none": "F2F2F2", "some": "E4ECF7", "full": "BFD0EA", "warn": "DCDCDC"}
_FORMULA_STARTS = ("=", "+", "-", "@")

# The columns before and after the counts: title and width in characters.
_BEFORE = {"Profil": 30, "Kompetence": 24, "Id": 36, "Adfærd": 64, "Tilstand": 17, "Godkendt": 12}
_AFTER = {"I fokus hos": 28, "Bruger sættet fra": 36}
_NUMBER_WIDTH = 11
_WIDTHS = (*_BEFORE.values(), *(_NUMBER_WIDTH for _ in NUMBERS), *_AFTER.values())
_NUMBERS = range(len(_BEFORE), len(_BEFORE) + len(NUMBERS))
_LINE_HEIGHT, _HIGHEST = 15, 409
_TEXT = Alignment(horizontal="left", vertical="top", wrap_text=True)
_NUMBER = Alignment(horizontal="center", vertical="top", wrap_text=True)
_STATE = list(_BEFORE).index("Tilstand")
_STATE_HEATS: dict[str, Heat] = {
    STATE_NAMES["approved"].word: "full",
    STATE_NAMES["earlier"].word: "some",
    STATE_NAMES["in_review"].word: "some",
}


def coverage_xlsx(rows: Sequence[CoverageRow]) -> bytes:
    """An Excel file with the rows in one worksheet; the same rows give the same bytes."""
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = "Dækning"
    for line in _lines(rows):
        sheet.append(line)
    for cell in chain.from_iterable(sheet.iter_rows()):
        _keep_plain(cell)
    _head(sheet)
    _space(sheet)
    _print(sheet)
    _colour(sheet, max(len(rows), 1) + 1)  # a range cannot be empty
    return workbook_bytes(workbook, "Dækning")


def _lines(rows: Sequence[CoverageRow]) -> Iterator[list[str | int]]:
    yield [*_BEFORE, *(column.full_title for column in NUMBERS), *_AFTER]
    for row in rows:
        yield [
            row.profile_title,
            row.competency_title,
            row.behaviour,
            row.text,
            STATE_NAMES[row.status].word,
            row.approved,
            *(getattr(row, column.field) for column in NUMBERS),
            ", ".join(row.asked_in),
            ", ".join(row.uses),
        ]


def _keep_plain(cell: "Cell | MergedCell") -> None:
    """A text stays a text: no formula and no error value, not even when the cell is edited in Excel."""
    cell.alignment = _NUMBER if isinstance(cell.value, int) else _TEXT
    if isinstance(cell.value, str):
        cell.data_type = "s"
        cell.quotePrefix = cell.value.startswith(_FORMULA_STARTS)


def _head(sheet: "Worksheet") -> None:
    """Bold, frozen header row with an auto-filter."""
    for number, cell in enumerate(sheet[1]):
        cell.alignment = _NUMBER if number in _NUMBERS else _TEXT
        cell.font = Font(name="Calibri", size=11, bold=True, color=_BLUE)
        cell.border = Border(bottom=Side("medium", color=_BLUE))
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions


def _space(sheet: "Worksheet") -> None:
    """Widths, and heights that show every line of a text: not every program finds them itself."""
    for number, width in enumerate(_WIDTHS, 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    for number, cells in enumerate(sheet.iter_rows(values_only=True), 1):
        lines = max(len(wrap(str(value), width)) for value, width in zip(cells, _WIDTHS, strict=True))
        sheet.row_dimensions[number].height = min(_LINE_HEIGHT * lines, _HIGHEST)


def _print(sheet: "Worksheet") -> None:
    """A4 landscape, one page wide, the header row on every page."""
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9  # A4
    sheet.page_setup.fitToHeight = 0
    sheet.page_margins = PageMargins(left=0.4, right=0.4, top=0.4, bottom=0.4)
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _colour(sheet: "Worksheet", last: int) -> None:
    """The page's heat as conditional formats in the rows 2 to `last`: they follow when a count is changed."""
    for index, column in zip(_NUMBERS, NUMBERS, strict=True):
        for operator, number, heat in column.thresholds:
            _add_rule(sheet, index, last, _rule(operator, str(number), heat))
    for word, heat in _STATE_HEATS.items():
        _add_rule(sheet, _STATE, last, _rule("equal", f'"{word}"', heat))


def _add_rule(sheet: "Worksheet", index: int, last: int, rule: Rule) -> None:
    """Applies the rule to the column with this index, counted from 0, down to the row `last`."""
    letter = get_column_letter(index + 1)
    sheet.conditional_formatting.add(f"{letter}2:{letter}{last}", rule)


def _rule(operator: Operator, value: str, heat: Heat) -> Rule:
    """A conditional format that fills cells that compare so with `value`, a number or a quoted text."""
    style = DifferentialStyle(fill=PatternFill(bgColor=_FILLS[heat]))
    return Rule(type="cellIs", operator=operator, formula=[value], stopIfTrue=True, dxf=style)
