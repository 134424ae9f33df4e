"""What lies in examples/ is what `build` makes today."""

import zipfile
from pathlib import Path

import pytest

from examples.refresh import EXAMPLES, RECRUITMENT, build_all, pictured
from interview_kit.models.bank import QuestionBank
from tests.conftest import ROOT


def contents(folder: Path) -> dict[str, object]:
    """Every document by its parts, not its bytes: Pythons differ in how they compress."""
    found: dict[str, object] = {}
    for path in folder.rglob("*.docx"):
        with zipfile.ZipFile(path) as package:
            parts = {name: package.read(name) for name in package.namelist()}
        found[path.relative_to(folder).as_posix()] = parts
    for path in folder.rglob("*.yaml"):
        found[path.relative_to(folder).as_posix()] = path.read_bytes()
    return found


def test_the_examples_are_fresh(tmp_path: Path) -> None:
    build_all(tmp_path)
    kept, made = contents(EXAMPLES), contents(tmp_path)
    assert set(kept) == set(made)
    stale = [name for name in made if kept[name] != made[name]]
    assert not stale, "run: python examples/refresh.py"


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="an sdist has only the README's pictures")
def test_every_document_of_the_examples_has_its_pictures(bank: QuestionBank) -> None:
    for folder in (*bank.positions, RECRUITMENT):
        for document in (EXAMPLES / folder).rglob("*.docx"):
            for number in pictured(document):
                assert document.with_name(f"{document.stem}-side-{number:02}.png").exists()
