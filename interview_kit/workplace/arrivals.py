"""What lies in `indkommet`, in its subfolders and in zip files, as bytes: nothing is told by its name."""

import io
import os
import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from interview_kit.file_names import copied_stem, is_litter, original_of
from interview_kit.ordinary_files import read_ordinary
from interview_kit.problems import Problem, problem, refused
from interview_kit.word.files import DAMAGED

MOST_BYTES = 50_000_000
_MOST_FILES, _MOST_UNPACKED = 2_000, 400_000_000
_ZIP, _DEEPEST = b"PK\x03\x04", 2
# What tells an Office file, which is a zip too, from a zip of files.
_OF_OFFICE = ("[Content_Types].xml", "mimetype")
# What our own names end with, and no machine's name does.
_CALLED_BY_CODE = re.compile(r"-[KM]\d{1,2}$")
_CALLED_A_DOCUMENT = re.compile(r"\.(docx|docm|xlsx|xlsm|odt|ods)$", re.IGNORECASE)


class Arrived(NamedTuple):
    """A file that came; `name` is its path in the folder, `pile.zip/ark.docx` in a zip."""

    name: str
    data: bytes


class Arrivals(NamedTuple):
    """The files in the order of their names, and what could not be read."""

    files: list[Arrived]
    problems: list[Problem]


def arrivals(folder: Path) -> Arrivals:
    """Every file in the folder. What systems leave there is passed over, links are not followed."""
    found = Arrivals([], [])
    closed: list[OSError] = []
    paths = list(_paths(folder, closed.append))
    for error in closed:
        found.problems.append(refused("folder-unreadable", error, str(error.filename or folder)))
    for path in paths:
        name = _printable(path.relative_to(folder).as_posix())
        if path.name.startswith("~$"):
            found.problems.append(problem("collected-open", file=name, name=path.name[2:]))
        elif path.is_symlink():
            found.problems.append(problem("collected-link", file=name))
        else:
            _add(name, path, found)
    return found


def _printable(name: str) -> str:
    """The name, also where it is none in UTF-8, as from an old zip: then with the number of its byte."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def _paths(folder: Path, closed: Callable[[OSError], None]) -> Iterator[Path]:
    """The files below the folder, by their names; of a folder that cannot be read the error is handed on."""
    for at, folders, names in os.walk(folder, onerror=closed):
        folders.sort()
        for name in sorted(names):
            yield Path(at) / name
        linked = [name for name in folders if (Path(at) / name).is_symlink()]
        yield from (Path(at) / name for name in linked)


def _add(name: str, path: Path, found: Arrivals) -> None:
    try:
        data = read_ordinary(path, MOST_BYTES)
    except OSError as error:
        found.problems.append(refused("file-unreadable", error, name))
        return
    if _is_left_by_a_system(path.name, data):
        return
    beside = {other.name for other in path.parent.iterdir()}
    original = original_of(path.name, beside, path.suffix)
    is_ours = not copied_stem(path.name) and _CALLED_BY_CODE.search(path.stem)
    if original in beside and not is_ours:
        found.problems.append(problem("collected-copy-name", file=name, original=original))
    _unpack(Arrived(name, data), found, 0)


def _is_left_by_a_system(name: str, data: bytes) -> bool:
    """Whether nobody misses the file: never one that could be a sheet, whatever it is called."""
    return is_litter(name, ()) and not data.startswith(_ZIP)


def _unpack(file: Arrived, found: Arrivals, depth: int) -> None:
    """The file, or what is in it where it is a zip of files."""
    if not file.data.startswith(_ZIP):
        found.files.append(file)
        return
    try:
        with zipfile.ZipFile(io.BytesIO(file.data)) as package:
            members = [member for member in package.infolist() if not member.is_dir()]
            if {member.filename for member in members} & set(_OF_OFFICE):
                found.files.append(file)
                return
            if depth >= _DEEPEST:
                found.problems.append(problem("collected-deep", file=file.name))
                return
            _check_size(members, found.files)
            inside = [Arrived(f"{file.name}/{row.filename}", _content(package, row)) for row in members]
    except DAMAGED as error:
        if _CALLED_A_DOCUMENT.search(file.name) and not isinstance(error, _TooMuchError):
            found.files.append(file)  # its reader says in its own words what is wrong
            return
        reason = str(error) if isinstance(error, _TooMuchError) else _reason(error)
        found.problems.append(problem("collected-zip", file=file.name, reason=reason))
        return
    for one in inside:
        if not _is_left_by_a_system(one.name.rpartition("/")[2], one.data):
            _unpack(one, found, depth + 1)


class _TooMuchError(ValueError):
    """That a zip holds more than a pile of sheets does, in words."""


def _check_size(members: list[zipfile.ZipInfo], files: list[Arrived]) -> None:
    """Raises `_TooMuchError` where the zip, with all that has come already, is more than anybody sends."""
    if len(members) + len(files) > _MOST_FILES:
        raise _TooMuchError(f"der er mere end {_MOST_FILES} filer i alt")
    unpacked = sum(member.file_size for member in members)
    if unpacked + sum(len(file.data) for file in files) > _MOST_UNPACKED:
        raise _TooMuchError("den fylder alt for meget, når den er pakket ud")


def _content(package: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    """What a member holds, and no more than a file may: a zip may say too little of itself."""
    with package.open(member) as stream:
        data = stream.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise _TooMuchError(f"«{member.filename}» i den er for stor")
    return data


def _reason(error: Exception) -> str:
    """Why, in words: a password is the one reason that somebody can do something about."""
    return "den kræver adgangskode" if "password" in str(error) else "den er ødelagt eller ikke hentet helt"
