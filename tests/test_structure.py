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
    "models": {"models"},
    "yaml_files": {"problems"},
    "bank": {"bank", "models", "yaml_files", "problems"},
    "checks": {"bank", "checks", "models", "problems", "recruitment", "shipped", "word"},
    "coverage": {"coverage", "models", "problems", "templates", "word"},
    "planning": {"planning", "models", "problems"},
    "recruitment": {"bank", "models", "yaml_files", "problems"},
    "folder_lock": set(),
    "cache": set(),
    "saving": {"folder_lock", "problems"},
    "templates": {"cache", "shipped"},
    "word": {"word", "problems"},
    "scoring_sheets": {"scoring_sheets", "models"},
    "documents": {"documents", "models", "scoring_sheets", "templates", "word"},
}
FREE = {"cli", "__main__", "__init__"}


def room_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def rooms_used(path: Path) -> set[str]:
    used = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and str(node.module).startswith("interview_kit."):
            used.add(str(node.module).split(".")[1])
    return used


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_room_uses_only_the_rooms_it_may(path: Path) -> None:
    room = room_of(path)
    if room not in FREE:
        assert rooms_used(path) <= MAY_USE[room]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_files_and_functions_stay_small(path: Path) -> None:
    text = path.read_text("utf-8")
    assert len(text.splitlines()) <= 400
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            assert (node.end_lineno or 0) - node.lineno < 60, node.name


def test_the_planning_room_reads_no_files_and_no_clock() -> None:
    names = {
        alias.name if isinstance(node, ast.Import) else str(node.module)
        for path in (PACKAGE / "planning").glob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
    }
    assert not names & {"pathlib", "os", "io", "time", "datetime", "random"}


def test_nothing_reaches_for_the_network() -> None:
    for path in MODULES:
        text = path.read_text("utf-8")
        assert not any(f"import {name}" in text for name in ("socket", "urllib", "http", "requests")), path
