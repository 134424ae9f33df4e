"""The grid for ratings on paper: what stands in it, what its formulas say, and that it is read back."""

import io
import random
import re
import struct
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.properties import PageSetupProperties

from benchmarks.grid_formulas import (
    MEAN,
    TOTAL,
    Panel,
    computed,
    differences,
    empty_grid,
    filled_grid,
    overview_of,
    random_panel,
    some_guides,
)
from interview_kit.comparison.block import LEAST_MEMBERS, LEAST_QUESTIONS
from interview_kit.comparison.ratings import Cell, Rating
from interview_kit.models.guide import Guide
from interview_kit.packing import zip_parts
from interview_kit.problems import problem
from interview_kit.problems.grid_texts import GRID_TEXTS
from interview_kit.scoring_sheets import grid_formulas
from interview_kit.scoring_sheets.grid import grid_workbook
from interview_kit.scoring_sheets.grid_marks import grid_questions
from interview_kit.scoring_sheets.grid_reading import GridCell, GridRead, GridRefusal, read_grid
from interview_kit.word.own_properties import is_untouched
from tests.conftest import Convert, need

COMPUTED = 10  # random panels: as many as show every kind
FIRST, CODES = 6, ("C1", "C2", "C3", "C4", "S6", "S7", "S8")


@pytest.fixture(scope="session")
def several_guides() -> list[Guide]:
    return some_guides()


@pytest.fixture(scope="session")
def guide(several_guides: list[Guide]) -> Guide:
    """The director's second interview: four behaviours of a case and three questions."""
    return several_guides[1]


@pytest.fixture(scope="session")
def panel(guide: Guide) -> Panel:
    """Four members, three candidates; M2 was away for K1 and M4 may not rate K3."""
    members, candidates = ("M1", "M2", "M3", "M4"), ("K1", "K2", "K3")
    given: tuple[Any, ...] = (4, 3, 5, 2, "IB", 4, "UE", 1)
    away = {("M2", "K1"), ("M4", "K3")}
    cells = [
        Cell(member, candidate, code)
        for member in members
        for candidate in candidates
        for code in CODES
        if (member, candidate) not in away
    ]
    ratings = {cell: given[index % len(given)] for index, cell in enumerate(cells)}
    return Panel(guide, members, candidates, {"M2": {"K1": "absent"}, "M4": {"K3": "inhabil"}}, ratings)


@pytest.fixture(scope="session")
def empty(panel: Panel) -> bytes:
    """The panel's grid as it is made."""
    return empty_grid(panel)


@pytest.fixture(scope="session")
def filled(panel: Panel) -> bytes:
    """The panel's grid with its ratings."""
    return filled_grid(panel)


@pytest.fixture(scope="session")
def calc(libreoffice: Convert) -> Convert:
    """LibreOffice Calc, which a machine with Writer may lack."""
    if not Path(need("soffice")).resolve().with_name("libsclo.so").exists():
        pytest.skip("LibreOffice has no Calc here")
    return libreoffice


def opened(data: bytes) -> Workbook:
    return load_workbook(io.BytesIO(data))


def saved(workbook: Workbook) -> bytes:
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def changed(data: bytes, tab: str, **cells: Any) -> bytes:
    """The workbook with other values in these cells."""
    workbook = opened(data)
    for place, value in cells.items():
        workbook[tab][place] = value
    return saved(workbook)


def read(data: bytes, *guides: Guide) -> GridRead:
    found = read_grid(data, guides)
    assert isinstance(found, GridRead), found
    return found


def values(found: GridRead) -> dict[tuple[str, str, str], object]:
    return {(cell.member, cell.candidate, cell.question): cell.value for cell in found.cells}


def in_place(found: GridRead, member: str, candidate: str, question: str) -> GridCell:
    [cell] = [one for one in found.cells if one[:3] == (member, candidate, question)]
    return cell


# What stands in it


def test_each_candidate_has_a_tab_with_members_down_and_questions_across(panel: Panel, empty: bytes) -> None:
    workbook = opened(empty)
    assert workbook.sheetnames == ["Læs mig", "K1", "K2", "K3", "Overblik", "Beregning"]
    tab = workbook["K2"]
    heads, titles, *rows = tab.iter_rows(min_row=FIRST - 2, values_only=True)
    assert heads == ("Medlem", *CODES, "Noter på papir", "Tæller med")
    assert titles[1:8] == tuple(question.title for question in grid_questions(panel.guide))
    assert [row[0] for row in rows] == ["M1", "M2", "M3", "M4"]
    assert {value for row in rows for value in row[1:9]} == {None}
    assert workbook["Beregning"].sheet_state == "hidden"


