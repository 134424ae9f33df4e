"""Which paragraph each printed text of a book has become, also where its bookmark is lost or split."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from interview_kit.curation.book_layout import Known, Places, Spot
from interview_kit.curation.book_marks import Printed, clean, plain, printed_by
from interview_kit.curation.texts import text_hash
from interview_kit.word.revised import Mark

# How alike two texts must be to be the same one reworded, and how much of them is compared.
_ALIKE, _COMPARED = 0.6, 200
# More paragraphs than one text is ever split into.
_MOST_PIECES = 20
# More pairs of lost texts and unknown paragraphs than any list has.
_MOST_PAIRS = 400


class Homes(NamedTuple):
    """By address the number of its paragraph and its bookmark there; those that share one, in order.

    `marks` are all that is left of a text's bookmark; `strangers` are paragraphs with texts of another bank.
    """

    by_address: Mapping[str, int]
    by_spot: Mapping[int, Sequence[str]]
    marks: Mapping[str, Sequence[Mark]]
    strangers: frozenset[int]


def homes_of(spots: Sequence[Spot], known: Mapping[str, Known], places: Places) -> Homes:
    """The paragraph of each text that is still in the book."""
    finder = _Finder(spots, known, places)
    finder.by_marks()
    finder.by_equal_words()
    finder.by_order()
    by_spot: dict[int, list[str]] = defaultdict(list)
    order = {address: number for number, address in enumerate(finder.met)}
    for address, at in finder.homes.items():
        by_spot[at].append(address)
    for addresses in by_spot.values():
        addresses.sort(key=lambda address: order.get(address, len(order)))
    marks = {address: [mark for _, mark in each] for address, each in finder.met.items()}
    return Homes(finder.homes, by_spot, marks, frozenset(finder.strangers))


def is_as_printed(words: str, printed: Printed) -> bool:
    """Whether these are the words that were printed, but for what programs change by themselves."""
    return text_hash(clean(words)) == printed.words or text_hash(plain(words)) == printed.plain


class _Finder:
    def __init__(self, spots: Sequence[Spot], known: Mapping[str, Known], places: Places) -> None:
        self._spots, self._known = spots, known
        self.homes: dict[str, int] = {}
        self.met: dict[str, list[tuple[int, Mark]]] = {}
        self.strangers: set[int] = set()
        for at, spot in enumerate(spots):
            for mark in spot.passage.marks:
                found = printed_by(mark.name)
                if found and found.address in places.texts:
                    self.met.setdefault(places.texts[found.address][0].address, []).append((at, mark))
                elif found and clean(mark.after):
                    self.strangers.add(at)

    # By bookmarks

    def by_marks(self) -> None:
        """The paragraph that holds the bookmark's words; else the one where its words were typed over."""
        for address, met in self.met.items():
            full = [at for at, mark in met if clean(mark.after)][:_MOST_PIECES]
            if full:
                self.homes[address] = full[0] if len(full) == 1 else self._most_alike(address, full)
        taken = set(self.homes.values())
        typed_over: dict[int, str] = {}
        for address, met in self.met.items():
            for at, _ in met if address not in self.homes else ():
                if at not in taken and self._is_own_text(at, address):
                    typed_over[at] = address
        self.homes |= {address: at for at, address in typed_over.items()}

    def _most_alike(self, address: str, spots: Sequence[int]) -> int:
        known = self._known[address]
        words = [self._spots[at].passage.after for at in spots]
        same = [at for at, text in zip(spots, words, strict=True) if is_as_printed(text, known.printed)]
        whole = plain(known.text.words)
        cut = [at for at, text in zip(spots, words, strict=True) if whole.startswith(plain(text))]
        likeness = [_likeness(text, known.text.words) for text in words]
        return (same or cut or [spots[likeness.index(max(likeness))]])[0]

    def _is_own_text(self, at: int, address: str) -> bool:
        spot = self._spots[at]
        return (
            spot.role == "text" and spot.key == self._known[address].key and bool(clean(spot.passage.after))
        )

    # Where bookmarks are lost

    def _unknown(self) -> list[int]:
        """The paragraphs of rows that no text has claimed."""
        taken = {*self.homes.values(), *self.strangers}
        return [
            at
            for at, spot in enumerate(self._spots)
            if spot.role == "text" and at not in taken and clean(spot.passage.after)
        ]

    def _missing(self) -> Iterator[str]:
        return (address for address in self._known if address not in self.homes)

    def by_equal_words(self) -> None:
        """A text that is gone is where its very words stand in the same entry, first in its own row."""
        places: dict[tuple[str, str], list[int]] = defaultdict(list)
        for at in self._unknown():
            spot = self._spots[at]
            places[spot.entry, text_hash(plain(spot.passage.after))].append(at)
        for own_row in (True, False):
            for address in list(self._missing()):
                known = self._known[address]
                found = places.get((known.key[0], known.printed.plain), [])
                fitting = [at for at in found if not own_row or self._spots[at].key == known.key]
                if fitting:
                    self.homes[address] = fitting[0]
                    found.remove(fitting[0])

    def by_order(self) -> None:
        """Texts whose bookmarks are gone are the unknown paragraphs between the same neighbours."""
        unknown: dict[tuple[str, str], list[int]] = defaultdict(list)
        for at in self._unknown():
            unknown[self._spots[at].key].append(at)
        lost: dict[tuple[str, str], list[str]] = defaultdict(list)
        for address in self._missing():
            if address not in self.met:
                lost[self._known[address].key].append(address)
        for key, addresses in lost.items():
            for gap, paragraphs in self._gaps(key, addresses, unknown[key]):
                self.homes |= dict(self._pairs(gap, paragraphs))

    def _gaps(
        self, key: tuple[str, str], lost: Sequence[str], unknown: Sequence[int]
    ) -> Iterator[tuple[list[str], list[int]]]:
        """What is lost and what is unknown, by the last text before it that is in its place."""
        row = [address for address, known in self._known.items() if known.key == key]
        ends = [self.homes[address] for address in row if address in self.homes]
        by_end: dict[int, tuple[list[str], list[int]]] = defaultdict(lambda: ([], []))
        for address in lost:
            before = [self.homes[each] for each in row[: row.index(address)] if each in self.homes]
            by_end[max(before, default=-1)][0].append(address)
        for at in unknown:
            by_end[max((end for end in ends if end < at), default=-1)][1].append(at)
        yield from by_end.values()

    def _pairs(self, lost: list[str], unknown: list[int]) -> Iterator[tuple[str, int]]:
        """As many of the one as of the other are the same in order; else those that are most alike."""
        if len(lost) == len(unknown):
            yield from zip(lost, unknown, strict=True)
            return
        if len(lost) * len(unknown) > _MOST_PAIRS:
            return
        alike = sorted(
            (
                (_likeness(self._spots[at].passage.after, self._known[address].text.words), address, at)
                for address in lost
                for at in unknown
            ),
            key=lambda each: -each[0],
        )
        left, free = set(lost), set(unknown)
        for likeness, address, at in alike:
            if likeness >= _ALIKE and address in left and at in free:
                left.remove(address)
                free.remove(at)
                yield address, at


def _likeness(text: str, other: str) -> float:
    return SequenceMatcher(None, clean(text)[:_COMPARED], clean(other)[:_COMPARED], autojunk=False).ratio()
