"""A plan keeps the minutes, the order of importance and the user's own choices."""

from dataclasses import replace
from typing import Any

import pytest

from interview_kit.models.bank import QuestionBank
from interview_kit.models.guide import Guide
from interview_kit.models.recruitment import Recruitment, RoundChoices
from interview_kit.planning import FIXED, plan, plan_guide, pushed_out
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
        ("direktoer", 1, 5),
        ("direktoer", 2, 3),
        ("fagchef", 1, 4),
        ("fagchef", 2, 3),
        ("institutionsleder", 1, 4),
        ("institutionsleder", 2, 3),
        ("teamleder", 1, 5),
    ],
)
def test_the_shipped_positions_ask_this_many(
    guides: dict[tuple[str, int], Guide], position: str, number: int, questions: int
) -> None:
    assert len(guides[position, number].content.questions) == questions


def test_the_order_is_that_of_the_focus(bank: QuestionBank) -> None:
    assert asked(direktoer(bank)) == [
        "direktoer.politik.med-og-modspil.1",
        "direktoer.politik.kender-systemet.1",
        "direktoer.ledelsesrum.rammer-og-tillid.1",
        "direktoer.tvaergaaende.hele-kommunen.1",
        "direktoer.strategisk.maal-og-implementering.1",
    ]


def test_a_shorter_slot_drops_the_least_important_and_never_gains_one(bank: QuestionBank) -> None:
    longer = set(asked(direktoer(bank)))
    own_slot = bank.positions["direktoer"].rounds[0].slot
    assert len(longer) > 4
    for slot in range(own_slot, 29, -1):
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


@pytest.mark.parametrize(
    ("word", "question"),
    [
        ("direktoer.rollemodel.konflikter", "direktoer.rollemodel.konflikter.1"),
        ("konflikter", "direktoer.rollemodel.konflikter.1"),
        ("rollemodel.konflikter", "direktoer.rollemodel.konflikter.1"),
        ("KONFLIKTER", "direktoer.rollemodel.konflikter.1"),
        ("Tackler konflikter konstruktivt og sagligt", "direktoer.rollemodel.konflikter.1"),
        ("forhandlinger", "direktoer.politik.forhandlinger.1"),
    ],
)
def test_a_question_is_asked_for_by_id_by_its_last_part_or_by_title(
    bank: QuestionBank, word: str, question: str
) -> None:
    assert question in asked(direktoer(bank, asked=[word]))


@pytest.mark.parametrize("word", ["direktoer.rollemodel", "rollemodel", "ledelsesrum", "kommunikation"])
def test_a_competency_that_is_asked_for_gets_one_question(bank: QuestionBank, word: str) -> None:
    chosen = [question.split(".")[1] for question in asked(direktoer(bank, asked=[word]))]
    assert chosen.count(word.rpartition(".")[2]) == 1


def test_a_competency_is_met_by_a_question_of_it_that_is_named(bank: QuestionBank) -> None:
    def of_the_competency(*words: str) -> list[str]:
        chosen = asked(direktoer(bank, asked=list(words)))
        return [question for question in chosen if ".rollemodel." in question]

    [usual] = of_the_competency("rollemodel")
    behaviours = bank.profiles["direktoer"].competencies[-1].behaviours
    others = [f"{behaviour.id}.1" for behaviour in behaviours if f"{behaviour.id}.1" != usual]
    assert len(others) == 3
    for other in others:
        assert of_the_competency("rollemodel", other) == of_the_competency(other, "rollemodel") == [other]


def test_every_question_of_every_position_can_be_asked_for_and_only_those_with_levels_are_rated(
    bank: QuestionBank,
) -> None:
    for position in bank.positions.values():
        for behaviour in bank.profiles[position.profile].behaviours:
            for entry in bank.entries[behaviour.id]:
                for question in entry.questions:
                    values = {"position": position.id, "rounds": {1: {"asked": [question.id]}}}
                    content = plan_guide(bank, Recruitment.model_validate(values), 1).content
                    rated = [row.question for row in content.questions]
                    unscored = {row.id: row for row in content.own_questions}
                    if question.kind == "behavioural" or question.anchors:
                        assert question.id in rated
                        assert not unscored
                    else:
                        assert list(unscored) == [question.id]
                        assert unscored[question.id].probes == question.probes
                        assert unscored[question.id].entry == entry.id


def test_an_unscored_question_of_the_bank_takes_its_minutes_and_a_code_of_its_own(bank: QuestionBank) -> None:
    content = direktoer(bank, asked=["direktoer.politik.med-og-modspil.3"]).content
    [question] = content.own_questions
    assert (question.code, question.kind) == ("E1", "reflective")
    minutes = {row.part: row.minutes for row in content.time_plan}
    assert minutes["own_questions"] == question.minutes
    assert sum(row.minutes for row in content.time_plan) == content.slot


def changed_entry(bank: QuestionBank, key: str, **changes: Any) -> QuestionBank:
    [entry] = bank.entries[key]
    return replace(bank, entries={**bank.entries, key: (entry.model_copy(update=changes),)})


def changed_question(bank: QuestionBank, key: str, **changes: Any) -> QuestionBank:
    [entry] = bank.entries[key]
    first, *others = entry.questions
    return changed_entry(bank, key, questions=(first.model_copy(update=changes), *others))


KONFLIKTER = "direktoer.rollemodel.konflikter"


