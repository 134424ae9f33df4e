"""What is said to the user: harmless, in letters that the stream has, once, and so that it can be followed."""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from interview_kit.cli import called, main
from interview_kit.cli.folding import folded
from interview_kit.cli.printing import print_checked
from interview_kit.problems import CATALOGUE, Place, Problem, first_of_all
from tests.conftest import ROOT, SMALL_BANK

KIT = [sys.executable, "-m", "interview_kit"]


def run(*words: str, sent: bytes | None = None) -> Result:
    return CliRunner().invoke(main, list(words), input=sent)


@pytest.fixture(autouse=True)
def _in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("INTERVIEW_KIT_BANK", raising=False)


# Harmless


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize(
    "words", [["--help"], ["--version"], ["build", "--help"], ["bild"], ["positions"]], ids="-".join
)
def test_what_cannot_be_shown_is_a_sentence_also_where_it_is_help(words: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        result = subprocess.run([*KIT, *words], stdout=full, stderr=subprocess.PIPE, check=False)
        assert result.returncode in {1, 2}
        assert b"Traceback" not in result.stderr
        assert words == ["bild"] or "drevet er fuldt" in result.stderr.decode()
        result = subprocess.run([*KIT, *words], stdout=full, stderr=full, check=False)
        assert result.returncode == 1


HARMFUL = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]"
)
STRANGE = "x\x1b]0;y\x07\x9b\u200e\u200f\u202e\u200b\xad\nz"


@pytest.mark.skipif(sys.platform == "win32", reason="no such names")
def test_a_strange_path_is_shown_without_what_a_terminal_obeys() -> None:
    for words in (
        ("init", STRANGE),
        ("build", "direktoer", "-o", STRANGE + "1"),
        ("coverage", "-o", STRANGE + ".html"),
        ("book", "direktoer", "-o", STRANGE + ".docx"),
        ("positions", "--bank", STRANGE),
        ("check", STRANGE),
        ("check", "--bank", STRANGE),
        ("missing", "--bank", STRANGE),
        ("build", "direktoer", "-o", STRANGE + "1", "--force"),
        ("build", "direktoer", "-o", STRANGE + "2", "--ask", "direktoer.politik"),
    ):
        result = run(*words)
        assert result.exit_code == 0, result.output
        assert not HARMFUL.search(result.output), words
        assert not re.search(r"(?m)^z", result.output), words  # the line break in the name is no line break


def test_names_from_a_bank_are_shown_without_what_a_terminal_obeys(bank_copy: Path) -> None:
    strange = bank_copy / "entries" / "vagt" / "a\x1b[31m\u200f.yaml"
    strange.write_text("[", "utf-8")
    output = run("check", str(bank_copy)).output
    assert "a\N{REPLACEMENT CHARACTER}[31m\N{REPLACEMENT CHARACTER}.yaml" in output
    assert not HARMFUL.search(output)


def test_only_one_place_prints() -> None:
    printing = {
        path.name
        for path in (ROOT / "interview_kit" / "cli").glob("*.py")
        if re.search(r"click\.echo|\bprint\(", path.read_text("utf-8"))
    }
    assert printing == {"printing.py"}


def test_json_says_every_letter_and_sends_none_that_a_terminal_obeys() -> None:
    text = "Er du gravid?\u200e\xad"
    output = run("check-question", text, "--format", "json").output
    assert not HARMFUL.search(output)
    assert json.loads(output)["text"] == text


# Letters


@pytest.mark.parametrize(
    ("encoding", "expected"),
    [("utf-8", "    → Mente I «direktoer»?"), ("cp1252", "    -> Mente I «direktoer»?")],
)
def test_a_stream_gets_the_letters_that_it_has(encoding: str, expected: str) -> None:
    command = [*KIT, "build", "direktør Ł–…"]
    environment = {"PYTHONIOENCODING": encoding, "PATH": "", "INTERVIEW_KIT_CACHE": str(Path.cwd())}
    result = subprocess.run(command, capture_output=True, check=False, env=environment)
    said = result.stderr.decode(encoding)
    assert expected in said
    assert "ikke" in said


