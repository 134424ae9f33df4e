"""The WordprocessingML that replaces the tags of the templates. Lengths are in twentieths of a point."""

from collections.abc import Mapping, Sequence

from interview_kit.word.package import TEXT_WIDTH
from interview_kit.word.styles import CHARACTER_STYLES, TABLE_STYLES
from interview_kit.word.tag_rules import CELL_PADDING, RULES, Attributes

RUN = '<w:r><w:t xml:space="preserve">'
RUN_END = "</w:t></w:r>"
TAB = f"{RUN_END}<w:r><w:tab/></w:r>{RUN}"
CLOSING_XML: Mapping[str, str] = {
    "table": "</w:tbl>",
    "row": "</w:tr>",
    "td": "</w:tc>",
    **dict.fromkeys(CHARACTER_STYLES, RUN_END + RUN),
}

# What takes away a line of a cell.
_SIDES = {"joined": "top", "open": "bottom"}

# The stop at the right margin, in the paragraphs that may hold a <tab/>.
_RIGHT_TAB = f'<w:tabs><w:tab w:val="right" w:pos="{TEXT_WIDTH}"/></w:tabs>'


def styled_run_xml(style: str) -> str:
    """The end of the run before, and the beginning of one in a character style."""
    return f'{RUN_END}<w:r><w:rPr><w:rStyle w:val="{style}"/></w:rPr><w:t xml:space="preserve">'


def paragraph_xml(style: str, attributes: Attributes) -> str:
    """A paragraph's beginning; a `bare` one opens no run, because it holds controls.

    One with `keep` is not parted from what follows it; one that is `apart` has room above it.
    """
    keep = "<w:keepNext/>" if "keep" in attributes else ""
    page = "<w:pageBreakBefore/>" if "newpage" in attributes else ""
    room = '<w:spacing w:before="280"/>' if "apart" in attributes else ""
    tabs = _RIGHT_TAB if style in RULES["tab"].inside else _ruled(attributes.get("ruled"))
    run = "" if "bare" in attributes else RUN
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{keep}{page}{tabs}{room}</w:pPr>{run}'


def _ruled(width: str | None) -> str:
    """A stop at this width that draws a line up to it."""
    stop = f'<w:tab w:val="right" w:pos="{width}" w:leader="underscore"/>'
    return f"<w:tabs>{stop}</w:tabs>" if width else ""


def paragraph_end_xml(*, bare: bool) -> str:
    return "</w:p>" if bare else f"{RUN_END}</w:p>"


def table_xml(attributes: Attributes, widths: Sequence[str], expression: str = "") -> str:
    """A table's beginning, of fixed width, with its title for those who hear the document.

    `expression` gives the widths where only Jinja knows them.
    """
    style = next(word for word in TABLE_STYLES if word in attributes)
    padding = next((sides for word, sides in CELL_PADDING.items() if word in attributes), {})
    headed = "1" if "headed" in attributes else "0"
    total, grid = _grid(widths) if not expression else _grid_of(expression)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{total}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/>{_margins(padding)}'
        f'<w:tblLook w:val="0000" w:firstRow="{headed}" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" '
        'w:noHBand="1" w:noVBand="1"/>'
        f'<w:tblCaption w:val="{attributes["title"]}"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
    )


def _grid(widths: Sequence[str]) -> tuple[str, str]:
    """The sum of the columns' widths, and the columns."""
    return str(sum(map(int, widths))), "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)


def _grid_of(expression: str) -> tuple[str, str]:
    """The same for widths that Jinja has as numbers."""
    columns = f'{{% for width in{expression}%}}<w:gridCol w:w="{{{{ width }}}}"/>{{% endfor %}}'
    return f"{{{{{expression}|sum }}}}", columns


def _margins(padding: Mapping[str, int]) -> str:
    sides = "".join(f'<w:{side} w:w="{size}" w:type="dxa"/>' for side, size in padding.items())
    return f"<w:tblCellMar>{sides}</w:tblCellMar>" if sides else ""


def row_xml(attributes: Attributes) -> str:
    """A row's beginning; `height` is its least height.

    A row is not split between two pages, unless `whole` is off, for one that may be longer than a page.
    """
    height = attributes.get("height")
    least = f'<w:trHeight w:val="{height}" w:hRule="atLeast"/>' if height else ""
    head = "<w:tblHeader/>" if "head" in attributes else ""
    whole = attributes.get("whole")
    split = f'<w:cantSplit w:val="{whole}"/>' if whole else "<w:cantSplit/>"
    return f"<w:tr><w:trPr>{split}{least}{head}</w:trPr>"


def cell_xml(attributes: Attributes, width: str) -> str:
    """A cell's beginning; a `snug` one lets its text go to its right edge, so that no word is broken.

    A `joined` one has no line above it, an `open` one none below it.
    """
    lines = "".join(f'<w:{side} w:val="nil"/>' for flag, side in _SIDES.items() if flag in attributes)
    borders = f"<w:tcBorders>{lines}</w:tcBorders>" if lines else ""
    fill, align = attributes.get("fill"), attributes.get("valign")
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
    snug = '<w:tcMar><w:right w:w="0" w:type="dxa"/></w:tcMar>' if "snug" in attributes else ""
    vertical = f'<w:vAlign w:val="{align}"/>' if align else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{borders}{shade}{snug}{vertical}</w:tcPr>'
