"""Which files in a folder are the bank's, and what is wrong with those that look as if they were.

In the bank's own folders every file that is not read is named, and of folders that hold YAML and are none of
the bank's each one. Left alone without a word are hidden files, documents and notes that HR keeps at the top,
the folders `sources` and `schemas`, and folders that hold a recruitment or what a command has written. No
file is opened.
"""

import errno
import os
import re
from collections.abc import Collection
from pathlib import Path
from typing import NamedTuple

from interview_kit.file_names import (
    copied_stem,
    is_hidden,
    is_like_yaml,
    is_litter,
    is_paper,
    misnamed,
    shown_name,
    unread,
    yaml_name,
)
from interview_kit.problems import Problem, nearest, problem, refused
from interview_kit.yaml_files import read_bytes

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
        "candidate_letter.yaml",
        "declaration.yaml",
        "decision.yaml",
        "probes.yaml",
    ),
}
_TOP_FILES = ("bank.yaml", "scale.yaml")
_NEEDED = ("profiles", "positions", "entries", "texts")
_RECRUITMENT = "recruitment.yaml"  # its folder is none of the bank's
_OLD = re.compile(r"(.+?)[ _–-]*(gammel|gamle|old|backup|arkiv)", re.IGNORECASE | re.DOTALL)
_MOST_LOOKS = 300
_OTHER_PLACE = "Flyt den derhen, hvor den hører til, eller ud af banken."
_PROFILE_FOLDER = "Flyt den til mappen for sin profil, for eksempel entries/direktoer, eller ud af banken."
_NO_PROFILE = "Mappen i entries skal hedde som profilens id. Ret navnet, eller opret profilen."


# HR's own workbooks of the bank, whatever they are called: `bank.xlsx` is no bank.yaml.
_WORKBOOK = ".xlsx"


class BankFiles(NamedTuple):
    """The names of the bank's files, in their order, and a problem for each that is not read."""

    names: tuple[str, ...]
    problems: list[Problem]

    def stems(self, folder: str) -> list[str]:
        """The ids of a folder's values, which are the names of its files."""
        return [Path(name).stem for name in self.names if name.startswith(f"{folder}/")]

    def all_listed(self) -> bool:
        """Whether no folder is closed or gone that others point into; to blame those would be wrong."""
        unlisted = {fault.file for fault in self.problems if fault.code.startswith("folder-")}
        return all(Path(file).name == "sources" for file in unlisted)


def bank_files(folder: Path, folders: Collection[str] = tuple(_FOLDERS)) -> BankFiles:
    """The files of the bank in `folder`, or only those that lie in some of its `folders`."""
    walk = _Walk(folder)
    walk.from_top(folders)
    names = sorted(walk.names, key=lambda name: name.removesuffix(".yaml").split("/"))
    return BankFiles(tuple(names), walk.problems)


def no_bank_problems(folder: Path) -> list[Problem]:
    """Why the folder is no bank: it cannot be listed, or its main file has a name that nobody reads."""
    if is_file(folder):
        return [problem("bank-is-file", file=str(folder))]
    walk = _Walk(folder)
    items = walk.items("")
    if "bank.yaml" in items:
        return read_bytes(folder / "bank.yaml").problems
    wrong = misnamed(folder, [name for name, is_folder in items.items() if not is_folder], "bank.yaml")
    return [*walk.problems, *wrong] or [problem("bank-missing", file=str(folder))]


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


def is_there(path: Path) -> bool:
    """Whether anything has this name, be it a link to nothing; False where the path cannot be examined."""
    try:
        return os.path.lexists(path)
    except ValueError:
        return False


