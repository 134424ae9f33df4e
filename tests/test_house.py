"""HR's Word file: what it may change, and what it is told when something is missing."""

import io
import marshal
import re
import sys
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.shared import Pt, Twips

from interview_kit.documents import interview_guide, word_file
from interview_kit.models.guide import Guide
from interview_kit.shipped import shipped_folder
from interview_kit.word.house import load_house
from interview_kit.word.package import HeaderTexts, House
from interview_kit.word.preparing import prepare_house
from interview_kit.word.styles import PARAGRAPH_STYLES
from tests.conftest import ROOT, Convert
from tests.docx_text import W, part, style_of, text_of
from tests.word_lint import word_faults

HOUSE = shipped_folder("templates") / "house.docx"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
# One grey dot.
PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010800000000"
    "3a7e9b550000000a49444154789c6368000000820081cd5a7a630000000049454e44ae426082"
)


def changed(tmp_path: Path, name: str, old: str, new: str) -> Path:
    """The house with one part changed as text."""
    path = tmp_path / "house.docx"
    with zipfile.ZipFile(HOUSE) as before, zipfile.ZipFile(path, "w") as after:
        for info in before.infolist():
            data = before.read(info).decode()
            assert info.filename != name or old in data
            after.writestr(info.filename, data.replace(old, new) if info.filename == name else data)
    return path


def codes(path: Path) -> list[str]:
    return [problem.code for problem in load_house(path)[1]]


def made(path: Path, guide: Guide, folder: Path) -> Path:
    house, problems = load_house(path)
    assert house is not None, problems
    result = folder / "made.docx"
    result.write_bytes(word_file(interview_guide(guide), house))
    return result


@pytest.fixture
def guide(guides: dict[tuple[str, int], Guide]) -> Guide:
    return guides["direktoer", 1]


def test_a_change_of_font_margin_and_letterhead_is_in_the_next_build(tmp_path: Path, guide: Guide) -> None:
    document = docx.Document(str(HOUSE))
    document.styles["Normal"].font.name = "Georgia"
    document.styles["Spørgsmål"].font.size = Pt(24)
    document.sections[0].left_margin = Twips(1701)
    document.sections[0].first_page_header.paragraphs[0].text = "Eksempelby Kommune, HR"
    document.save(str(tmp_path / "hr.docx"))
    result = docx.Document(str(made(tmp_path / "hr.docx", guide, tmp_path)))
    assert result.styles["Normal"].font.name == "Georgia"
    assert result.styles["Spørgsmål"].font.size == Pt(24)
    assert result.sections[0].left_margin == Twips(1701)
    assert result.sections[0].first_page_header.paragraphs[0].text == "Eksempelby Kommune, HR"


@pytest.mark.slow
def test_a_house_that_libreoffice_has_saved_works_too(
    tmp_path: Path, guide: Guide, libreoffice: Convert
) -> None:
    [saved] = libreoffice([HOUSE], "docx", tmp_path / "gemt")
    result = made(saved, guide, tmp_path)
    assert word_faults(result) == []
    targets = [node.get("Target") for node in part(result, "_rels/.rels")]
    assert len(targets) == len(set(targets))
    names = {p.style.name for p in docx.Document(str(result)).paragraphs if p.style}
    assert {"Title", "Heading 1", "Adfærd", "Opfølgning"} <= names


def test_danish_style_ids_do_no_harm(tmp_path: Path, guide: Guide) -> None:
    danish = {"Heading1": "Overskrift1", "Heading2": "Overskrift2", "Title": "Titel", "Header": "Sidehoved"}
    path = tmp_path / "dansk.docx"
    with zipfile.ZipFile(HOUSE) as before, zipfile.ZipFile(path, "w") as after:
        for info in before.infolist():
            text = before.read(info).decode()
            for english, word in danish.items():
                text = text.replace(f'w:styleId="{english}"', f'w:styleId="{word}"')
                text = re.sub(rf'(w:(?:pStyle|basedOn|next) w:val)="{english}"', rf'\1="{word}"', text)
            after.writestr(info.filename, text)
    result = docx.Document(str(made(path, guide, tmp_path)))
    styles = {paragraph.style.name for paragraph in result.paragraphs if paragraph.style}
    assert {"Title", "Heading 1", "Heading 2", "Manuskript"} <= styles
    cell = result.sections[0].header.tables[0].cell(0, 0)
    assert cell.paragraphs[0].style.name == "Header"


def test_a_house_style_with_one_of_our_ids_gives_way(tmp_path: Path, guide: Guide) -> None:
    own = '<w:style w:type="paragraph" w:customStyle="1" w:styleId="h1"><w:name w:val="Brevhoved"/></w:style></w:styles>'
    result = made(changed(tmp_path, "word/styles.xml", "</w:styles>", own), guide, tmp_path)
    ids = [style.get(f"{W}styleId") for style in part(result, "word/styles.xml").iter(f"{W}style")]
    assert len(ids) == len(set(ids))
    names = {p.style.name for p in docx.Document(str(result)).paragraphs if p.style}
    assert "Heading 1" in names
    assert "Brevhoved" not in names


