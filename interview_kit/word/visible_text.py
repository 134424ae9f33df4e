"""What can be read in a part of a Word file: its text as one line of pieces, and where things stand in it.

The parser of the standard library finds out whether the XML is well-formed; then only the tags that matter
are gone through, as they follow each other. No tree is made: a sheet is read in the time that parsing takes.
The text is as it is seen when tracked changes are accepted.
"""

import html
import re
from collections.abc import Callable, Sized
from functools import lru_cache
from typing import NamedTuple
from xml.etree import ElementTree as ET

from interview_kit.memory import kept
from interview_kit.word.filled_parts import UnreadError, as_utf8, check_well_formed, safe_parser, safe_tree

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
_DECLARED = re.compile(rb"""xmlns(?::([^\s=]+))?\s*=\s*["']([^"']*)""")
_ATTRIBUTE = re.compile(r"""([^\s:=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_OFF = {"0", "false", "off"}
# More tags than the sheets of twenty candidates have, and deeper controls and rows than anybody makes.
MAX_TAGS = 1_000_000
MAX_DEPTH = 100


# From one piece of the text up to another.
Span = tuple[int, int]


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
        return "".join(self.pieces[span[0] : span[1]])

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

    def read(self, data: bytes) -> None:
        """Reads a whole part. Raises `UnreadError`."""
        plain, prefixes = _plain(data)
        steps, tags = _steps(prefixes)
        for tag, said, content in tags.findall(plain):
            steps[tag](self, said, content)

    # Text

    def text(self, said: bytes, content: bytes) -> None:
        if not self._skipped and said[-1:] != b"/":
            text = content.decode()
            self._pieces.append(html.unescape(text) if "&" in text else text)

    def line(self, *_: bytes) -> None:
        if not self._skipped:
            self._pieces.append("\n")

    def tab(self, *_: bytes) -> None:
        if not self._skipped:
            self._pieces.append("\t")

    def hyphen(self, *_: bytes) -> None:
        if not self._skipped:
            self._pieces.append("-")

    def begin_skipping(self, said: bytes, _: bytes) -> None:
        if said[-1:] != b"/":
            self._skipped += 1

    def end_skipping(self, *_: bytes) -> None:
        self._skipped -= 1

    # What stands round it

    def begin_mark(self, said: bytes, _: bytes) -> None:
        values = _attributes(said)
        self._marks[values.get("id", "")] = values.get("name", ""), len(self._pieces)

    def end_mark(self, said: bytes, _: bytes) -> None:
        number = _attributes(said).get("id", "")
        if number in self._marks:
            name, start = self._marks.pop(number)
            self._found.bookmarks.append(Bookmark(name, (start, len(self._pieces))))

    def open_control(self, said: bytes, _: bytes) -> None:
        _check_depth(self._controls)
        if said[-1:] != b"/":
            self._controls.append(_OpenControl(len(self._pieces)))

    def close_control(self, *_: bytes) -> None:
        one = self._controls.pop()
        span = one.start, len(self._pieces)
        self._found.controls.append(Control(one.tag, one.alias, span, one.shows_placeholder, one.is_ticked))

    def tag(self, said: bytes, _: bytes) -> None:
        """Gives the open control its tag; a second does not count."""
        if self._controls and not self._controls[-1].tag:
            self._controls[-1].tag = _attributes(said).get("val", "")

    def alias(self, said: bytes, _: bytes) -> None:
        if self._controls and not self._controls[-1].alias:
            self._controls[-1].alias = _attributes(said).get("val", "")

    def placeholder(self, said: bytes, _: bytes) -> None:
        if self._controls:
            self._controls[-1].shows_placeholder = _is_on(said)

    def checked(self, said: bytes, _: bytes) -> None:
        if self._controls:
            self._controls[-1].is_ticked = _is_on(said)

    def open_row(self, said: bytes, _: bytes) -> None:
        _check_depth(self._rows)
        if said[-1:] != b"/":
            self._rows.append([])

    def close_row(self, *_: bytes) -> None:
        self._found.rows.append(tuple(self._rows.pop()))

    def open_cell(self, said: bytes, _: bytes) -> None:
        if said[-1:] != b"/":
            self._cells.append(len(self._pieces))

    def close_cell(self, *_: bytes) -> None:
        span = self._cells.pop(), len(self._pieces)
        if self._rows:
            self._rows[-1].append(span)


# What is done at a tag with what it says and the text after it.
_Step = Callable[[_Reader, bytes, bytes], None]
# The elements that matter, each by where it begins or, with a stroke, ends. An empty paragraph has but one
# tag, which is its end too.
_STEPS: dict[tuple[str, str], _Step] = {
    (_MAIN, "t"): _Reader.text,
    (_MAIN, "/p"): _Reader.line,
    (_MAIN, "br"): _Reader.line,
    (_MAIN, "cr"): _Reader.line,
    (_MAIN, "tab"): _Reader.tab,
    (_MAIN, "ptab"): _Reader.tab,
    (_MAIN, "noBreakHyphen"): _Reader.hyphen,
    (_MAIN, "del"): _Reader.begin_skipping,
    (_MAIN, "/del"): _Reader.end_skipping,
    (_MAIN, "moveFrom"): _Reader.begin_skipping,
    (_MAIN, "/moveFrom"): _Reader.end_skipping,
    (_COMPATIBILITY, "Fallback"): _Reader.begin_skipping,
    (_COMPATIBILITY, "/Fallback"): _Reader.end_skipping,
    (_MAIN, "bookmarkStart"): _Reader.begin_mark,
    (_MAIN, "bookmarkEnd"): _Reader.end_mark,
    (_MAIN, "sdt"): _Reader.open_control,
    (_MAIN, "/sdt"): _Reader.close_control,
    (_MAIN, "tag"): _Reader.tag,
    (_MAIN, "alias"): _Reader.alias,
    (_MAIN, "showingPlcHdr"): _Reader.placeholder,
    (_CHECKBOXES, "checked"): _Reader.checked,
    (_MAIN, "tr"): _Reader.open_row,
    (_MAIN, "/tr"): _Reader.close_row,
    (_MAIN, "tc"): _Reader.open_cell,
    (_MAIN, "/tc"): _Reader.close_cell,
}
# A tab that says something is the place of a stop.
_LOOKED_FOR = {"tab": r"tab(?=\s*/?>)"}
_EMPTY_PARAGRAPH = r"p(?=(?:\s[^>]*)?/>)"


def _is_on(said: bytes) -> bool:
    return _attributes(said).get("val", "").lower() not in _OFF


def _check_depth(opened: Sized) -> None:
    """Raises `UnreadError` where more is open than can be meant."""
    if len(opened) >= MAX_DEPTH:
        raise UnreadError("too-deep")


@lru_cache(maxsize=64)
def _steps(prefixes: "_Prefixes") -> tuple[dict[bytes, _Step], re.Pattern[bytes]]:
    """What is done at the tags of a part with these prefixes, and what finds them.

    The tags are found with what they say and the text after them.
    """
    steps: dict[str, _Step] = {}
    found = []
    for prefix, namespace in sorted(prefixes, key=lambda pair: pair[1] != _MAIN):
        start = f"{prefix}:" if prefix else ""
        for is_end in (False, True):
            named = {
                name.lstrip("/"): step
                for (meant, name), step in _STEPS.items()
                if meant == namespace and name.startswith("/") == is_end
            }
            before = f"/{start}" if is_end else start
            steps |= {before + name: step for name, step in named.items()}
            if named:
                found.append(
                    f"{re.escape(before)}(?:{'|'.join(_LOOKED_FOR.get(name, name) for name in named)})"
                )
        if namespace == _MAIN:
            steps[f"{start}p"] = _Reader.line
            found.append(re.escape(start) + _EMPTY_PARAGRAPH)
    either = "|".join(found) or "(?!)"
    tags = rf"<({either})(?=[\s/>])([^>]*)>([^<]*)"
    return {tag.encode(): step for tag, step in steps.items()}, re.compile(tags.encode())


# From XML to tags


def _plain(data: bytes) -> tuple[bytes, "_Prefixes"]:
    """The XML with line feeds alone, in which every < begins a tag and every > ends one, with its prefixes.

    Comments and the like go, and prefixes that mean two things. Raises `UnreadError`.
    """
    is_plain = _is_well_formed_and_plain(data)
    prefixes = _prefixes(data)
    if not is_plain or prefixes is None:
        data = _written_anew(data)
        prefixes = _prefixes(data) or ()
    return data.replace(b"\r\n", b"\n").replace(b"\r", b"\n") if b"\r" in data else data, prefixes


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
    check_well_formed(data, parser)
    return not others and opening == data.count(b">")


def _written_anew(data: bytes) -> bytes:
    """The same XML as the standard library writes it. Raises `UnreadError`."""
    try:
        return bytes(ET.tostring(safe_tree(data), "utf-8"))
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


@kept(4096)
def _attributes(said: bytes) -> dict[str, str]:
    """The attributes of a tag by their names without prefixes.

    Kept, because the sheets of a panel have the same tags.
    """
    found = _ATTRIBUTE.findall(said.decode())
    return {name: html.unescape(first or second) for name, first, second in found}
