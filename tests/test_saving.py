"""A set of files is written whole or not at all, whatever happens on the way."""

import errno
import os
import runpy
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path
from unittest.mock import Mock

import pytest

from interview_kit import saving
from interview_kit.folder_lock import LOCK_FILE, _lock, folder_lock
from interview_kit.problems import UserError
from interview_kit.saving import save_files
from tests.conftest import ROOT

NAMES = ("guide.docx", "ark.docx", "bilag/guide.yaml")


def a_set(word: str) -> dict[str, bytes]:
    return {name: f"{word} {name}".encode() for name in NAMES}


def files_in(folder: Path) -> dict[str, bytes]:
    """Every file in the folder, hidden ones too."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def codes(error: pytest.ExceptionInfo[UserError]) -> list[tuple[str, str]]:
    return [(problem.code, Path(problem.file).name) for problem in error.value.problems]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the old set in it."""
    save_files(tmp_path / "ud", a_set("old"), overwrite=False)
    return tmp_path / "ud"


def refuse_to_open(monkeypatch: pytest.MonkeyPatch, *names: str) -> None:
    """Opening these files fails as it does in Windows while Word has them open."""
    really_open = Path.open

    def opened(path: Path, mode: str = "r", *rest: object) -> object:
        if path.name in names and mode == "r+b":
            raise PermissionError(errno.EACCES, "open in Word", str(path))
        return really_open(path, mode, *rest)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", opened)


def fail_at(monkeypatch: pytest.MonkeyPatch, name: str, error: type[BaseException] | OSError) -> None:
    """Putting the new file of this name in place fails."""
    really_replace = Path.replace

    def replaced(path: Path, target: Path) -> Path:
        if target.name == name and "new" in path.parts:
            raise error
        return really_replace(path, target)

    monkeypatch.setattr(Path, "replace", replaced)


def test_nothing_but_the_files_is_left_in_the_folder(folder: Path) -> None:
    assert files_in(folder) == a_set("old")
    save_files(folder, a_set("new"), overwrite=True)
    assert files_in(folder) == a_set("new")
    assert {path.name for path in folder.iterdir()} == {"guide.docx", "ark.docx", "bilag"}


def test_files_that_exist_are_all_named_and_none_is_written(folder: Path) -> None:
    (folder / "ark.docx").unlink()
    with pytest.raises(UserError) as error:
        save_files(folder, a_set("new"), overwrite=False)
    assert codes(error) == [("file-exists", "guide.docx"), ("file-exists", "guide.yaml")]
    assert not (folder / "ark.docx").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege")
def test_a_link_to_nothing_is_a_file_that_exists(tmp_path: Path) -> None:
    (tmp_path / "ark.docx").symlink_to(tmp_path / "nowhere")
    with pytest.raises(UserError) as error:
        save_files(tmp_path, a_set("new"), overwrite=False)
    assert codes(error) == [("file-exists", "ark.docx")]
    save_files(tmp_path, a_set("new"), overwrite=True)
    assert files_in(tmp_path) == a_set("new")


