"""`Problem`: something found in a file or a choice, with its place, and `UserError`, which carries them."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from difflib import get_close_matches
from typing import NamedTuple

from interview_kit.problems.book_texts import BOOK_TEXTS
from interview_kit.problems.case_texts import CASE_TEXTS
from interview_kit.problems.catalogue import CATALOGUE as _CATALOGUE
from interview_kit.problems.catalogue import Level
from interview_kit.problems.collect_texts import COLLECT_TEXTS
from interview_kit.problems.compare_texts import COMPARE_TEXTS
from interview_kit.problems.corrections_texts import CORRECTIONS_TEXTS
from interview_kit.problems.curation_texts import CURATION_TEXTS
from interview_kit.problems.file_texts import FILE_TEXTS
from interview_kit.problems.grid_texts import GRID_TEXTS
from interview_kit.problems.guard_texts import GUARD_TEXTS
from interview_kit.problems.house_texts import HOUSE_TEXTS
from interview_kit.problems.office_texts import OFFICE_TEXTS
from interview_kit.problems.profile_texts import PROFILE_TEXTS
from interview_kit.problems.recruitment_texts import RECRUITMENT_TEXTS
from interview_kit.problems.reuse_texts import REUSE_TEXTS
from interview_kit.problems.rule_texts import RULE_TEXTS
from interview_kit.problems.sheet_texts import SHEET_TEXTS
from interview_kit.problems.workbook_texts import WORKBOOK_TEXTS

CATALOGUE = (
    _CATALOGUE
    | BOOK_TEXTS
    | CASE_TEXTS
    | COLLECT_TEXTS
    | COMPARE_TEXTS
    | CURATION_TEXTS
    | CORRECTIONS_TEXTS
    | FILE_TEXTS
    | GRID_TEXTS
    | GUARD_TEXTS
    | HOUSE_TEXTS
    | OFFICE_TEXTS
    | PROFILE_TEXTS
    | RECRUITMENT_TEXTS
    | REUSE_TEXTS
    | RULE_TEXTS
    | SHEET_TEXTS
    | WORKBOOK_TEXTS
)
LEVEL_NAMES: dict[Level, str] = {"error": "fejl", "warning": "advarsel", "advice": "råd"}

# The rule on what must never be asked, and those on what a named person in HR may let through.
UNLAWFUL = "private-matter"
DOUBTFUL = frozenset({"private-matter-unless-needed", "needs-approval"})

# The way to a value inside a file: keys and indexes from the top, such as ("questions", 0, "text").
Loc = tuple[int | str, ...]


class Place(NamedTuple):
    """A place in a file. `line` and `column` count from 1; 0 means that the place is not known.

    `owner` is the nearest id that the file's owner gave, such as `direktoer.politik.med-og-modspil.1`.
    """

    file: str = ""
    line: int = 0
    column: int = 0
    owner: str = ""

    def problem(self, code: str, /, **details: object) -> "Problem":
        """The problem with this code from the catalogue at this place, its message filled with `details`.

        Raises `KeyError` where the catalogue lacks the code or `details` lack a name that its message uses.
        """
        text = CATALOGUE[code]
        message, hint = text.message.format(**details), text.hint.format(**details)
        return Problem(code, text.level, message, hint, *self, details)


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong, where, and what to do; `code` is its name in the catalogue.

    `details` are what its words were filled with, for who has other words for it.
    """

    code: str
    level: Level
    message: str
    hint: str
    file: str = ""
    line: int = 0
    column: int = 0
    owner: str = ""
    details: Mapping[str, object] = field(default_factory=dict, repr=False, compare=False)

    @property
    def fault(self) -> str:
        """Where it is and what is wrong, in one line."""
        place = ":".join([self.file, *(str(number) for number in (self.line, self.column) if number)])
        names_itself = not self.owner or self.message.startswith(f"«{self.owner}»")
        owner = "" if names_itself else f"«{self.owner}»: "
        start = f"{place}: " if self.file else ""
        return f"{start}{LEVEL_NAMES[self.level]}: {owner}{self.message} ({self.code})"

    @property
    def sentence(self) -> str:
        """What is wrong and what to do, without where."""
        return f"{self.message} {self.hint}".strip()

    def __str__(self) -> str:
        return f"{self.fault}\n    → {self.hint}"

    def as_dict(self) -> dict[str, object]:
        return {name: value for name, value in asdict(replace(self, details={})).items() if name != "details"}


class UserError(Exception):
    """The user's mistake: carries every problem found, for the command line to print; exit 1."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))


def problem(code: str, /, *, file: str = "", **details: object) -> Problem:
    """The problem with this code about a whole file, or about no file at all."""
    return Place(file).problem(code, **details)


def nearest(name: str, choices: Iterable[str], otherwise: str) -> str:
    """«Mente I …?» with the choice that is spelt most like `name`; `otherwise` where none is near."""
    matches = get_close_matches(name, list(choices), n=1)
    return f"Mente I «{matches[0]}»?" if matches else otherwise


_MOST_ALIKE, _MOST = 100, 500
_LEVELS: tuple[Level, ...] = ("error", "warning", "advice")


def first_of_each(problems: Iterable[Problem]) -> list[Problem]:
    """As many of one kind in one file as anybody reads, and a last one that counts the others.

    The order of the first ones is kept; the last ones follow after all of them.
    """
    first: list[Problem] = []
    numbers: Counter[tuple[str, str, Level]] = Counter()
    for one in problems:
        kind = (one.file, one.code, one.level)
        numbers[kind] += 1
        if numbers[kind] <= _MOST_ALIKE:
            first.append(one)
    for (file, code, level), number in numbers.items():
        if number > _MOST_ALIKE:
            name = CATALOGUE[code].title or code
            counted = problem("more-findings", file=file, kind=name, count=number - _MOST_ALIKE)
            first.append(replace(counted, level=level))
    return first


def first_of_all(problems: Sequence[Problem]) -> list[Problem]:
    """As many as anybody reads, errors before the others, and a last one that counts those left out."""
    by_level = sorted(range(len(problems)), key=lambda index: _LEVELS.index(problems[index].level))
    shown, left_out = sorted(by_level[:_MOST]), by_level[_MOST:]
    first = [problems[index] for index in shown]
    if left_out:
        counted = problem("more-left-out", count=len(left_out))
        first.append(replace(counted, level=problems[left_out[0]].level))
    return first


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether any of the problems stops the work: warnings and advice do not."""
    return any(problem.level == "error" for problem in problems)
