"""A paper as its lines, and a draft of a profile: plain values."""

from typing import Literal, NamedTuple

PaperKind = Literal["docx", "pdf", "txt"]
# What a line is by the looks of it; `around` stands at the top or the foot of pages, or in a note.
LineStyle = Literal["heading", "list", "cell", "plain", "around"]
Mark = Literal["bold", "large", "soft", "low"]
# What a line is in a profile, as HR chooses it.
Guess = Literal["competency", "behaviour", "introduction", "responsibility", "left-out"]
# Their names in documents, in the order of the list that HR chooses from.
GUESSES: dict[Guess, str] = {
    "competency": "Kompetence",
    "behaviour": "Adfærd",
    "introduction": "Indledning",
    "responsibility": "Ansvar",
    "left-out": "Udelad",
}
# How many lines and letters a paper has at most that is read at all.
MOST_LINES, MOST_LETTERS = 2_000, 150_000


class Cell(NamedTuple):
    """Where in the paper's tables a line stands; all count from 0, `columns` is how many its row has."""

    table: int
    row: int
    column: int
    columns: int


class Line(NamedTuple):
    """A line of a paper.

    `depth` is a heading's level, or how deep an item of a list is, both from 1. `follows_gap` says that
    there is room above it. `bullet` is the sign that it began with, a number for numbered items, and
    `indent` how far in it begins and `height` how far up the page. A line that is `soft` follows a line break in
    its paragraph; one that is `low` stands near the foot of its page.
    """

    text: str
    style: LineStyle = "plain"
    depth: int = 0
    page: int | None = None
    marks: frozenset[Mark] = frozenset()
    cell: Cell | None = None
    follows_gap: bool = False
    bullet: str = ""
    indent: float | None = None
    size: float = 0.0
    height: float = 0.0

    @property
    def is_item(self) -> bool:
        """Whether it is an item of a list."""
        return self.style == "list" or bool(self.bullet)

    @property
    def is_marked(self) -> bool:
        """Whether it stands out as headings do."""
        return bool(self.marks & {"bold", "large"})


class Paper(NamedTuple):
    """A paper's lines in their order. `is_laid_out` is true where every line is one of the page's."""

    kind: PaperKind
    lines: tuple[Line, ...]
    is_laid_out: bool


class PaperRefusal(NamedTuple):
    """Why a paper is not read: a code of the catalogue and what its sentence is filled with."""

    code: str
    details: tuple[tuple[str, str], ...] = ()


class DraftLine(NamedTuple):
    """A line of the paper, repaired, with our guess at it; `note` is a word on why it is left out."""

    text: str
    guess: Guess
    is_sure: bool = True
    page: int | None = None
    note: str = ""


class Draft(NamedTuple):
    """A paper's lines with our guesses.

    `doubts` are the codes of what makes it doubtful that the paper is a profile; `levels` are the kinds of
    leader that it speaks of, where they are several.
    """

    lines: tuple[DraftLine, ...]
    title: str = ""
    organisation: str = ""
    doubts: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()

    def count(self, guess: Guess) -> int:
        return sum(line.guess == guess for line in self.lines)
