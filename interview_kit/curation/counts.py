"""A review in words: what verdicts are called, how many there are of each, and which rule each other out."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from interview_kit.curation.verdicts import Judged, Review, Verdict

# What a verdict is called where it is said of one change.
VERDICT_WORDS: Mapping[Verdict, str] = {
    "clean": "Ren",
    "conflict": "Konflikt",
    "rule": "Regel",
    "changed": "Banken er ændret siden",
    "gone": "Stedet findes ikke",
}
# The same after a number: 38 rene.
_COUNTED: Mapping[Verdict, tuple[str, str]] = {
    "clean": ("ren", "rene"),
    "conflict": ("i konflikt", "i konflikt"),
    "rule": ("mod en regel", "mod en regel"),
    "changed": ("ændret i banken siden", "ændret i banken siden"),
    "gone": ("uden et sted i banken", "uden et sted i banken"),
}
_SOMETHING_MOVES = frozenset({"added", "moved"})


def summary(review: Review) -> str:
    """`41 rettelser: 38 rene, 2 i konflikt · 6 kommentarer · 12 godkendelser, 10 gyldige`."""
    return " · ".join(counts(review))


def counts(review: Review) -> tuple[str, ...]:
    """How many changes, remarks, approvals and texts without a place there are, each in a few words."""
    valid = sum(consent.is_valid for consent in review.consents)
    consents = _number(len(review.consents), "godkendelse", "godkendelser")
    others = {
        _number(len(review.remarks), "kommentar", "kommentarer"): review.remarks,
        f"{consents}, {_number(valid, 'gyldig', 'gyldige')}": review.consents,
        _number(len(review.unplaced), "tekst uden plads", "tekster uden plads"): review.unplaced,
    }
    return _changes(review), *(words for words, counted in others.items() if counted)


def _changes(review: Review) -> str:
    counted = Counter(change.verdict for change in review.changes)
    parts = (_number(counted[verdict], *words) for verdict, words in _COUNTED.items() if counted[verdict])
    start = _number(len(review.changes), "rettelse", "rettelser")
    return f"{start}: {', '.join(parts)}" if counted else start


def _number(count: int, one: str, several: str) -> str:
    return f"{count} {one if count == 1 else several}"


def rivals(changes: Sequence[Judged]) -> Mapping[int, tuple[int, ...]]:
    """The numbers of the changes of which at most one can be made, by the number of each of them."""
    found: dict[int, dict[int, None]] = defaultdict(dict)
    for one, other in _pairs(changes):
        found[one.number][other.number] = None
        found[other.number][one.number] = None
    return {number: tuple(sorted(others)) for number, others in found.items()}


def _pairs(changes: Sequence[Judged]) -> Iterator[tuple[Judged, Judged]]:
    at: dict[str, list[Judged]] = defaultdict(list)
    for change in changes:
        at[change.proposal.address].append(change)
    for there in at.values():
        yield from (pair for pair in combinations(there, 2) if _are_rivals(*pair))
    for change in changes:
        if change.verdict == "conflict":
            for outer in _around(change.proposal.address):
                yield from ((change, other) for other in at.get(outer, ()) if _takes_all(other))


def _are_rivals(one: Judged, other: Judged) -> bool:
    """Whether two changes at the same address want different texts there.

    Both of two additions can be made, and a text that moves may get new words, unless the review has said
    of both that they are in conflict.
    """
    verdicts = {one.verdict, other.verdict}
    if verdicts == {"conflict"}:
        return True
    return verdicts != {"clean"} and not _SOMETHING_MOVES & {one.proposal.kind, other.proposal.kind}


def _around(address: str) -> Iterator[str]:
    """What a text belongs to: its entry, and, of what belongs to a question, the question."""
    entry, slash, place = address.partition("/")
    if slash:
        yield entry
    question, comma, _ = place.partition(", ")
    if comma:
        yield f"{entry}/{question}"


def _takes_all(change: Judged) -> bool:
    """Whether a whole question or entry goes, with all that belongs to it."""
    return change.verdict == "conflict" and change.proposal.kind == "removed"


def in_order(changes: Sequence[Judged]) -> list[Judged]:
    """The changes as they come, but each followed by those that it rules out."""
    others = rivals(changes)
    by_number = {change.number: change for change in changes}
    order: dict[int, Judged] = {}
    for change in changes:
        for number in (change.number, *others.get(change.number, ())):
            order.setdefault(number, by_number[number])
    return list(order.values())
