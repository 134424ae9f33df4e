"""Which questions the rounds ask: the user's own choices first, then each focus in its order of importance.

Minutes are a limit, never a value: questions are taken in the position's own order of importance until the
next one does not fit, so a short question wins nothing. No entry is asked in two rounds, and two behaviours
that are nearly the same line are never both asked. Of a behaviour's entries one is asked: an approved one
before the others, and in the order of the files; more only where the user names each by its own id.
"""

from collections.abc import Container, Iterable, Iterator, Mapping
from typing import NamedTuple

from interview_kit.models.bank import Behaviour, Competency, Entry, Profile, Question, QuestionBank
from interview_kit.models.guide import Guide
from interview_kit.models.position import Position, Round
from interview_kit.models.recruitment import Recruitment
from interview_kit.planning.rounds import Fault, QuestionChoice, behaviours_by_id
from interview_kit.planning.wishes import Names, Wish, Wishes
from interview_kit.problems import Problem, problem

# How much a wish names, the least first: an entry or a question, a behaviour, a competency.
_ONE, _BEHAVIOUR, _COMPETENCY = range(3)


class UserChoices(NamedTuple):
    """What the user asked for in one round, rated or not, and what cannot be met."""

    questions: list[QuestionChoice]
    unscored: list[QuestionChoice]
    faults: list[Fault]


