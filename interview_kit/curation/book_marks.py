"""How the texts of the question book are known again: the names of bookmarks, codes of rows, properties.

A bookmark's name carries the hash of the text's address and that of its words, so that a reader needs no
table: it hashes the addresses of the bank. A row's code names its list where a bookmark is lost.
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from interview_kit.curation.texts import BankText, Loc, text_hash, texts_of
from interview_kit.models.bank import Entry
from interview_kit.word.package import OUR_PROPERTIES
from interview_kit.word.paper_properties import in_pieces, pieces_of

BOOK, FORMAT = "spoergsmaalsbog", "2"
# The properties that list what is printed.
_TEXTS, _ENTRIES, _OTHER = (f"{OUR_PROPERTIES}.{word}" for word in ("tekst", "saet", "andet"))
_ADDRESS_LENGTH, _WORDS_LENGTH, _OTHER_LENGTH = 12, 10, 8
_PAIR_LENGTH = _ADDRESS_LENGTH + _WORDS_LENGTH
_TEXT_MARK = re.compile(r"ikt_([0-9a-f]{12})_([0-9a-f]{10})(?:_([0-9a-f]{10}))?")
_ENTRY_MARK = re.compile(r"ikt_[eg]_([0-9a-f]{12})_([0-9a-f]{10})(?:_[a-z]+)?")
# Signs that nobody sees, which programs and the web leave in a text.
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]")
_QUOTES = str.maketrans(
    dict.fromkeys("\u2018\u2019\u201a\u201b\u02bc\u00b4", "'")
    | dict.fromkeys("\u201c\u201d\u201e\u201f", '"')
)
_DASHES = re.compile("[\u2010-\u2015\u2212]")


class Printed(NamedTuple):
    """A text as it was printed: the hashes of its address and words; `plain` is that of its plain words."""

    address: str
    words: str
    plain: str


class Manifest(NamedTuple):
    """What a book says that it holds: words by address, words by entry, and the hashes of all other lines."""

    texts: Mapping[str, str]
    entries: Mapping[str, str]
    other: frozenset[str]


def clean(text: str) -> str:
    """The text as it would stand in the bank: composed letters, single blanks, nothing unseen."""
    return " ".join(_UNSEEN.sub("", unicodedata.normalize("NFC", text)).split())


def plain(text: str) -> str:
    """The text without what programs change by themselves: blanks, unseen signs, the form of quotes."""
    return clean(text).translate(_QUOTES)


def address_hash(address: str) -> str:
    return hashlib.sha256(address.encode()).hexdigest()[:_ADDRESS_LENGTH]


# Bookmarks


def text_mark(address: str, words: str) -> str:
    """The bookmark of a text; it ends with the hash of the plain words where they are others."""
    name = f"ikt_{address_hash(address)}_{text_hash(words)}"
    return name if plain(words) == words else f"{name}_{text_hash(plain(words))}"


def entry_mark(entry: Entry) -> str:
    """The bookmark of an entry's heading."""
    return f"ikt_e_{address_hash(entry.id)}_{entry.words}"


def approval_mark(entry: Entry, field: str) -> str:
    """The bookmark of a field (small letters) in an entry's approval box."""
    return f"ikt_g_{address_hash(entry.id)}_{entry.words}_{field}"


def printed_by(name: str) -> Printed | None:
    """What the bookmark of a text says; None for another."""
    found = _TEXT_MARK.fullmatch(name)
    return Printed(found[1], found[2], found[3] or found[2]) if found else None


def entry_by(name: str) -> tuple[str, str] | None:
    """The hashes of the id and the words of the entry that a bookmark is of; None for another."""
    found = _ENTRY_MARK.fullmatch(name)
    return (found[1], found[2]) if found else None


# What is printed of an entry


def book_texts(entry: Entry) -> dict[str, list[BankText]]:
    """The texts that the book prints, by the code of their row: none of a question that is withdrawn."""
    rows: dict[str, list[BankText]] = {}
    for text in texts_of(entry).values():
        if not _is_withdrawn(entry, text):
            rows.setdefault(row_code(entry, text), []).append(text)
    return rows


def _is_withdrawn(entry: Entry, text: BankText) -> bool:
    field, *where = text.loc
    return field == "questions" and isinstance(where[0], int) and entry.questions[where[0]].retired


def row_code(entry: Entry, text: BankText) -> str:
    """The code of the row that a text stands in: `S1 bredt`, `U2 opf.`, `P1-5`, `5`, `+`."""
    match text.loc:
        case ("questions", int(index), *rest):
            letter = "U" if rest[0] == "without_staff" else "S"
            return f"{letter}{index + 1}{_wording_code(rest[letter == 'U' :])}"
        case ("anchors", level, *_):
            return str(level)
        case ("anchors_for", position, level, *_):
            return f"P{[*entry.anchors_for].index(str(position)) + 1}-{level}"
        case (*_, "positive", int()):
            return "+"
        case (*_, "negative", int()):
            return "-"
    return {"covers": "D", "counts_too": "T", "red_flags": "!"}[str(text.loc[0])]


def _wording_code(loc: tuple[int | str, ...] | list[int | str]) -> str:
    match loc:
        case ["broader"]:
            return " bredt"
        case ["probes", _]:
            return " opf."
        case ["anchors", level, _]:
            return f"-{level}"
    return ""


def plain_code(text: str) -> str:
    """The code that a cell shows, with one kind of dash."""
    return _DASHES.sub("-", clean(text))


def address_at(entry: Entry, loc: Loc) -> str:
    """The address of the text at this place of the entry, or of the first inside it; "" where none is."""
    for text in texts_of(entry).values():
        if loc and loc == text.loc[: len(loc)]:
            return text.address
    return ""


# Properties


def texts_properties(entries: Iterable[Entry]) -> dict[str, str]:
    """All that is printed: the hashes of addresses and words, and of entries and their words."""
    kept = {entry.id: entry for entry in entries}
    texts = (text for entry in kept.values() for row in book_texts(entry).values() for text in row)
    pairs = [address_hash(text.address) + text_hash(text.words) for text in texts]
    of_entries = [address_hash(entry.id) + entry.words for entry in kept.values()]
    return {
        **in_pieces(_TEXTS, "".join(pairs), _PAIR_LENGTH),
        **in_pieces(_ENTRIES, "".join(of_entries), _PAIR_LENGTH),
    }


def other_properties(lines: Iterable[str]) -> dict[str, str]:
    """The lines of the book that are no texts of the bank, each once."""
    hashes = dict.fromkeys(line_hash(line) for line in lines if clean(line))
    return in_pieces(_OTHER, "".join(hashes), _OTHER_LENGTH)


def line_hash(line: str) -> str:
    return text_hash(plain(line))[:_OTHER_LENGTH]


def manifest_of(properties: Mapping[str, str]) -> Manifest:
    """What the properties say; a piece that is lost is as if it never was."""
    texts, entries = (
        {
            hashes[:_ADDRESS_LENGTH]: hashes[_ADDRESS_LENGTH:]
            for hashes in _hashes(properties, name, _PAIR_LENGTH)
        }
        for name in (_TEXTS, _ENTRIES)
    )
    return Manifest(texts, entries, frozenset(_hashes(properties, _OTHER, _OTHER_LENGTH)))


def _hashes(properties: Mapping[str, str], name: str, length: int) -> Iterator[str]:
    """The hashes of this length, one after another, in the pieces that are left."""
    for piece in pieces_of(properties, name):
        for at in range(0, len(piece) - length + 1, length):
            yield piece[at : at + length]
