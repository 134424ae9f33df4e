"""What a book that came home wants changed: list by list, held against what was printed."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from interview_kit.curation.addresses import numbered
from interview_kit.curation.book_homes import Homes, is_as_printed
from interview_kit.curation.book_layout import Key, Known, Spot
from interview_kit.curation.book_marks import address_hash, clean, plain
from interview_kit.curation.proposals import Origin, Proposal
from interview_kit.curation.texts import text_hash
from interview_kit.word.revised import Change
from interview_kit.word.revised_body import ChangeKind

JOINED = "Teksten stod i flere afsnit og er samlet til ét."


class Author(NamedTuple):
    """Whose a change is that is not tracked: who saved the file last, and when; and the file's name."""

    by: str
    at: str
    source: str

    def origin(self, changes: Iterable[Change], kind: ChangeKind | None = None) -> Origin:
        """Who made the changes of this kind, where there are any, else all; the latest says when."""
        every = list(changes)
        made = [change for change in every if kind in {None, change.kind}] or every
        if not made:
            return Origin(self.by, self.at, self.source)
        names = dict.fromkeys(change.by for change in made if change.by)
        return Origin(", ".join(names), max(change.at for change in made), self.source)


class Changes:
    """Compares the lists of a book with what was printed in them."""

    def __init__(
        self, spots: Sequence[Spot], known: Mapping[str, Known], homes: Homes, author: Author
    ) -> None:
        self._spots, self._known, self._homes, self._author = spots, known, homes, author
        self._rows: dict[Key, list[int]] = defaultdict(list)
        for at, spot in enumerate(spots):
            if spot.role == "text" and clean(spot.passage.after) and at not in homes.strangers:
                self._rows[spot.key].append(at)
        self._gone = dict(self._deleted_lines())
        # Texts that stand where they can stand: the others are gone from where they were.
        self.kept: set[str] = set()

    def _deleted_lines(self) -> Iterator[tuple[tuple[str, str], list[Change]]]:
        """Who deleted the lines that are still in the file, by entry and the hash of their words."""
        for spot in self._spots:
            deleted = [change for change in spot.passage.changes if change.kind == "deleted"]
            for line in spot.passage.before.split("\n") if deleted else ():
                yield (spot.entry, text_hash(plain(line))), deleted

    def proposals(self) -> list[Proposal]:
        """Every change, row by row; what is gone comes last."""
        keys = dict.fromkeys([known.key for known in self._known.values()])
        made = [each for key in keys for each in self._row(key)]
        return [*made, *(self._removed(address) for address in self._known if address not in self.kept)]

    def _row(self, key: Key) -> Iterator[Proposal]:
        printed = [known for known in self._known.values() if known.key == key]
        if printed[0].text.in_list:
            return self._list(key, printed[0].text.address)
        return self._single(key, printed[0])

    # A text that stands alone

    def _single(self, key: Key, known: Known) -> Iterator[Proposal]:
        """All that stands in the cell is the text."""
        spots = [at for at in self._rows[key] if self._owner(at) in {None, known.text.address}]
        if not spots:
            return
        self.kept.add(known.text.address)
        words = " ".join(clean(self._spots[at].passage.after) for at in spots)
        if len(spots) == 1 and self._is_same(spots[0], known):
            return
        if is_as_printed(words, known.printed) and len(spots) > 1:
            return
        changes = [change for at in spots for change in self._spots[at].passage.changes]
        yield self._changed(known, words, changes, JOINED if len(spots) > 1 else "")

    def _owner(self, at: int) -> str | None:
        """The first of the texts that a paragraph has become."""
        return next(iter(self._homes.by_spot.get(at, ())), None)

    # A list

    def _list(self, key: Key, address: str) -> Iterator[Proposal]:
        """Each paragraph is one of the list; its number is its place."""
        stem = _stem(address)
        row = [(at, self._owner_in(at, key)) for at in self._rows[key]]
        order = list(self._known)
        own = [(at, owner) for at, owner in row if owner and self._known[owner].key == key]
        staying = _staying([(order.index(owner), not self._came(at)) for at, owner in own])
        stays = {owner for (_, owner), stay in zip(own, staying, strict=True) if stay}
        for number, (at, owner) in enumerate(row, 1):
            if owner is None:
                yield self._added(at, f"{stem}{number}")
                continue
            self.kept.add(owner)
            if owner not in stays:
                yield self._moved(at, owner, f"{stem}{number}")
            if not self._is_same(at, self._known[owner]):
                passage = self._spots[at].passage
                yield self._changed(self._known[owner], clean(passage.after), self._own_changes(at, owner))

    def _owner_in(self, at: int, key: Key) -> str | None:
        """The text that a paragraph of this row has become: one of a list of the same entry."""
        owner = self._owner(at)
        if owner is None or self._known[owner].key[0] != key[0] or not self._known[owner].text.in_list:
            return None
        return owner

    def _came(self, at: int) -> bool:
        """Whether the paragraph's words were put there."""
        return any(change.kind == "added" for change in self._spots[at].passage.changes)

    def _is_same(self, at: int, known: Known) -> bool:
        """Whether the words are those that were printed. What somebody tracked is no program's own change."""
        passage = self._spots[at].passage
        if not is_as_printed(passage.after, known.printed):
            return False
        before = [clean(mark.before) for mark in self._homes.marks.get(known.text.address, ())]
        is_retyped = bool(passage.changes) and clean(passage.after) not in before and any(before)
        return not is_retyped or clean(passage.after) == known.text.words

    def _own_changes(self, at: int, owner: str) -> Sequence[Change]:
        """The changes of the paragraph, or only those of the text's own where it is joined with nothing."""
        passage = self._spots[at].passage
        if len(self._homes.by_spot.get(at, ())) > 1:
            return passage.changes
        marks = [mark for mark in passage.marks if mark in self._homes.marks.get(owner, ())]
        own = [change for mark in marks for change in mark.changes]
        return own or passage.changes

    # Proposals

    def _changed(self, known: Known, words: str, changes: Iterable[Change], comment: str = "") -> Proposal:
        origin = self._author.origin(changes)
        printed = known.printed.words
        return Proposal("changed", known.text.address, words, printed, origin=origin, comment=comment)

    def _added(self, at: int, address: str) -> Proposal:
        passage = self._spots[at].passage
        origin = self._author.origin(passage.changes, "added")
        return Proposal("added", address, clean(passage.after), origin=origin)

    def _moved(self, at: int, owner: str, to: str) -> Proposal:
        known, passage = self._known[owner], self._spots[at].passage
        gone = [change for mark in self._homes.marks.get(owner, ()) for change in mark.changes]
        origin = self._author.origin(passage.changes or gone)
        return Proposal("moved", owner, "", known.printed.words, to, origin)

    def _removed(self, address: str) -> Proposal:
        marks = self._homes.marks.get(address, ())
        known = self._known[address]
        changes = [change for mark in marks for change in mark.changes]
        changes = changes or self._gone.get((known.key[0], known.printed.plain), [])
        origin = self._author.origin(changes, "deleted")
        return Proposal("removed", address, "", known.printed.words, origin=origin)


