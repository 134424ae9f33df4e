"""Houses as offices have them: templates, macros, locks, text boxes, own numbers, properties and margins."""

import re
import zipfile
from collections.abc import Mapping
from pathlib import Path

import docx
import pytest
from docx.shared import Cm
from lxml import etree

from interview_kit.documents import interview_guide, scoring_sheet, word_file
from interview_kit.documents.scoring_sheet import member_file
from interview_kit.documents.view import word_file_of_several
from interview_kit.models.guide import Guide
from interview_kit.word.house import load_house
from interview_kit.word.package import House
from interview_kit.workplace.checking import check_path
from tests.docx_text import W, part, text_of
from tests.test_house import HOUSE, PICTURE, RELATIONS, codes
from tests.word_lint import word_faults

MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
BODY = '<w:p><w:r><w:t xml:space="preserve">{{ body }}</w:t></w:r></w:p>'
HEADER_START = '<w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>'
NAMESPACES = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)

Changes = Mapping[str, tuple[str, str]]


def parts_of(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def house_with(
    folder: Path, changes: Changes, added: Mapping[str, bytes | str] = {}, name: str = "house.docx"
) -> Path:
    """The shipped house with texts of its parts replaced (part → old, new) and parts added."""
    parts: dict[str, bytes | str] = dict(parts_of(HOUSE))
    for changed_part, (old, new) in changes.items():
        text = str(parts[changed_part], "utf-8")  # type: ignore[arg-type]
        assert old in text
        parts[changed_part] = text.replace(old, new, 1)
    with zipfile.ZipFile(folder / name, "w") as package:
        for part_name, data in {**parts, **added}.items():
            package.writestr(part_name, data)
    return folder / name


def loaded(path: Path) -> House:
    house, problems = load_house(path)
    assert house is not None, problems
    return house


def built(path: Path, guide: Guide, folder: Path) -> tuple[Path, Path]:
    """Guide and sheet in this house, which python-docx opens and in which nothing is wrong.

    Nor in a file of a member's sheets for three candidates.
    """
    house = loaded(path)
    made = (folder / "guide.docx", folder / "ark.docx")
    for target, view in zip(made, (interview_guide(guide), scoring_sheet(guide)), strict=True):
        target.write_bytes(word_file(view, house))
    several, file = folder / "flere.docx", member_file(guide, "M2", ("K1", "K2", "K3"), is_chair=True)
    several.write_bytes(word_file_of_several(file.sheets, house, file.title, file.properties))
    for target in (*made, several):
        docx.Document(str(target))
        assert [fault for fault in word_faults(target) if "an empty paragraph" not in fault] == []
    return made


def in_header(xml: str) -> Changes:
    return {"word/header1.xml": ("<w:tbl>", f"{HEADER_START}{xml}</w:p><w:tbl>")}


def in_document(xml: str) -> Changes:
    return {"word/document.xml": ("<w:body>", f"<w:body>{xml}")}


def in_settings(xml: str) -> Changes:
    return {"word/settings.xml": ("<w:defaultTabStop", f"{xml}<w:defaultTabStop")}


def relations(kind: str, target: str, *, external: bool = False) -> str:
    mode = ' TargetMode="External"' if external else ""
    return (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rIdX" Type="{kind}" Target="{target}"{mode}/></Relationships>'
    )


@pytest.fixture
def guide(guides: dict[tuple[str, int], Guide]) -> Guide:
    return guides["direktoer", 1]


# What the file says of itself, and what it carries


@pytest.mark.parametrize(
    ("ending", "content_type"),
    [
        ("dotx", "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"),
        ("docm", "application/vnd.ms-word.document.macroEnabled.main+xml"),
        ("dotm", "application/vnd.ms-word.template.macroEnabledTemplate.main+xml"),
        ("DOTX", "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"),
    ],
)
def test_a_template_or_a_file_with_macros_gives_plain_documents(
    tmp_path: Path, guide: Guide, ending: str, content_type: str
) -> None:
    macros = "http://schemas.microsoft.com/office/2006/relationships/vbaProject"
    changes = {
        "[Content_Types].xml": (MAIN, content_type),
        "word/_rels/document.xml.rels": (
            "</Rel", f'<Relationship Id="rIdM" Type="{macros}" Target="vbaProject.bin"/></Rel',
        ),
    }  # fmt: skip
    path = house_with(tmp_path, changes, {"word/vbaProject.bin": b"makro"}, f"skabelon.{ending}")
    [problem] = check_path(path)
    assert (problem.code, problem.level) == ("house-left-out", "advice")
    assert "makroer" in problem.message
    for document in built(path, guide, tmp_path):
        parts = parts_of(document)
        assert MAIN.encode() in parts["[Content_Types].xml"]
        assert not any(b"makro" in data or b"vbaProject" in data for data in parts.values())


@pytest.mark.parametrize("ending", ["doc", "odt", "rtf", "dot"])
def test_a_file_of_another_kind_is_checked_as_a_house_and_refused(tmp_path: Path, ending: str) -> None:
    (tmp_path / f"a.{ending}").write_bytes(b"\xd0\xcf\x11\xe0")
    assert [problem.code for problem in check_path(tmp_path / f"a.{ending}")] == ["house-unreadable"]


OLE = '<w:r><w:object><v:shape id="a"/><o:OLEObject Type="Embed" r:id="rIdX"/></w:object></w:r>'
CONTROL = '<w:r><w:object><v:shape id="a"/><w:control r:id="rIdX" w:name="K"/></w:object></w:r>'
LINKED = '<w:r><w:pict><v:shape id="a"><v:imagedata r:id="rIdX"/></v:shape></w:pict></w:r>'
DRAWN = '<w:r><w:drawing><a:blip r:link="rIdX"/></w:drawing></w:r>'


@pytest.mark.parametrize(
    ("xml", "kind", "external", "what"),
    [
        (OLE, "oleObject", False, "indlejrede filer"),
        (OLE, "package", False, "indlejrede filer"),
        (CONTROL, "control", False, "ActiveX-felter"),
        (LINKED, "image", True, "linkede billeder"),
        (DRAWN, "image", True, "linkede billeder"),
        (DRAWN, "video", True, "lyd og video"),
    ],
)
def test_what_a_document_may_not_hold_is_left_out_and_named(
    tmp_path: Path, guide: Guide, xml: str, kind: str, what: str, *, external: bool
) -> None:
    header = parts_of(HOUSE)["word/header1.xml"].decode().replace("<w:hdr ", f"<w:hdr {NAMESPACES} ")
    header = header.replace("<w:tbl>", f"{HEADER_START}{xml}</w:p><w:tbl>")
    added: dict[str, bytes | str] = {
        "word/header1.xml": header,
        "word/_rels/header1.xml.rels": relations(f"{RELATIONS}/{kind}", "smuglet.bin", external=external),
        "word/smuglet.bin": b"smuglet indhold",
    }
    path = house_with(tmp_path, {}, added)
    [problem] = load_house(path)[1]
    assert (problem.code, problem.level) == ("house-content-left-out", "warning")
    assert what in problem.message
    for document in built(path, guide, tmp_path):
        parts = parts_of(document)
        assert not any(b"smuglet" in data or b"rIdX" in data for data in parts.values())
        assert b"<w:object" not in parts["word/header1.xml"]


@pytest.mark.parametrize(
    ("setting", "kind", "what"),
    [
        ('<w:attachedTemplate r:id="rIdX"/>', "attachedTemplate", "en vedhæftet skabelon"),
        ('<w:mailMerge><w:dataSource r:id="rIdX"/></w:mailMerge>', "mailMergeSource", "brevfletning"),
        ('<w:saveThroughXslt r:id="rIdX"/>', "transform", ""),
    ],
)
def test_no_path_of_the_office_goes_into_a_document(
    tmp_path: Path, guide: Guide, setting: str, kind: str, what: str
) -> None:
    target = relations(f"{RELATIONS}/{kind}", r"file:///\\server\hr.dotm", external=True)
    path = house_with(tmp_path, in_settings(setting), {"word/_rels/settings.xml.rels": target})
    assert [what in problem.message for problem in load_house(path)[1]] == [True] * bool(what)
    for document in built(path, guide, tmp_path):
        assert not any(b"server" in data for data in parts_of(document).values())


@pytest.mark.parametrize("missing", ["NULL", "../media/borte.png", "media/image1.png"])
def test_a_picture_that_is_not_in_the_file_is_left_out(tmp_path: Path, guide: Guide, missing: str) -> None:
    header = parts_of(HOUSE)["word/header1.xml"].decode().replace("<w:hdr ", f"<w:hdr {NAMESPACES} ")
    header = header.replace("<w:tbl>", f"{HEADER_START}{LINKED}</w:p><w:tbl>")
    rels = relations(f"{RELATIONS}/image", missing)
    path = house_with(tmp_path, {}, {"word/header1.xml": header, "word/_rels/header1.xml.rels": rels})
    for document in built(path, guide, tmp_path):
        assert b"rIdX" not in parts_of(document)["word/header1.xml"]


# Where the body stands

CELL = (
    '<w:tbl><w:tblPr><w:tblW w:w="9638" w:type="dxa"/></w:tblPr><w:tblGrid><w:gridCol w:w="9638"/></w:tblGrid>'
    '<w:tr><w:tc><w:tcPr><w:tcW w:w="9638" w:type="dxa"/></w:tcPr>{}</w:tc></w:tr></w:tbl><w:p/>'
)
CONTROLLED = "<w:sdt><w:sdtPr>{}</w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
BOX = "<w:p><w:r><w:pict><v:shape {}><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"


@pytest.mark.parametrize(
    ("xml", "place"),
    [
        (CELL.format(BODY), "en tabel"),
        (CELL.format(CELL.format(BODY)), "en tabel"),
        (CONTROLLED.format("", CELL.format(BODY)), "en tabel"),
        (CELL.format(CONTROLLED.format("", BODY)), "en tabel"),
        (BOX.format(NAMESPACES, BODY), "et tekstfelt"),
        (CELL.format(BOX.format(NAMESPACES, BODY)), "et tekstfelt"),
    ],
)
def test_a_body_where_no_document_can_stand_is_refused_in_one_sentence(
    tmp_path: Path, xml: str, place: str
) -> None:
    [problem] = load_house(house_with(tmp_path, {"word/document.xml": (BODY, xml)}))[1]
    assert problem.code == "house-body-misplaced"
    assert f"i {place}," in problem.message


@pytest.mark.parametrize(
    ("name", "place"), [("header1", "et sidehoved"), ("header2", "et sidehoved"), ("footer1", "en sidefod")]
)
def test_a_body_in_a_header_or_a_footer_is_refused_in_one_sentence(
    tmp_path: Path, name: str, place: str
) -> None:
    root = "hdr" if name.startswith("header") else "ftr"
    changes = {
        f"word/{name}.xml": (f"</w:{root}>", f"{BODY}</w:{root}>"),
        "word/document.xml": (BODY, "<w:p/>"),
    }
    [problem] = load_house(house_with(tmp_path, changes))[1]
    assert problem.code == "house-body-misplaced"
    assert f"i {place}," in problem.message


def with_note(folder: Path, kind: str, content: str) -> Path:
    """The house with a footnote or an endnote."""
    notes = (
        f'<w:{kind}s xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        f'<w:{kind} w:id="2">{content}</w:{kind}></w:{kind}s>'
    )
    rels = f'<Relationship Id="rIdN" Type="{RELATIONS}/{kind}s" Target="{kind}s.xml"/></Rel'
    changes = {
        **in_document(f'<w:p><w:r><w:{kind}Reference w:id="2"/></w:r></w:p>'),
        "word/_rels/document.xml.rels": ("</Rel", rels),
    }
    return house_with(folder, changes, {f"word/{kind}s.xml": notes})


@pytest.mark.parametrize(("kind", "place"), [("footnote", "en fodnote"), ("endnote", "en slutnote")])
def test_notes_may_hold_fields_but_not_the_body(tmp_path: Path, guide: Guide, kind: str, place: str) -> None:
    [problem] = load_house(with_note(tmp_path, kind, BODY))[1]
    assert problem.code == "house-body-misplaced"
    assert f"i {place}," in problem.message
    path = with_note(tmp_path, kind, "<w:p><w:r><w:t>{{ co</w:t></w:r><w:r><w:t>de }}</w:t></w:r></w:p>")
    document, _ = built(path, guide, tmp_path)
    assert text_of(part(document, f"word/{kind}s.xml")) == "Fortroligt"


@pytest.mark.parametrize(
    ("xml", "kind", "what"),
    [
        ('<w:altChunk r:id="rIdX"/>', "aFChunk", "indsatte filer"),
        ('<w:p><w:subDoc r:id="rIdX"/></w:p>', "subDocument", "underdokumenter"),
    ],
)
def test_a_file_inside_the_house_is_left_out(
    tmp_path: Path, guide: Guide, xml: str, kind: str, what: str
) -> None:
    rels = f'<Relationship Id="rIdX" Type="{RELATIONS}/{kind}" Target="andet.docx"/></Rel'
    changes = {**in_document(xml), "word/_rels/document.xml.rels": ("</Rel", rels)}
    path = house_with(tmp_path, changes, {"word/andet.docx": b"smuglet"})
    assert [what in problem.message for problem in load_house(path)[1]] == [True]
    for document in built(path, guide, tmp_path):
        assert not any(b"smuglet" in data or b"rIdX" in data for data in parts_of(document).values())


@pytest.mark.parametrize(
    "xml",
    [
        CONTROLLED.format("<w:text/>", BODY),
        CONTROLLED.format('<w:lock w:val="sdtContentLocked"/>', BODY),
        CONTROLLED.format("", CONTROLLED.format("", BODY)),
        f"<w:p>{CONTROLLED.format('', '<w:r><w:t>{{ body }}</w:t></w:r>')}</w:p>",
        f'<w:customXml w:element="a">{BODY}</w:customXml>',
    ],
)
def test_a_control_round_the_body_gives_way(tmp_path: Path, guide: Guide, xml: str) -> None:
    for document in built(house_with(tmp_path, {"word/document.xml": (BODY, xml)}), guide, tmp_path):
        root = part(document)
        first = next(root.iter(f"{W}p", f"{W}tbl"))
        assert first.getparent().tag == f"{W}body"  # type: ignore[union-attr]
        assert "body" not in text_of(root)


SECTION = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1" w:right="1134" w:bottom="1" w:left="1134" w:header="1" w:footer="1" w:gutter="0"/></w:sectPr>'


def test_a_body_that_ends_a_section_leaves_the_section(tmp_path: Path, guide: Guide) -> None:
    xml = f"<w:p><w:pPr>{SECTION}</w:pPr><w:r><w:t>{{{{ body }}}}</w:t></w:r></w:p><w:p/>"
    for document in built(house_with(tmp_path, {"word/document.xml": (BODY, xml)}), guide, tmp_path):
        assert len(docx.Document(str(document)).sections) == 2


def test_a_picture_that_hangs_on_the_body_stays(tmp_path: Path, guide: Guide) -> None:
    document = docx.Document(str(HOUSE))
    (tmp_path / "a.png").write_bytes(PICTURE)
    document.paragraphs[0].add_run().add_picture(str(tmp_path / "a.png"))
    document.save(str(tmp_path / "house.docx"))
    for made in built(tmp_path / "house.docx", guide, tmp_path):
        assert len(docx.Document(str(made)).inline_shapes) == 1
        assert "{{" not in text_of(part(made))


def test_a_table_after_the_body_does_not_run_into_ours(tmp_path: Path, guide: Guide) -> None:
    own = CELL.format("<w:p/>")
    for document in built(house_with(tmp_path, {"word/document.xml": (BODY, BODY + own)}), guide, tmp_path):
        assert b"</w:tbl><w:tbl>" not in parts_of(document)["word/document.xml"]


# Slots in text boxes, and split ones


def box_twice(inner: str) -> str:
    """A text box as Word saves it, with the words round it."""
    drawing = f"<wps:txbx><w:txbxContent>{inner}</w:txbxContent></wps:txbx>"
    fallback = f"<v:textbox><w:txbxContent>{inner}</w:txbxContent></v:textbox>"
    return (
        '<w:r><w:t xml:space="preserve">Sag: </w:t></w:r>'
        f"<w:r><mc:AlternateContent {NAMESPACES}><mc:Choice Requires=\"wps\"><w:drawing>{drawing}</w:drawing>"
        f"</mc:Choice><mc:Fallback><w:pict>{fallback}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
        '<w:r><w:t xml:space="preserve"> efter</w:t></w:r>'
    )  # fmt: skip


@pytest.mark.parametrize(
    "inner",
    [
        "<w:r><w:t>Felt: {{ organisation }} slut</w:t></w:r>",
        "<w:r><w:t>Felt: {{ orga</w:t></w:r><w:proofErr/><w:r><w:t>nisation</w:t></w:r><w:proofErr/><w:r><w:t> }} slut</w:t></w:r>",
        "<w:r><w:t>Felt: {</w:t></w:r><w:smartTag><w:r><w:t>{ organisation }</w:t></w:r></w:smartTag><w:r><w:t>} slut</w:t></w:r>",
        '<w:r><w:t>Felt: {{ organisation</w:t></w:r><w:bookmarkStart w:id="3" w:name="_GoBack"/><w:r><w:lastRenderedPageBreak/><w:t> }} slut</w:t></w:r>',
    ],
)
def test_each_text_box_keeps_its_own_text_once(tmp_path: Path, guide: Guide, inner: str) -> None:
    content = guide.content.model_copy(update={"organisation": "Eksempelby Kommune"})
    path = house_with(tmp_path, in_header(box_twice(f"<w:p>{inner}</w:p>")))
    document, _ = built(path, guide.model_copy(update={"content": content}), tmp_path)
    header = part(document, "word/header1.xml")
    boxes = [text_of(box) for box in header.iter(f"{W}txbxContent")]
    assert boxes == ["Felt: Eksempelby Kommune slut"] * 2
    texts = [text.text for text in header[0].iterfind(f"{W}r/{W}t")]
    assert texts == ["Sag: ", " efter"]


@pytest.mark.parametrize(
    "between",
    [
        "<w:sym/>",
        "<w:noBreakHyphen/>",
        "<w:ptab/>",
        "<w:cr/>",
        '<w:footnoteReference w:id="1"/>',
        "<w:pgNum/>",
    ],
)
def test_what_is_not_text_stays_where_it_is(tmp_path: Path, guide: Guide, between: str) -> None:
    xml = f"<w:r><w:t>før {{{{ co</w:t></w:r><w:r><w:t>de }}}}</w:t>{between}<w:t>efter</w:t></w:r>"
    document, _ = built(house_with(tmp_path, in_header(xml)), guide, tmp_path)
    tags = [etree.QName(node).localname for run in part(document, "word/header1.xml")[0] for node in run]
    name = re.sub(r"<w:(\w+).*", r"\1", between)
    assert tags[-4:] == ["t", "t", name, "t"]
    assert text_of(part(document, "word/header1.xml")[0]).replace("\t", "").startswith("før Fortroligt")


def test_only_the_runs_of_a_split_slot_change(tmp_path: Path, guide: Guide) -> None:
    xml = "<w:r><w:t>A </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>B {{ co</w:t></w:r><w:r><w:t>de }} C</w:t></w:r>"
    document, _ = built(house_with(tmp_path, in_header(xml)), guide, tmp_path)
    runs = [text_of(run) for run in part(document, "word/header1.xml")[0].iter(f"{W}r")]
    assert runs == ["A ", "B Fortroligt", " C"]


# Numbers and names of the house


def ids(document: Path) -> list[str]:
    return [node.get(f"{W}id", "") for node in part(document).iter(f"{W}bookmarkStart", f"{W}permStart")]


def numbers_of_controls(document: Path) -> list[str]:
    return [node.get(f"{W}val", "") for node in part(document).iterfind(f".//{W}sdtPr/{W}id")]


@pytest.fixture
def plain(guide: Guide, house: House, tmp_path: Path) -> Path:
    """The sheet in the shipped house: it has no numbers but ours."""
    path = tmp_path / "uden.docx"
    path.write_bytes(word_file(scoring_sheet(guide), house))
    return path


@pytest.mark.parametrize("number", [0, 1, 7, 41, 900, 2_000_000_000])
def test_bookmarks_of_the_house_keep_their_numbers(
    tmp_path: Path, guide: Guide, plain: Path, number: int
) -> None:
    own = f'<w:p><w:bookmarkStart w:id="{number}" w:name="Sagsnummer"/><w:bookmarkEnd w:id="{number}"/></w:p>'
    _, sheet = built(house_with(tmp_path, in_document(own)), guide, tmp_path)
    found = ids(sheet)
    assert found[0] == str(number)
    assert len(found) == len(set(found)) == 1 + len(ids(plain)) > 30


@pytest.mark.parametrize("number", [700_001, 700_020, 699_999, 701_000, -5])
def test_controls_of_the_house_keep_their_numbers(
    tmp_path: Path, guide: Guide, plain: Path, number: int
) -> None:
    properties = f'<w:alias w:val="a"/><w:tag w:val="a"/><w:id w:val="{number}"/>'
    own = f"<w:p>{CONTROLLED.format(properties, '<w:r><w:t>a</w:t></w:r>')}</w:p>"
    _, sheet = built(house_with(tmp_path, in_document(own)), guide, tmp_path)
    numbers = numbers_of_controls(sheet)
    assert numbers[0] == str(number)
    assert len(numbers) == len(set(numbers)) == 1 + len(numbers_of_controls(plain)) > 30


@pytest.mark.parametrize("name", ["sc_S1", "SC_kandidat", "sc_dato"])
def test_a_bookmark_of_the_house_with_a_name_of_ours_gives_way(
    tmp_path: Path, guide: Guide, plain: Path, name: str
) -> None:
    own = f'<w:p><w:bookmarkStart w:id="1" w:name="{name}"/><w:bookmarkEnd w:id="1"/></w:p>'
    _, sheet = built(house_with(tmp_path, in_document(own)), guide, tmp_path)
    names = [node.get(f"{W}name", "").lower() for node in part(sheet).iter(f"{W}bookmarkStart")]
    assert len(names) == len(set(names)) == len(ids(plain)) > 30


def test_a_house_without_numbers_of_its_own_leaves_ours_as_they_are(house: House) -> None:
    assert house.last_number == 0


# Properties

CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"><dc:title>Skabelon</dc:title>'
    "<dc:subject>Fortrolig &amp; intern</dc:subject><cp:category>HR</cp:category><cp:keywords>job; råd</cp:keywords>"
    "<dc:creator>Bo Madsen</dc:creator><cp:lastModifiedBy>Bo Madsen</cp:lastModifiedBy></cp:coreProperties>"
)
CUSTOM = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
    'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">{}</Properties>'
)
ROW = '<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="2" name="{}">{}</property>'


