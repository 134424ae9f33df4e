"""Repairs of a line's letters: each a small pure function from text to text."""

import re
import unicodedata

from interview_kit.profiles.words import SHORT_WORDS

# What Wingdings and Symbol put for their signs into the letters that belong to nobody.
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_LIGATURE = re.compile("|".join(_LIGATURES))
_SHAPELESS = re.compile(
    "[\xad\u200b-\u200d\u2060\ufeff\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f]"
)
# What UTF-8 looks like that was read as Windows' own.
_BROKEN = re.compile("[\xc2-\xc3][\x80-\xbf\u0152-\u2122]|â€")
_BROKEN_QUOTES = (("â€œ", "“"), ("â€\x9d", "”"), ("â€", "”"), ("”“", "–"))
# A closing quotation mark that has become a dagger, and its blank with it.
_LOST_QUOTE = re.compile(r"(?<=\w)†(?=\w)")
_DASH = "[-\u2010\u2011\xad]"
_WHOLE = "[A-Za-zÆØÅæøåÉéÖöÄäÜü]"
# «f ølger», «U  døve»: a letter that is no word of its own, and the rest of its word.
_SPLIT_FIRST = re.compile(r"(?<![\w.’'´`′§&/-])([^\W\d_])[ \t]+([a-zæøåéöäü]{2,})(?![\w.])")
_ONE_LETTER_WORDS = frozenset("iåIÅ")
# No Danish word begins so: then the letter before it does.
_NO_BEGINNING = re.compile(
    r"(?:n[^aeiouyæøåj]|m[^aeiouyæøåj]|r[^aeiouyæøåj]|l[^aeiouyæøåj]|d[^aeiouyæøårjwv]|t[^aeiouyæøårjvsw]|"
    r"v[^aeiouyæøårl]|b[^aeiouyæøålrj]|g[^aeiouyæøålrnj]|k[^aeiouyæøålrnvjo]|f[^aeiouyæøålrnjs]|"
    r"s[bdgrhxz])"
)
_SPACED = re.compile(rf"(?<!\w){_WHOLE}(?: {_WHOLE}){{4,}}(?!\w)")
_HYPHENATED = re.compile(rf"(?<=[^\W\d_]){_DASH} +([a-zæøåé]\w+)")
# What a hyphen before is meant to stand: «med- og modspil», «børne-, unge- og kulturområdet».
_AFTER_ELLIPSIS = {
    "og",
    "eller",
    "samt",
    "såvel",
    "til",
    "som",
    "men",
    "og/eller",
    "både",
    "hhv",
    "henholdsvis",
}
_KEEPS_HYPHEN = re.compile(r"(?:[A-ZÆØÅ]{2,}|\b(?:it|hr|ikt|e|a|b|pr|co|ph))$")


def plain_letters(text: str) -> str:
    r"""The text with whole letters, plain blanks and no ligatures, and nothing in it without a shape.

    >>> plain_letters("fag\xadlig ef\ufb01ciens")
    'faglig efficiens'
    """
    mended = _LIGATURE.sub(lambda match: _LIGATURES[match[0]], _mended(text))
    shaped = _SHAPELESS.sub("", unicodedata.normalize("NFC", mended))
    return re.sub(r"[\s\x85\xa0\u2000-\u200a\u202f\u205f\u3000]+", " ", shaped).strip()


def plain_letters_and_gaps(text: str) -> str:
    """The same with wide gaps, of four blanks or a tab, as four blanks: they may part two columns."""
    parts = (plain_letters(part) for part in re.split(r" {4,}|\t+", text) if part.strip())
    return "    ".join(part for part in parts if part)


def _mended(text: str) -> str:
    """The text in its own letters, where UTF-8 was read as Windows' own."""
    text = _LOST_QUOTE.sub("” ", text)
    if not _BROKEN.search(text):
        return text
    try:
        return text.encode("cp1252").decode("utf-8")
    except UnicodeError:
        for broken, whole in _BROKEN_QUOTES:
            text = text.replace(broken, whole)
        return text


def bullet_for_private(text: str) -> str:
    """A bullet for each sign of Wingdings or Symbol."""
    return _PRIVATE.sub("•", text)


def without_split_letters(text: str) -> str:
    """The words whose first letter was parted from them, whole again.

    >>> without_split_letters("f ølger op, i ndgår i dialog og U  døver ledelse")
    'følger op, indgår i dialog og Udøver ledelse'
    """
    text = _SPACED.sub(lambda match: match[0].replace(" ", ""), text)
    return _SPLIT_FIRST.sub(_joined, text)


def _joined(match: "re.Match[str]") -> str:
    letter, rest = match[1], match[2]
    if letter in _ONE_LETTER_WORDS:
        is_split = _NO_BEGINNING.match(rest) is not None
    else:
        is_split = rest not in SHORT_WORDS
    return letter + rest if is_split else match[0]


def without_broken_words(text: str) -> str:
    """The words that a line's end has parted with a hyphen, whole again.

    >>> without_broken_words("per- sonlig udvikling, med- og modspil")
    'personlig udvikling, med- og modspil'
    """
    return _HYPHENATED.sub(lambda match: _whole(match, text), text)


def _whole(match: "re.Match[str]", text: str) -> str:
    before, after = text[: match.start()], match[1]
    if after in _AFTER_ELLIPSIS:
        return match[0]
    return f"-{after}" if _KEEPS_HYPHEN.search(before) else after


def joined_lines(first: str, second: str) -> str:
    """Two lines of a page as one, without the hyphen that parted a word.

    >>> joined_lines("skaber sam-", "arbejde")
    'skaber samarbejde'
    """
    first, second = first.rstrip(), second.lstrip()
    hyphen = re.search(rf"[^\W\d_]{_DASH}$", first)
    if not hyphen or not second[:1].isalpha():
        return f"{first} {second}"
    if not second[0].islower():  # «Lyngby-» and «Taarbæk»
        return first + second
    return without_broken_words(f"{first} {second}")
