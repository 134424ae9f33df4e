"""One row for each behaviour of a profile, also where the bank has nothing for it."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Literal, NamedTuple

from interview_kit.models.bank import Behaviour, Competency, Entry, Profile, QuestionBank
from interview_kit.models.bank import State as TextState

State = Literal["", TextState]

# From nothing to ready. What is withdrawn or unwritten asks nothing: it counts only where there is no other.
READINESS: tuple[State, ...] = ("", "retired", "unwritten", "proposed", "in_review", "earlier", "approved")

_ASKING_NOTHING: tuple[State, ...] = ("retired", "unwritten")
_NO_WARNINGS: Mapping[str, int] = MappingProxyType({})


class CoverageRow(NamedTuple):
    """One behaviour and what the bank has for it; what is withdrawn or not written is not counted.

    With several entries the row is as ready as the least ready of them: `status` and `anchors` are the
    lowest, `approved` is the oldest date, or empty where one has none; the other numbers are sums. `uses` are
    the lines whose entries this one uses.
    """

    profile: str
    profile_title: str
    competency: str
    competency_title: str
    behaviour: str
    text: str
    status: State
    approved: str
    entries: int
    behavioural: int
    situational: int
    reflective: int
    knowledge: int
    broader: int
    without_staff: int
    rated_scenes: int
    anchors: int
    positive: int
    negative: int
    red_flags: int
    problems: int
    accepted_warnings: int
    asked_in: tuple[str, ...]
    uses: tuple[str, ...] = ()

    @property
    def has_question(self) -> bool:
        """Whether a guide can ask about it: only a behavioural question is rated."""
        return self.behavioural > 0

    @property
    def is_gap(self) -> bool:
        """Whether a position means to ask about it and cannot."""
        return bool(self.asked_in) and not self.has_question


class _Lookup(NamedTuple):
    """What a row is counted from: entries and interviews by behaviour, warnings by entry."""

    entries: Mapping[str, tuple[Entry, ...]]
    asked_in: Mapping[str, tuple[str, ...]]
    warnings: Mapping[str, int]


def coverage_rows(
    bank: QuestionBank, profile: str | None = None, warnings: Mapping[str, int] = _NO_WARNINGS
) -> tuple[CoverageRow, ...]:
    """Every behaviour of one profile or of all, in the order of the profiles.

    `warnings` is the number of warnings that `check` has about an entry, by the entry's id.
    """
    lookup = _Lookup(bank.entries, _asked_in(bank), warnings)
    return tuple(
        _row(chosen, competency, behaviour, lookup)
        for chosen in (one.printed_for() for one in _profiles(bank, profile))
        for competency in chosen.competencies
        for behaviour in competency.behaviours
    )


def _profiles(bank: QuestionBank, profile: str | None) -> list[Profile]:
    """The profile with this id, or all for None."""
    return list(bank.profiles.values()) if profile is None else [bank.profiles[profile]]


def _row(profile: Profile, competency: Competency, behaviour: Behaviour, lookup: _Lookup) -> CoverageRow:
    entries = lookup.entries.get(behaviour.id, ())
    live = [entry for entry in entries if entry.state not in _ASKING_NOTHING]
    questions = [question for entry in live for question in entry.questions if not question.retired]
    kinds = Counter(question.kind for question in questions)
    return CoverageRow(
        profile=profile.id,
        profile_title=profile.title,
        competency=competency.id,
        competency_title=competency.title,
        behaviour=behaviour.id,
        text=behaviour.text,
        status=_least_ready(entries),
        approved=_oldest_approval(live),
        entries=len(live),
        behavioural=kinds["behavioural"],
        situational=kinds["situational"],
        reflective=kinds["reflective"],
        knowledge=kinds["knowledge"],
        broader=sum(question.broader is not None for question in questions),
        without_staff=sum(question.without_staff is not None for question in questions),
        rated_scenes=sum(question.kind == "situational" and question.is_rated for question in questions),
        anchors=min((len(entry.anchors) for entry in live), default=0),
        positive=sum(len(entry.indicators.positive) for entry in live),
        negative=sum(len(entry.indicators.negative) for entry in live),
        red_flags=sum(len(entry.red_flags) for entry in live),
        problems=sum(lookup.warnings.get(entry.id, 0) for entry in live),
        accepted_warnings=sum(len(entry.accepted_warnings) for entry in live),
        asked_in=lookup.asked_in.get(behaviour.id, ()),
        uses=tuple(entry.behaviour for entry in entries if entry.behaviour != behaviour.id),
    )


def _least_ready(entries: Sequence[Entry]) -> State:
    """The state furthest from approved of those that ask; `retired` only where every entry is withdrawn."""
    states: list[State] = [entry.state for entry in entries]
    asking = [state for state in states if state not in _ASKING_NOTHING]
    if asking:
        return min(asking, key=READINESS.index)
    return max(states, key=READINESS.index, default="")


def _oldest_approval(live: Sequence[Entry]) -> str:
    """The oldest ISO date of approval; empty where an entry is not approved as it stands."""
    dates = [entry.approved.date if entry.approved and entry.state == "approved" else "" for entry in live]
    return min(dates, default="")


def _asked_in(bank: QuestionBank) -> dict[str, tuple[str, ...]]:
    """By behaviour: the interviews that have it in their focus, such as `direktoer 1. samtale`."""
    asked: dict[str, tuple[str, ...]] = {}
    for interview, behaviour in dict.fromkeys(_focus(bank)):
        asked[behaviour] = (*asked.get(behaviour, ()), interview)
    return asked


def _focus(bank: QuestionBank) -> Iterator[tuple[str, str]]:
    """Every interview of every position, in each of its sets, with each behaviour in its focus."""
    for position in bank.positions.values():
        for name in (None, *position.sets):
            for interview in position.in_set(name).rounds:
                for focus in interview.focus:
                    for behaviour in focus.behaviours:
                        of_set = f", sæt {name}" if name else ""
                        yield f"{position.id} {interview.number}. samtale{of_set}", behaviour.id
