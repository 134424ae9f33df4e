"""What can be asked for, and how an answer looks when something is wrong."""

import traceback
from collections.abc import Generator, Mapping
from importlib import import_module
from inspect import isgenerator
from pathlib import Path
from typing import Any

from interview_kit.office.desk import Desk, Step, all_shown
from interview_kit.problems import UserError

Answer = dict[str, Any]

# The name of a request → the function that answers it, imported when it is first asked for.
HANDLERS: Mapping[str, str] = {
    "about": "case_file:about",
    "state": "case_file:case_state",
    "open_case": "case_file:open_case",
    "save_case": "case_file:save_case",
    "new_case": "case_file:new_case",
    "unsave": "case_file:unsave",
    "may_read": "case_file:may_read",
    # Stilling
    "positions": "positions:positions",
    "choose_position": "planning:choose_position",
    "plan": "planning:plan",
    "others": "planning:others",
    "add": "planning:add",
    "leave_out": "planning:leave_out",
    "swap": "planning:swap",
    "undo_choice": "planning:undo_choice",
    "choose": "planning:choose",
    "fix_plan": "planning:fix_plan",
    "check_question": "own_questions:check_question",
    "save_own": "own_questions:save_own",
    "remove_own": "own_questions:remove_own",
    # Rekruttering
    "recruitment": "recruitment:recruitment",
    "save_recruitment": "recruitment:save_recruitment",
    "usual_panel": "recruitment:usual_panel",
    # Papirer
    "papers": "papers:papers",
    "make_papers": "papers:make_papers",
    "paper": "papers:paper",
    "all_papers": "papers:all_papers",
    "build": "papers:build",
    "build_case": "papers:build_case",
    "preview": "preview:preview",
    # Indtast og saml
    "arrived": "arrivals:arrived",
    "add_arrived": "arrivals:add_arrived",
    "remove_arrived": "arrivals:remove_arrived",
    "read_arrived": "arrivals:read_arrived",
    "seal": "arrivals:seal",
    "attendance": "attendance:attendance",
    "set_absence": "attendance:set_absence",
    "exclude_question": "attendance:exclude_question",
    "include_question": "attendance:include_question",
    # Sammenlign
    "compare": "comparison:compare",
    "decide": "comparison:decide",
    # Bank
    "profiles": "bank:profiles",
    "search": "bank:search",
    "entry": "bank:entry",
    "coverage": "bank:coverage",
    "propose": "proposals:propose",
}


def answer(desk: Desk, name: str, request: Mapping[str, Any] | None = None) -> Answer:
    """The answer to one request, whole."""
    work = steps(desk, name, request)
    while True:
        try:
            next(work)
        except StopIteration as ended:
            whole: Answer = ended.value
            return whole


def steps(desk: Desk, name: str, request: Mapping[str, Any] | None = None) -> Generator[Step, None, Answer]:
    """The answer to one request, step by step; who closes it between two steps has stopped the work.

    Whatever goes wrong is an answer too: the user's mistakes as problems, ours with the place in the code.
    """
    from interview_kit.office.case_file import state_of

    try:
        module, _, function = HANDLERS[name].partition(":")
        handler = getattr(import_module(f"interview_kit.office.{module}"), function)
        result = handler(desk, **dict(request or {}))
        if isgenerator(result):
            result = yield from result
        return {"ok": True, **result, "state": state_of(desk)}
    except UserError as error:
        return {"ok": False, "problems": all_shown(error.problems), "state": state_of(desk)}
    except Exception as error:  # noqa: BLE001 - whatever it is, it is ours
        return {"ok": False, "problems": [_our_mistake()], "log": _log(error)}


def _our_mistake() -> dict[str, Any]:
    words = "Det er vores fejl, ikke jeres. Gem sagen, og fortæl det til dem, I har siden fra."
    return {"level": "error", "code": "our-mistake", "sentence": words, "where": ""}


def _log(error: Exception) -> str:
    """Where it went wrong, without any value from a file."""
    frames = traceback.extract_tb(error.__traceback__)
    places = [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
    return ", ".join([*places[-4:], type(error).__name__])
