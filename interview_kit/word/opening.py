"""Opens people's Word files: what is dangerous is refused before python-docx sees it.

python-docx unpacks whatever a package holds and parses what its manifest calls XML. So the package is read
here first, with limits; only the parts that `parts` chooses are handed on, without document types, comments
and processing instructions.
"""

import io
import zipfile
from pathlib import Path
from typing import NamedTuple

import docx
from docx.document import Document

from interview_kit.word.files import DAMAGED, Refusal, read_word_file, refusal_of
from interview_kit.word.parts import LeftOut, chosen_parts
from interview_kit.word.safe_xml import RefusedError

_MAX_UNPACKED = 50_000_000
_MAX_XML = 10_000_000
_MAX_PARTS = 1_000
_XML = (".xml", ".rels")
_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}


class Opened(NamedTuple):
    """A Word document as python-docx has it, and what of the file is not in it."""

    document: Document
    left_out: tuple[LeftOut, ...]


def open_docx(path: Path) -> Document | Refusal:
    """The Word document at `path` as python-docx has it, or why it is not opened."""
    try:
        document = opened(read_word_file(path))
    except OSError as error:
        return refusal_of(error)
    return document if isinstance(document, str) else document.document


def opened(data: bytes) -> Opened | Refusal:
    """The Word document in these bytes, or why it is not opened."""
    try:
        chosen = chosen_parts(_unpacked(data))
    except RefusedError as error:
        return error.refusal
    try:
        return Opened(docx.Document(_repacked(chosen.parts)), chosen.left_out)
    except Exception:  # noqa: BLE001 - python-docx raises whatever it stumbles over in a broken package
        return "unreadable"


def _unpacked(data: bytes) -> dict[str, bytes]:
    """The members by name. Raises `RefusedError`."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            entries = package.infolist()
            _check_sizes(entries)
            return {entry.filename: _content(package, entry) for entry in entries}
    except DAMAGED:
        raise RefusedError("unreadable") from None


def _check_sizes(entries: list[zipfile.ZipInfo]) -> None:
    """Raises `RefusedError` where the package says that it unpacks to more than a document needs."""
    xml = sum(entry.file_size for entry in entries if entry.filename.lower().endswith(_XML))
    unpacked = sum(entry.file_size for entry in entries)
    if xml > _MAX_XML or unpacked > _MAX_UNPACKED or len(entries) > _MAX_PARTS:
        raise RefusedError("too-large")


def _content(package: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """The member's content, reading no more than the declared size: a bomb may say too little."""
    if entry.compress_type not in _METHODS:
        raise NotImplementedError
    with package.open(entry) as content:
        return content.read(entry.file_size)


def _repacked(parts: dict[str, bytes]) -> io.BytesIO:
    """The parts as a package that is not compressed."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return stream
