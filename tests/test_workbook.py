"""The bank in Excel and back: nothing is invented in an untouched one, and nothing is lost of a changed one."""

import io
import random
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter

from interview_kit.curation import Consent, Received, text_hash, texts_of
from interview_kit.curation.position_texts import position_texts
from interview_kit.curation.workbook.columns import field_and_number, field_called
from interview_kit.curation.workbook.reading import read_workbook
from interview_kit.curation.workbook.writing import bank_workbook
from interview_kit.models.bank import QuestionBank
from interview_kit.models.days import iso_day
from interview_kit.packing import zip_parts
from interview_kit.problems.workbook_texts import WORKBOOK_TEXTS
from tests.commands import run
from tests.conftest import Convert, approved, need
from tests.opened_workbook import Opened, read, wanted, with_entries

DOOR, FAULT = "vagt.hus.doer", "vagt.fejl.siger-til"


@pytest.fixture(scope="session")
def printed(bank: QuestionBank) -> bytes:
    return bank_workbook(bank)


@pytest.fixture(scope="session")
def small(small_bank: QuestionBank) -> bytes:
    return bank_workbook(small_bank)


def all_texts(bank: QuestionBank) -> dict[str, str]:
    """Every text of the book and of the positions, by its address."""
    owners = [*map(texts_of, bank.all_entries), *map(position_texts, bank.positions.values())]
    return {key: text.words for texts in owners for key, text in texts.items()}


def test_every_address_is_a_field_and_a_number(bank: QuestionBank) -> None:
    for entry in bank.all_entries:
        for address, text in texts_of(entry).items():
            field, number = field_and_number(text)
            shown = field.name.capitalize()
            assert field_called(shown) == field
            assert field.address(entry.id, number) == address


@pytest.mark.slow
def test_an_untouched_workbook_wants_nothing_and_holds_every_text(bank: QuestionBank, printed: bytes) -> None:
    received = read(printed, bank)
    assert received == Received(texts=len(all_texts(bank)))
    assert received.texts > 3_000
    opened = Opened(printed)
    heads = opened.heads("Tekster")
    rows = opened["Tekster"].iter_rows(min_row=2, values_only=True)
    texts = {row[heads["Adresse"] - 1]: row[heads["Tekst"] - 1] for row in rows if row[heads["Adresse"] - 1]}
    assert texts == all_texts(bank)


def test_the_same_bank_gives_the_same_bytes(small: bytes, small_bank: QuestionBank) -> None:
    assert bank_workbook(small_bank) == small


def test_what_people_write_in_is_open_and_the_rest_is_locked_without_a_password(small: bytes) -> None:
    opened = Opened(small)
    open_heads = {
        "Tekster": {"Ny tekst", "Bemærkning"},
        "Sæt": {"Tilstand", "Godkendt af", "Godkendt dato", "Forbehold", "Dækker", "Nøgleord",
                "Nær", "Bemærkning"},
        "Stillinger": {"Nr", "Adfærd", "Begrundelse", "Bemærkning"},
    }  # fmt: skip
    for tab, expected in open_heads.items():
        sheet, heads = opened[tab], opened.heads(tab)
        lock = sheet.protection
        assert lock.sheet
        assert lock.password is None
        assert not lock.autoFilter  # False lets people filter
        assert sheet.auto_filter.ref
        assert sheet.freeze_panes == "A2"
        assert sheet.print_title_rows == "$1:$1"
        assert sheet.page_setup.orientation == "landscape"
        assert {head for head, at in heads.items() if not sheet.cell(2, at).protection.locked} == expected
        for hidden in {"Adresse", "Aftryk", "Blok", "Ord"} & heads.keys():
            assert sheet.column_dimensions[get_column_letter(heads[hidden])].hidden


@pytest.fixture(scope="session")
def calc(libreoffice: Convert) -> Convert:
    """LibreOffice Calc, which a machine with Writer may lack."""
    if not Path(need("soffice")).resolve().with_name("libsclo.so").exists():
        pytest.skip("LibreOffice has no Calc here")
    return libreoffice


