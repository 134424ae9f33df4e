"""Questions as they come in: typed on the line, or sent to the command one a line."""

import codecs
import re
import sys
from collections.abc import Iterable, Sequence

from interview_kit.problems import Problem, UserError, problem

_LONGEST = 2_000  # as the bank's texts
_LINE_END = re.compile(r"\r\n|\r|\n")
_ENDS = (".", "?", "!", ":", "…")
# Halves of letters stand for bytes that were no UTF-8; zero bytes for UTF-16 that does not say so.
_UNREAD = re.compile("[\0\ud800-\udfff]")


def lines_sent() -> list[str]:
    """The lines on standard input. A question that was broken in the middle stands whole on its first line.

    Raises `UserError` where they are not in UTF-8, or in UTF-16 that says so: a letter that was guessed
    would hide what the law forbids to ask.
    """
    try:
        data = sys.stdin.buffer.read()
    except (OSError, ValueError, AttributeError):  # closed, a folder, or a program without a terminal
        data = b""
    utf_16 = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        text = data.decode("utf-16" if utf_16 else "utf-8-sig")
    except UnicodeDecodeError:
        raise UserError([problem("input-encoding")]) from None
    return _joined(_LINE_END.split(text))


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
    """The lines as they are. Raises `UserError` where there are none to judge, or some that cannot be."""
    questions = list(lines)
    problems = [fault for number, line in enumerate(questions, 1) if (fault := _fault(number, line))]
    if not problems and not any(line.strip() for line in questions):
        problems = [problem("input-empty")]
    if problems:
        raise UserError(problems)
    return questions


def _fault(number: int, line: str) -> Problem | None:
    if _UNREAD.search(line):
        return problem("input-encoding")
    if len(line) > _LONGEST:
        return problem("text-too-long", what=f"Linje {number}", limit=_LONGEST)
    return None