def test_a_cell_takes_a_level_ib_or_ue_and_nothing_else(empty: bytes) -> None:
    tab = opened(empty)["K2"]
    levels, ticks = tab.data_validations.dataValidation
    assert (levels.formula1, str(levels.sqref)) == ('"1,2,3,4,5,IB,UE"', "B6:H9")
    assert (ticks.formula1, str(ticks.sqref)) == ('"☑"', "I6:I9")
    assert levels.showErrorMessage
    assert "lad feltet være tomt" in levels.error


def test_only_what_is_typed_is_open(empty: bytes) -> None:
    workbook = opened(empty)
    assert all(sheet.protection.sheet and not sheet.protection.password for sheet in workbook.worksheets)
    is_open = [cell.coordinate for row in workbook["K1"] for cell in row if not cell.protection.locked]
    assert {place[0] for place in is_open} == set("BCDEFGHI")
    assert {place[1:] for place in is_open} == {"6", "8", "9"}  # M2 was away


def test_who_was_away_or_may_not_rate_is_locked_with_the_word_and_is_not_counted(
    panel: Panel, empty: bytes
) -> None:
    workbook = opened(empty)
    rows = {
        name: {row[0]: row for row in workbook[name].iter_rows(min_row=FIRST, values_only=True)}
        for name in panel.candidates
    }
    assert set(rows["K1"]["M2"][1:8]) == {"fraværende"}
    assert set(rows["K3"]["M4"][1:8]) == {"inhabil"}
    assert [rows["K2"][member][9] for member in panel.members] == ["ja", "nej", "ja", "nej"]


def test_it_says_which_grid_it_is_in_properties_and_for_people(panel: Panel, empty: bytes) -> None:
    workbook = opened(empty)
    said = {one.name: one.value for one in workbook.custom_doc_props.props}  # type: ignore[attr-defined]
    assert (said["interview-kit"], said["interview-kit.guide"]) == ("indtastning", panel.guide.id)
    assert (said["interview-kit.samtale"], said["interview-kit.format"]) == ("2", "1")
    for tab in ("Læs mig", "K1", "K2", "K3", "Overblik"):
        texts = " ".join(str(cell.value) for row in workbook[tab] for cell in row)
        assert f"Indtastning · guide {panel.guide.id} · samtale 2 · format 1" in texts


def test_the_same_panel_gives_the_same_bytes(panel: Panel) -> None:
    assert empty_grid(panel) == empty_grid(panel)


def test_it_is_printed_on_a4_landscape_with_its_heads(empty: bytes) -> None:
    for sheet in opened(empty).worksheets[:-1]:
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert sheet.sheet_properties.pageSetUpPr == PageSetupProperties(fitToPage=True)
    tab = opened(empty)["K1"]
    assert (tab.freeze_panes, tab.print_title_rows) == ("B6", "$4:$5")


def test_no_formula_is_newer_than_excel_2013_or_reaches_outside(empty: bytes) -> None:
    old = {
        "IF",
        "AND",
        "COUNTIF",
        "COUNTIFS",
        "SUM",
        "SUMIF",
        "SUMIFS",
        "SUMPRODUCT",
        "AVERAGE",
        "MID",
        "FIND",
        "UPPER",
        "ISNUMBER",
    }
    workbook = opened(empty)
    formulas = [
        cell.value
        for sheet in workbook.worksheets
        for row in sheet
        for cell in row
        if isinstance(cell.value, str) and cell.value.startswith("=")
    ]
    called = {name for formula in formulas for name in re.findall(r"([A-Z][A-Z.0-9]*)\(", formula)}
    assert called <= old
    assert not [formula for formula in formulas if "[" in formula or len(formula) > 8_000]


def test_a_title_is_never_a_formula(guide: Guide) -> None:
    content = guide.content
    questions = tuple(
        row.model_copy(update={"competency": "=777", "competency_id": "x"}) for row in content.questions
    )
    odd = guide.model_copy(
        update={"content": content.model_copy(update={"questions": questions, "title": "=888"})}
    )
    workbook = opened(grid_workbook(odd, ("M1",), ("K1",), {}))
    formulas = {
        cell.value for sheet in workbook.worksheets for row in sheet for cell in row if cell.data_type == "f"
    }
    assert not {formula for formula in formulas if "777" in str(formula) or "888" in str(formula)}


