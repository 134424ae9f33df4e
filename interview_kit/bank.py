"""Loads a question bank: every file, every reference, every problem at once. Judges no quality."""

import hashlib
from collections.abc import Container, Iterable, Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from interview_kit.models.bank import (
    About,
    Entry,
    InterviewTexts,
    Profile,
    QuestionBank,
    RatingScale,
    SheetTexts,
    StatutoryStep,
    Texts,
)
from interview_kit.models.position import Position
from interview_kit.models.rules import LegalRules, WordingRules
from interview_kit.models.text import Model
from interview_kit.problems import Problem, has_errors, problem
from interview_kit.yaml_files import Loc, Source, first_problems, load

M = TypeVar("M")


class StatutorySteps(Model):
    statutory_steps: tuple[StatutoryStep, ...]


class _Kept(NamedTuple):
    """A value that has an id, and where it stands, for problems that are found later."""

    value: Any
    source: Source
    loc: Loc


class Places:
    """Where each entry stands, for problems that are found after loading."""

    def __init__(self, entries: Mapping[str, "_Kept"]) -> None:
        self._entries = entries

    def of(self, entry: str, loc: Loc) -> dict[str, Any]:
        """File, line, column and owner's id of a value inside this entry."""
        kept = self._entries[entry]
        return kept.source.place((*kept.loc, *loc))


def load_rules(folder: Path) -> tuple[tuple[WordingRules, LegalRules] | None, list[Problem]]:
    """The bank's rules on wording and law, or None with every problem in them."""
    reader = _Reader(folder)
    wording = reader.one("rules/wording.yaml", WordingRules)
    legal = reader.one("rules/legal.yaml", LegalRules)
    return ((wording, legal) if wording and legal else None), reader.problems


def load_bank(folder: Path, position: str | None = None) -> tuple[QuestionBank | None, list[Problem]]:
    """As `load_placed_bank`, for those who need no places."""
    bank, problems, _ = load_placed_bank(folder, position)
    return bank, problems


def load_placed_bank(
    folder: Path, position: str | None = None
) -> tuple[QuestionBank | None, list[Problem], Places]:
    """The bank in `folder`, or None where it has errors, with all problems found in it.

    With `position` (a name of one) only what that position needs is read, so that a guide takes no longer
    when the rest of the bank grows: the position, its profile and that profile's entries. A name that no
    position has reads everything.
    """
    if not _is_file(folder / "bank.yaml"):
        return None, [problem("bank-missing", file=str(folder))], Places({})
    reader = _Reader(folder)
    about = reader.one("bank.yaml", About)
    scale = reader.one("scale.yaml", RatingScale)
    interview = reader.one("texts/interview.yaml", InterviewTexts)
    sheet = reader.one("texts/sheet.yaml", SheetTexts)
    steps = reader.one("texts/statutory_steps.yaml", StatutorySteps)
    positions, alone = reader.positions(position)
    needed = {kept.value.profile for kept in positions.values()} if alone else None
    profiles = reader.by_id("profiles", Profile, needed)
    entries = reader.entries(needed)
    references = _reference_problems(folder, profiles, positions, entries, steps)
    problems = [*reader.problems, *first_problems(references)]
    if has_errors(problems) or not (about and scale and interview and sheet and steps):
        return None, problems, Places(entries)
    try:
        digest = _hash(folder)
    except OSError as error:
        return None, [*problems, problem("file-unreadable", file=str(error.filename))], Places(entries)
    bank = QuestionBank(
        about=about,
        hash=digest,
        scale=scale,
        texts=Texts(interview=interview, sheet=sheet),
        statutory_steps={step.id: step for step in steps.statutory_steps},
        profiles={key: kept.value for key, kept in profiles.items()},
        positions={key: kept.value for key, kept in positions.items()},
        entries=_by_behaviour(entries.values()),
    )
    return bank, problems, Places(entries)


def find_position(bank: QuestionBank, name: str) -> Position | Problem:
    """The position with this id, title or alias, with or without æøå and capitals; else the nearest."""
    names = {known: position for position in bank.positions.values() for known in _names(position)}
    found = names.get(_fold(name))
    if found:
        return found
    near = get_close_matches(_fold(name), names, n=3, cutoff=0.5)
    listed = ", ".join(dict.fromkeys(names[key].id for key in near))
    suggestion = f"Mente I {listed}?" if near else "Se stillingerne med «interview-kit positions»."
    return problem("position-unknown", name=name, suggestion=suggestion)


def _names(position: Position) -> list[str]:
    """Everything the position is called, in the form that names are compared in."""
    return list(dict.fromkeys(map(_fold, (position.id, position.title, *position.aliases))))


def _fold(name: str) -> str:
    folded = name.strip().lower()
    for letter, plain in (("æ", "ae"), ("ø", "oe"), ("å", "aa")):
        folded = folded.replace(letter, plain)
    return folded


