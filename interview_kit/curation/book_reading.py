"""Reads a question book that came home: what its readers changed, asked and approved.

A text is found by its bookmark, else by its row's code, its words and its place among the others. What stands
where no text is goes to a person; nothing that somebody wrote is lost.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from interview_kit.curation.book_changes import Author, Changes, gathered
from interview_kit.curation.book_homes import Homes, homes_of, is_as_printed
from interview_kit.curation.book_layout import Known, Places, Spot, spots_of
from interview_kit.curation.book_marks import (
    BOOK,
    FORMAT,
    Manifest,
    address_hash,
    clean,
    entry_by,
    line_hash,
    manifest_of,
    printed_by,
)
from interview_kit.curation.proposals import Consent, Origin, Received, Remark, Unplaced
from interview_kit.models.bank import Entry
from interview_kit.models.days import iso_day
from interview_kit.word.comments import COMMENT_AUTHOR
from interview_kit.word.marked_text import MARK_START
from interview_kit.word.paper_properties import FORMAT_PROPERTY, KIND_PROPERTY
from interview_kit.word.revised import Change, Note, Revised, read_revised

_OLD_FORMATS = {"1"}
_PLACEHOLDERS = ("Vælg dato", "…")
_LONGEST_NEAR = 80


class BookRefusal(NamedTuple):
    """Why a file is not read as a question book: a code in the catalogue of problems."""

    code: str


def read_book(data: bytes, source: str, entries: Iterable[Entry]) -> Received | BookRefusal:
    """All that the book in these bytes (of the file `source`) wants of the entries of the bank."""
    revised = read_revised(data, lambda name: name.startswith(MARK_START))
    if isinstance(revised, str):
        return BookRefusal(f"book-{revised}")
    refusal = _refusal(revised)
    return BookRefusal(refusal) if refusal else _Book(revised, source, entries).received()


def _refusal(revised: Revised) -> str:
    """Why a Word file is no book that can be read; "" where it is."""
    is_marked = any(printed_by(mark.name) for passage in revised.passages for mark in passage.marks)
    is_book = revised.properties.get(KIND_PROPERTY) == BOOK
    if not is_book and not is_marked:
        return "book-not-ours"
    form = revised.properties.get(FORMAT_PROPERTY, FORMAT)
    if form in _OLD_FORMATS:
        return "book-too-old"
    return "" if form == FORMAT else "book-newer"


class _Book:
    """A book with the place of all that stands in it."""

    def __init__(self, revised: Revised, source: str, entries: Iterable[Entry]) -> None:
        self._revised = revised
        self._author = Author(revised.saved_by, revised.saved_at, source)
        self._manifest: Manifest = manifest_of(revised.properties)
        places = Places(entries)
        marks = [mark.name for passage in revised.passages for mark in passage.marks]
        self._known: Mapping[str, Known] = places.known(self._manifest, marks)
        self._spots: Sequence[Spot] = spots_of(revised.passages, places)
        self._homes: Homes = homes_of(self._spots, self._known, places)
        self._places = places
        self._first_of_row = {known.key: address for address, known in reversed(list(self._known.items()))}

    def received(self) -> Received:
        """Everything, in the order of the bank or of the book."""
        changes = Changes(self._spots, self._known, self._homes, self._author)
        proposals = gathered(changes.proposals(), self._known, self._manifest.entries)
        return Received(
            tuple(proposals),
            (*self._comments(), *self._footnotes(), *self._beside(), *self._reservations()),
            tuple(self._consents()),
            tuple(self._unplaced()),
            len(changes.kept),
        )

    # Remarks

    def _comments(self) -> Iterator[Remark]:
        """The comments that people wrote, each at the text that it hangs on."""
        places: dict[str, str] = {}
        for at, spot in enumerate(self._spots):
            for number in spot.passage.notes:
                places.setdefault(number, self._address(at, spot))
        for number, note in self._revised.notes.items():
            if note.by != COMMENT_AUTHOR and note.text:
                address = places.get(number) or places.get(note.answers, "")
                yield Remark(address, note.text, self._origin_of(note), note.is_open)

    def _origin_of(self, note: Note) -> Origin:
        return self._author.origin([Change("added", note.by, note.at)])

    def _footnotes(self) -> Iterator[Remark]:
        """Notes at the foot of the page that somebody wrote about a text."""
        for at, spot in enumerate(self._spots):
            for number in spot.passage.footnotes:
                text = self._revised.footnotes.get(number, "")
                if spot.role != "other" and text:
                    yield Remark(self._address(at, spot), text, self._author.origin(spot.passage.changes))

    def _address(self, at: int, spot: Spot) -> str:
        """The text that a paragraph is or was, the first of its row, or its entry."""
        own = [*self._homes.by_spot.get(at, ())]
        own += [
            self._places.texts[found.address][0].address
            for mark in spot.passage.marks
            if (found := printed_by(mark.name)) and found.address in self._places.texts
        ]
        return next(iter(own), "") or self._first_of_row.get(spot.key, spot.entry)

    def _beside(self) -> Iterator[Remark]:
        """What is typed in the column for remarks, a remark for each cell."""
        for spots in self._cells("remark").values():
            changes = [change for spot in spots for change in spot.passage.changes]
            texts = [clean(spot.passage.after) for spot in spots if spot.key[1] or self._is_new(spot)]
            text = "\n".join(filter(None, texts))
            if text:
                address = self._first_of_row.get(spots[0].key, spots[0].entry)
                yield Remark(address, text, self._author.origin(changes, "added"))

    # Approvals

    def _boxes(self) -> Iterator[tuple[str, str, list[str], list[Change]]]:
        """Each box: its entry, the hash of the words, what is written in it, and who changed it."""
        rows: dict[int, list[Spot]] = defaultdict(list)
        for (row, _), spots in self._cells("approval").items():
            rows[row] += spots
        for spots in rows.values():
            names = [mark.name for spot in spots for mark in spot.passage.marks if mark.begins]
            words = next((found[1] for found in map(entry_by, names) if found), "")
            fields: dict[int, list[str]] = defaultdict(list)
            for spot in spots:
                if spot.passage.cell:
                    fields[spot.passage.cell.column].append(_written(spot.passage.after))
            texts = [" ".join(filter(None, fields[column])) for column in (1, 3, 5)]
            changes = [change for spot in spots for change in spot.passage.changes]
            entry = spots[0].entry
            yield entry, words or self._manifest.entries.get(address_hash(entry), ""), texts, changes

    def _consents(self) -> Iterator[Consent]:
        for entry, words, (name, day, reservations), changes in self._boxes():
            if name or day:
                origin = self._author.origin(changes)
                yield Consent(entry, words, name, iso_day(day), reservations, origin)

    def _reservations(self) -> Iterator[Remark]:
        """Reservations that nobody has put a name to."""
        for entry, _, (name, day, reservations), changes in self._boxes():
            if reservations and not name and not day:
                yield Remark(entry, reservations, self._author.origin(changes))

    def _cells(self, role: str) -> dict[tuple[int, int], list[Spot]]:
        """The paragraphs of this role by row and column."""
        cells: dict[tuple[int, int], list[Spot]] = defaultdict(list)
        for spot in self._spots:
            if spot.role == role and spot.passage.cell:
                cells[spot.passage.cell].append(spot)
        return cells

    # The rest

    def _unplaced(self) -> Iterator[Unplaced]:
        """What was not printed and stands where no text is."""
        near = ""
        for at, spot in enumerate(self._spots):
            text = clean(spot.passage.after)
            if not text or not self._is_of_no_text(at, spot):
                continue
            if self._is_new(spot):
                before = clean(spot.passage.before.replace("\n", " "))
                where = " ".join(filter(None, spot.key)) or before or near or spot.entry
                yield Unplaced(text, where[:_LONGEST_NEAR], self._author.origin(spot.passage.changes))
            else:
                near = text

    def _is_of_no_text(self, at: int, spot: Spot) -> bool:
        return spot.role == "other" or at in self._homes.strangers

    def _is_new(self, spot: Spot) -> bool:
        """Whether a paragraph says what was not printed; where nobody knows, whether it is tracked."""
        lines = [line for line in spot.passage.after.split("\n") if clean(line)]
        if not self._manifest.other:
            return any(change.kind == "added" for change in spot.passage.changes)
        if any(is_printed(mark.name, spot.passage.after) for mark in spot.passage.marks):
            return False
        return not all(line_hash(line) in self._manifest.other for line in lines)


def is_printed(name: str, words: str) -> bool:
    """Whether a text of another bank has the words that its bookmark says."""
    found = printed_by(name)
    return found is not None and is_as_printed(words, found)


def _written(text: str) -> str:
    """What is written in a field, without the words that asked for it."""
    plain = clean(text)
    for words in _PLACEHOLDERS:
        plain = plain.removeprefix(words).removesuffix(words).strip()
    return plain
