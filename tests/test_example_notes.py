"""The made-up notes of the example's first round: whole, varied, within the rules, and with the means told."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple, cast

import pytest

from interview_kit.checks.lexicon import Lexicon, topics_in
from interview_kit.checks.passages import Passage
from interview_kit.checks.running import passage_findings
from interview_kit.comparison import PanelComparison, Question, Ratings, agenda, compare_panel
from interview_kit.comparison.ratings import Cell
from interview_kit.models.collected import CollectedRating
from interview_kit.models.guide import Guide
from interview_kit.models.people import People
from interview_kit.models.recruitment import Recruitment
from interview_kit.recruitments.doubts import naming
from interview_kit.shipped import shipped_folder
from interview_kit.workplace.checking import load_lexicon
from interview_kit.yaml_files import load, read_yaml
from tests.conftest import ROOT

FOLDER = ROOT / "examples" / "eksempelby"
LONGEST = 300
# Two notes of one kind that share more than this of their letters are one note with another number in it.
ALIKE = 0.8
OBSERVED = {"situation", "handling", "resultat"}
# Words that say what somebody thinks of the candidate and nothing that was said or done.
VERDICT = re.compile(
    r"\b(?:dygtig|flot|imponer|overbevis|troværdig|sympatisk|engager|kompetent|professionel|karismatisk)\w*"
    r"|\b(?:god|svag|stærk) (?:til|kandidat|leder)\b|\b(?:meget|rigtig|virkelig) (?:god|stærk|svag)\w*",
    re.IGNORECASE,
)


class Notes(NamedTuple):
    """The file: its ratings as they are collected, and what is special about some of them."""

    ratings: tuple[CollectedRating, ...]
    special: Mapping[str, Any]

    @property
    def values(self) -> Ratings:
        return {Cell(*rating.cell): rating.value for rating in self.ratings if rating.value is not None}


def notes_in(path: Path) -> Notes:
    content = cast("dict[str, Any]", read_yaml(path).or_raise().value)
    return Notes(tuple(_ratings(content["ratings"], path.name)), content["special"])


def _ratings(ratings: Mapping[str, Any], source: str) -> Iterator[CollectedRating]:
    for candidate, questions in ratings.items():
        for question, members in questions.items():
            for member, written in members.items():
                value, notes = written["value"], {key: written[key] for key in written if key != "value"}
                yield CollectedRating(
                    member=member,
                    candidate=candidate,
                    question=question,
                    value=value,
                    notes=notes,
                    source=source,
                )


@pytest.fixture(scope="module")
def notes() -> Notes:
    return notes_in(FOLDER / "noter.yaml")


@pytest.fixture(scope="module")
def guide() -> Guide:
    return load(FOLDER / "guide-1.yaml", Guide).or_raise().value


@pytest.fixture(scope="module")
def recruitment() -> Recruitment:
    return load(FOLDER / "recruitment.yaml", Recruitment).or_raise().value


@pytest.fixture(scope="module")
def members(guide: Guide) -> list[str]:
    return [seat.member for seat in guide.content.panel if seat.member and seat.rates is not False]


@pytest.fixture(scope="module")
def questions(guide: Guide) -> list[Question]:
    weights = {weight.competency_id: weight.weight for weight in guide.content.weights}
    return [
        Question(question.code, question.competency, weights.get(question.competency_id, 1))
        for question in guide.content.questions
    ]


def texts(notes: Notes) -> Iterator[tuple[tuple[str, ...], str]]:
    """Every text with its place, that of the late sheet too."""
    for rating in notes.ratings:
        for kind, text in rating.notes.items():
            yield (*rating.cell, kind), text
    changed = notes.special["late"]["changed"]
    yield ("late", "handling"), changed["handling"]
    yield ("late", "reason"), changed["reason"]


# Whole


def test_every_member_who_rates_has_a_cell_for_every_candidate_and_question(
    notes: Notes, members: list[str], recruitment: Recruitment, questions: list[Question]
) -> None:
    wanted = {
        (member, candidate, question.code)
        for member in members
        for candidate in recruitment.candidates_of(1)
        for question in questions
    }
    cells = [rating.cell for rating in notes.ratings]
    assert set(cells) == wanted
    assert len(cells) == len(wanted)
    assert all(rating.value is not None for rating in notes.ratings)


def test_whoever_rates_on_a_screen_writes_what_was_said_or_done(notes: Notes) -> None:
    on_paper = notes.special["on_paper"]["member"]
    silent = {rating.cell for rating in notes.ratings if not OBSERVED & set(rating.notes)}
    assert silent == {rating.cell for rating in notes.ratings if rating.member == on_paper}
    assert not any(rating.notes for rating in notes.ratings if rating.member == on_paper)


def test_a_note_is_as_short_as_a_hand_writes_it(notes: Notes) -> None:
    assert {place: len(text) for place, text in texts(notes) if not 0 < len(text) <= LONGEST} == {}
    acts = [len(rating.notes["handling"].split()) for rating in notes.ratings if "handling" in rating.notes]
    assert min(acts) >= 8
    assert max(acts) <= 40


def written_by_kind(notes: Notes) -> dict[str, list[str]]:
    by_kind: dict[str, list[str]] = {}
    for rating in notes.ratings:
        for kind, text in rating.notes.items():
            by_kind.setdefault(kind, []).append(text.casefold().rstrip("."))
    return by_kind


def test_no_note_stands_twice(notes: Notes) -> None:
    for texts_of_kind in written_by_kind(notes).values():
        assert [text for text, times in Counter(texts_of_kind).items() if times > 1] == []


@pytest.mark.slow
def test_no_two_notes_are_alike(notes: Notes) -> None:
    by_kind = written_by_kind(notes)
    for kind in sorted(OBSERVED):
        assert [pair for pair in combinations(by_kind[kind], 2) if are_alike(*pair)] == []


def are_alike(one: str, other: str) -> bool:
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    quick = matcher.real_quick_ratio() > ALIKE and matcher.quick_ratio() > ALIKE
    return quick and matcher.ratio() > ALIKE


# Within the rules


def test_the_rules_find_nothing_in_the_notes(notes: Notes) -> None:
    lexicon: Lexicon = load_lexicon(shipped_folder("question_bank")).or_raise()
    found = []
    for place, text in texts(notes):
        rules = {finding.rule for finding in passage_findings(Passage("covers", text), lexicon)}
        rules -= {"foreign-marks"}  # «1)» and «2)» are markup in a bank; a hand numbers with them
        rules |= {topic.id for topic in topics_in(text, lexicon)}
        rules |= {name for name in ("trait", "fit") if lexicon.searches[name].first(text)}
        if rules:
            found.append((place, rules, text))
    assert found == []


def test_no_note_is_a_verdict(notes: Notes) -> None:
    assert [(place, text) for place, text in texts(notes) if VERDICT.search(text)] == []


def test_no_note_names_anybody_by_name_or_code(notes: Notes) -> None:
    people = load(FOLDER / "navne.yaml", People).or_raise().value
    initials = {person.initials for person in people.members.values() if person.initials}
    code = re.compile(rf"\b(?:[KM]\d+|{'|'.join(initials)})\b|\bkandidat \d", re.IGNORECASE)
    assert [(place, text) for place, text in texts(notes) if naming(people, text) or code.search(text)] == []


# What the example shows


@pytest.fixture(scope="module")
def comparison(
    notes: Notes, members: list[str], recruitment: Recruitment, questions: list[Question]
) -> PanelComparison:
    return compare_panel(notes.values, members, recruitment.candidates_of(1), questions)


def test_the_totals_are_as_told(comparison: PanelComparison) -> None:
    totals = {row.candidate: f"{row.total:.1f}" for row in comparison.candidates}
    assert totals == {"K1": "3.2", "K2": "3.9", "K3": "2.8", "K4": "3.8", "K5": "2.9"}


def test_the_two_highest_cannot_be_told_apart_and_the_others_lie_clearly_below(
    comparison: PanelComparison,
) -> None:
    assert comparison.upper_group == ("K2", "K4")


def test_one_candidate_is_low_in_one_competency(comparison: PanelComparison) -> None:
    low = [
        (row.candidate, result.competency)
        for row in comparison.candidates
        for result in row.competencies
        if result.is_low
    ]
    assert low == [("K5", "Tværgående ledelse")]


def test_the_panel_has_four_points_to_discuss_and_both_sides_of_each_are_written(
    notes: Notes, members: list[str], recruitment: Recruitment, questions: list[Question]
) -> None:
    points = agenda(notes.values, members, recruitment.candidates_of(1), questions)
    assert [(point.candidate, point.question.code) for point in points] == [
        ("K3", "S3"),
        ("K2", "S5"),
        ("K1", "S4"),
        ("K5", "S5"),
    ]
    written = {rating.cell: rating.notes for rating in notes.ratings}
    for point in points:
        for reader in (point.reads_first, point.reads_then):
            assert written[reader, point.candidate, point.question.code], (point.candidate, reader)


def test_one_member_was_out_of_the_room_and_one_heard_no_example(notes: Notes) -> None:
    codes = [(*rating.cell, rating.value) for rating in notes.ratings if isinstance(rating.value, str)]
    assert codes == [("M3", "K1", "S4", "IB"), ("M2", "K5", "S5", "UE")]


def test_what_is_special_fits_the_ratings(notes: Notes) -> None:
    special, values = notes.special, notes.values
    tracked, late, grid = special["tracked"], special["late"], special["grid"]
    changed = late["changed"]
    assert values[Cell(tracked["member"], tracked["candidate"], tracked["question"])] != tracked["was"]
    assert values[Cell(late["member"], late["candidate"], changed["question"])] == changed["from"]
    assert changed["from"] != changed["to"]
    assert values[Cell(grid["member"], grid["candidate"], grid["question"])] != grid["value"]


def test_the_late_sheet_changes_neither_the_upper_group_nor_the_agenda(
    notes: Notes, members: list[str], recruitment: Recruitment, questions: list[Question]
) -> None:
    late = notes.special["late"]
    changed, candidates = late["changed"], recruitment.candidates_of(1)
    after = {
        **notes.values,
        Cell(late["member"], late["candidate"], changed["question"]): changed["to"],
    }
    assert compare_panel(after, members, candidates, questions).upper_group == ("K2", "K4")
    assert len(agenda(after, members, candidates, questions)) == len(
        agenda(notes.values, members, candidates, questions)
    )
