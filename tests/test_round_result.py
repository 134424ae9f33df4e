"""A sealed round compared: what counts, what stands outside and why, and what was changed."""

import random
from statistics import fmean

import pytest

from benchmarks.filled_round import filled_round, resealed
from interview_kit.comparison import Cell, RoundResult, compare_round, mean_absolute_deviation
from interview_kit.models.collected import Collected, CollectedRating, Value
from interview_kit.models.guide import Guide
from interview_kit.models.recruitment import Candidate, ExcludedQuestion, Recruitment, Withdrawn
from interview_kit.recruitments import load_guide, load_recruitment
from tests.conftest import ROOT

EXAMPLE = ROOT / "examples/eksempelby"
# Burke & Dunlap (2002): a panel agrees where AD is at most c/6, for c levels.
CUT_OFF = 5 / 6


@pytest.fixture(scope="module")
def guide() -> Guide:
    return load_guide(EXAMPLE / "guide-1.yaml").or_raise()


@pytest.fixture(scope="module")
def recruitment() -> Recruitment:
    return load_recruitment(EXAMPLE).or_raise().value


@pytest.fixture(scope="module")
def collected(guide: Guide, recruitment: Recruitment) -> Collected:
    return filled_round(guide, recruitment, seed=7)


def compared(guide: Guide, recruitment: Recruitment, collected: Collected) -> RoundResult:
    return compare_round(guide, recruitment, collected.seals)


def with_ratings(collected: Collected, *changed: CollectedRating) -> Collected:
    """The round with other cells under its only seal."""
    new = {row.cell: row for row in changed}
    ratings = tuple(new.get(row.cell, row) for row in collected.ratings)
    seal = collected.seals[0].model_copy(update={"ratings": ratings})
    return collected.model_copy(update={"ratings": ratings, "seals": (seal,)})


def cell(collected: Collected, member: str, candidate: str, question: str) -> CollectedRating:
    return next(row for row in collected.ratings if row.cell == (member, candidate, question))


def with_choices(recruitment: Recruitment, **choices: object) -> Recruitment:
    """The recruitment with other choices for its first round."""
    first = recruitment.choices(1).model_copy(update=choices)
    return recruitment.model_copy(update={"rounds": {**recruitment.rounds, 1: first}})


# What counts


def test_all_who_rate_have_rated_all(guide: Guide, recruitment: Recruitment, collected: Collected) -> None:
    result = compared(guide, recruitment, collected)
    assert result.members == result.comparison.block.members == tuple(f"M{n}" for n in range(1, 9))
    assert result.candidates == ("K1", "K2", "K3", "K4", "K5")
    assert [row.code for row in result.comparison.block.questions] == ["S1", "S2", "S3", "S4", "S5"]
    assert [row.weight for row in result.comparison.block.questions] == [2, 2, 1, 1, 1]
    assert result.chair == "M1"
    assert not result.uncounted.members
    assert not result.changes


def test_totals_are_those_of_the_hand(guide: Guide, recruitment: Recruitment, collected: Collected) -> None:
    """By plain sums: a question's mean is of the levels, a competency's of its questions, a total of these."""
    result = compared(guide, recruitment, collected)
    for row in result.comparison.candidates:
        means = {}
        for code in ("S1", "S2", "S3", "S4", "S5"):
            values = [one.value for one in collected.ratings if one.cell[1:] == (row.candidate, code)]
            levels = [value for value in values if isinstance(value, int)]
            means[code] = sum(levels) / len(levels)
        politics = (means["S1"] + means["S2"]) / 2
        rest = means["S3"] + means["S4"] + means["S5"]
        assert row.total == pytest.approx((2 * politics + rest) / 5, abs=1e-9)
        assert row.unweighted == pytest.approx((politics + rest) / 4, abs=1e-9)


def test_the_order_of_members_and_cells_changes_no_total(
    guide: Guide, recruitment: Recruitment, collected: Collected
) -> None:
    first = compared(guide, recruitment, collected).comparison
    chance = random.Random(3)  # noqa: S311 - an order
    for _ in range(5):
        ratings = list(collected.ratings)
        chance.shuffle(ratings)
        seats = list(guide.content.panel)
        chance.shuffle(seats)
        content = guide.content.model_copy(update={"panel": tuple(seats)})
        seal = collected.seals[0].model_copy(update={"ratings": tuple(ratings)})
        other = compare_round(guide.model_copy(update={"content": content}), recruitment, [seal]).comparison
        assert [row.total for row in other.candidates] == pytest.approx(
            [row.total for row in first.candidates], abs=1e-9
        )
        assert other.upper_group == first.upper_group


