"""Readings of sheets and grids put together: what agrees, what contradicts, what lacks; and seals."""

from collections.abc import Mapping

import pytest

from interview_kit.collection import Expected, Reading, changes_since_seal, gather, with_seal
from interview_kit.collection.completeness import come_home, is_complete, lacking
from interview_kit.collection.seals import is_whole
from interview_kit.models.collected import Collected, CollectedAnswer, CollectedRating, Road, Value
from interview_kit.models.text import listed

TWO = Expected(("M1", "M2"), ("K1", "K2"), ("S1", "S2"), {})
HEARD = {"situation": "Budgettet manglede 4 mio."}
VALUES: tuple[tuple[str, Value], ...] = (("S1", 3), ("S2", 4))


def rating(
    value: Value | None,
    cell: tuple[str, str, str] = ("M1", "K1", "S1"),
    source: str = "a.docx",
    **more: object,
) -> CollectedRating:
    member, candidate, question = cell
    fields = {
        "member": member,
        "candidate": candidate,
        "question": question,
        "value": value,
        "source": source,
    }
    return CollectedRating.model_validate({**fields, "notes": HEARD, **more})


def sheet(
    source: str,
    values: Mapping[str, Value | None],
    member: str = "M1",
    candidate: str = "K1",
    road: Road = "sheet",
    **more: object,
) -> Reading:
    fields = more if road == "sheet" else {"notes": {}, **more}
    rows = tuple(rating(value, (member, candidate, code), source, **fields) for code, value in values.items())
    return Reading(source, road, member, candidate, rows)


def codes(readings: list[Reading], expected: Expected = TWO) -> list[str]:
    return [problem.code for problem in gather(readings, expected).problems]


def values(readings: list[Reading], expected: Expected = TWO) -> dict[str, Value | None]:
    return {row.question: row.value for row in gather(readings, expected).ratings if row.member == "M1"}


def test_a_sheet_that_came_twice_counts_once() -> None:
    twice = [sheet("a.docx", {"S1": 3}), sheet("b.docx", {"S1": 3})]
    assert codes(twice) == ["collected-twice"]
    assert values(twice) == {"S1": 3}


def test_two_sheets_with_two_values_are_shown_and_neither_is_chosen() -> None:
    differ = [sheet("a.docx", {"S1": 3, "S2": 4}), sheet("b.docx", {"S1": 5, "S2": 4})]
    found = gather(differ, TWO)
    assert values(differ) == {"S1": None, "S2": 4}
    assert [problem.code for problem in found.problems] == ["collected-conflict"]
    assert "3 i a.docx og 5 i b.docx" in found.problems[0].message


def test_a_later_sheet_that_fills_a_blank_is_asked_about_too() -> None:
    differ = [sheet("a.docx", {"S1": None}, notes=HEARD), sheet("b.docx", {"S1": 5})]
    assert codes(differ) == ["collected-conflict"]
    assert values(differ) == {"S1": None}


def test_an_untouched_copy_beside_a_filled_sheet_says_nothing() -> None:
    pair = [sheet("blank.docx", {"S1": None}, notes={}), sheet("b.docx", {"S1": 5})]
    assert codes(pair) == []
    assert values(pair) == {"S1": 5}


def test_the_grid_fills_what_the_sheet_leaves_and_keeps_its_notes() -> None:
    pair = [sheet("a.docx", {"S1": None}), sheet("grid.xlsx", {"S1": 4}, road="grid")]
    assert codes(pair) == []
    (row,) = gather(pair, TWO).ratings
    assert (row.value, row.notes) == (4, HEARD)


def test_a_grid_that_contradicts_a_sheet_is_never_chosen() -> None:
    pair = [sheet("a.docx", {"S1": 3}), sheet("grid.xlsx", {"S1": 4}, road="grid")]
    assert codes(pair) == ["collected-conflict"]
    assert values(pair) == {"S1": None}


def test_other_words_in_two_sheets_are_a_contradiction_even_with_the_same_value() -> None:
    pair = [sheet("a.docx", {"S1": 3}), sheet("b.docx", {"S1": 3}, notes={"situation": "Noget andet."})]
    assert codes(pair) == ["collected-other-words"]


