"""Dates as they are written on Danish paper."""

import re

from interview_kit.models.days import MONTHS

_MONTH = r"(?:0[1-9]|1[0-2])"
_MOMENT = re.compile(rf"(\d{{4}}-{_MONTH}-\d{{2}})(?:[T ](\d{{2}})[:.](\d{{2}}).*)?", re.ASCII | re.DOTALL)


def danish_date(day: str | None) -> str:
    """`2027-03-11` as `11. marts 2027`; empty where there is none."""
    if day is None:
        return ""
    year, month, date = day.split("-")
    return f"{int(date)}. {MONTHS[int(month) - 1]} {year}"


def danish_moment(moment: str) -> str:
    """`2027-03-11T16:40` as `11. marts 2027 kl. 16.40`, a day alone as a day; anything else as it is."""
    found = _MOMENT.fullmatch(moment)
    if found is None:
        return moment
    hour = f" kl.\N{NO-BREAK SPACE}{int(found[2])}.{found[3]}" if found[2] else ""
    return f"{danish_date(found[1])}{hour}"