def _staying(order: Sequence[tuple[int, bool]]) -> list[bool]:
    """Which of these keep their order: as many as can, and rather those that nobody put there."""
    best: list[tuple[int, list[int]]] = []
    for at, (number, is_untouched) in enumerate(order):
        before = [best[i] for i in range(at) if order[i][0] < number]
        weight, chain = max(before, key=lambda each: each[0], default=(0, []))
        best.append((weight + (_SURE if is_untouched else _UNSURE), [*chain, at]))
    kept = set(max(best, key=lambda each: each[0], default=(0, []))[1])
    return [at in kept for at in range(len(order))]


# A text that was put where it is weighs a little less than one that was not.
_SURE, _UNSURE = 100, 99


def gathered(
    proposals: Iterable[Proposal], known: Mapping[str, Known], words: Mapping[str, str]
) -> list[Proposal]:
    """The proposals with one in the place of many where a whole entry or question goes.

    `words` are the hashes of the entries' words as they were printed, by those of their ids.
    """
    every = list(proposals)
    gone = {each.address: each for each in every if each.kind == "removed"}
    left_out: set[str] = set()
    whole: list[Proposal] = []
    for entry in dict.fromkeys(known[address].key[0] for address in gone):
        printed = [address for address, each in known.items() if each.key[0] == entry]
        if all(address in gone for address in printed):
            left_out |= set(printed)
            whole.append(gone[printed[0]]._replace(address=entry, printed=words.get(address_hash(entry), "")))
            continue
        for heads, others in _questions(printed, known):
            if all(address in gone for address in heads):
                left_out |= (set(heads) | set(others)) - {heads[0]}
    order = {address: number for number, address in enumerate(known)}
    for address, number in reversed(list(order.items())):
        order |= {_stem(address): number, known[address].key[0]: number}
    kept = [each for each in every if each.kind != "removed" or each.address not in left_out]
    return sorted(
        [*kept, *whole], key=lambda each: order.get(each.address, order.get(_stem(each.address), len(order)))
    )


def _stem(address: str) -> str:
    """The address of a text of a list without its number."""
    place = numbered(address)
    return place.list_key if place else address


def _questions(printed: Sequence[str], known: Mapping[str, Known]) -> Iterator[tuple[list[str], list[str]]]:
    """The texts of each question and of each wording without staff, and all others that go with them."""
    groups: dict[str, list[str]] = defaultdict(list)
    for address in printed:
        code = known[address].key[1]
        if code[0] in "SU":
            groups[re.split("[ -]", code)[0]].append(address)
    for name, addresses in groups.items():
        heads = [address for address in addresses if "-" not in known[address].key[1]]
        others = [address for address in addresses if address not in heads]
        more = groups.get(f"U{name[1:]}", []) if name[0] == "S" else []
        if heads and not known[heads[0]].text.in_list:
            yield heads, [*others, *more]
