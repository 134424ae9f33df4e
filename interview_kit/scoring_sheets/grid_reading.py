"""Reads a filled grid back: every cell by the codes at its row and column, whatever program saved it."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from interview_kit.models.collected import Value
from interview_kit.models.guide import Guide
from interview_kit.scoring_sheets.fields import rated_codes
from interview_kit.scoring_sheets.grid_marks import (
    ABSENCES,
    MEMBER_HEAD,
    PAPER_HEAD,
    GridIdentity,
    identity_of,
    is_known_format,
    said_identity,
)
from interview_kit.workbook_cells import CannotReadError, OpenedWorkbook, Tab, open_workbook

_VALUES: Mapping[str, Value] = {"1": 1, "2": 2, "3": 3, "4": 4, "5": 5, "IB": "IB", "UE": "UE"}
_MEMBER, _CANDIDATE = re.compile(r"M([1-9]|1\d|20)"), re.compile(r"K([1-9]|1\d|20)")
_QUESTION = re.compile(r"[SC][1-9]\d?")
_ABSENT = frozenset(word.upper() for word in ABSENCES.values())
_DIGIT = re.compile(r"[1-5]")
_TICKED_WORDS = {"☑", "☒", "✓", "✔", "X", "JA", "SAND", "TRUE", "1"}


class GridCell(NamedTuple):
    """A cell of the grid. A blank has neither `value` nor `raw`; `raw` is what stands there else.

    `on_paper` says that the member's notes on the candidate are on paper.
    """

    member: str
    candidate: str
    question: str
    value: Value | None
    raw: str | None
    on_paper: bool


class GridRead(NamedTuple):
    """The id of the guide, and every cell of the grid but those of who was absent or is inhabil."""

    guide: str
    cells: tuple[GridCell, ...]


class GridRefusal(NamedTuple):
    """Why nothing was read: the code of a problem in the catalogue, and what its words are filled with."""

    code: str
    details: Mapping[str, str]


class _RefusedError(Exception):
    def __init__(self, code: str, **details: object) -> None:
        self.refusal = GridRefusal(code, {name: str(value) for name, value in details.items()})
        super().__init__(code)


def read_grid(data: bytes, guides: Sequence[Guide]) -> GridRead | GridRefusal:
    """The ratings of a grid of one of these guides, or why it is not read: a doubt is never guessed."""
    try:
        workbook = open_workbook(data)
        guide = _guide_of(workbook, guides)
        return GridRead(guide.id, tuple(_cells(workbook, guide)))
    except CannotReadError as error:
        return GridRefusal(f"grid-{error.reason}", {})
    except _RefusedError as error:
        return error.refusal


def _guide_of(workbook: OpenedWorkbook, guides: Sequence[Guide]) -> Guide:
    """The guide that the workbook says it is of, in its properties and in its tabs."""
    said = set(_identities(workbook))
    if not said:
        raise _RefusedError("grid-not-ours")
    if len(said) > 1:
        names = ", ".join(sorted({identity.guide for identity in said}))
        raise _RefusedError("grid-mixed", guides=names)
    [identity] = said
    if not is_known_format(identity):
        raise _RefusedError("grid-format", format=identity.format)
    found = next((guide for guide in guides if guide.id == identity.guide), None)
    if found is None:
        ids = ", ".join(guide.id for guide in guides) or "–"
        raise _RefusedError("grid-other-guide", guide=identity.guide, guides=ids)
    return found


def _identities(workbook: OpenedWorkbook) -> Iterator[GridIdentity]:
    if of_file := identity_of(workbook.properties):
        yield of_file
    for tab in workbook.tabs:
        for cell in tab.cells.values():
            if found := said_identity(cell):
                yield found


def _cells(workbook: OpenedWorkbook, guide: Guide) -> Iterator[GridCell]:
    tabs: dict[str, str] = {}
    for tab in workbook.tabs:
        head_row = _head_row(tab)
        if head_row is None:
            if _CANDIDATE.fullmatch(_plain(tab.name)):
                raise _RefusedError("grid-heads", tab=tab.name)
            continue
        candidate = _candidate(tab, head_row)
        if candidate in tabs:
            raise _RefusedError(
                "grid-candidate-twice", candidate=candidate, first=tabs[candidate], tab=tab.name
            )
        tabs[candidate] = tab.name
        yield from _TabReader(tab, head_row, guide).cells(candidate)
    if not tabs:
        raise _RefusedError("grid-without-tabs")


def _head_row(tab: Tab) -> int | None:
    """The first row that names the members' column and a question."""
    heads: dict[int, set[str]] = {}
    for (row, _), cell in tab.cells.items():
        heads.setdefault(row, set()).add(_plain(cell))
    rows = (
        row
        for row, texts in heads.items()
        if MEMBER_HEAD.upper() in texts and any(_QUESTION.fullmatch(text) for text in texts)
    )
    return min(rows, default=None)