def test_it_is_untouched_until_somebody_saves_it(empty: bytes, tmp_path: Path) -> None:
    path = tmp_path / "indtastning-2.xlsx"
    path.write_bytes(empty)
    assert is_untouched(path)
    path.write_bytes(changed(empty, "K2", B6=4))
    assert not is_untouched(path)


# What the overview says, as LibreOffice Calc computes it


@pytest.mark.slow
def test_the_formulas_say_what_python_says(
    several_guides: list[Guide], calc: Convert, tmp_path: Path
) -> None:
    """`python -m benchmarks.grid_formulas 1000` does it with as many as one likes."""
    chance = random.Random(20261129)  # noqa: S311 - no secret
    panels = [random_panel(chance, several_guides) for _ in range(COMPUTED)]
    shown = computed([filled_grid(panel) for panel in panels], calc, tmp_path)
    assert [differences(panel, found) for panel, found in zip(panels, shown, strict=True)] == [[]] * COMPUTED
    kinds = {(panel.compared().block.is_too_small, panel.compared().has_total) for panel in panels}
    assert kinds == {(True, False), (False, True), (False, False)}


def test_the_smallest_block_with_a_total_is_that_of_the_comparison() -> None:
    assert (grid_formulas.LEAST_MEMBERS, grid_formulas.LEAST_QUESTIONS) == (LEAST_MEMBERS, LEAST_QUESTIONS)


@pytest.mark.slow
def test_no_number_is_shown_until_every_cell_is_filled(guide: Guide, calc: Convert, tmp_path: Path) -> None:
    """One blank hides all; who and whom it lacks is named: once for every question, member and candidate."""
    members, candidates = ("M1", "M2", "M3"), ("K1", "K2")
    cells = [Cell(m, k, code) for m in members for k in candidates for code in CODES]
    fours: dict[Cell, Rating] = dict.fromkeys(cells, 4)
    whole = Panel(guide, members, candidates, {}, fours)
    blanks = [Cell(members[i % 3], candidates[i % 2], code) for i, code in enumerate(CODES)]
    lacking = [whole._replace(ratings={one: 4 for one in cells if one != blank}) for blank in blanks]
    *shown, full = computed([*map(filled_grid, lacking), filled_grid(whole)], calc, tmp_path)
    assert full.numbers
    for blank, found in zip(blanks, shown, strict=True):
        assert not found.numbers
        assert {value for value in found.values.values() if value} == set()
        assert f"Ingen tal endnu: venter på {blank.member} ({blank.candidate})" in found.lines


@pytest.mark.slow
def test_what_is_no_rating_is_awaited_and_never_a_number(
    filled: bytes, calc: Convert, tmp_path: Path
) -> None:
    whole = filled
    wrong = ("4-5", 4.5, 0, 6, "=1/0", "fraværende", " ")
    shown = computed(
        [*(changed(whole, "K2", C8=value) for value in wrong), changed(whole, "K2", C8="4")], calc, tmp_path
    )
    *hidden, as_text = shown
    for found in hidden:
        assert not found.numbers
        assert "Ingen tal endnu: venter på M3 (K2)" in found.lines
    assert as_text.numbers


@pytest.mark.slow
def test_the_first_who_are_awaited_are_named_and_that_there_are_more(
    panel: Panel, calc: Convert, tmp_path: Path
) -> None:
    members, candidates = tuple(f"M{n}" for n in range(1, 13)), tuple(f"K{n}" for n in range(1, 9))
    many = panel._replace(members=members, candidates=candidates, ratings={})
    [found] = computed([empty_grid(many)], calc, tmp_path)
    assert not found.numbers
    assert (
        "Ingen tal endnu: venter på M1 (K1, K2, K3 …), M2 (K2, K3, K4 …), M3 (K1, K2, K3 …) og flere"
        in found.lines
    )


