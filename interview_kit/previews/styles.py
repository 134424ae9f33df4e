"""A document's styles by their ids, each with what it is based on; and the signs of its lists."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import NamedTuple
from xml.etree.ElementTree import Element

from interview_kit.previews.looks import Style, borders, margins, paragraph_style, run_style
from interview_kit.previews.xml import is_on, number, value

_LONGEST_CHAIN = 20
_MOST_LEVELS, _LETTERS = 9, 26
_BULLETS = {"\uf0b7": "•", "\uf0a7": "▪", "o": "◦"}


class TableLook(NamedTuple):
    """The lines of a table on each side, and the room in its cells."""

    lines: Style
    room: Style


class TabStop(NamedTuple):
    """Where a tab goes, in twentieths of a point, how text stands there, and what fills the way."""

    place: int
    kind: str
    leader: str


class ParagraphLook(NamedTuple):
    """What a paragraph's style says: its look with that of its letters, and what is no look."""

    style: Style
    level: int | None = None
    list_id: str | None = None
    starts_page: bool = False
    tabs: tuple[TabStop, ...] = ()


def tab_stops(properties: Element | None) -> tuple[TabStop, ...]:
    """The stops that a paragraph or a style sets, from left to right."""
    tabs = properties.find("tabs") if properties is not None else None
    stops = (
        TabStop(number(tab.get("pos")) or 0, tab.get("val", ""), tab.get("leader", ""))
        for tab in (tabs if tabs is not None else ())
        if tab.get("val") != "clear"
    )
    return tuple(sorted(stops))


@dataclass(slots=True)
class Styles:
    """The styles, `base` is the look that all text has."""

    by_id: dict[str, Element] = field(default_factory=dict)
    base: Style = field(default_factory=dict)
    first: dict[str, str] = field(default_factory=dict)
    kept: dict[str, ParagraphLook] = field(default_factory=dict)

    @classmethod
    def of(cls, tree: Element | None) -> "Styles":
        styles = cls()
        for style in tree.findall("style") if tree is not None else ():
            styles.by_id[style.get("styleId", "")] = style
            if style.get("default") in {"1", "true"}:
                styles.first[style.get("type", "")] = style.get("styleId", "")
        defaults = tree.find("docDefaults/rPrDefault/rPr") if tree is not None else None
        styles.base = run_style(defaults)
        return styles

    def _chain(self, style_id: str | None, kind: str) -> list[Element]:
        """The style and what it is based on, that first."""
        chain: list[Element] = []
        style = self.by_id.get(style_id or self.first.get(kind, ""))
        while style is not None and style not in chain and len(chain) < _LONGEST_CHAIN:
            chain.append(style)
            style = self.by_id.get(value(style, "basedOn") or "")
        return chain[::-1]

    def paragraph(self, style_id: str | None) -> ParagraphLook:
        """What the style of a paragraph says; nothing where there is no such style."""
        key = style_id or ""
        if key not in self.kept:
            self.kept[key] = self._paragraph(style_id)
        return self.kept[key]

    def _paragraph(self, style_id: str | None) -> ParagraphLook:
        known = style_id if style_id in self.by_id else None
        look = ParagraphLook({})
        for style in self._chain(known, "paragraph"):
            properties = style.find("pPr")
            merged = {**look.style, **paragraph_style(properties), **run_style(style.find("rPr"))}
            level = number(value(properties, "outlineLvl"), 0, _MOST_LEVELS)
            starts = is_on(properties, "pageBreakBefore") if properties is not None else None
            look = ParagraphLook(
                merged,
                look.level if level is None else level,
                value(properties.find("numPr") if properties is not None else None, "numId") or look.list_id,
                look.starts_page if starts is None else starts,
                tab_stops(properties) or look.tabs,
            )
        return look

    def run(self, style_id: str | None) -> Style:
        """The look that a style of letters adds."""
        looks = [run_style(style.find("rPr")) for style in self._chain(style_id, "none") if style_id]
        return {name: text for look in looks for name, text in look.items()}

    def table(self, style_id: str | None) -> TableLook:
        """The lines and the room of a style of tables."""
        lines: Style = {}
        room: Style = {}
        for style in self._chain(style_id, "table"):
            properties = style.find("tblPr")
            if properties is not None:
                lines |= borders(properties.find("tblBorders"))
                room |= margins(properties.find("tblCellMar"))
        return TableLook(lines, room)


@dataclass(slots=True)
class Lists:
    """The signs of lists, and how far each list has been counted."""

    levels: dict[tuple[str, int], Element] = field(default_factory=dict)
    counted: dict[tuple[str, int], int] = field(default_factory=lambda: defaultdict(int))

    @classmethod
    def of(cls, tree: Element | None) -> "Lists":
        lists = cls()
        if tree is None:
            return lists
        abstract = {one.get("abstractNumId"): one for one in tree.findall("abstractNum")}
        for one in tree.findall("num"):
            found = abstract.get(value(one, "abstractNumId"))
            for level in found.findall("lvl") if found is not None else ():
                at = number(level.get("ilvl"), 0, _MOST_LEVELS) or 0
                lists.levels[one.get("numId", ""), at] = level
        return lists

    def sign(self, list_id: str, level: int) -> tuple[str, Style] | None:
        """The sign of the list's next item, and where its text stands; None where it has none."""
        found = self.levels.get((list_id, level))
        if found is None:
            return None
        shape, text = value(found, "numFmt"), value(found, "lvlText") or ""
        place = paragraph_style(found.find("pPr"))
        if shape == "bullet":
            return _BULLETS.get(text, text[:3]), place
        if shape == "none":
            return None
        self.counted[list_id, level] += 1
        for below in range(level + 1, _MOST_LEVELS):
            self.counted.pop((list_id, below), None)
        for at in range(level + 1):
            shown = _counted(self.counted[list_id, at], shape if at == level else "")
            text = text.replace(f"%{at + 1}", shown)
        return text[:20], place


def _counted(count: int, shape: str | None) -> str:
    """The number as the list writes it."""
    if shape in {"lowerLetter", "upperLetter"} and 1 <= count <= _LETTERS:
        letter = chr(ord("a") + count - 1)
        return letter.upper() if shape == "upperLetter" else letter
    return str(count)
