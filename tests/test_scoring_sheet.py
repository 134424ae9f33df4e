"""A sheet can be filled, and what identifies each answer survives the programs people use."""

import re
import shutil
import zipfile
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.text.paragraph import Paragraph
from lxml import etree

from interview_kit.documents import interview_guide, scoring_sheet, word_file
from interview_kit.models.guide import Guide
from interview_kit.scoring_sheets.fields import Choice, Field, sheet_fields
from interview_kit.scoring_sheets.identity import UNASSIGNED, Assignment
from interview_kit.word.controls import ControlKind, control_xml
from interview_kit.word.package import House
from tests.conftest import Convert
from tests.docx_text import W, part, text_of


@pytest.fixture
def guide(guides: dict[tuple[str, int], Guide]) -> Guide:
    return guides["direktoer", 1]


@pytest.fixture
def sheet(guide: Guide, house: House, tmp_path: Path) -> Path:
    path = tmp_path / "ark.docx"
    path.write_bytes(word_file(scoring_sheet(guide), house))
    return path


def controls(path: Path) -> dict[str, etree._Element]:
    found = {}
    for control in part(path).iter(f"{W}sdt"):
        tag = control.find(f"{W}sdtPr/{W}tag")
        assert tag is not None
        found[tag.get(f"{W}val", "")] = control
    return found


def bookmarks(path: Path) -> dict[str, str]:
    """The text inside each bookmark that starts with `sc_`."""
    found: dict[str, str] = {}
    for paragraph in part(path).iter(f"{W}p"):
        open_now: dict[str, str] = {}
        for node in paragraph.iter():
            if node.tag == f"{W}bookmarkStart" and node.get(f"{W}name", "").startswith("sc_"):
                open_now[node.get(f"{W}id", "")] = node.get(f"{W}name", "")
                found[node.get(f"{W}name", "")] = ""
            elif node.tag == f"{W}bookmarkEnd":
                open_now.pop(node.get(f"{W}id", ""), None)
            elif node.tag == f"{W}t":
                for name in open_now.values():
                    found[name] += node.text or ""
    return found


def custom_properties(path: Path) -> dict[str, str]:
    return {
        row.get("name", ""): "".join(map(str, row.itertext())) for row in part(path, "docProps/custom.xml")
    }


