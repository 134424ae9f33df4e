"""Where the paragraphs of a book that came home stand: in which entry, row and cell."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from interview_kit.curation.addresses import list_words, lists_of
from interview_kit.curation.book_marks import (
    Manifest,
    Printed,
    address_hash,
    book_texts,
    clean,
    entry_by,
    plain,
    plain_code,
    printed_by,
    row_code,
)
from interview_kit.curation.texts import BankText, text_hash, texts_of
from interview_kit.models.bank import Entry
from interview_kit.word.revised import Passage

Role = Literal["text", "remark", "approval", "other"]
# The row of a list or of a single text: the entry's id and the row's code.
Key = tuple[str, str]
APPROVED_BY = "Godkendt af"
# How the page after the last entry of a competency begins.
END_OF_ENTRIES = "Godkendelse: "
_APPROVAL_CELLS, _TEXT_CELLS = 6, 3
_LONGEST_LIST = 9  # longer than any list of a bank
# Rows whose second cell is a label.
_LABELLED = {"D", "T"}


class Spot(NamedTuple):
    """A paragraph with its place; `key` is that of its row, empty outside the rows of an entry."""

    passage: Passage
    role: Role
    entry: str
    key: Key


class Known(NamedTuple):
    """A text that was printed and has an address in the bank."""

    text: BankText
    printed: Printed
    key: Key


class Places:
    """The texts of the bank by the hashes that a book knows them by."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries = {entry.id: entry for entry in entries}
        self.by_hash = {address_hash(entry.id): entry.id for entry in self.entries.values()}
        self.texts: dict[str, tuple[BankText, Key]] = {}
        for entry in self.entries.values():
            for text in (*texts_of(entry).values(), *_former(entry)):
                self.texts[address_hash(text.address)] = text, (entry.id, row_code(entry, text))

    def codes(self, entry: str) -> frozenset[str]:
        """The codes of the rows that an entry has."""
        return frozenset(book_texts(self.entries[entry])) if entry in self.entries else frozenset()

    def known(self, manifest: Manifest, marks: Iterable[str]) -> dict[str, Known]:
        """By address, all that was printed, as the bookmarks say, and the manifest where they are lost."""
        told = {found.address: found for found in map(printed_by, marks) if found}
        known: dict[str, Known] = {}
        for hashed, words in {**{key: each.words for key, each in told.items()}, **manifest.texts}.items():
            if hashed in self.texts:
                text, key = self.texts[hashed]
                same = text_hash(plain(text.words)) if text_hash(text.words) == words else words
                known[text.address] = Known(text, told.get(hashed) or Printed(hashed, words, same), key)
        order = {address: number for number, address in enumerate(self._order())}
        return dict(sorted(known.items(), key=lambda item: order[item[0]]))

    def _order(self) -> Iterator[str]:
        return (text.address for text, _ in self.texts.values())


def _former(entry: Entry) -> Iterator[BankText]:
    """Places that the lists of an entry may have had when they were longer: a book may be of that time."""
    words = list_words(entry)
    for key, loc in lists_of(entry).items():
        for number in range(len(words[key]) + 1, _LONGEST_LIST + 1):
            yield BankText(f"{key}{number}", (*loc, number - 1), "", in_list=True)


def spots_of(passages: Sequence[Passage], places: Places) -> list[Spot]:
    """Every paragraph with its place."""
    rows: dict[int, list[Passage]] = defaultdict(list)
    for passage in passages:
        if passage.cell:
            rows[passage.cell.row].append(passage)
    reader = _Layout(places, rows)
    return [reader.spot(passage) for passage in passages]


class _Row(NamedTuple):
    """What a row is: of which entry, with which code, and whether people approve in it."""

    entry: str
    code: str
    is_approval: bool


class _Layout:
    """Follows the headings of entries down the book."""

    def __init__(self, places: Places, rows: Mapping[int, Sequence[Passage]]) -> None:
        self._places, self._rows = places, rows
        self._entry = ""
        self._read: dict[int, _Row] = {}
        self._taken = set(map(self._by_marks, rows.values()))

    def spot(self, passage: Passage) -> Spot:
        if passage.cell is None:
            is_end = clean(passage.after).startswith(END_OF_ENTRIES)
            self._entry = "" if is_end else self._headed(passage) or self._entry
            return Spot(passage, "other", self._entry, ("", ""))
        number, column = passage.cell
        if number not in self._read:
            self._read[number] = self._row(self._rows[number])
        row = self._read[number]
        self._entry = row.entry or self._entry
        key = (row.entry, row.code) if row.code else ("", "")
        return Spot(passage, _role(row, column), row.entry, key)

    def _headed(self, passage: Passage) -> str:
        """The entry whose heading this is, by its bookmark or, where that is lost, by its id."""
        for mark in passage.marks:
            found = entry_by(mark.name)
            if mark.begins and found and found[0] in self._places.by_hash:
                return self._places.by_hash[found[0]]
        name, dot, _ = clean(passage.after).partition(" · ")
        return name if dot and name in self._places.entries else ""

    def _row(self, passages: Sequence[Passage]) -> _Row:
        cells = len({passage.cell for passage in passages})
        first = "".join(each.after for each in passages if each.cell and each.cell.column == 0)
        headed = next(filter(None, map(self._headed, passages)), "")
        if headed or (clean(first) == APPROVED_BY and cells >= _APPROVAL_CELLS):
            return _Row(headed or self._entry, "", is_approval=True)
        entry, own = self._by_marks(passages)
        code = plain_code(first)
        if own and (own == code or code not in self._places.codes(self._entry)):
            return _Row(entry, own, is_approval=False)
        key = (self._entry, code)
        is_text = cells >= _TEXT_CELLS and code in self._places.codes(self._entry) and key not in self._taken
        self._taken.add(key)
        return _Row(self._entry, code if is_text else "", is_approval=False)

    def _by_marks(self, passages: Sequence[Passage]) -> Key:
        """The row that most of the texts in this one were printed in."""
        keys = Counter(
            self._places.texts[found.address][1]
            for passage in passages
            for mark in passage.marks
            if mark.begins and (found := printed_by(mark.name)) and found.address in self._places.texts
        )
        return keys.most_common(1)[0][0] if keys else ("", "")


def _role(row: _Row, column: int) -> Role:
    if row.is_approval:
        return "approval" if column % 2 else "other"
    texts = 2 if row.code in _LABELLED else 1
    if not row.code:
        return "remark" if row.entry and column == _TEXT_CELLS - 1 else "other"
    if column < texts:
        return "other"
    return "text" if column == texts else "remark"
