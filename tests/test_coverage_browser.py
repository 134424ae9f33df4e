"""The coverage page in a browser: sorted, filtered, reached by keys, printed."""

import base64
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from interview_kit.coverage import CoverageRow
from interview_kit.coverage.columns import NUMBERS
from interview_kit.coverage.page import coverage_html
from interview_kit.models.bank import QuestionBank
from tests.conftest import need
from tests.test_coverage import varied_rows

if TYPE_CHECKING:
    from selenium.webdriver.chrome.webdriver import WebDriver

pytestmark = pytest.mark.slow

ENTER, SPACE = "\ue007", " "

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
    """Starts Chromium without a window; all of them are closed at the end."""
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


@pytest.fixture(scope="module")
def varied(bank: QuestionBank) -> tuple[CoverageRow, ...]:
    return varied_rows(bank)


@pytest.fixture
def page(tmp_path: Path, bank: QuestionBank, varied: tuple[CoverageRow, ...]) -> str:
    """The address of the page as a file."""
    path = tmp_path / "daekning.html"
    path.write_text(coverage_html(varied, bank), "utf-8")
    return path.as_uri()


def column(browser: "WebDriver", index: int) -> list[str]:
    """The values of a column of the table, row by row in the order shown."""
    script = "return [...document.querySelectorAll('#daekning tbody tr')].map(r => r.cells[arguments[0]].dataset.value)"
    values: list[str] = browser.execute_script(script, index)
    return values


def head(browser: "WebDriver", index: int) -> Any:
    return browser.find_element("css selector", f"#daekning th[data-column='{index}']")


def press(browser: "WebDriver", index: int, key: str) -> str:
    """Presses a key on a column's button and returns how the column is sorted then."""
    head(browser, index).find_element("css selector", "button").send_keys(key)
    return str(head(browser, index).get_attribute("aria-sort"))


def test_a_key_on_a_header_sorts_and_once_more_turns_the_order(browser: "WebDriver", page: str) -> None:
    browser.get(page)
    first = column(browser, 5)
    assert press(browser, 5, ENTER) == "ascending"
    assert column(browser, 5) == sorted(first, key=int) != first
    assert press(browser, 5, SPACE) == "descending"
    assert column(browser, 5) == sorted(first, key=int, reverse=True)
    status = browser.find_element("css selector", "[role=status]").text
    assert status == "Viser 33 af 33 adfærdspunkter, sorteret efter Spørgsmål: Adfærd, faldende."
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
    assert "33 adfærdspunkter har spørgsmål" in browser.find_element("css selector", ".summary").text
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
