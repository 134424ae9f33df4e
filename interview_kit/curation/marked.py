"""The difference between two texts, word by word, to be looked at."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

Mark = Literal["same", "gone", "new"]
# Blanks go with the word before them, so that the pieces read as text.
_WORD = re.compile(r"\w+\s*|[^\w\s]\s*|\s+")
# Where less than this is left of the old text, or it is this long, both are shown instead.
_LEAST_ALIKE, _MOST_WORDS = 0.4, 1_000


class Piece(NamedTuple):
    """Some words of a difference: those of both texts, of the old only, of the new only."""

    mark: Mark
    text: str


def marked(old: str, new: str) -> tuple[tuple[Piece, ...], ...]:
    """The lines that show the difference: one with marks, or old and new where little is left of the old."""
    if not old or not new:
        lines = (Piece("gone", old),), (Piece("new", new),)
        return tuple(line for line in lines if line[0].text)
    before, after = _WORD.findall(old), _WORD.findall(new)
    if max(len(before), len(after)) > _MOST_WORDS:
        return (Piece("gone", old),), (Piece("new", new),)
    matcher = SequenceMatcher(None, [*map(str.strip, before)], [*map(str.strip, after)], autojunk=False)
    if matcher.ratio() < _LEAST_ALIKE:
        return (Piece("gone", old),), (Piece("new", new),)
    return (tuple(_pieces(matcher, before, after)),)


def _pieces(matcher: "SequenceMatcher[str]", before: list[str], after: list[str]) -> Iterator[Piece]:
    for change, old_start, old_end, new_start, new_end in matcher.get_opcodes():
        old, new = "".join(before[old_start:old_end]), "".join(after[new_start:new_end])
        if change == "equal":
            yield Piece("same", new)
        else:
            yield from _piece("gone", f"{old} " if old and new else old)
            yield from _piece("new", new)


def _piece(mark: Mark, text: str) -> Iterator[Piece]:
    """Marked words; the blank after them has no mark."""
    words = text.rstrip()
    if words:
        yield Piece(mark, words)
    if words != text:
        yield Piece("same", " ")
