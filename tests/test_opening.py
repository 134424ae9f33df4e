"""People's Word files are opened by python-docx, but only after what is dangerous has been refused."""

import io
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


def replaced(old: bytes, new: bytes) -> bytes:
    """The house with a text replaced in every part and name."""
    return packed(
        {
            name.replace(old.decode(), new.decode()): data.replace(old, new)
            for name, data in parts_of(HOUSE).items()
        }
    )


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
        pytest.param(lambda: with_part("b.xml", b"<!DOCTYPE a><a/>"), "unsafe", id="a document type that nothing uses"),
        pytest.param(lambda: replaced(b"<w:styles ", b"<!DOCTYPE a><w:styles "), "unsafe", id="a document type"),
        pytest.param(lambda: with_part("b.xml", b"<a>"), "unreadable", id="XML that is not whole"),
        pytest.param(lambda: replaced(MAIN.encode(), b"application/vnd.ms-word.document.macroEnabled.main+xml"), "unreadable", id="macros"),
        pytest.param(lambda: replaced(MAIN.encode(), b"application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"), "unreadable", id="a template"),
        pytest.param(lambda: replaced(b"document.xml", b"document.bin"), "unreadable", id="XML under another name"),
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


def test_xml_that_only_the_ending_of_its_name_declares_is_refused(tmp_path: Path) -> None:
    parts = {name.replace("document.xml", "document.bin"): data for name, data in parts_of(HOUSE).items()}
    parts = {name: data.replace(b"document.xml", b"document.bin") for name, data in parts.items()}
    default = f'<Default Extension="bin" ContentType="{MAIN}"/>'.encode()
    override = f'<Override PartName="/word/document.bin" ContentType="{MAIN}"/>'.encode()
    assert override in parts["[Content_Types].xml"]
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(override, default)
    (tmp_path / "a.docx").write_bytes(packed(parts))
    docx.Document(str(tmp_path / "a.docx"))
    assert open_docx(tmp_path / "a.docx") == "unreadable"


def test_what_is_no_file_is_missing_or_unreadable(tmp_path: Path) -> None:
    assert open_docx(tmp_path / "borte.docx") == "missing"
    assert open_docx(tmp_path) == "unreadable"


def test_an_svg_picture_is_no_xml_part_to_be_parsed(tmp_path: Path) -> None:
    svg = b'<Default Extension="svg" ContentType="image/svg+xml"/><Override '
    manifest = parts_of(HOUSE)["[Content_Types].xml"].replace(b"<Override ", svg, 1)
    (tmp_path / "a.docx").write_bytes(with_part("[Content_Types].xml", manifest))
    assert isinstance(open_docx(tmp_path / "a.docx"), Document)