def test_the_body_is_found_whatever_word_calls_its_part(tmp_path: Path, guide: Guide) -> None:
    path = tmp_path / "andet.docx"
    with zipfile.ZipFile(HOUSE) as before, zipfile.ZipFile(path, "w") as after:
        for info in before.infolist():
            name = info.filename.replace("document.xml", "document2.xml")
            after.writestr(name, before.read(info).replace(b"word/document.xml", b"word/document2.xml"))
    result = made(path, guide, tmp_path)
    assert text_of(next(part(result, "word/document2.xml").iter(f"{W}p"))) == "Interviewguide"


def test_a_slot_that_word_has_split_over_runs_is_found(tmp_path: Path, guide: Guide) -> None:
    split = "{{ doc</w:t></w:r><w:r><w:t>ument</w:t></w:r><w:r><w:t> }}"
    result = made(changed(tmp_path, "word/header1.xml", "{{ document }}", split), guide, tmp_path)
    assert text_of(part(result, "word/header1.xml")).startswith("Interviewguide · Direktør · 1. samtale")


def test_text_round_the_body_stays(tmp_path: Path, guide: Guide) -> None:
    own = "<w:body><w:p><w:r><w:t>Vores forord</w:t></w:r></w:p>"
    result = made(changed(tmp_path, "word/document.xml", "<w:body>", own), guide, tmp_path)
    paragraphs = [text_of(p) for p in part(result).iter(f"{W}p")]
    assert paragraphs[:2] == ["Vores forord", "Interviewguide"]


