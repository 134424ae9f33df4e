"""The rows of `profil-udkast.docx`: the one list that it is written from and read back by."""

import base64
import json
import zlib
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from interview_kit.profiles.paper import GUESSES, MOST_LETTERS, MOST_LINES, DraftLine
from interview_kit.word.controls import BOOKMARK_START, ControlKind

# What the paper calls itself, and the format of what it says of itself.
PAPER_KIND, FORMAT = "profil-udkast", "1"
KIND_PROPERTY, FORMAT_PROPERTY = "interview-kit", "interview-kit.format"
ID_PROPERTY, _CHUNK_PROPERTY = "interview-kit.profil", "interview-kit.linjer"
# A custom property holds 255 letters.
_CHUNK = 250
_LARGEST = 8 * MOST_LETTERS
CHOICES = tuple((label, label) for label in GUESSES.values())


class Field(NamedTuple):
    """A place that HR may change; its attributes are those of `word.controls.Control`."""

    tag: str
    alias: str
    bookmark: str
    placeholder: str = "…"
    kind: ControlKind = "text"
    choices: tuple[tuple[str, str], ...] = ()
    number: int = 0
    lines: int = 0


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
    return Field(f"slags.{number}", f"Linje {number}, slags", name, "Vælg", "choice", CHOICES, at)


def kept_lines(lines: tuple[DraftLine, ...]) -> dict[str, str]:
    """The lines as they were printed, in as many properties as they need."""
    rows = [[line.text, line.guess, line.is_sure, line.page, line.note] for line in lines]
    packed = zlib.compress(json.dumps(rows, ensure_ascii=False).encode(), 9)
    text = base64.b64encode(packed).decode()
    chunks = [text[start : start + _CHUNK] for start in range(0, len(text), _CHUNK)]
    return {f"{_CHUNK_PROPERTY}.{number}": chunk for number, chunk in enumerate(chunks, 1)}


def printed_lines(properties: Mapping[str, str]) -> tuple[DraftLine, ...] | None:
    """The lines that were printed, from the file's properties; None where they are gone or changed."""
    try:
        packed = base64.b64decode("".join(_chunks(properties)), validate=True)
        unpacker = zlib.decompressobj()
        data = unpacker.decompress(packed, _LARGEST)
        if not unpacker.eof:
            return None
        rows = json.loads(data)
        return tuple(_line(*row) for row in rows[:MOST_LINES]) or None
    except (ValueError, TypeError, zlib.error, RecursionError):
        return None


def _chunks(properties: Mapping[str, str]) -> Iterator[str]:
    number = 1
    while (chunk := properties.get(f"{_CHUNK_PROPERTY}.{number}")) is not None:
        yield chunk
        number += 1


def _line(text: object, guess: object, is_sure: object, page: object, note: object) -> DraftLine:
    """A line from what was kept of it. Raises `ValueError` where that is none."""
    for name in GUESSES:
        if name == guess and isinstance(text, str) and isinstance(note, str):
            return DraftLine(text, name, is_sure is True, page if isinstance(page, int) else None, note)
    raise ValueError(guess)