class _Walk:
    """A walk through a bank's folder: the names of its files from there, and what is wrong with others."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.names: list[str] = []
        self.problems: list[Problem] = []
        self.profiles: Collection[str] | None = None  # None where they are not known
        self.looks = 0
        self.unseen: list[str] = []

    def from_top(self, folders: Collection[str]) -> None:
        """The whole bank, or only these of its folders and the files at its top."""
        top = self.items("")
        self._files_at_top([name for name, is_folder in top.items() if not is_folder or is_like_yaml(name)])
        for name in _FOLDERS:
            if name in folders:
                self._own_folder(name, top)
        if len(folders) == len(_FOLDERS):
            self._other_folders(top)

    def _own_folder(self, folder: str, top: Collection[str]) -> None:
        """One of the bank's folders; a file of that name is a folder that cannot be read."""
        hidden = next((name for name in top if is_hidden(name) and shown_name(name) == folder), "")
        if folder in top:
            self._folder(folder)
        elif folder in _NEEDED:
            self._tell("folder-missing", folder)
        if hidden and folder not in top:
            self._tell("bank-folder-hidden", hidden, name=folder)

    def _folder(self, folder: str) -> None:
        """The files and folders in one of the bank's folders, or in the folder of a profile."""
        before = len(self.problems)
        items = self.items(folder)
        files = [name for name, is_folder in items.items() if not is_folder or is_like_yaml(name)]
        for name in items:
            if name in files:
                self._file(folder, name, files)
            elif folder == "entries":
                self._profile_folder(name, items)
            elif not is_hidden(name):
                advice = f"Flyt filerne op i mappen «{folder}», eller flyt mappen ud af banken."
                self._strange_folder(f"{folder}/{name}", "bank-folder-misplaced", suggestion=advice)
        if folder == "profiles" and (items or before == len(self.problems)):
            self.profiles = {Path(name).stem for name in files if name.endswith(".yaml")}

    def _file(self, folder: str, name: str, files: Collection[str]) -> None:
        """A file that is one of the bank's, unless its name or place is wrong."""
        if is_litter(name, files) or _is_paper_among(name, files):
            return
        advice = _PROFILE_FOLDER if folder == "entries" else _nearest_of(name, _FOLDERS.get(folder) or {name})
        fault = unread(self.folder / folder, name, files)
        if fault:
            self.problems.append(fault)
        elif advice:
            self._tell("bank-file-misplaced", f"{folder}/{name}", suggestion=advice)
        else:
            self.names.append(f"{folder}/{name}")

    def _files_at_top(self, files: Collection[str]) -> None:
        """The bank's two main files; of the others at the top those that look as if they were read."""
        for name in files:
            if is_litter(name, files) or is_paper(name) or name.lower().endswith(_WORKBOOK):
                continue
            if name in _TOP_FILES:
                self.names.append(name)
            elif yaml_name(name) in _TOP_FILES or (is_like_yaml(name) and not is_hidden(name)):
                fault = unread(self.folder, name, files)
                advice = _nearest_of(name, _TOP_FILES)
                self.problems.append(
                    fault or problem("bank-file-misplaced", file=str(self.folder / name), suggestion=advice)
                )

    def _profile_folder(self, name: str, names: Collection[str]) -> None:
        """A folder in `entries`, which bears the id of its profile."""
        place = f"entries/{name}"
        original = shown_name(name) if is_hidden(name) else _copied_folder(name, names)
        if self.profiles is None or name in self.profiles:
            self._folder(place)
        elif is_hidden(name):
            if original in self.profiles and original not in names:
                self._tell("bank-folder-hidden", place, name=original)
        elif original:
            self._strange_folder(place, "bank-folder-copy", name=name, original=original)
        else:
            near = nearest(name, self.profiles, "")
            advice = f"{near} Så omdøb mappen." if near else _NO_PROFILE
            self._strange_folder(place, "bank-folder-misplaced", suggestion=advice)

    def _other_folders(self, top: dict[str, bool]) -> None:
        """The folders at the top that are none of the bank's: `sources`, and strange ones."""
        for name, is_folder in top.items():
            if name == "sources":
                self.items(name)
            elif is_folder and name not in _FOLDERS and not is_hidden(name) and not is_like_yaml(name):
                original = _bank_folder_in(name)
                near = nearest(name.lower(), [folder for folder in _FOLDERS if folder not in top], "")
                if original in top:
                    self._strange_folder(name, "bank-folder-copy", name=name, original=original)
                elif near:
                    self._strange_folder(name, "bank-folder-misplaced", suggestion=f"{near} {_OTHER_PLACE}")
                else:
                    self._strange_folder(name, "bank-folder-strange", name=name)
        if self.unseen:
            self._tell("bank-folders-unseen", self.unseen[0], count=len(self.unseen))

    def _strange_folder(self, folder: str, code: str, /, **details: object) -> None:
        """A folder that is not read: a problem where it looks as if it should be."""
        if self._holds_yaml(folder):
            self._tell(code, folder, **details)

    def _holds_yaml(self, folder: str) -> bool:
        """Whether there is YAML in the folder or below it, apart from recruitments and papers of ours."""
        waiting = [] if (self.folder / folder).is_symlink() else [folder]
        while waiting and (waiting == [folder] or self.looks < _MOST_LOOKS):
            here = waiting.pop()
            self.looks += here != folder
            items = {name: is_folder for name, is_folder in self.items(here).items() if not is_hidden(name)}
            if _RECRUITMENT in items or any(map(is_paper, items)):
                continue
            if any(map(is_like_yaml, items)):
                return True
            below = [f"{here}/{name}" for name, is_folder in items.items() if is_folder]
            waiting += [name for name in below if not (self.folder / name).is_symlink()]
        self.unseen += [folder] if waiting else []
        return False

    def items(self, name: str) -> dict[str, bool]:
        """What a folder holds, and whether each is a folder; empty and a problem where it is closed."""
        try:
            with os.scandir(self.folder / name) as items:
                return dict(sorted((item.name, _leads_on(item)) for item in items))
        except FileNotFoundError:
            self._tell("folder-missing", name)
        except OSError as error:
            path = self.folder / name
            reason = FileExistsError(errno.EEXIST, "a file") if is_file(path) else error
            self.problems.append(refused("folder-unreadable", reason, str(path)))
        except ValueError:  # a path that no system has
            self._tell("folder-missing", name)
        return {}

    def _tell(self, code: str, place: str, /, **details: object) -> None:
        self.problems.append(problem(code, file=str(self.folder / place), **details))


def _leads_on(item: "os.DirEntry[str]") -> bool:
    try:
        return item.is_dir()
    except OSError:  # a ring of links
        return False


def _is_paper_among(name: str, names: Collection[str]) -> bool:
    """Whether this is a guide that `build` has put there with its documents; a position may be called so."""
    return is_paper(name) and any(other.startswith("interviewguide") for other in names)


def _copied_folder(name: str, names: Collection[str]) -> str:
    """The folder beside this one that it is a copy of by its name, or nothing."""
    match = _OLD.fullmatch(name)
    original = match[1] if match else copied_stem(name)
    return original if original in names else ""


def _bank_folder_in(name: str) -> str:
    """The folder of the bank whose name is a word in this one, or nothing."""
    words = re.findall(r"[a-z]+", name.lower())
    return next((folder for folder in _FOLDERS if folder in words), "")


def _nearest_of(name: str, names: Collection[str]) -> str:
    """What to do with a file that should bear one of the names; nothing where it does."""
    if name in names:
        return ""
    near = nearest(name.removesuffix(".yaml"), [each.removesuffix(".yaml") for each in names], "")
    return f"{near} {_OTHER_PLACE}".strip()
