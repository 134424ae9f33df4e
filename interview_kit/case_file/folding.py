"""Texts as they are compared: plain letters, nothing invisible, and the way back to what was written."""

import re
from typing import NamedTuple
from unicodedata import category, normalize

# What no form of Unicode takes apart; and letters of other alphabets that look like ours.
_LETTERS = {
    "æ": "ae", "ø": "oe", "œ": "oe", "ß": "ss", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i",
    "а": "a", "в": "b", "е": "e", "к": "k", "м": "m", "н": "h", "о": "o", "р": "p", "с": "c", "т": "t",
    "у": "y", "х": "x", "і": "i", "ј": "j", "α": "a", "κ": "k", "ο": "o", "ν": "v",
}  # fmt: skip
_RING, _DOTS, _STROKE = "\u030a", "\u0308", "\u0338"
# A letter and the mark on it that Danish writes as two letters: å, ä, ö, ü, ø.
_WITH_MARK = {"a" + _RING: "a", "a" + _DOTS: "e", "o" + _DOTS: "e", "u" + _DOTS: "e", "o" + _STROKE: "e"}
_SIMPLE = re.compile(r"[ -~\n]*")


class Folded(NamedTuple):
    """A text in plain letters: `cased` as they were written, `text` in small ones, both of the same length.

    `at` is where in the written text each of the letters stands.
    """

    cased: str
    text: str
    at: list[int] | range
    written: str

    def place(self, start: int, end: int) -> int:
        """Where in the written text this piece begins, its blanks apart."""
        blanks = len(self.text[start:end]) - len(self.text[start:end].lstrip())
        return self.at[min(start + blanks, len(self.at) - 1)]

    def words(self, start: int, end: int) -> str:
        """The piece as it was written, without blanks around it."""
        return self.written[self.at[start] : self.at[end - 1] + 1].strip()


def folded(written: str) -> Folded:
    """The text without accents and without what cannot be seen, å as aa, æ as ae, ø as oe, ４ as 4."""
    if _SIMPLE.fullmatch(written):
        return Folded(written, written.lower(), range(len(written)), written)
    letters, at = list[str](), list[int]()
    for index, character in enumerate(written):
        for letter in normalize("NFKD", character):
            plain = _plain(letter, letters[-1] if letters else "")
            letters += plain
            at += [index] * len(plain)
    cased = "".join(letters)
    return Folded(cased, "".join(map(_small, cased)), at, written)


def _plain(letter: str, before: str) -> str:
    """What the letter becomes after the one before; nothing where it has no shape of its own."""
    if letter in _LETTERS:
        return _LETTERS[letter]
    small = letter.lower()
    if small in _LETTERS:
        return _LETTERS[small].capitalize()
    if category(letter) in {"Mn", "Me"}:
        return _WITH_MARK.get(before.lower() + letter, "")
    if category(letter) == "Cf":
        return ""
    return "-" if category(letter) == "Pd" or letter == "\u2212" else letter


def _small(letter: str) -> str:
    small = letter.lower()
    return small if len(small) == 1 else letter
