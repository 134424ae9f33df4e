"""The papers as people get them: room for a full answer, short papers for a case, and Danish words."""

import re
import zipfile
from collections import Counter
from pathlib import Path

import docx
import pytest

from interview_kit.bank.materials import load_materials
from interview_kit.documents import interview_guide, round_views, scoring_sheet, word_file
from interview_kit.documents.question_book import question_book
from interview_kit.models.bank import QuestionBank
from interview_kit.models.guide import Guide, GuideQuestion
from interview_kit.models.recruitment import Recruitment
from interview_kit.planning import plan_guide
from interview_kit.shipped import shipped_folder
from interview_kit.word.house import load_house
from interview_kit.word.package import House
from tests.conftest import Convert
from tests.docx_text import W, part, text_of
from tests.test_foreign_houses import parts_of
from tests.test_house import HOUSE
from tests.test_print import pages_of

WORDS = [
    "Jeg",
    "gik",
    "til",
    "formanden",
    "for",
    "udvalget",
    "og",
    "sagde,",
    "at",
    "tallene",
    "ikke",
    "holdt,",
    "og",
    "at",
    "vi",
    "ville",
    "mangle",
    "to",
    "millioner",
    "inden",
    "sommeren,",
    "hvis",
    "vi",
    "fortsatte.",
    "Jeg",
    "havde",
    "regnet",
    "det",
    "igennem",
    "sammen",
    "med",
    "økonomichefen",
    "og",
    "lagde",
    "tre",
    "veje",
    "frem",
    "med",
    "hver",
    "deres",
    "pris",
    "og",
    "konsekvens",
    "for",
    "borgerne",
    "i",
    "de",
    "små",
    "byer.",
]


def filled(sheet: Path, words: int) -> Path:
    """The sheet with so many words in each of the three notes to every question."""
    document = docx.Document(str(sheet))
    for control in document.element.body.iter(f"{W}sdt"):
        tag = control.find(f"{W}sdtPr/{W}tag")
        assert tag is not None
        if tag.get(f"{W}val", "").endswith((".situation", ".handling", ".resultat")):
            run, *lines = control.iter(f"{W}r")
            for line in lines:
                line.getparent().remove(line)
            run.remove(run.find(f"{W}rPr"))
            next(run.iter(f"{W}t")).text = " ".join((WORDS * 3)[:words])
    target = sheet.with_stem(f"{sheet.stem}-{words}")
    document.save(str(target))
    return target


@pytest.fixture(scope="module")
def second_round(bank: QuestionBank) -> Guide:
    case = load_materials(shipped_folder("question_bank"), bank).or_raise().cases["direktoer"]
    return plan_guide(bank, Recruitment(position="direktoer"), 2, case)


