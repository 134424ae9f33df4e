"""What the pages of a foreign house must say, and what its owner is told of its slots."""

import re
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.enum.section import WD_SECTION
from docx.shared import Cm

from interview_kit.documents import interview_guide, scoring_sheet, word_file
from interview_kit.models.guide import Guide
from interview_kit.scoring_sheets.identity import Assignment
from interview_kit.word.house import load_house
from tests.conftest import Convert
from tests.docx_text import part, text_of
from tests.test_foreign_houses import BODY, built, house_with, in_header, loaded, parts_of
from tests.test_house import HOUSE, codes
from tests.test_validator import sdk_errors

K3_M2 = Assignment("K3", "M2")


@pytest.fixture
def guide(guides: dict[tuple[str, int], Guide]) -> Guide:
    return guides["direktoer", 1]


def letterhead(folder: Path, change: Callable[[Document], object] = lambda _: None) -> Path:
    """An office's own letterhead: no slot but {{ body }}, no style of ours."""
    document = docx.Document()
    document.add_paragraph("{{ body }}")
    change(document)
    document.save(str(folder / "brev.docx"))
    return folder / "brev.docx"


def sheet_of(path: Path, guide: Guide, folder: Path) -> Document:
    target = folder / "ark.docx"
    target.write_bytes(word_file(scoring_sheet(guide, K3_M2), loaded(path)))
    return docx.Document(str(target))


def page_texts(document: Document) -> list[str]:
    """What header and footer say together on each kind of page of each section."""
    kinds = []
    for section in document.sections:
        kinds.append((section.header, section.footer))
        if section.different_first_page_header_footer:
            kinds.append((section.first_page_header, section.first_page_footer))
        if document.settings.odd_and_even_pages_header_footer:
            kinds.append((section.even_page_header, section.even_page_footer))
    return [" ".join(text_of(side._element) for side in sides) for sides in kinds]  # noqa: SLF001


# Codes and numbers on every page


def no_slots(_: Document) -> None:
    """Neither header nor footer."""


def own_header(document: Document) -> None:
    document.sections[0].header.paragraphs[0].text = "Eksempelby Kommune"


def own_footer(document: Document) -> None:
    document.sections[0].footer.paragraphs[0].text = "Rådhuspladsen 1"


def code_only(document: Document) -> None:
    document.sections[0].header.paragraphs[0].text = "Eksempelby · {{ code }}"


def other_first_page(document: Document) -> None:
    document.sections[0].different_first_page_header_footer = True
    document.sections[0].header.paragraphs[0].text = "{{ document }} {{ code }}"


def even_pages(document: Document) -> None:
    document.settings.odd_and_even_pages_header_footer = True
    document.sections[0].footer.paragraphs[0].text = "{{ document }}"


def a_front_page(document: Document) -> None:
    document.add_section(WD_SECTION.NEW_PAGE).footer.is_linked_to_previous = False
    document.sections[1].different_first_page_header_footer = True


@pytest.mark.parametrize(
    "change", [no_slots, own_header, own_footer, code_only, other_first_page, even_pages, a_front_page]
)
def test_every_page_of_a_sheet_says_who_it_is_about_its_code_and_its_number(
    tmp_path: Path, guide: Guide, change: Callable[[Document], object]
) -> None:
    path = letterhead(tmp_path, change)
    assert "house-line-added" in codes(path)
    document = sheet_of(path, guide, tmp_path)
    for text in page_texts(document):
        assert "Kandidat K3 · Medlem M2" in text
        assert f"Ark {guide.id}-K3-M2" in text
        assert "Side 1 af 1" in text
    built(path, guide, tmp_path)


def test_a_file_that_says_nothing_of_its_pages_gets_a4_and_the_line(tmp_path: Path, guide: Guide) -> None:
    def without_section(document: Document) -> None:
        body = document.element.body
        body.remove(body.sectPr)

    document = sheet_of(letterhead(tmp_path, without_section), guide, tmp_path)
    assert document.sections[0].page_width == 11906 * 635
    assert ["K3" in text for text in page_texts(document)] == [True]


