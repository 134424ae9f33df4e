"""What a plan is made from, and the arithmetic of its minutes."""

from typing import NamedTuple

from interview_kit.models.bank import Behaviour, Competency, Entry, Profile, Question, QuestionBank
from interview_kit.models.position import Position, Round
from interview_kit.models.recruitment import Recruitment
from interview_kit.problems import UserError, problem

WELCOME, OPENING, OWN_QUESTIONS, TERMS, CLOSING = 5, 3, 7, 3, 2
FIXED = WELCOME + OPENING + OWN_QUESTIONS + TERMS + CLOSING


class Asked(NamedTuple):
    """A chosen question with what it belongs to."""

    competency: Competency
    behaviour: Behaviour
    entry: Entry
    question: Question


class Setting(NamedTuple):
    """The parts of the bank that one plan is made from."""

    bank: QuestionBank
    recruitment: Recruitment
    position: Position
    profile: Profile
    round: Round


def make_setting(bank: QuestionBank, recruitment: Recruitment, round_number: int) -> Setting:
    position = bank.positions[recruitment.position]
    rounds = {one_round.number: one_round for one_round in position.rounds}
    if round_number not in rounds:
        choices = ", ".join(map(str, rounds))
        raise UserError([problem("round-unknown", round=round_number, choices=choices)])
    one_round = rounds[round_number]
    if recruitment.slot is not None:
        one_round = one_round.model_copy(update={"slot": recruitment.slot})
    return Setting(bank, recruitment, position, bank.profiles[position.profile], one_round)


def question_minutes(one_round: Round) -> int:
    """The minutes of a round that are left for scored questions."""
    return one_round.slot - FIXED - one_round.case - one_round.individual


def behaviours_by_id(profile: Profile) -> dict[str, tuple[Competency, Behaviour]]:
    return {
        behaviour.id: (competency, behaviour)
        for competency in profile.competencies
        for behaviour in competency.behaviours
    }
