"""Where the page's script meets the office: the one desk of this page, and the answers in steps."""

import marshal
from collections import deque
from collections.abc import Generator, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

from interview_kit.cache import give
from interview_kit.office.case_file import state_of
from interview_kit.office.desk import Desk, Step
from interview_kit.office.requests import Answer, steps
from interview_kit.problems import UserError
from interview_kit.workplace.workplace import Workplace

HOME = "/office/home"  # which bank and house there are, and what was made of them when the page was packed
_CASE = Path("/case")


@cache
def _desk() -> Desk:
    home = marshal.loads(Path(HOME).read_bytes())  # noqa: S302 - packed with the program
    give(home["kept"])
    _CASE.mkdir(exist_ok=True)
    return Desk(Workplace(Path(home["bank"]), Path(home["house"])), _CASE)


def prepare() -> None:
    """Loads what the first answers need, so that none of them keeps the user waiting.

    What is wrong in the bank is told by the request that needs it.
    """
    from interview_kit.office.papers import build

    for position in _desk().workplace.positions()[:1]:
        with suppress(UserError):
            deque(build(_desk(), position=position.id, round=position.rounds[0].number), maxlen=0)


def begin(name: str, request: Mapping[str, Any]) -> Generator[Step, None, Answer]:
    """The work on a request, not begun yet. A file from the page becomes bytes."""
    return steps(_desk(), name, {key: _plain(value) for key, value in request.items()})


def advance(work: Generator[Step, None, Answer]) -> dict[str, Any]:
    """The next step of the work, or its answer."""
    try:
        return {"step": list(next(work))}
    except StopIteration as ended:
        return {"answer": ended.value}


def stop(work: Generator[Step, None, Answer]) -> dict[str, Any]:
    """Ends the work where it is; returns how things are now."""
    work.close()
    return state_of(_desk())


def _plain(value: Any) -> Any:
    """The value with bytes for what the script calls an array of bytes, and None for its null."""
    if type(value).__name__ == "JsNull":
        return None
    if isinstance(value, memoryview):
        return value.tobytes()
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    return [_plain(one) for one in value] if isinstance(value, list) else value
