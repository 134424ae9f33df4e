"""What a command works on, and the functions that commands (and later pages) call on plain requests."""

import os
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from interview_kit.cli import main
from interview_kit.problems import UserError
from interview_kit.recruitments import load_guide
from interview_kit.shipped import HOUSE, shipped_folder
from interview_kit.workplace.building import BuildRequest, build_round
from interview_kit.workplace.checking import checked
from interview_kit.workplace.covering import missing
from interview_kit.workplace.question_book import make_book
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


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")
@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("folder", "det er en mappe"),
        ("pipe", "ikke en almindelig fil"),
        ("link", "findes ikke"),
        ("text", "Word"),
    ],
)
def test_a_house_in_the_bank_that_is_none_is_a_problem_and_no_other_is_used(
    bank_copy: Path, kind: str, told: str
) -> None:
    house = bank_copy / HOUSE
    match kind:
        case "folder":
            house.mkdir()
        case "pipe":
            os.mkfifo(house)
        case "link":
            house.symlink_to(bank_copy / "borte")
        case _:
            house.write_text("noter", "utf-8")
    with pytest.raises(UserError) as refused:
        build_round(open_workplace(str(bank_copy)), BuildRequest(position="vagtmester"))
    for problems in (
        refused.value.problems,
        [p for p in checked(bank_copy).problems if p.file == str(house)],
    ):
        assert [(problem.file, told in problem.message) for problem in problems] == [(str(house), True)]


@pytest.mark.parametrize(
    "name",
    [
        "House.docx",
        "house.dotx",
        "house.docm",
        "house - Kopi.docx",
        "house (1).docx",
        "house",
        "HOUSE.DOCX",
        ".house.docx",
    ],
)
def test_a_house_in_the_bank_under_another_name_is_not_passed_over(bank_copy: Path, name: str) -> None:
    shutil.copy(shipped_folder("templates") / HOUSE, bank_copy / name)
    for act in (
        lambda: build_round(open_workplace(str(bank_copy)), BuildRequest(position="vagtmester")),
        lambda: make_book(open_workplace(str(bank_copy)), "vagt"),
    ):
        with pytest.raises(UserError) as refused:
            act()
        assert [(p.code, p.file) for p in refused.value.problems] == [
            ("house-misnamed", str(bank_copy / name))
        ]
    assert ("house-misnamed", str(bank_copy / name)) in [
        (p.code, p.file) for p in checked(bank_copy).problems
    ]
    other = shutil.copy(shipped_folder("templates") / HOUSE, bank_copy.parent / "brev.docx")
    named = open_workplace(str(bank_copy), str(other))
    assert build_round(named, BuildRequest(position="vagtmester")).files
    shutil.copy(shipped_folder("templates") / HOUSE, bank_copy / HOUSE)
    assert build_round(open_workplace(str(bank_copy)), BuildRequest(position="vagtmester")).files


@pytest.mark.parametrize("name", ["~$house.docx", "husorden.docx", "house.txt.docx", "household.docx"])
def test_other_documents_in_the_bank_are_no_houses(bank_copy: Path, name: str) -> None:
    (bank_copy / name).touch()
    assert not [problem for problem in checked(bank_copy).problems if problem.file.endswith(name)]


def test_a_build_and_a_book_say_whose_house_it_was(bank_copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(bank_copy.parent)
    shipped = shipped_folder("templates") / HOUSE
    shutil.copy(shipped, "brev.docx")

    def said(*words: str) -> str:
        result = CliRunner().invoke(main, [*words, "--bank", "bank", "--force"])
        assert result.exit_code == 0, result.output
        return result.output.splitlines()[-2]

    for words in (("build", "vagtmester"), ("book", "vagt")):
        assert said(*words) == "Husets skabelon: den, der følger med."
        assert said(*words, "--house", "brev.docx") == "Husets skabelon: brev.docx."
        shutil.copy(shipped, bank_copy)
        assert said(*words) == f"Husets skabelon: bankens egen, {Path('bank') / HOUSE}."
        (bank_copy / HOUSE).unlink()


def test_check_says_that_a_bank_without_rules_is_read_by_the_shipped_ones(bank_copy: Path) -> None:
    told = "Banken har ingen mappe «rules»"
    assert told in CliRunner().invoke(main, ["check", str(bank_copy)]).output
    shutil.copytree(shipped_folder("question_bank") / "rules", bank_copy / "rules")
    assert told not in CliRunner().invoke(main, ["check", str(bank_copy)]).output
    assert told not in CliRunner().invoke(main, ["check"]).output


@pytest.mark.parametrize("name", ["Bank.yaml", "bank.yml", "bank.yaml.txt", ""])
def test_in_the_folder_of_a_bank_whose_main_file_is_not_there_no_other_bank_is_used(
    bank_copy: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(bank_copy)
    if name:
        Path("bank.yaml").rename(name)
    else:
        Path("bank.yaml").unlink()
    for words in (("check",), ("positions",), ("build", "direktoer")):
        result = CliRunner().invoke(main, words)
        assert (result.exit_code, name in result.output) == (1, True)
        assert "der følger med" not in result.output


def test_a_workplace_knows_which_bank_it_loaded_and_how_far_it_is() -> None:
    shipped, small = open_workplace(), open_workplace(str(SMALL_BANK))
    state = small.state_of(small.bank())
    assert state == (SMALL_BANK, False, "Testbank", "1", 2, 1)
    assert shipped.state_of(shipped.bank())[1::3] == (True, 72)


def test_a_guide_that_was_built_can_be_read_back(tmp_path: Path) -> None:
    built = build_round(open_workplace(), BuildRequest(position="skoleleder", round=2, slot=90))
    papers = ["interviewguide-2", "scoringsark-2", "sagsark-2", "til-kandidaten-2", "case-udvalg"]
    assert list(built.files) == [*(f"{paper}.docx" for paper in papers), "guide-2.yaml"]
    (tmp_path / "guide.yaml").write_bytes(built.files["guide-2.yaml"])
    assert load_guide(tmp_path / "guide.yaml").or_raise() == built.guide
    assert (built.guide.content.position, built.guide.content.slot) == ("institutionsleder", 90)


def test_choices_are_for_the_round_that_is_built(tmp_path: Path) -> None:
    chosen = BuildRequest(position="direktoer", round=2, asked=("direktoer.politik.med-og-modspil",))
    second = build_round(open_workplace(), chosen).guide.content
    assert "direktoer.politik.med-og-modspil" in [question.entry for question in second.questions]
    first = build_round(open_workplace(), BuildRequest(position="direktoer")).guide.content
    assert second.questions[0].code == f"S{len(first.questions) + 1}"


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
