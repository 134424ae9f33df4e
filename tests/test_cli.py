"""The commands, as their user types them."""

import builtins
import errno
import io
import json
import os
import re
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po
from click.testing import CliRunner, Result

import interview_kit
from interview_kit.bank.rules import load_rules
from interview_kit.cli import main
from interview_kit.problems import Place, first_of_each
from interview_kit.saving import save_files
from interview_kit.shipped import shipped_folder
from interview_kit.workplace import starting
from interview_kit.workplace.built_words import approval_in_words
from tests.conftest import SMALL_BANK


def run(*words: str) -> Result:
    return CliRunner().invoke(main, list(words))


@pytest.fixture(autouse=True)
def _in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("INTERVIEW_KIT_BANK", raising=False)


def test_build_needs_nothing_but_a_position(tmp_path: Path) -> None:
    result = run("build", "direktør")
    assert result.exit_code == 0, result.output
    assert {path.name for path in (tmp_path / "direktoer").iterdir()} == {
        "interviewguide.docx",
        "scoringsark.docx",
        "sagsark.docx",
        "guide.yaml",
    }
    assert "direktoer/interviewguide.docx" in result.output.replace("\\", "/")


def test_the_second_round_stands_beside_the_first(tmp_path: Path) -> None:
    assert run("build", "fagchef").exit_code == 0
    assert run("build", "fagchef", "--round", "2").exit_code == 0
    names = {path.name for path in (tmp_path / "fagchef").iterdir()}
    assert {"interviewguide-2.docx", "scoringsark-2.docx", "guide-2.yaml"} <= names
    assert {"til-kandidaten-2.docx", "case-udvalg.docx"} <= names
    assert len(names) == 10


def test_the_same_command_gives_the_same_bytes(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        assert run("build", "teamleder", "-o", folder, "--organisation", "Eksempelby Kommune").exit_code == 0
    for path in (tmp_path / "a").iterdir():
        assert path.read_bytes() == (tmp_path / "b" / path.name).read_bytes()


def test_nothing_is_written_over_unless_forced(tmp_path: Path) -> None:
    (tmp_path / "teamleder").mkdir()
    own = tmp_path / "teamleder" / "scoringsark.docx"
    own.write_text("udfyldt af et medlem")
    refused = run("build", "teamleder")
    assert refused.exit_code == 1
    assert "file-exists" in refused.stderr
    assert [path.name for path in own.parent.iterdir()] == ["scoringsark.docx"]
    assert own.read_text() == "udfyldt af et medlem"
    assert run("build", "teamleder", "--force").exit_code == 0
    assert zipfile.is_zipfile(own)


def test_an_interrupted_build_leaves_no_half_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "teamleder").mkdir()
    old = tmp_path / "teamleder" / "guide.yaml"
    old.write_text("gammel")
    original = Path.write_bytes

    def write_until_full(path: Path, data: bytes) -> int:
        if path.name == "scoringsark.docx":
            original(path, data[:1000])
            raise OSError(28, "No space left on device")
        return original(path, data)

    monkeypatch.setattr(Path, "write_bytes", write_until_full)
    result = run("build", "teamleder", "--force")
    assert result.exit_code == 1
    assert "disk-full" in result.stderr
    assert [path.name for path in old.parent.iterdir()] == ["guide.yaml"]
    assert old.read_text() == "gammel"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("build", "tandlæge"), "position-unknown"),
        (("build", "direktoer", "--round", "7"), "round-unknown"),
        (("build", "direktoer", "--slot", "22"), "slot-too-short"),
        (("build", "direktoer", "--slot", "0"), "number-out-of-range"),
        (("build", "direktoer", "--ask", "Noget Andet"), "choice-unknown"),
        (("build", "direktoer", "--title", "a\x07b"), "text-character"),
        (("build", "direktoer", "--organisation", "x" * 200_000), "text-too-long"),
        (("build", "direktoer", "--bank", "findes-ikke"), "folder-missing"),
        (("build", "direktoer", "--house", "findes-ikke.docx"), "file-missing"),
        (("check", "findes-ikke"), "folder-missing"),
        (("check", "findes-ikke.docx"), "file-missing"),
    ],
)
def test_a_users_mistake_is_a_sentence_and_exit_1(words: tuple[str, ...], code: str, tmp_path: Path) -> None:
    result = run(*words)
    assert result.exit_code == 1
    assert code in result.output
    assert "Traceback" not in result.output
    assert list(tmp_path.iterdir()) == []


