"""What the parts of an address mean: the entry, the field, the list that a text is one of, its number."""

import re
from typing import NamedTuple

from interview_kit.curation.texts import Loc, texts_of
from interview_kit.models.bank import LEVELS, Entry

# Fields of an entry that are no texts of the book; HR changes them in Excel.
KEYWORDS, STATE = "nøgleord", "tilstand"
# What is said of a line of a profile, by the line's id: the ids of the lines that are nearly the same.
NEAR = "nær"
POSITION = "stilling:"

_NUMBER = re.compile(r"(.*[ /])(\d+)")
_QUESTION = re.compile(r"(?:spørgsmål|uden personale) \d+")
_FOCUS = re.compile(r"([A-D])/samtale (\d)/fokus")


class Numbered(NamedTuple):
    """The list that an address is in (`…/trin 5/`) and its number there, from 1."""

    list_key: str
    number: int


def entry_of(address: str) -> str:
    """The id before the first `/`: an entry's, a line's or a position's."""
    return address.partition("/")[0]


def field_of(address: str) -> str:
    """What stands behind the entry's id; empty where the address is the entry itself."""
    return address.partition("/")[2]


def numbered(address: str) -> Numbered | None:
    """The address as one of a list, by its form alone."""
    match = _NUMBER.fullmatch(address)
    return Numbered(match[1], int(match[2])) if match else None


def stem_of(address: str) -> str:
    """The address, for a text of a list without its number."""
    place = numbered(address)
    return place.list_key if place and not _QUESTION.fullmatch(field_of(address)) else address


def lists_of(entry: Entry) -> dict[str, Loc]:
    """Every list of an entry that texts may be added to, also an empty one, by its key (`…/trin 5/`)."""
    lists: dict[str, Loc] = {f"{entry.id}/rødt flag ": ("red_flags",)}
    for text in texts_of(entry).values():
        place = numbered(text.address)
        if text.in_list and place:
            lists[place.list_key] = text.loc[:-1]
    return lists


def list_words(entry: Entry) -> dict[str, tuple[str, ...]]:
    """The words of each list of an entry, by its key."""
    words: dict[str, tuple[str, ...]] = dict.fromkeys(lists_of(entry), ())
    for text in texts_of(entry).values():
        place = numbered(text.address)
        if text.in_list and place:
            words[place.list_key] = (*words[place.list_key], text.words)
    return words


def place_words(address: str) -> str:
    """The field in words that people read: «Trin 5, nr. 2», «Sæt A, 1. samtale» of a position."""
    field = field_of(address)
    for level in LEVELS:
        field = re.sub(rf"(trin(?: for \S+)?) {level}/(\d+)$", rf"\1 {level}, nr. \2", field)
    field = _FOCUS.sub(r"sæt \1, \2. samtale", field)
    return f"{field[:1].upper()}{field[1:]}"
