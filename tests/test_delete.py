"""`delete`: when it is allowed, what goes, what stays, and what becomes of a deletion that is cut off."""

import signal
import subprocess
import sys
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from interview_kit.case_file.deletion import record
from interview_kit.cli import main
from interview_kit.problems import UserError
from interview_kit.workplace.deletion import delete_all, plan_deletion
from tests.conftest import ROOT
from tests.test_kit import NAMES, RECRUITMENT

NUMBER = "26/1234"
DUE = RECRUITMENT.replace("deletion_date: 2028-03-11", "deletion_date: 2020-03-11")
OURS = (
    "guide-1.yaml",
    "guide-1 (version 1).yaml",
    "guide-1 (gemt 2027-03-01).yaml",
    "stamdata.xlsx",
    "indsamlet-1.json",
    "overstreget.yaml",
    "dokumenter/sagsark.docx",
    "dokumenter/sagsark (gemt 2027-03-01).docx",
    "dokumenter/enkeltark/ark-1-M2-K3.docx",
    "indkommet/ark-1-M2.docx",
    "indkommet/M3/scan.pdf",
    "aktindsigt-K3/udskrift-K3.docx",
    ".interview-kit/journal.json",
)
NEVER = ("Zwergius", "Ravnkilde", "K1", "K3", "M2", "ASRAV")


