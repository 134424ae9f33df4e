"""What the bank has for each behaviour: one row for each line of a profile, also where there is nothing.

`page` shows the rows in a browser, `sheet` in a spreadsheet; `missing_here` holds the bank
against a newer one.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Literal, NamedTuple

from interview_kit.coverage.against import missing_here, missing_materials
from interview_kit.models.bank import Behaviour, Competency, Entry, Profile, QuestionBank, Status
from interview_kit.problems import UserError, unknown_profile

__all__ = ["READINESS", "CoverageRow", "State", "coverage_rows", "missing_here", "missing_materials"]

State = Literal["", Status]

# From nothing to ready. A withdrawn entry asks nothing, so it counts only where there is no other.
READINESS: tuple[State, ...] = ("", "retired", "proposed", "in_review", "approved")

_NONE: Mapping[str, int] = MappingProxyType({})


class CoverageRow(NamedTuple):
    """One behaviour and what the bank has for it; withdrawn entries and questions are not counted.

    With several entries the row is as ready as the least ready of them: `status` and `anchors` are the
    lowest, `approved` is the oldest date, or empty where one has none; the other numbers are sums.
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
    anchors: int
    positive: int
    negative: int
    red_flags: int
    problems: int
    accepted_warnings: int
    asked_in: tuple[str, ...]

    @property
    def has_question(self) -> bool:
        """Whether a guide can ask about it: only a behavioural question is rated."""
        return self.behavioural > 0

    @property
    def is_gap(self) -> bool:
        """Whether a position means to ask about it and cannot."""
        return bool(self.asked_in) and not self.has_question


def coverage_rows(
    bank: QuestionBank, profile: str | None = None, findings: Mapping[str, int] = _NONE
) -> tuple[CoverageRow, ...]:
    """Every behaviour of one profile or of all, in the order of the profiles.

    `findings` is the number of warnings that `check` has about an entry, by the entry's id.
    """
    asked = _asked_in(bank)
    return tuple(
        _row(one, competency, behaviour, bank.entries.get(behaviour.id, ()), findings)._replace(
            asked_in=asked.get(behaviour.id, ())
        )
        for one in _profiles(bank, profile)
        for competency in one.competencies
        for behaviour in competency.behaviours
    )


def _profiles(bank: QuestionBank, wanted: str | None) -> list[Profile]:
    if wanted is None:
        return list(bank.profiles.values())
    if wanted not in bank.profiles:
        raise UserError([unknown_profile(wanted, bank.profiles)])
    return [bank.profiles[wanted]]


def _row(
    profile: Profile,
    competency: Competency,
    behaviour: Behaviour,
    entries: Sequence[Entry],
    findings: Mapping[str, int],
) -> CoverageRow:
    live = [entry for entry in entries if entry.status != "retired"]
    kinds = Counter(question.kind for entry in live for question in entry.questions if not question.retired)
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
        anchors=min((len(entry.anchors) for entry in live), default=0),
        positive=sum(len(entry.indicators.positive) for entry in live),
        negative=sum(len(entry.indicators.negative) for entry in live),
        red_flags=sum(len(entry.red_flags) for entry in live),
        problems=sum(findings.get(entry.id, 0) for entry in live),
        accepted_warnings=sum(len(entry.accepted_warnings) for entry in live),
        asked_in=(),
    )


def _least_ready(entries: Sequence[Entry]) -> State:
    live: list[State] = [entry.status for entry in entries if entry.status != "retired"]
    return min(live, key=READINESS.index, default="retired" if entries else "")


def _oldest_approval(live: Sequence[Entry]) -> str:
    dates = [entry.approved.date if entry.approved else "" for entry in live]
    return min(dates, default="")


def _asked_in(bank: QuestionBank) -> dict[str, tuple[str, ...]]:
    """By behaviour: the interviews that have it in their focus, such as `direktoer 1. samtale`."""
    asked: dict[str, tuple[str, ...]] = {}
    for interview, behaviour in dict.fromkeys(_focus(bank)):
        asked[behaviour] = (*asked.get(behaviour, ()), interview)
    return asked


def _focus(bank: QuestionBank) -> Iterator[tuple[str, str]]:
    for position in bank.positions.values():
        for one_round in position.rounds:
            for focus in one_round.focus:
                for behaviour in focus.behaviours:
                    yield f"{position.id} {one_round.number}. samtale", behaviour.id
