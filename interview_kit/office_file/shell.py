"""The shell: Python for browsers and the packages of others, made by `docs/make_shell.py`."""

import json
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

SHELL = Path(__file__).with_name("shell.zip")
_PARTS, _PROGRAM = "parts/", "program/"


class Shell(NamedTuple):
    """`parts` are what the page carries as it is, `compiled` the program's modules as byte code, by name."""

    about: Mapping[str, Any]
    parts: Mapping[str, bytes]
    compiled: Mapping[str, bytes]


def read_shell(path: Path = SHELL) -> Shell | None:
    """The shell, or None where this installation carries none."""
    if not path.is_file():
        return None
    with zipfile.ZipFile(path) as package:
        files = {name: package.read(name) for name in package.namelist()}
    return Shell(json.loads(files["about.json"]), _under(_PARTS, files), _under(_PROGRAM, files))


def _under(start: str, files: Mapping[str, bytes]) -> dict[str, bytes]:
    return {name.removeprefix(start): data for name, data in files.items() if name.startswith(start)}


def bundle(files: Mapping[str, bytes]) -> bytes:
    """The files as the page unpacks them: a line of JSON, path → length, and then their bytes."""
    lengths = json.dumps({name: len(data) for name, data in files.items()}, separators=(",", ":"))
    return b"\n".join([lengths.encode(), b"".join(files.values())])
