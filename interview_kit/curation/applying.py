"""Changes written into the YAML of one entry where they stand: one changed text is one changed line."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from interview_kit.curation.addresses import (
    KEYWORDS,
    STATE,
    Numbered,
    field_of,
    lists_of,
    numbered,
)
from interview_kit.curation.proposals import Consent, Proposal
from interview_kit.curation.texts import Loc, texts_of
from interview_kit.models.bank import Entry
from interview_kit.models.choices import STATUS_WORDS
from interview_kit.yaml_files.spans import quoted, with_key, with_list, with_values, without_key

# The order of an entry's keys, and of a question's: a new one stands behind those before it.
_ENTRY_KEYS = (
    "id", "behaviour", "covers", "keywords", "status", "version", "author", "approved", "accepted_warnings",
    "questions", "anchors", "anchors_for", "indicators", "red_flags", "counts_too",
)  # fmt: skip
_QUESTION_KEYS = ("id", "kind", "text", "broader", "on_paper", "minutes", "probes", "for")
# The fields of which a change is no new version of what is asked and rated.
_NO_NEW_VERSION = frozenset({"dækker", KEYWORDS, STATE})
_STATES = {words: status for status, words in STATUS_WORDS.items()}


class NoPlaceError(Exception):
    """A change whose place is not in the bank: the address."""


def with_changes(block: str, entry: Entry, proposals: Sequence[Proposal]) -> str:
    """The YAML of one entry (a list of one) with these changes.

    Raises `NoPlaceError` with the address that is not there.
    """
    for proposal in proposals:
        if proposal.kind == "removed" and not field_of(proposal.address):
            block = with_values(block, {(0, "status"): "retired"})
    in_lists: dict[str, list[Proposal]] = defaultdict(list)
    lists, texts = lists_of(entry), texts_of(entry)
    for proposal in proposals:
        keys = _list_keys(proposal)
        if keys and all(key in lists for key in keys) and proposal.address not in _singles(entry):
            for key in keys:
                in_lists[key].append(proposal)
        elif field_of(proposal.address):
            block = _with_single(block, entry, proposal)
    for key, changes in in_lists.items():
        words = [text.words for address, text in texts.items() if _is_in(address, key)]
        block = _with_list_changes(block, (0, *lists[key]), key, words, changes)
    return block


def with_new_version(block: str, entry: Entry) -> str:
    """The entry's YAML with the next version, and no longer approved."""
    values: dict[Loc, str | int] = {(0, "version"): entry.version + 1}
    if entry.status != "approved":
        return with_values(block, values)
    values[0, "status"] = "in_review"
    block = with_values(block, values)
    return without_key(block, (0, "approved")) if entry.approved else block


def asks_for_new_version(field: str) -> bool:
    """Whether a change of this field changes what is asked, heard or rated."""
    return bool(field) and field not in _NO_NEW_VERSION


def with_approval(block: str, consent: Consent) -> str:
    """The entry's YAML, approved: by whom, when, and of which words."""
    written = f"{{by: {quoted(consent.by)}, date: {consent.on}, words: {quoted(consent.words)}}}"
    block = with_values(block, {(0, "status"): "approved"})
    return with_key(block, (0,), "approved", written, _before("approved"))


def with_words_of_approval(block: str, old: str, new: str) -> str:
    """The entry's YAML where an approval of the old words is one of the new: it asks for no new version."""
    return block.replace(old, new) if old != new else block


def _before(key: str) -> tuple[str, ...]:
    return _ENTRY_KEYS[: _ENTRY_KEYS.index(key)]


def _singles(entry: Entry) -> set[str]:
    return {text.address for text in texts_of(entry).values() if not text.in_list}


def _list_keys(proposal: Proposal) -> list[str]:
    """The lists that a change is in: for a move within one list once, else both."""
    places = [numbered(address) for address in (proposal.address, proposal.to) if address]
    return list(dict.fromkeys(place.list_key for place in places if place))


def _is_in(address: str, key: str) -> bool:
    place = numbered(address)
    return place is not None and place.list_key == key


