"""Values replaced where they stand in a file's text: one changed value is one changed line.

Comments, quotation marks and blanks elsewhere stay byte for byte as they were, which no writer of whole files
manages: people read the difference.
"""

import json
import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

import yaml

from interview_kit.problems import Loc
from interview_kit.yaml_files.nodes import composed
from interview_kit.yaml_files.reading import FORBIDDEN

_BLOCKS = ("|", ">")
_COMMENT = re.compile(r"(?<=\n)[ \t]*(?:#[^\n]*)?\n")  # a line of its own, or a blank one
_NO_WORDS = frozenset({"null", "true", "false"})  # without quotation marks


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

    What stays keeps its bytes, and comments stay where they are. Raises `KeyError` where no list is there,
    and where nothing would be left: an empty list is another thing.
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
    lines, fields = _line_starts(text), {name.value: (name, value) for name, value in node.value}
    if key in fields:
        return _with(text, [_whole_value(text, lines, *fields[key], written)])
    _, before = next((fields[name] for name in reversed(after) if name in fields), node.value[-1])
    if node.flow_style:
        end = _offset(lines, before.end_mark)
        return _with(text, [Span(end, end, f", {key}: {written}")])
    start = lines[_last_line(text, lines, before) + 1]
    indent = " " * node.value[0][0].start_mark.column
    line_break = "" if text[:start].endswith("\n") else "\n"
    return _with(text, [Span(start, start, f"{line_break}{indent}{key}: {written}\n")])


def with_lines(text: str, key: str, written: str, after: Sequence[str]) -> str:
    """The text with these lines for one of its outermost keys, which has others or none.

    Where it has none, they stand behind those of the last of `after` that is there.

    Comments on lines of their own stay with what stands there now. Raises `KeyError` where the text is no
    group with its keys on lines of their own.
    """
    node = composed(text)
    if not isinstance(node, yaml.MappingNode) or node.flow_style or not node.value:
        raise KeyError(key)
    lines, names = _line_starts(text), [name.value for name, _ in node.value]
    if key in names:
        span = _whole_lines(text, lines, node, names.index(key))
        comments = _comments_in(text, lines, *node.value[names.index(key)])
        head, line_break, rest = written.partition("\n")
        is_block = head.endswith(":")
        words = f"{head}{line_break}{comments}{rest}" if is_block else f"{comments}{written}"
        return _with(text, [span._replace(words=words)])
    before = next((names.index(name) for name in reversed(after) if name in names), None)
    if before is None:
        start = lines[node.value[0][0].start_mark.line]
    else:
        start = lines[_last_line(text, lines, node.value[before][1]) + 1]
    line_break = "" if text[:start].endswith("\n") or not start else "\n"
    return _with(text, [Span(start, start, f"{line_break}{written}")])


def _comments_in(text: str, lines: list[int], name: yaml.Node, node: yaml.Node) -> str:
    """The comments on lines of their own between a key and the end of its value."""
    inside = range(name.start_mark.line + 1, _last_line(text, lines, node) + 1)
    of_texts = {number for scalar in _scalars(node) for number in _lines_of(scalar)}
    return "".join(
        text[lines[number] : lines[number + 1]]
        for number in inside
        if number not in of_texts and text[lines[number] : lines[number + 1]].lstrip().startswith("#")
    )


def _scalars(node: yaml.Node) -> Iterator[yaml.ScalarNode]:
    if isinstance(node, yaml.ScalarNode):
        yield node
    elif isinstance(node, yaml.CollectionNode):
        for child in node.value:
            for part in child if isinstance(child, tuple) else (child,):
                yield from _scalars(part)


def _lines_of(scalar: yaml.ScalarNode) -> range:
    """The lines of a text, which may begin with what would be a comment elsewhere."""
    return range(scalar.start_mark.line, scalar.end_mark.line + (scalar.end_mark.column > 0))


def with_lines_behind(text: str, place: Loc, written: str) -> str:
    """The text with more lines behind the last one of the value at this place, as they are."""
    lines = _line_starts(text)
    end = lines[_last_line(text, lines, _node_at(text, place)) + 1]
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
                return _with(text, [_whole_lines(text, lines, parent, index)])
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
    """The value in quotation marks, as YAML; what no file of ours may hold is written as its number."""
    written = json.dumps(value, ensure_ascii=False)
    return FORBIDDEN.sub(_as_number, written)


def _as_number(letter: re.Match[str]) -> str:
    """The letter's number; half a letter, which YAML has no number for, becomes one that is refused too."""
    return "\\u0000" if "\ud800" <= letter[0] <= "\udfff" else f"\\u{ord(letter[0]):04x}"


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
    return _scalar(text, lines, node, words)


def _scalar(text: str, lines: list[int], node: yaml.Node, words: str) -> Span:
    """A single value by another; blank lines behind a block stay."""
    start, end = _offset(lines, node.start_mark), _offset(lines, node.end_mark)
    if getattr(node, "style", None) in _BLOCKS:
        end = start + len(text[start:end].rstrip())
    return Span(start, end, words)


