"""Reads `rettelser.docx` back: what is ticked, in the words that somebody may have corrected in the paper.

A box is found by its tag, its alias, its bookmark or the number that its row begins with. Where they differ,
or nothing is left of it, the change is not taken, and that is said: nothing is guessed.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from interview_kit.curation.counts import rivals
from interview_kit.curation.file_edits import focus_place
from interview_kit.curation.paper import (
    FORMAT,
    KIND,
    BankLabel,
    Paper,
    paper_of,
    printed_code,
    shown_words,
    tick_box,
    words_box,
)
from interview_kit.curation.proposals import Proposal
from interview_kit.curation.verdicts import Chosen, Judged
from interview_kit.models.text import listed, normalised
from interview_kit.word.controls import TICKED, UNTICKED
from interview_kit.word.filled import FilledDocument, FilledRefusal, read_filled
from interview_kit.word.paper_properties import FORMAT_PROPERTY, KIND_PROPERTY
from interview_kit.word.places import Places
from interview_kit.word.visible_text import Control, Span

WORDS_KINDS = frozenset({"changed", "added"})
# The cells of a row: the number, the change, its new words, the tick.
_CELLS, _WORDS_CELL, _TICK_CELL = 4, 2, 3
_TICKS, _NO_TICKS = frozenset({TICKED, *"☑✓✔✗✘"}), frozenset({UNTICKED, "□"})
_PRINTED_CODE = re.compile(r"Rettelser ([0-9A-F]{8})\b")
_OLD_PROGRAMS = frozenset({"doc", "odt", "rtf"})
_OTHER_FILES = frozenset(
    {"xlsx", "xls", "ods", "pdf", "html", "picture", "empty", "text", "zip", "lock-file", "unknown"}
)


def may_be_reworded(proposal: Proposal) -> bool:
    """Whether the new words stand in a field of the paper: a text, and not an order of questions."""
    return proposal.kind in WORDS_KINDS and focus_place(proposal.address) is None


class Told(NamedTuple):
    """Something to say of a paper: a code in the catalogue of problems, and its details."""

    code: str
    details: Mapping[str, str]


class Ticked(NamedTuple):
    """What was chosen in a paper about this bank, made of these files.

    `corrected` are the numbers of the changes whose words are other than those proposed; `doubts` says what
    was not taken because it could not be made out.
    """

    chosen: Chosen
    bank: BankLabel
    sources: tuple[str, ...]
    corrected: tuple[int, ...] = ()
    doubts: tuple[Told, ...] = ()


def chosen(data: bytes, originals: Sequence[bytes] = ()) -> Ticked | tuple[Told, ...]:
    """What is ticked in the paper in these bytes, or all that is in the way of taking anything from it.

    `originals` are papers as they were made: a program that loses what a paper carries (Google Docs does)
    keeps its printed code, by which the original is known.
    """
    document = read_filled(data)
    if isinstance(document, str):
        return (_unread(document),)
    paper = _paper(document, originals)
    if isinstance(paper, Told):
        return (paper,)
    reader = _Reader(paper, Places(document.body))
    ticked = reader.read()
    return tuple(_both_ticked(paper, reader.ticked)) or ticked


def _unread(reason: FilledRefusal) -> Told:
    if reason in _OLD_PROGRAMS:
        return Told("corrections-other-program", {})
    if reason == "encrypted":
        return Told("corrections-encrypted", {})
    return Told("corrections-no-word-file" if reason in _OTHER_FILES else "corrections-unreadable", {})


# What the paper is about


def _paper(document: FilledDocument, originals: Sequence[bytes]) -> Paper | Told:
    properties = document.properties
    code = next(_codes(document), "")
    if properties.get(KIND_PROPERTY) != KIND:
        if not code or KIND_PROPERTY in properties:
            return Told("corrections-not-ours", {})
        properties = next(_properties_of(originals, code), {})
        if not properties:
            return Told("corrections-lost", {"code": code})
    if properties.get(FORMAT_PROPERTY) != FORMAT:
        return Told("corrections-other-format", {})
    return paper_of(properties) or Told("corrections-damaged", {})


def _codes(document: FilledDocument) -> Iterator[str]:
    """The codes that are printed on the pages."""
    for text in (*document.around, document.body.whole):
        yield from _PRINTED_CODE.findall(text)


def _properties_of(originals: Sequence[bytes], code: str) -> Iterator[Mapping[str, str]]:
    for data in originals:
        document = read_filled(data)
        if isinstance(document, str) or document.properties.get(KIND_PROPERTY) != KIND:
            continue
        if paper_of(document.properties) and printed_code(document.properties) == code:
            yield document.properties


def _both_ticked(paper: Paper, ticked: Sequence[int]) -> Iterator[Told]:
    """Those of which at most one can be made, where more are ticked."""
    others, said = rivals(paper.changes), set[int]()
    for change in paper.changes:
        together = {change.number, *others.get(change.number, ())} & set(ticked)
        if change.number in together and len(together) > 1 and not together <= said:
            said |= together
            numbers = listed(map(str, sorted(together)))
            yield Told("corrections-both-ticked", {"numbers": numbers, "place": change.place})


# What is ticked


class _Reader:
    """Goes through the boxes of a paper."""

    def __init__(self, paper: Paper, places: Places) -> None:
        self._paper, self._places, self._body = paper, places, places.body
        self._doubts: dict[str, list[int]] = {}
        self.ticked: list[int] = []
        self._corrected: list[int] = []

    def read(self) -> Ticked:
        proposals = [
            self._proposal(change) for change in self._paper.changes if self._is_ticked(change.number)
        ]
        consents = [judged.consent for judged in self._paper.consents if self._is_ticked(judged.number)]
        decided = Chosen(tuple(filter(None, proposals)), tuple(consents))
        doubts = (Told(code, {"numbers": listed(map(str, which))}) for code, which in self._doubts.items())
        return Ticked(decided, self._paper.bank, self._paper.sources, tuple(self._corrected), tuple(doubts))

    def _doubt(self, code: str, number: int) -> None:
        self._doubts.setdefault(code, []).append(number)

    def _is_ticked(self, number: int) -> bool:
        states = set(self._states(number))
        if not states:
            self._doubt("corrections-tick-lost", number)
        elif len(states) > 1 or None in states:
            self._doubt("corrections-tick-unclear", number)
        return states == {True}

    def _states(self, number: int) -> Iterator[bool | None]:
        """What each place that is left of the box says."""
        box = tick_box(number)
        for control in self._places.controls(box):
            if control.is_ticked is not None:
                yield control.is_ticked
            yield _state(self._body.text(control.span))
        for span in (*self._places.marks(box), *self._cells(number, _TICK_CELL)):
            yield _state(self._body.text(span))

    def _cells(self, number: int, index: int) -> list[Span]:
        return [row[index] for row in self._places.rows(str(number)) if len(row) == _CELLS]

    # Corrected words

    def _proposal(self, change: Judged) -> Proposal | None:
        """The change with the words of the paper; None where these cannot be made out."""
        self.ticked.append(change.number)
        words = change.proposal.words
        if not may_be_reworded(change.proposal):
            return change.proposal
        texts = set(self._words(change.number))
        text = texts.pop() if len(texts) == 1 else None
        if text is not None and normalised(text) == normalised(shown_words(words)):
            return change.proposal
        if not text:
            self._doubt(f"corrections-words-{'unclear' if text is None else 'empty'}", change.number)
            return None
        self._corrected.append(change.number)
        return change.proposal._replace(words=text if "\n" in words else normalised(text))

    def _words(self, number: int) -> Iterator[str]:
        """What stands at each place that is left of the box, which has a cell of its own."""
        box = words_box(number)
        controls = self._places.controls(box)
        prompts = [control for control in controls if control.shows_placeholder]
        spans = [*(control.span for control in controls), *self._places.marks(box)]
        cells = [self._places.cell_of(span) or span for span in spans]
        for cell in dict.fromkeys([*cells, *self._cells(number, _WORDS_CELL)]):
            lines = self._without(prompts, cell).split("\n")
            yield "\n".join(filter(None, map(normalised, lines)))

    def _without(self, prompts: Sequence[Control], cell: Span) -> str:
        """The text of the cell without what an empty control shows."""
        start, end = cell
        pieces = []
        for control in prompts:
            if start <= control.span[0] and control.span[1] <= end:
                pieces.append(self._body.text((start, control.span[0])))
                start = control.span[1]
        return "".join([*pieces, self._body.text((start, end))])


def _state(text: str) -> bool | None:
    """Whether a box with this text is ticked; None where it says neither."""
    signs = set(text)
    is_ticked, is_not = bool(signs & _TICKS), bool(signs & _NO_TICKS)
    if is_ticked != is_not:
        return is_ticked
    plain = text.strip().lower()
    return False if not plain else True if plain == "x" else None
