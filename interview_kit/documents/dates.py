"""Dates as they are written on Danish paper."""

_MONTHS = (
    "januar", "februar", "marts", "april", "maj", "juni",
    "juli", "august", "september", "oktober", "november", "december",
)  # fmt: skip


def danish_date(day: str | None) -> str:
    """`2027-03-11` as `11. marts 2027`; empty where there is none."""
    if day is None:
        return ""
    year, month, date = day.split("-")
    return f"{int(date)}. {_MONTHS[int(month) - 1]} {year}"
