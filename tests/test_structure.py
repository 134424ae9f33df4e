"""The walls between the rooms: who may use whom, and how large a room may grow."""

import ast
from pathlib import Path

import pytest

from tests.conftest import ROOT

PACKAGE = ROOT / "interview_kit"
MODULES = sorted(PACKAGE.rglob("*.py"))

# room → the rooms it may use (docs/ and the README draw the same picture)
MAY_USE = {
    "problems": {"problems"},
    "shipped": set(),
    "packing": set(),
    "ordinary_files": set(),
    "file_names": {"problems"},
    "models": {"models"},
    "yaml_files": {"yaml_files", "memory", "cache", "ordinary_files", "problems"},
    "bank": {"bank", "cache", "file_names", "models", "ordinary_files", "yaml_files", "problems"},
    "checks": {"checks", "memory", "models", "problems"},
    "coverage": {"coverage", "models", "problems", "templates", "workbooks"},
    "workbooks": {"packing"},
    "workbook_cells": set(),
    "planning": {"planning", "memory", "models", "problems"},
    "case_file": {"case_file", "memory", "models"},
    "recruitments": {
        "recruitments",
        "memory",
        "case_file",
        "file_names",
        "ordinary_files",
        "planning",
        "models",
        "yaml_files",
        "problems",
        "workbooks",
    },
    "saving": {"cache", "folder_lock", "ordinary_files", "problems"},
    "folder_lock": set(),
    "cache": set(),
    "memory": set(),
    "templates": {"cache", "shipped"},
    "word": {"word", "memory", "cache", "ordinary_files", "packing", "problems", "shipped"},
    "scoring_sheets": {
        "scoring_sheets",
        "memory",
        "models",
        "packing",
        "problems",
        "word",
        "workbook_cells",
        "workbooks",
    },
    "documents": {
        "documents",
        "memory",
        "agreement",
        "case_file",
        "comparison",
        "curation",
        "models",
        "profiles",
        "scoring_sheets",
        "templates",
        "word",
        "workbooks",
    },
    "collection": {"collection", "models", "problems", "scoring_sheets"},
    "curation": {
        "curation",
        "models",
        "planning",
        "problems",
        "word",
        "workbook_cells",
        "workbooks",
        "yaml_files",
    },
    "profiles": {"profiles", "models", "word"},
    "agreement": set(),
    "comparison": {"comparison", "agreement", "models"},
    "kit": {"kit", "documents", "models", "scoring_sheets", "word"},
    "cli": {
        "checks",
        "cli",
        "curation",
        "models",
        "office_file",
        "problems",
        "saving",
        "shipped",
        "workplace",
    },
    "office_file": {
        "office",
        "office_file",
        "bank",
        "cache",
        "problems",
        "shipped",
        "templates",
        "word",
        "workplace",
    },
    "previews": {"previews", "word", "workbook_cells"},
}
FREE = {"__main__", "__init__", "office", "workplace"}  # the last two put the rooms together


def room_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(text: str) -> set[str]:
    """The full names of all that a module imports, wherever in the file: `a.b` and, of `from a import b`, also `a`."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "rooms are imported by their full names"
            names |= {str(node.module), *(f"{node.module}.{alias.name}" for alias in node.names)}
    return names


def rooms_used(text: str) -> set[str]:
    parts = (name.split(".") for name in imported(text))
    names = {name[1] for name in parts if name[0] == "interview_kit" and len(name) > 1}
    return names - {"__version__"}


@pytest.mark.parametrize(
    "line",
    [
        "import interview_kit.word",
        "import interview_kit.word.house as house",
        "from interview_kit import word",
        "from interview_kit.word import house",
        "from interview_kit.word.house import load_house",
        "def f():\n    from interview_kit import word",
    ],
)
def test_a_room_is_seen_however_it_is_imported(line: str) -> None:
    assert rooms_used(line) == {"word"}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_room_uses_only_the_rooms_it_may(path: Path) -> None:
    room = room_of(path)
    if room == "workplace":
        assert not rooms_used(path.read_text("utf-8")) & {"cli", "office", "office_file"}
    elif room not in FREE:
        assert rooms_used(path.read_text("utf-8")) <= MAY_USE[room]


def test_no_arrow_runs_up() -> None:
    below = set(MAY_USE) - {"cli", "office_file"}
    free = {"workplace": below, "office": below | {"workplace"}}
    left = {room: used - {room} for room, used in {**MAY_USE, **free}.items()}
    while floor := {room for room, used in left.items() if not used & left.keys()}:
        left = {room: used for room, used in left.items() if room not in floor}
    assert left == {}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_files_and_functions_stay_small(path: Path) -> None:
    text = path.read_text("utf-8")
    assert len(text.splitlines()) <= 400
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            assert (node.end_lineno or 0) - node.lineno < 40, node.name


@pytest.mark.parametrize(
    "room", ["planning", "checks", "comparison", "collection", "case_file", "curation", "profiles"]
)
def test_a_pure_room_reads_no_files_and_no_clock(room: str) -> None:
    names = {name for path in (PACKAGE / room).rglob("*.py") for name in imported(path.read_text("utf-8"))}
    opens_bytes = {"io"} if room == "profiles" else set[str]()  # a paper that was read is opened in memory
    assert not names & ({"pathlib", "os", "io", "time", "datetime", "random"} - opens_bytes)


NETWORK = {"socket", "ssl", "urllib", "http", "ftplib", "smtplib", "asyncio", "requests", "httpx", "aiohttp"}


def reaches_for_the_network(text: str) -> bool:
    return bool({name.split(".")[0] for name in imported(text)} & NETWORK)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_nothing_reaches_for_the_network(path: Path) -> None:
    assert not reaches_for_the_network(path.read_text("utf-8"))


@pytest.mark.parametrize(
    "line",
    [
        "import socket",
        "from urllib.request import urlopen",
        "import http.client as c",
        "from http import client",
    ],
)
def test_a_way_to_the_network_is_seen_however_it_is_imported(line: str) -> None:
    assert reaches_for_the_network(line)
