"""Texts that people may edit in Word and that are found again: each between the ends of a bookmark."""

from collections.abc import Sequence
from typing import Protocol

from markupsafe import Markup, escape

# What the names of the bookmarks of such texts, and of what belongs to them, begin with.
MARK_START = "ikt_"


class MarkedText(Protocol):
    """A text as plain values. `number` is unique in the document, `bookmark` holds ≤ 40 characters.

    `comments` are the numbers of those that stand beside it. A `is_quiet` one is printed in grey.
    """

    @property
    def number(self) -> int: ...
    @property
    def bookmark(self) -> str: ...
    @property
    def words(self) -> str: ...
    @property
    def comments(self) -> Sequence[int]: ...
    @property
    def is_quiet(self) -> bool: ...


def marked_xml(text: MarkedText, last_number: int = 0) -> Markup:
    """The text with its bookmark and its comments, for a paragraph without runs.

    `last_number` is the last that the house uses itself.
    """
    number = last_number + text.number
    starts = "".join(f'<w:commentRangeStart w:id="{comment}"/>' for comment in text.comments)
    ends = "".join(
        f'<w:commentRangeEnd w:id="{comment}"/><w:r><w:commentReference w:id="{comment}"/></w:r>'
        for comment in text.comments
    )
    look = '<w:rPr><w:rStyle w:val="quiet"/></w:rPr>' if text.is_quiet else ""
    return Markup(  # noqa: S704 - every text is escaped
        f'{starts}<w:bookmarkStart w:id="{number}" w:name="{escape(text.bookmark)}"/>'
        f'<w:r>{look}<w:t xml:space="preserve">{escape(text.words)}</w:t></w:r>'
        f'<w:bookmarkEnd w:id="{number}"/>{ends}'
    )