class Choosing:
    """The choosing of all rounds of one recruitment; knows what has been taken so far.

    What the `frozen` guides of other rounds ask is taken from the start.
    """

    def __init__(
        self,
        bank: QuestionBank,
        recruitment: Recruitment,
        position: Position,
        profile: Profile,
        frozen: Mapping[int, Guide],
    ) -> None:
        self.bank = bank
        self.position = position
        said = recruitment.without_staff
        self.without_staff = position.without_staff if said is None else said
        self.behaviours = behaviours_by_id(profile)
        names = Names(bank, profile)
        numbers = [one_round.number for one_round in self.position.rounds]
        self.wishes: dict[int, Wishes] = {
            number: names.wishes(number, recruitment.choices(number)) for number in numbers
        }
        self.frozen, self.frozen_lines = _rounds_by_id(frozen), _rounds_by_behaviour(frozen)
        self.entries: set[str] = set(self.frozen)
        self.taken: set[str] = {*self.frozen_lines, *_written_for(bank, self.frozen)}
        self.with_scene: set[str] = set()  # the competencies that a scene is asked about

    def user_choices(self, numbers: list[int]) -> dict[int, UserChoices]:
        """What the user asked for in these rounds: what was named outright before whole competencies."""
        chosen = {number: UserChoices([], [], list(self.wishes[number].faults)) for number in numbers}
        for breadth in (_ONE, _BEHAVIOUR, _COMPETENCY):
            for number in numbers:
                for wish in self.wishes[number].asked:
                    if self._breadth(wish) == breadth:
                        self._meet(wish, number, chosen[number])
        return chosen

    def left_out(self, number: int) -> frozenset[str]:
        """The ids of the behaviours that have questions, all of which the user left out of the round."""
        if not self.wishes[number].left_out:
            return frozenset()
        return frozenset(
            key
            for key in self.behaviours
            if any(entry.scored_question for entry in self.bank.entries.get(key, ()))
            and not any(self._askable(key, number))
        )

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

    def _meet(self, wish: Wish, number: int, chosen: UserChoices) -> None:
        """Adds to `chosen` what the wish names, or why it cannot be asked."""
        named = list(self._named(wish.id))
        reasons = [self._why_not(choice, wish, number) for choice in named]
        able = [choice for choice, reason in zip(named, reasons, strict=True) if reason is None]
        # An entry that serves two lines is asked for once: for the first of them.
        able = list({choice.question.id: choice for choice in reversed(able)}.values())[::-1]
        outright = [choice for choice in able if wish.id in {choice.entry.id, choice.question.id}]
        if not able:
            reason = next(filter(None, reasons), problem("choice-without-question", id=wish.word))
            chosen.faults.append(Fault(reason, wish.loc))
        elif self._breadth(wish) == _ONE and outright:
            for choice in outright:
                self._add(choice, wish, chosen)
        else:
            self._meet_one_of(wish, able, chosen)

    def _breadth(self, wish: Wish) -> int:
        """How much the wish names. An entry that is called as its behaviour is meant by its whole id only."""
        if wish.id not in self.behaviours:
            return _COMPETENCY if any(wish.id == row.id for row, _ in self.behaviours.values()) else _ONE
        entries = {entry.id for entry in self.bank.entries.get(wish.id, ())}
        return _ONE if wish.is_whole and wish.id in entries else _BEHAVIOUR

    def _meet_one_of(self, wish: Wish, able: list[QuestionChoice], chosen: UserChoices) -> None:
        """The first question of the behaviour or competency that is free, unless the round asks one of it."""
        if any(wish.id in {choice.competency.id, choice.behaviour.id} for choice in chosen.questions):
            return
        free = next(filter(self._is_free, able), None)
        asked = next((choice for choice in able if choice.entry.id in self.entries), able[0])
        self._add(free or asked, wish, chosen)

    def _add(self, choice: QuestionChoice, wish: Wish, chosen: UserChoices) -> None:
        scored = choice.question.is_rated
        choices = chosen.questions if scored else chosen.unscored
        if choice not in choices:
            chosen.faults.extend(Fault(clash, wish.loc) for clash in self._clashes(choice, choices))
            choices.append(choice)
            if scored:
                self._take(choice)
            else:
                self.entries.add(choice.question.id)

    def _clashes(self, choice: QuestionChoice, choices: list[QuestionChoice]) -> Iterator[Problem]:
        """Why the choice cannot stand beside what has been taken."""
        if not choice.question.is_rated:
            if choice.question.id in self.entries:
                yield problem("choice-twice", id=choice.question.id)
            return
        same = [other.question.id for other in choices if other.entry.id == choice.entry.id]
        if same:
            yield problem("choice-near", id=choice.question.id, other=same[0])
        elif choice.entry.id in self.entries:
            yield problem("choice-twice", id=choice.entry.id)
        if _is_scene(choice) and choice.competency.id in self.with_scene:
            yield problem("choice-scenes", id=choice.question.id, competency=choice.competency.title)
        for near in self._near(choice):
            yield problem("choice-near", id=choice.behaviour.id, other=near)

    def _why_not(self, choice: QuestionChoice, wish: Wish, number: int) -> Problem | None:
        """Why this question cannot be asked in the round, whatever else is asked."""
        ids = (choice.competency.id, choice.behaviour.id, choice.entry.id, choice.question.id)
        out = [key for key in ids if key in self.wishes[number].left_out]
        asked_in = [self.frozen[key] for key in (choice.entry.id, choice.question.id) if key in self.frozen]
        if self._breadth(wish) != _ONE and choice.behaviour.id in self.frozen_lines:
            asked_in.append(self.frozen_lines[choice.behaviour.id])
        if wish.id in out:
            return problem("choice-conflict", id=wish.word)
        if out:
            return problem("choice-left-out", id=wish.word, other=out[0])
        if choice.entry.status == "retired" or choice.question.retired or choice.entry.is_unwritten:
            code = "choice-unwritten" if choice.entry.is_unwritten else "choice-retired"
            return problem(code, id=wish.word)
        if choice.question.kind == "knowledge":
            return problem("choice-knowledge", id=wish.word, other=choice.entry.questions[0].id)
        if asked_in and (choice.question.is_rated or choice.question.id in self.frozen):
            return problem("choice-frozen", id=wish.word, round=asked_in[0])
        return None

    def _named(self, key: str) -> Iterator[QuestionChoice]:
        """The questions that the id names, able or not; of a whole entry, the one that is rated."""
        for behaviour_id in _by_focus(self.position, self.behaviours):
            competency, behaviour = self.behaviours[behaviour_id]
            for entry in _best_first(self.bank.entries.get(behaviour_id, ())):
                questions = [question for question in entry.questions if question.id == key]
                if key in {competency.id, behaviour.id, entry.id}:
                    questions = _rated(entry)
                for question in questions:
                    yield self._choice(competency, behaviour, entry, question)

    def _choice(
        self, competency: Competency, behaviour: Behaviour, entry: Entry, question: Question
    ) -> QuestionChoice:
        """The question in the words in which it is asked here."""
        worded = question.worded(without_staff=self.without_staff)
        return QuestionChoice(competency, behaviour, entry, worded)

    def _free(self, one_round: Round) -> Iterator[QuestionChoice]:
        """The focus in its order, without what is taken already and what is nearly the same."""
        yield from filter(self._is_free, self._by_importance(one_round))

    def _is_free(self, choice: QuestionChoice) -> bool:
        """Whether neither its entry, its behaviour nor one that is nearly the same is taken."""
        is_taken = choice.entry.id in self.entries or choice.behaviour.id in self.taken
        return not is_taken and not self._near(choice)

    def _take(self, choice: QuestionChoice) -> None:
        self.entries.add(choice.entry.id)
        self.taken |= _lines_of(choice)
        if _is_scene(choice):
            self.with_scene.add(choice.competency.id)

    def _near(self, choice: QuestionChoice) -> list[str]:
        """The behaviours taken so far that are nearly the same line as this one, or as its entry's own."""
        near = (*choice.behaviour.near, *self.bank.near.get(choice.entry.behaviour, ()))
        return [key for key in dict.fromkeys(near) if key in self.taken and key not in _lines_of(choice)]

    def _by_importance(self, one_round: Round) -> Iterator[QuestionChoice]:
        """The first behaviour of every competency in the round's order, then every second, and so on."""
        deepest = max(len(focus.behaviours) for focus in one_round.focus)
        for depth in range(deepest):
            for focus in one_round.focus:
                if depth < len(focus.behaviours):
                    wanted = focus.behaviours[depth]
                    yield from self._askable(wanted.id, one_round.number, wanted.scene)

    def _askable(self, behaviour_id: str, number: int, scene: str | None = None) -> Iterator[QuestionChoice]:
        """The scored questions of a behaviour that the user has not left out; a scene where one is named."""
        competency, behaviour = self.behaviours[behaviour_id]
        name = None if competency.id in self.with_scene else scene
        for entry in _best_first(self.bank.entries.get(behaviour_id, ())):
            question = _scene(entry, name, self.position.id) or entry.scored_question
            if question and self.wishes[number].left_out.isdisjoint(
                {competency.id, behaviour.id, entry.id, question.id}
            ):
                yield self._choice(competency, behaviour, entry, question)


