"""A guess at each line of a paper: competency, behaviour, introduction, responsibility, or left out."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from interview_kit.profiles.behaviours import is_behaviour
from interview_kit.profiles.bullets import is_number
from interview_kit.profiles.headings import Part, Section, parts_of, section_of
from interview_kit.profiles.levels import level_of, levels_by_line
from interview_kit.profiles.paper import Draft, DraftLine, Guess, Line, Paper
from interview_kit.profiles.recognising import doubts_of
from interview_kit.profiles.tables import TableLine, table_lines
from interview_kit.profiles.titles import job_of
from interview_kit.profiles.wrapping import logical_lines

_SHORT, _LONG = 12, 300
_TITLE_WORDS = re.compile(r"profil|kompetence|leder|chef|direktør|rektor|koordinator", re.IGNORECASE)
_LONGEST_TITLE, _TOP = 110, 3
_ORGANISATION = re.compile(
    r"\b((?:[A-ZÆØÅ][\wé]{1,20}(?:-| og )){0,2}[A-ZÆØÅ][\wé]{1,20} Kommune|Region [A-ZÆØÅ]\w{1,20})\b"
)
_OTHER_LEVEL = "et andet niveau"


class _Read(NamedTuple):
    """A paper's lines as they were written, and what is known of each."""

    lines: list[Line]
    parts: list[Part]
    tables: dict[int, TableLine]
    levels: list[str]


def guessed(paper: Paper, only: str = "") -> Draft:
    """The draft of a profile: every line of the paper in its order, with our guess.

    `only` is the level of leader that is wanted of a paper that speaks of several.
    """
    read = _read(paper)
    sections = _sections(read)
    wanted = level_of(only) or only.strip().lower()
    found = [
        DraftLine(line.text, *_guess(read, sections, index, wanted), line.page, _note(read, index, wanted))
        for index, line in enumerate(read.lines)
    ]
    organisation = _organisation(read.lines)
    levels = tuple(dict.fromkeys(filter(None, read.levels)))
    doubts = doubts_of(paper, found, loose=_loose(read))
    return Draft(tuple(found), _job(read.lines, organisation), organisation, doubts, levels)


def _loose(read: _Read) -> int:
    """How many lines go on with something that stands in another column or on another page."""
    pairs = zip(read.lines, read.lines[1:], strict=False)
    return sum(
        bool(line.bullet) and after.page is not None and not after.bullet and after.text[:1].islower()
        for line, after in pairs
        if after.style == "plain"
    )


def _read(paper: Paper) -> _Read:
    lines = logical_lines(paper)
    tables = table_lines(lines)
    parts = parts_of(lines)
    levels = levels_by_line(lines, parts)
    for index, about in tables.items():
        levels[index] = level_of(about.level)
    return _Read(lines, parts, tables, levels)


def _guess(read: _Read, sections: Sequence[Section | None], index: int, wanted: str) -> tuple[Guess, bool]:
    line, part, level = read.lines[index], read.parts[index], read.levels[index]
    is_other = wanted and level and level != wanted
    if is_other or (index not in read.tables and _says_nothing(line, part, level)):
        return "left-out", True
    if index in read.tables:
        about = read.tables[index]
        return about.guess, about.is_sure and _is_usual(line, about.guess)
    section = sections[index]
    if part == "heading":
        return _of_heading(read, sections, index)
    if section not in {None, "competency"}:
        return section or "left-out", part == "item" or section == "introduction"
    if part == "item":
        is_question = line.text.endswith("?")
        sure = section is not None and _is_usual(line, "behaviour") and not is_question
        return "left-out" if is_question else "behaviour", sure
    return _of_text(read, sections, index)


def _says_nothing(line: Line, part: Part, level: str) -> bool:
    """Whether a line only begins a list, names a level, or stands round the text."""
    return part in {"around", "lead-in"} or (bool(level) and level_of(line.text) == level)


def _of_heading(read: _Read, sections: Sequence[Section | None], index: int) -> tuple[Guess, bool]:
    """A competency, where it has lines of its own that are something that somebody does."""
    if _is_title_heading(read, index):
        return "left-out", True
    if sections[index] != "competency":
        return "left-out", True
    own = _own_lines(read, index)
    if any(read.parts[at] == "item" for at in own):
        line = read.lines[index]
        return "competency", line.style == "heading" or line.is_marked or line.follows_gap or is_number(
            line.bullet
        )
    if own and not _has_items(read) and sum(_is_done(read, at) for at in own) * 2 > len(own):
        return "competency", False
    return "left-out", False


