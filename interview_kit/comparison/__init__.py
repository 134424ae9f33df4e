"""What a panel's ratings say of its candidates: pure, on what is the same for all of them."""

from interview_kit.agreement import is_far, mean_absolute_deviation, tenths
from interview_kit.comparison.agenda import AgendaPoint, agenda
from interview_kit.comparison.block import CommonBlock, common_block
from interview_kit.comparison.compare import (
    CandidateResult,
    CompetencyResult,
    PanelComparison,
    compare_panel,
)
from interview_kit.comparison.ratings import Cell, Question, Rating, Ratings, level_of
from interview_kit.comparison.round_result import (
    Change,
    Discussion,
    Outside,
    OutsideReason,
    RoundResult,
    Uncounted,
    compare_round,
)

__all__ = [
    "AgendaPoint",
    "CandidateResult",
    "Cell",
    "Change",
    "CommonBlock",
    "CompetencyResult",
    "Discussion",
    "Outside",
    "OutsideReason",
    "PanelComparison",
    "Question",
    "Rating",
    "Ratings",
    "RoundResult",
    "Uncounted",
    "agenda",
    "common_block",
    "compare_panel",
    "compare_round",
    "is_far",
    "level_of",
    "mean_absolute_deviation",
    "tenths",
]
