"""A question book comes home from HR, a lawyer and the MED-udvalg: everything they wrote is found again."""

import random
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from interview_kit.bank.materials import load_materials
from interview_kit.curation.book_reading import BookRefusal, read_book
from interview_kit.curation.proposals import Received
from interview_kit.curation.texts import texts_of
from interview_kit.documents import word_file
from interview_kit.documents.question_book import question_book
from interview_kit.models.bank import QuestionBank
from interview_kit.models.materials import Materials
from interview_kit.shipped import shipped_folder
from interview_kit.word.package import House
from tests.book_edits import EditedBook, Expected, edit
from tests.conftest import Convert

REVIEWERS = (("Karen Holm", "2026-11-18"), ("Jonas Krogh, jurist", "2026-11-19"), ("MED-udvalget", "2026-11-20"))
EDITS = (67, 67, 66)


@pytest.fixture(scope="module")
def books(bank: QuestionBank, house: House) -> dict[str, bytes]:
    """The books of the shipped profiles."""
    materials = load_materials(shipped_folder("question_bank"), bank).or_raise()
    return {
        key: word_file(question_book(bank, profile, materials), house) for key, profile in bank.profiles.items()
    }


def read(data: bytes, bank: QuestionBank) -> Received:
    received = read_book(data, "bog.docx", bank.all_entries)
    assert isinstance(received, Received), received
    return received


def printed(bank: QuestionBank, profile: str) -> int:
    lines = bank.profiles[profile].behaviours
    return sum(len(texts_of(entry)) for line in lines for entry in bank.entries.get(line.id, ()))


def found(received: Received) -> list[Expected]:
    """All that was read, as the editor says what must come of its edits."""
    proposals = [
        Expected(each.kind, each.address, each.words, each.to, each.origin.by, each.origin.at)
        for each in received.proposals
    ]
    remarks = [
        Expected("remark", each.address, each.text, "", each.origin.by, each.origin.at, each.is_open)
        for each in received.remarks
    ]
    return [*proposals, *remarks]


def test_an_unchanged_book_wants_nothing_and_holds_every_text(
    bank: QuestionBank, books: dict[str, bytes]
) -> None:
    for profile, data in books.items():
        assert read(data, bank) == Received(texts=printed(bank, profile))


def test_200_edits_in_three_copies_are_all_found_and_nothing_else(
    bank: QuestionBank, books: dict[str, bytes]
) -> None:
    total = 0
    for seed, ((by, day), number) in enumerate(zip(REVIEWERS, EDITS, strict=True)):
        book = EditedBook(books["direktoer"], bank.all_entries, by, day)
        expected = edit(book, number, seed)
        received = read(book.data(), bank)
        assert sorted(found(received)) == sorted(expected)
        assert received.unplaced == ()
        gone = sum(each.kind == "removed" for each in expected)
        assert received.texts == printed(bank, "direktoer") - gone
        total += len(expected)
    assert total == 200
