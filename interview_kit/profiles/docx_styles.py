"""What a paragraph of a Word file is by its style, its numbering and its letters."""

import re
from typing import Any, NamedTuple

from interview_kit.profiles.paper import LineStyle, Mark

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HEADING = re.compile(r"^(?:heading|overskrift)\s*(\d)$", re.IGNORECASE)
_TITLE = re.compile(r"^(?:title|titel|subtitle|undertitel)\b", re.IGNORECASE)
_LIST = re.compile(r"^(?:list|opstilling|liste|punkt|bullet|punktopstilling)", re.IGNORECASE)
_NO_LIST = re.compile(r"^(?:list paragraph|listeafsnit|list continue)", re.IGNORECASE)
# «List Bullet 2» is deeper than «List Bullet».
_DEEPER = re.compile(r"^(?:list|opstilling).* ([2-5])$", re.IGNORECASE)
_DEEPEST, _MOST_BASES = 9, 20
_USUAL_SIZE, _LARGER = 22.0, 1.1
_NO_MARKS = frozenset[Mark]()


class ParagraphLook(NamedTuple):
    """As the fields of a `Line`; `size` is in half points."""

    style: LineStyle
    depth: int
    marks: frozenset[Mark]
    bullet: str
    size: float


class _Style(NamedTuple):
    name: str
    base: str
    element: Any


class Styles:
    """The styles and lists of a document, as far as they say what a paragraph is."""

    def __init__(self, document: Any) -> None:
        self._styles: dict[str, _Style] = {}
        self._default = ""
        for element in document.styles.element.iterchildren(f"{_W}style"):
            key = element.get(f"{_W}styleId", "")
            self._styles[key] = _Style(_value(element, "name"), _value(element, "basedOn"), element)
            if element.get(f"{_W}type") == "paragraph" and element.get(f"{_W}default") in {"1", "true"}:
                self._default = key
        self._formats = dict(_formats(document))
        self._usual = self._usual_size(document)

    def of(self, paragraph: Any) -> ParagraphLook:
        """What a paragraph looks like."""
        own = paragraph.find(f"{_W}pPr")
        chain = self._chain(_value(own, "pStyle") or self._default)
        depth = self._heading_depth(own, chain)
        marks, size = self._marks(paragraph, chain)
        if depth:
            return ParagraphLook("heading", depth, marks, "", size)
        number, level = _numbering([own, *(style.element.find(f"{_W}pPr") for style in chain)])
        form = self._formats.get((number, level), "bullet") if number not in {"", "0"} else ""
        named = any(_LIST.match(style.name) and not _NO_LIST.match(style.name) for style in chain)
        level = max([level, *(int(match[1]) - 1 for style in chain if (match := _DEEPER.search(style.name)))])
        if form and form != "none":
            return ParagraphLook("list", level + 1, marks, "•" if form == "bullet" else "1.", size)
        if named and number != "0":
            return ParagraphLook("list", level + 1, marks, "•", size)
        return ParagraphLook("plain", 0, marks, "", size)

    def _chain(self, key: str) -> list[_Style]:
        """The style and those that it is based on."""
        found: list[_Style] = []
        while key in self._styles and len(found) < _MOST_BASES:
            found.append(self._styles[key])
            key = found[-1].base
        return found

    def _heading_depth(self, own: Any, chain: list[_Style]) -> int:
        """The level of a heading from 1; 0 of all else. A document's title is above them all, and level 1."""
        for properties in [own, *(style.element.find(f"{_W}pPr") for style in chain)]:
            level = _value(properties, "outlineLvl")
            if level.isdecimal() and int(level) < _DEEPEST:
                return int(level) + 1
        for style in chain:
            match = _HEADING.match(style.name)
            if match:
                return int(match[1])
            if _TITLE.match(style.name):
                return 1
        return 0

    def _marks(self, paragraph: Any, chain: list[_Style]) -> tuple[frozenset[Mark], float]:
        """Whether all letters are bold or larger than usual, and their size."""
        runs = [run for run in paragraph.iter(f"{_W}r") if _shows(run)]
        if not runs:
            return _NO_MARKS, 0.0
        own = [style.element.find(f"{_W}rPr") for style in chain]
        looks = [[run.find(f"{_W}rPr"), *self._of_run(run), *own] for run in runs]
        size = min(self._size(look) for look in looks)
        marks: set[Mark] = set()
        if all(_is_on(look, "b") or _is_underlined(look) for look in looks):
            marks.add("bold")
        if size > self._usual * _LARGER:
            marks.add("large")
        return frozenset(marks), size

    def _of_run(self, run: Any) -> list[Any]:
        name = _value(run.find(f"{_W}rPr"), "rStyle")
        return [style.element.find(f"{_W}rPr") for style in self._chain(name)]

    def _size(self, look: list[Any]) -> float:
        sizes = (_value(properties, "sz") for properties in look)
        return next((float(size) for size in sizes if size.isdecimal()), self._usual)

    def _usual_size(self, document: Any) -> float:
        """The size of most letters, where the paragraphs say so, else the document's own."""
        defaults = document.styles.element.find(f".//{_W}rPrDefault/{_W}rPr")
        size = _value(defaults, "sz")
        self._usual = float(size) if size.isdecimal() else _USUAL_SIZE
        counts: dict[float, int] = {}
        for paragraph in document.element.body.iter(f"{_W}p"):
            chain = self._chain(_value(paragraph.find(f"{_W}pPr"), "pStyle") or self._default)
            own = [style.element.find(f"{_W}rPr") for style in chain]
            for run in paragraph.iter(f"{_W}r"):
                length = sum(len(text.text or "") for text in run.iter(f"{_W}t"))
                at = self._size([run.find(f"{_W}rPr"), *own])
                counts[at] = counts.get(at, 0) + length
        return max(counts, key=lambda each: counts[each]) if counts else self._usual


