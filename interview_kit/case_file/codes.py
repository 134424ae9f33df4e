"""How a candidate's code can be written: K4, k 4, K-4, kandidat 4, kandidaterne 2 og 4, kandidat fire."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from interview_kit.case_file.folding import Folded, folded

_NUMBER = r"0?(\d{1,2})"
_WORDS = (
    "", "en", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti", "elleve", "tolv", "tretten",
    "fjorten", "femten", "seksten", "sytten", "atten", "nitten", "tyve",
)  # fmt: skip
# What a number counts, where it is no code: «kandidat 4 år i træk».
_COUNTED = (
    r"\s*(?:%|aar|gang|time|dage?\b|doegn|maaned|minut|min\b|uge|procent|pct|kr\b|kroner|mio|mia|point|trin|"
    r"medarbejder|ansatte|leder|personer|ud af|af de|andre|kandidat|ansoeger|skoler|institution|enhed|hold)"
)
_END = rf"(?:{{apostrophe}}?s)?(?![^\W_])(?![.,]\d)(?!{_COUNTED})".replace("{apostrophe}", "['’´`‘]")
# Things that are called so too: the model K2, the road K4.
_THING = r"(?!-(?:model|standard|regnskab|metode|raekke|format|tal\b|bygning|reg(?:el|l)))"
_CODE = re.compile(
    rf"(?<![^\W_])k[\s.\-_]{{0,3}}{_NUMBER}(?:['’´`‘-]?(?:s|er|eren|erens|ern|erne|en|ens))?(?![^\W_])(?![.,]\d){_THING}"
)
_AND = r"\s*(?:,?\s*\b(?:og|eller|samt|til)\b|[/&+])\s*"
_MORE = re.compile(rf"{_AND}(?:k[\s.\-_]{{0,3}})?{_NUMBER}{_END}")
_COMMA = re.compile(rf"\s*(?:,|-)\s*(?:k[\s.\-_]{{0,3}})?{_NUMBER}{_END}")
_CALLED = r"(?:kandidat|kand\.?|ansoeger)"
_NUMBERED = re.compile(
    rf"(?<![^\W_]){_CALLED}(?:en|ens)?\s*(?:nr\.?|nummer|no\.?|#)\s*[:\-]?\s*k?{_NUMBER}(?![^\W_])(?![.,]\d)"
)
_BARE = re.compile(rf"(?<![^\W_]){_CALLED}s?[\s:\-_(\[]*{_NUMBER}{_END}")
# What follows a number that says who «the candidate» is, not how many things: a verb, or the end.
_DID = (
    r"(?=['’´`‘]?s?\s*(?:$|[.,;:!?)\]\n]|(?:var|er|har|havde|kunne|kan|ville|vil|skulle|gav|fik|sagde|blev|kom|gik|"
    r"saa|svarer|siger|og|men|som|der|i dag|\w{2,}ede|\w{2,}te)\b))"
)
_THE = re.compile(rf"(?<![^\W_])(?:kandidaten|ansoegeren)s?[\s:\-_(\[]*{_NUMBER}{_DID}{_END}")
# From one to another: all between them are meant. «K3-5», «K2-K5».
_RANGE = re.compile(rf"(?<![^\W_])k[\s.\-_]?{_NUMBER}(?:-|\.\.)k?{_NUMBER}{_END}")
_ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_IN_ROMAN = re.compile(
    rf"(?<![^\W_]){_CALLED}(?:en)?\s*(?:nr\.?|nummer)?\s*({'|'.join(_ROMAN[2:]).lower()})(?:['’´`‘]?s)?(?![^\W_])"
)
_SEVERAL = re.compile(rf"(?<![^\W_])(?:kandidater(?:ne|nes|s)?|ansoegern?e)\s*(?:nr\.?)?\s*{_NUMBER}{_END}")
_IN_WORDS = re.compile(rf"(?<![^\W_]){_CALLED}(?:en)?\s*(nr\.?|nummer)?\s*({'|'.join(_WORDS[1:])}|et){_END}")
_LIMIT = 20


class FoundCode(NamedTuple):
    """A candidate's code and where it stands in the folded text."""

    code: str
    start: int
    end: int


def codes_in(text: Folded) -> Iterator[FoundCode]:
    """Every code in the text, however it is written; one place may be found in more than one way."""
    yield from _ranges(text)
    yield from _in_roman(text)
    for pattern in (_CODE, _NUMBERED, _BARE, _THE, _SEVERAL):
        for match in pattern.finditer(text.text):
            yield from _one(match, 1)
            yield from _list_after(text.text, match, has_commas=pattern is _SEVERAL)
    for match in _IN_WORDS.finditer(text.text):
        word = match[2]
        if word in {"en", "et"} and not match[1]:
            continue  # an article
        number = 1 if word == "et" else _WORDS.index(word)
        yield FoundCode(f"K{number}", *match.span())


def _ranges(text: Folded) -> Iterator[FoundCode]:
    for match in _RANGE.finditer(text.text):
        for number in range(int(match[1]), min(int(match[2]), _LIMIT) + 1):
            yield FoundCode(f"K{number}", *match.span())


def _in_roman(text: Folded) -> Iterator[FoundCode]:
    """«kandidat IV», in capitals; a bare I is no number, since it is «you» too."""
    for match in _IN_ROMAN.finditer(text.text):
        written = text.cased[match.start(1) : match.end(1)]
        if written in _ROMAN:
            yield FoundCode(f"K{_ROMAN.index(written)}", *match.span())


def has_code(text: str) -> bool:
    """Whether a candidate's code stands in the text, however it is written."""
    return next(codes_in(folded(text)), None) is not None


def _one(match: re.Match[str], group: int) -> Iterator[FoundCode]:
    number = int(match[group])
    if 1 <= number <= _LIMIT:
        yield FoundCode(f"K{number}", *match.span())


def _list_after(text: str, match: re.Match[str], *, has_commas: bool) -> Iterator[FoundCode]:
    """The numbers that follow a code: «K2 og 4», «kandidaterne 2, 3 og 5»."""
    end = match.end()
    while more := _MORE.match(text, end) or (_COMMA.match(text, end) if has_commas else None):
        yield from _one(more, 1)
        end = more.end()
