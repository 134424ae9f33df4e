"""Every screen in its main states: no fault for a screen reader, and all of it in a narrow and in an enlarged window."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

import pytest

from interview_kit.packing import zip_parts
from tests.office_case import Files
from tests.office_page import AXE, OfficePage, need_file

pytestmark = pytest.mark.slow

CLOSE = """
for (const one of document.querySelectorAll("dialog[open]")) one.dispatchEvent(new Event("cancel", { cancelable: true }));
"""


class State(NamedTuple):
    """A screen, the stage of the example that is open, and what is clicked on."""

    screen: str
    stage: str = ""
    clicks: tuple[str, ...] = ()

    def __str__(self) -> str:
        return " ".join([self.screen.replace("/", "-"), self.stage or "empty", *self.clicks])


STATES = [
    State("start"),
    State("start", "made", ("Hvad siden er lavet af",)),
    State("stilling"),
    State("stilling", "begun"),
    State("stilling", "begun", ("Byt spørgsmål 1",)),
    State("stilling", "begun", ("Skriv jeres eget spørgsmål",)),
    State("stilling", "begun", ("2. samtale",)),
    State("stilling", "sealed"),
    State("rekruttering"),
    State("rekruttering", "begun"),
    State("papirer"),
    State("papirer", "begun"),
    State("papirer", "planned"),
    State("papirer", "made", ("Se interviewguide-1",)),
    State("papirer", "made", ("Se sagsark",)),
    State("papirer", "made", ("Til at udfylde på skærm",)),
    State("saml"),
    State("saml", "made"),
    State("saml", "home", ("Læs arkene",)),
    State("saml", "sealed"),
    State("saml", "sealed", ("Var nogen ikke med?", "Gik et spørgsmål galt?")),
    State("sammenlign", "made"),
    State("sammenlign", "sealed"),
    State("sammenlign", "compared", ("Se sammenligning-1",)),
    State("bank"),
    State("bank/daekning"),
    State("bank/forslag"),
    State("bank/direktoer.politik.med-og-modspil"),
    State("bank/direktoer.politik.med-og-modspil", "", ("Foreslå en rettelse",)),
]
# A window of 400 pixels; one of 1280 where everything is twice as large; and an ordinary one.
WINDOWS = {"400 px": (400, 1), "200 %": (640, 2)}
FAULTS = """
const done = arguments[arguments.length - 1];
axe.run(document, { resultTypes: ["violations"] }).then(({ violations }) => done(violations.flatMap(({ id, help, nodes }) =>
  nodes.slice(0, 3).map((node) => `${id}: ${help}: ${node.html.slice(0, 160)} ${node.failureSummary.replace(/\\s+/g, " ").slice(0, 200)}`))));
"""
# What sticks out of the window, and controls whose words do not fit in them. What scrolls in a box of its own may.
SIDEWAYS = """
const width = document.documentElement.clientWidth;
const name = (one) => `${one.localName}.${one.className} «${(one.innerText || one.getAttribute("aria-label") || "").slice(0, 60)}»`;
const scrolls = (one) => { for (; one; one = one.parentElement) if (/auto|scroll/.test(getComputedStyle(one).overflowX)) return true; return false; };
const faults = [];
if (document.documentElement.scrollWidth > width) {
  const wide = [...document.querySelectorAll("body *")].filter((one) => one.checkVisibility() && !scrolls(one) && one.getBoundingClientRect().right > width + 1);
  faults.push(`the page is ${document.documentElement.scrollWidth} wide in ${width}: ` + wide.slice(-3).map(name).join(", "));
}
for (const one of document.querySelectorAll("button, a[href], input, select, textarea, summary, dialog")) {
  if (!one.checkVisibility() || scrolls(one) && one.localName !== "dialog" || /unseen|skip/.test(one.className)) continue;
  const box = one.getBoundingClientRect();
  if (box.left < -1 || box.right > width + 1) faults.push(`sticks out: ${name(one)} ${box.left}-${box.right}`);
  if (one.localName === "button" && one.scrollWidth > one.clientWidth + 1) faults.push(`is cut: ${name(one)}`);
}
return faults;
"""


class Reader:
    """The page, with what finds faults for screen readers; it opens a stage only where another is open."""

    def __init__(self, page: OfficePage, stages: Mapping[str, Files]) -> None:
        """Nothing is open yet."""
        self.page, self._stages, self._stage = page, stages, "?"
        page.driver.execute_script(need_file(AXE, "npm install --no-save axe-core@4.14.1").read_text("utf-8"))

    def open(self, state: State) -> None:
        """The screen at this stage, with all that is clicked on in it."""
        if self._stage != state.stage:
            self.page.done("new_case")
            if state.stage:
                files = zip_parts(self._stages[state.stage])
                self.page.done("open_case", name="eksempelby.zip", data=files)
            self._stage = state.stage
        self.page.go(state.screen)
        for text in state.clicks:
            self.page.click(text)
            self.page.settled()


@pytest.fixture(scope="module")
def reader(page: OfficePage, stages: Mapping[str, Files]) -> Iterator[Reader]:
    yield Reader(page, stages)
    page.driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def resize(page: OfficePage, width: int, scale: int) -> None:
    page.driver.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": width, "height": 800, "deviceScaleFactor": scale, "mobile": False},
    )


def faults(page: OfficePage) -> Iterator[str]:
    yield from page.driver.execute_async_script(FAULTS)
    for name, (width, scale) in WINDOWS.items():
        resize(page, width, scale)
        yield from (f"{name}: {fault}" for fault in page.driver.execute_script(SIDEWAYS))
        if name == "400 px":
            yield from (f"{name}: {fault}" for fault in page.driver.execute_async_script(FAULTS))
    page.driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


@pytest.mark.parametrize("state", STATES, ids=str)
def test_a_screen_has_no_fault(reader: Reader, state: State) -> None:
    reader.open(state)
    found = list(faults(reader.page))
    reader.page.driver.execute_script(CLOSE)
    assert found == []


def test_what_looks_for_faults_finds_them(reader: Reader) -> None:
    reader.open(State("start"))
    page = reader.page
    page.driver.execute_script(
        "const one = document.createElement('div'); one.innerHTML = arguments[0]; byId('screen').append(one);"
        "for (const each of one.children) each.style.cssText = each.dataset.look || ''",
        "<input><p data-look='color: #ccc'>Lys skrift</p><p data-look='width: 900px'>Bred</p>"
        "<button data-look='width: 3rem; overflow: hidden; white-space: nowrap'>En lang knap, der er skåret af</button>",
    )
    found = " ".join(faults(page))
    reader.open(State("start"))
    for fault in (
        "label: ",
        "color-contrast: ",
        "400 px: the page is",
        "200 %: the page is",
        "is cut: button",
    ):
        assert fault in found
