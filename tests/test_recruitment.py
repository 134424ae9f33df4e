"""A recruitment's folder: what `check` says of the panel's own questions before anyone asks them."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from interview_kit.cli import main
from tests.conftest import ROOT

WHOLE = """\
# Vores rekruttering.
position: direktoer
title: "Direktør for Børn og Unge"
organisation: "Prøveby Kommune"
own_questions:
  - id: egen.1
    kind: behavioural
    text: "Fortæl om en gang, hvor du stoppede et projekt, som andre havde arbejdet længe på."
    probes: ["Hvad sagde du til dem?", "Hvad kom der ud af det?"]
  - id: egen.2
    kind: terms
    text: "Stillingen har aftenmøder to gange om måneden. Kan du arbejde på de vilkår?"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "recruitment.yaml").write_text(WHOLE, encoding="utf-8")
    return tmp_path


def change(folder: Path, old: str, new: str) -> None:
    path = folder / "recruitment.yaml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def check(folder: Path, *options: str) -> Result:
    return CliRunner().invoke(main, ["check", str(folder), *options])


def test_a_panels_own_good_questions_pass(folder: Path) -> None:
    result = check(folder)
    assert (result.exit_code, result.output.splitlines()[0]) == (0, "0 fejl, 0 advarsler.")


def test_every_fault_in_own_questions_is_found_at_once_with_its_place(folder: Path) -> None:
    change(
        folder, "Fortæl om en gang, hvor du stoppede et projekt", "Hvad er ledelse? Hvad er mod? Et projekt"
    )
    change(folder, "Hvad sagde du til dem?", "Hvem passer dine børn?")
    change(folder, "egen.2", "egen.1")
    result = check(folder)
    assert result.exit_code == 1
    assert "recruitment.yaml:8:5: fejl: «egen.1»: " in result.output
    assert "recruitment.yaml:9:14: fejl: «egen.1»: " in result.output
    codes = ["(two-questions)", "(private-matter)", "(duplicate-id)"]
    assert [code for code in codes if code not in result.output] == []


def test_an_own_question_in_doubt_is_silent_when_a_named_person_lets_it_be_asked(folder: Path) -> None:
    change(folder, "kind: terms", "kind: open")
    change(
        folder,
        "Stillingen har aftenmøder to gange om måneden. Kan du arbejde på de vilkår?",
        "Hvad er mod for dig?",
    )
    output = check(folder).output
    assert "(needs-approval)" in output
    [words] = re.findall(r'words: "[0-9a-f]{10}"', output)
    approved = f'approved: {{by: "Eva, HR", date: "2026-11-22", {words}}}'
    change(folder, 'mod for dig?"\n', f'mod for dig?"\n    {approved}\n')
    assert "(needs-approval)" not in check(folder).output
    change(folder, "2026-11-22", "i går")
    assert "(approval-date)" in check(folder).output


def test_approval_never_silences_the_law(folder: Path) -> None:
    change(
        folder,
        'Kan du arbejde på de vilkår?"\n',
        'Er du gravid?"\n    approved: {by: Eva, date: "2026-11-22"}\n',
    )
    assert "(private-matter)" in check(folder).output


def test_a_recruitment_is_held_against_the_bank_it_uses(folder: Path, bank_copy: Path) -> None:
    change(folder, "position: direktoer", "position: parkchef")
    unknown = check(folder, "--bank", str(bank_copy))
    assert unknown.exit_code == 1
    assert "recruitment.yaml:2:1: fejl: Stillingen «parkchef» findes ikke" in unknown.output


def test_choices_that_no_guide_can_be_made_of_are_found_before_build(folder: Path) -> None:
    rounds = """\
rounds:
  1: {slot: 30, asked: [direktoer.politik.med-og-modspil, direktoer.rollemodel.konflikter]}
  2: {left_out: [direktoer.politikk]}
own_questions:"""
    change(folder, "own_questions:", rounds)
    output = check(folder).output
    assert "recruitment.yaml:6:3: fejl: " in output
    assert "(choice-too-long)" in output
    assert "recruitment.yaml:7:18: fejl: " in output
    assert "Mente I «direktoer.politik»?" in output
    change(folder, "  1: {slot: 30", "  3: {slot: 30")
    assert "recruitment.yaml:6:3: fejl: " in check(folder).output


def test_the_example_in_the_manual_passes(folder: Path) -> None:
    manual = (ROOT / "docs" / "vejledning.md").read_text("utf-8")
    examples = [part.split("```")[0] for part in manual.split("```yaml\n")[1:]]
    [example] = [one for one in examples if "left_out" in one]
    (folder / "recruitment.yaml").write_text(example, encoding="utf-8")
    assert check(folder).output.splitlines()[0] == "0 fejl, 0 advarsler."


def test_a_misspelt_field_is_named(folder: Path) -> None:
    change(folder, "own_questions:", "own_question:")
    assert "recruitment.yaml:5:1" in check(folder).output
