"""A guide: the chosen questions with their full texts, frozen for one round of one recruitment.

It holds every text that is printed, each with the id that it has in the bank: a later comparison joins rounds
by ids, since texts may be mended between them. What may be absent has a default, so that a
guide is read back from its file as it was written.
"""

from collections.abc import Sequence
from typing import Annotated, Literal, NamedTuple

from pydantic import Field

from interview_kit.models.bank import Anchors, Indicators, RatingScale, State
from interview_kit.models.case import CaseTime, Paragraphs
from interview_kit.models.interview_texts import InterviewTexts, SheetTexts
from interview_kit.models.position import SetName, When, Where
from interview_kit.models.recruitment import MemberCode, OwnKind
from interview_kit.models.text import Count, Id, Minutes, Model, Text, Title

# What the case is called among the codes of questions.
CASE = "Casen"

Code = Annotated[str, Field(pattern=r"^[SEC][1-9]\d?$")]


class GuideQuestion(Model):
    """One scored question; `code` (S1, S2 …) is what sheets and comparison know it by, in every round.

    A scene (`is_scene`) asks what the candidate would do; one `on_paper` is also handed over. `lead` is the
    seat that reads it aloud, and `asker` the member who sits there, where the panel is known.
    """

    code: Code
    competency_id: Id
    competency: Title
    behaviour_id: Id
    behaviour: Text
    entry: Id
    version: Count
    status: State
    question: Id
    text: Text
    broader: Text | None = None
    is_scene: Literal[True] | None = None
    on_paper: Literal[True] | None = None
    minutes: Minutes
    lead: Title
    asker: MemberCode | None = None
    probes: tuple[Text, ...]
    indicators: Indicators
    red_flags: tuple[Text, ...] = ()
    counts_too: Text | None = None
    anchors: Anchors


class GuideOwnQuestion(Model):
    """A question that the panel asks and does not rate; `code` (E1, E2 …) is unique over the rounds.

    It is the panel's own, or one of the bank's without levels: then `entry` is what it belongs to. Those of
    the kind `terms` are asked with the terms.
    """

    code: Code
    id: Id
    kind: OwnKind | Literal["reflective"]
    text: Text
    on_paper: Literal[True] | None = None
    minutes: Minutes
    probes: tuple[Text, ...] = ()
    entry: Id | None = None
    version: Count | None = None
    status: State | None = None


class BankText(NamedTuple):
    """A text of the bank by what it is called in the guide, with its id in the bank."""

    code: str
    entry: str
    version: int | None
    status: State | None


class GuideCaseBehaviour(Model):
    """A behaviour that the case is rated on; `code` (C1, C2 …) is what sheets know it by."""

    code: Code
    competency_id: Id
    competency: Title
    behaviour_id: Id
    behaviour: Text
    anchors: Anchors


class GuideCase(Model):
    """The task that the candidate gets beforehand, as the candidate and the panel read it."""

    id: Id
    title: Title
    status: State
    version: Count
    time: CaseTime
    situation: Paragraphs
    facts: Paragraphs
    task: Paragraphs
    conditions: Paragraphs
    questions: tuple[Text, ...]
    behaviours: tuple[GuideCaseBehaviour, ...]


class UncoveredBehaviour(Model):
    """A behaviour this round does not ask about; `round` is where it is asked instead, if it is.

    It is met nowhere where the user left it out, and where there was no time for it (`where` is None).
    """

    behaviour_id: Id
    behaviour: Text
    where: Where | Literal["left_out"] | None = None
    reason: Text | None = None
    ask: Text | None = None
    round: int | None = None
    has_question: bool

    @property
    def is_undiscovered(self) -> bool:
        """Whether nobody hears of it before somebody is hired: a test and the first days come too late."""
        return self.round is None and self.where not in {"case", "reference"}


class CompetencyCoverage(Model):
    """One competency: how many behaviours are asked about here, and those that are not."""

    competency_id: Id
    competency: Title
    asked: int
    behaviours: int
    uncovered: tuple[UncoveredBehaviour, ...] = ()


