"""Which entries are nearest to a line that somebody else wrote, by the letters and words that they share.

Every entry, as a whole and in what it is about, is weighed as a text of character n-grams and as one of word
stems, rare ones more than common ones (TF-IDF), and compared by the angle between two texts (cosine). What no
entry has counts against all of them, so that a line about something else is near to none. A person chooses
among five; nothing is chosen here.
"""

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from interview_kit.models.bank import Entry, QuestionBank
from interview_kit.profiles.other_words import OTHER_WORDS

Nearness = Literal["near", "maybe", "none"]
_Weights = Mapping[str, float]

# From which likeness on an entry is likely to be about the same as a line, and below which it hardly is: so low that
# «intet» is rarely said wrongly (`python -m benchmarks.nearest`).
_NEAR, _NONE = 0.13, 0.08

# How much the parts of an entry count: what it is about before how it is asked and answered.
_OWN_WORDS = 1.0
_ASKED, _ASIDE, _PROBES, _ANSWERS, _POOR_ANSWERS = 0.3, 0.2, 0.1, 0.3, 0.2

_SHORTEST, _LONGEST = 3, 5
# Which of the views are of what an entry is about.
_ABOUT = slice(2, 4)
_WORD = re.compile(r"[a-zæøåéü0-9]+")
_ENDING = re.compile(
    r"(?:erens|ernes|elser|ende|else|heder|erne|eren|hed|ene|ere|er|en|et|es|ede|te|t|e|s|r)$"
)
_WHOLE_LINE = re.compile(r"^hele linjen: ")

# Words that say nothing of what a line is about: the small ones, and what profiles begin their lines with.
_COMMON_WORDS = """
    og i at det der den til er en et af på som for med de om ikke kan har sig man vil skal hvor når så også
    fra ved du din dit dine vi os jeg mig min mit mine sin sit sine eller men være blive bliver blev var havde
    hvis hvad hvem hvordan end under efter før selv gør evne evner forventer medarbejder leder lederen
    kandidaten stand kommunen kommunens
"""
COMMON = frozenset(_COMMON_WORDS.split())


class Known(NamedTuple):
    """An entry and the line that it was written for."""

    entry: Entry
    line: str


class Near(NamedTuple):
    """An entry and how like it is to the line, from 0 to 1: as a whole, and in what it is about."""

    entry: Entry
    likeness: float
    about: float


def known_entries(bank: QuestionBank) -> tuple[Known, ...]:
    """Every entry of the bank that can be asked, with its line in the words that are printed."""
    lines = bank.printed_lines
    asked = (entry for entry in bank.all_entries if entry.scored_question)
    return tuple(Known(entry, lines.get(entry.behaviour, "")) for entry in asked)


class Index:
    """The entries as they are compared, made once for many lines."""

    def __init__(self, known: Sequence[Known]) -> None:
        self.entries = tuple(entry for entry, _ in known)
        whole = [[*_own_words(entry), *_asked_and_answered(entry.entry)] for entry in known]
        own = [[*_own_words(entry)] for entry in known]
        self._views = [_View(texts, read) for texts in (whole, own) for read in (_letters, _stems)]

    def likenesses(self, line: str) -> list[Near]:
        """How like the line each entry is, in the order of the bank."""
        columns = zip(*(view.cosines(line) for view in self._views), strict=True)
        return [
            Near(entry, sum(column) / len(column), sum(column[_ABOUT]) / len(column[_ABOUT]))
            for entry, column in zip(self.entries, columns, strict=True)
        ]


def nearest(line: str, index: Index, count: int = 5) -> list[Near]:
    """The entries that are most like the line, the nearest first; of equals the first of the bank."""
    return sorted(index.likenesses(line), key=lambda near: -near.likeness)[:count]


def how_near(near: Near) -> Nearness:
    """Whether the entry is likely to fit, may fit, or hardly does."""
    if near.about >= _NEAR:
        return "near"
    return "maybe" if near.about >= _NONE else "none"


def nearness(row: Sequence[Near]) -> Nearness:
    """The same of the best of the nearest entries."""
    return how_near(max(row, key=lambda near: near.about)) if row else "none"


class _View:
    """The entries as texts of one kind of feature."""

    def __init__(
        self, texts: Sequence[Iterable[tuple[float, str]]], features: Callable[[str], Iterator[str]]
    ) -> None:
        self._features = features
        counts = [_counted(text, features) for text in texts]
        frequency = Counter(feature for count in counts for feature in count)
        total = 1 + len(counts)
        self._rarity = {feature: math.log(total / (1 + n)) + 1 for feature, n in frequency.items()}
        self._unknown = math.log(total) + 1
        self._entries = [self._weighed(count) for count in counts]

    def cosines(self, line: str) -> list[float]:
        weighed = self._weighed(Counter(self._features(line)))
        return [
            sum(weight * entry[feature] for feature, weight in weighed.items() if feature in entry)
            for entry in self._entries
        ]

    def _weighed(self, count: _Weights) -> dict[str, float]:
        """The features with their weights, of which the squares add up to 1."""
        weights = {
            feature: (1 + math.log(n) if n > 1 else n) * self._rarity.get(feature, self._unknown)
            for feature, n in count.items()
        }
        length = math.sqrt(sum(weight * weight for weight in weights.values()))
        return {feature: weight / length for feature, weight in weights.items()}


def _counted(text: Iterable[tuple[float, str]], features: Callable[[str], Iterator[str]]) -> dict[str, float]:
    count: dict[str, float] = {}
    for weight, words in text:
        for feature in features(words):
            count[feature] = count.get(feature, 0) + weight
    return count


def _own_words(known: Known) -> Iterator[tuple[float, str]]:
    """What the entry is about: its line, what it covers of it, its keywords, and what others call it."""
    entry, line = known
    covers, others = _WHOLE_LINE.sub("", entry.covers), OTHER_WORDS.get(entry.id, "")
    for text in (line, covers, *entry.keywords, others):
        yield _OWN_WORDS, text


def _asked_and_answered(entry: Entry) -> Iterator[tuple[float, str]]:
    """What is asked and listened for, each text with how much it counts."""
    for question in entry.questions:
        if not question.retired:
            rated = question.kind == "behavioural"
            yield _ASKED if rated else _ASIDE, question.text
            yield _ASKED if rated else 0, question.broader or ""
            yield from ((_PROBES, probe) for probe in question.probes)
    for level, statements in entry.anchors.items():
        yield from ((_ANSWERS if level > 2 else _POOR_ANSWERS, text) for text in statements)  # noqa: PLR2004
    yield from ((_ANSWERS, sign) for sign in entry.indicators.positive)
    yield from ((_POOR_ANSWERS, sign) for sign in entry.indicators.negative)


def _telling(text: str) -> Iterator[str]:
    return (word for word in _WORD.findall(text.lower()) if word not in COMMON)


def _letters(text: str) -> Iterator[str]:
    """Every run of 3 to 5 characters inside a word, of which its edges are one."""
    for word in _telling(text):
        padded = f" {word} "
        for length in range(_SHORTEST, _LONGEST + 1):
            for start in range(max(len(padded) - length + 1, 1)):
                yield padded[start : start + length]


def _stems(text: str) -> Iterator[str]:
    """Every word without its ending."""
    return map(stem, _telling(text))


def stem(word: str) -> str:
    """The word in small letters without its ending, where enough is left of it.

    >>> stem("beslutningerne"), stem("ene")
    ('beslutning', 'ene')
    """
    rest = _ENDING.sub("", word)
    return rest if len(word) > 4 and len(rest) >= _SHORTEST else word  # noqa: PLR2004