def test_files_open_in_word_are_all_named_before_any_is_replaced(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refuse_to_open(monkeypatch, "ark.docx", "guide.yaml")
    with pytest.raises(UserError) as error:
        save_files(folder, a_set("new"), overwrite=True)
    assert codes(error) == [("file-locked", "ark.docx"), ("file-locked", "guide.yaml")]
    assert files_in(folder) == a_set("old")


def test_a_read_only_file_is_named_and_none_is_replaced(ordinary_user: Path) -> None:
    save_files(ordinary_user, a_set("old"), overwrite=False)
    (ordinary_user / "ark.docx").chmod(0o444)
    with pytest.raises(UserError) as error:
        save_files(ordinary_user, a_set("new"), overwrite=True)
    assert codes(error) == [("file-locked", "ark.docx")]
    assert files_in(ordinary_user) == a_set("old")


def test_a_closed_folder_is_named(ordinary_user: Path) -> None:
    ordinary_user.mkdir()
    ordinary_user.chmod(0o555)
    with pytest.raises(UserError) as error:
        save_files(ordinary_user, a_set("new"), overwrite=True)
    assert codes(error) == [("cannot-write", "ud")]
    assert not any(ordinary_user.iterdir())


@pytest.mark.parametrize(
    ("told_by", "number", "told"),
    [
        ("errno", errno.ENAMETOOLONG, "for lang"),
        ("errno", errno.ENOTDIR, "en fil, ikke en mappe"),
        ("errno", errno.EROFS, "kan ikke skrives på"),
        ("errno", errno.EACCES, "adgangen er lukket"),
        ("errno", errno.EIO, "svarer ikke"),
        ("Windows", 206, "for lang"),
        ("Windows", 3, "findes ikke"),
        ("Windows", 123, "tegn"),
        ("Windows", 32, "åben i et andet program"),
    ],
)
def test_the_true_reason_is_told_why_nothing_can_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, told_by: str, number: int, told: str
) -> None:
    error = OSError(number, "refused")
    if told_by == "Windows":
        error = OSError(errno.EINVAL, "refused")
        error.winerror = number  # type: ignore[attr-defined] # only there

    def refuse(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(Path, "mkdir", refuse)
    with pytest.raises(UserError) as refused:
        save_files(tmp_path / "ud", a_set("new"), overwrite=False)
    assert codes(refused) == [("cannot-write", "ud")]
    assert told in refused.value.problems[0].message


def test_a_file_in_the_place_of_the_folder_is_told_so(tmp_path: Path) -> None:
    (tmp_path / "ud").touch()
    for name in ("ud", "ud/under"):
        with pytest.raises(UserError) as refused:
            save_files(tmp_path / name, a_set("new"), overwrite=False)
        assert "en fil" in refused.value.problems[0].message
        assert "ikke en mappe" in refused.value.problems[0].message


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipes in folders")
@pytest.mark.parametrize("name", [LOCK_FILE, ".interview-kit/journal.json", "ark.docx"])
def test_a_pipe_in_the_folder_is_never_waited_for(tmp_path: Path, name: str) -> None:
    (tmp_path / ".interview-kit").mkdir()
    os.mkfifo(tmp_path / name)
    if "journal" in name:  # what lies there is none of ours, and undoes nothing
        save_files(tmp_path, a_set("new"), overwrite=True)
        assert files_in(tmp_path) == a_set("new")
        return
    with pytest.raises(UserError) as refused:
        save_files(tmp_path, a_set("new"), overwrite=True)
    assert codes(refused) == [("cannot-write" if name == LOCK_FILE else "no-file-in-the-way", name)]
    assert "en almindelig fil" in refused.value.problems[0].message


def test_a_file_that_is_called_as_our_work_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / saving.WORK_FOLDER).write_text("noter", "utf-8")
    with pytest.raises(UserError) as refused:
        save_files(tmp_path, a_set("new"), overwrite=True)
    assert codes(refused) == [("cannot-write", saving.WORK_FOLDER)]
    assert (tmp_path / saving.WORK_FOLDER).read_text("utf-8") == "noter"


