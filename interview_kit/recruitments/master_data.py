"""`stamdata.xlsx`: the nine things on one tab, with drop-downs, written empty and read back filled in."""

import io
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from openpyxl import Workbook, load_workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from interview_kit.models.position import MOST_PEOPLE, Position
from interview_kit.models.recruitment import LEAST_BREAK, InAdvance
from interview_kit.models.text import MOST_MINUTES
from interview_kit.problems import Problem, UserError, problem
from interview_kit.recruitments.starting import IN_ADVANCE, Answers, PersonAnswer, RoundAnswer
from interview_kit.recruitments.written import clock_of, day_of, minutes_of
from interview_kit.workbooks import workbook_bytes

MASTER_DATA_FILE = "stamdata.xlsx"
_TAB = "Stamdata"
_BLUE, _PALE = "1F3864", "E4ECF7"
_WIDTHS = (26, 38, 30, 22, 14, 14)
# How long a text may be, and one that is printed as a paragraph.
MOST_LETTERS, _MOST_OF_PARAGRAPH = 120, 2_000
_LONGEST = (MOST_LETTERS, _MOST_OF_PARAGRAPH)


class _Row(NamedTuple):
    """A single thing that is asked: its label and what to write."""

    label: str
    help: str
    kind: str = "text"


# What is asked for once, by the field of `Answers` that it becomes.
_SINGLE: Mapping[str, _Row] = {
    "title": _Row("Stillingens titel", "som den skal stå på papiret"),
    "organisation": _Row("Organisation", "for eksempel Eksempelby Kommune"),
    "workplace": _Row("Kaldes i tekster", "for eksempel kommunen, regionen, skolen"),
    "case_number": _Row("Journalnummer", "sagens nummer"),
    "decision_maker": _Row("Hvem beslutter", "for eksempel kommunalbestyrelsen", "long"),
    "questions_in_advance": _Row("Spørgsmål på forhånd", "nej, lige før eller dage før", "in_advance"),
    "deletion_date": _Row("Slettes den", "som regel 12 måneder efter den sidste samtale", "date"),
    "advert_where": _Row("Opslået hvor", "for eksempel Jobnet"),
    "advert_published": _Row("Opslået den", "dato", "date"),
    "advert_deadline": _Row("Ansøgningsfrist", "dato", "date"),
    "pay": _Row("Løn og overenskomst", "som det er oplyst til kandidaterne", "long"),
    "contact_name": _Row("Kontakt i HR", "navn"),
    "contact_phone": _Row("Kontaktens telefon", ""),
    "contact_mail": _Row("Kontaktens mail", ""),
}
_TABLES: Mapping[str, tuple[str, ...]] = {
    "Udvalg": ("Navn", "Rolle", "Mail", "Initialer"),
    "Samtaler": ("Dato", "Sted", "Første begynder", "Pause (min)", "Frokost (min)"),
    "Kandidater": ("Navn", "Mail", "Telefon"),
}


def master_data_xlsx(position: Position, name: str) -> bytes:
    """The empty sheet for a position that somebody called `name`; the same position gives the same bytes."""
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = _TAB
    sheet.append(["Stamdata til rekrutteringen", None, "Udfyld den midterste spalte. Tomt er tilladt."])
    sheet.append(["Stilling", name, position.title])
    for row in _SINGLE.values():
        sheet.append([row.label, None, row.help])
    counts = {"Udvalg": MOST_PEOPLE, "Samtaler": len(position.rounds), "Kandidater": MOST_PEOPLE}
    roles = [role.member_title or role.title for role in position.panel.roles]
    for table, columns in _TABLES.items():
        sheet.append([])
        sheet.append([table, *columns])
        start = sheet.max_row + 1
        for number in range(1, counts[table] + 1):
            sheet.append([_row_name(table, number)])
        if table == "Udvalg":
            _roles(sheet, roles, start, counts[table])
    _choices(sheet)
    _look(sheet)
    return workbook_bytes(workbook, "Stamdata")


