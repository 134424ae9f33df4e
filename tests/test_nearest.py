"""Which entries are nearest to a line that somebody else wrote."""

from collections.abc import Callable

import pytest

from benchmarks.nearest.__main__ import READERS, Line, Ranked, ranked, read_lines
from interview_kit.models.bank import UNWRITTEN, QuestionBank
from interview_kit.profiles.nearest import Index, Known, Near, how_near, known_entries, nearest
from interview_kit.profiles.other_words import OTHER_WORDS


@pytest.fixture(scope="module")
def index(bank: QuestionBank) -> Index:
    return Index(known_entries(bank))


@pytest.fixture(scope="module")
def rows() -> list[Ranked]:
    return ranked(read_lines())


def first(index: Index, line: str) -> str:
    return nearest(line, index)[0].entry.id


def test_a_line_of_the_bank_is_nearest_to_its_own_entry(bank: QuestionBank, index: Index) -> None:
    lines = [(line.id, line.text) for profile in bank.profiles.values() for line in profile.behaviours]
    hits = sum(first(index, text) in {entry.id for entry in bank.entries[key]} for key, text in lines)
    assert hits == len(lines) == 72


@pytest.mark.parametrize(
    ("line", "entry"),
    [
        ("Har blik for budgettet og reagerer på overskridelser.", "leder-ltk.styring.budget"),
        ("Håndtering af konflikter på arbejdspladsen", "leder-ltk.personlige.konflikter"),
        ("DIGITALISERINGEN følges på nært hold", "leder-ltk.strategi.digitalisering"),
        ("Samarbejdspartnerne skal opleve os som ordentlige.", "leder-ltk.helhed.samarbejdspartnere"),
    ],
)
def test_other_forms_and_compounds_of_a_word_are_alike(index: Index, line: str, entry: str) -> None:
    assert first(index, line) == entry


def test_the_nearest_come_first_and_as_many_as_are_wanted(index: Index) -> None:
    near = nearest("Lytter til borgerne, også når de er vrede.", index, count=7)
    likenesses = [row.likeness for row in near]
    assert len(near) == len({row.entry.id for row in near}) == 7
    assert likenesses == sorted(likenesses, reverse=True)
    assert all(0 <= likeness <= 1 for likeness in likenesses)
    assert near[:5] == nearest("Lytter til borgerne, også når de er vrede.", index)


@pytest.mark.parametrize("line", ["", "???", "og det er som at"])
def test_a_line_that_says_nothing_is_near_to_nothing(index: Index, line: str) -> None:
    near = nearest(line, index)
    assert [how_near(row) for row in near] == ["none"] * 5


@pytest.mark.parametrize(
    "line", ["Kørekort kategori C og truckcertifikat", "Svømmer 500 meter på 12 minutter"]
)
def test_a_line_about_something_else_is_near_to_nothing(index: Index, line: str) -> None:
    assert how_near(nearest(line, index)[0]) == "none"


def test_the_likeness_says_how_near_an_entry_is(bank: QuestionBank) -> None:
    entry = bank.all_entries[0]
    words = [how_near(Near(entry, 1.0, likeness)) for likeness in (0.0, 0.079, 0.08, 0.129, 0.13, 1.0)]
    assert words == ["none", "none", "maybe", "maybe", "near", "near"]


def test_only_what_can_be_asked_is_near_to_anything(bank: QuestionBank) -> None:
    entry = bank.all_entries[0]
    for values in ({"status": "retired"}, {"covers": UNWRITTEN}):
        changed = {**bank.entries, entry.behaviour: (entry.model_copy(update=values),)}
        other = QuestionBank(
            bank.about, bank.hash, bank.scale, bank.texts, bank.statutory_steps, bank.profiles,
            bank.positions, changed,
        )  # fmt: skip
        assert len(known_entries(other)) == len(known_entries(bank)) - 1 == 71


def test_a_bank_without_entries_has_nothing_near() -> None:
    assert nearest("Lytter til borgerne.", Index([])) == []


def test_an_entry_is_found_by_its_own_words_where_nobody_has_listed_others(bank: QuestionBank) -> None:
    entry = bank.all_entries[0].model_copy(update={"id": "egen", "covers": "at fortøje skibe i storm"})
    known = [*known_entries(bank), Known(entry, "Fortøjer skibe i al slags vejr.")]
    assert first(Index(known), "Kan fortøje et skib") == "egen"


def test_every_entry_of_the_shipped_bank_has_other_words(bank: QuestionBank) -> None:
    assert OTHER_WORDS.keys() == {entry.id for entry in bank.all_entries}


# The lines of other bodies, labelled by two readers


def test_the_lines_are_of_many_bodies_and_point_at_entries_of_the_bank(bank: QuestionBank) -> None:
    lines = list(read_lines())
    ids = {entry.id for entry in bank.all_entries}
    assert len(lines) >= 100
    assert len({line.body for line in lines}) >= 10
    assert all(line.first | line.second <= ids for line in lines)
    halves = {line.body: line.half for line in lines}
    assert all(halves[line.body] == line.half for line in lines)


@pytest.mark.parametrize("fits", READERS.values(), ids=READERS)
def test_what_fits_is_among_the_nearest(rows: list[Ranked], fits: Callable[[Line], frozenset[str]]) -> None:
    for half, three, five in (("tuned", 0.85, 0.85), ("unseen", 0.75, 0.84)):
        able = [row for row in rows if row.line.half == half and fits(row.line)]
        assert sum(bool(fits(row.line) & {*row.entries[:3]}) for row in able) / len(able) >= three
        assert sum(bool(fits(row.line) & {*row.entries}) for row in able) / len(able) >= five


def test_nothing_is_said_to_be_near_where_nothing_is(rows: list[Ranked]) -> None:
    unable = [row for row in rows if not row.line.first | row.line.second]
    able = [row for row in rows if row.line.first & row.line.second]
    assert sum(row.nearness == "none" for row in unable) / len(unable) >= 0.6
    assert sum(row.nearness == "none" for row in able) / len(able) <= 0.1
