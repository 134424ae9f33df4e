"""What a newer bank has that this one lacks, in one sentence each."""

import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from interview_kit.bank.materials import load_materials
from interview_kit.cli import main
from interview_kit.coverage import missing_in_bank, missing_in_materials
from interview_kit.coverage.texts import SENTENCES
from interview_kit.models.bank import AcceptedWarning, Entry, OutsideScale, QuestionBank
from interview_kit.models.materials import Materials
from interview_kit.shipped import shipped_folder
from tests.conftest import SMALL_BANK, whole_bank
from tests.test_bank import break_file
from tests.test_spelling import CODE, spelt_wrong


@pytest.fixture
def small_materials(small_bank: QuestionBank) -> Materials:
    return load_materials(SMALL_BANK, small_bank).or_raise()


def test_a_bank_lacks_nothing_against_itself(bank: QuestionBank) -> None:
    assert missing_in_bank(bank, bank) == ()


def test_what_only_this_bank_has_is_its_own_business(small_bank: QuestionBank) -> None:
    poorer = replace(small_bank, entries={}, positions={}, statutory_steps={})
    assert missing_in_bank(small_bank, poorer) == ()


def test_all_that_is_missing_whole_is_one_line_each(small_bank: QuestionBank) -> None:
    poorer = replace(small_bank, entries={}, positions={}, statutory_steps={}, profiles={})
    assert missing_in_bank(poorer, small_bank) == (
        "Lovpligtigt trin «boerneattest» mangler: Børneattest (børneattestloven § 2).",
        "Lovpligtigt trin «opslag» mangler: Opslag (princip).",
        "Profil «vagt» mangler: Vagtmester (3 adfærdspunkter).",
        "Spørgsmålssæt «vagt.fejl.siger-til» mangler: 1 spørgsmål til «Siger til, når noget er i stykker.»",
        "Spørgsmålssæt «vagt.hus.doer» mangler: 2 spørgsmål til «Låser døren og tænder lyset.»",
        "Stilling «vagtmester» mangler: Vagtmester.",
    )


DOORS, FAULTS = "entries/vagt/hus.yaml", "entries/vagt/fejl.yaml"
EXTRA = (
    '    - {id: vagt.hus.doer.3, kind: reflective, text: "Hvad lærte du?", minutes: 5, probes: ["Hvordan?"]}\n'
    '  anchors:\n    5: ["Låste'
)


@pytest.mark.parametrize(
    ("name", "old", "new", "line"),
    [
        (DOORS, "version: 2", "version: 3", "Spørgsmålssæt «vagt.hus.doer» er ældre: version 2 her, version 3 i den nyere bank."),
        (DOORS, "version: 2", "version: 1", None),
        (DOORS, "status: approved", "status: proposed", None),
        (DOORS, "status: approved", "status: retired", "Spørgsmålssæt «vagt.hus.doer» er trukket tilbage i den nyere bank."),
        (DOORS, "Nævner klokkeslæt.", "Siger, hvornår.", "Spørgsmålssæt «vagt.hus.doer» har samme version (2), men andre ord i den nyere bank: tegn at lytte efter."),
        (DOORS, '  anchors:\n    5: ["Låste', EXTRA, "Spørgsmål «vagt.hus.doer.3» mangler: Hvad lærte du?"),
        (DOORS, "Døren binder, men", "Døren binder, og", "Spørgsmål «vagt.hus.doer.2» har andre ord i den nyere bank: tekst."),
        (DOORS, "    - id: vagt.hus.doer.2\n", "    - id: vagt.hus.doer.2\n      retired: true\n", "Spørgsmål «vagt.hus.doer.2» er trukket tilbage i den nyere bank."),
        (DOORS, "      for: [vagtmester]\n", "", None),
        ("profiles/vagt.yaml", "Hilser på gæsterne.", "Hilser på alle.", "Adfærd «vagt.hus.gaester» har andre ord i den nyere bank: Hilser på alle."),
        ("profiles/vagt.yaml", "Du passer huset.", "Du passer hus.", "Profil «vagt» er anderledes i den nyere bank: rolle."),
        ("positions/vagtmester.yaml", "slot: 40", "slot: 45", "Stilling «vagtmester» er anderledes i den nyere bank: samtaler."),
        ("texts/sheet.yaml", "Fortroligt.", "Hemmeligt.", "Tekst «confidential» er anderledes i den nyere bank (texts/sheet.yaml)."),
        ("texts/interview.yaml", "Tak.", "Farvel.", "Tekst «closing» er anderledes i den nyere bank (texts/interview.yaml)."),
        ("texts/statutory_steps.yaml", "§ 2", "§ 3", "Lovpligtigt trin «boerneattest» er anderledes i den nyere bank: lov."),
    ],
)  # fmt: skip
def test_each_change_of_a_newer_bank_is_one_line(
    bank_copy: Path, small_bank: QuestionBank, name: str, old: str, new: str, line: str | None
) -> None:
    break_file(bank_copy, name, old, new)
    assert missing_in_bank(small_bank, whole_bank(bank_copy)) == ((line,) if line else ())


