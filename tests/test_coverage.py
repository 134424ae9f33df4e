"""What the bank has for each behaviour: counted right, and shown on a page and in a spreadsheet."""

import io
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from lxml import html
from openpyxl import load_workbook

from interview_kit.bank import find_profile
from interview_kit.coverage import READINESS, CoverageRow, coverage_rows
from interview_kit.coverage.columns import NUMBERS, STATE_NAMES, Column, Heat, heat
from interview_kit.coverage.page import coverage_html
from interview_kit.coverage.spreadsheet import coverage_xlsx
from interview_kit.models.bank import AcceptedWarning, Entry, Profile, QuestionBank
from interview_kit.problems import Problem
from tests.conftest import approved
from tests.coverage_text import page_dump, spreadsheet_dump

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

DATA = Path(__file__).parent / "data"
DOOR = "vagt.hus.doer"
HOSTILE = ["<script>alert(1)</script>", "=1+1", "+1", "-1", "@SUM(1)", "\"& <b>'", "#N/A"]


def with_entries(bank: QuestionBank, *entries: Entry) -> QuestionBank:
    """The bank with just these entries for the door."""
    return replace(bank, entries={**bank.entries, DOOR: entries})


def opened(data: bytes) -> "Worksheet":
    return load_workbook(io.BytesIO(data)).worksheets[0]


def read(page: str) -> Any:
    """The page as a browser takes it."""
    return html.document_fromstring(page)


def door_row(bank: QuestionBank) -> CoverageRow:
    return next(row for row in coverage_rows(bank) if row.behaviour == DOOR)


def varied_rows(bank: QuestionBank) -> tuple[CoverageRow, ...]:
    """The director's rows with one of every state, every heat and a warning among them."""
    rows = list(coverage_rows(bank, "direktoer"))
    for index, state in enumerate(READINESS):
        counts: dict[str, Any] = {column.field: index for column in NUMBERS}
        rows[index] = rows[index]._replace(
            status=state, approved="2026-11-01" if state == "approved" else "", **counts
        )
    return tuple(rows)


@pytest.fixture(scope="module")
def varied(bank: QuestionBank) -> tuple[CoverageRow, ...]:
    return varied_rows(bank)


@pytest.fixture
def two_profiles(small_bank: QuestionBank) -> tuple[CoverageRow, ...]:
    """The small bank's three rows, one in review and one withdrawn, and a row of another profile."""
    door, guests, fault = coverage_rows(small_bank, warnings={DOOR: 2})
    in_review = door._replace(behaviour="vagt.hus.lys", text="Tænder lyset.", status="in_review", knowledge=1)
    in_review = in_review._replace(asked_in=("vagtmester 1. samtale", "vagtmester 2. samtale"))
    withdrawn = fault._replace(status="retired", behavioural=0, asked_in=("ukendt 3. samtale",))
    cook = fault._replace(profile="kok", profile_title="Kok", competency="kok.mad", competency_title="Mad")
    return door, in_review, guests, withdrawn, cook


# Counting


@pytest.mark.parametrize(("profile", "behaviours"), [("direktoer", 33), ("leder-ltk", 39), (None, 72)])
def test_every_behaviour_is_listed_also_with_nothing(
    bank: QuestionBank, profile: str | None, behaviours: int
) -> None:
    assert all(row.has_question for row in coverage_rows(bank, profile))
    rows = coverage_rows(replace(bank, entries={}), profile)
    profiles = [bank.profiles[profile]] if profile else bank.profiles.values()
    assert [row.behaviour for row in rows] == [line.id for chosen in profiles for line in chosen.behaviours]
    assert len(rows) == behaviours
    assert all(row.entries == 0 for row in rows)


@pytest.mark.parametrize(
    "name", ["leder-ltk", "Kommunal leder", "KOMMUNAL LEDER", "Skoleleder", "institutionsleder", "rektor"]
)
def test_a_profile_is_known_by_its_id_its_title_and_the_jobs_that_use_it(
    name: str, bank: QuestionBank
) -> None:
    profile = find_profile(bank.profiles, bank.positions, name)
    assert isinstance(profile, Profile)
    assert profile.id == "leder-ltk"


