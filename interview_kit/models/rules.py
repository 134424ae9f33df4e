"""The rules as HR keeps them: patterns, word lists and legal topics, with date and name of each change."""

from typing import Annotated, Literal

from pydantic import Field

from interview_kit.models.choices import ALTERNATIVE_KIND_WORDS, in_danish
from interview_kit.models.text import Id, Model, Text, Title

LegalLevel = Literal["F", "R", "B", "K"]
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


class Alternative(Model):
    """What may be said aloud for what a panel wants to know; or, as a note, who handles it and when."""

    about: Title
    kind: Annotated[
        Literal["behavioural", "situational", "open", "terms", "note"], in_danish(ALTERNATIVE_KIND_WORDS)
    ]
    say: Text


class LegalTopic(Model):
    """A private matter, the law about it, and what to do instead.

    `looked_up` is the date on which it was. `ask` are alternatives, the commonest first; `instead` is the
    advice where there are none.
    F and K may not be asked about, B only where the work needs it; R may not count, whatever is asked.
    """

    id: Id
    topic: Title
    level: LegalLevel
    action: Literal["refuse", "warn"]
    law: Text
    looked_up: Title | None = None
    instead: Text
    ask: tuple[Alternative, ...] = ()
    patterns: Annotated[tuple[Regex, ...], Field(min_length=1)]
    changed: Changed


class LegalContext(Model):
    """What a question about work names; the rest is no longer used, but stands in older banks."""

    work: Regex
    changed: Changed
    name: Title | None = None
    law: Text | None = None
    topic: Regex | None = None
    person: Regex | None = None


class LegalRules(Model):
    topics: tuple[LegalTopic, ...]
    context: LegalContext
