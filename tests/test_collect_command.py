"""`collect`: what came home is read, what lacks is told, and what is whole is sealed before anybody counts."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from interview_kit.cli import main
from interview_kit.models.collected import Collected
from interview_kit.recruitments import load_guide
from interview_kit.recruitments.collected_file import load_collected
from interview_kit.scoring_sheets.fields import rated_codes
from tests.conftest import ROOT
from tests.filling import fill

RECRUITMENT = """\
position: teamleder
organisation: "Eksempelby Kommune"
case_number: 26/1234
panel:
  - {code: M1, role: ansaettende-leder}
  - {code: M2, role: lederkollega}
  - {code: M3, role: medarbejder}
candidates: [{code: K1}, {code: K2}, {code: K3}]
rounds:
  1: {date: 2027-03-11, first_start: "8.30"}
"""
NAMES = """\
format: 1
members:
  M1: {name: "Asbjørnine Ravnkilde", initials: "ASRAV"}
candidates:
  K2: {name: "Ewald O'Neill", mail: "ewald@privat.example"}
"""
MEMBERS, CANDIDATES = ("M1", "M2", "M3"), ("K1", "K2", "K3")
Home = Callable[..., Path]


@pytest.fixture(scope="session")
def with_kit(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A recruitment whose papers are made. Only to be copied."""
    folder = tmp_path_factory.mktemp("home") / "sag"
    folder.mkdir()
    (folder / "recruitment.yaml").write_text(RECRUITMENT, "utf-8")
    (folder / "navne.yaml").write_text(NAMES, "utf-8")
    for words in (["plan"], ["kit", "--no-pages"]):
        result = run(words[0], folder, *words[1:])
        assert result.exit_code == 0, result.output
    return folder


def run(command: str, folder: Path, *options: str) -> Result:
    return CliRunner(env={"INTERVIEW_KIT_BANK": None}).invoke(main, [command, str(folder), *options])