def with_properties(folder: Path, custom: str) -> Path:
    kinds = {
        "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties": "core",
        f"{RELATIONS}/custom-properties": "custom",
        f"{RELATIONS}/extended-properties": "app",
    }
    rows = "".join(
        f'<Relationship Id="{word}" Type="{kind}" Target="docProps/{word}.xml"/>'
        for kind, word in kinds.items()
    )
    app = (
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        "<Template>hr.dotm</Template><Company>Eksempelby Kommune</Company><TotalTime>9</TotalTime></Properties>"
    )
    added = {"docProps/core.xml": CORE, "docProps/custom.xml": CUSTOM.format(custom), "docProps/app.xml": app}
    return house_with(folder, {"_rels/.rels": ("</Rel", f"{rows}</Rel")}, added)


def test_the_house_keeps_its_own_properties_and_ours_win(tmp_path: Path, guide: Guide) -> None:
    rows = [
        ROW.format("Forvaltning", "<vt:lpwstr>Center for HR</vt:lpwstr>"),
        ROW.format("MSIP_Label_1_Enabled", "<vt:bool>true</vt:bool>"),
        ROW.format("Udløber", "<vt:filetime>2026-01-01T00:00:00Z</vt:filetime>"),
        ROW.format("Interview-Kit.guide", "<vt:lpwstr>fremmed</vt:lpwstr>"),
        ROW.format("interview-kit.kandidat", "<vt:lpwstr>K9</vt:lpwstr>"),
    ]
    for path in built(with_properties(tmp_path, "".join(rows)), guide, tmp_path):
        core = docx.Document(str(path)).core_properties
        assert (core.subject, core.category, core.keywords) == ("Fortrolig & intern", "HR", "job; råd")
        assert (core.author, core.language, core.last_modified_by) == ("interview-kit", "da-DK", "")
        assert core.title != "Skabelon"
        custom = part(path, "docProps/custom.xml")
        values = {node.get("name"): text_of_all(node) for node in custom}
        assert values["Forvaltning"] == "Center for HR"
        assert values["MSIP_Label_1_Enabled"] == "true"
        assert values["Udløber"] == "2026-01-01T00:00:00Z"
        assert values["interview-kit.guide"] == guide.id
        assert not {"Interview-Kit.guide", "interview-kit.kandidat"} & values.keys()
        assert len({node.get("pid") for node in custom}) == len(custom)
        app = text_of_all(part(path, "docProps/app.xml"))
        assert app == "Eksempelby Kommune"


