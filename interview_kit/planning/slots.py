"""What there is to say of a round's minutes: too many questions, none, or a slot far from what it needs."""

from collections.abc import Iterator, Sequence

from interview_kit.models.position import Round
from interview_kit.planning.rounds import QuestionChoice
from interview_kit.problems import Problem, problem

# A slot is remarked on where more than this is left over, as minutes and as a share of the slot.
_MUCH_SPARE, _MUCH_OF_THE_SLOT = 20, 0.25


def overfull(one_round: Round, minutes: int, available: int) -> Problem:
    """The user's own choices take more `minutes` than are `available`."""
    least = one_round.slot + minutes - available
    return problem("choice-too-long", needed=minutes, left=max(available, 0), least=least)


def too_short(one_round: Round, first: QuestionChoice | None, available: int) -> Problem:
    """No question fits: the slot is too short for the first one, or there is none."""
    if first is None:
        return problem("no-questions")
    needed = first.question.minutes
    least = one_round.slot - available + needed
    return problem("slot-too-short", slot=one_round.slot, left=max(available, 0), needed=needed, least=least)


def remarks(
    one_round: Round, own_slot: int, questions: Sequence[QuestionChoice], available: int
) -> Iterator[Problem]:
    """Warnings about a slot that meets under half of the round's competencies, or leaves much of it unused.

    `own_slot` is the position's, `available` the minutes for scored questions.
    """
    slot, wanted = one_round.slot, {focus.competency for focus in one_round.focus}
    asked = wanted & {choice.competency.id for choice in questions}
    if slot < own_slot and 2 * len(asked) < len(wanted):
        yield problem("few-questions", slot=slot, asked=len(asked), all=len(wanted), own=own_slot)
    spare = available - sum(choice.question.minutes for choice in questions)
    if spare > _MUCH_SPARE and spare > _MUCH_OF_THE_SLOT * slot:
        yield problem("much-spare", slot=slot, spare=spare, least=slot - spare)
