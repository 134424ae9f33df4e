"""`stamdata.xlsx`: the nine things on one tab, with drop-downs, written empty and read back filled in."""

import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time
from typing import Any, NamedTuple

from openpyxl import Workbook, load_workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from interview_kit.models.people import Person
from interview_kit.models.position import MOST_PEOPLE, Position
from interview_kit.models.recruitment import Advert, InAdvance
from interview_kit.problems import Problem, UserError, problem
from interview_kit.recruitments.starting import IN_ADVANCE, Answers, PersonAnswer, RoundAnswer
from interview_kit.workbooks import workbook_bytes

MASTER_DATA_FILE = "stamdata.xlsx"
_TAB = "Stamdata"
_BLUE, _PALE = "1F3864", "E4ECF7"
_WIDTHS = (26, 38, 30, 22, 14, 14)
_SOURCES = MOST_PEOPLE + 2


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
    "decision_maker": _Row("Hvem beslutter", "for eksempel kommunalbestyrelsen"),
    "questions_in_advance": _Row("Spørgsmål på forhånd", "nej, lige før eller dage før", "in_advance"),
    "deletion_date": _Row("Slettes den", "som regel 12 måneder efter den sidste samtale", "date"),
    "advert_where": _Row("Opslået hvor", "for eksempel Jobnet"),
    "advert_published": _Row("Opslået den", "dato", "date"),
    "advert_deadline": _Row("Ansøgningsfrist", "dato", "date"),
    "pay": _Row("Løn og overenskomst", "som det er oplyst til kandidaterne"),
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
        elif table and label:
            tables[table].append(reader.row(cells, _TABLES[table]))
    if position is None:
        raise UserError([problem("master-data-unreadable", file=file)])
    if reader.problems:
        raise UserError(reader.problems)
    return _answers(position, single, tables)


def _sheet(data: bytes, file: str) -> Worksheet:
    try:
        workbook = load_workbook(io.BytesIO(data), data_only=True)
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, OSError) as error:
        raise UserError([problem("master-data-unreadable", file=file)]) from error
    if _TAB not in workbook.sheetnames:
        raise UserError([problem("master-data-unreadable", file=file)])
    sheet = workbook[_TAB]
    assert isinstance(sheet, Worksheet)  # noqa: S101 - a chart sheet has no such name
    return sheet


def _answers(
    position: str, single: Mapping[str, Any], tables: Mapping[str, Sequence[Mapping[str, Any]]]
) -> Answers:
    """The answers; rows without a name and a role are nobody, and rounds without anything are as usual."""
    panel = [row for row in tables["Udvalg"] if row["Navn"] or row["Rolle"]]
    candidates = [row for row in tables["Kandidater"] if any(row.values())]
    advert = {name: single.get(f"advert_{name}") for name in ("where", "published", "deadline")}
    contact = {name: single.get(f"contact_{name}") for name in ("name", "phone", "mail")}
    plain = ("title", "organisation", "workplace", "case_number", "decision_maker", "deletion_date", "pay")
    return Answers(
        position=position,
        **{name: single.get(name) for name in plain},
        questions_in_advance=single.get("questions_in_advance") or "none",
        advert=Advert.model_validate(advert),
        contact=Person.model_validate(contact),
        panel=tuple(
            PersonAnswer(row["Navn"], row["Rolle"], row["Mail"], None, row["Initialer"]) for row in panel
        ),
        rounds=tuple(RoundAnswer(*row.values()) for row in tables["Samtaler"]),
        candidates=tuple(PersonAnswer(row["Navn"], None, row["Mail"], row["Telefon"]) for row in candidates),
    )


class _Reader:
    """Cells as values; what cannot be one is a problem with its cell."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []

    def row(self, cells: Sequence[Any], columns: Sequence[str]) -> dict[str, Any]:
        kinds = {
            "Dato": "date",
            "Første begynder": "clock",
            "Pause (min)": "minutes",
            "Frokost (min)": "minutes",
        }
        return {
            column: self.value(cell, kinds.get(column, "text"))
            for column, cell in zip(columns, cells[1:], strict=False)
        }

    def value(self, cell: Any, kind: str) -> Any:
        """The cell as a value of this kind, None where it is empty."""
        if cell.value is None or not str(cell.value).strip():
            return None
        readers = {"date": _day, "clock": _clock, "minutes": _minutes, "in_advance": _in_advance}
        if kind not in readers:
            return self.text(cell)
        found = readers[kind](cell.value)
        if found is None:
            fault, hint = _WRONG[kind]
            self.problems.append(
                problem(
                    "master-data-value",
                    file=self.file,
                    cell=cell.coordinate,
                    fault=fault.format(value=cell.value),
                    hint=hint,
                )
            )
        return found

    def text(self, cell: Any) -> str | None:
        """The cell as text; a number without decimals as it is seen."""
        value = cell.value
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        return " ".join(str(value).split()) or None if value is not None else None


_WRONG = {
    "date": ("«{value}» er ikke en dato.", "Skriv den som 11-03-2027."),
    "clock": ("«{value}» er ikke et klokkeslæt.", "Skriv det som 8.30."),
    "minutes": ("«{value}» er ikke et antal minutter.", "Skriv et tal, for eksempel 15."),
    "in_advance": ("«{value}» er ikke et af valgene.", "Skriv nej, lige før eller dage før."),
}
_DAY_FORMS = ("%Y-%m-%d", "%d-%m-%Y", "%d.%m.%Y", "%d/%m/%Y", "%d.%m.%y", "%d-%m-%y")


def _day(value: object) -> str | None:
    """A date as 2027-03-11, however Excel or a person has written it."""
    if isinstance(value, datetime | date):
        return value.strftime("%Y-%m-%d")
    return next(_days(str(value).strip()), None)


def _days(text: str) -> Iterator[str]:
    for form in _DAY_FORMS:
        try:
            yield datetime.strptime(text, form).strftime("%Y-%m-%d")  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue


def _clock(value: object) -> str | None:
    """A time as 8.30: Excel takes what a person writes for a time, a date or a number."""
    if isinstance(value, datetime | time):
        return f"{value.hour}.{value.minute:02}"
    text = f"{value:.2f}" if isinstance(value, float) else str(value)
    hours, _, minutes = text.lower().removeprefix("kl.").strip().replace(":", ".").partition(".")
    if not (hours.isdecimal() and (minutes or "0").isdecimal()):
        return None
    hour, minute = int(hours), int(minutes or 0)
    return f"{hour}.{minute:02}" if hour < 24 and minute < 60 else None  # noqa: PLR2004 - a day, an hour


def _minutes(value: object) -> int | None:
    text = str(value).strip()
    if isinstance(value, float) and value.is_integer():
        text = str(int(value))
    return int(text) if text.isdecimal() else None


def _in_advance(value: object) -> InAdvance | None:
    return IN_ADVANCE.get(str(value).strip().lower())
