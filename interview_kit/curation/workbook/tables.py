"""Tabs that came home as rows by the heads of their columns, wherever those stand by now."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import cache
from typing import NamedTuple

from interview_kit.curation.proposals import Consent, Origin, Proposal, Remark, Unplaced
from interview_kit.curation.workbook.columns import Head
from interview_kit.workbook_cells import Cells, Tab

# What a tab gives, one after another.
Finding = Proposal | Remark | Consent | Unplaced
_LATEST_HEADS, _FEWEST_HEADS, _ALIKE, _SHORTEST, _LONGEST_HEAD = 40, 3, 0.78, 4, 60


class SavedFile(NamedTuple):
    """The workbook that was read: what it is called, and who saved it, when."""

    name: str
    by: str = ""
    at: str = ""

    def origin(self, tab: str, row: int) -> Origin:
        return Origin(self.by, self.at, f"{self.name}, {tab} række {row}")


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: its texts by the keys of their heads, and what stands in it under no head of ours."""

    number: int
    texts: Mapping[str, str]
    strays: tuple[str, ...]
    origin: Origin

    def __getitem__(self, key: str) -> str:
        """The text under this head; empty where nothing stands there."""
        return self.texts.get(key, "")

    def having(self, **texts: str) -> "Row":
        """The row with other texts under these heads."""
        return replace(self, texts={**self.texts, **texts})


class Table(NamedTuple):
    """A tab with heads of ours: which of them there are, and its rows from above."""

    tab: str
    heads: frozenset[str]
    rows: tuple[Row, ...]
    origin: Origin


def read_table(tab: Tab, heads: Sequence[Head], file: SavedFile) -> Table | None:
    """The tab as a table with these heads; None where it has too few of them."""
    by_row = rows_of(tab.cells)
    early = [number for number in sorted(by_row) if number <= _LATEST_HEADS]
    found = max(((number, _columns(by_row[number], heads)) for number in early), key=_count, default=None)
    if found is None or len(found[1]) < _FEWEST_HEADS:
        return None
    head_row, columns = found
    below = (number for number in sorted(by_row) if number > head_row)
    rows = (_row(number, by_row[number], columns, file.origin(tab.name, number)) for number in below)
    titles = {head.title for head in heads}
    kept = (row for row in rows if not set(row.texts.values()) <= titles)
    origin = Origin(file.by, file.at, f"{file.name}, {tab.name}")
    return Table(tab.name, frozenset(columns.values()), tuple(kept), origin)


def rows_of(cells: Cells) -> dict[int, dict[int, str]]:
    """The cells by row, then by column."""
    by_row: dict[int, dict[int, str]] = {}
    for (row, column), text in cells.items():
        by_row.setdefault(row, {})[column] = text
    return by_row


def folded(words: str) -> str:
    """The words as heads are compared: small letters without anything between."""
    return "".join(letter for letter in words.casefold() if letter.isalnum())


def _count(found: tuple[int, Mapping[int, str]]) -> tuple[int, int]:
    """The row with the most heads, of several the first."""
    return len(found[1]), -found[0]


def _columns(cells: Mapping[int, str], heads: Sequence[Head]) -> dict[int, str]:
    """The columns with heads of ours, by their key: those that are called so, then those called nearly so.

    What is called nearly so is looked for only in a row that has several heads already: it takes time.
    """
    left = {column: folded(text) for column, text in sorted(cells.items()) if len(text) <= _LONGEST_HEAD}
    columns: dict[int, str] = {}
    for match in (_same, _begins, _is_near):
        if match is _is_near and len(columns) < _FEWEST_HEADS - 1:
            break
        for key, title in _titles(tuple(heads)):
            if key not in columns.values():
                found = next((column for column, text in left.items() if match(text, title)), None)
                if found is not None:
                    columns[found] = key
                    del left[found]
    return columns


@cache
def _titles(heads: tuple[Head, ...]) -> tuple[tuple[str, str], ...]:
    return tuple((head.key, folded(head.title)) for head in heads)


def _same(text: str, title: str) -> bool:
    return text == title


def _begins(text: str, title: str) -> bool:
    return len(title) >= _SHORTEST and text.startswith(title)


def _is_near(text: str, title: str) -> bool:
    return len(title) >= _SHORTEST and bool(get_close_matches(text, [title], cutoff=_ALIKE))


def _row(number: int, cells: Mapping[int, str], columns: Mapping[int, str], origin: Origin) -> Row:
    texts = {columns[column]: text for column, text in cells.items() if column in columns}
    strays = tuple(text for column, text in sorted(cells.items()) if column not in columns)
    return Row(number, texts, strays, origin)


def unplaced_strays(row: Row, near: str) -> Iterator[Unplaced]:
    """What stands in the row under no head of ours."""
    for text in row.strays:
        yield Unplaced(text, near, row.origin)
