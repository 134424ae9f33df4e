"""How a person can be named in a text: the name and its parts, mail, phone and initials, as patterns."""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple
from unicodedata import normalize

from interview_kit.case_file.folding import Folded, folded
from interview_kit.case_file.word_names import PARTICLES, WORD_NAMES
from interview_kit.memory import kept

_SPLIT = re.compile(r"[\s\-‐-―.,;/&()+_]+")
_APOSTROPHE = "['’´`‘]"
_GENITIVE = rf"(?:{_APOSTROPHE}?s|{_APOSTROPHE})?"
_NOT_BEFORE, _NOT_AFTER = r"(?<![^\W_])", r"(?![^\W_])"
# A word that is broken at the end of a line.
_BREAK = r"(?:-\s*\n\s*)?"
_TWO_LETTERS = "åæøöäü"
_AT = r"\s*(?:@|[(\[]\s*(?:at|a|snabel-?a)\s*[)\]]|\bat\b|snabel-?a)\s*"
_BETWEEN_DIGITS = r"[\s.\-/()·,_:]{0,3}"
_LEAST_BROKEN, _LEAST_SPELT, _LEAST_PHONE, _SHORT = 4, 6, 6, 2
_RATINGS = {"IB", "UE"}  # no initials and no name in capitals


LeakKind = Literal["code", "name", "part", "mail", "phone", "initials", "comparison", "number"]


class Somebody(NamedTuple):
    """A member or a candidate by code, with all that can tell who it is; empty where it is not known."""

    code: str
    name: str = ""
    initials: str = ""
    mail: str = ""
    phone: str = ""


class Named(NamedTuple):
    """Where somebody is told of, in the folded text, and how."""

    kind: LeakKind
    start: int
    end: int


def named_in(text: Folded, person: Somebody, *, initials: bool = False) -> Iterator[Named]:
    """Every place where the text names the person, wholly or in part."""
    for kind, pattern in _patterns(person):
        for match in pattern.finditer(text.text):
            yield Named(kind, *match.span())
    for part in name_parts(person.name):
        pattern = _part_pattern(part)
        for match in pattern.finditer(text.text):
            if not _needs_capital(folded(part).text) or _is_capital(text.cased[match.start() : match.end()]):
                yield Named("part", *match.span())
    if initials and person.initials:
        yield from _initials_in(text, person.initials)


def name_parts(name: str) -> list[str]:
    """First names, surnames and the halves of double names, without what only stands between them."""
    parts = (part for part in _SPLIT.split(name) if len(part) >= _SHORT)
    return [part for part in parts if part.lower() not in PARTICLES]


@kept(256)
def _patterns(person: Somebody) -> tuple[tuple[LeakKind, re.Pattern[str]], ...]:
    """The kinds of naming that are certain, each with its pattern."""
    found: list[tuple[LeakKind, re.Pattern[str]]] = []
    parts = [part for part in _SPLIT.split(person.name) if part]
    if len(parts) > 1:
        whole = r"[\W_]{0,4}".join(map(_spelt, parts))
        found.append(("name", _word(whole + _GENITIVE)))
    elif parts and not _needs_capital(folded(parts[0]).text):
        found.append(("name", _part_pattern(parts[0])))
    if "@" in person.mail:
        user, _, domain = folded(person.mail.strip()).text.partition("@")
        found.append(("mail", _word(f"{_dotted(user)}{_AT}{_dotted(domain)}")))
    digits = re.sub(r"\D", "", person.phone)
    digits = re.sub(r"^(?:0045|45(?=\d{8}$))", "", digits)
    if len(digits) >= _LEAST_PHONE:
        country = rf"(?:(?:\+|00)\s*45{_BETWEEN_DIGITS}|45{_BETWEEN_DIGITS})?"
        found.append(("phone", re.compile(rf"(?<!\d){country}{_BETWEEN_DIGITS.join(digits)}(?!\d)")))
    return tuple(found)


@kept(1024)
def _part_pattern(part: str) -> re.Pattern[str]:
    return _word(_spelt(part) + _GENITIVE)


def _word(pattern: str) -> re.Pattern[str]:
    """The pattern as a word of its own: no letter and no digit beside it."""
    return re.compile(_NOT_BEFORE + pattern + _NOT_AFTER)


def _spelt(part: str) -> str:
    """A pattern of the part in every spelling: ø as oe or o in longer ones, an apostrophe or none, broken."""
    pieces, is_long = list[str](), len(folded(part).text) >= _LEAST_SPELT
    for letter in normalize("NFC", part):
        plain = folded(letter).text
        if letter in "'’´`‘":
            pieces.append(f"{_APOSTROPHE}?")
        elif is_long and letter.lower() in _TWO_LETTERS:
            pieces.append(f"{plain[0]}{plain[1]}?")
        else:
            pieces += map(re.escape, plain)
    return (_BREAK if len(part) >= _LEAST_BROKEN else "").join(pieces)


def _dotted(text: str) -> str:
    """A half of a mail address, with blanks about its dots."""
    return r"\s*\.\s*".join(map(re.escape, text.split(".")))


def _needs_capital(part: str) -> bool:
    """Whether the name, in small letters, would be an ordinary word or is too short to tell."""
    return part in WORD_NAMES or len(part) <= _SHORT


def _is_capital(found: str) -> bool:
    return found[:1].isupper() and found not in _RATINGS


def _initials_in(text: Folded, initials: str) -> Iterator[Named]:
    """The initials as a word of its own; in capitals only, where small letters would be a word."""
    plain = folded(initials.strip()).text
    if plain.upper() in _RATINGS:
        return
    needs_capitals = plain in WORD_NAMES or len(plain) <= _SHORT + 1
    for match in _word(re.escape(plain) + _GENITIVE).finditer(text.text):
        if not needs_capitals or text.cased[match.start() : match.start() + len(plain)].isupper():
            yield Named("initials", *match.span())