@pytest.mark.parametrize("value", [None, "UE", "IB"])
def test_what_is_no_level_changes_no_mean(
    guide: Guide, recruitment: Recruitment, collected: Collected, value: Value | None
) -> None:
    """A blank takes its member out of the block; UE and IB leave the mean of the others."""
    old = cell(collected, "M4", "K2", "S3")
    result = compared(guide, recruitment, with_ratings(collected, old.model_copy(update={"value": value})))
    of_candidate = next(row for row in result.comparison.candidates if row.candidate == "K2")
    others = [
        row.value
        for row in collected.ratings
        if row.cell[1:] == ("K2", "S3") and row.member != "M4" and isinstance(row.value, int)
    ]
    assert of_candidate.competencies[1].mean == pytest.approx(fmean(others), abs=1e-9)
    assert [row.member for row in result.uncounted.members] == (["M4"] if value is None else [])


def test_a_level_without_a_word_about_what_it_rests_on_does_not_count(
    guide: Guide, recruitment: Recruitment, collected: Collected
) -> None:
    bare = cell(collected, "M3", "K2", "S1").model_copy(
        update={"notes": {"flag": "Kom for sent", "handling": " "}, "value": 4, "on_paper": False}
    )
    result = compared(guide, recruitment, with_ratings(collected, bare))
    assert result.uncounted.unfounded == (Cell("M3", "K2", "S1"),)
    assert [row[:2] for row in result.uncounted.members] == [("M3", "blank")]
    on_paper = bare.model_copy(update={"on_paper": True})
    assert compared(guide, recruitment, with_ratings(collected, on_paper)).uncounted.unfounded == ()


@pytest.mark.parametrize("code", ["UE", "IB"])
def test_a_code_needs_no_words_because_nothing_was_heard(
    guide: Guide, recruitment: Recruitment, collected: Collected, code: Value
) -> None:
    bare = cell(collected, "M3", "K2", "S1").model_copy(
        update={"notes": {}, "value": code, "on_paper": False}
    )
    result = compared(guide, recruitment, with_ratings(collected, bare))
    assert not result.uncounted.unfounded
    assert not result.uncounted.members


def test_what_stands_there_and_is_no_level_is_listed(
    guide: Guide, recruitment: Recruitment, collected: Collected
) -> None:
    odd = cell(collected, "M3", "K2", "S1").model_copy(update={"value": None, "raw": "4-5"})
    assert compared(guide, recruitment, with_ratings(collected, odd)).uncounted.unreadable == (
        Cell("M3", "K2", "S1"),
    )


# Who and what stands outside


def test_who_was_not_there_for_one_stands_outside_for_all(
    guide: Guide, recruitment: Recruitment, collected: Collected
) -> None:
    attendance = {"M7": {"K4": "absent"}, "M2": {"K1": "absent", "K3": "inhabil"}}
    result = compared(guide, with_choices(recruitment, attendance=attendance), collected)
    assert [row[:3] for row in result.uncounted.members] == [
        ("M2", "inhabil", ("K3",)),
        ("M7", "absent", ("K4",)),
    ]
    assert result.comparison.block.members == ("M1", "M3", "M4", "M5", "M6", "M8")
    assert result.may_not_rate == ("M2",)
    assert not {"M2", "M7"} & {member for point in result.discussion.points for member, _ in point.given}


def test_who_may_not_rate_is_never_on_the_agenda_even_where_all_others_are_few(
    guide: Guide, recruitment: Recruitment, collected: Collected
) -> None:
    attendance = {f"M{n}": {"K4": "absent"} for n in range(4, 9)} | {"M3": {"K1": "inhabil"}}
    result = compared(guide, with_choices(recruitment, attendance=attendance), collected)
    assert result.comparison.block.is_too_small
    assert not result.comparison.has_total
    heard = {member for point in result.discussion.points for member, _ in point.given}
    assert heard >= {"M4", "M8"}
    assert "M3" not in heard


