"""Broken, hostile and odd files: each is refused with its own reason or read right, and none is read wrong."""

import io
import random
import struct
import warnings
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import get_args

import openpyxl
import pytest
from lxml import etree

from interview_kit.documents.scoring_sheet import scoring_sheet
from interview_kit.documents.view import word_file
from interview_kit.models.guide import Guide
from interview_kit.packing import zip_parts
from interview_kit.problems import CATALOGUE, problem
from interview_kit.recruitments.guides import load_guide
from interview_kit.scoring_sheets.fields import SheetKind
from interview_kit.scoring_sheets.identity import Assignment
from interview_kit.scoring_sheets.reading import ReadFile, read_scoring_sheet
from interview_kit.word import filled, filled_parts
from interview_kit.word.filled import kind_of
from interview_kit.word.package import House
from tests.conftest import ROOT, Convert
from tests.filling import MAIN_PART, Node, W, controls_of, edited, fill, parts_of, with_parts

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504
DOCTYPE = b'<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
LAUGHS = b'<!DOCTYPE w [<!ENTITY a "ha">%s]>' % b"".join(
    b'<!ENTITY %c "%s">' % (98 + number, b"&%c;" % (97 + number) * 10) for number in range(9)
)
RELATIONS, TYPES, CUSTOM = "_rels/.rels", "[Content_Types].xml", "docProps/custom.xml"
MAIN_RELATIONS = "word/_rels/document.xml.rels"
READ = "read"


@pytest.fixture(scope="session")
def rounds() -> list[Guide]:
    return [load_guide(ROOT / f"examples/eksempelby/guide-{number}.yaml").or_raise() for number in (1, 2)]


@pytest.fixture(scope="session")
def good(rounds: list[Guide], house: House) -> bytes:
    """M2's sheet for K3 with 4 for S1."""
    sheet = scoring_sheet(rounds[0], Assignment("K3", "M2"), SheetKind(is_chairs=False))
    return fill(word_file(sheet, house), {"S1.vurdering": "4 – Over kravet"})


def after_declaration(part: bytes, inserted: bytes) -> bytes:
    head, mark, rest = part.partition(b"?>")
    return head + mark + inserted + rest


def in_part(name: str, change: Callable[[bytes], bytes]) -> Callable[[bytes], bytes]:
    """A change of one part's bytes."""
    return lambda data: with_parts(data, {name: change(parts_of(data)[name])})


def in_text(change: Callable[[str], str]) -> Callable[[bytes], bytes]:
    return in_part(MAIN_PART, lambda part: change(part.decode()).encode())


def without(*names: str) -> Callable[[bytes], bytes]:
    return lambda data: with_parts(data, dict.fromkeys(names))


def in_document(edit: Callable[[Node], object]) -> Callable[[bytes], bytes]:
    return lambda data: edited(data, edit)


def zipped(parts: list[tuple[str, bytes]], **options: int) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package, warnings.catch_warnings():
        for name, part in parts:
            warnings.simplefilter("ignore")  # that a name is there twice
            package.writestr(name, part, **options)
    return stream.getvalue()


def again(data: bytes, *more: tuple[str, bytes]) -> bytes:
    """The file with more parts behind its own."""
    return zipped([*parts_of(data).items(), *more])


def lying(data: bytes, size: Callable[[int], int]) -> bytes:
    """The file whose list says another size of the main part than it has."""
    at = data.index(MAIN_PART.encode(), data.index(b"PK\x01\x02")) - 46 + 24
    [true] = struct.unpack_from("<I", data, at)
    return data[:at] + struct.pack("<I", size(true)) + data[at + 4 :]


def flagged(data: bytes) -> bytes:
    """The file whose main part says that it is encrypted."""
    at = data.index(MAIN_PART.encode(), data.index(b"PK\x01\x02")) - 46 + 8
    return data[:at] + struct.pack("<H", 1) + data[at + 2 :]


