"""The rows of `profil-udkast.docx`: the one list that it is written from and read back by."""

from collections.abc import Mapping
from typing import Any

from interview_kit.profiles.paper import GUESSES, MOST_LINES, DraftLine
from interview_kit.word.controls import BOOKMARK_START
from interview_kit.word.fields import Choice, Field
from interview_kit.word.paper_properties import KIND_PROPERTY, packed, unpacked

# What the paper calls itself, and the format of what it says of itself.
PAPER_KIND, FORMAT = "profil-udkast", "1"
_LINES = f"{KIND_PROPERTY}.linjer"
_CHOICES = tuple(Choice(label, label) for label in GUESSES.values())


TITLE = Field("profil.titel", "Profilens titel", f"{BOOKMARK_START}profil_titel", number=1)
ORGANISATION = Field(
    "profil.organisation", "Organisationens navn", f"{BOOKMARK_START}profil_organisation", number=2
)
_FIRST_NUMBER = 3


def text_field(number: int) -> Field:
    """The place of a line's words."""
    at = _FIRST_NUMBER + 2 * number
    return Field(f"linje.{number}", f"Linje {number}", f"{BOOKMARK_START}linje_{number}", number=at)


def guess_field(number: int) -> Field:
    """The place of what a line is."""
    at = _FIRST_NUMBER + 2 * number + 1
    name = f"{BOOKMARK_START}slags_{number}"
    return Field(f"slags.{number}", f"Linje {number}, slags", name, "Vælg", "choice", _CHOICES, number=at)


def kept_lines(lines: tuple[DraftLine, ...]) -> dict[str, str]:
    """The lines as they were printed, in as many properties as they need."""
    return packed(_LINES, [[line.text, line.guess, line.is_sure, line.page, line.note] for line in lines])


def printed_lines(properties: Mapping[str, str]) -> tuple[DraftLine, ...] | None:
    """The lines that were printed, from the file's properties; None where they are gone or changed."""
    rows: Any = unpacked(properties, _LINES)
    try:
        return tuple(_line(*row) for row in rows[:MOST_LINES]) or None
    except (ValueError, TypeError):
        return None


def _line(text: object, guess: object, is_sure: object, page: object, note: object) -> DraftLine:
    """A line from what was kept of it. Raises `ValueError` where that is none."""
    for name in GUESSES:
        if name == guess and isinstance(text, str) and isinstance(note, str):
            return DraftLine(text, name, is_sure is True, page if isinstance(page, int) else None, note)
    raise ValueError(guess)
