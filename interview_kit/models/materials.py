"""What a kit holds besides questions: the panel's training, the reference questions, the candidate's case.

A guide is made without any of it, so it is not loaded with the bank.
"""

from dataclasses import dataclass, field
from typing import Annotated, Literal

from pydantic import Field

from interview_kit.models.bank import Anchors, Reviewed
from interview_kit.models.case import CaseTime, Paragraphs
from interview_kit.models.decision_texts import DecisionTexts
from interview_kit.models.text import Count, Id, Model, NumberChoice, Text, Title


class RatingError(Model):
    """One of the errors that raters make: how it sounds in the room, and what to do instead."""

    name: Title
    sounds_like: Text
    instead: Text


class PanelBriefing(Model):
    """Document 03, two pages that each member reads before the first interview."""

    task: Paragraphs
    rating: Paragraphs
    write_first: Paragraphs
    rating_errors: Annotated[tuple[RatingError, ...], Field(min_length=5, max_length=5)]
    confidentiality: Paragraphs
    insight: Text


class ReferenceQuestion(Model):
    text: Text
    probe: Text | None = None


class ReferenceQuestions(Model):
    """The same questions to every referee whom the candidate has accepted (document 13)."""

    introduction: Paragraphs
    questions: Annotated[tuple[ReferenceQuestion, ...], Field(min_length=3, max_length=10)]
    not_to_ask: Paragraphs
    closing: Paragraphs


class CandidateLetter(Model):
    """Document 18: what a candidate who is invited gets to know. Times, names and pay stand beside it.

    `opening_later` is that of a later round, and `individual` of one that asks about one candidate alone.
    """

    opening: Paragraphs
    opening_later: Paragraphs
    interview: Paragraphs
    individual: Text
    assessed: Paragraphs
    in_advance: Text
    adaptation: Paragraphs
    pay: Paragraphs
    references: Paragraphs
    data: Paragraphs
    rights: Paragraphs
    closing: Paragraphs


class Declaration(Model):
    """Document 04: what a member declares of each candidate, and the duty of secrecy (fvl §§ 3-6 and 27).

    `order` is for who is neither employed nor elected: the authority signs it.
    """

    relations: Annotated[tuple[Title, ...], Field(min_length=3, max_length=3)]
    impartiality: Paragraphs
    secrecy: Paragraphs
    order: Text
    signed: Text


class StandardProbe(Model):
    """A neutral probe that fits any answer, and when to use it."""

    text: Text
    use: Text


class StandardProbes(Model):
    probes: Annotated[tuple[StandardProbe, ...], Field(min_length=1)]


class SampleAnswer(Model):
    """An answer as a candidate could have given it, with the level that its anchors give it and why.

    A code outside the scale is right where there is no example, or where too little was asked.
    """

    text: Paragraphs
    level: Annotated[Literal[1, 2, 3, 4, 5], NumberChoice] | Literal["IB", "UE"]
    reason: Text


class CalibrationSet(Model):
    """Answers to the scored question of one entry, rated by the panel before it meets anyone."""

    entry: Id
    answers: Annotated[tuple[SampleAnswer, ...], Field(min_length=3, max_length=10)]


class Calibration(Reviewed):
    """The sample answers for one profile: `id` is the profile's."""

    id: Id
    sets: Annotated[tuple[CalibrationSet, ...], Field(min_length=1)]


class CaseBehaviour(Model):
    """A behaviour that the case is rated on, with anchors of its own: they describe the solution."""

    behaviour: Id
    anchors: Anchors


class Case(Reviewed):
    """The task that the candidate gets beforehand; `id` is the position's."""

    id: Id
    title: Title
    version: Count
    time: CaseTime
    situation: Paragraphs
    facts: Paragraphs
    task: Paragraphs
    conditions: Paragraphs
    questions: Annotated[tuple[Text, ...], Field(min_length=3, max_length=6)]
    behaviours: Annotated[tuple[CaseBehaviour, ...], Field(min_length=1, max_length=6)]


Material = (
    PanelBriefing
    | ReferenceQuestions
    | CandidateLetter
    | Declaration
    | DecisionTexts
    | StandardProbes
    | Calibration
    | Case
)


@dataclass(frozen=True, slots=True)
class Materials:
    """All of it; what a bank does not have is None or empty."""

    briefing: PanelBriefing | None = None
    references: ReferenceQuestions | None = None
    letter: CandidateLetter | None = None
    declaration: Declaration | None = None
    decision: DecisionTexts | None = None
    probes: StandardProbes | None = None
    calibration: dict[str, Calibration] = field(default_factory=dict)  # by profile
    cases: dict[str, Case] = field(default_factory=dict)  # by position
