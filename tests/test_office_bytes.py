"""What the office in one file makes is, byte for byte, what the command line makes."""

import io
import json
import time
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from examples.come_home import hand_in, notes_of, type_grid
from examples.refresh import EXAMPLES, RECRUITMENT, SOURCES
from interview_kit.office.case_file import files_of
from interview_kit.packing import zip_parts
from interview_kit.workplace.workplace import open_shipped
from tests.commands import run
from tests.office_page import OfficePage

pytestmark = pytest.mark.slow

# Both have the same clock: its hands stand still.
CLOCK = {"%Y-%m-%d": "2027-03-11", "%Y-%m-%d %H.%M": "2027-03-11 16.40"}
RECOMMENDED = ["K2"]
ROUNDS = [
    (position.id, one_round.number) for position in open_shipped().positions() for one_round in position.rounds
]


@pytest.fixture(autouse=True)
def _clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time, "strftime", lambda form, *_: CLOCK[form])


def set_clock(page: OfficePage) -> None:
    """The page's Python has the clock of the test, until it is opened again."""
    code = f"import time; clock = {CLOCK!r}; time.strftime = lambda form, *_: clock[form]"
    page.wire.in_worker(f"self.pyodide.runPython({json.dumps(code)})")


def differing(of_page: Mapping[str, bytes], of_command: Mapping[str, bytes]) -> list[str]:
    """The files that are not the same in both."""
    return sorted(
        name for name in {*of_page, *of_command} if of_page.get(name) != of_command.get(name)
    )


@pytest.mark.parametrize("without_staff", [False, True], ids=["with-staff", "without-staff"])
@pytest.mark.parametrize("question_set", ["A", "B"])
@pytest.mark.parametrize(("position", "number"), ROUNDS)
def test_build_in_the_page_gives_the_files_of_the_command(
    page: OfficePage, tmp_path: Path, position: str, number: int, question_set: str, *, without_staff: bool
) -> None:
    words = ["--round", str(number), "--set", question_set, "-o", tmp_path]
    result = run("build", position, *words, *(["--without-staff"] if without_staff else []))
    answer = page.done(
        "build", position=position, round=number, question_set=question_set, without_staff=without_staff or None
    )
    made = {file["name"]: file["data"] for file in answer["files"]}
    assert len(made) >= 3, result.output
    assert differing(made, files_of(tmp_path)) == []


@pytest.fixture(scope="module")
def example(page: OfficePage, tmp_path_factory: pytest.TempPathFactory) -> Iterator["Example"]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(time, "strftime", lambda form, *_: CLOCK[form])
        set_clock(page)
        yield Example(page, tmp_path_factory.mktemp("eksempelby"))


class Example:
    """The example recruitment, step by step in the page and by the command line."""

    def __init__(self, page: OfficePage, folder: Path) -> None:
        """Opens it in the page, and puts its files in the folder."""
        self.page, self.folder = page, folder
        for name in SOURCES:
            (folder / name).write_bytes((EXAMPLES / RECRUITMENT / name).read_bytes())
        page.done("open_case", name="eksempelby.zip", data=zip_parts(files_of(folder)))

    def in_page(self) -> dict[str, bytes]:
        """The files of the recruitment as the page has them."""
        file = self.page.done("save_case")["file"]["data"]
        with zipfile.ZipFile(io.BytesIO(file)) as package:
            return {name: package.read(name) for name in package.namelist()}

    def differs(self) -> list[str]:
        return differing(self.in_page(), files_of(self.folder))

    def hand_in(self) -> None:
        """Forty filled sheets come home, to both."""
        notes = notes_of(self.folder)
        hand_in(self.folder, notes)
        type_grid(self.folder, notes, {})
        came = sorted((self.folder / "indkommet").iterdir())
        files = [{"name": path.name, "data": path.read_bytes()} for path in came]
        self.page.done("add_arrived", files=files)


def test_the_example_recruitment_is_the_same_in_the_page_and_by_the_command_line(example: Example) -> None:
    """From the plan over forty filled sheets to the decision."""
    page, folder = example.page, example.folder
    assert run("plan", folder).exit_code == 0
    page.done("fix_plan")
    assert example.differs() == []

    assert run("kit", folder, "--no-pages").exit_code == 0
    page.done("make_papers")
    assert sum(name.startswith("dokumenter/") for name in example.in_page()) > 100
    assert example.differs() == []

    example.hand_in()
    run("collect", folder)
    page.done("seal", round=1)
    assert "indsamlet-1.json" in example.in_page()
    assert example.differs() == []

    run("compare", folder)
    page.done("compare")
    assert "dokumenter/resultat-1.xlsx" in example.in_page()
    assert example.differs() == []

    run("decide", folder, *(word for code in RECOMMENDED for word in ("--recommend", code)))
    before = set(example.in_page())
    page.done("decide", recommended=RECOMMENDED)
    assert set(example.in_page()) > before
    assert example.differs() == []
