"""The rules that compare an entry with its profile and with the other entries of the bank."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import count, pairwise
from typing import NamedTuple

from interview_kit.checks.anchors import SAME
from interview_kit.checks.language import similarity, stems, words
from interview_kit.checks.passages import Role, passages_of
from interview_kit.checks.rule import Finding
from interview_kit.models.bank import Entry, QuestionBank
from interview_kit.problems import Loc

_COPIED_WORDS, _COPIED_SHARE = 5, 0.40


def live_entries(bank: QuestionBank) -> list[Entry]:
    """The bank's entries less the retired ones."""
    return [entry for entry in bank.all_entries if entry.status != "retired"]


def _written_entries(bank: QuestionBank) -> list[Entry]:
    """The live entries less those that nobody has finished, which no rule reads."""
    return [entry for entry in live_entries(bank) if not entry.is_unwritten]


def _entries_with_lines(bank: QuestionBank) -> Iterator[tuple[Entry, list[str]]]:
    """Each live entry with the lines of the profiles that it serves: its own, and those that use it."""
    lines: defaultdict[str, list[str]] = defaultdict(list)
    for profile in bank.profiles.values():
        for behaviour in profile.behaviours:
            for entry in bank.entries.get(behaviour.id, ()):
                lines[entry.id].append(behaviour.text)
    for entry in _written_entries(bank):
        yield entry, lines[entry.id]


def copied_from_profile(bank: QuestionBank) -> Iterator[Finding]:
    """Questions and anchors that repeat a line of theirs: five words in a row, or 40 % of their words."""
    for entry, lines in _entries_with_lines(bank):
        read = [(_runs(line), stems(line)) for line in lines]
        for passage in passages_of(entry):
            if passage.role in {"question", "anchor"} and any(
                not runs.isdisjoint(_runs(passage.text)) or _share(stems(passage.text), line_stems)
                for runs, line_stems in read
            ):
                yield Finding(passage.loc, entry=entry.id)


def _runs(text: str) -> set[tuple[str, ...]]:
    """Every five neighbouring words."""
    text_words = words(text)
    return {text_words[start : start + _COPIED_WORDS] for start in range(len(text_words) - _COPIED_WORDS + 1)}


def _share(stems_of_text: frozenset[str], stems_of_line: frozenset[str]) -> bool:
    """Whether 40 % of the stems of both together are in both."""
    shared = stems_of_text & stems_of_line
    return bool(shared) and len(shared) >= _COPIED_SHARE * len(stems_of_text | stems_of_line)


# A second finite verb after «og»: Danish present tense ends in -r.
_TWO_ACTS = re.compile(r"\bog \w+(?:er|år|ør)\b|\bsamt \w+r\b")


def half_unnamed(bank: QuestionBank) -> Iterator[Finding]:
    """A profile's line with two acts whose entry does not say, in two words or more, which it asks about."""
    for entry, lines in _entries_with_lines(bank):
        if any(map(_TWO_ACTS.search, lines)) and len(entry.covers.split()) < 2:
            yield Finding(("covers",), entry=entry.id)


class _Text(NamedTuple):
    entry: str
    loc: Loc
    words: tuple[int, ...]


def repeated(role: Role) -> Callable[[QuestionBank], Iterator[Finding]]:
    """Texts of this role that are 80 % the same words, in the same order, as one of an earlier entry."""

    def check(bank: QuestionBank) -> Iterator[Finding]:
        texts = _texts(bank, role)
        for later, earlier in _alike(texts):
            yield Finding(later.loc, {"other": earlier.entry}, entry=later.entry)

    return check


def _texts(bank: QuestionBank, role: Role) -> list[_Text]:
    """The bank's texts of this role, each word a number: numbers are quicker to compare than words."""
    numbers: defaultdict[str, int] = defaultdict(count(1).__next__)
    return [
        _Text(entry.id, passage.loc, tuple(numbers[word] for word in words(passage.text)))
        for entry in _written_entries(bank)
        for passage in passages_of(entry)
        if passage.role == role and words(passage.text)
    ]


def _alike(texts: Sequence[_Text]) -> Iterator[tuple[_Text, _Text]]:
    """Every pair of texts, later and earlier, of two entries that are the same but for some words.

    Neighbours are two words that follow each other, and the first and the last word with the edge of the
    text. Two texts of n and m words whose similarity is S share at least (3/2 S - 1)(n + m) + 1 neighbours:
    S(n + m)/2 words are matched and so are both edges, and each other word breaks at most one run of these.
    With S = 0.8 that is (n + m)/5 + 1, and as m >= 2/3 n (else S cannot be reached) n/3 + 1 of the n + 1 of
    the one text: one of the 2/3 n + 1 rarest of either is among them. Only texts that share one of those are
    compared (prefix filtering, Chaudhuri et al. 2006).
    """
    edge = 1 + max((max(text.words) for text in texts), default=0)
    neighbours = [
        {edge * first + second for first, second in pairwise((0, *text.words, 0))} for text in texts
    ]
    frequency = Counter(pair for pairs in neighbours for pair in pairs)
    earlier: defaultdict[int, list[int]] = defaultdict(list)
    for number, text in enumerate(texts):
        pairs, length = neighbours[number], len(text.words)
        rarest = sorted(pairs, key=lambda pair: (frequency[pair], pair))[: 2 * length // 3 + 1]
        shared_by_any = [pair for pair in rarest if frequency[pair] > 1]
        for index in sorted({index for pair in shared_by_any for index in earlier[pair]}):
            candidate, repeats = texts[index], length + 1 - len(pairs)
            shared = len(pairs & neighbours[index]) + repeats
            if (
                candidate.entry != text.entry
                and shared >= (length + len(candidate.words)) / 5 + 1
                and similarity(text.words, candidate.words, SAME) >= SAME
            ):
                yield text, candidate
        for pair in shared_by_any:
            earlier[pair].append(number)
