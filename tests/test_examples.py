"""What lies in examples/ is what `build` makes today."""

import re
import shutil
import zipfile
from pathlib import Path

import page
import pytest
from click.testing import CliRunner

from examples.refresh import EXAMPLES, RECRUITMENT, SOURCES, build_all, pictured
from interview_kit.cli import main
from interview_kit.models.bank import QuestionBank
from tests.conftest import PDF_UA, ROOT, Convert
from tests.test_validator import sdk_errors
from tests.word_lint import word_faults


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


@pytest.fixture(scope="session")
def recruitment(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The made-up recruitment with all its papers, also those that the example does not keep."""
    folder = tmp_path_factory.mktemp("eksempelby")
    for name in SOURCES:
        shutil.copy(EXAMPLES / RECRUITMENT / name, folder)
    for words in (["plan", str(folder)], ["kit", str(folder), "--no-pages"]):
        assert CliRunner().invoke(main, words).exit_code == 0
    return folder / "dokumenter"


def of_each_kind(documents: Path) -> dict[str, Path]:
    """The papers of the chair and of one other member, for one candidate, and all that are alone of their kind."""
    paths = {path.relative_to(documents).as_posix(): path for path in documents.rglob("*.docx")}
    others = re.compile(r"-M[3-9]|-K[13-9]")
    return {name: path for name, path in paths.items() if not others.search(name)}


@pytest.mark.slow
def test_the_open_xml_sdk_finds_nothing_in_a_whole_recruitment(recruitment: Path) -> None:
    documents = of_each_kind(recruitment)
    assert {"ark-1-M1.docx", "ark-2-M2.docx", "enkeltark/ark-1-M2-K2.docx", "sagsark.docx"} <= set(documents)
    assert sdk_errors(documents) == {}
    assert {name: faults for name, path in documents.items() if (faults := word_faults(path))} == {}


@pytest.mark.slow
def test_the_rules_of_pdf_ua_are_kept_in_a_whole_recruitment(
    recruitment: Path, libreoffice: Convert, tmp_path: Path
) -> None:
    for pdf in libreoffice(list(of_each_kind(recruitment).values()), PDF_UA, tmp_path):
        report = page.validate_pdf(str(pdf), profile="ua1")
        assert report.is_compliant, (pdf.stem, list(report.failures))
