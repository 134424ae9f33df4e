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
        (f"{ENTRIES}/gaester.ymal", "bank-file-ending"),
        (f"{ENTRIES}/gaester.yam", "bank-file-ending"),
        (f"{ENTRIES}/gaester.yamlx", "bank-file-ending"),
        (f"{ENTRIES}/gaesteryaml", "bank-file-ending"),
        (f"{ENTRIES}/gaester.txt", "bank-file-ending"),
        (f"{ENTRIES}/gaester.json", "bank-file-ending"),
        (f"{ENTRIES}/gaester", "bank-file-ending"),
        (f"{ENTRIES}/hus.txt", "bank-file-ending-twice"),
        ("cases/vagtmester", "bank-file-ending-twice"),
        ("positions/bager.txt", "bank-file-ending"),
        ("profiles/bager.json", "bank-file-ending"),
        ("calibration/bager", "bank-file-ending"),
        ("texts/probes.txt", "bank-file-ending"),
        ("rules/legal.ymal", "bank-file-ending"),
        ("bank.txt", "bank-file-ending-twice"),
        ("entries/hus.txt", "bank-file-ending"),
        (f"{ENTRIES}/.gaester.yaml", "bank-file-hidden"),
        (f"{ENTRIES}/~gaester.yaml", "bank-file-hidden"),
        (f"{ENTRIES}/gaester.yaml~", "bank-file-hidden"),
        (f"{ENTRIES}/#gaester.yaml#", "bank-file-hidden"),
        (f"{ENTRIES}/._gaester.yaml", "bank-file-hidden"),
        ("positions/.bager.yml", "bank-file-hidden"),
        (f"{ENTRIES}/noter.docx", "bank-document"),
        ("positions/opslag.pdf", "bank-document"),
        ("texts/tal.xlsx", "bank-document"),
        ("positions/dækning.html", "bank-document"),
        ("entries/kopi.yaml", "bank-file-misplaced"),
        ("texts/interviews.yaml", "bank-file-misplaced"),
        ("rules/egne.yaml", "bank-file-misplaced"),
        ("noter.yaml", "bank-file-misplaced"),
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
    ("name", "folder", "code"),
    [
        (f"{ENTRIES}/nyt/hus.yaml", f"{ENTRIES}/nyt", "bank-folder-misplaced"),
        ("entries/bager/hus.yaml", "entries/bager", "bank-folder-misplaced"),
        ("entries/Vagt/dør.yaml", "entries/Vagt", "bank-folder-misplaced"),
        ("profiles/nye/bager.yaml", "profiles/nye", "bank-folder-misplaced"),
        ("rule/legal.yaml", "rule", "bank-folder-misplaced"),
        ("entries/vagt - Kopi/hus.yaml", "entries/vagt - Kopi", "bank-folder-copy"),
        ("entries/Kopi af vagt/hus.yaml", "entries/Kopi af vagt", "bank-folder-copy"),
        ("entries/vagt_gammel/hus.yaml", "entries/vagt_gammel", "bank-folder-copy"),
        ("entries - Kopi/vagt/hus.yaml", "entries - Kopi", "bank-folder-copy"),
        ("entries (2)/vagt/hus.yaml", "entries (2)", "bank-folder-copy"),
        ("entries_gammel/vagt/hus.yaml", "entries_gammel", "bank-folder-copy"),
        ("Gamle positions 2025/bager.yaml", "Gamle positions 2025", "bank-folder-copy"),
        ("entry/vagt/hus.yaml", "entry", "bank-folder-strange"),
        ("gammelt/2025/hus.yaml", "gammelt", "bank-folder-strange"),
        ("gammelt/2025/hus.yml", "gammelt", "bank-folder-strange"),
        ("backup/bank.yaml", "backup", "bank-folder-strange"),
    ],
)
def test_of_a_strange_folder_one_thing_is_said_and_the_advice_overwrites_nothing(
    bank_copy: Path, name: str, folder: str, code: str
) -> None:
    path = bank_copy / name
    path.parent.mkdir(parents=True)
    for file in (path, path.with_name("to.yaml"), path.with_name("tre.yaml")):
        shutil.copy(bank_copy / ENTRIES / "hus.yaml", file)
    assert problems_in(bank_copy) == [(code, folder)]
    stops = code == "bank-folder-misplaced"  # of the others nothing is missing in a guide
    assert (load_bank(bank_copy).value is None) == stops


def test_a_copy_of_a_whole_bank_in_the_bank_is_one_warning(bank_copy: Path) -> None:
    shutil.copytree(bank_copy, bank_copy.parent / "kopi")
    shutil.move(bank_copy.parent / "kopi", bank_copy / "backup")
    assert problems_in(bank_copy) == [("bank-folder-strange", "backup")]


