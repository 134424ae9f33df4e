"""All that a page would else work out at its start, asked for once while the values are recorded."""

import tempfile
from pathlib import Path
from typing import Any

from interview_kit.office import Desk, answer
from interview_kit.problems import Problem, UserError
from interview_kit.workplace.checking import load_lexicon
from interview_kit.workplace.workplace import BankState, HouseState, Workplace

_PANEL, _CANDIDATES = 8, 5


def warm_up(workplace: Workplace) -> tuple[BankState, HouseState]:
    """Asks the office for what its screens show first: each position's plan, the papers, the bank.

    Raises `UserError` with every error of the bank, of its rules and materials, and of the house.
    """
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(workplace, Path(folder, "case"))
        _check(desk.workplace)
        for position in workplace.positions():
            answer(desk, "new_case")
            answer(desk, "choose_position", {"name": position.id})
            people = answer(desk, "usual_panel", {"members": _PANEL, "candidates": _CANDIDATES})
            _fill(desk, people)
            answer(desk, "fix_plan")
            answer(desk, "papers")
        answer(desk, "check_question", {"kind": "open", "text": "Hvorfor søger du?"})
        for profile in answer(desk, "profiles")["profiles"]:
            answer(desk, "coverage", {"profile": profile["id"]})
    return desk.workplace.state(), desk.workplace.house()[1]


def _check(workplace: Workplace) -> None:
    """Raises `UserError` with every error of what the page is to hold."""
    found: list[Problem] = []
    for load in (
        lambda: workplace.materials(workplace.bank()),
        lambda: load_lexicon(workplace.bank_folder).or_raise(),
        workplace.house,
    ):
        try:
            load()
        except UserError as error:
            found += error.problems
    if found:
        raise UserError(dict.fromkeys(found))


def _fill(desk: Desk, people: dict[str, Any]) -> None:
    """Gives the recruitment a panel and candidates, so that there are papers for them."""
    values = answer(desk, "recruitment").get("values", {})
    wanted = {"panel": people.get("panel", []), "candidates": people.get("candidates", [])}
    answer(desk, "save_recruitment", {"values": {**values, **wanted}})
