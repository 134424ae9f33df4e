"""Which of a paper's lines are headings, and what a heading says of the lines below it."""

import re
from collections.abc import Sequence
from typing import Literal

from interview_kit.profiles.behaviours import is_behaviour, speaks_to_somebody
from interview_kit.profiles.bullets import is_number
from interview_kit.profiles.paper import Line
from interview_kit.profiles.words import INTRODUCTION, LEAD_IN, LEFT_OUT, RESPONSIBILITY

# What a line does among the others.
Part = Literal["heading", "item", "lead-in", "text", "around"]
# What the lines below a heading are.
Section = Literal["competency", "introduction", "responsibility", "left-out"]

_LONGEST_MARKED, _LONGEST_PLAIN, _MOST_WORDS, _FEW_WORDS, _LONGEST_ITEM = 100, 75, 9, 3, 300
# A line of a table of contents.
_CONTENTS = re.compile(r"(?:\.\s?){5,}\s*\d{1,3}$|_{6,}")
_SENTENCE_ENDS = (".", ",", ";", "!", "?")


def parts_of(lines: Sequence[Line]) -> list[Part]:
    """What each line is, outside of tables."""
    parts: list[Part] = [_first_look(line) for line in lines]
    if parts[:1] == ["lead-in"] and lines[0].text[-1].isalpha():
        parts[0] = "text"  # «Den gode leder» is a title where nothing stands before it
    if _is_subtitle(lines, parts):
        parts[1] = "text"
    for index, line in enumerate(lines):
        if (parts[index] == "item" and _is_parent(lines, parts, index)) or (
            parts[index] == "text"
            and (_begins_list(lines, parts, index, line) or _is_said_heading(lines, parts, index))
        ):
            parts[index] = "heading"
        elif parts[index] == "text" and _follows_lead_in(lines, parts, index):
            parts[index] = "item"
    return parts


def section_of(title: str) -> Section:
    """What a heading of this title has below it."""
    title = title.strip().rstrip(":").strip()
    if RESPONSIBILITY.fullmatch(title):
        return "responsibility"
    if INTRODUCTION.fullmatch(title):
        return "introduction"
    return "left-out" if LEFT_OUT.fullmatch(title) else "competency"


def _first_look(line: Line) -> Part:
    """What a line is by itself."""
    if line.style == "around" or _CONTENTS.search(line.text[-_LONGEST_ITEM:]):
        return "around"
    if LEAD_IN.fullmatch(line.text) or (line.text.endswith(":") and speaks_to_somebody(line.text)):
        return "lead-in"
    if line.style == "heading" and len(line.text) <= 2 * _LONGEST_MARKED:
        return "heading"
    is_title = _is_title(line.text, _LONGEST_MARKED)
    if line.is_item:
        is_numbered_title = is_number(line.bullet) and line.is_marked and is_title
        return "heading" if is_numbered_title else "item"
    return "heading" if line.is_marked and is_title and not speaks_to_somebody(line.text) else "text"


def _is_subtitle(lines: Sequence[Line], parts: Sequence[Part]) -> bool:
    """Whether the paper's second line, with a dash before it, goes on with its title: «– en politik for ledelse»."""
    return (
        list(parts[1:2]) == ["item"]
        and lines[1].bullet in {"-", "–", "—"}
        and list(parts[2:3]) != ["item"]
        and not is_behaviour(lines[1].text)
    )


def _is_said_heading(lines: Sequence[Line], parts: Sequence[Part], index: int) -> bool:
    """Whether a line that stands out is a heading though it is a sentence: «Vi skaber tillid», over its list."""
    line = lines[index]
    if not line.is_marked or len(line.text.split()) > _MOST_WORDS or not _is_title(line.text, _LONGEST_PLAIN):
        return False
    for at in range(index + 1, len(lines)):
        if parts[at] in {"item", "lead-in"}:
            return True
        if parts[at] != "around" and (lines[at].is_marked or parts[at] == "heading"):
            return False
    return False


def _is_title(text: str, longest: int) -> bool:
    return len(text) <= longest and not text.endswith(_SENTENCE_ENDS) and any(map(str.isalpha, text))


def _is_parent(lines: Sequence[Line], parts: Sequence[Part], index: int) -> bool:
    """Whether an item is the heading of items that are deeper in the list, or under a number."""
    line = lines[index]
    after = _next(parts, index, {"around", "lead-in"})
    if is_number(line.bullet) and line.style != "list" and after is not None:
        begins_list = list(parts[index + 1 : index + 2]) == ["lead-in"]
        if begins_list and parts[after] == "item":
            return _is_title(line.text, _LONGEST_MARKED)
        if parts[after] == "text":
            return _is_title(line.text, _LONGEST_PLAIN) and not is_behaviour(line.text)
    if after is None or parts[after] != "item" or not _is_title(line.text, _LONGEST_PLAIN):
        return False
    return _is_over(lines, parts, line, lines[after])


