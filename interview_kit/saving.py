"""Sets of files that are written whole or not at all.

While the folder is locked, the new files and copies of those that they replace are written to a work folder
next to them, and then a journal of what is about to happen. Only then is each new file renamed into place.
Deleting the journal ends the save. A save that fails is undone from the copies. A process that is killed
leaves its journal behind, and the next save in the folder undoes it first.

A file that is to be replaced may hold what a person wrote: notes on a sheet, remarks in a book. Unless it is
byte for byte one that this program wrote, or is about to write, it is first set aside under another name.
The cache remembers what was written by its hash alone; where it does not know, the file is set aside.
"""

import errno
import hashlib
import json
import os
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from itertools import count
from pathlib import Path, PurePosixPath

from interview_kit.cache import cached
from interview_kit.folder_lock import folder_lock
from interview_kit.ordinary_files import check_ordinary, read_ordinary
from interview_kit.problems import Problem, UserError, problem, refused

WORK_FOLDER = ".interview-kit"
_NEW, _COPIES, _ASIDE, _JOURNAL = "new", "copies", "aside", "journal.json"
_LARGEST_JOURNAL = 1_000_000
_WRITTEN = "written"  # what the cache calls a file of ours


def save_files(
    folder: Path,
    files: Mapping[str, bytes],
    *,
    overwrite: bool,
    today: str = "",
    is_as_made: Callable[[Path], bool] = lambda _: False,
) -> dict[str, str]:
    """Writes all files (name, with `/` for a subfolder → content), or none; makes folders that are missing.

    Returns the files that were set aside, name → new name, which has `today` in it. One that nobody has
    touched, as `is_as_made` tells, is not.

    Raises `UserError` with every file that exists already, unless `overwrite`; with every file that cannot be
    replaced, such as one that is open in Word; where another process saves in the folder for too long; and
    where the folder cannot be written to.
    """
    if not files:
        return {}
    aside, ended = {}, False
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with folder_lock(folder):
            _undo(folder)
            _refuse_targets([folder / name for name in files], overwrite=overwrite)
            aside = _names_aside(folder, files, today, is_as_made)
            _replace(folder, files, aside)
            ended = True
            _remember(files)  # before the next process looks at them
            shutil.rmtree(folder / WORK_FOLDER, ignore_errors=True)
    except KeyboardInterrupt:
        if not ended:  # else too late: all files are new, and the user is to hear which
            raise
    except TimeoutError as error:
        raise UserError([problem("folder-busy", file=str(folder))]) from error
    except OSError as error:
        raise UserError([_explained(error, folder)]) from error
    return aside


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """Holds the folder against others who read and write here too; a save in it takes its lock meanwhile.

    Raises `UserError` where another holds it for too long, and where the folder cannot be written to.
    """
    with ExitStack() as stack:
        try:
            stack.enter_context(folder_lock(folder))
        except TimeoutError as error:
            raise UserError([problem("folder-busy", file=str(folder))]) from error
        except OSError as error:
            raise UserError([_explained(error, folder)]) from error
        yield


def undo_unfinished(folder: Path) -> None:
    """Undoes a save that was cut off in this folder, so that what lies there is what was there before it.

    Raises `UserError` as `save_files` does.
    """
    if not os.path.lexists(folder / WORK_FOLDER):
        return
    try:
        with folder_lock(folder):
            _undo(folder)
    except TimeoutError as error:
        raise UserError([problem("folder-busy", file=str(folder))]) from error
    except OSError as error:
        raise UserError([_explained(error, folder)]) from error


def _remember(files: Mapping[str, bytes]) -> None:
    for data in files.values():
        cached(_WRITTEN, _digest(data).encode(), lambda: True)


def _is_ours(data: bytes) -> bool:
    """Whether this program has written these very bytes, as far as the cache remembers."""

    def unknown() -> bool:
        raise LookupError

    try:
        return cached(_WRITTEN, _digest(data).encode(), unknown)
    except LookupError:
        return False


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _names_aside(
    folder: Path, files: Mapping[str, bytes], today: str, is_as_made: Callable[[Path], bool]
) -> dict[str, str]:
    """The files that a person may have changed, and the name that each is to have instead."""
    aside = {}
    for name, data in files.items():
        if (folder / name).is_file():
            old = (folder / name).read_bytes()
            if old != data and not _is_ours(old) and not is_as_made(folder / name):
                aside[name] = free_name(folder, PurePosixPath(name), f"gemt {today}".strip(), old)
    return aside


def free_name(folder: Path, name: PurePosixPath, note: str, data: bytes) -> str:
    """A name with the note, that no file has, or one that holds this very data already."""
    for number in count(1):
        numbered = note if number == 1 else f"{note}, {number}"
        free = name.with_name(f"{name.stem} ({numbered}){name.suffix}")
        path = folder / free
        if not os.path.lexists(path) or (path.is_file() and path.read_bytes() == data):
            return str(free)
    raise AssertionError