def _ids_in(folder: Path) -> list[str]:
    """The ids of a folder's values without reading them: each file bears the name of its id."""
    return sorted(path.stem for path in folder.glob("*.yaml"))


def _is_file(path: Path) -> bool:
    """Whether the file is there; a name too long for any file, or a closed folder, is none."""
    try:
        return path.is_file()
    except OSError:
        return False


def _hash(folder: Path) -> str:
    """SHA-256 of the names and bytes of all YAML files, in the order of their names."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*.yaml")):
        data = path.read_bytes()
        name = path.relative_to(folder).as_posix()
        digest.update(f"{name} {len(data)}\n".encode(errors="surrogatepass"))
        digest.update(data)
    return digest.hexdigest()


class _Reader:
    """Reads a bank's files one by one and gathers what is wrong with them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.problems: list[Problem] = []

    def one(self, name: str, model: type[M]) -> M | None:
        value, _, problems = load(self.folder / name, model)
        self.problems += problems
        return value

    def positions(self, name: str | None) -> tuple[dict[str, _Kept], bool]:
        """The one position of this name and True; or all of them and False."""
        if name and _fold(name) in _ids_in(self.folder / "positions"):
            return self.by_id("positions", Position, {_fold(name)}), True
        every = self.by_id("positions", Position)
        wanted = {key: kept for key, kept in every.items() if _fold(name or "") in _names(kept.value)}
        return (wanted, True) if wanted else (every, False)

    def by_id(self, name: str, model: Any, needed: Container[str] | None = None) -> dict[str, _Kept]:
        """The values of a folder whose files bear the name of their id; all, or only those needed."""
        kept: dict[str, _Kept] = {}
        for path in sorted((self.folder / name).glob("*.yaml")):
            if needed is not None and path.stem not in needed:
                continue
            value, source, problems = load(path, model)
            self.problems += problems
            if value is not None and source is not None:
                new = _Kept(value, source, ())
                if path.stem != value.id:
                    self.problems.append(_at(new, "file-name", ("id",), name=value.id))
                self._keep(kept, new)
        return kept

    def entries(self, needed: Container[str] | None = None) -> dict[str, _Kept]:
        """The entries of all profiles, or only of those needed: entries/<profile>/<competency>.yaml."""
        kept: dict[str, _Kept] = {}
        for path in sorted((self.folder / "entries").glob("*/*.yaml")):
            if needed is not None and path.parent.name not in needed:
                continue
            values, source, problems = load(path, tuple[Entry, ...])
            self.problems += problems
            if values is not None and source is not None:
                for index, value in enumerate(values):
                    self._keep(kept, _Kept(value, source, (index,)))
        return kept

    def _keep(self, kept: dict[str, _Kept], new: _Kept) -> None:
        key = new.value.id
        if key in kept:
            self.problems.append(_at(new, "duplicate-id", ("id",), first=kept[key].source.file))
        else:
            kept[key] = new


def _at(kept: _Kept, code: str, loc: Loc = (), **details: Any) -> Problem:
    return problem(code, **kept.source.place((*kept.loc, *loc)), **details)


def _by_behaviour(entries: Iterable[_Kept]) -> dict[str, tuple[Entry, ...]]:
    found: dict[str, tuple[Entry, ...]] = {}
    for kept in entries:
        found[kept.value.behaviour] = (*found.get(kept.value.behaviour, ()), kept.value)
    return found


def _reference_problems(
    folder: Path,
    profiles: Mapping[str, _Kept],
    positions: Mapping[str, _Kept],
    entries: Mapping[str, _Kept],
    steps: StatutorySteps | None,
) -> Iterator[Problem]:
    known_steps = [step.id for step in steps.statutory_steps] if steps else None
    for kept in profiles.values():
        yield from _profile_problems(folder, kept)
    known_positions = _ids_in(folder / "positions")
    for kept in entries.values():
        yield from _entry_problems(kept, profiles, known_positions)
    for kept in positions.values():
        yield from _position_problems(kept, profiles, known_steps)
    yield from _ids_used_twice(profiles, entries)
    yield from _names_used_twice(positions)


def _unknown(kept: _Kept, loc: Loc, field: str, reference: str, known: Iterable[str]) -> Iterator[Problem]:
    """A problem when `reference` is not among the known ids, with the nearest as advice."""
    choices = list(known)
    if reference in choices:
        return
    near = get_close_matches(reference, choices, n=1)
    suggestion = f"Mente I «{near[0]}»?" if near else "Ret id'et, eller opret det, der peges på."
    yield _at(kept, "unknown-reference", loc, reference=reference, field=field, suggestion=suggestion)