def test_a_wrong_command_line_is_exit_2() -> None:
    assert run("build").exit_code == 2
    assert run("flyv").exit_code == 2
    assert run("build", "direktoer", "--slot", "lang").exit_code == 2


def test_our_own_mistake_is_exit_3_with_a_log_that_holds_no_values(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def fail(*_: object) -> None:
        raise KeyError("Anna Andersen")

    monkeypatch.setattr("interview_kit.workplace.building.plan", fail)
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    result = run("build", "direktoer")
    assert result.exit_code == 3
    [log] = tmp_path.glob("interview-kit-*.log")
    assert log.name in result.stderr
    assert "KeyError" in log.read_text("utf-8")
    assert "Anna" not in log.read_text("utf-8") + result.output


def test_positions_lists_every_position_with_its_other_names() -> None:
    output = run("positions").output
    for name in ("direktoer", "fagchef", "institutionsleder", "teamleder", "skoleleder"):
        assert name in output
    assert "udvalg: ansaettende-leder, lederkollega, medarbejder, tr, hr" in output


def test_another_bank_is_named_by_option_or_by_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "vagtmester" in run("positions", "--bank", str(SMALL_BANK)).output
    monkeypatch.setenv("INTERVIEW_KIT_BANK", str(SMALL_BANK))
    assert run("build", "pedel på vagt").exit_code == 0
    assert (tmp_path / "pedel-paa-vagt" / "guide.yaml").exists()


def test_check_finds_nothing_in_what_ships() -> None:
    result = run("check")
    assert (result.exit_code, result.output.splitlines()[0]) == (0, "0 fejl, 0 advarsler.")


def test_check_prints_every_problem_with_file_line_and_advice(bank_copy: Path) -> None:
    path = bank_copy / "entries/vagt/hus.yaml"
    path.write_text(path.read_text("utf-8").replace("minutes: 10", "minutes: ti"), "utf-8")
    (bank_copy / "scale.yaml").write_text("", "utf-8")
    result = run("check", str(bank_copy))
    assert result.exit_code == 1
    assert (
        f"{path}:13:7: fejl: «vagt.hus.doer.1»: «minutes» skal være et helt tal. (not-number)"
        in result.output
    )
    assert "    → Skriv et tal uden anførselstegn og uden 0 foran." in result.output
    assert "2 fejl, 0 advarsler." in result.output


def test_check_as_json_says_the_same(bank_copy: Path) -> None:
    (bank_copy / "scale.yaml").write_text("", "utf-8")
    result = run("check", str(bank_copy), "--format", "json")
    assert result.exit_code == 1
    [found] = json.loads(result.output)
    assert found["code"] == "file-empty"
    assert found["file"].endswith("scale.yaml")


def test_check_of_a_house_names_the_style_that_is_borrowed(tmp_path: Path) -> None:
    shipped = shipped_folder("templates") / "house.docx"
    with zipfile.ZipFile(shipped) as before, zipfile.ZipFile(tmp_path / "hus.docx", "w") as after:
        for name in before.namelist():
            after.writestr(name, before.read(name).replace("Spørgsmål på ark".encode(), b"Andet"))
    result = run("check", "hus.docx")
    assert result.exit_code == 0
    assert "Spørgsmål på ark. (house-styles-added)" in result.output


def test_a_question_is_judged_before_it_is_asked() -> None:
    bad = run("check-question", "Har du børn?")
    assert bad.exit_code == 1
    assert "(private-matter)" in bad.output
    assert "(yes-no)" in bad.output
    good = run("check-question", "Fortæl om en gang, hvor du stoppede et projekt.")
    assert (good.exit_code, good.output.splitlines()[-1]) == (0, "Ingen kendte mønstre fundet.")
    assert run("check-question", "--kind", "terms", "Kan du arbejde på de vilkår?").exit_code == 0
    assert run("check-question", "--kind", "behavioural", "Hvad er ledelse?").exit_code == 1


def test_a_question_is_judged_by_no_other_bank_than_the_named_one(tmp_path: Path) -> None:
    words = ("check-question", "Hvad hedder du?", "--bank")
    assert "(folder-missing)" in refused(*words, str(tmp_path / "mangler"))
    assert "(bank-missing)" in refused(*words, str(tmp_path))
    (tmp_path / "bank.yaml").write_text("title: [\n", "utf-8")
    assert "bank.yaml" in refused(*words, str(tmp_path))
    without_rules = run("check-question", "Har du børn?", "--bank", str(SMALL_BANK))
    assert "(private-matter)" in without_rules.output


def test_questions_are_judged_one_a_line_as_json() -> None:
    lines = "Fortæl om en gang, hvor du stoppede et projekt.\n\nEr du gravid?\n"
    result = CliRunner().invoke(main, ["check-question", "-", "--format", "json"], input=lines)
    assert result.exit_code == 1
    first, second = map(json.loads, result.output.splitlines())
    assert (first["line"], first["problems"]) == (1, [])
    assert (second["line"], second["text"]) == (3, "Er du gravid?")
    [legal, wording] = second["problems"]
    assert set(legal) == {"code", "level", "topic", "law", "message", "hint"}
    assert set(wording) == {"code", "level", "message", "hint"}


def test_the_word_lawful_is_never_printed() -> None:
    for text in ("Har du børn?", "Fortæl om en gang, hvor du stoppede et projekt.", "Hvad hedder du?"):
        assert "lovlig" not in run("check-question", text).output.lower()


def test_hr_gets_a_bank_of_their_own_that_works_the_same(tmp_path: Path) -> None:
    assert run("init", "hr").exit_code == 0
    assert run("check", "hr").output.splitlines()[0] == "0 fejl, 0 advarsler."
    assert run("build", "direktoer", "--bank", "hr", "-o", "a").exit_code == 0
    assert run("build", "direktoer", "-o", "b").exit_code == 0
    for path in (tmp_path / "a").iterdir():
        assert path.read_bytes() == (tmp_path / "b" / path.name).read_bytes()
    assert run("missing", "--bank", "hr").output.splitlines()[0] == "Banken mangler intet."
    again = run("init", "hr")
    assert again.exit_code == 1
    assert "bank-in-the-way" in again.stderr


def test_no_bank_is_put_inside_another(tmp_path: Path) -> None:
    assert run("init", "hr").exit_code == 0
    for folder in ("hr/positions", "hr/ny/dybt", "hr/../hr/entries"):
        refused = run("init", folder)
        assert (refused.exit_code, "(bank-inside-bank)" in refused.stderr) == (1, True)
    assert run("check", "hr").output.splitlines()[0] == "0 fejl, 0 advarsler."


def test_of_two_that_start_a_bank_at_once_the_slower_hears_one_thing(monkeypatch: pytest.MonkeyPatch) -> None:
    really_save = save_files

    def save_after_another(folder: Path, files: dict[str, bytes], *, overwrite: bool) -> dict[str, str]:
        really_save(folder, files, overwrite=overwrite)
        return really_save(folder, files, overwrite=overwrite)

    monkeypatch.setattr(starting, "save_files", save_after_another)
    slower = run("init", "hr")
    assert slower.exit_code == 1
    assert slower.stderr.count("fejl:") == slower.stderr.count("(bank-in-the-way)") == 1


@pytest.mark.parametrize("folder", ["x" * 300, "fil", "fil/hr"])
def test_what_a_start_of_a_bank_advises_can_be_done(tmp_path: Path, folder: str) -> None:
    (tmp_path / "fil").touch()
    refused = run("init", folder)
    assert (refused.exit_code, "(cannot-write)" in refused.stderr) == (1, True)
    assert not re.search(r"-o\b|--force", refused.stderr)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="takes another user's place")
