"""How a paper is shown on the page: what stands in it, as it looks, and nothing that could do any harm."""

import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from interview_kit.office import Desk, answer
from interview_kit.packing import zip_parts
from interview_kit.previews import Node, preview_of
from interview_kit.previews.nodes import MOST_NODES
from tests.docx_text import W, part, text_of
from tests.filling import MAIN_PART, as_strict, fill, parts_of, tracked, with_parts
from tests.office_desks import asked, desk_of, refused, small_case
from tests.test_hostile_sheets import DOCTYPE, LAUGHS, OLE, after_declaration

TAGS = {"div", "p", "span", "table", "tbody", "tr", "td", "ul", "li", "br", "h2", "h3"}
SHEET = "enkeltark/ark-1-M2-K1.docx"
_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A desk with the small recruitment and its papers, which nobody changes."""
    desk = desk_of(small_case(tmp_path_factory.mktemp("office") / "sag"))
    asked(desk, "make_papers")
    return desk


def papers_in(desk: Desk) -> list[Path]:
    return sorted((desk.folder / "dokumenter").rglob("*.docx"))


def data_of(desk: Desk, file: str) -> bytes:
    return (desk.folder / "dokumenter" / file).read_bytes()


def every(nodes: list[Node]) -> Iterator[Node]:
    for one in nodes:
        yield one
        yield from every(one.get("children", []))


def words(nodes: list[Node]) -> str:
    """All that can be read, without spaces, since Word and a page break their lines otherwise."""
    return re.sub(r"\s", "", "".join(one.get("text", "") for one in every(nodes)))


def shown(desk: Desk, data: bytes) -> list[Node]:
    """The nodes of all pages of a file that can be shown."""
    return [one for page in asked(desk, "preview", data=data)["pages"] for one in page]


def of_body(body: str, more: dict[str, bytes] | None = None) -> bytes:
    """A Word document with this in its body."""
    document = f'<w:document xmlns:w="{_NAMESPACE}"><w:body>{body}</w:body></w:document>'
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
        'officeDocument" Target="word/document.xml"/></Relationships>'
    )
    return zip_parts({
        "[Content_Types].xml": b"<Types/>", "_rels/.rels": relations.encode(),
        "word/document.xml": document.encode(), **(more or {}),
    })  # fmt: skip


def paragraph(text: str, properties: str = "", run: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t>{text}</w:t></w:r></w:p>"


def styled(nodes: list[Node], text: str) -> dict[str, str]:
    """The look of the first node with this text."""
    return dict(next(one for one in every(nodes) if one.get("text") == text).get("style", {}))


def test_every_word_of_every_paper_is_shown(desk: Desk) -> None:
    for path in papers_in(desk):
        nodes = shown(desk, path.read_bytes())
        said = words(nodes)
        for block in part(path).iter(f"{W}p"):
            text = re.sub(r"[\s⇥]", "", text_of(block))
            assert text in said, (path.name, text)


def test_a_page_is_made_of_a_few_tags_and_of_looks_that_say_nothing_else(desk: Desk) -> None:
    for path in papers_in(desk):
        for one in every(shown(desk, path.read_bytes())):
            assert one["tag"] in TAGS
            assert one.keys() <= {"tag", "style", "text", "span", "children"}
            for name, value in one.get("style", {}).items():
                assert re.fullmatch(r"[a-z-]+", name)
                assert re.fullmatch(r'[\w .,"#%-]+', value), value
                assert "url" not in value


def test_each_page_has_its_header_its_footer_and_its_number(desk: Desk) -> None:
    pages = asked(desk, "preview", file="interviewguide-1.docx")["pages"]
    assert len(pages) > 3
    for number, page in enumerate(pages, 1):
        assert words([page[-1]]).endswith(f"Side{number}af{len(pages)}")
    assert words([pages[0][0]]) == "EksempelbyKommuneFortroligt"
    assert words([pages[1][0]]).startswith("Interviewguide·")


def test_headings_tables_lists_and_lines_to_write_on_look_as_in_the_house(desk: Desk) -> None:
    guide = [one for page in asked(desk, "preview", file="interviewguide-1.docx")["pages"] for one in page]
    title = next(one for one in every(guide) if one["tag"] == "h2")
    assert title["text"] == "Interviewguide"
    assert title["style"].items() >= {"font-weight": "bold", "color": "#1F3864", "font-size": "30pt"}.items()
    table = next(one for one in guide if one["tag"] == "table")
    assert table["style"]["width"] == "100%"
    first = table["children"][0]["children"][0]["children"][0]
    assert first["style"]["width"] == "28.01%"
    assert first["style"]["border-bottom"] == "0.75pt solid #A6A6A6"
    assert any(one.get("text") == "☐" and "min-width" in one["style"] for one in every(guide))
    sheet = shown(desk, data_of(desk, SHEET))
    lines = [one for one in every(sheet) if "border-bottom" in one.get("style", {}) and one["tag"] == "span"]
    assert len(lines) > 10
    assert any(one["style"].get("background-color") for one in every(sheet) if one["tag"] == "td")


def test_what_somebody_wrote_in_a_field_is_shown_and_what_was_deleted_is_not(desk: Desk) -> None:
    made = data_of(desk, SHEET)
    assert "Budgettetmanglede" in words(shown(desk, fill(made, {"S1.situation": "Budgettet manglede"})))
    once = fill(made, {"S1.situation": "FØRST"})
    now = words(shown(desk, tracked(once, {"S1.situation": "SIDEN"})))
    assert "SIDEN" in now
    assert "FØRST" not in now


def test_a_strict_document_is_shown_alike(desk: Desk) -> None:
    made = data_of(desk, SHEET)
    assert shown(desk, as_strict(made)) == shown(desk, made)


def test_pages_end_where_the_document_says_so(desk: Desk) -> None:
    body = (
        paragraph("et") + '<w:p><w:r><w:t>to</w:t><w:br w:type="page"/><w:t>tre</w:t></w:r></w:p>'
        + paragraph("fire", "<w:pageBreakBefore/>") + paragraph("fem", "<w:sectPr/>") + paragraph("seks")
        + "<w:sectPr/>"
    )  # fmt: skip
    pages = asked(desk, "preview", data=of_body(body))["pages"]
    assert [words(page) for page in pages] == ["etto", "tre", "firefem", "seks"]


def test_looks_come_from_the_paragraph_the_letters_and_the_styles(desk: Desk) -> None:
    body = paragraph(
        "ord",
        '<w:spacing w:before="240" w:line="480"/><w:ind w:left="284"/><w:jc w:val="center"/>',
        '<w:b/><w:i w:val="0"/><w:u w:val="single"/><w:sz w:val="28"/><w:shd w:fill="FFEE00"/>',
    )
    nodes = shown(desk, of_body(body))
    assert styled(nodes, "ord") == {
        "font-weight": "bold", "font-style": "normal", "text-decoration": "underline", "font-size": "14pt",
        "background-color": "#FFEE00",
    }  # fmt: skip
    block = next(one for one in every(nodes) if one["tag"] == "p")
    assert block["style"].items() >= {"padding-top": "12pt", "margin-left": "14.2pt"}.items()
    assert block["style"]["text-align"] == "center"


@pytest.mark.parametrize(
    "run",
    [
        '<w:color w:val="red;background:url(//x)"/>',
        '<w:rFonts w:ascii="x&quot;;background:url(//x)"/>',
        '<w:sz w:val="1e999"/>',
        '<w:sz w:val="NaN"/>',
        '<w:shd w:fill="expression(1)"/>',
    ],
)
def test_a_look_that_no_document_has_is_none(run: str, desk: Desk) -> None:
    assert styled(shown(desk, of_body(paragraph("ord", run=run))), "ord").keys() == {"margin", "white-space"}


def test_markup_in_a_text_is_text(desk: Desk) -> None:
    nodes = shown(desk, of_body(paragraph("&lt;img src=x onerror=alert(1)&gt;")))
    assert next(one for one in every(nodes) if one["tag"] == "p")["text"] == "<img src=x onerror=alert(1)>"


def test_numbers_and_signs_of_lists_are_counted(desk: Desk) -> None:
    numbering = (
        f'<w:numbering xmlns:w="{_NAMESPACE}"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0">'
        '<w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:numFmt '
        'w:val="lowerLetter"/><w:lvlText w:val="%1%2)"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship '
        'Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering" '
        'Target="numbering.xml"/></Relationships>'
    )
    items = "".join(
        paragraph(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>')
        for text, level in (("x", 0), ("x", 1), ("x", 1), ("x", 0), ("x", 1))
    )
    more = {"word/numbering.xml": numbering.encode(), "word/_rels/document.xml.rels": relations.encode()}
    assert words(shown(desk, of_body(items, more))) == "1.x1a)x1b)x2.x2a)x"


def nested(depth: int) -> str:
    return "<w:tbl><w:tr><w:tc>" * depth + paragraph("x") + "</w:tc></w:tr></w:tbl>" * depth


def looped_styles() -> bytes:
    style = '<w:style w:type="paragraph" w:styleId="{}"><w:basedOn w:val="{}"/></w:style>'
    both = style.format("a", "b") + style.format("b", "a")
    return f'<w:styles xmlns:w="{_NAMESPACE}">{both}</w:styles>'.encode()


def hostile(desk: Desk) -> dict[str, bytes]:
    good = data_of(desk, SHEET)
    document = parts_of(good)[MAIN_PART]
    return {
        "nothing": b"", "text": b"hej", "a zip": zip_parts({"a": b"b"}), "old": OLE, "pdf": b"%PDF-1.7",
        "half": good[: len(good) // 2], "doctype": with_parts(good, {MAIN_PART: after_declaration(document, DOCTYPE)}),
        "laughs": with_parts(good, {MAIN_PART: after_declaration(document, LAUGHS)}),
        "bomb": with_parts(good, {MAIN_PART: b"<a>" + b" " * 15_000_000 + b"</a>"}),
        "no xml": with_parts(good, {MAIN_PART: b"<a><b></a>"}), "empty": with_parts(good, {MAIN_PART: b""}),
        "other": with_parts(good, {MAIN_PART: b"<html/>"}), "deep": of_body(nested(5_000)),
        "no part": with_parts(good, {MAIN_PART: None}), "large": bytes(10_000_001),
        "no xml in styles": with_parts(good, {"word/styles.xml": b"<"}),
    }  # fmt: skip


def test_a_file_that_cannot_be_shown_is_told_of_with_a_sentence(desk: Desk) -> None:
    for name, data in hostile(desk).items():
        told = answer(desk, "preview", {"data": data})
        assert not told["ok"], name
        assert [one["code"] for one in told["problems"]] == ["office-no-preview"], (name, told)
        assert told["problems"][0]["sentence"].startswith("Filen kan ikke vises her: Den ")


def test_styles_in_a_ring_end(desk: Desk) -> None:
    data = with_parts(data_of(desk, SHEET), {"word/styles.xml": looped_styles()})
    assert words(shown(desk, data))


def test_tables_in_tables_are_shown_as_far_as_anybody_nests_them(desk: Desk) -> None:
    assert words(shown(desk, of_body(nested(10)))) == "x"


def test_a_document_without_end_is_cut_and_says_so(desk: Desk) -> None:
    draw = random.Random(15)  # noqa: S311 - the same every time
    body = "".join(paragraph(f"{draw.random():.17f}") for _ in range(35_000))
    told = asked(desk, "preview", data=of_body(body))
    assert told["note"].startswith("Papiret er meget langt")
    assert len(list(every([one for page in told["pages"] for one in page]))) <= MOST_NODES


def test_no_change_of_a_byte_or_two_is_our_mistake(desk: Desk) -> None:
    good, draw = parts_of(data_of(desk, SHEET)), random.Random(15)  # noqa: S311 - the same every time
    for _ in range(60):
        name = draw.choice([MAIN_PART, "word/styles.xml", "word/_rels/document.xml.rels", "word/header1.xml"])
        changed = bytearray(good[name])
        for _ in range(3):
            at = draw.randrange(len(changed))
            changed[at : at + draw.randrange(40)] = bytes(draw.choices(b'<>/"w:=0 val', k=draw.randrange(12)))
        told: dict[str, Any] = answer(desk, "preview", {"data": zip_parts({**good, name: bytes(changed)})})
        assert "log" not in told


def test_a_workbook_shows_its_first_tab(desk: Desk) -> None:
    told = asked(desk, "preview", file="indtastning-1.xlsx")
    [page] = told["pages"]
    assert page[0]["text"] == "Læs mig"
    assert "Ståringennavneifilen" not in words(page)
    assert "SkrivingennavneIfilen".lower() in words(page).lower()
    assert told["note"]


def test_a_workbook_that_cannot_be_read_is_told_of(desk: Desk) -> None:
    good = parts_of(data_of(desk, "indtastning-1.xlsx"))
    assert refused(desk, "preview", data=zip_parts({**good, "xl/workbook.xml": b"<"})) == [
        "office-no-preview"
    ]


def test_a_paper_that_is_not_made_cannot_be_shown(desk: Desk) -> None:
    assert refused(desk, "preview", file="../recruitment.yaml") == ["office-no-paper"]
    assert refused(desk, "preview") == ["office-no-paper"]


def test_a_preview_is_plain_values(desk: Desk) -> None:
    found = preview_of(data_of(desk, SHEET))
    assert not isinstance(found, str)
    assert all(isinstance(value, str) for value in found.paper.values())
