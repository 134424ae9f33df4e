"""A first position for a new profile, so that a guide can be made at once and HR has something to mend."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import NamedTuple

from interview_kit.models.bank import Behaviour, Entry, Profile, QuestionBank
from interview_kit.models.position import Elsewhere, Focus, FocusBehaviour, Panel, Position, Role, Round
from interview_kit.planning.rounds import FIXED

# How long an interview is, and how much of a round of the shortest is spent on questions at most.
_SLOTS, _MOST_QUESTIONS = (45, 60, 75), 5
_ASKED = "UDKAST: Skriv her, hvorfor jobbet kræver det."
_NOT_ASKED = "UDKAST: Skriv her, hvor I afdækker det, eller hvorfor I ikke gør."


class Name(NamedTuple):
    """What a position is called: its id and its title."""

    id: str
    title: str


def draft_position(
    bank: QuestionBank, profile: Profile, asked: Sequence[str], pattern: Position, name: Name
) -> Position | None:
    """A position of one round that asks about these lines in their order; None where there is nothing to ask.

    Where no line is given, or none of them has a written entry, lines that have one are asked about: one
    of each competency, then as many more as make an interview. Panel, terms and statutory steps are those of
    `pattern`.
    """
    lines = _lines(bank, profile, asked)
    if not lines:
        return None
    focus = tuple(_focus(profile, lines))
    first = {each.behaviours[0].id for each in focus}
    return Position(
        id=name.id,
        title=name.title,
        profile=profile.id,
        rounds=(Round(number=1, slot=_slot(bank, lines), focus=focus),),
        elsewhere=tuple(
            Elsewhere(behaviour=line.id, where="not", reason=_NOT_ASKED)
            for line in profile.behaviours
            if line.id not in first
        ),
        panel=_panel(pattern.panel, _shared(bank, focus)),
        terms=pattern.terms,
        statutory_steps=tuple(step for step in pattern.statutory_steps if step.step in bank.statutory_steps),
        decision_maker=pattern.decision_maker,
    )


def nearest_position(positions: Collection[Position], used: Collection[Entry]) -> Position | None:
    """The position that asks about most of the lines that these entries were written for, else the first."""
    lines = {entry.behaviour for entry in used}
    return max(positions, key=lambda position: len(lines & _asked_about(position)), default=None)


def _asked_about(position: Position) -> set[str]:
    return {line.id for each in position.rounds for focus in each.focus for line in focus.behaviours}


def _lines(bank: QuestionBank, profile: Profile, asked: Sequence[str]) -> list[Behaviour]:
    """The lines in the order in which they are asked about."""
    by_id = {line.id: line for line in profile.behaviours}
    chosen = [by_id[key] for key in dict.fromkeys(asked) if key in by_id]
    if any(_minutes(bank, line) for line in chosen):
        return chosen
    able = [[line for line in one.behaviours if _minutes(bank, line)] for one in profile.competencies]
    turns = [line for row in zip_longest(*able) for line in row if line]
    if not turns:
        return []
    several = len([lines for lines in able if lines])
    most = max(_MOST_QUESTIONS, several)
    return [*chosen, *(line for line in turns[:most] if line not in chosen)]


def _minutes(bank: QuestionBank, line: Behaviour) -> int:
    """The minutes of the question about a line; 0 where none is written."""
    questions = (entry.scored_question for entry in bank.entries.get(line.id, ()))
    return next((question.minutes for question in questions if question), 0)


def _slot(bank: QuestionBank, lines: Sequence[Behaviour]) -> int:
    minutes = FIXED + sum(_minutes(bank, line) for line in lines)
    return next((slot for slot in _SLOTS if minutes <= slot), _SLOTS[-1])


def _focus(profile: Profile, lines: Sequence[Behaviour]) -> Iterator[Focus]:
    """The lines by competency, that of the first line first."""
    homes = profile.competency_of
    for competency in dict.fromkeys(homes[line.id] for line in lines):
        rows = (line for line in lines if homes[line.id] == competency)
        behaviours = tuple(FocusBehaviour(id=line.id, reason=_ASKED) for line in rows)
        yield Focus(competency=competency, behaviours=behaviours)


def _shared(bank: QuestionBank, focus: Sequence[Focus]) -> list[str]:
    """The competencies as they are shared out: first those that have a question, so that all have one."""
    lines = {each.competency: {line.id for line in each.behaviours} for each in focus}
    written = {
        competency
        for competency, keys in lines.items()
        if any(entry.scored_question for key in keys for entry in bank.entries.get(key, ()))
    }
    return sorted(lines, key=lambda competency: competency not in written)


def _panel(pattern: Panel, competencies: Sequence[str]) -> Panel:
    """The same seats; those that asked about something share the new competencies."""
    asking = [role.id for role in pattern.roles if role.leads] or [pattern.roles[0].id]
    leads: Mapping[str, tuple[str, ...]] = {
        key: tuple(competencies[index :: len(asking)]) for index, key in enumerate(asking)
    }
    roles: tuple[Role, ...] = tuple(
        role.model_copy(update={"leads": leads.get(role.id, ())}) for role in pattern.roles
    )
    return Panel(min=pattern.min, max=pattern.max, roles=roles)
