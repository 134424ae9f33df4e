"""A text as the rules read it: what a copy from Word, a web page or a PDF adds or changes is taken out.

Only for comparing. What is printed is what stands in the file.
"""

import html
import re
import unicodedata
from collections.abc import Mapping
from typing import TypeVar, cast

from interview_kit.memory import kept
from interview_kit.models.text import Model, whole_letters

T = TypeVar("T")

# Nearly every text is made of these alone, and is read as it stands.
_PLAIN = re.compile(r"[A-Za-z0-9æøåÆØÅéÉ .,;:!?'()/%+§–…½’-]*")
_QUOTES = '"“”„‟«»‹›'

# Letters of other alphabets that look like Latin ones, and the dotless i.
_LOOK_ALIKES = dict(
    zip(
        "аеорсухіјѕԁһӏԛԝАВЕКМНОРСТУХІЈЅοαεικντυΑΒΕΖΗΙΚΜΝΟΡΤΥΧı",
        "aeopcyxijsdhlqwABEKMHOPCTYXIJSoaeikvtuABEZHIKMNOPTYXi",
        strict=True,
    )
)
_LOOK_ALIKE = re.compile(f"[{''.join(_LOOK_ALIKES)}]")
_LATIN_WORD = re.compile(r"[A-Za-z0-9_\u00c0-\u024f]+")

# Seen as one sign, whatever it is called. The first two are Word's own in a text that is copied raw.
_SIGNS = {
    "\x1e": "-",
    "\x1f": None,
    "\u2010": "-",
    "\u2011": "-",
    "\u2212": "-",
    "\u00b4": "'",
    "\u2800": " ",
}
_SIGNS_SEEN = str.maketrans(_SIGNS | dict.fromkeys(_QUOTES))
# Letters and marks that nobody sees, apart from those that Unicode calls format characters.
_UNSEEN = {*"\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0", *map(chr, range(0xFE00, 0xFE10))}
# What a terminal takes for colours and titles, not for text.
_TERMINAL_CODE = re.compile("\x1b(?:\\[[0-?]*[ -/]*[@-~]|\\][^\x07\x1b]*(?:\x07|\x1b\\\\)?)")
_BROKEN_WORD = re.compile(r"(?<=[^\W\d_])-[ \t]*\r?\n[ \t]*(?=[^\W\d_])(?!(?:og|eller|samt)\b)")
_MARKED = re.compile("([A-Za-z])([\u0300-\u036f]+)")
_KNOWN_MARKS = {"a": "\u030a\u0308", "e": "\u0301", "o": "\u0338\u0308", "u": "\u0308"}
_ACCENTED = re.compile(r"[^\x00-\x7fæøåÆØÅ]")
_PARTED_WORD = re.compile(r"(?<=[^\W\d_])- (?=[^\W\d_])(?!(?:og|eller|samt)\b)")
_DASH_IN_WORD = re.compile(r"(?<=[^\W\d_])[\u2012-\u2015](?=[^\W\d_])")

# Marks of another program. A tag that ends a line or a cell is a blank, one inside a word is nothing.
_LINE_TAG = re.compile(r"</?(?:br|p|div|li|ul|ol|td|tr|th|h[1-6])\b[^<>]{0,200}>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-z][^<>]{0,200}>", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\w{1,6}|[a-z]{2,8});", re.IGNORECASE)
_LINK = re.compile(r"\[([^\[\]]{0,200})\]\([^()\s]{0,300}\)")
_EMPHASIS = re.compile(r"\*+|`+|~~|(?<!\w)_+|_+(?!\w)")
_LIST_MARK = re.compile(r"^(?:[-–—>#]+ +|[•·▪●○◦■\uf0b7]+ *|\d{1,2}[.)] +(?=[A-ZÆØÅ])|[a-z]\) +)")

