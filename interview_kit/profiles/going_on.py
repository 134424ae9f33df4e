"""Whether a line goes on with the one before it: by hyphens, small letters, and how full a line is."""

import re
from typing import NamedTuple

from interview_kit.profiles.bullets import item_of
from interview_kit.profiles.paper import Line
from interview_kit.profiles.verbs import is_verb
from interview_kit.profiles.words import GOES_ON

_ENDS = (".", "!", "?", ":", ";")
# From which part of the page's width a line is full, and how long it is then at least.
_FULL, _NEARLY = 0.92, 0.7
_SAME_SIZE, _OUTDENT, _COLUMN = 1.08, 3.0, 60.0
_LONGEST_TITLE, _TITLE_WORDS, _TITLE_OF_ITEMS, _HANGS = 130, 7, 3, 2.0
_HYPHEN = re.compile(r"[^\W\d_][-\u2010\u2011]$")
# A dash within a sentence, where a line begins with it.
_DASHED = re.compile(r"[-–—]\s+[a-zæøå]")
# What a name goes on with in the next line: «Lynghede» and «Kommune».
_NAME_ENDS = re.compile(r"Kommunes?\b|Kommunale\b")


class Met(NamedTuple):
    """A line of a page, and what it may go on with: a paragraph's first line, and the last so far.

    `width` is how many letters a full line has, 0 where that is not known; `followed` says that a list
    follows the line.
    """

    first: Line
    last: Line
    line: Line
    width: float
    followed: bool

    @property
    def is_small(self) -> bool:
        """Whether the line begins as no sentence does."""
        return self.line.text[:1].islower() or bool(self.first.bullet and _DASHED.match(self.line.text))

    @property
    def is_full(self) -> bool:
        """Whether the line's first word had no room in the line before."""
        length = len(self.last.text) + 2 * bool(self.last.bullet)
        needed = length + 1 + len(_first_word(self.line.text))
        return bool(self.width) and needed > self.width * _FULL and length > self.width * _NEARLY

    @property
    def is_unfinished(self) -> bool:
        return not self.last.text.endswith(_ENDS)

    @property
    def is_new(self) -> bool:
        """Whether the line looks like a heading over a list, or like an item without a sign."""
        text = self.line.text
        is_short = len(text.split()) <= _TITLE_WORDS and not text.endswith((".", ",", ";"))
        return (is_short and self.followed) or is_verb(_first_word(text).strip(",.").lower())


def goes_on_with(met: Met) -> bool:
    """Whether a line of a page goes on with the paragraph before it."""
    if met.line.bullet or met.last.cell != met.line.cell:
        return False
    if met.first.bullet and not met.last.text:  # the bullet stood alone
        return True
    if _is_apart(met.last, met.line):
        return False
    if "large" in met.last.marks & met.line.marks and not met.line.follows_gap:
        return len(met.first.text) + len(met.line.text) < _LONGEST_TITLE
    if _is_one_word(met.last, met.line):
        return True
    return _goes_on_small(met) if met.is_small else _goes_on_large(met)


def _goes_on_small(met: Met) -> bool:
    """The same of a line in small letters."""
    in_cell = met.line.cell is not None and not is_verb(_first_word(met.line.text).strip(",."))
    goes_on = met.is_full or bool(met.first.bullet) or ends_within(met.last.text) or in_cell
    return goes_on and (met.is_unfinished or not met.line.follows_gap)


def _goes_on_large(met: Met) -> bool:
    """The same of a line that begins as a sentence does, or with a name."""
    if met.line.follows_gap or _is_outdented(met.first, met.line):
        return False
    if _hangs(met):
        return True
    if ends_within(met.last.text) and met.width and (met.first.bullet or not met.is_new):
        return True
    if not met.is_full or met.is_new:
        return False
    is_long = len(met.line.text) > met.width * _NEARLY
    return met.is_unfinished or (is_long and met.last.page == met.line.page)


def goes_on_in_word(last: Line, line: Line) -> bool:
    """The same in a Word file, where a line ends because somebody ended it."""
    if line.is_item or line.style == "heading" or last.cell != line.cell or not line.text[:1].islower():
        return False
    is_unfinished = not last.text.endswith(_ENDS)
    if "soft" in line.marks and not item_of(line.text).bullet:
        return is_unfinished and (ends_within(last.text) or bool(last.bullet))
    is_broken = last.style == line.style and bool(_HYPHEN.search(last.text))
    return is_broken or (is_unfinished and bool(last.bullet) and not line.follows_gap and not line.is_marked)


def ends_within(text: str) -> bool:
    """Whether a text ends where no sentence does."""
    if text.endswith(","):
        return True
    last = text.rsplit(maxsplit=1)[-1] if text else ""
    return last.lower().strip('”“"(') in GOES_ON or (text.count("(") > text.count(")"))


def _is_one_word(last: Line, line: Line) -> bool:
    """Whether a word or a name was parted."""
    if _HYPHEN.search(last.text) and line.text[:1].islower():
        return True
    return bool(_NAME_ENDS.match(line.text)) and last.text[-1:].isalpha()


def _is_apart(last: Line, line: Line) -> bool:
    """Whether two lines look different, or stand in columns of which one does not lead on to the other."""
    small, large = sorted((last.size, line.size))
    if last.is_marked != line.is_marked or large > small * _SAME_SIZE:
        return True
    if last.indent is None or line.indent is None or not line.height:
        return False
    if abs(last.indent - line.indent) < _COLUMN:
        return False
    leads_on = last.page == line.page and line.height > last.height and line.indent > last.indent
    return not (leads_on and "low" in last.marks)


def _is_outdented(first: Line, line: Line) -> bool:
    """Whether a line begins further out than the bullet whose item it would go on with."""
    if not first.bullet or first.indent is None or line.indent is None or first.page != line.page:
        return False
    return line.indent < first.indent - _OUTDENT


def _hangs(met: Met) -> bool:
    """Whether a line begins where the words of the item before it do, further in than its bullet."""
    first, last, line = met.first, met.last, met.line
    if not first.bullet or first.indent is None or line.indent is None or first.page != line.page:
        return False
    hangs = first.indent + _HANGS <= line.indent < first.indent + _COLUMN
    has_sentence = bool(line.height) and len(first.text.split()) > _TITLE_OF_ITEMS
    return hangs and (last is first or last.indent == line.indent) and (has_sentence or not met.is_new)


def _first_word(text: str) -> str:
    return text.split(maxsplit=1)[0] if text else ""