def text_of_all(node: etree._Element) -> str:
    return "".join(map(str, node.itertext()))


# What was left on


@pytest.mark.parametrize(
    ("setting", "what"),
    [
        ("<w:trackRevisions/>", "sporing af ændringer"),
        ('<w:trackRevisions w:val="true"/>', "sporing af ændringer"),
        ('<w:documentProtection w:edit="readOnly" w:enforcement="1"/>', "beskyttelse mod redigering"),
        ('<w:documentProtection w:edit="forms" w:enforcement="true"/>', "beskyttelse mod redigering"),
        ('<w:writeProtection w:recommended="1"/>', "beskyttelse mod redigering"),
        ("<w:updateFields/>", "felter, der opdateres ved åbning"),
        ("<w:mailMerge><w:mainDocumentType/></w:mailMerge>", "brevfletning"),
        ('<w:trackRevisions w:val="0"/>', ""),
        ('<w:documentProtection w:edit="readOnly" w:enforcement="0"/>', ""),
    ],
)
def test_a_setting_for_templates_is_taken_out_and_named(
    tmp_path: Path, guide: Guide, setting: str, what: str
) -> None:
    path = house_with(tmp_path, in_settings(setting))
    assert [(problem.code, what in problem.message) for problem in load_house(path)[1]] == (
        [("house-left-out", True)] if what else []
    )
    tag = re.sub(r"<w:(\w+).*", r"\1", setting).encode()
    for document in built(path, guide, tmp_path):
        assert tag not in parts_of(document)["word/settings.xml"]


FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'


@pytest.mark.parametrize(
    ("instruction", "stays"),
    [
        (' INCLUDETEXT "\\\\\\\\server\\\\x.docx" ', False),
        (r" DDEAUTO c:\\x ", False),
        (" macrobutton Kør Tryk ", False),
        (" LINK Word.Document.12 x.docx ", False),
        (" PAGE ", True),
        (" REF afsnit ", True),
    ],
)
@pytest.mark.parametrize("form", ["simple", "of runs"])
def test_a_field_that_fetches_or_runs_something_becomes_the_text_it_shows(
    tmp_path: Path, guide: Guide, instruction: str, form: str, *, stays: bool
) -> None:
    shown, quoted = "<w:r><w:t>vist tekst</w:t></w:r>", instruction.replace('"', "&quot;")
    half = len(quoted) // 2
    words = "".join(
        f'<w:r><w:instrText xml:space="preserve">{part}</w:instrText></w:r>'
        for part in ([quoted] if "&" in quoted else [quoted[:half], quoted[half:]])
    )
    xml = (
        f'<w:fldSimple w:instr="{quoted}">{shown}</w:fldSimple>'
        if form == "simple"
        else f"{FIELD.format('begin')}{words}{FIELD.format('separate')}{shown}{FIELD.format('end')}"
    )
    path = house_with(tmp_path, in_header(xml))
    told = [found for found in load_house(path)[1] if "henter noget udefra" in found.message]
    assert len(told) == (not stays)
    for document in built(path, guide, tmp_path):
        text = b"".join(data for name, data in parts_of(document).items() if "header" in name)
        assert b"vist tekst" in text
        command = instruction.split(maxsplit=1)[0].encode()
        assert (command in text or command in re.sub(rb"<[^>]*>", b"", text)) == stays