@pytest.mark.slow
def test_rows_that_are_sorted_or_moved_apart_count_all_the_same(
    guide: Guide, calc: Convert, tmp_path: Path
) -> None:
    members = ("M1", "M2", "M3", "M4")
    cells = [Cell(m, "K1", code) for m in members for code in CODES]
    whole = Panel(guide, members, ("K1",), {}, {one: (2, 3, 5, 4)[i % 4] for i, one in enumerate(cells)})
    workbook = opened(filled_grid(whole))
    tab = workbook["K1"]
    rows = [[cell.value for cell in tab[row]] for row in range(FIRST, FIRST + 4)]
    for row, line in zip(range(FIRST, FIRST + 4), reversed(rows), strict=True):
        for column, value in enumerate(line, 1):
            tab.cell(row, column, value)
    [found] = computed([saved(workbook)], calc, tmp_path)
    assert differences(whole, found) == []
    assert values(read(saved(workbook), guide)) == whole.ratings


@pytest.mark.slow
@pytest.mark.parametrize(
    ("members", "words"),
    [
        (2, "Ingen samlet vurdering. Færre end tre medlemmer har vurderet alle kandidater."),
        (3, "Ingen samlet vurdering. Færre end tre spørgsmål er stillet til alle kandidater."),
    ],
)
def test_under_three_members_or_questions_there_is_no_total_and_why_is_said(
    guide: Guide, calc: Convert, tmp_path: Path, members: int, words: str
) -> None:
    codes = CODES if members == 2 else CODES[:2]
    people = tuple(f"M{number}" for number in range(1, members + 1))
    given = {
        Cell(m, k, code): 4 if code in codes else "IB" for m in people for k in ("K1", "K2") for code in CODES
    }
    [found] = computed([filled_grid(Panel(guide, people, ("K1", "K2"), {}, given))], calc, tmp_path)  # type: ignore[arg-type]
    assert words in found.lines
    assert (found.values[MEAN, TOTAL, "K1"], found.values[MEAN, TOTAL, "K2"]) == ("–", "–")
    if members == 3:
        assert "Tæller ikke med, fordi alle skrev IB om en kandidat: C3, C4, S6, S7, S8" in found.lines


# Read back


def test_a_blank_is_never_a_zero(panel: Panel, empty: bytes) -> None:
    found = read(empty, panel.guide)
    assert len(found.cells) == 10 * len(CODES)  # M2 for K1 and M4 for K3 are no cells of the grid
    assert {cell[3:] for cell in found.cells} == {(None, None, False)}


def test_what_is_typed_is_read(panel: Panel, filled: bytes) -> None:
    found = read(filled, panel.guide)
    assert found.guide == panel.guide.id
    assert values(found) == panel.ratings


@pytest.mark.parametrize(
    ("typed", "value"),
    [(4, 4), (4.0, 4), ("4", 4), (" 4 ", 4), ("④", 4), ("IB", "IB"), ("ib", "IB"), ("UE", "UE")],
)
def test_a_rating_is_a_level_or_one_of_the_two_codes(
    panel: Panel, empty: bytes, typed: object, value: object
) -> None:
    cell = in_place(read(changed(empty, "K2", B6=typed), panel.guide), "M1", "K2", "C1")
    assert (cell.value, cell.raw) == (value, None)


@pytest.mark.parametrize(
    ("typed", "raw"),
    [
        (4.5, "4,5"),
        ("4-5", "4-5"),
        ("4,5", "4,5"),
        (0, "0"),
        (6, "6"),
        (-1, "-1"),
        (44, "44"),
        ("fire", "fire"),
        ("4 – God", "4 – God"),
        ("?", "?"),
        (True, "SAND"),
        ("#N/A", "#N/A"),
        ("½", "½"),
        ("²", None),
    ],
)
def test_what_is_not_exactly_a_rating_is_kept_as_it_stands(
    panel: Panel, empty: bytes, typed: object, raw: str | None
) -> None:
    cell = in_place(read(changed(empty, "K2", B6=typed), panel.guide), "M1", "K2", "C1")
    assert (cell.value, cell.raw) == ((None, raw) if raw else (2, None))


def test_a_date_that_a_program_made_of_4_5_is_no_rating_though_it_is_a_number(
    panel: Panel, empty: bytes
) -> None:
    workbook = opened(empty)
    for place, number, shown in (("B6", 46146, "DD-MM-YYYY"), ("C6", 4, "d. mmm")):
        workbook["K2"][place] = number
        workbook["K2"][place].number_format = shown
    found = read(saved(workbook), panel.guide)
    assert in_place(found, "M1", "K2", "C1")[3:5] == (None, "04-05-2026")
    assert in_place(found, "M1", "K2", "C2")[3:5] == (None, "03-01-1900")