def test_the_line_says_only_what_is_lacking_and_the_house_keeps_its_own(tmp_path: Path, guide: Guide) -> None:
    path = letterhead(tmp_path, code_only)
    [said] = [problem for problem in load_house(path)[1] if problem.code == "house-line-added"]
    assert "ikke {{ document }} og «side x af y» på alle sider" in said.message
    section = sheet_of(path, guide, tmp_path).sections[0]
    assert text_of(section.header._element).startswith("Eksempelby · Ark ")  # noqa: SLF001
    assert text_of(section.footer._element) == (  # noqa: SLF001
        "Scoringsark · Direktør · 1. samtale · Kandidat K3 · Medlem M2 · Side 1 af 1"
    )


def test_a_house_that_says_it_all_gets_no_line(guide: Guide, tmp_path: Path) -> None:
    assert codes(HOUSE) == []
    assert len(sheet_of(HOUSE, guide, tmp_path).sections[0].footer.paragraphs) == 1


@pytest.mark.parametrize(
    "field",
    [
        '<w:fldSimple w:instr=" PAGE \\* MERGEFORMAT "/><w:fldSimple w:instr="NUMPAGES"/>',
        "<w:r><w:instrText> PA</w:instrText><w:instrText>GE </w:instrText><w:instrText> SECTIONPAGES </w:instrText></w:r>",
    ],
)
def test_page_numbers_are_seen_however_word_writes_them(tmp_path: Path, field: str) -> None:
    text = parts_of(HOUSE)["word/footer1.xml"].decode()
    text = re.sub(r"<w:r><w:fldChar.*</w:r>", lambda _: field, text)
    assert codes(house_with(tmp_path, {}, {"word/footer1.xml": text})) == []


# Signs beside an empty slot


@pytest.mark.parametrize(
    ("line", "known", "unknown"),
    [
        ("{{ organisation }} · {{ code }}", "By · Fortroligt", "Fortroligt"),
        ("{{ code }} | {{ organisation }}", "Fortroligt | By", "Fortroligt"),
        ("HR · {{ organisation }} · {{ code }}", "HR · By · Fortroligt", "HR · Fortroligt"),
        ("{{ organisation }} – HR", "By – HR", "HR"),
        ("Sag 2026–27 {{ code }}", "Sag 2026–27 Fortroligt", "Sag 2026–27 Fortroligt"),
        ("{{ organisation }} · {{ organisation }}", "By · By", ""),
        ("{{ organisation </w:t></w:r><w:r><w:t>}} ·</w:t></w:r><w:r><w:t> {{ code }}", "By · Fortroligt", "Fortroligt"),
    ],
)  # fmt: skip
def test_no_sign_is_left_beside_an_empty_slot(
    tmp_path: Path, guide: Guide, line: str, known: str, unknown: str
) -> None:
    path = house_with(tmp_path, in_header(f"<w:r><w:t>{line}</w:t></w:r>"))
    for organisation, expected in (("By", known), (None, unknown)):
        content = guide.content.model_copy(update={"organisation": organisation})
        view = interview_guide(guide.model_copy(update={"content": content}))
        view = view._replace(headers=view.headers._replace(code="Fortroligt"))
        (tmp_path / "a.docx").write_bytes(word_file(view, loaded(path)))
        assert text_of(part(tmp_path / "a.docx", "word/header1.xml")[0]).strip() == expected


# What is told of slots


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Indhold: {{ body }}", "house-body-not-alone"),
        ("{{ body }}.", "house-body-not-alone"),
        ("{{ document }} {{ body }}", "house-body-not-alone"),
        ("{ body }", "house-body-misspelt"),
        ("{{ body }", "house-body-misspelt"),
        ("[[body]]", "house-body-misspelt"),
        ("«body»", "house-body-misspelt"),
        ("Indhold: { Body }", "house-body-misspelt"),
        ("body", "house-body-misspelt"),
        ("Every body", "house-body-missing"),
        ("{{ indhold }}", "house-body-missing"),
    ],
)
def test_what_is_wrong_with_the_body_is_said_once(tmp_path: Path, text: str, code: str) -> None:
    xml = f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"
    problems = load_house(house_with(tmp_path, {"word/document.xml": (BODY, xml)}))[1]
    assert [problem.code for problem in problems if "body" in problem.code] == [code]
    assert "{{ body }}" in problems[0].message + problems[0].hint


