"""What the manuals show can be copied, and works."""

import re
import shutil
from pathlib import Path
from textwrap import dedent

import pytest
import yaml

from interview_kit.cli import main
from interview_kit.models.bank import AcceptedWarning, Approval, Question
from interview_kit.models.case_file import Redaction
from interview_kit.models.recruitment import Recruitment
from interview_kit.workplace.building import BuildRequest, build_round
from interview_kit.workplace.checking import check_bank
from interview_kit.workplace.recruitment_checks import check_recruitment
from interview_kit.workplace.vacancy_plan import plan_vacancy
from interview_kit.workplace.workplace import open_workplace
from interview_kit.yaml_files import load
from tests.conftest import ROOT

MANUALS = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]


def examples(name: str) -> list[str]:
    """The YAML of a manual, as it stands there."""
    text = (ROOT / "docs" / name).read_text("utf-8")
    return [dedent(example) for example in re.findall(r"```yaml\n(.*?)[ ]*```", text, re.DOTALL)]


@pytest.mark.parametrize("manual", MANUALS, ids=lambda path: path.name)
def test_every_command_of_a_manual_is_one_of_ours(manual: Path) -> None:
    text = manual.read_text("utf-8")
    commands = re.findall(r"(?m)(?:`|^    \S*?)interview-kit ([a-z][a-z-]*)", text)
    assert set(commands) <= set(main.commands)


def test_a_windows_command_stands_beside_each_other_one() -> None:
    text = (ROOT / "docs" / "vejledning.md").read_text("utf-8")
    windows = re.findall(r"(?m)^    \.venv\\Scripts\\(.*)$", text)
    others = re.findall(r"(?m)^    \.venv/bin/(.*)$", text)
    assert len(windows) > 7
    assert windows == others


def test_the_profile_and_the_position_of_hrs_page_give_a_guide(tmp_path: Path) -> None:
    bank = Path(shutil.copytree(ROOT / "question_bank", tmp_path / "hr"))
    profile, position = examples("bank.md")[-2:]
    (bank / "sources/teknik.txt").write_text("Kilden", "utf-8")
    (bank / "profiles/teknik.yaml").write_text(profile, "utf-8")
    (bank / "positions/driftschef.yaml").write_text(position, "utf-8")
    assert check_bank(bank) == []
    built = build_round(open_workplace(str(bank)), BuildRequest(position="driftschef"))
    assert [question.entry for question in built.guide.content.questions] == [
        "direktoer.rollemodel.konflikter"
    ]


def test_a_question_of_hrs_page_is_one_that_the_bank_takes() -> None:
    wordings = yaml.safe_load(examples("bank.md")[0])
    question = {"id": "a.b.1", "kind": "behavioural", "minutes": 8, "probes": ["Hvad gjorde du?"], **wordings}
    read = Question.model_validate(question)
    assert read.broader
    assert read.worded(without_staff=True).text == wordings["without_staff"]["text"]


def test_an_approval_and_an_acceptance_are_written_as_hrs_page_shows() -> None:
    approval, acceptance = (yaml.safe_load(example) for example in examples("bank.md")[1:3])
    assert approval["status"] == "approved"
    assert Approval.model_validate(approval["approved"]).words
    [accepted] = acceptance["accepted_warnings"]
    assert AcceptedWarning.model_validate(accepted).words


def test_the_scored_question_of_the_manual_is_asked_once_it_is_approved(tmp_path: Path) -> None:
    [own] = [example for example in examples("vejledning.md") if example.startswith("own_entries")]
    folder = tmp_path / "min-sag"
    folder.mkdir()
    (folder / "recruitment.yaml").write_text(f"position: direktoer\n{own}", "utf-8")
    workplace = open_workplace()
    found = check_recruitment(folder, workplace.bank_folder)
    assert [problem.code for problem in found] == ["own-entry-unapproved"]
    words = re.search(r'words: "(\w+)"', found[0].hint)
    assert words
    approved = own.replace(
        "status: proposed",
        f'status: approved\n    approved: {{by: "Ib, HR", date: 2026-11-29, words: "{words[1]}"}}',
    )
    (folder / "recruitment.yaml").write_text(f"position: direktoer\n{approved}", "utf-8")
    planned = plan_vacancy(workplace, folder, number=None, reason=None, today="2026-11-29")
    asked = [row for one_round in planned.rounds for row in one_round.questions]
    assert "Fortæl om en afgørelse, hvor loven var uklar, og du skulle beslutte." in [
        row.words for row in asked
    ]


def test_who_was_absent_what_went_wrong_and_why_nothing_is_deleted_is_written_as_the_page_shows() -> None:
    absent, _, holds = examples("efter-samtalen.md")
    written = f"position: direktoer\n{absent}{holds}".encode()
    recruitment = load(Path("recruitment.yaml"), Recruitment, data=written).or_raise().value
    choices = recruitment.choices(1)
    assert choices.attendance == {"M5": {"K2": "absent", "K3": "inhabil"}}
    assert [question.code for question in choices.excluded] == ["S4"]
    assert [(hold.kind, hold.ended) for hold in recruitment.holds] == [
        ("klage", None),
        ("aktindsigt", "2027-04-19"),
    ]


def test_what_a_person_has_judged_is_written_as_the_page_shows() -> None:
    written = examples("efter-samtalen.md")[1].encode()
    lines = load(Path("overstreget.yaml"), tuple[Redaction, ...], data=written).or_raise().value
    assert [(line.file, line.shown) for line in lines] == [
        (None, False),
        (None, True),
        ("notat-1-K3.docx", False),
    ]
