"""Nothing in a bank's folder is passed over in silence, and nothing in it can stop or change what is read."""

import os
import shutil
from pathlib import Path

import pytest

from interview_kit.bank import load_bank, load_position, load_positions
from interview_kit.workplace.checking import check_path
from tests.test_bank import break_file

links = pytest.mark.skipif(os.name == "nt", reason="making a link takes rights on Windows")
ENTRIES = "entries/vagt"


def problems_in(bank: Path) -> list[tuple[str, str]]:
    """Code and file, from the bank's folder, of each problem."""
    problems = load_bank(bank).problems
    return [(problem.code, Path(problem.file).relative_to(bank).as_posix()) for problem in problems]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        (f"{ENTRIES}/gaester.yml", "bank-file-ending"),
        (f"{ENTRIES}/gaester.YAML", "bank-file-ending"),
        (f"{ENTRIES}/gaester.yaml.txt", "bank-file-ending"),
        (f"{ENTRIES}/gaester.Yml.bak", "bank-file-ending"),
        ("positions/bager.yml", "bank-file-ending"),
        ("calibration/andre.YML", "bank-file-ending"),
        ("bank.yaml.txt", "bank-file-ending-twice"),
        ("scale.yml", "bank-file-ending-twice"),
        (f"{ENTRIES}/hus.yaml.old", "bank-file-ending-twice"),
        ("recruitment.yaml.txt", "bank-file-ending"),
        ("entries/kopi.yaml", "bank-file-misplaced"),
        (f"{ENTRIES}/nyt/hus.yaml", "bank-file-misplaced"),
        ("entries/bager/hus.yaml", "bank-file-misplaced"),
        ("entries/Vagt/dør.yaml", "bank-file-misplaced"),
        ("profiles/nye/bager.yaml", "bank-file-misplaced"),
        ("texts/interviews.yaml", "bank-file-misplaced"),
        ("rules/egne.yaml", "bank-file-misplaced"),
        ("noter.yaml", "bank-file-misplaced"),
        ("entry/vagt/hus.yaml", "bank-file-misplaced"),
        ("gammelt/2025/hus.yaml", "bank-file-misplaced"),
        ("entries - Kopi/vagt/hus.yaml", "bank-file-misplaced"),
        (f"{ENTRIES}/hus - kopi.yaml", "bank-file-copy"),
        (f"{ENTRIES}/hus - Kopi (2).yaml", "bank-file-copy"),
        (f"{ENTRIES}/hus (1).yaml", "bank-file-copy"),
        (f"{ENTRIES}/hus - Copy.yaml", "bank-file-copy"),
        (f"{ENTRIES}/hus kopi 2.yaml", "bank-file-copy"),
        (f"{ENTRIES}/hus 2.yaml", "bank-file-copy"),
        (f"{ENTRIES}/Kopi af hus.yaml", "bank-file-copy"),
        (f"{ENTRIES}/hus_kopi.yaml", "bank-file-copy"),
        (f"{ENTRIES}/hus-PC12.yaml", "bank-file-copy"),
        (f"{ENTRIES}/hus-DESKTOP-4F2A.yaml", "bank-file-copy"),
        (f"{ENTRIES}/hus (Eva Holms modstridende kopi 2026-11-28).yaml", "bank-file-copy"),
        (f"{ENTRIES}/hus.sync-conflict-20261128-091500.yaml", "bank-file-copy"),
        ("profiles/vagt - Kopi.yaml", "bank-file-copy"),
        ("positions/vagtmester (1).yaml", "bank-file-copy"),
        ("texts/sheet - kopi.yaml", "bank-file-copy"),
        ("bank - kopi.yaml", "bank-file-copy"),
        (f"{ENTRIES}/dør - kopi.yaml", "bank-file-copy-only"),
    ],
)
def test_a_file_that_is_not_read_is_named_and_nothing_else_is_blamed(
    bank_copy: Path, name: str, code: str
) -> None:
    path = bank_copy / name
    path.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(bank_copy / ENTRIES / "hus.yaml", path)
    assert problems_in(bank_copy) == [(code, name)]
    assert code in [problem.code for problem in check_path(bank_copy) if problem.file == str(path)]


@pytest.mark.parametrize(
    "name",
    [
        ".git/hus.yaml",
        f"{ENTRIES}/._hus.yaml",
        f"{ENTRIES}/~$hus.yaml",
        f"{ENTRIES}/hus.yaml~",
        f"{ENTRIES}/#hus.yaml#",
        "LÆS MIG.txt",
        "noter til banken.docx",
        f"{ENTRIES}/README",
        "sources/original.yaml",
        "ud/guide.yaml",
        "rekruttering/2026/recruitment.yaml",
    ],
)
def test_what_is_no_part_of_a_bank_is_left_alone(bank_copy: Path, name: str) -> None:
    before = load_bank(bank_copy).or_raise().hash
    path = bank_copy / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("{{ ikke YAML", "utf-8")
    assert problems_in(bank_copy) == []
    assert load_bank(bank_copy).or_raise().hash == before


