"""The plan of a recruitment: all its rounds at once, since what one asks the others do not."""

from collections.abc import Mapping

from interview_kit.models.bank import QuestionBank
from interview_kit.models.position import Round
from interview_kit.models.recruitment import OwnQuestion, Recruitment
from interview_kit.planning.choosing import Choosing, in_order_of_print, overfull, too_short
from interview_kit.planning.rounds import Plan, QuestionChoice, RoundPlan, question_minutes
from interview_kit.problems import Problem, problem


def plan(bank: QuestionBank, recruitment: Recruitment) -> Plan:
    """Which questions each round asks, in which order.

    The user's own choices for all rounds are taken first, so that no round's focus takes them away; then
    the rounds fill up in their order. What cannot be met is a problem of its round, never an exception.
    """
    position = bank.positions[recruitment.position]
    profile = bank.profiles[position.profile]
    choosing = Choosing(bank, recruitment, profile)
    chosen = {one_round.number: choosing.user_choices(one_round.number) for one_round in position.rounds}
    rounds: dict[int, RoundPlan] = {}
    number, own_number = 1, 1
    for position_round in position.rounds:
        one_round = _with_slot(position_round, recruitment)
        own_questions = _own_questions(recruitment, one_round.number)
        questions, problems = chosen[one_round.number]
        available = question_minutes(one_round, own_questions)
        questions, more = _filled(choosing, one_round, questions, available)
        rounds[one_round.number] = RoundPlan(
            round=one_round,
            questions=in_order_of_print(profile, one_round, questions),
            own_questions=own_questions,
            first_number=number,
            first_own_number=own_number,
            problems=tuple(problems) or tuple(more),
        )
        number += len(questions)
        own_number += len(own_questions)
    return Plan(position, profile, rounds, tuple(_rounds_that_are_not(recruitment, rounds)))


def _with_slot(one_round: Round, recruitment: Recruitment) -> Round:
    slot = recruitment.choices(one_round.number).slot
    return one_round if slot is None else one_round.model_copy(update={"slot": slot})


def _own_questions(recruitment: Recruitment, number: int) -> tuple[OwnQuestion, ...]:
    return tuple(question for question in recruitment.own_questions if question.round == number)


def _filled(
    choosing: Choosing, one_round: Round, questions: list[QuestionChoice], available: int
) -> tuple[list[QuestionChoice], list[Problem]]:
    """The user's questions and as many of the focus as fit into the `available` minutes."""
    minutes = sum(choice.question.minutes for choice in questions)
    if questions and minutes > available:
        return questions, [overfull(one_round, minutes, available)]
    filled = [*questions, *choosing.fill(one_round, available - minutes)]
    problems = [] if filled else [too_short(one_round, choosing.first_of_focus(one_round), available)]
    return filled, problems


def _rounds_that_are_not(recruitment: Recruitment, rounds: dict[int, RoundPlan]) -> list[Problem]:
    named = {*recruitment.rounds, *(question.round for question in recruitment.own_questions)}
    return [unknown_round(number, rounds) for number in sorted(named - rounds.keys())]


def unknown_round(number: int, rounds: Mapping[int, RoundPlan]) -> Problem:
    """The position has no round of this number."""
    return problem("round-unknown", round=number, choices=", ".join(map(str, rounds)))
