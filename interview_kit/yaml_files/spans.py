"""Values replaced where they stand in a file's text: one changed value is one changed line.

Comments, quotation marks and blanks elsewhere stay byte for byte as they were, which no writer of whole files
manages: people read the difference.
"""

import json
from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import NamedTuple

import yaml

from interview_kit.problems import Loc
from interview_kit.yaml_files.nodes import composed

_BLOCKS = ("|", ">")


class Span(NamedTuple):
    """A part of a text by its characters, and what is to stand there instead."""

    start: int
    end: int
    words: str


def with_values(text: str, values: Mapping[Loc, str | int]) -> str:
    """The text with other values at these places, each one that is there already.

    Raises `KeyError` with the place that is not there, or that holds more than a single value.
    """
    lines = _line_starts(text)
    return _with(text, [_replaced(text, lines, loc, value) for loc, value in values.items()])


def without_items(text: str, places: Iterable[Loc]) -> str:
    """The text without these items of lists written `["…", "…"]` or one a line.

    Raises `KeyError` where a place is no item of a list, or the last one: an empty list is another thing.
    """
    lines = _line_starts(text)
    return _with(text, [_removed(text, lines, loc) for loc in places])


def with_item(text: str, place: Loc, value: str) -> str:
    """The text with one more item at the end of the list at this place.

    Raises `KeyError` where no list of single values is there.
    """
    node = _node_at(text, place)
    if not isinstance(node, yaml.SequenceNode) or not node.value:
        raise KeyError(place)
    lines, last = _line_starts(text), node.value[-1]
    end = _offset(lines, last.end_mark)
    if node.flow_style:
        return _with(text, [Span(end, end, f", {_quoted(value)}")])
    indent = " " * last.start_mark.column
    return _with(text, [Span(end, end, f"\n{indent[:-2]}- {_quoted(value)}")])


def _with(text: str, spans: list[Span]) -> str:
    """The text with all spans changed. Raises `ValueError` where two of them overlap."""
    in_order = sorted(spans)
    if any(first.end > second.start for first, second in pairwise(in_order)):
        raise ValueError("two changes of one place")
    for span in reversed(in_order):
        text = f"{text[: span.start]}{span.words}{text[span.end :]}"
    return text


def _replaced(text: str, lines: list[int], loc: Loc, value: str | int) -> Span:
    node = _node_at(text, loc)
    if not isinstance(node, yaml.ScalarNode):
        raise KeyError(loc)
    words = str(value) if isinstance(value, int) else _word(node, value)
    start, end = _offset(lines, node.start_mark), _offset(lines, node.end_mark)
    return Span(start, end, f"{words}\n" if node.style in _BLOCKS else words)


def _word(node: yaml.ScalarNode, value: str) -> str:
    """The value in quotation marks, or without where it is one word and stood without."""
    is_plain = not node.style and value.replace("_", "").isalnum() and not value.isnumeric()
    return value if is_plain else _quoted(value)


def _quoted(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)


def _removed(text: str, lines: list[int], loc: Loc) -> Span:
    parent, index = _node_at(text, loc[:-1]), loc[-1]
    if not isinstance(parent, yaml.SequenceNode) or not isinstance(index, int):
        raise KeyError(loc)
    if not 0 <= index < len(parent.value) or len(parent.value) == 1:
        raise KeyError(loc)
    node = parent.value[index]
    if not parent.flow_style:  # the whole line
        line = node.start_mark.line
        return Span(lines[line], lines[node.end_mark.line + 1], "")
    if index + 1 < len(parent.value):
        return Span(_offset(lines, node.start_mark), _offset(lines, parent.value[index + 1].start_mark), "")
    return Span(_offset(lines, parent.value[index - 1].end_mark), _offset(lines, node.end_mark), "")


def _node_at(text: str, loc: Loc) -> yaml.Node:
    """The node at this place. Raises `KeyError` where there is none."""
    node = composed(text)
    for key in loc:
        if isinstance(node, yaml.SequenceNode) and isinstance(key, int) and 0 <= key < len(node.value):
            node = node.value[key]
        elif isinstance(node, yaml.MappingNode):
            node = next((value for name, value in node.value if name.value == str(key)), None)
        else:
            node = None
        if node is None:
            raise KeyError(loc)
    if node is None:
        raise KeyError(loc)
    return node


def _line_starts(text: str) -> list[int]:
    """Where each line begins, and where the text ends."""
    starts = [0]
    starts += [index + 1 for index, letter in enumerate(text) if letter == "\n"]
    return [*starts, len(text)]


def _offset(lines: list[int], mark: yaml.Mark) -> int:
    return lines[mark.line] + mark.column
