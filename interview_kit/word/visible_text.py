"""What can be read in a part of a Word file: its text as one line of pieces, and where things stand in it.

The parser of the standard library finds out whether the XML is well-formed; then only the tags that matter
are gone through, as they follow each other. No tree is made: a sheet is read in the time that parsing takes.
The text is as it is seen when tracked changes are accepted.
"""

import html
import re
from collections.abc import Callable, Sized
from functools import lru_cache, partial
from typing import NamedTuple
from xml.etree import ElementTree as ET
from xml.parsers import expat

from interview_kit.word.filled_parts import UnreadError, as_utf8, safe_parser

# The namespaces that are read: Word's own, Transitional and Strict, that of its check boxes, and that of what
# is written twice, for programs of different age.
_MAIN, _CHECKBOXES, _COMPATIBILITY = "main", "checkboxes", "compatibility"
_NAMESPACES = {
    b"http://schemas.openxmlformats.org/wordprocessingml/2006/main": _MAIN,
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": _MAIN,
    b"http://schemas.microsoft.com/office/word/2010/wordml": _CHECKBOXES,
    b"http://schemas.openxmlformats.org/markup-compatibility/2006": _COMPATIBILITY,
}
# (prefix, what it stands for), of all that a part declares.
_Prefixes = tuple[tuple[str, str], ...]
# What is done with an element's attributes and the text after its tag.
_Step = Callable[[str, str], None]
_DECLARED = re.compile(rb"""xmlns(?::([^\s=]+))?\s*=\s*["']([^"']*)""")
_ATTRIBUTE = re.compile(r"""([^\s:=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_OFF = {"0", "false", "off"}
# More tags than the sheets of twenty candidates have, and deeper controls and rows than anybody makes.
MAX_TAGS = 1_000_000
MAX_DEPTH = 100


class Span(NamedTuple):
    """From one piece of the text up to another."""

    start: int
    end: int


class Control(NamedTuple):
    """A content control: what it is called, where its text is, what it says of its state.

    `is_ticked` is None for all but check boxes.
    """

    tag: str
    alias: str
    span: Span
    shows_placeholder: bool
    is_ticked: bool | None


class Bookmark(NamedTuple):
    """A bookmark and what stands between its ends."""

    name: str
    span: Span


class VisibleText:
    """A part's text with its controls and bookmarks in the order of their ends, and the cells of its rows.

    Paragraphs and line breaks end in a line feed. Raises `UnreadError`.
    """

    def __init__(self, data: bytes) -> None:
        self.pieces: list[str] = []
        self.controls: list[Control] = []
        self.bookmarks: list[Bookmark] = []
        self.rows: list[tuple[Span, ...]] = []
        _Reader(self).read(as_utf8(data))

    def text(self, span: Span) -> str:
        """What can be read there."""
        return "".join(self.pieces[span.start : span.end])

    @property
    def length(self) -> int:
        """The number of pieces."""
        return len(self.pieces)

    @property
    def whole(self) -> str:
        """All that can be read."""
        return "".join(self.pieces)


class _OpenControl:
    """A control whose end has not been met."""

    def __init__(self, start: int) -> None:
        self.start = start
        self.tag = self.alias = ""
        self.shows_placeholder = False
        self.is_ticked: bool | None = None


class _Reader:
    """Goes through the tags that matter and puts what they say into a `VisibleText`."""

    def __init__(self, found: VisibleText) -> None:
        self._found, self._pieces = found, found.pieces
        self._skipped = 0
        self._controls: list[_OpenControl] = []
        self._marks: dict[str, tuple[str, int]] = {}
        self._rows: list[list[Span]] = []
        self._cells: list[int] = []
        skipping = (self._begin_skipping, self._end_skipping)
        # What is done where an element begins (with its attributes and the text after the tag).
        self._singles: dict[tuple[str, str], _Step] = {
            (_MAIN, "t"): self._text,
            (_MAIN, "br"): lambda *_: self._add("\n"),
            (_MAIN, "cr"): lambda *_: self._add("\n"),
            (_MAIN, "tab"): self._tab,
            (_MAIN, "ptab"): lambda *_: self._add("\t"),
            (_MAIN, "noBreakHyphen"): lambda *_: self._add("-"),
            (_MAIN, "tag"): lambda said, _: self._name_control("tag", said),
            (_MAIN, "alias"): lambda said, _: self._name_control("alias", said),
            (_MAIN, "showingPlcHdr"): lambda said, _: self._set_control("shows_placeholder", said),
            (_CHECKBOXES, "checked"): lambda said, _: self._set_control("is_ticked", said),
            (_MAIN, "bookmarkStart"): self._begin_mark,
            (_MAIN, "bookmarkEnd"): self._end_mark,
        }
        self._pairs: dict[tuple[str, str], tuple[Callable[[], None] | None, Callable[[], None]]] = {
            (_MAIN, "p"): (None, lambda: self._add("\n")),
            (_MAIN, "del"): skipping,
            (_MAIN, "moveFrom"): skipping,
            (_COMPATIBILITY, "Fallback"): skipping,
            (_MAIN, "sdt"): (self._open_control, self._close_control),
            (_MAIN, "tr"): (self._open_row, self._close_row),
            (_MAIN, "tc"): (self._open_cell, self._close_cell),
        }

    def read(self, data: bytes) -> None:
        """Reads a whole part. Raises `UnreadError`."""
        text, prefixes = _plain(data)
        steps = self._steps(prefixes)
        for tag, said, content in _tags(tuple(steps)).findall(text):
            steps[tag](said, content)

    def _steps(self, prefixes: "_Prefixes") -> dict[str, "_Step"]:
        """What is done at a tag of a part with these prefixes: `w:t`, `w:sdt`, `/w:sdt`."""
        steps: dict[str, _Step] = {}
        for prefix, namespace in prefixes:
            start = f"{prefix}:" if prefix else ""
            for (meant, name), step in self._singles.items():
                if meant == namespace:
                    steps[start + name] = step
            for (meant, name), (begin, end) in self._pairs.items():
                if meant == namespace:
                    steps[start + name] = partial(_begin, begin, end)
                    steps[f"/{start}{name}"] = lambda *_, end=end: end()
        return steps

    # Text

    def _text(self, said: str, content: str) -> None:
        if not self._skipped and said[-1:] != "/":
            self._pieces.append(html.unescape(content) if "&" in content else content)

    def _tab(self, said: str, _: str) -> None:
        """A tab; one that says something is the place of a stop."""
        if not said.strip(" /"):
            self._add("\t")

    def _add(self, piece: str) -> None:
        if not self._skipped:
            self._pieces.append(piece)

    def _begin_skipping(self) -> None:
        self._skipped += 1

    def _end_skipping(self) -> None:
        self._skipped -= 1

    # What stands round it

    def _begin_mark(self, said: str, _: str) -> None:
        values = _attributes(said)
        self._marks[values.get("id", "")] = values.get("name", ""), len(self._pieces)

    def _end_mark(self, said: str, _: str) -> None:
        name, start = self._marks.pop(_attributes(said).get("id", ""), (None, 0))
        if name is not None:
            self._found.bookmarks.append(Bookmark(name, Span(start, len(self._pieces))))

    def _open_control(self) -> None:
        _check_depth(self._controls)
        self._controls.append(_OpenControl(len(self._pieces)))

    def _close_control(self) -> None:
        one = self._controls.pop()
        span = Span(one.start, len(self._pieces))
        self._found.controls.append(Control(one.tag, one.alias, span, one.shows_placeholder, one.is_ticked))

    def _name_control(self, kind: str, said: str) -> None:
        """Gives the open control its tag or alias; a second does not count."""
        if self._controls and not getattr(self._controls[-1], kind):
            setattr(self._controls[-1], kind, _attributes(said).get("val", ""))

    def _set_control(self, state: str, said: str) -> None:
        if self._controls:
            setattr(self._controls[-1], state, _attributes(said).get("val", "").lower() not in _OFF)

    def _open_row(self) -> None:
        _check_depth(self._rows)
        self._rows.append([])

    def _close_row(self) -> None:
        self._found.rows.append(tuple(self._rows.pop()))

    def _open_cell(self) -> None:
        self._cells.append(len(self._pieces))

    def _close_cell(self) -> None:
        span = Span(self._cells.pop(), len(self._pieces))
        if self._rows:
            self._rows[-1].append(span)


def _begin(begin: Callable[[], None] | None, end: Callable[[], None], said: str, _: str) -> None:
    """Begins an element, and ends it where it is empty."""
    if begin:
        begin()
    if said.endswith("/"):
        end()


def _check_depth(opened: Sized) -> None:
    """Raises `UnreadError` where more is open than can be meant."""
    if len(opened) >= MAX_DEPTH:
        raise UnreadError("too-deep")


# From XML to tags


def _plain(data: bytes) -> tuple[str, "_Prefixes"]:
    """The XML as text in which every < begins a tag and every > ends one, with its prefixes.

    Comments and the like go, and prefixes that mean two things. Raises `UnreadError`.
    """
    is_plain = _is_well_formed_and_plain(data)
    prefixes = _prefixes(data)
    if not is_plain or prefixes is None:
        data = _written_anew(data)
        prefixes = _prefixes(data) or ()
    text = data.decode()
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text, prefixes


def _is_well_formed_and_plain(data: bytes) -> bool:
    """Whether nothing but tags has a < or a >. Raises `UnreadError` where it is no XML that we read."""
    opening = data.count(b"<")
    if opening > MAX_TAGS:
        raise UnreadError("unpacks-too-large")
    others: list[object] = []
    parser = safe_parser()
    parser.CommentHandler = others.append
    parser.ProcessingInstructionHandler = lambda *_: others.append(None)
    parser.StartCdataSectionHandler = lambda: others.append(None)
    try:
        parser.Parse(data, True)  # noqa: FBT003 - expat takes it by place
    except expat.ExpatError:
        raise UnreadError("not-xml") from None
    return not others and opening == data.count(b">")


def _written_anew(data: bytes) -> bytes:
    """The same XML as the standard library writes it. Raises `UnreadError`."""
    try:
        tree = ET.fromstring(data, ET.XMLParser(encoding="utf-8"))  # noqa: S314 - read safely before
        return bytes(ET.tostring(tree, "utf-8"))
    except RecursionError:
        raise UnreadError("too-deep") from None


def _prefixes(data: bytes) -> "_Prefixes | None":
    """The prefixes that stand for our namespaces; None where one of them also stands for another."""
    found = {(prefix.decode(), _NAMESPACES.get(name, "")) for prefix, name in _DECLARED.findall(data)}
    ours = {pair for pair in found if pair[1]}
    is_clear = len({prefix for prefix, _ in ours}) == sum(
        prefix in {one for one, _ in ours} for prefix, _ in found
    )
    return tuple(sorted(ours)) if is_clear else None


@lru_cache(maxsize=64)
def _tags(names: tuple[str, ...]) -> re.Pattern[str]:
    """Finds the tags of these names: tag, what it says, the text after it."""
    either = "|".join(re.escape(name) for name in names)
    return re.compile(rf"<({either or '(?!)'})(?=[\s/>])([^>]*)>([^<]*)")


@lru_cache(maxsize=4096)
def _attributes(said: str) -> dict[str, str]:
    """The attributes of a tag by their names without prefixes.

    Kept, because the sheets of a panel have the same tags.
    """
    return {name: html.unescape(first or second) for name, first, second in _ATTRIBUTE.findall(said)}
