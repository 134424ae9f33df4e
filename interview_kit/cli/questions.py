"""Questions as they come in: typed on the line, or sent to the command one a line."""

import codecs
import re
import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress

from interview_kit.problems import Problem, UserError, problem

_LONGEST = 2_000  # as the bank's texts
_MOST_BYTES = 2_000_000  # as a file of the bank
_LINE_END = re.compile(r"\r\n|\r|\n")
_ENDS = (".", "?", "!", ":", "…")
# Halves of letters stand for bytes that were no UTF-8.
_UNREAD = re.compile("[\ud800-\udfff]")


def lines_sent() -> list[str]:
    """The lines on standard input. A question that was broken in the middle stands whole on its first line.

    Raises `UserError` where they are more than anybody asks, or not in UTF-8, or in UTF-16 that says so: a
    letter that was guessed would hide what the law forbids to ask.
    """
    try:
        data = sys.stdin.buffer.read(_MOST_BYTES + 1)
    except (OSError, ValueError, AttributeError):  # closed, a folder, or a program without a terminal
        data = b""
    if len(data) > _MOST_BYTES:
        raise UserError([problem("input-too-large", limit=_MOST_BYTES // 1_000_000)])
    return _joined(_LINE_END.split(_decoded(data)))


def _decoded(data: bytes) -> str:
    utf_16 = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    if utf_16 or not _is_every_other_zero(data):
        with suppress(UnicodeDecodeError):
            return data.decode("utf-16" if utf_16 else "utf-8-sig")
    raise UserError([problem("input-encoding")])


def _is_every_other_zero(data: bytes) -> bool:
    """Whether the bytes are UTF-16 that does not say so: of each letter's two, the one is zero."""
    return len(data) < 3 * data.count(0) <= 1.5 * len(data)


def _joined(lines: Sequence[str]) -> list[str]:
    """The lines, each continued one added to the line that it continues, and left empty itself."""
    joined: list[str] = []
    start = 0
    for number, line in enumerate(lines):
        if number > 0 and lines[number - 1].strip() and _continues(joined[start].strip(), line.strip()):
            joined[start] += f" {line.strip()}"
            joined.append("")
        else:
            start = number
            joined.append(line)
    return joined


def _continues(start: str, line: str) -> bool:
    """Whether a line goes on where a sentence begun with a capital was broken off."""
    return start[:1].isupper() and not start.endswith(_ENDS) and line[:1].islower()


def typed_questions(lines: Iterable[str]) -> list[str]:
    """The lines as they are, those that show nothing left empty.

    Raises `UserError` where there are none to judge, or some that cannot be.
    """
    from interview_kit.models.text import shows_something

    typed = list(lines)
    problems = [fault for number, line in enumerate(typed, 1) if (fault := _fault(number, line))]
    questions = [line if shows_something(line) else "" for line in typed]
    if not problems and not any(questions):
        problems = [problem("input-empty")]
    if problems:
        raise UserError(problems)
    return questions


def _fault(number: int, line: str) -> Problem | None:
    if _UNREAD.search(line):
        return problem("input-encoding")
    if "\0" in line:
        return problem("text-character", what=f"Linje {number}", character="U+0000")
    if len(line) > _LONGEST:
        return problem("text-too-long", what=f"Linje {number}", limit=_LONGEST)
    return None
