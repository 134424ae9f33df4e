"""The grid's tab *Overblik*: what the ratings say once all of them are there, and who is awaited until then."""

from collections.abc import Callable

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from interview_kit.models.guide import Guide
from interview_kit.scoring_sheets import grid_style as style
from interview_kit.scoring_sheets.grid_formulas import (
    MEAN,
    NONE,
    NOT_ASKED,
    RATED,
    SPREAD,
    WITHOUT_EXAMPLE,
    GridPlan,
    Results,
)
from interview_kit.scoring_sheets.grid_marks import identity_line

_BEFORE = {"Kompetence": 34, "Spørgsmål": 14, "Vægt": 7}
_FIRST_CANDIDATE = len(_BEFORE) + 1
# As wide as two lines of text need at the top, however few the candidates are.
_LEAST_WIDTH, _COLUMN_WIDTH = 120, 9
_TABLES = (
    (MEAN, "Gennemsnit", "0.0"),
    (RATED, "Antal trin bag gennemsnittet", "0"),
    (SPREAD, "Laveste til højeste trin", "@"),
    (NOT_ASKED, "Antal IB", "0"),
    (WITHOUT_EXAMPLE, "Antal UE", "0"),
)
_HOW = (
    "Et gennemsnit er taget over kompetencens spørgsmål, og for hvert spørgsmål over medlemmernes trin. "
    "IB og UE er aldrig med i et gennemsnit, men er talt for sig.",
    "Kun medlemmer, der har vurderet alle kandidater, tæller, og kun spørgsmål, der er stillet til alle. "
    f"{NONE} betyder, at tallet ikke kan gives.",
    "«Samlet» er gennemsnittet af kompetencerne med vægt. Tallene er et udgangspunkt: udvalget må afvige og "
    "skriver hvorfor.",
)


def overview(sheet: Worksheet, plan: GridPlan, results: Results, guide: Guide) -> None:
    """Fills the tab; all numbers are references to the calculation."""
    last = _FIRST_CANDIDATE + len(plan.candidates) - 1
    row = _top(sheet, plan, results, guide, last)
    for column, title, number_format in _TABLES:
        row = _table_head(sheet, row + 1, title, plan)
        for index, competency in enumerate(plan.competencies):
            words = (competency.title, ", ".join(competency.codes), f"{competency.weight} ×")

            def place(candidate: int, column: str = column, index: int = index) -> str:
                return results.of_competency(column, candidate, index)

            row = _line(sheet, row, words, plan, place, number_format)
        if column == MEAN:
            row = _line(sheet, row, ("Samlet", "", ""), plan, results.total, number_format, strong=True)
            row = _line(sheet, row, ("Uden vægte", "", ""), plan, results.unweighted, number_format)
    for text in _HOW:
        row = _wide(sheet, row + (text == _HOW[0]), text, last, style.SMALL, 26)
    _look(sheet, plan, guide)


def _top(sheet: Worksheet, plan: GridPlan, results: Results, guide: Guide, last: int) -> int:
    """What it is, who is awaited, what was counted and what was not. Returns the next row."""
    row = _wide(sheet, 1, f"Overblik · {guide.content.round}. samtale", last, style.TITLE, 26)
    row = _wide(sheet, row, f"{guide.content.title} · {identity_line(guide)}", last, style.SMALL, 15)
    state = (
        f'=IF({results.ready}=1,"Alle felter er udfyldt.","Ingen tal endnu: venter på "&{results.waiting})'
    )
    row = _wide(sheet, row, state, last, style.HEAD, 34)
    outside = [member for member in plan.members if not plan.is_counted(member)]
    if outside:
        reasons = "; ".join(f"{member} ({_absences(plan, member)})" for member in outside)
        row = _wide(sheet, row, f"Tæller ikke med: {reasons}.", last, style.PLAIN, 34)
    left = f'=IF({results.not_asked}="","","Ikke stillet til alle og ikke talt med: "&{results.not_asked})'
    row = _wide(sheet, row, left, last, style.PLAIN, 18)
    reason = f'=IF({results.reason}="","","Ingen samlet vurdering. "&{results.reason})'
    return _wide(sheet, row, reason, last, style.PLAIN, 18)


def _absences(plan: GridPlan, member: str) -> str:
    """For whom the member was absent or is inhabil."""
    words = ((plan.absence(member, candidate), candidate) for candidate in plan.candidates)
    return ", ".join(f"{word} ved {candidate}" for word, candidate in words if word)


def _wide(sheet: Worksheet, row: int, text: str, last: int, font: object, height: int) -> int:
    """A text across the whole tab. Returns the next row."""
    cell = sheet.cell(row, 1, text)
    cell.font, cell.alignment = font, style.LEFT
    sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=last)
    sheet.row_dimensions[row].height = height
    return row + 1


def _table_head(sheet: Worksheet, row: int, title: str, plan: GridPlan) -> int:
    heads = (title, "Spørgsmål", "Vægt", *plan.candidates)
    for column, head in enumerate(heads, 1):
        cell = sheet.cell(row, column, head)
        cell.font, cell.border = style.HEAD, style.HEAD_LINE
        cell.alignment = style.LEFT if column < _FIRST_CANDIDATE else style.CENTRE
    sheet.row_dimensions[row].height = 20
    return row + 1


def _line(
    sheet: Worksheet,
    row: int,
    words: tuple[str, ...],
    plan: GridPlan,
    place: Callable[[int], str],
    number_format: str,
    *,
    strong: bool = False,
) -> int:
    """A row of a table: its words, and for each candidate what stands in a cell of the calculation."""
    for column, word in enumerate(words, 1):
        sheet.cell(row, column, word or None).alignment = style.LEFT
    for index in range(len(plan.candidates)):
        cell = sheet.cell(row, _FIRST_CANDIDATE + index, f"={place(index)}")
        cell.alignment, cell.number_format = style.CENTRE, number_format
    for cell in sheet[row]:
        cell.font = style.STRONG if strong else style.PLAIN
        cell.border = style.ROW_LINE
    sheet.row_dimensions[row].height = 18
    return row + 1


def _look(sheet: Worksheet, plan: GridPlan, guide: Guide) -> None:
    widths = list(_BEFORE.values())
    room = (_LEAST_WIDTH - sum(widths)) / max(len(plan.candidates), 1)
    widths += [max(_COLUMN_WIDTH, min(room, 2 * _COLUMN_WIDTH))] * len(plan.candidates)
    for column, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.freeze_panes = "B4"
    sheet.sheet_view.showGridLines = False
    style.print_landscape(sheet, identity_line(guide))
    style.protect(sheet)
