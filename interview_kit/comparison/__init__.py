"""What a panel's ratings say of its candidates: pure, on what is the same for all of them."""

from interview_kit.comparison.agenda import AgendaPoint, agenda
from interview_kit.comparison.block import CommonBlock, common_block
from interview_kit.comparison.compare import (
    CandidateResult,
    CompetencyResult,
    PanelComparison,
    compare_panel,
)
from interview_kit.comparison.ratings import Question, Rating, Ratings

__all__ = [
    "AgendaPoint",
    "CandidateResult",
    "CommonBlock",
    "CompetencyResult",
    "PanelComparison",
    "Question",
    "Rating",
    "Ratings",
    "agenda",
    "common_block",
    "compare_panel",
]
