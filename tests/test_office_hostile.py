"""Hostile texts in the bank, the recruitment, file names and sheets come out of the page as text, and nothing else."""

import io
import json
import shutil
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from interview_kit.office.case_file import MOST_BYTES
from interview_kit.packing import zip_parts
from interview_kit.shipped import HOUSE, shipped_folder
from interview_kit.workplace.workplace import Workplace
from tests.conftest import SMALL_BANK
from tests.office_case import filled_sheets
from tests.office_page import OfficePage, Start, packed

pytestmark = pytest.mark.slow

MARKUP = '"><svg onload=alert(1)></svg><img src=x onerror=alert(2)></script><!--<script>alert(3)</script>'
LINK, TURNED = "javascript:alert(4)", "שלום \u202egnp\u202c"
ALL = f"{MARKUP} {LINK} {TURNED}"
# The texts of the bank that hostile ones take the place of: what else stands there must be short.
IN_BANK = {
    "bank.yaml": ["Testbank"],
    "positions/vagtmester.yaml": [
        "Vagtmester",
        "pedel på vagt",
        "Leder",
        "Vagten begynder kl. 6. Kan du arbejde på de vilkår?",
    ],
    "profiles/vagt.yaml": ["Passer huset", "Låser døren og tænder lyset.", "Vagtmester"],
    "entries/vagt/hus.yaml": ["Fortæl om en gang, hvor døren stod åben."],
}
FILE_NAMES = [
    f"{MARKUP.replace('/', '')}.docx",
    f"{TURNED}.docx",
    f"{LINK}.xlsx",
    "../../op.docx",
    "&lt;b&gt;.docx",
]
# Everything in the page that a text could have become, if it were read as markup.
BECOME = """
const all = [...document.querySelectorAll("*")];
const ours = new Set(["application/json", "text/plain", "application/octet-stream"]);
const scripts = all.filter((one) => one.localName === "script" && !ours.has(one.type));
return [
  ...all.filter((one) => /^(img|svg|iframe|object|embed|video|audio|base|link|math|template|form-x)$/.test(one.localName)),
  ...all.filter((one) => [...one.attributes].some((each) => /^on|^srcdoc$|^formaction$/.test(each.name))),
  ...all.filter((one) => one.localName === "a" && !/^#|^blob:/.test(one.getAttribute("href") || "#")),
  ...(scripts.length === 1 ? [] : scripts),
].map((one) => one.outerHTML.slice(0, 200)).concat(window.alerts || []);
"""
WATCH = "window.alerts = []; for (const name of ['alert', 'confirm', 'prompt']) window[name] = (text) => window.alerts.push(text);"
TITLES = "return SCREENS.map(({ title }) => `${title} · Samtalekontoret`)"


@pytest.fixture(scope="module")
def hostile_page(start_office: Start, tmp_path_factory: pytest.TempPathFactory) -> OfficePage:
    """The page with a small bank whose texts are hostile."""
    folder = tmp_path_factory.mktemp("fjendtlig")
    bank = Path(shutil.copytree(SMALL_BANK, folder / "bank"))
    for name, texts in IN_BANK.items():
        words = (bank / name).read_text("utf-8")
        for text in texts:
            assert f'"{text}"' in words
            words = words.replace(f'"{text}"', json.dumps(f"{text} {MARKUP}"))
        (bank / name).write_text(words, "utf-8")
    page = start_office()
    page.open(packed(Workplace(bank, shipped_folder("templates") / HOUSE), folder / "kontor.html"))
    page.driver.execute_script(WATCH)
    return page


def became(page: OfficePage) -> list[str]:
    """What texts have become in the page besides text."""
    found: list[str] = page.driver.execute_script(BECOME)
    assert page.driver.title in page.driver.execute_script(TITLES)
    return found


def test_a_page_starts_whose_bank_is_hostile_and_shows_its_words(hostile_page: OfficePage) -> None:
    page = hostile_page
    assert page.driver.execute_script("return document.body.dataset.ready") == "yes"
    page.go("start")
    assert MARKUP in page.text()
    assert became(page) == []
    assert page.complaints() == []


