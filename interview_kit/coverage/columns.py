"""What the columns of the coverage are called and when a number is enough: the same on page and sheet."""

from typing import Literal, NamedTuple

from interview_kit.coverage import CoverageRow, State
from interview_kit.models.bank import STATE_WORDS

Heat = Literal["none", "some", "full", "warn", "plain"]


class StateName(NamedTuple):
    """A state in Danish: the letter that stands in the overview, and the word."""

    letter: str
    word: str


STATE_NAMES: dict[State, StateName] = {
    "": StateName("–", "intet endnu"),
    "proposed": StateName("F", STATE_WORDS["proposed"]),
    "in_review": StateName("U", STATE_WORDS["in_review"]),
    "approved": StateName("G", STATE_WORDS["approved"]),
    "retired": StateName("T", STATE_WORDS["retired"]),
}


class Column(NamedTuple):
    """A column: the row's field, its Danish name within a group, and from which number it is enough.

    `enough` 0 is a number that is neither good nor bad; `wanted` is False where 0 is the best.
    """

    field: str
    title: str
    group: str = ""
    enough: int = 0
    wanted: bool = True

    @property
    def full_title(self) -> str:
        return f"{self.group}: {self.title.lower()}" if self.group else self.title


# Five levels, and three indicators of each kind: what the rules of the bank ask for.
NUMBERS: tuple[Column, ...] = (
    Column("entries", "Sæt", "Spørgsmål", enough=1),
    Column("behavioural", "Adfærd", "Spørgsmål", enough=1),
    Column("situational", "Situation", "Spørgsmål", enough=1),
    Column("reflective", "Refleksion", "Spørgsmål", enough=1),
    Column("knowledge", "Viden", "Spørgsmål"),
    Column("anchors", "Trin", "Ankre", enough=5),
    Column("positive", "Positive", "Lyt efter", enough=3),
    Column("negative", "Negative", "Lyt efter", enough=3),
    Column("red_flags", "Antal", "Røde flag", enough=1),
    Column("problems", "Fundet", "Advarsler", wanted=False),
    Column("accepted_warnings", "Accepteret", "Advarsler"),
)


def heat(column: Column, row: CoverageRow) -> Heat:
    """How complete a number is: nothing, some, enough; or a warning, or a number that is only told."""
    number: int = getattr(row, column.field)
    if not column.wanted:
        return "warn" if number else "plain"
    if not column.enough:
        return "plain"
    if not number:
        return "none"
    return "full" if number >= column.enough else "some"
