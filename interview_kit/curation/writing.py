"""What was chosen, written into the YAML of the entries; what the rules refuse stays out, entry by entry."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from interview_kit.curation.addresses import entry_of, field_of
from interview_kit.curation.applying import (
    NoPlaceError,
    asks_for_new_version,
    with_approval,
    with_changes,
    with_new_version,
    with_words_of_approval,
)
from interview_kit.curation.history import Event
from interview_kit.curation.proposals import ChangeKind, Consent, Proposal
from interview_kit.curation.review import Faults, Measure, consent_faults, contradict
from interview_kit.curation.settling import Settled, settled
from interview_kit.models.bank import Entry
from interview_kit.problems import problem

_KINDS: Mapping[ChangeKind, str] = {
    "changed": "rettet",
    "added": "tilføjet",
    "removed": "slettet",
    "moved": "flyttet",
    "entry": "nyt sæt",
}
_APPROVED = "godkendt"


class Written(NamedTuple):
    """An entry's new YAML, the words' changes that made it so, and who approved it."""

    block: str
    events: tuple[Event, ...] = ()
    consents: tuple[Consent, ...] = ()


class Writing(NamedTuple):
    """The new YAML of entries by id, and why others are as they were."""

    written: Mapping[str, Written]
    refused: Mapping[str, tuple[str, ...]]


class Pen(NamedTuple):
    """What writing needs of a bank: its measure, an entry's YAML, and what the rules say of another one."""

    measure: Measure
    block_of: Callable[[str], str]
    faults_between: Callable[[str, str], Faults]


def written_entries(proposals: Sequence[Proposal], consents: Sequence[Consent], pen: Pen) -> Writing:
    """The entries with these changes and approvals."""
    written: dict[str, Written] = {}
    refused: dict[str, tuple[str, ...]] = {}
    for key, changes in _by_entry(proposals, pen).items():
        outcome = _changed(key, changes, pen)
        if isinstance(outcome, Written):
            written[key] = outcome
        else:
            refused[key] = outcome
    for consent in sorted(consents, key=lambda consent: consent.on):
        key = consent.entry
        faults = tuple(consent_faults(consent, pen.measure))
        if written.get(key, Written("")).events:
            faults = (*faults, _said("consent-words"))
        if faults:
            refused[key] = (*refused.get(key, ()), *faults)
        else:
            before = written[key].consents if key in written else ()
            block = with_approval(pen.block_of(key), consent)
            written[key] = Written(block, consents=(*before, consent))
    return Writing(written, refused)


def _by_entry(proposals: Sequence[Proposal], pen: Pen) -> dict[str, list[Settled]]:
    """The changes by entry, without those that stand in the bank already."""
    by_entry: dict[str, list[Settled]] = defaultdict(list)
    for proposal in proposals:
        change = settled(proposal, pen.measure.bank)
        if change.state != "done":
            by_entry[entry_of(proposal.address)].append(change)
    return by_entry


def _changed(key: str, changes: Sequence[Settled], pen: Pen) -> Written | tuple[str, ...]:
    """The entry with the changes, or why they are refused."""
    entry = pen.measure.bank.entries.get(key)
    proposals = [change.proposal for change in changes]
    if any(contradict(first, second) for first in proposals for second in proposals if first is not second):
        return (_said("changes-contradict"),)
    since = tuple(_said("change-again", now=change.now) for change in changes if change.state == "changed")
    if since:
        return since
    before = pen.block_of(key) if entry else ""
    try:
        block = changed_block(before, entry, proposals)
    except (NoPlaceError, KeyError):
        return (_said("change-gone"),)
    whole = (proposal for proposal in proposals if proposal.kind == "entry")
    errors = [fault for proposal in whole for fault in pen.measure.faults_of(proposal).errors]
    errors += pen.faults_between(before, block).errors
    return tuple(dict.fromkeys(errors)) or Written(block, tuple(events_of(changes, pen.measure.today)))


def changed_block(before: str, entry: Entry | None, proposals: Sequence[Proposal]) -> str:
    """The entry's YAML with the changes, and its next version where they ask for one.

    Raises `NoPlaceError` or `KeyError` where a change has no place.
    """
    whole = next((proposal.words for proposal in proposals if proposal.kind == "entry"), "")
    if whole:
        return whole if whole.endswith("\n") else f"{whole}\n"
    if entry is None:
        raise NoPlaceError(proposals[0].address)
    block = with_changes(before, entry, proposals)
    fields = {field_of(proposal.address): proposal.words for proposal in proposals}
    if any(map(asks_for_new_version, fields)):
        return with_new_version(block, entry)
    covers = fields.get("dækker", entry.covers)
    return with_words_of_approval(block, entry.words, entry.model_copy(update={"covers": covers}).words)


def events_of(changes: Sequence[Settled], today: str) -> Iterator[Event]:
    """What the history tells of changes."""
    for change in changes:
        proposal, origin = change.proposal, change.proposal.origin
        after = {"removed": "", "moved": proposal.to}.get(proposal.kind, proposal.words)
        what = _KINDS[proposal.kind]
        yield Event(today, origin.by, proposal.address, what, change.now, after, origin.source)


def events_of_consents(consents: Sequence[Consent], today: str) -> Iterator[Event]:
    """What the history tells of approvals."""
    for consent in consents:
        said = f"{consent.on} {consent.words} {consent.reservations}".strip()
        yield Event(today, consent.by, consent.entry, _APPROVED, "", said, consent.origin.source)


def _said(code: str, **details: str) -> str:
    return problem(code, **details).sentence
