"""The rows of the question book: each text with its bookmark, its row's code and its comments."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import count
from typing import TYPE_CHECKING, NamedTuple

from interview_kit.curation.book_marks import approval_mark, book_texts, entry_mark, row_code, text_mark
from interview_kit.curation.texts import BankText, texts_of
from interview_kit.models.bank import LEVELS, UNWRITTEN, Entry, Question
from interview_kit.word.comments import Comment
from interview_kit.word.fields import WRITE_HERE, Field

if TYPE_CHECKING:
    from interview_kit.word.controls import ControlKind

KINDS = {
    "behavioural": "Adfærd – vurderes",
    "situational": "Situation – vurderes ikke",
    "rated-situational": "Situation – kan vurderes",
    "reflective": "Refleksion – vurderes ikke",
    "knowledge": "Viden – vurderes ikke",
}
_LONGEST_ALIAS = 64
_ALONE = ("", " bredt")


class BookRemark(NamedTuple):
    """What a rule says: its label, what is wrong and what to do; at a text's address, where it is known."""

    label: str
    words: str
    hint: str
    address: str = ""


class BookText(NamedTuple):
    """A text as `word.marked_text.MarkedText`."""

    number: int
    bookmark: str
    words: str
    comments: tuple[int, ...] = ()
    is_quiet: bool = False


class Row(NamedTuple):
    """A row of texts; `label` says what they are where the code alone does not."""

    code: str
    texts: tuple[BookText, ...]
    label: str = ""


class Asked(NamedTuple):
    """A question in one wording: its label, and the rows of question, wider wording and probes."""

    label: str
    rows: tuple[Row, ...]


class Levels(NamedTuple):
    """The levels of a position, a scene or those without staff."""

    title: str
    rows: tuple[Row, ...]


class BookEntry(NamedTuple):
    """An entry as the book prints it; `remarks` are (label, words) with the row's code."""

    heading: BookText
    remarks: tuple[tuple[str, str], ...]
    about: tuple[Row, ...]
    asked: tuple[Asked, ...]
    levels: tuple[Row, ...]
    signs: tuple[Row, ...]
    flags: tuple[Row, ...]
    more: tuple[Levels, ...]
    approval: tuple[tuple[str, Field], ...]


class BookRows:
    """Numbers the texts, fields and comments of a whole book, entry after entry."""

    def __init__(self, positions: Mapping[str, str]) -> None:
        self._positions = positions
        self._numbers, self._comment_numbers = count(1), count(1)
        self.comments: list[Comment] = []

    def entry(self, entry: Entry, remarks: Sequence[BookRemark]) -> BookEntry:
        """The entry with the next numbers."""
        beside = self._beside(entry, remarks)
        heading = BookText(next(self._numbers), entry_mark(entry), entry.id, beside.get("", ()))
        rows = {
            code: Row(code, tuple(self._text(text, beside.get(text.address, ())) for text in texts))
            for code, texts in book_texts(entry).items()
        }
        return BookEntry(
            heading,
            tuple(_printed(entry, remarks)),
            tuple(_labelled(rows, {"D": "Dækker", "T": "Tæller også"})),
            tuple(self._asked(entry, rows)),
            tuple(rows[str(level)] for level in LEVELS),
            tuple(rows[code] for code in ("+", "-") if code in rows),
            tuple(rows[code] for code in ("!",) if code in rows),
            tuple(self._more(entry, rows)),
            tuple(self._approval(entry)),
        )

    def _text(self, text: BankText, comments: tuple[int, ...]) -> BookText:
        mark = text_mark(text.address, text.words)
        return BookText(next(self._numbers), mark, text.words, comments, text.words == UNWRITTEN)

    def _beside(self, entry: Entry, remarks: Sequence[BookRemark]) -> dict[str, tuple[int, ...]]:
        """The numbers of the comments by the address they stand at; "" is the entry's heading."""
        printed = {text.address for texts in book_texts(entry).values() for text in texts}
        beside: dict[str, tuple[int, ...]] = {}
        for remark in remarks:
            comment = Comment(next(self._comment_numbers), (f"{remark.label}: {remark.words}", remark.hint))
            self.comments.append(comment)
            place = remark.address if remark.address in printed else ""
            beside[place] = (*beside.get(place, ()), comment.number)
        return beside

    def _asked(self, entry: Entry, rows: Mapping[str, Row]) -> Iterator[Asked]:
        for number, question in enumerate(entry.questions, 1):
            if not question.retired:
                yield Asked(self._label(question), tuple(_wording(rows, f"S{number}")))
            if not question.retired and question.without_staff:
                yield Asked("Uden personale", tuple(_wording(rows, f"U{number}")))

    def _label(self, question: Question) -> str:
        """What kind of question it is, how long it takes, and which positions it is for."""
        is_rated = question.kind == "situational" and question.is_rated
        kind = KINDS["rated-situational" if is_rated else question.kind]
        paper = " · gives også på papir" if question.on_paper else ""
        titles = " og ".join(self._title(position) for position in question.positions)
        return f"{kind} · {question.minutes} min{paper}{f' · til {titles}' if titles else ''}"

    def _title(self, position: str) -> str:
        return self._positions.get(position, position).lower()

    def _more(self, entry: Entry, rows: Mapping[str, Row]) -> Iterator[Levels]:
        for number, position in enumerate(entry.anchors_for, 1):
            yield Levels(f"Trin til {self._title(position)}", _levels(rows, f"P{number}"))
        for number, question in enumerate(entry.questions, 1):
            if not question.retired and question.anchors:
                yield Levels(f"Egne trin til S{number}", _levels(rows, f"S{number}"))
            if not question.retired and question.without_staff and question.without_staff.anchors:
                yield Levels(f"Uden personale, til U{number}", _levels(rows, f"U{number}"))

    def _approval(self, entry: Entry) -> Iterator[tuple[str, Field]]:
        fields: tuple[tuple[str, str, ControlKind], ...] = (
            ("Godkendt af", "navn", "text"), ("Dato", "dato", "date"), ("Forbehold", "forbehold", "text"),
        )  # fmt: skip
        for label, name, kind in fields:
            alias = f"{label}: {entry.id}"[:_LONGEST_ALIAS]
            placeholder = "Vælg dato" if kind == "date" else WRITE_HERE
            mark = approval_mark(entry, name)
            yield label, Field(mark, alias, mark, placeholder, kind, number=next(self._numbers))


def _labelled(rows: Mapping[str, Row], labels: Mapping[str, str]) -> Iterator[Row]:
    for code, label in labels.items():
        if code in rows:
            yield rows[code]._replace(label=label)


def _wording(rows: Mapping[str, Row], code: str) -> Iterator[Row]:
    """The rows of a question: its words and the wider ones, each alone, and its probes."""
    for ending in (*_ALONE, " opf."):
        if f"{code}{ending}" in rows:
            yield rows[f"{code}{ending}"]


def _levels(rows: Mapping[str, Row], code: str) -> tuple[Row, ...]:
    return tuple(rows[f"{code}-{level}"] for level in LEVELS)


def _printed(entry: Entry, remarks: Iterable[BookRemark]) -> Iterator[tuple[str, str]]:
    """The remarks in the few words that are printed: what to do stands in the comment."""
    texts = texts_of(entry)
    for remark in remarks:
        text = texts.get(remark.address)
        code = f"{row_code(entry, text)}: " if text else ""
        yield remark.label, f"{code}{remark.words}"
