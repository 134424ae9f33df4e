"""Values replaced where they stand in a file's text: one changed value is one changed line.

Comments, quotation marks and blanks elsewhere stay byte for byte as they were, which no writer of whole files
manages: people read the difference.
"""

import json
import re
from collections.abc import Mapping, Sequence
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


def with_list(text: str, place: Loc, pieces: Sequence[int | str]) -> str:
    """The text with another list at this place: items that stay by their number from 0, new ones by words.

    What stays keeps its bytes, with what stands behind it. Raises `KeyError` where no list is there, and
    where nothing would be left: an empty list is another thing.
    """
    node = _node_at(text, place)
    if not isinstance(node, yaml.SequenceNode) or not node.value or not pieces:
        raise KeyError(place)
    if any(not 0 <= piece < len(node.value) for piece in pieces if isinstance(piece, int)):
        raise KeyError(place)
    lines = _line_starts(text)
    return _with(text, [(_flow_list if node.flow_style else _block_list)(text, lines, node, pieces)])


def with_key(text: str, place: Loc, key: str, written: str, after: Sequence[str]) -> str:
    """The text with one more key in the group at this place, on a line of its own behind the last of `after`.

    `written` is its value as YAML. Where the group has the key, its value becomes this one; more lines than
    one are indented as they are to stand. Raises `KeyError` where no such group is there.
    """
    node = _node_at(text, place)
    if not isinstance(node, yaml.MappingNode) or not node.value:
        raise KeyError(place)
    lines, fields = _line_starts(text), {name.value: value for name, value in node.value}
    if key in fields:
        return _with(text, [_whole_value(lines, fields[key], written)])
    before = next((fields[name] for name in reversed(after) if name in fields), node.value[-1][1])
    if node.flow_style:
        end = _offset(lines, before.end_mark)
        return _with(text, [Span(end, end, f", {key}: {written}")])
    start = lines[_last_line(before) + 1]
    indent = " " * node.value[0][0].start_mark.column
    line_break = "" if text[:start].endswith("\n") else "\n"
    return _with(text, [Span(start, start, f"{line_break}{indent}{key}: {written}\n")])


def with_lines_behind(text: str, place: Loc, written: str) -> str:
    """The text with more lines behind the last one of the value at this place, as they are."""
    end = _line_starts(text)[_last_line(_node_at(text, place)) + 1]
    line_break = "" if text[:end].endswith("\n") else "\n"
    return _with(text, [Span(end, end, f"{line_break}{written}")])


def column_at(text: str, place: Loc) -> int:
    """How many characters stand before the value at this place. Raises `KeyError` where it is not there."""
    return int(_node_at(text, place).start_mark.column)


def without_key(text: str, place: Loc) -> str:
    """The text without this key of a group and all that it holds. Raises `KeyError` where it is not there."""
    parent = _node_at(text, place[:-1])
    if not isinstance(parent, yaml.MappingNode):
        raise KeyError(place)
    lines = _line_starts(text)
    for index, (name, value) in enumerate(parent.value):
        if name.value == str(place[-1]) and not (parent.flow_style and len(parent.value) == 1):
            if not parent.flow_style:
                first, last = name.start_mark.line, _last_line(value)
                return _with(text, [Span(lines[first], lines[last + 1], "")])
            if index:
                start, end = parent.value[index - 1][1].end_mark, value.end_mark
            else:
                start, end = name.start_mark, parent.value[1][0].start_mark
            return _with(text, [Span(_offset(lines, start), _offset(lines, end), "")])
    raise KeyError(place)


def blocks_of(text: str) -> list[tuple[int, int]]:
    """Where each item of a file that is one list begins and ends, with the comments behind it."""
    node = composed(text)
    if not isinstance(node, yaml.SequenceNode) or node.flow_style:
        return []
    lines = _line_starts(text)
    starts = [lines[value.start_mark.line] for value in node.value]
    return list(pairwise([*starts, len(text)]))


def quoted(value: str) -> str:
    """The value in quotation marks, as YAML."""
    return json.dumps(value, ensure_ascii=False)


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
    return value if is_plain else quoted(value)


def _flow_list(text: str, lines: list[int], node: yaml.SequenceNode, pieces: Sequence[int | str]) -> Span:
    """The list written `["…", "…"]`, also over several lines: what stood between two stands there again."""
    spans = [(_offset(lines, item.start_mark), _offset(lines, item.end_mark)) for item in node.value]
    between = [text[first[1] : second[0]] for first, second in pairwise(spans)]
    usual = between[0] if between else ", "
    words = ""
    for number, piece in enumerate(pieces):
        if number:
            before = pieces[number - 1]
            kept = isinstance(before, int) and before < len(between)
            words += between[before] if kept and isinstance(before, int) else usual
        words += text[slice(*spans[piece])] if isinstance(piece, int) else quoted(piece)
    return Span(spans[0][0], spans[-1][1], words)


def _block_list(text: str, lines: list[int], node: yaml.SequenceNode, pieces: Sequence[int | str]) -> Span:
    """The list with a line, or several, an item."""
    starts = [item.start_mark.line for item in node.value]
    ends = [*starts[1:], _last_line(node.value[-1]) + 1]
    indent = text[lines[starts[0]] : _offset(lines, node.value[0].start_mark)]
    written = [
        text[lines[starts[piece]] : lines[ends[piece]]]
        if isinstance(piece, int)
        else f"{indent}{quoted(piece)}\n"
        for piece in pieces
    ]
    ended = [line if line.endswith("\n") else f"{line}\n" for line in written]
    return Span(lines[starts[0]], lines[ends[-1]], "".join(ended))


def _whole_value(lines: list[int], node: yaml.Node, written: str) -> Span:
    """A value of any kind by another."""
    start = _offset(lines, node.start_mark)
    if not isinstance(node, yaml.CollectionNode) or node.flow_style:
        end = _offset(lines, node.end_mark)
        return Span(start, end, f"{written}\n" if getattr(node, "style", None) in _BLOCKS else written)
    first = lines[node.start_mark.line]  # the line below the key
    return Span(first, lines[_last_line(node) + 1], written.lstrip("\n") + "\n")


def _last_line(node: yaml.Node) -> int:
    """The number of the last line that belongs to a value, without comments behind it."""
    if isinstance(node, yaml.ScalarNode):
        ends_above = node.style in _BLOCKS and node.end_mark.column == 0
        return int(node.end_mark.line) - ends_above
    if not isinstance(node, yaml.CollectionNode) or node.flow_style or not node.value:
        return int(node.end_mark.line)
    last = node.value[-1]
    return _last_line(last[1] if isinstance(last, tuple) else last)


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
    return [0, *(match.end() for match in re.finditer("\n", text)), len(text)]


def _offset(lines: list[int], mark: yaml.Mark) -> int:
    return lines[mark.line] + mark.column
