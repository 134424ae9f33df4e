"""Document 07: the candidate's paper, one for each member, candidate and round. Part of the case."""

from collections.abc import Sequence
from typing import NamedTuple

from interview_kit.documents.view import View, heading
from interview_kit.models.guide import Guide
from interview_kit.scoring_sheets.fields import (
    ALONE,
    ANSWER,
    CASE_NOTES,
    HYPOTHESIS_NOTES,
    NOTES,
    SheetKind,
    hypothesis_codes,
    rating_choices,
    sheet_fields,
    term_codes,
)
from interview_kit.scoring_sheets.identity import UNASSIGNED, Assignment, manifest, members_file, sheet_code
from interview_kit.word.package import HeaderTexts

_LINE = "_" * 6


class MemberFile(NamedTuple):
    """All sheets of a member in the day's order, for one file with its title and properties.

    `around` is what a house's own pages show, such as a cover.
    """

    sheets: tuple[View, ...]
    title: str
    properties: dict[str, str]
    around: HeaderTexts


def scoring_sheet(
    guide: Guide, assignment: Assignment = UNASSIGNED, kind: SheetKind = ALONE, after: int = 0
) -> View:
    """The sheet of a round, made out to a candidate and a member.

    A code that is not known is chosen on page one by the person who fills the sheet in. Its fields are
    numbered on from `after`, the last number of the sheets before it in the same file.
    """
    content = guide.content
    code = sheet_code(guide, assignment)
    fields = sheet_fields(guide, assignment, kind, after)
    values = {
        "g": content,
        "candidate": assignment.candidate,
        "member": assignment.member,
        "prefix": fields.prefix,
        "names": {level.level: level.name for level in content.scale.levels},
        "ratings": [choice.value for choice in rating_choices(content.scale)],
        "fields": fields.by_code,
        "notes": NOTES,
        "case_notes": CASE_NOTES,
        "answer": ANSWER,
        "is_chairs": kind.is_chairs,
        "rates": kind.rates,
        "terms": dict(zip(term_codes(guide), content.terms, strict=True)),
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
    return View("scoringsark.wml.j2", values, headers, title, dict(manifest(guide, assignment)))


def member_file(
    guide: Guide, member: str, candidates: Sequence[str], *, is_chair: bool, rates: bool = True
) -> MemberFile:
    """The sheets of one member for all candidates of the round, one after the other."""
    kind, last, sheets = SheetKind(is_chairs=is_chair, among_others=True, rates=rates), 0, []
    for candidate in candidates:
        assignment = Assignment(candidate, member)
        sheets.append(scoring_sheet(guide, assignment, kind, last))
        last = sheet_fields(guide, assignment, kind, last).last_number
    title = f"{heading('Scoringsark', guide)} · Medlem {member}"
    around = scoring_sheet(guide, Assignment(None, member)).headers
    return MemberFile(tuple(sheets), title, dict(members_file(guide, member, candidates)), around)


def _people(assignment: Assignment) -> str:
    """`Kandidat K3 · Medlem M2`, with a line to write on for what is not known: pages part."""
    labelled = zip(("Kandidat", "Medlem"), assignment, strict=True)
    return " · ".join(f"{label} {code or _LINE}" for label, code in labelled)
