"""Files that people send home, read whole: what is in them, or every reason why there is nothing."""

import errno
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple, TypeVar

from interview_kit.ordinary_files import read_ordinary
from interview_kit.problems import Problem, UserError, problem, refused

_Read = TypeVar("_Read")


class Largest(NamedTuple):
    """How many bytes a file of a kind may have, and the code of what is said of a larger one."""

    size: int
    code: str


# More than a book of 500 entries, and than anybody writes by hand.
BOOK_SIZE = Largest(20_000_000, "received-too-large")


def received_file(path: Path, largest: Largest = BOOK_SIZE) -> bytes:
    """The bytes of the file. Raises `UserError`."""
    [data] = read_files([path], lambda _, data: data, largest)
    return data


def read_files(
    paths: Iterable[Path], reader: Callable[[Path, bytes], _Read | Problem], largest: Largest = BOOK_SIZE
) -> list[_Read]:
    """What `reader` makes of each file. Raises `UserError` with every one that cannot be read."""
    read: list[_Read] = []
    problems: list[Problem] = []
    for path in paths:
        try:
            outcome = reader(path, read_ordinary(path, largest.size))
        except OSError as error:
            outcome = _unread(error, str(path), largest)
        if isinstance(outcome, Problem):
            problems.append(outcome)
        else:
            read.append(outcome)
    if problems:
        raise UserError(problems)
    return read


def _unread(error: OSError, file: str, largest: Largest) -> Problem:
    if isinstance(error, FileNotFoundError):
        return problem("received-missing", file=file)
    if error.errno == errno.EFBIG:
        return problem(largest.code, file=file, limit=largest.size // 1_000_000)
    return refused("file-unreadable", error, file)
