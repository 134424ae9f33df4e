"""A Word document as pages: they end where the document says so, and each has its header and footer."""

from typing import NamedTuple
from xml.etree.ElementTree import Element

from interview_kit.previews.looks import points
from interview_kit.previews.nodes import CannotShowError, Node, Preview, node
from interview_kit.previews.paragraphs import FullError, Setting, look_of, paragraph_nodes
from interview_kit.previews.styles import Lists, Styles
from interview_kit.previews.tables import Blocks, table_node
from interview_kit.previews.xml import inside, is_on, number, opened, related, relations_by_id, tree_of, value
from interview_kit.word.filled_parts import Package

_A4, _A4_HEIGHT, _MARGIN = 11_906, 16_838, 1_134
# A page is a column whose footer stands at its foot.
_COLUMN = {"display": "flex", "flex-direction": "column"}
_ROUGHLY = "Sådan ser papiret omtrent ud. I Word kan en side blive delt på flere."
_CUT = "Papiret er meget langt, så kun begyndelsen vises her."
_BOXED = {"drawing", "pict", "object"}


class _Section(NamedTuple):
    """A part of the document with the trees of its headers and footers, by kind, and how wide its text is.

    `room` is how high they are, at the `top` and the `bottom`.
    """

    headers: dict[str, Element]
    footers: dict[str, Element]
    has_first: bool
    width: int
    paper: dict[str, str]
    room: dict[str, str]
    starts_page: bool


class _Page(NamedTuple):
    """The nodes of a page, the number of its section, and whether it is the first page of it."""

    nodes: list[Node]
    section: int
    is_first: bool


def document_preview(data: bytes) -> Preview:
    """The document's pages. Raises `CannotShowError`."""
    package = opened(data)
    main = next((name for kind, name in related(package, "") if kind == "officeDocument"), "")
    tree = tree_of(package, main)
    body = tree.find("body") if tree is not None else None
    if body is None:
        raise CannotShowError("other-kind" if tree is not None else "damaged")
    parts = dict(related(package, main))
    styles = Styles.of(tree_of(package, parts.get("styles", "")))
    setting = Setting(styles, Lists.of(tree_of(package, parts.get("numbering", ""))))
    sections = _sections(package, main, body)
    pages, is_whole = _Pages(setting, sections).of(body)
    shown = [_with_edges(page, sections, setting, number, len(pages)) for number, page in enumerate(pages, 1)]
    return Preview(shown, {**sections[0].paper, **styles.base}, _ROUGHLY if is_whole else _CUT)


def _sections(package: Package, main: str, body: Element) -> list[_Section]:
    """The document's sections; one that names no header has that of the section before."""
    names = relations_by_id(package, main)
    sections: list[_Section] = []
    found = [*body.iterfind("p/pPr/sectPr"), *body.findall("sectPr")]
    for properties in found or [Element("sectPr")]:
        before = sections[-1] if sections else None
        headers, footers = (before.headers, before.footers) if before else ({}, {})
        own = {
            kind: {
                row.get("type", "default"): tree
                for row in properties.findall(f"{kind}Reference")
                if (tree := tree_of(package, names.get(row.get("id", ""), ""))) is not None
            }
            for kind in ("header", "footer")
        }
        sections.append(_section(properties, {**headers, **own["header"]}, {**footers, **own["footer"]}))
    return sections


def _section(properties: Element, headers: dict[str, Element], footers: dict[str, Element]) -> _Section:
    size = number(value(properties, "pgSz", "w"), 2_000) or _A4
    height = number(value(properties, "pgSz", "h"), 2_000) or _A4_HEIGHT
    sides = {
        side: _MARGIN if (said := number(value(properties, "pgMar", side), 0)) is None else said
        for side in ("top", "right", "bottom", "left")
    }
    edges = {
        side: min(number(value(properties, "pgMar", name), 0) or 0, sides[side])
        for side, name in (("top", "header"), ("bottom", "footer"))
    }
    padding = " ".join(points({**sides, **edges}[side]) for side in ("top", "right", "bottom", "left"))
    width = max(size - sides["left"] - sides["right"], _MARGIN)
    return _Section(
        headers,
        footers,
        bool(is_on(properties, "titlePg")),
        width,
        {"width": points(size), "min-height": points(height), "padding": padding, **_COLUMN},
        {side: points(sides[side] - edges[side]) for side in edges},
        value(properties, "type") != "continuous",
    )


