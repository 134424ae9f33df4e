"""People's workbooks as cells, with nothing but the standard library: nothing is run and nothing can grow.

A cell is found through the package's relations, not by the names of its parts. Document types are refused.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from posixpath import dirname, join, normpath
from typing import Literal, NamedTuple
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

MAX_FILE, MAX_PART, MAX_ALL = 10_000_000, 20_000_000, 60_000_000
_MOST_PARTS, _MOST_RATIO, _MOST_ELEMENTS, _MOST_DEPTH = 400, 250, 400_000, 100
_DAMAGED = (OSError, zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError, ValueError)
_OLE, _ENCRYPTED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "EncryptedPackage".encode("utf-16-le")
_ENCRYPTED_FLAG = 0x1
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_PLACE = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")
# The formats of numbers that are dates or times (ECMA-376, 18.8.30), and the letters of a made one.
_DATE_FORMATS = {*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)}
_NOT_LETTERS = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.|\*.|General|Standard')
_END_OF_DATES = 2_900_000  # a little before the year 10000, also of dates from 1904
_DATE_LETTERS = re.compile(r"[dmyhs]", re.IGNORECASE)


Reason = Literal["empty", "other-format", "damaged", "password", "too-large", "unsafe"]


class CannotReadError(Exception):
    """Why a workbook is not read: the end of a code in the catalogue, which each kind of workbook has."""

    def __init__(self, reason: Reason) -> None:
        self.reason = reason
        super().__init__(reason)


# What the cells that hold something show, by row and column, both from 1.
Cells = Mapping[tuple[int, int], str]


class Tab(NamedTuple):
    name: str
    cells: Cells


class OpenedWorkbook(NamedTuple):
    """A workbook's tabs in their order, hidden ones too, and its own properties.

    `saved_by` and `saved_at` are what the program said that saved it last; empty where it said nothing.
    """

    tabs: tuple[Tab, ...]
    properties: Mapping[str, str]
    saved_by: str = ""
    saved_at: str = ""


def open_workbook(data: bytes) -> OpenedWorkbook:
    """The cells of an Excel file, with macros or without; none is run. Raises `CannotReadError`."""
    _check_kind(data)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            _check_size(package)
            return _Reader(package).workbook()
    except (*_DAMAGED, expat.ExpatError, LookupError):
        raise CannotReadError("damaged") from None


def _check_kind(data: bytes) -> None:
    """Refuses what is no zip, and says what it is instead where that is known."""
    if len(data) > MAX_FILE:
        raise CannotReadError("too-large")
    if not data:
        raise CannotReadError("empty")
    if data.startswith(_OLE):
        raise CannotReadError("password" if _ENCRYPTED in data else "other-format")
    if not data.startswith(b"PK"):
        raise CannotReadError("other-format")


def _check_size(package: zipfile.ZipFile) -> None:
    """Refuses what would grow beyond measure or is said twice, by what the file says of itself."""
    entries = package.infolist()
    if any(entry.flag_bits & _ENCRYPTED_FLAG for entry in entries):
        raise CannotReadError("password")
    sizes = [entry.file_size for entry in entries]
    is_swollen = any(entry.file_size > _MOST_RATIO * max(entry.compress_size, 1) for entry in entries)
    if len(entries) > _MOST_PARTS or max(sizes, default=0) > MAX_PART or sum(sizes) > MAX_ALL or is_swollen:
        raise CannotReadError("too-large")
    names = [entry.filename.lower() for entry in entries]
    if len(set(names)) < len(names):
        raise CannotReadError("damaged")


class _Reader:
    """The parts of a package, read as they are asked for."""

    def __init__(self, package: zipfile.ZipFile) -> None:
        self.package = package
        self.names = {name.lower(): name for name in package.namelist()}

    def workbook(self) -> OpenedWorkbook:
        top = self._related("")
        main = next((part for kind, part in top.values() if kind == "officeDocument"), None)
        if main is None or (book := self._tree(main)).tag != "workbook":
            raise CannotReadError("other-format")
        parts = self._related(main)
        of_kind = dict(parts.values())
        texts = [_text_of(item) for item in self._optional(of_kind.get("sharedStrings"))]
        is_date = _date_styles(self._optional(of_kind.get("styles")))
        starts_1904 = any(one.get("date1904") in {"1", "true"} for one in book.iter("workbookPr"))
        cells = _CellReader(texts, is_date, starts_1904=starts_1904)
        tabs = tuple(
            Tab(sheet.get("name", ""), cells.read(self._tree(parts[sheet.get("id", "")][1])))
            for sheet in book.iter("sheet")
            if parts[sheet.get("id", "")][0] == "worksheet"
        )
        of_file = dict(top.values())
        core = self._optional(of_file.get("core-properties"))
        return OpenedWorkbook(
            tabs,
            _properties(self._optional(of_file.get("custom-properties"))),
            (core.findtext("lastModifiedBy") or "").strip(),
            (core.findtext("modified") or "").strip(),
        )

    def _optional(self, part: str | None) -> Element:
        """The XML of a part that a workbook may lack."""
        return self._tree(part) if part else Element("none")

    def _related(self, part: str) -> dict[str, tuple[str, str]]:
        """What a part refers to inside the package: id → the kind, and the other part's name."""
        folder, name = dirname(part), part.rpartition("/")[2]
        relations = join(folder, "_rels", f"{name}.rels")
        if relations.lower() not in self.names:
            raise CannotReadError("other-format" if not part else "damaged")
        return {
            one.get("Id", ""): (
                one.get("Type", "").rpartition("/")[2],
                normpath(join("/", folder, one.get("Target", ""))).lstrip("/"),
            )
            for one in self._tree(relations).iter("Relationship")
            if one.get("TargetMode") != "External"
        }

    def _tree(self, part: str) -> Element:
        """A part's XML. Raises `KeyError` where there is no such part."""
        with self.package.open(self.names[part.lower()]) as stream:
            data = stream.read(MAX_PART + 1)
        if len(data) > MAX_PART:
            raise CannotReadError("too-large")
        return safe_tree(data)


