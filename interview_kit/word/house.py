"""HR's house: a Word document with the look, prepared once into the parts that documents are made of.

The contract is the style names of `styles` and one paragraph that says {{ body }}. Headers and footers may
say the fields of `HeaderTexts`, such as {{ document }}. The house comes from outside and holds no program.
Preparing it takes python-docx, which is slow to import: a prepared house is kept for the next run.
"""

from dataclasses import replace
from pathlib import Path
from typing import Any

from interview_kit.cache import cached
from interview_kit.problems import Loaded, Problem
from interview_kit.shipped import HOUSE, shipped_folder
from interview_kit.word.files import read_word_file, unread_problem
from interview_kit.word.package import House


def load_house(path: Path) -> Loaded[House]:
    """The prepared house, or None and every reason why this file cannot be one. Advice comes with both."""
    try:
        data = read_word_file(path)
    except OSError as error:
        return Loaded(None, [unread_problem(error, str(path))])
    lender = _lender()
    source = b"%d %b%b" % (len(lender), lender, data)
    values, problems = cached("house", source, lambda: _plain(data, lender))
    house = House(*values) if values else None
    return Loaded(house, [replace(Problem(**problem), file=str(path)) for problem in problems])


def _lender() -> bytes:
    """The shipped house, which lends its styles; nothing where it cannot be read."""
    try:
        return read_word_file(shipped_folder("templates") / HOUSE)
    except OSError:
        return b""


def _plain(data: bytes, lender: bytes) -> tuple[tuple[Any, ...] | None, list[dict[str, Any]]]:
    """The prepared house and its problems as plain values, which can be kept."""
    from interview_kit.word.preparing import prepare_house

    house, problems = prepare_house(data, "", lender)
    values = tuple(house._replace(slotted=dict(house.slotted))) if house else None
    return values, [problem.as_dict() for problem in problems]