def _formats(document: Any) -> list[tuple[tuple[str, int], str]]:
    """How each level of each list is numbered: `bullet`, `decimal` and others."""
    try:
        root = document.part.numbering_part.element
    except (KeyError, NotImplementedError, AttributeError):
        return []
    abstract = {
        node.get(f"{_W}abstractNumId", ""): {
            int(level.get(f"{_W}ilvl", "0")): _value(level, "numFmt")
            for level in node.iterchildren(f"{_W}lvl")
        }
        for node in root.iterchildren(f"{_W}abstractNum")
    }
    return [
        ((number.get(f"{_W}numId", ""), level), form)
        for number in root.iterchildren(f"{_W}num")
        for level, form in abstract.get(_value(number, "abstractNumId"), {}).items()
    ]


def _numbering(properties: list[Any]) -> tuple[str, int]:
    """Which list a paragraph belongs to, and how deep in it from 0."""
    for one in properties:
        numbering = one.find(f"{_W}numPr") if one is not None else None
        if numbering is not None and _value(numbering, "numId"):
            level = _value(numbering, "ilvl")
            return _value(numbering, "numId"), int(level) if level.isdecimal() else 0
    return "", 0


def _value(parent: Any, name: str) -> str:
    """What an element below says; empty where there is none."""
    node = parent.find(f"{_W}{name}") if parent is not None else None
    return str(node.get(f"{_W}val", "")) if node is not None else ""


def _is_on(look: list[Any], name: str) -> bool:
    for properties in look:
        node = properties.find(f"{_W}{name}") if properties is not None else None
        if node is not None:
            return str(node.get(f"{_W}val", "1")) not in {"0", "false", "off"}
    return False


def _is_underlined(look: list[Any]) -> bool:
    values = (_value(properties, "u") for properties in look)
    return next((value != "none" for value in values if value), False)


def _shows(run: Any) -> bool:
    """Whether a run shows letters of this paragraph itself."""
    return any((text.text or "").strip() for text in run.iterchildren(f"{_W}t"))
