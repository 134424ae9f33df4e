"""Rounds know of each other: nothing is asked twice, nothing nearly the same, and codes go on."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from interview_kit.models.bank import Profile, QuestionBank
from interview_kit.models.position import Position
from interview_kit.models.recruitment import Recruitment
from interview_kit.planning import FIXED, Plan, plan, write_guide
from interview_kit.problems import UserError
from tests.conftest import approved

# Behaviour → minutes of its question.
MINUTES = {"p.a.x": 10, "p.a.y": 6, "p.b.x": 8, "p.b.y": 5, "p.c.x": 7, "p.c.y": 4}
NOTHING_NEAR: Mapping[str, str] = {}


def bank_of(small_bank: QuestionBank, near: Mapping[str, str] = NOTHING_NEAR, **slots: int) -> QuestionBank:
    """A bank of three competencies with two behaviours each; `near` pairs of behaviours.

    Round 1 asks about a and b, round 2 about c; `slot_1` and `slot_2` are minutes for scored questions.
    """
    pairs = {**near, **{second: first for first, second in near.items()}}
    competencies = [
        {
            "id": f"p.{letter}",
            "title": f"Kompetence {letter}",
            "behaviours": [
                {
                    "id": f"p.{letter}.{line}",
                    "source": "a",
                    "text": f"Linje {letter}{line}.",
                    "near": [pairs[f"p.{letter}.{line}"]] if f"p.{letter}.{line}" in pairs else [],
                }
                for line in "xy"
            ],
        }
        for letter in "abc"
    ]
    profile = Profile.model_validate({"id": "p", "title": "P", "source": "a", "competencies": competencies})
    base = small_bank.positions["vagtmester"].model_dump()
    rounds = [
        {"number": 1, "slot": slots.get("slot_1", 24) + FIXED, "focus": [focus("a", "xy"), focus("b", "xy")]},
        {"number": 2, "slot": slots.get("slot_2", 11) + FIXED, "focus": [focus("c", "xy")]},
    ]
    panel = {
        "min": 1,
        "max": 3,
        "roles": [
            {"id": "leder", "title": "Leder", "chair": True, "task": "Leder", "leads": ["p.a"]},
            {"id": "kollega", "title": "Kollega", "task": "Spørger", "leads": ["p.b"]},
        ],
    }
    changes = {"id": "q", "profile": "p", "rounds": rounds, "weights": (), "elsewhere": (), "panel": panel}
    position = Position.model_validate({**base, **changes})
    return replace(
        small_bank,
        profiles={"p": profile},
        positions={"q": position},
        entries={key: (entry_of(small_bank, key, minutes),) for key, minutes in MINUTES.items()},
    )


def focus(letter: str, lines: str) -> dict[str, Any]:
    return {
        "competency": f"p.{letter}",
        "behaviours": [{"id": f"p.{letter}.{line}", "reason": "a"} for line in lines],
    }


def entry_of(small_bank: QuestionBank, key: str, minutes: int, suffix: str = "") -> Any:
    [entry] = small_bank.entries["vagt.hus.doer"]
    question = entry.questions[0].model_copy(update={"id": f"{key}{suffix}.1", "minutes": minutes})
    return entry.model_copy(update={"id": key + suffix, "behaviour": key, "questions": (question,)})


def planned(bank: QuestionBank, own_questions: Any = (), **rounds: Any) -> Plan:
    """The plan with choices for rounds: `one` and `two`."""
    numbers = {"one": 1, "two": 2}
    choices = {numbers[name]: given for name, given in rounds.items()}
    return plan(bank, recruitment(choices, own_questions))


def recruitment(choices: Any = None, own_questions: Any = ()) -> Recruitment:
    values = {"position": "q", "rounds": choices or {}, "own_questions": own_questions}
    return Recruitment.model_validate(values)


def asked(a_plan: Plan, number: int) -> list[str]:
    return [choice.behaviour.id for choice in a_plan.rounds[number].questions]


def codes(a_plan: Plan, number: int) -> list[str]:
    return [problem.code for problem in a_plan.rounds[number].problems]


def test_the_first_of_every_competency_goes_before_the_second_of_any(small_bank: QuestionBank) -> None:
    bank = bank_of(small_bank, slot_1=24)
    assert asked(planned(bank), 1) == ["p.a.x", "p.a.y", "p.b.x"]  # 10 + 8 + 6, printed by competency
    assert asked(planned(bank_of(small_bank, slot_1=23)), 1) == ["p.a.x", "p.b.x"]
    assert asked(planned(bank_of(small_bank, slot_1=17)), 1) == ["p.a.x"]


def test_a_later_question_that_is_short_enough_does_not_pass_one_that_is_too_long(
    small_bank: QuestionBank,
) -> None:
    assert asked(planned(bank_of(small_bank, slot_1=23)), 1) == ["p.a.x", "p.b.x"]  # 5 left; b.y takes 5


def test_a_question_that_fits_to_the_minute_is_asked(small_bank: QuestionBank) -> None:
    assert asked(planned(bank_of(small_bank, slot_1=29)), 1) == ["p.a.x", "p.a.y", "p.b.x", "p.b.y"]
    assert asked(planned(bank_of(small_bank, slot_1=28)), 1) == ["p.a.x", "p.a.y", "p.b.x"]


def test_two_behaviours_that_are_nearly_the_same_line_are_not_both_asked(small_bank: QuestionBank) -> None:
    within = planned(bank_of(small_bank, near={"p.a.x": "p.b.x"}))
    assert asked(within, 1) == ["p.a.x", "p.a.y", "p.b.y"]
    across = planned(bank_of(small_bank, near={"p.a.x": "p.c.x"}))
    assert asked(across, 2) == ["p.c.y"]


def test_a_behaviour_near_the_users_own_choice_is_not_asked_in_either_round(small_bank: QuestionBank) -> None:
    bank = bank_of(small_bank, near={"p.a.x": "p.c.x"})
    a_plan = planned(bank, two={"asked": ["p.c.x"]})
    assert asked(a_plan, 1) == ["p.a.y", "p.b.x", "p.b.y"]
    assert asked(a_plan, 2) == ["p.c.x", "p.c.y"]


@pytest.mark.parametrize("where", ["one round", "two rounds"])
def test_two_choices_of_the_users_that_are_nearly_the_same_are_refused(
    small_bank: QuestionBank, where: str
) -> None:
    bank = bank_of(small_bank, near={"p.a.x": "p.c.x"}, slot_1=40)
    if where == "one round":
        assert codes(planned(bank, one={"asked": ["p.a.x", "p.c.x"]}), 1) == ["choice-near"]
    else:
        a_plan = planned(bank, one={"asked": ["p.a.x"]}, two={"asked": ["p.c.x"]})
        assert (codes(a_plan, 1), codes(a_plan, 2)) == ([], ["choice-near"])


def test_what_the_user_asks_in_the_second_round_is_not_asked_in_the_first(small_bank: QuestionBank) -> None:
    a_plan = planned(bank_of(small_bank, slot_2=14), two={"asked": ["p.b.x"]})
    assert "p.b.x" not in asked(a_plan, 1)
    assert asked(a_plan, 2) == ["p.b.x"]  # 6 minutes left; c.x takes 7


def test_the_same_choice_for_two_rounds_is_refused_in_the_second(small_bank: QuestionBank) -> None:
    a_plan = planned(bank_of(small_bank), one={"asked": ["p.a.x"]}, two={"asked": ["p.a.x.1"]})
    assert (codes(a_plan, 1), codes(a_plan, 2)) == ([], ["choice-twice"])


def test_an_id_given_twice_for_one_round_is_one_question(small_bank: QuestionBank) -> None:
    a_plan = planned(bank_of(small_bank), one={"asked": ["p.a.x", "p.a.x", "p.a.x.1"]})
    assert (codes(a_plan, 1), asked(a_plan, 1).count("p.a.x")) == ([], 1)


def test_choices_and_slot_of_one_round_leave_the_other_alone(small_bank: QuestionBank) -> None:
    bank = bank_of(small_bank)
    a_plan = planned(bank, one={"slot": 30, "left_out": ["p.b", "p.c"]})
    assert asked(a_plan, 1) == ["p.a.x"]
    assert asked(a_plan, 2) == asked(planned(bank), 2) == ["p.c.x", "p.c.y"]
    assert (a_plan.rounds[1].round.slot, a_plan.rounds[2].round.slot) == (30, 31)


def bank_with_two_sets(small_bank: QuestionBank, status_of_the_second: str = "proposed") -> QuestionBank:
    """A bank where p.a.x has two sets, p.a.x and p.a.x.b."""
    bank = bank_of(small_bank, slot_1=40, slot_2=40)
    first, second = entry_of(small_bank, "p.a.x", 4), entry_of(small_bank, "p.a.x", 4, ".b")
    both = (first, approved(second) if status_of_the_second == "approved" else second)
    return replace(bank, entries={**bank.entries, "p.a.x": both})


def sets(a_plan: Plan, number: int) -> list[str]:
    return [choice.entry.id for choice in a_plan.rounds[number].questions if choice.behaviour.id == "p.a.x"]


@pytest.mark.parametrize(
    ("asked_for", "status_of_the_second", "chosen"),
    [
        ([], "proposed", ["p.a.x"]),
        ([], "approved", ["p.a.x.b"]),
        (["x.b"], "proposed", ["p.a.x.b"]),
        (["p.a.x.b", "p.a"], "proposed", ["p.a.x.b"]),
        (["a.x"], "proposed", ["p.a.x"]),
        (["a.x"], "approved", ["p.a.x.b"]),
        (["p.a.x"], "approved", ["p.a.x"]),
        (["a.x", "x.b"], "proposed", ["p.a.x.b"]),
        (["p.a.x", "p.a.x.b"], "proposed", ["p.a.x", "p.a.x.b"]),
    ],
)
def test_one_set_a_behaviour_is_asked_unless_the_user_names_each(
    small_bank: QuestionBank, asked_for: list[str], status_of_the_second: str, chosen: list[str]
) -> None:
    bank = bank_with_two_sets(small_bank, status_of_the_second)
    a_plan = planned(bank, one={"asked": asked_for})
    assert (codes(a_plan, 1), sets(a_plan, 1), sets(a_plan, 2)) == ([], chosen, [])


def test_a_behaviours_other_set_is_asked_in_another_round_only_by_its_own_id(
    small_bank: QuestionBank,
) -> None:
    bank = bank_with_two_sets(small_bank)
    a_plan = planned(bank, one={"asked": ["p.a.x"]}, two={"asked": ["p.a.x.b"]})
    assert (sets(a_plan, 1), sets(a_plan, 2)) == (["p.a.x"], ["p.a.x.b"])
    again = planned(bank, one={"asked": ["a.x"]}, two={"asked": ["a.x"]})
    assert (codes(again, 1), codes(again, 2)) == ([], ["choice-twice"])
    first = recruitment({1: {"asked": ["p.a.x.b"]}})
    frozen = {1: write_guide(bank, first, plan(bank, first), 1)}
    assert codes(plan(bank, recruitment({2: {"asked": ["a.x"]}}), frozen), 2) == ["choice-frozen"]
    assert sets(plan(bank, recruitment({2: {"asked": ["p.a.x"]}}), frozen), 2) == ["p.a.x"]


def test_a_set_that_is_left_out_gives_way_to_the_behaviours_other(small_bank: QuestionBank) -> None:
    a_plan = planned(bank_with_two_sets(small_bank), one={"left_out": ["p.a.x.1"]})
    assert sets(a_plan, 1) == ["p.a.x.b"]


def test_codes_go_on_from_round_to_round(small_bank: QuestionBank) -> None:
    bank = bank_of(small_bank)
    a_plan = planned(bank)
    guides = [write_guide(bank, recruitment(), a_plan, number) for number in (1, 2)]
    assert [[question.code for question in guide.content.questions] for guide in guides] == [
        ["S1", "S2", "S3"],
        ["S4", "S5"],
    ]


def test_a_guide_says_of_the_other_round_what_that_round_really_asks(small_bank: QuestionBank) -> None:
    bank = bank_of(small_bank)
    choices = {2: {"left_out": ["p.c.x"]}}
    guide = write_guide(bank, recruitment(choices), plan(bank, recruitment(choices)), 1)
    rounds = {row.behaviour_id: row.round for part in guide.content.coverage for row in part.uncovered}
    assert rounds == {"p.b.y": None, "p.c.x": None, "p.c.y": 2}


def test_a_fault_in_one_round_does_not_stop_the_guide_of_the_other(small_bank: QuestionBank) -> None:
    bank = bank_of(small_bank)
    choices = {2: {"asked": ["p.c.z"]}}
    a_plan = plan(bank, recruitment(choices))
    assert len(write_guide(bank, recruitment(choices), a_plan, 1).content.questions) == 3
    with pytest.raises(UserError) as refused:
        write_guide(bank, recruitment(choices), a_plan, 2)
    assert [problem.code for problem in refused.value.problems] == ["choice-unknown"]
    assert "p.c." in refused.value.problems[0].hint


def test_choices_for_a_round_that_is_not_are_refused(small_bank: QuestionBank) -> None:
    bank = bank_of(small_bank)
    a_plan = plan(bank, recruitment({3: {"slot": 40}}))
    assert [(problem.code, "3" in problem.message) for problem in a_plan.problems] == [
        ("round-unknown", True)
    ]
    with pytest.raises(UserError):
        write_guide(bank, recruitment(), a_plan, 1)


def own(**changes: Any) -> dict[str, Any]:
    return {"id": "egen.1", "kind": "open", "text": "Hvad vil du vide om os?", **changes}


def test_the_panels_own_questions_take_their_minutes_of_the_round(small_bank: QuestionBank) -> None:
    bank = bank_of(small_bank)
    questions = [own(minutes=6), own(id="egen.2", round=2, minutes=1), own(id="egen.3", round=2, minutes=2)]
    a_plan = planned(bank, own_questions=questions)
    assert asked(a_plan, 1) == ["p.a.x", "p.b.x"]
    assert asked(a_plan, 2) == ["p.c.x"]
    guides = [write_guide(bank, recruitment(None, questions), a_plan, number) for number in (1, 2)]
    for guide, minutes, own_codes in zip(guides, (6, 3), (["E1"], ["E2", "E3"]), strict=True):
        rows = {(row.part, row.code): row.minutes for row in guide.content.time_plan}
        assert rows["own_questions", None] == minutes
        assert sum(rows.values()) == guide.content.slot
        assert [question.code for question in guide.content.own_questions] == own_codes


def test_an_own_question_for_a_round_that_is_not_is_refused(small_bank: QuestionBank) -> None:
    a_plan = planned(bank_of(small_bank), own_questions=[own(round=3)])
    assert [problem.code for problem in a_plan.problems] == ["round-unknown"]


def test_a_slot_too_short_for_the_first_question_says_how_long_it_must_be(small_bank: QuestionBank) -> None:
    [found] = planned(bank_of(small_bank), one={"slot": 9 + FIXED}).rounds[1].problems
    assert found.code == "slot-too-short"
    assert found.message.startswith(
        f"{9 + FIXED} minutter er for kort: Det første spørgsmål tager 10 minutter"
    )
    assert f"mindst {10 + FIXED} minutter" in found.hint


@pytest.mark.parametrize("slot", [1, 10, FIXED, 9 + FIXED])
def test_a_slot_far_too_short_names_the_shortest_that_is_not(small_bank: QuestionBank, slot: int) -> None:
    [found] = planned(bank_of(small_bank), one={"slot": slot}).rounds[1].problems
    assert f"{slot} minutter er for kort" in found.message
    assert found.message.endswith(f"resten af samtalen tager {FIXED}.")
    assert f"mindst {10 + FIXED} minutter" in found.hint


def test_a_round_whose_questions_are_all_asked_in_the_other_has_none_left(small_bank: QuestionBank) -> None:
    a_plan = planned(bank_of(small_bank, slot_1=40), one={"asked": ["p.c.x", "p.c.y"]})
    assert (codes(a_plan, 1), codes(a_plan, 2)) == ([], ["no-questions"])


def test_too_many_choices_say_how_long_the_slot_must_be(small_bank: QuestionBank) -> None:
    [found] = planned(bank_of(small_bank), one={"asked": list(MINUTES)}).rounds[1].problems
    assert found.code == "choice-too-long"
    assert f"{sum(MINUTES.values())} minutter" in found.message
    assert f"{sum(MINUTES.values()) + FIXED} minutter" in found.hint
    exactly = {"asked": list(MINUTES), "slot": sum(MINUTES.values()) + FIXED}
    assert codes(planned(bank_of(small_bank), one=exactly), 1) == []


def test_the_time_plan_names_every_part_in_order_and_no_part_of_no_minutes(small_bank: QuestionBank) -> None:
    bank = bank_of(small_bank, slot_1=24, slot_2=13)
    guides = [write_guide(bank, recruitment(), planned(bank), number) for number in (1, 2)]
    first, second = (
        [(row.part, row.code, row.start, row.minutes) for row in guide.content.time_plan] for guide in guides
    )
    assert first == [
        ("welcome", None, 0, 5),
        ("opening", None, 5, 3),
        ("question", "S1", 8, 10),
        ("question", "S2", 18, 6),
        ("question", "S3", 24, 8),
        ("candidate_questions", None, 32, 7),
        ("terms", None, 39, 3),
        ("closing", None, 42, 2),
    ]
    assert second[2:5] == [("question", "S4", 8, 7), ("question", "S5", 15, 4), ("spare", None, 19, 2)]


def test_each_question_names_who_reads_it_and_each_seat_what_it_reads(small_bank: QuestionBank) -> None:
    bank = bank_of(small_bank)
    first, second = (write_guide(bank, recruitment(), planned(bank), number).content for number in (1, 2))
    assert [question.lead for question in first.questions] == ["Leder", "Leder", "Kollega"]
    assert [question.lead for question in second.questions] == ["Leder", "Leder"]  # nobody leads c: the chair
    assert [seat.leads for seat in first.panel] == [("p.a",), ("p.b",)]
    assert [seat.leads for seat in second.panel] == [(), ()]


def test_anchors_of_the_questions_own_go_before_the_entrys(small_bank: QuestionBank) -> None:
    bank = bank_of(small_bank)
    entry = entry_of(small_bank, "p.a.x", 10)
    own_anchors = {level: (f"Eget trin {level}.",) for level in (5, 4, 3, 2, 1)}
    question = entry.questions[0].model_copy(update={"anchors": own_anchors})
    changed = entry.model_copy(update={"questions": (question,)})
    bank = replace(bank, entries={**bank.entries, "p.a.x": (changed,)})
    first, second, _ = write_guide(bank, recruitment(), planned(bank), 1).content.questions
    assert (first.anchors, second.anchors) == (own_anchors, entry.anchors)


def test_questions_are_printed_in_the_rounds_own_order_of_competencies(small_bank: QuestionBank) -> None:
    bank = bank_of(small_bank)
    position = bank.positions["q"]
    turned = position.rounds[0].model_copy(update={"focus": position.rounds[0].focus[::-1]})
    position = position.model_copy(update={"rounds": (turned, position.rounds[1])})
    a_plan = planned(replace(bank, positions={"q": position}))
    assert asked(a_plan, 1) == ["p.b.x", "p.b.y", "p.a.x"]


def test_a_guide_bears_what_the_recruitment_says_and_else_what_the_position_says(
    small_bank: QuestionBank,
) -> None:
    bank = bank_of(small_bank)
    named = recruitment().model_copy(update={"title": "Leder af huset", "organisation": "Eksempelby"})
    first, second = (write_guide(bank, who, planned(bank), 1).content for who in (named, recruitment()))
    assert (first.title, first.organisation) == ("Leder af huset", "Eksempelby")
    assert (second.title, second.organisation) == ("Vagtmester", None)
    assert (second.profile_id, second.profile, second.round, second.rounds) == ("p", "P", 1, 2)


def test_the_fixed_parts_are_twenty_minutes_and_writing_takes_fifteen_after_them(
    small_bank: QuestionBank,
) -> None:
    minutes = write_guide(bank_of(small_bank), recruitment(), planned(bank_of(small_bank)), 1).content.minutes
    assert minutes.model_dump() == {
        "welcome": 5,
        "opening": 3,
        "candidate_questions": 7,
        "terms": 3,
        "closing": 2,
        "writing": 15,
    }


@pytest.mark.parametrize(
    "choices",
    [
        {"asked": ["p.a.x"], "left_out": ["p.a.x"]},
        {"asked": ["p.a.z"]},
        {"left_out": ["p.a.z"]},
        {"asked": ["p.d"]},
    ],
)
def test_a_choice_that_cannot_be_met_is_named_by_its_id(
    small_bank: QuestionBank, choices: dict[str, list[str]]
) -> None:
    problems = planned(bank_of(small_bank), one=choices).rounds[1].problems
    [key] = {key for keys in choices.values() for key in keys}
    assert problems
    assert all(f"«{key}»" in problem.message for problem in problems)


def frozen_second(bank: QuestionBank, choices: Any = None) -> Any:
    whole = recruitment({2: choices or {}})
    return {2: write_guide(bank, whole, plan(bank, whole), 2)}


def test_what_a_frozen_round_asks_is_asked_nowhere_else_and_its_codes_are_its_own(
    small_bank: QuestionBank,
) -> None:
    bank = bank_of(small_bank, slot_1=60, slot_2=14)
    frozen = frozen_second(bank, {"asked": ["p.b.x"]})
    taken = [question.code for question in frozen[2].content.questions]
    a_plan = plan(bank, recruitment(), frozen)
    assert "p.b.x" not in asked(a_plan, 1)
    guide = write_guide(bank, recruitment(), a_plan, 1)
    numbers = [question.code for question in guide.content.questions]
    assert set(numbers).isdisjoint(taken)
    rounds = {row.behaviour_id: row.round for part in guide.content.coverage for row in part.uncovered}
    assert rounds["p.b.x"] == 2


def test_a_first_round_that_grows_does_not_use_the_codes_of_a_frozen_second(small_bank: QuestionBank) -> None:
    frozen = frozen_second(bank_of(small_bank))  # S4 and S5
    longer = bank_of(small_bank, slot_1=40)
    a_plan = plan(longer, recruitment(), frozen)
    guide = write_guide(longer, recruitment(), a_plan, 1)
    assert [question.code for question in guide.content.questions] == ["S6", "S7", "S8", "S9"]
    as_before = write_guide(
        bank_of(small_bank), recruitment(), plan(bank_of(small_bank), recruitment(), frozen), 1
    )
    assert [question.code for question in as_before.content.questions] == ["S1", "S2", "S3"]


def test_a_behaviour_near_one_that_a_frozen_round_asks_is_not_asked(small_bank: QuestionBank) -> None:
    bank = bank_of(small_bank, near={"p.a.x": "p.c.x"})
    frozen = frozen_second(bank, {"asked": ["p.c.x"]})
    assert "p.a.x" not in asked(plan(bank, recruitment(), frozen), 1)
    near = plan(bank, recruitment({1: {"asked": ["p.a.x"]}}), frozen)
    assert codes(near, 1) == ["choice-near"]


@pytest.mark.parametrize("word", ["p.c.x", "p.c.x.1"])
def test_what_a_frozen_round_asks_cannot_be_asked_for_in_another(small_bank: QuestionBank, word: str) -> None:
    bank = bank_of(small_bank)
    a_plan = plan(bank, recruitment({1: {"asked": [word]}}), frozen_second(bank))
    assert codes(a_plan, 1) == ["choice-frozen"]
    assert "2. samtale" in a_plan.rounds[1].problems[0].message


def test_a_guide_speaks_of_the_frozen_round_though_the_bank_has_changed(small_bank: QuestionBank) -> None:
    bank = bank_of(small_bank)
    frozen = frozen_second(bank)
    poorer = replace(bank, entries={key: value for key, value in bank.entries.items() if key != "p.c.x"})
    guide = write_guide(poorer, recruitment(), plan(poorer, recruitment(), frozen), 1)
    rounds = {row.behaviour_id: row.round for part in guide.content.coverage for row in part.uncovered}
    assert rounds["p.c.x"] == 2


def test_the_codes_of_own_questions_go_on_after_those_of_a_frozen_round(small_bank: QuestionBank) -> None:
    bank = bank_of(small_bank)
    first = recruitment(None, [own()])
    frozen = {1: write_guide(bank, first, plan(bank, first), 1)}
    second = recruitment(None, [own(id="egen.2", round=2)])
    guide = write_guide(bank, second, plan(bank, second, frozen), 2)
    assert [question.code for question in guide.content.own_questions] == ["E2"]


def test_a_fault_knows_its_place_among_the_rounds_choices(small_bank: QuestionBank) -> None:
    a_plan = planned(bank_of(small_bank), one={"asked": ["p.a.x", "p.q"], "left_out": ["q"]})
    places = [("rounds", 1, "asked", 1), ("rounds", 1, "left_out", 0)]
    assert [fault.loc for fault in a_plan.rounds[1].faults] == places


def bank_with_a_scene(small_bank: QuestionBank, minutes: int) -> QuestionBank:
    """A bank where p.a.x has a question p.a.x.2 that is not rated."""
    bank = bank_of(small_bank)
    [entry] = bank.entries["p.a.x"]
    scene = entry.questions[0].model_copy(update={"id": "p.a.x.2", "kind": "situational", "minutes": minutes})
    with_scene = entry.model_copy(update={"questions": (*entry.questions, scene)})
    return replace(bank, entries={**bank.entries, "p.a.x": (with_scene,)})


def test_unrated_questions_that_fill_the_slot_are_blamed_for_it(small_bank: QuestionBank) -> None:
    bank, questions = bank_of(small_bank), [own(id=f"egen.{number}", minutes=15) for number in range(2)]
    [fault] = planned(bank, own_questions=questions).rounds[1].faults
    assert (fault.problem.code, fault.loc) == ("unrated-too-long", ("own_questions",))
    assert "tager 30 minutter" in fault.problem.message
    assert f"{30 + 10 + FIXED} minutter" in fault.problem.hint
    chosen = planned(bank, one={"asked": ["p.a.x"]}, own_questions=questions)
    assert codes(chosen, 1) == ["unrated-too-long"]
    scene = {"asked": ["p.a.x.2"], "slot": 4 + 10 + FIXED - 1}
    [fault] = planned(bank_with_a_scene(small_bank, 4), one=scene).rounds[1].faults
    assert (fault.problem.code, fault.loc) == ("unrated-too-long", ("rounds", 1, "asked"))
    short = planned(bank, one={"slot": 25}, own_questions=questions)
    assert codes(short, 1) == ["slot-too-short"]


def test_no_hint_asks_for_a_longer_slot_than_there_can_be(small_bank: QuestionBank) -> None:
    bank = bank_of(small_bank)
    longest = [own(id=f"egen.{number}", minutes=20) for number in range(11)]
    [fault] = planned(bank, own_questions=longest).rounds[1].faults
    assert fault.problem.hint.endswith("eller giv dem færre minutter.")


def test_an_own_question_for_a_round_that_is_not_is_blamed_at_its_round(small_bank: QuestionBank) -> None:
    questions = [own(), own(id="egen.2", round=3)]
    a_plan = planned(bank_of(small_bank), own_questions=questions)
    assert [fault.loc for fault in a_plan.faults] == [("own_questions", 1, "round")]


def test_the_terms_of_the_position_are_read_in_one_round_only(small_bank: QuestionBank) -> None:
    bank = bank_of(small_bank)
    first, second = (write_guide(bank, recruitment(), planned(bank), number).content for number in (1, 2))
    assert (first.terms, second.terms) == (bank.positions["q"].terms, ())


def test_own_questions_about_the_terms_come_last_and_take_their_minutes_of_the_terms(
    small_bank: QuestionBank,
) -> None:
    bank = bank_of(small_bank)
    questions = [own(kind="terms", minutes=4), own(id="egen.2", text="Hvad mangler huset?", minutes=2)]
    content = write_guide(
        bank, recruitment(None, questions), planned(bank, own_questions=questions), 1
    ).content
    assert [(row.code, row.kind) for row in content.own_questions] == [("E1", "open"), ("E2", "terms")]
    minutes = {row.part: row.minutes for row in content.time_plan}
    assert (minutes["own_questions"], minutes["terms"]) == (2, 3 + 4)
    assert sum(row.minutes for row in content.time_plan) == content.slot


@pytest.mark.parametrize("word", ["p.a", "p.a.x", "p.a.x.1"])
def test_what_the_user_left_out_is_said_to_be_left_out_in_every_round(
    small_bank: QuestionBank, word: str
) -> None:
    bank, choices = bank_of(small_bank, slot_1=40), {1: {"left_out": [word]}}
    a_plan = plan(bank, recruitment(choices))
    frozen = {1: write_guide(bank, recruitment(choices), a_plan, 1)}
    after_it = plan(bank, recruitment(), frozen)
    guides = [
        frozen[1],
        write_guide(bank, recruitment(choices), a_plan, 2),
        write_guide(bank, recruitment(), after_it, 2),
    ]
    for guide in guides:
        where = {row.behaviour_id: row.where for part in guide.content.coverage for row in part.uncovered}
        assert where["p.a.x"] == "left_out"
        assert where.get("p.b.x") is None