def test_an_excluded_question_is_out_for_all(
    guide: Guide, recruitment: Recruitment, collected: Collected
) -> None:
    out = ExcludedQuestion(code="S4", reason="Læst forkert op.", by="M1")
    result = compared(guide, with_choices(recruitment, excluded=(out,)), collected)
    assert [row.code for row in result.comparison.block.questions] == ["S1", "S2", "S3", "S5"]
    assert result.uncounted.excluded == (out,)
    assert result.discussion.cells == 4 * 5
    assert len(result.comparison.candidates[0].competencies) == 3


def test_a_question_that_one_was_not_asked_counts_for_nobody_and_is_named(
    guide: Guide, recruitment: Recruitment, collected: Collected
) -> None:
    unasked = [
        row.model_copy(update={"value": "IB"}) for row in collected.ratings if row.cell[1:] == ("K3", "S5")
    ]
    assert compared(guide, recruitment, with_ratings(collected, *unasked)).uncounted.unasked == ("S5",)


def test_who_has_withdrawn_since_is_not_compared(
    guide: Guide, recruitment: Recruitment, collected: Collected
) -> None:
    gone = Candidate(code="K2", withdrawn=Withdrawn(date="2027-03-12"))
    candidates = tuple(gone if row.code == "K2" else row for row in recruitment.candidates)
    changed = recruitment.model_copy(update={"candidates": candidates})
    assert "K2" in changed.candidates_of(1)
    result = compared(guide, changed, collected)
    assert result.candidates == ("K1", "K3", "K4", "K5")
    assert result.uncounted.withdrawn == ("K2",)


def test_only_the_rounds_own_members_rate(
    guide: Guide, recruitment: Recruitment, collected: Collected
) -> None:
    result = compared(guide, with_choices(recruitment, members=("M1", "M4", "M6", "M9")), collected)
    assert result.members == ("M1", "M4", "M6")
    assert {one.member for one in result.given} == {"M1", "M4", "M6"}


def test_candidates_stand_in_the_order_of_their_codes_whatever_the_days_was(
    guide: Guide, recruitment: Recruitment, collected: Collected
) -> None:
    result = compared(guide, with_choices(recruitment, candidates=("K5", "K10", "K2")), collected)
    assert result.candidates == ("K2", "K5", "K10")


# The agenda, the changes, the weights


def test_the_agenda_is_what_lies_beyond_the_cut_off(guide: Guide, recruitment: Recruitment) -> None:
    """Our 0.8 flags everything that Burke & Dunlap's c/6 (0.83) would, and nothing of less than 0.8."""
    for seed in range(1, 6):
        given = filled_round(guide, recruitment, seed)
        result = compared(guide, recruitment, given)
        wide = set()
        for candidate in result.candidates:
            for code in ("S1", "S2", "S3", "S4", "S5"):
                levels = [
                    float(row.value)
                    for row in given.ratings
                    if row.cell[1:] == (candidate, code) and isinstance(row.value, int)
                ]
                if (mean_absolute_deviation(levels) or 0) > CUT_OFF:
                    wide.add((candidate, code))
        flagged = {
            (point.candidate, point.question.code): point.deviation for point in result.discussion.points
        }
        assert wide <= set(flagged)
        assert all(deviation is None or deviation > 0.8 for deviation in flagged.values())


def test_what_is_not_discussed_is_counted(
    guide: Guide, recruitment: Recruitment, collected: Collected
) -> None:
    discussion = compared(guide, recruitment, collected).discussion
    assert discussion.cells == 25
    assert discussion.left == 25 - len(discussion.points)


def test_of_those_who_gave_the_same_the_one_with_least_power_reads(
    guide: Guide, recruitment: Recruitment, collected: Collected
) -> None:
    low, high, middle = ("M1", "M4", "M5"), ("M2", "M3", "M7"), ("M6", "M8")
    values: dict[str, Value] = {
        **dict.fromkeys(low, 1),
        **dict.fromkeys(middle, 3),
        **dict.fromkeys(high, 5),
    }
    rows = [
        cell(collected, member, "K1", "S1").model_copy(update={"value": value, "on_paper": True})
        for member, value in values.items()
    ]
    points = compared(guide, recruitment, with_ratings(collected, *rows)).discussion.points
    point = next(one for one in points if (one.candidate, one.question.code) == ("K1", "S1"))
    assert (point.reads_first, point.reads_then) == ("M5", "M7")


