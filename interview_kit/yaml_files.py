"""The only reader and writer of YAML: values with their place in the file, validated into a model.

Scalars follow YAML 1.2: `no` stays a text and `12:30` stays a text; only true/false, null and whole
numbers are anything else. Knows no domain class by name.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import islice
from pathlib import Path
from stat import S_ISREG
from typing import Any, TypeVar, get_args

import yaml
from pydantic import BaseModel, TypeAdapter, ValidationError

from interview_kit.problems import CATALOGUE, Problem, problem

T = TypeVar("T")
Loc = tuple[int | str, ...]

MAX_BYTES = 2_000_000
# No file of ours holds them. With Unicode's own line breaks we would count lines as no editor does.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
# Deeper and longer than any file of ours. Composing it takes a stack, and checking it takes time.
_MAX_DEPTH = 60
_MAX_VALUES = 20_000
_MAX_PROBLEMS = 100
_MAX_SHOWN = 80
_LONG_TEXT = 100_000
_FAR_INDENTED = re.compile(r"^[ \t?:-]{30}", re.MULTILINE)
_PLAIN: dict[str, Any] = {"": None, "null": None, "~": None, "true": True, "false": False}
_INTEGER = re.compile(r"[-+]?[0-9]{1,18}\Z")
_TAGS = {f"tag:yaml.org,2002:{kind}" for kind in ("str", "seq", "map")}
_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_REFUSALS = (yaml.YAMLError, ValueError, OverflowError)  # the parser in Python lets the last two through


class _Dumper(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):  # type: ignore[misc]
    """Puts quotation marks round what we would read as a number though YAML 1.1 would not, such as 08."""


_Dumper.add_implicit_resolver("tag:yaml.org,2002:int", _INTEGER, list("-+0123456789"))


@dataclass(frozen=True, slots=True)
class Source:
    """A file that was read: its values, and its nodes for finding the place of any of them."""

    file: str
    value: Any
    node: yaml.Node | None

    def place(self, loc: Loc) -> dict[str, Any]:
        """File, line, column and nearest owner's id of the value at `loc`; unknown parts are skipped."""
        line, column, owner = 0, 0, ""
        node = self.node
        if node is not None:
            line, column, owner = node.start_mark.line + 1, node.start_mark.column + 1, _own_id(node)
        for part in loc:
            mark, child = _step(node, part)
            if mark is None:
                continue
            line, column, node = mark.line + 1, mark.column + 1, child
            owner = _own_id(child) or owner
        return {"file": self.file, "line": line, "column": column, "owner": owner}


def read_yaml(path: Path) -> tuple[Source | None, list[Problem]]:
    """What the file says, or why it cannot be read; every duplicate key and refused node at once."""
    text, found = _read_text(path)
    if found:
        return None, found
    try:
        found = _bottomless(str(path), text) if _may_be_bottomless(text) else []
        if found:
            return None, found
        node = yaml.compose(text, Loader=_Loader)
    except _REFUSALS as error:
        return None, [_syntax_problem(str(path), text, error)]
    value = _Values(str(path), found).of(node) if node else None
    if found:
        return None, first_problems(found)
    if value is None:
        return None, [problem("file-empty", file=str(path))]
    return Source(str(path), value, node), []


def load(path: Path, shape: type[T] | Any) -> tuple[T | None, Source | None, list[Problem]]:
    """The file as a `shape` (a model or a tuple of models), with its source and every problem in it."""
    source, problems = read_yaml(path)
    if source is None:
        return None, None, problems
    try:
        return TypeAdapter(shape).validate_python(source.value), source, []
    except ValidationError as error:
        return None, source, field_problems(shape, error, source)


def field_problems(shape: Any, error: ValidationError, source: Source | None = None) -> list[Problem]:
    """Each of pydantic's findings as a problem, at its place in the source where there is one."""
    place = source or Source("", None, None)
    faults = (fault for fault in error.errors(include_url=False) if not _echo(fault))
    return first_problems(_field_problem(place, shape, fault) for fault in faults)


def first_problems(found: Iterable[Problem]) -> list[Problem]:
    """As many problems as anybody reads, and a last one that says there are more; the rest is not sought."""
    rest = iter(found)
    first = list(islice(rest, _MAX_PROBLEMS))
    more = next(rest, None)
    return [*first, problem("more-problems", file=more.file, limit=_MAX_PROBLEMS)] if more else first