def test_a_formula_is_what_it_shows_and_without_a_result_no_rating(panel: Panel, empty: bytes) -> None:
    formula = changed(empty, "K2", B6="=2+2")
    assert in_place(read(formula, panel.guide), "M1", "K2", "C1")[3:5] == (None, "=2+2")
    shown = rewritten(
        formula,
        lambda xml: xml.replace(b"<f>2+2</f><v></v>", b"<f>2+2</f><v>4</v>").replace(
            b"<f>2+2</f><v />", b"<f>2+2</f><v>4</v>"
        ),
    )
    assert in_place(read(shown, panel.guide), "M1", "K2", "C1").value == 4
    error = rewritten(
        shown,
        lambda xml: re.sub(
            rb'<c r="B6"([^>]*)><f>2\+2</f><v>4</v>', rb'<c r="B6"\1 t="e"><f>1/0</f><v>#DIV/0!</v>', xml
        ),
    )
    assert in_place(read(error, panel.guide), "M1", "K2", "C1")[3:5] == (None, "#DIV/0!")


def test_notes_on_paper_are_ticked_for_a_member_and_a_candidate(panel: Panel, empty: bytes) -> None:
    found = read(changed(empty, "K2", I7="☑", I8="☐"), panel.guide)
    assert {(cell.member, cell.candidate) for cell in found.cells if cell.on_paper} == {("M2", "K2")}


def test_ratings_are_found_by_codes_in_a_tab_that_was_sorted_and_added_to(
    panel: Panel, filled: bytes
) -> None:
    workbook = opened(filled)
    tab = workbook["K2"]
    tab.insert_rows(1, 3)
    tab.insert_cols(4, 2)
    tab["E9"] = "husk: 5"
    tab.insert_rows(11)
    tab["A11"] = "efter frokost"
    tab.move_range("A9:A9", rows=0)
    workbook.move_sheet("K2", -2)
    assert values(read(saved(workbook), panel.guide)) == panel.ratings


def test_the_name_of_a_tab_may_be_lost_but_not_contradict(panel: Panel, filled: bytes) -> None:
    workbook = opened(filled)
    workbook["K2"].title = "anden kandidat"
    assert values(read(saved(workbook), panel.guide)) == panel.ratings


@pytest.mark.slow
@pytest.mark.parametrize("road", [("xlsx",), ("ods", "xlsx")])
def test_every_value_comes_back_through_calc(
    panel: Panel, filled: bytes, calc: Convert, tmp_path: Path, road: tuple[str, ...]
) -> None:
    path = tmp_path / "indtastning-2.xlsx"
    path.write_bytes(changed(filled, "K2", I7="☑", B6="④", C6="4-5", D6=None))
    for step, ending in enumerate(road):
        [path] = calc([path], ending, tmp_path / str(step))
    found = read(path.read_bytes(), panel.guide)
    wanted: dict[Cell, Rating | None] = {**panel.ratings}
    wanted |= {Cell("M1", "K2", "C1"): 4, Cell("M1", "K2", "C2"): None, Cell("M1", "K2", "C3"): None}
    assert values(found) == wanted
    assert in_place(found, "M1", "K2", "C2").raw == "4-5"
    assert {(cell.member, cell.candidate) for cell in found.cells if cell.on_paper} == {("M2", "K2")}
    assert not is_untouched(path)
    assert not overview_of(path).numbers


def rewritten(data: bytes, change: Callable[[bytes], bytes], part: str = "xl/worksheets/") -> bytes:
    """The workbook with other XML in the parts whose names begin so."""
    parts = parts_of(data)
    return zip_parts({name: change(xml) if name.startswith(part) else xml for name, xml in parts.items()})


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


