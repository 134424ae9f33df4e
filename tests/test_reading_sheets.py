"""What people write in a sheet comes back as they wrote it, whichever program saved it; and nothing else does."""

from collections.abc import Callable
from pathlib import Path

import pytest

from interview_kit.documents.scoring_sheet import member_file, scoring_sheet
from interview_kit.documents.view import word_file, word_file_of_several
from interview_kit.models.guide import Guide
from interview_kit.models.recruitment import Recruitment
from interview_kit.problems import problem
from interview_kit.recruitments.guides import load_guide
from interview_kit.scoring_sheets.fields import Field, SheetKind, sheet_fields
from interview_kit.scoring_sheets.identity import UNASSIGNED, Assignment
from interview_kit.scoring_sheets.reading import FilledSheet, ReadFile, SheetRefusal, read_scoring_sheet
from interview_kit.scoring_sheets.values import rating_of, without_placeholder
from interview_kit.word.package import House
from tests.conftest import ROOT, Convert
from tests.filling import (
    Node,
    W,
    as_google_docs_saves,
    as_strict,
    as_word_saves,
    controls_of,
    edited,
    fill,
    filled_round,
    run_of,
    tracked,
    without_names,
)

EXAMPLE = ROOT / "examples/eksempelby"
CANDIDATES = ("K1", "K2", "K3", "K4", "K5")
NOTES = ("situation", "handling", "resultat", "belaeg", "flag")
Filled = dict[Assignment, tuple[bytes, dict[str, str]]]


@pytest.fixture(scope="session")
def rounds() -> list[Guide]:
    """The guides of the made-up recruitment."""
    return [load_guide(EXAMPLE / f"guide-{number}.yaml").or_raise() for number in (1, 2)]


@pytest.fixture(scope="session")
def forty(rounds: list[Guide], house: House) -> Filled:
    """Every sheet of the made-up recruitment's first round, filled in by Word."""
    return filled_round(rounds[0], house, CANDIDATES)


@pytest.fixture(scope="session")
def one(rounds: list[Guide], house: House) -> bytes:
    """M2's sheet for K3 as it is made."""
    return word_file(scoring_sheet(rounds[0], Assignment("K3", "M2"), SheetKind(is_chairs=False)), house)


def sheets_in(data: bytes, guides: list[Guide]) -> tuple[FilledSheet, ...]:
    file = read_scoring_sheet(data, guides)
    assert isinstance(file, ReadFile), file
    return file.sheets


def sheet_in(data: bytes, guides: list[Guide]) -> FilledSheet:
    [sheet] = sheets_in(data, guides)
    return sheet


def refusal_in(data: bytes, guides: list[Guide]) -> SheetRefusal:
    refusal = read_scoring_sheet(data, guides)
    assert isinstance(refusal, SheetRefusal), refusal
    assert problem(refusal.code, **refusal.details).hint
    return refusal


def value_of(label: str) -> int | str:
    """The value that a label begins with."""
    word = label.split()[0]
    return int(word) if word.isdecimal() else word


def expected(assignment: Assignment, answers: dict[str, str], guide: Guide) -> FilledSheet:
    """What is to be read of answers by their tags."""
    codes = [question.code for question in guide.content.questions]
    notes = {
        code: {kind: answers[f"{code}.{kind}"] for kind in NOTES if f"{code}.{kind}" in answers}
        for code in codes
    }
    day, hour = answers["afleveret.dato"], answers.get("afleveret.tid")
    return FilledSheet(
        assignment.member,
        assignment.candidate,
        {code: value_of(answers[f"{code}.vurdering"]) for code in codes},  # type: ignore[misc]
        {},
        {code: written for code, written in notes.items() if written},  # type: ignore[misc]
        {tag: text for tag, text in answers.items() if tag[0] in "EVB"},
        f"{day} kl. {hour}" if hour else day,
    )


# Every road home


@pytest.mark.slow
@pytest.mark.parametrize(
    "save",
    [
        lambda data: data,
        as_word_saves,
        as_strict,
        lambda data: without_names(data, "tag"),
        lambda data: without_names(data, "tag", "alias"),
        lambda data: without_names(data, "bookmarkStart", "alias"),
        as_google_docs_saves,
        lambda data: as_google_docs_saves(data, keeps_controls=True),
        lambda data: as_strict(as_word_saves(data)),
    ],
    ids=["Word", "Word, runs split", "Strict", "no tags", "no tags and aliases", "no bookmarks", "Google Docs",
         "Google Docs with controls", "Strict, runs split"],
)  # fmt: skip
def test_forty_sheets_come_back_as_they_were_filled_in(
    save: Callable[[bytes], bytes], forty: Filled, rounds: list[Guide]
) -> None:
    assert len(forty) == 40
    for assignment, (data, answers) in forty.items():
        assert sheet_in(save(data), rounds) == expected(assignment, answers, rounds[0])


@pytest.mark.slow
@pytest.mark.parametrize("road", [["docx"], ["odt", "docx"], ["doc", "docx"]], ids="-".join)
def test_forty_sheets_come_back_from_libreoffice(
    road: list[str], forty: Filled, rounds: list[Guide], libreoffice: Convert, tmp_path: Path
) -> None:
    files = []
    for assignment, (data, _) in forty.items():
        files.append(tmp_path / f"{'-'.join(filter(None, assignment))}.docx")
        files[-1].write_bytes(data)
    for number, to in enumerate(road):
        files = libreoffice(files, to, tmp_path / str(number))
    for file, (assignment, (_, answers)) in zip(files, forty.items(), strict=True):
        assert sheet_in(file.read_bytes(), rounds) == expected(assignment, answers, rounds[0])