@pytest.fixture(scope="session")
def edited(small: bytes) -> bytes:
    """A workbook with many kinds of edit in it."""
    opened = Opened(small)
    for name in EDITED:
        EDITS[name][0](opened)
    opened.put("Sæt", opened.row("Sæt", Sæt=FAULT), Godkendt_af="Eva Holm", Godkendt_dato=date(2026, 12, 3))
    opened.put("Stillinger", 2, Nr=3, Begrundelse="+ en grund")
    opened["Nyt sæt"]["B4"] = "Hilser på gæsterne. [vagt.hus.gaester]"
    opened["Nyt sæt"]["B8"] = "=1+1"
    opened["Nyt sæt"]["B8"].data_type = "s"
    opened["Tekster"]["P9"] = "Løst"
    return opened.saved()


@pytest.fixture(scope="session")
def through_libreoffice(
    printed: bytes, edited: bytes, calc: Convert, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, bytes]:
    """Workbooks as LibreOffice saves them, straight and by way of its own format."""
    folder = tmp_path_factory.mktemp("calc")
    files = {"straight": printed, "round": printed, "edited": edited, "edited-round": edited}
    paths = {name: folder / f"{name}.xlsx" for name in files}
    for name, path in paths.items():
        path.write_bytes(files[name])
    by_ods = calc([paths["round"], paths["edited-round"]], "ods", folder)
    written = calc([paths["straight"], paths["edited"], *by_ods], "xlsx", folder / "home")
    return {path.stem: path.read_bytes() for path in written}


@pytest.mark.slow
@pytest.mark.parametrize("way", ["straight", "round"])
def test_libreoffice_changes_nothing(
    way: str, through_libreoffice: dict[str, bytes], bank: QuestionBank
) -> None:
    assert read(through_libreoffice[way], bank) == Received(texts=len(all_texts(bank)))
    sheet = load_workbook(io.BytesIO(through_libreoffice[way]), read_only=True)["Tekster"]
    rows = list(sheet.iter_rows(values_only=True))
    text, address = rows[0].index("Tekst"), rows[0].index("Adresse")
    assert {row[address]: row[text] for row in rows[1:] if row[address]} == all_texts(bank)


@pytest.mark.slow
@pytest.mark.parametrize("way", ["edited", "edited-round"])
def test_libreoffice_keeps_every_edit(
    way: str, through_libreoffice: dict[str, bytes], edited: bytes, small_bank: QuestionBank
) -> None:
    before, after = read(edited, small_bank), read(through_libreoffice[way], small_bank)
    assert wanted(after) == wanted(before)
    assert len(wanted(after)) == len(EDITED) + 2
    assert [one[:5] for one in after.consents] == [one[:5] for one in before.consents]
    assert [one.text for one in after.unplaced] == ["Løst"]
    assert after.texts == before.texts


@pytest.mark.slow
def test_the_live_minutes_say_what_a_plan_asks(
    through_libreoffice: dict[str, bytes], bank: QuestionBank, guides: dict[tuple[str, int], Any]
) -> None:
    sheet = load_workbook(io.BytesIO(through_libreoffice["straight"]), data_only=True)["Stillinger"]
    heads = {cell.value: index for index, cell in enumerate(sheet[1])}
    rows: list[Any] = [row for row in sheet.iter_rows(min_row=2, values_only=True) if row[heads["Nr"]]]
    for (position, number), guide in guides.items():
        block = f"stilling:{position}/A/samtale {number}/fokus"
        of_round = [row for row in rows if row[heads["Blok"]] == block]
        fits = {
            row[heads["Linje"]] for row in of_round if row[heads["Løbende sum"]] <= row[heads["Plads til"]]
        }
        assert fits == {question.behaviour_id for question in guide.content.questions}
        assert all(row[heads["Kompetence"]] and row[heads["Spørger"]] for row in of_round)


# One edit each: what is done, and the changes that come of it.
Edit = Callable[[Opened], object]


def in_texts(field: str, number: int | None, entry: str = DOOR, **texts: Any) -> Edit:
    return lambda one: one.put("Tekster", one.row("Tekster", Sæt=entry, Felt=field, Nr=number), **texts)


def in_free_row(**texts: Any) -> Edit:
    return lambda one: one.put("Tekster", one.free_row(), **texts)


def in_entry(**texts: Any) -> Edit:
    return lambda one: one.put("Sæt", one.row("Sæt", Sæt=DOOR), **texts)


