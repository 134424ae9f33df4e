"""The rules as HR keeps them: patterns, word lists and legal topics, with date and name of each change."""

import re
from collections.abc import Callable
from time import perf_counter
from typing import Annotated, Literal

from pydantic import Field

from interview_kit.models.text import Id, Model, Text, Title

LegalLevel = Literal["F", "R", "B", "K"]


# What patterns are tried on: repeated ever more often, so that no trial takes much longer than the last.
_TRIAL_TEXTS = ("a", "du ", "ord, ", "1")
_TRIAL_LENGTHS = (*range(12, 40, 2), 60, 90, 135, 200, 300, 400)
_TRIAL_SECONDS = 0.05
_LITERAL_WORD = re.compile(r"[^\W\d_]+")


def pattern_fault(pattern: str) -> str | None:
    """The code of what is wrong with a pattern, if anything is.

    It cannot be read, or it takes far too long on a long text, which it would on a question some day. To
    try one takes some milliseconds.
    """
    try:
        search = re.compile(pattern, re.IGNORECASE).search  # as most rules use it; Python keeps it
    except (re.error, OverflowError, RecursionError, MemoryError):
        return "bad-pattern"
    return "slow-pattern" if _is_slow(search, pattern) else None


def _is_slow(search: Callable[[str], object], pattern: str) -> bool:
    literal = _LITERAL_WORD.findall(re.sub(r"\\.", " ", pattern))
    starts = ("", " ".join([*literal[:6], ""]))
    texts = dict.fromkeys((*_TRIAL_TEXTS, *literal[:3]))
    return any(_grows(search, start, text) for start in starts for text in texts)


def _grows(search: Callable[[str], object], start: str, text: str) -> bool:
    for length in _TRIAL_LENGTHS:
        trial = f"{start}{(text * length)[:length]}!"
        if _seconds(search, trial) > _TRIAL_SECONDS and _seconds(search, trial) > _TRIAL_SECONDS:
            return True  # twice: once may be the machine
    return False


def _seconds(search: Callable[[str], object], text: str) -> float:
    start = perf_counter()
    search(text)
    return perf_counter() - start


Regex = Annotated[str, Field(min_length=1, max_length=4_000)]


class Changed(Model):
    by: Title
    date: Title


class Pattern(Model):
    """A regular expression that a rule looks for; letters match in both cases unless `case_sensitive`."""

    id: Id
    rule: Title
    case_sensitive: bool = False
    pattern: Regex
    changed: Changed


class WordList(Model):
    id: Id
    rule: Title
    words: tuple[Text, ...]
    changed: Changed


class WordingRules(Model):
    patterns: tuple[Pattern, ...]
    word_lists: tuple[WordList, ...]


class LegalTopic(Model):
    """What may not (F), should not (R, K) or only sometimes (B) be asked, the law, and what to do instead."""

    id: Id
    topic: Title
    level: LegalLevel
    action: Literal["refuse", "warn"]
    law: Text
    instead: Text
    patterns: Annotated[tuple[Regex, ...], Field(min_length=1)]
    changed: Changed


class LegalContext(Model):
    """Stage 2: a private topic, about the person, and not about work. `person` is case-sensitive."""

    name: Title
    law: Text
    topic: Regex
    person: Regex
    work: Regex
    changed: Changed


class LegalRules(Model):
    topics: tuple[LegalTopic, ...]
    context: LegalContext
