"""`profil-udkast.docx` read back: the lines as HR has left them, and what is not as it was printed."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from interview_kit.profiles.letters import plain_letters
from interview_kit.profiles.paper import GUESSES, DraftLine, Guess
from interview_kit.profiles.rows import (
    FORMAT,
    ORGANISATION,
    PAPER_KIND,
    TITLE,
    guess_field,
    printed_lines,
    text_field,
)
from interview_kit.word.fields import Field, without_placeholder
from interview_kit.word.filled import FilledDocument, read_filled
from interview_kit.word.paper_properties import FORMAT_PROPERTY, KIND_PROPERTY, PROFILE_PROPERTY
from interview_kit.word.places import Places
from interview_kit.word.visible_text import Span

_BY_WORD: dict[str, Guess] = {label.lower(): guess for guess, label in GUESSES.items()}
_CELLS = 4
_NUMBER = re.compile(r"\d{1,4}")


class Missing(NamedTuple):
    """A printed line that is not in the paper any more."""

    number: int
    text: str


class Returned(NamedTuple):
    """What came back.

    `missing` are the lines that somebody has deleted or a program has lost, `unchosen` the numbers of those
    whose word for what they are is none of the five: these are left as we guessed. `printed` are the lines as
    they were printed.
    """

    profile_id: str
    title: str
    organisation: str
    lines: tuple[DraftLine, ...]
    printed: tuple[DraftLine, ...]
    missing: tuple[Missing, ...]
    unchosen: tuple[int, ...]


def read_draft(data: bytes) -> Returned | str:
    """The draft in these bytes, or the code of why it is not read."""
    document = read_filled(data)
    if isinstance(document, str):
        return "raw-encrypted" if document == "encrypted" else "draft-unread"
    kind = document.properties.get(KIND_PROPERTY)
    if kind != PAPER_KIND:
        return "draft-not-ours"
    if document.properties.get(FORMAT_PROPERTY) != FORMAT:
        return "draft-newer"
    printed = printed_lines(document.properties)
    return "draft-lines-lost" if printed is None else _Reader(document, printed).read()


class _Row(NamedTuple):
    number: int | None
    texts: tuple[str, ...]
    word: str


class _Reader:
    """Finds the lines in the rows of the table, and where a program has made something else of it by name."""

    def __init__(self, document: FilledDocument, printed: tuple[DraftLine, ...]) -> None:
        self._document, self._printed = document, printed
        self._body, self._places = document.body, Places(document.body)

    def read(self) -> Returned:
        """All that is in the paper."""
        rows = list(self._rows())
        found = {row.number for row in rows}
        rows += [
            row
            for number in range(1, len(self._printed) + 1)
            if number not in found
            for row in self._by_name(number)
        ]
        found = {row.number for row in rows}
        missing = tuple(
            Missing(number, line.text) for number, line in enumerate(self._printed, 1) if number not in found
        )
        unchosen: list[int] = []
        lines = tuple(line for row in rows for line in self._lines(row, unchosen))
        return Returned(
            self._document.properties.get(PROFILE_PROPERTY, ""),
            self._written(TITLE),
            self._written(ORGANISATION),
            lines,
            self._printed,
            missing,
            tuple(dict.fromkeys(unchosen)),
        )

    def _lines(self, row: _Row, unchosen: list[int]) -> Iterator[DraftLine]:
        """The lines of a row: one for each paragraph that somebody has made of it."""
        printed = self._printed[row.number - 1] if row.number else None
        guess = _BY_WORD.get(row.word.lower())
        if guess is None:
            unchosen.append(row.number or 0)
            guess = printed.guess if printed else "left-out"
        for text in row.texts:
            yield DraftLine(text, guess, is_sure=True, page=printed.page if printed else None)

    def _rows(self) -> Iterator[_Row]:
        """The rows of the table in the order of the paper, also such as somebody has added."""
        for cells in self._body.rows:
            if len(cells) != _CELLS:
                continue
            first, text, word, _ = (self._text(cell) for cell in cells)
            match = _NUMBER.fullmatch(first)
            number = int(match[0]) if match else None
            is_ours = number is not None and 1 <= number <= len(self._printed)
            if is_ours or word.lower() in _BY_WORD:
                yield _Row(number if is_ours else None, _paragraphs(text), word)

    def _by_name(self, number: int) -> Iterator[_Row]:
        """A line by its control or bookmark, where its row is not to be found."""
        for span in self._places.spans(text_field(number))[:1]:
            yield _Row(number, _paragraphs(self._text(span)), self._written(guess_field(number)))

    def _written(self, field: Field) -> str:
        """What is written in a field, without its placeholder."""
        texts = (without_placeholder(self._body.text(span), field) for span in self._places.spans(field))
        return plain_letters(next(texts, ""))

    def _text(self, span: Span) -> str:
        return self._body.text(span).strip()


def _paragraphs(text: str) -> tuple[str, ...]:
    """What stands on each line of a cell; a cell that is empty is a line that somebody has emptied."""
    return tuple(filter(None, map(plain_letters, text.split("\n"))))
