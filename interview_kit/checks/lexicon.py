"""HR's patterns and word lists, compiled: what the rules look things up in."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from interview_kit.checks.suspicion import Weights
from interview_kit.memory import kept
from interview_kit.models.rules import Alternative, LegalRules, LegalTopic, WordingRules


@dataclass(frozen=True, slots=True)
class Search:
    """A pattern as HR wrote it, and a quick test on the text in lower case; None where it cannot be made.

    Of alternatives that must match a letter as it is, Python skips those that begin with another; of those
    that match it in both cases it tries each. Most texts match nothing, so the test saves most of the time,
    and the pattern itself is compiled, and kept by `re`, when a text first passes it.
    """

    pattern: str
    flags: int
    quick: re.Pattern[str] | None

    def first(self, text: str) -> str:
        """The first words of the text that match, or nothing."""
        if self.quick and not self.quick.search(text.lower()):
            return ""
        match = re.search(self.pattern, text, self.flags)
        return match[0].strip() if match else ""


@dataclass(frozen=True, slots=True)
class Topic:
    """A legal topic with its patterns; `refused` is an error, otherwise a warning.

    To ask about what is `weightless` is not against the law in itself; to let the answer count is.
    """

    id: str
    name: str
    refused: bool
    weightless: bool
    law: str
    instead: str
    ask: tuple[Alternative, ...]
    patterns: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """Patterns and word lists by id, legal topics in order, what is about work, and the learnt weights.

    `any_topic` finds whether a text in lower case has a topic at all; None where that cannot be tested.
    """

    searches: Mapping[str, Search]
    word_lists: Mapping[str, tuple[str, ...]]
    topics: tuple[Topic, ...]
    any_topic: re.Pattern[str] | None
    work: Search
    weights: Callable[[], Weights]

    def find(self, name: str, text: str) -> str:
        """The first words of the text that a pattern or a word list matches, or nothing."""
        return self.searches[name].first(text)

    def without(self, word_list: str, text: str) -> str:
        """The text in lower case with a space for each match of the word list."""
        search = self.searches[word_list]
        pattern = search.quick or re.compile(search.pattern, search.flags)
        return pattern.sub(" ", text.lower())


@kept(64)
def topics_in(text: str, lexicon: Lexicon) -> tuple[Topic, ...]:
    """Every legal topic that the text matches; kept, because several rules ask of the same text in turn."""
    if lexicon.any_topic and not lexicon.any_topic.search(text.lower()):
        return ()
    return tuple(
        topic
        for topic in lexicon.topics
        if any(re.search(pattern, text, re.IGNORECASE) for pattern in topic.patterns)
    )


# What the rules cannot do without.
PATTERNS = (
    "double-question", "yes-no", "leading", "telegraphing", "hypothetical", "past-event", "habit", "tension",
    "double-negation", "jargon", "gendered-pronoun", "gendered-title", "trait", "observable", "plural-you",
    "superlative", "fit", "party", "presupposing", "broken-encoding", "own-action", "result", "reason",
    "quiz",
)  # fmt: skip
WORD_LISTS = (
    "degree-words", "needs-gloss", "lost-letters", "belittling", "negative-openers", "observable-verbs",
    "verdict-words", "light-words",
)  # fmt: skip


def missing_rules(wording: WordingRules) -> list[str]:
    """Ids of patterns and word lists that the rules need and HR's file lacks."""
    ids = {pattern.id for pattern in wording.patterns} | {words.id for words in wording.word_lists}
    return [name for name in (*PATTERNS, *WORD_LISTS) if name not in ids]


def make_lexicon(wording: WordingRules, legal: LegalRules, weights: Callable[[], Weights]) -> Lexicon:
    """HR's rules ready for use. A word list that has the id of a pattern takes its place.

    `weights` gives what suspicions are weighed by, when the first question is.
    """
    searches = {
        pattern.id: _search(pattern.pattern, case_sensitive=pattern.case_sensitive)
        for pattern in wording.patterns
    }
    return Lexicon(
        searches=searches | {words.id: _search(_any_of(words.words)) for words in wording.word_lists},
        word_lists={words.id: words.words for words in wording.word_lists},
        topics=tuple(map(_topic, legal.topics)),
        any_topic=_either([pattern for topic in legal.topics for pattern in topic.patterns]),
        work=_search(legal.context.work),
        weights=weights,
    )


def _topic(topic: LegalTopic) -> Topic:
    return Topic(
        id=topic.id,
        name=topic.topic,
        refused=topic.action == "refuse",
        weightless=topic.level == "R",
        law=topic.law,
        instead=topic.instead,
        ask=topic.ask,
        patterns=topic.patterns,
    )


def _search(pattern: str, *, case_sensitive: bool = False) -> Search:
    lower = "" if case_sensitive else _in_lower_case(pattern)
    return Search(pattern, 0 if case_sensitive else re.IGNORECASE, re.compile(lower) if lower else None)


def _either(patterns: Iterable[str]) -> re.Pattern[str] | None:
    """One pattern that finds, in a text in lower case, whether any of these matches; None where it cannot.

    Without brackets round each, so that the word boundary they begin with is tried once for all of them.
    """
    lower = [_in_lower_case(pattern) for pattern in patterns]
    return re.compile("|".join(lower)) if all(lower) else None


# Characters, escapes that mean the same in lower case (no reference to a group: its number changes when
# patterns are joined), and groups that set no flags and have no name.
_PLAIN = re.compile(r"(?:[^\\(]|\\[bBdDsSwW\W]|\((?!\?)|\(\?(?:[:=!]|<[=!]))*")
# A range of a class that begins or ends with a capital: in lower case it would be another, or none.
_CAPITAL_RANGE = re.compile(r"[A-ZÆØÅ]-|-[A-ZÆØÅ]")
_ESCAPE_OR_TEXT = re.compile(r"\\.|[^\\]+")


def _in_lower_case(pattern: str) -> str:
    """The pattern for texts in lower case, or nothing where it has parts that would mean something else."""
    if not _PLAIN.fullmatch(pattern) or _CAPITAL_RANGE.search(pattern):
        return ""
    return _ESCAPE_OR_TEXT.sub(lambda match: match[0] if match[0][0] == "\\" else match[0].lower(), pattern)


def _any_of(words: tuple[str, ...]) -> str:
    """A pattern of these as whole words; a star at the end stands for any ending; the longest first.

    Grouped by their first letter, because Python tries every alternative at every word.
    """
    by_letter: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        by_letter.setdefault(word[:1], []).append(re.escape(word[1:]).replace(r"\*", r"\w*"))
    groups = [f"{re.escape(letter)}(?:{'|'.join(endings)})" for letter, endings in by_letter.items()]
    return rf"\b(?:{'|'.join(groups)})\b" if groups else r"(?!)"
