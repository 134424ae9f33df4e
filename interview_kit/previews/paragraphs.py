"""A paragraph of Word as nodes: its runs, tabs, breaks, fields and sign."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import NamedTuple
from xml.etree.ElementTree import Element

from interview_kit.previews.looks import Style, paragraph_style, run_style
from interview_kit.previews.nodes import MOST_NODES, Node, node
from interview_kit.previews.styles import Lists, ParagraphLook, Styles, TabStop, tab_stops
from interview_kit.previews.xml import inside, is_on, number, value

_SIGNS = {"noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
_FILLED = {"underscore": "1px solid #808080", "dot": "1px dotted #808080", "hyphen": "1px dashed #808080"}
_PUSHING = {"right", "end", "center", "decimal"}
_BLANK = "\u00a0"
_TAG_OF_LEVEL, _LOWEST = ("h2", "h3"), 2


class FullError(Exception):
    """There are as many nodes as a page is shown with."""


class Piece(NamedTuple):
    """A part of a paragraph: `text` with its look, a `tab`, a `line` break or a `page` break."""

    kind: str
    style: Style
    text: str = ""


@dataclass(slots=True)
class Setting:
    """What paragraphs are set with; `page` and `pages` are what fields say, `left` limits the nodes."""

    styles: Styles
    lists: Lists
    page: int = 0
    pages: int = 0
    left: int = MOST_NODES
    fields: list[list[str]] = field(default_factory=list)

    def count(self, nodes: int = 1) -> None:
        """Raises `FullError` where that is too many."""
        self.left -= nodes
        if self.left < 0:
            raise FullError


def look_of(paragraph: Element, setting: Setting) -> ParagraphLook:
    """The paragraph's own look, on top of that of its style."""
    properties = paragraph.find("pPr")
    look = setting.styles.paragraph(value(properties, "pStyle"))
    if properties is None:
        return look
    starts = is_on(properties, "pageBreakBefore")
    own_list = value(properties.find("numPr"), "numId")
    level = number(value(properties, "outlineLvl"), 0, 9)
    return ParagraphLook(
        {**look.style, **paragraph_style(properties)},
        look.level if level is None else level,
        look.list_id if own_list is None else own_list,
        look.starts_page if starts is None else starts,
        tab_stops(properties) or look.tabs,
    )


def paragraph_nodes(paragraph: Element, setting: Setting) -> list[Node]:
    """The paragraph, in as many parts as there are pages that it begins on."""
    look = look_of(paragraph, setting)
    sign, style = _sign(paragraph, look, setting)
    tag = "p" if look.level is None or look.level > _LOWEST else _TAG_OF_LEVEL[min(look.level, 1)]
    parts = _split(list(_pieces(paragraph, setting)), "page")
    nodes = []
    for index, pieces in enumerate(parts):
        content = _content(pieces, look, style, setting)
        before = [sign] if sign and not index else []
        setting.count()
        if not before and len(content) == 1 and content[0]["tag"] == "span" and "style" not in content[0]:
            nodes.append(
                node(tag, {"margin": "0", "white-space": "pre-wrap", **style}, text=content[0]["text"])
            )
            continue
        nodes.append(node(tag, {"margin": "0", "white-space": "pre-wrap", **style}, [*before, *content]))
    return nodes


def _sign(paragraph: Element, look: ParagraphLook, setting: Setting) -> tuple[Node | None, Style]:
    """The sign of a list's item, and the paragraph's look with the place that the list gives it."""
    if not look.list_id or look.list_id == "0":
        return None, look.style
    level = number(value(paragraph.find("pPr/numPr"), "ilvl"), 0, 8) or 0
    found = setting.lists.sign(look.list_id, level)
    if found is None:
        return None, look.style
    text, place = found
    style = {**place, **look.style}
    room = style.get("text-indent", "").removeprefix("-") or "1em"
    box = {"display": "inline-block", "min-width": room, "text-indent": "0"}
    return node("span", box, text=text or _BLANK), style


def _pieces(parent: Element, setting: Setting) -> Iterator[Piece]:
    for child in inside(parent):
        if child.tag == "r":
            yield from _of_run(child, setting)
        elif child.tag not in {"pPr", "p", "tbl"}:
            continue


