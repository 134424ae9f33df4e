"""`decide`: the papers of the decision, for the codes that are said, and never over what somebody wrote."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from examples.refresh import EXAMPLES, SOURCES
from interview_kit.cli import main
from tests.docx_text import dump
from tests.filling import Node, W, edited


def run(command: str, folder: Path, *options: str) -> Result:
    return CliRunner(env={"INTERVIEW_KIT_BANK": None}).invoke(main, [command, str(folder), *options])


@pytest.fixture(scope="module")
def planned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The made-up recruitment with its plan. Only to be copied."""
    folder = tmp_path_factory.mktemp("decide") / "sag"
    folder.mkdir()
    for name in SOURCES:
        shutil.copy(EXAMPLES / "eksempelby" / name, folder)
    assert run("plan", folder).exit_code == 0
    return folder


@pytest.fixture
def folder(planned: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(planned, tmp_path / "sag"))


def papers(folder: Path) -> set[str]:
    return {path.name for path in (folder / "dokumenter").iterdir()}


def test_who_is_recommended_gets_no_refusal_and_all_others_who_came_do(folder: Path) -> None:
    assert run("decide", folder, "--recommend", "k2", "--recommend", "K4").exit_code == 0
    refused = {
        f"{stem}-{code}.docx" for stem in ("afslag", "samtale-om-afslag") for code in ("K1", "K3", "K4", "K5")
    }
    logs = {f"partshoering-K{number}.docx" for number in range(1, 6)}
    assert papers(folder) == {"indstilling.docx", *refused, *logs}
    text = dump(folder / "dokumenter" / "indstilling.docx")
    assert "Lauge Eksempelsen (K2)" in text
    assert "Niels Eksempelsen (K4)" in text


def test_a_letter_that_somebody_has_written_in_is_never_touched(folder: Path) -> None:
    run("decide", folder)
    letter = folder / "dokumenter" / "afslag-K1.docx"
    shutil.copy(EXAMPLES / "direktoer" / "interviewguide.docx", letter)
    before = letter.read_bytes()[:-10] + b"skrevet i!"
    letter.write_bytes(before)
    result = run("decide", folder, "--recommend", "K2")
    assert result.exit_code == 0
    assert letter.read_bytes() == before
    assert "Ikke rørt, fordi nogen kan have skrevet i dem: afslag-K1.docx." in result.output


def test_a_refusal_to_who_is_recommended_after_all_is_told(folder: Path) -> None:
    run("decide", folder, "--recommend", "K4")
    assert "afslag-K2.docx" in run("decide", folder, "--recommend", "K2").output


@pytest.mark.parametrize("code", ["K9", "M1", "Lauge", "K2, K4"])
def test_a_code_that_is_no_candidate_is_refused_and_nothing_is_made(folder: Path, code: str) -> None:
    result = run("decide", folder, "--recommend", code)
    assert result.exit_code == 1
    assert not (folder / "dokumenter").exists()


def test_a_candidate_is_no_alternative_to_themselves(folder: Path) -> None:
    result = run("decide", folder, "--recommend", "K2", "--recommend", "k2")
    assert result.exit_code == 1
    assert "K2 er valgt både som den indstillede og som alternativ." in result.output


def test_who_has_withdrawn_cannot_be_recommended(folder: Path) -> None:
    path = folder / "recruitment.yaml"
    text = path.read_text("utf-8")
    path.write_text(text.replace("- code: K3", "- {code: K3, withdrawn: {date: 2027-03-15}}"), "utf-8")
    result = run("decide", folder, "--recommend", "K3")
    assert (result.exit_code, "(decision-candidate)" in result.output) == (1, True)
    assert run("decide", folder).exit_code == 0
    assert "afslag-K3.docx" not in papers(folder)


def test_making_them_again_changes_nothing(folder: Path) -> None:
    run("decide", folder)
    times = {path.name: path.stat().st_mtime_ns for path in (folder / "dokumenter").iterdir()}
    assert run("decide", folder).exit_code == 0
    assert {path.name: path.stat().st_mtime_ns for path in (folder / "dokumenter").iterdir()} == times


def test_without_a_plan_there_is_nothing_to_decide(folder: Path) -> None:
    for path in folder.glob("guide-*.yaml"):
        path.unlink()
    assert "(plan-missing)" in run("decide", folder).output


