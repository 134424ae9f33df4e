"""The files of a bank put together: loaded whole, or only what one position needs."""

from collections.abc import Container, Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple, TypeVar

from interview_kit.bank.files import is_file, no_bank_problems
from interview_kit.bank.names import find_position, fold
from interview_kit.bank.reader import Reader
from interview_kit.bank.references import reference_problems
from interview_kit.models.bank import About, Entry, Profile, QuestionBank, RatingScale, StatutoryStep
from interview_kit.models.interview_texts import InterviewTexts, SheetTexts, Texts
from interview_kit.models.position import Position
from interview_kit.models.text import Model
from interview_kit.problems import Loaded, Problem, has_errors
from interview_kit.yaml_files import Placed, first_problems

P = TypeVar("P", bound=Position | Profile)


class StatutorySteps(Model):
    """The file texts/statutory_steps.yaml."""

    statutory_steps: tuple[StatutoryStep, ...]


class PlacedBank(NamedTuple):
    """A bank, and the places of what it holds, for problems that are found after loading.

    `fixed` are the texts that do not depend on the position: of every interview and sheet, the scale, the
    statutory steps and the profiles.
    """

    bank: QuestionBank
    entries: Mapping[str, Placed[Entry]]
    positions: Mapping[str, Placed[Position]]
    fixed: tuple[Placed[Model], ...]


class _Common(NamedTuple):
    """The files that every guide needs, whatever its position."""

    about: Placed[About]
    scale: Placed[RatingScale]
    interview: Placed[InterviewTexts]
    sheet: Placed[SheetTexts]
    steps: Placed[StatutorySteps]


def load_about(folder: Path) -> Loaded[About]:
    """Which bank this is, read alone."""
    reader = Reader(folder)
    about = reader.file("bank.yaml", About)
    return Loaded(about.value if about else None, reader.problems)


def load_positions(folder: Path) -> Loaded[dict[str, Position]]:
    """The bank's positions by id, read alone: what they point at is not looked for."""
    return _load_alone(folder, "positions", Position)


def load_profiles(folder: Path) -> Loaded[dict[str, Profile]]:
    """The bank's profiles by id, read alone."""
    return _load_alone(folder, "profiles", Profile)


def _load_alone(folder: Path, part: str, shape: type[P]) -> Loaded[dict[str, P]]:
    """What lies in one of the bank's folders, by id."""
    if not is_file(folder / "bank.yaml"):
        return Loaded(None, no_bank_problems(folder))
    reader = Reader(folder, (part,))
    values = {key: placed.value for key, placed in reader.by_id(part, shape).items()}
    problems = [*reader.files.problems, *reader.problems]
    return Loaded(None if has_errors(problems) else values, problems)


def load_position(folder: Path, name: str) -> Loaded[Position]:
    """The one position with this id, title or alias. Faults in other files do not matter to an id."""
    reader, key = Reader(folder, ("positions",)), fold(name)
    positions: dict[str, Position] | None
    if is_file(folder / "bank.yaml") and key in reader.files.stems("positions"):
        positions = {each: placed.value for each, placed in reader.by_id("positions", Position).items()}
        own = str(folder / "positions" / f"{key}.yaml")
        problems = [fault for fault in reader.problems if fault.file == own]
        if has_errors(problems):
            return Loaded(None, problems)
    else:
        positions, problems = load_positions(folder)
    if positions is None:
        return Loaded(None, problems)
    position = find_position(positions.values(), name)
    if isinstance(position, Problem):
        return Loaded(None, [*problems, position])
    return Loaded(position, problems)


def load_bank(folder: Path, position: Position | None = None) -> Loaded[QuestionBank]:
    """As `load_placed_bank`, for those who need no places."""
    placed, problems = load_placed_bank(folder, position)
    return Loaded(placed.bank if placed else None, problems)