def _is_over(lines: Sequence[Line], parts: Sequence[Part], line: Line, below: Line) -> bool:
    """Whether the item below one is a part of it."""
    if line.style == "list" and below.style == "list":
        return below.depth > line.depth and (
            not is_behaviour(line.text) or _are_parents(lines, parts, line.depth)
        )
    if is_number(line.bullet):
        return not is_number(below.bullet) or _numbers(below.bullet) > _numbers(line.bullet)
    is_deeper = (below.indent or 0) > (line.indent or 0) + 1
    if _sign(below.bullet) == _sign(line.bullet):
        return is_deeper and not is_behaviour(line.text) and len(line.text.split()) <= _FEW_WORDS
    return (is_deeper and not is_behaviour(line.text)) or _are_parents_by_sign(lines, line.bullet)


def _numbers(bullet: str) -> int:
    """How many numbers there are in one: two in 2.1."""
    return len(re.findall(r"\d+", bullet))


def _are_parents_by_sign(lines: Sequence[Line], bullet: str) -> bool:
    """Whether every item with this sign is short and has items with other signs below it: all are headings."""
    items = [line for line in lines if line.bullet and line.style != "around"]
    pairs = [
        bool(after.bullet) and _sign(after.bullet) != _sign(bullet) and len(line.text) <= _LONGEST_PLAIN
        for line, after in zip(items, [*items[1:], Line("")], strict=True)
        if _sign(line.bullet) == _sign(bullet)
    ]
    done = sum(is_behaviour(line.text) for line in items if _sign(line.bullet) == _sign(bullet))
    return len(pairs) > 1 and all(pairs) and 2 * done < len(pairs)


def _sign(bullet: str) -> str:
    """The bullet, one for all dashes: people type now one, now the other."""
    return "-" if bullet in {"-", "–", "—"} else bullet


def _are_parents(lines: Sequence[Line], parts: Sequence[Part], depth: int) -> bool:
    """Whether all items of this depth have deeper ones below them: then they are headings."""
    items = [
        line for line, part in zip(lines, parts, strict=True) if line.style == "list" and part != "around"
    ]
    pairs = [
        after.depth > line.depth
        for line, after in zip(items, [*items[1:], Line("")], strict=True)
        if line.depth == depth
    ]
    return len(pairs) > 1 and all(pairs)


def _begins_list(lines: Sequence[Line], parts: Sequence[Part], index: int, line: Line) -> bool:
    """Whether a line of plain letters is the heading of the list that follows."""
    after = _next(parts, index, {"around"})
    is_short = _is_title(line.text, _LONGEST_PLAIN) and len(line.text.split()) <= _MOST_WORDS
    if after is None or not is_short or not (line.text[:1].isupper() or line.text[:1].isdigit()):
        return False
    before = lines[index - 1] if index and not line.follows_gap else None
    if before and parts[index - 1] == "lead-in":
        return False
    if before and parts[index - 1] == "heading" and (before.is_marked or before.style == "heading"):
        return parts[after] == "lead-in"
    is_named = section_of(line.text) != "competency"
    is_short_name = is_named and len(line.text.split()) <= _FEW_WORDS
    return (
        parts[after] in {"item", "lead-in"}
        or (is_named and line.follows_gap)
        or is_short_name
        or _stands_between_lists(lines, parts, index, after)
        or _stands_over_lines(lines, parts, index, after)
    )


def _follows_lead_in(lines: Sequence[Line], parts: Sequence[Part], index: int) -> bool:
    """Whether a line without a sign goes on with what began a list: «Lederen:», «har blik for økonomien;»."""
    before = next((at for at in range(index - 1, -1, -1) if parts[at] != "around"), None)
    if before is None or (parts[before] != "lead-in" and (parts[before] != "item" or lines[before].is_item)):
        return False
    text = lines[index].text
    return len(text) <= _LONGEST_ITEM and (
        text[:1].islower() or text.endswith((";", ",")) or is_behaviour(text)
    )


def _stands_between_lists(lines: Sequence[Line], parts: Sequence[Part], index: int, after: int) -> bool:
    """Whether a short line follows a list, and a line about it and another list follow the line."""
    if not index or not lines[index - 1].bullet or parts[after] != "text":
        return False
    return _next(parts, after, {"around"}) is not None and parts[after + 1 : after + 2] == ["item"]


def _stands_over_lines(lines: Sequence[Line], parts: Sequence[Part], index: int, after: int) -> bool:
    """Whether a short line with room above it stands over lines that somebody does, without bullets."""
    line = lines[index]
    if not line.follows_gap or is_behaviour(line.text):
        return False
    block = _block(lines, parts, after)
    if 2 * sum(is_behaviour(lines[at].text) for at in block) >= len(block) > 1:
        return True
    if not lines[after].follows_gap and not is_behaviour(
        lines[after].text
    ):  # what it is about, and then a list
        below = next(
            (at for at in range(after, len(parts)) if parts[at] == "item" or lines[at].follows_gap), None
        )
        return below is not None and parts[below] in {"item", "lead-in"}
    return parts[after] == "text" and lines[after].cell == line.cell and is_behaviour(lines[after].text)


def _block(lines: Sequence[Line], parts: Sequence[Part], after: int) -> list[int]:
    """The lines of plain letters that follow each other without room between them."""
    block = [after] if parts[after] == "text" else []
    while block and (at := block[-1] + 1) < len(lines) and parts[at] == "text" and not lines[at].follows_gap:
        block.append(at)
    return block


def _next(parts: Sequence[Part], index: int, passed: set[str]) -> int | None:
    """The next line that is none of these."""
    return next((at for at in range(index + 1, len(parts)) if parts[at] not in passed), None)
