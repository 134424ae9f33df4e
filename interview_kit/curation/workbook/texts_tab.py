"""The tab with every text of the bank, and free rows for new ones."""

from collections.abc import Iterator, Mapping

from openpyxl.worksheet.worksheet import Worksheet

from interview_kit.curation.addresses import entry_of, place_words
from interview_kit.curation.position_texts import position_texts
from interview_kit.curation.texts import text_hash, texts_of
from interview_kit.curation.workbook import looks
from interview_kit.curation.workbook.columns import FREE_HELP, TEXT_HEADS, Head, field_and_number
from interview_kit.curation.workbook.lists import Lists
from interview_kit.curation.workbook.placed import placed_entries
from interview_kit.models.bank import QuestionBank

FREE_ROWS = 60
_TEXT_WIDTH = next(head.width for head in TEXT_HEADS if head.key == "text")
_CUT = {"profile", "competency", "behaviour", "entry", "field"}
_FREE = {"entry", "field", "number", "text", "new", "note"}


def write_texts(sheet: Worksheet, bank: QuestionBank, lists: Lists) -> None:
    """One row a text in the order of the book, then those of the positions."""
    looks.write_heads(sheet, TEXT_HEADS)
    row = 1
    for row, values in enumerate(_rows(bank), 2):
        for column, head in enumerate(TEXT_HEADS, 1):
            looks.write(sheet, row, column, values.get(head.key), _style(head))
        looks.fit_height(sheet, row, [(str(values["text"]), _TEXT_WIDTH)])
    looks.finish_table(sheet, TEXT_HEADS, row, "Tekster")
    _free_rows(sheet, row + 1, lists)


def _style(head: Head) -> str:
    """Only the texts are wrapped: what they belong to would make every row high."""
    if head.is_open:
        return looks.OPEN
    if head.key in _CUT:
        return looks.CUT
    return looks.COUNT if head.key == "number" else looks.LOCKED


def _rows(bank: QuestionBank) -> Iterator[Mapping[str, str | int]]:
    for placed in placed_entries(bank):
        for text in texts_of(placed.entry).values():
            field, number = field_and_number(text)
            yield {
                **placed.around,
                "entry": placed.entry.id,
                "field": field.name[:1].upper() + field.name[1:],
                **({"number": int(number)} if number else {}),
                "text": text.words,
                "address": text.address,
                "printed": text_hash(text.words),
            }
    yield from _position_rows(bank)


def _position_rows(bank: QuestionBank) -> Iterator[Mapping[str, str | int]]:
    """The texts of the positions, behind those of the book."""
    lines = {line.id: line.text for one in bank.profiles.values() for line in one.printed_for().behaviours}
    for position in bank.positions.values():
        for text in position_texts(position).values():
            yield {
                "profile": bank.profiles[position.profile].printed_for().title,
                "competency": f"Stillingen {position.title}",
                "behaviour": lines.get(text.address.rpartition(" ")[2], ""),
                "entry": entry_of(text.address),
                "field": place_words(text.address),
                "text": text.words,
                "address": text.address,
                "printed": text_hash(text.words),
            }


def _free_rows(sheet: Worksheet, first: int, lists: Lists) -> None:
    """Rows for new texts below the filter: they stay in sight whatever is filtered."""
    looks.write(sheet, first, 1, FREE_HELP, looks.QUIET)
    sheet.merge_cells(start_row=first, start_column=1, end_row=first, end_column=len(TEXT_HEADS) - 2)
    last = first + FREE_ROWS
    for row in range(first + 1, last + 1):
        for column, head in enumerate(TEXT_HEADS, 1):
            if head.key in _FREE:
                looks.write(
                    sheet, row, column, None, looks.OPEN_COUNT if head.key == "number" else looks.OPEN
                )
    looks.choices(sheet, f"D{first + 1}:D{last}", f"={lists.entries}")
    looks.choices(sheet, f"E{first + 1}:E{last}", f"={lists.fields}")