@pytest.mark.parametrize(
    ("name", "advice"),
    [
        ("direkter", "Mente I «direktoer» (Direktør)?"),
        ("kommunal-leder", "Mente I «leder-ltk» (Kommunal leder)?"),
        ("skolelder", "Mente I «leder-ltk» (Kommunal leder)?"),
        ("zzz", "Vælg «direktoer» (Direktør) eller «leder-ltk» (Kommunal leder)."),
    ],
)
def test_an_unknown_profile_is_answered_with_the_nearest_and_its_title(
    name: str, advice: str, bank: QuestionBank
) -> None:
    found = find_profile(bank.profiles, bank.positions, name)
    assert isinstance(found, Problem)
    assert (found.code, found.hint) == ("profile-unknown", advice)


def test_all_that_belongs_to_a_behaviour_is_counted(small_bank: QuestionBank) -> None:
    assert door_row(small_bank) == CoverageRow(
        profile="vagt",
        profile_title="Vagtmester",
        competency="vagt.hus",
        competency_title="Passer huset",
        behaviour=DOOR,
        text="Låser døren og tænder lyset.",
        status="approved",
        approved="2026-11-01",
        entries=1,
        behavioural=1,
        situational=1,
        reflective=0,
        knowledge=0,
        broader=0,
        without_staff=0,
        rated_scenes=0,
        anchors=5,
        positive=1,
        negative=1,
        red_flags=1,
        problems=0,
        accepted_warnings=0,
        asked_in=("vagtmester 1. samtale",),
    )


def test_a_behaviour_without_entries_has_zeros_and_no_state(small_bank: QuestionBank) -> None:
    row = coverage_rows(small_bank)[1]
    assert row.behaviour == "vagt.hus.gaester"
    assert (row.status, row.approved) == ("", "")
    assert {getattr(row, column.field) for column in NUMBERS} == {0}


def test_a_behaviour_in_focus_that_cannot_be_asked_about_is_a_gap(small_bank: QuestionBank) -> None:
    assert [row.behaviour for row in coverage_rows(small_bank) if row.is_gap] == ["vagt.hus.gaester"]


def test_every_round_that_asks_is_named(bank: QuestionBank) -> None:
    rows = {row.behaviour: row for row in coverage_rows(bank)}
    assert rows["leder-ltk.personlige.feedback"].asked_in == (
        "fagchef 2. samtale",
        "institutionsleder 1. samtale, sæt B",
    )


def test_several_entries_are_as_ready_as_the_least_ready(small_bank: QuestionBank) -> None:
    (entry,) = small_bank.entries[DOOR]
    older = approved(entry, date="2025-01-31")
    draft = entry.model_copy(update={"status": "in_review", "approved": None})
    both = door_row(with_entries(small_bank, entry, older))
    assert (both.status, both.approved, both.entries, both.situational) == (
        "approved",
        "2025-01-31",
        2,
        2,
    )
    mixed = door_row(with_entries(small_bank, entry, draft))
    assert (mixed.status, mixed.approved, mixed.red_flags, mixed.anchors) == ("in_review", "", 2, 5)


def test_what_is_withdrawn_is_not_counted(small_bank: QuestionBank) -> None:
    (entry,) = small_bank.entries[DOOR]
    withdrawn = entry.model_copy(update={"status": "retired"})
    alone = door_row(with_entries(small_bank, withdrawn))
    assert (alone.status, alone.entries, alone.behavioural, alone.anchors) == ("retired", 0, 0, 0)
    replaced = door_row(with_entries(small_bank, withdrawn, entry))
    assert (replaced.status, replaced.entries, replaced.behavioural) == ("approved", 1, 1)
    questions = (entry.questions[0], entry.questions[1].model_copy(update={"retired": True}))
    fewer = door_row(with_entries(small_bank, entry.model_copy(update={"questions": questions})))
    assert (fewer.behavioural, fewer.situational) == (1, 0)


def test_warnings_are_counted_found_and_accepted(small_bank: QuestionBank) -> None:
    (entry,) = small_bank.entries[DOOR]
    accepted = (AcceptedWarning(code="too-long", reason="Skal være lang.", by="HR"),)
    bank = with_entries(small_bank, entry.model_copy(update={"accepted_warnings": accepted}))
    row, *others = coverage_rows(bank, warnings={DOOR: 3, "en.anden": 9})
    assert (row.problems, row.accepted_warnings) == (3, 1)
    assert not any(another.problems for another in others)


# Thresholds

ANY, THREE, NEVER = Column("x", "X", "G", enough=1), Column("x", "X", "G", enough=3), Column("x", "X", "G")
WARNING = Column("x", "X", "G", warns=True)