EDITS: dict[str, tuple[Edit, list[tuple[str, str, str]]]] = {
    "a new text": (in_texts("Lyt efter", 1, Ny_tekst="Nævner tidspunktet."), [("changed", f"{DOOR}/lyt efter 1", "Nævner tidspunktet.")]),
    "a text written over": (in_texts("Trin 5", 1, Tekst="Låste selv døren."), [("changed", f"{DOOR}/trin 5/1", "Låste selv døren.")]),
    "the same text": (in_texts("Trin 1", 1, Ny_tekst=" Lod  døren stå. "), []),
    "a number": (in_texts("Trin 1", 1, Ny_tekst=7), [("changed", f"{DOOR}/trin 1/1", "7")]),
    "half": (in_texts("Trin 1", 1, Ny_tekst=2.5), [("changed", f"{DOOR}/trin 1/1", "2,5")]),
    "gone": (in_texts("Spørgsmål 1, opfølgning", 2, Ny_tekst="Slet"), [("removed", f"{DOOR}/spørgsmål 1, opfølgning 2", "")]),
    "gone, shouted": (in_texts("Rødt flag", 1, Ny_tekst="«SLET»."), [("removed", f"{DOOR}/rødt flag 1", "")]),
    "a sum": (in_texts("Trin 2", 1, Ny_tekst="=1+1"), [("changed", f"{DOOR}/trin 2/1", "=1+1")]),
    "one more in the cell": (in_texts("Lyt efter", 1, Ny_tekst="Nævner klokkeslæt.\nNævner vejret."), [("added", f"{DOOR}/lyt efter 2", "Nævner vejret.")]),
    "two for one": (in_texts("Lyt efter", 1, Ny_tekst="Nævner tal.\nNævner navne."), [("changed", f"{DOOR}/lyt efter 1", "Nævner tal."), ("added", f"{DOOR}/lyt efter 2", "Nævner navne.")]),
    "a line break in a question": (in_texts("Spørgsmål 1", None, Ny_tekst="Fortæl om en dør,\nder stod åben."), [("changed", f"{DOOR}/spørgsmål 1", "Fortæl om en dør, der stod åben.")]),
    "a free row": (in_free_row(Sæt=DOOR, Felt="Lyt efter", Ny_tekst="Nævner nøglen."), [("added", f"{DOOR}/lyt efter 2", "Nævner nøglen.")]),
    "a free row with a number": (in_free_row(Sæt=DOOR, Felt="trin 5", Nr=1, Tekst="Låste den selv."), [("added", f"{DOOR}/trin 5/1", "Låste den selv.")]),
    "a free row with a number that is too high": (
        in_free_row(Sæt=DOOR, Felt="Trin 4", Nr=9, Tekst="Ringede."),
        [("added", f"{DOOR}/trin 4/2", "Ringede.")],
    ),
    "two in a free row": (
        in_free_row(Sæt=DOOR, Felt="Trin 4", Tekst="Ringede.\nGik."),
        [("added", f"{DOOR}/trin 4/2", "Ringede."), ("added", f"{DOOR}/trin 4/3", "Gik.")],
    ),
    "the first of a list": (in_free_row(Sæt=FAULT, Felt="røde flag", Ny_tekst="Løj."), [("added", f"{FAULT}/rødt flag 1", "Løj.")]),
    "a text that there may be": (in_free_row(Sæt=FAULT, Felt="Tæller også", Ny_tekst="Et skab."), [("added", f"{FAULT}/tæller også", "Et skab.")]),
    "covers": (in_entry(Dækker="døren"), [("changed", f"{DOOR}/dækker", "døren")]),
    "keywords": (in_entry(Nøgleord="dør; port ,lys"), [("changed", f"{DOOR}/nøgleord", "dør, port, lys")]),
    "keywords spaced": (in_entry(Nøgleord="dør,lys"), []),
    "near": (in_entry(Nær="vagt.hus.gaester"), [("changed", "vagt.hus.doer/nær", "vagt.hus.gaester")]),
    "withdrawn": (in_entry(Tilstand="Trukket tilbage"), [("removed", DOOR, "")]),
    "under review": (in_entry(Tilstand="under gennemsyn"), [("changed", f"{DOOR}/tilstand", "under gennemsyn")]),
}  # fmt: skip


# Some that may stand in one workbook.
EDITED = (
    "a new text", "a text written over", "gone", "a sum", "a number", "a line break in a question", "a free row",
    "covers", "keywords", "near", "withdrawn",
)  # fmt: skip


@pytest.mark.parametrize("name", EDITS)
def test_what_somebody_does_is_what_is_wanted(name: str, small: bytes, small_bank: QuestionBank) -> None:
    edit, expected = EDITS[name]
    opened = Opened(small)
    if name == "under review":
        opened.put("Sæt", opened.row("Sæt", Sæt=DOOR), Godkendt_af=None)
    edit(opened)
    received = read(opened.saved(), small_bank)
    assert wanted(received) == expected
    assert received.texts == len(all_texts(small_bank))
    assert not received.unplaced
    assert not received.consents
    assert all(one.origin.by == "Ida Juul" and one.origin.at[:2] == "20" for one in received.proposals)


