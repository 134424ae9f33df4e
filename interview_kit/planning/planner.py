"""The plan of a recruitment: all its rounds at once, since what one asks the others do not."""

from collections.abc import Collection, Iterator, Mapping
from itertools import chain, count
from types import MappingProxyType

from interview_kit.models.bank import Profile, QuestionBank
from interview_kit.models.guide import Guide
from interview_kit.models.position import Position, Round
from interview_kit.models.recruitment import OwnQuestion, Recruitment
from interview_kit.planning.choosing import Choosing, UserChoices, in_order_of_print
from interview_kit.planning.own_entries import asking_own_entries, with_own_entries
from interview_kit.planning.rounds import Fault, Plan, QuestionChoice, RoundPlan, question_minutes
from interview_kit.planning.slots import no_room, remarks
from interview_kit.problems import Loc, Problem, nearest, problem

NO_GUIDES: Mapping[int, Guide] = MappingProxyType({})


def plan(bank: QuestionBank, recruitment: Recruitment, frozen: Mapping[int, Guide] = NO_GUIDES) -> Plan:
    """Which questions each round asks, in which order.

    The user's own choices for all rounds are taken first, so that no round's focus takes them away; then
    the rounds fill up in their order. What cannot be met is a problem of its round, never an exception.
    `frozen` are the guides of rounds that are not to change: what they ask is asked nowhere else, and their
    codes are used for nothing else. The panel's own entries are asked once they are approved.
    """
    bank, recruitment = with_own_entries(bank, recruitment), asking_own_entries(recruitment)
    position, wrong_set = _in_set(bank.positions[recruitment.position], recruitment)
    profile = bank.profiles[position.profile].printed_for(recruitment.organisation)
    if recruitment.weights is not None:
        position = position.model_copy(update={"weights": recruitment.weights})
    choosing = Choosing(bank, recruitment, position, profile, frozen)
    chosen = choosing.user_choices([row.number for row in position.rounds if row.number not in frozen])
    rounds: dict[int, RoundPlan] = {}
    used, own_used = _used(frozen)
    for one_round in position.rounds:
        number = one_round.number
        if number in frozen:
            guide = frozen[number]
            rounds[number] = RoundPlan(one_round, left_out=_left_out_of(guide), frozen=guide)
            continue
        planned = _planned(choosing, profile, one_round, recruitment, chosen[number])
        numbers = _next(used, len(planned.questions))
        own_numbers = _next(own_used, len(planned.own_questions) + len(planned.unscored))
        rounds[number] = planned._replace(first_number=numbers.start, first_own_number=own_numbers.start)
        used, own_used = {*used, *numbers}, {*own_used, *own_numbers}
    for number, planned in rounds.items():
        if planned.frozen is None:
            rounds[number] = planned._replace(next_in_line=choosing.first_of_focus(planned.round))
    faults = (*wrong_set, *_unknown_weights(recruitment, profile), *_rounds_that_are_not(recruitment, rounds))
    return Plan(position, profile, rounds, faults, choosing.without_staff)


def _unknown_weights(recruitment: Recruitment, profile: Profile) -> Iterator[Fault]:
    """Each weight of the recruitment that is no competency's."""
    known = {competency.id for competency in profile.competencies}
    for index, weight in enumerate(recruitment.weights or ()):
        if weight.competency not in known:
            hint = nearest(weight.competency, known, "Se id'erne med «interview-kit coverage».")
            fault = problem("weight-unknown", id=weight.competency, suggestion=hint)
            yield Fault(fault, ("weights", index, "competency"))


def _in_set(position: Position, recruitment: Recruitment) -> tuple[Position, list[Fault]]:
    """The position with the set of questions that the recruitment names, or why there is none."""
    name = recruitment.question_set
    if name is None or name == "A":
        return position, []
    if name in position.sets:
        return position.in_set(name), []
    choices = ", ".join(("A", *position.sets))
    return position, [
        Fault(problem("set-unknown", set=name, position=position.id, choices=choices), ("set",))
    ]


def pushed_out(
    bank: QuestionBank, recruitment: Recruitment, a_plan: Plan, number: int
) -> tuple[QuestionChoice, ...]:
    """What the round would ask if the user had chosen nothing, and no round asks now."""
    frozen = {key: row.frozen for key, row in a_plan.rounds.items() if row.frozen}
    without = recruitment.model_copy(update={"rounds": {}, "own_questions": (), "own_entries": ()})
    usual = plan(bank, without, frozen).rounds[number].questions
    asked = frozenset(chain.from_iterable(row.asked for row in a_plan.rounds.values()))
    return tuple(choice for choice in usual if choice.behaviour.id not in asked)