def test_the_first_value_stays_beside_what_it_was_changed_to(
    guide: Guide, recruitment: Recruitment, collected: Collected
) -> None:
    old = cell(collected, "M6", "K2", "S3")
    new: Value = 5 if old.value != 5 else 4
    again = resealed(collected, "Hørte mere.", old.model_copy(update={"value": new}))
    [change] = compared(guide, recruitment, again).changes
    assert change == (Cell("M6", "K2", "S3"), old.value, new, "Hørte mere.")


def test_notes_that_were_rewritten_are_changes_too(
    guide: Guide, recruitment: Recruitment, collected: Collected
) -> None:
    """Each with the reason of the seal under which it got its words; a level and its words are one change."""
    one = cell(collected, "M6", "K2", "S3").model_copy(update={"on_paper": False})
    other = cell(collected, "M2", "K1", "S1")
    value: Value = 5 if other.value != 5 else 4
    home = with_ratings(collected, one.model_copy(update={"notes": {"handling": "Satte  selv målet."}}))
    spaced = one.model_copy(update={"notes": {"handling": "Satte selv målet. "}})
    home = resealed(home, "Intet nyt.", spaced)
    assert not compared(guide, recruitment, home).changes
    home = resealed(home, "Hørte mere.", one.model_copy(update={"notes": {"handling": "Fulgte andres mål."}}))
    both = other.model_copy(update={"value": value, "notes": {"belaeg": "Ny note."}})
    home = resealed(home, "Talte forkert.", both)
    assert set(compared(guide, recruitment, home).changes) == {
        (one.cell, one.value, one.value, "Hørte mere."),
        (other.cell, other.value, value, "Talte forkert."),
    }
    later = both.model_copy(update={"notes": {"belaeg": "Endnu en."}})
    home = resealed(home, "Rettede ordene.", later)
    assert set(compared(guide, recruitment, home).changes) == {
        (one.cell, one.value, one.value, "Hørte mere."),
        (other.cell, other.value, value, "Talte forkert."),
        (other.cell, value, value, "Rettede ordene."),
    }


def test_an_answer_beside_the_ratings_that_was_rewritten_is_a_change(
    guide: Guide, recruitment: Recruitment, collected: Collected
) -> None:
    first, *others = collected.answers
    answers = (first.model_copy(update={"text": "Nej."}), *others)
    again = resealed(collected.model_copy(update={"answers": answers}), "Hørte forkert.")
    [change] = compared(guide, recruitment, again).changes
    assert change.is_of_words
    assert change == ((first.member, first.candidate, first.tag), None, None, "Hørte forkert.")


def test_nothing_of_who_may_not_rate_is_among_the_changes(
    guide: Guide, recruitment: Recruitment, collected: Collected
) -> None:
    """Neither of the one they may not rate, nor of others; also when that candidate has withdrawn."""
    cells = [cell(collected, "M5", "K3", "S1"), cell(collected, "M5", "K2", "S1")]
    others: dict[Value | None, Value] = {1: 2, 2: 3, 3: 4, 4: 5, 5: 1, "IB": 3, "UE": 3}
    again = resealed(
        collected, "Talte.", *(row.model_copy(update={"value": others[row.value]}) for row in cells)
    )
    assert len(compared(guide, recruitment, again).changes) == 2
    disqualified = with_choices(recruitment, attendance={"M5": {"K3": "inhabil"}})
    assert not compared(guide, disqualified, again).changes
    gone = Withdrawn(date="2027-03-20")
    candidates = tuple(
        row.model_copy(update={"withdrawn": gone}) if row.code == "K3" else row
        for row in recruitment.candidates
    )
    left = disqualified.model_copy(update={"candidates": candidates})
    assert [change.cell for change in compared(guide, left, again).changes] == [cells[1].cell]


def test_weights_matter_where_they_make_another_group(guide: Guide, recruitment: Recruitment) -> None:
    groups = [compared(guide, recruitment, filled_round(guide, recruitment, seed)) for seed in range(1, 30)]
    assert {result.weights_matter for result in groups} == {True, False}
    for result in groups:
        assert result.weights_matter is (result.comparison.upper_group != result.unweighted_group)
