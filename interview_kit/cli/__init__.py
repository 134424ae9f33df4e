"""The command line: every command parses, calls one function of `workplace`, and prints.

What a command needs is imported inside it, so that `--help` answers at once.
"""

from interview_kit.cli.main import main, run

__all__ = ["main", "run"]