def test_a_change_knows_the_words_that_were_printed_its_row_and_what_is_remarked(
    small: bytes, small_bank: QuestionBank
) -> None:
    opened = Opened(small)
    row = opened.row("Tekster", Sæt=DOOR, Felt="Lyt efter", Nr=1)
    opened.put("Tekster", row, Ny_tekst="Nævner tid.", Bemærkning="Klokkeslæt er for snævert.")
    opened.put("Tekster", 2, Bemærkning="Godt.")
    received = read(opened.saved(), small_bank)
    [change] = received.proposals
    assert change.printed == text_hash("Nævner klokkeslæt.")
    assert change.origin.source == f"bank.xlsx, Tekster række {row}"
    assert change.comment == "Klokkeslæt er for snævert."
    [remark] = received.remarks
    assert (remark.address, remark.text) == (f"{DOOR}/dækker", "Godt.")


@pytest.mark.slow
def test_a_hundred_edits_come_back_with_address_and_row(bank: QuestionBank, printed: bytes) -> None:
    choose = random.Random(14)  # noqa: S311 - nothing secret
    opened = Opened(printed)
    heads, sheet = opened.heads("Tekster"), opened["Tekster"]
    rows = [row for row in range(2, sheet.max_row + 1) if sheet.cell(row, heads["Adresse"]).value]
    free = opened.free_row()
    expected: set[tuple[str, str, str, int]] = set()
    listed = [row for row in rows if sheet.cell(row, heads["Nr"]).value]
    for number, row in enumerate(choose.sample(rows, 80)):
        address = str(sheet.cell(row, heads["Adresse"]).value)
        way = choose.choice(["new", "over", "gone"])
        words = choose.choice(["=SUM(A1)", "+45 er nyt", "-nyt", "@nyt", "Nyt «ord»"]) + f" {number}"
        if way == "gone":
            sheet.cell(row, heads["Ny tekst"]).value = choose.choice(["SLET", "slet", " Slet "])
            expected.add(("removed", address, "", row))
            continue
        cell = sheet.cell(row, heads["Ny tekst" if way == "new" else "Tekst"])
        cell.value = words
        cell.data_type = "s"
        expected.add(("changed", address, words, row))
    for step, row in enumerate(choose.sample(listed, 20)):
        entry, field = sheet.cell(row, heads["Sæt"]).value, sheet.cell(row, heads["Felt"]).value
        level = str(field).lower()
        between = "/" if "trin" in level else " "
        opened.put("Tekster", free + step, Sæt=entry, Felt=field, Nr=1, Ny_tekst=f"Et mere {step}")
        expected.add(("added", f"{entry}/{level}{between}1", f"Et mere {step}", free + step))
    received = read(opened.saved(), bank)
    found = {
        (one.kind, one.address, one.words, int(one.origin.source.rpartition(" ")[2]))
        for one in received.proposals
    }
    assert found == expected
    assert len(received.proposals) == 100
    assert not received.unplaced
    assert not received.remarks
    assert received.texts == len(all_texts(bank))


def test_text_that_looks_like_a_formula_is_text_both_ways(small_bank: QuestionBank) -> None:
    [*others, entry] = small_bank.all_entries
    odd = (
        "=1+1",
        "+45 12 34 56 78",
        "-tekst",
        "@navn",
        "'citat",
        '=HYPERLINK("x")',
        "_x000D_ og _x0041_",
        "#N/A",
    )
    changed = entry.model_copy(update={"red_flags": odd})
    bank = with_entries(small_bank, [*others, changed])
    data = bank_workbook(bank)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert b"<f>" not in package.read("xl/worksheets/sheet2.xml")
    assert read(data, bank) == Received(texts=len(all_texts(bank)))
    opened = Opened(data)
    row = opened.row("Tekster", Sæt=entry.id, Felt="Rødt flag", Nr=1)
    opened.put("Tekster", row, Ny_tekst="=2+2")
    assert wanted(read(opened.saved(), bank)) == [("changed", f"{entry.id}/rødt flag 1", "=2+2")]