MAIN = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def as_excel_saves(data: bytes) -> bytes:
    """Texts shared, in pieces and with how they are spoken; the part that holds them has a name of its own."""
    parts, texts = parts_of(data), list[bytes]()

    def shared(found: re.Match[bytes]) -> bytes:
        texts.append(found[2])
        return b'<c%st="s"><v>%d</v></c>' % (found[1], len(texts) - 1)

    for name in [name for name in parts if name.startswith("xl/worksheets/")]:
        parts[name] = re.sub(rb'<c([^>]*)t="inlineStr"><is><t[^>]*>([^<]*)</t></is></c>', shared, parts[name])
        assert b"inlineStr" not in parts[name]
    pieces = (b"<r><rPr><b/></rPr><t>%s</t></r><r><t>%s</t></r>" % (text[:1], text[1:]) for text in texts)
    whole = (b"<t>%s</t>" % text for text in texts)
    items = zip(texts, pieces, whole, strict=True)
    inside = b"".join(
        b"<si>%s<rPh><t>nej</t></rPh></si>" % (piece if text.isascii() and b"&" not in text else all_of_it)
        for text, piece, all_of_it in items
    )
    parts["xl/texts.xml"] = b'<sst xmlns="%s">%s</sst>' % (MAIN, inside)
    more = b'<Relationship Id="rId99" Type="%s/sharedStrings" Target="texts.xml"/></Relationships>' % OFFICE
    relations = parts["xl/_rels/workbook.xml.rels"].replace(b"</Relationships>", more)
    return zip_parts({**parts, "xl/_rels/workbook.xml.rels": relations})


def as_google_saves(data: bytes) -> bytes:
    """No properties of our own, and a prefix on every element of a sheet."""
    parts = {name: xml for name, xml in parts_of(data).items() if name != "docProps/custom.xml"}
    parts["_rels/.rels"] = re.sub(rb"<Relationship [^>]*custom[^>]*/>", b"", parts["_rels/.rels"])
    for name in [name for name in parts if name.startswith("xl/worksheets/")]:
        xml = re.sub(rb"<(/?)(\w)", rb"<\1x:\2", parts[name])
        parts[name] = xml.replace(b"xmlns=", b"xmlns:x=", 1)
    return zip_parts(parts)


def as_a_macro_workbook(data: bytes) -> bytes:
    """As .xlsm: another content type, and a part with macros that nobody looks into."""
    plain, macro = b"spreadsheetml.sheet.main", b"ms-excel.sheet.macroEnabled.main"
    types = rewritten(
        data, lambda xml: xml.replace(b"openxmlformats-officedocument." + plain, macro), "[Content"
    )
    return zip_parts({**parts_of(types), "xl/vbaProject.bin": b"Attribute VB_Name"})


def as_strict(data: bytes) -> bytes:
    """As «Strict Open XML»: other namespaces and other kinds of relations."""
    old, new = b"http://schemas.openxmlformats.org/", b"http://purl.oclc.org/ooxml/"
    return rewritten(
        data,
        lambda xml: xml.replace(old + b"spreadsheetml/2006", new + b"spreadsheetml").replace(
            old + b"officeDocument/2006", new + b"officeDocument"
        ),
        "",
    )


@pytest.mark.parametrize("save", [as_excel_saves, as_google_saves, as_a_macro_workbook, as_strict])
def test_every_value_comes_back_as_other_programs_save_it(
    panel: Panel, filled: bytes, save: Callable[[bytes], bytes]
) -> None:
    assert values(read(save(filled), panel.guide)) == panel.ratings


def test_cells_that_do_not_say_their_place_stand_after_the_one_before(panel: Panel, filled: bytes) -> None:
    without = rewritten(filled, lambda xml: re.sub(rb'(<c|<row) r="[A-Z]*\d+"', rb"\1", xml))
    assert values(read(without, panel.guide)) == panel.ratings


