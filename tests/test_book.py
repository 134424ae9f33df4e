"""The question book: everything that HR, a lawyer and the MED-udvalg must read, and where they sign."""

from dataclasses import replace
from pathlib import Path

import page
import pytest
from click.testing import CliRunner

from interview_kit.bank.materials import load_materials
from interview_kit.cli import main
from interview_kit.documents import word_file
from interview_kit.documents.question_book import STATES, question_book
from interview_kit.models.bank import Entry, Kind, QuestionBank
from interview_kit.models.materials import Materials
from interview_kit.shipped import shipped_folder
from interview_kit.word.package import House
from tests.conftest import PDF_UA, SMALL_BANK, Convert, approved
from tests.docx_text import W, dump, part, text_of
from tests.test_print import pages_of, squeezed
from tests.test_validator import sdk_errors
from tests.word_lint import word_faults

GOLDEN = Path(__file__).parent / "golden" / "spoergsmaalsbog.txt"


@pytest.fixture(scope="module")
def materials(bank: QuestionBank) -> Materials:
    return load_materials(shipped_folder("question_bank"), bank).or_raise()


@pytest.fixture(scope="module")
def books(
    bank: QuestionBank, materials: Materials, house: House, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("books")
    paths = {key: folder / f"{key}.docx" for key in bank.profiles}
    for key, path in paths.items():
        path.write_bytes(word_file(question_book(bank, bank.profiles[key], materials), house))
    return paths


@pytest.fixture(scope="module")
def pdfs(
    books: dict[str, Path], libreoffice: Convert, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Path]:
    written = libreoffice(list(books.values()), PDF_UA, tmp_path_factory.mktemp("pdfs"))
    return dict(zip(books, written, strict=True))


def entries_of(bank: QuestionBank, profile: str) -> list[Entry]:
    lines = [line for competency in bank.profiles[profile].competencies for line in competency.behaviours]
    return [entry for line in lines for entry in bank.entries.get(line.id, ())]


def asked_of(entry: Entry) -> list[str]:
    """The words of its questions, without the wider ones, which stand behind a label."""
    wordings = [wording for one in entry.questions for wording in (one, one.without_staff) if wording]
    return [text for wording in wordings for text in (wording.text, *wording.probes)]


def more_levels_of(entry: Entry) -> list[str]:
    """The levels of a position and of scenes."""
    sets = [*entry.anchors_for.values(), *(one.anchors for one in entry.questions if one.anchors)]
    return [text for anchors in sets for level in anchors.values() for text in level]


def texts_of(entry: Entry) -> list[str]:
    anchors = [text for level in entry.anchors.values() for text in level]
    signs = [*entry.indicators.positive, *entry.indicators.negative, *entry.red_flags]
    return [*asked_of(entry), *anchors, *signs, *more_levels_of(entry)]


def test_a_book_reads_as_its_golden_dump(
    small_bank: QuestionBank, house: House, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    small = load_materials(SMALL_BANK, small_bank).or_raise()
    path = tmp_path / "book.docx"
    path.write_bytes(word_file(question_book(small_bank, small_bank.profiles["vagt"], small), house))
    if request.config.getoption("--update-golden"):
        GOLDEN.write_text(dump(path), "utf-8")
    assert dump(path) == GOLDEN.read_text("utf-8")


def test_every_text_of_every_entry_stands_in_the_book(bank: QuestionBank, books: dict[str, Path]) -> None:
    for profile, path in books.items():
        lines = {text_of(paragraph) for paragraph in part(path).iter(f"{W}p")}
        missing = [
            text for entry in entries_of(bank, profile) for text in texts_of(entry) if text not in lines
        ]
        assert not missing


@pytest.mark.slow
def test_an_entry_is_two_pages_questions_and_then_levels_before_any_more_levels(
    bank: QuestionBank, pdfs: dict[str, Path]
) -> None:
    for profile, pdf in pdfs.items():
        pages = [squeezed(one) for one in pages_of(pdf)]
        for entry in entries_of(bank, profile):
            mark = squeezed(f"{entry.id} · {STATES[entry.status]} · version")
            [first] = [at for at, one in enumerate(pages) if mark in one]
            asked, more = asked_of(entry), more_levels_of(entry)
            rest = [text for text in texts_of(entry) if text not in {*asked, *more}]
            assert [text for text in asked if squeezed(text) not in pages[first]] == []
            assert [text for text in rest if squeezed(text) not in pages[first + 1]] == []
            after = "".join(pages[first + 2 : first + 4])
            assert [text for text in more if squeezed(text) not in after] == []


@pytest.mark.slow
def test_every_competency_ends_with_the_three_signatures_on_one_page(
    bank: QuestionBank, pdfs: dict[str, Path]
) -> None:
    for profile, pdf in pdfs.items():
        pages = pages_of(pdf)
        for competency in bank.profiles[profile].competencies:
            [own] = [one for one in pages if f"Godkendelse: {competency.title}" in one]
            assert all(who in own for who in ("HR", "Jurist", "MED-udvalget"))


def test_the_book_says_which_state_a_text_is_in(bank: QuestionBank, books: dict[str, Path]) -> None:
    for profile, path in books.items():
        text = text_of(part(path))
        for entry in entries_of(bank, profile):
            assert (
                f"{entry.id} · Forslag · version {entry.version} · skrevet af {entry.author} · ikke godkendt"
                in text
            )


def test_the_sample_answers_and_the_cases_stand_in_the_book(
    bank: QuestionBank, materials: Materials, books: dict[str, Path]
) -> None:
    for profile, path in books.items():
        lines = {text_of(paragraph) for paragraph in part(path).iter(f"{W}p")}
        for one in materials.calibration[profile].sets:
            for answer in one.answers:
                key = f"trin {answer.level}" if isinstance(answer.level, int) else answer.level
                assert {*answer.text, answer.reason, f"Facit: {key}"} <= lines
        for key, case in materials.cases.items():
            if bank.positions[key].profile == profile:
                assert {*case.situation, *case.facts, *case.task, *case.questions} <= lines


def book_with(bank: QuestionBank, entry: Entry, house: House, folder: Path) -> list[str]:
    """The paragraphs of the small bank's book with this entry and no other."""
    changed = replace(bank, entries={entry.behaviour: (entry,)})
    path = folder / "book.docx"
    path.write_bytes(word_file(question_book(changed, changed.profiles["vagt"], Materials()), house))
    return [text_of(paragraph) for paragraph in part(path).iter(f"{W}p")]


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("behavioural", "Adfærd – vurderes"),
        ("situational", "Situation – vurderes ikke"),
        ("reflective", "Refleksion – vurderes ikke"),
        ("knowledge", "Viden – vurderes ikke"),
    ],
)
def test_a_question_says_its_kind_and_whether_it_is_rated(
    kind: Kind, words: str, small_bank: QuestionBank, house: House, tmp_path: Path
) -> None:
    entry = small_bank.all_entries[0]
    question = entry.questions[0].model_copy(update={"kind": kind, "positions": ()})
    lines = book_with(small_bank, entry.model_copy(update={"questions": (question,)}), house, tmp_path)
    assert f"{words} · {question.minutes} min" in lines


