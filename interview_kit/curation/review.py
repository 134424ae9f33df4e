"""What several people want, put together: what may be taken, what contradicts, what the rules refuse."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from interview_kit.curation.addresses import entry_of, field_of, numbered, place_words
from interview_kit.curation.proposals import Consent, Proposal, Received, Remark
from interview_kit.curation.settling import BankNow, Settled, same_merged, settled
from interview_kit.curation.texts import text_hash
from interview_kit.curation.verdicts import Judged, JudgedConsent, Review, Verdict
from interview_kit.models.approvers import is_name, same_person
from interview_kit.models.text import is_day
from interview_kit.problems import problem


class Faults(NamedTuple):
    """What the rules say that they did not say before: what they refuse, and what they remark on."""

    errors: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()


class Measure(NamedTuple):
    """What changes and approvals are held against: the bank, its rules and the day (ISO).

    `faults_of` is what the rules say of a change, `errors_in` what they refuse in an entry as it stands.
    """

    bank: BankNow
    faults_of: Callable[[Proposal], Faults]
    errors_in: Callable[[str], Sequence[str]]
    today: str


Group = tuple[Settled, list[Proposal]]


def review(received: Sequence[Received], measure: Measure) -> Review:
    """All that the files want, each once, with what is to be said of it."""
    bank = measure.bank
    changes = [settled(proposal, bank) for one in received for proposal in one.proposals]
    order = {address: number for number, address in enumerate(bank.words)}
    groups = sorted(
        same_merged(change for change in changes if change.state != "done"),
        key=lambda group: _rank(group[0].proposal, order),
    )
    others = _contradictions([group[0].proposal for group in groups])
    judged = tuple(_judged(number, group, others[number], measure) for number, group in enumerate(groups, 1))
    remarks = tuple(remark for one in received for remark in one.remarks)
    given = dict.fromkeys(consent for one in received for consent in one.consents)
    consents = _consents(given, judged, remarks, measure)
    return Review(
        changes=judged,
        consents=tuple(consents),
        remarks=remarks,
        unplaced=tuple(text for one in received for text in one.unplaced),
        already=sum(change.state == "done" for change in changes),
    )


def _rank(proposal: Proposal, order: Mapping[str, int]) -> tuple[int, str]:
    """Where a change stands in the order of the bank; what is new in a list, behind it."""
    entry = entry_of(proposal.address)
    if proposal.address in order:
        return order[proposal.address], ""
    stem = proposal.address.rstrip("0123456789")
    near = [number for address, number in order.items() if address.startswith(stem)]
    near = near or [number for address, number in order.items() if entry_of(address) == entry]
    return (max(near) if field_of(proposal.address) else min(near)) if near else len(order), proposal.address


def _contradictions(proposals: Sequence[Proposal]) -> dict[int, list[int]]:
    """The numbers (from 1) of the changes that cannot be taken together with each one."""
    by_entry: dict[str, list[tuple[int, Proposal]]] = defaultdict(list)
    for number, proposal in enumerate(proposals, 1):
        by_entry[entry_of(proposal.address)].append((number, proposal))
    others: dict[int, list[int]] = defaultdict(list)
    for numbered_changes in by_entry.values():
        for number, proposal in numbered_changes:
            others[number] = [
                other
                for other, against in numbered_changes
                if other != number and contradict(proposal, against)
            ]
    return others


def contradict(first: Proposal, second: Proposal) -> bool:
    """Whether two different changes of one entry cannot both be taken."""
    kinds = {first.kind, second.kind}
    if first.address == second.address and not ("added" in kinds and numbered(first.address)):
        return kinds != {"changed", "moved"}
    return _covers(first, second) or _covers(second, first)


def _covers(whole: Proposal, part: Proposal) -> bool:
    """Whether one does away with, or writes anew, what the other is about."""
    if whole.kind not in {"removed", "entry"} or whole.address == part.address:
        return False
    if not field_of(whole.address):
        return entry_of(part.address) == whole.address
    is_question = field_of(whole.address).startswith(("spørgsmål ", "uden personale "))
    return is_question and part.address.startswith(f"{whole.address},")


def _judged(number: int, group: Group, others: Sequence[int], measure: Measure) -> Judged:
    change, also = group
    verdict, reasons = _verdict(change, others, measure)
    return Judged(
        number=number,
        proposal=_of_what_stands_now(change, measure.bank),
        verdict=verdict,
        place=place_words(change.proposal.address),
        now=change.now,
        reasons=(*reasons, *_warnings(change.proposal)),
        also=tuple(proposal.origin for proposal in also),
    )


def _of_what_stands_now(change: Settled, bank: BankNow) -> Proposal:
    """The change of the words that it is shown with: whoever ticks it means those, and no later ones."""
    proposal = change.proposal
    if change.state != "changed":
        return proposal
    entry = bank.entries.get(proposal.address)
    now = entry.words if entry else text_hash(change.now)
    return proposal._replace(printed=now)


def _verdict(change: Settled, others: Sequence[int], measure: Measure) -> tuple[Verdict, tuple[str, ...]]:
    if change.state == "gone":
        return "gone", (_said("change-gone"),)
    faults = measure.faults_of(change.proposal)
    ruled = tuple(_said("change-rule", fault=fault) for fault in faults.errors)
    remarks = tuple(_said("change-remark", fault=fault) for fault in faults.remarks)
    if others:
        named = _said("change-conflict", others=", ".join(map(str, others)))
        return "conflict", (named, *ruled, *remarks)
    if change.state == "changed":
        return "changed", (_said("change-since"), *ruled, *remarks)
    return ("rule", (*ruled, *remarks)) if ruled else ("clean", remarks)


def _warnings(proposal: Proposal) -> Iterator[str]:
    """What somebody should know before taking a change that does away with more than a line."""
    field = field_of(proposal.address)
    if proposal.kind == "removed" and not field:
        yield _said("change-entry-out")
    if proposal.kind == "removed" and field.startswith("spørgsmål ") and "," not in field:
        yield _said("change-question-out")


def _consents(
    given: Iterable[Consent], judged: Sequence[Judged], remarks: Sequence[Remark], measure: Measure
) -> Iterator[JudgedConsent]:
    """The approvals, with why one does not count; one that the bank has already is left out."""
    number = len(judged)
    for consent in given:
        if not _stands(consent, measure.bank):
            number += 1
            reasons = (*consent_faults(consent, measure), *_doubts(consent, judged, remarks))
            yield JudgedConsent(number, consent, reasons)


def _stands(consent: Consent, bank: BankNow) -> bool:
    """Whether the entry is approved by the same person in the words that stand there."""
    entry = bank.entries.get(consent.entry)
    if entry is None or entry.approved is None or entry.state != "approved":
        return False
    return same_person(entry.approved.by, consent.by)


def _doubts(consent: Consent, judged: Sequence[Judged], remarks: Sequence[Remark]) -> Iterator[str]:
    """What somebody must do first: decide on changes and comments, and on the approver's own reservations."""
    pending = [str(change.number) for change in judged if entry_of(change.proposal.address) == consent.entry]
    if pending:
        yield _said("consent-pending", numbers=", ".join(pending))
    for remark in remarks:
        if remark.is_open and entry_of(remark.address) == consent.entry:
            yield _said("consent-remarked", remark=remark.text)
    if consent.reservations:
        yield _said("consent-reserved", reservations=consent.reservations)


def consent_faults(consent: Consent, measure: Measure) -> Iterator[str]:
    """Why an approval cannot count, whatever anybody thinks of it."""
    entry = measure.bank.entries.get(consent.entry)
    if entry is None:
        yield _said("consent-unknown")
        return
    if entry.status == "retired":
        yield _said("consent-retired")
    if not is_name(consent.by):
        yield _said("consent-nameless")
    elif same_person(consent.by, entry.author):
        yield _said("consent-author", by=consent.by)
    yield from _faults_of_day(consent.on.strip(), measure.today)
    if consent.words != entry.words:
        yield _said("consent-words")
    for fault in measure.errors_in(consent.entry):
        yield _said("consent-faulty", fault=fault)


def _faults_of_day(day: str, today: str) -> Iterator[str]:
    if not day:
        yield _said("consent-dateless")
    elif not is_day(day):
        yield _said("consent-undated", on=day)
    elif day > today:
        yield _said("consent-future", on=day)


def _said(code: str, **details: str) -> str:
    """The catalogue's sentence with what to do."""
    return problem(code, **details).sentence
