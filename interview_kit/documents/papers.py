"""Which papers a round has, and what their files are called."""

from collections.abc import Callable
from typing import NamedTuple

from interview_kit.documents.interview_guide import interview_guide
from interview_kit.documents.scoring_sheet import scoring_sheet
from interview_kit.documents.view import View
from interview_kit.models.guide import Guide


class RoundPaper(NamedTuple):
    """A paper that every round has: `stem` begins the file's name, `view` shows a guide."""

    stem: str
    view: Callable[[Guide], View]


# The papers of a round, in the order in which they are made.
ROUND_PAPERS = (
    RoundPaper("interviewguide", interview_guide),
    RoundPaper("scoringsark", scoring_sheet),
)


def file_name(stem: str, round_number: int, ending: str) -> str:
    """`interviewguide.docx` for the first round, `interviewguide-2.docx` for the second."""
    return f"{stem}.{ending}" if round_number == 1 else f"{stem}-{round_number}.{ending}"
