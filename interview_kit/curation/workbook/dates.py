"""Dates as people and Excel write them, as ISO has them."""

import re

from interview_kit.models.text import normalised

_MONTHS = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?")
_NUMBERS = re.compile(r"(?:d\.? ?|den )?(\d{1,2}) ?[-./ ] ?(\d{1,2}) ?[-./ ] ?(\d{4}|\d{2})")
_WORDS = re.compile(r"(?:d\.? ?|den )?(\d{1,2})\.? ?([a-z]{3})[a-z]*\.? (\d{4})", re.IGNORECASE)
_SHORT, _CENTURY = 100, 2000


def iso_date(text: str) -> str:
    """The date as 2026-11-29; what is no date as it was written."""
    words = normalised(text)
    if found := _ISO.fullmatch(words):
        return _iso(int(found[1]), int(found[2]), int(found[3])) or words
    if found := _NUMBERS.fullmatch(words):
        year = int(found[3])
        return _iso(year if year >= _SHORT else _CENTURY + year, int(found[2]), int(found[1])) or words
    found = _WORDS.fullmatch(words)
    if found and found[2].casefold() in _MONTHS:
        return _iso(int(found[3]), _MONTHS.index(found[2].casefold()) + 1, int(found[1])) or words
    return words


def _iso(year: int, month: int, day: int) -> str:
    """The date, or nothing where no calendar has it."""
    is_leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    days = (31, 29 if is_leap else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
    is_real = 1 <= month <= len(days) and 1 <= day <= days[month - 1]
    return f"{year:04}-{month:02}-{day:02}" if is_real else ""
