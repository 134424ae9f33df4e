"""What the bank has for each behaviour: counted right, shown to everybody, held against a newer bank."""

import base64
import io
import shutil
import subprocess
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner
from lxml import html
from openpyxl import load_workbook

from interview_kit.cli import main
from interview_kit.coverage import READINESS, CoverageRow, coverage_rows, missing_here
from interview_kit.coverage.columns import NUMBERS, STATE_NAMES
from interview_kit.coverage.page import coverage_html
from interview_kit.coverage.sheet import coverage_xlsx
from interview_kit.models.bank import AcceptedWarning, Approval, Entry, QuestionBank
from interview_kit.problems import UserError
from tests.conftest import need, whole_bank
from tests.test_bank import break_file

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet
    from selenium.webdriver.chrome.webdriver import WebDriver

DOOR = "vagt.hus.doer"
HOSTILE = ["<script>alert(1)</script>", "=1+1", "+1", "-1", "@SUM(1)", "\"& <b>'", "#N/A"]
ENTER, SPACE = "\ue007", " "


def with_entries(bank: QuestionBank, *entries: Entry) -> QuestionBank:
    """The bank with just these entries for the door."""
    return replace(bank, entries={**bank.entries, DOOR: entries})


def read(page: str) -> Any:
    """The page as a browser takes it."""
    return html.document_fromstring(page)


def door_row(bank: QuestionBank) -> CoverageRow:
    return next(row for row in coverage_rows(bank) if row.behaviour == DOOR)


@pytest.fixture(scope="module")
def varied(bank: QuestionBank) -> tuple[CoverageRow, ...]:
    """The director's rows with one of every state, every heat and a warning among them."""
    rows = list(coverage_rows(bank, "direktoer"))
    for at, state in enumerate(READINESS):
        found: dict[str, Any] = {column.field: at for column in NUMBERS}
        rows[at] = rows[at]._replace(status=state, approved="2026-11-01" if at > 3 else "", **found)
    return tuple(rows)


# Counting


@pytest.mark.parametrize(("profile", "behaviours"), [("direktoer", 33), ("leder-ltk", 39), (None, 72)])
def test_every_behaviour_is_listed_also_with_nothing(
    bank: QuestionBank, profile: str | None, behaviours: int
) -> None:
    assert all(row.has_question for row in coverage_rows(bank, profile))
    rows = coverage_rows(replace(bank, entries={}), profile)
    wanted = [one for key, one in bank.profiles.items() if profile in {None, key}]
    listed = [b.id for one in wanted for competency in one.competencies for b in competency.behaviours]
    assert [row.behaviour for row in rows] == listed
    assert len(rows) == behaviours
    assert all(row.entries == 0 for row in rows)


def test_an_unknown_profile_is_answered_with_the_nearest(bank: QuestionBank) -> None:
    with pytest.raises(UserError, match="direktoer") as caught:
        coverage_rows(bank, "direktør")
    assert [problem.code for problem in caught.value.problems] == ["unknown-reference"]


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
        "institutionsleder 1. samtale",
        "teamleder 1. samtale",
    )


def test_several_entries_are_as_ready_as_the_least_ready(small_bank: QuestionBank) -> None:
    (one,) = small_bank.entries[DOOR]
    older = one.model_copy(update={"approved": Approval(by="A", date="2025-01-31")})
    draft = one.model_copy(update={"status": "in_review", "approved": None})
    both = door_row(with_entries(small_bank, one, older))
    assert (both.status, both.approved, both.entries, both.situational) == ("approved", "2025-01-31", 2, 2)
    mixed = door_row(with_entries(small_bank, one, draft))
    assert (mixed.status, mixed.approved, mixed.red_flags, mixed.anchors) == ("in_review", "", 2, 5)


def test_what_is_withdrawn_is_not_counted(small_bank: QuestionBank) -> None:
    (one,) = small_bank.entries[DOOR]
    gone = one.model_copy(update={"status": "retired"})
    alone = door_row(with_entries(small_bank, gone))
    assert (alone.status, alone.entries, alone.behavioural, alone.anchors) == ("retired", 0, 0, 0)
    replaced = door_row(with_entries(small_bank, gone, one))
    assert (replaced.status, replaced.entries, replaced.behavioural) == ("approved", 1, 1)
    questions = (one.questions[0], one.questions[1].model_copy(update={"retired": True}))
    fewer = door_row(with_entries(small_bank, one.model_copy(update={"questions": questions})))
    assert (fewer.behavioural, fewer.situational) == (1, 0)


