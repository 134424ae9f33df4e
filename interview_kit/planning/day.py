"""The day of a round: when each candidate comes, from the first start, the slot and the breaks."""

from collections.abc import Sequence

from interview_kit.models.day import DayPlan, Interview
from interview_kit.models.recruitment import RoundChoices
from interview_kit.planning.rounds import MINUTES

_NOON = 12 * 60


def day_plan(choices: RoundChoices, slot: int, candidates: Sequence[str]) -> DayPlan | None:
    """The clock of the round, None where nobody has said when it begins.

    One candidate follows the other after the break, in which all rate. A day that begins before noon has
    lunch before the first interview of which more would lie after noon than before it, unless that is the
    day's first.
    """
    if choices.first_start is None:
        return None
    start, lunch = _minutes(choices.first_start), None
    has_lunch = choices.lunch_minutes > 0 and start < _NOON
    interviews: list[Interview] = []
    for candidate in candidates:
        if interviews and has_lunch and lunch is None and 2 * start + slot > 2 * _NOON:
            lunch = (start, start + choices.lunch_minutes)
            start = lunch[1]
        interviews.append(Interview(candidate, start, start + slot, start + slot + MINUTES.writing))
        start += slot + choices.break_minutes
    return DayPlan(tuple(interviews), lunch)


def _minutes(clock: str) -> int:
    hours, minutes = clock.split(".")
    return int(hours) * 60 + int(minutes)
