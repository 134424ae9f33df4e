"""Days as people write them, as ISO."""

import re

_MONTHS = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:T.*)?")
_WEEKDAY = r"(?:(?:man|tirs|ons|tors|fre|lør|søn)(?:dag|\.)?,? )?(?:den |d\. ?)?"
_NUMBERS = re.compile(_WEEKDAY + r"(\d{1,2})[./ -]+(\d{1,2})[./ -]+(\d{4}|\d{2})\.?")
_WORDS = re.compile(_WEEKDAY + r"(\d{1,2})\.? ?([a-z]{3})[a-z]*\.? ?,?(\d{4})\.?")


def iso_day(text: str) -> str:
    """`21. november 2026`, `21/11-26` or `2026-11-21` as the latter; anything else as it is."""
    plain = " ".join(text.lower().split())
    found = _ISO.fullmatch(plain)
    if found:
        return _day(found[1], found[2], found[3]) or text
    found = _NUMBERS.fullmatch(plain)
    if found:
        return _day(found[3], found[2], found[1]) or text
    found = _WORDS.fullmatch(plain)
    if found and found[2] in _MONTHS:
        return _day(found[3], str(_MONTHS.index(found[2]) + 1), found[1]) or text
    return text


def _day(year: str, month: str, day: str) -> str:
    """The day as ISO; "" where the calendar has none."""
    whole = int(year) + 2000 if len(year) == len("26") else int(year)
    is_leap = whole % 4 == 0 and (whole % 100 != 0 or whole % 400 == 0)
    if not 1 <= int(month) <= len(_LENGTHS) or not 1 <= int(day) <= _LENGTHS[int(month) - 1]:
        return ""
    if int(month) == _MONTHS.index("feb") + 1 and int(day) == _LENGTHS[1] and not is_leap:
        return ""
    return f"{whole:04}-{int(month):02}-{int(day):02}"