def test_warnings_are_counted_found_and_accepted(small_bank: QuestionBank) -> None:
    (one,) = small_bank.entries[DOOR]
    accepted = (AcceptedWarning(code="too-long", reason="Skal være lang.", by="HR"),)
    bank = with_entries(small_bank, one.model_copy(update={"accepted_warnings": accepted}))
    row, *rest = coverage_rows(bank, findings={DOOR: 3, "en.anden": 9})
    assert (row.problems, row.accepted_warnings) == (3, 1)
    assert not any(other.problems for other in rest)


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
    assert "33 af 33 adfærd har spørgsmål" in coverage_html(coverage_rows(bank, "direktoer"), bank)


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


# The sheet


def opened(data: bytes) -> "Worksheet":
    return load_workbook(io.BytesIO(data)).worksheets[0]


def test_the_sheet_holds_the_same_rows(varied: tuple[CoverageRow, ...]) -> None:
    _, *lines = opened(coverage_xlsx(varied)).iter_rows(values_only=True)
    for line, row in zip(lines, varied, strict=True):
        numbers = tuple(getattr(row, column.field) for column in NUMBERS)
        words = (row.profile_title, row.competency_title, row.behaviour, row.text)
        assert line[:4] == words
        assert line[4:6] == (STATE_NAMES[row.status].word, row.approved or None)
        assert line[6:] == (*numbers, ", ".join(row.asked_in) or None)


def test_the_sheets_head_is_bold_stays_in_sight_and_sifts(varied: tuple[CoverageRow, ...]) -> None:
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


# Against a newer bank


def test_a_bank_lacks_nothing_against_itself(bank: QuestionBank) -> None:
    assert missing_here(bank, bank) == ()


def test_what_only_this_bank_has_is_its_own_business(small_bank: QuestionBank) -> None:
    poorer = replace(small_bank, entries={}, positions={}, statutory_steps={})
    assert missing_here(small_bank, poorer) == ()


def test_all_that_is_missing_whole_is_one_line_each(small_bank: QuestionBank) -> None:
    poorer = replace(small_bank, entries={}, positions={}, statutory_steps={}, profiles={})
    assert missing_here(poorer, small_bank) == (
        "Lovpligtigt trin «boerneattest» mangler: Børneattest (børneattestloven § 2).",
        "Lovpligtigt trin «opslag» mangler: Opslag (princip).",
        "Profil «vagt» mangler: Vagtmester (3 adfærd).",
        "Spørgsmålssæt «vagt.fejl.siger-til» mangler: 1 spørgsmål til «Siger til, når noget er i stykker.»",
        "Spørgsmålssæt «vagt.hus.doer» mangler: 2 spørgsmål til «Låser døren og tænder lyset.»",
        "Stilling «vagtmester» mangler: Vagtmester.",
    )


DOORS, FAULTS = "entries/vagt/hus.yaml", "entries/vagt/fejl.yaml"
EXTRA = (
    '    - {id: vagt.hus.doer.3, kind: reflective, text: "Hvad lærte du?", minutes: 5, probes: ["Hvordan?"]}\n'
    '  anchors:\n    5: ["Låste'
)


@pytest.mark.parametrize(
    ("name", "old", "new", "line"),
    [
        (DOORS, "version: 2", "version: 3", "Spørgsmålssæt «vagt.hus.doer» er ældre: version 2 her, version 3 i den nyere."),
        (DOORS, "version: 2", "version: 1", None),
        (DOORS, "status: approved", "status: proposed", None),
        (DOORS, "status: approved", "status: retired", "Spørgsmålssæt «vagt.hus.doer» er trukket tilbage i den nyere."),
        (DOORS, "Nævner klokkeslæt.", "Siger, hvornår.", "Spørgsmålssæt «vagt.hus.doer» har samme version (2), men andre ord i den nyere: indicators."),
        (DOORS, '  anchors:\n    5: ["Låste', EXTRA, "Spørgsmål «vagt.hus.doer.3» mangler: Hvad lærte du?"),
        (DOORS, "Døren binder, men", "Døren binder, og", "Spørgsmål «vagt.hus.doer.2» har andre ord i den nyere: text."),
        (DOORS, "    - id: vagt.hus.doer.2\n", "    - id: vagt.hus.doer.2\n      retired: true\n", "Spørgsmål «vagt.hus.doer.2» er trukket tilbage i den nyere."),
        (DOORS, "      for: [vagtmester]\n", "", None),
        ("profiles/vagt.yaml", "Hilser på gæsterne.", "Hilser på alle.", "Adfærd «vagt.hus.gaester» har andre ord i den nyere: Hilser på alle."),
        ("profiles/vagt.yaml", "Du passer huset.", "Du passer hus.", "Profil «vagt» er en anden i den nyere: role."),
        ("positions/vagtmester.yaml", "slot: 40", "slot: 45", "Stilling «vagtmester» er en anden i den nyere: rounds."),
        ("texts/sheet.yaml", "Fortroligt.", "Hemmeligt.", "Tekst «confidential» er en anden i den nyere (texts/sheet.yaml)."),
        ("texts/interview.yaml", "Tak.", "Farvel.", "Tekst «closing» er en anden i den nyere (texts/interview.yaml)."),
        ("texts/statutory_steps.yaml", "§ 2", "§ 3", "Lovpligtigt trin «boerneattest» er et andet i den nyere: law."),
    ],
)  # fmt: skip
def test_each_change_of_a_newer_bank_is_one_line(
    bank_copy: Path, small_bank: QuestionBank, name: str, old: str, new: str, line: str | None
) -> None:
    break_file(bank_copy, name, old, new)
    assert missing_here(small_bank, whole_bank(bank_copy)) == ((line,) if line else ())