def test_a_bank_that_is_closed_is_told_once(tmp_path: Path) -> None:
    assert run("init", "hr").exit_code == 0
    tmp_path.chmod(0o755)
    (tmp_path / "hr").chmod(0)
    os.seteuid(65534)
    try:
        result = run("check", str(tmp_path / "hr"))
    finally:
        os.seteuid(0)
    assert result.exit_code == 1
    assert result.output.count("adgangen er lukket") == 1
    assert result.output.endswith("1 fejl, 0 advarsler.\n")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("- id: direktoer.politik.med-og-modspil\n", "- id: direktoer.politik.modspil\n", 1),
        ("- id: direktoer.politik.med-og-modspil.1\n", "- id: direktoer.politik.med-og-modspil.9\n", 1),
        ("med-og-modspil.", "modspil.", 3),
    ],
)
def test_an_id_that_was_changed_in_a_copy_of_the_bank_is_told_with_the_old_one(
    tmp_path: Path, old: str, new: str, told: int
) -> None:
    assert run("init", "hr").exit_code == 0
    path = tmp_path / "hr/entries/direktoer/politik.yaml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")
    output = run("check", "hr").output
    assert len(re.findall(r"politik\.yaml:\d+:\d+: advarsel: .*\(id-renamed\)", output)) == told
    assert "hedder det «direktoer.politik.med-og-modspil" in output


