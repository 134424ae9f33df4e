"""Ids that were changed: old guides point at them, and nothing else would tell."""

from collections.abc import Iterator
from typing import NamedTuple

from interview_kit.models.bank import QuestionBank
from interview_kit.problems import Loc


class Renamed(NamedTuple):
    """An id in an entry of a bank, where it stands in it, and the one that it had."""

    entry: str
    loc: Loc
    old: str


def renamed_ids(bank: QuestionBank, known: QuestionBank) -> Iterator[Renamed]:
    """The ids of entries and questions that `known` has under another id, and `bank` no longer has.

    They are known again by the behaviour and the words of a question. A copy under an id of its own is none,
    as long as the original is there.
    """
    ids = {entry.id for entry in bank.all_entries}
    ids |= {question.id for entry in bank.all_entries for question in entry.questions}
    old = {
        (entry.behaviour, question.text): (entry.id, question.id)
        for entry in known.all_entries
        for question in entry.questions
    }
    for entry in bank.all_entries:
        told: set[str] = set()
        for index, question in enumerate(entry.questions):
            entry_id, question_id = old.get((entry.behaviour, question.text), ("", ""))
            if entry_id and entry_id not in ids | told:
                told.add(entry_id)
                yield Renamed(entry.id, ("id",), entry_id)
            if question_id and question_id not in ids:
                yield Renamed(entry.id, ("questions", index, "id"), question_id)