@pytest.fixture(autouse=True)
def _in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A recruitment that is due, with a file of every kind."""
    folder = tmp_path / "Vores sag æøå"
    for name in OURS:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")
    (folder / "recruitment.yaml").write_text(DUE, "utf-8")
    (folder / "navne.yaml").write_text(NAMES, "utf-8")
    return folder


def delete(folder: Path, *options: str, typed: str = f"{NUMBER}\n") -> Result:
    result = CliRunner().invoke(main, ["delete", str(folder), *options], input=typed)
    assert result.exit_code in {0, 1}, result.output
    return result


def names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


def change(folder: Path, old: str, new: str) -> None:
    path = folder / "recruitment.yaml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def refused(folder: Path, code: str, *options: str) -> bool:
    """Whether the deletion is refused with this code, and nothing is gone."""
    before = names(folder)
    result = delete(folder, *options)
    assert names(folder) == before
    return result.exit_code == 1 and f"({code})" in result.output


def test_everything_goes_and_a_record_stays(folder: Path) -> None:
    result = delete(folder)
    assert result.exit_code == 0, result.output
    assert names(folder) == ["slettet.txt"]
    text = (folder / "slettet.txt").read_text("utf-8")
    assert f"Journalnummer: {NUMBER}" in text
    assert "3 × papirer i dokumenter" in text
    assert "Sletningen er færdig" in text
    assert not any(word in text for word in NEVER)


def test_what_goes_is_listed_by_kind_before_anybody_types(folder: Path) -> None:
    result = delete(folder, typed="")
    assert "3 × papirer i dokumenter" in result.output
    assert "2 × filer i indkommet" in result.output
    assert "3 × guider" in result.output
    assert "dokumenter" in names(folder)


@pytest.mark.parametrize("typed", ["", "\n", "26/123\n", "ja\n"])
def test_without_the_very_number_nothing_goes(folder: Path, typed: str) -> None:
    before = names(folder)
    assert delete(folder, typed=typed).exit_code == 1
    assert names(folder) == before


def test_with_yes_nobody_is_asked(folder: Path) -> None:
    assert delete(folder, "--yes", typed="").exit_code == 0
    assert names(folder) == ["slettet.txt"]


def test_before_its_date_nothing_goes(folder: Path) -> None:
    change(folder, "deletion_date: 2020-03-11", "deletion_date: 2999-03-11")
    assert refused(folder, "delete-early")


def test_without_a_date_nothing_goes(folder: Path) -> None:
    change(folder, "deletion_date: 2020-03-11\n", "")
    assert refused(folder, "delete-no-date")


def test_before_its_date_it_goes_with_a_reason_which_is_kept(folder: Path) -> None:
    change(folder, "deletion_date: 2020-03-11", "deletion_date: 2999-03-11")
    assert delete(folder, "--before-time", "Stillingen er nedlagt").exit_code == 0
    assert "Stillingen er nedlagt" in (folder / "slettet.txt").read_text("utf-8")


def test_an_empty_reason_is_none(folder: Path) -> None:
    change(folder, "deletion_date: 2020-03-11", "deletion_date: 2999-03-11")
    before = names(folder)
    assert CliRunner().invoke(main, ["delete", str(folder), "--before-time", " "]).exit_code == 2
    with pytest.raises(UserError):
        plan_deletion(folder, "2026-11-29", reason=" ")
    assert names(folder) == before


def test_a_reason_cannot_write_lines_of_its_own(folder: Path) -> None:
    assert delete(folder, "--before-time", "Nedlagt\nJournalnummer: 1").exit_code == 0
    assert "fordi: Nedlagt Journalnummer: 1\n" in (folder / "slettet.txt").read_text("utf-8")


def test_a_reason_that_names_somebody_is_refused(folder: Path) -> None:
    assert refused(folder, "reason-names", "--before-time", "Dagfinn Zwergius bad om det")


@pytest.mark.parametrize("kind", ["aktindsigt", "klage", "sag"])
def test_under_an_open_hold_nothing_goes_whatever_the_reason(folder: Path, kind: str) -> None:
    change(folder, "panel:", f"holds: [{{kind: {kind}, since: 2019-01-01}}]\npanel:")
    assert refused(folder, "delete-held")
    assert refused(folder, "delete-held", "--before-time", "Det haster")


def test_a_hold_that_ends_tomorrow_holds_today(folder: Path) -> None:
    change(folder, "panel:", "holds: [{kind: sag, since: 2019-01-01, ended: 2999-01-01}]\npanel:")
    assert refused(folder, "delete-held")


def test_a_hold_that_has_ended_holds_nothing(folder: Path) -> None:
    change(folder, "panel:", "holds: [{kind: klage, since: 2019-01-01, ended: 2019-05-01}]\npanel:")
    assert delete(folder).exit_code == 0


def test_without_a_journal_number_nothing_goes(folder: Path) -> None:
    change(folder, f"case_number: {NUMBER}\n", "")
    assert refused(folder, "delete-no-number")
    assert delete(folder, "--case-number", "26/77", typed="26/77\n").exit_code == 0
    assert "26/77" in (folder / "slettet.txt").read_text("utf-8")


def test_another_number_than_the_recruitments_own_is_refused(folder: Path) -> None:
    assert refused(folder, "delete-number-other", "--case-number", "26/77")


def test_a_recruitment_that_cannot_be_read_is_not_deleted(folder: Path) -> None:
    (folder / "recruitment.yaml").write_text("format: 1\nposition: [", "utf-8")
    before = names(folder)
    assert delete(folder).exit_code == 1
    assert names(folder) == before


def test_a_copy_of_the_recruitment_that_may_hold_another_word_stops_it(folder: Path) -> None:
    (folder / "recruitment (1).yaml").write_text(DUE, "utf-8")
    before = names(folder)
    assert delete(folder).exit_code == 1
    assert names(folder) == before


def test_what_is_not_known_stays_and_is_told(folder: Path) -> None:
    (folder / "noter.txt").write_text("x", "utf-8")
    (folder / "fotos").mkdir()
    (folder / "fotos" / "guide-1.yaml").write_text("x", "utf-8")
    result = delete(folder)
    assert result.exit_code == 0
    assert names(folder) == ["fotos", "fotos/guide-1.yaml", "noter.txt", "slettet.txt"]
    assert "noter.txt bliver liggende" in result.output
    assert "fotos bliver liggende" in result.output


def test_a_folder_without_a_recruitment_is_left_alone(tmp_path: Path) -> None:
    folder = tmp_path / "andet"
    (folder / "dokumenter").mkdir(parents=True)
    (folder / "dokumenter" / "brev.docx").write_bytes(b"x")
    assert delete(folder).exit_code == 1
    assert names(folder) == ["dokumenter", "dokumenter/brev.docx"]


# Links


needs_links = pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")


@needs_links
def test_links_are_removed_and_never_followed(folder: Path, tmp_path: Path) -> None:
    outside = tmp_path / "udenfor"
    (outside / "under").mkdir(parents=True)
    (outside / "under" / "vigtig.docx").write_bytes(b"x")
    (folder / "dokumenter" / "genvej").symlink_to(outside, target_is_directory=True)
    (folder / "indkommet" / "fil.docx").symlink_to(outside / "under" / "vigtig.docx")
    (folder / "aktindsigt-K1").symlink_to(outside, target_is_directory=True)
    (folder / "guide-2.yaml").symlink_to(outside / "under" / "vigtig.docx")
    result = delete(folder)
    assert result.exit_code == 0, result.output
    assert names(folder) == ["slettet.txt"]
    assert names(outside) == ["under", "under/vigtig.docx"]
    assert "aktindsigt-K1 er en genvej" in result.output


@needs_links
def test_a_record_that_is_a_link_does_not_write_where_it_points(folder: Path, tmp_path: Path) -> None:
    outside = tmp_path / "udenfor.txt"
    outside.write_text("rør mig ikke", "utf-8")
    (folder / "slettet.txt").symlink_to(outside)
    delete(folder)
    assert outside.read_text("utf-8") == "rør mig ikke"
    assert "rør mig ikke" not in (folder / "slettet.txt").read_text("utf-8")


# Cut off


KILLED = """
import os, pathlib, signal, sys
from interview_kit.case_file.deletion import record
from interview_kit.cli import main

