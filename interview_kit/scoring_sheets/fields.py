"""The fields of a scoring sheet: the one list that the sheet is written from and can be read back by.

An answer is found by its tag, its alias, its bookmark or the code that its row begins with; programs that
save the sheet keep at least one of them. Placeholders hold no digit, so that none can be read as a level.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import NamedTuple

from interview_kit.models.bank import RatingScale
from interview_kit.models.guide import Guide
from interview_kit.models.position import MOST_PEOPLE
from interview_kit.scoring_sheets.identity import UNASSIGNED, Assignment, candidate_prefix
from interview_kit.word.controls import BOOKMARK_START
from interview_kit.word.fields import Choice, Field

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
# How many lines a pen finds in a note, and in what is written in short.
NOTE_LINES, SHORT_LINES = 4, 2


CONCLUSIONS = (
    Choice("Bekræftet", "bekraeftet"),
    Choice("Afkræftet", "afkraeftet"),
    Choice("Ikke afklaret", "ikke-afklaret"),
)


@dataclass(frozen=True)
class SheetFields:
    """Every field of a sheet in the order of the page, numbered on from `first`.

    `by_code` finds a field by its tag without the candidate that the tag begins with among others'.
    """

    fields: tuple[Field, ...]
    prefix: str = ""

    def __iter__(self) -> Iterator[Field]:
        return iter(self.fields)

    @property
    def last_number(self) -> int:
        return self.fields[-1].number

    @cached_property
    def by_code(self) -> Mapping[str, Field]:
        return {field.tag.removeprefix(self.prefix): field for field in self.fields}

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


class SheetKind(NamedTuple):
    """What a sheet holds besides the ratings, and where.

    `is_chairs` has the answers that one person writes down for all: on terms, on questions that are not
    rated, on the points about this candidate alone. `among_others` is true in a file of several candidates:
    then every field is called by its candidate too. A chair who does not rate (`rates`) has the answers only.
    """

    is_chairs: bool = True
    among_others: bool = False
    rates: bool = True


ALONE = SheetKind()


def sheet_fields(
    guide: Guide, assignment: Assignment = UNASSIGNED, kind: SheetKind = ALONE, after: int = 0
) -> SheetFields:
    """The fields of the guide's sheet, numbered on from `after`; it asks for a code that is not known yet."""
    of_chair = (*_unrated(guide), *_terms(guide), *_hypotheses(guide)) if kind.is_chairs else ()
    rated = _questions(guide) if kind.rates else ()
    fields = (*strip_fields(assignment), *rated, *of_chair)
    prefix = candidate_prefix(assignment) if kind.among_others else ""
    named = [_called(field, prefix) if prefix else field for field in fields]
    return SheetFields(
        tuple(field._replace(number=number) for number, field in enumerate(named, after + 1)), prefix
    )


def _called(field: Field, prefix: str) -> Field:
    """The field with the candidate in all that it is known by."""
    return field._replace(
        tag=f"{prefix}{field.tag}",
        alias=f"{prefix}{field.alias}",
        bookmark=field.bookmark.replace(BOOKMARK_START, f"{BOOKMARK_START}{prefix.replace('-', '_')}", 1),
        row=f"{prefix}{field.row}" if field.row else "",
    )


def strip_fields(assignment: Assignment) -> Iterator[Field]:
    """Whose sheet it is, where that is not printed, and what is filled in when it is handed in."""
    if not assignment.candidate:
        choices = _people("K")
        yield Field("kandidat", "Kandidatens kode", "sc_kandidat", "Vælg kandidat", "choice", choices)
    if not assignment.member:
        yield Field("medlem", "Medlemmets kode", "sc_medlem", "Vælg medlem", "choice", _people("M"))
    yield Field("afleveret.dato", "Afleveret dato", "sc_dato", "Vælg dato", "date")
    yield Field("afleveret.tid", "Afleveret klokken", "sc_tid")
    yield Field("afleveret", "Afleveret, rettes ikke mere", "sc_afleveret", "☐", "checkbox")


@cache
def _people(letter: str) -> tuple[Choice, ...]:
    codes = (f"{letter}{number}" for number in range(1, MOST_PEOPLE + 1))
    return tuple(Choice(code, code) for code in codes)


def _questions(guide: Guide) -> Iterator[Field]:
    """The fields of each question and each behaviour of the case: what was said comes before the rating."""
    probes = {question.code: len(question.probes) for question in guide.content.questions}
    of_question, of_case = (rating_choices(guide.content.scale, case=case) for case in (False, True))
    for code in rated_codes(guide):
        choices = of_case if code.startswith("C") else of_question
        yield from (_probe(code, number) for number in range(1, probes.get(code, 0) + 1))
        yield from (_note(code, ending, label, NOTE_LINES) for ending, label in NOTES)
        yield Field(
            f"{code}.vurdering", f"{code} vurdering", f"sc_{code}", "Vælg vurdering", "choice", choices, code
        )
        yield Field(f"{code}.belaeg", f"{code} vigtigste belæg", f"sc_{code}_belaeg", lines=SHORT_LINES)
        yield Field(f"{code}.flag", f"{code} rødt flag", f"sc_{code}_flag", lines=SHORT_LINES)


def _probe(code: str, number: int) -> Field:
    """A box to tick where the probe was used."""
    tag, bookmark = f"{code}.opfoelgning.{number}", f"sc_{code}_opfoelgning_{number}"
    return Field(tag, f"{code} opfølgning {number} stillet", bookmark, "☐", "checkbox")


def rated_codes(guide: Guide) -> tuple[str, ...]:
    """What is rated in the round in the order of the day: its case (C1 …), then its questions (S1 …)."""
    case = guide.content.case_task
    of_case = (behaviour.code for behaviour in case.behaviours) if case else ()
    return (*of_case, *(question.code for question in guide.content.questions))


def _unrated(guide: Guide) -> Iterator[Field]:
    """A note for each question that is asked and not rated."""
    yield from (_note(question.code, *ANSWER, SHORT_LINES) for question in guide.content.own_questions)


def term_codes(guide: Guide) -> tuple[str, ...]:
    """V1, V2 … for the terms that are read aloud in the round."""
    return tuple(f"V{number}" for number in range(1, len(guide.content.terms) + 1))


def _terms(guide: Guide) -> Iterator[Field]:
    """What the candidate answers to each of the terms."""
    yield from (_note(code, *ANSWER) for code in term_codes(guide))


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


def _note(code: str, ending: str, label: str, lines: int = 0) -> Field:
    alias = f"{code} {label[:1].lower()}{label[1:]}"
    return Field(f"{code}.{ending}", alias, f"sc_{code}_{ending}", lines=lines)


def rating_choices(scale: RatingScale, *, case: bool = False) -> tuple[Choice, ...]:
    """The ratings that can be chosen, lowest level first, then IB and UE.

    The names of the latter speak of a question's examples; for a case they go without.
    """
    levels = [Choice(f"{level.level} – {level.name}", str(level.level)) for level in reversed(scale.levels)]
    outside = (
        (code.code, code.code if case else f"{code.code} – {code.name.lower()}") for code in scale.outside
    )
    return (*levels, *(Choice(label, code) for code, label in outside))