def _refuse_targets(targets: list[Path], *, overwrite: bool) -> None:
    """Raises `UserError` with all targets that may not or cannot be replaced."""
    existing = [target for target in targets if os.path.lexists(target)]
    if overwrite:
        problems = [problem(code, file=str(path)) for path in existing if (code := _obstacle(path))]
    else:
        problems = [problem("file-exists", file=str(path)) for path in existing]
    if problems:
        raise UserError(problems)


def _obstacle(path: Path) -> str | None:
    """The code of what keeps us from replacing this file; Windows refuses to open what Word has open."""
    try:
        check_ordinary(path)
        path.open("r+b").close()
    except FileNotFoundError:  # a link to nothing
        return None
    except OSError as error:
        in_the_way = {errno.EISDIR: "folder-in-the-way", errno.ENXIO: "no-file-in-the-way"}
        return in_the_way.get(error.errno or 0, "file-locked")
    return None


def _replace(folder: Path, files: Mapping[str, bytes], aside: Mapping[str, str]) -> None:
    """Puts all files in place. Where one fails, puts the old ones back and raises what went wrong."""
    work, prepared = folder / WORK_FOLDER, False
    try:
        _prepare(folder, files)
        prepared = True
        _set_aside(folder, aside)
        for name in files:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (work / _NEW / name).replace(folder / name)
        _flush(folder)
        (work / _JOURNAL).unlink()
    except BaseException:  # Ctrl-C too
        if prepared and not (work / _JOURNAL).exists():
            return  # the save had just ended
        _undo(folder)
        _take_back(folder, aside)
        raise


def _set_aside(folder: Path, aside: Mapping[str, str]) -> None:
    """Copies files to their new names, each whole or not at all; the old names still have them too."""
    for name, new_name in aside.items():
        copy = folder / WORK_FOLDER / _ASIDE / name
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(folder / name, copy)
        _flush(copy)
        copy.replace(folder / new_name)
    if aside:
        _flush(folder)


def _take_back(folder: Path, aside: Mapping[str, str]) -> None:
    """Deletes what was set aside where the old name has the very same file again."""
    for name, new_name in aside.items():
        old, new = folder / name, folder / new_name
        if old.is_file() and new.is_file() and old.read_bytes() == new.read_bytes():
            new.unlink()


def _prepare(folder: Path, files: Mapping[str, bytes]) -> None:
    """Writes the new files, copies of the old, and last the journal: name → SHA-256 of the new file."""
    work = folder / WORK_FOLDER
    if work.exists():
        shutil.rmtree(work)
    for name, data in files.items():
        new, copy, target = work / _NEW / name, work / _COPIES / name, folder / name
        new.parent.mkdir(parents=True, exist_ok=True)
        new.write_bytes(data)
        _flush(new)
        if os.path.lexists(target):
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(target, copy, follow_symlinks=False)
            _flush(copy)
    digests = {name: _digest(data) for name, data in files.items()}
    (work / _JOURNAL).write_text(json.dumps(digests), "utf-8")
    _flush(work / _JOURNAL)


def _undo(folder: Path) -> None:
    """Undoes a save that did not end, if there is one; the journal stays until all is undone."""
    work = folder / WORK_FOLDER
    for name, digest in _journal(folder).items():
        target, copy = folder / name, work / _COPIES / name
        if not _has_digest(target, digest):
            continue  # not replaced yet; or edited since, and nobody's edits are thrown away
        if os.path.lexists(copy):
            copy.replace(target)
        else:
            target.unlink()
    (work / _JOURNAL).unlink(missing_ok=True)
    shutil.rmtree(work, ignore_errors=True)


def _journal(folder: Path) -> dict[str, str]:
    """What an unfinished save was about to write; nothing where it had not yet written its whole journal.

    Names that lead out of the folder are left out, because the folder may come from a stranger.
    """
    root, work = folder.resolve(), folder / WORK_FOLDER
    if os.path.lexists(work) and not work.is_dir():
        raise FileExistsError(errno.EEXIST, "no folder", str(work))
    try:
        digests = dict(json.loads(read_ordinary(work / _JOURNAL, _LARGEST_JOURNAL)))
    except (FileNotFoundError, TypeError, ValueError):
        return {}
    except OSError as error:
        if error.errno in {errno.EISDIR, errno.ENXIO, errno.EFBIG}:  # no journal of ours
            return {}
        raise
    return {name: digests[name] for name in digests if (root / name).parent.resolve().is_relative_to(root)}


def _has_digest(path: Path, digest: str) -> bool:
    return path.is_file() and _digest(path.read_bytes()) == digest


def _flush(path: Path) -> None:
    """Waits until a file or folder is on the disk, so that the steps reach it in their order."""
    windows = sys.platform == "win32"
    if not path.exists() or (windows and path.is_dir()):
        return
    descriptor = os.open(path, os.O_RDWR if windows else os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _explained(error: OSError, folder: Path) -> Problem:
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return problem("disk-full", file=str(folder))
    if isinstance(error, PermissionError) and error.filename2:  # opened by someone after we looked
        return problem("file-locked", file=str(error.filename2))
    name = str(error.filename or folder)
    is_ours = WORK_FOLDER in Path(name).parent.parts or isinstance(error, PermissionError)
    return refused("cannot-write", error, str(folder) if is_ours or error.errno == errno.EROFS else name)
