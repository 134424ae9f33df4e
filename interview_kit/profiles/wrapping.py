"""Lines of a page put together again to the paragraphs and items that they are part of."""

import re
from collections.abc import Iterator, Sequence

from interview_kit.profiles.bullets import is_number, item_of, letter_bullets, parted, without_letter
from interview_kit.profiles.letters import (
    bullet_for_private,
    joined_lines,
    without_broken_words,
    without_split_letters,
)
from interview_kit.profiles.paper import Line, Paper
from interview_kit.profiles.running import without_running_heads
from interview_kit.profiles.verbs import is_verb
from interview_kit.profiles.words import GLUED_LEAD_IN, GOES_ON, LEAD_IN

_ENDS = (".", "!", "?", ":", ";")
_DASHES = {"-", "–", "—"}
_LONGEST_WIDTH, _FULL, _NEARLY, _TITLE_WORDS = 200, 0.92, 0.7, 7
_SAME_SIZE, _OUTDENT = 1.08, 3.0
# A dash within a sentence, where a line begins with it.
_DASHED = re.compile(r"[-–—]\s+[a-zæøå]")
_WITHIN = frozenset(
    "og eller men uden så at herunder også f.eks. fx samt både som der hvor for med i".split()
)
# What a name goes on with in the next line: «Lynghede» and «Kommune».
_NAME_ENDS = re.compile(r"Kommunes?\b|Kommunale\b")
_LONGEST_TITLE, _COLUMN = 130, 60.0
_HYPHEN = re.compile(r"[^\W\d_][-\u2010\u2011]$")


def logical_lines(paper: Paper) -> list[Line]:
    """The paper's lines as somebody wrote them: repaired, without bullets, each whole."""
    running = without_running_heads(paper.lines)
    letters = letter_bullets([line.text for line in running if line.style != "around"])
    running = [line._replace(text=without_letter(line.text, letters)) for line in running]
    lines = [piece for line in running for piece in _parted(line)]
    main = _main_bullet(lines)
    lines = [_as_item(line, main) for line in lines]
    width = _width(lines) if paper.is_laid_out else 0
    joined = _joined(lines, width, is_laid_out=paper.is_laid_out)
    return [piece for line in joined for piece in _without_glued_lead_in(_repaired(line))]


def _parted(line: Line) -> Iterator[Line]:
    """A line for each bullet in it."""
    text = bullet_for_private(line.text)
    if line.style == "around":
        yield line._replace(text=text)
        return
    for number, piece in enumerate(filter(None, parted(text))):
        yield line._replace(text=piece, follows_gap=line.follows_gap and not number)


def _as_item(line: Line, main: str) -> Line:
    """The line without its bullet; a dash that goes on with a sentence is none where lists have other signs."""
    if line.style == "around":
        return line
    item = item_of(line.text)
    if not item.text:  # a bullet alone on its line
        return line._replace(bullet=item.bullet)
    is_dash = item.bullet in _DASHES and main not in {"", item.bullet}
    if not item.bullet or (is_dash and item.text.split(maxsplit=1)[0] in _WITHIN):
        return line
    return line._replace(text=item.text, bullet=item.bullet)


def _main_bullet(lines: Sequence[Line]) -> str:
    """The sign that most items begin with; empty where there are none."""
    bullets = [bullet for line in lines if (bullet := item_of(line.text).bullet) and not is_number(bullet)]
    return max(bullets, key=bullets.count) if bullets else ""


def _width(lines: Sequence[Line]) -> float:
    """How many letters a full line of the page has; 0 where no line ends at the page's width.

    What is certain is measured: lines that the next, in small letters and close by, goes on with.
    """
    lengths = [
        len(line.text) + 2 * bool(line.bullet)
        for line, after in zip(lines, lines[1:], strict=False)
        if after.text[:1].islower()
        and not after.bullet
        and not after.follows_gap
        and line.style == after.style
    ]
    width = max(lengths, default=0)
    return width if width <= _LONGEST_WIDTH else 0


def _joined(lines: Sequence[Line], width: float, *, is_laid_out: bool) -> list[Line]:
    """Each line with those that go on with it. What stands round a page's text comes after what it parts."""
    whole: list[Line] = []
    waiting: list[Line] = []
    last: Line | None = None  # the last line of the page that was joined to the last whole one
    for index, line in enumerate(lines):
        if line.style == "around" and whole:
            waiting.append(line)
            continue
        goes_on = last is not None and (
            (is_laid_out and _goes_on(whole[-1], last, line, width, is_title=_is_title(lines, index)))
            or (not is_laid_out and _goes_on_in_word(last, line))
        )
        if goes_on:
            first = whole[-1]
            text = joined_lines(first.text, line.text) if first.text else line.text
            whole[-1] = first._replace(text=text)
        else:
            whole += waiting
            waiting = []
            whole.append(line)
        last = line if line.style != "around" else None
    return [*whole, *waiting]


