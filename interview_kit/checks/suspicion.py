"""Whether a question that no pattern knows may be about a private matter: what its words and letters weigh.

Hashed n-grams of words, letters and groups of words (Weinberger et al. 2009; Brown et al. 1992) with a
linear support-vector machine, one weight a hash, in half a byte each. `python -m
benchmarks.private_matters.train` learns the weights, and reads texts by `features` here. A suspicion is a
piece of advice and no verdict: silence is no promise that a question is lawful.
"""

import math
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple
from zlib import crc32

from interview_kit.checks.normalised import readings

_WORD = re.compile(r"[^\W_]+|\?")
# Danish and Swedish letters, those with a mark as Unicode splits them.
_IN_PLAIN_LETTERS = {"æ": "ae", "ø": "oe", "a\u030a": "aa", "a\u0308": "ae", "o\u0308": "oe"}
_START = 5
_REACH = 7
_SHORTEST_STEM, _LONGEST_STEM = 3, 30
_MOST_WORDS_SHOWN = 3
_SMALL = {
    "doing-verbs-past", "first-person-panel", "function-words", "general-person", "hedging-words",
    "modal-verbs", "negation", "question-words", "second-person", "tag-endings", "third-persons",
}  # fmt: skip


class Suspicion(NamedTuple):
    """Why a question may be private: the words that weigh most, and its likely topics.

    `topics` are the ids of one legal topic where the next is far behind, otherwise of the two likeliest; none
    where no topic is likely.
    """

    words: tuple[str, ...]
    topics: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Weights:
    """What was learnt: a weight of -7 to 7 for each hash, of risk and, in fewer hashes, of each topic.

    A score is `bias + step × (sum of weights) / √(number of hashes)`; a question is suspected where that of
    risk is above `threshold`. A topic is named where its score is `floor` or more, alone where that is
    `margin` above the next. `groups` has the group of words of one kind for each word and, with a star at its
    end, for each stem, in plain letters.
    """

    bias: float
    step: float
    threshold: float
    risk: Sequence[int]
    floor: float
    margin: float
    topic_step: float
    topic_bias: Mapping[str, float]
    topics: Sequence[int]
    groups: Mapping[str, str]


def suspicion(text: str, weights: Weights, above: float = 0.0) -> Suspicion | None:
    """The suspicion that a question is about a private matter, or None.

    `above` is how far over the threshold the score must be.
    """
    words = words_in(text)
    if score(words, weights) <= weights.threshold + above:
        return None
    return Suspicion(_heaviest(words, weights), _likeliest(words, weights))


def score(words: Sequence[str], weights: Weights) -> float:
    """How much these words are worded as what is private: about 1 for what surely is, -1 for what is not."""
    hashes = hashes_of(words, len(weights.risk), weights.groups)
    total = sum(map(weights.risk.__getitem__, hashes))
    return weights.bias + weights.step * total / math.sqrt(len(hashes))


def words_in(text: str) -> list[str]:
    """The words as they are written, without what a copy has added; a question mark is a word."""
    return _WORD.findall(readings(text)[0])


def hashes_of(words: Sequence[str], buckets: int, groups: Mapping[str, str]) -> set[int]:
    """The hashes of everything that is read in these words, at least one; `buckets` is a power of two."""
    last = buckets - 1
    return {crc32(name.encode()) & last for name, _ in features(words, groups)}