def test_a_new_behaviour_and_another_level_are_named(bank_copy: Path, small_bank: QuestionBank) -> None:
    last = 'text: "Siger til, når noget er i stykker."'
    new = f'{last}\n      - {{id: vagt.fejl.retter, source: "Du retter", text: "Retter fejlen."}}'
    break_file(bank_copy, "profiles/vagt.yaml", last, new)
    place = '- {behaviour: vagt.hus.gaester, where: case, reason: "Se, om kandidaten hilser."}'
    where = f'{place}\n  - {{behaviour: vagt.fejl.retter, where: not, reason: "Sjældent."}}'
    break_file(bank_copy, "positions/vagtmester.yaml", place, where)
    newer = whole_bank(bank_copy)
    better = newer.scale.levels[0].model_copy(update={"meaning": "Bedre end kravet."})
    scale = newer.scale.model_copy(update={"levels": (better, *newer.scale.levels[1:])})
    assert missing_in_bank(small_bank, replace(newer, scale=scale)) == (
        "Adfærd «vagt.fejl.retter» mangler: Retter fejlen.",
        "Skala: trin 5 er anderledes i den nyere bank (scale.yaml).",
        "Stilling «vagtmester» er anderledes i den nyere bank: hvad der afdækkes andre steder.",
    )


def test_against_a_newer_bank_also_names_the_texts_samples_and_cases_it_lacks(
    bank_copy: Path, tmp_path: Path
) -> None:
    newer = shutil.copytree(bank_copy, tmp_path / "newer")
    (bank_copy / "cases" / "vagtmester.yaml").unlink()
    samples = bank_copy / "calibration" / "vagt.yaml"
    samples.write_text(samples.read_text("utf-8").replace("Lod den stå.", "Lod døren stå."), "utf-8")
    command = ["missing", "--bank", str(bank_copy), str(newer)]
    assert CliRunner().invoke(main, command).output.splitlines()[:-2] == [
        "Filen calibration/vagt.yaml er anderledes i den nyere bank.",
        "Filen cases/vagtmester.yaml mangler.",
    ]


def test_every_profile_after_a_missing_one_is_compared_too(small_bank: QuestionBank) -> None:
    (profile,) = small_bank.profiles.values()
    cook = profile.model_copy(update={"id": "kok", "title": "Kok"})
    changed = profile.model_copy(update={"role": ("Du passer alt.",), "source": "En anden fil"})
    newer = replace(small_bank, profiles={"kok": cook, "vagt": changed})
    assert missing_in_bank(small_bank, newer) == (
        "Profil «kok» mangler: Kok (3 adfærdspunkter).",
        "Profil «vagt» er anderledes i den nyere bank: rolle.",
    )


def test_another_code_outside_the_scale_is_named(small_bank: QuestionBank) -> None:
    first, second = small_bank.scale.outside
    changed = OutsideScale(code="UE", name=second.name, meaning="Tæller som 1.")
    scale = small_bank.scale.model_copy(update={"outside": (first, changed)})
    assert missing_in_bank(small_bank, replace(small_bank, scale=scale)) == (
        "Skala: UE er anderledes i den nyere bank (scale.yaml).",
    )


DOOR = "vagt.hus.doer"


def with_entry(bank: QuestionBank, entry: Entry) -> QuestionBank:
    """The bank with just this entry for the door."""
    return replace(bank, entries={**bank.entries, DOOR: (entry,)})


@pytest.mark.parametrize(
    "written_by_hr",
    [
        {"author": "HR"},
        {"approved": None},
        {"status": "in_review"},
        {"keywords": ("port",)},
        {"accepted_warnings": (AcceptedWarning(code="Q09", reason="Skal være lang.", by="HR"),)},
    ],
)
def test_what_hr_writes_about_an_entry_is_no_difference(
    small_bank: QuestionBank, written_by_hr: dict[str, object]
) -> None:
    (entry,) = small_bank.entries[DOOR]
    older = with_entry(small_bank, entry.model_copy(update=written_by_hr))
    assert missing_in_bank(older, small_bank) == ()
    assert missing_in_bank(small_bank, older) == ()


