"""Reads people's Word files as bytes, with the first refusals: nothing is unpacked here."""

import errno
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from interview_kit.ordinary_files import read_ordinary
from interview_kit.problems import Problem, problem, refused

# Why a file was not opened.
Refusal = Literal["missing", "unreadable", "too-large", "unsafe", "strict"]

_PROBLEMS: Mapping[Refusal, str] = {
    "missing": "file-missing",
    "unreadable": "house-unreadable",
    "too-large": "house-too-large",
    "unsafe": "house-unsafe",
    "strict": "house-strict",
}
# What files are called that people think of as Word documents, even those that we cannot open.
WORD_ENDINGS = {".docx", ".dotx", ".docm", ".dotm", ".doc", ".dot", ".odt", ".ott", ".rtf"}
MAX_FILE = 10_000_000
# What reading a broken zip file raises.
DAMAGED = (OSError, zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError, ValueError)


def read_word_file(path: Path) -> bytes:
    """The bytes of the file. Raises `OSError` as `read_ordinary` does."""
    return read_ordinary(path, MAX_FILE)


def refusal_of(error: OSError) -> Refusal:
    """Why a file could not be read."""
    if isinstance(error, FileNotFoundError):
        return "missing"
    return "too-large" if error.errno == errno.EFBIG else "unreadable"


def refusal_problem(refusal: Refusal, file: str) -> Problem:
    """Why a house was not even opened."""
    return problem(_PROBLEMS[refusal], file=file)


def unread_problem(error: OSError, file: str) -> Problem:
    """Why the file of a house could not be read."""
    refusal = refusal_of(error)
    if refusal == "unreadable":
        return refused("file-unreadable", error, file)
    return refusal_problem(refusal, file)
