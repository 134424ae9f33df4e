"""What the office in one file makes is, byte for byte, what the command line makes."""

import io
import json
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from interview_kit.office.case_file import files_of
from interview_kit.packing import zip_parts
from interview_kit.workplace.workplace import open_shipped
from tests.commands import run
from tests.office_case import CLOCK, RECOMMENDED, Files
from tests.office_page import OfficePage

pytestmark = pytest.mark.slow

ROUNDS = [
    (position.id, one_round.number)
    for position in open_shipped().positions()
    for one_round in position.rounds
]
ARRIVED = "indkommet/"


def set_clock(page: OfficePage) -> None:
    """The page's Python has the clock of the example, until it is opened again."""
    code = f"import time; clock = {CLOCK!r}; time.strftime = lambda form, *_: clock[form]"
    page.wire.in_worker(f"self.pyodide.runPython({json.dumps(code)})")


def differing(of_page: Mapping[str, bytes], of_command: Mapping[str, bytes]) -> list[str]:
    """The files that are not the same in both."""
    return sorted(name for name in {*of_page, *of_command} if of_page.get(name) != of_command.get(name))


@pytest.mark.parametrize("without_staff", [False, True], ids=["with-staff", "without-staff"])
@pytest.mark.parametrize("question_set", ["A", "B"])
@pytest.mark.parametrize(("position", "number"), ROUNDS)
def test_build_in_the_page_gives_the_files_of_the_command(
    page: OfficePage, tmp_path: Path, position: str, number: int, question_set: str, *, without_staff: bool
) -> None:
    words: list[str | Path] = ["--round", str(number), "--set", question_set, "-o", tmp_path]
    result = run("build", position, *words, *(["--without-staff"] if without_staff else []))
    choices = {"question_set": question_set, "without_staff": without_staff or None}
    answer = page.done("build", position=position, round=number, **choices)
    made = {file["name"]: file["data"] for file in answer["files"]}
    assert len(made) >= 3, result.output
    assert differing(made, files_of(tmp_path)) == []


def in_page(page: OfficePage) -> dict[str, bytes]:
    """The files of the recruitment as the page has them."""
    with zipfile.ZipFile(io.BytesIO(page.done("save_case")["file"]["data"])) as package:
        return {name: package.read(name) for name in package.namelist()}


def test_the_example_recruitment_is_the_same_in_the_page_and_by_the_command_line(
    page: OfficePage, stages: Mapping[str, Files]
) -> None:
    """From the plan over forty filled sheets to the decision."""
    set_clock(page)
    page.done("open_case", name="eksempelby.zip", data=zip_parts(stages["begun"]))
    page.done("fix_plan")
    assert differing(in_page(page), stages["planned"]) == []
    page.done("make_papers")
    assert differing(in_page(page), stages["made"]) == []
    came = {name: data for name, data in stages["home"].items() if name.startswith(ARRIVED)}
    files = [{"name": name.removeprefix(ARRIVED), "data": data} for name, data in came.items()]
    page.done("add_arrived", files=files)
    page.done("seal", round=1)
    assert differing(in_page(page), stages["sealed"]) == []
    page.done("compare")
    assert differing(in_page(page), stages["compared"]) == []
    page.done("decide", recommended=[RECOMMENDED])
    assert differing(in_page(page), stages["decided"]) == []
