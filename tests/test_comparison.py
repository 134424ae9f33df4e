"""The comparison of a panel: what is counted, what stands beside it, and who cannot be told apart."""

import itertools
import random
from statistics import fmean, stdev

import pytest

from benchmarks.upper_group import ASSUMPTIONS, simulate
from interview_kit.agreement import distance, is_apart, mean_absolute_deviation, standard_error
from interview_kit.comparison import Question, Rating, agenda, common_block, compare_panel
from interview_kit.comparison.ratings import Cell

RATINGS: dict[str, Rating] = {"1": 1, "2": 2, "3": 3, "4": 4, "5": 5, "IB": "IB", "UE": "UE"}
MEMBERS, CANDIDATES = ("M1", "M2", "M3", "M4"), ("K1", "K2", "K3")
QUESTIONS = (
    Question("S1", "politik", 2),
    Question("S2", "politik", 2),
    Question("S3", "strategi"),
    Question("S4", "samarbejde"),
)


def panel(**rows: str) -> dict[Cell, Rating]:
    """Ratings as rows of K1, K2 and K3: for each member the ratings of S1 to S4, `-` for a blank."""
    given: dict[Cell, Rating] = {}
    for candidate, row in rows.items():
        for member, ratings in zip(MEMBERS, row.split("/"), strict=True):
            for question, word in zip(QUESTIONS, ratings.split(), strict=True):
                if word != "-":
                    given[Cell(member, candidate, question.code)] = RATINGS[word]
    return given


EVEN = panel(
    K1="4 4 4 4/4 4 4 4/4 4 4 4/4 4 4 4",
    K2="2 2 2 2/2 2 2 2/2 2 2 2/2 2 2 2",
    K3="4 3 4 4/4 4 3 4/3 4 4 4/4 4 4 3",
)


# Statistics


@pytest.mark.parametrize(
    ("values", "deviation"),
    [([4, 4, 3, 4], 0.375), ([2, 4, 3, 5], 1.0), ([3, 3, 3, 5], 0.75), ([2, 3, 4, 4, 5], 0.88)],
)
def test_the_mean_absolute_deviation_is_that_of_the_worked_examples(
    values: list[float], deviation: float
) -> None:
    assert mean_absolute_deviation(values) == pytest.approx(deviation, abs=1e-9)


def test_one_rating_has_no_deviation_and_no_error() -> None:
    assert mean_absolute_deviation([3]) is standard_error([3]) is None


def test_a_distance_is_that_of_the_hand() -> None:
    one, other = [[4, 5, 3], [4, 4, 4]], [[3, 3, 3], [2, 4, 3]]
    of_members, of_questions = [1.0, 1.0], [1.5, 1.0, 0.5]
    size, by_members, by_questions = distance(one, other, [1.0, 1.0, 1.0]) or (0, 0, 0)
    assert size == pytest.approx(fmean(of_questions), abs=1e-9)
    assert by_members == pytest.approx(stdev(of_members) / 2**0.5, abs=1e-9)
    assert by_questions == pytest.approx(stdev(of_questions) / 3**0.5, abs=1e-9)


def test_a_cell_counts_where_both_have_a_level() -> None:
    whole = distance([[4, 4, 4], [4, 4, 2]], [[3, 3, 3], [3, 3, 3]], [1.0, 1.0, 1.0])
    with_blank = distance([[4, 4, 4], [4, 4, None]], [[3, 3, 3], [3, 3, 3]], [1.0, 1.0, 1.0])
    assert whole is not None
    assert with_blank is not None
    assert with_blank[0] == pytest.approx(1.0)


@pytest.mark.parametrize(
    ("gap", "apart"),
    [((0.49, 0.0, 0.0), False), ((0.5, 0.1, 0.1), True), ((1.0, 0.5, 0.1), False), (None, False)],
)
def test_apart_is_half_a_level_and_two_errors_of_both_kinds(
    gap: tuple[float, float, float] | None, *, apart: bool
) -> None:
    assert is_apart(gap) is apart


# The common block


def test_a_member_who_left_a_cell_blank_stands_outside() -> None:
    ratings = {**EVEN}
    del ratings[Cell("M3", "K2", "S1")]
    block = common_block(ratings, MEMBERS, CANDIDATES, QUESTIONS)
    assert (block.members, block.outside) == (("M1", "M2", "M4"), (("M3", "K2"),))


