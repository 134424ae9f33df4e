"""The recruitment's folder as one file: a zip that the user opens and saves, and what has changed since."""

import io
import re
import shutil
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from interview_kit.bank import fold
from interview_kit.file_names import is_litter
from interview_kit.folder_lock import LOCK_FILE
from interview_kit.memory import forget
from interview_kit.office.desk import Desk
from interview_kit.packing import zip_parts
from interview_kit.problems import UserError, problem
from interview_kit.recruitments import RECRUITMENT_FILE
from interview_kit.saving import WORK_FOLDER, save_files
from interview_kit.word.files import DAMAGED
from interview_kit.yaml_files import read_yaml

MOST_BYTES = 50_000_000
_MOST_FILES, _MOST_UNPACKED = 2_000, 200_000_000
_OF_ROUND = {
    "planned": "guide-{}.yaml",
    "sealed": "indsamlet-{}.json",
    "compared": "dokumenter/resultat-{}.json",
}
# What the user calls a file's part of the folder, by the beginning of its name.
_PARTS = {
    "recruitment.yaml": "rekrutteringen",
    "navne.yaml": "navnene",
    "guide-": "de spørgsmål, der ligger fast",
    "dokumenter/": "papirerne",
    "indkommet/": "de ark, der er kommet ind",
    "indsamlet-": "vurderingerne",
}


def about(desk: Desk) -> dict[str, Any]:
    """Whose bank and house the desk has."""
    state = desk.workplace.state()
    bank = {
        "title": state.title,
        "version": state.version,
        "entries": state.entries,
        "approved": state.approved,
        "is_shipped": state.is_shipped,
    }
    return {"bank": bank, "house": {"owner": desk.workplace.house_owner}}


def case_state(desk: Desk) -> dict[str, Any]:  # noqa: ARG001 - every answer has the state
    """Nothing but the state."""
    return {}


def state_of(desk: Desk) -> dict[str, Any]:
    """How far the recruitment has come, and what of it the user has not saved."""
    files = files_of(desk.folder)
    position, title = (_said(desk, name) for name in ("position", "title"))
    changes = list(dict.fromkeys(_parts_changed(files, desk.saved)))
    numbers = {
        key: [number for number in (1, 2, 3) if name.format(number) in files]
        for key, name in _OF_ROUND.items()
    }
    return {
        "position": position,
        "title": title,
        "papers": sum(name.startswith("dokumenter/") for name in files),
        "arrived": sum(name.startswith("indkommet/") for name in files),
        **numbers,
        "changed": bool(changes),
        "changes": changes,
        "file_name": f"rekruttering-{re.sub(r'[^a-z0-9]+', '-', fold(position)).strip('-') or 'ny'}.zip",
    }


def _said(desk: Desk, name: str) -> str:
    """What the recruitment says of itself; of a file with errors, what its line says."""
    path = desk.folder / RECRUITMENT_FILE
    if not path.is_file():
        return ""
    source = read_yaml(path).value
    if source and isinstance(source.value, dict):
        return str(source.value.get(name) or "")
    line = re.search(rf"(?m)^{name}: *(.+?) *$", path.read_text("utf-8", "replace"))
    return line[1] if line else ""


def _parts_changed(files: Mapping[str, bytes], saved: Mapping[str, bytes]) -> Iterator[str]:
    for name in sorted({*files, *saved}):
        if files.get(name) != saved.get(name):
            yield next((words for start, words in _PARTS.items() if name.startswith(start)), "andre filer")


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file in the folder by its path in it, less what a save works with."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    names = {path: path.relative_to(folder).as_posix() for path in paths}
    return {
        name: path.read_bytes()
        for path, name in names.items()
        if path.name != LOCK_FILE and not name.startswith(f"{WORK_FOLDER}/")
    }


def new_case(desk: Desk) -> dict[str, Any]:
    """An empty folder; nothing of the recruitment before it is left."""
    _replace(desk, {})
    return {}


