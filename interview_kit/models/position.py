"""A position: which parts of a profile one kind of job asks about, when, by whom, and what the law adds."""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from interview_kit.models.text import Count, Id, Minutes, Model, Text, Title, refusal

Where = Literal["case", "test", "reference", "after_start", "not"]
# How many members a panel has codes for on its sheets, and how many candidates.
MOST_PEOPLE = 20

# Whose ears somebody hears with: what the law and good practice ask of a panel's composition.
Side = Literal["politician", "management", "employee", "board", "hr", "other"]

# What the sets of questions after the first are called; the first is A.
SetName = Literal["B", "C", "D"]

When = Literal["always", "school", "daycare", "children_under_15"]


class FocusBehaviour(Model):
    """A behaviour with the reason why the job needs it.

    `scene` is a rated scene that asks about it instead of the question about the past.
    """

    id: Id
    reason: Text
    scene: Id | None = None


class Focus(Model):
    """A competency of a round and its behaviours, the most important first."""

    competency: Id
    behaviours: Annotated[tuple[FocusBehaviour, ...], Field(min_length=1)]


class Round(Model):
    """One interview: minutes with the candidate, of which some for a case and for the unscored part B."""

    number: Annotated[int, Field(ge=1, le=3, strict=True)]
    slot: Annotated[Minutes, Field(ge=30)]
    case: Minutes = 0
    individual: Minutes = 0
    focus: Annotated[tuple[Focus, ...], Field(min_length=1)]


class SetRound(Model):
    """What a round asks about in another set of questions."""

    number: Annotated[int, Field(ge=1, le=3, strict=True)]
    focus: Annotated[tuple[Focus, ...], Field(min_length=1)]


class Weight(Model):
    """A competency that weighs more than 1, with the reason that must be given."""

    competency: Id
    weight: Annotated[int, Field(ge=1, le=2, strict=True)]
    reason: Text


class Elsewhere(Model):
    """Where a behaviour that is not asked about is met instead; `ask` is what the referees are asked."""

    behaviour: Id
    where: Where
    reason: Text
    ask: Text | None = None


class Role(Model):
    """A seat in the panel and the competencies whose questions it reads aloud.

    `task` is what else the seat does, or whose ears it hears with: what it asks in a round follows from the
    questions of the round. `member_title` is what one person who sits there is called, where `title` speaks
    of several or of a choice. Who does not rate (`rates`) gets no scoring sheets.
    """

    id: Id
    title: Title
    member_title: Title | None = None
    chair: bool = False
    side: Side | None = None
    rates: bool = True
    task: Text
    leads: tuple[Id, ...] = ()


class Panel(Model):
    min: Count
    max: Count
    roles: Annotated[tuple[Role, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _sane(self) -> "Panel":
        if self.min > self.max:
            raise refusal("panel-size")
        if sum(role.chair for role in self.roles) != 1:
            raise refusal("one-chair")
        return self


class StepWhen(Model):
    step: Id
    when: When


class Position(Model):
    """A kind of vacant job.

    `sets` are other sets of questions, for the next vacancy: the questions of this one are known by then.
    `without_staff` says that candidates need not have led anybody.
    """

    id: Id
    title: Title
    aliases: tuple[Title, ...] = ()
    profile: Id
    without_staff: bool = False
    weights: tuple[Weight, ...] = ()
    rounds: Annotated[tuple[Round, ...], Field(min_length=1, max_length=3)]
    sets: dict[SetName, Annotated[tuple[SetRound, ...], Field(min_length=1)]] = Field(default_factory=dict)
    elsewhere: tuple[Elsewhere, ...]
    panel: Panel
    terms: Annotated[tuple[Text, ...], Field(min_length=1)]
    statutory_steps: tuple[StepWhen, ...]
    decision_maker: Text

    @property
    def first_of_focus(self) -> frozenset[str]:
        """The behaviours that its rounds ask about before all others of their competencies."""
        return frozenset(focus.behaviours[0].id for one_round in self.rounds for focus in one_round.focus)

    def lacks(self, name: str | None, number: int) -> bool:
        """Whether one of its other sets has no questions of its own for that round."""
        return name in self.sets and all(one_round.number != number for one_round in self.sets[name])

    def in_set(self, name: SetName | None) -> "Position":
        """The position with the focus of that set in its rounds; of the first set where `name` is None.

        Raises `KeyError` where it has no such set.
        """
        if name is None:
            return self
        focus = {one_round.number: one_round.focus for one_round in self.sets[name]}
        rounds = tuple(
            one_round.model_copy(update={"focus": focus.get(one_round.number, one_round.focus)})
            for one_round in self.rounds
        )
        return self.model_copy(update={"rounds": rounds})
