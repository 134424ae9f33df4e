"""The documentation says what the program does."""

import re
import tomllib
from pathlib import Path

import pytest

from docs.make_rules import PAGE, page
from interview_kit.cli import main
from interview_kit.word.styles import STYLES_BY_KIND
from tests.conftest import ROOT

README = (ROOT / "README.md").read_text("utf-8")
GUIDES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
# What Word in Danish calls the built-in styles that have one English name inside the file.
DANISH = {
    "title": "Titel",
    "subtitle": "Undertitel",
    "heading 1": "Overskrift 1",
    "heading 2": "Overskrift 2",
    "list bullet": "Opstilling – punkttegn",
    "header": "Sidehoved",
    "footer": "Sidefod",
    "strong": "Stærk",
    "placeholder text": "Pladsholdertekst",
}


def test_every_command_is_in_the_readme() -> None:
    for name in main.commands:
        assert f"`interview-kit {name}" in README


def test_every_option_of_build_is_in_the_readme() -> None:
    for option in main.commands["build"].params:
        assert (
            any(f"`{name}" in README for name in option.opts if name.startswith("-"))
            or option.name == "position"
        )


@pytest.mark.parametrize("path", GUIDES, ids=lambda path: path.name)
def test_every_option_that_a_text_names_exists(path: Path) -> None:
    text = path.read_text("utf-8")
    known = {name for command in main.commands.values() for option in command.params for name in option.opts}
    for line in re.findall(r"interview-kit (?:build|check|positions).*", text):
        assert set(re.findall(r"(?<=\s)--[a-z]+", line)) <= known


@pytest.mark.parametrize("path", GUIDES, ids=lambda path: path.name)
def test_every_link_and_picture_is_there(path: Path) -> None:
    text = path.read_text("utf-8")
    for target in re.findall(r"\]\(([^)#]+)\)", text):
        assert (path.parent / target).exists(), target


def test_the_sdist_keeps_the_pictures_of_the_readme_and_no_others() -> None:
    sdist = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["hatch"]["build"]["targets"][
        "sdist"
    ]
    kept = {path.removeprefix("!/") for path in sdist["exclude"] if path.startswith("!/")}
    assert kept == set(re.findall(r"\]\((examples/[^)#]+\.png)\)", README))


def test_every_room_is_in_the_readme() -> None:
    for path in (ROOT / "interview_kit").iterdir():
        room = path.stem
        if not room.startswith("__") and room not in {"shipped", "py"}:
            assert f"| `{room}" in README, room


def test_hr_is_told_every_style_of_the_contract() -> None:
    text = (ROOT / "docs/skabelon.md").read_text("utf-8")
    for names in STYLES_BY_KIND.values():
        for name in names.values():
            assert DANISH.get(name.lower(), name) in text, name


def test_the_two_commands_stand_alone_on_their_lines() -> None:
    lines = README.splitlines()
    assert sum(line.endswith("interview-kit build direktoer") for line in lines) == 1
    assert sum(line.endswith("&& .venv/bin/pytest -n auto") for line in lines) == 1


def test_the_rule_page_is_made_from_the_rules_as_they_are() -> None:
    assert PAGE.read_text("utf-8") == page(), "run: python docs/make_rules.py"
