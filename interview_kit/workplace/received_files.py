"""Files that people send home, read whole: bytes, or why there are none."""

import errno
from collections.abc import Iterable
from pathlib import Path

from interview_kit.ordinary_files import read_ordinary
from interview_kit.problems import Problem, UserError, problem, refused

# More than a book of 500 entries, and than anybody writes by hand.
MOST_BYTES = 20_000_000


def received_files(paths: Iterable[Path]) -> list[tuple[Path, bytes]]:
    """The files with their bytes. Raises `UserError` with every one that cannot be read."""
    read: list[tuple[Path, bytes]] = []
    problems: list[Problem] = []
    for path in paths:
        try:
            read.append((path, read_ordinary(path, MOST_BYTES)))
        except OSError as error:
            problems.append(_unread(error, str(path)))
    if problems:
        raise UserError(problems)
    return read


def _unread(error: OSError, file: str) -> Problem:
    if isinstance(error, FileNotFoundError):
        return problem("received-missing", file=file)
    if error.errno == errno.EFBIG:
        return problem("received-too-large", file=file, limit=MOST_BYTES // 1_000_000)
    return refused("file-unreadable", error, file)
