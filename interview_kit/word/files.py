"""Reads people's Word files as bytes, with the first refusals: nothing is unpacked here."""

from collections.abc import Mapping
from pathlib import Path
from stat import S_ISREG
from typing import Literal

from interview_kit.problems import Problem, problem

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


def read_word_file(path: Path) -> bytes | Refusal:
    """The bytes of the file, or why they were not read: pipes, devices and giants are never opened."""
    try:
        status = path.stat()
        if not S_ISREG(status.st_mode):
            return "unreadable"
        if status.st_size > MAX_FILE:
            return "too-large"
        return path.read_bytes()
    except FileNotFoundError:
        return "missing"
    except (OSError, ValueError):  # ValueError: no path at all, such as one with a zero byte
        return "unreadable"


def refusal_problem(refusal: Refusal, file: str) -> Problem:
    """Why a house was not even opened."""
    return problem(_PROBLEMS[refusal], file=file)
