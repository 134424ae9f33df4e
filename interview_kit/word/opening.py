"""Opens people's Word files: what is dangerous is refused before python-docx sees it.

python-docx unpacks whatever a package holds and parses what its manifest calls XML. So the package is read
here first, with limits, and handed on without document types, comments and processing instructions.
"""

import io
import zipfile
import zlib
from pathlib import Path

import docx
from docx.document import Document
from docx.opc.part import PartFactory
from lxml import etree

from interview_kit.word.files import Refusal, read_word_file

_MAX_UNPACKED = 50_000_000
_MAX_XML = 10_000_000
_MAX_PARTS = 1_000
_XML = (".xml", ".rels")
_MANIFEST = "[Content_Types].xml"
_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_DAMAGED = (OSError, zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError, ValueError)


class _RefusedError(Exception):
    def __init__(self, refusal: Refusal) -> None:
        self.refusal = refusal


def open_docx(path: Path) -> Document | Refusal:
    """The Word document at `path` as python-docx has it, or why it is not opened."""
    data = read_word_file(path)
    return data if isinstance(data, str) else document_of(data)


def document_of(data: bytes) -> Document | Refusal:
    """The Word document in these bytes as python-docx has it, or why it is not opened.

    Parts that no relation of the package leads to are not in the document.
    """
    try:
        package = _repacked({name: _cleaned(name, part) for name, part in _unpacked(data).items()})
    except _RefusedError as error:
        return error.refusal
    try:
        return docx.Document(package)
    except Exception:  # noqa: BLE001 - python-docx raises whatever it stumbles over in a broken package
        return "unreadable"


def _unpacked(data: bytes) -> dict[str, bytes]:
    """The parts by name. Raises `_RefusedError`."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            entries = package.infolist()
            _check_sizes(entries)
            return {entry.filename: _content(package, entry) for entry in entries}
    except _DAMAGED:
        raise _RefusedError("unreadable") from None


def _check_sizes(entries: list[zipfile.ZipInfo]) -> None:
    """Raises `_RefusedError` where the package says that it unpacks to more than a document needs."""
    xml = sum(entry.file_size for entry in entries if _is_xml(entry.filename))
    unpacked = sum(entry.file_size for entry in entries)
    if xml > _MAX_XML or unpacked > _MAX_UNPACKED or len(entries) > _MAX_PARTS:
        raise _RefusedError("too-large")


def _content(package: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """The part's content, reading no more than the declared size: a bomb may say too little."""
    if entry.compress_type not in _METHODS:
        raise NotImplementedError
    with package.open(entry) as content:
        return content.read(entry.file_size)


def _is_xml(name: str) -> bool:
    return name.lower().endswith(_XML)


def _cleaned(name: str, data: bytes) -> bytes:
    """An XML part without comments, other parts as they are. Raises `_RefusedError`."""
    if not _is_xml(name):
        return data
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        tree = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        raise _RefusedError("unreadable") from None
    if tree.getroottree().docinfo.doctype:  # type: ignore[union-attr]
        raise _RefusedError("unsafe")
    if name == _MANIFEST:
        _check_manifest(tree)
    return etree.tostring(tree, encoding="UTF-8", standalone=True)


def _check_manifest(manifest: etree._Element) -> None:
    """Raises `_RefusedError` where python-docx would parse a part that was not taken for XML here."""
    for entry in manifest.iterchildren("{*}Override", "{*}Default"):
        name = entry.get("PartName") or f".{entry.get('Extension', '')}"
        if entry.get("ContentType") in PartFactory.part_type_for and not _is_xml(name):
            raise _RefusedError("unreadable")


def _repacked(parts: dict[str, bytes]) -> io.BytesIO:
    """The parts as a package that is not compressed."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return stream
