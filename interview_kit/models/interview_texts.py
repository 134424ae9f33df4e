"""The words of guides and sheets that are the same in every interview."""

from typing import Annotated, Literal

from pydantic import Field

from interview_kit.models.text import Model, Text, Title

# Where the welcome speaks of the minutes with the candidate.
MINUTES_PLACEHOLDER = "{minutter}"


class Opening(Model):
    """The unscored question that opens a round."""

    text: Text
    note: Text


class Step(Model):
    """A step after an interview; `after_last` is one that waits until the round's last candidate has left."""

    title: Title
    text: Text
    after_last: Literal[True] | None = None


class NotAllowed(Model):
    topic: Title
    instead: Text


class AskInstead(Model):
    """What may be said aloud for what a panel wants to know."""

    about: Title
    say: Text


class IndividualPart(Model):
    """Part B of a second round: up to `hypotheses` points from test, reference or first round, unscored."""

    introduction: Text
    where_to_write: Text
    hypotheses: Annotated[int, Field(ge=1, le=5, strict=True)]
    first_hundred_days: Text


class InterviewTexts(Model):
    """The words of a guide that are the same in every interview."""

    how_to: Annotated[tuple[Text, ...], Field(min_length=3, max_length=6)]
    welcome: Annotated[tuple[Text, ...], Field(min_length=1)]
    openings: Annotated[tuple[Opening, ...], Field(min_length=1)]
    case: tuple[Text, ...]
    individual: IndividualPart
    candidate_questions: Annotated[tuple[Text, ...], Field(min_length=1)]
    terms: Text
    closing: Annotated[tuple[Text, ...], Field(min_length=1)]
    afterwards: Annotated[tuple[Step, ...], Field(min_length=1)]
    not_allowed: Annotated[tuple[NotAllowed, ...], Field(min_length=1)]
    ask_instead: Annotated[tuple[AskInstead, ...], Field(max_length=6)] | None = None
    stop_sentence: Text
    mentioned_anyway: Text


class SheetTexts(Model):
    """The words of a scoring sheet's first page."""

    how_to: Annotated[tuple[Text, ...], Field(min_length=3, max_length=6)]
    confidential: Text


class Texts(Model):
    interview: InterviewTexts
    sheet: SheetTexts
