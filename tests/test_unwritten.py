"""An entry with a text that nobody has written yet: the bank loads and builds, and says what is missing."""

import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from interview_kit.bank import load_bank
from interview_kit.cli import main
from interview_kit.coverage import coverage_rows
from interview_kit.models.bank import UNWRITTEN, Entry, QuestionBank
from interview_kit.models.recruitment import Recruitment
from interview_kit.planning import plan
from interview_kit.problems import Problem
from interview_kit.shipped import shipped_folder
from interview_kit.workplace.building import BuildRequest, build_round
from interview_kit.workplace.checking import check_bank
from interview_kit.workplace.question_book import make_book
from interview_kit.workplace.workplace import open_workplace
from tests.docx_text import dump

ENTRY = "leder-ltk.mening.loebende-feedback"  # the first that a teamleder is asked about


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The shipped bank where one entry is a skeleton, as one that nobody has begun to write."""
    folder = Path(shutil.copytree(shipped_folder("question_bank"), tmp_path / "bank"))
    path = folder / "entries/leder-ltk/mening.yaml"
    entries = yaml.safe_load(path.read_text("utf-8"))
    [entry] = [row for row in entries if row["id"] == ENTRY]
    entry |= skeleton(entry)
    path.write_text(yaml.safe_dump(entries, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return folder


def skeleton(entry: Any) -> dict[str, Any]:
    question = {
        "id": f"{ENTRY}.1",
        "kind": "behavioural",
        "text": UNWRITTEN,
        "minutes": 8,
        "probes": [UNWRITTEN],
    }
    return {
        **entry,
        "covers": UNWRITTEN,
        "questions": [question, *entry["questions"][1:]],
        "anchors": {level: [UNWRITTEN] for level in (5, 4, 3, 2, 1)},
        "indicators": {"positive": [UNWRITTEN], "negative": [UNWRITTEN]},
    }  # fmt: skip


def unwritten(bank: QuestionBank) -> Entry:
    [entry] = bank.entries[ENTRY]
    return entry


def told(folder: Path) -> list[Problem]:
    """What check says of the file of the entry; of the position it says who has nothing to ask."""
    problems = check_bank(folder)
    assert {found.code for found in problems} == {"entry-unwritten", "role-without-question"}
    return [found for found in problems if found.code != "role-without-question"]


def test_check_says_one_thing_about_it(folder: Path) -> None:
    [found] = told(folder)
    assert (found.code, found.level, found.file[-11:]) == ("entry-unwritten", "warning", "mening.yaml")
    assert "10 tekster mangler" in found.message
    lines = Path(found.file).read_text("utf-8").splitlines()
    assert "MANGLER" in lines[(found.line or 0) - 1]


def test_no_rule_is_run_on_what_accepts_warnings_beforehand(folder: Path) -> None:
    path = folder / "entries/leder-ltk/mening.yaml"
    entries = yaml.safe_load(path.read_text("utf-8"))
    [entry] = [row for row in entries if row["id"] == ENTRY]
    entry["accepted_warnings"] = [{"code": "habit", "reason": "Det skal spørges sådan.", "by": "Ida Holm"}]
    path.write_text(yaml.safe_dump(entries, allow_unicode=True), encoding="utf-8")
    assert [found.code for found in told(folder)] == ["entry-unwritten"]


def test_an_entry_is_unwritten_until_the_last_of_its_texts_is_there(folder: Path, bank: QuestionBank) -> None:
    entry = unwritten(load_bank(folder).or_raise())
    whole = unwritten(bank)
    assert (entry.is_unwritten, entry.state, entry.scored_question) == (True, "unwritten", None)
    assert (whole.is_unwritten, whole.state) == (False, "proposed")
    nearly = whole.model_copy(update={"red_flags": (*whole.red_flags, UNWRITTEN)})
    assert nearly.is_unwritten
    retired = nearly.model_copy(update={"status": "retired"})
    assert (retired.is_unwritten, retired.state) == (False, "retired")
    withdrawn = whole.questions[1].model_copy(update={"text": UNWRITTEN, "retired": True})
    assert not whole.model_copy(update={"questions": (whole.questions[0], withdrawn)}).is_unwritten
    with_keyword = whole.model_copy(update={"keywords": (UNWRITTEN,)})
    assert not with_keyword.is_unwritten


def test_approved_before_it_is_written_is_not_approved(bank: QuestionBank) -> None:
    whole = unwritten(bank)
    values = {"red_flags": (UNWRITTEN,), "status": "approved"}
    assert whole.model_copy(update=values).state == "unwritten"


def test_no_guide_asks_it_and_the_build_says_so(folder: Path) -> None:
    built = build_round(open_workplace(str(folder)), BuildRequest(position="teamleder"))
    assert ENTRY not in {question.entry for question in built.guide.content.questions}
    [remark] = built.report.remarks
    assert (remark.code, ENTRY in remark.message) == ("lines-unwritten", True)
    before = build_round(open_workplace(), BuildRequest(position="teamleder"))
    assert ENTRY in {question.entry for question in before.guide.content.questions}
    assert before.report.remarks == ()
    [left] = [
        row for part in built.guide.content.coverage for row in part.uncovered if row.behaviour_id == ENTRY
    ]
    assert not left.has_question


@pytest.mark.parametrize("asked", [ENTRY, f"{ENTRY}.1", f"{ENTRY}.2", f"{ENTRY}.3"])
def test_it_is_not_asked_for_anybody_who_names_it(folder: Path, asked: str) -> None:
    values = {"position": "teamleder", "rounds": {1: {"asked": [asked]}}}
    planned = plan(load_bank(folder).or_raise(), Recruitment.model_validate(values)).rounds[1]
    assert [fault.code for fault in planned.problems] == ["choice-unwritten"]


def test_a_competency_is_asked_about_with_what_is_written(folder: Path) -> None:
    values = {"position": "teamleder", "rounds": {1: {"asked": ["leder-ltk.mening"]}}}
    planned = plan(load_bank(folder).or_raise(), Recruitment.model_validate(values)).rounds[1]
    assert planned.problems == ()
    assert "leder-ltk.mening.forandring" in {choice.entry.id for choice in planned.questions}


def test_a_focus_line_without_any_entry_is_told_too(folder: Path) -> None:
    path = folder / "entries/leder-ltk/mening.yaml"
    entries = yaml.safe_load(path.read_text("utf-8"))
    path.write_text(
        yaml.safe_dump([row for row in entries if row["id"] != ENTRY], allow_unicode=True), encoding="utf-8"
    )
    [remark] = build_round(open_workplace(str(folder)), BuildRequest(position="teamleder")).report.remarks
    assert (remark.code, ENTRY in remark.message) == ("lines-unwritten", True)


def test_coverage_counts_it_as_missing(folder: Path, tmp_path: Path) -> None:
    [row] = [row for row in coverage_rows(load_bank(folder).or_raise()) if row.behaviour == ENTRY]
    assert (row.status, row.entries, row.has_question, row.is_gap, row.anchors) == (
        "unwritten", 0, False, True, 0,
    )  # fmt: skip
    page = tmp_path / "side.html"
    result = CliRunner().invoke(main, ["coverage", "--bank", str(folder), "-o", str(page)])
    assert result.exit_code == 0, result.output
    assert "ikke skrevet" in page.read_text("utf-8")
    workplace = open_workplace(str(folder))
    assert workplace.state_of(workplace.bank()).entries == 71


def test_what_is_written_counts_before_what_is_not(folder: Path, bank: QuestionBank) -> None:
    path = folder / "entries/leder-ltk/mening.yaml"
    entries = yaml.safe_load(path.read_text("utf-8"))
    [entry] = [row for row in entries if row["id"] == ENTRY]
    more = {**entry, **unwritten(bank).model_dump(mode="json", by_alias=True, exclude_defaults=True)}
    more["id"] = f"{ENTRY}-2"
    for question in more["questions"]:
        question["id"] += "-2"
    path.write_text(yaml.safe_dump([*entries, more], allow_unicode=True), encoding="utf-8")
    [row] = [row for row in coverage_rows(load_bank(folder).or_raise()) if row.behaviour == ENTRY]
    assert (row.status, row.entries, row.is_gap) == ("proposed", 1, False)


def test_the_book_prints_it(folder: Path, tmp_path: Path) -> None:
    book = make_book(open_workplace(str(folder)), "leder-ltk")
    path = tmp_path / "bog.docx"
    path.write_bytes(book.data)
    text = dump(path)
    assert f"{ENTRY} · Ikke skrevet" in text
    assert "MANGLER" in text
    assert "1 ikke skrevet" in text
    assert [found.code for found in book.report.faults[ENTRY]] == ["entry-unwritten"]