DATED = 'w:author="HR" w:date="2026-01-01T00:00:00Z"'


@pytest.mark.parametrize(
    ("xml", "text"),
    [
        (f'<w:ins w:id="9" {DATED}><w:r><w:t>{{{{ code }}}}</w:t></w:r></w:ins>', "Fortroligt"),
        (f'<w:del w:id="9" {DATED}><w:r><w:delText>{{{{ gammel }}}}</w:delText></w:r></w:del>', ""),
        (f'<w:moveTo w:id="9" {DATED}><w:r><w:t>ny</w:t></w:r></w:moveTo>', "ny"),
        (f'<w:moveFrom w:id="9" {DATED}><w:r><w:t>{{{{ gammel }}}}</w:t></w:r></w:moveFrom>', ""),
        (f'<w:ins w:id="8" {DATED}><w:del w:id="9" {DATED}><w:r><w:delText>x</w:delText></w:r></w:del></w:ins>', ""),
        (f'<w:r><w:rPr><w:b/><w:rPrChange w:id="9" {DATED}><w:rPr/></w:rPrChange></w:rPr><w:t>fed</w:t></w:r>', "fed"),
        (f'<w:r><w:t>{{{{ co</w:t></w:r><w:ins w:id="9" {DATED}><w:r><w:t>de }}}}</w:t></w:r></w:ins>', "Fortroligt"),
    ],
)  # fmt: skip
def test_tracked_changes_are_accepted(tmp_path: Path, guide: Guide, xml: str, text: str) -> None:
    path = house_with(tmp_path, in_header(xml))
    [problem] = load_house(path)[1]
    assert (problem.code, "sporede rettelser" in problem.message) == ("house-left-out", True)
    document, _ = built(path, guide, tmp_path)
    header = part(document, "word/header1.xml")
    assert text_of(header[0]) == text
    assert b"2026-01-01" not in etree.tostring(header)