@pytest.fixture(scope="module")
def papers(second_round: Guide, house: House, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The papers of the second round, with its case."""
    folder = tmp_path_factory.mktemp("papirer")
    for name, view in round_views(second_round).items():
        (folder / name).write_bytes(word_file(view, house))
    return {path.name: path for path in folder.iterdir()}


# Room


@pytest.mark.slow
@pytest.mark.parametrize("words", [71, 84])
def test_a_full_answer_leaves_the_rating_on_the_page_of_its_question(
    shipped_documents: dict[str, Path], libreoffice: Convert, tmp_path: Path, words: int
) -> None:
    sheets = [path for name, path in shipped_documents.items() if re.match(r"scoringsark-.*-1$", name)]
    for pdf in libreoffice([filled(path, words) for path in sheets], "pdf", tmp_path):
        pages = pages_of(pdf)
        questions = [one for one in pages if re.search(r"· spørgsmål \d", one)]
        assert questions
        assert all(map(is_whole, questions))
        assert len(pages) == len(questions) + 1, "the terms have a page of their own"


def is_whole(page: str) -> bool:
    """Whether the page has the last that is written about a question: the rating, and what it rests on."""
    return all(label in page for label in ("3 Vurdér –", "belæg (kort)", "Rødt flag:"))


@pytest.mark.slow
def test_a_full_answer_has_room_in_every_round_and_set(
    bank: QuestionBank, house: House, libreoffice: Convert, tmp_path: Path
) -> None:
    sheets = []
    for position in bank.positions.values():
        for name, number in [("A", 2), ("B", 1), ("B", 2)]:
            if number <= len(position.rounds):
                recruitment = Recruitment.model_validate({"position": position.id, "set": name})
                guide = plan_guide(bank, recruitment, number)
                sheets.append(tmp_path / f"{position.id}-{name}-{number}.docx")
                sheets[-1].write_bytes(word_file(scoring_sheet(guide), house))
    assert len(sheets) == 10
    crowded = [
        (pdf.stem, " ".join(page.split())[:140])
        for pdf in libreoffice([filled(path, 84) for path in sheets], "pdf", tmp_path)
        for page in pages_of(pdf)
        if re.search(r"· spørgsmål \d", page) and not is_whole(page)
    ]
    assert crowded == []


@pytest.mark.slow
@pytest.mark.parametrize("words", [95, 110, 130])
def test_a_longer_answer_takes_the_levels_and_the_rating_along_to_the_next_page(
    shipped_documents: dict[str, Path], libreoffice: Convert, tmp_path: Path, words: int
) -> None:
    sheet = filled(shipped_documents["scoringsark-direktoer-1"], words)
    [pdf] = libreoffice([sheet], "pdf", tmp_path)
    ratings = ["3 Vurdér –" in one for one in pages_of(pdf)]
    assert ratings.count(True) == 5
    assert ["Fremragende" in one for one in pages_of(pdf)] == ratings


@pytest.mark.slow
@pytest.mark.parametrize("font", ["Carlito", "DejaVu Sans"])
def test_no_word_of_a_narrow_cell_is_broken_in_a_wide_font_and_a_narrow_text(
    second_round: Guide, libreoffice: Convert, tmp_path: Path, font: str
) -> None:
    parts: dict[str, bytes | str] = dict(parts_of(HOUSE))
    styles = parts_of(HOUSE)["word/styles.xml"].decode().replace("Calibri", font)
    page = parts_of(HOUSE)["word/document.xml"].decode()
    page = page.replace('w:right="1134"', 'w:right="1701"').replace('w:left="1134"', 'w:left="1701"')
    path = tmp_path / "hus.docx"
    with zipfile.ZipFile(path, "w") as package:
        for name, data in {**parts, "word/styles.xml": styles, "word/document.xml": page}.items():
            package.writestr(name, data)
    house = load_house(path)[0]
    assert house is not None
    made = tmp_path / "ark.docx"
    made.write_bytes(word_file(round_views(second_round)["scoringsark-2.docx"], house))
    [pdf] = libreoffice([made], "pdf", tmp_path / "pdf")
    text = " ".join(pages_of(pdf))
    rated = len(second_round.content.questions) + 4
    for word in ("Fremragende", "UE", "IB"):
        assert len(re.findall(rf"\b{word}\b", text)) >= rated, word
    assert " kl. " in text


@pytest.mark.slow
def test_the_panels_paper_of_a_case_is_two_pages(
    papers: dict[str, Path], libreoffice: Convert, tmp_path: Path
) -> None:
    pages = pages_of(libreoffice([papers["case-udvalg.docx"]], "pdf", tmp_path)[0])
    assert len(pages) == 2
    for code in ("C1", "C2", "C3", "C4"):
        [own] = [one for one in pages if f"{code} · " in one]
        assert "Fremragende" in own


def test_nothing_stands_close_under_a_table(papers: dict[str, Path]) -> None:
    """A heading after a table begins a page or has room above it."""
    for path in papers.values():
        for table in part(path).iter(f"{W}tbl"):
            follower = table.getnext()
            style = follower.find(f"{W}pPr/{W}pStyle") if follower is not None else None
            if follower is not None and style is not None and style.get(f"{W}val") == "h1":
                room = follower.find(f"{W}pPr/{W}spacing"), follower.find(f"{W}pPr/{W}pageBreakBefore")
                assert any(node is not None for node in room), (path.name, text_of(follower))


# Words


def text_lines(path: Path) -> list[str]:
    return [text_of(p) for p in part(path).iter(f"{W}p")]


def code_lines(path: Path) -> list[str]:
    """The lines of the time plan that begin with a code."""
    return [line for line in text_lines(path) if re.match(r"[SC]\d · ", line)]


@pytest.fixture
def same_names(guides: dict[tuple[str, int], Guide]) -> list[GuideQuestion]:
    """The questions of the director's first round that have one name: their competency's."""
    questions = guides["direktoer", 1].content.questions
    names = Counter(question.competency for question in questions)
    return [question for question in questions if names[question.competency] > 1]


def test_questions_with_the_same_name_are_told_apart_by_their_code_in_the_time_plan(
    papers: dict[str, Path],
    shipped_documents: dict[str, Path],
    guides: dict[tuple[str, int], Guide],
    same_names: list[GuideQuestion],
) -> None:
    first, second = shipped_documents["interviewguide-direktoer-1"], papers["interviewguide-2.docx"]
    assert len(same_names) == 2
    for path, number in ((first, 1), (second, 2)):
        questions = guides["direktoer", number].content.questions
        named = [f"{question.code} · {question.competency}" for question in questions]
        lines = code_lines(path)
        assert [line for line in lines if line.startswith("S")] == named
        assert len(set(lines)) == len(lines)
        assert not any(line.startswith("Spørgsmål 1") for line in text_lines(path))


NOT_ON_PAPER = (
    r"\bDel B\b", r"\bHypotese", r"\blinjer\b", r"\b[Aa]nkre", r"\b[Aa]nker", r"Tæller også", r"\bf\.eks\.",
    r"ved alle kandidater", r"er lavet af", r"\b\d\. af \d", r"Førstehånds", r"mod de fem trin",
    r"direktoer\.", r"leder-ltk", r"samme hjælpemidler", r"viser gennemsnit",
)  # fmt: skip


@pytest.mark.parametrize("pattern", NOT_ON_PAPER)
def test_words_that_people_stumble_on_are_not_on_paper(
    papers: dict[str, Path], shipped_documents: dict[str, Path], pattern: str
) -> None:
    for path in (*papers.values(), *shipped_documents.values()):
        assert [line for line in text_lines(path) if re.search(pattern, line)] == [], path.name
        titles = [node.get(f"{W}val", "") for node in part(path).iter(f"{W}tblCaption", f"{W}alias")]
        assert [title for title in titles if re.search(pattern, title)] == []


def test_a_guide_is_confidential_but_no_part_of_the_case(guides: dict[tuple[str, int], Guide]) -> None:
    assert {interview_guide(guide).headers.code for guide in guides.values()} == {"Fortroligt"}


def test_what_is_approved_in_the_book_has_a_name_and_a_version(
    bank: QuestionBank, house: House, tmp_path: Path
) -> None:
    materials = load_materials(shipped_folder("question_bank"), bank).or_raise()
    view = question_book(bank, bank.profiles["direktoer"], materials)
    (tmp_path / "bog.docx").write_bytes(word_file(view, house))
    rows = [
        [text_of(cell) for cell in row.iter(f"{W}tc")] for row in part(tmp_path / "bog.docx").iter(f"{W}tr")
    ]
    assert ["–", "Prøvesvar til Direktør", bank.about.version, "Forslag"] in rows
    assert ["–", "Casen «Fire skranker»", "2", "Forslag"] in rows
