"""A bank is loaded whole, or every reason why not is told."""

from pathlib import Path

import pytest

from interview_kit.bank import find_position, load_bank, load_position
from interview_kit.models.bank import QuestionBank
from interview_kit.models.position import Position
from interview_kit.models.recruitment import Recruitment
from interview_kit.planning import plan_guide
from interview_kit.problems import Problem
from interview_kit.shipped import shipped_folder


def break_file(bank: Path, name: str, old: str, new: str) -> None:
    path = bank / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_the_shipped_bank_has_no_problems() -> None:
    assert load_bank(shipped_folder("question_bank"))[1] == []


@pytest.mark.parametrize(
    ("name", "old", "new", "code"),
    [
        ("profiles/vagt.yaml", "sources/vagt.txt", "sources/borte.txt", "source-missing"),
        ("profiles/vagt.yaml", "- id: vagt.hus.gaester", "- id: vagt.fejl.gaester", "wrong-competency"),
        ("profiles/vagt.yaml", "- id: vagt.hus.gaester", "- id: vagt.hus.doer", "duplicate-id"),
        (
            "profiles/vagt.yaml",
            'text: "Hilser på gæsterne."',
            'text: "Hilser."\n        near: [vagt.hus.doer]',
            "near-one-way",
        ),
        ("entries/vagt/fejl.yaml", "behaviour: vagt.fejl.siger-til", "behaviour: vagt.fejl.x", "unknown-reference"),
        ("entries/vagt/fejl.yaml", "id: vagt.fejl.siger-til\n", "id: vagt.hus.doer\n", "duplicate-id"),
        ("entries/vagt/fejl.yaml", "id: vagt.fejl.siger-til.1", "id: vagt.hus.doer.1", "duplicate-id"),
        ("entries/vagt/fejl.yaml", "kind: behavioural", "kind: reflective", "no-scored-question"),
        ("entries/vagt/hus.yaml", "for: [vagtmester]", "for: [bager]", "unknown-reference"),
        ("positions/vagtmester.yaml", "profile: vagt", "profile: vagtt", "unknown-reference"),
        ("positions/vagtmester.yaml", "step: opslag", "step: opslaget", "unknown-reference"),
        ("positions/vagtmester.yaml", "leads: [vagt.fejl]", "leads: []", "competency-unled"),
        ("positions/vagtmester.yaml", "chair: true", "chair: false", "one-chair"),
        ("positions/vagtmester.yaml", "min: 2", "min: 9", "panel-size"),
        ("positions/vagtmester.yaml", "competency: vagt.fejl\n", "competency: vagt.hus\n", "competency-twice"),
        ("positions/vagtmester.yaml", "{behaviour: vagt.hus.gaester,", "{behaviour: vagt.hus.doer,", "behaviour-unplaced"),
        ("scale.yaml", "level: 4", "level: 3", "level-numbers"),
    ],
)  # fmt: skip
def test_a_broken_reference_is_found(bank_copy: Path, name: str, old: str, new: str, code: str) -> None:
    break_file(bank_copy, name, old, new)
    bank, problems = load_bank(bank_copy)
    assert bank is None
    assert code in [problem.code for problem in problems]
    assert all(problem.file.endswith(".yaml") and problem.line for problem in problems)


def test_faults_in_several_files_come_at_once(bank_copy: Path) -> None:
    break_file(bank_copy, "scale.yaml", "level: 4", "level: 3")
    break_file(bank_copy, "entries/vagt/hus.yaml", "kind: behavioural", "kind: x")
    (bank_copy / "texts/sheet.yaml").unlink()
    assert {problem.code for problem in load_bank(bank_copy)[1]} >= {
        "level-numbers",
        "unknown-choice",
        "file-missing",
    }


def test_two_positions_may_not_share_a_name(bank_copy: Path) -> None:
    other = (
        (bank_copy / "positions/vagtmester.yaml").read_text("utf-8").replace("id: vagtmester", "id: anden")
    )
    (bank_copy / "positions/anden.yaml").write_text(other, "utf-8")
    assert "alias-taken" in [problem.code for problem in load_bank(bank_copy)[1]]


def test_a_file_bears_the_name_of_its_id(bank_copy: Path) -> None:
    (bank_copy / "profiles/vagt.yaml").rename(bank_copy / "profiles/andet.yaml")
    assert "file-name" in [problem.code for problem in load_bank(bank_copy)[1]]


@pytest.mark.parametrize("name", ["fagchef", "Fagchef", "områdechef"])
def test_one_position_needs_only_its_own_profile(name: str) -> None:
    folder = shipped_folder("question_bank")
    bank = load_bank(folder, load_position(folder, name).or_raise()).or_raise()
    assert (list(bank.positions), list(bank.profiles)) == (["fagchef"], ["leder-ltk"])
    assert {behaviour.partition(".")[0] for behaviour in bank.entries} == {"leder-ltk"}


def test_a_guide_is_the_same_from_the_whole_bank_and_from_what_it_needs(bank: QuestionBank) -> None:
    part = load_bank(shipped_folder("question_bank"), bank.positions["teamleder"]).or_raise()
    recruitment = Recruitment(position="teamleder")
    assert plan_guide(part, recruitment, 1) == plan_guide(bank, recruitment, 1)


def test_a_folder_that_is_no_bank_is_told_so(tmp_path: Path) -> None:
    assert [problem.code for problem in load_bank(tmp_path)[1]] == ["bank-missing"]


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("direktoer", "direktoer"),
        ("Direktør", "direktoer"),
        ("DIREKTØR", "direktoer"),
        ("skoleleder", "institutionsleder"),
        ("Paedagogisk leder", "teamleder"),
    ],
)
def test_a_position_is_found_by_id_title_or_alias(bank: QuestionBank, name: str, found: str) -> None:
    position = find_position(bank.positions.values(), name)
    assert isinstance(position, Position)
    assert position.id == found


def test_an_unknown_position_is_answered_with_the_nearest(bank: QuestionBank) -> None:
    answer = find_position(bank.positions.values(), "direktr")
    assert isinstance(answer, Problem)
    assert "direktoer" in answer.hint


def test_the_banks_hash_changes_with_any_letter(bank_copy: Path) -> None:
    before, _ = load_bank(bank_copy)
    break_file(bank_copy, "texts/sheet.yaml", "Fortroligt.", "Fortroligt!")
    after, _ = load_bank(bank_copy)
    assert before is not None
    assert after is not None
    assert before.hash != after.hash