@pytest.mark.parametrize(
    ("xml", "left"),
    [
        (f'<w:tbl><w:tblGrid/><w:tr><w:trPr><w:del w:id="9" {DATED}/></w:trPr><w:tc><w:p/></w:tc></w:tr></w:tbl>', "tbl"),
        (f'<w:p><w:pPr><w:rPr><w:del w:id="9" {DATED}/></w:rPr></w:pPr><w:del w:id="8" {DATED}><w:r><w:delText>x</w:delText></w:r></w:del></w:p>', "p"),
    ],
)  # fmt: skip
def test_deleted_rows_and_paragraphs_are_gone(tmp_path: Path, xml: str, left: str) -> None:
    house = loaded(house_with(tmp_path, in_document(xml)))
    start = house.slotted["word/document.xml"][0]
    assert f"<w:{left}" not in start.partition("<w:body")[2]


def test_comments_and_permissions_are_in_no_document(tmp_path: Path, guide: Guide) -> None:
    xml = (
        '<w:permStart w:id="4" w:edGrp="everyone"/><w:commentRangeStart w:id="0"/><w:r><w:t>a</w:t></w:r>'
        '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r><w:permEnd w:id="4"/>'
    )
    rels = f'<Relationship Id="rIdC" Type="{RELATIONS}/comments" Target="comments.xml"/></Rel'
    changes = {**in_document(f"<w:p>{xml}</w:p>"), "word/_rels/document.xml.rels": ("</Rel", rels)}
    comments = '<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'
    path = house_with(tmp_path, changes, {"word/comments.xml": comments})
    assert "kommentarer" in load_house(path)[1][0].message
    for document in built(path, guide, tmp_path):
        assert not re.search(rb"<w:(comment|perm)", parts_of(document)["word/document.xml"])