def test_a_text_longer_than_a_cell_is_not_changed_by_being_cut(small_bank: QuestionBank) -> None:
    [*others, entry] = small_bank.all_entries
    bank = with_entries(small_bank, [*others, entry.model_copy(update={"covers": "lang " * 8_000})])
    assert wanted(read(bank_workbook(bank), bank)) == []
    opened = Opened(bank_workbook(bank))
    opened.put("Tekster", opened.row("Tekster", Sæt=entry.id, Felt="Dækker"), Ny_tekst="kort")
    assert wanted(read(opened.saved(), bank)) == [("changed", f"{entry.id}/dækker", "kort")]


# What people do to a tab that changes no text.
def sort_rows(opened: Opened) -> None:
    sheet = opened["Tekster"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2, max_row=26)]
    for row, values in enumerate(sorted(rows, key=lambda row: str(row[6])), 2):
        for column, value in enumerate(values, 1):
            sheet.cell(row, column).value = value


def sort_what_is_seen(opened: Opened) -> None:
    """Somebody marks the columns in sight, and not the hidden ones."""
    for tab, by, last, shown in (("Tekster", 6, 26, 9), ("Sæt", 0, 3, 13), ("Stillinger", 5, 10, 12)):
        sheet = opened[tab]
        rows = [[cell.value for cell in row[:shown]] for row in sheet.iter_rows(min_row=2, max_row=last)]
        ordered = sorted(rows, key=lambda row: str(row[by]))
        assert ordered != rows
        for row, values in enumerate(ordered, 2):
            for column, value in enumerate(values, 1):
                sheet.cell(row, column).value = value


def move_columns(opened: Opened) -> None:
    sheet = opened["Tekster"]
    for row in sheet.iter_rows(min_row=1, max_row=35):
        values = [cell.value for cell in row]
        for cell, value in zip(row, reversed(values), strict=True):
            cell.value = value


def rename_heads(opened: Opened) -> None:
    heads = opened.heads("Tekster")
    for old, new in {"Ny tekst": "Ny tekst (jurist)", "Bemærkning": "Bemærkninger", "Nr": "nr."}.items():
        opened["Tekster"].cell(1, heads[old]).value = new


def rows_above(opened: Opened) -> None:
    opened["Tekster"].insert_rows(1, 3)
    opened["Sæt"].insert_rows(1, 2)


def empty_rows(opened: Opened) -> None:
    opened["Tekster"].insert_rows(5, 4)
    opened["Stillinger"].insert_rows(3)


def lose_hidden(opened: Opened) -> None:
    heads = opened.heads("Tekster")
    opened["Tekster"].delete_cols(heads["Adresse"], 2)


def lose_hash(opened: Opened) -> None:
    opened["Tekster"].delete_cols(opened.heads("Tekster")["Aftryk"])


def rename_tabs(opened: Opened) -> None:
    opened["Tekster"].title, opened["Sæt"].title = "Tekster HR", "Ark3"


HARMLESS: dict[str, Edit] = {
    "sorted": sort_rows, "sorted but for the hidden": sort_what_is_seen, "columns moved": move_columns,
    "heads renamed": rename_heads, "rows above": rows_above, "empty rows": empty_rows,
    "hidden columns lost": lose_hidden, "hashes lost": lose_hash, "tabs renamed": rename_tabs,
}  # fmt: skip


@pytest.mark.parametrize("name", HARMLESS)
def test_what_changes_no_text_wants_nothing(name: str, small: bytes, small_bank: QuestionBank) -> None:
    opened = Opened(small)
    HARMLESS[name](opened)
    assert read(opened.saved(), small_bank) == Received(texts=34)


@pytest.mark.parametrize("name", HARMLESS)
def test_a_change_is_found_all_the_same(name: str, small: bytes, small_bank: QuestionBank) -> None:
    opened = Opened(small)
    in_texts("Lyt efter", 1, Ny_tekst="Nævner tid.")(opened)
    HARMLESS[name](opened)
    [change] = read(opened.saved(), small_bank).proposals
    assert change[:4] == ("changed", f"{DOOR}/lyt efter 1", "Nævner tid.", text_hash("Nævner klokkeslæt."))


def test_a_deleted_row_removes_nothing_and_is_counted(small: bytes, small_bank: QuestionBank) -> None:
    opened = Opened(small)
    opened["Tekster"].delete_rows(3, 4)
    received = read(opened.saved(), small_bank)
    assert not received.proposals
    [remark] = received.remarks
    assert remark.text.startswith("4 tekster fra banken står ikke på fanen Tekster:")
    assert not remark.is_open
    assert received.texts == 30


