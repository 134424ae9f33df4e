"""An entry as the texts it is made of, each with its place: what the rules on wording read."""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from interview_kit.models.bank import Entry, Question

Role = Literal[
    "question", "probe", "anchor", "positive", "negative", "red_flag", "counts_too", "covers", "keyword"
]
Loc = tuple[int | str, ...]
_SENTENCE = re.compile(r"[^.!?]+[.!?]*")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*|\d+(?:[.,]\d+)*")


class Piece(NamedTuple):
    """One text of an entry; `kind` is that of the question (or of its probe), `level` an anchor's."""

    role: Role
    text: str
    kind: str = ""
    level: int = 0
    loc: Loc = ()


def pieces_of(entry: Entry) -> Iterator[Piece]:
    """Every text that people read, in the order of the file. Retired questions are left out."""
    yield Piece("covers", entry.covers, loc=("covers",))
    for at, question in enumerate(entry.questions):
        if not question.retired:
            yield from _question_pieces(question, ("questions", at))
    yield from _anchor_pieces(entry.anchors, ("anchors",))
    for role, texts in (("positive", entry.indicators.positive), ("negative", entry.indicators.negative)):
        for at, text in enumerate(texts):
            yield Piece(role, text, loc=("indicators", role, at))  # type: ignore[arg-type]
    for at, text in enumerate(entry.red_flags):
        yield Piece("red_flag", text, loc=("red_flags", at))
    if entry.counts_too:
        yield Piece("counts_too", entry.counts_too, loc=("counts_too",))


def _question_pieces(question: Question, loc: Loc) -> Iterator[Piece]:
    yield Piece("question", question.text, question.kind, loc=(*loc, "text"))
    for at, probe in enumerate(question.probes):
        yield Piece("probe", probe, question.kind, loc=(*loc, "probes", at))
    if question.anchors:
        yield from _anchor_pieces(question.anchors, (*loc, "anchors"))


def _anchor_pieces(anchors: dict[int, tuple[str, ...]], loc: Loc) -> Iterator[Piece]:
    for level, statements in anchors.items():
        for at, statement in enumerate(statements):
            yield Piece("anchor", statement, level=level, loc=(*loc, level, at))


def sentences(text: str) -> list[str]:
    """The sentences with their marks: «Hvad gjorde du? Og så.» → two."""
    return [found.strip() for found in _SENTENCE.findall(text) if found.strip()]


def words(text: str) -> list[str]:
    """The words in lower case, numbers among them."""
    return [found.lower() for found in _WORD.findall(text)]


def stems(text: str) -> set[str]:
    """The first six letters of every word of four or more: rough Danish stems, enough to compare by."""
    return {word[:6] for word in words(text) if len(word) > 3}