@pytest.mark.parametrize(
    "text",
    [
        "{{\u200b body }}",
        "{{ bo\u00addy }}",
        "\ufeff{{ body }}",
        "{{ Body }}",
        "{{BODY}}",
        "{{\u00a0body\u00a0}}",
        "{{\u200b Bo</w:t></w:r><w:r><w:t>dy }}",
    ],
)
def test_capitals_and_signs_that_cannot_be_seen_do_no_harm(tmp_path: Path, guide: Guide, text: str) -> None:
    xml = f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"
    changes = {
        "word/document.xml": (BODY, xml),
        "word/header1.xml": ("{{ code }}", "{{ C\u200bODE }}"),
    }
    document, _ = built(house_with(tmp_path, changes), guide, tmp_path)
    assert text_of(part(document, "word/header1.xml")).endswith("Fortroligt")


def test_unknown_slots_are_named_once_in_one_sentence(tmp_path: Path) -> None:
    slots = " ".join(f"{{{{ felt{number} }}}}" for number in range(1, 33))
    path = house_with(
        tmp_path, in_header(f"<w:r><w:t>{{{{ }}}} {slots} {{{{ felt1 }}}} {{{{}}}}</w:t></w:r>")
    )
    [problem] = load_house(path)[1]
    assert problem.code == "house-slot-unknown"
    assert problem.message.startswith("Husets skabelon bruger {{ }}, {{ felt1 }}, {{ felt2 }}, ")
    assert problem.message.endswith("{{ felt9 }} og 23 til, som vi ikke kender.")
    assert problem.message.count("{{ felt1 }}") == problem.message.count("{{ }}") == 1


def test_what_was_borrowed_is_not_told_of_a_house_that_is_refused(tmp_path: Path) -> None:
    path = letterhead(tmp_path, lambda document: document.add_paragraph("{{ ukendt }}"))
    assert codes(path) == ["house-slot-unknown"]


@pytest.mark.parametrize(
    ("font", "code"), [("Verdana", ["house-fuller"]), ("ARIAL", ["house-fuller"]), ("Georgia", [])]
)
def test_a_font_that_is_wider_than_ours_is_told_of(tmp_path: Path, font: str, code: list[str]) -> None:
    changes = {"word/styles.xml": ('w:ascii="Calibri"', f'w:ascii="{font}"')}
    assert codes(house_with(tmp_path, changes)) == code


# Headings


def test_the_tab_of_a_heading_goes_to_the_right_margin_whatever_the_house_says(
    tmp_path: Path, guide: Guide
) -> None:
    def own_tabs(document: Document) -> None:
        document.styles["Heading 1"].paragraph_format.tab_stops.add_tab_stop(Cm(5))
        document.sections[0].left_margin = document.sections[0].right_margin = Cm(3)

    path = letterhead(tmp_path, own_tabs)
    width = loaded(path).text_width
    for made in built(path, guide, tmp_path):
        headings = [p for p in docx.Document(str(made)).paragraphs if "\t" in p.text]
        assert len(headings) >= len(guide.content.questions) > 3
        for heading in headings:
            [stop] = heading.paragraph_format.tab_stops
            assert (stop.position, stop.alignment) == (width * 635, 2)
        assert len(docx.Document(str(made)).styles["Heading 1"].paragraph_format.tab_stops) == 0


# Other programs


@pytest.mark.slow
def test_a_house_that_libreoffice_has_saved_gives_valid_documents(
    tmp_path: Path, guide: Guide, libreoffice: Convert
) -> None:
    saved = libreoffice([HOUSE, letterhead(tmp_path, own_header)], "docx", tmp_path / "gemt")
    for path in saved:
        guide_file, sheet = built(path, guide, tmp_path)
        assert sdk_errors({"guide": guide_file, "ark": sheet}) == {}


@pytest.mark.slow
@pytest.mark.parametrize("change", [no_slots, own_footer, other_first_page, even_pages, a_front_page])
def test_the_added_line_is_valid(tmp_path: Path, guide: Guide, change: Callable[[Document], object]) -> None:
    guide_file, sheet = built(letterhead(tmp_path, change), guide, tmp_path)
    assert sdk_errors({"guide": guide_file, "ark": sheet}) == {}
