"""The benchmarks measure what they say: rows that miss a goal say so, synthetic texts are like the bank's."""

import re
from collections import Counter
from itertools import chain

import pytest

from benchmarks.measure import Goal, Row
from benchmarks.synthetic import Vocabulary, synthetic_entries
from benchmarks.timing import ratio
from interview_kit.models.bank import Entry, QuestionBank

WORD = re.compile(r"[^\W\d_]+")


def question_words(entries: list[Entry]) -> list[list[str]]:
    """The words of each opening question, in lower case."""
    return [WORD.findall(question.text.lower()) for entry in entries for question in entry.questions]


@pytest.mark.parametrize(
    ("value", "missed"), [(24.9, False), (25.0, False), (25.4, True), (None, False)], ids=str
)
def test_a_row_says_by_how_much_its_goal_is_missed(value: float | None, missed: bool) -> None:  # noqa: FBT001
    row = Row("build", value or 99, "x", "300 ms", Goal(25, aim=21) if value else None)
    assert row.is_missed is missed
    assert ("MISSED by 0.40" in str(row)) is missed


def test_a_ratio_is_the_median_of_the_pairs() -> None:
    measured, yardstick = iter([10.0, 90.0, 30.0]), iter([1.0, 1.0, 2.0, 4.0, 3.0, 3.0])
    assert ratio(lambda: next(measured), lambda: next(yardstick), 3) == (10.0, 30.0)


@pytest.mark.parametrize("vocabulary", ["marked", "natural"])
def test_synthetic_texts_have_the_shapes_of_the_shipped_ones(
    bank: QuestionBank, vocabulary: Vocabulary
) -> None:
    shipped = list(bank.all_entries)
    entries = list(synthetic_entries(len(shipped) + 1, vocabulary))
    assert [entry.behaviour for entry in entries[:-1]] == [entry.behaviour for entry in shipped]
    assert entries[-1].behaviour == shipped[0].behaviour
    assert [len(words) for words in question_words(entries[:-1])] == [
        len(words) for words in question_words(shipped)
    ]
    assert len({entry.id for entry in entries}) == len(entries)


def test_natural_words_are_as_frequent_as_in_the_bank(bank: QuestionBank) -> None:
    shipped = Counter(chain.from_iterable(question_words(list(bank.all_entries))))
    drawn = Counter(chain.from_iterable(question_words(list(synthetic_entries(300, "natural")))))
    assert set(drawn) <= set(shipped)
    for word, number in shipped.most_common(10):
        assert drawn[word] / drawn.total() == pytest.approx(number / shipped.total(), rel=0.2)


def test_the_longer_words_of_a_marked_entry_are_in_no_other(bank: QuestionBank) -> None:
    number = len(bank.all_entries)
    first, *_, again = synthetic_entries(number + 1, "marked")
    words, words_again = (
        set(re.findall(r"\b[a-zæøå]{6,}\b", entry.questions[0].text)) for entry in (first, again)
    )
    assert words
    assert words_again
    assert not words & words_again