step, gone, unlink = int(sys.argv[1]), 0, pathlib.Path.unlink

def unlinked(path, *args, **options):
    global gone
    if path.name not in {"journal.json", ".interview-kit.lock"}:
        if gone == step:
            os.kill(os.getpid(), signal.SIGKILL)
        gone += 1
    return unlink(path, *args, **options)

pathlib.Path.unlink = unlinked
main(sys.argv[2:])
"""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
@pytest.mark.parametrize("step", [0, 1, 7, 13])
def test_a_deletion_that_is_killed_goes_on_when_it_is_run_again(folder: Path, step: int) -> None:
    words = [sys.executable, "-c", KILLED, str(step), "delete", str(folder), "--yes"]
    process = subprocess.run(words, cwd=ROOT, check=False, capture_output=True)
    assert process.returncode == -signal.SIGKILL, process.stderr
    assert (folder / "recruitment.yaml").exists()
    assert "ikke færdig" in (folder / "slettet.txt").read_text("utf-8")
    result = delete(folder)
    assert result.exit_code == 0, result.output
    assert "En sletning blev afbrudt" in result.output
    assert names(folder) == ["slettet.txt"]
    text = (folder / "slettet.txt").read_text("utf-8")
    assert "3 × papirer i dokumenter" in text
    assert "Sletningen er færdig" in text


def test_a_hold_that_came_after_a_deletion_was_cut_off_stops_it(folder: Path) -> None:
    (folder / "slettet.txt").write_text(
        "Sletningen er begyndt, men ikke færdig.\nJournalnummer: 26/1234\n", "utf-8"
    )
    change(folder, "panel:", "holds: [{kind: klage, since: 2019-01-01}]\npanel:")
    assert refused(folder, "delete-held")


def test_a_deletion_that_lost_only_its_last_line_is_ended(folder: Path) -> None:
    (folder / "recruitment.yaml").unlink()
    (folder / "slettet.txt").write_text(
        "Sletningen er begyndt, men ikke færdig.\nJournalnummer: 26/1234\n", "utf-8"
    )
    assert delete(folder).exit_code == 0
    assert names(folder) == ["slettet.txt"]


def test_what_cannot_be_deleted_is_told_and_the_recruitment_stays(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    unlink = Path.unlink

    def locked(path: Path, *, missing_ok: bool = False) -> None:
        if path.name == "sagsark.docx":
            raise PermissionError(13, "open in Word", str(path))
        unlink(path, missing_ok=missing_ok)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", locked)
        result = delete(folder)
    assert result.exit_code == 1
    assert "(delete-stuck)" in result.output
    assert "slettes (1): dokumenter/sagsark.docx" in result.output
    assert names(folder) == ["dokumenter", "dokumenter/sagsark.docx", "recruitment.yaml", "slettet.txt"]
    assert delete(folder).exit_code == 0
    assert names(folder) == ["slettet.txt"]


@pytest.mark.parametrize("command", ["plan", "kit", "delete"])
def test_a_command_on_a_deleted_recruitment_says_that_it_is_deleted(folder: Path, command: str) -> None:
    delete(folder)
    result = CliRunner().invoke(main, [command, str(folder)])
    assert result.exit_code == 1
    assert "(recruitment-deleted)" in result.output


def test_a_new_recruitment_in_the_same_folder_keeps_the_old_record(folder: Path) -> None:
    delete(folder)
    (folder / "recruitment.yaml").write_text(DUE.replace(NUMBER, "27/9"), "utf-8")
    assert delete(folder, typed="27/9\n").exit_code == 0
    text = (folder / "slettet.txt").read_text("utf-8")
    assert NUMBER in text
    assert "27/9" in text
    assert names(folder) == ["slettet.txt"]


# While somebody types


HELD = "holds: [{kind: klage, since: 2019-01-01}]\npanel:"


def test_a_hold_that_is_written_while_the_number_is_typed_stops_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def typed(*_: object, **__: object) -> str:
        change(folder, "panel:", HELD)
        return NUMBER

    monkeypatch.setattr("click.prompt", typed)
    assert refused(folder, "delete-held")


def test_a_hold_that_is_written_while_the_record_is_saved_stops_it(folder: Path) -> None:
    plan = plan_deletion(folder, "2026-11-29")
    with pytest.MonkeyPatch.context() as patch:

        def lock(_: Path) -> AbstractContextManager[None]:
            change(folder, "panel:", HELD)
            return nullcontext()

        patch.setattr("interview_kit.workplace.deletion.folder_lock", lock)
        with pytest.raises(UserError) as refusal:
            delete_all(plan)
    assert [one.code for one in refusal.value.problems] == ["delete-held"]
    assert (folder / "dokumenter" / "sagsark.docx").exists()


def test_a_file_that_comes_while_the_number_is_typed_stops_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def typed(*_: object, **__: object) -> str:
        (folder / "indkommet" / "ny.docx").write_bytes(b"x")
        return NUMBER

    monkeypatch.setattr("click.prompt", typed)
    result = delete(folder)
    assert "(delete-changed)" in result.output
    assert "indkommet/ny.docx" in names(folder)
    assert "dokumenter/sagsark.docx" in names(folder)


def test_a_deletion_that_goes_on_for_another_reason_is_recorded_too(folder: Path) -> None:
    (folder / "slettet.txt").write_text(
        record("2026-11-28", NUMBER, "Stillingen er nedlagt", {"papirer i dokumenter": 3}), "utf-8"
    )
    assert delete(folder, "--before-time", "Ansøgeren bad om det").exit_code == 0
    text = (folder / "slettet.txt").read_text("utf-8")
    assert "Stillingen er nedlagt" in text
    assert "Ansøgeren bad om det" in text
    assert text.count("Sletningen er færdig") == 2
    assert "ikke færdig" not in text


def test_a_deletion_that_goes_on_as_it_was_is_recorded_once(folder: Path) -> None:
    plan = plan_deletion(folder, "2026-11-29")
    (folder / "slettet.txt").write_text(plan.record, "utf-8")
    assert delete(folder).exit_code == 0
    assert (folder / "slettet.txt").read_text("utf-8").count("Journalnummer") == 1
