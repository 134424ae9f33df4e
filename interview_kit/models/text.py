"""The kinds of value that every model is made of: texts that can be printed, ids, dates, minutes."""

import re
from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import Annotated
from unicodedata import category, normalize

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

# What XML 1.0 cannot hold, what has no place in print (line breaks and tabs: texts are lists of paragraphs),
# and the invisible switches of writing direction, which could make a printed question read as another.
_UNPRINTABLE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
# Characters without a shape that come along when a text is copied: soft hyphens, breaks of no width, marks
# of byte order. Joiners and variation selectors stay where they shape an emoji or another script's letters.
_SHAPELESS = (
    "[\xad\u034f\u180e\u200b\u2060-\u2064\u206a-\u206f\ufeff\ufff9-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a]"
    "|(?<![\u0590-\u1dff\u2190-\u2bff\u3000-\ufe0f\U00010000-\U0010ffff])[\u200c\u200d]"
    "|(?<![#*0-9\xa9\xae\u0590-\u1dff\u2010-\U0010ffff])[\ufe00-\ufe0f]"
    "|(?<![\U0001f3f4\U000e0020-\U000e007e])[\U000e0001\U000e0020-\U000e007f]"
)
# Anything that a Danish keyboard and a typesetter do not write; a text without it is as it should be.
_UNUSUAL = re.compile("[^ -~\xa1-\xac\xae-\u02ff\u2010-\u2027\u2030-\u205e]|  |^ | $")
_BLANK_LETTERS = "\u115f\u1160\u2800\u3164\uffa0"
_ID = re.compile(r"[a-z0-9]+(?:[.-][a-z0-9]+)*")
_ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_CLOCK = re.compile(r"\s*(?:kl\.?\s*)?([01]?\d|2[0-3])[.:]([0-5]\d)\s*", re.IGNORECASE)
MAX_ID = 60
MOST_MINUTES = 240  # of an interview and of anything in it


class Model(BaseModel):
    """Frozen, and refuses fields it does not know: a misspelt key is an error, not a silent loss."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def refusal(code: str, **details: object) -> PydanticCustomError:
    """A validator's refusal by its code in the catalogue of problems."""
    return PydanticCustomError(code, "refused", details)


def normalised(text: str) -> str:
    """The text as it would have been typed, however it was pasted.

    Letters are whole (NFC), every run of blanks, tabs and line breaks of any kind is one blank, and nothing
    in it is without a shape. No letter that can be seen is changed. Twice is as once.
    """
    if not _UNUSUAL.search(text):
        return text
    shaped = text
    while (whole := normalize("NFC", whole_letters(_shapeless().sub("", shaped)))) != shaped:
        shaped = whole
    return " ".join(shaped.split())


def printed(text: str) -> str:
    """The text as `normalised` has it, with a mark for each character that no paper can show."""
    return _UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", normalised(text))


def whole_letters(text: str) -> str:
    """The text with ø as one letter also where it is an o and a stroke, which no form of Unicode joins."""
    return text.replace("o\u0338", "ø").replace("O\u0338", "Ø")


@cache
def _shapeless() -> re.Pattern[str]:
    """The pattern of what is without a shape, compiled when a text needs it: most do not."""
    return re.compile(_SHAPELESS)


def _printable(text: str) -> str:
    if text and not _UNUSUAL.search(text):
        return text
    match = _UNPRINTABLE.search(text)
    if match:
        raise refusal("text-character", character=f"U+{ord(match[0]):04X}")
    clean = normalised(text)
    if not shows_something(clean):
        raise refusal("text-empty")
    return clean


def listed(words: Iterable[str]) -> str:
    """The words as Danish lists them: `K1, K2 og K4`; empty where there are none."""
    *first, last = [*words] or [""]
    return f"{', '.join(first)} og {last}" if first else last


def shows_something(text: str) -> bool:
    """Whether anything of the text would be seen on paper."""
    return any(map(_is_visible, normalised(text)))


def _is_visible(letter: str) -> bool:
    """Whether ink is left on paper by the letter alone: no blank, no mark that only changes another."""
    return category(letter)[0] not in "CMZ" and letter not in _BLANK_LETTERS


def _as_id(text: str) -> str:
    clean = normalised(text)
    if len(clean) > MAX_ID or not _ID.fullmatch(clean):
        raise refusal("bad-id", limit=MAX_ID)
    return clean


def _real_date(text: str) -> str:
    """Refuses a date that no calendar has; that it is written as a date at all is a rule's matter."""
    try:
        if _ISO_DATE.fullmatch(text):
            date.fromisoformat(text)
    except ValueError:
        raise refusal("approval-date", date=text) from None
    return text


def is_day(text: str) -> bool:
    """Whether it is a day of the calendar written as 2026-11-21."""
    try:
        return bool(_ISO_DATE.fullmatch(text)) and bool(date.fromisoformat(text))
    except ValueError:
        return False


def _calendar_day(text: str) -> str:
    """Refuses what is no day of the calendar written as 2026-11-21."""
    if is_day(text):
        return text
    raise refusal("day-shape", day=text)


def _clock(value: object) -> object:
    """A time of the day as 9.05, however it is written: 09:05, 9.5 is refused, since YAML reads 9.50 so."""
    match = _CLOCK.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        raise refusal("clock-shape", clock=str(value))
    return f"{int(match[1])}.{match[2]}"


def _no_truth(value: object) -> object:
    """Refuses true, false and 1.0, which Python takes for 1, 0 and 1."""
    if isinstance(value, bool | float):
        raise refusal("not-number")
    return value


Text = Annotated[str, Field(max_length=2_000), AfterValidator(_printable)]
Title = Annotated[str, Field(max_length=120), AfterValidator(_printable)]
Date = Annotated[Title, AfterValidator(_real_date)]
Day = Annotated[str, AfterValidator(_calendar_day)]
Clock = Annotated[str, BeforeValidator(_clock)]
Id = Annotated[str, AfterValidator(_as_id)]
Minutes = Annotated[int, Field(ge=0, le=MOST_MINUTES, strict=True)]
Count = Annotated[int, Field(ge=1, le=99, strict=True)]
NumberChoice = BeforeValidator(_no_truth)
