"""One vacancy's course. What is not known yet is None or empty: documents then print a line to fill in."""

from typing import Annotated

from pydantic import Field

from interview_kit.models.text import Id, Minutes, Model, Title


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
