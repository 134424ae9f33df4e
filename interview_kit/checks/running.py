"""Runs every rule on a bank, an entry, a material or a question, and sets aside what HR has accepted."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cache

from interview_kit.checks.across import live_entries
from interview_kit.checks.entries import undated
from interview_kit.checks.fixed_texts import fixed_text_findings
from interview_kit.checks.lexicon import Lexicon
from interview_kit.checks.normalised import as_read, normalised
from interview_kit.checks.passages import Kind, Passage, Role, passages_of, passages_of_material
from interview_kit.checks.rule import BankRule, EntryRule, Finding, TextRule
from interview_kit.checks.rules import RULES
from interview_kit.models.bank import UNWRITTEN, Entry, QuestionBank
from interview_kit.models.recruitment import OwnKind, OwnQuestion
from interview_kit.models.text import Model
from interview_kit.problems import CATALOGUE, DOUBTFUL, Loc


def bank_findings(bank: QuestionBank, lexicon: Lexicon) -> Iterator[Finding]:
    """Every finding in the bank with its entry's id, without the warnings that were accepted."""
    yield from findings_in_bank(bank, lambda entry: entry_findings(entry, lexicon))


def findings_in_bank(
    bank: QuestionBank, findings_in: Callable[[Entry], Iterable[Finding]]
) -> Iterator[Finding]:
    """As `bank_findings`; `findings_in` gives what the rules find in an entry by itself."""
    between = defaultdict(list)
    bank_as_read = replace(bank, entries=as_read(bank.entries), profiles=as_read(bank.profiles))
    for rule in RULES:
        if isinstance(rule, BankRule):
            for finding in rule.check(bank_as_read):
                between[finding.entry].append(finding._replace(rule=rule.name))
    for entry in live_entries(bank):
        for finding in told_of(entry, [*findings_in(entry), *between[entry.id]]):
            yield finding._replace(entry=entry.id)


def told_of(entry: Entry, findings: Iterable[Finding]) -> Iterable[Finding]:
    """The findings without the warnings that were accepted: what is unfinished has accepted nothing yet."""
    return findings if entry.is_unwritten else without_accepted(entry, findings)


def unwritten(entry: Entry) -> Finding:
    """That texts of an entry are still to be written, told at the first of them."""
    missing = [passage.loc for passage in passages_of(entry) if passage.text == UNWRITTEN]
    return Finding(missing[0], {"count": len(missing)}, "entry-unwritten")


InPassage = Callable[[Passage, Lexicon], Iterable[Finding]]


def entry_findings(entry: Entry, lexicon: Lexicon, in_passage: InPassage | None = None) -> Iterator[Finding]:
    """What the rules find in one entry by itself; of one that is unfinished only that it is.

    `in_passage` is `passage_findings`, or what remembers it where an entry is looked at again and again.
    """
    if entry.is_unwritten:
        yield unwritten(entry)
        return
    entry_as_read = as_read(entry)
    for passage in passages_of(entry):
        yield from (in_passage or passage_findings)(passage, lexicon)
    for rule in RULES:
        if isinstance(rule, EntryRule):
            for finding in rule.check(entry_as_read, lexicon):
                yield finding._replace(rule=rule.name)


def material_findings(material: Model, lexicon: Lexicon) -> Iterator[Finding]:
    """What the rules find in the kit's other texts: briefing, reference questions, sample answers, cases."""
    read = set()
    for passage in passages_of_material(material):
        read.add(passage.loc)
        yield from passage_findings(passage, lexicon)
    yield from (finding for finding in fixed_text_findings(material, lexicon) if finding.loc not in read)


def question_findings(text: str, kind: OwnKind, lexicon: Lexicon) -> list[Finding]:
    """What the rules find in a question of this kind before anyone asks it."""
    return list(passage_findings(Passage("question", text, kind), lexicon))


def own_question_findings(question: OwnQuestion, lexicon: Lexicon) -> Iterator[Finding]:
    """What the rules find in a panel's own question, its probes and its approval.

    An approval of the very words answers every doubt whether they may be asked, and nothing else.
    """
    passages = [Passage("question", question.text, question.kind, loc=("text",))]
    for index, probe in enumerate(question.probes):
        passages.append(Passage("probe", probe, question.kind, loc=("probes", index)))
    for passage in passages:
        for finding in passage_findings(passage, lexicon):
            if finding.rule not in DOUBTFUL or not question.is_approved:
                yield finding
    for finding in undated(question.approved):
        yield finding._replace(rule="approval-date")


def passage_findings(passage: Passage, lexicon: Lexicon) -> Iterator[Finding]:
    """What the rules on one text find."""
    passage_as_read = passage._replace(text=normalised(passage.text))
    for rule in _rules_for(passage.role, passage.kind):
        for finding in rule.check(passage if rule.as_written else passage_as_read, lexicon):
            yield finding._replace(rule=rule.name)


@cache
def _rules_for(role: Role, kind: Kind) -> tuple[TextRule, ...]:
    return tuple(rule for rule in RULES if isinstance(rule, TextRule) and rule.reads(role, kind))


def without_accepted(entry: Entry, findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings less the warnings that the entry accepts.

    An acceptance of an error, one that matches no finding, and one of a doubt about the law in other words
    than those that stand there now, is itself a finding.
    """
    remaining = list(findings)
    accepted = set()
    rules_that_fired = {finding.rule for finding in remaining}
    for index, acceptance in enumerate(entry.accepted_warnings):
        loc: Loc = ("accepted_warnings", index)
        if _is_error(acceptance.code):
            yield Finding(loc, {"accepted": acceptance.code}, "accepted-error")
        elif acceptance.code not in rules_that_fired:
            yield Finding(loc, {"accepted": acceptance.code}, "accepted-stale")
        elif acceptance.code in DOUBTFUL and acceptance.words != entry.words:
            yield Finding(loc, {"accepted": acceptance.code, "words": entry.words}, "accepted-words")
        else:
            accepted.add(acceptance.code)
    for finding in remaining:
        if finding.rule not in accepted:
            yield finding


def _is_error(rule: str) -> bool:
    return rule in CATALOGUE and CATALOGUE[rule].level == "error"
