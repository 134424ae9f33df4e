"""Reads a workbook that came home: the same proposals as from Word, whoever saved it and in which program."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from interview_kit.curation.position_texts import position_texts
from interview_kit.curation.proposals import Consent, Origin, Proposal, Received, Remark, Unplaced
from interview_kit.curation.texts import texts_of
from interview_kit.curation.workbook.columns import (
    ENTRIES_TAB,
    ENTRY_HEADS,
    HOW_TO_ROWS,
    HOW_TO_TAB,
    LISTS_TAB,
    POSITION_HEADS,
    POSITIONS_TAB,
    TEXT_HEADS,
    TEXTS_TAB,
    Head,
)
from interview_kit.curation.workbook.entries_reading import EntriesReader
from interview_kit.curation.workbook.form_reading import FormsReader, is_form
from interview_kit.curation.workbook.placed import placed_entries
from interview_kit.curation.workbook.positions_reading import PositionsReader
from interview_kit.curation.workbook.tables import Finding, SavedFile, Table, read_table, rows_of
from interview_kit.curation.workbook.texts_reading import TextsReader
from interview_kit.models.bank import QuestionBank
from interview_kit.workbook_cells import CannotReadError, OpenedWorkbook, Tab, open_workbook

# The date that every workbook of ours has until somebody saves it.
_NEVER_SAVED = "1980-"
_HEADS: Mapping[str, Sequence[Head]] = {
    TEXTS_TAB: TEXT_HEADS,
    ENTRIES_TAB: ENTRY_HEADS,
    POSITIONS_TAB: POSITION_HEADS,
}
# Heads that no other of our tabs has: a tab without any of them is not the one.
_OWN_HEADS = {
    TEXTS_TAB: {"text", "new", "field"},
    ENTRIES_TAB: {"state", "by", "covers", "keywords"},
    POSITIONS_TAB: {"reason", "position", "round"},
}
_TAB_GONE = "Fanen {tab} er ikke i filen, så der er intet læst af den."


def read_workbook(data: bytes, source: str, bank: QuestionBank) -> Received | str:
    """All that the file wants of the bank, or the code of why it is not read.

    `source` is what the file is called. Nothing is guessed silently: what has no place is listed.
    """
    try:
        workbook = open_workbook(data)
    except CannotReadError as error:
        return f"workbook-{error.reason}"
    reader = _Reader(workbook, source, bank)
    return reader.received() if reader.is_ours else "workbook-not-ours"


class _Reader:
    """The tabs of a workbook by what they are."""

    def __init__(self, workbook: OpenedWorkbook, source: str, bank: QuestionBank) -> None:
        self.bank = bank
        at = "" if workbook.saved_at.startswith(_NEVER_SAVED) else workbook.saved_at
        self.file = SavedFile(source, workbook.saved_by, at)
        self.tables: dict[str, list[Table]] = {}
        self.forms: list[Tab] = []
        self.others: list[Tab] = []
        for tab in workbook.tabs:
            if tab.name == HOW_TO_TAB:
                self.others.append(_without_ours(tab))
            elif tab.name != LISTS_TAB:
                self._sort(tab)

    @property
    def is_ours(self) -> bool:
        return bool(self.tables or self.forms)

    def received(self) -> Received:
        """What all tabs want, in the order of our tabs."""
        placed = {placed.entry.id: placed for placed in placed_entries(self.bank)}
        all_texts = {key: text for each in placed.values() for key, text in texts_of(each.entry).items()}
        for position in self.bank.positions.values():
            all_texts |= position_texts(position)
        texts = TextsReader(all_texts, {key: each.around for key, each in placed.items()})
        entries, positions, forms = EntriesReader(placed), PositionsReader(self.bank), FormsReader(self.bank)
        findings: list[Finding] = []
        seen: set[str] = set()
        for table in self.tables.get(TEXTS_TAB, ()):
            wanted, addresses = texts.read(table)
            findings += wanted
            seen |= addresses
        for table in self.tables.get(ENTRIES_TAB, ()):
            findings += entries.read(table)
        for table in self.tables.get(POSITIONS_TAB, ()):
            findings += positions.read(table)
        for tab in self.forms:
            findings += forms.read(tab, self.file)
        return _sorted([*findings, *self._missing(), *self._elsewhere()], len(seen))

    def _sort(self, tab: Tab) -> None:
        """Takes the tab for what most of its heads say."""
        tables = {name: read_table(tab, heads, self.file) for name, heads in _HEADS.items()}
        fitting = {name: table for name, table in tables.items() if table and table.heads & _OWN_HEADS[name]}
        if fitting:
            best = max(fitting, key=lambda name: len(fitting[name].heads))
            self.tables.setdefault(best, []).append(fitting[best])
        elif is_form(tab):
            self.forms.append(tab)
        else:
            self.others.append(tab)

    def _missing(self) -> Iterator[Remark]:
        for name in _HEADS:
            if name not in self.tables:
                origin = Origin(self.file.by, self.file.at, self.file.name)
                yield Remark("", _TAB_GONE.format(tab=name), origin, is_open=False)

    def _elsewhere(self) -> Iterator[Unplaced]:
        """Each row of a tab that is none of ours."""
        for tab in self.others:
            for number, cells in sorted(rows_of(tab.cells).items()):
                words = " · ".join(text for _, text in sorted(cells.items()))
                yield Unplaced(words, tab.name, self.file.origin(tab.name, number))


def _without_ours(tab: Tab) -> Tab:
    """The tab that says how it is done, with what somebody has written on it besides."""
    others = {
        (row, column): text for (row, column), text in tab.cells.items() if row > HOW_TO_ROWS or column > 1
    }
    return Tab(tab.name, others)


def _sorted(findings: Iterable[Finding], texts: int) -> Received:
    """The findings by what they are."""
    every = list(findings)
    return Received(
        proposals=tuple(finding for finding in every if isinstance(finding, Proposal)),
        remarks=tuple(finding for finding in every if isinstance(finding, Remark)),
        consents=tuple(finding for finding in every if isinstance(finding, Consent)),
        unplaced=tuple(finding for finding in every if isinstance(finding, Unplaced)),
        texts=texts,
    )