def load_placed_bank(
    folder: Path, position: Position | None = None, instead: Mapping[str, bytes] | None = None
) -> Loaded[PlacedBank]:
    """The bank in `folder` with all problems found in it.

    With `position` only what that position needs is read, so that a guide takes no longer when the rest of
    the bank grows: the position, its profile and that profile's entries. `instead` are files as they are
    to be.
    """
    if not is_file(folder / "bank.yaml"):
        return Loaded(None, no_bank_problems(folder))
    reader = Reader(folder, instead=instead or {})
    common = _load_common(reader)
    positions = reader.by_id("positions", Position, {position.id} if position else None)
    profile_ids = {position.profile} if position else None
    profiles = reader.by_id("profiles", Profile, profile_ids)
    entries = _entries(reader, profiles, profile_ids)
    uses = any(line.uses for placed in profiles.values() for line in placed.value.behaviours)
    # What a line uses may be nearly the same as what another line uses, as only a third profile says.
    near = [*reader.by_id("profiles", Profile).values()] if uses and position else [*profiles.values()]
    digest = reader.digest()
    steps = [step.id for step in common.steps.value.statutory_steps] if common else None
    references = (
        reference_problems(reader, profiles, positions, entries, steps) if reader.files.all_listed() else ()
    )
    problems = [*first_problems(reader.files.problems), *reader.problems, *first_problems(references)]
    if has_errors(problems) or common is None:
        return Loaded(None, problems)
    bank = replace(_bank(common, digest, profiles, positions, entries), near=_near(near))
    return Loaded(PlacedBank(bank, entries, positions, (*common, *profiles.values())), problems)


def _load_common(reader: Reader) -> _Common | None:
    about = reader.file("bank.yaml", About)
    scale = reader.file("scale.yaml", RatingScale)
    interview = reader.file("texts/interview.yaml", InterviewTexts)
    sheet = reader.file("texts/sheet.yaml", SheetTexts)
    steps = reader.file("texts/statutory_steps.yaml", StatutorySteps)
    if about and scale and interview and sheet and steps:
        return _Common(about, scale, interview, sheet, steps)
    return None


def _bank(
    common: _Common,
    digest: str,
    profiles: Mapping[str, Placed[Profile]],
    positions: Mapping[str, Placed[Position]],
    entries: Mapping[str, Placed[Entry]],
) -> QuestionBank:
    values = {key: placed.value for key, placed in entries.items()}
    return QuestionBank(
        about=common.about.value,
        hash=digest,
        scale=common.scale.value,
        texts=Texts(interview=common.interview.value, sheet=common.sheet.value),
        statutory_steps={step.id: step for step in common.steps.value.statutory_steps},
        profiles={key: placed.value for key, placed in profiles.items()},
        positions={key: placed.value for key, placed in positions.items()},
        entries=_by_behaviour(values, (placed.value for placed in profiles.values())),
    )


def _entries(
    reader: Reader, profiles: Mapping[str, Placed[Profile]], profile_ids: Container[str] | None
) -> dict[str, Placed[Entry]]:
    """The entries of the profiles (all for None), and those of other profiles that a line of theirs uses."""
    lines = [behaviour for placed in profiles.values() for behaviour in placed.value.behaviours]
    used = {behaviour.uses for behaviour in lines} - {None}
    if not used or profile_ids is None:
        return reader.entries(profile_ids)
    ids = {behaviour.id for behaviour in lines}
    entries = reader.entries()
    return {key: row for key, row in entries.items() if key in used or row.value.behaviour in ids}


def _near(profiles: Iterable[Placed[Profile]]) -> dict[str, tuple[str, ...]]:
    """The lines that are nearly the same as a line, by its id."""
    return {line.id: line.near for placed in profiles for line in placed.value.behaviours if line.near}


def _by_behaviour(entries: Mapping[str, Entry], profiles: Iterable[Profile]) -> dict[str, tuple[Entry, ...]]:
    """The entries by the line that they were written for, and by those that use them."""
    by_behaviour: dict[str, tuple[Entry, ...]] = {}
    for entry in entries.values():
        by_behaviour[entry.behaviour] = (*by_behaviour.get(entry.behaviour, ()), entry)
    for profile in profiles:
        for behaviour in profile.behaviours:
            used = entries.get(behaviour.uses or "")
            if used and used.behaviour != behaviour.id:
                by_behaviour[behaviour.id] = (*by_behaviour.get(behaviour.id, ()), used)
    return by_behaviour
