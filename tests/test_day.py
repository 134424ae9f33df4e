"""The clock of a round's day: one candidate after the other, the breaks, and lunch once, around noon."""

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_kit.models.day import DayPlan, clock
from interview_kit.models.recruitment import RoundChoices
from interview_kit.planning.day import day_plan
from interview_kit.planning.rounds import MINUTES

NOON = 12 * 60
CLOCKS = st.builds("{}.{:02}".format, st.integers(6, 17), st.integers(0, 59))


def day(start: str, slot: int, candidates: int, **choices: int) -> DayPlan:
    given_: Any = {"first_start": start, **choices}
    plan = day_plan(RoundChoices(**given_), slot, codes(candidates))
    assert plan is not None
    return plan


def codes(count: int) -> list[str]:
    return [f"K{number}" for number in range(1, count + 1)]


def times(plan: DayPlan) -> list[tuple[str, str]]:
    return [(clock(row.start), clock(row.end)) for row in plan.interviews]


def lunch(plan: DayPlan) -> tuple[str, str] | None:
    return (clock(plan.lunch[0]), clock(plan.lunch[1])) if plan.lunch else None


def test_a_round_without_a_first_start_has_no_clock() -> None:
    assert day_plan(RoundChoices(), 70, codes(5)) is None
    assert day_plan(RoundChoices(date="2027-03-11"), 70, codes(5)) is None


def test_one_candidate_follows_the_other_after_the_break() -> None:
    assert times(day("8.30", 70, 2)) == [("8.30", "9.40"), ("9.55", "11.05")]
    assert times(day("8.30", 70, 2, break_minutes=30)) == [("8.30", "9.40"), ("10.10", "11.20")]


def test_the_candidates_come_in_the_order_that_they_are_given_in() -> None:
    plan = day_plan(RoundChoices(first_start="8.00"), 45, ["K4", "K2", "K11"])
    assert plan is not None
    assert [row.candidate for row in plan.interviews] == ["K4", "K2", "K11"]


def test_all_rate_for_a_quarter_of_an_hour_after_each_interview() -> None:
    for row in day("8.30", 70, 5).interviews:
        assert row.rated - row.end == MINUTES.writing == 15


def test_lunch_is_eaten_once_and_pushes_all_that_come_after() -> None:
    plan = day("8.30", 70, 5)
    assert lunch(plan) == ("12.45", "13.30")
    assert times(plan) == [
        ("8.30", "9.40"),
        ("9.55", "11.05"),
        ("11.20", "12.30"),
        ("13.30", "14.40"),
        ("14.55", "16.05"),
    ]


@pytest.mark.parametrize(
    ("start", "second", "pause"),
    [
        ("10.09", "11.24", None),  # its middle is 11.59
        ("10.10", "11.25", None),  # half before noon and half after: there is not more after
        ("10.11", "12.11", ("11.26", "12.11")),
    ],
)
def test_lunch_comes_before_an_interview_with_more_after_noon_than_before(
    start: str, second: str, pause: tuple[str, str] | None
) -> None:
    plan = day(start, 70, 2, break_minutes=5)
    assert times(plan)[1][0] == second
    assert lunch(plan) == pause


def test_nobody_eats_where_no_minutes_are_set_aside_for_it() -> None:
    plan = day("8.30", 70, 5, lunch_minutes=0)
    assert plan.lunch is None
    assert times(plan)[3] == ("12.45", "13.55")


def test_a_day_that_is_over_before_noon_has_no_lunch() -> None:
    assert day("8.00", 60, 3).lunch is None


@pytest.mark.parametrize("start", ["8.30", "11.59", "12.00", "15.00"])
def test_one_candidate_alone_is_never_kept_waiting_for_lunch(start: str) -> None:
    plan = day(start, 70, 1)
    assert plan.lunch is None
    assert [row[0] for row in times(plan)] == [start]


def test_an_afternoon_that_begins_after_noon_has_no_lunch_in_the_middle_of_it() -> None:
    assert day("13.00", 70, 3).lunch is None
    assert times(day("15.00", 45, 2)) == [("15.00", "15.45"), ("16.00", "16.45")]


def test_a_day_without_candidates_is_empty() -> None:
    assert day("8.30", 70, 0) == DayPlan((), None)


def test_twenty_candidates_all_get_their_own_time() -> None:
    plan = day("8.00", 30, 20)
    assert [row.candidate for row in plan.interviews] == codes(20)
    assert len({row.start for row in plan.interviews}) == 20
    assert plan.interviews[-1].rated == 8 * 60 + 20 * 45 + 45


def test_the_clock_is_written_with_two_digits_for_minutes() -> None:
    assert [clock(minutes) for minutes in (0, 485, 510, 720, 1439)] == [
        *("0.00", "8.05", "8.30", "12.00", "23.59")
    ]


@given(
    start=CLOCKS,
    slot=st.integers(30, 240),
    count=st.integers(1, 20),
    pause=st.integers(5, 120),
    lunch_minutes=st.integers(0, 120),
)
def test_nothing_overlaps_and_nothing_is_lost(
    start: str, slot: int, count: int, pause: int, lunch_minutes: int
) -> None:
    plan = day(start, slot, count, break_minutes=pause, lunch_minutes=lunch_minutes)
    rows = plan.interviews
    assert [row.candidate for row in rows] == codes(count)
    assert clock(rows[0].start) == start
    assert all(row.end - row.start == slot for row in rows)
    for before, after in pairwise(rows):
        between = after.start - before.end
        if plan.lunch and before.end <= plan.lunch[0] < after.start:
            assert between == pause + lunch_minutes
            assert (plan.lunch[0] - before.end, after.start) == (pause, plan.lunch[1])
        else:
            assert between == pause
        assert pause < MINUTES.writing or before.rated <= after.start
    if plan.lunch:
        begins, ends = plan.lunch
        assert ends - begins == lunch_minutes > 0
        assert all(row.end <= begins or row.start >= ends for row in rows)
        # No earlier interview but the day's first lies mostly after noon, and the one after lunch would have.
        assert all(row.start + row.end <= 2 * NOON for row in rows[1:] if row.start < begins)
        assert 2 * begins + slot > 2 * NOON
    elif lunch_minutes:
        assert rows[0].start + rows[0].end > 2 * NOON or all(
            row.start + row.end <= 2 * NOON for row in rows[1:]
        )
