"""The tab with every text of the bank, and free rows for new ones."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from openpyxl.worksheet.worksheet import Worksheet

from interview_kit.curation.texts import text_hash, texts_of
from interview_kit.curation.workbook import looks
from interview_kit.curation.workbook.columns import TEXT_HEADS, field_of
from interview_kit.curation.workbook.lists import Lists
from interview_kit.models.bank import Behaviour, Competency, Entry, Profile, QuestionBank

FREE_ROWS = 60
_FREE = {"entry", "field", "number", "text", "new", "note"}


class PlacedEntry(NamedTuple):
    """An entry with the line that it was written for."""

    profile: Profile
    competency: Competency
    behaviour: Behaviour
    entry: Entry


def placed_entries(bank: QuestionBank) -> Iterator[PlacedEntry]:
    """Every entry once, in the order of the profiles."""
    for profile in bank.profiles.values():
        shown = profile.printed_for()
        for competency in shown.competencies:
            for line in competency.behaviours:
                for entry in bank.entries.get(line.id, ()):
                    if entry.behaviour == line.id:
                        yield PlacedEntry(shown, competency, line, entry)


def write_texts(sheet: Worksheet, bank: QuestionBank, lists: Lists) -> None:
    """One row a text in the order of the book."""
    looks.write_heads(sheet, TEXT_HEADS)
    row = 1
    for row, values in enumerate(_rows(bank), 2):
        for column, head in enumerate(TEXT_HEADS, 1):
            style = looks.OPEN if head.is_open else looks.COUNT if head.key == "number" else looks.LOCKED
            looks.write(sheet, row, column, values.get(head.key), style)
    looks.finish_table(sheet, TEXT_HEADS, row, "Tekster")
    _free_rows(sheet, row + 1, lists)


def _rows(bank: QuestionBank) -> Iterator[Mapping[str, str | int]]:
    for placed in placed_entries(bank):
        for text in texts_of(placed.entry).values():
            field, number = field_of(text)
            yield {
                "profile": placed.profile.title,
                "competency": placed.competency.title,
                "behaviour": placed.behaviour.text,
                "entry": placed.entry.id,
                "field": field.name[:1].upper() + field.name[1:],
                **({"number": int(number)} if number else {}),
                "text": text.words,
                "address": text.address,
                "printed": text_hash(text.words),
            }


def _free_rows(sheet: Worksheet, first: int, lists: Lists) -> None:
    """Rows for new texts below the filter: they stay in sight whatever is filtered."""
    looks.write(sheet, first, 1, "Nye tekster: vælg Sæt og Felt i rækkerne herunder, og skriv teksten.", looks.QUIET)
    sheet.merge_cells(start_row=first, start_column=1, end_row=first, end_column=len(TEXT_HEADS) - 2)
    last = first + FREE_ROWS
    for row in range(first + 1, last + 1):
        for column, head in enumerate(TEXT_HEADS, 1):
            if head.key in _FREE:
                looks.write(sheet, row, column, None, looks.OPEN_COUNT if head.key == "number" else looks.OPEN)
    looks.choices(sheet, f"D{first + 1}:D{last}", f"={lists.entries}")
    looks.choices(sheet, f"E{first + 1}:E{last}", f"={lists.fields}")
