"""The rounds of a plan as values, and the arithmetic of their minutes.

The arithmetic of a slot (minutes with the candidate): welcome 5, one unscored opening question 3, the
candidate's own questions 7, terms 3, closing 2; a case, an unscored part B and the panel's own questions
take theirs; the rest is for scored questions.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from interview_kit.models.bank import Behaviour, Competency, Entry, Profile, Question
from interview_kit.models.guide import FixedMinutes, Guide
from interview_kit.models.position import Position, Round
from interview_kit.models.recruitment import OwnQuestion
from interview_kit.problems import Loc, Problem

MINUTES = FixedMinutes(welcome=5, opening=3, candidate_questions=7, terms=3, closing=2, writing=15)
# Of the slot; writing comes after it.
FIXED = MINUTES.welcome + MINUTES.opening + MINUTES.candidate_questions + MINUTES.terms + MINUTES.closing


class QuestionChoice(NamedTuple):
    """A question that can be asked, with what it belongs to."""

    competency: Competency
    behaviour: Behaviour
    entry: Entry
    question: Question


class Fault(NamedTuple):
    """Why a round cannot be as the user chose it, or a remark on it, with its place in the recruitment."""

    problem: Problem
    loc: Loc = ()


class RoundPlan(NamedTuple):
    """One round: its questions in the order of print, or why it has none.

    `round` is the position's own with the slot that is in force; `first_number` is that of the first
    question's code, since codes go on from round to round. `unscored` are questions of the bank that the user
    asked for though they have no levels: they stand with the panel's own. `remarked` warns of a slot that is
    far too short or too long. `left_out` are the behaviours that the user does not want asked about. A round
    that is `frozen` asks what its guide says and plans nothing. `next_in_line` is what it would ask next if
    there were time.
    """

    round: Round
    questions: tuple[QuestionChoice, ...] = ()
    own_questions: tuple[OwnQuestion, ...] = ()
    unscored: tuple[QuestionChoice, ...] = ()
    first_number: int = 1
    first_own_number: int = 1
    faults: tuple[Fault, ...] = ()
    remarked: tuple[Fault, ...] = ()
    left_out: frozenset[str] = frozenset()
    frozen: Guide | None = None
    next_in_line: QuestionChoice | None = None

    @property
    def problems(self) -> tuple[Problem, ...]:
        return tuple(fault.problem for fault in self.faults)

    @property
    def remarks(self) -> tuple[Problem, ...]:
        return tuple(fault.problem for fault in self.remarked)

    @property
    def without_staff(self) -> int:
        """How many questions have words for candidates who have led nobody."""
        choices = (*self.questions, *self.unscored)
        return sum(choice.question.without_staff is not None for choice in choices)

    @property
    def asked(self) -> frozenset[str]:
        """The ids of the behaviours that it asks about and rates."""
        if self.frozen:
            return frozenset(question.behaviour_id for question in self.frozen.content.questions)
        return frozenset(choice.behaviour.id for choice in self.questions)

    def unrated(self) -> Iterator[tuple[str, OwnQuestion | Question, Entry | None]]:
        """What it asks and does not rate, in the order of print, each with its code (E1, E2 …).

        The panel's own, those of the bank (with their entries), and the panel's own about the terms.
        """
        rows: list[tuple[OwnQuestion | Question, Entry | None]]
        rows = [(question, None) for question in self.own_questions if question.kind != "terms"]
        rows += [(choice.question, choice.entry) for choice in self.unscored]
        rows += [(question, None) for question in self.own_questions if question.kind == "terms"]
        for number, (question, entry) in enumerate(rows, self.first_own_number):
            yield f"E{number}", question, entry


class Plan(NamedTuple):
    """Every round of a recruitment by its number; `faults` are those of no round that there is.

    `position` has the focus of the set that is asked.
    """

    position: Position
    profile: Profile
    rounds: Mapping[int, RoundPlan]
    faults: tuple[Fault, ...]
    without_staff: bool = False

    @property
    def problems(self) -> tuple[Problem, ...]:
        return tuple(fault.problem for fault in self.faults)


def question_minutes(
    one_round: Round,
    own_questions: tuple[OwnQuestion, ...] = (),
    unscored_choices: tuple[QuestionChoice, ...] = (),
) -> int:
    """The minutes of a round that are left for scored questions; negative where the rest fills the slot."""
    unscored = sum(question.minutes for question in own_questions)
    unscored += sum(choice.question.minutes for choice in unscored_choices)
    return one_round.slot - FIXED - one_round.case - one_round.individual - unscored


def behaviours_by_id(profile: Profile) -> dict[str, tuple[Competency, Behaviour]]:
    """Every behaviour of the profile with its competency, in the profile's order."""
    return {
        behaviour.id: (competency, behaviour)
        for competency in profile.competencies
        for behaviour in competency.behaviours
    }
