"""One vacancy's course. What is not known yet is None or empty: documents then print a line to fill in."""

from typing import Annotated, Literal

from pydantic import Field

from interview_kit.models.bank import Approval
from interview_kit.models.text import Id, Minutes, Model, Text, Title

OwnKind = Literal["open", "behavioural", "situational", "terms"]


class OwnQuestion(Model):
    """A question that a panel has written itself. It has no anchors, so it is never scored.

    `open` is any question that is none of the other kinds; `terms` is about the work's conditions and may be
    answered yes or no. `approved` names the person in HR who lets it be asked where the rules are in doubt.
    """

    id: Id
    kind: OwnKind = "open"
    text: Text
    probes: Annotated[tuple[Text, ...], Field(max_length=6)] = ()
    approved: Approval | None = None


class Recruitment(Model):
    """A position without a recruitment is an empty recruitment made from it: one path, not two.

    `asked` and `left_out` are ids of behaviours or questions that the user chose in or out; `left_out` may
    also name whole competencies. `slot` (minutes) replaces the position's own.
    """

    position: Id
    title: Title | None = None
    organisation: Title | None = None
    slot: Annotated[Minutes | None, Field(ge=1)] = None
    asked: tuple[Id, ...] = ()
    left_out: tuple[Id, ...] = ()
    own_questions: tuple[OwnQuestion, ...] = ()
