"""People's Word files are opened by python-docx, but only after what is dangerous has been refused."""

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import docx
import pytest
from docx.document import Document

from interview_kit.shipped import shipped_folder
from interview_kit.word.opening import open_docx

HOUSE = shipped_folder("templates") / "house.docx"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def parts_of(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def packed(parts: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return stream.getvalue()


def with_part(name: str, data: bytes) -> bytes:
    return packed({**parts_of(HOUSE), name: data})


def replaced(old: bytes, new: bytes, *more: tuple[bytes, bytes]) -> bytes:
    """The house with texts replaced in every part and name."""
    parts = parts_of(HOUSE)
    for before, after in ((old, new), *more):
        parts = {
            name.replace(before.decode(), after.decode()): data.replace(before, after)
            for name, data in parts.items()
        }
    return packed(parts)


def test_a_word_document_is_opened_as_python_docx_has_it() -> None:
    document = open_docx(HOUSE)
    assert isinstance(document, Document)
    assert [paragraph.text for paragraph in document.paragraphs] == ["{{ body }}"]
    assert document.sections[0].header.tables


def test_a_document_that_python_docx_wrote_is_opened(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("Kære læser")
    document.save(str(tmp_path / "a.docx"))
    opened = open_docx(tmp_path / "a.docx")
    assert isinstance(opened, Document)
    assert opened.paragraphs[0].text == "Kære læser"


def test_comments_and_instructions_are_taken_out_and_pictures_stay(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(replaced(b"<w:body>", b"<w:body><!-- {{ x }} --><?y z?>"))
    document = open_docx(tmp_path / "a.docx")
    assert isinstance(document, Document)
    assert next(iter(document.element.body)).tag.endswith("}p")


@pytest.mark.parametrize(
    ("make", "refusal"),
    [
        pytest.param(lambda: b"", "unreadable", id="an empty file"),
        pytest.param(lambda: b"%PDF-1.7", "unreadable", id="another format"),
        pytest.param(lambda: packed({"a.txt": b"a"}), "unreadable", id="a zip that is no document"),
        pytest.param(lambda: packed(parts_of(HOUSE), zipfile.ZIP_LZMA), "unreadable", id="a rare compression"),
        pytest.param(lambda: packed(parts_of(HOUSE), zipfile.ZIP_BZIP2), "unreadable", id="another compression"),
        pytest.param(lambda: HOUSE.read_bytes() + b"\0" * (10_000_001 - HOUSE.stat().st_size), "too-large", id="a large file"),
        pytest.param(lambda: with_part("b.bin", b"\0" * 50_000_000), "too-large", id="large when unpacked"),
        pytest.param(lambda: with_part("b.xml", b"<a>" + b" " * 10_000_000 + b"</a>"), "too-large", id="much XML"),
        pytest.param(lambda: with_part("B.XML", b"<a>" + b" " * 10_000_000 + b"</a>"), "too-large", id="much XML in capitals"),
        pytest.param(lambda: packed({**parts_of(HOUSE), **{f"{n}.bin": b"" for n in range(1001 - len(parts_of(HOUSE)))}}), "too-large", id="many parts"),
        pytest.param(lambda: replaced(b"<w:styles ", b"<!DOCTYPE a><w:styles "), "unsafe", id="a document type"),
        pytest.param(lambda: with_part("word/header1.xml", b"<a>"), "unreadable", id="XML that is not whole"),
        pytest.param(lambda: with_part("word/header1.xml", b"<a/>"), "unreadable", id="a header that is none"),
        pytest.param(lambda: replaced(b"<w:document ", b"<!DOCTYPE a><w:document ", (b"document.xml", b"document.bin")), "unsafe", id="a document type under another name"),
        pytest.param(lambda: replaced(b"schemas.openxmlformats.org/wordprocessingml/2006", b"purl.oclc.org/ooxml/wordprocessingml"), "strict", id="strict text"),
        pytest.param(lambda: replaced(b"schemas.openxmlformats.org/officeDocument/2006", b"purl.oclc.org/ooxml/officeDocument"), "strict", id="strict relations"),
        pytest.param(lambda: packed({"[Content_Types].xml": b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="bin" ContentType="' + MAIN.encode() + b'"/></Types>'}), "unreadable", id="XML by another ending"),
    ],
)  # fmt: skip
def test_what_is_no_whole_and_harmless_document_is_refused(
    tmp_path: Path, make: Callable[[], bytes], refusal: str
) -> None:
    (tmp_path / "a.docx").write_bytes(make())
    assert open_docx(tmp_path / "a.docx") == refusal


def test_a_file_of_the_largest_size_is_opened(tmp_path: Path) -> None:
    parts = parts_of(HOUSE)
    parts["b.xml"] = b"<a>" + b" " * (10_000_000 - sum(map(len, parts.values())) - 7) + b"</a>"
    parts["b.bin"] = b"\0" * 40_000_000
    parts |= {f"{number}.bin": b"" for number in range(1000 - len(parts))}
    (tmp_path / "a.docx").write_bytes(packed(parts))
    assert isinstance(open_docx(tmp_path / "a.docx"), Document)


@pytest.mark.parametrize("name", ["b.xml", "b.bin"])
def test_a_byte_more_than_the_limit_is_refused(tmp_path: Path, name: str) -> None:
    parts = parts_of(HOUSE)
    limit = {"b.xml": 10_000_000, "b.bin": 50_000_000}[name]
    parts[name] = b"<a>" + b" " * (limit + 1 - sum(map(len, parts.values())) - 7) + b"</a>"
    (tmp_path / "a.docx").write_bytes(packed(parts))
    assert open_docx(tmp_path / "a.docx") == "too-large"


WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"


@pytest.mark.parametrize(
    "content_type",
    [
        f"{WORD}.template.main+xml",
        "application/vnd.ms-word.document.macroEnabled.main+xml",
        "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
        "application/xml",
    ],
)
def test_a_main_part_is_a_document_whatever_the_file_says(tmp_path: Path, content_type: str) -> None:
    (tmp_path / "a.docx").write_bytes(replaced(MAIN.encode(), content_type.encode()))
    document = open_docx(tmp_path / "a.docx")
    assert isinstance(document, Document)
    document.save(str(tmp_path / "b.docx"))
    assert MAIN.encode() in parts_of(tmp_path / "b.docx")["[Content_Types].xml"]


@pytest.mark.parametrize(
    ("target", "member"),
    [
        ("./styles.xml", "word/styles.xml"),
        ("../word/styles.xml", "word/styles.xml"),
        ("/word/styles.xml", "word/styles.xml"),
        ("Styles.XML", "word/styles.xml"),
        ("styles.xml", "Word/Styles.xml"),
        ("mine%20typografier.xml", "word/mine typografier.xml"),
        ("mine%20typografier.xml", "word/mine%20typografier.xml"),
        ("mine typografier.xml", "word/mine%20typografier.xml"),
        ("%73tyles.xml", "word/styles.xml"),
        ("styles.xml", "word\\styles.xml"),
        ("../../../styles.xml", "../styles.xml"),
        ("/styles.xml", "C:/../styles.xml"),
    ],
)
def test_names_of_parts_are_compared_as_word_compares_them(tmp_path: Path, target: str, member: str) -> None:
    parts = parts_of(HOUSE)
    parts[member] = parts.pop("word/styles.xml")
    rels = "word/_rels/document.xml.rels"
    parts[rels] = parts[rels].replace(b'"styles.xml"', f'"{target}"'.encode())
    (tmp_path / "a.docx").write_bytes(packed(parts))
    document = open_docx(tmp_path / "a.docx")
    assert isinstance(document, Document)
    assert "Manuskript" in {style.name for style in document.styles}


@pytest.mark.parametrize(
    "name",
    ["../x.png", "/abs.png", "C:\\x.png", "a\\b.png", "æ.png", "a b.png", ".skjult/x.png", "_rels/x.png"],
)
def test_no_name_comes_out_that_leads_elsewhere(tmp_path: Path, name: str) -> None:
    parts = parts_of(HOUSE)
    rels = "word/_rels/header1.xml.rels"
    target = name if name.startswith("/") else f"/{name}"
    parts[rels] = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" '
        f'Target="{target}"/></Relationships>'
    ).encode()
    manifest = parts["[Content_Types].xml"].replace(
        b"<Override ", b'<Default Extension="png" ContentType="image/png"/><Override ', 1
    )
    (tmp_path / "a.docx").write_bytes(packed({**parts, "[Content_Types].xml": manifest, name: b"et billede"}))
    document = open_docx(tmp_path / "a.docx")
    assert isinstance(document, Document)
    document.save(str(tmp_path / "b.docx"))
    [image] = [key for key, data in parts_of(tmp_path / "b.docx").items() if data == b"et billede"]
    assert re.fullmatch(r"word/part\d+\.png|[a-z]+\.png", image)


@pytest.mark.parametrize("data", [b"<!DOCTYPE a><a/>", b"<a>", b""])
def test_a_part_that_nothing_leads_to_does_no_harm(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.docx").write_bytes(with_part("b.xml", data))
    assert isinstance(open_docx(tmp_path / "a.docx"), Document)


def test_what_is_no_file_is_missing_or_unreadable(tmp_path: Path) -> None:
    assert open_docx(tmp_path / "borte.docx") == "missing"
    assert open_docx(tmp_path) == "unreadable"


def test_an_svg_picture_is_no_xml_part_to_be_parsed(tmp_path: Path) -> None:
    svg = b'<Default Extension="svg" ContentType="image/svg+xml"/><Override '
    manifest = parts_of(HOUSE)["[Content_Types].xml"].replace(b"<Override ", svg, 1)
    (tmp_path / "a.docx").write_bytes(with_part("[Content_Types].xml", manifest))
    assert isinstance(open_docx(tmp_path / "a.docx"), Document)
