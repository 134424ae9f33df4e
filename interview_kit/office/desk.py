"""The desk: one recruitment's folder, with the bank and the house that it is worked on with."""

import re
import time
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from interview_kit.office.kept_bank import KeptWorkplace
from interview_kit.problems import Problem
from interview_kit.problems.page_words import is_of_file, on_page
from interview_kit.workplace.workplace import Workplace

# What the page keeps a recruitment in.
_OWN_FILE = re.compile(r"(recruitment|navne|guide-.*)\.yaml|indsamlet-.*\.json")


class Step(NamedTuple):
    """How far long work has come: `done` of `of`, and what is being made now."""

    done: int
    of: int
    what: str


class Desk:
    """One recruitment's folder, which may be empty, and the bank and house that it is worked on with.

    `saved` holds the folder's files as the user last saved them.
    """

    def __init__(self, workplace: Workplace, folder: Path) -> None:
        """Nothing is loaded before it is asked for."""
        self.workplace = KeptWorkplace.of(workplace)
        self.folder = folder
        self.saved: Mapping[str, bytes] = {}

    @property
    def today(self) -> str:
        """The date of this computer, as `2026-11-28`."""
        return time.strftime("%Y-%m-%d")

    @property
    def now(self) -> str:
        """The date and the time of this computer, as `2026-11-28 16.40`."""
        return time.strftime("%Y-%m-%d %H.%M")


def shown(problem: Problem, **more: Any) -> dict[str, Any]:
    """A problem as the page shows it: what is wrong and what to do, and where, if that is in a file."""
    plain = {
        "level": problem.level,
        "code": problem.code,
        "sentence": on_page(problem),
        "where": _where(problem),
    }
    return {**plain, **more}


def _where(problem: Problem) -> str:
    """The file, and its line where somebody has edited it by hand; nothing where nobody has seen the file."""
    path = Path(problem.file)
    is_folder = path.is_absolute() and not path.suffix
    if is_folder or (_OWN_FILE.fullmatch(path.name) and not is_of_file(problem)):
        return ""
    return f"{path.name}, linje {problem.line}" if problem.line and path.name else path.name


def all_shown(problems: Iterable[Problem]) -> list[dict[str, Any]]:
    """Each of the problems as the page shows it."""
    return [shown(problem) for problem in problems]