def test_what_looks_for_markup_finds_it(hostile_page: OfficePage) -> None:
    page = hostile_page
    page.go("start")
    page.driver.execute_script("byId('screen').insertAdjacentHTML('beforeend', arguments[0])", MARKUP)
    assert len(became(page)) == 4  # a picture and a drawing, and what each of them would do
    page.go("start")
    assert became(page) == []


def test_no_screen_takes_a_text_for_markup(hostile_page: OfficePage, tmp_path: Path) -> None:
    """A whole recruitment with hostile words in every field, from the position to the comparison."""
    page = hostile_page
    seen = []

    def look(screen: str, *clicks: str) -> None:
        page.go(screen)
        for text in clicks:
            page.click(text)
            page.settled()
        assert became(page) == [], screen
        if MARKUP in page.text():
            seen.append(screen)
        page.driver.execute_script(
            "document.querySelectorAll('dialog[open]').forEach((one) => { one.close(); one.remove(); })"
        )

    page.done("new_case")
    look("stilling")
    page.done("choose_position", name="vagtmester")
    answer = page.done("recruitment")
    values = hostile_values(answer["values"], page.done("usual_panel", members=3, candidates=2))
    page.done("save_recruitment", values=values)
    look("stilling", "Byt spørgsmål 1")
    look("stilling", "Tilføj et spørgsmål")
    look("rekruttering")
    page.done("fix_plan")
    page.done("make_papers")
    look("papirer")
    with zipfile.ZipFile(io.BytesIO(page.done("save_case")["file"]["data"])) as package:
        files = {name: package.read(name) for name in package.namelist()}
    for name in ("interviewguide-1", "ark-1-M1", "kandidatbrev-1-K1"):
        if f"dokumenter/{name}.docx" in files:
            look("papirer", f"Se {name}")
    sheets = filled_sheets(files, tmp_path, ALL)
    page.done("add_arrived", files=[{"name": name, "data": data} for name, data in sheets.items()])
    page.done("add_arrived", files=[{"name": name, "data": b"PK hostile"} for name in FILE_NAMES])
    look("saml", "Læs arkene")
    for file in page.done("arrived")["files"]:
        if file["name"] not in sheets:
            page.done("remove_arrived", name=file["name"])
    page.done("seal", round=1)
    page.done("compare")
    look("sammenlign", "Se notat-1-K1")
    for screen in (
        "bank",
        "bank/vagt.hus.doer",
        "bank/daekning",
        "bank/forslag",
        "bank/%3Cimg%20src%3Dx%3E",
        "%3Cscript%3E",
    ):
        look(screen)
    assert {
        "stilling",
        "rekruttering",
        "papirer",
        "sammenlign",
        "bank",
        "bank/vagt.hus.doer",
        "bank/daekning",
    } <= set(seen)
    assert page.left() == set()


def hostile_values(values: dict[str, Any], usual: dict[str, Any]) -> dict[str, Any]:
    """The recruitment's values with hostile words wherever words may stand."""
    for key in ("title", "organisation", "workplace", "case_number", "decision_maker", "pay"):
        values[key] = MARKUP
    values["contact"] = {"name": f"{MARKUP} {LINK}", "mail": "a@example.org", "phone": "12345678"}
    values["rounds"][0] |= {"date": "2027-03-11", "first_start": "8.30", "place": MARKUP}
    people = [{**one, "name": f"{MARKUP} {number}"} for number, one in enumerate(usual["panel"])]
    candidates = [{**one, "name": f"{MARKUP} {number}"} for number, one in enumerate(usual["candidates"])]
    return {**values, "panel": people, "candidates": candidates}


