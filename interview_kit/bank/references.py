"""Whether everything that a bank's files point at is there, and every id is used once."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import TypeVar

from interview_kit.bank.empty import empty_parts
from interview_kit.bank.names import fold
from interview_kit.bank.reader import Reader
from interview_kit.models.bank import Entry, Profile
from interview_kit.models.position import Focus, Position, Round, SetRound
from interview_kit.models.spoken import PLACEHOLDER
from interview_kit.problems import Loc, Problem, nearest
from interview_kit.yaml_files import Placed

T = TypeVar("T")


def reference_problems(
    reader: Reader,
    profiles: Mapping[str, Placed[Profile]],
    positions: Mapping[str, Placed[Position]],
    entries: Mapping[str, Placed[Entry]],
    steps: Collection[str] | None,
) -> Iterator[Problem]:
    """Every reference that leads nowhere; `steps` are the ids of the statutory steps, None if unknown."""
    all_read = profiles.keys() >= set(reader.files.stems("profiles"))
    for profile in profiles.values():
        yield from _profile_problems(reader.folder, profile)
        yield from _near_problems(profile, profiles, all_read=all_read)
        yield from _placeholder_problems(profile)
        yield from _uses_problems(profile, entries)
    position_ids = reader.files.stems("positions")
    lines = [behaviour for profile in profiles.values() for behaviour in profile.value.behaviours]
    behaviours = {behaviour.id for behaviour in lines}
    if not all_read:
        # What a line uses may be written for the line of a profile that was not read.
        behaviours |= {
            entries[line.uses].value.behaviour for line in lines if line.uses and line.uses in entries
        }
    for entry in entries.values():
        yield from entry_problems(entry, behaviours, position_ids)
    for position in positions.values():
        yield from _position_problems(position, profiles, steps)
        yield from _scene_problems(position, profiles, entries)
    yield from _profile_ids_used_twice(profiles)
    yield from _question_ids_used_twice(entries)
    yield from _names_used_twice(positions)


def unknown(
    placed: Placed[T], loc: Loc, field: str, reference: str, choices: Collection[str]
) -> Iterator[Problem]:
    """A problem when `reference` is not among the ids in `choices`, with the nearest as advice."""
    if reference not in choices:
        suggestion = nearest(reference, choices, "Ret id'et, eller opret det, der peges på.")
        yield placed.problem(
            "unknown-reference", loc, reference=reference, field=field, suggestion=suggestion
        )


def _profile_problems(folder: Path, placed: Placed[Profile]) -> Iterator[Problem]:
    profile = placed.value
    if _is_missing(folder / profile.source):
        yield placed.problem("source-missing", ("source",), source=profile.source)
    for row, competency in enumerate(profile.competencies):
        for index, behaviour in enumerate(competency.behaviours):
            loc: Loc = ("competencies", row, "behaviours", index)
            if not behaviour.id.startswith(f"{competency.id}."):
                yield placed.problem("wrong-competency", (*loc, "id"), competency=competency.id)


def _near_problems(
    placed: Placed[Profile], profiles: Mapping[str, Placed[Profile]], *, all_read: bool
) -> Iterator[Problem]:
    """A problem for each line that is near one that is not there, or that does not say so too."""
    lines = {line.id: line for each in profiles.values() for line in each.value.behaviours}
    for row, competency in enumerate(placed.value.competencies):
        for index, behaviour in enumerate(competency.behaviours):
            loc: Loc = ("competencies", row, "behaviours", index, "near")
            for near in behaviour.near:
                if near in lines and behaviour.id not in lines[near].near:
                    yield placed.problem("near-one-way", loc, reference=near)
                elif all_read:
                    yield from unknown(placed, loc, "near", near, lines)


def _is_missing(path: Path) -> bool:
    """Whether no file is there; a folder that is closed is a problem of its own."""
    try:
        return not path.is_file()
    except PermissionError:
        return False
    except (OSError, ValueError):
        return True


_COMMON_WORDS = {"kommune", "kommunes", "region", "by", "og"}


def _placeholder_problems(placed: Placed[Profile]) -> Iterator[Problem]:
    """Braces that no organisation's name is put into, and the profile's own organisation named in part."""
    profile = placed.value
    texts: list[tuple[Loc, str]] = [(("title",), profile.title)]
    for name in ("introduction", "role", "responsibilities", "notes"):
        texts += [((name, index), text) for index, text in enumerate(getattr(profile, name))]
    for row, competency in enumerate(profile.competencies):
        texts.append((("competencies", row, "title"), competency.title))
        for index, behaviour in enumerate(competency.behaviours):
            texts.append((("competencies", row, "behaviours", index, "text"), behaviour.text))
    for loc, text in texts:
        if "{" in text.replace(PLACEHOLDER, ""):
            yield placed.problem(
                "placeholder-unknown", loc, placeholder=PLACEHOLDER, stands_for="organisationens navn"
            )
        left = re.findall(r"\w+", profile.without_name(text).casefold())
        named = [word for word in _proper_names(profile) if word.casefold() in left]
        if named:
            yield placed.problem("organisation-named", loc, name=named[0], placeholder=PLACEHOLDER)


def _proper_names(profile: Profile) -> list[str]:
    """The words of an organisation's name that are no common words: «Solby» of «Solby Kommune»."""
    words = re.findall(r"\w+", profile.organisation or "")
    return [word for word in words if word[0].isupper() and word.casefold() not in _COMMON_WORDS]


