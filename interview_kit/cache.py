"""Plain values that are costly to make, kept between runs in the user's own cache folder.

Only for what is made from the question bank, the house and the templates. Recruitments, guides and filled
sheets are never cached: they hold data on candidates, and what is deleted must be gone.

A value is found again only by the same kind, source, code, packages and Python. A file in the cache is used
only if nobody else can have written it and its checksum is right. Whatever goes wrong with the cache, such as
a closed folder, a full disk or no home, means that the value is made anew: never an error, never a message.

`INTERVIEW_KIT_CACHE` names another folder to keep the cache in; empty or `0` turns it off.
"""

import hashlib
import marshal
import os
import stat
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, cast

T = TypeVar("T")

# A cache above one of these is cut to half of it, oldest files first, at most once in a process.
_MOST_BYTES, _MOST_FILES = 64_000_000, 2_000
_LARGEST_VALUE = 16_000_000
_DIGEST_SIZE = hashlib.sha256().digest_size
_CREATE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


def cached(kind: str, source: bytes, make: Callable[[], T]) -> T:
    """What `make` returns, from the cache if it was made from this source before.

    `kind` says what is made of the source. `source` is all that `make` reads, apart from our code and the
    packages that are installed; those are part of the key already. Values of None, bool, int, float, str,
    bytes, list, tuple and dict are kept, others made each time. What comes from the cache is a new object.
    """
    if _given or _recording:
        return _given_or_recorded(kind, source, make)
    return _kept(kind, source, make)


def _kept(kind: str, source: bytes, make: Callable[[], T]) -> T:
    try:
        path = _path(kind, source)
    except OSError:
        path = None
    if path is None:
        return make()
    entry: tuple[T] | None = _read(path)
    if entry is not None:
        return entry[0]
    value = make()
    _write(path, value)
    return value


# Values that came with the program, and those that are being collected for one, by kind and source.
_given: dict[str, bytes] = {}
_recording: list[dict[str, bytes]] = []
# What every Python since 3.4 reads.
PORTABLE = 4


def give(values: Mapping[str, bytes]) -> None:
    """Takes `values`, as `recorded` has collected them by the same code, for what they were made from."""
    _given.update(values)


@contextmanager
def recorded() -> Iterator[dict[str, bytes]]:
    """Collects every value that is asked for meanwhile, for a program that is to have them from the start.

    Not those that only this very Python can use: byte code. Nor those that nobody asks for, because this
    process still has what was made of them: the program then makes them itself.
    """
    values: dict[str, bytes] = {}
    _recording.append(values)
    try:
        yield values
    finally:
        _recording.remove(values)


def _given_or_recorded(kind: str, source: bytes, make: Callable[[], T]) -> T:
    key = f"{kind} {hashlib.sha256(source).hexdigest()}"
    if key in _given:
        value: T = marshal.loads(_given[key])  # noqa: S302 - came with the program
        return value
    value = _kept(kind, source, make)
    for values in _recording:
        with suppress(ValueError):  # no plain value
            values[key] = marshal.dumps(cast("Any", value), PORTABLE)
    return value


def cache_folder() -> Path | None:
    """This program's own folder in the user's cache; None where it is turned off or there is no home."""
    chosen = os.environ.get("INTERVIEW_KIT_CACHE")
    if chosen in {"", "0"}:
        return None
    try:
        folder = Path(chosen).absolute() if chosen else _user_cache()
    except RuntimeError:  # no home
        return None
    return folder / "interview-kit" if folder.is_absolute() else None


def _user_cache() -> Path:
    """The user's cache folder as the system has it; a relative path where the system does not say."""
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", ""))
    if sys.platform == "darwin":
        return Path.home() / "Library/Caches"
    folder = Path(os.environ.get("XDG_CACHE_HOME", ""))
    return folder if folder.is_absolute() else Path.home() / ".cache"