# Margins and pages


@pytest.mark.parametrize(
    ("margin", "width", "columns", "expected"),
    [
        ("1440", "11906", "", 9026),
        ("1134", "12240", "", 9972),
        ("2.54cm", "11906", "", 9026),
        ("20mm", "297mm", "", 14570),
        ("1134", "11906", '<w:cols w:num="1" w:space="708"/>', 9638),
        ("1134", "11906", '<w:cols w:num="2" w:space="638"/>', 4500),
        ("1134", "11906", '<w:cols w:num="2" w:equalWidth="0"><w:col w:w="6000" w:space="400"/><w:col w:w="3238"/></w:cols>', 3238),
    ],
)  # fmt: skip
def test_tables_and_tabs_are_as_wide_as_the_text(
    tmp_path: Path, guide: Guide, margin: str, width: str, columns: str, expected: int
) -> None:
    text = parts_of(HOUSE)["word/document.xml"].decode()
    text = text.replace('w:right="1134"', f'w:right="{margin}"').replace(
        'w:left="1134"', f'w:left="{margin}"'
    )
    text = text.replace('w:w="11906"', f'w:w="{width}"').replace("<w:titlePg/>", f"{columns}<w:titlePg/>")
    for document in built(house_with(tmp_path, {}, {"word/document.xml": text}), guide, tmp_path):
        tables = part(document).findall(f"{W}body/{W}tbl")
        for table in [*tables, *part(document, "word/header1.xml").iter(f"{W}tbl")]:
            grid = [int(column.get(f"{W}w", "")) for column in table.iterfind(f"{W}tblGrid/{W}gridCol")]
            assert sum(grid) == pytest.approx(expected, abs=8)
        assert list(part(document, "word/styles.xml").iter(f"{W}tab")) == []
        assert {stop for stop, is_line in stops_of(document) if not is_line} == {str(expected)}
        for stop, is_line in stops_of(document):
            assert not is_line or any(
                int(stop) == pytest.approx(width * expected / 9638, abs=1) for width in (3700, 8570, 9570)
            )


def stops_of(document: Path) -> set[tuple[str, bool]]:
    """Where tabs stop, and whether they draw a line to write on: those stop inside a cell."""
    tabs = [tab for tab in part(document).iter(f"{W}tab") if tab.get(f"{W}pos")]
    return {(tab.get(f"{W}pos", ""), tab.get(f"{W}leader") == "underscore") for tab in tabs}


@pytest.mark.parametrize(
    ("margin", "code"),
    [
        ("1134", []),
        ("1440", []),
        ("1701", ["house-fuller"]),
        ("2553", ["house-fuller"]),
        ("2554", ["house-narrow"]),
        ("4500", ["house-narrow"]),
        ("4600", ["house-no-room"]),
        ("5953", ["house-no-room"]),
        ("7000", ["house-no-room"]),
        ("30cm", ["house-no-room"]),
    ],
)
def test_a_very_narrow_text_is_warned_about_and_one_without_room_is_refused(
    tmp_path: Path, margin: str, code: list[str]
) -> None:
    text = parts_of(HOUSE)["word/document.xml"].decode().replace('w:right="1134"', f'w:right="{margin}"')
    text = text.replace('w:left="1134"', f'w:left="{margin}"')
    path = house_with(tmp_path, {}, {"word/document.xml": text})
    assert codes(path) == code
    assert (load_house(path)[0] is None) == ("house-no-room" in code)


