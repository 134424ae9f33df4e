"""The bank as a workbook: the same bank, the same bytes."""

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from interview_kit.curation.workbook import looks
from interview_kit.curation.workbook.columns import (
    ENTRIES_TAB,
    FORM_TAB,
    HOW_TO_TAB,
    LISTS_TAB,
    POSITIONS_TAB,
    TEXTS_TAB,
)
from interview_kit.curation.workbook.entries_tab import write_entries
from interview_kit.curation.workbook.form_tab import write_form
from interview_kit.curation.workbook.lists import write_lists
from interview_kit.curation.workbook.positions_tab import write_positions
from interview_kit.curation.workbook.texts_tab import write_texts
from interview_kit.models.bank import QuestionBank
from interview_kit.workbooks import workbook_bytes

_HOW_TO = (
    """Tekster: skriv den nye ordlyd i «Ny tekst», eller «SLET», hvis teksten skal væk. Et tomt felt ændrer
    ingenting. En ny tekst skrives nederst på fanen, eller på en ny linje i samme felt (Alt+Enter).""",
    """Sæt: skriv navn under «Godkendt af» og dato ved siden af, når hele sættet er læst og i orden. Den, der
    har skrevet sættet, kan ikke også godkende det.""",
    """Stillinger: «Nr» er rækkefølgen. Slet tallet, så går adfærden ud; vælg en ny i en tom række. Det grå
    bliver der kun spurgt om, hvis der er tid.""",
    """Nyt sæt: en tom formular til et helt nyt sæt. Kopiér fanen, hvis der skal laves flere.""",
    """Skriv i de blå felter, og send filen til HR. Intet bliver skrevet i banken, før HR har valgt, hvilke
    rettelser der skal med. Vil I sortere, så vælg Gennemse og Fjern arkbeskyttelse; der er ingen kode.""",
)


def bank_workbook(bank: QuestionBank) -> bytes:
    """The Excel file of the whole bank."""
    workbook = Workbook()
    looks.add_styles(workbook)
    _how_to(workbook.worksheets[0], bank)
    texts, entries, positions, form, listed = (
        workbook.create_sheet(title) for title in (TEXTS_TAB, ENTRIES_TAB, POSITIONS_TAB, FORM_TAB, LISTS_TAB)
    )
    lists = write_lists(listed, bank)
    write_texts(texts, bank, lists)
    write_entries(entries, bank)
    write_positions(positions, bank, lists)
    write_form(form, lists)
    return workbook_bytes(workbook, bank.about.title)


def _how_to(sheet: Worksheet, bank: QuestionBank) -> None:
    """Five plain lines."""
    sheet.title = HOW_TO_TAB
    looks.write(sheet, 1, 1, HOW_TO_TAB, looks.TITLE)
    looks.write(sheet, 2, 1, f"{bank.about.title}, version {bank.about.version}", looks.QUIET)
    for row, line in enumerate(_HOW_TO, 4):
        looks.write(sheet, row, 1, f"{row - 3}.  {' '.join(line.split())}", looks.PLAIN)
        sheet.row_dimensions[row].height = 36
    sheet.column_dimensions["A"].width = 120
    sheet.sheet_view.showGridLines = False
    looks.print_landscape(sheet, HOW_TO_TAB)
    looks.protect(sheet)