def _profile_problems(folder: Path, kept: _Kept) -> Iterator[Problem]:
    profile: Profile = kept.value
    if not _is_file(folder / profile.source):
        yield _at(kept, "source-missing", ("source",), source=profile.source)
    behaviours = {b.id: b for competency in profile.competencies for b in competency.behaviours}
    for at, competency in enumerate(profile.competencies):
        for index, behaviour in enumerate(competency.behaviours):
            loc: Loc = ("competencies", at, "behaviours", index)
            if not behaviour.id.startswith(f"{competency.id}."):
                yield _at(kept, "wrong-competency", (*loc, "id"), competency=competency.id)
            for other in behaviour.near:
                yield from _unknown(kept, (*loc, "near"), "near", other, behaviours)
                if other in behaviours and behaviour.id not in behaviours[other].near:
                    yield _at(kept, "near-one-way", (*loc, "near"), reference=other)


def _entry_problems(
    kept: _Kept, profiles: Mapping[str, _Kept], positions: Iterable[str]
) -> Iterator[Problem]:
    entry: Entry = kept.value
    behaviours = [b.id for p in profiles.values() for c in p.value.competencies for b in c.behaviours]
    yield from _unknown(kept, ("behaviour",), "behaviour", entry.behaviour, behaviours)
    if entry.status != "retired" and entry.scored_question is None:
        yield _at(kept, "no-scored-question", ("questions",))
    for index, question in enumerate(entry.questions):
        for position in question.positions:
            yield from _unknown(kept, ("questions", index, "for"), "for", position, positions)


def _position_problems(
    kept: _Kept, profiles: Mapping[str, _Kept], known_steps: list[str] | None
) -> Iterator[Problem]:
    position: Position = kept.value
    yield from _unknown(kept, ("profile",), "profile", position.profile, profiles)
    for index, step in enumerate(position.statutory_steps):
        if known_steps is not None:
            yield from _unknown(kept, ("statutory_steps", index, "step"), "step", step.step, known_steps)
    if position.profile in profiles:
        profile: Profile = profiles[position.profile].value
        yield from _focus_problems(kept, profile)
        yield from _panel_problems(kept, profile)
        yield from _unplaced(kept, profile)


def _focus_problems(kept: _Kept, profile: Profile) -> Iterator[Problem]:
    competencies = {competency.id: competency for competency in profile.competencies}
    seen: set[str] = set()
    for at, one_round in enumerate(kept.value.rounds):
        for index, focus in enumerate(one_round.focus):
            loc: Loc = ("rounds", at, "focus", index)
            yield from _unknown(kept, (*loc, "competency"), "competency", focus.competency, competencies)
            if focus.competency in seen:
                yield _at(kept, "competency-twice", loc, competency=focus.competency)
            seen.add(focus.competency)
            if focus.competency in competencies:
                known = [behaviour.id for behaviour in competencies[focus.competency].behaviours]
                for row, behaviour in enumerate(focus.behaviours):
                    yield from _unknown(kept, (*loc, "behaviours", row, "id"), "id", behaviour.id, known)
    for index, weight in enumerate(kept.value.weights):
        yield from _unknown(
            kept, ("weights", index, "competency"), "competency", weight.competency, competencies
        )


def _panel_problems(kept: _Kept, profile: Profile) -> Iterator[Problem]:
    roles = kept.value.panel.roles
    competencies = [competency.id for competency in profile.competencies]
    for index, role in enumerate(roles):
        for led in role.leads:
            yield from _unknown(kept, ("panel", "roles", index, "leads"), "leads", led, competencies)
    for one_round in kept.value.rounds:
        for focus in one_round.focus:
            if sum(focus.competency in role.leads for role in roles) != 1:
                yield _at(kept, "competency-unled", ("panel", "roles"), competency=focus.competency)


def _unplaced(kept: _Kept, profile: Profile) -> Iterator[Problem]:
    position: Position = kept.value
    firsts = {focus.behaviours[0].id for one_round in position.rounds for focus in one_round.focus}
    placed = firsts | {elsewhere.behaviour for elsewhere in position.elsewhere}
    behaviours = [b.id for competency in profile.competencies for b in competency.behaviours]
    for behaviour in behaviours:
        if behaviour not in placed:
            yield _at(kept, "behaviour-unplaced", ("elsewhere",), behaviour=behaviour)
    for index, elsewhere in enumerate(position.elsewhere):
        yield from _unknown(
            kept, ("elsewhere", index, "behaviour"), "behaviour", elsewhere.behaviour, behaviours
        )


def _ids_used_twice(profiles: Mapping[str, _Kept], entries: Mapping[str, _Kept]) -> Iterator[Problem]:
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


def _repeats(kept: _Kept, ids: list[tuple[str, Loc]], first: dict[str, str]) -> Iterator[Problem]:
    for key, loc in ids:
        if key in first:
            yield _at(kept, "duplicate-id", (*loc, "id"), first=first[key])
        first.setdefault(key, kept.source.file)


def _names_used_twice(positions: Mapping[str, _Kept]) -> Iterator[Problem]:
    owner: dict[str, str] = {}
    for kept in positions.values():
        for name in _names(kept.value):
            if owner.setdefault(name, kept.value.id) != kept.value.id:
                yield _at(kept, "alias-taken", ("aliases",), alias=name)