def features(words: Sequence[str], groups: Mapping[str, str]) -> Iterator[tuple[str, tuple[int, ...]]]:
    """What is read in a text, with the indexes of the words it stands in, -1 and the last before and after.

    Words; pairs of neighbours and of words up to six apart, by the word, its beginning and its group; three
    words or groups in a row, also without the middle one; and runs of three to five letters.
    """
    plain = ["^", *map(in_plain_letters, words), "$"]
    starts = [word[:_START] for word in plain]
    kinds = [group_of(word, groups) or word[:_START] for word in plain]
    for at, (word, kind, start) in enumerate(zip(plain, kinds, starts, strict=True)):
        here = (at - 1,)
        yield f"w {word}", here
        yield f"g {kind}", here
        for later in range(at + 1, min(at + _REACH, len(plain))):
            pair = (at - 1, later - 1)
            if later == at + 1:
                yield f"ww {word} {plain[later]}", pair
                yield f"wg {word} {kinds[later]}", pair
                yield f"gw {kind} {plain[later]}", pair
            elif later == at + 2:
                yield f"w2 {word} {plain[later]}", pair
            if later <= at + 2:
                yield f"g{later - at} {kind} {kinds[later]}", pair
            first, second = (start, starts[later]) if start <= starts[later] else (starts[later], start)
            yield f"p {first} {second}", pair
            first, second = (kind, kinds[later]) if kind <= kinds[later] else (kinds[later], kind)
            yield f"q {first} {second}", pair
        if at + 2 < len(plain):
            yield f"www {word} {plain[at + 1]} {plain[at + 2]}", (at - 1, at, at + 1)
            yield f"ggg {kind} {kinds[at + 1]} {kinds[at + 2]}", (at - 1, at, at + 1)
        if len(word) > 2:
            edged = f"<{word}>"
            for size in (3, 4, 5):
                for begin in range(len(edged) - size + 1):
                    yield f"c {edged[begin : begin + size]}", here


def group_of(word: str, groups: Mapping[str, str]) -> str:
    """The group of words of one kind that this word, in plain letters, belongs to, or nothing."""
    if word in groups:
        return groups[word]
    for end in range(min(len(word), _LONGEST_STEM), _SHORTEST_STEM - 1, -1):
        group = groups.get(f"{word[:end]}*")
        if group:
            return group
    return ""


def in_plain_letters(words: str) -> str:
    """In lower case and ASCII: «Børn» and «boern» are «boern»."""
    plain = words.lower()
    if plain.isascii():
        return plain
    plain = unicodedata.normalize("NFD", plain)
    for letter, ascii_letters in _IN_PLAIN_LETTERS.items():
        plain = plain.replace(letter, ascii_letters)
    return "".join(filter(str.isascii, plain))


def _heaviest(words: Sequence[str], weights: Weights) -> tuple[str, ...]:
    """The words that speak most for it, in the order of the text; a pair's weight is shared by its words.

    Of small words («har», «din») only where there are no others.
    """
    last = len(weights.risk) - 1
    weight_of = {index: 0.0 for index, word in enumerate(words) if word != "?"}
    for name, indexes in dict(features(words, weights.groups)).items():
        for index in indexes:
            if index in weight_of:
                weight_of[index] += weights.risk[crc32(name.encode()) & last] / len(indexes)
    groups = {index: group_of(in_plain_letters(words[index]), weights.groups) for index in weight_of}
    speaking = [index for index in weight_of if groups[index] not in _SMALL]
    heaviest = sorted(speaking or weight_of, key=lambda index: -weight_of[index])[:_MOST_WORDS_SHOWN]
    return tuple(words[index] for index in sorted(heaviest) if weight_of[index] > 0 or index == heaviest[0])


def _likeliest(words: Sequence[str], weights: Weights) -> tuple[str, ...]:
    size = len(weights.topics) // len(weights.topic_bias)
    hashes = hashes_of(words, size, weights.groups)
    root = math.sqrt(len(hashes))
    scores = {
        topic: bias + weights.topic_step * _sum_at(hashes, weights.topics, number * size) / root
        for number, (topic, bias) in enumerate(weights.topic_bias.items())
    }
    first, second = sorted(scores, key=lambda topic: -scores[topic])[:2]
    if scores[first] < weights.floor:
        return ()
    return (first,) if scores[first] - scores[second] >= weights.margin else (first, second)


def _sum_at(hashes: Iterable[int], table: Sequence[int], start: int) -> int:
    return sum(table[start + number] for number in hashes)
