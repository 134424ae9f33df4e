"""Changes that are of no entry: which lines are nearly the same, and what a position asks about."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from interview_kit.curation.addresses import NEAR, POSITION, entry_of, field_of
from interview_kit.curation.focus import FIRST_SET, focus_yaml, parsed_focus
from interview_kit.curation.position_texts import position_texts
from interview_kit.curation.proposals import Proposal
from interview_kit.models.bank import Profile
from interview_kit.models.position import Position
from interview_kit.yaml_files.spans import (
    column_at,
    quoted,
    with_key,
    with_lines_behind,
    with_values,
    without_key,
)

Loc = tuple[int | str, ...]
_FOCUS = re.compile(r"([A-D])/samtale ([1-3])/fokus")
_LINE_KEYS = ("id", "source", "text")
# Why a line that is no longer asked about first has a place of its own in the position.
NOT_ASKED = "UDKAST: Taget ud af samtalen. Skriv her, hvor I afdækker det, eller hvorfor I ikke gør."


def is_of_entry(proposal: Proposal) -> bool:
    """Whether a change is of an entry, and not of a line of a profile or of a position."""
    return not proposal.address.startswith(POSITION) and field_of(proposal.address) != NEAR


class FocusPlace(NamedTuple):
    """The position, the set and the round that the address of a focus names."""

    position: str
    name: str
    number: int


def focus_place(address: str) -> FocusPlace | None:
    """What the address of a focus says; None for another address."""
    match = _FOCUS.fullmatch(field_of(address))
    if not address.startswith(POSITION) or not match:
        return None
    return FocusPlace(entry_of(address).removeprefix(POSITION), match[1], int(match[2]))


def focus_loc(position: Position, place: FocusPlace) -> Loc | None:
    """Where in the position's file that round is; None where there is none."""
    rounds = position.rounds if place.name == FIRST_SET else position.sets.get(place.name, ())  # type: ignore[call-overload]
    for index, one_round in enumerate(rounds):
        if one_round.number == place.number:
            return ("rounds", index) if place.name == FIRST_SET else ("sets", place.name, index)
    return None


def with_focus(text: str, position: Position, place: FocusPlace, words: str) -> str:
    """The position's YAML that asks about these lines; those that nobody asks about any more have a place.

    Raises `KeyError` where it has no such round, `ValueError` where the words are no focus.
    """
    loc = focus_loc(position, place)
    if loc is None:
        raise KeyError(place)
    rounds = position.rounds if place.name == FIRST_SET else position.sets[place.name]  # type: ignore[index]
    kept = rounds[int(loc[-1])].focus
    written = focus_yaml(words, column_at(text, (*loc, "focus")), kept).rstrip("\n")
    text = with_key(text, loc, "focus", written, ("number", "slot", "case", "individual"))
    if place.name != FIRST_SET:
        return text
    return with_elsewhere(text, _homeless(position, int(loc[-1]), words))


def with_position_text(text: str, position: Position, proposal: Proposal) -> str:
    """The position's YAML with other words at the address.

    Raises `KeyError` where it has no such text, or where the text is to go: a position needs all of its own.
    """
    if proposal.kind != "changed":
        raise KeyError(proposal.address)
    return with_values(text, {position_texts(position)[proposal.address].loc: proposal.words})


def _homeless(position: Position, index: int, words: str) -> list[str]:
    """The lines that had a place only because a round asked about them first."""
    focus = [row.focus for row in position.rounds]
    focus[index] = parsed_focus(words, focus[index])
    first = {asked.behaviours[0].id for rows in focus for asked in rows}
    placed = {row.behaviour for row in position.elsewhere}
    return sorted(position.first_of_focus - first - placed)


def with_elsewhere(text: str, behaviours: Sequence[str]) -> str:
    """The position's YAML where these lines are not asked about."""
    if not behaviours:
        return text
    column = column_at(text, ("elsewhere",))
    added = "".join(
        f"{' ' * column}- behaviour: {key}\n{' ' * column}  where: not\n"
        f"{' ' * column}  reason: {quoted(NOT_ASKED)}\n"
        for key in behaviours
    )
    return with_lines_behind(text, ("elsewhere",), added)


def near_lines(profiles: Iterable[Profile], proposals: Iterable[Proposal]) -> dict[str, tuple[str, ...]]:
    """The lines that get other near ones, with all those that they then have: nearness goes both ways."""
    near = {line.id: line.near for profile in profiles for line in profile.behaviours}
    before = dict(near)
    for proposal in proposals:
        line = entry_of(proposal.address)
        if line not in near:
            continue
        wanted = dict.fromkeys(word.strip() for word in proposal.words.split(",") if word.strip())
        for other, theirs in near.items():
            if other in wanted and line not in theirs:
                near[other] = (*theirs, line)
            elif other not in wanted and line in theirs:
                near[other] = tuple(key for key in theirs if key != line)
        near[line] = tuple(wanted)
    return {line: others for line, others in near.items() if others != before[line]}


def with_near(text: str, profile: Profile, near: Mapping[str, tuple[str, ...]]) -> str:
    """The profile's YAML with other near lines at its own lines."""
    for row, competency in enumerate(profile.competencies):
        for index, line in enumerate(competency.behaviours):
            if line.id in near:
                loc: Loc = ("competencies", row, "behaviours", index)
                if near[line.id]:
                    text = with_key(text, loc, "near", f"[{', '.join(near[line.id])}]", _LINE_KEYS)
                else:
                    text = without_key(text, (*loc, "near"))
    return text
