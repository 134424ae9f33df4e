"""Plans the rounds of a recruitment and writes their guides. Pure: no files, no clock.

`plan(bank, recruitment)` chooses for all rounds at once; `write_guide(bank, recruitment, plan, number)`
freezes one of them with every text.
"""

from interview_kit.planning.planner import NO_GUIDES, plan, pushed_out
from interview_kit.planning.rounds import FIXED, MINUTES, Plan, QuestionChoice, RoundPlan
from interview_kit.planning.writing import guide_question, plan_guide, write_guide

__all__ = [
    "FIXED",
    "MINUTES",
    "NO_GUIDES",
    "Plan",
    "QuestionChoice",
    "RoundPlan",
    "guide_question",
    "plan",
    "plan_guide",
    "pushed_out",
    "write_guide",
]
