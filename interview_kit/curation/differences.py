"""What another bank, such as a newer shipped one, has otherwise: proposals as people's own."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from interview_kit.curation.addresses import KEYWORDS, entry_of, field_of, list_words
from interview_kit.curation.applying import asks_for_new_version
from interview_kit.curation.history import Event
from interview_kit.curation.proposals import Proposal
from interview_kit.curation.texts import text_hash, texts_of
from interview_kit.models.bank import Anchors, Entry, WithoutStaff

# The hash of words that nobody has: a change of them is shown as one of a text that has changed since.
_OTHER_WORDS = "0" * 10


class Past(NamedTuple):
    """What a bank's own people have changed: the words before, by entry and the words after."""

    before: Mapping[tuple[str, str], str]
    entries: frozenset[str]

    def first(self, address: str, words: str) -> str:
        """The words that stood there before anybody here changed them."""
        entry = entry_of(address)
        seen = set()
        while (entry, words) in self.before and words not in seen:
            seen.add(words)
            words = self.before[entry, words]
        return words

    def had(self, address: str, words: str) -> bool:
        """Whether these words stood there once, and somebody here changed them or took them out."""
        entry = entry_of(address)
        return any(key[0] == entry and before == words for key, before in self.before.items())


def past_of(events: Iterable[Event]) -> Past:
    """What the history tells of texts."""
    before = {(entry_of(event.address), event.after): event.before for event in events if event.before}
    return Past(before, frozenset(entry for entry, _ in before))


def differences(
    ours: Mapping[str, Entry], theirs: Mapping[str, Entry], block_of: Callable[[str], str], past: Past
) -> list[Proposal]:
    """What would make our entries theirs; `block_of` is the YAML of an entry of theirs.

    What our own people have written stays unless they change it too: then their wording is proposed as one
    to a text that has changed since, as it is where their version is no later one. Entries that only we have
    are left alone.
    """
    proposals: list[Proposal] = []
    for entry in theirs.values():
        mine = ours.get(entry.id)
        if mine is None:
            proposals += [] if entry.status == "retired" else [_whole(entry, block_of)]
        elif entry.status == "retired":
            proposals += [] if mine.status == "retired" else [Proposal("removed", entry.id)]
        elif _shape(mine) != _shape(entry):
            is_sure = entry.id not in past.entries and entry.version > mine.version
            proposals.append(_whole(entry, block_of)._replace(printed="" if is_sure else _OTHER_WORDS))
        else:
            is_sure = entry.id in past.entries or entry.version > mine.version
            texts = _texts(mine, entry, past)
            proposals += texts if is_sure else map(_doubted, texts)
    return proposals


def _doubted(proposal: Proposal) -> Proposal:
    """A change of words that somebody may have written by hand, for theirs are no later version of them."""
    is_doubtful = proposal.kind != "added" and asks_for_new_version(field_of(proposal.address))
    return proposal._replace(printed=_OTHER_WORDS) if is_doubtful else proposal


def _whole(entry: Entry, block_of: Callable[[str], str]) -> Proposal:
    return Proposal("entry", entry.id, block_of(entry.id))


def _shape(entry: Entry) -> object:
    """All of an entry that is no text: another shape needs the whole entry."""
    questions = [
        (
            *(one.id, one.kind, one.minutes, one.positions, one.on_paper, one.retired, _has(one.anchors)),
            *_shape_without_staff(one.without_staff),
        )
        for one in entry.questions
    ]
    return questions, sorted(entry.anchors_for)


def _shape_without_staff(one: WithoutStaff | None) -> tuple[bool, bool]:
    return one is not None, one is not None and _has(one.anchors)


def _has(anchors: Anchors | None) -> bool:
    return anchors is not None


def _texts(mine: Entry, other: Entry, past: Past) -> Iterator[Proposal]:
    """The texts of two entries of one shape that are not the same."""
    here, there = texts_of(mine), texts_of(other)
    for address in dict.fromkeys([*here, *there]):
        text = here.get(address) or there[address]
        if not text.in_list:
            old, new = here.get(address), there.get(address)
            yield from _single(address, old.words if old else "", new.words if new else "", past)
    lists, their_lists = list_words(mine), list_words(other)
    for key in dict.fromkeys([*lists, *their_lists]):
        yield from _in_list(key, lists.get(key, ()), their_lists.get(key, ()), past)
    if set(mine.keywords) != set(other.keywords):
        address = f"{mine.id}/{KEYWORDS}"
        yield from _single(address, ", ".join(mine.keywords), ", ".join(other.keywords), past)


def _single(address: str, old: str, new: str, past: Past) -> Iterator[Proposal]:
    """A text that stands alone; one that is missing on a side is an empty one."""
    first = past.first(address, old) if old else ""
    if old == new or (new and first == new) or (new and not old and past.had(address, new)):
        return
    if not new:
        if first == old:
            yield Proposal("removed", address, printed=text_hash(old))
    elif old:
        yield Proposal("changed", address, new, text_hash(first))
    else:
        yield Proposal("added", address, new)


def _in_list(key: str, old: Sequence[str], new: Sequence[str], past: Past) -> Iterator[Proposal]:
    """Texts of a list: one for one where as many stand in the place of others, else gone and come."""
    matched = SequenceMatcher(None, old, new, autojunk=False)
    for tag, old_start, old_end, new_start, new_end in matched.get_opcodes():
        if tag == "equal":
            continue
        gone, come = old[old_start:old_end], new[new_start:new_end]
        if len(gone) == len(come):
            for number, (words, others) in enumerate(zip(gone, come, strict=True), old_start + 1):
                yield from _single(f"{key}{number}", words, others, past)
            continue
        for number, words in enumerate(gone, old_start + 1):
            if past.first(f"{key}{number}", words) == words:
                yield Proposal("removed", f"{key}{number}", printed=text_hash(words))
        for number, words in enumerate(come, new_start + 1):
            if not past.had(f"{key}{number}", words):
                yield Proposal("added", f"{key}{number}", words)
