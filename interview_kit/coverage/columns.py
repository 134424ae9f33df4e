"""What the columns are called and from which count a cell is coloured: the same on page and spreadsheet."""

import operator
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple

from interview_kit.coverage.rows import CoverageRow, State
from interview_kit.models.bank import STATE_WORDS

Heat = Literal["none", "some", "full", "warn", "plain"]

# Named as a spreadsheet's conditional formats name them.
Operator = Literal["equal", "greaterThan", "greaterThanOrEqual"]
_COMPARE: Mapping[Operator, Callable[[int, int], bool]] = MappingProxyType(
    {"equal": operator.eq, "greaterThan": operator.gt, "greaterThanOrEqual": operator.ge}
)


class StateName(NamedTuple):
    """A state in Danish: the letter in the overview, and the word."""

    letter: str
    word: str


STATE_NAMES: dict[State, StateName] = {
    "": StateName("–", "intet endnu"),
    "unwritten": StateName("I", STATE_WORDS["unwritten"]),
    "proposed": StateName("F", STATE_WORDS["proposed"]),
    "in_review": StateName("U", STATE_WORDS["in_review"]),
    "earlier": StateName("Æ", STATE_WORDS["earlier"]),
    "approved": StateName("G", STATE_WORDS["approved"]),
    "retired": StateName("T", STATE_WORDS["retired"]),
}


class Threshold(NamedTuple):
    """A count that compares so with `number` gets this heat; where several thresholds fit, the first."""

    operator: Operator
    number: int
    heat: Heat

    def fits(self, count: int) -> bool:
        return _COMPARE[self.operator](count, self.number)


class Column(NamedTuple):
    """A column of counts: the row's field, and its Danish title within a group of columns.

    `enough`: from which count the cell gets the full colour (0: never coloured).
    `warns=True`: any count above 0 is a warning.
    """

    field: str
    title: str
    group: str
    enough: int = 0
    warns: bool = False

    @property
    def full_title(self) -> str:
        return f"{self.group}: {self.title.lower()}"

    @property
    def thresholds(self) -> tuple[Threshold, ...]:
        """What colours a cell, on the page and in the spreadsheet; a count that fits none is plain."""
        if self.warns:
            return (Threshold("greaterThan", 0, "warn"),)
        if not self.enough:
            return ()
        return (
            Threshold("equal", 0, "none"),
            Threshold("greaterThanOrEqual", self.enough, "full"),
            Threshold("greaterThan", 0, "some"),
        )


# Five levels, and three indicators of each kind: what the rules of the bank ask for.
NUMBERS: tuple[Column, ...] = (
    Column("entries", "Sæt", "Spørgsmål", enough=1),
    Column("behavioural", "Adfærd", "Spørgsmål", enough=1),
    Column("situational", "Situation", "Spørgsmål", enough=1),
    Column("reflective", "Refleksion", "Spørgsmål", enough=1),
    Column("knowledge", "Viden", "Spørgsmål"),
    Column("broader", "Brede", "Spørgsmål", enough=1),
    Column("without_staff", "Uden personale", "Spørgsmål"),
    Column("rated_scenes", "Scener, der vurderes", "Spørgsmål"),
    Column("anchors", "Trin", "Beskrivelser", enough=5),
    Column("positive", "Positive", "Lyt efter", enough=3),
    Column("negative", "Negative", "Lyt efter", enough=3),
    Column("red_flags", "Antal", "Røde flag", enough=1),
    Column("problems", "Fundet", "Advarsler", warns=True),
    Column("accepted_warnings", "Accepteret", "Advarsler"),
)


def heat(column: Column, row: CoverageRow) -> Heat:
    """How complete a row's count is: nothing, some or enough; a warning; or plain, neither good nor bad."""
    count: int = getattr(row, column.field)
    return next((threshold.heat for threshold in column.thresholds if threshold.fits(count)), "plain")