def _uses_problems(placed: Placed[Profile], entries: Collection[str]) -> Iterator[Problem]:
    """A problem for each line that uses an entry that is not there."""
    for row, competency in enumerate(placed.value.competencies):
        for index, behaviour in enumerate(competency.behaviours):
            if behaviour.uses:
                loc: Loc = ("competencies", row, "behaviours", index, "uses")
                yield from unknown(placed, loc, "uses", behaviour.uses, entries)


def entry_problems(
    placed: Placed[Entry], behaviours: Collection[str], positions: Collection[str]
) -> Iterator[Problem]:
    """What an entry points at that is not there, and that it asks nothing that is rated."""
    entry = placed.value
    yield from unknown(placed, ("behaviour",), "behaviour", entry.behaviour, behaviours)
    if entry.status != "retired" and not entry.is_unwritten and entry.scored_question is None:
        yield placed.problem("no-scored-question", ("questions",))
    for position in entry.anchors_for:
        yield from unknown(placed, ("anchors_for", position), "anchors_for", position, positions)
    for index, question in enumerate(entry.questions):
        for position in question.positions:
            yield from unknown(placed, ("questions", index, "for"), "for", position, positions)


def _position_problems(
    placed: Placed[Position], profiles: Mapping[str, Placed[Profile]], steps: Collection[str] | None
) -> Iterator[Problem]:
    position = placed.value
    yield from unknown(placed, ("profile",), "profile", position.profile, profiles)
    for index, step in enumerate(position.statutory_steps):
        if steps is not None:
            yield from unknown(placed, ("statutory_steps", index, "step"), "step", step.step, steps)
    if position.profile in profiles:
        profile = profiles[position.profile].value
        yield from empty_parts(placed)
        yield from _set_problems(placed)
        yield from _focus_problems(placed, profile)
        yield from _weight_problems(placed, profile)
        yield from _panel_problems(placed, profile)
        yield from _unplaced_behaviours(placed, profile)


def _focus_problems(placed: Placed[Position], profile: Profile) -> Iterator[Problem]:
    competencies = {competency.id: competency for competency in profile.competencies}
    for rows in _sets(placed.value):
        seen: set[str] = set()
        for loc, focus in rows:
            yield from unknown(placed, (*loc, "competency"), "competency", focus.competency, competencies)
            if focus.competency in seen:
                yield placed.problem("competency-twice", loc, competency=focus.competency)
            seen.add(focus.competency)
            if focus.competency in competencies:
                ids = [behaviour.id for behaviour in competencies[focus.competency].behaviours]
                for line, behaviour in enumerate(focus.behaviours):
                    yield from unknown(placed, (*loc, "behaviours", line, "id"), "id", behaviour.id, ids)


def _set_problems(placed: Placed[Position]) -> Iterator[Problem]:
    """A problem for each round of another set that the position does not have."""
    numbers = [str(one_round.number) for one_round in placed.value.rounds]
    for name, rounds in placed.value.sets.items():
        for index, one_round in enumerate(rounds):
            loc: Loc = ("sets", name, index, "number")
            yield from unknown(placed, loc, "number", str(one_round.number), numbers)


def _sets(position: Position) -> list[list[tuple[Loc, Focus]]]:
    """What each set of questions asks about, with its place: the first set, then the others."""
    rounds: list[tuple[Loc, Sequence[Round | SetRound]]] = [(("rounds",), position.rounds)]
    rounds += [(("sets", name), those) for name, those in position.sets.items()]
    return [
        [
            ((*loc, row, "focus", index), focus)
            for row, one_round in enumerate(those)
            for index, focus in enumerate(one_round.focus)
        ]
        for loc, those in rounds
    ]


def _scene_problems(
    placed: Placed[Position], profiles: Mapping[str, Placed[Profile]], entries: Mapping[str, Placed[Entry]]
) -> Iterator[Problem]:
    """A problem for each scene that a position wants asked and that is no rated scene of the behaviour.

    One that was written for other positions is none either.
    """
    scenes: defaultdict[str, list[str]] = defaultdict(list)
    for entry in entries.values():
        scenes[entry.value.behaviour] += _scenes(entry.value, placed.value.id)
    if placed.value.profile in profiles:
        for using in profiles[placed.value.profile].value.behaviours:
            if using.uses and using.uses in entries:
                scenes[using.id] += _scenes(entries[using.uses].value, placed.value.id)
    for loc, focus in chain.from_iterable(_sets(placed.value)):
        for line, behaviour in enumerate(focus.behaviours):
            if behaviour.scene:
                place: Loc = (*loc, "behaviours", line, "scene")
                yield from unknown(placed, place, "scene", behaviour.scene, scenes[behaviour.id])


def _scenes(entry: Entry, position: str) -> list[str]:
    """The ids of the entry's scenes that are rated and fit the position."""
    return [
        question.id
        for question in entry.questions
        if question.kind == "situational"
        and question.is_rated
        and not question.retired
        and question.fits(position)
    ]


