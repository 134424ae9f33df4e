"""Which files in a folder are the bank's, and what is wrong with those that look as if they were.

Left alone without a word are hidden files, documents and notes that HR keeps beside the bank, the folder
`sources`, and folders that hold a recruitment or what a command has written. No file is opened.
"""

import os
import re
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import NamedTuple

from interview_kit.problems import Problem, nearest, problem

# Folder → the only files that are read in it; empty where the files are named by their ids.
_FOLDERS: dict[str, tuple[str, ...]] = {
    "profiles": (),
    "positions": (),
    "entries": (),
    "calibration": (),
    "cases": (),
    "rules": ("wording.yaml", "legal.yaml"),
    "texts": (
        "interview.yaml",
        "sheet.yaml",
        "statutory_steps.yaml",
        "briefing.yaml",
        "references.yaml",
        "probes.yaml",
    ),
}
_TOP_FILES = ("bank.yaml", "scale.yaml")
_NEEDED = ("profiles", "positions", "entries", "texts")
_PAPERS = {"guide.yaml", "recruitment.yaml"}
_HIDDEN = re.compile(r"[.~#].*|.*~", re.DOTALL)
_LIKE_YAML = re.compile(r"(.+?)\.ya?ml(?![a-z0-9]).*", re.IGNORECASE | re.DOTALL)
_COPY = re.compile(
    r"(?:kopi|copy)[ _-](?:af|of)[ _-](?P<first>.+)"
    r"|(?P<second>.+?)(?:[ _–-]+(?:kopi|copy)(?:[ _-]?\(?\d+\)?)?| ?\(.*\)| \d+|\.sync-conflict-.*)",
    re.IGNORECASE | re.DOTALL,
)
_MOST_STRANGE_FOLDERS = 300
_OTHER_PLACE = "Flyt den derhen, hvor den hører til, eller ud af banken."
_PROFILE_FOLDER = "Flyt den til mappen for sin profil, for eksempel entries/direktoer, eller ud af banken."
_NO_PROFILE = "Mappen i entries skal hedde som profilens id. Ret navnet, eller opret profilen."


class BankFiles(NamedTuple):
    """The names of the bank's files, in their order, and a problem for each that is not read."""

    names: tuple[str, ...]
    problems: list[Problem]

    def stems(self, folder: str) -> list[str]:
        """The ids of a folder's values, which are the names of its files."""
        return [Path(name).stem for name in self.names if name.startswith(f"{folder}/")]


def bank_files(folder: Path, folders: Collection[str] = tuple(_FOLDERS)) -> BankFiles:
    """The files of the bank in `folder`, or only those that lie in some of its `folders`."""
    walk = _Walk(folder, folders)
    met = sorted(walk.names(), key=lambda name: name.removesuffix(".yaml").split("/"))
    profiles = {Path(name).stem for name in met if name.startswith("profiles/")}
    unread = {name: _why_unread(folder, name, met, profiles) for name in met}
    problems = [*walk.problems, *filter(None, unread.values())]
    return BankFiles(tuple(name for name in met if not unread[name]), problems)


def no_bank_problems(folder: Path) -> list[Problem]:
    """Why the folder is no bank: it cannot be listed, or its main file has a name that nobody reads."""
    if is_file(folder):
        return [problem("bank-missing", file=str(folder))]
    walk = _Walk(folder, ())
    misnamed = [
        _ending_problem(folder, name, ())
        for name in walk.names()
        if _proper_name(name).lower() in {"bank.yaml", "recruitment.yaml"} and not name.endswith(".yaml")
    ]
    return [*walk.problems, *misnamed] or [problem("bank-missing", file=str(folder))]


def is_file(path: Path) -> bool:
    """Whether the file is there; False also where the path cannot be examined."""
    try:
        return path.is_file()
    except (OSError, ValueError):  # ValueError: a path that no system has
        return False


