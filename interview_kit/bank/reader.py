"""Reads a bank's files one by one, and gathers what is wrong with them."""

from collections.abc import Container
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

from interview_kit.models.bank import Entry
from interview_kit.yaml_files import Placed, load

if TYPE_CHECKING:
    from interview_kit.problems import Problem


class _HasId(Protocol):
    @property
    def id(self) -> str: ...


M = TypeVar("M")
I = TypeVar("I", bound=_HasId)  # noqa: E741 - the type of a value with an id


class Reader:
    """The files of one bank; `problems` are those of every file read so far."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.problems: list[Problem] = []

    def file(self, name: str, shape: type[M]) -> Placed[M] | None:
        """The file of this name, or None where it has problems."""
        placed, problems = load(self.folder / name, shape, cache=True)
        self.problems += problems
        return placed

    def optional_file(self, name: str, shape: type[M]) -> Placed[M] | None:
        """As `file`, for a file that a bank need not have."""
        return self.file(name, shape) if is_file(self.folder / name) else None

    def by_id(self, folder: str, shape: type[I], ids: Container[str] | None = None) -> dict[str, Placed[I]]:
        """The values of a folder with a file `<id>.yaml` for each; all, or those with one of `ids`."""
        values: dict[str, Placed[I]] = {}
        for name in ids_in(self.folder / folder):
            if ids is None or name in ids:
                placed = self.file(f"{folder}/{name}.yaml", shape)
                if placed:
                    if name != placed.value.id:
                        self.problems.append(placed.problem("file-name", ("id",), name=placed.value.id))
                    self._add(values, placed)
        return values

    def entries(self, profiles: Container[str] | None = None) -> dict[str, Placed[Entry]]:
        """The entries of all profiles, or only of these: entries/<profile>/<competency>.yaml."""
        entries: dict[str, Placed[Entry]] = {}
        for path in sorted((self.folder / "entries").glob("*/*.yaml")):
            if profiles is None or path.parent.name in profiles:
                placed = self.file(path.relative_to(self.folder).as_posix(), tuple[Entry, ...])
                for index, entry in enumerate(placed.value if placed else ()):
                    self._add(entries, Placed(entry, placed.source, (index,)))  # type: ignore[union-attr]
        return entries

    def _add(self, values: dict[str, Placed[I]], placed: Placed[I]) -> None:
        first = values.setdefault(placed.value.id, placed)
        if first is not placed:
            self.problems.append(placed.problem("duplicate-id", ("id",), first=first.source.file))


def ids_in(folder: Path) -> list[str]:
    """The ids of a folder's values, which are the names of its files: nothing is read."""
    return sorted(path.stem for path in folder.glob("*.yaml"))


def is_file(path: Path) -> bool:
    """Whether the file is there; False also where the path cannot be examined (`OSError`)."""
    try:
        return path.is_file()
    except OSError:
        return False