@pytest.mark.parametrize(
    ("column", "heats"),
    [
        (ANY, ["none", "full", "full", "full", "full"]),
        (THREE, ["none", "some", "some", "full", "full"]),
        (NEVER, ["plain", "plain", "plain", "plain", "plain"]),
        (WARNING, ["plain", "warn", "warn", "warn", "warn"]),
    ],
)
def test_a_count_is_coloured_from_where_it_is_enough(
    small_bank: QuestionBank, column: Column, heats: list[Heat]
) -> None:
    row = door_row(small_bank)
    columns = column._replace(field="anchors")
    assert [heat(columns, row._replace(anchors=count)) for count in range(5)] == heats


def test_the_spreadsheet_colours_from_the_same_thresholds_as_the_page(
    varied: tuple[CoverageRow, ...],
) -> None:
    *formats, _ = opened(coverage_xlsx(varied)).conditional_formatting
    rules = [[(rule.operator, int(rule.formula[0])) for rule in column.rules] for column in formats]
    thresholds = [[(step.operator, step.number) for step in column.thresholds] for column in NUMBERS]
    assert rules == [steps for steps in thresholds if steps]


# Golden dumps


@pytest.mark.parametrize("name", ["coverage-page.txt", "coverage-spreadsheet.txt"])
def test_the_coverage_reads_as_its_golden_dump(
    name: str,
    small_bank: QuestionBank,
    two_profiles: tuple[CoverageRow, ...],
    request: pytest.FixtureRequest,
) -> None:
    page = name == "coverage-page.txt"
    text = (
        page_dump(coverage_html(two_profiles, small_bank))
        if page
        else spreadsheet_dump(coverage_xlsx(two_profiles))
    )
    golden = DATA / name
    if request.config.getoption("--update-golden"):
        golden.write_text(text, "utf-8")
    assert text == golden.read_text("utf-8")


# The page


def test_the_page_is_danish_and_has_one_heading_and_named_tables(
    bank: QuestionBank, varied: tuple[CoverageRow, ...]
) -> None:
    page = read(coverage_html(varied, bank))
    assert page.get("lang") == "da"
    assert len(page.xpath("//h1")) == 1
    assert all(table.xpath("./caption") for table in page.xpath("//table"))
    assert all(cell.get("scope") in {"col", "colgroup", "row"} for cell in page.xpath("//th"))
    assert len(page.xpath("//table[@id='daekning']/tbody/tr/th[@scope='row']")) == 33
    assert "33 af 33 adfærdspunkter har spørgsmål" in coverage_html(coverage_rows(bank, "direktoer"), bank)


def test_the_page_gathers_all_it_needs_in_itself(bank: QuestionBank) -> None:
    text = coverage_html(coverage_rows(bank), bank)
    assert text == coverage_html(coverage_rows(bank), bank)
    for word in ("http", "src=", "href=", "@import", "url(", "<link"):
        assert word not in text


def test_every_column_can_be_sorted_by_a_button_in_its_header(bank: QuestionBank) -> None:
    page = read(coverage_html(coverage_rows(bank), bank))
    heads = page.xpath("//table[@id='daekning']/thead//th[@aria-sort='none']")
    cells = page.xpath("count(//table[@id='daekning']/tbody/tr[1]/*)")
    assert sorted(int(head.get("data-column")) for head in heads) == list(range(int(cells)))
    assert all(len(head.xpath("./button[@type='button']")) == 1 for head in heads)


def test_a_colour_never_stands_alone(bank: QuestionBank, varied: tuple[CoverageRow, ...]) -> None:
    page = read(coverage_html(varied, bank))
    cells = page.xpath("//td[contains(@class, 'heat-')]")
    assert len(cells) == len(NUMBERS) * len(varied)
    assert all(cell.text_content().strip().isdigit() for cell in cells)
    states = page.xpath("//td[@class='state']")
    for cell, row in zip(states, varied, strict=True):
        assert cell.text_content().strip().endswith(STATE_NAMES[row.status].word)
    assert {cell.get("class").split()[1] for cell in cells} == {
        "heat-none",
        "heat-some",
        "heat-full",
        "heat-plain",
        "heat-warn",
    }


