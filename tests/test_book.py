"""The question book: everything that HR, a lawyer and the MED-udvalg must read, and where they sign."""

import re
from dataclasses import replace
from pathlib import Path

import page
import pytest
from click.testing import CliRunner

from interview_kit.bank.materials import load_materials
from interview_kit.cli import main
from interview_kit.curation.book_marks import address_hash, book_texts, manifest_of, text_mark
from interview_kit.curation.book_reading import read_book
from interview_kit.curation.proposals import Received
from interview_kit.documents import word_file
from interview_kit.documents.book_rows import BookRemark
from interview_kit.documents.question_book import STATES, question_book
from interview_kit.models.bank import Entry, Kind, QuestionBank
from interview_kit.models.materials import Materials
from interview_kit.problems import UserError
from interview_kit.shipped import shipped_folder
from interview_kit.word.package import House
from interview_kit.workplace.question_book import make_book
from interview_kit.workplace.workplace import open_workplace
from tests.conftest import PDF_UA, SMALL_BANK, Convert, approved
from tests.docx_text import W, dump, part, text_of
from tests.test_foreign_houses import house_with, in_document, loaded
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
def test_an_entry_begins_a_page_and_so_do_its_levels_and_any_more_levels(
    bank: QuestionBank, pdfs: dict[str, Path]
) -> None:
    for profile, pdf in pdfs.items():
        pages = [squeezed(one) for one in pages_of(pdf)]
        for entry in entries_of(bank, profile):
            mark = squeezed(f"{entry.id} · {STATES[entry.status]} · version")
            [first] = [at for at, one in enumerate(pages) if mark in one]
            asked, more = asked_of(entry), more_levels_of(entry)
            rest = [text for text in texts_of(entry) if text not in {*asked, *more}]
            levels = next(at for at in range(first + 1, len(pages)) if "Sådanlydersvaret" in pages[at])
            assert levels - first <= 2
            own = "".join(pages[first:levels])
            assert [text for text in asked if squeezed(text) not in own] == []
            assert [text for text in rest if squeezed(text) not in pages[levels]] == []
            after = "".join(pages[levels + 1 : levels + 3])
            box = next(at for at in range(levels, levels + 3) if "Godkendelseafordene" in pages[at])
            assert len(pages[box]) > 300, "the approval box costs no page of its own"
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


# A book that is edited and comes home


def marked(path: Path) -> dict[str, str]:
    """The words of each paragraph that a text's bookmark is in, by the bookmark's name."""
    found = {}
    for mark in part(path).iter(f"{W}bookmarkStart"):
        paragraph = mark.getparent()
        assert paragraph is not None
        if re.match("ikt_[0-9a-f]{12}_", mark.get(f"{W}name", "")):
            found[mark.get(f"{W}name", "")] = text_of(paragraph)
    return found


def test_every_text_has_a_bookmark_and_a_paragraph_of_its_own(
    bank: QuestionBank, books: dict[str, Path]
) -> None:
    for profile, path in books.items():
        texts = [
            text for entry in entries_of(bank, profile) for row in book_texts(entry).values() for text in row
        ]
        assert marked(path) == {text_mark(text.address, text.words): text.words for text in texts}
        assert max(map(len, marked(path))) <= 40


def test_the_properties_list_all_that_is_printed(bank: QuestionBank, books: dict[str, Path]) -> None:
    for profile, path in books.items():
        rows = part(path, "docProps/custom.xml")
        properties = {row.get("name", ""): "".join(map(str, row.itertext())) for row in rows}
        assert max(map(len, properties.values())) <= 255
        manifest = manifest_of(properties)
        entries = entries_of(bank, profile)
        assert manifest.entries == {address_hash(entry.id): entry.words for entry in entries}
        assert set(manifest.texts) == {name[4:16] for name in marked(path)}
        assert properties["interview-kit.profil"] == profile


def test_nothing_of_a_withdrawn_question_is_printed(
    small_bank: QuestionBank, house: House, tmp_path: Path
) -> None:
    entry = small_bank.all_entries[0]
    withdrawn = entry.questions[0].model_copy(update={"retired": True})
    other = entry.questions[0].model_copy(update={"id": "another", "text": "Fortæl om en anden gang?"})
    changed = entry.model_copy(update={"questions": (withdrawn, other)})
    lines = book_with(small_bank, changed, house, tmp_path)
    assert withdrawn.text not in lines
    assert {"Fortæl om en anden gang?", "S2"} <= set(lines)
    assert "S1" not in lines


