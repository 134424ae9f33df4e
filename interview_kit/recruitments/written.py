"""Dates, times and minutes as people and Excel write them; None for what is none."""

from datetime import date, datetime, time

from interview_kit.models.days import iso_day
from interview_kit.models.text import is_day

_HOURS, _MINUTES = 24, 60


def day_of(value: object) -> str | None:
    """A date as 2027-03-11."""
    if isinstance(value, datetime | date):
        return value.strftime("%Y-%m-%d")
    day = iso_day(str(value))
    return day if is_day(day) else None


def clock_of(value: object) -> str | None:
    """A time of the day as 8.30. Excel takes what a person writes for a time, a part of a day or a number."""
    if isinstance(value, time):
        return f"{value.hour}.{value.minute:02}"
    if isinstance(value, datetime | date):  # a day is no time
        return None
    if isinstance(value, float) and 0 < value < 1:
        minutes = round(value * _HOURS * _MINUTES)
        return f"{minutes // _MINUTES}.{minutes % _MINUTES:02}"
    text = f"{value:.2f}" if isinstance(value, float) else str(value)
    hours, _, minute = (
        text.lower().removeprefix("kl.").removeprefix("kl").strip().replace(":", ".").partition(".")
    )
    if not hours.isdecimal() or not (minute.isdecimal() or not minute) or len(minute) == 1:
        return None
    is_time = int(hours) < _HOURS and int(minute or 0) < _MINUTES
    return f"{int(hours)}.{int(minute or 0):02}" if is_time else None


def minutes_of(value: object) -> int | None:
    """A whole number of minutes."""
    text = str(int(value)) if isinstance(value, float) and value.is_integer() else str(value).strip()
    return int(text) if text.isdecimal() else None