def _candidate(tab: Tab, head_row: int) -> str:
    """Whose tab it is: the code above the heads, which the tab's name may not contradict."""
    above = {_plain(cell) for (row, _), cell in tab.cells.items() if row < head_row}
    codes = {text for text in above if _CANDIDATE.fullmatch(text)}
    if _CANDIDATE.fullmatch(name := _plain(tab.name)):
        codes.add(name)
    if len(codes) != 1:
        raise _RefusedError("grid-candidate-unclear", tab=tab.name)
    return codes.pop()


class _TabReader:
    """A candidate's tab: its heads, then its rows."""

    def __init__(self, tab: Tab, head_row: int, guide: Guide) -> None:
        self.tab, self.head_row = tab, head_row
        self.seats = {seat.member for seat in guide.content.panel if seat.member}
        heads = {column: _plain(cell) for (row, column), cell in tab.cells.items() if row == head_row}
        self.questions = {column: text for column, text in heads.items() if _QUESTION.fullmatch(text)}
        self._check_heads(guide, list(heads.values()))
        self.members = next(column for column, text in heads.items() if text == MEMBER_HEAD.upper())
        self.paper = next((column for column, text in heads.items() if text == PAPER_HEAD.upper()), None)

    def _check_heads(self, guide: Guide, heads: list[str]) -> None:
        for code in (*self.questions.values(), MEMBER_HEAD.upper(), PAPER_HEAD.upper()):
            if heads.count(code) > 1:
                raise _RefusedError("grid-head-twice", tab=self.tab.name, head=code.capitalize())
        for code in self.questions.values():
            if code not in rated_codes(guide):
                raise _RefusedError("grid-question-unknown", tab=self.tab.name, question=code)

    def cells(self, candidate: str) -> Iterator[GridCell]:
        found: dict[str, int] = {}
        for row in sorted({row for row, _ in self.tab.cells if row > self.head_row}):
            member = _plain(self._text(row, self.members))
            if not _MEMBER.fullmatch(member):
                self._check_is_no_member(row)
                continue
            if member in found:
                raise _RefusedError("grid-member-twice", tab=self.tab.name, member=member)
            if self.seats and member not in self.seats:
                raise _RefusedError("grid-member-unknown", tab=self.tab.name, member=member)
            found[member] = row
            yield from self._row(member, candidate, row)

    def _row(self, member: str, candidate: str, row: int) -> Iterator[GridCell]:
        """The member's cells; none where all of them say that the member does not rate the candidate."""
        texts = {_plain(self._text(row, column)) for column in self.questions}
        if texts <= _ABSENT:
            return
        on_paper = self.paper is not None and _plain(self._text(row, self.paper)) in _TICKED_WORDS
        for column, question in self.questions.items():
            cell = self.tab.cells.get((row, column))
            value = _VALUES.get(_plain(cell)) if cell else None
            raw = cell if value is None else None
            yield GridCell(member, candidate, question, value, raw, on_paper)

    def _check_is_no_member(self, row: int) -> None:
        """Refuses a row of ratings that does not say whose they are."""
        texts = {_plain(self._text(row, column)) for column in self.questions}
        if any(text in _VALUES or _DIGIT.search(text) for text in texts):
            raise _RefusedError("grid-row-unclear", tab=self.tab.name, row=row)

    def _text(self, row: int, column: int) -> str:
        return self.tab.cells.get((row, column), "")


def _plain(text: str) -> str:
    """The text as codes are compared: in capitals, without spaces around, ④ as 4."""
    return unicodedata.normalize("NFKC", text).strip().upper()
