"""`historik.tsv`: a line for each change that was written into a bank, oldest first, for people and Excel."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from interview_kit.curation.addresses import stem_of
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


def is_history(data: bytes) -> bool:
    """Whether the bytes of a file are a history's, also after Excel has saved them as text in UTF-8."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return False
    return not text.strip() or _cells(text.split("\n")[0])[:_FIELDS] == _HEAD.rstrip().split("\t")


def history_with(data: bytes, events: Iterable[Event]) -> bytes:
    """The history with these events behind the others, whose bytes stay."""
    data = data or _HEAD.encode()
    lines = "".join("\t".join(map(_escaped, event)) + "\n" for event in events)
    return b"".join([data, b"" if data.endswith(b"\n") else b"\n", lines.encode()])


def events_in(data: bytes) -> list[Event]:
    """The events of a history; lines that somebody has spoilt are passed over."""
    rows = map(_cells, data.decode("utf-8-sig").split("\n")[1:])
    return [Event(*map(_unescaped, row[:_FIELDS])) for row in rows if len(row) >= _FIELDS]


def _cells(line: str) -> list[str]:
    """The cells of a line. Excel, which ends lines otherwise than we do, puts some in quotation marks."""
    if not line.endswith("\r"):
        return line.split("\t")
    cells = line.removesuffix("\r").split("\t")
    return [
        cell[1:-1].replace('""', '"') if re.fullmatch(r'"(?:[^"]|"")*"', cell) else cell for cell in cells
    ]


def taken_in(data: bytes) -> frozenset[Taken]:
    """The changes that a history tells of; a text of a list may have had another number then."""
    return frozenset(
        (stem_of(event.address), text_hash(event.before), event.after) for event in events_in(data)
    )


def _escaped(text: str) -> str:
    return re.sub(r"[\\\t\n\r]", lambda match: _ESCAPES[match[0]], text)


def _unescaped(text: str) -> str:
    return re.sub(r"\\[\\tnr]", lambda match: _ESCAPED[match[0]], text)