def _path(kind: str, source: bytes) -> Path | None:
    """The file of a value. Its name is a hash of all that the value depends on."""
    folder = cache_folder()
    key = repr((kind, hashlib.sha256(source).hexdigest()))
    return folder and folder / hashlib.sha256((_program() + key).encode()).hexdigest()


@cache
def _program() -> str:
    """A hash of this Python, of what is installed for it, and of our own code.

    A folder of packages gets a new date whenever one is installed or removed. Raises `OSError` where our code
    cannot be read, because then nobody knows what a value was made by.
    """
    sites = [Path(name) for name in sys.path if name.endswith(("site-packages", "dist-packages"))]
    dates = [(str(site), site.stat().st_mtime_ns) for site in sites if site.is_dir()]
    digest = hashlib.sha256(repr((sys.version, marshal.version, dates)).encode())
    code = sorted(_code_files(Path(__file__).parent))
    if not code:
        raise FileNotFoundError
    for path in code:
        digest.update(repr((str(path), path.read_bytes())).encode())
    return digest.hexdigest()


def _code_files(folder: Path) -> Iterator[Path]:
    """Our code, and what the legal check has learnt: a suspicion depends on that as on code."""
    for parent, _, names in os.walk(folder):
        yield from (
            Path(parent, name) for name in names if name.endswith((".py", ".weights", "word_groups.txt"))
        )


def _read(path: Path) -> Any:
    """A tuple of the value kept in this file; None where it holds nothing that we have written."""
    try:
        if not _only_ours(path.parent.stat()):
            return None
        with open(path, "rb", opener=_open_at_once) as file:
            state = os.fstat(file.fileno())
            if not (stat.S_ISREG(state.st_mode) and _only_ours(state)):
                return None
            data = file.read(min(state.st_size, _DIGEST_SIZE + _LARGEST_VALUE) + 1)
    except OSError:
        return None
    payload = data[_DIGEST_SIZE:]
    return marshal.loads(payload) if data == _sealed(path.name, payload) else None  # noqa: S302 - our own file


def _open_at_once(path: str, flags: int) -> int:
    """Opens a file without waiting, should it be a pipe."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _sealed(name: str, payload: bytes) -> bytes:
    """The content of a file of this name: a checksum of its name and payload, and the payload."""
    return hashlib.sha256(name.encode() + payload).digest() + payload


def _only_ours(state: os.stat_result) -> bool:
    """Whether a file or folder is the user's own and nobody else may write to it."""
    if sys.platform == "win32":  # a user's folders are closed to others there
        return True
    return state.st_uid == os.geteuid() and not state.st_mode & (stat.S_IWGRP | stat.S_IWOTH)


def _write(path: Path, value: Any) -> None:
    """Keeps a value if that can be done; nobody ever reads half of one."""
    temporary = path.with_name(f"{path.name}.{os.urandom(4).hex()}")
    try:
        payload = marshal.dumps((value,))
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if len(payload) > _LARGEST_VALUE or not _only_ours(path.parent.stat()):
            return
        _prune(path.parent)
        with os.fdopen(os.open(temporary, _CREATE, 0o600), "wb") as file:
            file.write(_sealed(path.name, payload))
        temporary.replace(path)
    except (OSError, ValueError):  # ValueError: not a plain value
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


@cache
def _prune(folder: Path) -> None:
    """Deletes the oldest files of a cache that is too large; once a process, because it looks at them all."""
    files = []
    for path in folder.iterdir():
        state = path.stat()
        files.append((state.st_mtime_ns, state.st_size, path))
    if len(files) <= _MOST_FILES and sum(size for _, size, _ in files) <= _MOST_BYTES:
        return
    total = 0
    for number, (_, size, path) in enumerate(sorted(files, reverse=True), 1):
        total += size
        if number > _MOST_FILES // 2 or total > _MOST_BYTES // 2:
            with suppress(OSError):
                path.unlink()
