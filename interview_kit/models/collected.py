"""What came home from one round: every rating with its words, where it was read, and the seals on them.

Kept as `indsamlet-1.json` in the recruitment's folder. People are codes here too; what they wrote is theirs.
"""

from typing import Annotated, Literal

from pydantic import Field

from interview_kit.models.guide import Code
from interview_kit.models.recruitment import Absence, CandidateCode, MemberCode, RoundNumber
from interview_kit.models.text import Model

# A level, or a code outside the scale: IB (not asked or not followed up), UE (no example).
Value = Literal[1, 2, 3, 4, 5, "IB", "UE"]
# What is written about a rated question, as the sheet's tags end (`scoring_sheets.fields`).
NoteKind = Literal["situation", "handling", "resultat", "belaeg", "flag"]
Road = Literal["sheet", "grid"]
# What a level may rest on, in the order of the sheet: a red flag alone is none.
EVIDENCE: tuple[NoteKind, ...] = ("situation", "handling", "resultat", "belaeg")


class CollectedRating(Model):
    """One cell: what a member gave a candidate on a question, and wrote about it.

    A blank has no `value`; `raw` is what stands there where it is not exactly a level. `on_paper` says that
    the notes are on paper. `source` is the file that it was read in, `pile.zip/ark-1-M2.docx` in a zip.
    """

    member: MemberCode
    candidate: CandidateCode
    question: Code
    value: Value | None = None
    raw: str | None = None
    notes: dict[NoteKind, str] = Field(default_factory=dict)
    on_paper: bool = False
    source: str

    @property
    def cell(self) -> tuple[str, str, str]:
        return self.member, self.candidate, self.question

    @property
    def is_unfounded(self) -> bool:
        """Whether it is a level with nothing written about it, here or on paper (FOB 04-198)."""
        is_written = any(self.notes.get(kind, "").strip() for kind in EVIDENCE)
        return isinstance(self.value, int) and not self.on_paper and not is_written

    @property
    def counts(self) -> bool:
        """Whether it may count: IB and UE have nothing to rest on, a level has."""
        return self.value is not None and not self.is_unfounded


class CollectedAnswer(Model):
    """What was written about something that is not rated: `tag` is V1.svar, E2.svar or B1.hypotese."""

    member: MemberCode
    candidate: CandidateCode
    tag: str
    text: str
    source: str


class CollectedFile(Model):
    """A file that ratings were read in, and when it was first seen; `sha256` is of its bytes.

    `handed_in` is the date and time that the sheet itself says, in its own words.
    """

    name: str
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    road: Road
    seen: str
    handed_in: str | None = None


class Course(Model):
    """What the recruitment says of a round that decides who is compared on what (D2, D3, D6).

    Who was not there for whom, which questions count for nobody, who has withdrawn, and who takes part where
    not all do.
    """

    attendance: dict[MemberCode, dict[CandidateCode, Absence]] = Field(default_factory=dict)
    excluded: tuple[Code, ...] = ()
    withdrawn: tuple[CandidateCode, ...] = ()
    members: tuple[MemberCode, ...] = ()
    candidates: tuple[CandidateCode, ...] = ()


class Seal(Model):
    """The ratings as they were when nobody had seen a number yet, or when the chair let them be changed.

    `digest` is SHA-256 over the guide, the ratings and answers, the course, the files, the reason and the
    seal before; `letters` are eight made from it, printed and signed: what makes a change visible (D11). A
    round that lacked something, and every seal but the first, has a `reason`.
    """

    number: Annotated[int, Field(ge=1)]
    letters: Annotated[str, Field(pattern=r"^[A-Z]{8}$")]
    digest: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    at: str
    reason: str | None = None
    ratings: tuple[CollectedRating, ...]
    answers: tuple[CollectedAnswer, ...] = ()
    files: tuple[CollectedFile, ...]
    course: Course = Course()

    @property
    def signed(self) -> str:
        """The letters as they are read and signed: `QKWM TRAB`."""
        return f"{self.letters[:4]} {self.letters[4:]}"


class Collected(Model):
    """What lay in `indkommet` when it was last read, and the seals in their order.

    `guide` is the code of the round's guide, `guide_hash` its hash.
    """

    format: Literal[1] = 1
    round: RoundNumber
    guide: str
    guide_hash: str
    ratings: tuple[CollectedRating, ...] = ()
    answers: tuple[CollectedAnswer, ...] = ()
    files: tuple[CollectedFile, ...] = ()
    course: Course = Course()
    seals: tuple[Seal, ...] = ()

    @property
    def seal(self) -> Seal | None:
        """The seal that counts: the last."""
        return self.seals[-1] if self.seals else None

    @property
    def first_values(self) -> dict[tuple[str, str, str], Value | None]:
        """What each cell held under the first seal: it stays beside what it was changed to."""
        return {rating.cell: rating.value for rating in self.seals[0].ratings} if self.seals else {}