def safe_tree(data: bytes) -> Element:
    """XML without namespaces, so that strict and transitional files are alike.

    Raises `CannotReadError` where it has a document type or is too large, `ExpatError` where it is no XML.
    """
    builder, counts = TreeBuilder(), {"depth": 0, "all": 0}

    def start(tag: str, attributes: dict[str, str]) -> None:
        counts["depth"] += 1
        counts["all"] += 1
        if counts["depth"] > _MOST_DEPTH or counts["all"] > _MOST_ELEMENTS:
            raise CannotReadError("too-large")
        builder.start(_local(tag), {_local(name): value for name, value in attributes.items()})

    def end(tag: str) -> None:
        counts["depth"] -= 1
        builder.end(_local(tag))

    def refuse(*_: object) -> None:
        raise CannotReadError("unsafe")

    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = builder.data
    parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = refuse
    parser.Parse(data, True)  # noqa: FBT003 - expat has no name for it
    return builder.close()


def _local(name: str) -> str:
    return name.rpartition("}")[2]


def _properties(tree: Element) -> dict[str, str]:
    return {one.get("name", ""): "".join(one.itertext()) for one in tree.iter("property")}


def _text_of(item: Element) -> str:
    """A text in one piece or several, without how it is spoken."""
    pieces = (piece for child in item if child.tag != "rPh" for piece in child.iter("t"))
    return _unescaped("".join(piece.text or "" for piece in pieces))


def _unescaped(text: str) -> str:
    """The text with the characters that XML lacks: a carriage return is written `_x000D_` (22.9.2.19)."""
    return _ESCAPED.sub(lambda found: _shown(chr(int(found[1], 16))), text) if "_x" in text else text


def _shown(letter: str) -> str:
    return letter if letter.isprintable() or letter in "\t\n\r" else ""


def _date_styles(styles: Element) -> frozenset[int]:
    """The styles whose numbers are shown as dates or times."""
    made = {one.get("numFmtId"): one.get("formatCode", "") for one in styles.iter("numFmt")}
    dates = {key for key, code in made.items() if _DATE_LETTERS.search(_NOT_LETTERS.sub("", code))}
    dates |= {str(number) for number in _DATE_FORMATS}
    formats = styles.find("cellXfs")
    shown = (one.get("numFmtId") for one in (formats if formats is not None else ()))
    return frozenset(index for index, number in enumerate(shown) if number in dates)


class _CellReader:
    """Cells as texts; `texts` are those that cells share, `dates` the styles that show a date."""

    def __init__(self, texts: list[str], dates: frozenset[int], *, starts_1904: bool) -> None:
        self.texts, self.dates = texts, dates
        self.first_day = datetime(1904, 1, 1) if starts_1904 else datetime(1899, 12, 30)  # noqa: DTZ001

    def read(self, sheet: Element) -> dict[tuple[int, int], str]:
        return {place: text for place, cell in _placed(sheet) if (text := self._text(cell)) is not None}

    def _text(self, cell: Element) -> str | None:
        """What the cell shows, None where it is empty."""
        kind, value = cell.get("t", "n"), cell.findtext("v")
        if kind == "inlineStr":
            inline = cell.find("is")
            return _filled(_text_of(inline) if inline is not None else "")
        if value is None or (not value and kind != "str"):
            formula = cell.findtext("f")
            return f"={formula}" if formula else None
        if kind == "s":
            return _filled(self.texts[_index(value, len(self.texts))])
        if kind == "str":
            return _filled(value)
        if kind == "n":
            return self._number(value, int(cell.get("s") or 0))
        return {"1": "SAND", "0": "FALSK"}.get(value, value) if kind == "b" else value

    def _number(self, value: str, style: int) -> str:
        """A number as a person in Denmark sees it: 4 for 4.0, a comma for the point, a date for a date."""
        number = float(value)
        if style in self.dates and 0 <= number < _END_OF_DATES:
            return (self.first_day + timedelta(days=number)).strftime("%d-%m-%Y")
        text = str(int(number)) if number.is_integer() else repr(number)
        return text.replace(".", ",")


def _index(value: str, count: int) -> int:
    """The number of a shared text. Raises `ValueError` where there is none."""
    index = int(value)
    if not 0 <= index < count:
        raise ValueError(value)
    return index


def _filled(text: str) -> str | None:
    return text if text.strip() else None


def _placed(sheet: Element) -> Iterator[tuple[tuple[int, int], Element]]:
    """The cells with their row and column; one that does not say its place stands after the one before."""
    data = sheet.find("sheetData")
    row_number = 0
    for row in data if data is not None else ():
        row_number = int(row.get("r") or row_number + 1)
        column = 0
        for cell in row:
            found = _PLACE.fullmatch(cell.get("r", ""))
            column = _column(found[1]) if found else column + 1
            yield (int(found[2]) if found else row_number, column), cell


def _column(letters: str) -> int:
    """A (1), B (2) … AA (27)."""
    number = 0
    for letter in letters:
        number = 26 * number + ord(letter) - ord("A") + 1
    return number