def _weight_problems(placed: Placed[Position], profile: Profile) -> Iterator[Problem]:
    competencies = [competency.id for competency in profile.competencies]
    for index, weight in enumerate(placed.value.weights):
        loc: Loc = ("weights", index, "competency")
        yield from unknown(placed, loc, "competency", weight.competency, competencies)


def _panel_problems(placed: Placed[Position], profile: Profile) -> Iterator[Problem]:
    roles = placed.value.panel.roles
    competencies = [competency.id for competency in profile.competencies]
    for index, role in enumerate(roles):
        for competency in role.leads:
            loc: Loc = ("panel", "roles", index, "leads")
            yield from unknown(placed, loc, "leads", competency, competencies)
    asked = [focus.competency for _, focus in chain.from_iterable(_sets(placed.value))]
    for key in dict.fromkeys(asked):
        if sum(key in role.leads for role in roles) != 1:
            yield placed.problem("competency-unled", ("panel", "roles"), competency=key)


def _unplaced_behaviours(placed: Placed[Position], profile: Profile) -> Iterator[Problem]:
    """Behaviours that the position neither asks about first nor says where else they are met."""
    position = placed.value
    accounted = position.first_of_focus | {elsewhere.behaviour for elsewhere in position.elsewhere}
    behaviours = [behaviour.id for behaviour in profile.behaviours]
    for behaviour in behaviours:
        if behaviour not in accounted:
            yield placed.problem("behaviour-unplaced", ("elsewhere",), behaviour=behaviour)
    for index, elsewhere in enumerate(position.elsewhere):
        loc: Loc = ("elsewhere", index, "behaviour")
        yield from unknown(placed, loc, "behaviour", elsewhere.behaviour, behaviours)
    yield from _reference_problems(placed)


# More than so many questions of the position's own do not fit into twenty minutes with a referee.
_MOST_REFERENCE_QUESTIONS = 4


def _reference_problems(placed: Placed[Position]) -> Iterator[Problem]:
    """A problem for each behaviour that is left to referees whom nobody asks about it, and for too many."""
    rows = [row for row in enumerate(placed.value.elsewhere) if row[1].where == "reference"]
    for index, elsewhere in rows:
        if elsewhere.ask is None:
            yield placed.problem("reference-unasked", ("elsewhere", index))
    if len(rows) > _MOST_REFERENCE_QUESTIONS:
        loc: Loc = ("elsewhere", rows[_MOST_REFERENCE_QUESTIONS][0])
        yield placed.problem("references-many", loc, count=len(rows), most=_MOST_REFERENCE_QUESTIONS)


def _profile_ids_used_twice(profiles: Mapping[str, Placed[Profile]]) -> Iterator[Problem]:
    """Competencies and behaviours share one name-space over all profiles."""
    first_files: dict[str, str] = {}
    for placed in profiles.values():
        for row, competency in enumerate(placed.value.competencies):
            loc: Loc = ("competencies", row)
            ids: list[tuple[str, Loc]] = [(competency.id, loc)]
            ids += [
                (behaviour.id, (*loc, "behaviours", index))
                for index, behaviour in enumerate(competency.behaviours)
            ]
            yield from _repeats(placed, ids, first_files)


def _question_ids_used_twice(entries: Mapping[str, Placed[Entry]]) -> Iterator[Problem]:
    first_files: dict[str, str] = {}
    for placed in entries.values():
        ids = [(question.id, ("questions", index)) for index, question in enumerate(placed.value.questions)]
        yield from _repeats(placed, ids, first_files)


def _repeats(
    placed: Placed[T], ids: Iterable[tuple[str, Loc]], first_files: dict[str, str]
) -> Iterator[Problem]:
    """A problem for each id that `first_files` (id → file) has already; adds those that are new."""
    for key, loc in ids:
        if key in first_files:
            yield placed.problem("duplicate-id", (*loc, "id"), first=first_files[key])
        first_files.setdefault(key, placed.source.file)


def _names_used_twice(positions: Mapping[str, Placed[Position]]) -> Iterator[Problem]:
    """A problem in the newer of two positions with one name, at the place where it stands."""
    owner: dict[str, Placed[Position]] = {}
    for placed in sorted(positions.values(), key=_age):
        names: list[tuple[str, Loc]] = [(placed.value.id, ("id",)), (placed.value.title, ("title",))]
        names += [(alias, ("aliases", row)) for row, alias in enumerate(placed.value.aliases)]
        for name, loc in {fold(name): (name, loc) for name, loc in reversed(names)}.values():
            first = owner.setdefault(fold(name), placed)
            if first.value.id != placed.value.id:
                other = first.value.id
                yield placed.problem("alias-taken", loc, alias=name, position=placed.value.id, other=other)


def _age(placed: Placed[T]) -> tuple[int, str]:
    """When the file was last written; a copy that keeps the hour of its original comes by its name."""
    try:
        return Path(placed.source.file).stat().st_mtime_ns, placed.source.file
    except OSError:
        return 0, placed.source.file