def written(path: Path, words: str) -> None:
    """The paper as somebody has saved it in Word, with these words in place of its first text."""

    def write(document: Node) -> None:
        next(document.iter(f"{W}t")).text = words

    path.write_bytes(edited(path.read_bytes(), write))


@pytest.mark.parametrize(
    "words", ["Bedre end K4 på alle punkter", "Niels sagde nej", "Ring til k4@kandidat.example"]
)
def test_a_letter_in_which_another_candidate_is_named_is_told_before_it_is_sent(
    folder: Path, words: str
) -> None:
    run("decide", folder)
    written(folder / "dokumenter" / "afslag-K1.docx", words)
    output = run("decide", folder).output
    assert "(decision-leak)" in output
    assert "afslag-K1.docx" in output


def test_a_letter_that_still_asks_for_reasons_is_told(folder: Path) -> None:
    run("decide", folder)
    assert "(decision-unwritten)" not in run("decide", folder).output
    written(folder / "dokumenter" / "afslag-K1.docx", "Kære Karen")
    assert "(decision-unwritten)" in run("decide", folder).output
    assert "(decision-leak)" not in run("decide", folder).output


@pytest.mark.parametrize(
    "name",
    ["afslag-K1 endelig.docx", "afslag-K1-underskrevet.docx", "notat-1-K1.docx", "kandidatbrev-1-K1.docx"],
)
def test_every_paper_of_one_candidate_is_searched_whatever_was_added_to_its_name(
    folder: Path, name: str
) -> None:
    run("decide", folder)
    shutil.copy(folder / "dokumenter" / "afslag-K1.docx", folder / "dokumenter" / name)
    written(folder / "dokumenter" / name, "Bedre end K4 på alle punkter")
    output = run("decide", folder).output
    assert "(decision-leak)" in output
    assert name in output


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Du fik 2,8 mod 3,9 hos den bedste", "decision-comparison"),
        ("Du fik 2,8 mod 3,9 hos den bedste", "decision-level"),
        ("Du var bedre end de andre", "decision-comparison"),
        ("Du var nr. 3 af 5", "decision-level"),
        ("Du blev nummer tre", "decision-level"),
        ("Vi vurderede dig til trin 3 på økonomi", "decision-level"),
        ("Vi vurderede svaret til 3. trin", "decision-level"),
        ("Dit gennemsnit var 2.8", "decision-level"),
        ("Din score var 3", "decision-level"),
        ("Du endte på en tredjeplads", "decision-level"),
        ("Du fik 3 point for det", "decision-level"),
    ],
)
def test_a_number_a_rank_or_a_comparison_in_a_refusal_is_told(folder: Path, words: str, code: str) -> None:
    run("decide", folder)
    written(folder / "dokumenter" / "afslag-K1.docx", words)
    assert f"({code})" in run("decide", folder).output


@pytest.mark.parametrize(
    "words",
    [
        "Stillingen er på 37,5 timer",
        "Din sag har nr. 26/12345",
        "Ring på 72 12 22 32 mellem kl. 10 og 12",
        "Du styrede 2,5 mio. kr.",
        "Du tog et trin ad gangen",
        "Det er på et højt niveau",
    ],
)
def test_other_numbers_in_a_refusal_are_left_alone(folder: Path, words: str) -> None:
    run("decide", folder)
    written(folder / "dokumenter" / "afslag-K1.docx", words)
    output = run("decide", folder).output
    assert "decision-level" not in output
    assert "decision-comparison" not in output


def test_a_refusal_to_who_has_withdrawn_is_told(folder: Path) -> None:
    run("decide", folder)
    shutil.copy(folder / "dokumenter" / "afslag-K3.docx", folder / "dokumenter" / "afslag-K3 endelig.docx")
    path = folder / "recruitment.yaml"
    text = path.read_text("utf-8")
    path.write_text(text.replace("- code: K3", "- {code: K3, withdrawn: {date: 2027-03-15}}"), "utf-8")
    output = run("decide", folder).output
    assert "trukket sig" in output
    assert "afslag-K3 endelig.docx" in output
    assert "Den indstillede kandidat har stadig" not in output
