"""`indtastning-1.xlsx`: the grid that the ratings of those who write on paper are typed into."""

import io
import zipfile
from collections.abc import Mapping, Sequence

from openpyxl import Workbook
from openpyxl.formatting.rule import Rule
from openpyxl.packaging.custom import StringProperty
from openpyxl.styles import PatternFill, Protection
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from interview_kit.models.guide import Guide
from interview_kit.scoring_sheets import grid_style as style
from interview_kit.scoring_sheets.grid_formulas import (
    CALCULATION_TAB,
    COUNTS,
    COUNTS_NOT,
    FIRST_MEMBER_ROW,
    GridPlan,
    calculate,
)
from interview_kit.scoring_sheets.grid_marks import (
    COUNTS_HEAD,
    MEMBER_HEAD,
    PAPER_HEAD,
    TICKED,
    VALUES,
    Attendance,
    grid_properties,
    grid_questions,
    identity_line,
)
from interview_kit.scoring_sheets.grid_overview import overview
from interview_kit.word.own_properties import workbook_digest
from interview_kit.word.package import CONTENT_PROPERTY
from interview_kit.workbooks import workbook_bytes

_READ_ME_TAB, _OVERVIEW_TAB = "Læs mig", "Overblik"
_HEAD_ROW = FIRST_MEMBER_ROW - 2
_QUESTION_WIDTH, _OTHER_WIDTH, _TEXT_WIDTH = 16, 12, 110
_HOW_TO = (
    "Vær to om det. Den ene læser højt fra arkene, den anden taster. Læs hver fane igennem til sidst.",
    "Hver kandidat har en fane: K1, K2 og så videre. Hvert medlem har en linje, hvert spørgsmål en kolonne.",
    "Skriv trinnet fra 1 til 5, eller koden IB eller UE, sådan som det står på arket.",
    "Står der intet på arket, så lad feltet være tomt, og spørg medlemmet. Et tomt felt bliver aldrig til 0.",
    "Står noterne på papiret, så vælg ☑ under «Noter på papir». Papiret hører til sagen: gem det.",
    "Grå felter er låst: medlemmet var der ikke eller er inhabil.",
    "Overblik viser ingen tal, før alle felter er udfyldt. Indtil da står der, hvem der mangler.",
    "Gem som Excel-projektmappe (.xlsx). Skriv ingen navne i filen eller i dens navn.",
)


def grid_workbook(
    guide: Guide, members: Sequence[str], candidates: Sequence[str], attendance: Attendance
) -> bytes:
    """The empty grid for these members (by code, those who rate) and candidates; no names stand in it.

    `attendance` is who does not rate whom, member → candidate. The same arguments give the same bytes.
    """
    plan = GridPlan(grid_questions(guide), tuple(members), tuple(candidates), attendance)
    properties = grid_properties(guide, candidates)
    with zipfile.ZipFile(io.BytesIO(_made(guide, plan, properties))) as package:
        digest = workbook_digest(package)
    return _made(guide, plan, {**properties, CONTENT_PROPERTY: digest})


def _made(guide: Guide, plan: GridPlan, properties: Mapping[str, str]) -> bytes:
    """The file with these custom properties."""
    workbook = Workbook()
    _read_me(workbook.worksheets[0], guide)
    for candidate in plan.candidates:
        _candidate_tab(workbook.create_sheet(candidate), plan, candidate, guide)
    shown, calculation = workbook.create_sheet(_OVERVIEW_TAB), workbook.create_sheet(CALCULATION_TAB)
    overview(shown, plan, calculate(calculation, plan), guide)
    style.protect(calculation)
    calculation.sheet_state = "hidden"
    for name, value in properties.items():
        workbook.custom_doc_props.append(StringProperty(name=name, value=value))  # type: ignore[attr-defined]
    return workbook_bytes(workbook, f"Indtastning {guide.id}")


def _read_me(sheet: Worksheet, guide: Guide) -> None:
    """How it is filled in, and which grid it is."""
    sheet.title = _READ_ME_TAB
    codes = (f"{one.code}: {one.name[:1].lower()}{one.name[1:]}." for one in guide.content.scale.outside)
    lines = [
        ("Indtastning af vurderinger på papir", style.TITLE),
        (_about(guide), style.STRONG),
        (identity_line(guide), style.SMALL),
        *((f"{number}.  {text}", style.PLAIN) for number, text in enumerate(_HOW_TO, 1)),
        (" ".join(codes), style.PLAIN),
    ]
    for row, (text, font) in enumerate(lines, 1):
        cell = sheet.cell(row, 1, text)
        cell.font, cell.alignment = font, style.LEFT
        sheet.row_dimensions[row].height = 26 if font == style.TITLE else 20
    sheet.column_dimensions["A"].width = _TEXT_WIDTH
    sheet.sheet_view.showGridLines = False
    style.print_landscape(sheet, identity_line(guide))
    style.protect(sheet)


def _about(guide: Guide) -> str:
    return f"{guide.content.round}. samtale · {guide.content.title}"


