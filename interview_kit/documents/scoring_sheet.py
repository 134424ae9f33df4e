"""Document 07: the candidate's paper, one for each member, candidate and round. Part of the case."""

from interview_kit.documents.view import View, heading
from interview_kit.models.guide import Guide
from interview_kit.scoring_sheets.fields import (
    ANSWER,
    CASE_NOTES,
    HYPOTHESIS_NOTES,
    NOTES,
    hypothesis_codes,
    rating_choices,
    sheet_fields,
)
from interview_kit.scoring_sheets.identity import UNASSIGNED, Assignment, manifest, sheet_code
from interview_kit.word.package import HeaderTexts

_LINE = "_" * 6


def scoring_sheet(guide: Guide, assignment: Assignment = UNASSIGNED) -> View:
    """The sheet of a round, made out to a candidate and a member.

    A code that is not known is chosen on page one by the person who fills the sheet in.
    """
    content = guide.content
    code = sheet_code(guide, assignment)
    values = {
        "g": content,
        "code": code,
        "candidate": assignment.candidate,
        "member": assignment.member,
        "names": {level.level: level.name for level in content.scale.levels},
        "ratings": [choice.value for choice in rating_choices(content.scale)],
        "fields": sheet_fields(guide, assignment).by_tag,
        "notes": NOTES,
        "case_notes": CASE_NOTES,
        "answer": ANSWER,
        "hypotheses": hypothesis_codes(guide),
        "hypothesis_notes": HYPOTHESIS_NOTES,
    }
    people = _people(assignment)
    headers = HeaderTexts(
        document=f"{heading('Scoringsark', guide)} · {people}",
        code=f"Ark {code}",
        organisation=" · ".join(filter(None, (content.organisation, people))),
        footer=content.sheet.confidential,
    )
    title = heading("Scoringsark", guide)
    return View("scoringsark.wml.j2", values, headers, title, manifest(guide, assignment))


def _people(assignment: Assignment) -> str:
    """`Kandidat K3 · Medlem M2`, with a line to write on for what is not known: pages part."""
    labelled = zip(("Kandidat", "Medlem"), assignment, strict=True)
    return " · ".join(f"{label} {code or _LINE}" for label, code in labelled)