def test_reading_needs_nothing_but_the_standard_library_and_the_models() -> None:
    program = (
        "import sys, interview_kit.scoring_sheets.grid_reading;"
        "sys.exit(', '.join({'lxml', 'openpyxl', 'numpy', 'scipy', 'docx'} & sys.modules.keys()) or None)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


# What is not read


def refused(data: bytes, *guides: Guide) -> tuple[str, str]:
    """The code of the refusal, and its words with what to do."""
    found = read_grid(data, guides)
    assert isinstance(found, GridRefusal), found
    told = problem(found.code, file="indkommet/x.xlsx", **found.details)
    assert told.level == "error"
    assert told.hint
    return found.code, told.message


def zipped(**parts: bytes) -> bytes:
    return zip_parts({name.replace("__", "/"): data for name, data in parts.items()})


def with_parts(data: bytes, **parts: bytes) -> bytes:
    return zip_parts({**parts_of(data), **parts})


def twice(data: bytes) -> bytes:
    """The zip with a second part of the same name."""
    stream = io.BytesIO(data)
    with pytest.warns(UserWarning, match="Duplicate name"), zipfile.ZipFile(stream, "a") as package:
        package.writestr("xl/workbook.xml", "<workbook/>")
    return stream.getvalue()


def lying(data: bytes) -> bytes:
    """The zip, whose directory says that a large part is small."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, xml in parts_of(data).items():
            package.writestr(name, xml + b" " * 30_000_000 if name == "xl/workbook.xml" else xml)
    whole = stream.getvalue()
    with zipfile.ZipFile(io.BytesIO(whole)) as package:
        size = package.getinfo("xl/workbook.xml").file_size
    return whole.replace(struct.pack("<L", size), struct.pack("<L", 1_000))


def locked(data: bytes) -> bytes:
    """The zip, which says that its parts have a password."""
    return re.sub(rb"(PK\x01\x02.{4})\x00\x00", lambda found: found[1] + b"\x01\x00", data, flags=re.DOTALL)


def later(data: bytes) -> bytes:
    """The grid in the next format, by its properties and for people."""
    shown = rewritten(data, lambda xml: xml.replace(b"format 1", b"format 2"))
    pattern = rb'(kit\.format"[^>]*><vt:lpwstr[^>]*>)1'
    return rewritten(shown, lambda xml: re.sub(pattern, rb"\g<1>2", xml), "docProps/custom")


def without_tabs(data: bytes) -> bytes:
    workbook = opened(data)
    for name in ("K1", "K2", "K3"):
        workbook.remove(workbook[name])
    return saved(workbook)


DTD = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]>'
SHEET = "xl/worksheets/sheet2.xml"

BROKEN: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "nothing": (lambda _: b"", "grid-empty"),
    "a lock file": (lambda _: b"\x0bEva Holm" + bytes(150), "grid-other-format"),
    "a PDF": (lambda _: b"%PDF-1.7", "grid-other-format"),
    "comma separated": (lambda _: b"Medlem;S1\nM1;4", "grid-other-format"),
    "an old .xls": (lambda _: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2_000), "grid-other-format"),
    "with a password": (lambda _: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "grid-password"),
    "a zip with a password": (locked, "grid-password"),
    "an .ods": (lambda _: zipped(mimetype=b"application/vnd.oasis.opendocument.spreadsheet", content=b"<x/>"), "grid-other-format"),
    "an .xlsb": (lambda data: rewritten(data, lambda xml: xml.replace(b"officeDocument/2006/relationships/officeDocument", b"x/y"), "_rels"), "grid-other-format"),
    "cut off": (lambda data: data[: len(data) // 2], "grid-damaged"),
    "a flipped byte": (lambda data: data[:9_000] + bytes([data[9_000] ^ 255]) + data[9_001:], "grid-damaged"),
    "a zip of nothing": (lambda _: zip_parts({}), "grid-other-format"),
    "a part that is not there": (lambda data: zip_parts({name: xml for name, xml in parts_of(data).items() if name != SHEET}), "grid-damaged"),
    "half a part": (lambda data: rewritten(data, lambda xml: xml[:500], SHEET), "grid-damaged"),
    "no XML": (lambda data: rewritten(data, lambda _: b"\xff\xfe\x00", SHEET), "grid-damaged"),
    "a shared text that is not there": (lambda data: rewritten(data, lambda xml: xml.replace(b"</sheetData>", b'<row r="90"><c r="A90" t="s"><v>7</v></c></row></sheetData>'), SHEET), "grid-damaged"),
    "a number that is none": (lambda data: rewritten(data, lambda xml: xml.replace(b"</sheetData>", b'<row r="90"><c r="A90"><v>x</v></c></row></sheetData>'), SHEET), "grid-damaged"),
    "two parts of a name": (twice, "grid-damaged"),
    "a lying directory": (lying, "grid-damaged"),
    "a document type": (lambda data: rewritten(data, lambda xml: DTD + xml.partition(b"?>")[2] if xml.startswith(b"<?") else DTD + xml, SHEET), "grid-unsafe"),
    "a document type in the properties": (lambda data: rewritten(data, lambda xml: DTD + xml, "docProps/custom"), "grid-unsafe"),
    "a bomb": (lambda data: with_parts(data, **{"xl/a.xml": b" " * 15_000_000}), "grid-too-large"),
    "a part beyond measure": (lambda data: with_parts(data, **{"xl/a.bin": bytes(range(1, 256)) * 90_000}), "grid-too-large"),
    "too many parts": (lambda data: with_parts(data, **{f"xl/{n}.xml": b"" for n in range(400)}), "grid-too-large"),
    "a file beyond measure": (lambda data: data + bytes(10_000_000), "grid-too-large"),
    "too deep": (lambda data: rewritten(data, lambda _: b"<a>" * 5_000 + b"</a>" * 5_000, SHEET), "grid-too-large"),
    "another workbook": (lambda _: saved(Workbook()), "grid-not-ours"),
    "a later format": (later, "grid-format"),
    "tabs of two guides": (lambda data: rewritten(data, lambda xml: re.sub(rb"guide \w{5}", b"guide ABCDE", xml), SHEET), "grid-mixed"),
    "no tab of a candidate": (without_tabs, "grid-without-tabs"),
    "heads that were deleted": (lambda data: changed_book(data, lambda book: book["K1"].delete_rows(4)), "grid-heads"),
    "a tab under another's name": (lambda data: changed_book(data, lambda book: setattr(book["K1"], "title", "K7")), "grid-candidate-unclear"),
    "a tab that was copied": (lambda data: changed_book(data, lambda book: book.copy_worksheet(book["K1"])), "grid-candidate-twice"),
    "a column twice": (lambda data: changed(data, "K1", D4="C1"), "grid-head-twice"),
    "two columns of members": (lambda data: changed(data, "K1", D4="Medlem"), "grid-head-twice"),
    "a question of another guide": (lambda data: changed(data, "K1", D4="S1"), "grid-question-unknown"),
    "a member twice": (lambda data: changed(data, "K1", A7="M1"), "grid-member-twice"),
    "a line without a member": (lambda data: changed(data, "K1", A8=None), "grid-row-unclear"),
    "a name for a member": (lambda data: changed(data, "K1", A8="Eva"), "grid-row-unclear"),
}  # fmt: skip


def changed_book(data: bytes, change: Callable[[Workbook], object]) -> bytes:
    workbook = opened(data)
    change(workbook)
    return saved(workbook)


@pytest.mark.parametrize("way", BROKEN)
def test_what_cannot_be_read_without_a_doubt_is_refused_in_words(
    panel: Panel, filled: bytes, way: str
) -> None:
    spoil, code = BROKEN[way]
    assert refused(spoil(filled), panel.guide)[0] == code


def test_the_grid_of_another_guide_is_told_with_both(
    panel: Panel, filled: bytes, several_guides: list[Guide]
) -> None:
    other = several_guides[0]
    code, words = refused(filled, other)
    assert code == "grid-other-guide"
    assert panel.guide.id in words
    assert other.id in words
    assert read(filled, other, panel.guide).guide == panel.guide.id


def test_a_member_whom_the_guide_does_not_know_is_told(panel: Panel, filled: bytes) -> None:
    content = panel.guide.content
    seats = tuple(seat.model_copy(update={"member": f"M{n}"}) for n, seat in enumerate(content.panel, 1))
    guide = panel.guide.model_copy(update={"content": content.model_copy(update={"panel": seats[:3]})})
    code, words = refused(filled, guide)
    assert (code, "M4" in words) == ("grid-member-unknown", True)


def test_every_text_of_the_catalogue_can_come_about() -> None:
    reached = {code for _, code in BROKEN.values()} | {"grid-other-guide", "grid-member-unknown"}
    assert reached == set(GRID_TEXTS)


@pytest.mark.slow
def test_no_changed_byte_makes_a_traceback(panel: Panel, filled: bytes) -> None:
    """Bytes of the zip, and of the XML in it."""
    data, chance = filled, random.Random(7)  # noqa: S311 - no secret
    names = sorted(parts_of(data))
    for _ in range(80):
        inside = rewritten(data, lambda xml: with_another_byte(xml, chance), chance.choice(names))
        for spoilt in (with_another_byte(data, chance), inside):
            assert isinstance(read_grid(spoilt, [panel.guide]), GridRead | GridRefusal)


def with_another_byte(data: bytes, chance: random.Random) -> bytes:
    place = chance.randrange(len(data))
    return data[:place] + bytes([chance.randrange(256)]) + data[place + 1 :]
