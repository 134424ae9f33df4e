"""Headings that stand at the beginning of their paragraph: «Kommunikation: Lederen lytter og forklarer»."""

import re
from collections.abc import Iterator, Sequence

from interview_kit.profiles.behaviours import is_behaviour
from interview_kit.profiles.paper import Line
from interview_kit.profiles.words import LEAD_IN

_RUN_IN = re.compile(
    r"(?P<title>[A-ZÆØÅ][\w/&-]*(?:[ ,]+[\w/&-]+){0,4})(?P<sign>:| [–-]) (?P<rest>[A-ZÆØÅ].*)"
)
# So many paragraphs have one where it is the paper's way; the bullet that what follows gets.
_LEAST, _SIGN = 3, ":"


def without_run_in_headings(lines: Sequence[Line]) -> list[Line]:
    """The lines, each such heading on a line of its own, where the paper has several."""
    found = {id(line): match for line in lines if (match := _match(line))}
    if len(found) < _LEAST:
        return list(lines)
    return [piece for line in lines for piece in _parted(line, found.get(id(line)))]


def _match(line: Line) -> "re.Match[str] | None":
    if line.is_item or line.cell or line.style != "plain":
        return None
    match = _RUN_IN.fullmatch(line.text)
    if not match or LEAD_IN.fullmatch(f"{match['title']}:") or is_behaviour(match["title"]):
        return None
    return match if is_behaviour(match["rest"]) else None


def _parted(line: Line, match: "re.Match[str] | None") -> Iterator[Line]:
    if match is None:
        yield line
        return
    title = f"{match['title']}{match['sign']}"
    yield line._replace(text=title, style="heading", depth=2)
    yield line._replace(text=match["rest"], bullet=_SIGN, follows_gap=False, marks=frozenset())
