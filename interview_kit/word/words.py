"""The words of the templates: `<h1>`, `<p>`, `<table>` … become WordprocessingML before Jinja compiles.

A template reads like its document; a word costs nothing when the document is made. Inside a paragraph `<b>`,
`<quiet>` and `<tab/>` work; anything that begins with `<w:` passes as it is. Every word of `styles` is a
paragraph of that style. Tables: `<table lines widths="1500 8138" title="…">`, `<row head>`, `<td>`.
"""

import re
from collections.abc import Iterator

from jinja2 import TemplateSyntaxError
from jinja2.ext import Extension

from interview_kit.word.styles import CHARACTER_STYLES, PARAGRAPH_STYLES, TABLE_STYLES

_TAG = re.compile(r"<(/?)([a-z]\w*)((?:\s[^<>]*?)?)\s*(/?)>")
_ATTRIBUTE = re.compile(r'([a-z]+)(?:="([^"]*)")?')
_RUN = '<w:r><w:t xml:space="preserve">'
_RUN_END = "</w:t></w:r>"
_JINJA_LINE = re.compile(r"\s*\n\s*")

# Space inside a cell where a table wants less than its style gives, in twentieths of a point.
_CELL_PADDING = {
    "tight": {"top": 45, "bottom": 45},
    "dense": {"top": 25, "bottom": 25},
    "notes": {"top": 20, "left": 0, "bottom": 20, "right": 60},
    "columns": {"left": 0, "right": 280},
}


class Words(Extension):
    """Expands the words of every template that the environment loads."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        return "".join(_Expander(source, name, filename).expand())


class _Expander:
    """One pass over a template; knows the table it stands in."""

    def __init__(self, source: str, name: str | None, filename: str | None) -> None:
        self.source, self.name, self.filename = source, name, filename
        self.widths: list[str] = []
        self.column = 0
        self.in_paragraph = False
        self.bare = False

    def expand(self) -> Iterator[str]:
        end = 0
        for tag in _TAG.finditer(self.source):
            yield self._text(self.source[end : tag.start()])
            end = tag.end()
            yield self._word(tag)
        yield self._text(self.source[end:])

    def _text(self, text: str) -> str:
        """Line breaks of the template are layout: a blank inside a paragraph, nothing between paragraphs."""
        return _JINJA_LINE.sub(" " if self.in_paragraph else "\n", text)

    def _word(self, tag: re.Match[str]) -> str:
        closing, word, rest, alone = tag.groups()
        attributes = dict(_ATTRIBUTE.findall(rest))
        if word in PARAGRAPH_STYLES:
            return self._paragraph(word, closing, attributes)
        if word in CHARACTER_STYLES:
            return _RUN_END + (_RUN if closing else _styled_run(word))
        if word == "tab" and alone:
            return f"{_RUN_END}<w:r><w:tab/></w:r>{_RUN}"
        if word == "table":
            return "</w:tbl>" if closing else self._table(attributes)
        if word == "row":
            return "</w:tr>" if closing else self._row(attributes)
        if word == "td":
            return "</w:tc>" if closing else self._cell(tag, attributes)
        raise self._mistake(tag, f"unknown word <{word}>")

    def _mistake(self, tag: re.Match[str], message: str) -> TemplateSyntaxError:
        line = self.source.count("\n", 0, tag.start()) + 1
        return TemplateSyntaxError(message, line, self.name, self.filename)

    def _paragraph(self, word: str, closing: str, attributes: dict[str, str]) -> str:
        """`<p>`; `<p bare>` opens no run, for paragraphs that hold controls."""
        if closing:
            self.in_paragraph = False
            return "</w:p>" if self.bare else f"{_RUN_END}</w:p>"
        self.in_paragraph = True
        self.bare = "bare" in attributes
        page = "<w:pageBreakBefore/>" if "newpage" in attributes else ""
        style = f'<w:pPr><w:pStyle w:val="{word}"/>{page}</w:pPr>'
        return f"<w:p>{style}{'' if self.bare else _RUN}"

    def _table(self, attributes: dict[str, str]) -> str:
        self.widths = attributes["widths"].split()
        style = next(word for word in TABLE_STYLES if word in attributes)
        padding = next((sizes for word, sizes in _CELL_PADDING.items() if word in attributes), {})
        look = "1" if "headed" in attributes else "0"
        sides = "".join(f'<w:{side} w:w="{size}" w:type="dxa"/>' for side, size in padding.items())
        margins = f"<w:tblCellMar>{sides}</w:tblCellMar>" if sides else ""
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in self.widths)
        total = sum(map(int, self.widths))
        return (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{total}" w:type="dxa"/>'
            f'<w:tblLayout w:type="fixed"/>{margins}'
            f'<w:tblLook w:val="0000" w:firstRow="{look}" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" '
            'w:noHBand="1" w:noVBand="1"/>'
            f'<w:tblCaption w:val="{attributes["title"]}"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        )

    def _row(self, attributes: dict[str, str]) -> str:
        self.column = 0
        height = (
            f'<w:trHeight w:val="{attributes["height"]}" w:hRule="atLeast"/>'
            if "height" in attributes
            else ""
        )
        head = "<w:tblHeader/>" if "head" in attributes else ""
        return f"<w:tr><w:trPr><w:cantSplit/>{height}{head}</w:trPr>"

    def _cell(self, tag: re.Match[str], attributes: dict[str, str]) -> str:
        if self.column >= len(self.widths):
            raise self._mistake(tag, "more cells than the table has widths")
        width = self.widths[self.column]
        self.column += 1
        shade = (
            '<w:shd w:val="clear" w:color="auto" w:fill="{}"/>'.format(attributes["fill"])
            if "fill" in attributes
            else ""
        )
        align = f'<w:vAlign w:val="{attributes["valign"]}"/>' if "valign" in attributes else ""
        return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shade}{align}</w:tcPr>'


def _styled_run(word: str) -> str:
    return f'<w:r><w:rPr><w:rStyle w:val="{word}"/></w:rPr><w:t xml:space="preserve">'
