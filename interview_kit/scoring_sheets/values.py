"""What a field holds when somebody has filled it in: a level, a code, or words."""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple, cast

from interview_kit.models.collected import Value
from interview_kit.word.fields import Choice, Field

_DASHES = re.compile("[\u2010-\u2015\u2212-]")
_LEVEL = re.compile("[1-5]")
_OUTSIDE = {"IB", "UE"}


class Rating(NamedTuple):
    """A rating's value, or the text that is not exactly one; blank where neither is there."""

    value: Value | None = None
    raw: str | None = None


BLANK = Rating()


def rating_of(text: str, field: Field) -> Rating:
    """The rating in this text, from which the placeholder is cut.

    Only one of the labels, a code or a level alone is a value: nothing is guessed.
    """
    if not text:
        return BLANK
    plain = _plain(text)
    value = _by_label(field.choices).get(plain)
    if value is None and (_LEVEL.fullmatch(plain) or plain.upper() in _OUTSIDE):
        value = _value(plain.upper())
    return Rating(value) if value else Rating(raw=text)


@lru_cache(maxsize=16)
def _by_label(choices: tuple[Choice, ...]) -> dict[str, Value]:
    """The values by their labels. Kept, because a sheet has the same list at every question."""
    return {_plain(choice.label): _value(choice.value) for choice in choices}


def _value(text: str) -> Value:
    """The value of a choice, which is one of them."""
    return cast("Value", int(text) if text.isdecimal() else text)


def _plain(text: str) -> str:
    """The text with one kind of blanks, dashes and digits: programs put others in their place."""
    return " ".join(_DASHES.sub("-", unicodedata.normalize("NFKC", text)).split())
