"""A table of Word as nodes: its widths as shares of what is there, its lines, and the room in its cells."""

from collections.abc import Callable, Sequence
from typing import NamedTuple
from xml.etree.ElementTree import Element

from interview_kit.previews.looks import Style, borders, margins, shading
from interview_kit.previews.nodes import Node, node
from interview_kit.previews.paragraphs import Setting
from interview_kit.previews.styles import TableLook
from interview_kit.previews.xml import inside, number, value

# What Word leaves beside the text where nothing else is said.
_ROOM = {"padding": "0 5.4pt"}
_MIDDLE = {"center": "middle", "bottom": "bottom"}
_MOST_SPANNED = 60

Blocks = Callable[[Element, int], list[Node]]


class _Place(NamedTuple):
    """Where a cell stands in its table."""

    first_row: bool
    last_row: bool
    first: bool
    last: bool


def table_node(table: Element, width: int, setting: Setting, blocks: Blocks) -> Node:
    """The table, where `width` is there for it; `blocks` makes what is in its cells."""
    properties = table.find("tblPr")
    look = setting.styles.table(value(properties, "tblStyle"))
    if properties is not None:
        lines = {**look.lines, **borders(properties.find("tblBorders"))}
        look = TableLook(lines, {**look.room, **margins(properties.find("tblCellMar"))})
    rows = [list(_cells(row)) for row in inside(table) if row.tag == "tr"]
    heights = [_height(row) for row in inside(table) if row.tag == "tr"]
    whole = _width(properties, table, width)
    body = []
    for at, cells in enumerate(rows):
        setting.count()
        made = []
        for index, cell in enumerate(cells):
            place = _Place(at == 0, at == len(rows) - 1, index == 0, index == len(cells) - 1)
            made.append(_cell(cell, whole, look, place, heights[at], setting, blocks))
        body.append(node("tr", None, made))
    is_even = bool(rows) and not any(_span(cell) > 1 for cell in rows[0])
    style = {
        "border-collapse": "collapse",
        "width": _share(whole, width),
        "table-layout": "fixed" if is_even else "auto",
        **({"margin": "0 auto"} if value(properties, "jc") == "center" else {}),
        **(shading(properties) if properties is not None else {}),
    }
    return node("table", style, [node("tbody", None, body)] if body else [])


def _cells(row: Element) -> list[Element]:
    return [cell for cell in inside(row) if cell.tag == "tc"]


def _width(properties: Element | None, table: Element, width: int) -> int:
    """How wide the table is: what it says, or its columns together, or all that is there."""
    said = number(value(properties, "tblW", "w"), 0)
    if said and value(properties, "tblW", "type") == "dxa":
        return said
    columns = sum(number(column.get("w"), 0) or 0 for column in table.findall("tblGrid/gridCol"))
    return columns if columns and value(properties, "tblW", "type") != "pct" else width


def _share(part: int, whole: int) -> str:
    return f"{min(100.0, 100 * part / max(whole, 1)):.4g}%"


def _height(row: Element) -> str:
    height = number(value(row.find("trPr"), "trHeight"), 0, 20_000)
    return f"{height / 20:g}pt" if height else ""


def _span(cell: Element) -> int:
    return number(value(cell.find("tcPr"), "gridSpan"), 1, _MOST_SPANNED) or 1


def _cell(  # noqa: PLR0913, PLR0917 - what a cell is made of
    cell: Element, whole: int, look: TableLook, place: _Place, height: str, setting: Setting, blocks: Blocks
) -> Node:
    properties = cell.find("tcPr")
    own = number(value(properties, "tcW", "w"), 0) if value(properties, "tcW", "type") != "pct" else None
    lines = {**_lines(look.lines, place)}
    room = {**_ROOM, **look.room}
    style: Style = {"vertical-align": "top"}
    if properties is not None:
        lines |= {
            side: line for side, line in borders(properties.find("tcBorders")).items() if "ins" not in side
        }
        room |= margins(properties.find("tcMar"))
        style |= shading(properties)
        style["vertical-align"] = _MIDDLE.get(value(properties, "vAlign") or "", "top")
    if own:
        style["width"] = _share(own, whole)
    if height:
        style["height"] = height
    style |= {f"border-{side}": line for side, line in lines.items() if line != "none"}
    setting.count()
    return node("td", {**style, **room}, blocks(cell, own or whole), span=_span(cell))


def _lines(lines: Style, place: _Place) -> Style:
    """The table's lines around a cell at this place."""
    sides: Sequence[tuple[str, str]] = (
        ("top", "top" if place.first_row else "insideH"),
        ("bottom", "bottom" if place.last_row else "insideH"),
        ("left", "left" if place.first else "insideV"),
        ("right", "right" if place.last else "insideV"),
    )
    return {side: lines[name] for side, name in sides if name in lines}