def test_a_strange_folder_after_many_others_is_found_and_a_deep_archive_is_not_searched_in_silence(
    bank_copy: Path,
) -> None:
    for number in range(310):
        (bank_copy / f"a{number}").mkdir()
    (bank_copy / "sidst").mkdir()
    shutil.copy(bank_copy / "scale.yaml", bank_copy / "sidst")
    assert problems_in(bank_copy) == [("bank-folder-strange", "sidst")]
    for number in range(310):
        (bank_copy / "billeder" / str(number)).mkdir(parents=True)
    assert problems_in(bank_copy) == [("bank-folder-strange", "sidst"), ("bank-folders-unseen", "billeder")]


@pytest.mark.parametrize("folder", ["calibration", "cases", "entries", "positions", "profiles", "texts"])
def test_a_folder_that_was_hidden_is_named(bank_copy: Path, folder: str) -> None:
    (bank_copy / folder).rename(bank_copy / f".{folder}")
    assert ("bank-folder-hidden", f".{folder}") in problems_in(bank_copy)


def test_the_folder_of_a_profile_that_was_hidden_is_named(bank_copy: Path) -> None:
    (bank_copy / ENTRIES).rename(bank_copy / "entries/.vagt")
    assert ("bank-folder-hidden", "entries/.vagt") in problems_in(bank_copy)


@pytest.mark.parametrize("folder", ["", "ud", "ud/dybt", ENTRIES])
@pytest.mark.parametrize("number", ["", "-2", "-3"])
def test_the_papers_that_build_writes_never_stop_the_bank(bank_copy: Path, folder: str, number: str) -> None:
    place = bank_copy / folder
    place.mkdir(parents=True, exist_ok=True)
    for name in (f"guide{number}.yaml", f"guide{number} (gemt 2026-11-28).yaml"):
        (place / name).write_text("id: Z\n", "utf-8")
        (place / f"interviewguide{number}.docx").touch()
        assert load_bank(bank_copy).value is not None
        assert not [file for _, file in problems_in(bank_copy) if file.endswith(".yaml")]


def test_a_position_may_be_called_guide(bank_copy: Path) -> None:
    text = (bank_copy / "positions/vagtmester.yaml").read_text("utf-8")
    text = text.replace("id: vagtmester", "id: guide").replace("title: ", "title: Ny ").replace("vagt,", "g,")
    (bank_copy / "positions/guide.yaml").write_text(text, "utf-8")
    assert "guide" in load_positions(bank_copy).or_raise()


