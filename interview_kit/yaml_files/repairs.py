"""What is said for certain of a text that is no YAML, because changing just that lets it be read further."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import product
from typing import NamedTuple

import yaml

from interview_kit.yaml_files.events import LOADER

_FIELD = re.compile(r"\s*[\w-]+:(?:\s|$)")
_MOST_LINES_OF_A_LIST = 30
_MOST_MOVES = 4
_NEAR = 100  # lines above and below that show which columns are in use


class Fault(NamedTuple):
    """Where the parser stopped, and where the list or group began that it was in; rows and columns from 0."""

    row: int
    column: int
    opening: tuple[int, int] | None


class Indentation(NamedTuple):
    """The row of a line that begins in the wrong column, its number of blanks, and those that would do."""

    row: int
    found: int
    wanted: tuple[int, ...]


def wrong_indentation(lines: list[str], fault: Fault) -> Indentation | None:
    """The line that is indented too far or too little, where that is what stops the parser.

    Tried are the line itself and the one above, alone and then with what is below them, the least move first.
    Of two lines that could be moved it is the one that begins where fewer do.
    """
    rows = [row for row in (fault.row, fault.row - 1) if row > 0 and lines[row].strip()]
    near = lines[max(0, fault.row - _NEAR) : fault.row + _NEAR]
    used = Counter(column for line in near for column in _columns(line))
    rows.sort(key=lambda row: used[_indentation(lines[row])])
    moves = sorted({abs(column - _indentation(lines[row])) for row in rows for column in used} - {0})
    for last_of in (lambda row: row, lambda row: _end_of_block(lines, row)):
        for move, row in product(moves[:_MOST_MOVES], rows):
            found, last = _indentation(lines[row]), last_of(row)
            wanted = tuple(
                column
                for column in (found - move, found + move)
                if column in used
                and _goes_further(_moved(lines, row, last, column), max(last, fault.row) + 1)
            )
            if wanted:
                return Indentation(row, found, wanted)
    return None


def _moved(lines: list[str], first: int, last: int, column: int) -> list[str]:
    """The lines, of which those from `first` to `last` are moved so that the first begins in the column."""
    found = _indentation(lines[first])
    return [
        *lines[:first],
        *(" " * column + line[found:] for line in lines[first : last + 1]),
        *lines[last + 1 :],
    ]


def is_bracket_missing(lines: list[str], fault: Fault, bracket: str) -> bool:
    """Whether the parser stops because the list or group that it is in has no such bracket at its end."""
    if fault.opening is None:
        return False
    ends = [(row, len(lines[row].rstrip())) for row in range(fault.opening[0], fault.row)]
    for row, column in [*ends[:_MOST_LINES_OF_A_LIST], (fault.row, fault.column)]:
        line = lines[row]
        closed = f"{line[:column]}{bracket}{line[column:]}"
        if _goes_further([*lines[:row], closed, *lines[row + 1 :]], fault.row):
            return True
    return False


def row_outside_braces(lines: list[str], row: int) -> int | None:
    """The row of a field that stands below `{…}` but indented as if it were in it; None where none does."""
    below = row + 1 if lines[row].rstrip().endswith("},") else row
    if not 0 < below < len(lines) or not _FIELD.match(lines[below]):
        return None
    is_inside = _indentation(lines[below]) > _indentation(lines[below - 1])
    return below if is_inside and lines[below - 1].rstrip(" ,").endswith("}") else None


def _goes_further(lines: list[str], row: int) -> bool:
    """Whether the parser reads these lines to the end, or at least past the row."""
    try:
        for _ in yaml.parse("\n".join(lines), Loader=LOADER):
            pass
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        return mark is not None and mark.line > row
    except (ValueError, OverflowError):  # as the parser in Python raises
        return False
    return True


def _indentation(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _columns(line: str) -> Iterator[int]:
    """Where a line of the same list or group may begin: where this one does, and behind its dashes."""
    column = _indentation(line)
    if not line[column:] or line[column] == "#":
        return
    yield column
    while line.startswith("- ", column):
        column += 2 + _indentation(line[column + 2 :])
        yield column


def _end_of_block(lines: list[str], row: int) -> int:
    """The last row of those that are indented as far as this one, or further."""
    last = row
    while last + 1 < len(lines) and _indentation(lines[last + 1]) >= _indentation(lines[row]) > 0:
        last += 1
    return last
