"""Tries patterns on long texts. Run as a program, by `patterns`, so that one that never ends can be stopped.

Reads a list of patterns as JSON and prints, as soon as it knows, a line for each: what is wrong, or nothing.
Where the system can, it is ended in the middle of a pattern that takes too long. What it measures is the time
that it works, not that for which it waits on a busy machine. Imports nothing of ours: it starts at once.
"""

import json
import re
import signal
import sys
from collections.abc import Callable, Iterator
from time import process_time

# What patterns are tried on: repeated ever more often, so that no trial takes much longer than the last.
_TEXTS = ("a", "du ", "ord, ", "1", "-", ".")
_LENGTHS = (*range(12, 40, 2), 60, 90, 135, 200, 300, 400)
_SECONDS = 0.05  # of one search
_SECONDS_OF_A_PATTERN = 2.0  # of all its searches; a pattern of ours takes a hundredth of one
_LITERAL_WORD = re.compile(r"[^\W\d_]+")
_MOST_WORDS, _MOST_SIGNS = 6, 8
_NOTHING_IN_PARTICULAR = "qxzvk"


def pattern_fault(pattern: str) -> str:
    """The code of what is wrong with a pattern, or "".

    It cannot be read, it matches where there is nothing to match, or it takes far too long on a long text,
    which it would on a question some day.
    """
    try:
        search = re.compile(pattern, re.IGNORECASE).search  # as most rules use it
    except (re.error, OverflowError, RecursionError, MemoryError):
        return "bad-pattern"
    match = search(_NOTHING_IN_PARTICULAR)
    if search("") or (match and not match[0]):
        return "wide-pattern"
    return "slow-pattern" if any(_grows(search, *trial) for trial in _trials(pattern)) else ""


def _trials(pattern: str) -> Iterator[tuple[str, str, str]]:
    """How texts begin, what they repeat, and how they end: with nothing, and with what no part matches."""
    plain = re.sub(r"\\.", " ", pattern)
    words = list(dict.fromkeys(_LITERAL_WORD.findall(plain)))[:_MOST_WORDS]
    signs = [sign for sign in dict.fromkeys(pattern) if not sign.isalnum() and sign not in "\\ "]
    end = next(sign for sign in "§¤#~^|" if sign not in pattern)
    for start in ("", " ".join([*words, ""])):
        for text in dict.fromkeys((*_TEXTS, *words[:3], "".join(words[:3]), *signs[:_MOST_SIGNS])):
            yield from ((start, text, ""), (start, text, end))


def _grows(search: Callable[[str], object], start: str, text: str, end: str) -> bool:
    for length in _LENGTHS:
        trial = f"{start}{(text * length)[:length]}{end}"
        if _seconds(search, trial) > _SECONDS and _seconds(search, trial) > _SECONDS:
            return True  # twice: once may be the machine
    return False


def _seconds(search: Callable[[str], object], text: str) -> float:
    start = process_time()
    search(text)
    return process_time() - start


def end_after(seconds: float) -> None:
    """Lets the system end this program, once it has worked so long; Windows cannot."""
    if sys.platform != "win32":
        signal.setitimer(signal.ITIMER_PROF, seconds)


if __name__ == "__main__":
    for one_pattern in json.load(sys.stdin):
        end_after(_SECONDS_OF_A_PATTERN)
        print(pattern_fault(one_pattern), flush=True)  # noqa: T201 - the program's answer
