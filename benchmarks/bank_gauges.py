"""What can be counted about the bank's wording: how far style alone gives a level away, and the worn turns.

    python -m benchmarks.bank_gauges [--bank FOLDER] [--only FILE-OR-ENTRY] [--telling]

The level gauge is a naive Bayes classifier on words and pairs of words that never sees a question: it
guesses the level of each anchor statement after reading all other entries. What it gets right is style, not
behaviour; always guessing 5 gives 27 %. The turns are regular expressions: their counts are orders of size.
"""

import argparse
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from math import log
from pathlib import Path
from typing import NamedTuple

from interview_kit.bank.loading import load_bank
from interview_kit.models.bank import LEVELS, Anchors, Entry, Question, QuestionBank

_WORD = re.compile(r"[a-zæøåéü0-9]+")


class Statement(NamedTuple):
    """One anchor statement with the entry and the level that it belongs to."""

    entry: str
    level: int
    text: str


def words(text: str) -> list[str]:
    """The words as the review counted them: the parts of «hr-chef» are two, unlike in the rules."""
    return _WORD.findall(text.lower())


def statements(bank: QuestionBank) -> list[Statement]:
    """The anchors that answers to the main questions are rated by, the scenes' own among them."""
    return [
        Statement(entry.id, level, text)
        for entry in bank.all_entries
        for anchors in _anchor_sets(entry)
        for level, texts in anchors.items()
        for text in texts
    ]


def _anchor_sets(entry: Entry) -> Iterator[Anchors]:
    yield entry.anchors
    yield from entry.anchors_for.values()
    for question in entry.questions:
        variants = (question, question.without_staff)
        yield from (variant.anchors for variant in variants if variant and variant.anchors)


class LevelGuess(NamedTuple):
    """Shares of all statements, 0 to 1; `missed` are the statements with the level that was guessed."""

    exact: float
    within_one: float
    by_entry: dict[str, float]
    missed: list[tuple[Statement, int]]


def level_guess(rows: Sequence[Statement]) -> LevelGuess:
    """How often naive Bayes guesses the level of a statement after reading the other entries only.

    Multinomial over the words and the pairs of neighbouring words, with add-one smoothing (Manning, Raghavan
    and Schütze 2008, ch. 13), priors from the other entries.
    """
    features = [_features(row.text) for row in rows]
    all_counts, all_rows = _counted(rows, features)
    guesses = []
    for entry in dict.fromkeys(row.entry for row in rows):
        own = [index for index, row in enumerate(rows) if row.entry == entry]
        own_counts, own_rows = _counted([rows[i] for i in own], [features[i] for i in own])
        counts = {level: all_counts[level] - own_counts[level] for level in LEVELS}
        priors = all_rows - own_rows
        vocabulary = len(set().union(*counts.values()))
        totals = {level: counts[level].total() + vocabulary for level in LEVELS}
        for index in own:
            known = [word for word in features[index] if any(word in counts[level] for level in LEVELS)]
            score = {
                level: log(priors[level])
                + sum(log((counts[level][word] + 1) / totals[level]) for word in known)
                for level in LEVELS
            }
            guesses.append((rows[index], max(LEVELS, key=score.__getitem__)))
    right = Counter(row.entry for row, guess in guesses if row.level == guess)
    count = Counter(row.entry for row in rows)
    return LevelGuess(
        exact=right.total() / len(rows),
        within_one=sum(abs(row.level - guess) <= 1 for row, guess in guesses) / len(rows),
        by_entry={entry: right[entry] / count[entry] for entry in count},
        missed=[(row, guess) for row, guess in guesses if row.level != guess],
    )


def _features(text: str) -> list[str]:
    row = words(text)
    return row + [" ".join(pair) for pair in pairwise(row)]


def _counted(
    rows: Sequence[Statement], features: Sequence[list[str]]
) -> tuple[dict[int, Counter[str]], Counter[int]]:
    counts: dict[int, Counter[str]] = {level: Counter() for level in LEVELS}
    for row, found in zip(rows, features, strict=True):
        counts[row.level].update(found)
    return counts, Counter(row.level for row in rows)


def telling(rows: Sequence[Statement], most: int = 25) -> dict[int, list[tuple[str, int, int]]]:
    """The words and pairs that give a level away: each with how often it stands there, and elsewhere."""
    counts, _ = _counted(rows, [_features(row.text) for row in rows])
    everywhere = sum(counts.values(), Counter[str]())
    found = {}
    for level in LEVELS:
        expected = counts[level].total() / everywhere.total()
        over = {word: count - everywhere[word] * expected for word, count in counts[level].items()}
        best = sorted(over, key=lambda word: (-over[word], word))[:most]
        found[level] = [(word, counts[level][word], everywhere[word] - counts[level][word]) for word in best]
    return found


