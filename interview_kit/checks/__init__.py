"""Everything that is wrong in a bank or a house, as a list of problems: what `check` prints.

The rules on wording, anchors and law get their place here, one small function each in a visible list.
"""

from pathlib import Path

from interview_kit.bank import load_bank
from interview_kit.problems import Problem
from interview_kit.shipped import shipped_folder
from interview_kit.word.house import load_house


def check_path(path: Path) -> list[Problem]:
    """Every problem in a house (a Word file) or a bank (a folder)."""
    if path.suffix.lower() in {".docx", ".dotx"}:
        return load_house(path)[1]
    return load_bank(path)[1]


def check_shipped() -> list[Problem]:
    """Every problem in the shipped bank and house."""
    return [
        *check_path(shipped_folder("question_bank")),
        *check_path(shipped_folder("templates") / "house.docx"),
    ]