@pytest.mark.parametrize("hostile", HOSTILE)
def test_the_page_shows_hostile_texts_as_they_are(
    bank: QuestionBank, varied: tuple[CoverageRow, ...], hostile: str
) -> None:
    row = varied[0]._replace(text=hostile, competency_title=hostile, profile_title=hostile, approved=hostile)
    about = bank.about.model_copy(update={"title": hostile})
    page = read(coverage_html([row], replace(bank, about=about)))
    assert len(page.xpath("//script")) == 1
    assert page.xpath("//tbody/tr/th[@data-value]/text()")[0] == hostile
    assert page.xpath("//tr/td[1]/@data-value") == [hostile]
    assert page.xpath("//optgroup/@label") == [hostile]
    assert hostile in page.xpath("string(//title)")


# The spreadsheet


def test_the_spreadsheet_holds_the_same_rows(varied: tuple[CoverageRow, ...]) -> None:
    _, *lines = opened(coverage_xlsx(varied)).iter_rows(values_only=True)
    for line, row in zip(lines, varied, strict=True):
        numbers = tuple(getattr(row, column.field) for column in NUMBERS)
        words = (row.profile_title, row.competency_title, row.behaviour, row.text)
        assert line[:4] == words
        assert line[4:6] == (STATE_NAMES[row.status].word, row.approved or None)
        assert line[6:] == (*numbers, ", ".join(row.asked_in) or None, ", ".join(row.uses) or None)


def test_the_spreadsheets_header_row_is_bold_frozen_and_filtered(varied: tuple[CoverageRow, ...]) -> None:
    sheet = opened(coverage_xlsx(varied))
    assert all(cell.font.bold for cell in sheet[1])
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == sheet.dimensions
    assert sheet.print_title_rows == "$1:$1"
    assert len({cell.value for cell in sheet[1]}) == sheet.max_column
    assert sheet.conditional_formatting


@pytest.mark.parametrize("hostile", HOSTILE)
def test_no_text_becomes_a_formula(varied: tuple[CoverageRow, ...], hostile: str) -> None:
    row = varied[0]._replace(text=hostile, competency_title=hostile, approved=hostile)
    sheet = opened(coverage_xlsx([row]))
    for cell in (sheet["B2"], sheet["D2"], sheet["F2"]):
        assert (cell.value, cell.data_type) == (hostile, "s")
        assert cell.quotePrefix == hostile.startswith(("=", "+", "-", "@"))


def test_a_long_text_gets_no_higher_than_excel_allows(varied: tuple[CoverageRow, ...]) -> None:
    sheet = opened(coverage_xlsx([varied[0]._replace(text="ord " * 500)]))
    assert sheet.row_dimensions[2].height == 409


def test_the_same_rows_give_the_same_bytes(varied: tuple[CoverageRow, ...]) -> None:
    first = coverage_xlsx(varied)
    assert first == coverage_xlsx(varied)
    with zipfile.ZipFile(io.BytesIO(first)) as package:
        core = package.read("docProps/core.xml").decode()
    assert core.count("1980-01-01T00:00:00Z") == 2
    about = load_workbook(io.BytesIO(first)).properties
    assert (about.title, about.creator, about.language) == ("Dækning", "interview-kit", "da-DK")


# Odd banks


def test_an_empty_bank_is_shown_with_nothing_approved(small_bank: QuestionBank) -> None:
    empty = replace(small_bank, entries={}, positions={})
    rows = coverage_rows(empty)
    page = coverage_html(rows, empty)
    assert "0 af 3 adfærdspunkter har spørgsmål</strong>, og ingen er godkendt." in page
    assert "fokus, men har endnu ingen" not in page
    assert opened(coverage_xlsx(rows)).max_row == 4


def test_a_bank_without_profiles_gives_a_page_and_a_spreadsheet_without_rows(
    small_bank: QuestionBank,
) -> None:
    bare = replace(small_bank, entries={}, positions={}, profiles={})
    rows = coverage_rows(bare)
    assert rows == ()
    assert "0 af 0 adfærdspunkter har spørgsmål" in coverage_html(rows, bare)
    assert opened(coverage_xlsx(rows)).max_row == 1


def test_the_summary_counts_gaps_and_approvals(
    small_bank: QuestionBank, two_profiles: tuple[CoverageRow, ...]
) -> None:
    summary = read(coverage_html(two_profiles, small_bank)).xpath("string(//p[@class='summary'])")
    assert " ".join(summary.split()) == (
        "3 af 5 adfærdspunkter har spørgsmål, og 1 er godkendt. "
        "2 står i en samtales fokus, men har endnu ingen spørgsmål."
    )
