"""Reads a YAML file: into plain values, and into a model."""

import errno
import re
from pathlib import Path
from typing import TypeVar

from pydantic import TypeAdapter, ValidationError

from interview_kit.cache import cached
from interview_kit.memory import kept
from interview_kit.ordinary_files import read_ordinary
from interview_kit.problems import Loaded, Place, Problem, problem, refused
from interview_kit.yaml_files.fields import field_problems, first_problems
from interview_kit.yaml_files.places import Placed, Source

T = TypeVar("T")
MAX_BYTES = 2_000_000
# No file of ours holds them. With Unicode's own line breaks we would count lines as no editor does.
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")


def load(path: Path, shape: type[T], *, data: bytes | None = None, cache: bool = False) -> Loaded[Placed[T]]:
    """The file as a `shape` (a model or a tuple of models) with its place, and every problem in it.

    `data` are its bytes where `read_bytes` has read them. With `cache` its values are kept for the next run;
    never for a file that tells of a candidate.
    """
    source, problems = read_yaml(path, data=data, cache=cache)
    if source is None:
        return Loaded(None, problems)
    try:
        return Loaded(Placed(TypeAdapter(shape).validate_python(source.value), source), [])
    except ValidationError as error:
        return Loaded(None, field_problems(shape, error, source))


def read_yaml(path: Path, *, data: bytes | None = None, cache: bool = False) -> Loaded[Source]:
    """What the file says, or why it cannot be read; every duplicate name and refused value at once.

    `data` and `cache` as in `load`.
    """
    if data is None:
        data, problems = read_bytes(path)
        if data is None:
            return Loaded(None, problems)
    text, problems = _decoded(str(path), data)
    if problems:
        return Loaded(None, problems)
    value = cached("yaml", text.encode(), lambda: _values(text)) if cache else _values(text)
    if value is None:
        return Loaded(None, _reasons(str(path), text))
    return Loaded(Source(str(path), value, text), [])


def read_bytes(path: Path) -> Loaded[bytes]:
    """The bytes of an ordinary file of a reasonable size."""
    file = str(path)
    try:
        return Loaded(read_ordinary(path, MAX_BYTES), [])
    except FileNotFoundError:
        return Loaded(None, [problem("file-missing", file=file)])
    except OSError as error:
        if error.errno == errno.EFBIG:
            return Loaded(None, [problem("file-too-large", file=file, limit=MAX_BYTES // 1_000_000)])
        return Loaded(None, [refused("file-unreadable", error, file)])


def _decoded(file: str, data: bytes) -> tuple[str, list[Problem]]:
    """The text of the bytes with line breaks as ours, and each character that it may not hold."""
    data = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8", "replace")
        return "", [_place(file, before, len(before)).problem("file-encoding")]
    return text, first_problems(
        _place(file, text, match.start()).problem("yaml-character", character=f"U+{ord(match[0]):04X}")
        for match in FORBIDDEN.finditer(text)
    )


def _place(file: str, text: str, offset: int) -> Place:
    line = text.count("\n", 0, offset) + 1
    return Place(file, line, offset - text.rfind("\n", 0, offset))


@kept(4)
def _values(text: str) -> object:
    """The text's values, or None where it has problems or nothing in it; nobody changes them."""
    value, problems = _parsed("", text)
    return None if problems else value


def _reasons(file: str, text: str) -> list[Problem]:
    """Why the text has no values."""
    return first_problems(_parsed(file, text)[1]) or [problem("file-empty", file=file)]


def _parsed(file: str, text: str) -> tuple[object, list[Problem]]:
    """The text's values, and every problem of the text."""
    import yaml

    from interview_kit.yaml_files.events import EventReader, RefusedTextError
    from interview_kit.yaml_files.syntax import syntax_problem

    reader = EventReader(file, text)
    try:
        return reader.value(), reader.problems
    except RefusedTextError as refused:
        return None, [refused.problem]
    except (yaml.YAMLError, ValueError, OverflowError) as error:  # the parser in Python raises the last two
        return None, [*reader.problems, syntax_problem(file, text, error, reader.last)]
