"""Texts that YAML cuts or splits though it finds nothing wrong, or finds wrong in another place."""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import yaml

_COMMENT = re.compile(r"[ \t]+#")
DOUBLE, ANGLE, SINGLE = (
    "\u201c\u201d\u201e\u201f\uff02",
    "\u00ab\u00bb\u2039\u203a",
    "\u2018\u2019\u201a\u201b",
)
FOREIGN_QUOTES = frozenset(DOUBLE + ANGLE + SINGLE)
# A text between marks that are no quotation marks to YAML; the last may be missing where YAML has split it.
_IN_FOREIGN_QUOTES = re.compile(
    f'[{DOUBLE}][^{DOUBLE}]*["{DOUBLE}]?|[{ANGLE}][^{ANGLE}]*["{ANGLE}]?|[{SINGLE}].*[\'{SINGLE}]',
    re.DOTALL,
)
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_CHANGED = frozenset("0abtnvfreNLP_")
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


def lost_letter(event: yaml.ScalarEvent, text: str) -> str:
    """The letter behind a backslash that the two together change into something else in "…"; or nothing."""
    if event.style != '"':
        return ""
    span = span_of(event)
    letters = (match[1] for match in _ESCAPE.finditer(text, span.start, span.end))
    return next((letter for letter in letters if letter in _CHANGED), "")


def is_split_at_colon(event: yaml.CollectionStartEvent, text: str) -> bool:
    """Whether a text in `[…]` without quotation marks became a group because it holds a colon."""
    is_group = isinstance(event, yaml.MappingStartEvent) and bool(event.flow_style)
    return is_group and not text.startswith("{", span_of(event).start)