def _of_text(read: _Read, sections: Sequence[Section | None], index: int) -> tuple[Guess, bool]:
    """A behaviour, where the paper, or this part of it, has no lists and the line is short and begins so."""
    heading = next((at for at in range(index, -1, -1) if read.parts[at] == "heading"), None)
    if heading is not None and sections[index] == "competency" and not _has_items(read):
        own = _own_lines(read, heading)
        done = sum(_is_done(read, at) for at in own)
        if _is_done(read, index) or (2 * done >= len(own) and len(read.lines[index].text) <= _LONG):
            return "behaviour", 2 * done > len(own) > 2  # noqa: PLR2004 - a list has some lines
    if index == 0 or _is_title_line(read, index):
        return "left-out", True
    return "introduction", sections[index] is None


def _sections(read: _Read) -> list[Section | None]:
    """What each line is below: None before the first heading."""
    sections: list[Section | None] = []
    current: Section | None = None
    for index, (line, part) in enumerate(zip(read.lines, read.parts, strict=True)):
        if part in {"heading", "lead-in"} and index not in read.tables:
            named = section_of(line.text)
            if part == "heading" or named != "competency":
                current = named
        sections.append(current)
    return sections


def _own_lines(read: _Read, heading: int) -> list[int]:
    """The lines below a heading up to the next."""
    own = []
    for at in range(heading + 1, len(read.lines)):
        is_level = bool(read.levels[at]) and level_of(read.lines[at].text) == read.levels[at]
        if read.parts[at] == "heading" and not is_level:
            break
        if at not in read.tables and read.parts[at] not in {"around", "lead-in"} and not is_level:
            own.append(at)
    return own


def _has_items(read: _Read) -> bool:
    """Whether the paper's lists have signs: then lines without are none."""
    items = sum(part == "item" for part in read.parts)
    return items > 2 or bool(read.tables)  # noqa: PLR2004 - more than a slip


def _is_title_heading(read: _Read, index: int) -> bool:
    """Whether a heading is the paper's title, and not its first competency."""
    text, own = read.lines[index].text, _own_lines(read, index)
    has_lines = len(own) > 1 and all(_is_done(read, at) for at in own)
    return (
        text == _title(read.lines)
        and not text.endswith(":")
        and not has_lines
        and not _is_item(read, index + 1)
    )


def _is_item(read: _Read, index: int) -> bool:
    """Whether the next line that is not round the text is an item."""
    parts = (part for part in read.parts[index:] if part not in {"around", "lead-in"})
    return next(parts, "text") == "item"


def _is_done(read: _Read, index: int) -> bool:
    return read.parts[index] == "text" and is_behaviour(read.lines[index].text)


def _is_usual(line: Line, guess: Guess) -> bool:
    """Whether a line is as long as lines of its kind are."""
    return guess != "behaviour" or _SHORT <= len(line.text) <= _LONG


def _note(read: _Read, index: int, wanted: str) -> str:
    level = read.levels[index]
    return _OTHER_LEVEL if wanted and level and level != wanted else ""


def _is_title_line(read: _Read, index: int) -> bool:
    """Whether a line stands before all headings and lists and is as short as a title."""
    before = all(part in {"text", "around"} for part in read.parts[:index])
    line = read.lines[index]
    return (
        before
        and len(line.text) <= _LONGEST_TITLE
        and not line.text.endswith((".", ",", ":"))
        and index < _TOP
    )


def _title(lines: Sequence[Line]) -> str:
    """What the paper is called: the first line at its top that speaks of a profile or a leader."""
    return (_titles(lines) or [""])[0]


def _titles(lines: Sequence[Line]) -> list[str]:
    """The lines at the paper's top that may be its title, the likeliest first."""
    top = [
        line.text
        for line in lines[:12]
        if line.style != "around" and len(line.text) <= _LONGEST_TITLE and not line.is_item
    ]
    return [text for text in top if _TITLE_WORDS.search(text) and not text.endswith((".", ":"))] or top


def _job(lines: Sequence[Line], organisation: str) -> str:
    """The job that the paper is about, as HR will call the profile."""
    titles = _titles(lines)
    jobs = (job_of(text, organisation) for text in titles[:_TOP])
    return next(filter(None, jobs), _title(lines))


def _organisation(lines: Sequence[Line]) -> str:
    """The municipality or region that is named most often."""
    names: list[str] = []
    for line in lines:
        names += [match[1] for match in _ORGANISATION.finditer(line.text)]
    return max(dict.fromkeys(names), key=names.count) if names else ""
