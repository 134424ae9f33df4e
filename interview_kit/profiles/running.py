"""What stands at the top and the foot of every page, also where it is glued to a line: found and marked."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence

from interview_kit.profiles.bullets import item_of
from interview_kit.profiles.paper import Line
from interview_kit.profiles.words import LEAD_IN

# How many lines at the top and foot of a page may belong to all pages.
_EDGE = 3
_LEAST_WORDS, _SHORTEST, _MOST_COMPARED = 2, 12, 60
_PAGE_NUMBER = re.compile(
    r"(?:side|s\.|page)?\s*[-–|]?\s*\d{1,3}\s*(?:(?:af|/|of)\s*\d{1,3})?\s*[-–|]?", re.IGNORECASE
)
_GLUED_NUMBER = re.compile(r"(?<=\S)\s+((?:Side|side|s\.)\s*\d{1,3}(?:\s*(?:af|/)\s*\d{1,3})?)$")
# What stands between a foot's own words and the number of the page.
_PARTS_FOOT = ("·", "|", "–", "•", "/")
_DIGITS = re.compile(r"\d+")


def without_running_heads(lines: Sequence[Line]) -> list[Line]:
    """The lines, with what all pages have in common marked as `around`, and cut off where it is glued."""
    common = _common(lines)
    patterns = [_pattern(text) for text in sorted(common, key=len, reverse=True)]
    return [piece for line in lines for piece in _marked(line, common, patterns)]


def _marked(line: Line, common: set[str], patterns: Sequence["re.Pattern[str]"]) -> Iterator[Line]:
    if line.style == "around":
        yield line
    elif _plain(line.text) in common or _PAGE_NUMBER.fullmatch(line.text):
        yield line._replace(style="around")
    else:
        yield from _cut(line, patterns)


def _cut(line: Line, patterns: Sequence["re.Pattern[str]"]) -> Iterator[Line]:
    """The line, and what of the page's foot or head is glued to it."""
    for pattern in patterns:
        match = pattern.search(line.text)
        if match and match.start() > 0 and match.end() == len(line.text):
            yield line._replace(text=line.text[: match.start()].strip())
            yield line._replace(text=match[0].strip(), style="around", follows_gap=False)
            return
        if match and match.start() == 0 and match.end() < len(line.text):
            yield line._replace(text=match[0].strip(), style="around")
            yield line._replace(text=line.text[match.end() :].strip())
            return
    glued = _GLUED_NUMBER.search(line.text)
    if glued and line.text[: glued.start()].endswith(_PARTS_FOOT):
        yield line._replace(style="around")
    elif glued:
        yield line._replace(text=line.text[: glued.start()].strip())
        yield line._replace(text=glued[1], style="around", follows_gap=False)
    else:
        yield line


def _common(lines: Sequence[Line]) -> set[str]:
    """The lines, in the form that they are compared in, that all pages have in common."""
    pages: dict[int, list[str]] = defaultdict(list)
    for line in lines:
        if line.page is not None and line.style != "around":
            pages[line.page].append(_plain(line.text))
    if len(pages) > 1:
        return _at_edges(list(pages.values()))
    return _repeated(lines) if not pages else set()


def _at_edges(pages: list[list[str]]) -> set[str]:
    """What stands among the first or the last lines of half the pages, and of two at least."""
    counts: Counter[str] = Counter()
    for page in pages:
        counts.update(set(page[:_EDGE] + page[-_EDGE:]))
    least = max(2, (len(pages) + 1) // 2)
    found = {text for text, count in counts.items() if count >= least and not _is_lead_in(text)}
    return (
        found | _ends([page[-1] for page in pages if page]) | _beginnings([page[0] for page in pages if page])
    )


def _ends(texts: Sequence[str]) -> set[str]:
    """The end that most of these lines have in common, where it is a foot; none where there is none."""
    return _most_common(texts, _same_end)


def _beginnings(texts: Sequence[str]) -> set[str]:
    """The same of their beginnings, which may be glued to a page's first line."""
    return {_turned(text) for text in _most_common([_turned(text) for text in texts], _same_end)}


def _turned(text: str) -> str:
    return " ".join(reversed(text.split()))


def _most_common(texts: Sequence[str], same: Callable[[str, str], str]) -> set[str]:
    compared = texts[:_MOST_COMPARED]
    ends = Counter(
        end
        for index, one in enumerate(compared)
        for other in compared[index + 1 :]
        if (end := same(one, other))
    )
    return set(ends)


def _same_end(one: str, other: str) -> str:
    """The words that both end with, where they are a foot and not a word that happens to be the same."""
    same: list[str] = []
    for first, second in zip(reversed(one.split()), reversed(other.split()), strict=False):
        if first != second:
            break
        same.insert(0, first)
    text = " ".join(same)
    has_number = "#" in text
    return text if len(same) >= _LEAST_WORDS and (has_number or len(same) > _LEAST_WORDS) else ""


def _repeated(lines: Sequence[Line]) -> set[str]:
    """Without pages: what comes back three times, is no item of a list and begins none."""
    counts = Counter(
        _plain(line.text)
        for line in lines
        if not line.is_item
        and line.style != "heading"
        and line.cell is None
        and not item_of(line.text).bullet
    )
    found = {
        text
        for text, count in counts.items()
        if count > 2 and len(text) >= _SHORTEST and not _is_lead_in(text)  # noqa: PLR2004 - as said above
    }
    numbered = [text for line in lines if (text := _plain(line.text)).endswith("#") and line.cell is None]
    return found | _ends(numbered) | _title(lines)


def _title(lines: Sequence[Line]) -> set[str]:
    """The paper's first line, where it is glued to the end of another."""
    title = _plain(lines[0].text) if lines else ""
    is_long = len(title.split()) > _LEAST_WORDS
    glued = is_long and any(_plain(line.text).endswith(f" {title}") for line in lines[1:])
    return {title} if glued else set()


def _is_lead_in(text: str) -> bool:
    return bool(LEAD_IN.fullmatch(text)) or text.endswith(":")


def _plain(text: str) -> str:
    """The text in lower case with a sign for every number: feet differ in the page's."""
    return " ".join(_DIGITS.sub("#", text.lower()).split())


def _pattern(plain: str) -> "re.Pattern[str]":
    words = (re.escape(word).replace(r"\#", "#").replace("#", r"\d+") for word in plain.split())
    return re.compile(r"\s+".join(words), re.IGNORECASE)
