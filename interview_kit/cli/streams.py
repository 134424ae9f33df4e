"""The three streams of a command, which need not know our letters."""

import codecs
import io
import sys
from unicodedata import normalize

# What a stream that lacks the letter can write.
_PLAIN = {
    "→": "->", "…": "...", "–": "-", "—": "-", "−": "-", "«": '"', "»": '"', "“": '"', "”": '"', "’": "'",
    "æ": "ae", "ø": "oe", "å": "aa", "Æ": "Ae", "Ø": "Oe", "Å": "Aa",
}  # fmt: skip


def prepare_streams() -> None:
    """What cannot be read becomes a question mark, what cannot be written its nearest: never a failure."""
    codecs.register_error("interview-kit-plain", _plain)
    for stream, errors in (
        (sys.stdin, "replace"),
        (sys.stdout, "interview-kit-plain"),
        (sys.stderr, "interview-kit-plain"),
    ):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=errors)


def is_written_whole(text: str) -> bool:
    """Whether standard output has every letter of the text."""
    try:
        text.encode(sys.stdout.encoding or "utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _plain(error: UnicodeError) -> tuple[str, int]:
    """What is written for the letters that the stream's encoding lacks, and where to go on."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(map(_nearest, error.object[error.start : error.end])), error.end


def _nearest(letter: str) -> str:
    base = normalize("NFKD", letter)[0]
    return _PLAIN.get(letter) or (base if base.isascii() else "?")
