"""The kinds of leader that one paper speaks of, each with lines of its own."""

import re
from collections import Counter
from collections.abc import Sequence

from interview_kit.profiles.headings import Part
from interview_kit.profiles.paper import Line
from interview_kit.profiles.words import LEVEL

_ENDINGS = re.compile(r"(?:erne|ene|en|ne|er|n)$")


def level_of(text: str) -> str:
    """The level that a whole line names, as it is compared with others; empty where it names none.

    >>> level_of("Afdelingslederen:"), level_of("Samarbejde")
    ('afdelingsleder', '')
    """
    match = LEVEL.fullmatch(text.strip())
    if not match:
        return ""
    name = next(filter(None, match.groups()), "").lower().strip()
    name = re.sub(
        r"ledere$", "leder", _ENDINGS.sub("", name) if not name.endswith(("leder", "direktør")) else name
    )
    return name if not name.endswith("led") else f"{name}er"


def levels_by_line(lines: Sequence[Line], parts: Sequence[Part]) -> list[str]:
    """The level that each line stands under; empty where it stands under none, or where there is but one.

    Where every level is named once, it goes on over all that follows. Where the names come back under each
    competency, a level ends at the next heading.
    """
    named = [
        level_of(line.text) if part in {"heading", "lead-in", "text", "item"} and line.cell is None else ""
        for line, part in zip(lines, parts, strict=True)
    ]
    named = [name if name and _has_items(parts, named, index) else "" for index, name in enumerate(named)]
    counts = Counter(filter(None, named))
    if len(counts) < 2:  # noqa: PLR2004 - several
        return [""] * len(lines)
    comes_back = max(counts.values()) > 1
    found, current, depth = [], "", 0
    for name, line, part in zip(named, lines, parts, strict=True):
        if name:
            current, depth = name, line.depth
        elif part == "heading" and current and (comes_back or (0 < line.depth < depth)):
            current = ""
        found.append(current)
    return found


def _has_items(parts: Sequence[Part], named: Sequence[str], index: int) -> bool:
    """Whether items follow before the next level is named."""
    for at in range(index + 1, len(parts)):
        if named[at]:
            return False
        if parts[at] == "item":
            return True
    return False
