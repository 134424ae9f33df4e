"""The words, sentences and rough stems of a text; how hard a text is, and how alike two texts are."""

import re
from collections.abc import Hashable, Sequence
from difflib import SequenceMatcher

from interview_kit.memory import kept

# A whole bank's texts are read by several rules; a bank of thousands of entries is read one entry at a time.
_CACHED_TEXTS = 4096
_SENTENCE = re.compile(r"[^.!?]+[.!?]*")
_SENTENCE_END = re.compile(r"[.!?:]")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*|\d+(?:[.,]\d+)*")
_LONG_WORD = 6
_STEM = 6


@kept(_CACHED_TEXTS)
def sentences(text: str) -> tuple[str, ...]:
    """The sentences with their marks: «Hvad gjorde du? Og så.» → two."""
    return tuple(sentence.strip() for sentence in _SENTENCE.findall(text) if sentence.strip())


@kept(_CACHED_TEXTS)
def words(text: str) -> tuple[str, ...]:
    """The words in lower case, numbers among them."""
    return tuple(_WORD.findall(text.lower()))


@kept(_CACHED_TEXTS)
def stems(text: str) -> frozenset[str]:
    """The first six letters of every word of four or more: rough Danish stems, enough to compare by."""
    return frozenset(word[:_STEM] for word in words(text) if len(word) > 3)


def lix(text: str) -> float:
    """Readability (Björnsson 1968): words a sentence plus percent words over six letters; 40 is easy."""
    text_words = words(text)
    long_words = sum(len(word) > _LONG_WORD for word in text_words)
    ends = max(len(_SENTENCE_END.findall(text)), 1)
    return len(text_words) / ends + 100 * long_words / max(len(text_words), 1)


def similarity(first: Sequence[Hashable], second: Sequence[Hashable], least: float) -> float:
    """How alike two sequences of words are, 0 to 1 (Ratcliff & Obershelp 1988, by difflib).

    0 where it cannot reach `least`: the lengths, then the words that are in both in any order, bound it from
    above, and are far quicker to compare than the order.
    """
    total = len(first) + len(second)
    if not total:
        return 1.0
    if 2 * min(len(first), len(second)) / total < least:
        return 0.0
    if 2 * sum(map(set(second).__contains__, first)) / total < least:
        return 0.0
    return SequenceMatcher(None, first, second, autojunk=False).ratio()
