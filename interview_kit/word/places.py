"""Where the fields of a paper are in a filled document, whatever its program has kept of their names."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Protocol, TypeVar

from interview_kit.word.controls import BOOKMARK_START
from interview_kit.word.visible_text import Control, Span, VisibleText

_Called = TypeVar("_Called")
# The controls that Google Docs puts round runs, rows and cells.
_GOOGLES = "goog_rdk"

# A label and a note: such rows are known by no code.
_PAIR = 2

# The cells of a row.
Row = tuple[Span, ...]


class Named(Protocol):
    """What a field is known by."""

    @property
    def tag(self) -> str: ...
    @property
    def alias(self) -> str: ...
    @property
    def bookmark(self) -> str: ...


class Places:
    """The controls, bookmarks, rows and cells of a document by what they are called."""

    def __init__(self, body: VisibleText) -> None:
        self.body = body
        self._tags = _by_name((control.tag, control) for control in body.controls)
        self._marks = _by_name((mark.name, mark.span) for mark in body.bookmarks)
        self._rows = _by_name((_first_word(body.text(row[0])), row) for row in body.rows if len(row) > _PAIR)
        self._cells = sorted(cell for row in body.rows for cell in row)
        self._named = sorted(_named(body))

    @cached_property
    def _aliases(self) -> Mapping[str, list[Control]]:
        return _by_name((control.alias, control) for control in self.body.controls)

    def controls(self, field: Named) -> list[Control]:
        """The controls with the field's tag, else those with its alias."""
        return self._tags.get(field.tag) or self._aliases.get(field.alias, [])

    def marks(self, field: Named) -> list[Span]:
        """What lies in the field's bookmark."""
        return self._marks.get(field.bookmark, [])

    def spans(self, field: Named) -> list[Span]:
        """What lies in the field's controls and bookmark."""
        return [*(control.span for control in self.controls(field)), *self.marks(field)]

    def rows(self, code: str) -> list[Row]:
        """The rows of more than two cells of which the first begins with this word."""
        return self._rows.get(code, []) if code else []

    def has_rows_of(self, prefix: str) -> bool:
        """Whether any row's code begins so."""
        return any(code.startswith(prefix) for code in self._rows)

    def cell_of(self, span: Span) -> Span | None:
        """The table cell that all of this is in."""
        index = bisect_right(self._cells, (span[0], self.body.length)) - 1
        if index < 0 or self._cells[index][1] < span[1]:
            return None
        return self._cells[index]

    def holds_another(self, span: Span, field: Named) -> bool:
        """Whether a control or bookmark of another field begins there."""
        first = bisect_left(self._named, (span[0],))
        for start, end, name in self._named[first:]:
            if start >= span[1]:
                break
            if name not in {field.tag, field.bookmark} and end <= span[1]:
                return True
        return False


def _by_name(pairs: Iterable[tuple[str, _Called]]) -> Mapping[str, list[_Called]]:
    named: dict[str, list[_Called]] = defaultdict(list)
    for name, called in pairs:
        named[name].append(called)
    named.pop("", None)
    return named


def _first_word(text: str) -> str:
    return next(iter(text.split(maxsplit=1)), "")


def _named(body: VisibleText) -> Iterable[tuple[int, int, str]]:
    """Where what may be a field begins and ends, and what it is called."""
    for control in body.controls:
        if control.tag and not control.tag.startswith(_GOOGLES):
            yield *control.span, control.tag
    for mark in body.bookmarks:
        if mark.name.startswith(BOOKMARK_START):
            yield *mark.span, mark.name