def test_a_competency_counts_its_lines_and_the_states_of_its_entries(
    small_bank: QuestionBank, house: House, tmp_path: Path
) -> None:
    entry = approved(small_bank.all_entries[0])
    lines = book_with(small_bank, entry, house, tmp_path)
    for competency in small_bank.profiles["vagt"].competencies:
        behaviours = [behaviour.id for behaviour in competency.behaviours]
        covered = behaviours.count(entry.behaviour)
        start = lines.index(competency.title) + 1
        assert lines[start : start + 2] == [
            f"{covered} af {len(behaviours)}",
            "1 godkendt" if covered else "–",
        ]


def test_the_cases_of_a_book_are_those_of_its_positions(bank: QuestionBank, materials: Materials) -> None:
    without_positions = replace(bank, positions={})
    for profile in bank.profiles.values():
        cases = question_book(bank, profile, materials).values["cases"]
        assert isinstance(cases, tuple)
        ids = [case["about"].id for case in cases]
        assert ids == [key for key in materials.cases if bank.positions[key].profile == profile.id]
        assert question_book(without_positions, profile, materials).values["cases"] == ()


def test_word_minds_nothing_in_a_book(books: dict[str, Path]) -> None:
    assert {key: word_faults(path) for key, path in books.items()} == {key: [] for key in books}


@pytest.mark.slow
def test_the_open_xml_sdk_finds_nothing_in_a_book(books: dict[str, Path]) -> None:
    assert sdk_errors(books) == {}


@pytest.mark.slow
def test_a_book_passes_the_rules_of_pdf_ua_1(pdfs: dict[str, Path]) -> None:
    for name, pdf in pdfs.items():
        report = page.validate_pdf(str(pdf), profile="ua1")
        assert report.is_compliant, (name, list(report.failures))


def test_the_command_writes_the_book_and_names_an_unknown_profile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    made = CliRunner().invoke(main, ["book", "Direktør"])
    assert made.exit_code == 0
    assert made.output.splitlines()[0] == "spoergsmaalsbog-direktoer.docx"
    assert (tmp_path / "spoergsmaalsbog-direktoer.docx").stat().st_size > 10_000
    again = CliRunner().invoke(main, ["book", "direktoer"])
    assert again.exit_code == 1
    unknown = CliRunner().invoke(main, ["book", "direkter"])
    assert unknown.exit_code == 1
    assert "Mente I «direktoer» (Direktør)?" in unknown.output


def test_a_case_or_a_sample_that_points_at_nothing_is_named_with_its_place(
    bank_copy: Path,
) -> None:
    case = bank_copy / "cases" / "vagtmester.yaml"
    text = case.read_text("utf-8")
    case.write_text(
        text.replace("vagt.hus.gaester", "vagt.hus.doer").replace("questions: 8", "questions: 9"), "utf-8"
    )
    samples = bank_copy / "calibration" / "vagt.yaml"
    samples.write_text(samples.read_text("utf-8").replace("vagt.hus.doer", "vagt.hus.dor"), "utf-8")
    result = CliRunner().invoke(main, ["check", str(bank_copy)])
    assert result.exit_code == 1
    assert "cases/vagtmester.yaml:13:5: fejl: " in result.output
    assert "(case-unannounced)" in result.output
    assert "(case-minutes)" in result.output
    assert "calibration/vagt.yaml:5:5: fejl: " in result.output
    assert "Mente I «vagt.hus.doer»?" in result.output