_OTHER_SPELLING = re.compile("aa|ae|oe|[äö]", re.IGNORECASE)
_SEEN_BLANK = re.compile(r"\s")
_PAA = re.compile(r"\bpaa\b")  # is never anything else, and tells «tro» from «tro på»
_DANISH_LETTERS = {"aa": "å", "ae": "æ", "oe": "ø", "ä": "æ", "ö": "ø"}


@kept(5_000)  # the texts of a bank, which the rules on it and those on each text read in turn
def normalised(text: str) -> str:
    """The text with blanks, hyphens and letters of one kind each, without marks, on one line."""
    if not _PLAIN.fullmatch(text):
        if not _SEEN_BLANK.search(text):  # then the blanks are those that nobody sees
            text = text.replace("\u200b", " ")
        text = _TERMINAL_CODE.sub("", text).replace("\u00ad", "")
        text = _without_marks(_BROKEN_WORD.sub("", text)).translate(_SIGNS_SEEN)
        text = unicodedata.normalize("NFKD", "".join(filter(_is_seen, text)))
        text = unicodedata.normalize("NFC", _MARKED.sub(_with_danish_mark, text))
        text = "".join(letter for letter in text if unicodedata.category(letter)[0] != "M")
        text = _in_latin(text).replace("\u2010", "-")
    text = _DASH_IN_WORD.sub("-", text)
    return _LIST_MARK.sub("", " ".join(text.split()).strip("'’ ")).replace("...", "…")


def _with_danish_mark(letter: re.Match[str]) -> str:
    """The letter with the one of its marks that a Danish, Swedish or German text has on it, if any."""
    base, marks = letter.groups()
    known = _KNOWN_MARKS.get(base.lower(), "")
    mark = next((mark for mark in marks if mark in known), "")
    return whole_letters(base + mark)


def _without_marks(text: str) -> str:
    if _ENTITY.search(text):
        text = html.unescape(text)
    text = _TAG.sub("", _LINE_TAG.sub(" ", text))
    return _EMPHASIS.sub("", _LINK.sub(r"\1", text))


def _is_seen(letter: str) -> bool:
    """Whether a letter shows, if only as a blank."""
    return letter.isspace() or (unicodedata.category(letter) not in {"Cf", "Cc"} and letter not in _UNSEEN)


def _in_latin(text: str) -> str:
    """The text with look-alikes of other alphabets made Latin, in words that become Latin by it."""
    if not _LOOK_ALIKE.search(text):
        return text
    return re.sub(r"\w+", _word_in_latin, text)


def _word_in_latin(word: re.Match[str]) -> str:
    latin = "".join(_LOOK_ALIKES.get(letter, letter) for letter in word[0])
    return latin if _LATIN_WORD.fullmatch(latin) else word[0]


@kept(64)
def readings(text: str) -> tuple[str, ...]:
    """The text as it may have been meant, each reading once.

    Normalised, not in capitals alone, and with words whole that a line break has parted; the same with Danish
    letters; and without accents.
    """
    meant = _PAA.sub("på", normalised(text.capitalize() if text.isupper() else text))
    if "- " in meant:
        meant = _PARTED_WORD.sub("", meant)
    others = (
        _OTHER_SPELLING.sub(_danish_letter, meant),
        _ACCENTED.sub(lambda letter: unicodedata.normalize("NFD", letter[0])[0], meant),
    )
    return tuple(dict.fromkeys((meant, *others)))


def _danish_letter(spelling: re.Match[str]) -> str:
    letter = _DANISH_LETTERS[spelling[0].lower()]
    return letter.upper() if spelling[0][0].isupper() else letter


def as_read(value: T) -> T:
    """A model, or a part of one, with every text in it normalised."""
    return cast("T", _as_read(value))


def _as_read(value: object) -> object:
    match value:
        case str():
            return normalised(value)
        case Model():
            fields = {name: _as_read(getattr(value, name)) for name in type(value).model_fields}
            return value.model_copy(update=fields)
        case tuple():
            return tuple(map(_as_read, value))
        case Mapping():
            return {key: _as_read(part) for key, part in value.items()}
    return value
