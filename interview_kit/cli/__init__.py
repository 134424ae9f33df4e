"""The command line: every command parses, calls one function of `workplace`, and prints.

What a command needs is imported inside it, so that `--help` answers at once.
"""

import sys

try:
    from interview_kit.cli.main import main, run
except KeyboardInterrupt:  # Ctrl-C before anything has begun
    sys.stderr.write("Afbrudt.\n")
    raise SystemExit(130) from None

__all__ = ["main", "run"]
