"""Texts that YAML cuts or splits though it finds nothing wrong, or finds wrong in another place."""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import yaml

from interview_kit.problems import Place, Problem

_COMMENT = re.compile(r"[ \t]+#")
_DOUBLE, _ANGLE, _SINGLE = (
    "\u201c\u201d\u201e\u201f\uff02",
    "\u00ab\u00bb\u2039\u203a",
    "\u2018\u2019\u201a\u201b",
)
# A text between marks that are no quotation marks to YAML; the last may be missing where YAML has split it.
_IN_FOREIGN_QUOTES = re.compile(
    f'[{_DOUBLE}][^{_DOUBLE}]*["{_DOUBLE}]?|[{_ANGLE}][^{_ANGLE}]*["{_ANGLE}]?|[{_SINGLE}].*[\'{_SINGLE}]',
    re.DOTALL,
)
_BEGINS_IN_FOREIGN_QUOTES = re.compile(rf"(?:^|[:,-]\s|[\[{{])\s*[{_DOUBLE}{_ANGLE}{_SINGLE}]")
_TAIL_OF_A_SENTENCE = re.compile(r"[a-zæøå].*[.?!]")


class Span(NamedTuple):
    """Where an event begins and ends in the text: the index of its letters, and lines from 0."""

    start: int
    start_line: int
    end: int
    end_line: int


def span_of(event: yaml.Event) -> Span:
    """The span of an event that the parser gave."""
    start: Any = event.start_mark
    end: Any = event.end_mark
    return Span(start.index, start.line, end.index, end.line)


def lost_text(event: yaml.ScalarEvent, text: str, *, in_brackets: bool) -> Iterator[str]:
    """The codes of what is wrong with a text that the parser accepts; `in_brackets` is a point of `[…]`."""
    if _COMMENT.match(text, span_of(event).end):
        yield "yaml-comment"
    if event.style:
        return
    value: str = event.value
    if _IN_FOREIGN_QUOTES.fullmatch(value):
        yield "yaml-foreign-quotes"
    elif value.endswith('"') and value.count('"') % 2:
        yield "yaml-quote-missing"
    elif in_brackets and (" " in value or _TAIL_OF_A_SENTENCE.fullmatch(value)):
        yield "yaml-unquoted"


def is_split_at_colon(event: yaml.CollectionStartEvent, text: str) -> bool:
    """Whether a text in `[…]` without quotation marks became a group because it holds a colon."""
    is_group = isinstance(event, yaml.MappingStartEvent) and bool(event.flow_style)
    return is_group and not text.startswith("{", span_of(event).start)


def syntax_problem(file: str, text: str, error: Exception, last: yaml.ScalarEvent | None) -> Problem:
    """PyYAML's refusal in the catalogue's words; `last` is the last value that it could read."""
    mark, lines = getattr(error, "problem_mark", None), text.split("\n")
    if mark is None:
        return Place(file).problem("yaml-syntax")
    row = min(mark.line, len(lines) - 1)  # the parser thinks that every file ends with a line break
    place, code = Place(file, row + 1, mark.column + 1), _syntax_code(lines[row], error)
    opening = None if code in {"yaml-tab", "yaml-alias"} else _opening(error, row, last)
    if opening:
        return Place(file, opening.line + 1, opening.column + 1).problem("yaml-quote-open")
    return place.problem(code)


def _syntax_code(line: str, error: Exception) -> str:
    """What is wrong, by the line that the parser stopped in and by what it says of it."""
    message = str(getattr(error, "problem", ""))
    if "\t" in line[: len(line) - len(line.lstrip())]:
        return "yaml-tab"
    if "alias" in message or "anchor" in message:
        return "yaml-alias"
    if _BEGINS_IN_FOREIGN_QUOTES.search(line):
        return "yaml-foreign-quotes"
    return "yaml-colon" if "mapping values are not allowed" in message else "yaml-syntax"


def _opening(error: Exception, row: int, last: yaml.ScalarEvent | None) -> Any:
    """The mark where a text began that no quotation mark ends, or only that of a later text; or None."""
    if "quoted scalar" in str(getattr(error, "context", "")):
        is_endless = "end of" in str(getattr(error, "problem", ""))
        return getattr(error, "context_mark", None) if is_endless else None
    if last is None or last.style not in {'"', "'"}:
        return None
    span = span_of(last)
    return last.start_mark if span.start_line < span.end_line == row else None