def test_an_older_entry_is_one_line_and_its_new_questions_are_named(small_bank: QuestionBank) -> None:
    (entry,) = small_bank.entries[DOOR]
    first, second = entry.questions
    third = second.model_copy(update={"id": f"{DOOR}.3", "text": "Hvad så?"})
    questions = (first.model_copy(update={"text": "Andre ord."}), second, third)
    changes = {"version": 3, "covers": "noget andet", "questions": questions}
    assert missing_in_bank(small_bank, with_entry(small_bank, entry.model_copy(update=changes))) == (
        "Spørgsmål «vagt.hus.doer.3» mangler: Hvad så?",
        "Spørgsmålssæt «vagt.hus.doer» er ældre: version 2 her, version 3 i den nyere bank.",
    )


def test_a_withdrawn_question_is_not_missing_and_what_this_bank_has_withdrawn_stays_so(
    small_bank: QuestionBank,
) -> None:
    (entry,) = small_bank.entries[DOOR]
    first, second = entry.questions
    withdrawn = second.model_copy(update={"retired": True, "text": "Andre ord."})
    with_withdrawn = with_entry(small_bank, entry.model_copy(update={"questions": (first, withdrawn)}))
    without = with_entry(small_bank, entry.model_copy(update={"questions": (first,)}))
    assert missing_in_bank(without, with_withdrawn) == ()
    same_words = second.model_copy(update={"retired": True})
    still_asked = with_entry(small_bank, entry.model_copy(update={"questions": (first, same_words)}))
    assert missing_in_bank(still_asked, small_bank) == ()


def test_a_withdrawn_entry_that_this_bank_never_had_or_has_withdrawn_is_not_mentioned(
    small_bank: QuestionBank,
) -> None:
    (entry,) = small_bank.entries[DOOR]
    newer = with_entry(small_bank, entry.model_copy(update={"status": "retired"}))
    assert missing_in_bank(replace(newer, entries={**newer.entries, DOOR: ()}), newer) == ()
    assert missing_in_bank(newer, newer) == ()


def test_a_missing_entry_is_counted_without_its_withdrawn_questions(small_bank: QuestionBank) -> None:
    (entry,) = small_bank.entries[DOOR]
    first, second = entry.questions
    questions = (first, second.model_copy(update={"retired": True}))
    newer = with_entry(small_bank, entry.model_copy(update={"questions": questions}))
    assert missing_in_bank(replace(small_bank, entries={**small_bank.entries, DOOR: ()}), newer) == (
        "Spørgsmålssæt «vagt.hus.doer» mangler: 1 spørgsmål til «Låser døren og tænder lyset.»",
    )


def test_a_field_under_another_name_in_the_files_has_a_name_in_the_sentence(small_bank: QuestionBank) -> None:
    (entry,) = small_bank.entries[DOOR]
    questions = tuple(
        question.model_copy(update={"positions": ("pedel",), "probes": ("Hvorfor?",)})
        for question in entry.questions
    )
    newer = with_entry(small_bank, entry.model_copy(update={"questions": questions}))
    assert missing_in_bank(small_bank, newer) == (
        "Spørgsmål «vagt.hus.doer.1» har andre ord i den nyere bank: opfølgninger, hvilke stillinger.",
        "Spørgsmål «vagt.hus.doer.2» har andre ord i den nyere bank: opfølgninger, hvilke stillinger.",
    )


def test_texts_calibrations_and_cases_are_named_by_their_files(
    small_materials: Materials, bank: QuestionBank
) -> None:
    shipped = load_materials(shipped_folder("question_bank"), bank).or_raise()
    (case,) = small_materials.cases.values()
    newer = replace(shipped, calibration={}, cases={**small_materials.cases, "kok": case})
    assert missing_in_materials(newer, newer) == ()
    assert missing_in_materials(small_materials, newer) == (
        "Filen texts/briefing.yaml mangler.",
        "Filen texts/references.yaml mangler.",
        "Filen texts/candidate_letter.yaml mangler.",
        "Filen texts/declaration.yaml mangler.",
        "Filen texts/decision.yaml mangler.",
        "Filen texts/probes.yaml mangler.",
        "Filen cases/kok.yaml mangler.",
    )


def test_the_sentences_about_a_newer_bank_are_spelt_right() -> None:
    texts = [re.sub(r"\S+\.yaml", " ", text) for text in SENTENCES.values()]
    assert spelt_wrong(CODE.sub(" ", text) for text in texts) == []


def test_a_newer_bank_that_cannot_be_read_is_refused_with_its_problems(
    bank_copy: Path, tmp_path: Path
) -> None:
    newer = Path(shutil.copytree(bank_copy, tmp_path / "newer"))
    break_file(newer, "scale.yaml", "level: 5", "level: 6")
    result = CliRunner().invoke(main, ["missing", "--bank", str(bank_copy), str(newer)])
    assert result.exit_code == 1
    assert "scale.yaml" in result.stderr
    assert result.stdout == ""
