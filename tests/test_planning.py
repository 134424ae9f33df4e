"""A plan keeps the minutes, the order of importance and the user's own choices."""

from dataclasses import replace
from typing import Any

import pytest

from interview_kit.models.bank import QuestionBank
from interview_kit.models.guide import Guide
from interview_kit.models.recruitment import Recruitment, RoundChoices
from interview_kit.planning import FIXED, plan_guide
from interview_kit.problems import UserError


def asked(guide: Guide) -> list[str]:
    return [question.question for question in guide.content.questions]


def recruitment(number: int = 1, title: str | None = None, **choices: Any) -> Recruitment:
    """One for a direktør, with these choices for one round."""
    rounds = {number: choices} if choices else {}
    return Recruitment.model_validate({"position": "direktoer", "title": title, "rounds": rounds})


def codes(bank: QuestionBank, number: int = 1, **choices: Any) -> list[str]:
    with pytest.raises(UserError) as refused:
        plan_guide(bank, recruitment(number, **choices), number)
    return [problem.code for problem in refused.value.problems]


def direktoer(bank: QuestionBank, number: int = 1, title: str | None = None, **choices: Any) -> Guide:
    return plan_guide(bank, recruitment(number, title, **choices), number)


def test_every_time_plan_adds_up_to_its_slot(guides: dict[tuple[str, int], Guide]) -> None:
    for guide in guides.values():
        rows = guide.content.time_plan
        assert sum(row.minutes for row in rows) == guide.content.slot
        assert [row.start for row in rows] == [
            sum(earlier.minutes for earlier in rows[:at]) for at in range(len(rows))
        ]


def test_questions_keep_within_the_slot_less_twenty_minutes(guides: dict[tuple[str, int], Guide]) -> None:
    for guide in guides.values():
        content = guide.content
        minutes = sum(question.minutes for question in content.questions)
        assert minutes <= content.slot - FIXED - content.case - content.individual
        assert FIXED == 20


@pytest.mark.parametrize(
    ("position", "number", "questions"),
    [
        ("direktoer", 1, 6),
        ("direktoer", 2, 3),
        ("fagchef", 1, 4),
        ("fagchef", 2, 3),
        ("institutionsleder", 1, 4),
        ("institutionsleder", 2, 3),
        ("teamleder", 1, 4),
    ],
)
def test_the_shipped_positions_ask_this_many(
    guides: dict[tuple[str, int], Guide], position: str, number: int, questions: int
) -> None:
    assert len(guides[position, number].content.questions) == questions


def test_the_order_is_that_of_the_focus(bank: QuestionBank) -> None:
    assert asked(direktoer(bank)) == [
        "direktoer.politik.med-og-modspil.1",
        "direktoer.politik.kvalificerer-oensker.1",
        "direktoer.ledelsesrum.rammer-og-tillid.1",
        "direktoer.tvaergaaende.hele-kommunen.1",
        "direktoer.strategisk.maal-og-implementering.1",
        "direktoer.kommunikation.maalgrupper.1",
    ]


def test_a_shorter_slot_drops_the_least_important_and_never_gains_one(bank: QuestionBank) -> None:
    longer = set(asked(direktoer(bank)))
    for slot in range(75, 29, -1):
        shorter = set(asked(direktoer(bank, slot=slot)))
        assert shorter <= longer
        longer = shorter
    assert longer == {"direktoer.politik.med-og-modspil.1"}


def test_a_short_question_does_not_pass_a_long_one(small_bank: QuestionBank) -> None:
    short = Recruitment(position="vagtmester", rounds={1: RoundChoices(slot=29)})
    with pytest.raises(UserError) as refused:
        plan_guide(small_bank, short, 1)
    assert [problem.code for problem in refused.value.problems] == ["slot-too-short"]
    assert "30" in refused.value.problems[0].hint


def test_the_users_own_choice_is_asked_and_takes_the_place_of_the_last(bank: QuestionBank) -> None:
    chosen = asked(direktoer(bank, slot=60, asked=["direktoer.rollemodel.konflikter"]))
    assert chosen[-1] == "direktoer.rollemodel.konflikter.1"
    assert "direktoer.politik.med-og-modspil.1" in chosen


@pytest.mark.parametrize(
    "out",
    ["direktoer.politik", "direktoer.politik.med-og-modspil", "direktoer.politik.med-og-modspil.1"],
)
def test_what_is_left_out_is_not_asked(bank: QuestionBank, out: str) -> None:
    assert "direktoer.politik.med-og-modspil.1" not in asked(direktoer(bank, left_out=[out]))


def test_choices_that_cannot_be_met_are_refused_all_at_once(bank: QuestionBank) -> None:
    assert codes(bank, number=3) == ["round-unknown"]
    assert codes(bank, asked=["direktoer.politik.x"], left_out=["y"]) == ["choice-unknown", "choice-unknown"]
    unwritten = replace(bank, entries={**bank.entries, "direktoer.politik.forhandlinger": ()})
    assert codes(unwritten, asked=["direktoer.politik.forhandlinger"]) == ["choice-without-question"]
    assert codes(
        bank,
        asked=["direktoer.politik.med-og-modspil"],
        left_out=["direktoer.politik.med-og-modspil"],
    ) == ["choice-conflict"]
    assert codes(bank, slot=25, asked=["direktoer.rollemodel.konflikter"]) == ["choice-too-long"]
    everything = [competency.id for competency in bank.profiles["direktoer"].competencies]
    assert codes(bank, left_out=everything) == ["no-questions"]


def test_every_behaviour_of_the_profile_is_asked_or_accounted_for(
    guides: dict[tuple[str, int], Guide],
) -> None:
    for guide in guides.values():
        for part in guide.content.coverage:
            assert part.asked + len(part.uncovered) == part.behaviours


def test_what_the_other_round_asks_is_said_to_be_met_there(bank: QuestionBank) -> None:
    coverage = direktoer(bank).content.coverage
    rounds = {row.behaviour: row.round for part in coverage for row in part.uncovered}
    assert rounds["Tackler konflikter konstruktivt og sagligt."] == 2


def test_the_same_input_gives_the_same_guide_and_another_title_another_code(bank: QuestionBank) -> None:
    assert direktoer(bank) == direktoer(bank)
    assert direktoer(bank).id != direktoer(bank, title="Skoledirektør").id