def test_a_stream_of_old_letters_gets_their_nearest() -> None:
    command = [*KIT, "build", "æøå → – … é Ł"]
    environment = {"PYTHONIOENCODING": "iso8859-5", "PATH": "", "INTERVIEW_KIT_CACHE": str(Path.cwd())}
    result = subprocess.run(command, capture_output=True, check=False, env=environment)
    assert 'Stillingen "aeoeaa -> - ... e ?" findes ikke' in result.stderr.decode("iso8859-5")


@pytest.mark.parametrize("encoding", ["cp1252", "cp850", "iso8859-5", "utf-8"])
def test_json_is_whole_in_any_letters(encoding: str) -> None:
    text = "Er du gift → «ja»? æøå … 🙂"
    command = [*KIT, "check-question", text, "--format", "json"]
    environment = {"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0", "LC_ALL": "C.UTF-8", "PATH": ""}
    result = subprocess.run(command, capture_output=True, check=False, env=environment)
    assert json.loads(result.stdout.decode(encoding))["text"] == text


# Questions that are none


@pytest.mark.parametrize(
    "text", ["\u200b", "\xad", "\u2800", "\u3164", "\ufe0f", "\u0301", " \u200b\xa0\u2060 "]
)
def test_a_question_that_nobody_can_see_is_none(text: str) -> None:
    for result in (run("check-question", text), run("check-question", "-", sent=f"{text}\n".encode())):
        assert result.exit_code == 1
        assert "(input-empty)" in result.output
    among_others = run("check-question", "-", "--format", "json", sent=f"{text}\nEr du gift?\n".encode())
    assert [json.loads(line)["line"] for line in among_others.output.splitlines()] == [2]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"\0" * 3_000_000, "input-too-large"),
        (b"Hvad?\n" * 500_000, "input-too-large"),
        (b"Hvad\0 hedder du?\n", "text-character"),
        (b"\0" * 100, "text-character"),
        ("Hvad hedder du?".encode("utf-16-le"), "input-encoding"),
        ("Hvad hedder du?".encode("utf-16-be"), "input-encoding"),
    ],
)
def test_what_is_sent_without_an_end_or_with_zeros_is_told_why(data: bytes, code: str) -> None:
    result = run("check-question", "-", sent=data)
    assert result.exit_code == 1
    assert f"({code})" in result.output


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no such device")
def test_what_never_ends_is_not_read_to_its_end() -> None:
    with Path("/dev/zero").open("rb") as endless:
        command = [*KIT, "check-question", "-"]
        result = subprocess.run(command, stdin=endless, capture_output=True, check=False, timeout=20)
    assert (result.returncode, b"(input-too-large)" in result.stderr) == (1, True)


# Said once


def found(code: str, place: Place, **details: object) -> Problem:
    return place.problem(code, **details)


def lines_of(problems: Sequence[Problem]) -> list[str]:
    return [line for faults, hint in folded(problems) for line in (*faults, hint)]


def test_what_one_rule_finds_in_one_entry_is_one_line_with_its_places() -> None:
    places = [Place("a.yaml", line, 3, "vagt.a") for line in (10, 12, 14)]
    [line, _] = lines_of([found("nothing-observable", place) for place in places])
    assert line.startswith("a.yaml:10:3: fejl: «vagt.a»: Sætningen siger ikke")
    assert line.endswith("(nothing-observable) – også i linje 12 og 14")


def test_sentences_that_differ_in_some_words_are_one_with_the_words_of_each() -> None:
    place = Place("a.yaml", 10, 3, "vagt.a")
    pairs = [found("neighbours-alike", place, first=n, second=n - 1) for n in (5, 4, 3, 2)]
    assert (
        "Trin 5 og 4, 4 og 3, 3 og 2, 2 og 1 siger næsten det samme. (neighbours-alike)" in lines_of(pairs)[0]
    )
    words = [found("jargon", place, words=word) for word in ("KPI", "agil", "agil")]
    assert "«KPI, agil» er et ord" in lines_of(words)[0]


