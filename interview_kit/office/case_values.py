"""The recruitment's two files as plain values, and new values written where they stand in the files' texts.

Only the lines of a key that is otherwise are written anew: what people wrote beside it keeps its bytes.
"""

from collections.abc import Callable, Mapping, Sequence
from copy import deepcopy
from pathlib import Path
from typing import Any, NamedTuple

from interview_kit.office.desk import Desk
from interview_kit.problems import UserError, problem
from interview_kit.recruitments import PEOPLE_FILE, RECRUITMENT_FILE
from interview_kit.recruitments.starting import (
    KEYS,
    PEOPLE_KEYS,
    example_of,
    lines_of,
    people_bytes,
    people_lines,
    recruitment_bytes,
)
from interview_kit.saving import save_files
from interview_kit.workplace.file_edits import as_before, text_of
from interview_kit.yaml_files import read_bytes, read_yaml
from interview_kit.yaml_files.spans import with_lines, without_key

Values = dict[str, Any]


class ValuesFile(NamedTuple):
    """A file's bytes and what they say; `values` are the reader's own to change."""

    data: bytes
    values: Values


def recruitment_file(desk: Desk) -> ValuesFile:
    """The recruitment's file. Raises `UserError` where it cannot be read, and where nobody has begun one."""
    path = desk.folder / RECRUITMENT_FILE
    if not path.exists():
        raise UserError([problem("office-no-position")])
    return _values_file(path)


def people_file(desk: Desk) -> ValuesFile | None:
    """The file with the names, where there is one. Raises `UserError` where it cannot be read."""
    path = desk.folder / PEOPLE_FILE
    return _values_file(path) if path.exists() else None


def _values_file(path: Path) -> ValuesFile:
    data = read_bytes(path).or_raise()
    source = read_yaml(path, data=data).or_raise()
    values = deepcopy(source.value)
    return ValuesFile(data, values if isinstance(values, dict) else {})


def with_recruitment(file: ValuesFile, values: Values) -> bytes:
    """The recruitment's file with these values; a key whose value is None has none."""
    changed = _changed(file.values, values)
    text = _with_keys(text_of(file.data), changed, KEYS, lines_of, example_of)
    return recruitment_bytes(_without_none(values)) if text is None else as_before(file.data, text)


def with_people(file: ValuesFile | None, values: Values, roles: Mapping[str, str]) -> bytes:
    """The file with the names, with these values; `roles` are what the members' seats are called, by code."""
    if file is None:
        return people_bytes(_without_none(values), roles)

    def lines(key: str, value: Any) -> str:
        return people_lines(key, value, roles)

    changed = _changed(file.values, values)
    text = _with_keys(text_of(file.data), changed, ("format", *PEOPLE_KEYS), lines, "# {}:\n".format)
    return people_bytes(_without_none(values), roles) if text is None else as_before(file.data, text)


def save(desk: Desk, files: Mapping[str, bytes]) -> None:
    """Puts the files in the recruitment's folder. They are edits of those there, so nothing is set aside."""
    save_files(desk.folder, files, overwrite=True, today=desk.today, is_as_made=lambda _: True)


def _changed(before: Values, after: Values) -> Values:
    return {key: value for key, value in after.items() if before.get(key) != value}


def _without_none(values: Values) -> Values:
    return {key: value for key, value in values.items() if value is not None}


def _with_keys(
    text: str,
    changed: Values,
    order: Sequence[str],
    lines: Callable[[str, Any], str],
    example: Callable[[str], str],
) -> str | None:
    """The text with these keys otherwise; None where its keys do not stand on lines of their own."""
    try:
        for key, value in changed.items():
            text = _with_key(text, key, value, order, lines, example)
    except KeyError:
        return None
    return text


def _with_key(  # noqa: PLR0913, PLR0917 - how a file writes its keys
    text: str,
    key: str,
    value: Any,
    order: Sequence[str],
    lines: Callable[[str, Any], str],
    example: Callable[[str], str],
) -> str:
    if value is None:
        return without_key(text, (key,))
    written, shown = lines(key, value), example(key)
    at = f"\n{text}".find(f"\n{shown}") if shown else -1
    if at >= 0 and not _has(text, key):
        return text[:at] + written + text[at + len(shown) :]
    return with_lines(text, key, written, order[: order.index(key)])


def _has(text: str, key: str) -> bool:
    return f"\n{text}".find(f"\n{key}:") >= 0