def test_a_copied_row_is_one_more_of_its_list(small: bytes, small_bank: QuestionBank) -> None:
    opened = Opened(small)
    sheet = opened["Tekster"]
    row = opened.row("Tekster", Sæt=DOOR, Felt="Lyt efter", Nr=1)
    values = [cell.value for cell in sheet[row]]
    sheet.insert_rows(row)
    for column, value in enumerate(values, 1):
        sheet.cell(row, column).value = value
    opened.put("Tekster", row, Ny_tekst="Nævner nøglen.")
    received = read(opened.saved(), small_bank)
    assert wanted(received) == [("added", f"{DOOR}/lyt efter 2", "Nævner nøglen.")]
    assert "kopi" in received.proposals[0].comment


def test_a_row_copied_to_another_list_is_one_more_of_that(small: bytes, small_bank: QuestionBank) -> None:
    opened = Opened(small)
    sheet = opened["Tekster"]
    row, free = opened.row("Tekster", Sæt=DOOR, Felt="Lyt efter", Nr=1), opened.free_row() + 2
    for cell in sheet[row]:
        sheet.cell(free, int(cell.column or 0)).value = cell.value
    opened.put("Tekster", free, Felt="Vær opmærksom på", Nr=None, Tekst="Nævner intet.")
    assert wanted(read(opened.saved(), small_bank)) == [
        ("added", f"{DOOR}/vær opmærksom på 2", "Nævner intet.")
    ]


def test_nothing_that_has_no_place_is_lost(small: bytes, small_bank: QuestionBank) -> None:
    opened = Opened(small)
    sheet = opened["Tekster"]
    sheet.cell(4, 14).value = "Helt ude til højre"
    opened.put("Tekster", 5, Adfærd="En anden linje")
    opened.put("Tekster", 6, Tekst="Skrevet over", Ny_tekst="Ny")
    free = opened.free_row()
    opened.put("Tekster", free, Ny_tekst="Uden sæt")
    opened.put("Tekster", free + 1, Sæt=DOOR, Felt="Ukendt felt", Ny_tekst="Uden felt")
    opened.put("Tekster", free + 2, Profil="Kun her")
    opened.put("Sæt", 2, Adfærd="En tredje linje", Forfatter="En anden")
    opened.put("Stillinger", 5, Begrundelse="Uden adfærd")
    opened.put("Stillinger", 6, Adfærd="Ingen linje")
    opened.book.create_sheet("Mine noter").append(["Ring til", "Ida"])
    opened["Sådan gør I"]["A11"] = "Husk ferien"
    received = read(opened.saved(), small_bank)
    assert {one.text for one in received.unplaced} == {
        "Helt ude til højre", "En anden linje", "Skrevet over", "Uden sæt", "Uden felt", "Kun her",
        "En tredje linje", "En anden", "Uden adfærd", "Ingen linje", "Ring til · Ida", "Husk ferien",
    }  # fmt: skip
    assert [one.words for one in received.proposals] == ["Ny"]
    assert all(one.origin.source for one in received.unplaced)


def test_a_tab_that_is_gone_is_said_and_the_others_are_read(small: bytes, small_bank: QuestionBank) -> None:
    opened = Opened(small)
    in_entry(Dækker="døren")(opened)
    del opened.book["Tekster"], opened.book["Stillinger"], opened.book["Sådan gør I"]
    received = read(opened.saved(), small_bank)
    assert wanted(received) == [("changed", f"{DOOR}/dækker", "døren")]
    assert [one.text[:16] for one in received.remarks] == ["Fanen Tekster er", "Fanen Stillinger"]


def test_a_bank_that_has_moved_on_is_not_asked_for_old_words(small: bytes, small_bank: QuestionBank) -> None:
    [*others, door] = small_bank.all_entries
    assert door.id == DOOR or others[-1].id == DOOR
    entries = {one.id: one for one in small_bank.all_entries}
    newer = entries[DOOR].model_copy(update={"covers": "kun døren"})
    bank = with_entries(small_bank, [*(one for key, one in entries.items() if key != DOOR), newer])
    assert wanted(read(small, bank)) == []
    opened = Opened(small)
    in_texts("Dækker", None, Ny_tekst="kun døren")(opened)
    assert wanted(read(opened.saved(), bank)) == []
    in_texts("Dækker", None, Ny_tekst="alle døre")(opened)
    [change] = read(opened.saved(), bank).proposals
    assert change.printed == text_hash("hele linjen")


