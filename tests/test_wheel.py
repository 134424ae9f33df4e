"""What is handed out: the wheel works without the checkout, and neither wheel nor sdist holds what it should not."""

import os
import re
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from interview_kit import __version__
from tests.conftest import ROOT

pytestmark = pytest.mark.slow

COMMANDS = [
    ("build", "direktoer", "-o", "ud"),
    ("build", "institutionsleder", "--round", "2", "-o", "anden"),
    ("book", "direktoer", "-o", "bog.docx"),
    ("coverage", "-o", "dækning.html"),
]
# Runs a command where no template can be compiled, and tells which package it ran.
WITHOUT_COMPILER = """
import sys, jinja2, interview_kit
from interview_kit.cli import main
if sys.argv.pop(1) == "wheel":
    jinja2.Environment.compile = None
print(interview_kit.__file__)
main()
"""


def built(root: Path, target: Path) -> tuple[Path, Path]:
    """The wheel and the sdist of a checkout."""
    words = [sys.executable, "-m", "hatchling", "build", "-d", str(target)]
    subprocess.run(words, cwd=root, check=True, capture_output=True)
    return next(target.glob("*.whl")), next(target.glob("*.tar.gz"))


def names_in(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


@pytest.fixture(scope="module")
def distributions(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    return built(ROOT, tmp_path_factory.mktemp("dist"))


@pytest.fixture(scope="module")
def wheel(distributions: tuple[Path, Path]) -> Path:
    return distributions[0]


@pytest.fixture(scope="module")
def unpacked_sdist(distributions: tuple[Path, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sdist")
    with tarfile.open(distributions[1]) as archive:
        archive.extractall(folder, filter="data")
    return folder / f"interview_kit-{__version__}"


def files_made(kind: str, package: Path, folder: Path) -> dict[str, bytes]:
    """All that the commands make with the package in this folder, in an empty folder."""
    folder.mkdir()
    environment = {**os.environ, "PYTHONPATH": str(package)}
    for command in COMMANDS:
        words = [sys.executable, "-c", WITHOUT_COMPILER, kind, *command]
        result = subprocess.run(
            words, cwd=folder, env=environment, capture_output=True, text=True, check=False
        )
        assert result.returncode == 0, result.stderr
        assert Path(result.stdout.splitlines()[0]).is_relative_to(package)
    paths = [path for path in folder.rglob("*") if path.is_file()]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def test_a_wheel_compiles_no_template_and_makes_what_the_checkout_makes(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "site")  # noqa: S202 - our own, just made
    made = files_made("wheel", tmp_path / "site", tmp_path / "by_wheel")
    assert made == files_made("checkout", ROOT, tmp_path / "by_checkout")
    assert len(made) == 12


def test_the_wheel_holds_the_package_and_what_it_ships_and_nothing_else(wheel: Path) -> None:
    package = {path.relative_to(ROOT).as_posix() for path in (ROOT / "interview_kit").rglob("*")}
    shipped = {
        f"interview_kit/shipped/{path.relative_to(ROOT).as_posix()}"
        for path in [*(ROOT / "question_bank").rglob("*.*"), *(ROOT / "templates").glob("*")]
        if path.suffix in {".yaml", ".txt", ".json", ".j2", ".docx"}
    }
    compiled = {name for name in names_in(wheel) if name.startswith("interview_kit/shipped/compiled/")}
    information = {
        name for name in names_in(wheel) if name.startswith(f"interview_kit-{__version__}.dist-info/")
    }
    data = ("/py.typed", "/suspicion.weights", "/word_groups.txt", "/shell.zip")
    ours = (".py", ".po", ".mo", ".html", ".css", ".js", *data)
    code = {name for name in package if name.endswith(ours)}
    assert names_in(wheel) == code | shipped | compiled | information
    assert len(compiled) == len(list((ROOT / "templates").glob("*.j2"))) + 1
    assert any(name.endswith("/licenses/LICENSE") for name in information)


def test_no_path_of_the_machine_is_in_the_wheel(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        assert not [name for name in archive.namelist() if str(ROOT).encode() in archive.read(name)]


def test_the_sdist_holds_tests_and_examples_but_no_raw_review_and_few_pictures(unpacked_sdist: Path) -> None:
    pictures = {path.relative_to(unpacked_sdist).as_posix() for path in unpacked_sdist.rglob("*.png")}
    assert pictures == set(re.findall(r"\]\(([^)#]+\.png)\)", (ROOT / "README.md").read_text("utf-8")))
    assert not list((unpacked_sdist / "docs").rglob("*.tsv"))
    for folder in ("tests", "question_bank", "interview_kit"):
        here = {
            path.relative_to(ROOT) for path in (ROOT / folder).rglob("*") if "__pycache__" not in path.parts
        }
        there = {path.relative_to(unpacked_sdist) for path in (unpacked_sdist / folder).rglob("*")}
        assert here == there
    examples = {path.name for path in (ROOT / "examples").rglob("*.*") if path.suffix in {".docx", ".yaml"}}
    assert examples <= {path.name for path in (unpacked_sdist / "examples").rglob("*")}
    assert (unpacked_sdist / "LICENSE").is_file()


def test_the_sdist_makes_the_same_wheel(wheel: Path, unpacked_sdist: Path, tmp_path: Path) -> None:
    assert names_in(built(unpacked_sdist, tmp_path)[0]) == names_in(wheel)


def test_the_sdist_passes_its_tests(unpacked_sdist: Path) -> None:
    """A few of them, which read examples, documentation, golden dumps and the small bank.

    Left out is what reads only sources, which are the same here and there, and what makes all examples anew.
    """
    names = ["test_examples", "test_readme", "test_documents", "test_seats"]
    words = [
        sys.executable,
        "-m",
        "pytest",
        "-p",
        "no:cacheprovider",
        "-m",
        "not slow",
        "--deselect=tests/test_examples.py::test_the_examples_are_fresh",
        *(f"tests/{name}.py" for name in names),
    ]
    environment = {**os.environ, "PYTHONPATH": str(unpacked_sdist)}
    result = subprocess.run(
        words, cwd=unpacked_sdist, env=environment, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stdout