def test_a_question_that_one_candidate_was_not_asked_counts_for_nobody() -> None:
    ratings = {**EVEN, **{Cell(member, "K3", "S2"): RATINGS["IB"] for member in MEMBERS}}
    assert [row.code for row in common_block(ratings, MEMBERS, CANDIDATES, QUESTIONS).questions] == [
        "S1",
        "S3",
        "S4",
    ]


def test_one_ib_among_levels_is_the_members_own() -> None:
    ratings: dict[Cell, Rating] = {**EVEN, Cell("M1", "K3", "S2"): "IB"}
    compared = compare_panel(ratings, MEMBERS, CANDIDATES, QUESTIONS)
    politics = compared.candidates[2].competencies[0]
    assert len(compared.block.questions) == 4
    assert (politics.not_asked, politics.rated) == (1, 7)


# The comparison


def test_totals_are_those_of_the_hand_weighted_and_not() -> None:
    first = compare_panel(EVEN, MEMBERS, CANDIDATES, QUESTIONS).candidates[2]
    means = [fmean([3.75, 3.75]), 3.75, 3.75]
    assert [row.mean for row in first.competencies] == pytest.approx(means, abs=1e-9)
    assert first.total == pytest.approx((2 * means[0] + means[1] + means[2]) / 4, abs=1e-9)
    assert first.unweighted == pytest.approx(fmean(means), abs=1e-9)


def test_no_example_never_moves_a_mean_and_marks_a_competency_where_most_found_none() -> None:
    ratings: dict[Cell, Rating] = {**EVEN, Cell("M1", "K1", "S3"): "UE"}
    strategy = compare_panel(ratings, MEMBERS, CANDIDATES, QUESTIONS).candidates[0].competencies[1]
    assert (strategy.mean, strategy.without_example, strategy.is_low) == (4.0, 1, False)
    ratings |= {Cell("M2", "K1", "S3"): "UE", Cell("M3", "K1", "S3"): "UE"}
    assert compare_panel(ratings, MEMBERS, CANDIDATES, QUESTIONS).candidates[0].competencies[1].is_low


def test_the_order_of_the_members_changes_nothing() -> None:
    compared = compare_panel(EVEN, MEMBERS, CANDIDATES, QUESTIONS)
    for order in itertools.permutations(MEMBERS):
        other = compare_panel(EVEN, order, CANDIDATES, QUESTIONS)
        assert [row.total for row in other.candidates] == [row.total for row in compared.candidates]
        assert other.upper_group == compared.upper_group


def test_the_upper_group_has_all_who_cannot_be_told_from_the_highest() -> None:
    assert compare_panel(EVEN, MEMBERS, CANDIDATES, QUESTIONS).upper_group == ("K1", "K3")


def test_a_block_that_is_too_small_gives_no_total() -> None:
    compared = compare_panel(EVEN, MEMBERS[:2], CANDIDATES, QUESTIONS)
    assert not compared.has_total
    assert compared.upper_group == ()
    assert {row.total for row in compared.candidates} == {None}
    assert compared.candidates[0].competencies[0].mean == 4.0


def test_a_competency_without_a_level_gives_no_total_and_says_whose() -> None:
    ratings = {**EVEN, **{Cell(member, "K2", "S4"): RATINGS["UE"] for member in MEMBERS}}
    compared = compare_panel(ratings, MEMBERS, CANDIDATES, QUESTIONS)
    assert (compared.has_total, compared.lacking) == (False, (("K2", "S4"),))


def test_a_question_without_a_level_is_the_one_that_is_named() -> None:
    nobody = {Cell(member, "K2", "S2"): RATINGS["UE"] for member in MEMBERS}
    compared = compare_panel({**EVEN, **nobody}, MEMBERS, CANDIDATES, QUESTIONS)
    assert (compared.has_total, compared.lacking) == (False, (("K2", "S2"),))


