"""Each change held against the bank as it is now: where it belongs, and whether it stands there already."""

from collections.abc import Iterable, Mapping
from typing import Literal, NamedTuple

from interview_kit.curation.addresses import (
    Numbered,
    field_of,
    numbered,
    stem_of,
)
from interview_kit.curation.proposals import Proposal
from interview_kit.curation.texts import text_hash
from interview_kit.models.bank import Entry
from interview_kit.models.text import normalised

# A change that was written into the bank: its address (for a text of a list, the list's), the hash of the
# words before, the words after.
Taken = tuple[str, str, str]


class BankNow(NamedTuple):
    """What stands in the bank: entries by id, every text by its address, every list by its key.

    `optional` are addresses where a text may come to stand that is not there. `taken` is what its history
    tells of.
    """

    entries: Mapping[str, Entry]
    words: Mapping[str, str]
    lists: Mapping[str, tuple[str, ...]]
    optional: frozenset[str] = frozenset()
    taken: frozenset[Taken] = frozenset()


# The words that were printed still stand (`fits`); others do; there is no such place; it is done already.
State = Literal["fits", "changed", "gone", "done"]


class Settled(NamedTuple):
    """A change at the address where its text stands now, and how that is: `done` needs no more."""

    proposal: Proposal
    state: State
    now: str = ""


def settled(proposal: Proposal, bank: BankNow) -> Settled:
    """The change held against the bank; its words as the bank keeps words."""
    if proposal.kind != "entry" and not proposal.address.endswith("/fokus"):
        proposal = proposal._replace(words=normalised(proposal.words))
    if not field_of(proposal.address):
        return _of_entry(proposal, bank)
    if proposal.kind == "added":
        return _added(proposal, bank)
    here = _found(proposal, bank)
    if here is None:
        return _lost(proposal, bank)
    now = bank.words[here]
    proposal = proposal._replace(address=here)
    if proposal.kind == "changed" and now == proposal.words:
        return Settled(proposal, "done", now)
    if proposal.kind == "moved":
        return _moved(proposal, bank, now)
    return Settled(proposal, "fits", now)


def _of_entry(proposal: Proposal, bank: BankNow) -> Settled:
    """A whole entry: a new one, another one for it, or none any more."""
    entry = bank.entries.get(proposal.address)
    if proposal.kind == "entry":
        is_changed = bool(entry and proposal.printed and proposal.printed != entry.words)
        return Settled(proposal, "changed" if is_changed else "fits")
    if entry is None:
        return Settled(proposal, "gone")
    if entry.status == "retired":
        return Settled(proposal, "done")
    is_changed = proposal.printed not in {"", entry.words}
    return Settled(proposal, "changed" if is_changed else "fits")


def _found(proposal: Proposal, bank: BankNow) -> str | None:
    """The address where the words that were printed stand now: the same, else another in the same list."""
    now = bank.words.get(proposal.address)
    if now is not None and (not proposal.printed or text_hash(now) == proposal.printed):
        return proposal.address
    place = numbered(proposal.address)
    if place and proposal.printed:
        for number, words in enumerate(bank.lists.get(place.list_key, ()), 1):
            if text_hash(words) == proposal.printed:
                return f"{place.list_key}{number}"
    return None


def _lost(proposal: Proposal, bank: BankNow) -> Settled:
    """A change of words that do not stand in the bank any more."""
    now = bank.words.get(proposal.address, "")
    place = numbered(proposal.address)
    around = bank.lists.get(place.list_key, ()) if place else ()
    words = "" if proposal.kind == "removed" else proposal.words
    if (stem_of(proposal.address), proposal.printed, words) in bank.taken:
        return Settled(proposal, "done", now)
    if proposal.kind == "changed" and (now == proposal.words or proposal.words in around):
        return Settled(proposal, "done", now)
    if now:
        return Settled(proposal, "changed", now)
    if proposal.kind == "removed":
        return Settled(proposal, "done")
    if proposal.kind == "changed" and proposal.address in bank.optional:
        return Settled(proposal._replace(kind="added"), "fits")
    return Settled(proposal, "gone")


def _added(proposal: Proposal, bank: BankNow) -> Settled:
    place = numbered(proposal.address)
    if place and place.list_key in bank.lists:
        is_there = proposal.words in bank.lists[place.list_key]
        return Settled(proposal, "done" if is_there else "fits")
    now = bank.words.get(proposal.address)
    if now is not None:
        return Settled(proposal._replace(kind="changed"), "done" if now == proposal.words else "changed", now)
    return Settled(proposal, "fits" if proposal.address in bank.optional else "gone")


def _moved(proposal: Proposal, bank: BankNow, now: str) -> Settled:
    """A text that is to stand elsewhere; its words go with it."""
    here, there = numbered(proposal.address), numbered(proposal.to)
    if there is None or there.list_key not in bank.lists:
        return Settled(proposal, "gone", now)
    if here == there or _stands_at(now, there, bank):
        return Settled(proposal, "done", now)
    return Settled(proposal._replace(words=now), "fits", now)


def _stands_at(words: str, place: Numbered, bank: BankNow) -> bool:
    there = bank.lists[place.list_key]
    return 0 < place.number <= len(there) and there[place.number - 1] == words


def same_merged(changes: Iterable[Settled]) -> list[tuple[Settled, list[Proposal]]]:
    """The changes, each once, with those of others that want the very same; first one that fits."""
    groups: dict[tuple[str, str, str, str], tuple[Settled, list[Proposal]]] = {}
    for change in changes:
        proposal = change.proposal
        place = numbered(proposal.address) if proposal.kind == "added" else None
        where = place.list_key if place else proposal.address
        key = (proposal.kind, where, proposal.words, proposal.to)
        first, others = groups.get(key, (change, []))
        if key not in groups:
            groups[key] = (change, others)
        elif change.state == "fits" != first.state:
            groups[key] = (change, [first.proposal, *others])
        else:
            others.append(proposal)
    return list(groups.values())
