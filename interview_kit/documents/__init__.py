"""The Word documents: for each a function with typed arguments that gives its `View`; `word_file` makes it.

The question book is in `question_book`, which `build` need not import.
"""

from interview_kit.documents.interview_guide import interview_guide
from interview_kit.documents.papers import ROUND_PAPERS, RoundPaper, file_name, round_views
from interview_kit.documents.scoring_sheet import scoring_sheet
from interview_kit.documents.view import View, word_file

__all__ = [
    "ROUND_PAPERS",
    "RoundPaper",
    "View",
    "file_name",
    "interview_guide",
    "round_views",
    "scoring_sheet",
    "word_file",
]
