"""The parts of a Word file that came from outside, unpacked with limits, and small XML read without danger.

Only the standard library is used, so that reading is as quick to start as it is to run.
"""

import io
import posixpath
import zipfile
from typing import Literal
from xml.etree import ElementTree as ET
from xml.parsers import expat

from interview_kit.word.files import DAMAGED, MAX_FILE

# Why a file that looks like a Word document is not read.
PartsRefusal = Literal[
    "too-large",
    "too-many-parts",
    "unpacks-too-large",
    "bomb",
    "damaged",
    "duplicate-parts",
    "doctype",
    "not-xml",
    "too-deep",
    "no-main-part",
]
MAX_PARTS = 400
MAX_PART, MAX_UNPACKED = 20_000_000, 60_000_000
# How many times its packed size a part may unpack to: a document's XML comes to 10-40.
MAX_RATIO = 250
# The ratio says nothing of parts as small as these.
_SMALL = 100_000
# What relations and properties fill, with room to spare.
_MAX_SMALL = 2_000_000
_DOCTYPE = b"<!DOCTYPE"
# How a zip announces each of its files.
_ENTRY = b"PK\x01\x02"
_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


class UnreadError(Exception):
    """Why a file is not read."""

    def __init__(self, reason: PartsRefusal) -> None:
        self.reason = reason
        super().__init__(reason)


class Package:
    """A Word file's parts by name (as they are compared: without case, without the first slash).

    Raises `UnreadError` where the zip is broken, ambiguous or larger than a sheet can be.
    """

    def __init__(self, data: bytes) -> None:
        if len(data) > MAX_FILE:
            raise UnreadError("too-large")
        self._zip = opened_zip(data, MAX_PARTS)
        entries = [entry for entry in self._zip.infolist() if not entry.is_dir()]
        _check_sizes(entries)
        self._related: dict[str, list[tuple[str, str]]] = {}
        self._entries = {part_key(entry.filename): entry for entry in entries}
        if len(self._entries) < len(entries):
            raise UnreadError("duplicate-parts")

    @property
    def names(self) -> frozenset[str]:
        """The parts' names in small letters."""
        return frozenset(self._entries)

    def has(self, name: str) -> bool:
        return part_key(name) in self._entries

    def read(self, name: str) -> bytes:
        """The part, empty where there is none; no more of it than it says. Raises `UnreadError`."""
        entry = self._entries.get(part_key(name))
        if entry is None:
            return b""
        try:
            if entry.compress_type not in _METHODS:
                raise NotImplementedError
            with self._zip.open(entry) as part:
                content = part.read(entry.file_size)
        except DAMAGED:
            raise UnreadError("damaged") from None
        if len(content) != entry.file_size:
            raise UnreadError("damaged")
        return content

    def related(self, source: str) -> list[tuple[str, str]]:
        """The parts that this one names ("" is the package itself): (kind, name); kinds are last words."""
        if source not in self._related:
            self._related[source] = self._relations(source)
        return self._related[source]

    def _relations(self, source: str) -> list[tuple[str, str]]:
        folder, name = posixpath.split(source)
        relations = self.read(f"{folder}/_rels/{name}.rels" if source else "_rels/.rels")
        return [
            (row.get("Type", "").rpartition("/")[2], _target(folder, row.get("Target", "")))
            for row in elements(relations, "Relationship")
            if row.get("TargetMode") != "External"
        ]


def opened_zip(data: bytes, most: int) -> zipfile.ZipFile:
    """The zip in these bytes, of which only the list is read. Raises `UnreadError`."""
    if data.count(_ENTRY) > most:
        raise UnreadError("too-many-parts")
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except DAMAGED:
        raise UnreadError("damaged") from None


def part_key(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()


def _target(folder: str, target: str) -> str:
    """The name of the part that a relation of a part in this folder points at."""
    return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")


def _check_sizes(entries: list[zipfile.ZipInfo]) -> None:
    """Raises `UnreadError` where the package says that it unpacks to more than a sheet can be."""
    if len(entries) > MAX_PARTS:
        raise UnreadError("too-many-parts")
    sizes = [entry.file_size for entry in entries]
    if any(size > MAX_PART for size in sizes) or sum(sizes) > MAX_UNPACKED:
        raise UnreadError("unpacks-too-large")
    if any(entry.file_size > max(MAX_RATIO * entry.compress_size, _SMALL) for entry in entries):
        raise UnreadError("bomb")


def as_utf8(data: bytes) -> bytes:
    """XML in the one encoding that is parsed. Raises `UnreadError` where it is neither that nor UTF-16."""
    if not data.startswith(_UTF_16):
        return data
    try:
        return data.decode("utf-16").encode()
    except UnicodeError:
        raise UnreadError("not-xml") from None


def safe_parser() -> expat.XMLParserType:
    """A parser of UTF-8, whatever the XML itself says, that raises `UnreadError` at a document type."""
    parser = expat.ParserCreate("utf-8")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse_doctype
    return parser


def _refuse_doctype(*_: object) -> None:
    raise UnreadError("doctype")


def check_well_formed(data: bytes, parser: expat.XMLParserType) -> None:
    """Raises `UnreadError` where the parser finds a fault."""
    try:
        parser.Parse(data, True)  # noqa: FBT003 - expat takes it by place
    except expat.ExpatError:
        raise UnreadError("not-xml") from None


def safe_tree(data: bytes) -> ET.Element:
    """UTF-8 as a tree. Raises `UnreadError`."""
    if _DOCTYPE in data:
        raise UnreadError("doctype")
    try:
        return ET.fromstring(data, ET.XMLParser(encoding="utf-8"))  # noqa: S314 - it declares nothing
    except ET.ParseError:
        raise UnreadError("not-xml") from None


def elements(data: bytes, name: str) -> list[ET.Element]:
    """The elements of this name, without prefix, in a small part; none where there is no part.

    Raises `UnreadError`.
    """
    if len(data) > _MAX_SMALL:
        raise UnreadError("unpacks-too-large")
    tree = safe_tree(as_utf8(data)) if data else ()
    return [node for node in tree if node.tag.rpartition("}")[2] == name]