def _is_scene(choice: QuestionChoice) -> bool:
    return choice.question.kind == "situational"


def _scene(entry: Entry, name: str | None, position: str) -> Question | None:
    """The scene of the entry with this id, if it is rated, in use, and not written for other positions."""
    scenes = (question for question in entry.questions if question.id == name and not entry.is_unwritten)
    usable = (scene for scene in scenes if scene.is_rated and not scene.retired and scene.fits(position))
    return next(usable, None)


def _lines_of(choice: QuestionChoice) -> frozenset[str]:
    """The line that is asked about, and the one that its entry was written for."""
    return frozenset({choice.behaviour.id, choice.entry.behaviour})


def _written_for(bank: QuestionBank, ids: Container[str]) -> Iterator[str]:
    """The lines that the entries with these ids were written for."""
    return (entry.behaviour for entry in bank.all_entries if entry.id in ids)


def _rounds_by_id(frozen: Mapping[int, Guide]) -> dict[str, int]:
    """Every entry and question that the guides ask, with its round."""
    rounds = {}
    for number, guide in frozen.items():
        for question in guide.content.questions:
            rounds[question.entry] = rounds[question.question] = number
        rounds.update(dict.fromkeys((question.id for question in guide.content.own_questions), number))
    return rounds


def _rounds_by_behaviour(frozen: Mapping[int, Guide]) -> dict[str, int]:
    return {row.behaviour_id: number for number, guide in frozen.items() for row in guide.content.questions}


def _best_first(entries: Iterable[Entry]) -> list[Entry]:
    """The approved entries of a behaviour before the others, else in the order of the bank."""
    several = list(entries)
    return sorted(several, key=lambda entry: entry.state != "approved") if len(several) > 1 else several


def _by_focus(position: Position, behaviours: Mapping[str, object]) -> list[str]:
    """The ids of the behaviours: those of the focuses first, in their order."""
    focused = [
        behaviour.id
        for one_round in position.rounds
        for focus in one_round.focus
        for behaviour in focus.behaviours
    ]
    return [key for key in dict.fromkeys([*focused, *behaviours]) if key in behaviours]


def _rated(entry: Entry) -> list[Question]:
    """The question of the entry that is rated, or the one that was before it was withdrawn."""
    behavioural = [question for question in entry.questions if question.kind == "behavioural"]
    return sorted(behavioural, key=lambda question: question.retired)[:1]


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