def test_one_advice_is_said_once_of_all_files_that_have_it() -> None:
    files = [Place(f"{name}.docx").problem("file-exists") for name in "abc"]
    *faults, hint = lines_of(files)
    assert (len(faults), hint) == (3, files[0].hint)
    ids = [Place("a.yaml", n, 1, f"x.{n}").problem("duplicate-id", first="b.yaml") for n in range(1, 6)]
    assert lines_of(ids).count(ids[0].hint) == 1
    assert len(lines_of(ids)) == 6


def test_an_id_that_cannot_be_used_is_named_once() -> None:
    problem = Place("a.yaml", 1, 1, "Vagt Hus").problem("bad-id", value="Vagt Hus", limit=60)
    assert problem.fault.count("Vagt Hus") == 1


def test_of_a_flood_the_errors_are_shown_first_and_the_others_counted() -> None:
    warnings = [Place(f"{n}.yaml", 1).problem("habit") for n in range(700)]
    errors = [Place(f"{n}.yaml", 2).problem("yes-no") for n in range(40)]
    shown = first_of_all([*warnings, *errors])
    assert len(shown) == 501
    assert [problem for problem in shown if problem.level == "error"] == errors
    assert (shown[-1].code, shown[-1].level) == ("more-left-out", "warning")
    assert "240 til" in shown[-1].message
    assert first_of_all(errors) == errors


def test_two_hundred_copies_of_an_entry_are_no_flood(bank_copy: Path) -> None:
    entry = (bank_copy / "entries/vagt/hus.yaml").read_text("utf-8")
    for number in range(200):
        copied = re.sub(r"(?m)(id: vagt\.hus\.[a-z]+)", rf"\1-{number}", entry)
        (bank_copy / f"entries/vagt/hus{number}x.yaml").write_text(copied, "utf-8")
    result = run("check", str(bank_copy))
    assert result.exit_code == 1
    assert len(result.output.splitlines()) < 1_100
    assert "(more-left-out)" in result.output
    rows = json.loads(run("check", str(bank_copy), "--format", "json").output)
    assert (len(rows), rows[-1]["code"]) == (501, "more-left-out")


def test_one_is_not_called_several(capsys: pytest.CaptureFixture[str]) -> None:
    for number, words in ((0, "0 advarsler"), (1, "1 advarsel"), (2, "2 advarsler")):
        print_checked([Place("a.yaml", 1).problem("habit")] * number, "text")
        assert capsys.readouterr().out.splitlines()[-1] == f"0 fejl, {words}."
    assert "1 stilling." in run("positions", "--bank", str(SMALL_BANK)).output


# Can be followed


@pytest.mark.parametrize("option", ["--title", "--organisation", "--ask", "--not", "--candidate", "--member"])
@pytest.mark.parametrize("text", ["", "  ", "\u200b", "\u3164", "\udcff\udcfe"])
def test_an_option_without_words_is_named_as_it_was_typed(option: str, text: str) -> None:
    result = run("build", "direktoer", option, text)
    assert result.exit_code == 2
    assert f"«{option}»: " in result.stderr
    assert "feltet" not in result.stderr
    assert "fil af samme slags" not in result.stderr


@pytest.mark.parametrize("words", [("build",), ("book",), ("coverage", "--profile")], ids="-".join)
def test_a_name_of_nothing_is_no_name_that_is_unknown(words: tuple[str, ...]) -> None:
    result = run(*words, "")
    assert result.exit_code == 2
    assert "skal stå noget" in result.stderr


@pytest.mark.parametrize("words", [("check", "borte.docx"), ("build", "direktoer", "--house", "borte.docx")])
def test_a_file_that_is_not_there_is_looked_for_by_its_path_first(words: tuple[str, ...]) -> None:
    assert "→ Tjek stien. Mangler en fil i banken, så" in run(*words).output