def test_a_competency_may_be_called_as_a_copy_is(bank_copy: Path) -> None:
    for name in ("fotokopi", "hus-og-have", "2", "kopi"):
        text = (bank_copy / ENTRIES / "hus.yaml").read_text("utf-8")
        (bank_copy / ENTRIES / f"{name}.yaml").write_text(
            text.replace("id: vagt.hus.doer", f"id: {name}.doer"), "utf-8"
        )
    assert problems_in(bank_copy) == []


@pytest.mark.parametrize("name", ["hus-2.yaml", "a.yaml", "zz.yaml"])
def test_of_two_files_with_one_id_the_longer_or_later_name_is_blamed(bank_copy: Path, name: str) -> None:
    shutil.copy(bank_copy / ENTRIES / "hus.yaml", bank_copy / ENTRIES / name)
    blamed = {file for code, file in problems_in(bank_copy) if code == "duplicate-id"}
    assert blamed == ({f"{ENTRIES}/hus.yaml"} if name == "a.yaml" else {f"{ENTRIES}/{name}"})


def test_a_copy_in_another_profiles_folder_is_blamed_not_the_original(bank_copy: Path) -> None:
    text = (bank_copy / "profiles/vagt.yaml").read_text("utf-8")
    (bank_copy / "profiles/bager.yaml").write_text(
        text.replace("vagt.", "bager.")
        .replace("id: vagt", "id: bager")
        .replace("sources/bager", "sources/vagt"),
        "utf-8",
    )
    (bank_copy / "entries/bager").mkdir()
    shutil.copy(bank_copy / ENTRIES / "hus.yaml", bank_copy / "entries/bager")
    assert {file for code, file in problems_in(bank_copy) if code == "duplicate-id"} == {
        "entries/bager/hus.yaml"
    }


@pytest.mark.parametrize(
    "folder", ["", "entries", ENTRIES, "calibration", "cases", "rules", "positions", "gammelt"]
)
def test_a_folder_that_cannot_be_listed_is_a_problem(
    bank_copy: Path, monkeypatch: pytest.MonkeyPatch, folder: str
) -> None:
    (bank_copy / "rules").mkdir()
    (bank_copy / "gammelt").mkdir()
    scandir = os.scandir

    def closed(path: Path) -> object:
        if Path(path) == bank_copy / folder:
            raise PermissionError(13, "closed")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", closed)
    assert ("folder-unreadable", folder or ".") in problems_in(bank_copy)
    if folder in {"", "positions"}:
        assert "folder-unreadable" in [problem.code for problem in load_positions(bank_copy).problems]


@pytest.mark.parametrize("folder", ["entries", "profiles", "positions", "texts"])
def test_a_folder_that_is_gone_or_is_a_file_is_a_problem(bank_copy: Path, folder: str) -> None:
    shutil.rmtree(bank_copy / folder)
    assert ("folder-missing", folder) in problems_in(bank_copy)
    (bank_copy / folder).write_text("", "utf-8")
    assert ("folder-unreadable", folder) in problems_in(bank_copy)


@links
@pytest.mark.parametrize(
    "name", ["notes.yaml", f"{ENTRIES}/notes.yaml", "positions/notes.yaml", "ud/notes.yaml"]
)
@pytest.mark.parametrize("kind", ["pipe", "endless", "giant"])
def test_a_pipe_a_device_and_a_giant_are_problems_and_never_waited_for(
    bank_copy: Path, name: str, kind: str
) -> None:
    path = bank_copy / name
    path.parent.mkdir(exist_ok=True)
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "endless":
        path.symlink_to("/dev/zero")
    else:
        with path.open("wb") as file:
            file.truncate(6_000_000_000)
    assert {file for _, file in problems_in(bank_copy)} == {name}
    assert {Path(problem.file) for problem in check_path(bank_copy)} == {path}
    if name.startswith("positions"):
        assert [Path(problem.file) for problem in load_positions(bank_copy).problems] == [path]
    assert load_position(bank_copy, "vagtmester").value


def test_a_pipe_outside_what_a_position_needs_is_a_problem_too(bank_copy: Path) -> None:
    position = load_position(bank_copy, "vagtmester").or_raise()
    os.mkfifo(bank_copy / "calibration/notes.yaml")
    assert [problem.code for problem in load_bank(bank_copy, position).problems] == ["file-unreadable"]


@pytest.mark.parametrize("path", ["x" * 300, "x/" * 3000, "a\x00b"])
def test_a_path_that_no_system_has_is_a_problem(path: str) -> None:
    assert load_bank(Path(path)).problems
    assert load_positions(Path(path)).problems
    assert load_position(Path(path), "vagtmester").problems
    assert check_path(Path(path))
    assert check_path(Path(path) / "fil.yaml")


def test_a_folder_whose_main_file_has_another_ending_is_told_so(bank_copy: Path) -> None:
    for name in ("bank.yaml.txt", "bank.yml", "bank.YAML"):
        (bank_copy / "bank.yaml").rename(bank_copy / name)
        assert problems_in(bank_copy) == [("bank-file-ending", name)]
        (bank_copy / name).rename(bank_copy / "bank.yaml")