def _word(node: yaml.ScalarNode, value: str) -> str:
    """The value in quotation marks, or without where it is one word and stood without."""
    is_word = value.replace("_", "").isalpha() and value not in _NO_WORDS
    return value if is_word and not node.style else quoted(value)


def _flow_list(text: str, lines: list[int], node: yaml.SequenceNode, pieces: Sequence[int | str]) -> Span:
    """The list written `["…", "…"]`, also over several lines: what stood between two stands there again."""
    spans = [(_offset(lines, item.start_mark), _offset(lines, item.end_mark)) for item in node.value]
    (first, _), (_, end) = spans[0], spans[-1]
    between = [text[before[1] : behind[0]] for before, behind in pairwise(spans)]
    usual = _COMMENT.sub("", between[0]) if between else ", "
    margin = (re.search(r"\n[ \t]*\Z", text[:first]) or [""])[0]
    is_line_end = bool(re.match(r"[ \t]*\n", text[end:]))
    written, told = "", 0
    for number, piece in enumerate(pieces):
        is_last = number == len(pieces) - 1 and not is_line_end
        upto = len(between) if is_last else piece if isinstance(piece, int) else told
        comments = _comments(between[told:upto])
        told = max(told, upto)
        follows = isinstance(piece, int) and number and pieces[number - 1] == piece - 1
        gap = _COMMENT.sub("", between[piece - 1]) if follows and isinstance(piece, int) else usual
        written += _with_comments(gap if number else margin, comments)
        written += text[slice(*spans[piece])] if isinstance(piece, int) else quoted(piece)
    rest = _comments(between[told:])
    return Span(first - len(margin), end, f"{written}\n{rest[:-1]}" if rest else written)


def _comments(between: Sequence[str]) -> str:
    """The comments, and blank lines, that stand between items."""
    return "".join(_COMMENT.findall("".join(between)))


def _with_comments(gap: str, comments: str) -> str:
    """What stands between two items, with comments on lines of their own."""
    if not comments:
        return gap
    before, _, indent = gap.partition("\n")
    indent = indent or comments[: len(comments) - len(comments.lstrip())]
    return f"{before.rstrip()}\n{comments}{indent}"


def _block_list(text: str, lines: list[int], node: yaml.SequenceNode, pieces: Sequence[int | str]) -> Span:
    """The list with a line, or several, an item; what stands above an item stays above what comes there."""
    starts = [item.start_mark.line for item in node.value]
    ends = [_last_line(text, lines, item) + 1 for item in node.value]
    above = ["", *(text[lines[end] : lines[start]] for end, start in zip(ends, starts[1:], strict=False))]
    indent = text[lines[starts[0]] : _offset(lines, node.value[0].start_mark)]
    written, told = "", 0
    for piece in pieces:
        if isinstance(piece, int):
            written += "".join(above[told : piece + 1])
            told = max(told, piece + 1)
        own = text[lines[starts[piece]] : lines[ends[piece]]] if isinstance(piece, int) else ""
        own = own or f"{indent}{quoted(str(piece))}"
        written += own if own.endswith("\n") else f"{own}\n"
    return Span(lines[starts[0]], lines[ends[-1]], written + "".join(above[told:]))


def _whole_lines(text: str, lines: list[int], parent: yaml.MappingNode, index: int) -> Span:
    """The lines of a key of a group; behind a dash, only up to the next key."""
    name, value = parent.value[index]
    start = lines[name.start_mark.line]
    if not text[start : _offset(lines, name.start_mark)].strip():
        return Span(start, lines[_last_line(text, lines, value) + 1], "")
    if len(parent.value) == 1:
        raise KeyError(name.value)
    return Span(_offset(lines, name.start_mark), _offset(lines, parent.value[1][0].start_mark), "")


def _whole_value(text: str, lines: list[int], name: yaml.Node, node: yaml.Node, written: str) -> Span:
    """A value of any kind by another; comments between the key and what stood below it stay."""
    if not isinstance(node, yaml.CollectionNode) or node.flow_style:
        return _scalar(text, lines, node, written)
    first, end = lines[node.start_mark.line], lines[_last_line(text, lines, node) + 1]
    if "\n" in written or written[:1].isspace():  # lines below the key, as they are
        return Span(first, end, written.lstrip("\n") + "\n")
    key = _offset(lines, name.end_mark)
    comments = text[lines[name.end_mark.line + 1] : first]
    return Span(key, end, f": {written}\n{comments}")


def _last_line(text: str, lines: list[int], node: yaml.Node) -> int:
    """The number of the last line that belongs to a value, without comments and blank lines behind it."""
    if isinstance(node, yaml.ScalarNode):
        span = _scalar(text, lines, node, "")
        return bisect_right(lines, span.end, 0, len(lines) - 1) - 1
    if not isinstance(node, yaml.CollectionNode) or node.flow_style or not node.value:
        return int(node.end_mark.line)
    last = node.value[-1]
    return _last_line(text, lines, last[1] if isinstance(last, tuple) else last)


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
