"""The printed pages: one question, one page; nothing over two; accessible as PDF/UA."""

import re
import subprocess
from pathlib import Path

import page
import pytest

from interview_kit.models.guide import Guide
from tests.conftest import need
from tests.docx_text import W, part, style_of


def pages_of(pdf: Path) -> list[str]:
    text = subprocess.run(
        [need("pdftotext"), str(pdf), "-"], check=True, capture_output=True, text=True, timeout=60
    ).stdout
    return [re.sub(r"\s+", " ", one) for one in text.split("\f")[:-1]]


def squeezed(text: str) -> str:
    """Without blanks and hyphens: a word that breaks after one reads back without it."""
    return "".join(text.split()).replace("-", "")


@pytest.mark.slow
def test_every_question_has_one_page_of_its_own(
    guides: dict[tuple[str, int], Guide], shipped_pdfs: dict[str, Path]
) -> None:
    for (position, number), guide in guides.items():
        for kind in ("interviewguide", "scoringsark"):
            pages = pages_of(shipped_pdfs[f"{kind}-{position}-{number}"])
            for at, question in enumerate(guide.content.questions, 1):
                mark = f"{question.code} · spørgsmål {at} af {len(guide.content.questions)}"
                [own] = [squeezed(one) for one in pages if mark in one]
                for statements in question.anchors.values():
                    for statement in statements:
                        assert squeezed(statement) in own, f"{kind} {position} {question.code}: {statement}"
            if kind == "scoringsark":
                assert bool(guide.content.individual) != bool(guide.content.terms), "one page of either"
                assert len(pages) == len(guide.content.questions) + 1, (position, number)


@pytest.mark.slow
def test_every_page_says_which_document_it_is_and_its_number(
    guides: dict[tuple[str, int], Guide], shipped_pdfs: dict[str, Path]
) -> None:
    for name, pdf in shipped_pdfs.items():
        kind, position, number = name.split("-")
        pages = pages_of(pdf)
        title = guides[position, int(number)].content.title
        for at, one in enumerate(pages, 1):
            assert f"Side {at} af {len(pages)}" in one
            if at > 1:
                of_round = "" if kind == "sagsark" else f" · {number}. samtale"
                assert f"{kind.capitalize()} · {title}{of_round}" in one


@pytest.mark.slow
def test_every_shipped_pdf_passes_the_rules_of_pdf_ua_1(shipped_pdfs: dict[str, Path]) -> None:
    for name, pdf in shipped_pdfs.items():
        report = page.validate_pdf(str(pdf), profile="ua1")
        assert report.is_compliant, (name, list(report.failures))


def test_running_text_is_at_least_eleven_points_and_nothing_under_nine(
    shipped_documents: dict[str, Path],
) -> None:
    styles = part(shipped_documents["interviewguide-direktoer-1"], "word/styles.xml")
    sizes = {
        style.get(f"{W}styleId"): int(size.get(f"{W}val", "0")) / 2
        for style in styles.iter(f"{W}style")
        if (size := style.find(f"{W}rPr/{W}sz")) is not None
    }
    assert min(sizes.values()) >= 9
    for running in ("p", "li", "cell", "probe", "behaviour", "script"):
        assert sizes[running] >= 11, running
    assert sizes["note"] >= 10, "what is typed into a note: 84 words leave the rating on its page"


def test_headings_go_down_one_level_at_a_time(shipped_documents: dict[str, Path]) -> None:
    for name, path in shipped_documents.items():
        level = 0
        for paragraph in part(path).iter(f"{W}p"):
            style = style_of(paragraph)
            found = {"title": 1, "h1": 1, "h2": 2, "part": 2}.get(style)
            if found:
                assert found <= level + 1, name
                level = found


def test_every_data_table_has_a_caption_and_every_headed_table_a_header_row(
    shipped_documents: dict[str, Path],
) -> None:
    for path in shipped_documents.values():
        for table in part(path).iter(f"{W}tbl"):
            caption = table.find(f"{W}tblPr/{W}tblCaption")
            assert caption is not None
            assert caption.get(f"{W}val")
            look = table.find(f"{W}tblPr/{W}tblLook")
            assert look is not None
            headed = look.get(f"{W}firstRow") == "1"
            first = table.find(f"{W}tr/{W}trPr/{W}tblHeader")
            assert headed == (first is not None)


def test_grey_text_is_dark_enough_to_read(shipped_documents: dict[str, Path]) -> None:
    styles = part(shipped_documents["interviewguide-direktoer-1"], "word/styles.xml")
    for colour in styles.iter(f"{W}color"):
        value = colour.get(f"{W}val", "")
        assert contrast_with_white(value) >= 4.5, value


def contrast_with_white(colour: str) -> float:
    """Contrast ratio by WCAG 2.1, relative luminance."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 1.05 / (0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] + 0.05)