CONSENTS: dict[str, tuple[dict[str, Any], tuple[str, str, str] | None]] = {
    "typed as a date": ({"Godkendt_af": "Eva Holm", "Godkendt_dato": date(2026, 12, 3)}, ("Eva Holm", "2026-12-03", "")),
    "typed as text": ({"Godkendt_af": " Eva Holm", "Godkendt_dato": "3. december 2026"}, ("Eva Holm", "2026-12-03", "")),
    "with reservations": ({"Godkendt_af": "Eva Holm", "Godkendt_dato": "3/12-26", "Forbehold": "Trin 3"}, ("Eva Holm", "2026-12-03", "Trin 3")),
    "no date": ({"Godkendt_af": "Eva Holm", "Godkendt_dato": "i går"}, ("Eva Holm", "i går", "")),
    "nothing": ({"Godkendt_af": "Eva Holm"}, ("Eva Holm", "", "")),
    "only a date": ({"Godkendt_dato": "3/12-26"}, None),
}  # fmt: skip


@pytest.mark.parametrize("name", CONSENTS)
def test_a_name_and_a_date_approve_the_words_that_were_printed(
    name: str, small: bytes, small_bank: QuestionBank
) -> None:
    texts, expected = CONSENTS[name]
    opened = Opened(small)
    row = opened.put("Sæt", opened.row("Sæt", Sæt=FAULT), **texts)
    received = read(opened.saved(), small_bank)
    [entry] = small_bank.entries[FAULT]
    if expected is None:
        assert not received.consents
        assert "intet navn" in received.remarks[0].text
        return
    [consent] = received.consents
    by, on, reservations = expected
    assert consent == Consent(FAULT, entry.words, by, on, reservations, consent.origin)
    assert consent.origin.source == f"bank.xlsx, Sæt række {row}"
    assert not received.proposals


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-11-29", "2026-11-29"), ("29.11.2026", "2026-11-29"), ("29/11 2026", "2026-11-29"),
        ("d. 29. nov. 2026", "2026-11-29"), ("29-11-26", "2026-11-29"), ("29.02.2028", "2028-02-29"),
        ("30.02.2026", "30.02.2026"), ("snart", "snart"), ("", ""), ("2026-11-29 00:00:00", "2026-11-29"),
        ("29. foobar 2026", "29. foobar 2026"),
    ],
)  # fmt: skip
def test_a_date_is_read_as_it_is_written_in_denmark(text: str, day: str) -> None:
    assert iso_day(text) == day


def test_an_approval_that_stands_is_none_anew_however_its_date_is_written(small_bank: QuestionBank) -> None:
    [entry] = small_bank.entries[FAULT]
    keywords = {"keywords": ("a; b", "c, d"), "author": "Ida"}
    before = approved(entry.model_copy(update=keywords), "Eva Holm", "3. december 2026")
    bank = with_entries(small_bank, [*small_bank.entries[DOOR], before])
    data = bank_workbook(bank)
    assert read(data, bank) == Received(texts=34)
    opened = Opened(data)
    opened.put("Sæt", opened.row("Sæt", Sæt=FAULT), Godkendt_af=None, Godkendt_dato=None)
    received = read(opened.saved(), bank)
    assert not received.consents
    assert "trækker den ikke tilbage" in received.remarks[0].text


def test_what_nobody_has_saved_has_no_date(small: bytes, small_bank: QuestionBank) -> None:
    [entry] = small_bank.entries[FAULT]
    longer = entry.model_copy(update={"red_flags": ("Løj.",)})
    [remark] = read(small, with_entries(small_bank, [*small_bank.entries[DOOR], longer])).remarks
    assert remark.text.startswith("1 tekst fra banken")
    assert remark.origin == ("", "", "bank.xlsx, Tekster")


def test_a_copied_tab_is_counted_once(small: bytes, small_bank: QuestionBank) -> None:
    opened = Opened(small)
    opened.book.copy_worksheet(opened["Tekster"])
    in_texts("Lyt efter", 1, Ny_tekst="Nævner tid.")(opened)
    received = read(opened.saved(), small_bank)
    assert (len(received.proposals), received.texts) == (1, 34)


def test_a_state_cannot_be_approved_without_a_name(small: bytes, small_bank: QuestionBank) -> None:
    opened = Opened(small)
    opened.put("Sæt", opened.row("Sæt", Sæt=FAULT), Tilstand="godkendt")
    received = read(opened.saved(), small_bank)
    assert not received.proposals
    assert "navn og dato" in received.remarks[0].text