def is_folder(path: Path) -> bool:
    """As `is_file`, of a folder."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


class _Walk:
    """A walk through a bank's folder; `problems` are the folders that it could not enter."""

    def __init__(self, folder: Path, folders: Collection[str]) -> None:
        self.folder = folder
        self.folders = folders
        self.problems: list[Problem] = []
        self.strange = 0

    def names(self) -> Iterator[str]:
        """The names, from the bank's folder, of all that looks like a YAML file."""
        top = self._items("")
        for needed in _NEEDED:
            if needed in self.folders and needed not in top:
                self.problems.append(problem("folder-missing", file=str(self.folder / needed)))
        for name, is_folder in top.items():
            if name in self.folders:
                yield from self._names_in(name)
            elif name not in {*_FOLDERS, "sources"} and not (is_folder and len(self.folders) < len(_FOLDERS)):
                yield from self._names_at(name, is_folder=is_folder)

    def _names_in(self, folder: str) -> Iterator[str]:
        items = self._items(folder)
        if self._is_strange(folder) and _PAPERS & {Path(name).name for name in items}:
            return
        for name, is_folder in items.items():
            yield from self._names_at(name, is_folder=is_folder)

    def _names_at(self, name: str, *, is_folder: bool) -> Iterator[str]:
        """The name itself, or those in the folder of this name."""
        if _LIKE_YAML.fullmatch(Path(name).name):
            yield name
        elif is_folder:
            self.strange += self._is_strange(name)
            is_link = self._is_strange(name) and (self.folder / name).is_symlink()
            if not is_link and self.strange < _MOST_STRANGE_FOLDERS:
                yield from self._names_in(name)

    def _is_strange(self, folder: str) -> bool:
        """Whether no file of the bank can lie in the folder."""
        parts = folder.split("/")
        return parts[0] not in _FOLDERS or len(parts) > (2 if parts[0] == "entries" else 1)

    def _items(self, name: str) -> dict[str, bool]:
        """What a folder holds, and whether each is a folder; empty and a problem where it is closed."""
        start = f"{name}/" if name else ""
        try:
            with os.scandir(self.folder / name) as items:
                seen = [(item.name, _leads_on(item)) for item in items if not _HIDDEN.fullmatch(item.name)]
        except FileNotFoundError:
            self.problems.append(problem("folder-missing", file=str(self.folder / name)))
        except (OSError, ValueError):  # ValueError: a path that no system has
            self.problems.append(problem("folder-unreadable", file=str(self.folder / name)))
        else:
            return {f"{start}{item}": is_folder for item, is_folder in sorted(seen)}
        return {}


def _leads_on(item: "os.DirEntry[str]") -> bool:
    try:
        return item.is_dir()
    except OSError:  # a ring of links
        return False


def _why_unread(folder: Path, name: str, names: Collection[str], profiles: Collection[str]) -> Problem | None:
    """The problem of a file that is not one of the bank's; None for one that is."""
    original = _original(name, names)
    if not name.endswith(".yaml"):
        return _ending_problem(folder, name, names)
    if original:
        code = "bank-file-copy" if original in names else "bank-file-copy-only"
        return problem(code, file=str(folder / name), original=Path(original).name)
    advice = _place_advice(name.split("/"), profiles)
    return problem("bank-file-misplaced", file=str(folder / name), suggestion=advice) if advice else None


def _ending_problem(folder: Path, name: str, names: Collection[str]) -> Problem:
    proper = _proper_name(name)
    code = "bank-file-ending-twice" if proper in names else "bank-file-ending"
    return problem(code, file=str(folder / name), name=Path(proper).name)


def _proper_name(name: str) -> str:
    """The name as it would be with the ending that is read."""
    match = _LIKE_YAML.fullmatch(Path(name).name)
    return str(Path(name).with_name(f"{match[1]}.yaml").as_posix()) if match else name


def _original(name: str, names: Collection[str]) -> str:
    """What the file is a copy of by its name, as file managers and cloud drives name copies; or nothing."""
    path = Path(name)
    match = _COPY.fullmatch(path.stem)
    if match:
        return path.with_name(f"{match['first'] or match['second']}.yaml").as_posix()
    ends = [index for index, letter in enumerate(path.stem) if letter == "-"]
    for end in ends:  # the name of the machine that the copy comes from, such as PC12
        original = path.with_name(f"{path.stem[:end]}.yaml").as_posix() if end else ""
        if original in names and path.stem[end:] != path.stem[end:].lower():
            return original
    return ""


def _place_advice(parts: list[str], profiles: Collection[str]) -> str:
    """Where a file of this name belongs; nothing where that is where it is."""
    match parts:
        case [name]:
            return _nearest_of(name, _TOP_FILES)
        case ["entries", profile, _]:
            return "" if profile in profiles else nearest(profile, profiles, _NO_PROFILE)
        case ["entries", *_]:
            return _PROFILE_FOLDER
        case [folder, name] if folder in _FOLDERS:
            return _nearest_of(name, _FOLDERS[folder] or {name})
        case [folder, *_] if folder in _FOLDERS:
            return f"Flyt den op i mappen «{folder}», eller ud af banken."
    return _nearest_of(parts[0], _FOLDERS)


def _nearest_of(name: str, names: Collection[str]) -> str:
    return "" if name in names else nearest(name, names, _OTHER_PLACE)