@pytest.mark.parametrize(
    ("argv", "found_at", "called_as"),
    [
        ("interview-kit", "/usr/bin/interview-kit", "interview-kit"),
        ("/et/sted/.venv/bin/interview-kit", "/usr/bin/interview-kit", "interview-kit"),
        (".venv/bin/interview-kit", None, ".venv/bin/interview-kit"),
        ("/et/sted/.venv/bin/interview-kit", None, "/et/sted/.venv/bin/interview-kit"),
        ("/et/mit sted/interview-kit", None, '"/et/mit sted/interview-kit"'),
        ("interview_kit/__main__.py", None, f"{sys.executable} -m interview_kit"),
        ("/usr/bin/pytest", None, "interview-kit"),
    ],
)
@pytest.mark.skipif(sys.platform == "win32", reason="other paths")
def test_a_command_in_a_message_is_called_as_the_user_called_it(
    argv: str, found_at: str | None, called_as: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "argv", [argv])
    monkeypatch.setattr(called, "which", lambda _: found_at)
    called.called.cache_clear()
    try:
        assert f"«{called_as} positions»" in run("build", "tandlæge").stderr
    finally:
        called.called.cache_clear()


def test_a_full_path_below_this_folder_is_shortened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", [str(Path.cwd() / "venv" / "interview-kit")])
    monkeypatch.setattr(called, "which", lambda _: None)
    called.called.cache_clear()
    try:
        assert called.called() == str(Path("venv", "interview-kit"))
    finally:
        called.called.cache_clear()


def test_every_position_is_shown_with_its_profile() -> None:
    output = run("positions").output
    assert output.count("profil: leder-ltk (Kommunal leder)") == 3
    assert output.count("profil: direktoer (Direktør)") == 1


def test_a_book_is_asked_for_by_the_word_for_a_job_and_says_which_profile_it_is() -> None:
    result = run("book", "Skoleleder")
    assert result.exit_code == 0
    assert "«Skoleleder» bruger profilen «Kommunal leder» (leder-ltk)." in result.output
    assert "bruger profilen" not in run("book", "kommunal leder", "--force").output
    assert run("coverage", "--profile", "DIREKTØR").exit_code == 0


def test_a_file_of_the_bank_in_this_folder_is_of_the_bank_in_this_folder(
    bank_copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(bank_copy)
    for words in (("check",), ("check", "scale.yaml"), ("check", str(bank_copy / "scale.yaml"))):
        assert "Banken i denne mappe" in run(*words).output


# One rule for names


ALIASES = ["..", "HR: chef/leder?", r"x\y", "...", "Ръководител"]


@pytest.mark.parametrize("alias", ALIASES)
def test_build_finds_every_name_that_check_lets_through(bank_copy: Path, alias: str) -> None:
    path = bank_copy / "positions/vagtmester.yaml"
    path.write_text(path.read_text("utf-8").replace('"pedel på vagt"', f"'{alias}'"), "utf-8")
    assert alias in run("positions", "--bank", str(bank_copy)).output
    assert "alias" not in run("check", str(path)).output
    result = run("build", alias, "--bank", str(bank_copy))
    assert result.exit_code == 0, result.output
    [guide] = Path.cwd().rglob("guide.yaml")
    assert guide.parent != Path.cwd()


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("..", "recruitment-missing"),
        ("./direktoer", "folder-missing"),
        ("mappe/", "folder-missing"),
        (r"a\b", "folder-missing"),
    ],
)
def test_a_folder_without_a_recruitment_is_still_told_as_one(name: str, code: str) -> None:
    assert f"({code})" in run("build", name).stderr


def second_position(bank: Path, **changes: str) -> None:
    text = (bank / "positions/vagtmester.yaml").read_text("utf-8")
    text = re.sub(r"(?m)^aliases:.*\n", "", text)
    for field, value in {"id": "anden", "title": "Anden", **changes}.items():
        text = re.sub(rf"(?m)^{field}: .*$", f'{field}: "{value}"', text, count=1)
    (bank / f"positions/{changes.get('id', 'anden')}.yaml").write_text(text, "utf-8")


