"""What there is to say of a round's minutes: too many questions, none, or a slot far from what it needs."""

from collections.abc import Iterator, Sequence

from interview_kit.models.position import Round
from interview_kit.models.text import MOST_MINUTES
from interview_kit.planning.rounds import QuestionChoice, question_minutes
from interview_kit.problems import Problem, problem

# A slot is remarked on where more than this is left over, as minutes and as a share of the slot.
_MUCH_SPARE, _MUCH_OF_THE_SLOT = 20, 0.25


def no_room(one_round: Round, needed: int, available: int, *, chosen: bool) -> Problem:
    """Why `needed` minutes for rated questions, `chosen` by the user or the first of the focus, do not fit.

    It is the unrated questions that are blamed where the round has room without them.
    """
    slot, left, rest = one_round.slot, max(available, 0), one_round.slot - available
    least, unrated = rest + needed, question_minutes(one_round) - available
    instead = f" I kan også sætte {least} minutter af til samtalen." if least <= MOST_MINUTES else ""
    if unrated and needed <= available + unrated:
        return problem("unrated-too-long", unrated=unrated, left=left, needed=needed, instead=instead)
    if chosen:
        return problem("choice-too-long", needed=needed, left=left, instead=instead)
    advice = f"Sæt mindst {least} minutter af («slot»)."
    if least > MOST_MINUTES:
        advice = "Sæt færre minutter af til casen, individuelle punkter og de spørgsmål, der ikke vurderes."
    return problem("slot-too-short", slot=slot, needed=needed, rest=rest, suggestion=advice)


def minutes_in_words(minutes: int, spare: int) -> str:
    """What an interview's minutes go to, those of its questions first."""
    return f"{minutes} minutter til spørgsmål, {spare} til overs, resten til velkomst og afslutning."


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