def save_case(desk: Desk) -> dict[str, Any]:
    """All of the folder as one file, which is what the user has from now on."""
    files = files_of(desk.folder)
    name = state_of(desk)["file_name"]
    desk.saved = files
    return {"file": {"name": name, "data": zip_parts(files)}}


def unsave(desk: Desk) -> dict[str, Any]:
    """What `save_case` gave did not reach the user's disk after all."""
    desk.saved = {}
    return {}


def may_read(desk: Desk, *, files: list[dict[str, Any]]) -> dict[str, Any]:  # noqa: ARG001 - so are all requests
    """Nothing where these files (name, size in bytes) may be read.

    Raises `UserError` with every one that is larger than any of ours.
    """
    too_large = [
        problem("office-file-size", name=file["name"], most=MOST_BYTES // 1_000_000)
        for file in files
        if file["size"] > MOST_BYTES
    ]
    if too_large:
        raise UserError(too_large)
    return {}


def open_case(desk: Desk, *, name: str, data: bytes, others: int = 0) -> dict[str, Any]:
    """Puts a saved recruitment on the desk in place of the one that is there.

    Raises `UserError` where the file is none, or could not have been saved here, and where `others` were
    chosen with it; the desk is then as it was.
    """
    if others:
        raise UserError([problem("office-one-file", count=others + 1)])
    if len(data) > MOST_BYTES:
        raise UserError([problem("office-too-large", file=name, most=MOST_BYTES // 1_000_000)])
    try:
        files = dict(_members(data, name))
    except DAMAGED as error:
        raise UserError([problem("office-no-case", file=name)]) from error
    if RECRUITMENT_FILE not in files:
        raise UserError([problem("office-no-recruitment", file=name)])
    try:
        _replace(desk, files)
    except UserError as error:
        raise UserError([problem("office-no-case", file=name)]) from error
    return {}


def _members(data: bytes, name: str) -> Iterator[tuple[str, bytes]]:
    """The files of the zip by their paths in the recruitment's folder, which may be a folder in the zip."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        members = [member for member in package.infolist() if not member.is_dir()]
        size = sum(member.file_size for member in members)
        if len(members) > _MOST_FILES or size > _MOST_UNPACKED:
            raise UserError([problem("office-too-large", file=name, most=_MOST_UNPACKED // 1_000_000)])
        found = [member.filename for member in members]
        root = _root(found)
        inside = [member for member in members if member.filename.startswith(root)]
        if any(not _is_safe(member.filename) for member in inside):
            raise UserError([problem("office-no-case", file=name)])
        outside = [each for each in found if not each.startswith(root) and not is_litter(each, found)]
        if any(not each.startswith("__MACOSX/") for each in outside):  # a second recruitment, or no case
            raise UserError([problem("office-more-in-file", file=name)])
        for member in inside:
            with package.open(member) as stream:
                yield member.filename.removeprefix(root), stream.read(member.file_size)


def _root(names: list[str]) -> str:
    """The way to the recruitment's file: somebody may have zipped its folder by hand."""
    homes = [
        name.removesuffix(RECRUITMENT_FILE) for name in names if PurePosixPath(name).name == RECRUITMENT_FILE
    ]
    return min(homes, key=len, default="")


def _is_safe(name: str) -> bool:
    """Whether the path leads nowhere but into the folder, and not to what a save works with."""
    parts = PurePosixPath(name).parts
    is_inside = bool(parts) and not name.startswith("/") and ".." not in parts
    return is_inside and WORK_FOLDER not in parts and not set(name) & set("\\:\0")


def _replace(desk: Desk, files: Mapping[str, bytes]) -> None:
    """Puts these files on the desk and forgets those before them, also what was kept of them in memory.

    Raises `UserError` where they cannot lie in one folder; the desk is then as it was.
    """
    fresh = desk.folder.with_name(f"{desk.folder.name}.new")
    try:
        fresh.mkdir(parents=True)
        save_files(fresh, files, overwrite=False)
        shutil.rmtree(desk.folder, ignore_errors=True)
        fresh.replace(desk.folder)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    forget()
    desk.saved = dict(files)
