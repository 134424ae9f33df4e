"""Reads a bank's files one by one, and gathers what is wrong with them."""

import hashlib
import os
from collections import defaultdict
from collections.abc import Collection, Container, Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Protocol, TypeVar

from interview_kit.bank.files import BankFiles, bank_files
from interview_kit.models.bank import Entry
from interview_kit.problems import Problem, problem
from interview_kit.yaml_files import Placed, load, read_bytes


class _HasId(Protocol):
    @property
    def id(self) -> str: ...


M = TypeVar("M")
I = TypeVar("I", bound=_HasId)  # noqa: E741 - the type of a value with an id


_NONE: Mapping[str, bytes] = MappingProxyType({})


class Reader:
    """The files of one bank; `problems` are those of every file read so far.

    No file is opened twice, so that the bank's hash is of the very bytes that its values come from.
    """

    def __init__(
        self, folder: Path, folders: Collection[str] | None = None, instead: Mapping[str, bytes] = _NONE
    ) -> None:
        """The reader of a bank, or of some of its folders only; `instead` are files as they are to be."""
        self.folder = folder
        self.problems: list[Problem] = []
        self._folders = folders
        self._new = [*instead]
        self._bytes: dict[str, bytes | None] = dict(instead)

    @cached_property
    def files(self) -> BankFiles:
        """The names of the files, and what is wrong with those that are not read."""
        return bank_files(self.folder, *([self._folders] if self._folders else []))

    def file(self, name: str, shape: type[M]) -> Placed[M] | None:
        """The file of this name, or None where it has problems."""
        data = self._read(name)
        if data is None:
            return None
        placed, problems = load(self.folder / name, shape, data=data, cache=True)
        self.problems += problems
        return placed

    def optional_file(self, name: str, shape: type[M]) -> Placed[M] | None:
        """As `file`, for a file that a bank need not have."""
        return self.file(name, shape) if name in self.files.names else None

    def by_id(self, folder: str, shape: type[I], ids: Container[str] | None = None) -> dict[str, Placed[I]]:
        """The values of a folder with a file `<id>.yaml` for each; all, or those with one of `ids`."""
        values: dict[str, Placed[I]] = {}
        for name in self.files.stems(folder):
            if ids is None or name in ids:
                placed = self.file(f"{folder}/{name}.yaml", shape)
                if placed:
                    key = placed.value.id
                    if key == name or key not in values:
                        values[key] = placed
                    if key != name:
                        self.problems.append(self._other_name(folder, key, placed))
        return values

    def _other_name(self, folder: str, key: str, placed: Placed[I]) -> Problem:
        """What is wrong with a file that is not called as its id is."""
        if key in self.files.stems(folder):
            return _repeats(placed.source.file, f"{key}.yaml")
        return placed.problem("file-name", ("id",), name=key)

    def entries(self, profiles: Container[str] | None = None) -> dict[str, Placed[Entry]]:
        """The entries of all profiles, or only of these: entries/<profile>/<competency>.yaml.

        Of two with one id the first is the one that lies with its own profile, not a copy of it elsewhere.
        """
        at_home: list[Placed[Entry]] = []
        elsewhere: list[Placed[Entry]] = []
        for placed in self._entries(profiles):
            is_at_home = placed.value.id.startswith(f"{Path(placed.source.file).parent.name}.")
            (at_home if is_at_home else elsewhere).append(placed)
        entries: dict[str, Placed[Entry]] = {}
        for placed in (*at_home, *elsewhere):
            entries.setdefault(placed.value.id, placed)
        self.problems += _repeated(entries, [*at_home, *elsewhere])
        return entries

    def digest(self) -> str:
        """SHA-256 of the names and bytes of all the bank's files, in the order of their names.

        Also of those that have not been asked for: each is read, and what cannot be is a problem.
        """
        digest = hashlib.sha256()
        for name in self.files.names:
            data = self._read(name) or b""
            digest.update(f"{name} {len(data)}\n".encode(errors="surrogatepass"))
            digest.update(data)
        return digest.hexdigest()

    def _entries(self, profiles: Container[str] | None) -> Iterator[Placed[Entry]]:
        for name in dict.fromkeys([*self.files.names, *self._new]):
            folder, _, rest = name.partition("/")
            if folder == "entries" and (profiles is None or rest.partition("/")[0] in profiles):
                placed = self.file(name, tuple[Entry, ...])
                if placed and not placed.value:
                    self.problems.append(placed.problem("file-empty"))
                for index, entry in enumerate(placed.value if placed else ()):
                    yield Placed(entry, placed.source, (index,))  # type: ignore[union-attr]

    def _read(self, name: str) -> bytes | None:
        """The file's bytes, or None and a problem where they cannot be read."""
        if name not in self._bytes:
            self._bytes[name], problems = read_bytes(self.folder / name)
            self.problems += problems
        return self._bytes[name]


def _repeated(entries: Mapping[str, Placed[Entry]], placed: Iterable[Placed[Entry]]) -> Iterator[Problem]:
    """A problem for each entry whose id another has; one for a file that only repeats another file's ids."""
    by_file: defaultdict[str, list[Placed[Entry]]] = defaultdict(list)
    for entry in placed:
        by_file[entry.source.file].append(entry)
    for file, rows in by_file.items():
        firsts = [entries[row.value.id] for row in rows]
        originals = {first.source.file for first in firsts}
        if len(originals) == 1 and file not in originals and _ids(rows) <= _ids(firsts):
            yield _repeats(file, os.path.relpath(originals.pop(), Path(file).parent))
            continue
        for row, first in zip(rows, firsts, strict=True):
            if row is not first:
                yield row.problem("duplicate-id", ("id",), first=first.source.file)


def _ids(entries: Iterable[Placed[Entry]]) -> set[str]:
    return {question.id for placed in entries for question in placed.value.questions}


def _repeats(file: str, original: str) -> Problem:
    return problem("bank-file-repeats", file=file, original=Path(original).as_posix())