def fill(sheet: Path, answers: dict[str, str]) -> Path:
    """Fills controls as Word saves them: the placeholder mark goes, the text comes."""
    filled = sheet.with_name("udfyldt.docx")
    document = part(sheet)
    for control in document.iter(f"{W}sdt"):
        tag = control.find(f"{W}sdtPr/{W}tag")
        assert tag is not None
        answer = answers.get(tag.get(f"{W}val", ""))
        if answer is not None:
            properties = control.find(f"{W}sdtPr")
            assert properties is not None
            for mark in properties.findall(f"{W}showingPlcHdr"):
                properties.remove(mark)
            text = next(control.iter(f"{W}t"))
            text.text = answer
    with zipfile.ZipFile(sheet) as before, zipfile.ZipFile(filled, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            data = etree.tostring(document) if name == "word/document.xml" else before.read(name)
            after.writestr(name, data)
    return filled


ASSIGNMENTS = [UNASSIGNED, Assignment(candidate="K3"), Assignment(member="M2"), Assignment("K3", "M2")]


def test_every_scored_question_has_its_six_fields_in_the_order_of_the_work(guide: Guide) -> None:
    expected = ["kandidat", "medlem", "initialer", "afleveret.dato", "afleveret.tid", "laast"]
    for question in guide.content.questions:
        parts = ("situation", "handling", "resultat", "vurdering", "belaeg", "flag")
        expected += [f"{question.code}.{part}" for part in parts]
    assert [field.tag for field in sheet_fields(guide)] == expected


@pytest.mark.parametrize("assignment", ASSIGNMENTS, ids=lambda assignment: "-".join(filter(None, assignment)))
def test_a_sheet_holds_the_fields_of_its_list_and_no_other(
    assignment: Assignment, guides: dict[tuple[str, int], Guide], house: House, tmp_path: Path
) -> None:
    for guide in guides.values():
        path = tmp_path / "ark.docx"
        path.write_bytes(word_file(scoring_sheet(guide, assignment), house))
        assert list(map(facts_of, part(path).iter(f"{W}sdt"))) == [
            (field.tag, field.alias, str(700_000 + field.number), field.bookmark, str(field.number),
             field.placeholder, KINDS[field.kind], list(field.choices))
            for field in sheet_fields(guide, assignment)
        ]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "properties", "look"),
    [
        ("text", "<w:showingPlcHdr/>", '<w:rPr><w:rStyle w:val="prompt"/></w:rPr>'),
        (
            "choice",
            (
                '<w:showingPlcHdr/><w:dropDownList><w:listItem w:displayText="&lt;1&gt;" w:value="a&amp;b"/>'
                '<w:listItem w:displayText="2" w:value="2"/></w:dropDownList>'
            ),
            '<w:rPr><w:rStyle w:val="prompt"/></w:rPr>',
        ),
        (
            "date",
            (
                '<w:showingPlcHdr/><w:date><w:dateFormat w:val="d. MMMM yyyy"/><w:lid w:val="da-DK"/>'
                '<w:storeMappedDataAs w:val="dateTime"/><w:calendar w:val="gregorian"/></w:date>'
            ),
            '<w:rPr><w:rStyle w:val="prompt"/></w:rPr>',
        ),
        (
            "checkbox",
            (
                '<w14:checkbox><w14:checked w14:val="0"/><w14:checkedState w14:val="2612" w14:font="Segoe UI Symbol"/>'
                '<w14:uncheckedState w14:val="2610" w14:font="Segoe UI Symbol"/></w14:checkbox>'
            ),
            "",
        ),
    ],
)
def test_a_field_becomes_a_control_inside_a_bookmark(kind: ControlKind, properties: str, look: str) -> None:
    field = Field("t&g", 'a"s', "b<m", "Vælg >", kind, (Choice("<1>", "a&b"), Choice("2", "2")), number=3)
    assert control_xml(field) == (
        '<w:bookmarkStart w:id="3" w:name="b&lt;m"/><w:sdt><w:sdtPr><w:alias w:val="a&#34;s"/><w:tag w:val="t&amp;g"/>'
        f'<w:id w:val="700003"/><w:lock w:val="sdtLocked"/>{properties}</w:sdtPr><w:sdtContent><w:r>{look}'
        '<w:t xml:space="preserve">Vælg &gt;</w:t></w:r></w:sdtContent></w:sdt><w:bookmarkEnd w:id="3"/>\n'
    )


KINDS = {"text": "", "choice": "dropDownList", "date": "date", "checkbox": "checkbox"}


def facts_of(control: etree._Element) -> tuple[object, ...]:
    """Tag, alias, id, name and id of the bookmark round it, placeholder, kind and choices."""
    properties, start, end = control.find(f"{W}sdtPr"), control.getprevious(), control.getnext()
    assert properties is not None
    assert start is not None
    assert end is not None
    assert (start.tag, end.tag) == (f"{W}bookmarkStart", f"{W}bookmarkEnd")
    assert start.get(f"{W}id") == end.get(f"{W}id")
    named = {etree.QName(node).localname: node.get(f"{W}val", "") for node in properties}
    kind = "".join(named.keys() & KINDS.values())
    assert ("showingPlcHdr" in named) == (kind != "checkbox")
    assert named["lock"] == "sdtLocked"
    choices = [
        (item.get(f"{W}displayText"), item.get(f"{W}value")) for item in properties.iter(f"{W}listItem")
    ]
    names = (named["tag"], named["alias"], named["id"], start.get(f"{W}name"), start.get(f"{W}id"))
    return (*names, text_of(control), kind, choices)