def spoilt(data: bytes) -> bytes:
    """The file with a byte of the packed main part changed."""
    at = data.index(MAIN_PART.encode()) + 2_000
    return data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :]


def deep(levels: int) -> bytes:
    return b"<w:sdt><w:sdtContent>" * levels + b"</w:sdtContent></w:sdt>" * levels


def xlsx() -> bytes:
    stream = io.BytesIO()
    openpyxl.Workbook().save(stream)
    return stream.getvalue()


def copy_row(document: Node) -> None:
    row = next(controls_of(document)["S1.vurdering"].iterancestors(f"{W}tr"))
    row.addnext(etree.fromstring(etree.tostring(row)))


def copy_row_changed(document: Node) -> None:
    copy_row(document)
    [*_, copied] = [sdt for sdt in document.iter(f"{W}sdt") if sdt.findtext(f".//{W}t") == "4 – Over kravet"]
    next(copied.iter(f"{W}t")).text = "2 – Delvist"


def delete_row(document: Node) -> None:
    row = next(controls_of(document)["S1.vurdering"].iterancestors(f"{W}tr"))
    row.getparent().remove(row)  # type: ignore[union-attr]


def digit_in_first_cell(document: Node) -> None:
    row = next(controls_of(document)["S1.vurdering"].iterancestors(f"{W}tr"))
    next(row.iter(f"{W}t")).text = "S1 Vurdering 5"


def another_last_value(document: Node) -> None:
    next(document.iter(f"{W}dropDownList")).set(f"{W}lastValue", "1")


def same_ids(document: Node) -> None:
    for number in document.iter(f"{W}id"):
        number.set(f"{W}val", "1")