def _goes_on(first: Line, last: Line, line: Line, width: float, *, is_title: bool) -> bool:
    """Whether a line of a page goes on with the paragraph that begins with `first` and has come to `last`."""
    if line.bullet:
        return False
    if first.bullet and not last.text:  # the bullet stood alone
        return True
    if last.is_marked != line.is_marked or not _is_same_size(last, line) or _is_elsewhere(last, line):
        return False
    if "large" in last.marks & line.marks and not line.follows_gap:
        return len(first.text) + len(line.text) < _LONGEST_TITLE
    if _NAME_ENDS.match(line.text) and last.text[-1:].isalpha():
        return True
    if _HYPHEN.search(last.text) and line.text[:1].islower():
        return True
    is_unfinished = not last.text.endswith(_ENDS)
    length = len(last.text) + 2 * bool(last.bullet)
    is_full = (
        0 < width * _FULL < length + 1 + len(line.text.split(maxsplit=1)[0]) and length > width * _NEARLY
    )
    goes_on = _ends_within(last.text)
    if line.text[:1].islower() or (first.bullet and _DASHED.match(line.text)):
        if line.follows_gap:
            return is_unfinished and (is_full or goes_on or bool(first.bullet))
        return bool(first.bullet) or is_full or goes_on
    if line.follows_gap or _is_outdented(first, line):
        return False
    if goes_on:
        return True
    is_new = is_title or is_verb(line.text.split(maxsplit=1)[0].strip(",.").lower())
    if not is_unfinished:
        return is_full and not is_new and last.page == line.page and len(line.text) > width * _NEARLY
    return is_full and not is_new


def _is_title(lines: Sequence[Line], index: int) -> bool:
    """Whether a line is short and a list, or what begins one, follows it."""
    line = lines[index]
    if len(line.text.split()) > _TITLE_WORDS or line.text.endswith((".", ",", ";")) or "Kommune" in line.text:
        return False
    after = next((one for one in lines[index + 1 :] if one.style != "around"), None)
    return after is not None and (bool(after.bullet) or LEAD_IN.fullmatch(after.text) is not None)


def _goes_on_in_word(last: Line, line: Line) -> bool:
    """The same in a Word file, where a line ends because somebody ended it."""
    if "soft" in line.marks and not item_of(line.text).bullet:
        return (
            line.text[:1].islower()
            and (_ends_within(last.text) or bool(last.bullet))
            and not last.text.endswith(_ENDS)
        )
    if line.is_item or line.style == "heading" or last.cell != line.cell or not line.text[:1].islower():
        return False
    is_broken = last.style == line.style and bool(_HYPHEN.search(last.text))
    is_unfinished = bool(last.bullet) and not line.follows_gap and not last.text.endswith(_ENDS)
    return is_broken or (is_unfinished and not line.is_marked)


def _ends_within(text: str) -> bool:
    """Whether a text ends where no sentence does."""
    if text.endswith(","):
        return True
    last = text.rsplit(maxsplit=1)[-1] if text else ""
    return last.lower().strip('”“"(') in GOES_ON or (text.count("(") > text.count(")"))


def _is_elsewhere(last: Line, line: Line) -> bool:
    """Whether a line stands in another column than the one before, which does not lead on to it."""
    if last.indent is None or line.indent is None or not line.height:
        return False
    if abs(last.indent - line.indent) < _COLUMN:
        return False
    leads_on = last.page == line.page and line.height > last.height and line.indent > last.indent
    return not (leads_on and "low" in last.marks)


def _is_same_size(one: Line, other: Line) -> bool:
    small, large = sorted((one.size, other.size))
    return large <= small * _SAME_SIZE


def _is_outdented(first: Line, line: Line) -> bool:
    """Whether a line begins further out than the bullet whose item it would go on with."""
    if not first.bullet or first.indent is None or line.indent is None or first.page != line.page:
        return False
    return line.indent < first.indent - _OUTDENT


def _repaired(line: Line) -> Line:
    text = " ".join(line.text.split())
    return line._replace(text=without_broken_words(without_split_letters(text)))


def _without_glued_lead_in(line: Line) -> Iterator[Line]:
    """«Samarbejde Vi skal:» as two lines."""
    match = GLUED_LEAD_IN.fullmatch(line.text) if line.style not in {"around", "cell"} else None
    if not match:
        yield line
        return
    yield line._replace(text=match["title"])
    yield line._replace(text=match["lead"], style="plain", marks=frozenset(), bullet="", follows_gap=False)