@pytest.mark.parametrize("word", [KONFLIKTER, f"{KONFLIKTER}.1", "konflikter"])
def test_a_question_that_cannot_be_asked_says_why(bank: QuestionBank, word: str) -> None:
    assert codes(changed_entry(bank, KONFLIKTER, status="retired"), asked=[word]) == ["choice-retired"]
    assert codes(changed_question(bank, KONFLIKTER, retired=True), asked=[word]) == ["choice-retired"]
    for out in ("rollemodel", "direktoer.rollemodel"):
        assert codes(bank, asked=[word], left_out=[out]) == ["choice-left-out"]
    assert codes(bank, asked=[word], left_out=[word]) == ["choice-conflict"]


def test_a_knowledge_question_is_asked_in_no_interview(bank: QuestionBank) -> None:
    knowing = changed_question(bank, KONFLIKTER, kind="knowledge")
    assert codes(knowing, asked=[f"{KONFLIKTER}.1"]) == ["choice-knowledge"]


def test_a_second_question_of_an_entry_is_near_the_first(bank: QuestionBank) -> None:
    [entry] = bank.entries[KONFLIKTER]
    second = entry.questions[0].model_copy(update={"id": f"{KONFLIKTER}.9"})
    both = changed_entry(bank, KONFLIKTER, questions=(*entry.questions, second))
    assert f"{KONFLIKTER}.9" in asked(direktoer(both, asked=[f"{KONFLIKTER}.9"]))
    assert codes(both, asked=[f"{KONFLIKTER}.9", KONFLIKTER]) == ["choice-near"]


@pytest.mark.parametrize(
    ("word", "advice"),
    [
        ("konflikt", "«direktoer.rollemodel.konflikter»"),
        ("politikk", "«direktoer.politik»"),
        ("direktoer.rolemodel", "«direktoer.rollemodel»"),
        ("1", "interview-kit coverage"),
        ("kvantemekanik", "interview-kit coverage"),
    ],
)
def test_a_word_that_names_nothing_is_answered_with_the_nearest(
    bank: QuestionBank, word: str, advice: str
) -> None:
    with pytest.raises(UserError) as refused:
        direktoer(bank, asked=[word])
    [found] = refused.value.problems
    assert found.code == "choice-unknown"
    assert advice in found.hint


def test_a_word_that_names_several_is_answered_with_all_of_them(bank: QuestionBank) -> None:
    profile = bank.profiles["direktoer"]
    first, second, *rest = profile.competencies
    twins = (first, second.model_copy(update={"title": first.title}), *rest)
    same = profile.model_copy(update={"competencies": twins})
    doubled = replace(bank, profiles={**bank.profiles, "direktoer": same})
    with pytest.raises(UserError) as refused:
        direktoer(doubled, asked=[first.title])
    [found] = refused.value.problems
    assert found.code == "choice-ambiguous"
    assert first.id in found.hint
    assert second.id in found.hint


@pytest.mark.parametrize(
    ("slot", "remarks"),
    [
        (30, ["few-questions"]),
        (37, ["few-questions"]),
        (38, []),
        (60, []),
        (75, []),
        (100, []),
        (200, ["much-spare"]),
        (240, ["much-spare"]),
    ],
)
def test_an_absurd_slot_is_remarked_on(bank: QuestionBank, slot: int, remarks: list[str]) -> None:
    planned = plan(bank, recruitment(slot=slot)).rounds[1]
    assert [remark.code for remark in planned.remarks] == remarks


def test_no_position_has_a_slot_to_remark_on(bank: QuestionBank) -> None:
    for position in bank.positions:
        for planned in plan(bank, Recruitment(position=position)).rounds.values():
            assert planned.remarks == ()


def test_a_scene_that_was_written_for_another_position_is_remarked_on(bank: QuestionBank) -> None:
    scenes = [
        question
        for entry in bank.all_entries
        for question in entry.questions
        if question.positions and "teamleder" not in question.positions
    ]
    assert len(scenes) > 3
    for question in scenes:
        values = {"position": "teamleder", "rounds": {1: {"asked": [question.id]}}}
        planned = plan(bank, Recruitment.model_validate(values)).rounds[1]
        assert [remark.code for remark in planned.remarks] == ["scene-for-others"]


def test_what_the_users_choices_push_out_is_named(bank: QuestionBank) -> None:
    wished = recruitment(asked=["konflikter"])
    out = pushed_out(bank, wished, plan(bank, wished), 1)
    assert [choice.behaviour.id for choice in out] == ["direktoer.politik.kender-systemet"]
    assert pushed_out(bank, recruitment(), plan(bank, recruitment()), 1) == ()


def test_what_the_user_left_out_is_said_to_be_unless_it_is_met_elsewhere(bank: QuestionBank) -> None:
    """The position's own «not» does not count then: its reason is that another set asks."""
    content = direktoer(bank, left_out=["direktoer.ledelsesrum"]).content
    [competency] = [row for row in content.coverage if row.competency_id == "direktoer.ledelsesrum"]
    said = {
        row.behaviour_id.rpartition(".")[2]: (row.where, bool(row.reason)) for row in competency.uncovered
    }
    assert said.pop("chefgruppe") == ("reference", True)
    assert said == dict.fromkeys(("samarbejde", "rammer-og-tillid", "ledelsesmandat"), ("left_out", False))


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