def _echo(fault: Any) -> bool:
    """Whether a list is only "too short" because some of its items have faults of their own."""
    return bool(fault["type"] == "too_short" and len(fault["input"]) >= fault["ctx"]["min_length"])


def dump(value: object) -> bytes:
    """The value as YAML, keys in their own order; the same value, the same bytes."""
    text = yaml.dump(value, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=110)
    return str(text).encode()


def _read_text(path: Path) -> tuple[str, list[Problem]]:
    file = str(path)
    try:
        status = path.stat()
        if not S_ISREG(status.st_mode):
            return "", [problem("file-unreadable", file=file)]
        if status.st_size > MAX_BYTES:
            return "", [problem("file-too-large", file=file, limit=MAX_BYTES // 1_000_000)]
        data = path.read_bytes().replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        text = data.decode("utf-8-sig")
    except FileNotFoundError:
        return "", [problem("file-missing", file=file)]
    except OSError:
        return "", [problem("file-unreadable", file=file)]
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8", "replace")
        return "", [problem("file-encoding", file=file, **_spot(before, len(before)))]
    return text, first_problems(
        problem("yaml-character", file=file, character=f"U+{ord(hit[0]):04X}", **_spot(text, hit.start()))
        for hit in _FORBIDDEN.finditer(text)
    )


def _may_be_bottomless(text: str) -> bool:
    """Whether the text is so long, so far indented or so full of brackets that it must be counted exactly."""
    brackets = text.count("[") + text.count("{")
    return len(text) > _LONG_TEXT or brackets > _MAX_DEPTH or _FAR_INDENTED.search(text) is not None


def _bottomless(file: str, text: str) -> list[Problem]:
    """A problem where the text nests deeper or holds more than we read, told without a stack to overflow."""
    depth = values = 0
    for event in yaml.parse(text, Loader=_Loader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        values += isinstance(event, yaml.NodeEvent)
        if isinstance(event, yaml.DocumentEndEvent):
            break
        if depth > _MAX_DEPTH:
            return [problem("yaml-deep", file=file, limit=_MAX_DEPTH, **_at(event.start_mark))]
        if values > _MAX_VALUES:
            return [problem("yaml-long", file=file, limit=_MAX_VALUES, **_at(event.start_mark))]
    return []


def _spot(text: str, offset: int) -> dict[str, Any]:
    return {"line": text.count("\n", 0, offset) + 1, "column": offset - text.rfind("\n", 0, offset)}


def _at(mark: Any) -> dict[str, Any]:
    return {"line": mark.line + 1, "column": mark.column + 1}


def _syntax_problem(file: str, text: str, error: Exception) -> Problem:
    mark, lines = getattr(error, "problem_mark", None), text.split("\n")
    place: dict[str, Any] = {}
    line = ""
    if mark:
        row = min(mark.line, len(lines) - 1)  # the parser thinks that every file ends with a line break
        place, line = {"line": row + 1, "column": mark.column + 1}, lines[row]
    said = str(getattr(error, "problem", ""))
    if "another document" in said:
        return problem("yaml-two-documents", file=file, **place)
    if "alias" in said or "anchor" in said:
        return problem("yaml-alias", file=file, **place)
    if "\t" in line[: len(line) - len(line.lstrip())]:
        return problem("yaml-tab", file=file, **place)
    return problem("yaml-syntax", file=file, **place)


class _Values:
    """Plain values from nodes, with a problem for each duplicate key, alias and tag."""

    def __init__(self, file: str, problems: list[Problem]) -> None:
        self.file = file
        self.problems = problems
        self.seen: set[int] = set()

    def of(self, node: yaml.Node) -> Any:
        if id(node) in self.seen:
            return self._refuse("yaml-alias", node)
        self.seen.add(id(node))
        if node.tag not in _TAGS:
            return self._refuse("yaml-tag", node)
        if isinstance(node, yaml.ScalarNode):
            return _scalar(node)
        if isinstance(node, yaml.SequenceNode):
            return [self.of(item) for item in node.value]
        return self._mapping(node)

    def _mapping(self, node: yaml.Node) -> dict[int | str, Any]:
        """A field's name is a whole number or a text; `5` and `"5"` are one name."""
        values: dict[int | str, Any] = {}
        first: dict[str, int] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                self._refuse("yaml-key", key_node)
                continue
            number = _scalar(key_node)
            key = number if type(number) is int else key_node.value
            if str(key) in first:
                self._refuse("duplicate-key", key_node, key=_shown(key), first=first[str(key)])
                continue
            first[str(key)] = key_node.start_mark.line + 1
            values[key] = self.of(value_node)
        return values

    def _refuse(self, code: str, node: yaml.Node, **details: Any) -> None:
        self.problems.append(problem(code, file=self.file, **_at(node.start_mark), **details))


def _scalar(node: yaml.ScalarNode) -> Any:
    text: str = node.value
    if node.style in ('"', "'", "|", ">"):
        return text
    if _INTEGER.match(text):
        return int(text)
    return _PLAIN.get(text, text)


def _step(node: yaml.Node | None, part: int | str) -> tuple[yaml.Mark | None, yaml.Node | None]:
    if isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
        child = node.value[part]
        return child.start_mark, child
    if isinstance(node, yaml.MappingNode):
        for key, child in node.value:
            if key.value == str(part):
                return key.start_mark, child
    return None, None


def _own_id(node: yaml.Node | None) -> str:
    if isinstance(node, yaml.MappingNode):
        for key, child in node.value:
            if key.value == "id" and isinstance(child, yaml.ScalarNode):
                return _shown(child.value)
    return ""


def _shown(value: object) -> str:
    """The value as it can stand in a line on a terminal: the beginning of it, without control characters."""
    text = str(value)
    start = text if len(text) <= _MAX_SHOWN else f"{text[:_MAX_SHOWN]}…"
    return "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in start)


_CODES = {
    "missing": "missing-field",
    "extra_forbidden": "unknown-field",
    "string_type": "not-text",
    "int_type": "not-number",
    "int_parsing": "not-number",
    "int_from_float": "not-number",
    "bool_type": "not-truth",
    "bool_parsing": "not-truth",
    "tuple_type": "not-list",
    "list_type": "not-list",
    "dict_type": "not-group",
    "model_type": "not-group",
    "model_attributes_type": "not-group",
    "literal_error": "unknown-choice",
    "string_too_short": "text-empty",
    "string_too_long": "text-too-long",
    "too_short": "list-too-short",
    "too_long": "list-too-long",
    "greater_than_equal": "number-out-of-range",
    "less_than_equal": "number-out-of-range",
}


def _field_problem(source: Source, shape: Any, fault: Any) -> Problem:
    """One of pydantic's findings in the catalogue's words; our own validators name the code themselves."""
    kind, loc, ctx = fault["type"], fault["loc"], dict(fault.get("ctx", {}))
    code = kind if kind in CATALOGUE else _CODES.get(kind, "bad-value")
    field = next((part for part in reversed(loc) if isinstance(part, str)), "filen")
    told = {"field": field, "value": fault["input"], **ctx}
    details: dict[str, Any] = {name: _shown(value) for name, value in told.items()}
    if code == "unknown-field":
        near = get_close_matches(details["field"], set(_field_names(shape)), n=1)
        details["suggestion"] = f"Mente I «{near[0]}»?" if near else "Slet feltet, eller ret navnet."
    if code == "unknown-choice":
        details["choices"] = str(ctx.get("expected", "")).replace("'", "").replace(" or ", ", ")
    if code == "number-out-of-range":
        details["limit"] = f"mindst {ctx['ge']}" if "ge" in ctx else f"højst {ctx['le']}"
    details.setdefault("limit", ctx.get("min_length", ctx.get("max_length", "")))
    return problem(code, **source.place(loc), **details)


def _field_names(shape: Any, seen: frozenset[Any] = frozenset()) -> Iterator[str]:
    """Every field name that may stand in a file of this shape."""
    if shape in seen:
        return
    if isinstance(shape, type) and issubclass(shape, BaseModel):
        for name, field in shape.model_fields.items():
            yield field.alias or name
            yield from _field_names(field.annotation, seen | {shape})
    for part in get_args(shape):
        yield from _field_names(part, seen)
