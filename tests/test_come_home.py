"""The made-up recruitment comes home: every value and every word, the slip, the tracked change, the late sheet."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from examples.come_home import MEMBERS, ON_PAPER, Home, Notes, come_home, notes_of
from examples.refresh import EXAMPLES, RECRUITMENT, SOURCES
from interview_kit.cli import main
from interview_kit.models.collected import CollectedRating
from interview_kit.workplace.collecting import Collection
from tests.conftest import ROOT
from tests.docx_text import dump

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("home")
    for name in SOURCES:
        shutil.copy(EXAMPLES / RECRUITMENT / name, folder)
    for words in (["plan", str(folder)], ["kit", str(folder), "--no-pages"]):
        assert CliRunner(env={"INTERVIEW_KIT_BANK": None}).invoke(main, words).exit_code == 0
    return folder


@pytest.fixture(scope="module")
def home(folder: Path) -> Home:
    return come_home(folder)


@pytest.fixture(scope="module")
def notes(folder: Path, home: Home) -> Notes:
    assert home
    return notes_of(folder)


def codes(collection: Collection) -> list[str]:
    return [problem.code for problem in collection.all_problems]


def sealed(collection: Collection) -> dict[tuple[str, str, str], CollectedRating]:
    seal = collection.rounds[0].collected.seal
    assert seal is not None
    return {rating.cell: rating for rating in seal.ratings}


def test_every_value_and_every_word_of_forty_sheets_comes_home(home: Home, notes: Notes) -> None:
    ratings = sealed(home.sealed)
    assert len(ratings) == 5 * 5 * len(MEMBERS)
    for (member, candidate, code), rating in ratings.items():
        written = dict(notes.ratings[candidate][code][member])
        assert rating.value == written.pop("value"), rating.cell
        assert rating.notes == written, rating.cell


def test_a_slip_in_the_grid_is_shown_and_nothing_is_sealed_before_it_is_mended(home: Home) -> None:
    assert codes(home.with_slip) == ["collected-conflict"]
    assert home.with_slip.rounds[0].collected.seal is None
    (round_with_slip,) = home.with_slip.rounds
    blank = [rating.cell for rating in round_with_slip.collected.ratings if rating.value is None]
    assert blank == [("M3", "K4", "S2")]
    assert codes(home.sealed) == []


def test_who_wrote_on_paper_is_typed_in_and_says_so(home: Home) -> None:
    on_paper = {rating.member for rating in sealed(home.sealed).values() if rating.on_paper}
    assert on_paper == {ON_PAPER}


def test_a_tracked_change_counts_as_it_was_changed_to(home: Home, notes: Notes) -> None:
    special = notes.special["tracked"]
    cell = (special["member"], special["candidate"], special["question"])
    assert sealed(home.sealed)[cell].value != special["was"]


def test_a_late_sheet_counts_under_the_second_seal_and_its_first_value_stays(
    home: Home, notes: Notes
) -> None:
    late = notes.special["late"]
    changed = late["changed"]
    cell = (late["member"], late["candidate"], changed["question"])
    assert (sealed(home.sealed)[cell].value, sealed(home.again)[cell].value) == (
        changed["from"],
        changed["to"],
    )
    collected = home.again.rounds[0].collected
    assert collected.first_values[cell] == changed["from"]
    assert [seal.reason for seal in collected.seals] == [None, changed["reason"]]


def test_the_pages_say_what_the_notes_were_made_for(folder: Path, home: Home) -> None:
    assert home
    overview = dump(folder / "dokumenter" / "sammenligning-1.docx")
    assert "K2 og K4 ligger øverst" in overview
    for code in ("K1", "K3", "K4", "K5"):
        assert code not in dump(folder / "dokumenter" / "notat-1-K2.docx").replace("notat-1-K2", "")


def test_what_one_candidate_may_see_is_gathered(folder: Path, home: Home) -> None:
    assert home
    result = CliRunner(env={"INTERVIEW_KIT_BANK": None}).invoke(main, ["access", str(folder), "K2"])
    assert result.exit_code == 0, result.output
    bundle = {path.name for path in (folder / "aktindsigt-K2").rglob("*") if path.is_file()}
    assert "notat-1-K2.docx" in bundle
    assert not [name for name in bundle if "sammenligning" in name or "K4" in name]


WITHOUT_LXML = """
import json
import sys

class Refuse:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in {"lxml", "docx", "numpy", "scipy"}:
            raise ImportError(f"{name} is not to be used here")

sys.meta_path.insert(0, Refuse())
from interview_kit.cli import main
for words in json.loads(sys.argv[1]):
    assert not main(words, standalone_mode=False), words
"""


def test_what_comes_after_the_interviews_needs_no_more_than_the_standard_library_for_xml(
    folder: Path, home: Home
) -> None:
    """The house was prepared when the papers were made: that is the one thing that needs lxml."""
    assert home
    place = str(folder)
    commands = [
        ["collect", place],
        ["compare", place, "--force"],
        ["decide", place],
        ["access", place, "K3"],
    ]
    words = [sys.executable, "-c", WITHOUT_LXML, json.dumps(commands)]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
