"""Whether everything that a bank's files point at is there, and every id is used once."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from interview_kit.bank.reader import Kept, ids_in, is_file, names_of, unknown
from interview_kit.models.bank import Entry, Profile
from interview_kit.problems import Problem
from interview_kit.yaml_files import Loc

if TYPE_CHECKING:
    from interview_kit.models.position import Position


def reference_problems(
    folder: Path,
    profiles: Mapping[str, Kept],
    positions: Mapping[str, Kept],
    entries: Mapping[str, Kept],
    known_steps: list[str] | None,
) -> Iterator[Problem]:
    for kept in profiles.values():
        yield from _profile_problems(folder, kept)
    known_positions = ids_in(folder / "positions")
    for kept in entries.values():
        yield from _entry_problems(kept, profiles, known_positions)
    for kept in positions.values():
        yield from _position_problems(kept, profiles, known_steps)
    yield from _ids_used_twice(profiles, entries)
    yield from _names_used_twice(positions)


def _profile_problems(folder: Path, kept: Kept) -> Iterator[Problem]:
    profile: Profile = kept.value
    if not is_file(folder / profile.source):
        yield kept.problem("source-missing", ("source",), source=profile.source)
    behaviours = {b.id: b for b in profile.behaviours}
    for at, competency in enumerate(profile.competencies):
        for index, behaviour in enumerate(competency.behaviours):
            loc: Loc = ("competencies", at, "behaviours", index)
            if not behaviour.id.startswith(f"{competency.id}."):
                yield kept.problem("wrong-competency", (*loc, "id"), competency=competency.id)
            for other in behaviour.near:
                yield from unknown(kept, (*loc, "near"), "near", other, behaviours)
                if other in behaviours and behaviour.id not in behaviours[other].near:
                    yield kept.problem("near-one-way", (*loc, "near"), reference=other)


def _entry_problems(kept: Kept, profiles: Mapping[str, Kept], positions: Iterable[str]) -> Iterator[Problem]:
    entry: Entry = kept.value
    behaviours = [b.id for p in profiles.values() for b in p.value.behaviours]
    yield from unknown(kept, ("behaviour",), "behaviour", entry.behaviour, behaviours)
    if entry.status != "retired" and entry.scored_question is None:
        yield kept.problem("no-scored-question", ("questions",))
    for index, question in enumerate(entry.questions):
        for position in question.positions:
            yield from unknown(kept, ("questions", index, "for"), "for", position, positions)


def _position_problems(
    kept: Kept, profiles: Mapping[str, Kept], known_steps: list[str] | None
) -> Iterator[Problem]:
    position: Position = kept.value
    yield from unknown(kept, ("profile",), "profile", position.profile, profiles)
    for index, step in enumerate(position.statutory_steps):
        if known_steps is not None:
            yield from unknown(kept, ("statutory_steps", index, "step"), "step", step.step, known_steps)
    if position.profile in profiles:
        profile: Profile = profiles[position.profile].value
        yield from _focus_problems(kept, profile)
        yield from _panel_problems(kept, profile)
        yield from _unplaced(kept, profile)


def _focus_problems(kept: Kept, profile: Profile) -> Iterator[Problem]:
    competencies = {competency.id: competency for competency in profile.competencies}
    seen: set[str] = set()
    for at, one_round in enumerate(kept.value.rounds):
        for index, focus in enumerate(one_round.focus):
            loc: Loc = ("rounds", at, "focus", index)
            yield from unknown(kept, (*loc, "competency"), "competency", focus.competency, competencies)
            if focus.competency in seen:
                yield kept.problem("competency-twice", loc, competency=focus.competency)
            seen.add(focus.competency)
            if focus.competency in competencies:
                known = [behaviour.id for behaviour in competencies[focus.competency].behaviours]
                for row, behaviour in enumerate(focus.behaviours):
                    yield from unknown(kept, (*loc, "behaviours", row, "id"), "id", behaviour.id, known)
    for index, weight in enumerate(kept.value.weights):
        yield from unknown(
            kept, ("weights", index, "competency"), "competency", weight.competency, competencies
        )


def _panel_problems(kept: Kept, profile: Profile) -> Iterator[Problem]:
    roles = kept.value.panel.roles
    competencies = [competency.id for competency in profile.competencies]
    for index, role in enumerate(roles):
        for led in role.leads:
            yield from unknown(kept, ("panel", "roles", index, "leads"), "leads", led, competencies)
    for one_round in kept.value.rounds:
        for focus in one_round.focus:
            if sum(focus.competency in role.leads for role in roles) != 1:
                yield kept.problem("competency-unled", ("panel", "roles"), competency=focus.competency)


def _unplaced(kept: Kept, profile: Profile) -> Iterator[Problem]:
    position: Position = kept.value
    firsts = {focus.behaviours[0].id for one_round in position.rounds for focus in one_round.focus}
    placed = firsts | {elsewhere.behaviour for elsewhere in position.elsewhere}
    behaviours = [b.id for b in profile.behaviours]
    for behaviour in behaviours:
        if behaviour not in placed:
            yield kept.problem("behaviour-unplaced", ("elsewhere",), behaviour=behaviour)
    for index, elsewhere in enumerate(position.elsewhere):
        yield from unknown(
            kept, ("elsewhere", index, "behaviour"), "behaviour", elsewhere.behaviour, behaviours
        )


def _ids_used_twice(profiles: Mapping[str, Kept], entries: Mapping[str, Kept]) -> Iterator[Problem]:
    """Competencies and behaviours share one name-space, questions another."""
    first: dict[str, str] = {}
    for kept in profiles.values():
        for at, competency in enumerate(kept.value.competencies):
            ids: list[tuple[str, Loc]] = [(competency.id, ("competencies", at))]
            ids += [
                (b.id, ("competencies", at, "behaviours", i)) for i, b in enumerate(competency.behaviours)
            ]
            yield from _repeats(kept, ids, first)
    first = {}
    for kept in entries.values():
        yield from _repeats(
            kept, [(q.id, ("questions", i)) for i, q in enumerate(kept.value.questions)], first
        )


def _repeats(kept: Kept, ids: list[tuple[str, Loc]], first: dict[str, str]) -> Iterator[Problem]:
    for key, loc in ids:
        if key in first:
            yield kept.problem("duplicate-id", (*loc, "id"), first=first[key])
        first.setdefault(key, kept.source.file)


def _names_used_twice(positions: Mapping[str, Kept]) -> Iterator[Problem]:
    owner: dict[str, str] = {}
    for kept in positions.values():
        for name in names_of(kept.value):
            if owner.setdefault(name, kept.value.id) != kept.value.id:
                yield kept.problem("alias-taken", ("aliases",), alias=name)
