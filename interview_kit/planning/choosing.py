"""Which questions the rounds ask: the user's own choices first, then each focus in its order of importance.

Minutes are a limit, never a value: questions are taken in the position's own order of importance until the
next one does not fit, so a short question wins nothing. No entry is asked in two rounds, and two behaviours
that are nearly the same line are never both asked.
"""

from collections.abc import Iterator
from itertools import chain

from interview_kit.models.bank import Behaviour, Profile, QuestionBank
from interview_kit.models.position import Round
from interview_kit.models.recruitment import Recruitment, RoundChoices
from interview_kit.planning.rounds import QuestionChoice, behaviours_by_id
from interview_kit.problems import Problem, nearest, problem


class Choosing:
    """The choosing of all rounds of one recruitment; knows what has been taken so far."""

    def __init__(self, bank: QuestionBank, recruitment: Recruitment, profile: Profile) -> None:
        self.bank = bank
        self.recruitment = recruitment
        self.behaviours = behaviours_by_id(profile)
        self.entries: set[str] = set()
        self.taken: dict[str, Behaviour] = {}

    def user_choices(self, number: int) -> tuple[list[QuestionChoice], list[Problem]]:
        """What the user asked for by id in this round, and a problem for every id that cannot be met."""
        choices = self.recruitment.choices(number)
        problems = list(chain.from_iterable(map(self._unknown, choices.left_out)))
        chosen: list[QuestionChoice] = []
        for key in choices.asked:
            matches = self._matching(key, choices)
            problems += self._unmet(key, choices, matches)
            for choice in matches:
                if choice not in chosen:
                    problems += self._clashes(choice)
                    chosen.append(choice)
                    self._take(choice)
        return chosen, problems

    def fill(self, one_round: Round, minutes: int) -> list[QuestionChoice]:
        """The focus of this round in its order, until the next question does not fit into the minutes."""
        chosen = []
        for choice in self._free(one_round):
            if choice.question.minutes > minutes:
                break
            minutes -= choice.question.minutes
            self._take(choice)
            chosen.append(choice)
        return chosen

    def first_of_focus(self, one_round: Round) -> QuestionChoice | None:
        """The most important question that this round can still ask."""
        return next(self._free(one_round), None)

    def _free(self, one_round: Round) -> Iterator[QuestionChoice]:
        """The focus in its order, without what is taken already and what is nearly the same."""
        for choice in self._by_importance(one_round):
            if choice.entry.id not in self.entries and not self._near(choice):
                yield choice

    def _take(self, choice: QuestionChoice) -> None:
        self.entries.add(choice.entry.id)
        self.taken[choice.behaviour.id] = choice.behaviour

    def _near(self, choice: QuestionChoice) -> list[str]:
        """The behaviours taken so far that are nearly the same line as this one."""
        return [key for key in choice.behaviour.near if key in self.taken]

    def _clashes(self, choice: QuestionChoice) -> Iterator[Problem]:
        if choice.entry.id in self.entries:
            yield problem("choice-twice", id=choice.entry.id)
        for near in self._near(choice):
            yield problem("choice-near", id=choice.behaviour.id, other=near)

    def _by_importance(self, one_round: Round) -> Iterator[QuestionChoice]:
        """The first behaviour of every competency in the round's order, then every second, and so on."""
        choices = self.recruitment.choices(one_round.number)
        deepest = max(len(focus.behaviours) for focus in one_round.focus)
        for depth in range(deepest):
            for focus in one_round.focus:
                if depth < len(focus.behaviours):
                    yield from self._askable(focus.behaviours[depth].id, choices)

    def _askable(self, behaviour_id: str, choices: RoundChoices) -> Iterator[QuestionChoice]:
        """The scored questions of a behaviour that the user has not left out."""
        competency, behaviour = self.behaviours[behaviour_id]
        for entry in self.bank.entries.get(behaviour_id, ()):
            question = entry.scored_question
            if question and not {competency.id, behaviour.id, entry.id, question.id}.intersection(
                choices.left_out
            ):
                yield QuestionChoice(competency, behaviour, entry, question)

    def _matching(self, key: str, choices: RoundChoices) -> list[QuestionChoice]:
        """The scored questions of the behaviour, the entry or the question with this id."""
        return [
            choice
            for behaviour_id in self.behaviours
            for choice in self._askable(behaviour_id, choices)
            if key in {choice.behaviour.id, choice.entry.id, choice.question.id}
        ]

    def _unmet(self, key: str, choices: RoundChoices, matches: list[QuestionChoice]) -> list[Problem]:
        problems = self._unknown(key)
        if key in choices.left_out:
            problems.append(problem("choice-conflict", id=key))
        elif not problems and not matches:
            problems.append(problem("choice-without-question", id=key))
        return problems

    def _unknown(self, key: str) -> list[Problem]:
        ids = set(self._ids())
        if key in ids:
            return []
        suggestion = nearest(key, sorted(ids), "Id'erne står i profilens fil i mappen profiles.")
        return [problem("choice-unknown", id=key, suggestion=suggestion)]

    def _ids(self) -> Iterator[str]:
        for competency, behaviour in self.behaviours.values():
            yield from (competency.id, behaviour.id)
            for entry in self.bank.entries.get(behaviour.id, ()):
                yield entry.id
                yield from (question.id for question in entry.questions)


def in_order_of_print(
    profile: Profile, one_round: Round, chosen: list[QuestionChoice]
) -> tuple[QuestionChoice, ...]:
    """Competency by competency: those of the round first in its order, each with its focus first."""
    index = behaviours_by_id(profile)
    focused = [behaviour.id for focus in one_round.focus for behaviour in focus.behaviours]
    in_focus = [index[key][0].id for key in focused]
    competencies = list(dict.fromkeys([*in_focus, *(competency.id for competency in profile.competencies)]))
    behaviours = list(dict.fromkeys([*focused, *index]))

    def rank(choice: QuestionChoice) -> tuple[int, int, str]:
        competency, behaviour = choice.competency.id, choice.behaviour.id
        return competencies.index(competency), behaviours.index(behaviour), choice.entry.id

    return tuple(sorted(chosen, key=rank))


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
