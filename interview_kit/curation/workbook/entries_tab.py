"""The tab with a row for every entry: its state, who approved it, and what it is found by."""

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from interview_kit.curation.workbook import looks
from interview_kit.curation.workbook.columns import ENTRY_HEADS, entry_values, prints
from interview_kit.curation.workbook.placed import placed_entries
from interview_kit.models.bank import STATE_WORDS, QuestionBank

_STYLES = {"version": looks.COUNT, "on": looks.OPEN_DATE}
# The states that are chosen; an approval is a name and a date.
_CHOSEN = (STATE_WORDS["proposed"], STATE_WORDS["in_review"], STATE_WORDS["retired"])


def write_entries(sheet: Worksheet, bank: QuestionBank) -> None:
    """One row an entry."""
    looks.write_heads(sheet, ENTRY_HEADS)
    row = 1
    for row, placed in enumerate(placed_entries(bank), 2):
        entry, line = placed.entry, placed.behaviour
        values = entry_values(entry, line.near)
        shown: dict[str, str | int] = {
            **values,
            "entry": entry.id,
            "behaviour": line.text,
            "used_by": placed.used_by,
            "version": entry.version,
            "address": entry.id,
            "line": line.id,
            "words": entry.words,
            "printed": prints(values),
        }
        for column, head in enumerate(ENTRY_HEADS, 1):
            style = _STYLES.get(head.key) or (looks.OPEN if head.is_open else looks.LOCKED)
            looks.write(sheet, row, column, shown.get(head.key) or None, style)
        texts = [(str(shown.get(head.key, "")), head.width) for head in ENTRY_HEADS if not head.is_hidden]
        looks.fit_height(sheet, row, texts)
    states = get_column_letter([head.key for head in ENTRY_HEADS].index("state") + 1)
    looks.choices(sheet, f"{states}2:{states}{max(row, 2)}", f'"{",".join(_CHOSEN)}"')
    looks.finish_table(sheet, ENTRY_HEADS, row, "Sæt")
