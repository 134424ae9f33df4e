"""HR's patterns and word lists, compiled: what the rules look things up in."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from interview_kit.models.rules import LegalRules, LegalTopic, WordingRules, WordList

_TOKEN = re.compile(r"\w+")
_USUAL_FLAGS = re.IGNORECASE | re.UNICODE


@dataclass(frozen=True, slots=True)
class Topic:
    """A legal topic with its patterns compiled; `refused` is an error, otherwise a warning."""

    name: str
    refused: bool
    law: str
    instead: str
    patterns: tuple[re.Pattern[str], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """Patterns and word lists by id, legal topics in order, and the three patterns of a private matter.

    `plain_words` has the word lists whose words are all single words, `any_topic` matches where any topic
    does: both say quickly that a text has no match.
    """

    patterns: Mapping[str, re.Pattern[str]]
    plain_words: Mapping[str, frozenset[str]]
    word_lists: Mapping[str, tuple[str, ...]]
    topics: tuple[Topic, ...]
    any_topic: re.Pattern[str]
    private: re.Pattern[str]
    person: re.Pattern[str]
    work: re.Pattern[str]
    private_name: str
    private_law: str

    def find(self, name: str, text: str) -> str:
        """The first words of the text that a pattern or a word list matches, or nothing."""
        plain = self.plain_words.get(name)
        if plain is not None and plain.isdisjoint(_TOKEN.findall(text.lower())):
            return ""
        match = self.patterns[name].search(text)
        return match[0].strip() if match else ""


@lru_cache(maxsize=64)
def topics_in(text: str, lexicon: Lexicon) -> tuple[Topic, ...]:
    """Every legal topic that the text matches; kept, because several rules ask of the same text in turn."""
    if not lexicon.any_topic.search(text):
        return ()
    return tuple(topic for topic in lexicon.topics if any(pattern.search(text) for pattern in topic.patterns))


# What the rules cannot do without.
PATTERNS = (
    "double-question", "yes-no", "leading", "telegraphing", "hypothetical", "past-event", "habit", "tension",
    "double-negation", "jargon", "gendered-pronoun", "gendered-title", "trait", "observable", "plural-you",
    "superlative", "fit", "party", "presupposing", "broken-encoding", "own-action", "result", "reason",
    "quiz",
)  # fmt: skip
WORD_LISTS = (
    "degree-words", "needs-gloss", "lost-letters", "belittling", "negative-openers", "observable-verbs",
)  # fmt: skip


def missing_rules(wording: WordingRules) -> list[str]:
    """Ids of patterns and word lists that the rules need and HR's file lacks."""
    ids = {pattern.id for pattern in wording.patterns} | {words.id for words in wording.word_lists}
    return [name for name in (*PATTERNS, *WORD_LISTS) if name not in ids]


def make_lexicon(wording: WordingRules, legal: LegalRules) -> Lexicon:
    """HR's rules ready for use. A word list that has the id of a pattern takes its place."""
    patterns = {
        pattern.id: re.compile(pattern.pattern, 0 if pattern.case_sensitive else re.IGNORECASE)
        for pattern in wording.patterns
    }
    topics = tuple(map(_topic, legal.topics))
    return Lexicon(
        patterns=patterns | {words.id: _any_of(words.words) for words in wording.word_lists},
        plain_words={words.id: _lower(words) for words in wording.word_lists if _is_plain(words)},
        word_lists={words.id: words.words for words in wording.word_lists},
        topics=topics,
        any_topic=_either(pattern for topic in topics for pattern in topic.patterns),
        private=re.compile(legal.context.topic, re.IGNORECASE),
        person=re.compile(legal.context.person),
        work=re.compile(legal.context.work, re.IGNORECASE),
        private_name=legal.context.name,
        private_law=legal.context.law,
    )


def _topic(topic: LegalTopic) -> Topic:
    patterns = tuple(re.compile(pattern, re.IGNORECASE) for pattern in topic.patterns)
    return Topic(topic.topic, topic.action == "refuse", topic.law, topic.instead, patterns)


def _either(patterns: Iterable[re.Pattern[str]]) -> re.Pattern[str]:
    """One pattern that matches where any of them does.

    Without brackets round each, so that the word boundary they begin with is tried once for all of them.
    A group or a flag inside a pattern holds for that pattern alone; then this one matches everything.
    """
    joinable = list(patterns)
    if any(pattern.groups or pattern.flags != _USUAL_FLAGS for pattern in joinable):
        return re.compile("")
    return re.compile("|".join(pattern.pattern for pattern in joinable), re.IGNORECASE)


def _is_plain(words: WordList) -> bool:
    return all(_TOKEN.fullmatch(word) for word in words.words)


def _lower(words: WordList) -> frozenset[str]:
    return frozenset(word.lower() for word in words.words)


def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    """Any of these as whole words; a star at the end stands for any ending; the longest first."""
    ordered = sorted(words, key=len, reverse=True)
    parts = [re.escape(word).replace(r"\*", r"\w*") for word in ordered]
    return re.compile(rf"\b(?:{'|'.join(parts)})\b" if parts else r"(?!)", re.IGNORECASE)