def test_ctrl_c_as_a_save_ends_takes_nothing_back(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    really_unlink = Path.unlink

    def unlink(path: Path, **options: bool) -> None:
        really_unlink(path, **options)
        if path.name == "journal.json" and not options:  # the end of a save, not of an undoing
            raise KeyboardInterrupt

    notes = notes_in(folder, "ark.docx")
    monkeypatch.setattr(Path, "unlink", unlink)
    aside = save_files(folder, a_set("new"), overwrite=True, today="2026-11-28")
    assert files_in(folder) == {**a_set("new"), aside["ark.docx"]: notes["ark.docx"]}


@pytest.mark.parametrize("where", ["_remember", "rmtree"])
def test_ctrl_c_after_the_end_of_a_save_takes_nothing_back(
    folder: Path, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    notes = notes_in(folder, "ark.docx")
    with monkeypatch.context() as patch:
        if where == "_remember":
            patch.setattr(saving, "_remember", Mock(side_effect=KeyboardInterrupt))
        else:
            patch.setattr(shutil, "rmtree", Mock(side_effect=[None, KeyboardInterrupt]))
        aside = save_files(folder, a_set("new"), overwrite=True, today="2026-11-28")
    assert files_in(folder).items() >= {**a_set("new"), aside["ark.docx"]: notes["ark.docx"]}.items()
    save_files(folder, {"guide-2.docx": b"next"}, overwrite=False)
    assert not any("interview-kit" in name for name in files_in(folder))


def test_a_folder_where_a_file_should_be_is_named(folder: Path) -> None:
    (folder / "ark.docx").unlink()
    (folder / "ark.docx").mkdir()
    with pytest.raises(UserError) as error:
        save_files(folder, a_set("new"), overwrite=True)
    assert codes(error) == [("folder-in-the-way", "ark.docx")]
    assert (folder / "guide.docx").read_bytes() == b"old guide.docx"


@pytest.mark.parametrize("name", NAMES)
def test_a_file_opened_at_the_last_moment_leaves_the_old_set(
    folder: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    target = folder / name
    fail_at(monkeypatch, target.name, PermissionError(errno.EACCES, "open", "source", None, str(target)))
    with pytest.raises(UserError) as error:
        save_files(folder, a_set("new"), overwrite=True)
    assert codes(error) == [("file-locked", target.name)]
    assert files_in(folder) == a_set("old")


@pytest.mark.parametrize("fault", [OSError(errno.EIO, "broken"), KeyboardInterrupt])
def test_a_failure_in_the_middle_removes_what_was_new(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: OSError | type[BaseException]
) -> None:
    fail_at(monkeypatch, "guide.yaml", fault)
    with pytest.raises((UserError, KeyboardInterrupt)):
        save_files(tmp_path, a_set("new"), overwrite=False)
    assert files_in(tmp_path) == {}


def test_a_full_disk_is_told_and_the_old_set_stays(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    really_write = Path.write_bytes

    def write(path: Path, data: bytes) -> int:
        if path.name == "ark.docx":
            really_write(path, data[:3])
            raise OSError(errno.ENOSPC, "No space left on device")
        return really_write(path, data)

    monkeypatch.setattr(Path, "write_bytes", write)
    with pytest.raises(UserError) as error:
        save_files(folder, a_set("new"), overwrite=True)
    assert codes(error) == [("disk-full", "ud")]
    assert files_in(folder) == a_set("old")


KILLED = """
import os, pathlib, signal, sys
from interview_kit.saving import save_files

step, folder, names = int(sys.argv[1]), pathlib.Path(sys.argv[2]), sys.argv[3:]
replace, unlink, steps = pathlib.Path.replace, pathlib.Path.unlink, 0

def counted(action):
    def act(*args, **options):
        global steps
        if steps == step:
            os.kill(os.getpid(), signal.SIGKILL)
        steps += 1
        return action(*args, **options)
    return act

save_files.__globals__["_undo"] = lambda folder: None
pathlib.Path.replace, pathlib.Path.unlink = counted(replace), counted(unlink)
save_files(folder, {name: f"new {name}".encode() for name in names}, overwrite=True)
"""


def save_and_be_killed(folder: Path, step: int) -> None:
    """A process that saves the new set and is killed before this step: three replacements, the journal's end."""
    process = subprocess.run(
        [sys.executable, "-c", KILLED, str(step), str(folder), *NAMES], cwd=ROOT, check=False
    )
    assert process.returncode == -signal.SIGKILL


needs_signals = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")


@needs_signals
@pytest.mark.parametrize("step", range(5))
def test_after_a_kill_the_next_save_finds_the_old_set_or_the_new(folder: Path, step: int) -> None:
    save_and_be_killed(folder, step)
    save_files(folder, {"guide-2.docx": b"next"}, overwrite=False)
    ended = step == 4  # the journal was gone, only the lock was left
    assert files_in(folder) == {**a_set("new" if ended else "old"), "guide-2.docx": b"next"}


@needs_signals
@pytest.mark.parametrize("step", range(4))
def test_after_a_kill_in_an_empty_folder_the_next_save_removes_what_was_new(
    tmp_path: Path, step: int
) -> None:
    save_and_be_killed(tmp_path, step)
    save_files(tmp_path, {"guide-2.docx": b"next"}, overwrite=False)
    assert files_in(tmp_path) == {"guide-2.docx": b"next"}


@needs_signals
def test_what_was_edited_after_a_kill_is_not_put_back(folder: Path) -> None:
    save_and_be_killed(folder, 2)
    (folder / "guide.docx").write_bytes(b"edited in Word")
    save_files(folder, {"guide-2.docx": b"next"}, overwrite=False)
    assert (folder / "guide.docx").read_bytes() == b"edited in Word"
    assert (folder / "ark.docx").read_bytes() == b"old ark.docx"


@needs_signals
def test_an_undoing_that_fails_is_tried_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    save_and_be_killed(folder, 2)
    locked = PermissionError(errno.EACCES, "open", "source", None, str(folder / "ark.docx"))
    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", Mock(side_effect=locked))
        with pytest.raises(UserError) as error:
            save_files(folder, {"guide-2.docx": b"next"}, overwrite=False)
    assert codes(error) == [("file-locked", "ark.docx")]
    save_files(folder, {"guide-2.docx": b"next"}, overwrite=False)
    assert files_in(folder) == {**a_set("old"), "guide-2.docx": b"next"}


def test_a_journal_that_leads_out_of_the_folder_is_not_followed(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "outside.txt").write_bytes(b"abc")
    work = folder / saving.WORK_FOLDER
    work.mkdir()
    digest = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"  # of abc
    (work / "journal.json").write_text(f'{{"../outside.txt": "{digest}"}}', "utf-8")
    save_files(folder, a_set("new"), overwrite=True)
    assert (tmp_path / "outside.txt").read_bytes() == b"abc"


@pytest.mark.parametrize("text", ["", '{"guide.docx": "ba78', "[1]", "null"])
def test_half_a_journal_is_of_a_save_that_replaced_nothing(folder: Path, text: str) -> None:
    (folder / saving.WORK_FOLDER).mkdir()
    (folder / saving.WORK_FOLDER / "journal.json").write_text(text, "utf-8")
    save_files(folder, a_set("new"), overwrite=True)
    assert files_in(folder) == a_set("new")


def test_a_save_that_is_running_is_waited_for_and_not_undone(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_the_middle, go_on = threading.Event(), threading.Event()
    really_replace = Path.replace

    def replace(path: Path, target: Path) -> Path:
        if target.name == "ark.docx" and not go_on.is_set():
            in_the_middle.set()
            go_on.wait(5)
        return really_replace(path, target)

    monkeypatch.setattr(Path, "replace", replace)
    slow = threading.Thread(target=save_files, args=(folder, a_set("slow")), kwargs={"overwrite": True})
    slow.start()
    assert in_the_middle.wait(5)
    with monkeypatch.context() as patch:
        patch.setattr(saving, "folder_lock", partial(folder_lock, patience=0))
        with pytest.raises(UserError) as error:
            save_files(folder, a_set("quick"), overwrite=True)
    assert codes(error) == [("folder-busy", "ud")]
    quick = threading.Thread(target=save_files, args=(folder, a_set("quick")), kwargs={"overwrite": True})
    quick.start()
    go_on.set()
    slow.join()
    quick.join()
    assert files_in(folder) == a_set("quick")


@pytest.fixture
def lock_in_windows(monkeypatch: pytest.MonkeyPatch) -> tuple[Callable[..., object], Mock]:
    """The lock as Windows has it, and what Windows says when a byte of the file is to be locked."""
    locking = Mock()
    with monkeypatch.context() as patch:
        patch.setattr(sys, "platform", "win32")
        patch.setitem(sys.modules, "msvcrt", Mock(locking=locking, LK_NBLCK=2))
        room = runpy.run_path(str(ROOT / "interview_kit/folder_lock.py"))
    return room["folder_lock"], locking


@pytest.mark.skipif(sys.platform == "win32", reason="done for real there")
def test_a_share_of_windows_that_has_no_locks_is_saved_to_all_the_same(
    folder: Path, monkeypatch: pytest.MonkeyPatch, lock_in_windows: tuple[Callable[..., object], Mock]
) -> None:
    lock, locking = lock_in_windows
    locking.side_effect = OSError(errno.EINVAL, "no locks here")
    monkeypatch.setattr(saving, "folder_lock", lock)
    save_files(folder, a_set("new"), overwrite=True)
    assert files_in(folder) == a_set("new")
    locking.side_effect = PermissionError(errno.EACCES, "held by another")
    monkeypatch.setattr(saving, "folder_lock", partial(lock, patience=0))
    with pytest.raises(UserError) as error:
        save_files(folder, a_set("newer"), overwrite=True)
    assert codes(error) == [("folder-busy", "ud")]


@pytest.mark.skipif(sys.platform == "win32", reason="done for real there")
def test_a_lock_of_windows_that_is_just_being_deleted_is_waited_for(
    folder: Path, monkeypatch: pytest.MonkeyPatch, lock_in_windows: tuple[Callable[..., object], Mock]
) -> None:
    really_open, refusals = Path.open, iter([PermissionError(errno.EACCES, "deletion pending")] * 3)

    def opened(path: Path, mode: str = "r", *rest: object, **options: object) -> object:
        if path.name == LOCK_FILE and (refusal := next(refusals, None)):
            raise refusal
        return really_open(path, mode, *rest, **options)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", opened)
    monkeypatch.setattr(saving, "folder_lock", lock_in_windows[0])
    save_files(folder, a_set("new"), overwrite=True)
    assert files_in(folder) == a_set("new")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows deletes no file that is open")
def test_a_lock_whose_file_its_holder_has_deleted_is_no_lock(folder: Path) -> None:
    path = folder / LOCK_FILE
    with folder_lock(folder):
        waiting = path.open("ab")
    with waiting:
        assert not _lock(waiting, path)
        path.touch()
        assert not _lock(waiting, path)


AGAIN_AND_AGAIN = """
import pathlib, sys
from interview_kit.saving import save_files

folder, word, *names = sys.argv[1:]
for _ in range(20):
    save_files(pathlib.Path(folder), {name: f"{word} {name}".encode() for name in names}, overwrite=True)
"""


@pytest.mark.slow
def test_two_processes_that_save_at_once_leave_one_whole_set(folder: Path) -> None:
    processes = [
        subprocess.Popen([sys.executable, "-c", AGAIN_AND_AGAIN, str(folder), word, *NAMES], cwd=ROOT)
        for word in ("first", "second")
    ]
    assert [process.wait(60) for process in processes] == [0, 0]
    assert files_in(folder) in (a_set("first"), a_set("second"))


def notes_in(folder: Path, *names: str) -> dict[str, bytes]:
    """Writes into files as a person does who has them open in Word; each with what it holds now."""
    written = {name: f"notes of a member in {name}".encode() for name in names}
    for name, data in written.items():
        (folder / name).write_bytes(data)
    return written


def test_what_a_person_wrote_is_set_aside_under_the_days_date_before_it_is_replaced(folder: Path) -> None:
    notes = notes_in(folder, "ark.docx", "bilag/guide.yaml")
    aside = save_files(folder, a_set("new"), overwrite=True, today="2026-11-28")
    assert aside == {
        "ark.docx": "ark (gemt 2026-11-28).docx",
        "bilag/guide.yaml": "bilag/guide (gemt 2026-11-28).yaml",
    }
    assert files_in(folder) == {**a_set("new"), **{aside[name]: data for name, data in notes.items()}}


@pytest.mark.parametrize("rebuilds", [1, 3])
def test_what_we_wrote_ourselves_is_replaced_and_leaves_nothing_behind(folder: Path, rebuilds: int) -> None:
    for number in range(rebuilds):
        assert save_files(folder, a_set(f"new {number}"), overwrite=True, today="2026-11-28") == {}
    assert files_in(folder) == a_set(f"new {rebuilds - 1}")


def test_a_file_set_aside_never_takes_the_place_of_an_earlier_one(folder: Path) -> None:
    for number in range(3):
        (folder / "ark.docx").write_bytes(b"notes %d" % number)
        save_files(folder, a_set(f"new {number}"), overwrite=True, today="2026-11-28")
    names = ("ark (gemt 2026-11-28).docx", "ark (gemt 2026-11-28, 2).docx", "ark (gemt 2026-11-28, 3).docx")
    assert [(folder / name).read_bytes() for name in names] == [b"notes 0", b"notes 1", b"notes 2"]


def test_a_file_that_the_cache_does_not_know_is_set_aside(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("INTERVIEW_KIT_CACHE", "0")
    assert set(save_files(folder, a_set("new"), overwrite=True, today="2026-11-28")) == set(NAMES)
    assert (
        a_set("old").items()
        <= {
            name.replace(" (gemt 2026-11-28)", ""): data
            for name, data in files_in(folder).items()
            if "gemt" in name
        }.items()
    )


def test_a_file_that_says_what_is_to_be_written_is_left_as_it_is(folder: Path) -> None:
    (folder / "ark.docx").write_bytes(b"new ark.docx")
    assert save_files(folder, a_set("new"), overwrite=True, today="2026-11-28") == {}


@pytest.mark.parametrize("fault", [OSError(errno.EIO, "broken"), KeyboardInterrupt])
def test_a_save_that_fails_leaves_what_a_person_wrote_where_it_was(
    folder: Path, monkeypatch: pytest.MonkeyPatch, fault: type[BaseException] | OSError
) -> None:
    notes = notes_in(folder, "guide.docx")
    fail_at(monkeypatch, "guide.yaml", fault)
    with pytest.raises((UserError, KeyboardInterrupt)):
        save_files(folder, a_set("new"), overwrite=True, today="2026-11-28")
    assert files_in(folder) == {**a_set("old"), **notes}


@needs_signals
@pytest.mark.parametrize("step", range(6))
def test_a_kill_at_any_step_loses_nothing_that_a_person_wrote(folder: Path, step: int) -> None:
    notes = notes_in(folder, "ark.docx")
    save_and_be_killed(folder, step)
    save_files(folder, {"guide-2.docx": b"next"}, overwrite=False)
    assert notes["ark.docx"] in files_in(folder).values()
    assert not any("interview-kit" in name for name in files_in(folder))
