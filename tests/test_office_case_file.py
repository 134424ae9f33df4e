"""A recruitment as one file: what is not taken along when it is opened is told, never left out in silence."""

from pathlib import Path

import pytest

from interview_kit.office import Desk
from interview_kit.packing import zip_parts
from interview_kit.recruitments import RECRUITMENT_FILE
from tests.office_desks import asked, desk_of, refused

CASE = {RECRUITMENT_FILE: b"position: direktoer\ntitle: 'Direkt\xc3\xb8r \"B\xc3\xb8rn\" # 1'\n"}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return desk_of(tmp_path / "sag")


def in_folder(name: str) -> dict[str, bytes]:
    return {f"{name}/{path}": data for path, data in CASE.items()}


def test_a_case_in_a_folder_of_the_zip_is_opened_and_a_systems_own_files_are_passed_over(desk: Desk) -> None:
    litter = {"__MACOSX/sag/._recruitment.yaml": b"", ".DS_Store": b""}
    asked(desk, "open_case", name="sag.zip", data=zip_parts({**in_folder("sag"), **litter}))
    assert [path.name for path in desk.folder.iterdir()] == [RECRUITMENT_FILE]


@pytest.mark.parametrize("more", [in_folder("b"), {"ark/M1.docx": b"PK"}], ids=["a second case", "a sheet"])
def test_a_zip_of_more_than_one_case_is_refused(desk: Desk, more: dict[str, bytes]) -> None:
    data = zip_parts({**in_folder("a"), **more})
    desk.folder.mkdir()
    assert refused(desk, "open_case", name="sag.zip", data=data) == ["office-more-in-file"]


def test_of_several_files_none_is_opened(desk: Desk) -> None:
    desk.folder.mkdir()
    assert refused(desk, "open_case", name="a.zip", data=zip_parts(CASE), others=1) == ["office-one-file"]


def test_a_title_is_shown_as_it_is(desk: Desk) -> None:
    state = asked(desk, "open_case", name="sag.zip", data=zip_parts(CASE))["state"]
    assert (state["title"], state["position"]) == ('Direktør "Børn" # 1', "direktoer")
    (desk.folder / RECRUITMENT_FILE).write_text("position: direktoer\ntitle: [", "utf-8")
    assert asked(desk, "state")["state"]["position"] == "direktoer"