BROKEN: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "nothing": (lambda _: b"", "workbook-empty"),
    "comma separated": (lambda _: "Sæt;Tekst\nx;y".encode(), "workbook-other-format"),
    "with a password": (lambda _: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "workbook-password"),
    "an old .xls": (lambda _: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2_000), "workbook-other-format"),
    "cut off": (lambda data: data[: len(data) // 2], "workbook-damaged"),
    "a bomb": (lambda data: with_parts(data, **{"xl/a.xml": b" " * 15_000_000}), "workbook-too-large"),
    "a document type": (lambda data: with_parts(data, **{"xl/worksheets/sheet2.xml": b"<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>"}), "workbook-unsafe"),
    "another workbook": (lambda _: plain_workbook(), "workbook-not-ours"),
}  # fmt: skip


def with_parts(data: bytes, **parts: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return zip_parts({**{name: package.read(name) for name in package.namelist()}, **parts})


def plain_workbook() -> bytes:
    stream = io.BytesIO()
    Workbook().save(stream)
    return stream.getvalue()


@pytest.mark.parametrize("way", BROKEN)
def test_what_is_no_workbook_of_ours_is_refused(way: str, small: bytes, small_bank: QuestionBank) -> None:
    spoil, code = BROKEN[way]
    assert read_workbook(spoil(small), "x.xlsx", small_bank) == code


def test_every_refusal_can_come_about() -> None:
    assert {code for _, code in BROKEN.values()} == set(WORKBOOK_TEXTS)


def test_macros_and_links_to_other_files_are_not_looked_at(small: bytes, small_bank: QuestionBank) -> None:
    link = b'<Relationship Id="rId99" TargetMode="External" Target="file:///etc/passwd" Type="x/externalLinkPath"/>'
    with zipfile.ZipFile(io.BytesIO(small)) as package:
        relations = package.read("xl/_rels/workbook.xml.rels")
    data = with_parts(
        small,
        **{
            "xl/vbaProject.bin": b"\xd0\xcf\x11\xe0 Auto_Open",
            "xl/_rels/workbook.xml.rels": relations.replace(b"</Relationships>", link + b"</Relationships>"),
        },
    )
    assert read(data, small_bank) == Received(texts=34)


@pytest.mark.slow
def test_no_changed_byte_makes_a_traceback(small: bytes, small_bank: QuestionBank) -> None:
    choose = random.Random(3)  # noqa: S311 - nothing secret
    with zipfile.ZipFile(io.BytesIO(small)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    for _ in range(60):
        name = choose.choice(sorted(parts))
        part = bytearray(parts[name])
        for _ in range(choose.randint(1, 4)):
            part[choose.randrange(len(part))] = choose.randrange(256)
        found = read_workbook(zip_parts({**parts, name: bytes(part)}), "x.xlsx", small_bank)
        assert isinstance(found, Received) or found in WORKBOOK_TEXTS


def test_the_command_writes_and_reads(
    tmp_path: Path, bank_copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    bank = ("--bank", str(bank_copy))
    assert run("workbook", *bank).exit_code == 0
    assert run("workbook", *bank).exit_code == 1  # it is there
    opened = Opened((tmp_path / "bank.xlsx").read_bytes())
    in_texts("Lyt efter", 1, Ny_tekst="Nævner tid.")(opened)
    (tmp_path / "to.xlsx").write_bytes(opened.saved())
    said = run("workbook", "--read", "bank.xlsx", "to.xlsx", *bank)
    assert said.exit_code == 0
    assert "Læst: bank.xlsx, to.xlsx." in said.output
    assert "1 rettelse: 1 ren" in said.output
    assert (tmp_path / "rettelser.docx").exists()
    (tmp_path / "x.xlsx").write_bytes(b"x;y")
    refused = run("workbook", "--read", "x.xlsx", "y.xlsx", "to.xlsx", *bank)
    assert refused.exit_code == 1
    assert "workbook-other-format" in refused.stderr
    assert "received-missing" in refused.stderr


@pytest.mark.parametrize("words", [("--read",), ("a.xlsx",), ("-o", "bank.ods")], ids=" ".join)
def test_a_command_that_cannot_be_meant_is_exit_2(words: tuple[str, ...]) -> None:
    assert run("workbook", *words).exit_code == 2
