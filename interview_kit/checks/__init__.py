"""Everything that is wrong in a bank or a house, as a list of problems: what `check` prints.

The rules on wording, anchors and law get their place here, one small function each in a visible list.
"""

from pathlib import Path

from interview_kit.problems import Problem


def check_bank(folder: Path) -> list[Problem]:
    from interview_kit.bank import load_bank

    return load_bank(folder)[1]


def check_house(path: Path) -> list[Problem]:
    from interview_kit.word.house import load_house

    return load_house(path)[1]
