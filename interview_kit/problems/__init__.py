"""Everything that can be wrong in a user's files: one type, one catalogue, one printed form.

Loading and checking return problems; they never raise them and never print them. Commands that cannot
go on raise `UserError` with all of them.
"""

from interview_kit.problems.catalogue import Level
from interview_kit.problems.file_texts import DANISH_CHOICES
from interview_kit.problems.loaded import Loaded
from interview_kit.problems.problem import (
    CATALOGUE,
    DOUBTFUL,
    LEVEL_NAMES,
    UNLAWFUL,
    Loc,
    Place,
    Problem,
    UserError,
    first_of_all,
    first_of_each,
    has_errors,
    nearest,
    problem,
)
from interview_kit.problems.reasons import reason, refused

__all__ = [
    "CATALOGUE",
    "DANISH_CHOICES",
    "DOUBTFUL",
    "LEVEL_NAMES",
    "UNLAWFUL",
    "Level",
    "Loaded",
    "Loc",
    "Place",
    "Problem",
    "UserError",
    "first_of_all",
    "first_of_each",
    "has_errors",
    "nearest",
    "problem",
    "reason",
    "refused",
]
