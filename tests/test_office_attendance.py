"""Who was not there, and a question that went wrong: said on the page, and counted as the command line does."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from interview_kit.office import Desk
from tests.commands import run
from tests.office_desks import asked, desk_of, files_in, filled_sheets, refused, small_case


@pytest.fixture(scope="session")
def with_papers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small recruitment with its papers. Only to be copied."""
    folder = small_case(tmp_path_factory.mktemp("attendance") / "sag")
    asked(desk_of(folder), "make_papers")
    return folder


@pytest.fixture
def desk(with_papers: Path, tmp_path: Path) -> Desk:
    return desk_of(Path(shutil.copytree(with_papers, tmp_path / "sag")))


def first_round(told: dict[str, Any]) -> dict[str, Any]:
    return dict(told["rounds"][0])


def choices(desk: Desk) -> dict[str, Any]:
    """What the recruitment's file says of the first round."""
    values = yaml.safe_load((desk.folder / "recruitment.yaml").read_text("utf-8"))
    return dict(values["rounds"][1])


def absent(desk: Desk, member: str, candidate: str, absence: str | None) -> dict[str, Any]:
    told = asked(desk, "set_absence", round=1, member=member, candidate=candidate, absence=absence)
    return first_round(told)


def excluded(
    desk: Desk, code: str = "S1", reason: str = "Lydprøve i gangen", by: str = "M1"
) -> dict[str, Any]:
    return first_round(asked(desk, "exclude_question", round=1, code=code, reason=reason, by=by))


def test_what_may_be_chosen_is_who_takes_part_and_what_is_rated(desk: Desk) -> None:
    told = first_round(asked(desk, "attendance"))
    assert (told["members"], told["candidates"]) == (["M1", "M2", "M3"], ["K1", "K2", "K3"])
    assert [one["title"] for one in told["absences"]] == ["var ikke til stede", "inhabil"]
    assert {"C1", "S1"} <= {one["code"] for one in told["questions"]}
    assert all(one["text"] for one in told["questions"])
    assert (told["absent"], told["excluded"]) == ([], [])


def test_who_was_not_there_is_not_waited_for(desk: Desk) -> None:
    sheets = [file for file in filled_sheets(desk.folder) if file["name"] != "M2 K1.docx"]
    asked(desk, "add_arrived", files=sheets)
    assert not first_round(asked(desk, "read_arrived"))["is_complete"]
    told = absent(desk, "M2", "K1", "absent")
    assert [one["text"] for one in told["absent"]] == ["M2 om K1: var ikke til stede"]
    read = first_round(asked(desk, "read_arrived"))
    assert read["is_complete"]
    assert read["rows"][1]["cells"][0] == {"candidate": "K1", "text": "ikke der", "state": "absent"}
    assert run("collect", desk.folder).exit_code == 0


def test_somebody_may_be_away_from_everybody_and_be_taken_back_one_by_one(desk: Desk) -> None:
    assert len(absent(desk, "M2", "alle", "inhabil")["absent"]) == 3
    assert choices(desk)["attendance"] == {"M2": dict.fromkeys(["K1", "K2", "K3"], "inhabil")}
    absent(desk, "M2", "K2", "absent")
    absent(desk, "M2", "K1", None)
    assert choices(desk)["attendance"] == {"M2": {"K2": "absent", "K3": "inhabil"}}
    assert absent(desk, "M2", "alle", None)["absent"] == []
    assert "attendance" not in choices(desk)


def test_only_the_rounds_are_written_anew(desk: Desk) -> None:
    path = desk.folder / "recruitment.yaml"
    path.write_text(f"# Husk at ringe\n{path.read_text('utf-8')}holds: []  # intet\n", "utf-8")
    before = path.read_text("utf-8")
    absent(desk, "M1", "K1", "absent")
    head, tail = before.split("rounds:\n")[0], "holds: []  # intet\n"
    after = path.read_text("utf-8")
    assert after.startswith(head)
    assert after.endswith(tail)
    assert choices(desk)["first_start"] == "8.30"


@pytest.mark.parametrize(
    ("request_", "codes"),
    [
        ({"member": "M9"}, ["code-unknown"]),
        ({"candidate": "K9"}, ["code-unknown"]),
        ({"member": "<b>", "candidate": "K9"}, ["code-unknown", "code-unknown"]),
        ({"absence": "syg"}, ["office-absence"]),
        ({"round": 7}, ["round-unknown"]),
    ],
)
def test_an_absence_that_cannot_be_is_refused(request_: dict[str, Any], codes: list[str], desk: Desk) -> None:
    whole = {"round": 1, "member": "M1", "candidate": "K1", "absence": "absent", **request_}
    assert refused(desk, "set_absence", **whole) == codes


def test_a_question_that_went_wrong_counts_for_nobody_until_it_counts_again(desk: Desk) -> None:
    assert excluded(desk)["excluded"] == [{"code": "S1", "reason": "Lydprøve i gangen", "by": "M1"}]
    asked(desk, "add_arrived", files=filled_sheets(desk.folder))
    questions = first_round(asked(desk, "read_arrived"))["questions"]
    assert len(excluded(desk, reason="Spurgt på to måder")["excluded"]) == 1
    assert first_round(asked(desk, "include_question", round=1, code="S1"))["excluded"] == []
    assert first_round(asked(desk, "read_arrived"))["questions"] == questions + 1
    assert refused(desk, "include_question", round=1, code="S1") == ["office-counts-already"]


@pytest.mark.parametrize(
    ("request_", "codes"),
    [
        ({"code": "S77"}, ["excluded-unknown"]),
        ({"code": "](javascript:"}, ["excluded-unknown"]),
        ({"reason": "  "}, ["office-why"]),
        ({"by": "", "reason": ""}, ["office-why", "office-who-says"]),
        ({"reason": "x" * 5000}, ["text-too-long"]),
        ({"reason": "Ewald O'Neill hørte det før"}, ["name-outside"]),
        ({"by": "Asbjørnine Ravnkilde"}, ["name-outside"]),
    ],
)
def test_a_question_that_cannot_be_left_out_is_told_why(
    request_: dict[str, Any], codes: list[str], desk: Desk
) -> None:
    whole = {"round": 1, "code": "S1", "reason": "Lydprøve", "by": "ordstyreren", **request_}
    assert refused(desk, "exclude_question", **whole) == codes


def test_what_is_said_after_the_seal_is_told_and_counts_only_with_a_reason(desk: Desk) -> None:
    asked(desk, "add_arrived", files=filled_sheets(desk.folder))
    asked(desk, "seal", round=1)
    excluded(desk)
    [found] = asked(desk, "read_arrived")["problems"]
    assert found["code"] == "course-after-seal"
    assert "«Forsegl igen»" in found["sentence"]
    assert first_round(asked(desk, "seal", round=1, reason="S1 gik galt for alle"))["seal"]["number"] == 2


def test_before_the_questions_are_fixed_there_is_nobody_to_miss(desk: Desk) -> None:
    for path in desk.folder.glob("guide-*.yaml"):
        path.unlink()
    assert refused(desk, "attendance") == ["plan-missing"]


def test_no_name_is_told(desk: Desk) -> None:
    told = json.dumps(absent(desk, "M1", "K2", "inhabil"), ensure_ascii=False)
    assert "Ravnkilde" not in told
    assert "Ewald" not in told
    assert "navne.yaml" in files_in(desk.folder)