def test_the_house_in_hrs_own_folder_is_used(tmp_path: Path) -> None:
    assert run("init", "hr").exit_code == 0
    (tmp_path / "hr/house.docx").write_bytes(b"ikke Word")
    assert "house-unreadable" in run("check", "hr").output
    assert "house-unreadable" in run("build", "direktoer", "--bank", "hr").stderr


def test_strict_lets_a_warning_count(tmp_path: Path) -> None:
    assert run("init", "hr").exit_code == 0
    path = tmp_path / "hr/entries/direktoer/politik.yaml"
    before, _, after = path.read_text("utf-8").partition("minutes: 9")
    path.write_text(f"{before}minutes: 14{after}", "utf-8")
    line = before.count("\n") + 1
    result = run("check", "hr")
    assert result.exit_code == 0
    assert (
        f"{Path('hr/entries/direktoer/politik.yaml')}:{line}:7: advarsel: «direktoer.politik.med-og-modspil.1»"
        in result.output
    )
    assert run("check", "hr", "--strict").exit_code == 1


def test_coverage_comes_as_a_page_or_a_spreadsheet(tmp_path: Path) -> None:
    assert run("coverage").exit_code == 0
    assert "33" in (tmp_path / "daekning.html").read_text("utf-8")
    assert run("coverage", "-o", "d.xlsx", "--profile", "leder-ltk").exit_code == 0
    assert zipfile.is_zipfile(tmp_path / "d.xlsx")
    assert run("coverage").exit_code == 1
    assert run("coverage", "-o", "d.pdf").exit_code == 2
    assert "profile-unknown" in run("coverage", "--profile", "x", "-o", "x.html").stderr


def test_the_module_runs_as_the_command_does() -> None:
    command = [sys.executable, "-m", "interview_kit", "--version"]
    printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    assert printed.startswith("interview-kit 0.")


def test_importing_the_command_line_changes_nothing_for_whoever_imports_it() -> None:
    code = (
        "import gc, os; before = dict(os.environ)\n"
        "import interview_kit.cli\n"
        "assert (dict(os.environ), gc.isenabled()) == (before, True)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_a_command_ends_with_its_code_and_all_it_printed(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "interview_kit"]
    for words, code, printed in (
        (["check-question", "Har du børn?"], 1, "private-matter"),
        (["positions"], 0, "skoleleder"),
        (["flyv"], 2, ""),
    ):
        result = subprocess.run(
            [*command, *words], capture_output=True, text=True, encoding="utf-8", check=False
        )
        assert (result.returncode, printed in result.stdout) == (code, True)


def test_every_command_has_help() -> None:
    for name, command in main.commands.items():
        assert run(name, "--help").exit_code == 0
        assert command.help


def test_the_command_line_speaks_danish_on_any_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    assert run("build", "--help").output.startswith("Sådan skriver I: main build [TILVALG] STILLING")
    assert "Skriv, hvilken stilling det er, for eksempel «build direktoer»." in run("build").stderr
    assert "Skriv antallet af minutter med tal" in run("build", "direktoer", "--slot", "en").stderr
    assert "Show" not in run("--help").output
    assert "Kommandoen «flyv» findes ikke." in run("flyv").stderr


def test_the_compiled_sentences_are_those_of_the_catalogue() -> None:
    folder = Path(interview_kit.__file__).with_name("locale") / "da" / "LC_MESSAGES"
    fresh = io.BytesIO()
    with (folder / "messages.po").open("rb") as text:
        write_mo(fresh, read_po(text))
    fresh.seek(0)
    with (folder / "messages.mo").open("rb") as kept:
        assert sentences(read_mo(kept)) == sentences(read_mo(fresh))


def sentences(catalogue: Catalog) -> dict[str, str]:
    return {str(message.id): str(message.string) for message in catalogue if message.id}


# The world outside


LONG = "a" * 5_000
PATHS = [  # every argument that is a path, with what else the command needs
    ("check",),
    ("init",),
    ("missing",),
    ("positions", "--bank"),
    ("check", "--bank"),
    ("check-question", "Hvad?", "--bank"),
    ("missing", "--bank"),
    ("coverage", "--bank"),
    ("coverage", "-o"),
    ("build", "direktoer", "-o"),
    ("build", "direktoer", "--bank"),
    ("build", "direktoer", "--house"),
    ("book", "direktoer", "-o"),
    ("book", "direktoer", "--bank"),
    ("book", "direktoer", "--house"),
]
TEXTS = [
    ("build",),
    ("build", "direktoer", "--title"),
    ("build", "direktoer", "--organisation"),
    ("build", "direktoer", "--ask"),
    ("build", "direktoer", "--not"),
    ("build", "direktoer", "--slot"),
    ("build", "direktoer", "--round"),
    ("book",),
    ("coverage", "--profile"),
    ("check-question", "--kind"),
    ("check-question", "Hvad?", "--format"),
    ("",),
]


def refused(*words: str) -> str:
    """What a command that must refuse says, once it is seen that it does so as the user's mistake."""
    result = run(*words)
    assert result.exit_code in {1, 2}, (words[:3], result.output[:500])
    assert "Traceback" not in result.output
    assert "vores fejl" not in result.output
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f]", result.output)
    assert result.output
    return result.output


