"""What is typed on the page is not lost without a question, and the page stays with whoever uses it."""

import zipfile
from collections.abc import Mapping

import pytest

from interview_kit.packing import zip_parts
from tests.office_case import Files
from tests.office_hands import Mouse
from tests.office_page import STOPPED_AT_WORK, OfficePage

pytestmark = pytest.mark.slow

FIELD = "return document.querySelector('[data-path=\"rounds.0.date\"]').value"
DIALOG = "return document.querySelector('dialog[open]')?.innerText || ''"
ADDRESS = "return location.hash"
LEAVE = "return !window.dispatchEvent(new Event('beforeunload', { cancelable: true }))"
ALIKE = """
const list = Array.from({ length: 9 }, (_, index) => ({ level: "warning", code: "x", sentence: `Nummer ${index}.`, where: "" }));
const box = problems([...list, { level: "error", code: "y", sentence: "Først.", where: "" }]);
const counted = [...box.children].filter((one) => one.localName === "p").map((one) => one.textContent);
return [counted, box.querySelector("summary").textContent, box.querySelectorAll("details p").length];
"""


@pytest.fixture
def begun(fresh: OfficePage, stages: Mapping[str, Files]) -> OfficePage:
    fresh.done("open_case", name="eksempelby.zip", data=zip_parts(stages["begun"]))
    return fresh


def asks(page: OfficePage, answer: str) -> None:
    """The page asks whether it may lose something, and is answered."""
    page.wait(DIALOG)
    assert "ikke har fået med" in page.driver.execute_script(DIALOG)
    page.click(answer)
    page.settled()


def test_a_field_that_is_wrong_is_asked_about_before_the_screen_is_left(begun: OfficePage) -> None:
    page, hand = begun, Mouse(begun)
    page.go("rekruttering")
    hand.write("Dato", "i morgen", "1. samtale")
    assert page.driver.execute_script(LEAVE) is True
    hand.press("Papirer")
    asks(page, "Bliv her")
    assert page.driver.execute_script(ADDRESS) == "#rekruttering"
    assert page.driver.execute_script(FIELD) == "i morgen"
    hand.press("Gem")
    asks(page, "Bliv her")
    assert list(page.downloads.glob("rekruttering-*.zip")) == []
    hand.press("Papirer")
    asks(page, "Gå videre uden")
    assert page.driver.execute_script(ADDRESS) == "#papirer"


def test_what_is_being_typed_is_in_the_file_that_is_saved(begun: OfficePage) -> None:
    page = begun
    page.go("rekruttering")
    place = Mouse(page).find("input", "Sted", "1. samtale")
    place.clear()
    place.send_keys("Det gamle bibliotek")
    button = page.driver.find_element("id", "save")
    page.click("Gem")
    with zipfile.ZipFile(page.saved("rekruttering-*.zip")) as package:
        assert "Det gamle bibliotek" in package.read("recruitment.yaml").decode()
    page.settled()
    assert "Alt er gemt." in page.text()
    assert page.driver.switch_to.active_element == button


def test_what_is_being_typed_is_written_before_the_screen_is_left_by_the_browser(begun: OfficePage) -> None:
    page = begun
    page.go("stilling")
    page.go("rekruttering")
    place = Mouse(page).find("input", "Sted", "1. samtale")
    place.clear()
    place.send_keys("Loftet")
    page.driver.back()
    page.wait("return location.hash === '#stilling'")
    page.settled()
    assert page.done("recruitment")["values"]["rounds"][0]["place"] == "Loftet"


def test_a_question_of_ones_own_is_not_lost_by_looking_elsewhere(begun: OfficePage) -> None:
    page, hand = begun, Mouse(begun)
    page.go("stilling")
    hand.press("Skriv jeres eget spørgsmål")
    hand.write("Spørgsmålet, som det skal siges", "Hvad ville du gøre først?")
    for way in ("2. samtale", "Skift stilling", "Bank"):
        hand.press(way)
        asks(page, "Bliv her")
        assert hand.find("textarea", "Spørgsmålet").get_property("value") == "Hvad ville du gøre først?"
    hand.press("Bank")
    asks(page, "Gå videre uden")
    assert page.driver.execute_script(ADDRESS) == "#bank"


def test_a_correction_is_not_lost_before_it_is_kept(fresh: OfficePage) -> None:
    page, hand = fresh, Mouse(fresh)
    page.go("bank/direktoer.politik.med-og-modspil")
    hand.press("Foreslå en rettelse: Spørgsmål 1")
    page.driver.switch_to.active_element.send_keys(" Og hvad så?")
    hand.press("Hvad banken har")
    asks(page, "Gå videre uden")
    assert page.driver.execute_script(ADDRESS) == "#bank/daekning"


def test_the_browsers_own_back_leaves_a_question_that_is_open(begun: OfficePage) -> None:
    page, hand = begun, Mouse(begun)
    page.go("papirer")
    page.go("stilling")
    hand.press("Byt spørgsmål 1")
    assert page.driver.execute_script(DIALOG)
    page.driver.back()
    page.wait("return location.hash === '#papirer' && !document.querySelector('dialog')")
    page.settled()
    assert page.driver.execute_script("return document.querySelector('h1').innerText") == "Papirer"


def test_the_link_to_the_screen_that_is_shown_shows_it_anew(begun: OfficePage) -> None:
    page, hand = begun, Mouse(begun)
    page.go("stilling")
    hand.press("Skift stilling")
    assert "Hvad hedder stillingen?" in page.text()
    hand.press("Stilling")
    assert "Hvad hedder stillingen?" not in page.text()


def test_what_was_lost_is_told_on_whatever_screen_comes_first(begun: OfficePage) -> None:
    page = begun
    page.go("rekruttering")
    page.done("choose", round=1, slot=55)
    page.reload()
    assert "før I havde gemt" in page.text()


def test_of_many_problems_of_one_kind_only_the_first_are_seen_at_once(page: OfficePage) -> None:
    shown, summary, hidden = page.driver.execute_script(ALIKE)
    assert shown[0].endswith("Først.")
    assert (len(shown), summary, hidden) == (4, "6 mere af samme slags", 6)


def test_whoever_stops_long_work_stands_where_it_was_begun(begun: OfficePage) -> None:
    page = begun
    page.done("fix_plan")
    page.go("papirer")
    page.click("Lav papirerne")
    page.wait(STOPPED_AT_WORK)
    page.wait("return byId('work').hidden")
    page.settled()
    assert page.wait("return document.activeElement.dataset.key") in {"make", "force"}