def test_what_the_rules_find_is_a_comment_at_the_text_and_a_short_line(
    small_bank: QuestionBank, house: House, tmp_path: Path
) -> None:
    entry = small_bank.all_entries[0]
    remarks = [
        BookRemark("Advarsel", "To spørgsmål i ét.", "Del det.", f"{entry.id}/spørgsmål 1"),
        BookRemark("Råd", "Ingen nøgleord.", "Skriv nogle."),
    ]
    view = question_book(small_bank, small_bank.profiles["vagt"], Materials(), {entry.id: remarks})
    path = tmp_path / "bog.docx"
    path.write_bytes(word_file(view, house))
    comments = part(path, "word/comments.xml")
    assert [(each.get(f"{W}author"), text_of(each)) for each in comments] == [
        ("interview-kit", "Advarsel: To spørgsmål i ét.Del det."),
        ("interview-kit", "Råd: Ingen nøgleord.Skriv nogle."),
    ]
    beside = [text_of(mark.getparent()) for mark in part(path).iter(f"{W}commentRangeStart")]  # type: ignore[arg-type]
    assert beside[0].startswith(f"{entry.id} · ")
    assert beside[1] == entry.questions[0].text
    lines = [text_of(paragraph) for paragraph in part(path).iter(f"{W}p")]
    assert {"Advarsel: S1: To spørgsmål i ét.", "Råd: Ingen nøgleord."} <= set(lines)
    assert word_faults(path) == []
    assert sdk_errors({"bog": path}) == {}


def test_a_text_that_nobody_has_written_is_printed_in_grey(
    small_bank: QuestionBank, house: House, tmp_path: Path
) -> None:
    entry = small_bank.all_entries[0]
    question = entry.questions[0].model_copy(update={"text": "MANGLER"})
    book_with(small_bank, entry.model_copy(update={"questions": (question,)}), house, tmp_path)
    [run] = [run for run in part(tmp_path / "book.docx").iter(f"{W}r") if text_of(run) == "MANGLER"]
    style = run.find(f"{W}rPr/{W}rStyle")
    assert style is not None
    assert style.get(f"{W}val") == "quiet"


def test_the_book_of_one_competency_holds_it_alone(tmp_path: Path, bank: QuestionBank) -> None:
    workplace = open_workplace(None, None)
    by_id, by_title = (
        make_book(workplace, "direktoer", only)
        for only in ("direktoer.politik", "begå sig i en politisk styret organisation")
    )
    assert by_id.data == by_title.data
    path = tmp_path / "bog.docx"
    path.write_bytes(by_id.data)
    lines = [text_of(paragraph) for paragraph in part(path).iter(f"{W}p")]
    titles = [competency.title for competency in bank.profiles["direktoer"].competencies]
    assert [any(line.startswith(f"{n} {title}") for line in lines) for n, title in enumerate(titles, 1)] == [
        True,
        *[False] * (len(titles) - 1),
    ]
    assert not any("Prøvesvar" in line for line in lines)


def test_an_unknown_competency_is_named_with_the_nearest() -> None:
    with pytest.raises(UserError) as error:
        make_book(open_workplace(None, None), "direktoer", "direktoer.politk")
    [problem] = error.value.problems
    assert problem.code == "competency-unknown"
    assert "direktoer.politik" in problem.hint


def test_an_entry_of_another_line_says_so_and_stands_in_a_book_once(
    small_bank: QuestionBank, house: House, tmp_path: Path
) -> None:
    profile = small_bank.profiles["vagt"]
    first, *others = profile.behaviours
    entry = small_bank.all_entries[0].model_copy(update={"behaviour": "elsewhere"})
    changed = replace(small_bank, entries={first.id: (entry,), others[0].id: (entry,)})
    path = tmp_path / "bog.docx"
    path.write_bytes(word_file(question_book(changed, profile, Materials()), house))
    lines = [text_of(paragraph) for paragraph in part(path).iter(f"{W}p")]
    assert "Sættet er skrevet til linjen «elsewhere» og bruges også her." in lines
    assert lines.count(entry.questions[0].text) == 1
    assert any(line.startswith("Spørgsmålene til linjen står under 1.1") for line in lines)
    assert word_faults(path) == []


def test_a_book_in_a_house_with_a_cover_and_our_bookmarks_comes_home_unchanged(
    bank: QuestionBank, tmp_path: Path
) -> None:
    cover = (
        '<w:p><w:bookmarkStart w:id="1" w:name="ikt_000000000000_0000000000"/><w:r><w:t>Vores kommune'
        '</w:t></w:r><w:bookmarkEnd w:id="1"/></w:p>'
    )
    house = loaded(house_with(tmp_path, in_document(cover)))
    view = question_book(bank, bank.profiles["direktoer"], Materials(), only="direktoer.politik")
    received = read_book(word_file(view, house), "bog.docx", bank.all_entries)
    assert isinstance(received, Received)
    assert received == Received(texts=received.texts)
    assert received.texts > 150
