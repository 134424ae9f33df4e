"""What somebody who reads in the bank wants otherwise, as the paper on which HR ticks it: `rettelser.docx`.

The bank is held against it and not changed: HR writes what is ticked with `interview-kit book --apply`.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from interview_kit.curation.addresses import entry_of, lists_of, numbered, place_words
from interview_kit.curation.book_marks import book_texts
from interview_kit.curation.counts import VERDICT_WORDS, summary
from interview_kit.curation.proposals import ChangeKind, Origin, Proposal, Received
from interview_kit.curation.texts import text_hash
from interview_kit.curation.verdicts import Judged
from interview_kit.models.approvers import is_name
from interview_kit.models.bank import Entry
from interview_kit.models.text import normalised, printed
from interview_kit.office.desk import Desk
from interview_kit.problems import Problem, UserError, problem
from interview_kit.workplace.book_home import PAPER, decision

_LONGEST_TEXT, _LONGEST_ADDRESS = 2_000, 100
_CLEAN = "Kan skrives i banken, som den står."
_NEXT = (
    f"Send {PAPER} til HR. De sætter kryds ved det, der skal med, og skriver det i banken. "
    "Her er intet ændret."
)
_SHIPPED = (
    "Banken her følger med programmet og bliver ikke rettet. HR kan skrive rettelserne i jeres egen kopi "
    "af den."
)

Change = Mapping[str, str]


def propose(desk: Desk, *, changes: Sequence[Change], name: str, note: str = "") -> dict[str, Any]:
    """The paper of these changes, each {address, before, after}, and what the rules say of each of them.

    A text that is new has no `before`, one that is to go no `after`. Raises `UserError` where there is no
    name, no change, no such place, or a text that nobody would print.
    """
    entries = desk.workplace.at_hand.entries
    origin = Origin(normalised(name), desk.today)
    proposals = [_proposal(change, origin, printed(note)) for change in changes if _is_one(change)]
    problems = [*_problems(proposals, entries, name, note)]
    if problems:
        raise UserError(problems)
    source = f"forslag fra {origin.by}"
    made = decision(desk.workplace, [Received(tuple(proposals))], [source], desk.today)
    if not made.review.changes:
        raise UserError([problem("proposal-empty")])
    return {
        "file": {"name": PAPER, "data": made.data},
        "verdicts": [_verdict(change) for change in made.review.changes],
        "changes": [_judged(change) for change in made.review.changes],
        "sentences": [*_sentences(summary(made.review), is_shipped=desk.workplace.is_shipped)],
    }


def _is_one(change: Change) -> bool:
    return normalised(change["before"]) != normalised(change["after"])


def _proposal(change: Change, origin: Origin, note: str) -> Proposal:
    before, after = normalised(change["before"]), normalised(change["after"])
    kind: ChangeKind = "changed" if before and after else "added" if after else "removed"
    was = text_hash(before) if before else ""
    return Proposal(kind, change["address"], after, was, origin=origin, comment=note)


def _problems(
    proposals: Sequence[Proposal], entries: Mapping[str, Entry], name: str, note: str
) -> Iterator[Problem]:
    """All that must be mended before there can be a paper."""
    if not is_name(name):
        yield problem("proposal-nameless")
    if len(note) > _LONGEST_TEXT:
        yield problem("proposal-note-too-long", most=_LONGEST_TEXT)
    if not proposals:
        yield problem("proposal-empty")
    for proposal in proposals:
        if not _is_place(proposal.address, entries):
            yield problem("proposal-no-place", address=printed(proposal.address[:_LONGEST_ADDRESS]))
        elif len(proposal.words) > _LONGEST_TEXT:
            place = place_words(proposal.address)
            yield problem("proposal-too-long", place=place, most=_LONGEST_TEXT)


def _is_place(address: str, entries: Mapping[str, Entry]) -> bool:
    """Whether the book prints a text at the address, or one of the list that it is in."""
    entry = entries.get(entry_of(address))
    if entry is None:
        return False
    place = numbered(address)
    is_printed = any(text.address == address for row in book_texts(entry).values() for text in row)
    return is_printed or bool(place and place.list_key in lists_of(entry))


def _judged(change: Judged) -> dict[str, Any]:
    """A change as the page may mark it; `is_taken` says whether it has a tick in the paper."""
    return {
        "address": change.proposal.address,
        "place": change.place,
        "verdict": VERDICT_WORDS[change.verdict],
        "is_taken": change.is_taken,
        "reasons": [*change.reasons],
    }


def _verdict(change: Judged) -> str:
    """The place and what is to be said of it: `direktoer.politik.dialog, trin 5, nr. 2: Kan skrives …`."""
    place = f"{entry_of(change.proposal.address)}, {change.place[:1].lower()}{change.place[1:]}"
    told = (_CLEAN, *change.reasons) if change.is_taken else change.reasons
    return f"{place}: {' '.join(told)}"


def _sentences(counted: str, *, is_shipped: bool) -> Iterator[str]:
    yield f"{counted}."
    yield _NEXT
    if is_shipped:
        yield _SHIPPED
