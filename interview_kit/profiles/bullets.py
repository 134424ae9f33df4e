"""The signs that lists begin their lines with: found, taken off, and lines with several of them parted."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from interview_kit.profiles.verbs import is_verb

# Signs that are never anything else, and such as may also be a dash, a letter or a number.
_SIGNS = "•●∙‣▪▫■□◦○»►▶➢➤➔→✓✔❖◆◊⬧⁃·\u27a2\u00a4"
_SIGN = re.compile(rf"^(?:[{_SIGNS}]+\s*|[§](?=\s+[A-ZÆØÅa-zæøå])\s*)")
_DASH = re.compile(r"^(?:[-–—*+]\s+|[–-](?=[A-ZÆØÅ])|o\s+(?=[A-ZÆØÅa-zæøå]{2}))")
_NUMBER = re.compile(
    r"^((?:\d{1,2}\.){1,3}\d{0,2}|\d{1,2}\)|\(\d{1,2}\)|[a-hA-H][.)])\s+(?=\S)|^(\d{1,2}[.)])(?=[A-ZÆØÅ][a-zæøå])"
)
_INSIDE = re.compile(r"(?<=\S)\s*[•●∙▪■►▶➢»◦](?=\s*[^\W\d_])")


# What a bullet of Wingdings becomes where its letters are lost: «Ø Skaber», «ü Følger».
_LETTER = re.compile(r"^([^\W\d_iIåÅaA])\s+(?=([A-ZÆØÅ][a-zæøå]+|[a-zæøå]{2,}))")
_LEAST_LETTERS = 3


class Item(NamedTuple):
    """A line without the sign that it began with, which is empty where there was none."""

    text: str
    bullet: str


def item_of(text: str) -> Item:
    """The line without its bullet.

    >>> item_of("• Skaber retning")
    Item(text='Skaber retning', bullet='•')
    >>> item_of("2.1 Samarbejde").bullet
    '2.1'
    """
    for pattern in (_SIGN, _DASH, _NUMBER):
        match = pattern.match(text)
        if match:
            return Item(text[match.end() :].strip(), match[0].strip()[:5])
    return Item(text, "")


def letter_bullets(texts: Sequence[str]) -> frozenset[str]:
    """The letters that stand alone before three lines or more, each time before a word that is whole."""
    found = (match for text in texts if (match := _LETTER.match(text)))
    letters = Counter(match[1] for match in found if match[2][0].isupper() or is_verb(match[2]))
    return frozenset(letter for letter, count in letters.items() if count >= _LEAST_LETTERS)


def without_letter(text: str, letters: frozenset[str]) -> str:
    """The text with a bullet in the place of such a letter."""
    match = _LETTER.match(text)
    return f"• {text[match.end() :]}" if match and match[1] in letters else text


def bullets_inside(text: str) -> int:
    """How many signs stand in the line after its beginning."""
    return len(_INSIDE.findall(text))


def parted(text: str) -> list[str]:
    """The line cut before each sign inside it; » that ends a quotation does not part it.

    >>> parted("• Lytter • Følger op")
    ['• Lytter', '• Følger op']
    """
    starts = [match.start() for match in _INSIDE.finditer(text) if not _ends_quotation(text, match)]
    ends = [*starts, len(text)]
    return [text[start:end].strip() for start, end in zip([0, *starts], ends, strict=True)]


def _ends_quotation(text: str, match: "re.Match[str]") -> bool:
    return "»" in match[0] and "«" in text


def is_number(bullet: str) -> bool:
    """Whether an item is numbered, as headings may be too."""
    return bool(re.match(r"[\d(]|[a-hA-H][.)]", bullet))
