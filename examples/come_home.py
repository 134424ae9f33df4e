"""The made-up recruitment's first round comes home: forty sheets, as a panel would hand them in.

`noter.yaml` says what was written. M1 and M2 hand in one file each, M3 to M7 a file a candidate, M8 has
written on paper and is typed into the grid. One value is changed with tracked changes, one is typed wrong in
the grid, and one sheet comes again after the seal.
"""

import io
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from interview_kit.recruitments import load_guide
from interview_kit.saving import save_files
from interview_kit.scoring_sheets.fields import rating_choices
from interview_kit.scoring_sheets.grid_marks import PAPER_HEAD, TICKED
from interview_kit.workbooks import workbook_bytes
from interview_kit.workplace.collecting import Collection, collect
from interview_kit.workplace.comparing import open_comparisons, save_comparison
from interview_kit.workplace.workplace import open_shipped
from tests.filling import fill, tracked

NOTES = "noter.yaml"
DAY = "2027-03-11"
OF_ONE_FILE, ON_PAPER = ("M1", "M2"), "M8"
CANDIDATES = ("K1", "K2", "K3", "K4", "K5")
MEMBERS = tuple(f"M{number}" for number in range(1, 9))
GRID = "indtastning-1.xlsx"

Written = Mapping[str, Any]


class Home(NamedTuple):
    """The three times that it is collected: with a slip in the grid, whole, and with the late sheet."""

    with_slip: Collection
    sealed: Collection
    again: Collection


class Notes(NamedTuple):
    """What is written: candidate → question → member → the cell; what is special; the list's labels."""

    ratings: Mapping[str, Mapping[str, Mapping[str, Written]]]
    special: Mapping[str, Any]
    labels: Mapping[str, str]

    def cells(self, member: str, candidate: str) -> Iterator[tuple[str, Written]]:
        for code, members in self.ratings[candidate].items():
            yield code, members[member]


def notes_of(folder: Path) -> Notes:
    """What the panel wrote in this recruitment."""
    whole = yaml.safe_load((folder / NOTES).read_text("utf-8"))
    scale = load_guide(folder / "guide-1.yaml").or_raise().content.scale
    labels = {choice.value: choice.label for choice in rating_choices(scale)}
    return Notes(whole["ratings"], whole["special"], labels)


def come_home(folder: Path) -> Home:
    """Hands in everything, collects it, mends the slip, seals, takes the late sheet in, and compares."""
    notes = notes_of(folder)
    hand_in(folder, notes)
    slip = notes.special["grid"]
    type_grid(folder, notes, {(slip["member"], slip["candidate"], slip["question"]): slip["value"]})
    with_slip = collected(folder, "16.32")
    type_grid(folder, notes, {})
    sealed = collected(folder, "16.40")
    late = notes.special["late"]
    changed = late["changed"]
    cell = {**notes.ratings[late["candidate"]][changed["question"]][late["member"]]}
    cell |= {"value": changed["to"], "handling": changed["handling"]}
    made = (folder / "dokumenter/enkeltark" / f"ark-1-{late['member']}-{late['candidate']}.docx").read_bytes()
    answers = answers_of(notes, late["member"], late["candidate"])
    answers |= tags_of(notes, changed["question"], cell)
    put(folder, f"{late['member']} {late['candidate']}.docx", fill(made, answers))
    again = collected(folder, "17.10", changed["reason"])
    for comparison in open_comparisons(open_shipped(), folder, 1, DAY):
        save_comparison(comparison, force=True)
    return Home(with_slip, sealed, again)


def collected(folder: Path, clock: str, reason: str | None = None) -> Collection:
    """What `collect` does at this time of the day."""
    home = collect(open_shipped(), folder, number=1, reason=reason, now=f"{DAY} {clock}")
    save_files(folder, home.files, overwrite=True, is_as_made=lambda _: True)
    return home


def hand_in(folder: Path, notes: Notes) -> None:
    """Every sheet but those that were written on paper."""
    made = folder / "dokumenter"
    terms = load_guide(folder / "guide-1.yaml").or_raise().content.terms
    for member in MEMBERS:
        of_chair = {f"V{number}.svar": "Passer." for number in range(1, len(terms) + 1) if member == "M1"}
        sheets = {
            candidate: answers_of(notes, member, candidate) | of_chair
            for candidate in CANDIDATES
            if member != ON_PAPER
        }
        if member in OF_ONE_FILE:
            answers = {f"{key}-{tag}": text for key, sheet in sheets.items() for tag, text in sheet.items()}
            put(folder, f"{member}.docx", fill((made / f"ark-1-{member}.docx").read_bytes(), answers))
            continue
        for candidate, answers in sheets.items():
            data = fill((made / "enkeltark" / f"ark-1-{member}-{candidate}.docx").read_bytes(), answers)
            put(folder, f"{member} {candidate}.docx", _tracked(data, notes, member, candidate))


def _tracked(data: bytes, notes: Notes, member: str, candidate: str) -> bytes:
    """The sheet, with the one value that was changed with tracked changes."""
    special = notes.special["tracked"]
    if (special["member"], special["candidate"]) != (member, candidate):
        return data
    tag = f"{special['question']}.vurdering"
    now = notes.ratings[candidate][special["question"]][member]["value"]
    return tracked(fill(data, {tag: notes.labels[str(special["was"])]}), {tag: notes.labels[str(now)]})


def answers_of(notes: Notes, member: str, candidate: str) -> dict[str, str]:
    """What is written on a sheet, by the tags of its fields."""
    sheet: dict[str, str] = {}
    for code, cell in notes.cells(member, candidate):
        sheet |= tags_of(notes, code, cell)
    return sheet


def tags_of(notes: Notes, code: str, cell: Written) -> dict[str, str]:
    written = {f"{code}.{kind}": str(text) for kind, text in cell.items() if kind != "value"}
    return {**written, f"{code}.vurdering": notes.labels[str(cell["value"])]}


def type_grid(folder: Path, notes: Notes, slips: Mapping[tuple[str, str, str], object]) -> None:
    """The grid with what was written on paper, and what somebody typed besides."""
    # Not before interview_kit, which says by what openpyxl writes.
    from openpyxl import load_workbook  # noqa: PLC0415
    from openpyxl.cell import Cell  # noqa: PLC0415

    workbook = load_workbook(io.BytesIO((folder / "dokumenter" / GRID).read_bytes()))
    typed = {
        (ON_PAPER, candidate, code): cell["value"]
        for candidate in CANDIDATES
        for code, cell in notes.cells(ON_PAPER, candidate)
    }
    for (member, candidate, code), value in {**typed, **slips}.items():
        tab = workbook[candidate]
        words = [cell for row in tab.iter_rows() for cell in row if isinstance(cell, Cell)]
        rows = {cell.value: cell.row for cell in words if cell.column == 1}
        heads = {cell.value: cell.column for cell in words if isinstance(cell.value, str)}
        tab.cell(rows[member], heads[code], value)
        if member == ON_PAPER:
            tab.cell(rows[member], heads[PAPER_HEAD], TICKED)
    put(folder, GRID, workbook_bytes(workbook, "Indtastning"))


def put(folder: Path, name: str, data: bytes) -> None:
    (folder / "indkommet").mkdir(exist_ok=True)
    (folder / "indkommet" / name).write_bytes(data)