def parts_of(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def test_a_part_that_nothing_relates_to_is_in_no_document(tmp_path: Path, guide: Guide) -> None:
    (tmp_path / "hr.docx").write_bytes(HOUSE.read_bytes())
    with zipfile.ZipFile(tmp_path / "hr.docx", "a") as package:
        package.writestr("word/gemt.xml", "<a/>")
        package.writestr("word/makro.bin", "x")
    assert set(parts_of(made(tmp_path / "hr.docx", guide, tmp_path))) == {
        *parts_of(HOUSE),
        "docProps/core.xml",
        "docProps/custom.xml",
    }


def test_a_picture_and_a_link_in_the_header_are_in_the_next_build(tmp_path: Path, guide: Guide) -> None:
    document = docx.Document(str(HOUSE))
    header = document.sections[0].first_page_header
    header.paragraphs[0].add_run().add_picture(io.BytesIO(PICTURE))
    header.part.relate_to("https://eksempel.dk/", f"{RELATIONS}/hyperlink", is_external=True)
    document.save(str(tmp_path / "hr.docx"))
    parts = parts_of(made(tmp_path / "hr.docx", guide, tmp_path))
    assert PICTURE in parts.values()
    assert any(b"https://eksempel.dk/" in data for data in parts.values())


def test_styles_are_renamed_in_footnotes_too(tmp_path: Path, guide: Guide) -> None:
    notes = (
        '<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:footnote>'
        '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr></w:p></w:footnote></w:footnotes>'
    )
    document = docx.Document(str(HOUSE))
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    part = Part(PackURI("/word/footnotes.xml"), kind, notes.encode(), document.part.package)
    document.part.relate_to(part, f"{RELATIONS}/footnotes")
    document.save(str(tmp_path / "hr.docx"))
    parts = parts_of(made(tmp_path / "hr.docx", guide, tmp_path))
    assert b'<w:pStyle w:val="h1"/>' in parts["word/footnotes.xml"]


@pytest.mark.parametrize(
    "reference", ["pStyle", "rStyle", "tblStyle", "basedOn", "next", "link", "styleLink", "numStyleLink"]
)
def test_a_style_is_renamed_wherever_it_is_named(tmp_path: Path, guide: Guide, reference: str) -> None:
    name = f'<w:{reference} w:val="Heading1"/>'
    path = changed(tmp_path, "word/numbering.xml", "</w:numbering>", f"{name}</w:numbering>")
    numbering = part(made(path, guide, tmp_path), "word/numbering.xml")
    assert numbering[-1].get(f"{W}val") == "h1"


def test_a_document_has_one_title_and_one_set_of_properties(tmp_path: Path, guide: Guide) -> None:
    document = docx.Document(str(HOUSE))
    document.core_properties.title = "HR's egen"
    other = Part(PackURI("/andet/egne.xml"), "application/xml", b"<a/>", document.part.package)
    document.part.package.relate_to(other, f"{RELATIONS}/custom-properties")
    document.save(str(tmp_path / "hr.docx"))
    result = made(tmp_path / "hr.docx", guide, tmp_path)
    targets = [str(node.get("Target")) for node in part(result, "_rels/.rels")]
    assert sorted(targets) == ["docProps/core.xml", "docProps/custom.xml", "word/document.xml"]
    assert docx.Document(str(result)).core_properties.title == "Interviewguide · Direktør · 1. samtale"
    types = [str(node.get("PartName")) for node in part(result, "[Content_Types].xml")]
    assert types.count("/docProps/core.xml") == types.count("/docProps/custom.xml") == 1


def test_a_document_that_uses_the_properties_part_itself_has_it_once(tmp_path: Path, guide: Guide) -> None:
    document = docx.Document(str(HOUSE))
    document.core_properties.title = "HR's egen"
    core = document.part.package.part_related_by(RELATIONSHIP_TYPE.CORE_PROPERTIES)
    document.part.relate_to(core, f"{RELATIONS}/andet")
    document.save(str(tmp_path / "hr.docx"))
    with zipfile.ZipFile(made(tmp_path / "hr.docx", guide, tmp_path)) as package:
        assert package.namelist().count("docProps/core.xml") == 1


def test_the_namespaces_of_controls_are_declared_and_may_be_ignored(tmp_path: Path, guide: Guide) -> None:
    mark = 'xmlns:x="urn:x" mc:Ignorable="x" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    root = part(made(changed(tmp_path, "word/document.xml", "xmlns:w=", mark + "xmlns:w="), guide, tmp_path))
    assert root.nsmap["w14"] == "http://schemas.microsoft.com/office/word/2010/wordml"
    assert root.get("{http://schemas.openxmlformats.org/markup-compatibility/2006}Ignorable") == "w14 x"


def test_a_prepared_house_is_plain_data(house: House) -> None:
    values: Any = tuple(house._replace(slotted=dict(house.slotted)))
    plain = marshal.dumps(values)
    assert House(*marshal.loads(plain)) == house  # noqa: S302 - our own bytes


def test_the_manual_and_the_problem_name_the_fields_that_a_header_may_use(tmp_path: Path) -> None:
    manual = (ROOT / "docs" / "skabelon.md").read_text("utf-8")
    assert tuple(re.findall(r"^\| `\{\{ (\w+) \}\}` \|", manual, re.MULTILINE)) == HeaderTexts._fields
    [problem] = load_house(changed(tmp_path, "word/header1.xml", "{{ code }}", "{{ kode }}"))[1]
    slots = "{{ document }}, {{ code }}, {{ organisation }} og {{ footer }}"
    assert problem.hint == f"I sidehoved og sidefod kan I bruge {slots}."
    assert "{{ kode }}" in problem.message


def test_a_long_name_of_a_field_is_shown_in_part(tmp_path: Path) -> None:
    path = changed(tmp_path, "word/header1.xml", "{{ code }}", "{{ " + "a" * 200 + " }}")
    assert f"{{{{ {'a' * 80} }}}}" in load_house(path)[1][0].message


@pytest.mark.parametrize(
    "split",
    [
        "{{ doc</w:t></w:r><w:r><w:t>ument }}",
        "{</w:t></w:r><w:r><w:t>{ document }}",
        "{{ document }</w:t></w:r><w:r><w:t>}",
        "{</w:t></w:r><w:r><w:t>{ document }</w:t></w:r><w:r><w:t>}",
        "{{</w:t><w:t>document</w:t></w:r><w:r><w:t>}}",
        "{{ document }}</w:t></w:r><w:r><w:tab/></w:r><w:r><w:t>",
    ],
)
def test_a_slot_is_filled_however_word_splits_it(tmp_path: Path, guide: Guide, split: str) -> None:
    result = made(changed(tmp_path, "word/header1.xml", "{{ document }}", split), guide, tmp_path)
    assert text_of(part(result, "word/header1.xml")).startswith("Interviewguide · Direktør · 1. samtale")


@pytest.mark.parametrize("text", ["Eksempelby", "{{ document }}"])
def test_runs_that_hold_no_split_slot_keep_their_looks(tmp_path: Path, guide: Guide, text: str) -> None:
    bold = f"{text}</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>Kommune"
    result = made(changed(tmp_path, "word/header1.xml", "{{ document }}", bold), guide, tmp_path)
    runs = [text_of(run) for run in part(result, "word/header1.xml").iter(f"{W}r")]
    assert runs[:2] == [text.replace("{{ document }}", "Interviewguide · Direktør · 1. samtale"), "Kommune"]


def test_a_style_that_the_shipped_house_lacks_too_is_named_with_its_kind(tmp_path: Path) -> None:
    data = changed(tmp_path, "word/styles.xml", 'w:name w:val="', 'w:name w:val="x').read_bytes()
    house, problems = prepare_house(data, "a.docx", data)
    assert house is None
    assert {
        "Husets skabelon mangler typografien «Adfærd» (afsnit).",
        "Husets skabelon mangler typografien «Overskrift 1» (afsnit).",
        "Husets skabelon mangler typografien «Dæmpet» (tegn).",
        "Husets skabelon mangler typografien «Ramme» (tabel).",
    } <= {problem.message for problem in problems}


@pytest.mark.parametrize(
    "between", ["<w:tab/>", "<w:br/>", '<w:fldChar w:fldCharType="end"/>', "<w:drawing/>"]
)
def test_texts_on_either_side_of_a_tab_a_field_or_a_picture_are_not_joined(
    tmp_path: Path, guide: Guide, between: str
) -> None:
    split = f"{{{{ doc</w:t></w:r><w:r><w:t>ument }}}}</w:t></w:r><w:r>{between}</w:r><w:r><w:t>efter"
    result = made(changed(tmp_path, "word/header1.xml", "{{ document }}", split), guide, tmp_path)
    texts = [text.text or "" for text in part(result, "word/header1.xml").iter(f"{W}t")]
    assert texts[:3] == ["Interviewguide · Direktør · 1. samtale", "", "efter"]


@pytest.mark.parametrize(
    ("name", "old", "new", "code"),
    [
        ("word/document.xml", "{{ body }}", "indhold", "house-body-missing"),
        ("word/document.xml", "<w:body>", "<w:body><w:p><w:r><w:t>{{ body }}</w:t></w:r></w:p>", "house-body-twice"),
        ("word/header1.xml", "{{ code }}", "{{ kode }}", "house-slot-unknown"),
        ("word/header1.xml", "<w:hdr ", '<!DOCTYPE x [<!ENTITY a "b">]><w:hdr ', "house-unsafe"),
        ("word/document.xml", "</w:body>", "", "house-unreadable"),
        ("_rels/.rels", "word/document.xml", "word/borte.xml", "house-unreadable"),
        ("word/_rels/document.xml.rels", "styles.xml", "numbering.xml", "house-unreadable"),
        ("word/header1.xml", "w:hdr", "w:ftr", "house-unreadable"),
        ("word/document.xml", "{{ body }}", "{{ body }} {{ body }}", "house-body-twice"),
        ("word/footer1.xml", "{{ footer }}", "{{ body }}", "house-body-misplaced"),
    ],
)  # fmt: skip
def test_what_a_house_lacks_is_told_in_words_hr_can_act_on(
    tmp_path: Path, name: str, old: str, new: str, code: str
) -> None:
    path = changed(tmp_path, name, old, new)
    assert codes(path) == [code]
    assert load_house(path)[1][0].hint
    assert load_house(path)[0] is None


def test_a_file_that_is_no_word_document_is_refused(tmp_path: Path) -> None:
    for name, data in {"a.docx": b"", "b.docx": b"%PDF-1.7", "c.docx": HOUSE.read_bytes()[:2000]}.items():
        (tmp_path / name).write_bytes(data)
        assert codes(tmp_path / name) == ["house-unreadable"]
    assert codes(tmp_path / "borte.docx") == ["file-missing"]
    (tmp_path / "mappe.docx").mkdir()
    assert codes(tmp_path / "mappe.docx") == ["file-unreadable"]


def test_every_reason_names_the_file(tmp_path: Path) -> None:
    without_body = changed(tmp_path, "word/document.xml", "{{ body }}", "indhold")
    (tmp_path / "tom.docx").write_bytes(b"")
    for path in (without_body, tmp_path / "tom.docx", tmp_path / "borte.docx"):
        assert {problem.file for problem in load_house(path)[1]} == {str(path)}


def test_a_house_that_unpacks_to_too_much_is_refused(tmp_path: Path) -> None:
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b" " * 60_000_000)
    (tmp_path / "bombe.docx").write_bytes(bomb.getvalue())
    assert codes(tmp_path / "bombe.docx") == ["house-too-large"]


def test_the_shipped_house_uses_every_style_of_the_contract(shipped_documents: dict[str, Path]) -> None:
    used = {style_of(p) for path in shipped_documents.values() for p in part(path).iter(f"{W}p")}
    assert used == set(PARAGRAPH_STYLES) - {"header", "footer"}


def test_a_house_from_the_cache_is_the_same_and_python_docx_is_not_needed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("INTERVIEW_KIT_CACHE", str(tmp_path / "cache"))
    first = load_house(HOUSE)
    monkeypatch.setitem(sys.modules, "interview_kit.word.preparing", None)
    assert load_house(HOUSE) == first
    changed_house = changed(tmp_path, "word/header1.xml", "{{ document }}", "{{ document }}!")
    with pytest.raises(ImportError):
        load_house(changed_house)
