"""Dates as they are written on Danish paper."""

import re

_MONTHS = (
    "januar", "februar", "marts", "april", "maj", "juni",
    "juli", "august", "september", "oktober", "november", "december",
)  # fmt: skip
_MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2})[T ](\d{2})[:.](\d{2})")


def danish_date(day: str | None) -> str:
    """`2027-03-11` as `11. marts 2027`; empty where there is none."""
    if day is None:
        return ""
    year, month, date = day.split("-")
    return f"{int(date)}. {_MONTHS[int(month) - 1]} {year}"


def danish_moment(moment: str) -> str:
    """`2027-03-11T16:40` as `11. marts 2027 kl. 16.40`; anything else as it is."""
    found = _MOMENT.match(moment)
    return f"{danish_date(found[1])} kl.\N{NO-BREAK SPACE}{int(found[2])}.{found[3]}" if found else moment
