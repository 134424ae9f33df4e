"""HR's patterns and word lists, compiled: what the rules look things up in."""

import re
from dataclasses import dataclass

from interview_kit.models.rules import LegalLevel, LegalRules, WordingRules


@dataclass(frozen=True, slots=True)
class Topic:
    """A legal topic with its patterns compiled."""

    topic: str
    level: LegalLevel
    refused: bool
    law: str
    instead: str
    patterns: tuple[re.Pattern[str], ...]


@dataclass(frozen=True, slots=True)
class Rulebook:
    """Patterns and word lists by id, legal topics in order, and the three patterns of stage 2."""

    patterns: dict[str, re.Pattern[str]]
    words: dict[str, tuple[str, ...]]
    topics: tuple[Topic, ...]
    private: re.Pattern[str]
    person: re.Pattern[str]
    work: re.Pattern[str]
    private_topic: str
    private_law: str

    def hit(self, pattern: str, text: str) -> str:
        """The first words of the text that the pattern finds, or nothing."""
        found = self.patterns[pattern].search(text)
        return found[0].strip() if found else ""

    def word(self, word_list: str, text: str) -> str:
        """The first word of the list that stands in the text as a whole word, or nothing."""
        found = self.patterns[f"{word_list}-any"].search(text)
        return found[0] if found else ""


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
    known = {pattern.id for pattern in wording.patterns} | {words.id for words in wording.word_lists}
    return [name for name in (*PATTERNS, *WORD_LISTS) if name not in known]


def make_rulebook(wording: WordingRules, legal: LegalRules) -> Rulebook:
    patterns = {
        one.id: re.compile(one.pattern, 0 if one.case_sensitive else re.IGNORECASE)
        for one in wording.patterns
    }
    words = {one.id: one.words for one in wording.word_lists}
    patterns |= {f"{name}-any": _any_of(listed) for name, listed in words.items()}
    return Rulebook(
        patterns=patterns,
        words=words,
        topics=tuple(
            Topic(
                one.topic,
                one.level,
                one.action == "refuse",
                one.law,
                one.instead,
                tuple(re.compile(pattern, re.IGNORECASE) for pattern in one.patterns),
            )
            for one in legal.topics
        ),
        private=re.compile(legal.context.topic, re.IGNORECASE),
        person=re.compile(legal.context.person),
        work=re.compile(legal.context.work, re.IGNORECASE),
        private_topic=legal.context.name,
        private_law=legal.context.law,
    )


def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    """Any of these as whole words; a star at the end stands for any ending; the longest first."""
    ordered = sorted(words, key=len, reverse=True)
    parts = [re.escape(word).replace(r"\*", r"\w*") for word in ordered]
    return re.compile(rf"\b(?:{'|'.join(parts)})\b" if parts else r"(?!)", re.IGNORECASE)
