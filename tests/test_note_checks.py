"""Notes: what tells of private life, and what judges without saying what was heard."""

from pathlib import Path

import pytest
import yaml

from interview_kit.checks.lexicon import Lexicon
from interview_kit.checks.notes import is_only_verdict, private_matter_in
from interview_kit.shipped import shipped_folder
from interview_kit.workplace.checking import load_lexicon
from tests.conftest import ROOT

PRIVATE = """\
Har tre små børn, mor henter dem
Er gravid, termin i maj
Var selv sygemeldt med stress sidste år
58 år, går på pension om fem år
Er medlem af Socialdemokratiet
Er muslim, bærer tørklæde
Kommer oprindeligt fra Polen
Bor i Aarhus, vil nok pendle
Ryger, holdt pause to gange
Er ordblind, bruger hjælpemiddel
Nyskilt, alene med børnene
Gift med en kollega fra teknisk forvaltning
Har diabetes
Tillidsrepræsentant i Djøf, meget aktiv i fagforeningen
Tjener 950.000 i dag
Straffet for spirituskørsel i 2010
Hendes mand er også ansat her
Virker ældre end de andre
Stemmer nok rødt
Er homoseksuel, fortalte om sin mand
"""


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon(shipped_folder("question_bank")).or_raise()


def notes_of(example: Path) -> list[str]:
    """Every note of the made-up recruitment: none is about private life."""
    cells = yaml.safe_load(example.read_text("utf-8"))["ratings"].values()
    return [
        text
        for questions in cells
        for members in questions.values()
        for cell in members.values()
        for kind, text in cell.items()
        if kind != "value"
    ]


def test_most_private_notes_are_found_and_hardly_any_other(lexicon: Lexicon) -> None:
    private, lawful = PRIVATE.splitlines(), notes_of(ROOT / "examples" / "eksempelby" / "noter.yaml")
    found = [note for note in private if private_matter_in(note, lexicon)]
    flagged = [note for note in lawful if private_matter_in(note, lexicon)]
    assert len(found) >= 14
    assert len(lawful) > 600
    assert len(flagged) <= len(lawful) // 100


def test_a_private_note_is_told_by_its_topic(lexicon: Lexicon) -> None:
    found = private_matter_in("Er gravid, termin i maj", lexicon)
    assert found is not None
    assert "Graviditet" in found.topic
    assert "gravid" in found.words


@pytest.mark.parametrize(
    "note",
    ["Godt svar", "Virker meget dygtig og engageret.", "Klar og tydelig", "IKKE særlig overbevisende", "ok"],
)
def test_a_note_that_only_judges_is_seen(lexicon: Lexicon, note: str) -> None:
    assert is_only_verdict(note, lexicon)


@pytest.mark.parametrize(
    "note", ["", "…", "Godt svar: skar 4 mio.", "Sagde nej til formanden", "er og var", "meget"]
)
def test_a_note_that_says_what_was_heard_is_none(lexicon: Lexicon, note: str) -> None:
    assert not is_only_verdict(note, lexicon)


def test_no_note_of_the_example_only_judges(lexicon: Lexicon) -> None:
    assert [
        note for note in notes_of(ROOT / "examples/eksempelby/noter.yaml") if is_only_verdict(note, lexicon)
    ] == []
