"""The lines of a Word file in their order, read with python-docx.

Tracked changes are taken, content controls and text boxes read where they stand; notes, headers and footers
follow at the end.
"""

import io
from collections.abc import Iterator
from itertools import islice
from typing import Any

from interview_kit.profiles.docx_styles import Styles
from interview_kit.profiles.letters import plain_letters_and_gaps
from interview_kit.profiles.paper import MOST_LINES, Cell, Line, LineStyle, Mark, PaperRefusal
from interview_kit.word.filled_parts import Package, UnreadError, as_utf8

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_SKIPPED = {
    f"{_W}{name}" for name in ("del", "moveFrom", "pPr", "rPr", "sectPr", "tblPr", "tblGrid", "sdtPr", "instrText", "delText")
}  # fmt: skip
_XML = (".xml", ".rels")
_NOTES = ("footnotes", "endnotes")
_LEAST_NOTE = 1  # those before are the lines that part notes from the text


def docx_lines(data: bytes) -> tuple[Line, ...] | PaperRefusal:
    """Every line that has letters, or why the file is not read."""
    refusal = _unsafe(data)
    if refusal:
        return refusal
    import docx

    try:
        document = docx.Document(io.BytesIO(data))
        return tuple(islice(_Reader(document).lines(), MOST_LINES + 1))
    except Exception:  # noqa: BLE001 - python-docx raises whatever it stumbles over in a broken package
        return PaperRefusal("raw-damaged")


def _unsafe(data: bytes) -> PaperRefusal | None:
    """Why python-docx is not let near the file."""
    try:
        package = Package(data)
        for name in package.names:
            if name.endswith(_XML):
                part = as_utf8(package.read(name))
                if b"<!DOCTYPE" in part or b"<!ENTITY" in part:
                    return PaperRefusal("raw-doctype")
                if _STRICT in part:
                    return PaperRefusal("raw-strict")
    except UnreadError as error:
        return PaperRefusal("raw-bomb" if error.reason in {"bomb", "unpacks-too-large"} else "raw-damaged")
    return None


class _Reader:
    """Goes through the document as it is read by a person."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self._styles = Styles(document)
        self._tables = 0
        self._gap = True

    def lines(self) -> Iterator[Line]:
        yield from self._blocks(self._document.element.body, None)
        yield from self._around()

    def _blocks(self, parent: Any, cell: Cell | None) -> Iterator[Line]:
        """The paragraphs and tables below an element, also those in controls and tracked insertions."""
        for node in parent:
            if node.tag in _SKIPPED or not isinstance(node.tag, str):
                continue
            if node.tag == f"{_W}p":
                yield from self._paragraph(node, cell)
            elif node.tag == f"{_W}tbl":
                yield from self._table(node)
            elif node.tag == f"{_MC}AlternateContent":
                yield from self._blocks(_alternative(node), cell)
            else:
                yield from self._blocks(node, cell)

    def _table(self, table: Any) -> Iterator[Line]:
        number, self._tables = self._tables, self._tables + 1
        self._gap = True
        rows = [row for row in table.iter(f"{_W}tr") if _owner(row, f"{_W}tbl") is table]
        for index, row in enumerate(rows):
            cells = [cell for cell in row.iter(f"{_W}tc") if _owner(cell, f"{_W}tr") is row]
            for column, cell in enumerate(cells):
                yield from self._blocks(cell, Cell(number, index, column, len(cells)))
        self._gap = True

    def _paragraph(self, paragraph: Any, cell: Cell | None) -> Iterator[Line]:
        """The lines of a paragraph: one, and one more after each line break; then those of its text boxes."""
        about = self._styles.of(paragraph)
        texts = [plain_letters_and_gaps(text) for text in _texts(paragraph)]
        style: LineStyle = about.style if cell is None or about.style != "plain" else "cell"
        is_first = True
        for text in filter(None, texts):
            marks: set[Mark] = set(about.marks)
            if not is_first:
                marks.add("soft")
            yield Line(
                text,
                style,
                about.depth,
                marks=frozenset(marks),
                cell=cell,
                follows_gap=is_first and self._gap,
                bullet=about.bullet if is_first else "",
                size=about.size,
            )
            is_first = self._gap = False
        if not any(texts):
            self._gap = True
        for box in _boxes(paragraph):
            self._gap = True
            yield from self._blocks(box, None)

    def _around(self) -> Iterator[Line]:
        """The notes, then headers and footers, each once."""
        seen: set[str] = set()
        for part in self._document.part.rels.values():
            if part.is_external:
                continue
            kind = part.reltype.rpartition("/")[2]
            if kind in {*_NOTES, "header", "footer"}:
                for text in _part_texts(part.target_part.blob, kind):
                    if kind in _NOTES or text not in seen:
                        yield Line(text, "around")
                    seen.add(text)


def _part_texts(blob: bytes, kind: str) -> Iterator[str]:
    """The paragraphs of a part that has been looked at already."""
    from docx.oxml import parse_xml

    root = parse_xml(blob)
    tops = list(root) if kind in _NOTES else [root]
    for top in tops:
        if kind in _NOTES and int(top.get(f"{_W}id", "0")) < _LEAST_NOTE:
            continue
        for paragraph in top.iter(f"{_W}p"):
            for text in map(plain_letters_and_gaps, _texts(paragraph)):
                if text:
                    yield text


def _texts(paragraph: Any) -> list[str]:
    """What can be read in a paragraph when tracked changes are taken, cut at its line breaks."""
    pieces: list[str] = []
    _gather(paragraph, pieces)
    return "".join(pieces).split("\n")


def _gather(node: Any, pieces: list[str]) -> None:
    for child in node:
        tag = child.tag
        if tag in _SKIPPED or tag == f"{_W}txbxContent" or not isinstance(tag, str):
            continue
        if tag == f"{_W}t":
            pieces.append(child.text or "")
        elif tag in {f"{_W}br", f"{_W}cr"}:
            pieces.append("\n")
        elif tag in {f"{_W}tab", f"{_W}ptab"}:
            pieces.append("\t")
        elif tag == f"{_W}noBreakHyphen":
            pieces.append("-")
        elif tag == f"{_W}sym":
            pieces.append("•")
        elif tag == f"{_MC}AlternateContent":
            _gather(_alternative(child), pieces)
        else:
            _gather(child, pieces)


def _boxes(paragraph: Any) -> Iterator[Any]:
    """The text boxes that hang on a paragraph, each once, whatever program it was written for."""
    for box in paragraph.iter(f"{_W}txbxContent"):
        above = [node.tag for node in box.iterancestors()]
        in_fallback = f"{_MC}Fallback" in above and any(
            choice.find(f".//{_W}txbxContent") is not None
            for node in box.iterancestors(f"{_MC}AlternateContent")
            for choice in node.iterchildren(f"{_MC}Choice")
        )
        if not in_fallback and _owner(box, f"{_W}p") is paragraph:
            yield box


def _alternative(node: Any) -> Any:
    """The first of the writings of the same thing that is not empty."""
    choices = list(node)
    return next((choice for choice in choices if len(choice)), choices[0] if choices else node)


def _owner(node: Any, tag: str) -> Any:
    """The nearest element of this kind above."""
    return next(node.iterancestors(tag), None)