@pytest.mark.parametrize(
    "name",
    [
        ".git/hus.yaml",
        f"{ENTRIES}/._hus.yaml",
        f"{ENTRIES}/~$hus.yaml",
        f"{ENTRIES}/hus.yaml~",
        f"{ENTRIES}/#hus.yaml#",
        f"{ENTRIES}/.hus.yaml",
        f"{ENTRIES}/.hus.yaml.swp",
        f"{ENTRIES}/.DS_Store",
        f"{ENTRIES}/~$noter.docx",
        "positions/Thumbs.db",
        "positions/desktop.ini",
        "profiles/LÆS MIG.txt",
        "profiles/.gitkeep",
        ".pre-commit-config.yaml",
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


@pytest.mark.parametrize("name", ["hus-2", "a", "zz", "hus_gammel", "hus-anne", "hus v2", "hus2"])
def test_a_file_that_only_repeats_another_is_told_so_once_with_the_name_of_both(
    bank_copy: Path, name: str
) -> None:
    original, copy = bank_copy / ENTRIES / "hus.yaml", bank_copy / ENTRIES / f"{name}.yaml"
    text = original.read_text("utf-8")
    original.write_text(f"{text}\n{text.replace('vagt.hus.doer', 'vagt.hus.lys')}", "utf-8")
    shutil.copy(original, copy)
    first, second = (copy, original) if name == "a" else (original, copy)
    assert [code for code, _ in problems_in(bank_copy) if code in {"duplicate-id", "bank-file-repeats"}] == [
        "bank-file-repeats"
    ]
    [told] = [found for found in load_bank(bank_copy).problems if found.code == "bank-file-repeats"]
    assert (told.file, first.name in told.message) == (str(second), True)


@pytest.mark.parametrize("name", ["profiles/vagt2.yaml", "positions/vagtmester_gammel.yaml"])
def test_a_profile_or_position_that_repeats_another_is_told_so_once(bank_copy: Path, name: str) -> None:
    folder, _, file = name.partition("/")
    shutil.copy(bank_copy / folder / ("vagt.yaml" if "2" in file else "vagtmester.yaml"), bank_copy / name)
    assert problems_in(bank_copy) == [("bank-file-repeats", name)]


def test_one_id_that_is_used_again_in_a_file_with_more_is_told_where_it_stands(bank_copy: Path) -> None:
    break_file(bank_copy, f"{ENTRIES}/fejl.yaml", "id: vagt.fejl.siger-til\n", "id: vagt.hus.doer\n")
    [told] = [found for found in load_bank(bank_copy).problems if found.code == "duplicate-id"]
    assert told.line


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
    told = [found for found in load_bank(bank_copy).problems if found.code == "bank-file-repeats"]
    assert [Path(found.file) for found in told] == [bank_copy / "entries/bager/hus.yaml"]
    assert "«../vagt/hus.yaml»" in told[0].message


def close(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """The folder cannot be listed."""
    scandir = os.scandir

    def closed(path: Path) -> object:
        if Path(path) == folder:
            raise PermissionError(13, "closed")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", closed)


@pytest.mark.parametrize(
    "folder", ["", "entries", ENTRIES, "calibration", "cases", "rules", "positions", "gammelt"]
)
def test_a_folder_that_cannot_be_listed_is_a_problem(
    bank_copy: Path, monkeypatch: pytest.MonkeyPatch, folder: str
) -> None:
    (bank_copy / "rules").mkdir()
    (bank_copy / "gammelt").mkdir()
    close(monkeypatch, bank_copy / folder)
    assert ("folder-unreadable", folder or ".") in problems_in(bank_copy)
    if folder in {"", "positions"}:
        assert "folder-unreadable" in [problem.code for problem in load_positions(bank_copy).problems]


@pytest.mark.parametrize("folder", ["entries", "profiles", "positions", "texts"])
def test_a_folder_that_is_gone_or_is_a_file_is_a_problem(bank_copy: Path, folder: str) -> None:
    shutil.rmtree(bank_copy / folder)
    assert ("folder-missing", folder) in problems_in(bank_copy)
    (bank_copy / folder).write_text("", "utf-8")
    assert ("folder-unreadable", folder) in problems_in(bank_copy)
    [told] = [found for found in load_bank(bank_copy).problems if found.code == "folder-unreadable"]
    assert "her ligger en fil, ikke en mappe" in told.message


@links
@pytest.mark.parametrize(
    "name", ["notes.yaml", f"{ENTRIES}/notes.yaml", "positions/notes.yaml", f"{ENTRIES}/notes"]
)
@pytest.mark.parametrize("kind", ["pipe", "endless", "giant"])
def test_a_pipe_a_device_and_a_giant_are_problems_and_never_waited_for(
    bank_copy: Path, name: str, kind: str
) -> None:
    path = bank_copy / name
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


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("bank.yaml.txt", "bank-file-ending"),
        ("bank.yml", "bank-file-ending"),
        ("bank.YAML", "bank-file-ending"),
        ("bank.ymal", "bank-file-ending"),
        ("bank", "bank-file-ending"),
        ("Bank.yaml", "file-misnamed"),
        ("banks.yaml", "file-misnamed"),
        (".bank.yaml", "bank-file-hidden"),
        ("bank - Kopi.yaml", "bank-file-copy-only"),
    ],
)
def test_a_folder_whose_main_file_has_another_name_is_told_so(bank_copy: Path, name: str, code: str) -> None:
    (bank_copy / "bank.yaml").rename(bank_copy / name)
    assert problems_in(bank_copy) == [(code, name)]
    assert "«bank.yaml»" in load_bank(bank_copy).problems[0].hint


@links
@pytest.mark.parametrize("kind", ["pipe", "folder"])
def test_a_main_file_that_is_no_file_is_told_so(bank_copy: Path, kind: str) -> None:
    (bank_copy / "bank.yaml").unlink()
    (os.mkfifo if kind == "pipe" else os.mkdir)(bank_copy / "bank.yaml")
    assert problems_in(bank_copy) == [("file-unreadable", "bank.yaml")]
    told = "almindelig fil" if kind == "pipe" else "en mappe"
    assert told in load_bank(bank_copy).problems[0].message


@pytest.mark.parametrize("name", ["brev.pdf", "billede.png", "program.py"])
def test_a_file_of_another_kind_is_not_called_a_folder(tmp_path: Path, name: str) -> None:
    (tmp_path / name).touch()
    assert [problem.code for problem in check_path(tmp_path / name)] == ["bank-is-file"]


def test_a_folder_that_is_called_as_a_word_file_is_a_folder(tmp_path: Path) -> None:
    (tmp_path / "x.docx").mkdir()
    assert [problem.code for problem in check_path(tmp_path / "x.docx")] == ["bank-missing"]


def test_where_the_profiles_are_closed_no_folder_of_entries_is_blamed(
    bank_copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    close(monkeypatch, bank_copy / "profiles")
    codes = [code for code, _ in problems_in(bank_copy)]
    assert codes.count("folder-unreadable") == 1
    assert not any(code.startswith("bank-f") for code in codes)


def test_closed_sources_are_said_to_be_closed_and_not_missing(
    bank_copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    close(monkeypatch, bank_copy / "sources")
    really_stat = Path.stat

    def stat(path: Path, **options: bool) -> os.stat_result:
        if path.parent == bank_copy / "sources":
            raise PermissionError(13, "closed")
        return really_stat(path, **options)

    monkeypatch.setattr(Path, "stat", stat)
    assert problems_in(bank_copy) == [("folder-unreadable", "sources")]


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
