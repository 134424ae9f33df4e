"""The office: what the command line does, for a page that asks with plain values and gets plain values.

A page, or a test, opens a `Desk` and asks it with `answer` or, where the work is long, with `steps`.
"""

from interview_kit.office.desk import Desk, Step
from interview_kit.office.requests import HANDLERS, answer, steps

__all__ = ["HANDLERS", "Desk", "Step", "answer", "steps"]
