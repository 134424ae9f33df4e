"""What is wrong with the patterns that HR keeps, found out where one that never ends can be stopped."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path

from interview_kit.bank import pattern_trial
from interview_kit.cache import cached

_PROGRAM = [sys.executable, "-I", "-S", str(Path(pattern_trial.__file__))]
# For all of them, which take less than one when none is slow. On other systems than Windows the program ends
# by itself in a pattern that never does, so that no pattern is called slow because the machine is busy.
_SECONDS = 5 if sys.platform == "win32" else 60
_MOST_STOPPED = 3


class _FaultyError(Exception):
    """There are faults, which are not kept: those of a pattern are found anew each time."""

    def __init__(self, faults: list[str]) -> None:
        self.faults = faults
        super().__init__()


def pattern_faults(patterns: Sequence[str]) -> list[str]:
    """For each pattern the code of what is wrong with it, or "".

    After some that had to be stopped the rest are not tried: the rules are refused anyway. That there is
    nothing wrong with any of them is kept from run to run, since trying them takes half a second.
    """

    def all_good() -> list[str]:
        faults = _faults(patterns)
        if any(faults):
            raise _FaultyError(faults)
        return faults

    try:
        return cached("patterns", json.dumps(patterns).encode(), all_good)
    except _FaultyError as found:
        return found.faults


def _faults(patterns: Sequence[str]) -> list[str]:
    """As `pattern_faults`, by trying them."""
    faults: list[str] = []
    for _ in range(_MOST_STOPPED):
        faults += _tried(patterns[len(faults) :])
        if len(faults) == len(patterns):
            break
    return [*faults, *[""] * (len(patterns) - len(faults))]


def _tried(patterns: Sequence[str]) -> list[str]:
    """The faults of all of these, or of those up to and with the first that never ends."""
    import subprocess  # noqa: PLC0415 - a browser can start no program, and need not

    try:
        trial = subprocess.Popen(_PROGRAM, stdin=subprocess.PIPE, stdout=subprocess.PIPE)  # noqa: S603 - our own
    except OSError:  # no other program may be run here
        return [pattern_trial.pattern_fault(pattern) for pattern in patterns]
    with trial:
        try:
            told, _ = trial.communicate(json.dumps(patterns).encode(), timeout=_SECONDS)
        except subprocess.TimeoutExpired:
            trial.kill()
            told, _ = trial.communicate()
    faults = told.decode("ascii", "replace").splitlines()[: len(patterns)]
    return faults if len(faults) == len(patterns) else [*faults, "slow-pattern"]
