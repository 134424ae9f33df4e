"""Every text of an entry with its address, which people read and programs find it again by."""

import hashlib
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from interview_kit.models.bank import Anchors, Entry, Question, WithoutStaff

Loc = tuple[int | str, ...]
_HASH_LENGTH = 10


class BankText(NamedTuple):
    """A text: the address, as `direktoer.politik.dialog/trin 5/2`; where it is in its entry; its words.

    `in_list` says that it is one of several, which may become more or fewer.
    """

    address: str
    loc: Loc
    words: str
    in_list: bool


def texts_of(entry: Entry) -> dict[str, BankText]:
    """All that is printed or spoken of an entry, by its address, in the order of the book."""
    return {text.address: text for text in _texts(entry)}


def text_hash(words: str) -> str:
    """Ten characters of a hash of the words: another word, another hash."""
    return hashlib.sha256(words.encode()).hexdigest()[:_HASH_LENGTH]


def _texts(entry: Entry) -> Iterator[BankText]:
    writer = _Writer(entry.id)
    yield writer.single("dækker", ("covers",), entry.covers)
    for index, question in enumerate(entry.questions):
        yield from _question(writer, question, index)
    yield from _anchors(writer, "trin", ("anchors",), entry.anchors)
    for position, anchors in entry.anchors_for.items():
        yield from _anchors(writer, f"trin for {position}", ("anchors_for", position), anchors)
    yield from writer.each("lyt efter", ("indicators", "positive"), entry.indicators.positive)
    yield from writer.each("vær opmærksom på", ("indicators", "negative"), entry.indicators.negative)
    yield from writer.each("rødt flag", ("red_flags",), entry.red_flags)
    if entry.counts_too:
        yield writer.single("tæller også", ("counts_too",), entry.counts_too)


def _question(writer: "_Writer", question: Question, index: int) -> Iterator[BankText]:
    """A question with all that belongs to it; its number is its place in the entry, from 1."""
    loc: Loc = ("questions", index)
    yield from _wordings(writer, question, f"spørgsmål {index + 1}", loc)
    if question.without_staff:
        yield from _wordings(
            writer, question.without_staff, f"uden personale {index + 1}", (*loc, "without_staff")
        )


def _wordings(writer: "_Writer", asked: Question | WithoutStaff, name: str, loc: Loc) -> Iterator[BankText]:
    yield writer.single(name, (*loc, "text"), asked.text)
    if asked.broader:
        yield writer.single(f"{name}, bredere", (*loc, "broader"), asked.broader)
    yield from writer.each(f"{name}, opfølgning", (*loc, "probes"), asked.probes)
    if asked.anchors:
        yield from _anchors(writer, f"{name}, trin", (*loc, "anchors"), asked.anchors)


def _anchors(writer: "_Writer", name: str, loc: Loc, anchors: Anchors) -> Iterator[BankText]:
    """The statements of the levels, the highest first: `trin 5/2`."""
    for level in sorted(anchors, reverse=True):
        for index, words in enumerate(anchors[level]):
            yield writer.part(f"{name} {level}/{index + 1}", (*loc, level, index), words)


class _Writer:
    """Makes the texts of one entry."""

    def __init__(self, entry: str) -> None:
        self._entry = entry

    def single(self, name: str, loc: Loc, words: str) -> BankText:
        return BankText(f"{self._entry}/{name}", loc, words, in_list=False)

    def part(self, name: str, loc: Loc, words: str) -> BankText:
        return BankText(f"{self._entry}/{name}", loc, words, in_list=True)

    def each(self, name: str, loc: Loc, words: Sequence[str]) -> Iterator[BankText]:
        for index, text in enumerate(words):
            yield self.part(f"{name} {index + 1}", (*loc, index), text)