def test_a_field_is_found_by_its_tag_its_bookmark_and_the_code_of_its_row(
    guides: dict[tuple[str, int], Guide], house: House, tmp_path: Path
) -> None:
    guide, path = guides["direktoer", 2], tmp_path / "ark.docx"
    path.write_bytes(word_file(scoring_sheet(guide), house))
    fields = sheet_fields(guide)
    assert all(fields.by_tag[field.tag] is fields.by_bookmark[field.bookmark] is field for field in fields)
    assert set(fields.by_row) == {question.code for question in guide.content.questions} | {"B1", "B2", "B3"}
    for code, field in fields.by_row.items():
        first_cell = next(row_of(controls(path)[field.tag]).iter(f"{W}tc"))
        assert text_of(first_cell).split()[0] == code


def test_a_field_knows_what_may_be_chosen(guides: dict[tuple[str, int], Guide]) -> None:
    fields = sheet_fields(guides["direktoer", 2])
    assert [choice.value for choice in fields.by_row["S7"].choices] == ["1", "2", "3", "4", "5", "IB", "UE"]
    assert [choice.label for choice in fields.by_row["B1"].choices] == [
        "Bekræftet",
        "Afkræftet",
        "Ikke afklaret",
    ]
    assert fields.by_tag["S7.situation"].choices == ()


def test_names_of_fields_are_unique_and_as_short_as_word_wants(
    guides: dict[tuple[str, int], Guide],
) -> None:
    for guide in guides.values():
        fields = list(sheet_fields(guide))
        for names, most in (
            ([field.tag for field in fields], 64),
            ([field.alias for field in fields], 64),
            ([field.bookmark for field in fields], 40),
        ):
            assert len(names) == len(set(names))
            assert all(0 < len(name) <= most for name in names)
        assert [field.number for field in fields] == list(range(1, len(fields) + 1))


def row_of(node: etree._Element) -> etree._Element:
    while node.tag != f"{W}tr":
        node = node.getparent()  # type: ignore[assignment]
    return node


def test_the_second_round_has_unscored_points_of_its_own_on_the_sheet_and_none_in_the_guide(
    guides: dict[tuple[str, int], Guide], house: House, tmp_path: Path
) -> None:
    for name, view in (("scoringsark", scoring_sheet), ("interviewguide", interview_guide)):
        (tmp_path / name).write_bytes(word_file(view(guides["direktoer", 2]), house))
    points = {tag for tag in controls(tmp_path / "scoringsark") if tag.startswith("B")}
    parts = ("hypotese", "spoergsmaal", "hoert", "konklusion")
    assert points == {f"B{number}.{part}" for number in (1, 2, 3) for part in parts}
    assert controls(tmp_path / "interviewguide") == {}


def test_a_rating_offers_the_five_levels_and_the_two_codes(sheet: Path) -> None:
    items = controls(sheet)["S1.vurdering"].iterfind(f".//{W}listItem")
    assert [(item.get(f"{W}displayText"), item.get(f"{W}value")) for item in items] == [
        ("1 – Det modsatte", "1"),
        ("2 – Delvist", "2"),
        ("3 – Opfylder kravet", "3"),
        ("4 – Over kravet", "4"),
        ("5 – Fremragende", "5"),
        ("IB – ikke belyst", "IB"),
        ("UE – uden eksempel", "UE"),
    ]


def test_no_placeholder_holds_a_digit(sheet: Path) -> None:
    for tag, control in controls(sheet).items():
        assert not re.search(r"\d", text_of(control)), tag


def test_the_notes_come_before_the_rating(sheet: Path) -> None:
    tags = list(controls(sheet))
    assert tags.index("S1.resultat") < tags.index("S1.vurdering") < tags.index("S1.belaeg")


def test_the_rating_row_shows_its_code_in_the_first_cell(sheet: Path, guide: Guide) -> None:
    for question in guide.content.questions:
        row = row_of(controls(sheet)[f"{question.code}.vurdering"])
        assert text_of(next(row.iter(f"{W}tc"))).startswith(f"{question.code} ")


