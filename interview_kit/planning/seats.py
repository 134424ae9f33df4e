"""Who sits in the panel of a round, and who reads which question aloud."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from interview_kit.models.position import Position, Role, Side
from interview_kit.models.recruitment import Member, Recruitment


class Seat(NamedTuple):
    """A seat: a role of the position, or a member of a panel that is known (`code`)."""

    code: str | None
    title: str
    chair: bool
    side: Side | None
    rates: bool
    task: str | None
    leads: tuple[str, ...]


def seats(position: Position, recruitment: Recruitment, number: int) -> tuple[Seat, ...]:
    """The seats of the round: its members in the panel's order, or the position's roles."""
    if not recruitment.panel:
        return tuple(_of_role(role, None, role.title) for role in position.panel.roles)
    named = recruitment.choices(number).members
    return tuple(
        seat_of(position, member) for member in recruitment.panel if not named or member.code in named
    )


def seat_of(position: Position, member: Member) -> Seat:
    """The member's seat: what is not said of it is as the position's role has it."""
    role = role_of(position, member)
    if role is None:
        seat = Seat(None, member.role, chair=False, side=None, rates=True, task=None, leads=())
    else:
        seat = _of_role(role, None, role.member_title or role.title)
    return seat._replace(
        code=member.code,
        chair=seat.chair if member.chair is None else member.chair,
        side=member.side or seat.side,
        rates=seat.rates if member.rates is None else member.rates,
    )


def role_of(position: Position, member: Member) -> Role | None:
    """The position's role that the member's is, by its id or by what it is called; «HR-konsulent» is HR's."""
    word = member.role.casefold()
    for role in position.panel.roles:
        names = (role.id, role.title, role.member_title or role.title)
        if word in {name.casefold() for name in names}:
            return role
    of_hr = [role for role in position.panel.roles if role.side == "hr"]
    return of_hr[0] if of_hr and re.match(r"hr\b", word) else None


def askers(panel: Sequence[Seat], competencies: Iterable[str]) -> list[Seat]:
    """Who reads each of the questions aloud, one for each of these competencies.

    It is one whose seat leads the competency: of several the one with the fewest questions so far. Where
    nobody does, a panel that is known takes a member who rates, the chair last; roles leave it to the chair.
    """
    asked: Counter[Seat] = Counter()
    chosen = []
    for competency in competencies:
        seat = _asker(panel, competency, asked)
        asked[seat] += 1
        chosen.append(seat)
    return chosen


def _asker(panel: Sequence[Seat], competency: str, asked: Counter[Seat]) -> Seat:
    leading = [seat for seat in panel if competency in seat.leads]
    if leading:
        return min(leading, key=lambda seat: asked[seat])
    chairs = [seat for seat in panel if seat.chair] or list(panel)
    if all(seat.code is None for seat in panel):
        return chairs[0]
    others = [seat for seat in panel if seat.rates and not seat.chair]
    return min(others, key=lambda seat: asked[seat]) if others else chairs[0]


def _of_role(role: Role, code: str | None, title: str) -> Seat:
    return Seat(code, title, role.chair, role.side, role.rates, role.task, role.leads)