def test_a_body_follows_the_width_of_its_own_section(tmp_path: Path, guide: Guide) -> None:
    wide = SECTION.replace('w:w="11906"', 'w:w="16838"')
    xml = f"<w:p><w:pPr>{wide}</w:pPr></w:p>{BODY}"
    assert loaded(house_with(tmp_path, {"word/document.xml": (BODY, xml)})).text_width == 9638
    xml = f"{BODY}<w:p><w:pPr>{wide}</w:pPr></w:p><w:p/>"
    assert loaded(house_with(tmp_path, {"word/document.xml": (BODY, xml)})).text_width == 14570


# An own letterhead without our styles


def letterhead(folder: Path) -> Path:
    """A document as python-docx's default template has it, with {{ body }} and other margins."""
    document = docx.Document()
    document.add_paragraph("{{ body }}")
    document.sections[0].left_margin = document.sections[0].right_margin = Cm(2)
    document.sections[0].header.paragraphs[0].text = "Eksempelby Kommune · {{ code }}"
    document.styles["Normal"].font.name = "Georgia"
    document.save(str(folder / "brev.docx"))
    return folder / "brev.docx"


def test_a_letterhead_without_our_styles_gets_them_and_it_is_said_once(tmp_path: Path, guide: Guide) -> None:
    path = letterhead(tmp_path)
    [problem, added] = load_house(path)[1]
    assert (problem.code, problem.level) == ("house-styles-added", "advice")
    assert (added.code, added.level) == ("house-line-added", "advice")
    assert "Pladsholdertekst" in problem.message
    assert "Titel" not in problem.message
    for document in built(path, guide, tmp_path):
        result = docx.Document(str(document))
        assert result.styles["Normal"].font.name == "Georgia"
        assert result.styles["Manuskript"].base_style.name == "Normal"
        assert result.sections[0].header.paragraphs[0].text.startswith("Eksempelby Kommune · ")


def test_the_lists_of_borrowed_styles_come_along(tmp_path: Path, guide: Guide) -> None:
    document, _ = built(letterhead(tmp_path), guide, tmp_path)
    styles, numbering = part(document, "word/styles.xml"), part(document, "word/numbering.xml")
    [style] = [style for style in styles if style.get(f"{W}styleId") == "probe"]
    number = style.find(f".//{W}numId").get(f"{W}val")  # type: ignore[union-attr]
    [item] = [node for node in numbering.iter(f"{W}num") if node.get(f"{W}numId") == number]
    look = item.find(f"{W}abstractNumId").get(f"{W}val")  # type: ignore[union-attr]
    [abstract] = [n for n in numbering.iter(f"{W}abstractNum") if n.get(f"{W}abstractNumId") == look]
    assert abstract.find(f"{W}lvl/{W}lvlText").get(f"{W}val") == "☐"  # type: ignore[union-attr]
    order = [etree.QName(node).localname for node in numbering]
    assert order == sorted(order)


@pytest.mark.parametrize("kind", ["styles", "numbering", "settings"])
def test_a_house_may_lack_a_part(tmp_path: Path, guide: Guide, kind: str) -> None:
    rels = parts_of(HOUSE)["word/_rels/document.xml.rels"].decode()
    without = re.sub(rf'<Relationship [^>]*Target="{kind}.xml"/>', "", rels)
    path = house_with(tmp_path, {}, {"word/_rels/document.xml.rels": without})
    built(path, guide, tmp_path)
    assert codes(path) == (["house-styles-added"] if kind == "styles" else [])


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('w:val="Spørgsmål"', 'w:val="Sporgsmal"'),
        ('w:val="heading 1"', 'w:val="overskrift"'),
        ('w:val="Ramme"', 'w:val="Kasse"'),
        ('w:val="Strong"', 'w:val="Kraftig"'),
    ],
)
def test_a_missing_style_is_borrowed_whatever_its_kind(
    tmp_path: Path, guide: Guide, old: str, new: str
) -> None:
    path = house_with(tmp_path, {"word/styles.xml": (f"w:name {old}", f"w:name {new}")})
    assert codes(path) == ["house-styles-added"]
    built(path, guide, tmp_path)


def test_a_style_of_another_kind_with_the_name_of_ours_gives_way(tmp_path: Path, guide: Guide) -> None:
    own = '<w:style w:type="paragraph" w:customStyle="1" w:styleId="X"><w:name w:val="Ramme"/></w:style></w:styles>'
    text = parts_of(HOUSE)["word/styles.xml"].decode().replace('w:name w:val="Ramme"', 'w:name w:val="Kasse"')
    path = house_with(tmp_path, {}, {"word/styles.xml": text.replace("</w:styles>", own)})
    document, _ = built(path, guide, tmp_path)
    names = [node.get(f"{W}val", "").lower() for node in part(document, "word/styles.xml").iter(f"{W}name")]
    assert len(names) == len(set(names))


def test_advice_comes_from_the_cache_too(tmp_path: Path) -> None:
    path = letterhead(tmp_path)
    assert load_house(path) == load_house(path)
    path.rename(tmp_path / "andet.docx")
    assert load_house(tmp_path / "andet.docx")[1][0].file == str(tmp_path / "andet.docx")