# What is done to the file (or made instead of it), and why it is not read; READ where it is.
FILES: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    # Other kinds
    "nothing": (lambda _: b"", "empty"),
    "Word's lock": (lambda _: b"\x04Mona" + b" " * 49 + b"\x04\0M\0o\0n\0a\0" + b" \0" * 49, "lock-file"),
    "LibreOffice's lock": (lambda _: b",mona,pc,11.03.2027 10:00,file:///home/mona/.config/libreoffice/4;", "lock-file"),
    "Word 97": (lambda _: OLE + "WordDocument".encode("utf-16-le"), "doc"),
    "a mail": (lambda _: OLE + "__substg1.0".encode("utf-16-le"), "unknown"),
    "a password": (lambda _: OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
    "OpenDocument": (lambda _: zipped([("mimetype", b"application/vnd.oasis.opendocument.text")], compress_type=zipfile.ZIP_STORED), "odt"),
    "OpenDocument sheet": (lambda _: zipped([("mimetype", b"application/vnd.oasis.opendocument.spreadsheet")], compress_type=zipfile.ZIP_STORED), "ods"),
    "Excel before 2007": (lambda _: bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 504 + "Workbook".encode("utf-16-le"), "xls"),
    "PDF": (lambda _: b"%PDF-1.7\n%\xe2\xe3", "pdf"),
    "RTF": (lambda _: b"{\\rtf1\\ansi 4}", "rtf"),
    "a page": (lambda _: b"\xef\xbb\xbf\r\n<!DOCTYPE html><p>4", "html"),
    "an archived page": (lambda _: b"MIME-Version: 1.0\r\n", "html"),
    "a photo": (lambda _: b"\xff\xd8\xff\xe1" + b"\0" * 99, "picture"),
    "a telephone's photo": (lambda _: b"\0\0\0\x18ftypheic" + b"\0" * 99, "picture"),
    "a scan": (lambda _: b"II*\0" + b"\0" * 99, "picture"),
    "a picture": (lambda _: b"\x89PNG\r\n\x1a\n" + b"\0" * 99, "picture"),
    "a workbook called .docx": (lambda _: xlsx(), "xlsx"),
    "slides": (lambda _: zipped([(TYPES, b"<Types/>"), ("ppt/p.xml", b"<p/>")]), "unknown"),
    "a zip of sheets": (lambda data: zipped([("ark-1.docx", data), ("ark-2.docx", data)]), "zip"),
    "an empty zip": (lambda _: zipped([]), "zip"),
    "plain text": (lambda _: "S1: 4, S2: 5 – fint".encode(), "text"),
    "text in UTF-16": (lambda _: "S1: 4".encode("utf-16"), "text"),
    "XML alone": (lambda data: parts_of(data)[MAIN_PART], "text"),
    "noise": (lambda _: random.Random(1).randbytes(5_000), "unknown"),  # noqa: S311 - nothing secret
    "zeroes": (lambda _: b"\0" * 5_000, "unknown"),
    # Broken zips
    "half a file": (lambda data: data[: len(data) // 2], "damaged"),
    "without its last byte": (lambda data: data[:-1], "damaged"),
    "the first four bytes": (lambda data: data[:4], "damaged"),
    "without its list": (lambda data: data[: data.index(b"PK\x01\x02")], "damaged"),
    "a byte changed": (spoilt, "damaged"),
    "says too little": (lambda data: lying(data, lambda size: size // 2), "damaged"),
    "says too much": (lambda data: lying(data, lambda size: size + 500), "damaged"),
    "says far too much": (lambda data: lying(data, lambda _: 30_000_000), "unpacks-too-large"),
    "says an encrypted part": (flagged, "damaged"),
    "packed otherwise": (lambda data: zipped(list(parts_of(data).items()), compress_type=zipfile.ZIP_LZMA), "damaged"),
    "something before it": (lambda data: b"x" * 10 + data, READ),
    "something after it": (lambda data: data + b"\0" * 10, READ),
    # Bombs
    "a large file": (lambda data: again(data, ("x.bin", b"")) + b"\0" * 10_000_000, "too-large"),
    "many parts": (lambda data: again(data, *((f"{number}", b"") for number in range(400))), "too-many-parts"),
    "a large part": (lambda data: again(data, ("x.xml", b" " * 20_000_001)), "unpacks-too-large"),
    "large together": (lambda data: again(data, *((f"{n}", b" " * 19_000_000) for n in range(4))), "unpacks-too-large"),
    "packed too well": (lambda data: again(data, ("x.xml", b" " * 5_000_000)), "bomb"),
    "too many tags": (in_text(lambda xml: xml.replace("<w:body>", "<w:body>" + "<w:p/>" * 1_000_000)), "bomb"),
    # XML
    "external entity": (in_part(MAIN_PART, lambda part: after_declaration(part, DOCTYPE)), "doctype"),
    "billion laughs": (in_part(MAIN_PART, lambda part: after_declaration(part, LAUGHS)), "doctype"),
    "a document type in the properties": (in_part(CUSTOM, lambda part: after_declaration(part, DOCTYPE)), "doctype"),
    "a document type in the relations": (in_part(RELATIONS, lambda part: after_declaration(part, DOCTYPE)), "doctype"),
    "a document type in a header": (in_part("word/header1.xml", lambda part: after_declaration(part, DOCTYPE)), "doctype"),
    "a document type in UTF-16": (
        in_part(MAIN_PART, lambda part: after_declaration(part, DOCTYPE).decode().replace("UTF-8", "UTF-16").encode("utf-16")),
        "doctype",
    ),
    "controls in controls": (in_text(lambda xml: xml.replace("</w:body>", deep(5_000).decode() + "</w:body>")), "too-deep"),
    "deep, and comments": (in_text(lambda xml: xml.replace("</w:body>", "<!-- -->" + "<w:x>" * 5_000 + "</w:x>" * 5_000 + "</w:body>")), "too-deep"),
    "deep, and nothing": (in_text(lambda xml: xml.replace("</w:body>", "<w:x>" * 5_000 + "</w:x>" * 5_000 + "</w:body>")), READ),
    "a tag too few": (in_text(lambda xml: xml.replace("</w:body>", "")), "not-xml"),
    "text instead of XML": (in_part(MAIN_PART, lambda _: b"S1: 4"), "not-xml"),
    "an empty main part": (in_part(MAIN_PART, lambda _: b""), "not-xml"),
    "bad UTF-8": (in_part(MAIN_PART, lambda part: part.replace(b"Over", b"Ov\xe6r")), "not-xml"),
    "says Latin 1": (in_part(MAIN_PART, lambda part: part.replace(b"UTF-8", b"ISO-8859-1").decode().encode("latin-1", "replace")), "not-xml"),
    "UTF-16": (in_part(MAIN_PART, lambda part: part.decode().replace("UTF-8", "UTF-16").encode("utf-16")), READ),
    "a null in the text": (in_part(MAIN_PART, lambda part: part.replace(b"Over", b"O\0er")), "not-xml"),
    "a character that XML forbids": (in_part(MAIN_PART, lambda part: part.replace(b"Over", b"&#1;")), "not-xml"),
    "properties that are no XML": (in_part(CUSTOM, lambda _: b"x"), "not-xml"),
    "deep properties": (in_part(CUSTOM, lambda _: b"<a>" * 9_999 + b"</a>" * 9_999), READ),
    "large properties": (in_part(CUSTOM, lambda _: b"<a>" + random.Random(1).randbytes(1_000_001).hex().encode() + b"</a>"), "unpacks-too-large"),  # noqa: S311
    # Parts
    "two main parts": (lambda data: again(data, (MAIN_PART, parts_of(data)[MAIN_PART])), "duplicate-parts"),
    "two in other letters": (lambda data: again(data, ("Word/Document.xml", b"<x/>")), "duplicate-parts"),
    "no main part": (without(MAIN_PART), "no-main-part"),
    "no relations": (without(RELATIONS), "no-main-part"),
    "relations to nowhere": (in_part(RELATIONS, lambda part: part.replace(b"word/document.xml", b"../../../etc/passwd")), "no-main-part"),
    "relations to the net": (in_part(RELATIONS, lambda part: part.replace(b'Target="word/', b'TargetMode="External" Target="word/')), "no-main-part"),
    "the main part elsewhere": (
        lambda data: with_parts(data, {
            MAIN_PART: None, MAIN_RELATIONS: None, "word/document2.xml": parts_of(data)[MAIN_PART],
            "word/_rels/document2.xml.rels": parts_of(data)[MAIN_RELATIONS],
            RELATIONS: parts_of(data)[RELATIONS].replace(b"document.xml", b"document2.xml"),
        }),
        READ,
    ),
    "an absolute target": (in_part(RELATIONS, lambda part: part.replace(b'"word/', b'"/word/')), READ),
    "names that lead out": (lambda data: again(data, ("../../x", b"1"), ("/etc/x", b"1"), ("C:\\x", b"1")), READ),
    "backslashes in names": (lambda data: zip_parts({name.replace("/", "\\"): part for name, part in parts_of(data).items()}), READ),
    "folders in the zip": (lambda data: again(data, ("word/", b""), ("docProps/", b"")), READ),
    "no content types": (without(TYPES), READ),
    "wrong content types": (in_part(TYPES, lambda _: b"<x/>"), READ),
    "no properties": (without(CUSTOM), READ),
    "no headers": (without("word/header1.xml", "word/header2.xml"), READ),
    "no headers and no properties": (without("word/header1.xml", "word/header2.xml", CUSTOM), "not-ours"),
    "another's properties": (in_part(CUSTOM, lambda part: part.replace(b"scoringsark", b"andet")), READ),
    # Whose it is
    "another candidate in the properties": (in_part(CUSTOM, lambda part: part.replace(b">K3<", b">K5<")), "conflict"),
    "another guide in the properties": (in_part(CUSTOM, lambda part: part.replace(b"interview-kit.guide-hash", b"x").replace(b">TX2D4<", b">JWDVW<")), "conflict"),
    "another hash": (in_part(CUSTOM, lambda part: part.replace(b"5e95908", b"0000000")), "conflict"),
    "another member in a header": (in_part("word/header1.xml", lambda part: part.replace(b"-M2<", b"-M3<")), "conflict"),
    "a newer format": (in_part(CUSTOM, lambda part: part.replace(b"<vt:lpwstr>1<", b"<vt:lpwstr>2<")), "newer"),
    # The form
    "another last value": (in_document(another_last_value), READ),
    "all ids the same": (in_document(same_ids), READ),
    "a row copied": (in_document(copy_row), READ),
    "a row copied and changed": (in_document(copy_row_changed), "raw"),
    "a row deleted": (in_document(delete_row), "blank"),
    "a digit in the first cell": (in_document(digit_in_first_cell), READ),
    "a comment in the value": (in_text(lambda xml: xml.replace(">4 – Over", ">4 – <!-- 5 -->Over")), READ),
    "a comment with a field": (in_text(lambda xml: xml.replace("<w:body>", '<w:body><!-- <w:sdt><w:tag w:val="S1.vurdering"/></w:sdt> -->')), READ),
    "CDATA as value": (in_text(lambda xml: xml.replace("4 – Over kravet</w:t>", "<![CDATA[4]]></w:t>")), READ),
    "the value as a reference": (in_text(lambda xml: xml.replace(">4 – Over", ">&#52; – Over")), READ),
}  # fmt: skip


@pytest.mark.parametrize("name", FILES)
def test_a_file_is_refused_with_its_reason_or_read_right(name: str, good: bytes, rounds: list[Guide]) -> None:
    make, reason = FILES[name]
    file = read_scoring_sheet(make(good), rounds)
    if isinstance(file, ReadFile):
        [sheet] = file.sheets
        states = {READ: (4, False), "raw": (None, True), "blank": (None, False)}
        assert (sheet.values["S1"], "S1" in sheet.raw) == states[reason]
        assert set(sheet.values.values()) <= {4, None}
    else:
        assert file.code == f"sheet-{reason}"
        assert problem(file.code, **file.details).level == "error"


def test_there_are_sixty_such_files_and_every_reason_has_one() -> None:
    assert len(FILES) > 60
    reasons = {f"sheet-{reason}" for _, reason in FILES.values()} | {
        "sheet-other-guide", "sheet-no-candidate", "sheet-no-member"
    }  # fmt: skip
    assert {code for code in CATALOGUE if code.startswith("sheet-")} <= reasons


def test_every_reason_of_a_file_is_in_the_catalogue() -> None:
    for reasons in (filled.ArrivedKind, filled_parts.PartsRefusal):
        for reason in get_args(reasons):
            assert reason == "docx" or f"sheet-{reason}" in CATALOGUE


def test_advice_differs_where_the_reason_does() -> None:
    texts = [text.message for code, text in CATALOGUE.items() if code.startswith("sheet-")]
    assert len(texts) == len(set(texts))


def test_a_word_document_is_one_however_large_it_is(good: bytes) -> None:
    assert kind_of(again(good, ("x", b" " * 30_000_000))) == "docx"
    assert kind_of(good) == "docx"
    assert kind_of(zipped([("ark.docx", good), ("x", b" " * 30_000_000)])) == "zip"
    assert kind_of(zipped([(f"{number}", b"") for number in range(10_001)])) == "zip"


@pytest.mark.slow
def test_what_libreoffice_writes_is_known_by_its_content(
    good: bytes, libreoffice: Convert, tmp_path: Path
) -> None:
    file = tmp_path / "ark.docx"
    file.write_bytes(good)
    for kind in ("doc", "odt", "rtf", "pdf", "html"):
        [written] = libreoffice([file], kind, tmp_path / kind)
        assert kind_of(written.read_bytes()) == kind


def test_a_bomb_is_refused_before_it_is_unpacked(good: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    def unpack(*_: object) -> object:
        raise AssertionError("unpacked")

    bomb = again(good, ("x.xml", b" " * 5_000_000))
    monkeypatch.setattr(zlib, "decompressobj", unpack)
    assert filled.read_filled(bomb) == "bomb"