@pytest.mark.parametrize(
    ("changes", "name"),
    [
        ({"title": "pedel på vagt"}, "Pedel på vagt"),
        ({"title": "Vagtmester"}, "vagtmester"),
        ({"id": "pedel-paa-vagt", "title": "Pedel på vagt"}, "pedel på vagt"),
    ],
)
def test_a_name_that_check_calls_an_error_is_none_that_build_resolves(
    bank_copy: Path, changes: dict[str, str], name: str
) -> None:
    second_position(bank_copy, **changes)
    assert "(alias-taken)" in run("check", str(bank_copy)).output
    result = run("build", name, "--bank", str(bank_copy))
    assert result.exit_code == 1
    assert "(position-ambiguous)" in result.stderr
    assert f"«{changes.get('id', 'anden')}»" in result.stderr
    assert "«vagtmester»" in result.stderr


def test_an_id_that_is_also_its_title_is_one_fault(bank_copy: Path) -> None:
    path = bank_copy / "positions/vagtmester.yaml"
    path.write_text(path.read_text("utf-8").replace("pedel på vagt", "pedel"), "utf-8")
    second_position(bank_copy, id="pedel", title="Pedel")
    rows = json.loads(run("check", str(bank_copy), "--format", "json").output)
    assert [row["code"] for row in rows].count("alias-taken") == 1


# Danish, and one word for one thing


def test_every_command_fits_on_its_line_of_the_help() -> None:
    assert "..." not in run("--help").output


ENGLISH_QUOTES = re.compile(r"(?<![\w.])'[^'\n]+'(?!\w)")


def test_names_stand_in_danish_quotation_marks() -> None:
    for words in (
        ("bild",),
        ("build", "--forc", "x"),
        ("check", "--format", "x"),
        ("build", "x", "--force=3"),
    ):
        said = run(*words).stderr
        assert not ENGLISH_QUOTES.search(said), said
        assert "«" in said
        assert "Fejl:" not in said


def test_an_option_is_called_one_thing() -> None:
    for name in main.commands:
        text = run(name, "--help").output
        assert "[TILVALG]" in text
        assert "VALG]" not in text.replace("[TILVALG]", "")
    assert "Tilvalget «--x» findes ikke" in run("build", "--x").stderr


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("behaviour-unplaced", "Stillingen siger ikke, hvor «{behaviour}» bliver afdækket."),
        ("alias-taken", "Slet navnet ét af stederne."),
        ("few-questions", "Normalt er der sat {own} minutter af."),
        ("looks-or-chemistry", "siger noget om indtrykket, ikke om handlingen"),
        ("superlative", "Beder om en rekord"),
    ],
)
def test_these_sentences_say_what_to_do(code: str, words: str) -> None:
    text = CATALOGUE[code]
    assert words in f"{text.message} {text.hint} {text.title}"


def test_a_newer_bank_with_another_title_of_a_competency_is_told(bank_copy: Path) -> None:
    newer = Path(shutil.copytree(bank_copy, bank_copy.with_name("nyere")))
    path = newer / "profiles/vagt.yaml"
    text = path.read_text("utf-8")
    changed = re.sub(r"(?m)^(  - id: vagt\.hus\n    title: ).*$", r'\1"Et andet navn"', text)
    assert changed != text
    path.write_text(changed, "utf-8")
    assert (
        "Kompetence «vagt.hus» er anderledes i den nyere bank: titel."
        in run("missing", "--bank", str(bank_copy), str(newer)).output
    )


def test_a_code_stands_in_one_part_of_the_catalogue_only() -> None:
    parts = [
        value
        for path in sorted((ROOT / "interview_kit" / "problems").glob("*.py"))
        for name, value in vars(import_module(f"interview_kit.problems.{path.stem}")).items()
        if name.endswith("_TEXTS") and path.stem.endswith("_texts")
    ]
    codes = [code for part in parts for code in part]
    assert len(parts) > 8
    assert len(codes) == len(set(codes))
