"""*Stilling*: the bank's positions, found by whatever the job is called."""

from typing import Any

from interview_kit.bank import fold
from interview_kit.models.position import Position
from interview_kit.office.desk import Desk
from interview_kit.office.nearness import nearness


def positions(desk: Desk, *, search: str = "") -> dict[str, Any]:
    """The positions that are called so, the best first; all of them where nothing is searched for."""
    found = [(*_found(position, search), position) for position in desk.workplace.positions()]
    in_order = sorted((row for row in found if row[0]), key=lambda row: -row[0])
    return {"positions": [_shown(position, why) for _, why, position in in_order]}


def _found(position: Position, search: str) -> tuple[float, str]:
    """How well the position is what is searched for, and the other name that says so, where one does."""
    if not search.strip():
        return 1.0, ""
    title = max(_nearness(search, position.title), _nearness(search, position.id))
    aliases = [(_nearness(search, alias), alias) for alias in position.aliases]
    best, alias = max(aliases, default=(0.0, ""), key=lambda row: row[0])
    return (title, "") if title >= best else (best, alias)


def _nearness(search: str, name: str) -> float:
    """As `nearness`; of two names the one that is as long as what is searched for is nearer."""
    lengths = len(fold(search)), len(fold(name))
    return nearness(search, name) * (1 + min(lengths) / max(lengths))


def _shown(position: Position, why: str) -> dict[str, Any]:
    return {
        "id": position.id,
        "title": position.title,
        "aliases": list(position.aliases),
        "profile": position.profile,
        "why": why,
        "rounds": [{"number": row.number, "slot": row.slot} for row in position.rounds],
    }
