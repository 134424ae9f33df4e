"""The lines of a pdf as they stand on its pages, read with pypdf. Nothing is rendered, no picture is read."""

import io
import logging
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, NamedTuple

from interview_kit.profiles.letters import plain_letters_and_gaps
from interview_kit.profiles.paper import MOST_LETTERS, Line, Mark, PaperRefusal
from interview_kit.profiles.pdf_tables import Placed, Row, is_wide_gap, placed

MOST_PAGES = 60
# How much of what is drawn on the pages is read at most: pypdf needs three seconds for a million bytes.
_MOST_DRAWN = 10_000_000
# From how much larger than the page's usual letters a heading's are, and how much more room than usual a gap is.
_LARGER, _GAP, _TALL, _FOOT, _FAR, _SAME_PLACE = 1.08, 1.45, 1.7, 0.2, 60, 2.0


class _TooLongError(Exception):
    """A page has more letters than a profile."""


class _Piece(NamedTuple):
    text: str
    x: float
    y: float
    size: float
    is_bold: bool


def pdf_lines(data: bytes) -> tuple[Line, ...] | PaperRefusal:
    """Every line that has letters, or why the file is not read."""
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it grumbles about is nothing to the user
    try:
        rows = _rows_of(data)
    except _TooLongError:
        return PaperRefusal("raw-too-long", (("pages", "mange sider"),))
    except RecursionError:
        return PaperRefusal("raw-pdf-damaged")
    except Exception:  # noqa: BLE001 - pypdf raises whatever it stumbles over in a broken file
        return PaperRefusal("raw-pdf-damaged")
    return rows if isinstance(rows, PaperRefusal) else tuple(_lines(rows))


def _rows_of(data: bytes) -> list[Placed] | PaperRefusal:
    from pypdf import PdfReader
    from pypdf.errors import DependencyError

    reader = PdfReader(io.BytesIO(data))
    try:
        if reader.is_encrypted and not reader.decrypt(""):
            return PaperRefusal("raw-encrypted")
    except DependencyError:
        return PaperRefusal("raw-encrypted")
    if len(reader.pages) > MOST_PAGES:
        return PaperRefusal("raw-too-long", (("pages", _counted(len(reader.pages))),))
    lines: list[list[Row]] = []
    letters = drawn = 0
    for number, page in enumerate(reader.pages, 1):
        contents = page.get_contents()
        drawn += len(contents.get_data()) if contents else 0
        if drawn > _MOST_DRAWN:
            return PaperRefusal("raw-too-large")
        found = list(_rows(_pieces(page), number))
        letters += sum(len(row.text) for line in found for row in line)
        if letters > MOST_LETTERS:
            return PaperRefusal("raw-too-long", (("pages", _counted(len(reader.pages))),))
        lines += found
    return placed(lines)


def _counted(pages: int) -> str:
    return "1 side" if pages == 1 else f"{pages} sider"


def _pieces(page: Any) -> list[_Piece]:
    """The pieces of a page's text in its own order, as pypdf finds them."""
    pieces: list[_Piece] = []
    letters = 0

    def add(text: str, cm: list[float], tm: list[float], font: dict[str, Any] | None, size: float) -> None:
        nonlocal letters
        letters += len(text)
        if letters > MOST_LETTERS:
            raise _TooLongError
        scale = abs(tm[3] * cm[3]) or abs(tm[0] * cm[0]) or 1.0
        x, y = tm[4] * cm[0] + cm[4], tm[5] * cm[3] + cm[5]
        name = str((font or {}).get("/BaseFont", "")).lower()
        is_bold = any(word in name for word in ("bold", "black", "heavy", "semibold", "-bd", ",bd"))
        pieces.append(_Piece(text, x, y, round(abs(size or 0) * scale, 1), is_bold))

    page.extract_text(visitor_text=add)
    return pieces


def _rows(pieces: list[_Piece], page: int) -> Iterator[list[Row]]:
    """The pieces put together line by line; several where there is a wide gap in the line."""
    line: list[_Piece] = []
    for piece in [*pieces, _Piece("\n", 0, 0, 0, is_bold=False)]:
        first, *others = piece.text.split("\n")
        line.append(piece._replace(text=first))
        for text in others:
            rows = list(_parts(line, page))
            if rows:
                yield rows
            line = [piece._replace(text=text)]


def _parts(pieces: list[_Piece], page: int) -> Iterator[Row]:
    """The words of a line, parted where they stand in different columns."""
    part: list[_Piece] = []
    for piece in pieces:
        before = _row(part, page)
        if before and piece.text.strip() and _has_gap(part, before, piece):
            yield before
            part = []
        part.append(piece)
    last = _row(part, page)
    if last:
        yield last


def _has_gap(pieces: list[_Piece], before: Row, piece: _Piece) -> bool:
    """Whether a piece stands in another column than the pieces before it in the line."""
    last = max(at for at, other in enumerate(pieces) if other.text.strip())
    blanks = [other.x for other in pieces[last + 1 :] if other.text]
    has_own_blank = piece.text[0].isspace() or (bool(blanks) and abs(blanks[-1] - piece.x) <= _SAME_PLACE)
    is_apart = has_own_blank or bool(blanks) or pieces[last].text[-1].isspace()
    return is_apart and is_wide_gap(before, piece.x, has_own_blank=has_own_blank)


def _row(pieces: list[_Piece], page: int) -> Row | None:
    text = plain_letters_and_gaps("".join(piece.text for piece in pieces))
    shown = [piece for piece in pieces if piece.text.strip()]
    if not text or not shown:
        return None
    weights = {True: 0, False: 0}
    for piece in shown:
        weights[piece.is_bold] += sum(letter.isalpha() for letter in piece.text)
    size = max(shown, key=lambda piece: len(piece.text)).size
    x = min(piece.x for piece in shown)
    return Row(text, page, x, shown[0].y, size, weights[True] > 4 * weights[False])


def _lines(places: list[Placed]) -> Iterator[Line]:
    """The rows with what makes them stand out among the others."""
    rows = [place.row for place in places]
    if not rows:
        return
    usual = _usual_size(rows)
    distances = [a.y - b.y for a, b in pairwise(rows) if a.page == b.page and 0 < a.y - b.y < _FAR]
    step = sorted(distances)[len(distances) // 4] if distances else 0.0
    before: Row | None = None
    low = _low(rows)
    for row, cell in places:
        marks: set[Mark] = {"low"} if row.y < low[row.page] else set()
        if row.is_bold:
            marks.add("bold")
        if usual and row.size > usual * _LARGER:
            marks.add("large")
        is_new_page = before is None or before.page != row.page
        distance = 0.0 if before is None else before.y - row.y
        follows_gap = not is_new_page and (distance > max(step * _GAP, row.size * _TALL) or distance < -1)
        yield Line(
            row.text,
            "cell" if cell else "plain",
            page=row.page,
            marks=frozenset(marks),
            cell=cell,
            follows_gap=follows_gap or before is None,
            indent=round(row.x, 1),
            size=row.size,
            height=row.y,
        )
        before = row


def _low(rows: list[Row]) -> dict[int, float]:
    """Below which height a line stands near the foot of its page."""
    heights: dict[int, list[float]] = {}
    for row in rows:
        heights.setdefault(row.page, []).append(row.y)
    return {page: min(found) + _FOOT * (max(found) - min(found)) for page, found in heights.items()}


def _usual_size(rows: list[Row]) -> float:
    """The size of most letters."""
    counts: dict[float, int] = {}
    for row in rows:
        counts[row.size] = counts.get(row.size, 0) + len(row.text)
    return max(counts, key=lambda size: counts[size])
