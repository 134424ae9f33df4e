"""The common block: what is the same for all candidates who are compared (D5, recruitment.md).

Only members who have rated every compared candidate count, and only questions that every one of them was
asked. The rest is shown and not counted. It takes the place of centring, imputing and cut-offs.
"""

from collections.abc import Sequence
from typing import NamedTuple

from interview_kit.comparison.ratings import Cell, Question, Ratings

LEAST_MEMBERS = LEAST_QUESTIONS = 3


class CommonBlock(NamedTuple):
    """The members and the questions that count; `outside` are the members who do not, and why not."""

    members: tuple[str, ...]
    questions: tuple[Question, ...]
    outside: tuple[tuple[str, str], ...]

    @property
    def is_too_small(self) -> bool:
        """Whether it holds too little for a total: fewer than three members or three questions."""
        return len(self.members) < LEAST_MEMBERS or len(self.questions) < LEAST_QUESTIONS


def common_block(
    ratings: Ratings, members: Sequence[str], candidates: Sequence[str], questions: Sequence[Question]
) -> CommonBlock:
    """The block for these candidates.

    A question was asked of a candidate unless all who rated it wrote IB: one IB among levels is the member's
    own (D16).
    """
    asked = tuple(
        question
        for question in questions
        if all(_was_asked(ratings, members, candidate, question.code) for candidate in candidates)
    )
    complete, outside = [], []
    for member in members:
        blank = [
            candidate
            for candidate in candidates
            if any(Cell(member, candidate, question.code) not in ratings for question in asked)
        ]
        if blank:
            outside.append((member, ", ".join(blank)))
        else:
            complete.append(member)
    return CommonBlock(tuple(complete), asked, tuple(outside))


def _was_asked(ratings: Ratings, members: Sequence[str], candidate: str, code: str) -> bool:
    given = (ratings.get(Cell(member, candidate, code)) for member in members)
    return any(rating not in {None, "IB"} for rating in given)
