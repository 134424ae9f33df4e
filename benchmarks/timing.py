"""CPU time of calls and commands, as the median of ratios taken pair by pair.

Wall time says how busy the machine is, and a ratio of two medians mixes quiet and busy minutes: on a busy
machine the same build gave 2.0 to 3.9 times its yardstick. CPU time with what is measured and its yardstick
in turn, one ratio for each pair, spreads 10-16 %.
"""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

# A small process between, because Linux counts the parent's memory at the fork as the child's.
_PEAK = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


class Ratio(NamedTuple):
    """How many times its yardstick something takes, and its own CPU time in seconds; both medians."""

    times: float
    seconds: float


def ratio(measured: Callable[[], float], yardstick: Callable[[], float], pairs: int) -> Ratio:
    """Runs the two in turn; each returns the CPU seconds it took."""
    seconds, times = [], []
    for _ in range(pairs):
        before = yardstick()
        seconds.append(measured())
        times.append(seconds[-1] / statistics.mean([before, yardstick()]))
    return Ratio(statistics.median(times), statistics.median(seconds))


def cpu_of_call(call: Callable[[], object], repeats: int = 1) -> float:
    """CPU seconds of one call, as the mean of `repeats` calls in a row."""
    start = time.process_time()
    for _ in range(repeats):
        call()
    return (time.process_time() - start) / repeats


def cpu_of_command(words: Sequence[str], environment: Mapping[str, str], *, may_fail: bool = False) -> float:
    """CPU seconds of a whole process and the processes it waited for.

    Raises `SystemExit` where the command fails, unless it `may_fail`: `check` does where it finds errors.
    """
    process = subprocess.Popen(words, stdout=subprocess.DEVNULL, env=environment)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode and not may_fail:
        raise SystemExit(f"{' '.join(words)} ended with {process.returncode}")
    return usage.ru_utime + usage.ru_stime


def peak_memory(words: Sequence[str], environment: Mapping[str, str]) -> float:
    """The most memory that a command held, in MB."""
    result = subprocess.run(
        [sys.executable, "-c", _PEAK, *words], capture_output=True, text=True, check=True, env=environment
    )
    return int(result.stdout) / 1024