def test_a_new_behaviour_and_another_level_are_told(bank_copy: Path, small_bank: QuestionBank) -> None:
    last = 'text: "Siger til, når noget er i stykker."'
    new = f'{last}\n      - {{id: vagt.fejl.retter, source: "Du retter", text: "Retter fejlen."}}'
    break_file(bank_copy, "profiles/vagt.yaml", last, new)
    place = '- {behaviour: vagt.hus.gaester, where: case, reason: "Se, om kandidaten hilser."}'
    where = f'{place}\n  - {{behaviour: vagt.fejl.retter, where: not, reason: "Sjældent."}}'
    break_file(bank_copy, "positions/vagtmester.yaml", place, where)
    newer = whole_bank(bank_copy)
    better = newer.scale.levels[0].model_copy(update={"meaning": "Bedre end kravet."})
    scale = newer.scale.model_copy(update={"levels": (better, *newer.scale.levels[1:])})
    assert missing_here(small_bank, replace(newer, scale=scale)) == (
        "Adfærd «vagt.fejl.retter» mangler: Retter fejlen.",
        "Skala: trin 5 er et andet i den nyere (scale.yaml).",
        "Stilling «vagtmester» er en anden i den nyere: elsewhere.",
    )


# In a browser

Open = Callable[..., "WebDriver"]

CONTRAST = """
const light = (colour) => colour.match(/[\\d.]+/g).slice(0, 3).map((v) => v / 255)
  .map((v) => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
  .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
const behind = (one) => {
  for (; one; one = one.parentElement) {
    const colour = getComputedStyle(one).backgroundColor;
    if (colour !== "rgba(0, 0, 0, 0)") return colour;
  }
  return "rgb(255, 255, 255)";
};
return [...document.body.querySelectorAll("*:not(script)")]
  .filter((one) => [...one.childNodes].some((part) => part.nodeType === 3 && part.data.trim()))
  .map((one) => {
    const pair = [light(getComputedStyle(one).color), light(behind(one))].sort((a, b) => b - a);
    return [(pair[0] + 0.05) / (pair[1] + 0.05), one.className + " " + one.textContent.slice(0, 40)];
  }).filter(([ratio]) => ratio < 4.5);
"""


@pytest.fixture(scope="module")
def start_browser() -> Iterator[Callable[[], "WebDriver"]]:
    """Starts Chromium without a window; every one that was started is closed."""
    chromium, driver = need("chromium"), need("chromedriver")
    webdriver = pytest.importorskip("selenium.webdriver", reason="selenium is not installed")
    service = pytest.importorskip("selenium.webdriver.chrome.service")
    started = []

    def start(*, scripts: bool = True) -> Any:
        options = webdriver.ChromeOptions()
        options.binary_location = chromium
        for word in ("--headless=new", "--no-sandbox", "--window-size=1400,1000"):
            options.add_argument(word)
        if not scripts:
            settings = {"profile.managed_default_content_settings.javascript": 2}
            options.add_experimental_option("prefs", settings)
        started.append(webdriver.Chrome(options=options, service=service.Service(driver)))
        return started[-1]

    yield start
    for browser in started:
        browser.quit()


@pytest.fixture(scope="module")
def browser(start_browser: Callable[[], "WebDriver"]) -> "WebDriver":
    return start_browser()


@pytest.fixture
def page(tmp_path: Path, bank: QuestionBank, varied: tuple[CoverageRow, ...]) -> str:
    """The address of the page as a file."""
    path = tmp_path / "daekning.html"
    path.write_text(coverage_html(varied, bank), "utf-8")
    return path.as_uri()


def column(browser: "WebDriver", at: int) -> list[str]:
    """What a column of the table says, row by row as they stand."""
    script = "return [...document.querySelectorAll('#daekning tbody tr')].map(r => r.cells[arguments[0]].dataset.value)"
    found: list[str] = browser.execute_script(script, at)
    return found


def head(browser: "WebDriver", at: int) -> Any:
    return browser.find_element("css selector", f"#daekning th[data-column='{at}']")


