"""What a case is made of, in the bank and in a guide: alone, since a guide needs no other material."""

from typing import Annotated

from pydantic import Field

from interview_kit.models.text import Minutes, Model, Text

Paragraphs = Annotated[tuple[Text, ...], Field(min_length=1)]


class CaseTime(Model):
    """Minutes: at home or at a desk before, and with the panel."""

    preparation: Annotated[int, Field(ge=10, le=600, strict=True)]
    presentation: Minutes
    questions: Minutes
