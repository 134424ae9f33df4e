"""A guide: the chosen questions with their full texts, frozen for one round of one recruitment."""

from typing import Annotated, Literal

from pydantic import Field

from interview_kit.models.bank import Anchors, Indicators, InterviewTexts, RatingScale, SheetTexts, Status
from interview_kit.models.position import When, Where
from interview_kit.models.text import Count, Id, Minutes, Model, Text, Title


class GuideQuestion(Model):
    """One scored question; `code` (S1, S2 …) is what sheets and comparison know it by."""

    code: Annotated[str, Field(pattern=r"S[1-9]\d?")]
    competency: Title
    behaviour: Text
    entry: Id
    version: Count
    status: Status
    question: Id
    text: Text
    minutes: Minutes
    lead: Title
    probes: tuple[Text, ...]
    indicators: Indicators
    red_flags: tuple[Text, ...]
    counts_too: Text | None
    anchors: Anchors


class Uncovered(Model):
    """A behaviour this round does not ask about; `round` is where it is asked instead, if it is."""

    behaviour: Text
    where: Where | None
    reason: Text | None
    round: int | None
    has_question: bool


class Coverage(Model):
    """One competency: how many behaviours are asked about here, and the rest."""

    competency: Title
    asked: int
    behaviours: int
    rest: tuple[Uncovered, ...]


class TimeRow(Model):
    """A part of the interview; `start` and `minutes` in minutes from the start."""

    label: Text
    start: Minutes
    minutes: Minutes


class GuideStep(Model):
    title: Title
    law: Title
    text: Text
    when: When


class PanelSeat(Model):
    title: Title
    chair: bool
    task: Text
    leads: tuple[Title, ...]


class GuideWeight(Model):
    competency: Title
    weight: int
    reason: Text


class BankStamp(Model):
    title: Title
    version: Title
    hash: str


class GuideContent(Model):
    """Everything in a guide that its hash is of."""

    format: Literal[1] = 1
    position: Id
    title: Title
    organisation: Title | None
    profile: Title
    round: int
    rounds: int
    slot: Minutes
    case: Minutes
    individual: Minutes
    introduction: tuple[Text, ...]
    responsibilities: tuple[Text, ...]
    notes: tuple[Text, ...]
    panel_min: int
    panel_max: int
    panel: tuple[PanelSeat, ...]
    weights: tuple[GuideWeight, ...]
    time_plan: tuple[TimeRow, ...]
    questions: tuple[GuideQuestion, ...]
    terms: tuple[Text, ...]
    statutory_steps: tuple[GuideStep, ...]
    decision_maker: Text
    coverage: tuple[Coverage, ...]
    scale: RatingScale
    interview: InterviewTexts
    sheet: SheetTexts


class Guide(Model):
    """`id` is the visible code, made from `hash` (SHA-256 of the content); the bank's stamp stands beside."""

    id: Annotated[str, Field(pattern=r"[0-9A-Z]{5}")]
    hash: Annotated[str, Field(pattern=r"[0-9a-f]{64}")]
    bank: BankStamp
    content: GuideContent