def test_the_identity_stands_in_the_properties_the_body_and_the_header(
    guide: Guide, house: House, tmp_path: Path
) -> None:
    path = tmp_path / "K3.docx"
    path.write_bytes(word_file(scoring_sheet(guide, Assignment("K3", "M2")), house))
    code = f"{guide.id}-K3-M2"
    properties = custom_properties(path)
    assert properties["interview-kit.guide-hash"] == guide.hash
    assert (properties["interview-kit.kandidat"], properties["interview-kit.medlem"]) == ("K3", "M2")
    assert properties["interview-kit.ark"] == code
    assert properties["interview-kit"] == "scoringsark"
    assert (properties["interview-kit.guide"], properties["interview-kit.samtale"]) == (guide.id, "1")
    assert code in text_of(part(path))
    assert code in text_of(part(path, "word/header1.xml"))
    assert not {"kandidat", "medlem"} & set(controls(path))


def test_a_sheet_for_nobody_lets_page_one_choose_candidate_and_member(sheet: Path) -> None:
    for tag, letter in (("kandidat", "K"), ("medlem", "M")):
        values = [item.get(f"{W}value") for item in controls(sheet)[tag].iterfind(f".//{W}listItem")]
        assert values == [f"{letter}{number}" for number in range(1, 13)]


@pytest.mark.slow
def test_a_filled_sheet_comes_back_from_libreoffice_with_codes_bookmarks_and_choices(
    sheet: Path, guide: Guide, libreoffice: Convert, tmp_path: Path
) -> None:
    answers = {
        "kandidat": "K4",
        "medlem": "M1",
        "S1.vurdering": "4 – Over kravet",
        "S2.vurdering": "UE – uden eksempel",
        "S1.situation": "Sagen kom & gik < 3 dage",
        "S3.flag": "Sagde intet",
    }
    filled = fill(sheet, answers)
    [back] = libreoffice([filled], "docx", tmp_path / "tilbage")
    found = bookmarks(back)
    assert set(found) == set(bookmarks(sheet))
    assert found["sc_kandidat"] == "K4"
    assert found["sc_S1"] == "4 – Over kravet"
    assert found["sc_S2"] == "UE – uden eksempel"
    assert found["sc_S3"] == sheet_fields(guide).by_row["S3"].placeholder
    assert found["sc_S1_situation"] == "Sagen kom & gik < 3 dage"
    assert found["sc_S3_flag"] == "Sagde intet"
    assert custom_properties(back).items() >= custom_properties(sheet).items()
    assert f"Ark {guide.id}" in text_of(part(back, "word/header1.xml")) + text_of(
        part(back, "word/header2.xml")
    )


@pytest.mark.slow
def test_libreoffice_keeps_headings_tables_and_fields(
    shipped_documents: dict[str, Path], libreoffice: Convert, tmp_path: Path
) -> None:
    names = ["scoringsark-direktoer-1", "interviewguide-direktoer-1"]
    sent = [Path(shutil.copy(shipped_documents[name], tmp_path)) for name in names]
    for before, after in zip(sent, libreoffice(sent, "docx", tmp_path / "tilbage"), strict=True):
        again = [p for p in all_paragraphs(docx.Document(str(after))) if level_of(p)]
        first = [p for p in all_paragraphs(docx.Document(str(before))) if level_of(p)]
        assert [(p.text, level_of(p)) for p in again] == [(p.text, level_of(p)) for p in first]
        assert len(list(part(after).iter(f"{W}tbl"))) == len(list(part(before).iter(f"{W}tbl")))
        assert set(bookmarks(after)) == set(bookmarks(before))
        for control in ("dropDownList", "date"):
            assert len(list(part(after).iter(f"{W}{control}"))) == len(
                list(part(before).iter(f"{W}{control}"))
            )


def all_paragraphs(document: Document) -> list[Paragraph]:
    return [Paragraph(node, document._body) for node in document.element.body.iter(f"{W}p")]  # noqa: SLF001


def level_of(paragraph: Paragraph) -> str:
    """The paragraph's style where it is a heading, else nothing."""
    name = str(paragraph.style and paragraph.style.name)
    return name if name in {"Title", "Heading 1", "Heading 2", "Mellemrubrik"} else ""