def press(browser: "WebDriver", at: int, key: str) -> str:
    """Presses a key on a column's button and says how the column is sorted then."""
    head(browser, at).find_element("css selector", "button").send_keys(key)
    return str(head(browser, at).get_attribute("aria-sort"))


def test_a_key_on_a_header_sorts_and_once_more_turns_the_order(browser: "WebDriver", page: str) -> None:
    browser.get(page)
    first = column(browser, 5)
    assert press(browser, 5, ENTER) == "ascending"
    assert column(browser, 5) == sorted(first, key=int) != first
    assert press(browser, 5, SPACE) == "descending"
    assert column(browser, 5) == sorted(first, key=int, reverse=True)
    said = browser.find_element("css selector", "[role=status]").text
    assert said == "Viser 33 af 33 adfærd, sorteret efter Spørgsmål: Adfærd, faldende."
    assert browser.switch_to.active_element.text.split() == ["Spørgsmål:", "Adfærd"]


def test_the_sort_is_stable_and_only_one_header_says_that_it_sorts(browser: "WebDriver", page: str) -> None:
    browser.get(page)
    press(browser, 1, ENTER)
    texts = column(browser, 1)
    press(browser, 2, ENTER)
    pairs = list(zip(column(browser, 2), column(browser, 1), strict=True))
    assert pairs == sorted(pairs, key=lambda pair: (int(pair[0]), texts.index(pair[1])))
    assert head(browser, 1).get_attribute("aria-sort") == "none"
    browser.find_element("id", "forfra").send_keys(ENTER)
    assert column(browser, 1) != texts
    assert head(browser, 2).get_attribute("aria-sort") == "none"


def test_the_tab_key_reaches_every_header_and_the_focus_is_seen(browser: "WebDriver", page: str) -> None:
    browser.get(page)
    reached = []
    for _ in range(30):
        browser.switch_to.active_element.send_keys("\ue004")
        focused = browser.switch_to.active_element
        if "sort" in (focused.get_attribute("class") or ""):
            reached.append(focused.text)
            assert focused.value_of_css_property("outline-style") == "solid"
    assert len(set(reached)) == len(NUMBERS) + 5


def test_the_table_can_be_sifted(browser: "WebDriver", page: str, varied: tuple[CoverageRow, ...]) -> None:
    browser.get(page)
    gaps = sum(row.is_gap for row in varied)
    _, states = browser.find_elements("css selector", ".tools select")
    states.find_element("css selector", "option[value=mangler]").click()
    shown = browser.find_elements("css selector", "#daekning tbody tr:not([hidden])")
    assert 0 < len(shown) == gaps < len(varied)
    assert f"Viser {gaps} af 33 adfærd" in browser.find_element("css selector", "[role=status]").text


def test_every_text_stands_out_from_its_ground(browser: "WebDriver", page: str) -> None:
    browser.get(page)
    assert browser.execute_script(CONTRAST) == []


def test_the_page_can_be_read_without_scripts(start_browser: Open, page: str) -> None:
    browser = start_browser(scripts=False)
    browser.get(page)
    assert "33 adfærd har spørgsmål" in browser.find_element("css selector", ".summary").text
    assert len(browser.find_elements("css selector", "#daekning tbody tr")) == 33
    assert not browser.find_element("css selector", ".tools").is_displayed()
    assert head(browser, 0).text == "Kompetence"


def test_on_paper_every_page_of_the_table_has_its_head(
    browser: "WebDriver", page: str, tmp_path: Path
) -> None:
    pdftotext = need("pdftotext")
    browser.get(page)
    printed = tmp_path / "daekning.pdf"
    printed.write_bytes(
        base64.b64decode(browser.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True})["data"])
    )
    result = subprocess.run([pdftotext, "-layout", printed, "-"], capture_output=True, text=True, check=True)
    _, *pages, _ = result.stdout.split("\f")
    assert len(pages) > 1
    for text in pages:
        assert all(word in text for word in ("Kompetence", "Refleksion", "Accepteret", "I fokus hos"))
        assert "Profilens rækkefølge" not in text


def test_against_a_newer_bank_also_names_the_texts_samples_and_cases_it_lacks(
    bank_copy: Path, tmp_path: Path
) -> None:
    newer = shutil.copytree(bank_copy, tmp_path / "newer")
    (bank_copy / "cases" / "vagtmester.yaml").unlink()
    samples = bank_copy / "calibration" / "vagt.yaml"
    samples.write_text(samples.read_text("utf-8").replace("Lod den stå.", "Lod døren stå."), "utf-8")
    command = ["coverage", "--bank", str(bank_copy), "--against", str(newer)]
    assert CliRunner().invoke(main, command).output.splitlines() == [
        "Filen calibration/vagt.yaml er en anden i den nyere.",
        "Filen cases/vagtmester.yaml mangler.",
    ]