class _Pages:
    """Puts what stands in the body on pages."""

    def __init__(self, setting: Setting, sections: list[_Section]) -> None:
        self.setting, self.sections = setting, sections
        self.pages: list[_Page] = []
        self.section, self.is_first = 0, True
        self.now: list[Node] = []

    def of(self, body: Element) -> tuple[list[_Page], bool]:
        """The pages, and whether all of the document is on them."""
        try:
            for block in inside(body):
                self._add(block)
        except FullError:
            self._end()
            return self.pages, False
        self._end()
        return self.pages, True

    def _add(self, block: Element) -> None:
        if block.tag == "tbl":
            width = self.sections[self.section].width
            self.now.append(table_node(block, width, self.setting, self._blocks))
        elif block.tag == "p":
            if self.now and look_of(block, self.setting).starts_page:
                self._end()
            first, *others = paragraph_nodes(block, self.setting)
            self.now += [first, *boxed(block, self.setting, self._blocks)]
            for other in others:
                self._end()
                self.now.append(other)
            if block.find("pPr/sectPr") is not None:
                self._next_section()

    def _next_section(self) -> None:
        following = min(self.section + 1, len(self.sections) - 1)
        if self.sections[following].starts_page:
            self._end()
            self.is_first = True
        self.section = following

    def _end(self) -> None:
        """Ends the page, if anything is on it."""
        if self.now or not self.pages:
            self.pages.append(_Page(self.now, self.section, self.is_first))
            self.now, self.is_first = [], False

    def _blocks(self, parent: Element, width: int) -> list[Node]:
        return blocks_in(parent, width, self.setting)


def blocks_in(parent: Element, width: int, setting: Setting) -> list[Node]:
    """The paragraphs and tables of a cell, a box, a header or a footer."""

    def again(inner: Element, room: int) -> list[Node]:
        return blocks_in(inner, room, setting)

    nodes: list[Node] = []
    for block in inside(parent):
        if block.tag == "p":
            nodes += [*paragraph_nodes(block, setting), *boxed(block, setting, again)]
        elif block.tag == "tbl":
            nodes.append(table_node(block, width, setting, again))
    return nodes


def boxed(paragraph: Element, setting: Setting, blocks: Blocks) -> list[Node]:
    """The text boxes that hang in a paragraph, below it."""
    nodes = []
    for run in inside(paragraph):
        drawn = [one for one in inside(run) if one.tag in _BOXED] if run.tag == "r" else []
        for box in (box for one in drawn for box in one.iter("txbxContent")):
            setting.count()
            nodes.append(node("div", {"border": "0.75pt solid #a6a6a6"}, blocks(box, _A4)))
    return nodes


def _with_edges(page: _Page, sections: list[_Section], setting: Setting, at: int, of: int) -> list[Node]:
    """The page's nodes between its header and its footer."""
    section = sections[page.section]
    kind = "first" if section.has_first and page.is_first else "default"
    setting.page, setting.pages, setting.left = at, of, max(setting.left, 1_000)
    found = []
    for trees, side in ((section.headers, "top"), (section.footers, "bottom")):
        tree = trees.get(kind)
        nodes = blocks_in(tree, section.width, setting) if tree is not None else []
        style = {"min-height": section.room[side]}
        found.append(node("div", style if side == "top" else {**style, "margin-top": "auto"}, nodes))
    return [found[0], *page.nodes, found[1]]
