"""A sheet can be filled, and what identifies each answer survives the programs people use."""

import io
import re
import shutil
import zipfile
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.text.paragraph import Paragraph
from lxml import etree

from interview_kit.bank.materials import load_materials
from interview_kit.documents import interview_guide, scoring_sheet, word_file
from interview_kit.documents.scoring_sheet import member_file
from interview_kit.documents.view import word_file_of_several
from interview_kit.models.bank import QuestionBank
from interview_kit.models.guide import Guide
from interview_kit.models.recruitment import Recruitment
from interview_kit.planning import plan_guide
from interview_kit.scoring_sheets.fields import SheetKind, rated_codes, sheet_fields
from interview_kit.scoring_sheets.identity import UNASSIGNED, Assignment
from interview_kit.shipped import shipped_folder
from interview_kit.word.controls import ControlKind, control_xml
from interview_kit.word.fields import Choice, Field
from interview_kit.word.house import load_house
from interview_kit.word.package import House
from tests.conftest import Convert
from tests.docx_text import W, part, text_of
from tests.test_house import HOUSE, PICTURE
from tests.test_print import pages_of
from tests.word_lint import word_faults


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
    """Fills controls as Word saves them: the placeholder goes with its mark and lines, the text comes."""
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
            for lines in list(control.iterfind(f"{W}sdtContent/{W}r"))[1:]:
                lines.getparent().remove(lines)  # type: ignore[union-attr]
            text = next(control.iter(f"{W}t"))
            text.text = answer
    with zipfile.ZipFile(sheet) as before, zipfile.ZipFile(filled, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            data = etree.tostring(document) if name == "word/document.xml" else before.read(name)
            after.writestr(name, data)
    return filled


ASSIGNMENTS = [UNASSIGNED, Assignment(candidate="K3"), Assignment(member="M2"), Assignment("K3", "M2")]


def test_every_scored_question_has_its_fields_in_the_order_of_the_work(guide: Guide) -> None:
    expected = ["kandidat", "medlem", "afleveret.dato", "afleveret.tid", "afleveret"]
    for question in guide.content.questions:
        probes = [f"opfoelgning.{number}" for number, _ in enumerate(question.probes, 1)]
        parts = (*probes, "situation", "handling", "resultat", "vurdering", "belaeg", "flag")
        expected += [f"{question.code}.{part}" for part in parts]
    expected += [f"V{number}.svar" for number, _ in enumerate(guide.content.terms, 1)]
    assert {"S1.opfoelgning.1", "V1.svar"} <= set(expected)
    assert [field.tag for field in sheet_fields(guide)] == expected


def test_the_answers_that_one_person_writes_for_all_are_on_the_chairs_sheet_alone(
    guides: dict[tuple[str, int], Guide],
) -> None:
    for guide in guides.values():
        of_all = {field.tag for field in sheet_fields(guide, kind=SheetKind(is_chairs=False))}
        of_chair = {field.tag for field in sheet_fields(guide)}
        assert of_all < of_chair
        assert {tag[0] for tag in of_chair - of_all} == {"B"} if guide.content.individual else {"V"}


@pytest.mark.parametrize("assignment", ASSIGNMENTS, ids=lambda assignment: "-".join(filter(None, assignment)))
def test_a_sheet_holds_the_fields_of_its_list_and_no_other(
    assignment: Assignment, guides: dict[tuple[str, int], Guide], house: House, tmp_path: Path
) -> None:
    for guide in guides.values():
        path = tmp_path / "ark.docx"
        path.write_bytes(word_file(scoring_sheet(guide, assignment), house))
        assert list(map(facts_of, part(path).iter(f"{W}sdt"))) == [
            (field.tag, field.alias, str(700_000 + field.number), field.bookmark, str(field.number),
             field.placeholder + "⇥" * field.lines, KINDS[field.kind], list(field.choices))
            for field in sheet_fields(guide, assignment)
        ]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "properties", "look", "lines"),
    [
        ("text", "<w:showingPlcHdr/>", '<w:rPr><w:rStyle w:val="prompt"/></w:rPr>', 0),
        ("text", "<w:showingPlcHdr/>", '<w:rPr><w:rStyle w:val="prompt"/></w:rPr>', 1),
        ("text", "<w:showingPlcHdr/>", '<w:rPr><w:rStyle w:val="prompt"/></w:rPr>', 3),
        (
            "choice",
            (
                '<w:showingPlcHdr/><w:dropDownList><w:listItem w:displayText="&lt;1&gt;" w:value="a&amp;b"/>'
                '<w:listItem w:displayText="2" w:value="2"/></w:dropDownList>'
            ),
            '<w:rPr><w:rStyle w:val="prompt"/></w:rPr>',
            0,
        ),
        (
            "date",
            (
                '<w:showingPlcHdr/><w:date><w:dateFormat w:val="d. MMMM yyyy"/><w:lid w:val="da-DK"/>'
                '<w:storeMappedDataAs w:val="dateTime"/><w:calendar w:val="gregorian"/></w:date>'
            ),
            '<w:rPr><w:rStyle w:val="prompt"/></w:rPr>',
            0,
        ),
        (
            "checkbox",
            (
                '<w14:checkbox><w14:checked w14:val="0"/><w14:checkedState w14:val="2612" w14:font="Segoe UI Symbol"/>'
                '<w14:uncheckedState w14:val="2610" w14:font="Segoe UI Symbol"/></w14:checkbox>'
            ),
            "",
            0,
        ),
    ],
)
def test_a_field_becomes_a_control_inside_a_bookmark(
    kind: ControlKind, properties: str, look: str, lines: int
) -> None:
    choices = (Choice("<1>", "a&b"), Choice("2", "2"))
    field = Field("t&g", 'a"s', "b<m", "Vælg >", kind, choices, number=3, lines=lines)
    ruled = "<w:tab/>" + "<w:br/><w:tab/>" * (lines - 1)
    ruled = f'<w:r><w:rPr><w:rStyle w:val="prompt"/><w:sz w:val="27"/></w:rPr>{ruled}</w:r>' if lines else ""
    assert control_xml(field) == (
        '<w:bookmarkStart w:id="3" w:name="b&lt;m"/><w:sdt><w:sdtPr><w:alias w:val="a&#34;s"/><w:tag w:val="t&amp;g"/>'
        f'<w:id w:val="700003"/><w:lock w:val="sdtLocked"/>{properties}</w:sdtPr><w:sdtContent><w:r>{look}'
        f'<w:t xml:space="preserve">Vælg &gt;</w:t></w:r>{ruled}</w:sdtContent></w:sdt><w:bookmarkEnd w:id="3"/>\n'
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
        ("1 – Under kravet", "1"),
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


def test_the_identity_stands_in_the_properties_the_strip_and_every_header(
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
    assert text_of(part(path)).startswith("KandidatK3MedlemM2")
    for header in ("word/header1.xml", "word/header2.xml"):
        assert f"Ark {code}" in text_of(part(path, header))
    assert not {"kandidat", "medlem"} & set(controls(path))


def test_a_sheet_for_nobody_lets_page_one_choose_candidate_and_member(sheet: Path) -> None:
    for tag, letter in (("kandidat", "K"), ("medlem", "M")):
        values = [item.get(f"{W}value") for item in controls(sheet)[tag].iterfind(f".//{W}listItem")]
        assert values == [f"{letter}{number}" for number in range(1, 21)]


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


# A file of a member's sheets for several candidates

CANDIDATES = ("K1", "K2", "K13")
PICTURE_IN_HEADER = ".//{http://schemas.openxmlformats.org/drawingml/2006/main}blip"
EMBEDDED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed"


def members_sheets(guide: Guide, house: House, path: Path, *, is_chair: bool = False) -> Path:
    file = member_file(guide, "M2", CANDIDATES, is_chair=is_chair)
    path.write_bytes(word_file_of_several(file.sheets, house, file.title, file.properties))
    return path


def test_among_others_a_field_is_called_by_its_candidate_and_numbered_on(
    guides: dict[tuple[str, int], Guide],
) -> None:
    guide, assignment = guides["direktoer", 2], Assignment("K13", "M2")
    alone = list(sheet_fields(guide, assignment))
    fields = sheet_fields(guide, assignment, SheetKind(among_others=True), after=40)
    assert [field.tag for field in fields] == [f"K13-{field.tag}" for field in alone]
    assert [field.alias for field in fields] == [f"K13-{field.alias}" for field in alone]
    named = [field.bookmark.replace("sc_", "sc_K13_", 1) for field in alone]
    assert [field.bookmark for field in fields] == named
    assert max(map(len, named)) <= 40
    rows = [f"K13-{field.row}" if field.row else "" for field in alone]
    assert [field.row for field in fields] == rows
    assert {"K13-S6", "K13-B1"} < set(rows)
    assert [field.number for field in fields] == list(range(41, 41 + len(alone)))
    assert fields.last_number == 40 + len(alone)
    assert list(fields.by_code) == [field.tag for field in alone]


@pytest.mark.slow
def test_each_page_of_a_members_file_has_its_own_candidates_code_in_its_header(
    guides: dict[tuple[str, int], Guide], house: House, libreoffice: Convert, tmp_path: Path
) -> None:
    made = {
        (number, is_chair): members_sheets(
            guides["direktoer", number], house, tmp_path / f"{number}{is_chair}.docx", is_chair=is_chair
        )
        for number in (1, 2)
        for is_chair in (False, True)
    }
    pdfs = libreoffice(list(made.values()), "pdf", tmp_path)
    for (number, is_chair), pdf in zip(made, pdfs, strict=True):
        guide, seen = guides["direktoer", number], []
        for page in pages_of(pdf):
            assert "Medlem M2" in page
            [candidate] = re.findall(rf"Ark {guide.id}-(K\d+)-M2\b", page)
            assert set(re.findall(r"\b(?:Kandidat )(K\d+)\b", page)) == {candidate}
            assert set(re.findall(r"\b(K\d+)-[SB]\d", page)) <= {candidate}
            seen += [(candidate, code) for code in re.findall(r"\bK\d+-(S\d+) · spørgsmål", page)]
            seen += [(candidate, "")] if "Svar, der ikke vurderes" in page else []
            seen += [(candidate, "")] if "Individuelle punkter" in page else []
        codes = [question.code for question in guide.content.questions] + [""] * is_chair
        assert seen == [(candidate, code) for candidate in CANDIDATES for code in codes]


@pytest.mark.parametrize("kind", [SheetKind(is_chairs, among_others=True) for is_chairs in (False, True)])
def test_nothing_in_a_members_file_is_called_by_one_name_twice(
    guides: dict[tuple[str, int], Guide], house: House, tmp_path: Path, kind: SheetKind
) -> None:
    for guide in guides.values():
        path = members_sheets(guide, house, tmp_path / "ark.docx", is_chair=kind.is_chairs)
        assert word_faults(path) == []
        found = list(part(path).iter(f"{W}sdt"))
        of_all = [sheet_fields(guide, Assignment(candidate, "M2"), kind) for candidate in CANDIDATES]
        tags = [field.tag for fields in of_all for field in fields]
        assert list(controls(path)) == tags
        assert len(found) == len(set(tags)) == len(tags)
        assert set(bookmarks(path)) == {field.bookmark for fields in of_all for field in fields}


def test_only_the_chairs_file_has_the_answers_on_terms(guide: Guide, house: House, tmp_path: Path) -> None:
    numbers = range(1, len(guide.content.terms) + 1)
    of_chair = {f"{candidate}-V{number}.svar" for candidate in CANDIDATES for number in numbers}
    for is_chair, expected in ((True, of_chair), (False, set())):
        path = members_sheets(guide, house, tmp_path / "ark.docx", is_chair=is_chair)
        assert {tag for tag in controls(path) if re.search(r"\bV\d", tag)} == expected
        assert all((term in text_of(part(path))) == is_chair for term in guide.content.terms)
    assert len(of_chair) == 18


def test_a_members_file_says_whose_it_is_in_its_properties(
    guide: Guide, house: House, tmp_path: Path
) -> None:
    properties = custom_properties(members_sheets(guide, house, tmp_path / "ark.docx"))
    assert properties["interview-kit"] == "scoringsark"
    assert properties["interview-kit.medlem"] == "M2"
    assert properties["interview-kit.kandidater"] == "K1 K2 K13"
    assert properties["interview-kit.guide-hash"] == guide.hash
    assert "interview-kit.kandidat" not in properties


def test_a_logo_in_the_houses_header_is_in_every_section_of_a_members_file(
    guide: Guide, tmp_path: Path
) -> None:
    document = docx.Document(str(HOUSE))
    section = document.sections[0]
    for header in (section.first_page_header, section.header):
        header.paragraphs[0].add_run().add_picture(io.BytesIO(PICTURE))
    document.save(str(tmp_path / "hr.docx"))
    with_logo, problems = load_house(tmp_path / "hr.docx")
    assert with_logo is not None, problems
    made = docx.Document(str(members_sheets(guide, with_logo, tmp_path / "ark.docx")))
    assert len(made.sections) == len(CANDIDATES)
    for candidate, section in zip(CANDIDATES, made.sections, strict=True):
        for header in (section.first_page_header, section.header):
            assert not header.is_linked_to_previous
            assert f"Ark {guide.id}-{candidate}-M2" in text_of(header.part.element)
            [picture] = header.part.element.iterfind(PICTURE_IN_HEADER)
            assert header.part.related_parts[picture.get(EMBEDDED)].blob == PICTURE


@pytest.mark.slow
def test_every_question_of_every_position_round_and_set_stands_on_one_page_of_a_members_file(
    bank: QuestionBank, house: House, libreoffice: Convert, tmp_path: Path
) -> None:
    cases = load_materials(shipped_folder("question_bank"), bank).or_raise().cases
    made: dict[Path, Guide] = {}
    for position in bank.positions.values():
        for number in range(1, len(position.rounds) + 1):
            for name in ("A", "B"):
                recruitment = Recruitment.model_validate({"position": position.id, "set": name})
                case = cases.get(position.id) if number == 2 else None
                guide = plan_guide(bank, recruitment, number, case)
                path = tmp_path / f"{position.id}-{number}{name}.docx"
                made[members_sheets(guide, house, path)] = guide
    assert len(made) == 14
    faults = []
    for pdf, guide in zip(libreoffice(list(made), "pdf", tmp_path), made.values(), strict=True):
        expected = [f"{candidate}-{code}" for candidate in CANDIDATES for code in rated_codes(guide)]
        for at, page in enumerate(pages_of(pdf)):
            code = expected[at] if at < len(expected) else "no further page"
            whole = (f"{code} · ", f"{code} Vurdering", "belæg (kort)", "Rødt flag:")
            if not all(words in page for words in whole):
                faults.append((pdf.stem, at + 1, code))
                break
        else:
            assert len(pages_of(pdf)) == len(expected)
    assert faults == []