@pytest.mark.parametrize("words", PATHS, ids="-".join)
@pytest.mark.parametrize("ending", ["", "/x", ".docx", ".html"])
def test_a_path_that_is_too_long_is_a_sentence(words: tuple[str, ...], ending: str, tmp_path: Path) -> None:
    refused(*words, LONG + ending)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("words", PATHS, ids="-".join)
@pytest.mark.parametrize("path", ["", "  ", "\0", "a\0b.docx"])
def test_an_empty_path_is_no_default_and_a_zero_byte_no_crash(words: tuple[str, ...], path: str) -> None:
    assert run(*words, path).exit_code == 2
    refused(*words, path)


def test_an_empty_variable_is_named_and_does_not_mean_the_shipped_bank(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("INTERVIEW_KIT_BANK", "")
    for words in (("positions",), ("check",), ("build", "direktoer"), ("check-question", "Hvad?")):
        assert "INTERVIEW_KIT_BANK er tom" in refused(*words)


@pytest.fixture
def closed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that nobody may look into; not even root, who runs these tests in some places."""
    folder = tmp_path / "lukket"
    folder.mkdir()

    def refusing(original: Callable[..., object]) -> Callable[..., object]:
        def call(path: object, *rest: object, **options: object) -> object:
            if isinstance(path, str | os.PathLike) and str(path).startswith((str(folder), "lukket")):
                raise PermissionError(errno.EACCES, "Permission denied", str(path))
            return original(path, *rest, **options)

        return call

    for name in ("stat", "lstat", "mkdir", "listdir", "scandir", "open", "rename", "replace", "unlink"):
        monkeypatch.setattr(os, name, refusing(getattr(os, name)))
    monkeypatch.setattr(io, "open", refusing(io.open))
    monkeypatch.setattr(builtins, "open", refusing(builtins.open))
    return folder


@pytest.mark.parametrize("words", PATHS, ids="-".join)
@pytest.mark.parametrize("inside", ["", "/x", "/x.docx", "/x.html"])
def test_a_closed_folder_is_a_sentence(words: tuple[str, ...], inside: str, closed: Path) -> None:
    refused(*words, f"{closed}{inside}")


@pytest.mark.parametrize("words", TEXTS, ids="-".join)
@pytest.mark.parametrize("text", ["\x1b[31mrød", "\x9b31m", "\0", "x" * 200_000, "\udcf8", "a\u202eb", ""])
def test_a_hostile_text_is_a_sentence(words: tuple[str, ...], text: str) -> None:
    assert len(refused(*(word for word in words if word), text)) < 20_000


@pytest.mark.parametrize("text", ["\0", "x" * 200_000, "b\udcf8rn", "", " \n "])
def test_a_question_that_cannot_be_judged_is_refused(text: str) -> None:
    refused("check-question", text)


def test_a_question_is_echoed_without_what_a_terminal_obeys() -> None:
    output = run("check-question", "Er du \x1b[31mgift?\x9b").output
    assert "Er du \N{REPLACEMENT CHARACTER}[31mgift?" in output
    assert "\x1b" not in run("check-question", "Er du \x1bgift?", "--format", "json").output


@pytest.mark.parametrize(
    ("data", "code"),
    [
        ("Har du børn?".encode("cp1252"), "input-encoding"),
        ("Har du børn?".encode("cp850"), "input-encoding"),
        ("Har du børn?".encode("utf-16-le"), "input-encoding"),
        ("Har du børn?".encode("utf-16"), "private-matter"),
        (b"\xfe\xff" + "Har du børn?".encode("utf-16-be"), "private-matter"),
        ("Har du børn?".encode("utf-8-sig"), "private-matter"),
        (b"\xff\xfeH", "input-encoding"),
        (b"Hvem passer dine b?rn, n?r du har aftenm?de?", "broken-encoding"),
        (b"", "input-empty"),
        (b"\n \n", "input-empty"),
        (b"x" * 2_001, "text-too-long"),
    ],
)
def test_what_is_sent_is_read_as_it_was_written_or_refused(data: bytes, code: str) -> None:
    result = CliRunner().invoke(main, ["check-question", "-"], input=data)
    assert result.exit_code == 1
    assert f"({code})" in result.output


def test_a_question_that_was_broken_in_the_middle_is_one_question() -> None:
    lines = "Hvem passer\ndine børn?\nEr du gift\n\nhar du gæld?\n"
    result = CliRunner().invoke(main, ["check-question", "-", "--format", "json"], input=lines)
    found = [json.loads(line) for line in result.output.splitlines()]
    assert [(row["line"], row["text"]) for row in found] == [
        (1, "Hvem passer dine børn?"),
        (3, "Er du gift"),
        (5, "har du gæld?"),
    ]


KIT = [sys.executable, "-m", "interview_kit"]


@pytest.mark.parametrize("words", [["positions"], ["check", "-h"], ["build", "x"]])
def test_a_reader_that_has_read_enough_is_no_fault(words: list[str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    result = subprocess.run([*KIT, *words], stdout=writing, stderr=subprocess.PIPE, check=False)
    os.close(writing)
    assert result.returncode in {0, 1, 141}
    assert b"Traceback" not in result.stderr
    assert b"vores fejl" not in result.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_stream_is_a_sentence() -> None:
    with Path("/dev/full").open("wb") as full:
        result = subprocess.run([*KIT, "positions"], stdout=full, stderr=subprocess.PIPE, check=False)
        assert (result.returncode, "drevet er fuldt" in result.stderr.decode()) == (1, True)
        result = subprocess.run([*KIT, "positions"], stdout=full, stderr=full, check=False)
        assert result.returncode == 1


def test_a_closed_stream_is_nothing_to_read() -> None:
    command = f'"{sys.executable}" -m interview_kit check-question - <&-'
    result = subprocess.run(command, shell=True, capture_output=True, check=False)  # noqa: S602 - our own words
    assert (result.returncode, b"input-empty" in result.stderr) == (1, True)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_ctrl_c_at_any_moment_is_one_line() -> None:
    for delay in range(6, 60, 3):
        process = subprocess.Popen(
            [*KIT, "check"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
        )
        time.sleep(delay / 100)
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate()
        # Before our code begins, Python itself says what it likes.
        assert b"Traceback" not in errors or b"interview_kit" not in errors, (delay, errors)
        assert process.returncode in {0, 1, 130, -signal.SIGINT}, (delay, errors)


@pytest.mark.parametrize("error", [MemoryError(), RecursionError(), OSError(errno.EIO, "x", "fil.yaml")])
def test_what_the_machine_cannot_do_is_a_sentence(error: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr("interview_kit.workplace.building.plan", fail)
    refused("build", "direktoer")


def test_our_mistake_is_told_also_where_no_log_can_be_written(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ValueError("Anna")

    def closed(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "x")

    monkeypatch.setattr("interview_kit.workplace.building.plan", fail)
    monkeypatch.setattr("tempfile.NamedTemporaryFile", closed)
    result = run("build", "direktoer")
    assert result.exit_code == 3
    assert "Det er vores fejl" in result.stderr
    assert "ValueError" in result.stderr
    assert "Anna" not in result.stderr


# What HR adds, and how much is said


def test_a_pattern_that_would_hang_or_cannot_be_read_is_told_at_its_place(tmp_path: Path) -> None:
    run("init", "hr")
    rules = tmp_path / "hr" / "rules" / "legal.yaml"
    text = rules.read_text("utf-8")
    told = set()
    for pattern, code in (
        (r"(?:\w+ ?)+$x", "slow-pattern"),
        (r"hvad (?:\w+ ?)+$x", "slow-pattern"),
        (r"(x+x+)+y", "slow-pattern"),
        (r".*.*.*.*x", "slow-pattern"),
        (r"(?:-+)+x", "slow-pattern"),
        (r"\w+\w+\w+\w+\w+!", "slow-pattern"),
        (".*", "wide-pattern"),
        (r"\b", "wide-pattern"),
        ("|børn", "wide-pattern"),
        (r"a{4294967296}", "bad-pattern"),
        ("(" * 1900, "bad-pattern"),
        ("[a", "bad-pattern"),
    ):
        planted = text.replace("    patterns:\n", f"    patterns:\n      - '{pattern}'\n", 1)
        rules.write_text(planted, "utf-8")
        line = planted[: planted.index(f"- '{pattern}'")].count("\n") + 1
        problems = load_rules(tmp_path / "hr").problems
        assert [(Path(problem.file), problem.line, problem.code) for problem in problems] == [
            (rules, line, code)
        ]
        if code not in told:  # by the command once; the rest of the bank takes it a second each time
            told.add(code)
            output = refused("check", "hr")
            assert f"legal.yaml:{line}:" in output
            assert f"({code})" in output


def test_one_rule_is_one_line_in_an_entry_and_json_has_them_all(bank_copy: Path) -> None:
    path = bank_copy / "entries/vagt/hus.yaml"
    text = re.sub(
        r"(probes: )\[[^\]]*\]",
        r'\1["Er du i tvivl?", "Har du tid?", "Kan du det?"]',
        path.read_text("utf-8"),
    )
    path.write_text(text, "utf-8")
    output = run("check", str(bank_copy)).output
    found = [
        row
        for row in json.loads(run("check", str(bank_copy), "--format", "json").output)
        if row["code"] == "yes-no"
    ]
    assert len(found) >= 3
    owners = {row["owner"] for row in found}
    assert output.count("(yes-no)") == len(owners)
    assert output.count(found[0]["hint"]) == 1


def test_of_one_kind_in_one_file_a_hundred_are_said_and_the_others_counted() -> None:
    problems = [Place("a.yaml", line).problem("yes-no") for line in range(1, 251)]
    shown = first_of_each(
        [*problems, Place("b.yaml", 1).problem("yes-no"), Place("a.yaml", 9).problem("habit")]
    )
    assert len(shown) == 100 + 2 + 1
    assert "150 gange til" in shown[-1].message
    assert (shown[-1].code, shown[-1].level, shown[-1].file) == ("more-findings", "error", "a.yaml")


@pytest.mark.parametrize(
    ("texts", "unapproved", "words"),
    [
        (1, 0, "godkendt"),
        (1, 1, "ikke godkendt"),
        (2, 0, "alle godkendt"),
        (2, 1, "1 af dem ikke godkendt"),
        (2, 2, "ingen af dem godkendt"),
    ],
)
def test_how_many_are_approved_is_said_as_one_says_it(texts: int, unapproved: int, words: str) -> None:
    assert approval_in_words(texts, unapproved) == words


@pytest.mark.parametrize(
    "words",
    [
        ("--slot", "10"),
        ("--slot", "240"),
        ("--ask", "konflikter", "--not", "konflikter"),
        ("--ask", "konflikter", "--slot", "20"),
        (
            "--not",
            "politik",
            "--not",
            "ledelsesrum",
            "--not",
            "tvaergaaende",
            "--not",
            "strategisk",
            "--not",
            "kommunikation",
        ),
    ],
)
def test_no_hint_names_an_option_that_a_recruitment_lacks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    output = run("build", "direktoer", *words).output
    assert re.search(r"--\w", output) is None
