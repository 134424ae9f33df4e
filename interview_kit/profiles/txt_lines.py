"""The lines of a plain text, whatever program has saved it."""

from collections.abc import Iterator

from interview_kit.profiles.letters import plain_letters_and_gaps
from interview_kit.profiles.paper import Line

_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def text_lines(data: bytes) -> tuple[Line, ...]:
    """Every line that has letters; a form feed begins a page."""
    pages = decoded(data).replace("\r\n", "\n").replace("\r", "\n").split("\f")
    return tuple(
        line
        for number, page in enumerate(pages, 1)
        for line in _lines(page, number if len(pages) > 1 else None)
    )


def decoded(data: bytes) -> str:
    """The text in UTF-8, in UTF-16 with its mark, or else as Windows has it."""
    if data.startswith(_UTF_16):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _lines(page: str, number: int | None) -> Iterator[Line]:
    follows_gap = True
    for raw in page.split("\n"):
        text = plain_letters_and_gaps(raw)
        if text:
            expanded = raw.expandtabs(4)
            indent = float(len(expanded) - len(expanded.lstrip()))
            yield Line(text, page=number, follows_gap=follows_gap, indent=indent)
        follows_gap = not text