def _row_name(table: str, number: int) -> str:
    return {"Udvalg": f"M{number}", "Samtaler": f"{number}. samtale", "Kandidater": f"K{number}"}[table]


def _roles(sheet: Worksheet, roles: Sequence[str], start: int, count: int) -> None:
    """A drop-down of the position's roles; a list of them is too long, so they stand in a hidden column."""
    for number, role in enumerate(roles, 1):
        sheet.cell(number, len(_WIDTHS) + 2, role)
    sheet.column_dimensions["H"].hidden = True
    validation = DataValidation("list", formula1=f"$H$1:$H${len(roles)}", allow_blank=True)
    validation.showErrorMessage = False  # another role may be written
    validation.add(f"C{start}:C{start + count - 1}")
    sheet.add_data_validation(validation)


def _choices(sheet: Worksheet) -> None:
    validation = DataValidation("list", formula1=f'"{",".join(IN_ADVANCE)}"', allow_blank=True)
    row = 3 + list(_SINGLE).index("questions_in_advance")
    validation.add(f"B{row}")
    sheet.add_data_validation(validation)


def _look(sheet: Worksheet) -> None:
    """Heads in blue, what is to be filled in shaded, and one page wide on paper."""
    for letter, width in zip("ABCDEF", _WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    for cells in sheet.iter_rows(max_col=len(_WIDTHS)):
        label = cells[0].value
        is_head = label in {*_TABLES, "Stamdata til rekrutteringen"}
        for column, cell in enumerate(cells, 1):
            cell.alignment = Alignment(vertical="top", wrap_text=True)
            if is_head:
                cell.font = Font(name="Calibri", size=11, bold=True, color=_BLUE)
                cell.border = Border(bottom=Side("medium", color=_BLUE))
            elif label and column > 1:
                cell.number_format = "@" if cell.value is None else cell.number_format
        if label and not is_head:
            cells[1].fill = PatternFill("solid", fgColor=_PALE)
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToHeight = 0


def read_master_data(data: bytes, file: str) -> Answers:
    """What somebody has filled in. Raises `UserError` with every value that cannot be read, and its cell."""
    sheet = _sheet(data, file)
    reader = _Reader(file)
    single: dict[str, Any] = {}
    labels = {row.label: (name, row.kind) for name, row in _SINGLE.items()}
    tables: dict[str, list[dict[str, Any]]] = {table: [] for table in _TABLES}
    position, table = None, None
    for cells in sheet.iter_rows(max_col=len(_WIDTHS)):
        label = str(cells[0].value or "").strip()
        if label in _TABLES:
            table = label
        elif label == "Stilling":
            position = reader.text(cells[1])
        elif label in labels:
            name, kind = labels[label]
            single[name] = reader.value(cells[1], kind)
        elif table and (label or any(cell.value is not None for cell in cells[1:])):
            tables[table].append({"code": label, **reader.row(cells, _TABLES[table])})
    if position is None:
        raise UserError([problem("master-data-unreadable", file=file)])
    if reader.problems:
        raise UserError(reader.problems)
    return _answers(position, single, tables)


def _sheet(data: bytes, file: str) -> Worksheet:
    try:
        sheet = load_workbook(io.BytesIO(data), data_only=True)[_TAB]
    except Exception as error:
        raise UserError([problem("master-data-unreadable", file=file)]) from error
    if not isinstance(sheet, Worksheet):  # a chart
        raise UserError([problem("master-data-unreadable", file=file)])
    return sheet


def _answers(
    position: str, single: Mapping[str, Any], tables: Mapping[str, Sequence[Mapping[str, Any]]]
) -> Answers:
    """The answers; rows with nothing but a code are nobody, and rounds without anything are as usual."""
    panel, candidates = (
        [row for row in tables[table] if any(value for name, value in row.items() if name != "code")]
        for table in ("Udvalg", "Kandidater")
    )
    plain = ("title", "organisation", "workplace", "case_number", "decision_maker", "deletion_date", "pay")
    return Answers(
        position=position,
        **{name: single.get(name) for name in plain},
        questions_in_advance=single.get("questions_in_advance") or "none",
        advert={name: single.get(f"advert_{name}") for name in ("where", "published", "deadline")},
        contact={name: single.get(f"contact_{name}") for name in ("name", "phone", "mail")},
        panel=tuple(
            PersonAnswer(row["Navn"], row["Rolle"], row["Mail"], None, row["Initialer"], row["code"])
            for row in panel
        ),
        rounds=tuple(RoundAnswer(*(row[name] for name in _TABLES["Samtaler"])) for row in tables["Samtaler"]),
        candidates=tuple(
            PersonAnswer(row["Navn"], None, row["Mail"], row["Telefon"], None, row["code"])
            for row in candidates
        ),
    )


class _Reader:
    """Cells as values; what cannot be one is a problem with its cell."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []

    def row(self, cells: Sequence[Any], columns: Sequence[str]) -> dict[str, Any]:
        kinds = {"Dato": "date", "Første begynder": "clock", "Pause (min)": "break", "Frokost (min)": "lunch"}
        return {
            column: self.value(cell, kinds.get(column, "text"))
            for column, cell in zip(columns, cells[1:], strict=False)
        }

    def value(self, cell: Any, kind: str) -> Any:
        """The cell as a value of this kind, None where it is empty."""
        if cell.value is None or not str(cell.value).strip():
            return None
        if kind in {"text", "long"} or cell.data_type == "e":
            return self.text(cell, _LONGEST[kind == "long"])
        found = _READERS[kind](cell.value)
        if found is None:
            fault, hint = _WRONG[kind]
            self._refuse(cell, fault.format(value=cell.value), hint)
        return found

    def _refuse(self, cell: Any, fault: str, hint: str) -> None:
        cause = {"cell": cell.coordinate, "fault": fault, "hint": hint}
        self.problems.append(problem("master-data-value", file=self.file, **cause))

    def text(self, cell: Any, longest: int = MOST_LETTERS) -> str | None:
        """The cell as text; a number without decimals as it is seen."""
        value = cell.value
        if cell.data_type == "e":
            self._refuse(cell, f"Formlen giver en fejl ({value}).", "Skriv teksten i stedet.")
            return None
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        words = " ".join(str(value).split()) if value is not None else ""
        if len(words) > longest:
            what = f"Teksten i {cell.coordinate}"
            self.problems.append(problem("text-too-long", file=self.file, what=what, limit=longest))
        return words or None


_WRONG = {
    "date": ("«{value}» er ikke en dato.", "Skriv den som 11-03-2027."),
    "clock": ("«{value}» er ikke et klokkeslæt.", "Skriv det som 8.30."),
    "break": ("«{value}» er ikke et antal minutter fra 5 til 240.", "Skriv et tal, for eksempel 15."),
    "lunch": ("«{value}» er ikke et antal minutter fra 0 til 240.", "Skriv et tal, for eksempel 45."),
    "in_advance": ("«{value}» er ikke et af valgene.", "Skriv nej, lige før eller dage før."),
}


def _in_advance(value: object) -> InAdvance | None:
    return IN_ADVANCE.get(str(value).strip().lower())


def _minutes_from(least: int) -> Callable[[object], int | None]:
    """Reads minutes that a round may have."""

    def read(value: object) -> int | None:
        minutes = minutes_of(value)
        return minutes if minutes is not None and least <= minutes <= MOST_MINUTES else None

    return read


_READERS: Mapping[str, Callable[[object], object]] = {
    "date": day_of,
    "clock": clock_of,
    "break": _minutes_from(LEAST_BREAK),
    "lunch": _minutes_from(0),
    "in_advance": _in_advance,
}