@pytest.fixture
def with_plan(hostile_page: OfficePage) -> Iterator[OfficePage]:
    """A page in which every place for files can be reached."""
    page = hostile_page
    page.done("new_case")
    page.done("choose_position", name="vagtmester")
    values = page.done("recruitment")["values"]
    usual = page.done("usual_panel", members=3, candidates=2)
    page.done(
        "save_recruitment", values={**values, "panel": usual["panel"], "candidates": usual["candidates"]}
    )
    page.done("fix_plan")
    yield page
    page.done("new_case")


@pytest.mark.parametrize("screen", ["start", "saml"])
def test_a_file_that_is_too_large_is_refused_with_a_sentence(with_plan: OfficePage, screen: str) -> None:
    """Chosen or dropped; it is not even read."""
    page = with_plan
    page.go(screen)
    count = page.driver.execute_script("return document.querySelectorAll('.drop').length")
    assert count >= 1
    for number in range(count):
        for way in ("choose", "drop"):
            page.go(screen)
            page.driver.execute_script(LARGE_FILE, number, MOST_BYTES + 1, way)
            sentence = page.wait(
                "const one = document.querySelector('.fault.error'); return one && one.innerText"
            )
            assert "fylder mere end 50 MB og er ikke læst" in sentence
            assert became(page) == []
    assert page.done("state")["state"]["arrived"] == 0


LARGE_FILE = """
const [number, size, way] = arguments;
const box = document.querySelectorAll(".drop")[number];
const file = new File([new Uint8Array(size)], "<img src=x onerror=alert(1)>.zip");
file.arrayBuffer = () => { window.alerts.push("a file that is too large was read"); return new Promise(() => 0); };
const files = new DataTransfer();
files.items.add(file);
const input = box.querySelector("input");
if (way === "choose") { input.files = files.files; input.dispatchEvent(new Event("change")); }
else box.dispatchEvent(new DragEvent("drop", { dataTransfer: files, cancelable: true }));
"""


def zipped(*members: tuple[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in members:
            package.writestr(name, data)
    return stream.getvalue()


RECRUITMENT = ("recruitment.yaml", b"position: vagtmester\n")
DECLARED_SMALL = zipped(RECRUITMENT, ("dokumenter/nul.bin", bytes(1_000_000))).replace(
    (1_000_000).to_bytes(4, "little"), (10).to_bytes(4, "little")
)
BAD_CASES: dict[str, Callable[[], bytes]] = {
    "bomb": lambda: zipped(RECRUITMENT, *((f"{number}.bin", bytes(30_000_000)) for number in range(8))),
    "bomb that lies": lambda: DECLARED_SMALL,
    "many files": lambda: zipped(RECRUITMENT, *((f"{number}.txt", b"") for number in range(3_000))),
    "up": lambda: zipped(RECRUITMENT, ("../op.txt", b"x"), ("dokumenter/../../op.txt", b"x")),
    "root": lambda: zipped(RECRUITMENT, ("/office/program/op.py", b"x")),
    "backslash": lambda: zipped(RECRUITMENT, ("dokumenter\\op.txt", b"x")),
    "no zip": lambda: b"<script>alert(1)</script>",
    "cut": lambda: zip_parts(dict([RECRUITMENT]))[:-10],
    "nothing": lambda: b"",
}


@pytest.mark.parametrize("make", BAD_CASES.values(), ids=BAD_CASES)
def test_a_case_that_could_not_have_been_saved_here_is_refused(
    hostile_page: OfficePage, tmp_path: Path, make: Callable[[], bytes]
) -> None:
    page = hostile_page
    page.done("new_case")
    page.done("choose_position", name="vagtmester")
    page.done("save_case")
    before = page.done("state")["state"]
    page.go("start")
    file = tmp_path / "<img src=x onerror=alert(1)>.zip"
    file.write_bytes(make())
    page.choose_files(file)
    sentence = page.wait("const one = document.querySelector('.fault.error'); return one && one.innerText")
    assert sentence.startswith("Fejl: ")
    assert "vores fejl" not in sentence
    assert page.done("state")["state"] == before
    assert became(page) == []
