"""The tables of a pdf, which has only words at places: told by columns whose cells begin at the same height.

Programs write a table cell by cell. So its rows are runs of words that go from the left to the right, each
beginning at the left again; columns of a newspaper are one such run a page and stay as they are.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from interview_kit.profiles.paper import Cell

_APART, _WIDE_GAP, _BLANK_GAP, _SAME_HEIGHT, _SAME_PLACE, _WITHIN = 60.0, 12.0, 40.0, 3.5, 8.0, 4.0
# How much of a text's width may be guessed wrongly.
_LITTLE, _UNCERTAIN = 0.25, 0.5
# About how wide letters are, in parts of their height: such as are narrow, capitals and other wide ones, all others.
_NARROW, _WIDE, _USUAL, _BOLD = 0.28, 0.72, 0.53, 1.08
_NARROW_LETTERS, _WIDE_LETTERS = frozenset("ijltfrI.,:;!'|() "), frozenset("mwæøMWÆØ")
_LEAST, _FAR = 2, 2.0


class Row(NamedTuple):
    """Words side by side on a line of a page, without a wide gap among them."""

    text: str
    page: int
    x: float
    y: float
    size: float
    is_bold: bool

    @property
    def end(self) -> float:
        """About where the words end."""
        width = sum(
            _NARROW
            if letter in _NARROW_LETTERS
            else _WIDE
            if letter.isupper() or letter in _WIDE_LETTERS
            else _USUAL
            for letter in self.text
        )
        return self.x + width * self.size * (_BOLD if self.is_bold else 1)


class Placed(NamedTuple):
    """A line of a page and its place in a table."""

    row: Row
    cell: Cell | None = None


def is_wide_gap(before: Row, x: float, *, has_own_blank: bool) -> bool:
    """Whether words at this place stand in another column than those before.

    `has_own_blank` says that pypdf saw a gap and put a blank where the words begin; else the widths, which are
    guessed, must tell it.
    """
    gap, uncertain = (_WIDE_GAP, _LITTLE) if has_own_blank else (_BLANK_GAP, _UNCERTAIN)
    least = max(gap, uncertain * (before.end - before.x))
    return x - before.x > _APART and x - before.end > least


def placed(lines: Sequence[Sequence[Row]]) -> list[Placed]:
    """The lines, each in its cell; words that stand side by side outside of tables are one line again."""
    rows: list[Placed] = []
    table = 0
    for page in _pages(lines):
        for block in _blocks(page):
            found = _table(block, table)
            table += bool(found)
            rows += found or [Placed(_joined(line)) for line in block]
    return rows


def _pages(lines: Sequence[Sequence[Row]]) -> Iterator[list[Sequence[Row]]]:
    numbers = dict.fromkeys(line[0].page for line in lines)
    for number in numbers:
        yield [line for line in lines if line[0].page == number]


def _joined(line: Sequence[Row]) -> Row:
    """Words side by side as one line, with a wide gap that says so."""
    return line[0]._replace(text="    ".join(row.text for row in line))


def _blocks(lines: Sequence[Sequence[Row]]) -> Iterator[list[Sequence[Row]]]:
    """The lines of a page, cut before and after those that no column holds."""
    columns = _columns([row for line in lines for row in line])
    block: list[Sequence[Row]] = []
    is_within = False
    for line in lines:
        within = len(columns) >= _LEAST and all(_fits(row, columns) for row in line)
        if block and within != is_within:
            yield block
            block = []
        is_within = within
        block.append(line)
    if block:
        yield block


def _columns(rows: Sequence[Row]) -> list[float]:
    """Where columns begin: at places of which some lie at one height, more than once."""
    beside = [
        row.x
        for row in rows
        if any(abs(row.y - other.y) <= _SAME_HEIGHT and abs(row.x - other.x) > _APART for other in rows)
    ]
    places = Counter(round(x / _SAME_PLACE) for x in beside)
    starts: list[float] = []
    for x in sorted(beside):
        is_usual = places[round(x / _SAME_PLACE)] >= _LEAST
        if is_usual and (not starts or x - starts[-1] > _APART):
            starts.append(x)
    return starts


def _fits(row: Row, columns: Sequence[float]) -> bool:
    """Whether the words lie in a column and do not reach over the next."""
    column = _column(row, columns)
    if column < 0:
        return False
    following = columns[column + 1 : column + 2]
    return not following or row.end < following[0] + 2 * _WIDE_GAP


def _column(row: Row, columns: Sequence[float]) -> int:
    return sum(row.x >= start - _WITHIN for start in columns) - 1


def _table(block: Sequence[Sequence[Row]], number: int) -> list[Placed]:
    """The lines in their cells; empty where they are no table."""
    rows = [row for line in block for row in line]
    columns = _columns(rows)
    if len(columns) < _LEAST or any(_column(row, columns) < 0 for row in rows):
        return []
    runs = _runs(rows, columns)
    complete = [run for run in runs if _is_level(run, columns)]
    if len(complete) < _LEAST or 2 * len(complete) <= len(runs):
        return []
    first = next(at for at, run in enumerate(runs) if _is_level(run, columns))
    before = [Placed(row) for run in runs[:first] for row in run]
    return before + [
        Placed(row, Cell(number, at, _column(row, columns), len(columns)))
        for at, run in enumerate(runs[first:])
        for row in run
    ]


def _runs(rows: Sequence[Row], columns: Sequence[float]) -> list[list[Row]]:
    """The rows of a table: from the first column to the last; what begins further on belongs to the row before."""
    runs: list[list[Row]] = []
    last = len(columns)
    for row in rows:
        column = _column(row, columns)
        is_far = bool(runs) and column == last == 0 and abs(runs[-1][-1].y - row.y) > _FAR * row.size
        if not runs or is_far or (column == 0 and last > 0):
            runs.append([])
        runs[-1].append(row)
        last = column
    return runs


def _is_level(run: Sequence[Row], columns: Sequence[float]) -> bool:
    """Whether the row has several cells that begin at one height."""
    tops: dict[int, float] = {}
    for row in run:
        tops.setdefault(_column(row, columns), row.y)
    return len(tops) >= _LEAST and max(tops.values()) - min(tops.values()) <= _SAME_HEIGHT
