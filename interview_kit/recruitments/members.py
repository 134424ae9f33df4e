"""Who a member is, from what somebody wrote: a name, and perhaps a role after a comma."""

import re
from collections.abc import Iterator
from difflib import get_close_matches

from interview_kit.models.position import Position, Role
from interview_kit.models.recruitment import Member
from interview_kit.planning.seats import role_of
from interview_kit.problems import Problem, UserError, problem
from interview_kit.recruitments.starting import PersonAnswer

# How alike (difflib's ratio) a word and a role are where one of them is taken for the other, misspelt.
_ALIKE = 0.75
# A short id such as «med» is alike too many first names.
_SHORTEST = 4
_MOST_NAMED = 3
# A first name, and what may stand after one in small letters.
_FIRST_NAMES = re.compile(
    r"[^\W\d_a-zæøå][\w.'’-]*(?: (?:af|de|den|der|du|la|von|van|[^\W\d_a-zæøå][\w.'’-]*))*"
)


def member_said(person: PersonAnswer, position: Position, code: str) -> tuple[PersonAnswer, Problem | None]:
    """The member with the role that stands after the name, and what is to be said of how that was read.

    `code` is the member's. A name may have a comma of its own («Holm, Anna»). Raises `UserError` where what
    follows it is a role misspelt or no name, and where the role is another than the one that is given.
    """
    name, role, after = _parted(person, position)
    if role and person.role and _role(position, role) != _role(position, person.role):
        raise UserError([problem("member-two-roles", member=code, first=person.role, second=role)])
    said = person._replace(name=name, role=person.role or role)
    if said.role and not _role(position, said.role) and _alike(said.role, position):
        raise UserError([_misspelt(said.role, position, code)])
    if after and (_near(after, position) or not _FIRST_NAMES.fullmatch(after)):
        raise UserError([_misspelt(after, position, code)])
    is_told = after and not said.role
    return said, problem("member-comma", member=code, words=after) if is_told else None


def _parted(person: PersonAnswer, position: Position) -> tuple[str | None, str | None, str]:
    """The name, the role after one of its commas, and what follows a comma where nothing there is a role.

    Of several commas that which a role misspelt follows, else the last.
    """
    words = (person.name or "").strip().rstrip(", ")
    parts = [
        (words[:at].strip(), words[at + 1 :].strip()) for at, letter in enumerate(words) if letter == ","
    ]
    for name, after in parts:
        if after and _role(position, after):
            return name or None, after, ""
    misspelt = (after for _, after in reversed(parts) if _near(after, position))
    return words or None, None, next(misspelt, parts[-1][1] if parts else "")


def _role(position: Position, words: str) -> Role | None:
    return role_of(position, Member(code="M1", role=words))


def _near(words: str, position: Position) -> list[Role]:
    """The roles that are spelt much as these words, or begin with them; the nearest first."""
    beginning = f"{words.casefold()} "
    begun = (role for role in position.panel.roles for name in _names(role) if name.startswith(beginning))
    return list(dict.fromkeys((*_alike(words, position), *begun)))


def _alike(words: str, position: Position) -> list[Role]:
    """The roles that are spelt much as these words, the nearest first."""
    names = {name: role for role in position.panel.roles for name in _names(role)}
    near = get_close_matches(words.casefold(), names, n=_MOST_NAMED, cutoff=_ALIKE)
    return [names[name] for name in near]


def _names(role: Role) -> Iterator[str]:
    """What the role is called, but for what is so short that much is alike."""
    for name in (role.title, role.member_title or "", role.id):
        if len(name) >= _SHORTEST:
            yield name.casefold()


def _misspelt(words: str, position: Position, code: str) -> Problem:
    near = dict.fromkeys(f"«{role.member_title or role.title}»" for role in _near(words, position))
    return problem(
        "role-misspelt",
        member=code,
        role=words,
        near=f"Mente I {' eller '.join(near)}? " if near else "",
        roles=", ".join(role.id for role in position.panel.roles),
    )
