"""The tags of the templates: `<h1>`, `<p>`, `<table>` … become WordprocessingML before Jinja compiles.

A template reads like its document, and a tag costs nothing when the document is made. `tag_rules` says where
each tag may stand and what it may carry; anything else is an error with template and line. What stands in
`{% %}`, `{{ }}` and `{# #}` is left to Jinja, and XML with a prefix (`<w:sdt>`) passes as it is.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile
from typing import NamedTuple

from jinja2 import TemplateSyntaxError
from jinja2.ext import Extension

from interview_kit.word.styles import CHARACTER_STYLES, PARAGRAPH_STYLES
from interview_kit.word.tag_rules import EXPRESSION, RULES, AttributeFault, Attributes, checked_attributes
from interview_kit.word.tag_xml import (
    CLOSING_XML,
    TAB,
    cell_xml,
    paragraph_end_xml,
    paragraph_xml,
    row_xml,
    styled_run_xml,
    table_xml,
)

_TOKEN = re.compile(
    r"""
      (?P<jinja> \{\#.*?\#\} | \{%(?:"[^"]*"|'[^']*'|(?!%\}).)*%\} | \{\{(?:"[^"]*"|'[^']*'|(?!\}\}).)*\}\} )
    | (?P<xml> </?\w+:[^<>]*> )
    | (?P<tag> <(?P<closing>/?)(?P<word>[a-z]\w*)
               (?P<rest>(?:\s(?:"(?:\{\{.*?\}\}|[^"])*"|[^<>"])*?)?)(?P<alone>/?)> )
    | (?P<stray> < )
    """,
    re.VERBOSE | re.DOTALL,
)
_BLOCK = re.compile(r"\{%[-+]?\s*(\w+)")
_BLOCKS = {"for", "if", "macro", "call"}
_BRANCHES = {"else", "elif"}
_LINE_BREAK = re.compile(r"\s*\n\s*")
_HOLDS_TEXT = {*PARAGRAPH_STYLES, *CHARACTER_STYLES}


class Tags(Extension):
    """Jinja extension: translates the tags of every template that the environment loads."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """The template with WordprocessingML for tags. Raises `TemplateSyntaxError`."""
        try:
            return "".join(_Translator(source).translate())
        except _TagError as error:
            line = source.count("\n", 0, error.position) + 1
            raise TemplateSyntaxError(error.message, line, name, filename) from None


class _TagError(Exception):
    def __init__(self, position: int, message: str) -> None:
        self.position, self.message = position, message
        super().__init__(message)


class _Tag(NamedTuple):
    """A tag as the template has it; `position` is where it begins in the source."""

    word: str
    attributes: Attributes
    position: int


@dataclass(slots=True)
class _Open:
    """A tag or a Jinja block (`block`) that is not closed yet."""

    word: str
    position: int
    block: bool = False
    bare: bool = False
    widths: tuple[str, ...] = ()
    cells: int = 0
    sized_cells: int = 0

    def __str__(self) -> str:
        return f"{{% {self.word} %}}" if self.block else f"<{self.word}>"


class _Translator:
    """One pass over a template, with the tags and blocks that are open, outermost first."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.open: list[_Open] = []

    def translate(self) -> Iterator[str]:
        """The template piece by piece. Raises `_TagError`."""
        end = 0
        for token in _TOKEN.finditer(self.source):
            yield self._text(end, token.start())
            end = token.end()
            yield self._token(token)
        yield self._text(end, len(self.source))
        if self.open:
            raise _TagError(self.open[-1].position, f"{self.open[-1]} is not closed")

    def _text(self, start: int, end: int) -> str:
        """The text, its line breaks a blank inside a paragraph and layout between paragraphs."""
        text = self.source[start:end]
        enclosing = self._enclosing()
        if text.strip() and not self._may_hold_text(enclosing):
            raise _TagError(start + len(text) - len(text.lstrip()), "text stands outside a paragraph")
        in_paragraph = enclosing is not None and enclosing.word in _HOLDS_TEXT
        return _LINE_BREAK.sub(" " if in_paragraph else "\n", text)

    def _may_hold_text(self, enclosing: _Open | None) -> bool:
        """Whether text is allowed here: in a paragraph, or in a macro that is used inside one."""
        if enclosing is None:
            return self._in_macro()
        return enclosing.word in _HOLDS_TEXT and not enclosing.bare

    def _token(self, token: re.Match[str]) -> str:
        position = token.start()
        match token.lastgroup:
            case "jinja":
                self._follow_block(token[0], position)
            case "stray":
                raise _TagError(position, "< begins no tag; write &lt; for the sign itself")
            case "tag":
                return self._tag(token)
        return token[0]

    # Jinja's blocks

    def _follow_block(self, statement: str, position: int) -> None:
        """Notes where a block begins and ends: tags opened in it must be closed in it."""
        block = _BLOCK.match(statement)
        word = block[1] if block else ""
        if word in _BLOCKS:
            self.open.append(_Open(word, position, block=True))
        elif word.removeprefix("end") in _BLOCKS:
            self._close(word.removeprefix("end"), position, f"{{% {word} %}}", block=True)
        elif word in _BRANCHES and self.open and not self.open[-1].block:
            raise _TagError(position, f"{self.open[-1]} is not closed before {{% {word} %}}")

    def _in_macro(self) -> bool:
        return any(entry.block and entry.word == "macro" for entry in self.open)

    def _enclosing(self) -> _Open | None:
        """The innermost open tag, None at the top of a template or a macro."""
        for entry in reversed(self.open):
            if not entry.block:
                return entry
            if entry.word == "macro":
                break
        return None

    def _in_loop(self) -> bool:
        """Whether there is a loop between here and the innermost open tag."""
        blocks = takewhile(lambda entry: entry.block, reversed(self.open))
        return any(entry.word == "for" for entry in blocks)

    # Tags

    def _tag(self, token: re.Match[str]) -> str:
        word, position = token["word"], token.start()
        if word not in RULES:
            raise _TagError(position, f"there is no tag <{word}>")
        alone = RULES[word].alone
        if bool(token["alone"]) != alone or (token["closing"] and (alone or token["rest"].strip())):
            form = f"<{word}/>" if alone else f"<{word}>…</{word}>"
            raise _TagError(position, f"<{word}> is written {form}")
        if token["closing"]:
            return self._closing_tag(word, position)
        try:
            tag = _Tag(word, checked_attributes(word, token["rest"]), position)
        except AttributeFault as fault:
            raise _TagError(position, str(fault)) from None
        self._check_place(word, position)
        return TAB if alone else self._opening_tag(tag)

    def _check_place(self, word: str, position: int) -> None:
        """Raises `_TagError` where the tag that is open may not be the parent of this one."""
        enclosing = self._enclosing()
        if (enclosing.word if enclosing else "") not in RULES[word].inside:
            raise _TagError(position, f"<{word}> may not stand {f'in {enclosing}' if enclosing else 'alone'}")
        if enclosing and enclosing.bare:
            raise _TagError(position, "a bare paragraph holds controls only")

    def _opening_tag(self, tag: _Tag) -> str:
        entry = _Open(tag.word, tag.position, bare="bare" in tag.attributes)
        xml = self._opening_xml(tag, entry)
        self.open.append(entry)
        return xml

    def _opening_xml(self, tag: _Tag, entry: _Open) -> str:
        match tag.word:
            case "table":
                expression = EXPRESSION.fullmatch(tag.attributes["widths"])
                entry.widths = () if expression else tuple(tag.attributes["widths"].split())
                return table_xml(tag.attributes, entry.widths, expression[1] if expression else "")
            case "row":
                entry.widths = self._row_widths(tag)
                return row_xml(tag.attributes)
            case "td":
                return cell_xml(tag.attributes, self._cell_width(tag))
            case word if word in CHARACTER_STYLES:
                return styled_run_xml(word)
        return paragraph_xml(tag.word, tag.attributes)

    def _row_widths(self, tag: _Tag) -> tuple[str, ...]:
        """The widths of the row's cells: its table's, or, outside a table (in a macro), its own."""
        table = self._enclosing()
        needs_widths = table is None and self._in_macro()
        if needs_widths != ("widths" in tag.attributes) or not (table or needs_widths):
            message = "a row stands in a table, or in a macro and then has widths of its own"
            raise _TagError(tag.position, message)
        return tuple(tag.attributes["widths"].split()) if table is None else table.widths

    def _cell_width(self, tag: _Tag) -> str:
        """The cell's own width, or that of the next column. A loop cannot know its columns."""
        row = self._enclosing()
        assert row is not None  # noqa: S101 - the rules let a cell stand in a row only
        if "width" in tag.attributes:
            row.sized_cells += 1
            return tag.attributes["width"]
        if self._in_loop():
            raise _TagError(tag.position, "a cell in a loop needs a width")
        row.cells += 1
        if row.cells > len(row.widths):
            raise _TagError(tag.position, "the row has more cells than the table has widths")
        return row.widths[row.cells - 1]

    def _closing_tag(self, word: str, position: int) -> str:
        entry = self._close(word, position, f"</{word}>")
        if word == "row":
            self._check_cells(entry)
        return CLOSING_XML.get(word) or paragraph_end_xml(bare=entry.bare)

    def _close(self, word: str, position: int, text: str, *, block: bool = False) -> _Open:
        """The open tag or block that this one closes, which must be the innermost."""
        if not self.open:
            raise _TagError(position, f"{text} closes nothing")
        entry = self.open.pop()
        if (entry.word, entry.block) != (word, block):
            raise _TagError(position, f"{text} stands where {entry} is open")
        return entry

    @staticmethod
    def _check_cells(row: _Open) -> None:
        """Raises `_TagError` where the cells are not as many as the widths, or only some have their own."""
        if row.sized_cells and row.cells:
            raise _TagError(row.position, "either every cell of a row has a width, or none")
        if not row.sized_cells and row.cells != len(row.widths):
            raise _TagError(row.position, f"the row has {row.cells} cells and {len(row.widths)} widths")
