"""What a command works on, and the functions that commands (and later pages) call on plain requests."""

import shutil
from pathlib import Path

import pytest

from interview_kit.problems import UserError
from interview_kit.recruitments import load_guide
from interview_kit.shipped import HOUSE, shipped_folder
from interview_kit.workplace.building import BuildRequest, build_round
from interview_kit.workplace.covering import missing
from interview_kit.workplace.workplace import open_workplace
from tests.conftest import SMALL_BANK


def test_the_shipped_bank_and_house_are_used_where_none_is_named() -> None:
    workplace = open_workplace()
    assert workplace.bank_folder == shipped_folder("question_bank")
    assert workplace.house_file == shipped_folder("templates") / HOUSE


def test_a_house_is_the_named_one_else_the_one_in_the_users_bank_else_the_shipped(bank_copy: Path) -> None:
    assert open_workplace(str(bank_copy)).house_file == shipped_folder("templates") / HOUSE
    shutil.copy(shipped_folder("templates") / HOUSE, bank_copy)
    assert open_workplace(str(bank_copy)).house_file == bank_copy / HOUSE
    assert open_workplace(str(bank_copy), "andet.docx").house_file == Path("andet.docx")


def test_a_workplace_knows_which_bank_it_loaded_and_how_far_it_is() -> None:
    shipped, small = open_workplace(), open_workplace(str(SMALL_BANK))
    state = small.state_of(small.bank())
    assert state == (SMALL_BANK, False, "Testbank", "1", 2, 1)
    assert shipped.state_of(shipped.bank())[1::3] == (True, 72)


def test_a_guide_that_was_built_can_be_read_back(tmp_path: Path) -> None:
    built = build_round(open_workplace(), BuildRequest(position="skoleleder", round=2, slot=90))
    papers = ["interviewguide-2.docx", "scoringsark-2.docx", "case-kandidat.docx", "case-udvalg.docx"]
    assert list(built.files) == [*papers, "guide-2.yaml"]
    (tmp_path / "guide.yaml").write_bytes(built.files["guide-2.yaml"])
    assert load_guide(tmp_path / "guide.yaml").or_raise() == built.guide
    assert (built.guide.content.position, built.guide.content.slot) == ("institutionsleder", 90)


def test_choices_are_for_the_round_that_is_built(tmp_path: Path) -> None:
    chosen = BuildRequest(position="direktoer", round=2, asked=("direktoer.politik.med-og-modspil",))
    second = build_round(open_workplace(), chosen).guide.content
    assert "direktoer.politik.med-og-modspil" in [question.entry for question in second.questions]
    assert second.questions[0].code == "S7"


@pytest.mark.parametrize(
    ("request_", "codes"),
    [
        (BuildRequest(position="bager"), ["position-unknown"]),
        (BuildRequest(position="direktoer", round=4), ["round-unknown"]),
        (BuildRequest(position="direktoer", round=0, slot=60), ["number-out-of-range"]),
        (
            BuildRequest(position="direktoer", slot=0, asked=(" ",), title=" "),
            ["text-empty", "number-out-of-range", "text-empty"],
        ),
    ],
)
def test_a_request_that_cannot_be_met_tells_every_reason(request_: BuildRequest, codes: list[str]) -> None:
    with pytest.raises(UserError) as refused:
        build_round(open_workplace(), request_)
    assert [problem.code for problem in refused.value.problems] == codes


def test_positions_are_read_without_the_rest_of_the_bank(bank_copy: Path) -> None:
    (bank_copy / "entries" / "vagt" / "hus.yaml").write_text("[", "utf-8")
    assert [position.id for position in open_workplace(str(bank_copy)).positions()] == ["vagtmester"]
    with pytest.raises(UserError):
        open_workplace(str(bank_copy)).bank()


def test_a_bank_lacks_what_a_newer_one_has(bank_copy: Path) -> None:
    path = bank_copy / "entries" / "vagt" / "hus.yaml"
    path.write_text(path.read_text("utf-8").replace("version: 2", "version: 3"), "utf-8")
    small, newer = open_workplace(str(SMALL_BANK)), open_workplace(str(bank_copy))
    assert [line.split(" er ")[0] for line in missing(small, newer)] == ["Spørgsmålssæt «vagt.hus.doer»"]
    assert missing(newer, small) == ()
