"""Reads a bank's files, and keeps where each value stands for problems that are found later."""

from collections.abc import Container, Iterable, Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from interview_kit.models.bank import Entry
from interview_kit.models.position import Position
from interview_kit.problems import Problem, problem
from interview_kit.yaml_files import Loc, Source, load

M = TypeVar("M")


class Kept(NamedTuple):
    """A value that has an id, and where it stands, for problems that are found later."""

    value: Any
    source: Source
    loc: Loc

    def problem(self, code: str, loc: Loc = (), **details: Any) -> Problem:
        """The problem with this code at a place inside the value."""
        return problem(code, **self.source.place((*self.loc, *loc)), **details)


class Reader:
    """Reads a bank's files one by one and gathers what is wrong with them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.problems: list[Problem] = []

    def one(self, name: str, model: type[M]) -> M | None:
        value, _, problems = load(self.folder / name, model)
        self.problems += problems
        return value

    def positions(self, name: str | None) -> tuple[dict[str, Kept], bool]:
        """The one position of this name and True; or all of them and False."""
        if name and fold(name) in ids_in(self.folder / "positions"):
            return self.by_id("positions", Position, {fold(name)}), True
        every = self.by_id("positions", Position)
        wanted = {key: kept for key, kept in every.items() if fold(name or "") in names_of(kept.value)}
        return (wanted, True) if wanted else (every, False)

    def by_id(self, name: str, model: Any, needed: Container[str] | None = None) -> dict[str, Kept]:
        """The values of a folder whose files bear the name of their id; all, or only those needed."""
        kept: dict[str, Kept] = {}
        for path in sorted((self.folder / name).glob("*.yaml")):
            if needed is not None and path.stem not in needed:
                continue
            value, source, problems = load(path, model)
            self.problems += problems
            if value is not None and source is not None:
                new = Kept(value, source, ())
                if path.stem != value.id:
                    self.problems.append(new.problem("file-name", ("id",), name=value.id))
                self._keep(kept, new)
        return kept

    def entries(self, needed: Container[str] | None = None) -> dict[str, Kept]:
        """The entries of all profiles, or only of those needed: entries/<profile>/<competency>.yaml."""
        kept: dict[str, Kept] = {}
        for path in sorted((self.folder / "entries").glob("*/*.yaml")):
            if needed is not None and path.parent.name not in needed:
                continue
            values, source, problems = load(path, tuple[Entry, ...])
            self.problems += problems
            if values is not None and source is not None:
                for index, value in enumerate(values):
                    self._keep(kept, Kept(value, source, (index,)))
        return kept

    def _keep(self, kept: dict[str, Kept], new: Kept) -> None:
        key = new.value.id
        if key in kept:
            self.problems.append(new.problem("duplicate-id", ("id",), first=kept[key].source.file))
        else:
            kept[key] = new


def unknown(kept: Kept, loc: Loc, field: str, reference: str, known: Iterable[str]) -> Iterator[Problem]:
    """A problem when `reference` is not among the known ids, with the nearest as advice."""
    choices = list(known)
    if reference in choices:
        return
    near = get_close_matches(reference, choices, n=1)
    suggestion = f"Mente I «{near[0]}»?" if near else "Ret id'et, eller opret det, der peges på."
    yield kept.problem("unknown-reference", loc, reference=reference, field=field, suggestion=suggestion)


def names_of(position: Position) -> list[str]:
    """Everything the position is called, in the form that names are compared in."""
    return list(dict.fromkeys(map(fold, (position.id, position.title, *position.aliases))))


def fold(name: str) -> str:
    folded = name.strip().lower()
    for letter, plain in (("æ", "ae"), ("ø", "oe"), ("å", "aa")):
        folded = folded.replace(letter, plain)
    return folded


def ids_in(folder: Path) -> list[str]:
    """The ids of a folder's values without reading them: each file bears the name of its id."""
    return sorted(path.stem for path in folder.glob("*.yaml"))


def is_file(path: Path) -> bool:
    """Whether the file is there; a name too long for any file, or a closed folder, is none."""
    try:
        return path.is_file()
    except OSError:
        return False
