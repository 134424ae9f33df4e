"""What Word says of a text's look, as properties of a style sheet: only values that are known."""

import re
from xml.etree.ElementTree import Element

from interview_kit.previews.xml import is_on, number, value

Style = dict[str, str]

_COLOUR = re.compile(r"[0-9A-Fa-f]{6}")
_FONT = re.compile(r"[A-Za-z0-9ÆØÅæøå .-]{1,60}")
_ALIGNED = {
    "left": "left", "start": "left", "right": "right", "end": "right", "center": "center",
    "both": "justify", "distribute": "justify",
}  # fmt: skip
_LINES = {
    "dashed": "dashed", "dotted": "dotted", "double": "double", "dashSmallGap": "dashed",
    "dotDash": "dashed", "dotDotDash": "dotted",
}  # fmt: skip
_MARKED = {
    "yellow": "#ffff00", "green": "#00ff00", "cyan": "#00ffff", "magenta": "#ff00ff", "red": "#ff0000",
    "blue": "#0000ff", "lightGray": "#c0c0c0", "darkGray": "#808080", "darkYellow": "#808000",
}  # fmt: skip
# How high a line is that Word calls single, as a share of its letters: those of Calibri.
_NATURAL = 1.22
_SIDES = {"top": "top", "left": "left", "start": "left", "bottom": "bottom", "right": "right", "end": "right"}


def points(twentieths: int) -> str:
    return f"{twentieths / 20:g}pt"


def run_style(properties: Element | None) -> Style:
    """The look of letters."""
    if properties is None:
        return {}
    found: Style = {}
    switches = {
        "b": ("font-weight", "bold", "normal"), "i": ("font-style", "italic", "normal"),
        "strike": ("text-decoration", "line-through", "none"), "u": ("text-decoration", "underline", "none"),
        "caps": ("text-transform", "uppercase", "none"),
        "smallCaps": ("font-variant", "small-caps", "normal"),
    }  # fmt: skip
    for name, (property_, on, off) in switches.items():
        is_set = is_on(properties, name)
        if is_set is not None:
            found[property_] = on if is_set else off
    size = number(value(properties, "sz"), 2, 400)
    if size:
        found["font-size"] = f"{size / 2:g}pt"
    font = value(properties, "rFonts", "ascii") or value(properties, "rFonts", "hAnsi")
    if font and _FONT.fullmatch(font):
        found["font-family"] = f'"{font}", Carlito, sans-serif'
    raised = {"superscript": "super", "subscript": "sub"}.get(value(properties, "vertAlign") or "")
    if raised:
        found |= {"vertical-align": raised, "font-size": "70%"}
    marked = _MARKED.get(value(properties, "highlight") or "")
    return (
        found | _colour(properties) | shading(properties) | ({"background-color": marked} if marked else {})
    )


def _colour(properties: Element) -> Style:
    colour = value(properties, "color")
    return {"color": f"#{colour}"} if colour and _COLOUR.fullmatch(colour) else {}


def shading(properties: Element) -> Style:
    fill = value(properties, "shd", "fill")
    return {"background-color": f"#{fill}"} if fill and _COLOUR.fullmatch(fill) else {}


def paragraph_style(properties: Element | None) -> Style:
    """The look of a paragraph: its place, its spaces and what is around it."""
    if properties is None:
        return {}
    found: Style = {}
    spacing, indent = properties.find("spacing"), properties.find("ind")
    if spacing is not None:
        found |= _spaces(spacing)
    if indent is not None:
        found |= _indents(indent)
    aligned = _ALIGNED.get(value(properties, "jc") or "")
    if aligned:
        found["text-align"] = aligned
    around = borders(properties.find("pBdr"))
    return found | shading(properties) | {f"border-{side}": line for side, line in around.items()}


def _spaces(spacing: Element) -> Style:
    found: Style = {}
    for name, property_ in (("before", "padding-top"), ("after", "padding-bottom")):
        space = number(spacing.get(name), 0, 4_000)
        if space is not None:
            found[property_] = points(space)
    line = number(spacing.get("line"), 0, 4_000)
    if line:
        is_share = spacing.get("lineRule", "auto") == "auto"
        found["line-height"] = f"{_NATURAL * line / 240:.3g}" if is_share else points(line)
    return found


def _indents(indent: Element) -> Style:
    found: Style = {}
    for names, property_, sign in (
        (("left", "start"), "margin-left", 1),
        (("right", "end"), "margin-right", 1),
        (("firstLine",), "text-indent", 1),
        (("hanging",), "text-indent", -1),
    ):
        place = next((one for name in names if (one := number(indent.get(name))) is not None), None)
        if place is not None:
            found[property_] = points(sign * place)
    return found


def borders(around: Element | None) -> Style:
    """The lines on each side, by `top`, `left` …, `insideH` and `insideV`; or `none`."""
    found: Style = {}
    for line in around if around is not None else ():
        side = _SIDES.get(line.tag, line.tag if line.tag in {"insideH", "insideV"} else "")
        if side:
            found[side] = _line(line)
    return found


def _line(line: Element) -> str:
    kind = line.get("val", "none")
    if kind in {"none", "nil"}:
        return "none"
    width = (number(line.get("sz"), 0, 96) or 4) / 8
    colour = line.get("color", "")
    drawn = f"#{colour}" if _COLOUR.fullmatch(colour) else "#000000"
    return f"{max(width, 0.75):g}pt {_LINES.get(kind, 'solid')} {drawn}"


def margins(around: Element | None) -> Style:
    """The room inside a cell on each side."""
    found: Style = {}
    for side in around if around is not None else ():
        room = number(side.get("w"), 0, 2_000)
        if side.tag in _SIDES and room is not None:
            found[f"padding-{_SIDES[side.tag]}"] = points(room)
    return found
