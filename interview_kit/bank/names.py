"""What things are called: names compared as people write them, and the nearest where there is none."""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from interview_kit.models.bank import Profile
from interview_kit.models.position import Position
from interview_kit.models.text import normalised
from interview_kit.problems import Problem, problem

# How much alike two names of jobs must be for the one to be what was meant: «rektor» is no «direktør».
_ALIKE = 0.75
_DANISH_LETTERS = (("æ", "ae"), ("ø", "oe"), ("å", "aa"))


def fold(name: str) -> str:
    """The name in the form that names are compared in: lower case, æøå as two letters."""
    folded = normalised(name).lower()
    for letter, plain in _DANISH_LETTERS:
        folded = folded.replace(letter, plain)
    return folded


def names_of(position: Position) -> list[str]:
    """Everything the position is called, folded: id, title, aliases."""
    return list(dict.fromkeys(map(fold, (position.id, position.title, *position.aliases))))


def find_position(positions: Iterable[Position], name: str) -> Position | Problem:
    """The one position with this id, title or alias; else a problem, with the nearest where there is none."""
    by_name: dict[str, list[Position]] = {}
    for position in positions:
        for alias in names_of(position):
            by_name.setdefault(alias, []).append(position)
    named = by_name.get(fold(name), ())
    if len(named) > 1:
        owners = " og ".join(f"«{position.id}»" for position in named)
        return problem("position-ambiguous", name=name, positions=owners)
    return named[0] if named else _no_position({alias: named[0] for alias, named in by_name.items()}, name)


def _no_position(by_name: Mapping[str, Position], name: str) -> Problem:
    near = get_close_matches(fold(name), by_name, n=3, cutoff=_ALIKE)
    nearest = {by_name[alias].id: _alias_of(by_name[alias], alias) for alias in reversed(near)}
    words = " eller ".join(f"«{alias or key}»" for key, alias in reversed(nearest.items()))
    suggestion = f"Mente I {words}?" if near else "Se stillingerne med «interview-kit positions»."
    return problem("position-unknown", name=name, suggestion=suggestion)


def title_of(position: Position, name: str) -> str:
    """What a document calls the job that somebody asked for by this name: the name as the bank spells it."""
    title = _alias_of(position, name) or position.title
    return title[:1].upper() + title[1:]


def _alias_of(position: Position, name: str) -> str | None:
    """The alias of this name as the bank spells it; None for the position's id and title."""
    return next((alias for alias in position.aliases if fold(alias) == fold(name)), None)


def find_profile(
    profiles: Mapping[str, Profile], positions: Mapping[str, Position], name: str
) -> Profile | Problem:
    """The profile with this id or title, or that a position of this name uses; else the nearest as advice."""
    jobs = {alias: profiles[job.profile] for job in positions.values() for alias in names_of(job)}
    titles = {fold(profile.title): profile for profile in profiles.values()}
    by_name = {**jobs, **titles, **profiles}
    if fold(name) in by_name:
        return by_name[fold(name)]
    near = {by_name[each].id for each in get_close_matches(fold(name), by_name, n=3, cutoff=_ALIKE)}
    words = " eller ".join(
        f"«{key}» ({profile.title})" for key, profile in profiles.items() if key in (near or profiles)
    )
    suggestion = f"Mente I {words}?" if near else f"Vælg {words}."
    return problem("profile-unknown", name=name, suggestion=suggestion)
