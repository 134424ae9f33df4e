"""What the grid is known by and what stands in its cells: the one list that it is written and read with."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from interview_kit.models.guide import Guide, GuideCaseBehaviour, GuideQuestion
from interview_kit.models.recruitment import Absence
from interview_kit.scoring_sheets.fields import rated_codes
from interview_kit.scoring_sheets.identity import GUIDE_PROPERTY, Assignment, manifest
from interview_kit.word.paper_properties import FORMAT_PROPERTY, KIND_PROPERTY

GRID_KIND = "indtastning"
MEMBER_HEAD, PAPER_HEAD, COUNTS_HEAD = "Medlem", "Noter på papir", "Tæller med"
TICKED = "☑"
# What stands in the locked cells of a member who does not rate the candidate.
ABSENCES: Mapping[Absence, str] = {"absent": "fraværende", "inhabil": "inhabil"}
LEVELS = ("1", "2", "3", "4", "5")
VALUES = (*LEVELS, "IB", "UE")
_FORMAT = "1"
_IDENTITY = re.compile(r"Indtastning · guide ([0-9A-Z]{5}) · samtale ([1-9]) · format (\d+)")

Attendance = Mapping[str, Mapping[str, Absence]]


class GridQuestion(NamedTuple):
    """What is rated: its code, the competency's id, title and weight."""

    code: str
    competency: str
    title: str
    weight: int


class GridIdentity(NamedTuple):
    """Which grid a workbook says that it is."""

    guide: str
    format: str


def grid_questions(guide: Guide) -> tuple[GridQuestion, ...]:
    """What is rated in the round in the order of the day."""
    content = guide.content
    weights = {weight.competency_id: weight.weight for weight in content.weights}
    of_case = content.case_task.behaviours if content.case_task else ()
    rated: dict[str, GuideCaseBehaviour | GuideQuestion] = {row.code: row for row in of_case}
    rated |= {row.code: row for row in content.questions}
    return tuple(
        GridQuestion(
            code,
            rated[code].competency_id,
            rated[code].competency,
            weights.get(rated[code].competency_id, 1),
        )
        for code in rated_codes(guide)
    )


def grid_properties(guide: Guide, candidates: Sequence[str]) -> Mapping[str, str]:
    """The grid's identity as custom properties."""
    said = dict(manifest(guide, Assignment()))
    return {**said, KIND_PROPERTY: GRID_KIND, "interview-kit.kandidater": " ".join(candidates)}


def identity_line(guide: Guide) -> str:
    """The same identity as a line that can be read: Google Sheets keeps no properties."""
    return f"Indtastning · guide {guide.id} · samtale {guide.content.round} · format {_FORMAT}"


def said_identity(text: str) -> GridIdentity | None:
    """The identity in a cell's text."""
    found = _IDENTITY.search(text)
    return GridIdentity(found[1], found[3]) if found else None


def identity_of(properties: Mapping[str, str]) -> GridIdentity | None:
    """The identity in a workbook's properties; None where they are those of something else."""
    if properties.get(KIND_PROPERTY) != GRID_KIND:
        return None
    return GridIdentity(properties.get(GUIDE_PROPERTY, ""), properties.get(FORMAT_PROPERTY, ""))


def is_known_format(identity: GridIdentity) -> bool:
    return identity.format == _FORMAT