def test_the_table_bears_out_who_lies_highest() -> None:
    """Nobody outside the group has a total like one inside, and all outside lie half a level below."""
    chance = random.Random(5)  # noqa: S311 - made up
    panels = ((3, 4, 0.0), (3, 6, 0.1), (4, 4, 0.25), (8, 6, 0.1))
    outside = 0
    for members, count, without in panels * 60:
        panel_of = [f"M{number}" for number in range(1, members + 1)]
        asked = [Question(f"S{number}", f"k{number % 3}", 1 + number % 2) for number in range(1, count + 1)]
        given = drawn_ratings(chance, panel_of, asked, without)
        compared = compare_panel(given, panel_of, [f"K{number}" for number in range(1, 7)], asked)
        if compared.has_total:
            totals = {row.candidate: row.total or 0.0 for row in compared.candidates}
            lowest = min(round(totals[candidate] + 1e-9, 1) for candidate in compared.upper_group)
            below = [total for code, total in totals.items() if code not in compared.upper_group]
            assert all(round(total + 1e-9, 1) < lowest for total in below)
            assert all(round(max(totals.values()) - total, 9) >= 0.5 for total in below)
            outside += len(below)
    assert outside > 50


def drawn_ratings(
    chance: random.Random, members: list[str], questions: list[Question], without: float
) -> dict[Cell, Rating]:
    """Ratings of six candidates, some of them UE."""
    given: dict[Cell, Rating] = {}
    for number in range(1, 7):
        level = chance.gauss(3.2, 0.6)
        for member in members:
            for question in questions:
                value = min(5, max(1, round(chance.gauss(level, 0.6))))
                found = RATINGS["UE" if chance.random() < without else str(value)]
                given[Cell(member, f"K{number}", question.code)] = found
    return given


# The agenda


def test_where_the_deviation_is_equal_the_heavier_competency_goes_first() -> None:
    """By hand both are 1.12: what a computer makes of 0.1 decides nothing."""
    questions = (Question("S1", "strategi"), Question("S2", "politik", 3))
    members = [f"M{number}" for number in range(1, 6)]
    for light, heavy in itertools.permutations(itertools.combinations_with_replacement(range(1, 6), 5), 2):
        one, other = (mean_absolute_deviation(levels) or 0.0 for levels in (light, heavy))
        if one != other and abs(one - other) < 1e-9 and one > 0.81:
            columns = ((questions[0], light), (questions[1], heavy))
            given = {
                Cell(member, "K1", question.code): RATINGS[str(level)]
                for question, levels in columns
                for member, level in zip(members, levels, strict=True)
            }
            points = agenda(given, members, ["K1"], questions)
            assert [point.question.code for point in points] == ["S2", "S1"]


def test_a_deviation_of_the_limit_is_no_point_however_it_is_calculated() -> None:
    members = [f"M{number}" for number in range(1, 6)]
    for levels in itertools.combinations_with_replacement(range(1, 6), 5):
        by_hand = sum(abs(5 * level - sum(levels)) for level in levels)
        given = {
            Cell(member, "K1", "S1"): RATINGS[str(level)]
            for member, level in zip(members, levels, strict=True)
        }
        points = agenda(given, members, ["K1"], [Question("S1", "strategi")])
        assert bool(points) is (by_hand > 20)


def test_the_agenda_has_at_most_six_points_the_widest_first() -> None:
    rows = dict.fromkeys(CANDIDATES, "1 1 1 1/5 5 5 5/1 1 1 1/5 5 5 5")
    points = agenda(panel(**rows), MEMBERS, CANDIDATES, QUESTIONS)
    assert len(points) == 6
    assert {point.deviation for point in points} == {2.0}
    assert points[0].question.weight == 2


def test_the_lowest_reads_first_and_then_the_highest() -> None:
    ratings: dict[Cell, Rating] = {**EVEN, Cell("M3", "K1", "S3"): 1}
    [point] = agenda(ratings, MEMBERS, CANDIDATES, QUESTIONS)
    assert (point.candidate, point.question.code, point.reads_first) == ("K1", "S3", "M3")
    assert point.deviation == pytest.approx(1.125, abs=1e-9)


def test_who_found_no_example_where_others_did_is_asked_first() -> None:
    ratings: dict[Cell, Rating] = {**EVEN, Cell("M2", "K1", "S3"): "UE"}
    [point] = agenda(ratings, MEMBERS, CANDIDATES, QUESTIONS)
    assert (point.deviation, point.reads_first) == (None, "M2")


# What the sentence on the upper group promises


@pytest.mark.slow
@pytest.mark.parametrize("name", ASSUMPTIONS)
@pytest.mark.parametrize(("members", "questions"), [(3, 6), (8, 6), (12, 5)])
def test_the_upper_group_holds_the_best_candidate(name: str, members: int, questions: int) -> None:
    assert simulate(ASSUMPTIONS[name], members, questions, rounds=800, seed=7).holds_the_best >= 0.94
