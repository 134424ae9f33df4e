"""What can be counted about the shipped bank's wording, and that the gauges count what they say."""

import re
from dataclasses import replace

import pytest

from benchmarks import bank_gauges
from benchmarks.bank_gauges import Statement
from interview_kit.models.bank import LEVELS, QuestionBank

WORDS = (
    "en to tre fire fem seks syv otte ni ti elleve tolv tretten fjorten femten seksten sytten atten nitten"
)


@pytest.fixture(scope="module")
def rows(bank: QuestionBank) -> list[Statement]:
    return bank_gauges.statements(bank)


def test_main_questions_are_understood_when_heard_once(bank: QuestionBank) -> None:
    assert bank_gauges.overloaded(bank) == []


def test_scenes_can_be_held_by_ear_or_are_handed_over(bank: QuestionBank) -> None:
    assert bank_gauges.crowded_scenes(bank) == []


def test_level_five_is_better_work_not_nobleness(rows: list[Statement]) -> None:
    share, hits = bank_gauges.noble_fives(rows)
    assert share <= 0.25, hits


def test_level_four_is_not_told_by_early(rows: list[Statement]) -> None:
    share, hits = bank_gauges.early_fours(rows)
    assert share <= 0.20, hits


def test_level_two_is_not_told_by_whom_it_was_passed_on_to(rows: list[Statement]) -> None:
    share, hits = bank_gauges.passed_on_twos(rows)
    assert share <= 0.08, hits


def test_style_alone_does_not_give_the_level_away(rows: list[Statement]) -> None:
    assert bank_gauges.level_guess(rows).exact <= 0.45


def test_every_scored_question_has_a_wider_wording(bank: QuestionBank) -> None:
    assert [
        entry.id for entry in bank.all_entries if entry.scored_question and not entry.scored_question.broader
    ] == []


def test_the_gauge_reads_levels_from_style_where_style_has_them() -> None:
    rows = [
        Statement(f"e{entry}", level, f"mærke{level} ting{entry}") for entry in range(5) for level in LEVELS
    ]
    guess = bank_gauges.level_guess(rows)
    assert (guess.exact, guess.within_one, guess.missed) == (1.0, 1.0, [])


def test_the_gauge_does_not_learn_from_the_entry_that_it_guesses() -> None:
    rows = [Statement(f"e{entry}", level, f"ord{entry}{level}") for entry in range(5) for level in LEVELS]
    assert bank_gauges.level_guess(rows).exact == 1 / len(LEVELS)


def test_a_long_question_or_one_with_two_tensions_is_overloaded(small_bank: QuestionBank) -> None:
    for text, is_overloaded in [
        (f"Fortæl om {WORDS} du.", False),
        (f"Fortæl om {WORDS} du så.", True),
        ("Fortæl om en gang, hvor du ville, men ikke kunne.", False),
        ("Fortæl om en gang, hvor du ville, men ikke kunne, mens andre så på.", True),
    ]:
        (entry,) = small_bank.entries["vagt.hus.doer"]
        question = entry.questions[0].model_copy(update={"text": text})
        changed = entry.model_copy(update={"questions": (question,)})
        bank = replace(small_bank, entries={"vagt.hus.doer": (changed,)})
        assert bool(bank_gauges.overloaded(bank)) == is_overloaded, text


@pytest.mark.parametrize(
    ("level", "gauge", "text"),
    [
        (5, bank_gauges.noble_fives, "Trak sit forslag tilbage."),
        (5, bank_gauges.noble_fives, "Fortalte om en egen fejl."),
        (5, bank_gauges.noble_fives, "Holdt fast, selv om det var svært."),
        (4, bank_gauges.early_fours, "Spurgte dem, før der blev valgt."),
        (2, bank_gauges.passed_on_twos, "Sendte en mail til dem."),
    ],
)
def test_a_worn_turn_is_counted_at_its_level_only(level: int, gauge: object, text: str) -> None:
    assert callable(gauge)
    assert gauge([Statement("e", level, text), Statement("e", level, "Lukkede døren.")])[0] == 0.5
    other = 3
    assert gauge([Statement("e", other, text), Statement("e", level, "Lukkede døren.")])[0] == 0


WORKING_ENVIRONMENT = re.compile(
    r"arbejdsmiljø|trivs|arbejdspres|mere arbejde, end|tillidsrepræsentant|medarbejdernes repræsentanter"
)


@pytest.mark.parametrize(("profile", "least"), [("leder-ltk", 4), ("direktoer", 3)])
def test_the_working_environment_is_asked_about(bank: QuestionBank, profile: str, least: int) -> None:
    asked = {
        competency.id
        for competency in bank.profiles[profile].competencies
        for behaviour in competency.behaviours
        for entry in bank.entries[behaviour.id]
        if entry.scored_question and WORKING_ENVIRONMENT.search(entry.scored_question.text)
    }
    assert len(asked) >= least, asked


def test_no_question_says_that_the_other_side_was_right(bank: QuestionBank) -> None:
    """It is the candidate who is to find out."""
    told = re.compile(r"god(?:e|t)? grund|noget rigtigt|havde ret\b(?! til)|var rimelig")
    assert [key for key, text in bank_gauges.main_wordings(bank) if told.search(text)] == []
