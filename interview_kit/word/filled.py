"""A filled Word file as plain values, and what bytes are that have come in: by content, never by name.

Nothing is known of interviews here. No part is trusted: see `filled_parts` for the limits.
"""

import re
from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Literal

from interview_kit.word.filled_parts import Package, PartsRefusal, UnreadError, elements, opened_zip, part_key
from interview_kit.word.visible_text import VisibleText

ArrivedKind = Literal[
    "docx",
    "xlsx",
    "zip",
    "damaged",
    "doc",
    "encrypted",
    "odt",
    "ods",
    "xls",
    "pdf",
    "rtf",
    "html",
    "picture",
    "empty",
    "text",
    "lock-file",
    "unknown",
]
# Why a file is not read as a filled Word file: it is of another kind, or its parts cannot be read.
FilledRefusal = ArrivedKind | PartsRefusal

_ZIP, _EMPTY_ZIP, _OLE = b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SIGNATURES: tuple[tuple[bytes, ArrivedKind], ...] = (
    (b"%PDF-", "pdf"),
    (b"{\\rt", "rtf"),
    (b"\xff\xd8\xff", "picture"),
    (b"\x89PNG\r\n\x1a\n", "picture"),
    (b"GIF8", "picture"),
    (b"II*\x00", "picture"),
    (b"MM\x00*", "picture"),
    (b"BM", "picture"),
)
# Where the brand of a photo from a telephone (HEIC) stands.
_BRAND = slice(4, 12)
_BRANDS = {b"ftypheic", b"ftypheix", b"ftypmif1", b"ftypavif"}
_WEBP = re.compile(rb"RIFF....WEBP", re.DOTALL)
_HTML = re.compile(rb"\s*(?:<!doctype html|<html|<head|<body|mime-version:)", re.IGNORECASE)
# What Office leaves beside an open document: the length of a name (≤ 52), and it again at a fixed place.
_LOCK_SIZES, _LOCK_NAME, _LONGEST_NAME = (162, 165), 54, 52
_LIBRE_OFFICE_LOCK = re.compile(rb",[^\n]*,\d\d\.\d\d\.\d{4} \d\d:\d\d,file://[^\n]*;\s*", re.DOTALL)
_START = 1_000
# More files than anybody puts into one zip. LibreOffice's files begin with one that says what they are.
_MOST_NAMES = 10_000
_FIRST_NAME, _OPEN_DOCUMENT = 30, b"mimetypeapplication/vnd.oasis.opendocument"


def kind_of(data: bytes) -> ArrivedKind:
    """What these bytes are. A zip that cannot be opened is `damaged`; one of no known kind is a `zip`."""
    if data.startswith((_ZIP, _EMPTY_ZIP)):
        return _kind_of_zip(data)
    if data.startswith(_OLE):
        return _kind_of_ole(data)
    signed = [kind for signature, kind in _SIGNATURES if data.startswith(signature)]
    looked = (kind for is_one, kind in _LOOKS if is_one(data))
    return signed[0] if signed else next(looked, "unknown")


def _kind_of_zip(data: bytes) -> ArrivedKind:
    try:
        names = opened_zip(data, _MOST_NAMES).namelist()
    except UnreadError as error:
        return "damaged" if error.reason == "damaged" else "zip"
    return _kind_of_names(data, {part_key(name) for name in names})


def _kind_of_names(data: bytes, names: AbstractSet[str]) -> ArrivedKind:
    """What a zip with files of these names is."""
    if data.startswith(_OPEN_DOCUMENT, _FIRST_NAME):
        kind = data[_FIRST_NAME + len(_OPEN_DOCUMENT) :]
        return "odt" if kind.startswith(b".text") else "ods" if kind.startswith(b".spread") else "unknown"
    if "[content_types].xml" not in names and "_rels/.rels" not in names:
        return "zip"
    folders = {name.partition("/")[0] for name in names}
    return "xlsx" if "xl" in folders else "unknown" if "ppt" in folders else "docx"


def _kind_of_ole(data: bytes) -> ArrivedKind:
    """Office's files from before 2007, and newer ones with a password; names in them are UTF-16."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return "encrypted"
    if "Workbook".encode("utf-16-le") in data:
        return "xls"
    return "doc" if "WordDocument".encode("utf-16-le") in data else "unknown"


def _is_photo(data: bytes) -> bool:
    return data[_BRAND] in _BRANDS or _WEBP.match(data) is not None


def _is_lock(data: bytes) -> bool:
    if _LIBRE_OFFICE_LOCK.fullmatch(data[:_START]):
        return True
    return len(data) in _LOCK_SIZES and 0 < data[0] <= _LONGEST_NAME and data[_LOCK_NAME] in {0, data[0], 32}


def _is_html(data: bytes) -> bool:
    return _HTML.match(data.lstrip(b"\xef\xbb\xbf")[:_START]) is not None


def _is_text(data: bytes) -> bool:
    return data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" not in data[:_START]


# What bytes without a signature look like, in the order in which it is asked.
_LOOKS: tuple[tuple[Callable[[bytes], bool], ArrivedKind], ...] = (
    (lambda data: not data, "empty"),
    (_is_photo, "picture"),
    (_is_lock, "lock-file"),
    (_is_html, "html"),
    (_is_text, "text"),
)


@dataclass(frozen=True)
class FilledDocument:
    """What a Word file holds: its body, the text of headers and footers, and what it says of itself.

    `properties` are its custom properties, `identifier` is dc:identifier.
    """

    body: VisibleText
    around: tuple[str, ...]
    properties: Mapping[str, str]
    identifier: str


def read_filled(data: bytes) -> FilledDocument | FilledRefusal:
    """The Word file in these bytes, or why it is not read."""
    try:
        package = Package(data)
        kind = _kind_of_names(data, package.names)
        if kind != "docx":
            return kind
        main, *_ = [*_named(package, "", "officeDocument"), ""]
        if not main:
            return "no-main-part"
        body = VisibleText(package.read(main))
        related = package.related(main)
        around = [name for kind, name in related if kind in {"header", "footer"}]
        return FilledDocument(
            body,
            tuple(
                VisibleText(package.read(name)).whole for name in dict.fromkeys(around) if package.has(name)
            ),
            _properties(package),
            _identifier(package),
        )
    except UnreadError as error:
        return refusal_for(data, error.reason)


def refusal_for(data: bytes, reason: PartsRefusal) -> FilledRefusal:
    """Why these bytes are not read: that they are no Word file at all, where that is why."""
    if reason not in {"damaged", "no-main-part"}:
        return reason
    kind = kind_of(data)
    return reason if kind == "docx" else kind


def _named(package: Package, source: str, kind: str) -> list[str]:
    return [name for named, name in package.related(source) if named == kind and package.has(name)]


def _properties(package: Package) -> dict[str, str]:
    parts = (package.read(name) for name in _named(package, "", "custom-properties"))
    rows = (row for part in parts for row in elements(part, "property"))
    return {row.get("name", ""): "".join(row.itertext()) for row in rows}


def _identifier(package: Package) -> str:
    parts = (package.read(name) for name in _named(package, "", "core-properties"))
    rows = (row for part in parts if b"identifier" in part for row in elements(part, "identifier"))
    return next(("".join(row.itertext()) for row in rows), "")
