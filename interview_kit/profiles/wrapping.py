"""Lines of a page put together again to the paragraphs and items that they are part of."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from interview_kit.profiles.bullets import is_number, item_of, letter_bullets, parted, without_letter
from interview_kit.profiles.going_on import Met, goes_on_in_word, goes_on_with
from interview_kit.profiles.letters import (
    bullet_for_private,
    joined_lines,
    without_broken_words,
    without_split_letters,
)
from interview_kit.profiles.paper import Line, Paper
from interview_kit.profiles.run_in import without_run_in_headings
from interview_kit.profiles.running import without_running_heads
from interview_kit.profiles.words import GLUED_LEAD_IN, LEAD_IN

_DASHES = {"-", "–", "—"}
_LONGEST_WIDTH = 200
# Words before which a dash is within a sentence.
_WITHIN = frozenset(
    "og eller men uden så at herunder også f.eks. fx samt både som der hvor for med i".split()
)
# What a name goes on with in the next line: «Lynghede» and «Kommune».
_COLUMN = 60.0


def logical_lines(paper: Paper) -> list[Line]:
    """The paper's lines as somebody wrote them: repaired, without bullets, each whole."""
    running = without_running_heads(paper.lines)
    letters = letter_bullets([line.text for line in running if line.style != "around"])
    running = [line._replace(text=without_letter(line.text, letters)) for line in running]
    lines = [piece for line in running for piece in _parted(line)]
    main = _main_bullet(lines)
    lines = [_as_item(line, main) for line in lines]
    width = _width(lines) if paper.is_laid_out else 0
    widths = _cell_widths(lines) if paper.is_laid_out else {}
    joined = _joined(lines, width, widths, is_laid_out=paper.is_laid_out)
    whole = [piece for line in joined for piece in _without_glued_lead_in(_repaired(line))]
    return without_run_in_headings(whole)


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
        for line, after in pairwise(lines)
        if after.text[:1].islower()
        and not after.bullet
        and not after.follows_gap
        and line.style == after.style
    ]
    width = max(lengths, default=0)
    return width if width <= _LONGEST_WIDTH else 0


def _cell_widths(lines: Sequence[Line]) -> dict[tuple[int, int], float]:
    """How many letters the longest line of each column of a table has."""
    widths: dict[tuple[int, int], float] = {}
    for line in lines:
        if line.cell:
            place = (line.cell.table, line.cell.column)
            widths[place] = max(widths.get(place, 0), len(line.text) + 2 * bool(line.bullet))
    return widths


def _joined(
    lines: Sequence[Line], width: float, widths: Mapping[tuple[int, int], float], *, is_laid_out: bool
) -> list[Line]:
    """Each line with those that go on with it. What stands round a page's text comes after what it parts."""
    whole: list[Line] = []
    waiting: list[Line] = []
    last: Line | None = None  # the last line of the page that was joined to the last whole one
    for index, line in enumerate(lines):
        if line.style == "around" and whole:
            waiting.append(line)
            continue
        full = widths[line.cell.table, line.cell.column] if is_laid_out and line.cell else width
        goes_on = last is not None and (
            goes_on_with(Met(whole[-1], last, line, full, followed=_follows_list(lines, index)))
            if is_laid_out
            else goes_on_in_word(last, line)
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


def _follows_list(lines: Sequence[Line], index: int) -> bool:
    """Whether a list, or what begins one, follows this line."""
    after = next((line for line in lines[index + 1 :] if line.style != "around"), None)
    return after is not None and (bool(after.bullet) or LEAD_IN.fullmatch(after.text) is not None)


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
