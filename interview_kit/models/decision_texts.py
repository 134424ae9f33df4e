"""The words of the papers about the decision: recommendation, refusal, the talk about it, the hearing."""

from typing import Annotated

from pydantic import Field

from interview_kit.models.case import Paragraphs
from interview_kit.models.text import Model, Text


class RecommendationTexts(Model):
    """Document 14: what the panel proposes to whoever decides.

    `individual` is for a recruitment that also asks each candidate about themselves alone. Who signs ticks
    those of `reservations` that are none any more.
    """

    process: Paragraphs
    individual: Text
    counted: Text
    reasons: Text
    alternative: Text
    disagreement: Text
    statement_of_employees: Text
    reservations: Paragraphs
    decision: Text


class RefusalTexts(Model):
    """Document 15: the letter to somebody who was interviewed and is not hired (forvaltningsloven §§ 22-24).

    `write_here` stands where HR writes the reasons of one competency. Dates and names stand beside the texts.
    """

    thanks: Text
    decision: Text
    reasons: Paragraphs
    write_here: Text
    feedback: Paragraphs
    kept_longer: Text
    rights: Paragraphs
    closing: Text


class FeedbackTexts(Model):
    """What whoever calls somebody who was refused prepares, may say and may not say."""

    before: Paragraphs
    open_with: Text
    say: Paragraphs
    never: Paragraphs
    new_information: Paragraphs


class HearingTexts(Model):
    """Document 16: when a candidate is heard (forvaltningsloven § 19): where all `conditions` hold."""

    hear_when: Text
    conditions: Annotated[tuple[Text, ...], Field(min_length=1, max_length=6)]
    in_doubt: Text
    how: Paragraphs


class DecisionTexts(Model):
    recommendation: RecommendationTexts
    refusal: RefusalTexts
    feedback: FeedbackTexts
    hearing: HearingTexts
