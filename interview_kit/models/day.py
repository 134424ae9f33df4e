"""The clock of a round's day: who comes when, and when all eat. Times are minutes after midnight."""

from typing import NamedTuple


class Interview(NamedTuple):
    """A candidate's time: from `start` to `end` in the room, then all rate until `rated`."""

    candidate: str
    start: int
    end: int
    rated: int


class DayPlan(NamedTuple):
    """The interviews in their order; `lunch` is when the pause for it begins and ends, where there is one."""

    interviews: tuple[Interview, ...]
    lunch: tuple[int, int] | None = None


def clock(minutes: int) -> str:
    """Minutes after midnight as they are said: `8.30`."""
    return f"{minutes // 60}.{minutes % 60:02}"
