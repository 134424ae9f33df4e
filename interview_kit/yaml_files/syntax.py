"""PyYAML's refusal of a text in the catalogue's words."""

import re
from typing import Any, TypeGuard

import yaml

from interview_kit.problems import Place, Problem
from interview_kit.yaml_files.lost_text import ANGLE, DOUBLE, SINGLE, span_of
from interview_kit.yaml_files.repairs import Fault, is_bracket_missing, row_outside_braces, wrong_indentation

_BEGINS_IN_FOREIGN_QUOTES = re.compile(rf"(?:^|[:,-]\s|[\[{{])\s*[{DOUBLE}{ANGLE}{SINGLE}]")
_BRACKETS = {"while parsing a flow sequence": "]", "while parsing a flow mapping": "}"}
_MOST_TRIED = 100_000  # letters; each repair that is tried reads them anew
_GENERAL = {"yaml-syntax", "yaml-colon"}


def syntax_problem(file: str, text: str, error: Exception, last: yaml.ScalarEvent | None) -> Problem:
    """PyYAML's refusal in the catalogue's words; `last` is the last value that it could read."""
    mark, lines = getattr(error, "problem_mark", None), text.split("\n")
    if mark is None:
        return Place(file).problem("yaml-syntax")
    row = min(mark.line, len(lines) - 1)  # the parser thinks that every file ends with a line break
    place, code = Place(file, row + 1, mark.column + 1), _syntax_code(lines[row], error)
    if code == "yaml-backslash":
        letter = lines[row][lines[row].rfind("\\", 0, mark.column + 1) + 1 :][:1]
        return place.problem(code, letter=letter)
    opening = None if code in {"yaml-tab", "yaml-alias"} else _opening(error, row, last)
    if opening:
        return Place(file, opening.line + 1, opening.column + 1).problem("yaml-quote-open")
    is_tried = code in _GENERAL and len(text) < _MOST_TRIED
    certain = _certain(file, lines, error, row) if is_tried else None
    if certain:
        return certain
    is_after_quote = code == "yaml-syntax" and _is_quoted(last) and span_of(last).end_line == row
    return place.problem("yaml-quote-inside" if is_after_quote else code)


def _certain(file: str, lines: list[str], error: Any, row: int) -> Problem | None:
    """What is wrong with brackets and indentation, where it is sure to be that."""
    opening, bracket = error.context_mark, _BRACKETS.get(str(error.context))
    outside = row_outside_braces(lines, row)
    if outside is not None:
        return Place(file, outside + 1, 1).problem("yaml-outside-braces")
    fault = Fault(row, error.problem_mark.column, (opening.line, opening.column) if opening else None)
    if bracket:
        if is_bracket_missing(lines, fault, bracket):
            place = Place(file, opening.line + 1, opening.column + 1)
            return place.problem("yaml-bracket-open", bracket=bracket)
        return None
    wrong = wrong_indentation(lines, fault)
    if wrong is None:
        return None
    wanted = " eller ".join(map(str, wrong.wanted))
    place = Place(file, wrong.row + 1, wrong.found + 1)
    return place.problem("yaml-indentation", found=wrong.found, wanted=wanted)


def _syntax_code(line: str, error: Exception) -> str:
    """What is wrong, by the line that the parser stopped in and by what it says of it."""
    message = str(getattr(error, "problem", ""))
    if "\t" in line[: len(line) - len(line.lstrip())]:
        return "yaml-tab"
    if "escape" in message or "hexdecimal" in message:
        return "yaml-backslash"
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
    if not _is_quoted(last):
        return None
    span = span_of(last)
    return last.start_mark if span.start_line < span.end_line == row else None


def _is_quoted(event: yaml.ScalarEvent | None) -> TypeGuard[yaml.ScalarEvent]:
    return event is not None and event.style in {'"', "'"}
