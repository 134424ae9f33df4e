"""The commands, as their user types them."""

import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po
from click.testing import CliRunner, Result

import interview_kit
from interview_kit.cli import main
from interview_kit.shipped import shipped_folder
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
        "guide.yaml",
    }
    assert "direktoer/interviewguide.docx" in result.output.replace("\\", "/")


def test_the_second_round_stands_beside_the_first(tmp_path: Path) -> None:
    assert run("build", "fagchef").exit_code == 0
    assert run("build", "fagchef", "--round", "2").exit_code == 0
    names = {path.name for path in (tmp_path / "fagchef").iterdir()}
    assert {"interviewguide-2.docx", "scoringsark-2.docx", "guide-2.yaml"} <= names
    assert {"case-kandidat.docx", "case-udvalg.docx"} <= names
    assert len(names) == 8


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
        (("build", "direktoer", "--title", "  "), "text-empty"),
        (("build", "direktoer", "--bank", "findes-ikke"), "bank-missing"),
        (("build", "direktoer", "--house", "findes-ikke.docx"), "file-missing"),
        (("check", "findes-ikke"), "bank-missing"),
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


def test_another_bank_is_named_by_option_or_by_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "vagtmester" in run("positions", "--bank", str(SMALL_BANK)).output
    monkeypatch.setenv("INTERVIEW_KIT_BANK", str(SMALL_BANK))
    assert run("build", "pedel på vagt").exit_code == 0
    assert (tmp_path / "pedel-paa-vagt" / "guide.yaml").exists()


def test_check_finds_nothing_in_what_ships() -> None:
    result = run("check")
    assert (result.exit_code, result.output) == (0, "0 fejl, 0 advarsler.\n")


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
    assert "    → Skriv et tal uden anførselstegn." in result.output
    assert "2 fejl, 0 advarsler." in result.output


def test_check_as_json_says_the_same(bank_copy: Path) -> None:
    (bank_copy / "scale.yaml").write_text("", "utf-8")
    result = run("check", str(bank_copy), "--format", "json")
    assert result.exit_code == 1
    [found] = json.loads(result.output)
    assert found["code"] == "file-empty"
    assert found["file"].endswith("scale.yaml")


def test_check_of_a_house_names_the_style_that_is_missing(tmp_path: Path) -> None:
    shipped = shipped_folder("templates") / "house.docx"
    with zipfile.ZipFile(shipped) as before, zipfile.ZipFile(tmp_path / "hus.docx", "w") as after:
        for name in before.namelist():
            after.writestr(name, before.read(name).replace("Spørgsmål på ark".encode(), b"Andet"))
    result = run("check", "hus.docx")
    assert result.exit_code == 1
    assert "«Spørgsmål på ark» (afsnit)" in result.output


def test_a_question_is_judged_before_it_is_asked() -> None:
    bad = run("check-question", "Har du børn?")
    assert bad.exit_code == 1
    assert "(private-matter)" in bad.output
    assert "(yes-no)" in bad.output
    good = run("check-question", "Fortæl om en gang, hvor du stoppede et projekt.")
    assert (good.exit_code, good.output.splitlines()[-1]) == (0, "Ingen kendte mønstre fundet.")
    assert run("check-question", "--kind", "terms", "Kan du arbejde på de vilkår?").exit_code == 0
    assert run("check-question", "--kind", "behavioural", "Hvad er ledelse?").exit_code == 1


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
    assert run("check", "hr").output == "0 fejl, 0 advarsler.\n"
    assert run("build", "direktoer", "--bank", "hr", "-o", "a").exit_code == 0
    assert run("build", "direktoer", "-o", "b").exit_code == 0
    for path in (tmp_path / "a").iterdir():
        assert path.read_bytes() == (tmp_path / "b" / path.name).read_bytes()
    assert run("missing", "--bank", "hr").output == "Banken mangler intet.\n"
    again = run("init", "hr")
    assert again.exit_code == 1
    assert "file-exists" in again.stderr


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
    assert "unknown-reference" in run("coverage", "--profile", "x", "-o", "x.html").stderr


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
    assert run("build", "--help").output.startswith("Brug: main build [VALG] STILLING")
    assert "Der mangler noget på linjen: 'STILLING'" in run("build").stderr
    assert "Kommandoen 'flyv' findes ikke." in run("flyv").stderr


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
