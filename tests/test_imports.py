"""What is imported: commands open no more libraries than they need, and plain values need none of them."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from interview_kit.workplace.building import BuildRequest, build_round
from interview_kit.workplace.workplace import open_shipped
from tests.conftest import ROOT

LIBRARIES = {"docx", "lxml", "openpyxl", "pypdf"}
IMPORTED = re.compile(r"\|\s+(\w+)$", re.MULTILINE)
# The writers of Excel files; everything else about workbooks is plain values.
WRITERS = re.compile(r"curation\.workbook\.(\w+_tab|writing|looks|lists)")


def libraries_of(*words: str, folder: Path) -> set[str]:
    """The libraries that a command imports."""
    program = [sys.executable, "-X", "importtime", "-m", "interview_kit", *words]
    done = subprocess.run(program, capture_output=True, text=True, check=False, cwd=folder)
    return set(IMPORTED.findall(done.stderr)) & LIBRARIES


@pytest.mark.parametrize(
    "words",
    [
        "--help", "profile new --help", "book --help", "workbook --help",
        "check", "build direktoer", "book direktoer",
    ],
)  # fmt: skip
def test_a_command_opens_no_library_that_it_does_not_need(words: str, tmp_path: Path) -> None:
    build_round(open_shipped(), BuildRequest(position="direktoer"))
    open_shipped().house()  # a house is prepared with python-docx the first time that it is seen
    assert libraries_of(*words.split(), folder=tmp_path) == set()


def test_a_library_that_is_needed_is_seen(tmp_path: Path) -> None:
    assert "openpyxl" in libraries_of("workbook", folder=tmp_path)


@pytest.mark.parametrize("room", ["curation", "profiles"])
def test_a_room_is_at_hand_without_the_libraries_that_open_files(room: str) -> None:
    paths = sorted((ROOT / "interview_kit" / room).rglob("*.py"))
    names = [".".join(path.relative_to(ROOT).with_suffix("").parts) for path in paths]
    names = [name.removesuffix(".__init__") for name in names if not WRITERS.search(name)]
    block = f"import sys; sys.modules |= dict.fromkeys({LIBRARIES!r})"
    program = f"{block}; import importlib; [importlib.import_module(name) for name in {names!r}]"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False, cwd=ROOT
    )
    assert (done.returncode, done.stderr) == (0, "")
