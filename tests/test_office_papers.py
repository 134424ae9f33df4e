"""The office's papers: the same as the command line's, made whole or not at all."""

import io
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from examples.refresh import RECRUITMENT, SOURCES
from interview_kit.models.bank import QuestionBank
from interview_kit.office import Desk, answer, steps
from interview_kit.office.paper_titles import paper_title
from tests.commands import change, run
from tests.conftest import ROOT, SHIPPED_ROUNDS
from tests.filling import fill
from tests.office_desks import all_steps, asked, desk_of, files_in, refused, small_case

EXAMPLE = ROOT / "examples" / RECRUITMENT


@pytest.fixture(scope="session")
def with_papers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small recruitment with papers that the office has made. Only to be copied."""
    folder = small_case(tmp_path_factory.mktemp("office") / "sag")
    asked(desk_of(folder), "make_papers")
    return folder


@pytest.fixture
def desk(with_papers: Path, tmp_path: Path) -> Desk:
    return desk_of(Path(shutil.copytree(with_papers, tmp_path / "sag")))


@pytest.fixture
def unmade(tmp_path: Path) -> Desk:
    """A desk with a planned recruitment that has no papers."""
    return desk_of(small_case(tmp_path / "plan"))


def states(desk: Desk) -> dict[str, str]:
    return {row["file"]: row["state"] for row in asked(desk, "papers")["papers"]}


def by_command(folder: Path, *words: str) -> dict[str, bytes]:
    result = run(*words, "-o", folder)
    assert result.exit_code == 0, result.output
    return files_in(folder)


def built(desk: Desk, position: str, **choices: object) -> dict[str, bytes]:
    return {
        file["name"]: file["data"] for file in asked(desk, "build", position=position, **choices)["files"]
    }


def test_the_papers_are_those_of_the_command_line_byte_for_byte(with_papers: Path, tmp_path: Path) -> None:
    folder = small_case(tmp_path / "sag")
    assert run("kit", folder, "--no-pages").exit_code == 0
    assert files_in(folder) == files_in(with_papers)


@pytest.mark.slow
def test_the_papers_of_the_example_are_those_of_the_command_line(tmp_path: Path) -> None:
    folders = [tmp_path / "kommando", tmp_path / "side"]
    for folder in folders:
        folder.mkdir()
        for name in (*SOURCES, "guide-1.yaml", "guide-2.yaml"):
            shutil.copy(EXAMPLE / name, folder / name)
    assert run("kit", folders[0], "--no-pages").exit_code == 0
    asked(desk_of(folders[1]), "make_papers")
    assert files_in(folders[0]) == files_in(folders[1])


def test_a_paper_is_listed_with_who_gets_it_and_how_it_lies_there(unmade: Desk) -> None:
    rows = {row["file"]: row for row in asked(unmade, "papers")["papers"]}
    assert rows["interviewguide-1.docx"] == {
        "file": "interviewguide-1.docx", "title": "Interviewguide, 1. samtale",
        "readers": "ordstyrer og spørgere", "copies": 3, "names": True, "of_candidates": False,
        "is_sheet": False, "on_screen": False, "state": "mangler",
    }  # fmt: skip
    assert rows["enkeltark/ark-1-M2-K1.docx"]["on_screen"]


def test_a_paper_says_whether_somebody_has_written_in_it(desk: Desk) -> None:
    assert set(states(desk).values()) == {"som lavet"}
    papers = desk.folder / "dokumenter"
    for name in ("interviewguide-1.docx", "enkeltark/ark-1-M2-K1.docx"):
        path = papers / name
        path.write_bytes(fill((papers / "enkeltark/ark-1-M2-K1.docx").read_bytes(), {"S1.vurdering": "4"}))
    (papers / "sagsark.docx").unlink()
    found = states(desk)
    assert found["interviewguide-1.docx"] == "ændret"
    assert found["enkeltark/ark-1-M2-K1.docx"] == "udfyldt"
    assert found["sagsark.docx"] == "mangler"


def test_papers_that_lie_there_are_not_replaced_unasked_and_filled_sheets_never(desk: Desk) -> None:
    sheet = desk.folder / "dokumenter" / "enkeltark" / "ark-1-M2-K1.docx"
    sheet.write_bytes(fill(sheet.read_bytes(), {"S1.vurdering": "4"}))
    change(desk.folder / "recruitment.yaml", "26/1234", "26/9999")
    assert refused(desk, "make_papers") == ["papers-exist"]
    before = sheet.read_bytes()
    told = asked(desk, "make_papers", force=True)
    assert told["written"] > 0
    assert told["kept"] == ["enkeltark/ark-1-M2-K1.docx"]
    assert sheet.read_bytes() == before


def test_work_on_papers_tells_of_each_and_leaves_nothing_when_it_is_stopped(unmade: Desk) -> None:
    before = files_in(unmade.folder)
    work = steps(unmade, "make_papers")
    first = next(work)
    for _ in range(3):
        next(work)
    work.close()
    assert (first.done, first.of) == (0, len(asked(unmade, "papers")["papers"]))
    assert files_in(unmade.folder) == before


def test_no_step_holds_a_name(unmade: Desk) -> None:
    words = " ".join(step.what for step in all_steps(unmade, "make_papers"))
    assert "Scoringsark, 1. samtale, M2" in words
    assert not any(name in words for name in ("Asbjørnine", "Ravnkilde", "ASRAV", "Ewald", "O'Neill"))


def test_one_paper_and_all_of_them_are_given_as_they_lie_there(desk: Desk) -> None:
    papers = files_in(desk.folder / "dokumenter")
    name = "enkeltark/ark-1-M2-K1.docx"
    assert asked(desk, "paper", file=name)["file"] == {"name": "ark-1-M2-K1.docx", "data": papers[name]}
    whole = asked(desk, "all_papers")["file"]
    with zipfile.ZipFile(io.BytesIO(whole["data"])) as package:
        assert {name: package.read(name) for name in package.namelist()} == papers


@pytest.mark.parametrize("file", ["../recruitment.yaml", "/etc/passwd", "", ".", "ark-9.docx", "enkeltark"])
def test_nothing_but_papers_is_given(desk: Desk, file: str) -> None:
    assert refused(desk, "paper", file=file) == ["office-no-paper"]


def test_without_a_plan_there_are_no_papers(tmp_path: Path) -> None:
    shutil.copy(EXAMPLE / "recruitment.yaml", tmp_path)
    desk = desk_of(tmp_path)
    assert refused(desk, "papers") == ["plan-missing"]
    assert refused(desk, "all_papers") == ["office-no-papers"]


def test_a_build_is_that_of_the_command_line_byte_for_byte(tmp_path: Path) -> None:
    desk = desk_of(tmp_path)
    words = [
        "build",
        "teamleder",
        "--slot",
        "60",
        "--title",
        "Leder <b>&",
        "--candidate",
        "k3",
        "--member",
        "m2",
    ]
    choices = {"slot": 60, "title": "Leder <b>&", "candidate": "k3", "member": "m2"}
    assert built(desk, "teamleder", **choices) == by_command(tmp_path / "ud", *words)


@pytest.mark.slow
@pytest.mark.parametrize("without_staff", [None, True, False])
@pytest.mark.parametrize(("position", "number"), SHIPPED_ROUNDS)
def test_every_build_is_that_of_the_command_line(
    position: str, number: int, *, without_staff: bool | None, bank: QuestionBank, tmp_path: Path
) -> None:
    desk = desk_of(tmp_path)
    staff = [] if without_staff is None else ["--without-staff" if without_staff else "--with-staff"]
    for letter in ("A", *bank.positions[position].sets):
        words = ["build", position, "--round", str(number), "--set", letter, *staff]
        choices = {"round": number, "question_set": letter, "without_staff": without_staff}
        made = answer(desk, "build", {"position": position, **choices})
        result = run(*words, "-o", tmp_path / letter)
        assert made["ok"] == (result.exit_code == 0)
        if made["ok"]:
            files = {file["name"]: file["data"] for file in made["files"]}
            assert files == files_in(tmp_path / letter)


def test_a_build_says_what_the_command_line_says(tmp_path: Path) -> None:
    told = asked(desk_of(tmp_path), "build", position="direktoer", question_set="b", without_staff=True)
    result = run("build", "direktoer", "--set", "b", "--without-staff", "-o", tmp_path / "ud")
    assert len(told["remarks"]) > 1
    assert all(line in result.output for line in told["remarks"])


def test_a_recruitment_is_built_as_on_the_command_line_with_the_questions_of_its_own(tmp_path: Path) -> None:
    desk = desk_of(tmp_path / "sag")
    asked(desk, "choose_position", name="teamleder")
    asked(desk, "save_own", round=1, kind="open", text="Fortæl om en aftale, du holdt fast i.")
    before = files_in(desk.folder)
    told = asked(desk, "build_case")
    made = {file["name"]: file["data"] for file in told["files"]}
    assert by_command(tmp_path / "ud", "build", str(desk.folder)) == made
    assert "Fortæl om en aftale" in made["guide.yaml"].decode()
    assert len(set(told["remarks"])) == len(told["remarks"]) > 1
    assert files_in(desk.folder) == before


def test_a_recruitment_that_cannot_be_built_says_why(tmp_path: Path) -> None:
    assert refused(desk_of(tmp_path), "build_case") == ["office-no-position"]


def test_a_build_that_cannot_be_made_says_why(tmp_path: Path) -> None:
    desk = desk_of(tmp_path)
    assert refused(desk, "build", position="kejser") == ["position-unknown"]
    assert refused(desk, "build", position="teamleder", round=7) == ["round-unknown"]
    assert refused(desk, "build", position="teamleder", candidate="Ewald") == ["code-shape"]


@pytest.mark.parametrize(
    ("file", "title"),
    [
        ("enkeltark/ark-1-M2-K3.docx", "Scoringsark, 1. samtale, M2, K3"),
        ("notat-2-K1.docx", "Notat, 2. samtale, K1"),
        ("case-udvalg.docx", "Case til udvalget"),
        ("afslag-K3.docx", "Afslag, K3"),
        ("interviewguide-1 (gemt 2026-11-30).docx", "interviewguide-1 (gemt 2026-11-30).docx"),
        ("<script>.docx", "<script>.docx"),
    ],
)
def test_a_paper_is_called_what_people_call_it(file: str, title: str) -> None:
    assert paper_title(file) == title


def test_every_paper_has_a_title_of_its_own(desk: Desk) -> None:
    rows = asked(desk, "papers")["papers"]
    assert len({row["title"] for row in rows}) == len(rows)
    assert not any(row["title"].endswith((".docx", ".xlsx")) for row in rows)


@pytest.mark.parametrize("command", [["kit", "--no-pages"], ["new", "--position", "direktoer", "--form"]])
def test_a_workbook_has_the_same_bytes_where_there_is_no_lxml(command: list[str], tmp_path: Path) -> None:
    name, *options = command
    folder = small_case(tmp_path / "sag") if name == "kit" else tmp_path / "ny"
    other = Path(shutil.copytree(folder, tmp_path / "uden")) if folder.exists() else tmp_path / "uden"
    assert run(name, folder, *options).exit_code == 0
    block = "import sys; sys.modules['lxml'] = None; from interview_kit.cli import run; run()"
    done = subprocess.run([sys.executable, "-c", block, name, other, *options], check=True, cwd=tmp_path)
    assert done.returncode == 0
    workbooks = {path.name: path.read_bytes() for path in folder.rglob("*.xlsx")}
    assert workbooks
    assert {path.name: path.read_bytes() for path in other.rglob("*.xlsx")} == workbooks