def _with_list_changes(
    block: str, loc: Loc, key: str, words: Sequence[str], changes: Sequence[Proposal]
) -> str:
    """The list with all that happens to it: new words, then what goes and comes, each at its number to be."""
    new_words = {change.address: change.words for change in changes if change.kind == "changed"}
    gone = {change.address for change in changes if change.kind in {"removed", "moved"}}
    addresses = [f"{key}{number}" for number in range(1, len(words) + 1)]
    for address in (*new_words, *gone):
        if _is_in(address, key) and address not in addresses:
            raise NoPlaceError(address)
    values: dict[Loc, str | int] = {
        (*loc, index): new_words[address] for index, address in enumerate(addresses) if address in new_words
    }
    block = with_values(block, values)
    pieces: list[int | str] = [index for index, address in enumerate(addresses) if address not in gone]
    coming = [
        (place.number, _arriving(change, key, new_words))
        for change in changes
        if (place := _arrives_at(change)) and place.list_key == key
    ]
    for number, piece in sorted(coming, key=lambda arriving: arriving[0]):
        pieces.insert(number - 1, piece)
    if pieces == [*range(len(words))]:
        return block
    return _with_pieces(block, loc, key, words, pieces)


def _with_pieces(block: str, loc: Loc, key: str, words: Sequence[str], pieces: Sequence[int | str]) -> str:
    if words and pieces:
        return with_list(block, loc, pieces)
    if pieces:
        written = f"[{', '.join(quoted(str(piece)) for piece in pieces)}]"
        return with_key(block, loc[:-1], str(loc[-1]), written, _before(str(loc[-1])))
    if loc == (0, "red_flags"):
        return without_key(block, loc)
    raise NoPlaceError(key)  # a list that may not be empty


def _arrives_at(change: Proposal) -> Numbered | None:
    """The list and the number that a text comes to, where it comes to any."""
    if change.kind == "added":
        return numbered(change.address)
    return numbered(change.to) if change.kind == "moved" else None


def _arriving(change: Proposal, key: str, new_words: Mapping[str, str]) -> int | str:
    """What an added or a moved text is in the list that it comes to: an item that it has, or words."""
    if change.kind == "added":  # its address is where it comes to: the text that stands there is another
        return change.words
    here = numbered(change.address)
    if here and here.list_key == key:
        return here.number - 1
    return new_words.get(change.address, change.words)


def _with_single(block: str, entry: Entry, proposal: Proposal) -> str:
    """A change of a text that stands alone, or of a field that is no text."""
    field, texts = field_of(proposal.address), texts_of(entry)
    if field == STATE:
        return with_values(block, {(0, "status"): _STATES.get(proposal.words, proposal.words)})
    if field == KEYWORDS:
        return _with_keywords(block, entry, proposal.words)
    text = texts.get(proposal.address)
    if text and proposal.kind == "changed":
        return with_values(block, {(0, *text.loc): proposal.words})
    if text and proposal.kind == "removed":
        return _without_single(block, text.loc)
    loc = _optional_place(entry, field)
    if loc and proposal.kind in {"added", "changed"}:
        keys = _ENTRY_KEYS if len(loc) == 1 else _QUESTION_KEYS
        after = keys[: keys.index(str(loc[-1]))]
        return with_key(block, (0, *loc[:-1]), str(loc[-1]), quoted(proposal.words), after)
    raise NoPlaceError(proposal.address)


def _with_keywords(block: str, entry: Entry, text: str) -> str:
    """The entry with these keywords; those that it has keep their bytes."""
    words = list(dict.fromkeys(word.strip() for word in text.split(",") if word.strip()))
    now = {word: index for index, word in enumerate(entry.keywords)}
    if words and now:
        return with_list(block, (0, "keywords"), [now.get(word, word) for word in words])
    written = f"[{', '.join(map(quoted, words))}]"
    return with_key(block, (0,), "keywords", written, _before("keywords"))


def _without_single(block: str, loc: Loc) -> str:
    """Without a text that may be missing; a question is withdrawn and stays, for old guides point at it."""
    match loc:
        case ("questions", int(index), "text"):
            return with_key(block, (0, "questions", index), "retired", "true", _QUESTION_KEYS)
        case ("questions", int(index), "without_staff", "text"):
            return without_key(block, (0, "questions", index, "without_staff"))
        case ("counts_too",) | ("questions", int(), *_, "broader"):
            return without_key(block, (0, *loc))
    raise NoPlaceError(loc[-1])


def _optional_place(entry: Entry, field: str) -> Loc | None:
    """Where a text stands that an entry need not have."""
    if field == "tæller også":
        return ("counts_too",)
    for index, question in enumerate(entry.questions):
        if field == f"spørgsmål {index + 1}, bredere":
            return ("questions", index, "broader")
        if field == f"uden personale {index + 1}, bredere" and question.without_staff:
            return ("questions", index, "without_staff", "broader")
    return None