# The five stories that level 5 told too often: nobleness instead of better work.
FAMILIES = {
    "gave up its own": r"\b(?:opgav|trak .{0,40}(?:tilbage|forslag)|stoppede (?:selv )?(?:sit|sin|et projekt)"
    r"|droppede|aflyste|frafaldt|kasserede|omgjorde|lukkede (?:sit|sin)|fravalgte (?:sit|sin)"
    r"|bremsede sit)\b",
    "confessed": r"\b(?:egen? fejl|eget fejl|egne fejl|sin fejl|selv havde (?:begået|lavet|overset|taget fejl"
    r"|regnet forkert)|indrømmede|erkendte|havde ret\b|fik ret|tog fejl|undskyldte|fejlen var|egen del i"
    r"|var forkert|selv tog fejl|gav .{0,30} ret i)",
    "took the blame": r"\b(?:tog (?:selv )?(?:skylden|ansvaret|kritikken|imod vreden)|skylden"
    r"|stod selv for skud|selv ansvaret|på sin egen kappe|vreden)\b",
    "gave away its own": r"\b(?:afgav|gav afkald|fra (?:eget|egen|egne) (?:budget|område|drift|afdeling|folk)"
    r"|overtog selv|arbejdede selv|brugte (?:egen|sin egen) tid|på (?:egen|sin egen) bekostning"
    r"|lod egne? .{0,25} vente|lagde egne)\b",
    "in spite of all": r"\bselv om\b|\bselvom\b|\bda det viste sig\b|\bgik tilbage\b|\bviste sig at\b",
}
_EARLY = r"\bfør\b|\bfra starten\b|\bfra begyndelsen\b|\bpå forhånd\b|\binden\b"
_PASSED_ON = r"\bkonsulent|\bHR\b|\bprojektleder|\bmail|\bkommunikationsafdeling"
_TENSIONS = r"\bmens\b|\bmen\b|\bselv om\b|\bsamtidig\b|\bog du (?:skulle|måtte)\b"
_NUMBER = r"\d[\d.,]*|\b(?:to|tre|fire|fem|seks|syv|otte|ni|ti|elleve|tolv|halvdelen)\b"
MOST_WORDS, MOST_TENSIONS = 22, 1
MOST_SCENE_WORDS, MOST_SCENE_NUMBERS = 60, 3


def found(pattern: str, text: str) -> int:
    """How often the pattern stands in the text, in capitals or not."""
    return len(re.findall(pattern, text, re.IGNORECASE))


def main_wordings(bank: QuestionBank) -> Iterator[tuple[str, str]]:
    """Every wording in which a question about the past may be read aloud, with its question's id."""
    for entry in bank.all_entries:
        for question in entry.questions:
            if question.kind == "behavioural" and not question.retired:
                yield from ((question.id, text) for text in _wordings(question))


def _wordings(question: Question) -> Iterator[str]:
    for variant in (question, question.without_staff):
        if variant:
            yield variant.text
            if variant.broader:
                yield variant.broader


def overloaded(bank: QuestionBank) -> list[str]:
    """The wordings with more than 22 words or more than one tension, each with its id and the counts."""
    return [
        f"{key}: {len(words(text))} words, {found(_TENSIONS, text)} tensions: {text}"
        for key, text in main_wordings(bank)
        if len(words(text)) > MOST_WORDS or found(_TENSIONS, text) > MOST_TENSIONS
    ]


def crowded_scenes(bank: QuestionBank) -> list[str]:
    """The scenes that nobody can hold by ear, and that the candidate does not get on paper."""
    return [
        f"{question.id}: {len(words(question.text))} words, {found(_NUMBER, question.text)} numbers"
        for entry in bank.all_entries
        for question in entry.questions
        if question.kind == "situational"
        and not question.retired
        and not question.on_paper
        and (
            len(words(question.text)) > MOST_SCENE_WORDS or found(_NUMBER, question.text) > MOST_SCENE_NUMBERS
        )
    ]


def share(rows: Iterable[Statement], level: int, *patterns: str) -> tuple[float, list[Statement]]:
    """The share of the statements of a level in which one of the patterns stands, and those statements."""
    at_level = [row for row in rows if row.level == level]
    hits = [row for row in at_level if any(found(pattern, row.text) for pattern in patterns)]
    return len(hits) / len(at_level), hits


def noble_fives(rows: Iterable[Statement]) -> tuple[float, list[Statement]]:
    """Statements of level 5 in one of the five families."""
    return share(rows, 5, *FAMILIES.values())


def early_fours(rows: Iterable[Statement]) -> tuple[float, list[Statement]]:
    """Statements of level 4 that are told by «before»."""
    return share(rows, 4, _EARLY)


def passed_on_twos(rows: Iterable[Statement]) -> tuple[float, list[Statement]]:
    """Statements of level 2 that are told by a consultant, HR or a mail."""
    return share(rows, 2, _PASSED_ON)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--bank", type=Path, default=Path("question_bank"))
    parser.add_argument("--only", default="", help="show the details of the entries that begin so")
    parser.add_argument("--telling", action="store_true", help="the words that give each level away")
    options = parser.parse_args()
    bank = load_bank(options.bank).or_raise()
    rows = statements(bank)
    guess = level_guess(rows)
    print(f"level guessed without the question: {guess.exact:.1%} exact, {guess.within_one:.1%} within one")
    gauges: dict[str, Callable[[Iterable[Statement]], tuple[float, list[Statement]]]] = {
        "level 5 in the five families": noble_fives,
        "level 4 by «before»": early_fours,
        "level 2 by consultant, HR, mail": passed_on_twos,
    }
    for name, gauge in gauges.items():
        part, hits = gauge(rows)
        print(f"{name}: {part:.1%} ({len(hits)})")
        if options.only:
            print(*(f"    {row.text}" for row in hits if row.entry.startswith(options.only)), sep="\n")
    for name, lines in {
        "main wordings with too much to hold": overloaded(bank),
        "scenes too long for the ear": crowded_scenes(bank),
    }.items():
        print(f"{name}: {len(lines)}")
        if options.only:
            print(*(f"    {line}" for line in lines if line.startswith(options.only)), sep="\n")
    if options.only:
        for entry, part in guess.by_entry.items():
            if entry.startswith(options.only):
                print(f"{entry}: {part:.0%} guessed")
    if options.telling:
        for level, found_words in telling(rows).items():
            print(level, ", ".join(f"{word} {here}/{elsewhere}" for word, here, elsewhere in found_words))


if __name__ == "__main__":
    main()
