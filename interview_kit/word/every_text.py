"""Every text in a Word file, also those that nobody sees on the page: to be searched before it goes out.

Standard library only. Deleted text of tracked changes, comments, notes, headers, text boxes, alternative
texts, names of authors, properties, fields, links and XML comments are all in it. A document type is refused.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import NamedTuple
from xml.parsers import expat

from interview_kit.word.files import DAMAGED, Refusal
from interview_kit.word.namespaces import NAMESPACES

_MAX_UNPACKED, _MAX_PART, _MAX_PARTS, _MAX_DEPTH = 60_000_000, 20_000_000, 1_000, 400
_MAX_QUOTED = 3
_ESCAPED = re.compile(rb"%([0-9A-Fa-f]{2})")
_XML = (".xml", ".rels")
# Fonts and their substitutes by script: names that are no text of anybody's.
_WITHOUT_TEXT = ("word/fonttable.xml", "word/theme/", "[content_types].xml", "word/styleswitheffects.xml")
_PICTURES = (
    ".png",
    ".jpg",
    ".jpeg",
    ".gif",
    ".bmp",
    ".tif",
    ".tiff",
    ".emf",
    ".wmf",
    ".svg",
    ".webp",
    ".ico",
)
_FONTS = (".odttf", ".ttf", ".fntdata")
# Text by its element's local name, with what breaks a line and what joins one.
_VISIBLE, _DELETED, _FIELD = {"t"}, {"delText"}, {"instrText", "delInstrText"}
_MARKS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": "\xad"}
# The choices of a list and the names of styles that are not in use tell of nobody.
_NOBODY = {"listItem", "lsdException", "rFonts", "latin", "ea", "cs"}

_PLACES = (
    ("word/header", "sidehovedet"), ("word/footer", "sidefoden"), ("word/comments", "en kommentar"),
    ("word/people", "en kommentars forfatter"),
    ("word/footnotes", "en fodnote"), ("word/endnotes", "en slutnote"),
    ("docProps/", "filens egenskaber"), ("customXml/", "filens skjulte data"), ("word/document", "teksten"),
)  # fmt: skip


class PartText(NamedTuple):
    """A text and the part of the file that it stands in."""

    part: str
    text: str

    @property
    def place(self) -> str:
        """Where it stands, in words that a reader of the document knows."""
        return next((words for start, words in _PLACES if self.part.startswith(start)), "filens skjulte data")


class EveryText(NamedTuple):
    """All texts of a file; the parts that cannot be searched, and how many pictures there are to look at."""

    texts: tuple[PartText, ...]
    unread: tuple[str, ...] = ()
    pictures: int = 0


def every_text(data: bytes) -> EveryText | Refusal:
    """Every text in the Word file, or why it cannot be searched: `unreadable`, `too-large`, `unsafe`."""
    try:
        parts = list(_parts(data))
        texts: list[PartText] = []
        for name, content in parts:
            texts += [PartText("word/document.xml" if not name else "", text) for text in _readings(name)]
            if name.lower().endswith(_XML) and not name.lower().startswith(_WITHOUT_TEXT):
                texts += [PartText(name, text) for text in _Reader().texts(content)]
    except _UnsafeError:
        return "unsafe"
    except _TooLargeError:
        return "too-large"
    except (*DAMAGED, expat.ExpatError, LookupError):
        return "unreadable"
    names = [name.lower() for name, _ in parts]
    if "[content_types].xml" not in names:
        return "unreadable"
    known = (*_XML, *_PICTURES, *_FONTS, "/")
    unread = tuple(name for name, _ in parts if not name.lower().endswith(known))
    return EveryText(tuple(dict.fromkeys(texts)), unread, sum(name.endswith(_PICTURES) for name in names))


class _UnsafeError(Exception):
    """The file has a document type, or elements in elements without end."""


class _TooLargeError(Exception):
    """The file unpacks to more than a document needs."""


def _parts(data: bytes) -> Iterator[tuple[str, bytes]]:
    """The members of the package with what they hold, each as often as it is there."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        entries = package.infolist()
        if len(entries) > _MAX_PARTS or sum(entry.file_size for entry in entries) > _MAX_UNPACKED:
            raise _TooLargeError
        if package.comment:
            yield (
                "zip-kommentar.xml",
                b"<a>" + package.comment.replace(b"<", b" ").replace(b"&", b" ") + b"</a>",
            )
        for entry in entries:
            if entry.file_size > _MAX_PART:
                raise _TooLargeError
            with package.open(entry) as content:
                yield entry.filename, content.read(entry.file_size)


class _Reader:
    """Collects the texts of one part: a paragraph is one text, with and without what was deleted in it."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self.path: list[str] = []
        self.paragraphs: list[tuple[list[str], list[str], list[str]]] = []
        self.loose: list[str] = []

    def texts(self, content: bytes) -> list[str]:
        """All texts of the part. Raises `ExpatError` and `_UnsafeError`."""
        parser = expat.ParserCreate(namespace_separator="}")
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = _refuse
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.CommentHandler = self.found.append
        parser.ProcessingInstructionHandler = lambda target, text: self.found.append(f"{target} {text}")
        parser.Parse(content, True)  # noqa: FBT003 - expat's own signature
        return [text for found in self.found for text in _readings(found) if text.strip()]

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        local = _local(name)
        self.path.append(local)
        if len(self.path) > _MAX_DEPTH:
            raise _UnsafeError
        if local == "p":
            self.paragraphs.append(([], [], []))
        elif local in _MARKS and self.paragraphs:
            for pieces in self.paragraphs[-1][:2]:
                pieces.append(_MARKS[local])
        if local not in _NOBODY:
            self.found += [text for text in attributes.values() if text not in NAMESPACES]

    def _end(self, name: str) -> None:
        if _local(name) == "p" and self.paragraphs:
            self.found += dict.fromkeys("".join(pieces) for pieces in self.paragraphs.pop())
        if self.loose:
            self.found.append("".join(self.loose))
        self.loose.clear()
        self.path.pop()

    def _text(self, text: str) -> None:
        local = self.path[-1]
        if not self.paragraphs or local not in _VISIBLE | _DELETED | _FIELD:
            self.loose.append(text)
            return
        visible, whole, field = self.paragraphs[-1]
        if local in _FIELD:
            field.append(text)
            return
        whole.append(text)
        if local in _VISIBLE:
            visible.append(text)


def _readings(text: str) -> Iterator[str]:
    """The text, and what a browser makes of it where it is written as an address: `%20` is a blank."""
    yield text
    for _ in range(_MAX_QUOTED):
        plain = _unescaped(text) if "%" in text else text
        if plain == text:
            return
        text = plain
        yield text


def _unescaped(address: str) -> str:
    """The address with its escaped bytes read as UTF-8 (RFC 3986, 2.1)."""
    data = _ESCAPED.sub(lambda found: bytes([int(found[1], 16)]), address.encode("utf-8", "replace"))
    return data.decode("utf-8", "replace")


def _local(name: str) -> str:
    return name.rpartition("}")[2]


def _refuse(*_: object) -> None:
    raise _UnsafeError
