"""The grid's arithmetic as formulas on a tab of its own, the same as `comparison.compare` does in Python.

Only functions that Excel 2013 and LibreOffice 7.4 have; no macro, no array formula, no text function newer
than FIND. Nothing gives a number until every cell of the round holds a level, IB or UE.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from interview_kit.scoring_sheets.grid_marks import ABSENCES, LEVELS, VALUES, Attendance, GridQuestion

CALCULATION_TAB = "Beregning"
# The first of the candidates' tabs' rows with a member, and what stands in the column for who counts.
FIRST_MEMBER_ROW = 6
COUNTS, COUNTS_NOT = "ja", "nej"
NONE = "–"
# The smallest common block that has a total (`comparison.block`).
LEAST_MEMBERS = LEAST_QUESTIONS = 3
_MOST_NAMED = 3
_READY, _WAITING, _REASON, _NOT_ASKED = (f"$B${row}" for row in (1, 2, 3, 4))
_MATRIX_HEAD = 6


class Competency(NamedTuple):
    """A competency of the round: its number from 1, and the codes that it is rated on."""

    number: int
    title: str
    weight: int
    codes: tuple[str, ...]


class GridPlan(NamedTuple):
    """Who rates whom on what."""

    questions: tuple[GridQuestion, ...]
    members: tuple[str, ...]
    candidates: tuple[str, ...]
    attendance: Attendance

    def absence(self, member: str, candidate: str) -> str | None:
        """The word for why the member does not rate the candidate; None where the member does."""
        kind = self.attendance.get(member, {}).get(candidate)
        return ABSENCES[kind] if kind else None

    def is_counted(self, member: str) -> bool:
        """Whether the member rates every candidate."""
        return not any(self.absence(member, candidate) for candidate in self.candidates)

    @property
    def competencies(self) -> tuple[Competency, ...]:
        """In the order in which the day comes to them."""
        first = {question.competency: question for question in reversed(self.questions)}
        ids = list(dict.fromkeys(question.competency for question in self.questions))
        return tuple(
            Competency(
                number,
                first[key].title,
                first[key].weight,
                tuple(question.code for question in self.questions if question.competency == key),
            )
            for number, key in enumerate(ids, 1)
        )


class Results(NamedTuple):
    """Where the calculation stands: references to its cells, to be shown by another tab."""

    first_row: int
    first_total_row: int
    competencies: int
    ready: str = f"{CALCULATION_TAB}!{_READY}"
    waiting: str = f"{CALCULATION_TAB}!{_WAITING}"
    reason: str = f"{CALCULATION_TAB}!{_REASON}"
    not_asked: str = f"{CALCULATION_TAB}!{_NOT_ASKED}"

    def of_competency(self, column: str, candidate: int, competency: int) -> str:
        """The cell of a column for the candidate and the competency with these indexes."""
        return f"{CALCULATION_TAB}!${column}${self.first_row + candidate * self.competencies + competency}"

    def total(self, candidate: int) -> str:
        return f"{CALCULATION_TAB}!$B${self.first_total_row + candidate}"

    def unweighted(self, candidate: int) -> str:
        return f"{CALCULATION_TAB}!$C${self.first_total_row + candidate}"


# The columns of `Results.of_competency`.
MEAN, WITHOUT_EXAMPLE, NOT_ASKED, RATED, SPREAD = "F", "N", "O", "P", "Q"


def calculate(sheet: Worksheet, plan: GridPlan) -> Results:
    """Fills the tab with the formulas for the plan."""
    return _Calculation(sheet, plan).write()


class _Calculation:
    """The tab from top to bottom: who lacks what, the questions, their ratings, competencies and totals."""

    def __init__(self, sheet: Worksheet, plan: GridPlan) -> None:
        self.sheet, self.plan = sheet, plan
        members, questions, candidates = len(plan.members), len(plan.questions), len(plan.candidates)
        self.of_questions = _MATRIX_HEAD + members + 3
        self.of_ratings = self.of_questions + questions + 2
        self.of_competencies = self.of_ratings + candidates * questions + 2
        self.of_totals = self.of_competencies + candidates * len(plan.competencies) + 2

    def write(self) -> Results:
        self._head()
        for index, member in enumerate(self.plan.members):
            self._write(_MATRIX_HEAD + 1 + index, self._lacks(member, _MATRIX_HEAD + 1 + index))
        for index, question in enumerate(self.plan.questions):
            self._write(self.of_questions + index, self._question(question, self.of_questions + index))
        row = self.of_ratings
        for candidate in self.plan.candidates:
            for index, question in enumerate(self.plan.questions):
                self._write(row, self._rating(candidate, index, question, row))
                row += 1
        row = self.of_competencies
        for index, candidate in enumerate(self.plan.candidates):
            for competency in self.plan.competencies:
                self._write(row, self._competency(index, candidate, competency, row))
                row += 1
        for index, candidate in enumerate(self.plan.candidates):
            self._write(self.of_totals + index, self._total(index, candidate))
        return Results(self.of_competencies, self.of_totals, len(self.plan.competencies))

    def _write(self, row: int, values: Iterable[str | int]) -> None:
        for column, value in enumerate(values, 1):
            self.sheet.cell(row, column, value)

    @cached_property
    def _number(self) -> dict[str, int]:
        return {code: one.number for one in self.plan.competencies for code in one.codes}

    def _head(self) -> None:
        """Whether all is filled, what is awaited, why there is no total, and what was not asked of all."""
        last = _MATRIX_HEAD + len(self.plan.members)
        first, letter = _MATRIX_HEAD + 1, get_column_letter(len(self.plan.candidates) + 1)
        expected = sum(
            not self.plan.absence(member, candidate)
            for member in self.plan.members
            for candidate in self.plan.candidates
        )
        ready = f"=IF(COUNTIF($B${first}:${letter}${last},0)={expected},1,0)"
        self._write(1, ["Alle felter er udfyldt", ready])
        text = get_column_letter(len(self.plan.candidates) + 4)
        texts = "&".join(f"${text}${row}" for row in range(first, last + 1)) or '""'
        count = get_column_letter(len(self.plan.candidates) + 2)
        awaited = f'COUNTIF(${count}${first}:${count}${last},">0")'
        more = f'IF({awaited}>{_MOST_NAMED}," og flere","")'
        self._write(2, ["Venter på", f'=IF({_READY}=1,"",MID({texts},3,999)&{more})'])
        self._write(3, ["Ingen samlet vurdering", _shown(self._reason())])
        asked = range(self.of_questions, self.of_questions + len(self.plan.questions))
        left = "&".join(f'IF($C${row}=0,", "&$A${row},"")' for row in asked) or '""'
        self._write(4, ["Ikke stillet til alle", _shown(f"MID({left},3,999)")])
        self._write(_MATRIX_HEAD, ["Mangler", *self.plan.candidates])

    def _reason(self) -> str:
        """Why there is no total; empty where there is one."""
        members = sum(map(self.plan.is_counted, self.plan.members))
        if members < LEAST_MEMBERS:
            return '"Færre end tre medlemmer har vurderet alle kandidater."'
        asked = f"SUM($C${self.of_questions}:$C${self.of_questions + len(self.plan.questions) - 1})"
        last = self.of_totals - 3
        lacking = f'COUNTIF($E${self.of_competencies}:$E${last},">0")'
        few = '"Færre end tre spørgsmål er stillet til alle kandidater."'
        none = f'"En kandidat har ikke et trin på hvert spørgsmål i en kompetence: se, hvor der står {NONE}."'
        return f'IF({asked}<{LEAST_QUESTIONS},{few},IF({lacking}>0,{none},""))'

    def _lacks(self, member: str, row: int) -> Iterator[str]:
        """How many cells the member lacks for each candidate, and the words for it."""
        yield member
        rated: list[tuple[str, str, int]] = []
        for index, candidate in enumerate(self.plan.candidates):
            absence = self.plan.absence(member, candidate)
            letter = get_column_letter(index + 2)
            if not absence:
                rated.append((letter, candidate, index - len(rated)))
            yield absence or self._missing(member, candidate)
        last = get_column_letter(len(self.plan.candidates) + 1)
        count, rank, names = (get_column_letter(len(self.plan.candidates) + step) for step in (2, 3, 5))
        yield f'=COUNTIF($B{row}:${last}{row},"<>0")-{len(self.plan.candidates) - len(rated)}'
        yield f'=COUNTIF(${count}${_MATRIX_HEAD + 1}:${count}{row},">0")'
        is_named = f"AND(${count}{row}>0,${rank}{row}<={_MOST_NAMED})"
        yield f'=IF({is_named},", {member} ("&MID(${names}{row},3,99)&")","")'
        parts = [
            f'IF(AND({letter}{row}<>0,COUNTIF($B{row}:{letter}{row},"<>0")-{absent}<={_MOST_NAMED}),'
            f'", {candidate}","")'
            for letter, candidate, absent in rated
        ]
        more = f'IF(${count}{row}>{_MOST_NAMED}," …","")'
        yield "=" + "&".join([*parts, more])

    def _missing(self, member: str, candidate: str) -> str:
        """How many of the member's cells hold no value, found by the code: rows may have been sorted."""
        first, last = "B", get_column_letter(len(self.plan.questions) + 1)
        codes = self._range(candidate, "A")
        cells = self._range(candidate, first, last)
        return f'={len(self.plan.questions)}-SUMPRODUCT(({codes}="{member}")*{_is_one_of(cells, VALUES)})'

    def _range(self, candidate: str, first: str, last: str = "") -> str:
        bottom = FIRST_MEMBER_ROW + max(len(self.plan.members), 1) - 1
        return f"'{candidate}'!${first}${FIRST_MEMBER_ROW}:${last or first}${bottom}"

    def _question(self, question: GridQuestion, row: int) -> Iterator[str | int]:
        """The question, its competency's number, and whether every candidate was asked it."""
        yield question.code
        yield self._number[question.code]
        last = self.of_competencies - 3
        codes, rated = (f"${letter}${self.of_ratings}:${letter}${last}" for letter in "BK")
        yield _shown(f"IF(COUNTIFS({codes},$A{row},{rated},0)=0,1,0)")

    def _rating(self, candidate: str, index: int, question: GridQuestion, row: int) -> Iterator[str | int]:
        """A candidate's ratings of a question: how many of each, and the mean of the levels."""
        yield candidate
        yield question.code
        yield self._number[question.code]
        cells = self._range(candidate, get_column_letter(index + 2))
        counted = self._range(candidate, get_column_letter(len(self.plan.questions) + 3))
        for value in (*LEVELS, "UE", "IB"):
            yield _shown(f'SUMPRODUCT(({counted}="{COUNTS}")*({cells}&""="{value}"))')
        yield _shown(f"SUMPRODUCT(--{_is_one_of(cells, (*LEVELS, 'UE'))})")
        yield _shown(f"SUM($D{row}:$H{row})")
        total = "+".join(f"{level}*${letter}{row}" for level, letter in zip(LEVELS, "DEFGH", strict=True))
        yield _shown(f'IF($L{row}=0,"{NONE}",({total})/$L{row})')
        yield _shown(f"$C${self.of_questions + index}")

    def _competency(
        self, index: int, candidate: str, competency: Competency, row: int
    ) -> Iterator[str | int]:
        """A candidate's competency: the mean of its questions' means, and what it is of.

        The questions that count are those that all were asked. With one that has no level there is no mean.
        """
        first = self.of_ratings + index * len(self.plan.questions)
        last = first + len(self.plan.questions) - 1

        def column(letter: str) -> str:
            return f"${letter}${first}:${letter}${last}"

        of_it = f"{column('C')},{competency.number},{column('N')},1"
        yield candidate
        yield ", ".join(competency.codes)
        yield competency.number
        yield _shown(f"COUNTIFS({of_it})")
        yield _shown(f"COUNTIFS({of_it},{column('L')},0)")
        is_known = f"AND($D{row}>0,$E{row}=0)"
        yield _shown(f'IF({is_known},SUMIFS({column("M")},{of_it})/$D{row},"{NONE}")')
        yield competency.weight
        yield _shown(f'IF({is_known},$F{row}*$G{row},"{NONE}")')
        for letter in "DEFGHIJ":
            yield _shown(f"SUMIFS({column(letter)},{of_it})")
        yield _shown(f"SUM($I{row}:$M{row})")
        yield _shown(f'IF($P{row}=0,"{NONE}",{_spread(row)})')

    def _total(self, index: int, candidate: str) -> Iterator[str]:
        """A candidate's total, weighted and not, where there is no reason against it."""
        count = len(self.plan.competencies)
        first = self.of_competencies + index * count

        def column(letter: str) -> str:
            return f"${letter}${first}:${letter}${first + count - 1}"

        yield candidate
        weights = f'SUMIF({column("D")},">0",{column("G")})'
        yield _shown(f'IF({_REASON}="",SUM({column("H")})/{weights},"{NONE}")')
        yield _shown(f'IF({_REASON}="",AVERAGE({column("F")}),"{NONE}")')


def _shown(formula: str) -> str:
    """The formula once every cell is filled; nothing before."""
    return f'=IF({_READY}=1,{formula},"")'


def _is_one_of(cells: str, values: Sequence[str]) -> str:
    """For each cell whether it holds one of the values, as a number or a text."""
    return f'ISNUMBER(FIND("|"&UPPER({cells})&"|","|{"|".join(values)}|"))'


def _spread(row: int) -> str:
    """The lowest and the highest level as «3–5»; one alone where they are the same."""
    lowest = f"IF($I{row}>0,1,IF($J{row}>0,2,IF($K{row}>0,3,IF($L{row}>0,4,5))))"
    highest = f"IF($M{row}>0,5,IF($L{row}>0,4,IF($K{row}>0,3,IF($J{row}>0,2,1))))"
    return f'IF({lowest}={highest},{lowest}&"",{lowest}&"–"&{highest})'
