"""`historik.tsv`: a line for each change that was written into a bank, oldest first, for people and Excel."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from interview_kit.curation.settling import Taken
from interview_kit.curation.texts import text_hash

HISTORY_FILE = "historik.tsv"
_HEAD = "hvornår\thvem\tsted\thvad\tfør\tefter\tkilde\n"
_FIELDS = 7
_ESCAPES = {"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"}
_ESCAPED = {escaped: letter for letter, escaped in _ESCAPES.items()}


class Event(NamedTuple):
    """What was written on a day: by whose wish, where, what was done, words before and after, which file."""

    when: str
    by: str
    address: str
    what: str
    before: str
    after: str
    source: str


def history_with(text: str, events: Iterable[Event]) -> str:
    """The history with these events behind the others."""
    text = text or _HEAD
    begun = text if text.endswith("\n") else f"{text}\n"
    return begun + "".join("\t".join(map(_escaped, event)) + "\n" for event in events)


def events_in(text: str) -> list[Event]:
    """The events of a history; lines that somebody has spoilt are passed over."""
    rows = (line.split("\t") for line in text.splitlines()[1:])
    return [Event(*map(_unescaped, row)) for row in rows if len(row) == _FIELDS]


def taken_in(text: str) -> frozenset[Taken]:
    """The changes that a history tells of."""
    return frozenset((event.address, text_hash(event.before), event.after) for event in events_in(text))


def _escaped(text: str) -> str:
    return re.sub(r"[\\\t\n\r]", lambda match: _ESCAPES[match[0]], text)


def _unescaped(text: str) -> str:
    return re.sub(r"\\[\\tnr]", lambda match: _ESCAPED[match[0]], text)
