"""The signs between two slots of a line, such as ` · `: they go when what stands beside them is empty."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

_PIECE = re.compile(
    r"(?P<sign>\s*[·•|–—]\s*) | \{\{\s*(?P<slot>\w+)\s*\}\} | (?P<text>(?:(?!\{\{)[^\s·•|–—])+)", re.VERBOSE
)
# Stands before and after a sign that is marked; no text of a person has it.
MARK = "\ue0f0"


class Separator(NamedTuple):
    """A sign in a line, with the slots to its left and right; none where a text is always shown."""

    start: int
    end: int
    left: str
    right: str


def separators(line: str) -> Iterator[Separator]:
    """The signs that stand beside a slot.

    >>> list(separators("{{ a }} · b"))
    [Separator(start=7, end=10, left='a', right='')]
    """
    pieces = list(_PIECE.finditer(line))
    for index, piece in enumerate(pieces):
        before, after = pieces[:index], pieces[index + 1 : index + 2]
        if piece["sign"] and any(near["slot"] for near in (*before[-1:], *after)):
            yield Separator(*piece.span(), _slots(before), _slots(after))


def _slots(pieces: Sequence[re.Match[str]]) -> str:
    if any(piece["text"] for piece in pieces):
        return ""
    return " ".join(piece["slot"] for piece in pieces if piece["slot"])


def marked(separator: Separator, sign: str) -> str:
    """What stands in the house for a sign, until it is known which slots are empty."""
    return f"{MARK}{separator.left};{separator.right};{sign}{MARK}"


def shown_sign(mark: str, texts: Mapping[str, str]) -> str:
    """The sign between the two marks, where something is shown on both sides of it."""
    left, right, sign = mark.split(";", 2)
    is_shown = all(not slots or any(texts[slot] for slot in slots.split()) for slots in (left, right))
    return sign if is_shown else ""