@pytest.mark.parametrize(("member", "candidate"), [("M9", "K1"), ("M1", "K7")])
def test_a_sheet_of_nobody_in_the_round_is_told_kept_and_not_waited_for(member: str, candidate: str) -> None:
    stranger = [sheet("a.docx", {"S1": 3}, member, candidate)]
    assert codes(stranger) == ["collected-stranger"]
    (kept,) = gather(stranger, TWO).ratings
    assert kept.cell not in set(TWO.cells())


def test_the_sheets_of_who_has_withdrawn_stay_and_are_no_fault() -> None:
    gone = TWO._replace(candidates=("K1",), withdrawn=("K2",))
    found = gather([sheet("a.docx", {"S1": 3}, candidate="K2")], gone)
    assert [(one.code, one.level) for one in found.problems] == [("collected-withdrawn", "advice")]
    assert [row.cell for row in found.ratings] == [("M1", "K2", "S1")]


def test_who_was_not_there_rates_nobody() -> None:
    away = TWO._replace(absent={"M1": {"K1": "absent"}})
    assert codes([sheet("a.docx", {"S1": 3})], away) == ["collected-absent"]
    assert ("M1", "K1") not in list(away.pairs())


def test_ratings_come_in_the_order_of_the_panel_and_the_day() -> None:
    later = [sheet("b.docx", {"S2": 3, "S1": 2}, "M2"), sheet("a.docx", {"S1": 3}, "M1", "K2")]
    assert [row.cell for row in gather(later, TWO).ratings] == [
        ("M1", "K2", "S1"),
        ("M2", "K1", "S1"),
        ("M2", "K1", "S2"),
    ]


def test_a_tick_for_notes_on_paper_is_enough_in_the_grid() -> None:
    bare = sheet("a.docx", {"S1": 3}, notes={})
    ticked = sheet("grid.xlsx", {"S1": None}, road="grid", on_paper=True)
    (row,) = gather([bare, ticked], TWO).ratings
    assert (row.value, row.on_paper, row.counts) == (3, True, True)


def test_two_answers_to_one_question_are_both_kept_and_told() -> None:
    yes, no = (
        CollectedAnswer(member="M1", candidate="K1", tag="V1.svar", text=text, source=f"{text}.docx")
        for text in ("Ja", "Nej")
    )
    readings = [sheet(one.source, {"S1": 3})._replace(answers=(one,)) for one in (yes, no)]
    found = gather(readings, TWO)
    assert found.answers == (yes, no)
    assert [problem.code for problem in found.problems] == ["collected-other-words"]


def test_answers_beside_the_ratings_are_kept_once() -> None:
    answer = CollectedAnswer(member="M1", candidate="K1", tag="V1.svar", text="Ja", source="a.docx")
    reading = sheet("a.docx", {"S1": 3})._replace(answers=(answer,))
    assert gather([reading, reading._replace(source="b.docx")], TWO).answers == (answer,)


def whole(expected: Expected = TWO) -> list[CollectedRating]:
    return [rating(3, cell) for cell in expected.cells()]


def lacks(rows: list[CollectedRating], expected: Expected = TWO) -> list[tuple[str, str]]:
    return [(problem.code, problem.message) for problem in lacking(rows, expected, "indkommet")]


def test_a_whole_round_lacks_nothing() -> None:
    assert is_complete(whole(), TWO)
    assert lacks(whole()) == []


def test_a_member_who_has_not_handed_in_is_told_once() -> None:
    rows = [row for row in whole() if row.member == "M1"]
    assert lacks(rows) == [("collected-missing", "M2 mangler at aflevere om K1 og K2.")]
    assert not is_complete(rows, TWO)


def test_a_blank_is_told_and_is_no_rating() -> None:
    rows = [rating(None, row.cell) if row.cell == ("M1", "K2", "S2") else row for row in whole()]
    assert lacks(rows) == [("collected-blank", "M1 har ikke vurderet S2 om K2.")]
    assert come_home(rows, TWO)["M1", "K2"] == 1
    assert not is_complete(rows, TWO)


def test_a_level_without_an_observation_does_not_count() -> None:
    rows = [
        rating(3, row.cell, notes={"flag": "Løj"}) if row.cell[1:] == ("K2", "S2") else row for row in whole()
    ]
    assert [code for code, _ in lacks(rows)] == ["collected-without-note"] * 2
    assert not is_complete(rows, TWO)


