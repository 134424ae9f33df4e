"""Everything that can be wrong in a user's files: one type, one catalogue, one printed form.

Loading and checking return problems; they never raise them and never print them. Commands that cannot
go on raise `UserError` with all of them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from difflib import get_close_matches
from typing import TypedDict, Unpack

from interview_kit.problems.catalogue import CATALOGUE as _CATALOGUE
from interview_kit.problems.catalogue import Level
from interview_kit.problems.rule_texts import RULE_TEXTS

CATALOGUE = _CATALOGUE | RULE_TEXTS

LEVEL_NAMES: dict[Level, str] = {"error": "fejl", "warning": "advarsel", "advice": "råd"}


class Place(TypedDict, total=False):
    """Where a problem is found; see `Problem`."""

    file: str
    line: int
    column: int
    owner: str


@dataclass(frozen=True, slots=True)
class Problem:
    """Something found in a file: where, what is wrong, and what to do.

    `line` and `column` count from 1; 0 means that the problem has no place in the file.
    `owner` is the id that the file's owner gave the thing, such as `direktoer.politik.med-og-modspil.1`.
    """

    code: str
    level: Level
    message: str
    hint: str
    file: str = ""
    line: int = 0
    column: int = 0
    owner: str = ""

    def __str__(self) -> str:
        place = ":".join([self.file, *(str(number) for number in (self.line, self.column) if number)])
        owner = f"«{self.owner}»: " if self.owner else ""
        start = f"{place}: " if self.file else ""
        return f"{start}{LEVEL_NAMES[self.level]}: {owner}{self.message} ({self.code})\n    → {self.hint}"

    def as_dict(self) -> dict[str, object]:
        return asdict(self)


class UserError(Exception):
    """The user's mistake: carries every problem found, for the command line to print; exit 1."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))


def problem(
    code: str, *, file: str = "", line: int = 0, column: int = 0, owner: str = "", **details: object
) -> Problem:
    """The problem with this code from the catalogue, its message filled with `details`."""
    return problem_with(code, details, file=file, line=line, column=column, owner=owner)


def problem_with(code: str, details: Mapping[str, object], **place: Unpack[Place]) -> Problem:
    """As `problem`, for details that come together."""
    text = CATALOGUE[code]
    return Problem(
        code=code,
        level=text.level,
        message=text.message.format(**details),
        hint=text.hint.format(**details),
        **place,
    )


def unknown_profile(name: str, known: Iterable[str]) -> Problem:
    """No profile has this id; the nearest, or all of them, as advice."""
    ids = list(known)
    near = get_close_matches(name.lower(), ids, n=1)
    suggestion = f"Mente I «{near[0]}»?" if near else f"Vælg en af disse: {', '.join(ids)}."
    return problem("unknown-reference", reference=name, field="profil", suggestion=suggestion)


def has_errors(problems: Iterable[Problem]) -> bool:
    return any(found.level == "error" for found in problems)
