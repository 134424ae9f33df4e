"""What the tab of texts wants: changed words, words that go, and new ones."""

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from interview_kit.curation.addresses import POSITION, entry_of, place_words
from interview_kit.curation.proposals import ChangeKind, Proposal, Remark, Unplaced
from interview_kit.curation.texts import BankText, text_hash
from interview_kit.curation.workbook.columns import (
    FREE_HELP,
    REMOVE,
    Field,
    cell_text,
    field_and_number,
    field_called,
)
from interview_kit.curation.workbook.tables import Finding, Row, Table, unplaced_strays
from interview_kit.models.text import normalised, shows_something

_COPIED = "Rækken er en kopi, så teksten er læst som en ny tekst efter den, der er kopieret."
_JOINED = "Der var linjeskift i teksten. De er blevet til mellemrum."
_GONE = (
    "{texts} fra banken står ikke på fanen {tab}: rækkerne er slettet, eller teksterne er kommet til siden. "
    "Det sletter intet: skriv SLET i «Ny tekst» ud for det, der skal væk."
)
_EMPTIED = "Feltet Tekst er tomt. Det sletter ikke teksten: skriv SLET i «Ny tekst»."
_MOVED = "Sæt, felt eller nr. er rettet i rækken. Det flytter ikke teksten."


class _Wish(NamedTuple):
    """A row with the address of its text, the hash of the words that were printed, and the new words.

    `words` is None where nothing is to be changed.
    """

    row: Row
    address: str
    printed: str
    words: str | None


