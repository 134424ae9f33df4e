"""Which papers a round has, and what their files are called."""

from collections.abc import Callable
from typing import NamedTuple

from interview_kit.documents.candidate_paper import candidate_paper, is_needed
from interview_kit.documents.case import case_for_panel
from interview_kit.documents.hr_sheet import hr_sheet
from interview_kit.documents.interview_guide import interview_guide
from interview_kit.documents.scoring_sheet import scoring_sheet
from interview_kit.documents.view import View
from interview_kit.models.guide import Guide
from interview_kit.models.recruitment import Recruitment
from interview_kit.models.vacancy import Vacancy
from interview_kit.scoring_sheets.identity import UNASSIGNED, Assignment


class RoundPaper(NamedTuple):
    """A paper that every round has: `stem` begins the file's name, `view` shows a guide."""

    stem: str
    view: Callable[[Guide], View]


def _hr_sheet(guide: Guide) -> View:
    """HR's paper where there is a round and no recruitment."""
    return hr_sheet(Vacancy(Recruitment(position=guide.content.position), (guide,)))


# The papers of a round, in the order in which they are made.
ROUND_PAPERS = (
    RoundPaper("interviewguide", interview_guide),
    RoundPaper("scoringsark", scoring_sheet),
    RoundPaper("sagsark", _hr_sheet),
)


def round_views(guide: Guide, assignment: Assignment = UNASSIGNED) -> dict[str, View]:
    """The papers of the guide's round by the names of their files; the sheet is made out to `assignment`."""
    number = guide.content.round
    views = {file_name(paper.stem, number, "docx"): paper.view(guide) for paper in ROUND_PAPERS}
    if assignment != UNASSIGNED:
        del views[file_name("scoringsark", number, "docx")]
        codes = "-".join(filter(None, assignment))
        views[file_name("scoringsark", number, "docx", codes)] = scoring_sheet(guide, assignment)
    if is_needed(guide):
        views[file_name("til-kandidaten", number, "docx")] = candidate_paper(guide)
    if guide.content.case_task:
        views["case-udvalg.docx"] = case_for_panel(guide, guide.content.case_task)
    return views


def file_name(stem: str, round_number: int, ending: str, codes: str = "") -> str:
    """`interviewguide.docx` for the first round, `interviewguide-2.docx` for the second.

    With the codes of a candidate and a member `scoringsark-2-K3-M2.docx`.
    """
    number = "" if round_number == 1 else str(round_number)
    return f"{'-'.join(filter(None, (stem, number, codes)))}.{ending}"
