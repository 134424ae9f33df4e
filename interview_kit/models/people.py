"""Who is who: the only model that holds names, for the papers that are meant to have them."""

from typing import Annotated

from pydantic import BeforeValidator, Field

from interview_kit.models.recruitment import CandidateCode, MemberCode
from interview_kit.models.text import Model, Title


def _or_nothing(value: object) -> object:
    """Nothing for a field that nobody has filled in yet."""
    return None if isinstance(value, str) and not value.strip() else value


Line = Annotated[Title | None, BeforeValidator(_or_nothing)]


class Person(Model):
    """`initials` are what colleagues call them in writing; None where nobody does."""

    name: Line = None
    mail: Line = None
    phone: Line = None
    initials: Line = None


class People(Model):
    """The names behind the codes; `contact` is whom the candidates may call."""

    format: int = Field(default=1, ge=1, le=1)
    contact: Person = Person()
    members: dict[MemberCode, Person] = Field(default_factory=dict)
    candidates: dict[CandidateCode, Person] = Field(default_factory=dict)

    def member(self, code: str) -> str:
        """The member's name; empty where it is not known."""
        return self.members.get(code, Person()).name or ""

    def candidate(self, code: str) -> str:
        """The candidate's name; empty where it is not known."""
        return self.candidates.get(code, Person()).name or ""


NOBODY = People()
