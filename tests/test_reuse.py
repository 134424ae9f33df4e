"""A line of a profile may use an entry that was written for another: it is read, asked, counted and printed."""

import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from interview_kit.bank import load_bank, load_position
from interview_kit.cli import main
from interview_kit.coverage import coverage_rows
from interview_kit.documents.question_book import question_book
from interview_kit.models.bank import QuestionBank
from interview_kit.models.materials import Materials
from interview_kit.models.recruitment import Recruitment
from interview_kit.planning import plan_guide
from interview_kit.shipped import shipped_folder
from interview_kit.workplace.workplace import open_workplace

# line of the new profile → the entry that it uses
USES = {
    "solby.folk.konflikter": "direktoer.rollemodel.konflikter",
    "solby.folk.feedback": "leder-ltk.mening.loebende-feedback",
    "solby.drift.ressourcer": "leder-ltk.styring.ressourcer",
    "solby.drift.kendskab": "leder-ltk.faglighed.kendskab",
}


def written(path: Path, values: Any) -> None:
    path.write_text(yaml.safe_dump(values, allow_unicode=True), encoding="utf-8")


@pytest.fixture
def folder(bank: QuestionBank, tmp_path: Path) -> Path:
    """The shipped bank with a profile of Solby's whose lines are copied from the shipped profiles."""
    folder = Path(shutil.copytree(shipped_folder("question_bank"), tmp_path / "bank"))
    texts = {line.id: line.text for profile in bank.profiles.values() for line in profile.behaviours}
    behaviours = {
        key: {"id": key, "source": texts[used], "text": texts[used], "uses": used}
        for key, used in USES.items()
    }
    competencies: list[Any] = [
        {
            "id": key,
            "title": key,
            "behaviours": [row for line, row in behaviours.items() if line.startswith(f"{key}.")],
        }
        for key in ("solby.folk", "solby.drift")
    ]
    profile = {"id": "solby", "title": "Leder", "source": "sources/solby.txt", "competencies": competencies}
    (folder / "sources" / "solby.txt").write_text("Kilden.", encoding="utf-8")
    written(folder / "profiles" / "solby.yaml", profile)
    position = yaml.safe_load((folder / "positions" / "teamleder.yaml").read_text("utf-8"))
    focus = [
        {
            "competency": row["id"],
            "behaviours": [{"id": line["id"], "reason": "Fordi."} for line in row["behaviours"]],
        }
        for row in competencies
    ]
    roles = [
        {
            "id": "leder",
            "title": "Leder",
            "chair": True,
            "task": "Spørger",
            "leads": ["solby.folk", "solby.drift"],
        },
        {"id": "kollega", "title": "Kollega", "task": "Lytter"},
        {"id": "hr", "title": "HR", "task": "Skriver referat"},
    ]
    del position["sets"]  # they ask about lines of the other profile
    position |= {
        "id": "souschef-solby", "title": "Souschef i Solby", "aliases": [], "profile": "solby", "weights": [], "elsewhere": [],
        "rounds": [{"number": 1, "slot": 60, "focus": focus}], "panel": {"min": 3, "max": 5, "roles": roles},
    }  # fmt: skip
    places = [
        {
            "behaviour": line,
            "where": "reference",
            "reason": "En tidligere leder så det.",
            "ask": "Fortæl om en opgave, som kandidaten stod for.",
        }
        for line in USES
    ]
    written(folder / "positions" / "souschef-solby.yaml", position | {"elsewhere": places})
    return folder


def test_copying_lines_between_profiles_costs_no_errors(folder: Path) -> None:
    result = CliRunner().invoke(main, ["check", str(folder)])
    assert (result.exit_code, "0 fejl, 0 advarsler." in result.output) == (0, True)


def test_the_lines_are_asked_about_with_the_entries_that_they_use(folder: Path) -> None:
    whole = load_bank(folder).or_raise()
    position = load_position(folder, "souschef-solby").or_raise()
    part = load_bank(folder, position).or_raise()
    for bank in (whole, part):
        content = plan_guide(bank, Recruitment(position="souschef-solby"), 1).content
        asked = {question.behaviour_id: question.entry for question in content.questions}
        assert asked == {key: used for key, used in USES.items() if key in asked}
        assert len(asked) == 4
    assert set(part.profiles) == {"solby"}
    assert {entry.id for entry in part.all_entries} == set(USES.values())


def test_an_entry_is_counted_once_however_many_lines_it_serves(folder: Path, bank: QuestionBank) -> None:
    workplace = open_workplace(str(folder))
    assert workplace.state_of(workplace.bank()).entries == len(bank.all_entries) == 72


def test_coverage_and_book_show_what_a_line_uses(folder: Path) -> None:
    bank = load_bank(folder).or_raise()
    rows = coverage_rows(bank, "solby")
    assert [(row.behaviour, row.has_question, row.entries) for row in rows] == [
        (key, True, 1) for key in USES
    ]
    chapters: Any = question_book(bank, bank.profiles["solby"], Materials()).values["chapters"]
    entries = {
        line.behaviour.id: [entry.id for entry in line.entries]
        for chapter in chapters
        for line in chapter.lines
    }
    assert entries == {key: [used] for key, used in USES.items()}


@pytest.mark.parametrize("used", ["direktoer.rollemodel.konflikt", "findes.ikke", "solby.folk.konflikter"])
def test_a_use_of_what_is_not_there_is_a_problem_at_its_line(folder: Path, used: str) -> None:
    path = folder / "profiles" / "solby.yaml"
    text = path.read_text("utf-8").replace("uses: direktoer.rollemodel.konflikter", f"uses: {used}")
    path.write_text(text, encoding="utf-8")
    line = text[: text.index(f"uses: {used}")].count("\n") + 1
    [found] = [found for found in load_bank(folder).problems if found.code == "unknown-reference"]
    assert (found.line, found.level) == (line, "error")


def test_a_line_that_is_copied_with_its_entry_is_still_an_error(folder: Path) -> None:
    entries = yaml.safe_load((folder / "entries/direktoer/rollemodel.yaml").read_text("utf-8"))
    [entry] = [row for row in entries if row["id"] == USES["solby.folk.konflikter"]]
    questions = [{**row, "id": row["id"].replace("direktoer.", "kopi.")} for row in entry["questions"]]
    (folder / "entries" / "solby").mkdir()
    copy = {**entry, "id": "kopi.konflikter", "behaviour": "solby.folk.konflikter", "questions": questions}
    written(folder / "entries" / "solby" / "folk.yaml", [copy])
    output = CliRunner().invoke(main, ["check", str(folder)]).output
    assert "(anchor-repeated)" in output
    assert "(question-repeated)" in output


def test_an_entry_that_two_lines_of_one_profile_use_is_asked_once(folder: Path) -> None:
    path = folder / "profiles" / "solby.yaml"
    text = path.read_text("utf-8").replace(
        "uses: leder-ltk.styring.ressourcer", "uses: direktoer.rollemodel.konflikter"
    )
    path.write_text(text, encoding="utf-8")
    bank = load_bank(folder).or_raise()
    for asked in ((), ("direktoer.rollemodel.konflikter",), ("direktoer.rollemodel.konflikter.1",)):
        values = {"position": "souschef-solby", "rounds": {1: {"asked": asked}}}
        content = plan_guide(bank, Recruitment.model_validate(values), 1).content
        entries = [question.entry for question in content.questions]
        assert entries.count("direktoer.rollemodel.konflikter") == 1
