"""What is to come home from a round: who rates whom on what, and who was not there (D2-D4, D19)."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from interview_kit.models.collected import Course
from interview_kit.models.guide import Guide
from interview_kit.models.recruitment import Absence, Recruitment
from interview_kit.scoring_sheets.fields import rated_codes

Cell = tuple[str, str, str]


class Expected(NamedTuple):
    """The members who rate, the candidates who were met, the codes that are rated, and who was absent.

    Everything in the order of the day. `absent` is member → candidate → why; `withdrawn` are candidates who
    are not waited for, and whose sheets stay.
    """

    members: tuple[str, ...]
    candidates: tuple[str, ...]
    codes: tuple[str, ...]
    absent: Mapping[str, Mapping[str, Absence]]
    withdrawn: tuple[str, ...] = ()

    def is_absent(self, member: str, candidate: str) -> bool:
        return candidate in self.absent.get(member, {})

    def pairs(self) -> Iterator[tuple[str, str]]:
        """Each member with each candidate whom the member is to rate."""
        for member in self.members:
            for candidate in self.candidates:
                if not self.is_absent(member, candidate):
                    yield member, candidate

    def cells(self) -> Iterator[Cell]:
        """Every rating that is to come."""
        for member, candidate in self.pairs():
            for code in self.codes:
                yield member, candidate, code


def course_of(recruitment: Recruitment, number: int) -> Course:
    """What the recruitment says now of who is compared on what in this round."""
    choices = recruitment.choices(number)
    return Course(
        attendance={member: dict(absences) for member, absences in choices.attendance.items() if absences},
        excluded=tuple(sorted(row.code for row in choices.excluded)),
        withdrawn=tuple(row.code for row in recruitment.candidates if row.withdrawn),
        members=choices.members,
        candidates=choices.candidates,
    )


def expected_of(guide: Guide, recruitment: Recruitment) -> Expected:
    """What is to come of the guide's round. Who has withdrawn is not waited for, nor a question left out."""
    number = guide.content.round
    choices = recruitment.choices(number)
    gone = {row.code for row in recruitment.candidates if row.withdrawn}
    excluded = {row.code for row in choices.excluded}
    return Expected(
        guide.content.raters(choices.members),
        tuple(code for code in recruitment.candidates_of(number) if code not in gone),
        tuple(code for code in rated_codes(guide) if code not in excluded),
        choices.attendance,
        tuple(row.code for row in recruitment.candidates if row.withdrawn),
    )
