"""The fields of a scoring sheet: the one list that the sheet is written from and can be read back by.

An answer is found by its tag, its alias, its bookmark or the code that its row begins with; programs that
save the sheet keep at least one of them. Placeholders hold no digit, so that none can be read as a level.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from interview_kit.models.bank import RatingScale
from interview_kit.models.guide import Guide
from interview_kit.models.position import MOST_PEOPLE
from interview_kit.scoring_sheets.identity import UNASSIGNED, Assignment
from interview_kit.word.controls import ControlKind

# The parts of an answer that are written down: the tag's ending and the label.
NOTES = (("situation", "Situation"), ("handling", "Egen handling"), ("resultat", "Resultat"))
# The same parts, as they are asked for about a case: the candidate tells of no situation, but of a task.
CASE_NOTES = (
    ("situation", "Det så kandidaten i opgaven"),
    ("handling", "Det ville kandidaten gøre"),
    ("resultat", "Det skulle der komme ud af det"),
)
# What is written about a question that is not rated.
ANSWER = ("svar", "Svar")
HYPOTHESIS_NOTES = (
    ("hypotese", "Hvad vil I have afklaret, og hvor ved I det fra?"),
    ("spoergsmaal", "Spørgsmål"),
    ("hoert", "Hørt (ord, handling)"),
)
WRITE_HERE = "…"


class Choice(NamedTuple):
    """What a list shows and the value behind it."""

    label: str
    value: str


CONCLUSIONS = (
    Choice("Bekræftet", "bekraeftet"),
    Choice("Afkræftet", "afkraeftet"),
    Choice("Ikke afklaret", "ikke-afklaret"),
)


class Field(NamedTuple):
    """A place to answer; its attributes are those of `word.controls.Control`.

    `row` is the code that the field's row begins with (S1, B1), empty where the row shows none.
    """

    tag: str
    alias: str
    bookmark: str
    placeholder: str = WRITE_HERE
    kind: ControlKind = "text"
    choices: tuple[Choice, ...] = ()
    row: str = ""
    number: int = 0


@dataclass(frozen=True)
class SheetFields:
    """Every field of a sheet in the order of the page, numbered from 1."""

    fields: tuple[Field, ...]

    def __iter__(self) -> Iterator[Field]:
        return iter(self.fields)

    @cached_property
    def by_tag(self) -> Mapping[str, Field]:
        return {field.tag: field for field in self.fields}

    @cached_property
    def by_bookmark(self) -> Mapping[str, Field]:
        return {field.bookmark: field for field in self.fields}

    @cached_property
    def by_row(self) -> Mapping[str, Field]:
        """The ratings and conclusions by the code that their row begins with (S1, B1)."""
        return {field.row: field for field in self.fields if field.row}


def sheet_fields(guide: Guide, assignment: Assignment = UNASSIGNED) -> SheetFields:
    """The fields of the guide's sheet; page one asks for a code that is not known yet."""
    fields = (*_page_one(assignment), *_questions(guide), *_unrated(guide), *_hypotheses(guide))
    return SheetFields(tuple(field._replace(number=number) for number, field in enumerate(fields, 1)))


def _page_one(assignment: Assignment) -> Iterator[Field]:
    """Whose sheet it is, where that is not printed, and what is filled in when it is handed in."""
    if not assignment.candidate:
        choices = _people("K")
        yield Field("kandidat", "Kandidatens kode", "sc_kandidat", "Vælg kandidat", "choice", choices)
    if not assignment.member:
        yield Field("medlem", "Medlemmets kode", "sc_medlem", "Vælg medlem", "choice", _people("M"))
    yield Field("initialer", "Medlemmets initialer", "sc_initialer")
    yield Field("afleveret.dato", "Afleveret dato", "sc_dato", "Vælg dato", "date")
    yield Field("afleveret.tid", "Afleveret klokken", "sc_tid")
    yield Field("laast", "Låst", "sc_laast", "☐", "checkbox")


def _people(letter: str) -> tuple[Choice, ...]:
    codes = (f"{letter}{number}" for number in range(1, MOST_PEOPLE + 1))
    return tuple(Choice(code, code) for code in codes)


def _questions(guide: Guide) -> Iterator[Field]:
    """The fields of each question and each behaviour of the case: what was said comes before the rating."""
    of_question, of_case = (rating_choices(guide.content.scale, case=case) for case in (False, True))
    for code in rated_codes(guide):
        choices = of_case if code.startswith("C") else of_question
        yield from (_note(code, ending, label) for ending, label in NOTES)
        yield Field(
            f"{code}.vurdering", f"{code} vurdering", f"sc_{code}", "Vælg vurdering", "choice", choices, code
        )
        yield Field(f"{code}.belaeg", f"{code} vigtigste belæg", f"sc_{code}_belaeg")
        yield Field(f"{code}.flag", f"{code} rødt flag", f"sc_{code}_flag")


def rated_codes(guide: Guide) -> tuple[str, ...]:
    """What is rated in the round: its questions (S1 …), then what its case is rated on (C1 …)."""
    case = guide.content.case_task
    of_case = (behaviour.code for behaviour in case.behaviours) if case else ()
    return (*(question.code for question in guide.content.questions), *of_case)


def _unrated(guide: Guide) -> Iterator[Field]:
    """A note for each question that is asked and not rated."""
    yield from (_note(question.code, *ANSWER) for question in guide.content.own_questions)


def _hypotheses(guide: Guide) -> Iterator[Field]:
    """The fields of the points that are asked of one candidate only and not rated (B1, B2 …)."""
    for code in hypothesis_codes(guide):
        yield from (_note(code, ending, label) for ending, label in HYPOTHESIS_NOTES)
        yield Field(
            f"{code}.konklusion", f"{code} konklusion", f"sc_{code}_konklusion", "Vælg konklusion", "choice",
            CONCLUSIONS, code,
        )  # fmt: skip


def hypothesis_codes(guide: Guide) -> tuple[str, ...]:
    """B1, B2 … for as many individual points as the round has."""
    points = guide.content.interview.individual.hypotheses if guide.content.individual else 0
    return tuple(f"B{number}" for number in range(1, points + 1))


def _note(code: str, ending: str, label: str) -> Field:
    return Field(f"{code}.{ending}", f"{code} {label[:1].lower()}{label[1:]}", f"sc_{code}_{ending}")


def rating_choices(scale: RatingScale, *, case: bool = False) -> tuple[Choice, ...]:
    """The ratings that can be chosen, lowest level first, then IB and UE.

    The names of the latter speak of a question's examples; for a case they go without.
    """
    levels = [Choice(f"{level.level} – {level.name}", str(level.level)) for level in reversed(scale.levels)]
    outside = (
        (code.code, code.code if case else f"{code.code} – {code.name.lower()}") for code in scale.outside
    )
    return (*levels, *(Choice(label, code) for code, label in outside))
