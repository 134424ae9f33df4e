"""Two ways to use the page: with the mouse, and with nothing but the keys.

Both find things by what stands on them, as a user does.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from tests.office_page import OfficePage

if TYPE_CHECKING:
    from selenium.webdriver.remote.webelement import WebElement

ENTER, TAB, SHIFT, CONTROL, DOWN = "\ue007", "\ue004", "\ue008", "\ue009", "\ue015"
MOST_TABS = 600
# The control of this kind whose name is this, or begins with it; `within` is what its group is called.
_FIND = """
const [kind, name, within] = arguments;
const plain = (words) => (words || "").replace(/\\s+/g, " ").trim();
const labelled = (one) => plain(one.labels && one.labels[0] && one.labels[0].innerText);
const names = (one) => [plain(one.getAttribute("aria-label")), labelled(one), plain(one.innerText)].filter(Boolean);
const groups = (one) => {
  const found = [];
  for (let each = one.parentElement; each; each = each.parentElement) {
    if (each.localName === "fieldset") found.push(plain(each.querySelector("legend").innerText));
    if (each.getAttribute("aria-label")) found.push(plain(each.getAttribute("aria-label")));
    if (each.localName === "dialog") found.push(plain(each.querySelector("h2").innerText));
  }
  return found;
};
const dialog = document.querySelector("dialog[open]");
const all = [...(dialog || document).querySelectorAll(kind)].filter((one) => one.checkVisibility());
const near = all.filter((one) => !within || groups(one).some((group) => group.startsWith(within)));
return near.find((one) => names(one).includes(name)) || near.find((one) => names(one).some((each) => each.startsWith(name))) || null;
"""
_PRESSED, _WRITTEN, _PICKED = "button, a[href], summary", "input, textarea", "select"
_CLASS_OF_ROWS = "button.row"
# Where the keys are, and whether one sees it there.
_AT = """
const one = document.activeElement;
const box = one.getBoundingClientRect();
const isSeen = one.matches(":focus-visible") && box.bottom > 0 && box.top < innerHeight;
return [one === arguments[0], isSeen, Boolean(arguments[0].compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING)];
"""


class Hand(Protocol):
    """What a user does with the page."""

    def press(self, text: str, within: str = "") -> None:
        """Presses the button or follows the link that says this."""

    def press_first_row(self) -> None:
        """Takes the first of what was found."""

    def write(self, label: str, words: str, within: str = "") -> None:
        """Writes in a field, in place of what stands in it."""

    def pick(self, label: str, option: str) -> None:
        """Chooses from a list."""

    def give(self, *files: Path) -> None:
        """Chooses files in the browser's own dialog."""


class _Finder:
    def __init__(self, page: OfficePage) -> None:
        """A hand on this page."""
        self.page = page

    def find(self, kind: str, name: str, within: str = "") -> "WebElement":
        found: WebElement = self.page.wait(_FIND, kind, name, within)
        return found

    def first_row(self) -> "WebElement":
        self.page.settled()
        found: WebElement = self.page.wait(
            "return (document.querySelector('dialog[open]') || document).querySelector(arguments[0])",
            _CLASS_OF_ROWS,
        )
        return found

    def give(self, *files: Path) -> None:
        self.page.choose_files(*files)
        self.page.settled()


class Mouse(_Finder):
    """Clicks, and types where it has clicked."""

    def _click(self, element: "WebElement") -> None:
        self.page.driver.execute_script("arguments[0].scrollIntoView({block: 'center'})", element)
        element.click()

    def press(self, text: str, within: str = "") -> None:
        self._click(self.find(_PRESSED, text, within))
        self.page.settled()

    def press_first_row(self) -> None:
        self._click(self.first_row())
        self.page.settled()

    def write(self, label: str, words: str, within: str = "") -> None:
        element = self.find(_WRITTEN, label, within)
        self._click(element)
        element.send_keys(CONTROL + "a" + CONTROL)
        element.send_keys(words)
        self.page.driver.execute_script("document.activeElement.blur()")
        self.page.settled()

    def pick(self, label: str, option: str) -> None:
        element = self.find(_PICKED, label)
        self._click(element)
        next(one for one in element.find_elements("css selector", "option") if one.text == option).click()
        self.page.settled()


class Keyboard(_Finder):
    """Tab and Shift+Tab to get there, Enter, the arrows and letters to do it; what has the focus must be seen."""

    def _go_to(self, element: "WebElement") -> None:
        for _ in range(MOST_TABS):
            is_there, is_seen, is_behind = self.page.driver.execute_script(_AT, element)
            if is_there:
                assert is_seen, f"the focus is not seen: {element.get_attribute('outerHTML')}"
                return
            self.keys(TAB, held=SHIFT if is_behind else "")
        raise AssertionError(f"Tab never reaches {element.get_attribute('outerHTML')}")

    def keys(self, keys: str, *, held: str = "") -> None:
        """Presses the keys where the focus is, while another is held down."""
        from selenium.webdriver import ActionChains  # noqa: PLC0415 - a user's machine may lack it

        chain = ActionChains(self.page.driver, duration=0)
        if held:
            chain.key_down(held)
        chain.send_keys(keys)
        if held:
            chain.key_up(held)
        chain.perform()

    def press(self, text: str, within: str = "") -> None:
        self._go_to(self.find(_PRESSED, text, within))
        self.keys(ENTER)
        self.page.settled()

    def press_first_row(self) -> None:
        self._go_to(self.first_row())
        self.keys(ENTER)
        self.page.settled()

    def write(self, label: str, words: str, within: str = "") -> None:
        """What stands in a field is chosen where Tab comes to it."""
        element = self.find(_WRITTEN, label, within)
        self._go_to(element)
        if element.get_property("value"):
            self.keys("a", held=CONTROL)
        self.keys(words)
        self.keys(TAB)
        self.page.settled()

    def pick(self, label: str, option: str) -> None:
        element = self.find(_PICKED, label)
        self._go_to(element)
        for _ in range(50):
            if (
                self.page.driver.execute_script("return arguments[0].selectedOptions[0].text", element)
                == option
            ):
                break
            self.keys(DOWN)
        self.page.settled()