def _of_run(run: Element, setting: Setting) -> Iterator[Piece]:
    """The parts of a run; a field shows what it says today, or what the file says of it."""
    properties = run.find("rPr")
    if properties is not None and is_on(properties, "vanish"):
        return
    style = {**setting.styles.run(value(properties, "rStyle")), **run_style(properties)}
    for child in inside(run):
        if child.tag == "fldChar":
            yield from (Piece("text", style, text) for text in _field(child, setting))
        elif child.tag == "instrText" and setting.fields:
            setting.fields[-1].append(child.text or "")
        elif any(_is_ours("".join(said)) for said in setting.fields):
            continue
        elif child.tag == "t" and child.text:
            yield Piece("text", style, child.text)
        elif child.tag in _SIGNS:
            yield Piece("text", style, _SIGNS[child.tag])
        elif child.tag in {"tab", "ptab"}:
            yield Piece("tab", style)
        elif child.tag in {"br", "cr"}:
            yield Piece("page" if child.get("type") == "page" else "line", style)


def _field(mark: Element, setting: Setting) -> Iterator[str]:
    """What a field shows where it begins, if that is a number of pages."""
    kind = mark.get("fldCharType")
    if kind == "begin":
        setting.fields.append([])
    elif kind == "separate" and setting.fields:
        said = "".join(setting.fields[-1])
        if _is_ours(said):
            yield str(setting.pages if said.split()[0] == "NUMPAGES" else setting.page)
    elif kind == "end" and setting.fields:
        setting.fields.pop()


def _is_ours(said: str) -> bool:
    return said.split()[:1] in (["PAGE"], ["NUMPAGES"])


def _split(pieces: Sequence[Piece], kind: str) -> list[list[Piece]]:
    """The pieces between those of this kind."""
    parts: list[list[Piece]] = [[]]
    for piece in pieces:
        if piece.kind == kind:
            parts.append([])
        else:
            parts[-1].append(piece)
    return parts


def _content(pieces: list[Piece], look: ParagraphLook, style: Style, setting: Setting) -> list[Node]:
    """The lines of a paragraph: a line with tabs fills its width, an empty one is as high as its letters."""
    nodes: list[Node] = []
    lines = _split(pieces, "line")
    for index, line in enumerate(lines):
        has_tabs = any(piece.kind == "tab" for piece in line)
        if has_tabs:
            nodes.append(_tabbed(line, look.tabs, style, setting))
        else:
            if index and not _is_tabbed(lines[index - 1]):
                nodes.append(node("br"))
            nodes += _spans(line, style, setting)
    return nodes or [node("br")]


def _is_tabbed(line: Sequence[Piece]) -> bool:
    return any(piece.kind == "tab" for piece in line)


def _tabbed(line: Sequence[Piece], stops: Sequence[TabStop], style: Style, setting: Setting) -> Node:
    """A line whose tabs are as wide as what is left, or as a little room."""
    children: list[Node] = []
    count = 0
    for is_tab, group in groupby(line, key=lambda piece: piece.kind == "tab"):
        pieces = list(group)
        if not is_tab:
            children.append(node("span", {"min-width": "0"}, _spans(pieces, style, setting)))
            continue
        for piece in pieces:
            stop = stops[count] if count < len(stops) else TabStop(0, "left", "")
            setting.count()
            children.append(node("span", {**piece.style, **_way(stop)}, text=_BLANK))
            count += 1
    return node("span", {"display": "flex", "align-items": "baseline"}, children)


def _way(stop: TabStop) -> Style:
    """How a tab looks on its way to the stop."""
    line = _FILLED.get(stop.leader)
    way = {"flex": "1 1 0"} if stop.kind in _PUSHING or line else {"flex": "0 0 2em"}
    return way | ({"border-bottom": line} if line else {})


def _spans(pieces: Sequence[Piece], style: Style, setting: Setting) -> list[Node]:
    """The text of the pieces, those of one look together."""
    nodes = []
    for look, group in groupby(pieces, key=lambda piece: piece.style):
        text = "".join(piece.text for piece in group)
        own = {name: said for name, said in look.items() if style.get(name) != said}
        if text:
            setting.count()
            nodes.append(node("span", own, text=text))
    return nodes