def _planned(
    choosing: Choosing, profile: Profile, own_round: Round, recruitment: Recruitment, chosen: UserChoices
) -> RoundPlan:
    """A round without its numbers: what the user chose, filled up from its focus."""
    one_round = _with_slot(own_round, recruitment)
    own_questions = _own_questions(recruitment, one_round.number)
    unscored = tuple(chosen.unscored)
    available = question_minutes(one_round, own_questions, unscored)
    questions, no_questions = _filled(choosing, one_round, chosen.questions, available)
    scenes = _scenes_for_others(recruitment.position, [*questions, *unscored])
    of_slot = remarks(one_round, own_round.slot, questions, available)
    of_set = _of_the_first_set(choosing.position, recruitment, one_round)
    loc = ("rounds", one_round.number)
    return RoundPlan(
        round=one_round,
        questions=in_order_of_print(profile, one_round, questions),
        own_questions=own_questions,
        unscored=unscored,
        faults=tuple(chosen.faults)
        or tuple(Fault(reason, _place(reason, one_round.number, own_questions)) for reason in no_questions),
        remarked=(
            *(Fault(remark, (*loc, "slot")) for remark in of_slot),
            *(Fault(remark, (*loc, "asked")) for remark in scenes),
            *(Fault(remark, ("set",)) for remark in of_set),
        ),
        left_out=choosing.left_out(one_round.number),
    )


def _of_the_first_set(position: Position, recruitment: Recruitment, one_round: Round) -> list[Problem]:
    """What to say where the set that was chosen has no questions for the round."""
    name = recruitment.question_set
    if not position.lacks(name, one_round.number):
        return []
    return [problem("set-lacks-round", set=name, round=one_round.number)]


def _with_slot(one_round: Round, recruitment: Recruitment) -> Round:
    slot = recruitment.choices(one_round.number).slot
    return one_round if slot is None else one_round.model_copy(update={"slot": slot})


def _own_questions(recruitment: Recruitment, number: int) -> tuple[OwnQuestion, ...]:
    return tuple(question for question in recruitment.own_questions if question.round == number)


def _filled(
    choosing: Choosing, one_round: Round, questions: list[QuestionChoice], available: int
) -> tuple[list[QuestionChoice], list[Problem]]:
    """The user's questions and as many of the focus as fit into the `available` minutes, or why none do."""
    minutes = sum(choice.question.minutes for choice in questions)
    if questions and minutes > available:
        return questions, [no_room(one_round, minutes, available, chosen=True)]
    filled = [*questions, *choosing.fill(one_round, available - minutes)]
    if filled:
        return filled, []
    first = choosing.first_of_focus(one_round)
    if first is None:
        return [], [problem("no-questions")]
    return [], [no_room(one_round, first.question.minutes, available, chosen=False)]


def _place(reason: Problem, number: int, own_questions: tuple[OwnQuestion, ...]) -> Loc:
    """What is to blame in the recruitment where a round has no room."""
    if reason.code != "unrated-too-long":
        return "rounds", number
    return ("own_questions",) if own_questions else ("rounds", number, "asked")


def _scenes_for_others(position: str, choices: Collection[QuestionChoice]) -> Iterator[Problem]:
    """A remark on each question whose scene was written for other positions than this one."""
    for choice in choices:
        if not choice.question.fits(position):
            positions = ", ".join(choice.question.positions)
            yield problem("scene-for-others", id=choice.question.id, positions=positions)


def _used(frozen: Mapping[int, Guide]) -> tuple[set[int], set[int]]:
    """The numbers of the guides' codes: those of S and those of E."""
    contents = [guide.content for guide in frozen.values()]
    questions = {int(question.code[1:]) for content in contents for question in content.questions}
    own = {int(question.code[1:]) for content in contents for question in content.own_questions}
    return questions, own


def _next(used: Collection[int], length: int) -> range:
    """The first `length` numbers in a row that are not used, after those of the rounds before."""
    runs = (range(start, start + length) for start in count(1))
    return next(run for run in runs if not used or not set(run) & set(used))


def _left_out_of(guide: Guide) -> frozenset[str]:
    """The behaviours that the user left out when the guide was made."""
    rows = (row for part in guide.content.coverage for row in part.uncovered)
    return frozenset(row.behaviour_id for row in rows if row.where == "left_out")


def _rounds_that_are_not(recruitment: Recruitment, rounds: dict[int, RoundPlan]) -> Iterator[Fault]:
    """Each place where the recruitment names a round that the position lacks."""
    named: list[tuple[int, Loc]] = [(number, ("rounds", number)) for number in sorted(recruitment.rounds)]
    named += [
        (question.round, ("own_questions", index, "round"))
        for index, question in enumerate(recruitment.own_questions)
    ]
    for number, loc in named:
        if number not in rounds:
            yield Fault(unknown_round(number, rounds), loc)


def unknown_round(number: int, rounds: Mapping[int, RoundPlan]) -> Problem:
    """The position has no round of this number."""
    return problem("round-unknown", round=number, choices=", ".join(map(str, rounds)))
