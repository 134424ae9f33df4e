"""A workbook of the bank as a person has it open, written in by openpyxl and not by us."""

import io
from dataclasses import replace
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from interview_kit.curation import Received
from interview_kit.curation.workbook.reading import read_workbook
from interview_kit.models.bank import Entry, QuestionBank

_FREE = "Nye tekster"


class Opened:
    """A workbook as a person has it before them: cells by tab, text and head."""

    def __init__(self, data: bytes) -> None:
        self.book: Workbook = load_workbook(io.BytesIO(data))

    def __getitem__(self, tab: str) -> Worksheet:
        sheet = self.book[tab]
        assert isinstance(sheet, Worksheet)
        return sheet

    def heads(self, tab: str) -> dict[str, int]:
        return {str(cell.value): cell.column for cell in self[tab][1] if cell.value}

    def row(self, tab: str, **texts: Any) -> int:
        """The first row with these texts under these heads."""
        heads = self.heads(tab)
        for row in range(2, self[tab].max_row + 1):
            if all(self[tab].cell(row, heads[head]).value == text for head, text in texts.items()):
                return row
        raise KeyError(texts)

    def put(self, tab: str, row: int, **texts: Any) -> int:
        heads = self.heads(tab)
        for head, text in texts.items():
            cell = self[tab].cell(row, heads[head.replace("_", " ")])
            cell.value = text
            if isinstance(text, str):
                cell.data_type = "s"  # as in a column of texts, where Excel takes no formula
        return row

    def free_row(self) -> int:
        sheet = self["Tekster"]
        return 1 + next(n for n in range(2, sheet.max_row) if str(sheet.cell(n, 1).value).startswith(_FREE))

    def saved(self, by: str = "Ida Juul") -> bytes:
        self.book.properties.lastModifiedBy = by
        stream = io.BytesIO()
        self.book.save(stream)
        return stream.getvalue()


def read(data: bytes, bank: QuestionBank) -> Received:
    found = read_workbook(data, "bank.xlsx", bank)
    assert isinstance(found, Received), found
    return found


def wanted(received: Received) -> list[tuple[str, str, str]]:
    return [(one.kind, one.address, one.words) for one in received.proposals]


def with_entries(bank: QuestionBank, entries: list[Entry]) -> QuestionBank:
    lines = dict.fromkeys([*bank.entries, *(entry.behaviour for entry in entries)])
    by_line = {line: tuple(one for one in entries if one.behaviour == line) for line in lines}
    return replace(bank, entries=by_line)
