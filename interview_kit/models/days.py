"""Days as people and programs write them, as ISO has them; the months by their Danish names."""

import re

from interview_kit.models.text import is_day, normalised

MONTHS = (
    "januar", "februar", "marts", "april", "maj", "juni",
    "juli", "august", "september", "oktober", "november", "december",
)  # fmt: skip
_SHORT = {month[:3]: number for number, month in enumerate(MONTHS, 1)}
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[t ].*)?")
_WEEKDAY = r"(?:(?:man|tirs|ons|tors|fre|lør|søn)(?:dag|\.)?,? )?(?:den |d\.? ?)?"
_NUMBERS = re.compile(_WEEKDAY + r"(\d{1,2})[-./ ]+(\d{1,2})[-./ ]+(\d{4}|\d{2})\.?")
_WORDS = re.compile(_WEEKDAY + r"(\d{1,2})\.? ?([a-z]{3})[a-z]*[., ]*(\d{4})\.?")
_SHORT_YEAR, _CENTURY = 100, 2000


def iso_day(text: str) -> str:
    """`21. november 2026`, `21/11-26` or `2026-11-21` as the latter; what is no day as it is."""
    words = normalised(text)
    plain = words.lower()
    if match := _ISO.fullmatch(plain):
        return _iso(match[1], match[2], match[3]) or words
    if match := _NUMBERS.fullmatch(plain):
        return _iso(match[3], match[2], match[1]) or words
    if match := _WORDS.fullmatch(plain):
        return _iso(match[3], str(_SHORT.get(match[2], 0)), match[1]) or words
    return words


def _iso(year: str, month: str, day: str) -> str:
    """The day, or nothing where no calendar has it."""
    whole = int(year) if int(year) >= _SHORT_YEAR else _CENTURY + int(year)
    iso = f"{whole:04}-{int(month):02}-{int(day):02}"
    return iso if is_day(iso) else ""