def _candidate_tab(sheet: Worksheet, plan: GridPlan, candidate: str, guide: Guide) -> None:
    """A candidate's tab: members down, questions across, then whether notes are on paper, and who counts."""
    sheet["A1"], sheet["B1"] = candidate, _about(guide)
    sheet["A1"].font, sheet["B1"].font = style.TITLE, style.STRONG
    sheet["A2"] = identity_line(guide)
    sheet["A2"].font = style.SMALL
    sheet["A3"] = "Et trin fra 1 til 5, IB eller UE i hvert blåt felt. Tomt betyder: ikke tastet endnu."
    sheet["A3"].font = style.PLAIN
    heads = [MEMBER_HEAD, *(question.code for question in plan.questions), PAPER_HEAD, COUNTS_HEAD]
    under = ["", *(question.title for question in plan.questions), "☑ eller tomt", "i Overblik"]
    for column, (head, text) in enumerate(zip(heads, under, strict=True), 1):
        of_head, of_text = (
            sheet.cell(_HEAD_ROW, column, head),
            sheet.cell(_HEAD_ROW + 1, column, text or None),
        )
        of_head.font, of_text.font = style.HEAD, style.SMALL
        of_head.alignment = of_text.alignment = style.CENTRE
        of_text.border = style.HEAD_LINE
        if text:
            style.keep_text(of_text)
        is_question = 1 < column < len(heads) - 1
        width = _QUESTION_WIDTH if is_question else _OTHER_WIDTH
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.row_dimensions[_HEAD_ROW].height, sheet.row_dimensions[_HEAD_ROW + 1].height = 32, 38
    for row, member in enumerate(plan.members, FIRST_MEMBER_ROW):
        _member_row(sheet, row, plan, (member, candidate))
    _choices(sheet, plan)
    sheet.freeze_panes = f"B{FIRST_MEMBER_ROW}"
    sheet.sheet_view.showGridLines = False
    sheet.print_title_rows = f"{_HEAD_ROW}:{_HEAD_ROW + 1}"
    style.print_landscape(sheet, f"{candidate} · {identity_line(guide)}")
    style.protect(sheet)


def _member_row(sheet: Worksheet, row: int, plan: GridPlan, pair: tuple[str, str]) -> None:
    """The cells of a member, open to be typed in; locked with a word where the member does not rate."""
    member, absence = pair[0], plan.absence(*pair)
    count = len(plan.questions)
    values = [member, *[absence] * count, None, absence or _counted(plan, member)]
    for column, value in enumerate(values, 1):
        cell = sheet.cell(row, column, value)
        is_entry = 1 < column <= count + 2
        cell.font = style.LOCKED if absence and column > 1 else style.PLAIN
        cell.alignment = style.CENTRE
        cell.border = style.BOX
        if is_entry and not absence:
            cell.fill, cell.protection = style.ENTRY_FILL, Protection(locked=False)
        elif is_entry:
            cell.fill = style.LOCKED_FILL
    sheet.cell(row, 1).font = style.STRONG
    sheet.row_dimensions[row].height = 22


def _counted(plan: GridPlan, member: str) -> str:
    return COUNTS if plan.is_counted(member) else COUNTS_NOT


def _choices(sheet: Worksheet, plan: GridPlan) -> None:
    """Drop-downs for the values and the tick; what is typed stands on white."""
    last_row = FIRST_MEMBER_ROW + len(plan.members) - 1
    last, paper = (get_column_letter(len(plan.questions) + step) for step in (1, 2))
    cells = f"B{FIRST_MEMBER_ROW}:{last}{last_row}"
    values = DataValidation("list", formula1=f'"{",".join(VALUES)}"', allow_blank=True)
    values.errorTitle = "Det kan ikke være en vurdering"
    values.error = (
        "Skriv et helt trin fra 1 til 5, eller koden IB eller UE. Er du i tvivl, så lad feltet være tomt."
    )
    ticks = DataValidation("list", formula1=f'"{TICKED}"', allow_blank=True)
    ticks.errorTitle = "Vælg ☑, eller lad det være tomt"
    ticks.error = "☑ betyder, at medlemmets noter står på papiret."
    values.showErrorMessage = ticks.showErrorMessage = True
    values.add(cells)
    ticks.add(f"{paper}{FIRST_MEMBER_ROW}:{paper}{last_row}")
    sheet.add_data_validation(values)
    sheet.add_data_validation(ticks)
    sheet.conditional_formatting.add(f"B{FIRST_MEMBER_ROW}:{paper}{last_row}", _white_when_typed(plan))


def _white_when_typed(plan: GridPlan) -> Rule:
    counts = f"${get_column_letter(len(plan.questions) + 3)}{FIRST_MEMBER_ROW}"
    is_open = f'OR({counts}="{COUNTS}",{counts}="{COUNTS_NOT}")'
    white = DifferentialStyle(fill=PatternFill(bgColor="FFFFFF"))
    return Rule(type="expression", formula=[f"AND(LEN(B{FIRST_MEMBER_ROW})>0,{is_open})"], dxf=white)
