"""One vacancy's course. What is not known yet is None or empty: documents then print a line to fill in."""

from typing import Annotated, Literal

from pydantic import Field

from interview_kit.models.bank import Approval, hash_of_words
from interview_kit.models.position import SetName
from interview_kit.models.text import Id, Minutes, Model, Text, Title

OwnKind = Literal["open", "behavioural", "situational", "terms"]
RoundNumber = Annotated[int, Field(ge=1, le=3)]


class OwnQuestion(Model):
    """A question that a panel has written itself. It has no anchors, so it is never scored.

    `open` is any question that is none of the other kinds; `terms` is about the work's conditions and may be
    answered yes or no. `approved` names the person in HR who lets it be asked, in the words that it has now,
    where the rules are in doubt. One `on_paper` is also handed over to the candidate. `round` is the
    interview that asks it, and `minutes` what it takes of that interview's slot.
    """

    id: Id
    kind: OwnKind = "open"
    text: Text
    probes: Annotated[tuple[Text, ...], Field(max_length=6)] = ()
    round: Annotated[RoundNumber, Field(strict=True)] = 1
    minutes: Annotated[Minutes, Field(ge=1, le=20)] = 3
    on_paper: bool = False
    approved: Approval | None = None

    @property
    def words(self) -> str:
        """A hash of all that is asked."""
        return hash_of_words(self)

    @property
    def is_approved(self) -> bool:
        return self.approved is not None and self.approved.words == self.words


class RoundChoices(Model):
    """What the user has chosen for one round.

    `asked` and `left_out` name competencies, behaviours, entries or questions: by id, by its last part where
    that is unambiguous, or by title. `slot` (minutes with the candidate) replaces the position's own.
    """

    slot: Annotated[Minutes | None, Field(ge=1)] = None
    asked: tuple[Title, ...] = ()
    left_out: tuple[Title, ...] = ()


class Recruitment(Model):
    """A position without a recruitment is an empty recruitment made from it: one path, not two.

    `position` is its id, its title or another of its names; planning takes the id. `question_set` is another
    set of the position's than the first; `without_staff` is said where it differs from the position's.
    """

    position: Title
    title: Title | None = None
    organisation: Title | None = None
    question_set: Annotated[Literal["A"] | SetName | None, Field(alias="set")] = None
    without_staff: bool | None = None
    rounds: dict[RoundNumber, RoundChoices] = Field(default_factory=dict)
    own_questions: tuple[OwnQuestion, ...] = ()

    def choices(self, round_number: int) -> RoundChoices:
        """The choices for this round; empty ones where the user has made none."""
        return self.rounds.get(round_number, RoundChoices())
