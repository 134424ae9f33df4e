"""The grid's tab *Overblik*: what the ratings say once all are there, and who is awaited until then."""

from collections.abc import Callable
from itertools import chain

from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.pagebreak import Break
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
    Competency,
    GridPlan,
    Results,
)
from interview_kit.scoring_sheets.grid_marks import identity_line

_BEFORE = {"Kompetence": 34, "Spørgsmål": 14, "Vægt": 7}
_FIRST_CANDIDATE = len(_BEFORE) + 1
# As wide as the texts at the top need, however few the candidates are.
_WHOLE_WIDTH, _COLUMN_WIDTH = 120, 9
_DECIMAL, _WHOLE, _TEXT = "0.0", "0", "@"
_HOW = (
    "Et gennemsnit er taget over kompetencens spørgsmål, og for hvert spørgsmål over medlemmernes trin. "
    "IB og UE er aldrig med i et gennemsnit, men er talt for sig.\n"
    "Kun medlemmer, der har vurderet alle kandidater, tæller, og kun spørgsmål, der er stillet til alle. "
    f"{NONE} betyder, at tallet ikke kan gives.\n"
    "«Samlet» er gennemsnittet af kompetencerne med vægt. Tallene er et udgangspunkt: udvalget må afvige og "
    "skriver hvorfor."
)


def overview(sheet: Worksheet, plan: GridPlan, results: Results, guide: Guide) -> None:
    """Fills the tab; all numbers are references to the calculation."""
    _Page(sheet, plan, results).fill(guide)
    widths = list(_BEFORE.values())
    room = (_WHOLE_WIDTH - sum(widths)) // max(len(plan.candidates), 1)
    widths += [max(_COLUMN_WIDTH, min(room, 2 * _COLUMN_WIDTH))] * len(plan.candidates)
    for column, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.freeze_panes = "B4"
    sheet.sheet_view.showGridLines = False
    style.print_landscape(sheet, identity_line(guide))
    style.protect(sheet)


class _Page:
    """The tab from top to bottom; `row` is the next free one."""

    def __init__(self, sheet: Worksheet, plan: GridPlan, results: Results) -> None:
        self.sheet, self.plan, self.results = sheet, plan, results
        self.row = 1

    def fill(self, guide: Guide) -> None:
        """The state, the results, how they came about; then what they are of."""
        self._state(guide)
        self._table(MEAN, "Gennemsnit", _DECIMAL)
        self._line(("Samlet",), self.results.total, _DECIMAL, style.STRONG)
        self._line(("Uden vægte",), self.results.unweighted, _DECIMAL)
        self._table(SPREAD, "Laveste til højeste trin", _TEXT)
        self.row += 1
        self._wide(_HOW, style.SMALL, 58)
        self.sheet.row_breaks.append(Break(id=self.row - 1))
        self._table(RATED, "Antal trin bag gennemsnittet", _WHOLE)
        self._table(NOT_ASKED, "Antal IB", _WHOLE)
        self._table(WITHOUT_EXAMPLE, "Antal UE", _WHOLE)

    def _state(self, guide: Guide) -> None:
        """What it is, who is awaited, what was counted and what was not."""
        self._wide(f"Overblik · {guide.content.round}. samtale", style.TITLE, 26)
        self._wide(f"{identity_line(guide)} · {guide.content.title}", style.SMALL, 15)
        waiting = f'"Ingen tal endnu: venter på "&{self.results.waiting}'
        self._wide(f'=IF({self.results.ready}=1,"Alle felter er udfyldt.",{waiting})', style.HEAD, 34)
        outside = [member for member in self.plan.members if not self.plan.is_counted(member)]
        if outside:
            reasons = "; ".join(f"{member} ({self._absences(member)})" for member in outside)
            self._wide(f"Tæller ikke med: {reasons}.", style.PLAIN, 34)
        left, reason = self.results.not_asked, self.results.reason
        self._wide(
            f'=IF({left}="","","Tæller ikke med, fordi alle skrev IB om en kandidat: "&{left})',
            style.PLAIN,
            18,
        )
        self._wide(f'=IF({reason}="","","Ingen samlet vurdering. "&{reason})', style.PLAIN, 18)

    def _absences(self, member: str) -> str:
        """For whom the member was absent or is inhabil."""
        words = ((self.plan.absence(member, candidate), candidate) for candidate in self.plan.candidates)
        return ", ".join(f"{word} ved {candidate}" for word, candidate in words if word)

    def _wide(self, text: str, font: Font, height: int) -> None:
        """A text across the whole tab."""
        cell = self.sheet.cell(self.row, 1, text)
        cell.font, cell.alignment = font, style.LEFT
        last = _FIRST_CANDIDATE + max(len(self.plan.candidates), 1) - 1
        self.sheet.merge_cells(start_row=self.row, start_column=1, end_row=self.row, end_column=last)
        self.sheet.row_dimensions[self.row].height = height
        self.row += 1

    def _table(self, column: str, title: str, number_format: str) -> None:
        """A line of heads, and one for each competency with what stands in a column of the calculation."""
        self.row += 1
        for number, head in enumerate((title, *list(_BEFORE)[1:], *self.plan.candidates), 1):
            cell = self.sheet.cell(self.row, number, head)
            cell.font, cell.border = style.HEAD, style.HEAD_LINE
            cell.alignment = style.LEFT if number < _FIRST_CANDIDATE else style.CENTRE
        self.row += 1
        for index, competency in enumerate(self.plan.competencies):
            places = [
                self.results.of_competency(column, candidate, index)
                for candidate in range(len(self.plan.candidates))
            ]
            self._line(_words(competency), places.__getitem__, number_format)

    def _line(
        self,
        words: tuple[str, ...],
        place: Callable[[int], str],
        number_format: str,
        font: Font = style.PLAIN,
    ) -> None:
        """A line of a table: its words, then for each candidate what stands at a place."""
        numbers = (f"={place(index)}" for index in range(len(self.plan.candidates)))
        before = (*words, *[None] * (_FIRST_CANDIDATE - 1 - len(words)))
        for column, value in enumerate(chain(before, numbers), 1):
            is_number = column >= _FIRST_CANDIDATE
            cell = self.sheet.cell(self.row, column, value)
            cell.font, cell.border = font, style.ROW_LINE
            cell.alignment = style.CENTRE if is_number else style.LEFT
            if is_number:
                cell.number_format = number_format
            elif value:
                style.keep_text(cell)
        self.row += 1


def _words(competency: Competency) -> tuple[str, ...]:
    return competency.title, ", ".join(competency.codes), f"{competency.weight} ×"
