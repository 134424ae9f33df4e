"""A compared round as the papers see it: its result, with the recruitment, the guide and the seals."""

from typing import NamedTuple

from interview_kit.comparison import RoundResult
from interview_kit.documents.dates import danish_moment
from interview_kit.models.collected import EVIDENCE, CollectedRating, Seal
from interview_kit.models.guide import Guide, GuideCaseBehaviour, GuideQuestion
from interview_kit.models.vacancy import Vacancy

# Between the fields of a sheet, where they stand in one line.
BETWEEN = " · "


class Compared(NamedTuple):
    """`seals` are the round's in their order; the result is of the last."""

    vacancy: Vacancy
    guide: Guide
    seals: tuple[Seal, ...]
    result: RoundResult

    @property
    def seal(self) -> Seal:
        return self.seals[-1]

    @property
    def rated(self) -> dict[str, GuideCaseBehaviour | GuideQuestion]:
        """What is rated by its code, in the order of the day."""
        case = self.guide.content.case_task
        rows: list[GuideCaseBehaviour | GuideQuestion] = [*(case.behaviours if case else ())]
        return {row.code: row for row in [*rows, *self.guide.content.questions]}

    @property
    def identity(self) -> str:
        """Whose round it is, and which seal: the line under a heading."""
        seal = f"forsegling {self.seal.signed}, {danish_moment(self.seal.at)}"
        return " · ".join((self.guide.content.title, f"guide {self.guide.id}", seal))

    def properties(self, paper: str) -> dict[str, str]:
        """What the file says of itself; the seal's number keeps papers of different seals apart."""
        return {
            "interview-kit": paper,
            "interview-kit.format": "1",
            "interview-kit.guide": self.guide.id,
            "interview-kit.samtale": str(self.guide.content.round),
            "interview-kit.forsegling": str(self.seal.number),
        }


def words_of(row: CollectedRating) -> str:
    """All that a member wrote about the answer, field by field, in the member's own words."""
    return BETWEEN.join(text for kind in EVIDENCE if (text := " ".join(row.notes.get(kind, "").split())))


def asked_words(row: GuideCaseBehaviour | GuideQuestion) -> str:
    """What was asked: the question as it is read aloud, or the behaviour that the case is rated on."""
    return row.text if isinstance(row, GuideQuestion) else row.behaviour
