"""The first tab of an Excel file as a table."""

from interview_kit.previews.nodes import CannotShowError, Node, Preview, Refusal, node
from interview_kit.workbook_cells import CannotReadError, Cells, open_workbook

_MOST_ROWS, _MOST_COLUMNS, _LONGEST = 200, 40, 2_000
_REASONS: dict[str, Refusal] = {
    "empty": "damaged", "other-format": "other-kind", "damaged": "damaged", "password": "password",
    "too-large": "too-large", "unsafe": "unsafe",
}  # fmt: skip
_PAPER = {"font-family": '"Calibri", Carlito, sans-serif', "font-size": "11pt", "padding": "24pt"}
_CELL = {
    "border": "0.75pt solid #a6a6a6", "padding": "2pt 5pt", "vertical-align": "top",
    "white-space": "pre-wrap",
}  # fmt: skip


def workbook_preview(data: bytes) -> Preview:
    """What its first tab shows, as far as anybody reads. Raises `CannotShowError`."""
    try:
        book = open_workbook(data)
    except CannotReadError as error:
        raise CannotShowError(_REASONS[error.reason]) from None
    if not book.tabs:
        raise CannotShowError("damaged")
    first, *others = book.tabs
    nodes = [node("h2", {"margin": "0 0 8pt", "font-size": "13pt"}, text=first.name), _table(first.cells)]
    notes = ["Kun det første ark i filen vises her."] if others else []
    if any(row > _MOST_ROWS or column > _MOST_COLUMNS for row, column in first.cells):
        notes.append(f"Her vises højst {_MOST_ROWS} rækker og {_MOST_COLUMNS} kolonner.")
    return Preview([nodes], _PAPER, " ".join(notes))


def _table(cells: Cells) -> Node:
    rows = min(max((row for row, _ in cells), default=0), _MOST_ROWS)
    columns = min(max((column for _, column in cells), default=0), _MOST_COLUMNS)
    body = [
        node(
            "tr",
            None,
            [
                node("td", _CELL, text=cells.get((row, column), "")[:_LONGEST])
                for column in range(1, columns + 1)
            ],
        )
        for row in range(1, rows + 1)
    ]
    return node("table", {"border-collapse": "collapse"}, [node("tbody", None, body)] if body else [])