TimePart = Literal[
    "welcome",
    "opening",
    "case",
    "question",
    "spare",
    "own_questions",
    "individual",
    "candidate_questions",
    "terms",
    "closing",
]


class TimeRow(Model):
    """A part of the interview, `start` minutes from its start; `code` is that of a question."""

    part: TimePart
    code: Code | None = None
    start: Minutes
    minutes: Minutes


class FixedMinutes(Model):
    """The parts of an interview that always take the same; `writing` comes after the slot."""

    welcome: Minutes
    opening: Minutes
    candidate_questions: Minutes
    terms: Minutes
    closing: Minutes
    writing: Minutes


class GuideStep(Model):
    """What the law demands of the process."""

    title: Title
    law: Title
    text: Text
    when: When


class PanelSeat(Model):
    """A seat in the panel; `leads` are the ids of the competencies whose questions it reads in this round.

    Where the panel is known there is one for each `member`; who sits in without rating says so (`rates`).
    """

    title: Title
    chair: bool
    task: Text | None = None
    leads: tuple[Id, ...] = ()
    member: MemberCode | None = None
    rates: Literal[False] | None = None


class GuideWeight(Model):
    """A competency that weighs more than 1, with the reason."""

    competency_id: Id
    competency: Title
    weight: int
    reason: Text


class BankStamp(Model):
    """The bank that the guide was made from."""

    title: Title
    version: Title
    hash: str


class GuideContent(Model):
    """Everything in a guide that its hash is of.

    `version` and `version_reason` are those of a guide that replaced another after sheets had been made.
    """

    format: Literal[2] = 2
    position: Id
    title: Title
    organisation: Title | None = None
    profile_id: Id
    profile: Title
    version: int | None = None
    version_reason: Text | None = None
    question_set: SetName | None = None
    without_staff: Literal[True] | None = None
    round: int
    rounds: int
    slot: Minutes
    case: Minutes
    individual: Minutes
    minutes: FixedMinutes
    introduction: tuple[Text, ...] = ()
    responsibilities: tuple[Text, ...] = ()
    notes: tuple[Text, ...] = ()
    panel_min: int
    panel_max: int
    panel: tuple[PanelSeat, ...]
    weights: tuple[GuideWeight, ...] = ()
    time_plan: tuple[TimeRow, ...]
    questions: tuple[GuideQuestion, ...]
    own_questions: tuple[GuideOwnQuestion, ...] = ()
    case_task: GuideCase | None = None
    terms: tuple[Text, ...]  # none in a round after the one that they are read in
    statutory_steps: tuple[GuideStep, ...] = ()
    decision_maker: Text
    coverage: tuple[CompetencyCoverage, ...]
    scale: RatingScale
    interview: InterviewTexts
    sheet: SheetTexts

    def raters(self, named: Sequence[str] = ()) -> tuple[str, ...]:
        """The members who rate, in the order of the panel: of those named, where somebody is."""
        seats = (seat for seat in self.panel if seat.rates is not False)
        return tuple(seat.member for seat in seats if seat.member and (not named or seat.member in named))

    @property
    def bank_texts(self) -> tuple[BankText, ...]:
        """The bank's texts in the guide, which somebody approves: the sets of its questions, and its case."""
        questions = [BankText(row.code, row.entry, row.version, row.status) for row in self.questions]
        own = [
            BankText(row.code, row.entry, row.version, row.status) for row in self.own_questions if row.entry
        ]
        case = [BankText(CASE, row.id, row.version, row.status) for row in (self.case_task,) if row]
        return (*questions, *own, *case)


class Guide(Model):
    """`id` is the visible code, made from `hash`; `bank` is the bank that it was made from.

    `hash` is SHA-256 of the content. `marks` are three characters for each value of the content in its order,
    so that a changed value can be named with its place: they find a change, the hash proves it. `faults` are
    the codes of the questions in which the rules found errors, None where they found none.
    """

    id: Annotated[str, Field(pattern=r"^[0-9A-Z]{5}$")]
    hash: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    bank: BankStamp
    faults: tuple[Code, ...] | None = None
    content: GuideContent
    marks: str
