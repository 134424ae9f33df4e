"""A Word file that people have revised: its paragraphs as they were, as they are, and who changed them.

Tracked changes are read as if all of them were taken. The parts are unpacked with the limits of
`filled_parts` and parsed by python-docx's own parser; nothing is known here of what the file is about.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from interview_kit.word.filled import FilledRefusal, refusal_for
from interview_kit.word.filled_parts import Package, UnreadError, as_utf8, elements
from interview_kit.word.revised_body import Cell, Change, Mark, Passage, passages
from interview_kit.word.revised_comments import Note, notes_of
from interview_kit.word.visible_text import MAX_TAGS

__all__ = ["Cell", "Change", "Mark", "Note", "Passage", "Revised", "read_revised"]

_DOCTYPE = b"<!DOCTYPE"
# What LibreOffice and Word call the day and the person that saved last.
_SAVED_BY, _SAVED_AT = "lastModifiedBy", "modified"


class Revised(NamedTuple):
    """The file's paragraphs in their order, its comments, its custom properties, and who saved it last.

    `notes` are by the number that passages name them by; `footnotes` likewise.
    """

    passages: tuple[Passage, ...]
    notes: Mapping[str, Note]
    footnotes: Mapping[str, str]
    properties: Mapping[str, str]
    saved_by: str
    saved_at: str


def read_revised(data: bytes, is_ours: Callable[[str], bool]) -> Revised | FilledRefusal:
    """The Word file in these bytes, or why it is not read; of the bookmarks those whose names are ours."""
    try:
        package = Package(data)
        main = next((name for kind, name in package.related("") if kind == "officeDocument"), "")
        if not package.has(main):
            return refusal_for(data, "no-main-part")
        return _revised(package, main, is_ours)
    except UnreadError as error:
        return refusal_for(data, error.reason)
    except RecursionError:
        return "too-deep"


def _revised(package: Package, main: str, is_ours: Callable[[str], bool]) -> Revised:
    parts = {kind: name for kind, name in package.related(main) if package.has(name)}
    notes = notes_of(*(_part(package, parts.get(kind, "")) for kind in ("comments", "commentsExtended")))
    core = dict(_core(package))
    return Revised(
        tuple(passages(_tree(package.read(main)), is_ours)),
        notes,
        dict(_footnotes(_part(package, parts.get("footnotes", "")))),
        dict(_custom(package)),
        core.get(_SAVED_BY, ""),
        core.get(_SAVED_AT, ""),
    )


def _part(package: Package, name: str) -> Sequence:  # type: ignore[type-arg]
    """The elements of a part; none where there is no such part."""
    data = package.read(name) if name else b""
    return _tree(data) if data else ()


def _tree(data: bytes):  # type: ignore[no-untyped-def]  # noqa: ANN202
    """The part as python-docx parses it. Raises `UnreadError`."""
    from docx.oxml.parser import parse_xml

    data = as_utf8(data)
    if _DOCTYPE in data:
        raise UnreadError("doctype")
    if data.count(b"<") > MAX_TAGS:
        raise UnreadError("unpacks-too-large")
    try:
        return parse_xml(data)
    except (SyntaxError, ValueError):  # lxml's own error is a SyntaxError
        raise UnreadError("not-xml") from None


def _footnotes(tree: Sequence) -> Iterator[tuple[str, str]]:  # type: ignore[type-arg]
    """The words of each footnote by its number."""
    for node in tree:
        number = next((value for key, value in node.attrib.items() if key.endswith("}id")), "")
        texts = (text.text or "" for text in node.iter("{*}t"))
        yield number, " ".join("".join(texts).split())


def _custom(package: Package) -> Iterator[tuple[str, str]]:
    for kind, name in package.related(""):
        if kind == "custom-properties" and package.has(name):
            for row in elements(package.read(name), "property"):
                yield row.get("name", ""), "".join(row.itertext())


def _core(package: Package) -> Iterator[tuple[str, str]]:
    for kind, name in package.related(""):
        if kind == "core-properties" and package.has(name):
            for word in (_SAVED_BY, _SAVED_AT):
                for row in elements(package.read(name), word):
                    yield word, "".join(row.itertext()).strip()