@pytest.fixture
def folder(with_kit: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    folder = Path(shutil.copytree(with_kit, tmp_path / "Vores sag æøå"))
    (folder / "indkommet").mkdir()
    return folder


def codes_of(folder: Path) -> list[str]:
    return list(rated_codes(load_guide(folder / "guide-1.yaml").or_raise()))


def sheet(
    folder: Path, member: str, candidate: str, answers: Mapping[str, str] | None = None, level: int = 3
) -> bytes:
    """The single sheet filled in: the same level everywhere, with what was heard, but for `answers`."""
    made = (folder / "dokumenter" / "enkeltark" / f"ark-1-{member}-{candidate}.docx").read_bytes()
    texts = {}
    for code in codes_of(folder):
        texts[f"{code}.vurdering"] = str(level)
        texts[f"{code}.situation"] = f"Fortalte til {member} om budgettet, der manglede 4 mio."
    return filled(made, tuple((tag, text) for tag, text in {**texts, **(answers or {})}.items() if text))


@cache
def filled(made: bytes, answers: tuple[tuple[str, str], ...]) -> bytes:
    """A sheet with these answers; most tests fill in the same ones."""
    return fill(made, dict(answers))


def hand_in(folder: Path, *, without: tuple[tuple[str, str], ...] = (), **more: Mapping[str, str]) -> Path:
    """All sheets but some; `M2_K1={…}` says otherwise of one."""
    for member in MEMBERS:
        for candidate in CANDIDATES:
            if (member, candidate) not in without:
                data = sheet(folder, member, candidate, more.get(f"{member}_{candidate}"))
                (folder / "indkommet" / f"{member} {candidate}.docx").write_bytes(data)
    return folder


def collected(folder: Path) -> Collected:
    return load_collected(folder, 1).or_raise()


def found(folder: Path, *options: str) -> dict[str, Any]:
    result = run("collect", folder, "--format", "json", *options)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.output
    whole: dict[str, Any] = json.loads(result.stdout)
    return whole


def problems(folder: Path, *options: str) -> list[str]:
    return [row["code"] for row in found(folder, *options)["problems"]]


def test_a_whole_round_is_read_and_sealed(folder: Path) -> None:
    result = run("collect", hand_in(folder))
    assert result.exit_code == 0, result.output
    kept = collected(folder)
    assert len(kept.ratings) == 9 * len(codes_of(folder))
    assert {rating.value for rating in kept.ratings} == {3}
    assert kept.seal is not None
    assert f"Forsegling 1: {kept.seal.signed}" in result.output


def test_no_mean_is_shown_or_kept(folder: Path) -> None:
    hand_in(folder, M1_K1={"S1.vurdering": "5"})
    assert "3," not in run("collect", folder).output
    assert "mean" not in (folder / "indsamlet-1.json").read_text("utf-8")


def test_the_table_tells_how_far_every_member_is(folder: Path) -> None:
    hand_in(folder, without=(("M3", "K2"),), M2_K1={"S1.vurdering": "", "S1.situation": ""})
    result = run("collect", folder)
    count = len(codes_of(folder))
    table = [re.split(r" {2,}", line.strip()) for line in result.output.splitlines()]
    rows = {row[0]: row[1:] for row in table if row[0] in MEMBERS}
    assert rows == {
        "M1": [f"{count}"] * 3,
        "M2": [f"{count - 1} af {count}", f"{count}", f"{count}"],
        "M3": [f"{count}", "–", f"{count}"],
    }
    assert "M3 mangler at aflevere om K2." in result.output
    assert "M2 har ikke vurderet S1 om K1." in result.output
    assert collected(folder).seal is None


def test_one_object_of_json_has_every_rating_and_every_problem(folder: Path) -> None:
    hand_in(folder, M1_K1={"S1.vurdering": "IB"}, M1_K2={"S1.vurdering": "4-5"})
    whole = found(folder)
    assert set(whole) == {"ratings", "problems"}
    rows = {(row["member"], row["candidate"], row["question"]): row for row in whole["ratings"]}
    assert rows["M1", "K1", "S1"]["value"] == "IB"
    assert rows["M1", "K2", "S1"]["value"] is None
    assert rows["M3", "K3", "S1"]["notes"] == {
        "situation": "Fortalte til M3 om budgettet, der manglede 4 mio."
    }
    assert set(rows["M1", "K1", "S1"]) == {
        "round",
        "member",
        "candidate",
        "question",
        "value",
        "notes",
        "source",
    }
    (unclear,) = (row for row in whole["problems"] if row["code"] == "collected-unclear")
    assert set(unclear) == {"code", "file", "message", "hint"}
    assert "«4-5»" in unclear["message"]


def test_files_are_found_by_their_content_wherever_they_lie(folder: Path) -> None:
    hand_in(folder)
    came = folder / "indkommet"
    (came / "fra mail").mkdir()
    shutil.move(came / "M1 K1.docx", came / "fra mail" / "noget helt andet")
    with zipfile.ZipFile(came / "bunke.zip", "w") as package:
        package.write(came / "M2 K2.docx", "x/y.bin")
    (came / "M2 K2.docx").unlink()
    assert problems(folder) == []
    sources = {rating.source for rating in collected(folder).ratings}
    assert {"fra mail/noget helt andet", "bunke.zip/x/y.bin"} <= sources


def test_the_file_of_a_member_holds_all_candidates(folder: Path) -> None:
    hand_in(folder, without=tuple(("M2", candidate) for candidate in CANDIDATES))
    made = (folder / "dokumenter" / "ark-1-M2.docx").read_bytes()
    texts = {}
    for candidate in CANDIDATES:
        for code in codes_of(folder):
            texts[f"{candidate}-{code}.vurdering"] = "5"
            texts[f"{candidate}-{code}.resultat"] = f"{code} endte med 40 pladser."
    (folder / "indkommet" / "M2.docx").write_bytes(fill(made, texts))
    assert problems(folder) == []
    assert {row.value for row in collected(folder).ratings if row.member == "M2"} == {5}


def test_a_late_sheet_counts_only_when_the_chair_says_why(folder: Path) -> None:
    hand_in(folder)
    assert problems(folder) == []
    first = collected(folder).seal
    (folder / "indkommet" / "M2 K1.docx").write_bytes(sheet(folder, "M2", "K1", level=5))
    assert set(problems(folder)) == {"changed-after-seal"}
    assert collected(folder).seal == first
    assert run("collect", folder, "--seal", "M2 hørte noget nyt").exit_code == 0
    again = collected(folder)
    assert [seal.number for seal in again.seals] == [1, 2]
    assert again.first_values["M2", "K1", "S1"] == 3
    assert problems(folder) == []


def test_a_round_that_lacks_somebody_is_sealed_only_for_a_reason(folder: Path) -> None:
    hand_in(folder, without=(("M3", "K1"),))
    assert problems(folder) == ["collected-missing"]
    assert collected(folder).seal is None
    assert run("collect", folder, "--seal", "M3 blev syg").exit_code == 0
    seal = collected(folder).seal
    assert seal is not None
    assert seal.reason == "M3 blev syg"


@pytest.mark.parametrize("reason", ["x", "    .", "ja"])
def test_a_reason_that_says_nothing_is_refused(folder: Path, reason: str) -> None:
    result = run("collect", hand_in(folder), "--seal", reason)
    assert (result.exit_code, "(seal-reason)" in result.output) == (1, True)


def test_sealing_what_is_sealed_already_is_refused(folder: Path) -> None:
    run("collect", hand_in(folder))
    result = run("collect", folder, "--seal", "en gang til")
    assert (result.exit_code, "(seal-same)" in result.output) == (1, True)


def test_a_seal_that_somebody_has_written_in_is_broken(folder: Path) -> None:
    run("collect", hand_in(folder))
    path = folder / "indsamlet-1.json"
    whole = json.loads(path.read_text("utf-8"))
    whole["seals"][0]["ratings"][0]["value"] = 5
    path.write_text(json.dumps(whole), "utf-8")
    before = path.read_bytes()
    result = run("collect", folder)
    assert (result.exit_code, "(seal-broken)" in result.output) == (1, True)
    assert path.read_bytes() == before


@pytest.mark.parametrize("text", ["", "{", "[]", '{"format": 1}', "null", "\x00"])
def test_a_file_of_what_was_collected_that_cannot_be_read_is_told(folder: Path, text: str) -> None:
    (hand_in(folder) / "indsamlet-1.json").write_text(text, "utf-8")
    result = run("collect", folder)
    assert (result.exit_code, "(collected-unreadable)" in result.output) == (1, True)
    assert (folder / "indsamlet-1.json").read_text("utf-8") == text


@pytest.mark.parametrize("name", ["indsamlet-1 (1).json", "indsamlet-1-PC12.json", "indsamlet-1 - Kopi.json"])
def test_a_conflict_copy_of_what_was_collected_stops_everything(folder: Path, name: str) -> None:
    run("collect", hand_in(folder))
    shutil.copy(folder / "indsamlet-1.json", folder / name)
    result = run("collect", folder)
    assert (result.exit_code, "(collected-two-versions)" in result.output) == (1, True)


def test_who_was_not_there_is_not_waited_for(folder: Path) -> None:
    recruitment = folder / "recruitment.yaml"
    text = recruitment.read_text("utf-8")
    recruitment.write_text(
        f"{text}    attendance: {{M3: {{K2: absent, K3: inhabil}}}}\n".replace('"8.30"}', '"8.30",').replace(
            "    attendance: {M3: {K2: absent, K3: inhabil}}",
            "    attendance: {M3: {K2: absent, K3: inhabil}}}",
        ),
        "utf-8",
    )
    hand_in(folder, without=(("M3", "K2"), ("M3", "K3")))
    result = run("collect", folder)
    assert result.exit_code == 0, result.output
    assert "inhabil" in result.output
    assert collected(folder).seal is not None


def test_a_sheet_of_another_recruitment_is_told_and_not_counted(folder: Path, tmp_path: Path) -> None:
    hand_in(folder)
    other = Path(
        shutil.copytree(ROOT / "examples" / "eksempelby" / "dokumenter" / "enkeltark", tmp_path / "x")
    )
    shutil.copy(other / "ark-1-M2-K2.docx", folder / "indkommet")
    whole = found(folder)
    assert len(whole["ratings"]) == 9 * len(codes_of(folder))
    assert [row["file"] for row in whole["problems"]] == ["ark-1-M2-K2.docx"]


def test_a_question_left_out_is_not_waited_for(folder: Path) -> None:
    recruitment = folder / "recruitment.yaml"
    text = recruitment.read_text("utf-8").replace(
        '"8.30"}', '"8.30", excluded: [{code: S1, reason: "Lydprøve i gangen", by: "M1"}]}'
    )
    recruitment.write_text(text, "utf-8")
    hand_in(folder, M1_K1={"S1.vurdering": "", "S1.situation": ""})
    assert problems(folder) == []
    assert collected(folder).seal is not None


@pytest.mark.parametrize(
    ("note", "code"),
    [
        ("Ewald gik til chefen", "note-names"),
        ("Bedre end K3 til at svare", "note-names"),
        ("ASRAV spurgte to gange", "note-names"),
        ("Er gravid, termin i maj", "note-private"),
        ("Godt svar, virker dygtig", "note-verdict"),
    ],
)
def test_a_note_that_must_be_read_again_is_warned_about(folder: Path, note: str, code: str) -> None:
    hand_in(folder, M1_K1={"S1.situation": note})
    assert code in problems(folder)
    assert collected(folder).seal is not None


def test_a_file_whose_name_is_somebodys_is_warned_about(folder: Path) -> None:
    hand_in(folder)
    came = folder / "indkommet"
    (came / "M1 K2.docx").rename(came / "Ewald O'Neill.docx")
    assert problems(folder) == ["file-names-somebody"]


@pytest.mark.parametrize("name", ["scannet.pdf", "noter.txt", "gammel.doc", "billede.png"])
def test_what_is_no_sheet_is_told_with_what_to_do(folder: Path, name: str) -> None:
    starts = {"pdf": b"%PDF-1.7\n", "txt": b"noter", "doc": bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600}
    hand_in(folder)
    data = starts.get(name.rpartition(".")[2], b"\x89PNG\r\n\x1a\n" + b"\0" * 40)
    (folder / "indkommet" / name).write_bytes(data)
    whole = found(folder)
    assert [row["file"] for row in whole["problems"]] == [name]
    assert whole["problems"][0]["hint"]


def test_no_folder_and_no_files_are_told(folder: Path) -> None:
    result = run("collect", folder)
    assert (result.exit_code, "(collected-nothing)" in result.output) == (1, True)
    (folder / "indkommet").rmdir()
    result = run("collect", folder)
    assert (result.exit_code, "(collected-folder)" in result.output) == (1, True)
    assert not (folder / "indsamlet-1.json").exists()


def test_collecting_twice_writes_the_same_bytes(folder: Path) -> None:
    run("collect", hand_in(folder))
    first = (folder / "indsamlet-1.json").read_bytes()
    run("collect", folder)
    assert (folder / "indsamlet-1.json").read_bytes() == first


needs_signals = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")


@needs_signals
@pytest.mark.slow
def test_collecting_that_is_killed_leaves_what_was_there_or_all_that_is_new(folder: Path) -> None:
    hand_in(folder)
    words = [sys.executable, "-m", "interview_kit", "collect", str(folder)]
    subprocess.run(words, cwd=ROOT, check=True, capture_output=True)
    old = (folder / "indsamlet-1.json").read_bytes()
    seen = set()
    for step in range(6):
        (folder / "indkommet" / "M2 K1.docx").write_bytes(sheet(folder, "M2", "K1", level=1 + step % 5))
        process = subprocess.Popen(
            [*words, "--seal", f"prøve nummer {step}"],
            cwd=ROOT,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        time.sleep(0.25 + step * 0.12)
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        kept = load_collected(folder, 1)
        assert kept.problems == []
        data = (folder / "indsamlet-1.json").read_bytes()
        seen.add(data == old)
        old = data
    assert run("collect", folder).exit_code == 0


@pytest.mark.slow
def test_two_people_who_collect_at_the_same_time_wait_for_each_other(folder: Path) -> None:
    hand_in(folder)
    words = [sys.executable, "-m", "interview_kit", "collect", str(folder)]
    both = [
        subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(2)
    ]
    for process in both:
        _, errors = process.communicate(timeout=60)
        assert process.returncode == 0, errors
    assert len(collected(folder).seals) == 1


def test_a_question_left_out_that_the_round_does_not_have_is_told(folder: Path) -> None:
    recruitment = folder / "recruitment.yaml"
    text = recruitment.read_text("utf-8").replace(
        '"8.30"}', '"8.30", excluded: [{code: S77, reason: x, by: y}]}'
    )
    recruitment.write_text(text, "utf-8")
    assert "excluded-unknown" in problems(hand_in(folder))


def test_a_sheet_of_an_earlier_version_counts_where_the_question_is_the_same(folder: Path) -> None:
    hand_in(folder)
    asked = "Fortæl om en gang, hvor du lærte noget af en kollega på arbejdet."
    own = f'own_questions: [{{id: mer, text: "{asked}", minutes: 2}}]\n'
    recruitment = folder / "recruitment.yaml"
    recruitment.write_text(f"{recruitment.read_text('utf-8')}{own}", "utf-8")
    assert run("plan", folder, "--new-version", "Et spørgsmål mere, aftalt af udvalget").exit_code == 0
    whole = found(folder)
    assert {row["code"] for row in whole["problems"]} == {"collected-older", "collected-not-asked"}
    assert collected(folder).seal is not None
    assert {row["value"] for row in whole["ratings"]} == {3}


def changed(folder: Path, old: str, new: str) -> Path:
    path = folder / "recruitment.yaml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")
    return folder


def test_who_is_compared_on_what_is_under_the_seal_too(folder: Path) -> None:
    run("collect", hand_in(folder))
    changed(folder, '"8.30"}', '"8.30", excluded: [{code: S1, reason: "Lydprøve", by: "M1"}]}')
    assert problems(folder) == ["course-after-seal"]
    assert "(compare-other-course)" in run("compare", folder).output
    assert run("collect", folder, "--seal", "S1 gik galt for alle").exit_code == 0
    assert problems(folder) == []
    assert run("compare", folder).exit_code == 0


def test_who_withdraws_after_the_interview_keeps_the_sheets(folder: Path) -> None:
    changed(folder, "{code: K2}", "{code: K2, withdrawn: {date: 2027-03-15}}")
    assert set(problems(hand_in(folder))) == {"collected-withdrawn"}
    kept = collected(folder)
    assert kept.seal is not None
    assert {row.candidate for row in kept.ratings} == set(CANDIDATES)
    assert run("collect", folder).exit_code == 0


def test_a_reason_that_names_somebody_is_refused(folder: Path) -> None:
    result = run("collect", hand_in(folder), "--seal", "Ewald O'Neill svarede bedre")
    assert (result.exit_code, "(reason-names)" in result.output) == (1, True)


def test_while_two_files_differ_nothing_is_sealed_whatever_the_reason(folder: Path) -> None:
    hand_in(folder)
    (folder / "indkommet" / "ny.docx").write_bytes(sheet(folder, "M1", "K1", level=5))
    result = run("collect", folder, "--seal", "Vi er færdige nu")
    assert (result.exit_code, "(seal-contradicted)" in result.output) == (1, True)


def test_nothing_is_sealed_over_nothing(folder: Path) -> None:
    result = run("collect", folder, "--round", "1", "--seal", "Vi forsegler nu")
    assert (result.exit_code, "(seal-empty)" in result.output) == (1, True)


def test_json_comes_also_where_the_command_stops(folder: Path) -> None:
    whole = found(folder)
    assert (whole["ratings"], [row["code"] for row in whole["problems"]]) == ([], ["collected-nothing"])


def test_a_name_that_is_no_utf_8_is_shown_and_the_sheet_is_read(folder: Path) -> None:
    hand_in(folder)
    came = folder / "indkommet"
    (came / "M1 K1.docx").rename(came / os.fsdecode(b"M1 \xe6.docx"))
    assert problems(folder) == []
    assert "M1 \\xe6.docx" in {rating.source for rating in collected(folder).ratings}


def test_seals_that_were_copied_or_put_in_another_order_are_broken(folder: Path) -> None:
    run("collect", hand_in(folder))
    path = folder / "indsamlet-1.json"
    whole = json.loads(path.read_text("utf-8"))
    path.write_text(json.dumps({**whole, "seals": whole["seals"] * 2}), "utf-8")
    assert "(seal-broken)" in run("collect", folder).output


def test_answers_that_differ_keep_a_whole_round_from_being_sealed(folder: Path) -> None:
    hand_in(folder)
    kept = sheet(folder, "M1", "K1", {"V1.svar": "Ja"})
    (folder / "indkommet" / "M1 K1.docx").write_bytes(kept)
    (folder / "indkommet" / "ny.docx").write_bytes(
        sheet(folder, "M1", "K1", {"V1.svar": "Nej, ikke om aftenen"})
    )
    assert problems(folder) == ["collected-other-words"]
    assert collected(folder).seal is None
    assert {row.text for row in collected(folder).answers} == {"Ja", "Nej, ikke om aftenen"}


def test_a_sheet_of_a_stranger_does_not_keep_a_whole_round_from_being_sealed(folder: Path) -> None:
    changed(folder, '"8.30"}', '"8.30", members: [M1, M2]}')
    assert set(problems(hand_in(folder))) == {"collected-stranger"}
    assert collected(folder).seal is not None


def test_an_earlier_guide_that_somebody_has_changed_is_told(folder: Path) -> None:
    text = (folder / "guide-1.yaml").read_text("utf-8")
    (folder / "guide-1 (version 1).yaml").write_text(text.replace("slot: ", "slot: 1", 1), "utf-8")
    assert "guide-changed" in problems(hand_in(folder))
