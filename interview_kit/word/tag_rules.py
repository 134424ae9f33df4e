"""Where each tag of the templates is allowed, and with which attributes.

An attribute is a flag (`newpage`) or has a value (`height="500"`). A value may be a Jinja expression
(`fill="{{ shade }}"`). So may the widths of a table that has a column for each person: then every cell of it
has a width of its own.
"""

import re
from collections.abc import Mapping
from typing import NamedTuple

from interview_kit.word.styles import CHARACTER_STYLES, PARAGRAPH_STYLES, TABLE_STYLES

# Space inside a cell where a table wants less than its style gives, in twentieths of a point.
CELL_PADDING: Mapping[str, Mapping[str, int]] = {
    "tight": {"top": 45, "bottom": 45},
    "dense": {"top": 25, "bottom": 25},
    "close": {"top": 10, "bottom": 10},
    "notes": {"top": 20, "left": 0, "bottom": 20, "right": 60},
    "choices": {"left": 40, "right": 40},
    "columns": {"left": 0, "right": 280},
}

# Attribute → its value; a flag's value is empty.
Attributes = Mapping[str, str]

_TEXT = re.compile(r"(?s).+")
_TWIPS = re.compile(r"[1-9]\d*")
_WIDTHS = re.compile(r"[1-9]\d*( [1-9]\d*)*")
EXPRESSION = re.compile(r"\{\{([^{}]+)\}\}")
_TABLE_WIDTHS = re.compile(f"{_WIDTHS.pattern}|{EXPRESSION.pattern}")
_COLOUR = re.compile(r"[0-9A-F]{6}|auto")
_SWITCH = re.compile("on|off")
_VERTICAL = re.compile(r"top|center|bottom")
_ATTRIBUTE = re.compile(r'(?s)\s+([a-z]+)(?:="((?:\{\{.*?\}\}|[^"])*)")?(?![^\s])')


class AttributeFault(Exception):  # noqa: N818 - it becomes the template's syntax error
    """What is wrong with the attributes of a tag, as a sentence."""


class TagRule(NamedTuple):
    """`inside` are the tags that may be its parent, "" being the top of a template or macro.

    `values` are the attributes that need a value, with what it must match; `one_of` are groups of flags of
    which the tag takes exactly one (True) or at most one (False). `alone` is a tag without content.
    """

    inside: frozenset[str]
    flags: frozenset[str] = frozenset()
    values: Mapping[str, re.Pattern[str]] = {}
    required: tuple[str, ...] = ()
    one_of: tuple[tuple[frozenset[str], bool], ...] = ()
    alone: bool = False


_PARAGRAPH = TagRule(inside=frozenset({"", "td"}), flags=frozenset({"apart", "bare", "keep", "newpage"}))
# A note may have a stop for the lines that a pen finds, at this width.
_NOTE = _PARAGRAPH._replace(values={"ruled": _TWIPS})
_RUN = TagRule(inside=frozenset(PARAGRAPH_STYLES))
_STYLES, _PADDINGS = frozenset(TABLE_STYLES), frozenset(CELL_PADDING)

RULES: Mapping[str, TagRule] = {
    **dict.fromkeys(PARAGRAPH_STYLES, _PARAGRAPH),
    **dict.fromkeys(CHARACTER_STYLES, _RUN),
    "note": _NOTE,
    "tab": TagRule(inside=frozenset({"h1"}), alone=True),
    "table": TagRule(
        inside=frozenset({""}),
        flags=_STYLES | _PADDINGS | {"headed"},
        values={"widths": _TABLE_WIDTHS, "title": _TEXT},
        required=("widths", "title"),
        one_of=((_STYLES, True), (_PADDINGS, False)),
    ),
    "row": TagRule(
        inside=frozenset({"", "table"}),
        flags=frozenset({"head"}),
        values={"height": _TWIPS, "widths": _WIDTHS, "whole": _SWITCH},
    ),
    "td": TagRule(
        inside=frozenset({"row"}),
        flags=frozenset({"snug", "joined", "open"}),
        values={"fill": _COLOUR, "valign": _VERTICAL, "width": _TWIPS},
    ),
}


def checked_attributes(word: str, text: str) -> Attributes:
    """The attributes in `text`, what follows the word in its tag. Raises `AttributeFault`."""
    rule, attributes = RULES[word], dict[str, str]()
    for name, value in _attributes(word, text):
        _check_attribute(word, name, value)
        if name in attributes:
            raise AttributeFault(f"<{word}> has {name} twice")
        attributes[name] = value or ""
    for name in rule.required:
        if name not in attributes:
            raise AttributeFault(f'<{word}> needs {name}="…"')
    for group, needed in rule.one_of:
        chosen = group & attributes.keys()
        if len(chosen) > 1 or (needed and not chosen):
            raise AttributeFault(f"<{word}> takes one of {', '.join(sorted(group))}")
    return attributes


def _attributes(word: str, text: str) -> list[tuple[str, str | None]]:
    """Every attribute with its value, None for a flag."""
    attributes, end = [], 0
    text = text.rstrip()
    while end < len(text):
        attribute = _ATTRIBUTE.match(text, end)
        if attribute is None:
            raise AttributeFault(f"<{word}> has attributes that cannot be read: {text[end:].strip()}")
        attributes.append((attribute[1], attribute[2]))
        end = attribute.end()
    return attributes


def _check_attribute(word: str, name: str, value: str | None) -> None:
    """Raises `AttributeFault` where the tag has no such attribute, or not with this value."""
    rule = RULES[word]
    if name in rule.flags:
        if value is not None:
            raise AttributeFault(f"{name} of <{word}> takes no value")
    elif name not in rule.values:
        choices = ", ".join(sorted({*rule.flags, *rule.values})) or "none"
        raise AttributeFault(f"<{word}> has no attribute {name} (it has: {choices})")
    elif value is None:
        raise AttributeFault(f'{name} of <{word}> needs a value: {name}="…"')
    elif not rule.values[name].fullmatch(value) and not ("{{" in value and name != "widths"):
        raise AttributeFault(f"{name} of <{word}> cannot be «{value}»")
