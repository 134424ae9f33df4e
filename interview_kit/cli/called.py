"""How the user called this program, for messages that say what to type next."""

import os
import sys
from contextlib import suppress
from functools import cache
from pathlib import Path
from shutil import which

_NAME = "interview-kit"


def as_called(sentence: str) -> str:
    """The sentence with each command of ours in it as the user can type it."""
    return sentence.replace(f"«{_NAME} ", f"«{called()} ")


@cache
def called() -> str:
    """The program's name where the system finds it by that, else what was typed to start it this time."""
    path = Path(sys.argv[0])
    if path.name == "__main__.py":
        return f"{_typed(sys.executable)} -m interview_kit"
    if path.stem != _NAME or which(_NAME):
        return _NAME
    return _typed(str(path.with_suffix("")))


def _typed(path: str) -> str:
    """A path as one types it: from here where it lies below, and in quotation marks where it has blanks."""
    near = path
    with suppress(OSError, ValueError):  # this folder is gone; another drive
        near = os.path.relpath(path)
    short = path if near.startswith("..") else near
    return f'"{short}"' if " " in short else short
