"""An entry in the order and the words of the question book, each text with its address."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from interview_kit.checks.running import told_of
from interview_kit.curation.addresses import lists_of, numbered, place_words
from interview_kit.curation.book_marks import book_texts
from interview_kit.documents.book_rows import BookRows, Row
from interview_kit.documents.question_book import STATES
from interview_kit.models.bank import UNWRITTEN, Entry, QuestionBank
from interview_kit.office.bank_at_hand import BankAtHand
from interview_kit.workplace.question_book import remarks_beside

# What stands above the parts of an entry in the book.
_COVERS, _ASKED, _LEVELS = "Dækker", "Spørgsmål og opfølgning", "Sådan lyder svaret på de fem trin"
_SIGNS, _FLAGS, _MORE = "Lyt efter", "Røde flag", "Andre trin til den samme adfærd"

Remark = dict[str, str]


def entry_remarks(hand: BankAtHand, entry: Entry) -> dict[str, list[Remark]]:
    """What the rules say of the entry, by the address of the text; "" is the entry as a whole."""
    placed = hand.placed.entries[entry.id]
    found = [
        (finding.loc, placed.problem(finding.rule, finding.loc, **finding.details))
        for finding in told_of(entry, hand.findings_in(entry))
    ]
    printed = {text.address for texts in book_texts(entry).values() for text in texts}
    remarks: dict[str, list[Remark]] = {}
    for remark in remarks_beside(entry, found):
        place = remark.address if remark.address in printed else ""
        sentence = " ".join(filter(None, (remark.words, remark.hint)))
        remarks.setdefault(place, []).append({"label": remark.label, "sentence": sentence})
    return remarks


def state_line(entry: Entry) -> str:
    """`Forslag · version 1 · skrevet af Mette Holm · ikke godkendt`, as it stands in the book."""
    approved = entry.approved if entry.state == "approved" else None
    by = f"godkendt af {approved.by} {approved.date}" if approved else "ikke godkendt"
    return f"{STATES[entry.state]} · version {entry.version} · skrevet af {entry.author} · {by}"


def entry_sections(
    bank: QuestionBank, entry: Entry, remarks: Mapping[str, Sequence[Remark]]
) -> list[dict[str, Any]]:
    """The parts of the book: `title` and `heading` stand above the rows, `adds` say where one more may be."""
    positions = {key: position.title for key, position in bank.positions.items()}
    book = BookRows(positions).entry(entry, ())
    parts: list[tuple[str, str, Iterable[Row]]] = [
        (_COVERS, "", book.about),
        *((_ASKED, asked.label, asked.rows) for asked in book.asked),
        (_LEVELS, "", book.levels),
        (_SIGNS, "", book.signs),
        (_FLAGS, "", book.flags),
        *((_MORE, levels.title, levels.rows) for levels in book.more),
    ]
    texts = book_texts(entry)
    return [
        {
            "title": title,
            "heading": heading,
            "rows": [shown for row in rows for shown in _rows(row, entry, remarks)],
            "adds": [*_adds([text.address for row in rows for text in texts[row.code]], entry, title)],
        }
        for title, heading, rows in parts
    ]


def _rows(row: Row, entry: Entry, remarks: Mapping[str, Sequence[Remark]]) -> Iterator[dict[str, Any]]:
    """The texts of a row; `code` is what the book calls the row."""
    for text in book_texts(entry)[row.code]:
        yield {
            "address": text.address,
            "code": row.code.replace("-", "–"),
            "label": place_words(text.address),
            "text": text.words,
            "is_unwritten": text.words == UNWRITTEN,
            "remarks": [*remarks.get(text.address, ())],
        }


def _adds(addresses: Sequence[str], entry: Entry, title: str) -> Iterator[Remark]:
    """Where one more text of each list may come to stand."""
    lists = lists_of(entry)
    places = [place for place in map(numbered, addresses) if place and place.list_key in lists]
    last = {place.list_key: place.number for place in places}
    if title == _FLAGS:
        last = last or {f"{entry.id}/rødt flag ": 0}
    for key, number in last.items():
        address = f"{key}{number + 1}"
        yield {"address": address, "label": place_words(address)}
