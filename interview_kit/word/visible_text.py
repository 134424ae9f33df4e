"""What can be read in a part of a Word file: its text as one line of pieces, and where things stand in it.

Each distinct tag is understood once, and the XML is never held as a tree: a sheet is read in the time that
parsing it takes. The text is as it is seen when tracked changes are accepted.
"""

import html
import re
from collections.abc import Callable, Sized
from functools import lru_cache, partial
from typing import NamedTuple
from xml.parsers import expat

from interview_kit.word.filled_parts import UnreadError, as_utf8, safe_parser

# The namespaces that are read: Word's own, Transitional and Strict, that of its check boxes, and that of what
# is written twice, for programs of different age.
_MAIN, _CHECKBOXES, _COMPATIBILITY = "w", "w14", "mc"
_NAMESPACES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": _MAIN,
    "http://purl.oclc.org/ooxml/wordprocessingml/main": _MAIN,
    "http://schemas.microsoft.com/office/word/2010/wordml": _CHECKBOXES,
    "http://schemas.openxmlformats.org/markup-compatibility/2006": _COMPATIBILITY,
}
_NAME = re.compile(r"<(/?)(?:([^\s:/>]+):)?([^\s/>!?]+)")
_ATTRIBUTE = re.compile(r"""([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
# The tags that say something in their attributes.
_WITH_ATTRIBUTES = {
    (_MAIN, "tab"),
    (_MAIN, "bookmarkStart"),
    (_MAIN, "bookmarkEnd"),
    (_MAIN, "tag"),
    (_MAIN, "alias"),
    (_MAIN, "showingPlcHdr"),
    (_CHECKBOXES, "checked"),
}
_NAMES = {
    "t", "p", "br", "cr", "ptab", "noBreakHyphen", "del", "moveFrom", "Fallback", "sdt", "tr", "tc",
    *(name for _, name in _WITH_ATTRIBUTES),
}  # fmt: skip
_OFF = {"0", "false", "off"}
_CHUNK = 1 << 16
# More tags than the sheets of twenty candidates have, and deeper controls and cells than anybody makes.
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
        _Tokens(self).read(as_utf8(data))

    def text(self, span: Span) -> str:
        return "".join(self.pieces[span.start : span.end])

    @property
    def whole(self) -> str:
        return "".join(self.pieces)


class _OpenControl:
    """A control whose end has not been met."""

    def __init__(self, start: int) -> None:
        self.start = start
        self.tag = self.alias = ""
        self.shows_placeholder = False
        self.is_ticked: bool | None = None


Action = Callable[[], None]


class _Tokens:
    """Reads tags and texts in turn into a `VisibleText`."""

    def __init__(self, found: VisibleText) -> None:
        self._found, self._pieces = found, found.pieces
        self._prefixes: dict[str, str] = {}
        self._is_text = False
        self._skipped = 0
        self._controls: list[_OpenControl] = []
        self._marks: dict[str, tuple[str, int]] = {}
        self._rows: list[list[Span]] = []
        self._cells: list[int] = []
        add_line = partial(self._add, "\n")
        skipping = (self._begin_skipping, self._end_skipping)
        # What is done where an element begins and where it ends.
        self._pairs: dict[tuple[str | None, str], tuple[Action | None, Action | None]] = {
            (_MAIN, "t"): (self._begin_text, self._end_text),
            (_MAIN, "p"): (None, add_line),
            (_MAIN, "br"): (add_line, None),
            (_MAIN, "cr"): (add_line, None),
            (_MAIN, "ptab"): (partial(self._add, "\t"), None),
            (_MAIN, "noBreakHyphen"): (partial(self._add, "-"), None),
            (_MAIN, "del"): skipping,
            (_MAIN, "moveFrom"): skipping,
            (_COMPATIBILITY, "Fallback"): skipping,
            (_MAIN, "sdt"): (self._open_control, self._close_control),
            (_MAIN, "tr"): (self._open_row, self._close_row),
            (_MAIN, "tc"): (self._open_cell, self._close_cell),
        }

    def read(self, data: bytes) -> None:
        """Reads UTF-8. Raises `UnreadError`."""
        tokens: list[str | tuple[str]] = []
        parser = safe_parser()
        parser.DefaultHandler = tokens.append
        parser.CharacterDataHandler = lambda text: tokens.append((text,))
        actions = _Actions(self._action)
        if data.count(b"<") > MAX_TAGS:
            raise UnreadError("unpacks-too-large")
        try:
            for start in range(0, max(len(data), 1), _CHUNK):
                chunk = data[start : start + _CHUNK]
                parser.Parse(chunk, start + _CHUNK >= len(data))
                self._act(tokens, actions)
                tokens.clear()
        except expat.ExpatError:
            raise UnreadError("not-xml") from None

    def _act(self, tokens: list[str | tuple[str]], actions: "_Actions") -> None:
        pieces = self._pieces
        for token in tokens:
            if token.__class__ is tuple:
                if self._is_text:
                    pieces.append(token[0])
            else:
                action = actions[token]  # type: ignore[index]
                if action is not None:
                    action()

    # What a tag does

    def _action(self, token: str) -> Action | None:
        """What is done at each tag that reads like this one."""
        if "xmlns" in token:
            self._declare(token)
        named = _NAME.match(token)
        if named is None:
            return None
        closing, prefix, name = named.groups()
        if name not in _NAMES:
            return None
        namespace = self._prefixes.get(prefix or "")
        begin, end = self._pairs.get((namespace, name), (None, None))
        if closing:
            return end
        if (namespace, name) in _WITH_ATTRIBUTES:
            return self._of_attributes(name, token)
        if begin and end and token.endswith("/>"):
            return partial(_both, begin, end)
        return begin or (end if token.endswith("/>") else None)

    def _declare(self, token: str) -> None:
        """Notes which prefixes stand for our namespaces. Raises `UnreadError` where one comes to mean two."""
        for key, value in _attributes(token):
            word, _, prefix = key.partition(":")
            if word == "xmlns":
                namespace = _NAMESPACES.get(value, "")
                if self._prefixes.setdefault(prefix, namespace) != namespace:
                    raise UnreadError("not-xml")

    def _of_attributes(self, name: str, token: str) -> Action | None:
        """What is done at a tag that says something in its attributes."""
        values = {key.rpartition(":")[2]: value for key, value in _attributes(token)}
        value = values.get("val", "")
        match name:
            case "tab":  # one with attributes is the place of a stop
                return None if values else partial(self._add, "\t")
            case "bookmarkStart":
                return partial(self._begin_mark, values.get("id", ""), values.get("name", ""))
            case "bookmarkEnd":
                return partial(self._end_mark, values.get("id", ""))
            case "tag" | "alias":
                return partial(self._name_control, name, value)
            case "showingPlcHdr":
                return partial(self._set_control, "shows_placeholder", value.lower() not in _OFF)
        return partial(self._set_control, "is_ticked", value.lower() not in _OFF)

    # Text

    def _begin_text(self) -> None:
        self._is_text = not self._skipped

    def _end_text(self) -> None:
        self._is_text = False

    def _add(self, piece: str) -> None:
        if not self._skipped:
            self._pieces.append(piece)

    def _begin_skipping(self) -> None:
        self._skipped += 1

    def _end_skipping(self) -> None:
        self._skipped -= 1

    # What stands round it

    def _begin_mark(self, number: str, name: str) -> None:
        self._marks[number] = name, len(self._pieces)

    def _end_mark(self, number: str) -> None:
        if number in self._marks:
            name, start = self._marks.pop(number)
            self._found.bookmarks.append(Bookmark(name, Span(start, len(self._pieces))))

    def _open_control(self) -> None:
        _check_depth(self._controls)
        self._controls.append(_OpenControl(len(self._pieces)))

    def _close_control(self) -> None:
        one = self._controls.pop()
        span = Span(one.start, len(self._pieces))
        self._found.controls.append(Control(one.tag, one.alias, span, one.shows_placeholder, one.is_ticked))

    def _name_control(self, kind: str, name: str) -> None:
        """Gives the open control its tag or alias; a second does not count."""
        if self._controls and not getattr(self._controls[-1], kind):
            setattr(self._controls[-1], kind, name)

    def _set_control(self, state: str, value: bool) -> None:  # noqa: FBT001 - what the mark says
        if self._controls:
            setattr(self._controls[-1], state, value)

    def _open_row(self) -> None:
        _check_depth(self._rows)
        self._rows.append([])

    def _open_cell(self) -> None:
        self._cells.append(len(self._pieces))

    def _close_cell(self) -> None:
        span = Span(self._cells.pop(), len(self._pieces))
        if self._rows:
            self._rows[-1].append(span)

    def _close_row(self) -> None:
        self._found.rows.append(tuple(self._rows.pop()))


class _Actions(dict[str, Action | None]):
    """What is done at each tag, found out where it is met for the first time."""

    def __init__(self, action: Callable[[str], Action | None]) -> None:
        super().__init__()
        self._action = action

    def __missing__(self, token: str) -> Action | None:
        action = self[token] = self._action(token)
        return action


def _check_depth(opened: Sized) -> None:
    """Raises `UnreadError` where more is open than can be meant."""
    if len(opened) >= MAX_DEPTH:
        raise UnreadError("too-deep")


def _both(begin: Action, end: Action) -> None:
    begin()
    end()


@lru_cache(maxsize=4096)
def _attributes(token: str) -> tuple[tuple[str, str], ...]:
    """The attributes of a tag that the parser has found to be well-formed.

    Kept, because the sheets of a panel have the same tags.
    """
    return tuple((key, html.unescape(first or second)) for key, first, second in _ATTRIBUTE.findall(token))
