"""Loads a question bank: every file, every reference, every problem at once. Judges no quality."""

import hashlib
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from interview_kit.bank.reader import Kept, Reader, fold, is_file, names_of
from interview_kit.bank.references import reference_problems
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
from interview_kit.problems import Problem, has_errors, problem, unknown_profile
from interview_kit.yaml_files import Loc, first_problems


class StatutorySteps(Model):
    statutory_steps: tuple[StatutoryStep, ...]


class Places:
    """Where each entry stands, for problems that are found after loading."""

    def __init__(self, entries: Mapping[str, Kept]) -> None:
        self._entries = entries

    def of(self, entry: str, loc: Loc) -> dict[str, Any]:
        """File, line, column and owner's id of a value inside this entry."""
        kept = self._entries[entry]
        return kept.source.place((*kept.loc, *loc))


def load_rules(folder: Path) -> tuple[tuple[WordingRules, LegalRules] | None, list[Problem]]:
    """The bank's rules on wording and law, or None with every problem in them."""
    reader = Reader(folder)
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
    if not is_file(folder / "bank.yaml"):
        return None, [problem("bank-missing", file=str(folder))], Places({})
    reader = Reader(folder)
    about = reader.one("bank.yaml", About)
    scale = reader.one("scale.yaml", RatingScale)
    interview = reader.one("texts/interview.yaml", InterviewTexts)
    sheet = reader.one("texts/sheet.yaml", SheetTexts)
    steps = reader.one("texts/statutory_steps.yaml", StatutorySteps)
    positions, alone = reader.positions(position)
    needed = {kept.value.profile for kept in positions.values()} if alone else None
    profiles = reader.by_id("profiles", Profile, needed)
    entries = reader.entries(needed)
    known_steps = [step.id for step in steps.statutory_steps] if steps else None
    references = reference_problems(folder, profiles, positions, entries, known_steps)
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
    names = {known: position for position in bank.positions.values() for known in names_of(position)}
    found = names.get(fold(name))
    if found:
        return found
    near = get_close_matches(fold(name), names, n=3, cutoff=0.5)
    listed = ", ".join(dict.fromkeys(names[key].id for key in near))
    suggestion = f"Mente I {listed}?" if near else "Se stillingerne med «interview-kit positions»."
    return problem("position-unknown", name=name, suggestion=suggestion)


def find_profile(bank: QuestionBank, name: str) -> Profile | Problem:
    """The profile with this id, with or without æøå and capitals; else the nearest."""
    return bank.profiles.get(fold(name)) or unknown_profile(name, bank.profiles)


def _hash(folder: Path) -> str:
    """SHA-256 of the names and bytes of all YAML files, in the order of their names."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*.yaml")):
        data = path.read_bytes()
        name = path.relative_to(folder).as_posix()
        digest.update(f"{name} {len(data)}\n".encode(errors="surrogatepass"))
        digest.update(data)
    return digest.hexdigest()


def _by_behaviour(entries: Iterable[Kept]) -> dict[str, tuple[Entry, ...]]:
    found: dict[str, tuple[Entry, ...]] = {}
    for kept in entries:
        found[kept.value.behaviour] = (*found.get(kept.value.behaviour, ()), kept.value)
    return found