@pytest.mark.parametrize(
    "more", [{"on_paper": True, "notes": {}}, {"value": "IB", "notes": {}}, {"value": "UE", "notes": {}}]
)
def test_notes_on_paper_and_codes_outside_the_scale_need_none(more: dict[str, object]) -> None:
    rows = [row.model_copy(update=more) for row in whole()]
    assert is_complete(rows, TWO)


def test_what_is_no_level_is_shown_as_it_stands() -> None:
    rows = [rating(None, row.cell, raw="4-5") if row.cell == ("M1", "K1", "S1") else row for row in whole()]
    assert [(code, "«4-5»" in message) for code, message in lacks(rows)] == [("collected-unclear", True)]


def collected(rows: list[CollectedRating], **more: object) -> Collected:
    fields = {"round": 1, "guide": "VTW7J", "guide_hash": "a" * 64, "ratings": tuple(rows), **more}
    return Collected.model_validate(fields)


def test_a_seal_is_the_same_for_the_same_ratings_and_another_for_any_change() -> None:
    letters = {with_seal(collected(whole()), at).seal.letters for at in ("kl. 16", "kl. 16")}  # type: ignore[union-attr]
    assert len(letters) == 1
    for change in ({"value": 4}, {"notes": {"situation": "Andet"}}, {"on_paper": True}, {"raw": "3?"}):
        first, *rest = whole()
        other = with_seal(collected([first.model_copy(update=change), *rest]), "kl. 16").seal
        assert other is not None
        assert other.letters not in letters


def test_a_seal_whose_ratings_were_changed_by_hand_is_broken() -> None:
    sealed = with_seal(collected(whole()), "kl. 16")
    assert sealed.seal is not None
    assert is_whole(sealed, sealed.seal)
    first, *rest = sealed.seal.ratings
    forged = sealed.seal.model_copy(update={"ratings": (first.model_copy(update={"value": 5}), *rest)})
    assert not is_whole(sealed, forged)


def test_what_changes_after_the_seal_is_named_and_the_first_value_stays() -> None:
    sealed = with_seal(collected(whole()), "kl. 16")
    first, *rest = whole()
    now = sealed.model_copy(update={"ratings": (first.model_copy(update={"value": 5}), *rest)})
    (change,) = changes_since_seal(now)
    assert (change.cell, change.before, change.now, change.text_only) == (first.cell, 3, 5, False)
    assert now.seal is not None
    assert now.seal.ratings[0].value == 3
    again = with_seal(now, "kl. 17", "M1 tastede forkert")
    assert changes_since_seal(again) == ()
    assert again.first_values[first.cell] == 3
    assert [seal.number for seal in again.seals] == [1, 2]


@pytest.mark.parametrize(
    "change", [{"on_paper": True}, {"raw": "3-4", "value": None}, {"notes": {"flag": "Løj"}}]
)
def test_whatever_the_letters_are_made_of_is_a_change_after_the_seal(change: dict[str, object]) -> None:
    sealed = with_seal(collected(whole()), "kl. 16")
    first, *rest = whole()
    now = sealed.model_copy(update={"ratings": (first.model_copy(update=change), *rest)})
    assert [one.cell for one in changes_since_seal(now)] == [first.cell]
    answer = CollectedAnswer(member="M1", candidate="K1", tag="V1.svar", text="Ja", source="a.docx")
    late = sealed.model_copy(update={"answers": (answer,)})
    assert [one.cell for one in changes_since_seal(late)] == [("M1", "K1", "V1.svar")]


def test_nothing_to_wait_for_is_never_complete() -> None:
    assert not is_complete([], TWO._replace(candidates=()))


def test_other_words_after_the_seal_are_a_change_too() -> None:
    sealed = with_seal(collected(whole()), "kl. 16")
    first, *rest = whole()
    now = sealed.model_copy(update={"ratings": (first.model_copy(update={"notes": {}}), *rest)})
    assert [change.text_only for change in changes_since_seal(now)] == [True]


def test_codes_are_listed_as_they_are_said() -> None:
    assert [listed(row) for row in ([], ["S1"], ["S1", "S2", "S3"])] == ["", "S1", "S1, S2 og S3"]
