"""The command line: every command parses, calls one function of `workplace`, and prints.

What a command needs is imported inside it, so that `--help` answers at once.
"""

import sys

from interview_kit.cli.interrupted import INTERRUPTED, by_ctrl_c

try:
    from interview_kit.cli.main import main, run
except BaseException as error:  # Ctrl-C before anything has begun
    if not by_ctrl_c(error):
        raise
    sys.stderr.write("Afbrudt.\n")
    raise SystemExit(INTERRUPTED) from None

__all__ = ["main", "run"]
