"""Reads a filled scoring sheet: who rated whom, the values, the notes, and what is not certain.

An answer is found by its tag, its alias, its bookmark or the code of its row. Where they differ nothing is
chosen: the texts go to a person.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple, cast, get_args

from interview_kit.memory import kept
from interview_kit.models.collected import NoteKind, Value
from interview_kit.models.guide import Guide
from interview_kit.scoring_sheets.claims import Claim, SheetRefusal, claim_of
from interview_kit.scoring_sheets.fields import (
    ANSWER,
    SheetFields,
    SheetKind,
    rated_codes,
    sheet_fields,
)
from interview_kit.scoring_sheets.identity import Assignment
from interview_kit.scoring_sheets.values import BLANK, Rating, rating_of
from interview_kit.word.fields import Field, without_placeholder
from interview_kit.word.filled import FilledRefusal, read_filled
from interview_kit.word.places import Places, Row
from interview_kit.word.visible_text import Span

__all__ = ["FilledSheet", "ReadFile", "SheetRefusal", "read_scoring_sheet"]

_NOTE_KINDS = get_args(NoteKind)
_ANSWER_KINDS = {ANSWER[0], "hypotese", "spoergsmaal", "hoert", "konklusion"}
_BETWEEN = " | "
# A member whose name the fields do not depend on.
_SOMEBODY = "M1"
# A check box that is ticked.
_TICKED = "☒"


class FilledSheet(NamedTuple):
    """What one member wrote about one candidate; a blank value is None.

    `values` has every rated code of the sheet (S1, C1); `raw` the text where it is not exactly a level.
    `notes` and `answers` (by their tags without the candidate) hold no blanks. `handed_in` is the date and
    time in the sheet's own words.
    """

    member: str | None
    candidate: str | None
    values: Mapping[str, Value | None]
    raw: Mapping[str, str]
    notes: Mapping[str, Mapping[NoteKind, str]]
    answers: Mapping[str, str]
    handed_in: str | None


class ReadFile(NamedTuple):
    """The sheets of a file; `guide` is the id of their guide, `outside` what stands where no field is."""

    guide: str
    sheets: tuple[FilledSheet, ...]
    outside: tuple[str, ...]


def read_scoring_sheet(data: bytes, guides: Sequence[Guide]) -> ReadFile | SheetRefusal:
    """The sheets in these bytes, made for one of the guides, or why they are not read."""
    document = read_filled(data)
    if isinstance(document, str):
        return _unread(document)
    places = Places(document.body)
    claim = claim_of(document, places, guides)
    if isinstance(claim, SheetRefusal):
        return claim
    readers = [_Sheet(claim, candidate, places) for candidate in claim.candidates]
    outside = (text for reader in readers for text in reader.outside())
    return ReadFile(claim.guide.id, tuple(reader.read() for reader in readers), tuple(outside))


def _unread(reason: FilledRefusal) -> SheetRefusal:
    return SheetRefusal(f"sheet-{reason}", {})


class _Kept:
    """A guide as what is made of it is kept by: its hash."""

    def __init__(self, guide: Guide) -> None:
        self.guide = guide

    def __hash__(self) -> int:
        return hash(self.guide.hash)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Kept) and self.guide.hash == other.guide.hash


@kept(128)
def _fields(kept: _Kept, assignment: Assignment, kind: SheetKind) -> SheetFields:
    """The fields of a sheet. Kept, because they are the same for all who rate a candidate."""
    return sheet_fields(kept.guide, assignment, kind)


class _Sheet:
    """One sheet of a file: its fields, and where they are."""

    def __init__(self, claim: Claim, candidate: str, places: Places) -> None:
        self._places, self._body = places, places.body
        self._assignment = Assignment(candidate, claim.member)
        self._guide = claim.guide
        self._rates = all(
            seat.rates is not False for seat in claim.guide.content.panel if seat.member == claim.member
        )
        kind = SheetKind(among_others=claim.is_of_several, rates=self._rates)
        self._fields = _fields(_Kept(claim.guide), Assignment(candidate, _SOMEBODY), kind)
        self._ratings = {code: self._rating(code) for code in rated_codes(claim.guide) if self._rates}

    def read(self) -> FilledSheet:
        """All that is written in the sheet."""
        notes = {code: dict(self._notes(code)) for code in self._ratings}
        return FilledSheet(
            self._assignment.member,
            self._assignment.candidate,
            {code: rating.value for code, rating in self._ratings.items()},
            {code: rating.raw for code, rating in self._ratings.items() if rating.raw is not None},
            {code: written for code, written in notes.items() if written},
            dict(self._answers()),
            self._handed_in(),
        )

    def outside(self) -> Iterator[str]:
        """What is written beside the levels that are printed, in the row of a rating that has a value."""
        for code, rating in self._ratings.items():
            if rating.value is not None:
                field = self._fields.by_code[f"{code}.vurdering"]
                yield from (f"{field.row}: {text}" for text in self._marked(field))

    # Ratings

    def _rating(self, code: str) -> Rating:
        """The rating of a question; no value where its places differ: a person sees their texts."""
        field = self._fields.by_code[f"{code}.vurdering"]
        named, cells = self._places.spans(field), [row[-1] for row in self._rows(field)]
        spans = [*named, *cells]
        texts = dict.fromkeys(filter(None, (self._seen(span, field) for span in spans)))
        if not texts:
            marked = list(self._marked(field))
            return Rating(raw=_BETWEEN.join(marked)) if marked else BLANK
        found = {rating_of(text, field) for text in texts}
        is_apart = bool(named) and any(not any(map(partial(_is_in, cell), named)) for cell in cells)
        if len(found) > 1 or is_apart or any(self._places.holds_another(span, field) for span in spans):
            return Rating(raw=_BETWEEN.join(texts))
        return found.pop()

    def _rows(self, field: Field) -> list[Row]:
        """The rows with the field's code that have a cell for each choice, as they are made."""
        return [row for row in self._places.rows(field.row) if len(row) == len(field.choices) + 2]

    def _seen(self, span: Span, field: Field) -> str:
        return without_placeholder(self._body.text(span), field)

    def _marked(self, field: Field) -> Iterator[str]:
        """What is written in the cells with the levels that are ringed on paper."""
        printed = [choice.value for choice in field.choices]
        for row in self._rows(field):
            if self._body.text((row[1][0], row[-2][1])).split() == printed:
                continue
            for cell, choice in zip(row[1:-1], field.choices, strict=True):
                text = self._body.text(cell).strip()
                if text not in {"", choice.value}:
                    yield text

    # Words

    def _notes(self, code: str) -> Iterator[tuple[NoteKind, str]]:
        for kind in _NOTE_KINDS:
            text = self._words(self._fields.by_code[f"{code}.{kind}"])
            if text:
                yield cast("NoteKind", kind), text

    def _answers(self) -> Iterator[tuple[str, str]]:
        for tag, field in self._fields.by_code.items():
            if tag.rpartition(".")[2] in _ANSWER_KINDS:
                text = self._words(field)
                if text:
                    yield tag, text

    def _words(self, field: Field) -> str:
        """What is written in the field or, where the field is alone in it, in its cell."""
        is_shown = any(control.shows_placeholder for control in self._places.controls(field))
        spans = dict.fromkeys(self._whole(span, field) for span in dict.fromkeys(self._places.spans(field)))
        texts = (without_placeholder(self._body.text(span), field, is_shown=is_shown) for span in spans)
        return "\n".join(dict.fromkeys(_without_label(text) for text in texts if text))

    def _whole(self, span: Span, field: Field) -> Span:
        """The cell that the field is in, or else the field itself."""
        cell = self._places.cell_of(span)
        return cell if cell and not self._places.holds_another(cell, field) else span

    def _handed_in(self) -> str | None:
        """When the sheet says that it was handed in, and that it was where only that is ticked."""
        fields = self._fields.by_code
        day, hour = (self._first(fields[f"afleveret.{part}"]) for part in ("dato", "tid"))
        box = fields["afleveret"]
        ticked = any(control.is_ticked for control in self._places.controls(box)) or any(
            _TICKED in self._body.text(span) for span in self._places.marks(box)
        )
        return " kl. ".join(filter(None, (day, hour))) or ("ja" if ticked else None)

    def _first(self, field: Field) -> str:
        return next((self._seen(span, field) for span in self._places.spans(field)), "")


def _is_in(whole: Span, part: Span) -> bool:
    return whole[0] <= part[0] and part[1] <= whole[1]


def _without_label(text: str) -> str:
    """What is written, without the label that stands in the same cell."""
    label, line, written = text.partition("\n")
    return written.strip() if line and label.strip() == ANSWER[1] else text
