"""Runs every rule on a bank, an entry or a question, and keeps what was accepted with a reason apart."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from interview_kit.checks.across import alike_in_two_entries, copied_from_the_profile
from interview_kit.checks.anchors import ANCHOR_RULES
from interview_kit.checks.entries import ENTRY_RULES
from interview_kit.checks.law import legal_findings
from interview_kit.checks.pieces import Loc, Piece, pieces_of
from interview_kit.checks.rulebook import Rulebook
from interview_kit.checks.wording import TEXT_RULES, Details
from interview_kit.models.bank import Entry, QuestionBank
from interview_kit.problems import CATALOGUE


class Finding(NamedTuple):
    """What a rule found: its code, the place inside the entry, and details for its message."""

    code: str
    loc: Loc
    details: Details


def bank_findings(bank: QuestionBank, book: Rulebook) -> Iterator[tuple[str, Finding]]:
    """Every finding in the bank by its entry's id, without those that were accepted with a reason."""
    entries = [entry for entry in bank.all_entries if entry.status != "retired"]
    lines = {
        behaviour.id: behaviour.text for profile in bank.profiles.values() for behaviour in profile.behaviours
    }
    shared = _shared_findings(entries)
    for entry in entries:
        found = [*entry_findings(entry, book, lines), *shared.get(entry.id, ())]
        for finding in accepted_apart(entry, found):
            yield entry.id, finding


def entry_findings(entry: Entry, book: Rulebook, lines: Mapping[str, str]) -> Iterator[Finding]:
    """What the rules find in one entry by itself; `lines` are the profile's behaviours by id."""
    for piece in pieces_of(entry):
        yield from piece_findings(piece, book)
    for code, rule in (*ANCHOR_RULES, *ENTRY_RULES):
        for loc, details in rule(entry, book):
            yield Finding(code, loc, details)
    for loc, details in copied_from_the_profile(entry, lines):
        yield Finding("Q14", loc, details)
    if two_acts_and_no_word_of_which(lines.get(entry.behaviour, ""), entry.covers):
        yield Finding("Q29", ("covers",), {})


# A second finite verb after «og»: Danish present tense ends in -r.
_TWO_ACTS = re.compile(r"\bog \w+(?:er|år|ør)\b|\bsamt \w+r\b")


def two_acts_and_no_word_of_which(line: str, covers: str) -> bool:
    """A profile's line with two acts whose entry does not say which it asks about, by |.

    Flag: Låser døren og tænder lyset. | alt
    Pass: Låser døren og tænder lyset. | hele linjen
    """
    return _TWO_ACTS.search(line) is not None and len(covers.split()) < 2


def piece_findings(piece: Piece, book: Rulebook) -> Iterator[Finding]:
    """What the rules on one text find, and the law."""
    for rule in TEXT_RULES:
        if rule.applies(piece):
            details = rule.check(piece, book)
            if details is not None:
                yield Finding(rule.code, piece.loc, details)
    for legal in legal_findings(piece.text, book):
        yield Finding(legal.code, piece.loc, legal.details)


def _shared_findings(entries: list[Entry]) -> dict[str, list[Finding]]:
    shared: dict[str, list[Finding]] = {}
    for code, role in (("Q15S", "anchor"), ("Q33", "question")):
        for text, other in alike_in_two_entries(entries, role):
            shared.setdefault(text.entry, []).append(Finding(code, text.loc, {"other": other.entry}))
    return shared


def accepted_apart(entry: Entry, found: Iterable[Finding]) -> Iterator[Finding]:
    """The findings less the warnings that the entry accepts; an acceptance that accepts nothing is one."""
    findings = list(found)
    accepted = {one.code for one in entry.accepted_warnings}
    for at, one in enumerate(entry.accepted_warnings):
        loc: Loc = ("accepted_warnings", at)
        if CATALOGUE.get(one.code) and CATALOGUE[one.code].level == "error":
            yield Finding("accepted-error", loc, {"accepted": one.code})
        elif one.code not in {finding.code for finding in findings}:
            yield Finding("accepted-stale", loc, {"accepted": one.code})
    for finding in findings:
        if finding.code not in accepted or CATALOGUE[finding.code].level == "error":
            yield finding
