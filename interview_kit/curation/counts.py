"""A review in words: what verdicts are called, how many there are of each, and which rule each other out."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import chain, combinations

from interview_kit.curation.addresses import entry_of
from interview_kit.curation.review import contradict
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
        f"{review.already} står allerede i banken": review.already,
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
    of_entry: dict[str, list[Judged]] = defaultdict(list)
    for change in changes:
        of_entry[entry_of(change.proposal.address)].append(change)
    ruled_out: dict[int, list[int]] = defaultdict(list)
    for change, other in chain.from_iterable(combinations(together, 2) for together in of_entry.values()):
        if contradict(change.proposal, other.proposal):
            ruled_out[change.number].append(other.number)
            ruled_out[other.number].append(change.number)
    return {number: tuple(sorted(others)) for number, others in ruled_out.items()}


def in_order(changes: Sequence[Judged]) -> list[Judged]:
    """The changes as they come, but each followed by those that it rules out."""
    others = rivals(changes)
    by_number = {change.number: change for change in changes}
    order: dict[int, Judged] = {}
    for change in changes:
        for number in (change.number, *others.get(change.number, ())):
            order.setdefault(number, by_number[number])
    return list(order.values())