@pytest.mark.parametrize("name", ["recruitment.yaml.txt", "recruitment.yml", "Recruitment.yaml.TXT"])
def test_a_recruitment_with_another_ending_is_told_so(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("position: direktoer\n", "utf-8")
    assert [(problem.code, problem.file) for problem in check_path(tmp_path)] == [
        ("bank-file-ending", str(tmp_path / name))
    ]


def test_each_file_is_opened_once(bank_copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    os_open = os.open

    def counted(path: str, flags: int, *rest: int) -> int:
        if str(path).startswith(str(bank_copy)):
            opened.append(str(path))
        return os_open(path, flags, *rest)

    monkeypatch.setattr(os, "open", counted)
    load_bank(bank_copy).or_raise()
    assert len(opened) == len(set(opened)) == len(list(bank_copy.rglob("*.yaml")))


# One file


def test_one_file_is_checked_in_its_bank(bank_copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = bank_copy / ENTRIES / "hus.yaml"
    before = check_path(path)
    break_file(bank_copy, f"{ENTRIES}/hus.yaml", "Fortæl om en gang, hvor døren stod åben.", "Er du gift?")
    after = check_path(path)
    assert {problem.file for problem in after} == {str(path)}
    assert len(after) > len(before)
    monkeypatch.chdir(path.parent)
    assert [problem.code for problem in check_path(Path("hus.yaml"))] == [problem.code for problem in after]


def test_one_file_is_not_called_good_while_others_are_bad(bank_copy: Path) -> None:
    break_file(bank_copy, f"{ENTRIES}/hus.yaml", "kind: behavioural", "kind: x")
    assert [p.code for p in check_path(bank_copy / ENTRIES / "fejl.yaml")] == ["other-files"]
    assert "unknown-choice" in [p.code for p in check_path(bank_copy / ENTRIES / "hus.yaml")]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        (f"{ENTRIES}/hus.yml", "bank-file-ending-twice"),
        (f"{ENTRIES}/hus - kopi.yaml", "bank-file-copy"),
        ("entries/hus.yaml", "bank-file-misplaced"),
    ],
)
def test_one_file_that_the_bank_does_not_read_is_told_so(bank_copy: Path, name: str, code: str) -> None:
    shutil.copy(bank_copy / ENTRIES / "hus.yaml", bank_copy / name)
    assert code in [problem.code for problem in check_path(bank_copy / name)]


def test_one_file_outside_a_bank_and_one_that_is_not_there_are_told_so(
    tmp_path: Path, bank_copy: Path
) -> None:
    (tmp_path / "løs.yaml").write_text("a: b", "utf-8")
    assert [p.code for p in check_path(tmp_path / "løs.yaml")] == ["bank-not-found"]
    assert [p.code for p in check_path(bank_copy / "entries/vagt/borte.yaml")] == ["file-missing"]
    (bank_copy / "ud").mkdir()
    shutil.copy(tmp_path / "løs.yaml", bank_copy / "ud/guide.yaml")
    assert [p.code for p in check_path(bank_copy / "ud/guide.yaml")] == ["bank-file-misplaced"]


def test_the_file_of_a_recruitment_is_checked_as_its_folder_is(tmp_path: Path) -> None:
    (tmp_path / "recruitment.yaml").write_text("position: direktoer\nrounds: {1: {slot: 20}}\n", "utf-8")
    codes = [problem.code for problem in check_path(tmp_path)]
    assert codes
    assert [problem.code for problem in check_path(tmp_path / "recruitment.yaml")] == codes


# Names


@pytest.mark.parametrize(
    "name",
    ["omra\u030adeleder", "Områdeleder", "OMRAADELEDER", "  omr\u00e5de\u00adleder ", "område\u200bleder"],
)
def test_a_position_is_known_by_its_name_however_it_was_pasted(bank_copy: Path, name: str) -> None:
    break_file(bank_copy, "positions/vagtmester.yaml", "pedel på vagt", "Omra\u030adeleder")
    assert load_position(bank_copy, name).or_raise().id == "vagtmester"


@pytest.mark.parametrize("alias", ["Pædagogisk leder", "Souschef i køkkenet", "Område\u00adchef"])
def test_a_name_of_two_positions_is_told_with_both_and_as_it_is_written(bank_copy: Path, alias: str) -> None:
    old = bank_copy / "positions/vagtmester.yaml"
    break_file(bank_copy, "positions/vagtmester.yaml", "pedel på vagt", alias)
    text = old.read_text("utf-8").replace("id: vagtmester", "id: anden").replace("title: ", "title: Ny ")
    (bank_copy / "positions/anden.yaml").write_text(text, "utf-8")
    os.utime(old, (1, 1))
    problems = [problem for problem in load_bank(bank_copy).problems if problem.code == "alias-taken"]
    assert {Path(problem.file).name for problem in problems} == {"anden.yaml"}
    told = " ".join(problem.message for problem in problems)
    assert alias.replace("\u00ad", "") in told
    assert "vagtmester" in told
    assert "anden" in told
