"""How the grid's tabs look: fonts, lines, colours, paper and locks."""

from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

BLUE, _GREY_TEXT = "1F3864", "595959"
TITLE = Font(name="Calibri", size=16, bold=True, color=BLUE)
HEAD = Font(name="Calibri", size=11, bold=True, color=BLUE)
PLAIN = Font(name="Calibri", size=11)
STRONG = Font(name="Calibri", size=11, bold=True)
SMALL = Font(name="Calibri", size=9, color=_GREY_TEXT)
LOCKED = Font(name="Calibri", size=11, italic=True, color=_GREY_TEXT)
ENTRY_FILL = PatternFill("solid", fgColor="E4ECF7")
LOCKED_FILL = PatternFill("solid", fgColor="EDEDED")
HEAD_LINE = Border(bottom=Side("medium", color=BLUE))
ROW_LINE = Border(bottom=Side("hair", color="A6A6A6"))
_THIN = Side("thin", color="A6A6A6")
BOX = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
LEFT = Alignment(horizontal="left", vertical="center", wrap_text=True)
CENTRE = Alignment(horizontal="center", vertical="center", wrap_text=True)
_A4 = 9


def keep_text(cell: Cell | MergedCell) -> None:
    """A text stays a text, whatever sign it begins with."""
    cell.data_type = "s"


def print_landscape(sheet: Worksheet, footer: str) -> None:
    """A4 landscape, one page wide, with the footer and the page's number."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.fitToHeight = 0
    sheet.page_margins = PageMargins(left=0.5, right=0.5, top=0.5, bottom=0.8)
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    if sheet.oddFooter is not None:
        sheet.oddFooter.left.text, sheet.oddFooter.left.size = footer, 9
        sheet.oddFooter.right.text, sheet.oddFooter.right.size = "Side &P af &N", 9


def protect(sheet: Worksheet) -> None:
    """Locks what is not to be typed in; without a password, and widths may be changed."""
    sheet.protection.sheet = True
    sheet.protection.formatColumns = False
    sheet.protection.formatRows = False