class TextsReader:
    """Reads the tab against the texts of the bank, by their addresses.

    `around` is what stands before each entry's texts: the profile, the competency and the line.
    """

    def __init__(self, texts: Mapping[str, BankText], around: Mapping[str, Mapping[str, str]]) -> None:
        self.texts, self.around = texts, around
        self.of_positions = {
            (entry_of(address), place_words(address)): address
            for address in texts
            if address.startswith(POSITION)
        }
        self.lasts: Counter[tuple[str, str]] = Counter()
        for address, text in texts.items():
            if text.in_list:
                self.lasts[entry_of(address), field_and_number(text)[0].name] += 1

    def read(self, table: Table) -> tuple[list[Finding], set[str]]:
        """What the table wants, in the order of its rows, and the addresses of the bank's texts in it."""
        placed: dict[str, list[_Wish]] = {}
        new: list[Row] = []
        for row in table.rows:
            wish = self._wish(row, has_addresses="address" in table.heads)
            if wish:
                placed.setdefault(wish.address, []).append(wish)
            else:
                new.append(row)
        findings: list[Finding] = []
        for wishes in placed.values():
            copied = self._copied_elsewhere(wishes)
            new += copied
            findings += self._of_text([wish for wish in wishes if wish.row not in copied])
        for row in new:
            findings += self._of_new_row(row)
        findings += self._written_around(chain.from_iterable(placed.values()))
        return [*findings, *self._gone(table, placed)], self.texts.keys() & placed.keys()

    def _copied_elsewhere(self, wishes: Sequence[_Wish]) -> list[Row]:
        """The copies of a row that say another place than the one that is copied."""
        if len(wishes) == 1:
            return []
        there = [self._is_where_it_was(wish) for wish in wishes]
        return [wish.row for wish, is_there in zip(wishes, there, strict=True) if any(there) and not is_there]

    def _written_around(self, wishes: Iterable[_Wish]) -> Iterator[Unplaced]:
        """What somebody has written over the profile, the competency or the line, each text once."""
        seen: set[str] = set()
        for wish in wishes:
            row, entry = wish.row, entry_of(wish.address)
            for key, words in self.around.get(entry, {}).items():
                text = row[key]
                if shows_something(text) and text not in {words, *seen}:
                    seen.add(text)
                    yield Unplaced(text, entry, row.origin)

    def _wish(self, row: Row, *, has_addresses: bool) -> _Wish | None:
        """What the row wants of a text of the bank; None where it is about a text that is not there yet."""
        said, seen = row["address"], self._seen_address(row)
        shown = text_hash(row["text"])
        is_there = seen in self.texts and row["text"] == cell_text(self.texts[seen].words)
        if said and seen != said and shown != row["printed"] and is_there:
            # Somebody has sorted some of the columns, so that what is hidden belongs to another row.
            return self._wished(row, seen, self._printed(row, seen))
        if said and "/" in said:
            return self._wished(row, said, row["printed"] or self._printed(row, said))
        if is_there or (seen in self.texts and row["text"] and not has_addresses):
            return self._wished(row, seen, self._printed(row, seen))
        return None

    def _seen_address(self, row: Row) -> str:
        """The address that Sæt, Felt and Nr say."""
        of_position = self.of_positions.get((row["entry"].strip(), row["field"].strip()))
        if of_position:
            return of_position
        field = field_called(row["field"])
        return field.address(row["entry"].strip(), _number(row["number"])) if field else ""

    def _printed(self, row: Row, address: str) -> str:
        """The hash that was printed, where it is lost: that of the bank's words if the row has the same."""
        now = self.texts.get(address)
        return text_hash(now.words) if now and row["text"] == cell_text(now.words) else ""

    def _wished(self, row: Row, address: str, printed: str) -> _Wish:
        wish = _Wish(row, address, printed, None)
        for text in (row["new"], row["text"]):
            if shows_something(text):
                return wish._replace(words=None if self._is_unchanged(text, wish) else text)
        return wish

    def _is_unchanged(self, text: str, wish: _Wish) -> bool:
        """Whether the text is the one that was printed, or the one that the bank has by now."""
        now = self.texts.get(wish.address)
        unchanged = {wish.printed, *({text_hash(now.words), text_hash(cell_text(now.words))} if now else ())}
        return text_hash(text) in unchanged or text_hash(normalised(text)) in unchanged

    def _of_text(self, wishes: Sequence[_Wish]) -> Iterator[Finding]:
        """What all rows of one text want: a copy of a row of a list is one more item of it."""
        text = self.texts.get(wishes[0].address)
        changed = [wish for wish in wishes if wish.words is not None]
        is_original_there = len(changed) < len(wishes)
        copies = 0
        for wish in wishes:
            yield from unplaced_strays(wish.row, wish.address)
            if wish.words is None:
                yield from _note(wish.row, wish.address)
            elif text and text.in_list and len(wishes) > 1 and (is_original_there or wish is not changed[0]):
                copies += 1
                yield self._copied(wish, text, copies)
            else:
                yield from self._changed(wish)
            yield from self._doubts(wish)

    def _doubts(self, wish: _Wish) -> Iterator[Finding]:
        """What else somebody has done to the row, which is not taken for a change of its text."""
        row = wish.row
        if not self._is_where_it_was(wish):
            yield Remark(wish.address, _MOVED, row.origin, is_open=False)
        if shows_something(row["text"]):
            if shows_something(row["new"]) and not self._is_unchanged(row["text"], wish):
                yield Unplaced(row["text"], wish.address, row.origin)
        elif wish.words is None and row["number"] + row["field"]:
            yield Remark(wish.address, _EMPTIED, row.origin, is_open=False)

    def _is_where_it_was(self, wish: _Wish) -> bool:
        seen = self._seen_address(wish.row)
        return not seen or seen == wish.address or wish.address not in self.texts

    def _changed(self, wish: _Wish) -> Iterator[Finding]:
        row, words = wish.row, wish.words or ""
        origin, comment = row.origin, row["note"]
        if _is_removal(words):
            yield Proposal("removed", wish.address, "", wish.printed, origin=origin, comment=comment)
            return
        text = self.texts.get(wish.address)
        lines = _lines(words)
        if text is None or not text.in_list:
            yield Proposal(
                "changed", wish.address, " ".join(lines), wish.printed, origin=origin, comment=comment
            )
            if len(lines) > 1:
                yield Remark(wish.address, _JOINED, origin, is_open=False)
            return
        first, *more = lines
        if text_hash(first) != wish.printed and first != text.words:
            yield Proposal("changed", wish.address, first, wish.printed, origin=origin, comment=comment)
        elif comment:
            yield Remark(wish.address, comment, origin)
        for step, line in enumerate(more, 1):
            yield Proposal("added", _after(text, step), line, origin=origin)

    def _copied(self, wish: _Wish, text: BankText, step: int) -> Proposal:
        words = " ".join(_lines(wish.words or ""))
        if _is_removal(words):
            return Proposal("removed", wish.address, "", wish.printed, origin=wish.row.origin)
        comment = " ".join(filter(None, (wish.row["note"], _COPIED)))
        return Proposal("added", _after(text, step), words, origin=wish.row.origin, comment=comment)

    def _of_new_row(self, row: Row) -> Iterator[Finding]:
        """A row that is about no text of the bank: a new one, where it says of which list."""
        words = row["new"] if shows_something(row["new"]) else row["text"]
        entry, field = row["entry"].strip(), field_called(row["field"])
        near = " / ".join(filter(None, (entry, row["field"], row["number"])))
        yield from unplaced_strays(row, near)
        if entry not in self.around:
            loose = " · ".join(text for text in row.texts.values() if text != FREE_HELP)
            if shows_something(loose):
                yield Unplaced(loose, near, row.origin)
        elif not shows_something(words):
            yield from _note(row, entry)
        elif field is None or _is_removal(words):
            yield Unplaced(words, near, row.origin)
            yield from _note(row, entry)
        else:
            yield from self._new_texts(row, entry, field, words)

    def _new_texts(self, row: Row, entry: str, field: Field, words: str) -> Iterator[Finding]:
        lines = _lines(words)
        if not field.is_list:
            address = field.address(entry, "")
            now = self.texts.get(address)
            printed = text_hash(now.words) if now else ""
            kind: ChangeKind = "changed" if now else "added"
            yield Proposal(kind, address, " ".join(lines), printed, origin=row.origin, comment=row["note"])
            return
        start = _number(row["number"])
        for step, line in enumerate(lines):
            following = self.lasts[entry, field.name] + 1
            number = min(max(int(start), 1) + step, following) if start.isdecimal() else following
            self.lasts[entry, field.name] += 1
            address = field.address(entry, str(number))
            yield Proposal("added", address, line, origin=row.origin, comment=row["note"])

    def _gone(self, table: Table, found: Container[str]) -> Iterator[Remark]:
        """That texts of the bank stand in no row: nothing goes because a row does."""
        count = sum(address not in found for address in self.texts)
        if count:
            said = "1 tekst" if count == 1 else f"{count} tekster"
            yield Remark("", _GONE.format(texts=said, tab=table.tab), table.origin, is_open=False)


def _number(text: str) -> str:
    """A number as addresses have it: Excel may have made `2.0` of it."""
    return text.strip().removesuffix(",0").removesuffix(".")


def _lines(words: str) -> list[str]:
    return [normalised(line) for line in words.splitlines() if shows_something(line)]


def _is_removal(words: str) -> bool:
    return normalised(words).casefold().strip(" «»\"'.!") == REMOVE


def _after(text: BankText, step: int) -> str:
    """The address of the item so many steps after this one."""
    field, number = field_and_number(text)
    return field.address(entry_of(text.address), str(int(number) + step))


def _note(row: Row, address: str) -> Iterator[Remark]:
    if shows_something(row["note"]):
        yield Remark(address, row["note"], row.origin)
