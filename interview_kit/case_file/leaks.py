"""What in a text tells of another candidate than the one whose case it lies on (FOB; D15). Pure.

A code, a name wholly or in part, a mail or a phone number is found in any spelling; a comparison with others
is found where its words are usual ones, and a person must read it. What is not found is not proven absent.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple, get_args

from interview_kit.case_file.codes import codes_in
from interview_kit.case_file.comparisons import comparisons_in, numbers_in
from interview_kit.case_file.folding import Folded, folded
from interview_kit.case_file.names import LeakKind, Named, Somebody, named_in
from interview_kit.models.people import People, Person
from interview_kit.models.recruitment import Recruitment

_KINDS: tuple[LeakKind, ...] = get_args(LeakKind)
_LONGEST_DEPARTMENT = 3
# What only a person can judge.
TO_BE_READ: frozenset[LeakKind] = frozenset({"comparison", "number"})
# What our own papers write in place of another's name.
_MASKS = re.compile(r"\[(?:en anden kandidat|udeladt: oplysninger om andre)\]")


class Known(NamedTuple):
    """All who take part in a recruitment; `contact` is whom the candidates may call."""

    candidates: tuple[Somebody, ...] = ()
    members: tuple[Somebody, ...] = ()
    contact: Somebody = Somebody("")


class Leak(NamedTuple):
    """Words that tell of somebody else, as they stand in the text, and where they begin (from 0)."""

    kind: LeakKind
    words: str
    position: int


def known_people(people: People, recruitment: Recruitment | None = None) -> Known:
    """Who can be told of: all who have a code in the recruitment or a name in the file of names."""
    candidates, members = dict(people.candidates), dict(people.members)
    if recruitment:
        candidates = {one.code: Person() for one in recruitment.candidates} | candidates
        members = {one.code: Person() for one in recruitment.panel} | members
    return Known(
        tuple(_somebody(code, person) for code, person in candidates.items()),
        tuple(_somebody(code, person) for code, person in members.items()),
        _somebody("", people.contact),
    )


def known_candidates(people: People, recruitment: Recruitment | None = None) -> Known:
    """The same for a paper of one candidate, on which members' initials stand by right."""
    known = known_people(people, recruitment)
    return known._replace(members=tuple(one._replace(initials="") for one in known.members))


def _somebody(code: str, person: Person) -> Somebody:
    name = _without_department(person.name or "")
    return Somebody(code, name, person.initials or "", person.mail or "", person.phone or "")


def _without_department(name: str) -> str:
    """`Ida Prøvemark` of `Ida Prøvemark, HR`: a few capitals among other letters are no part of a name."""
    words = name.split()
    kept = [word for word in words if not (word.isupper() and len(word) <= _LONGEST_DEPARTMENT)]
    is_mixed = any(not word.isupper() for word in words)
    return " ".join(kept).rstrip(",") if is_mixed else name


def leaks_in(
    text: str, known: Known, own: str, *, initials: bool = False, members: bool = False
) -> tuple[Leak, ...]:
    """Everything in the text that tells of another candidate than `own`; of any where `own` is empty.

    With `initials` those of candidates and members too. With `members` whatever names a member, or the one
    whom the candidates may call, as well.
    """
    plain = folded(text)
    found = [*_codes(plain, known, own), *_people(plain, known, own, initials=initials, members=members)]
    masks = [match.span() for match in _MASKS.finditer(plain.text)]
    found += [
        Named("comparison", start, end)
        for start, end in comparisons_in(plain)
        if not any(first <= start and end <= last for first, last in masks)
    ]
    found += [Named("number", *span) for span in numbers_in(plain)]
    return tuple(
        Leak(kind, plain.words(start, end), plain.place(start, end)) for kind, start, end in _widest(found)
    )


def _codes(text: Folded, known: Known, own: str) -> Iterator[Named]:
    others = {somebody.code for somebody in known.candidates} - {own}
    for code, start, end in codes_in(text):
        if code in others:
            yield Named("code", start, end)


def _people(text: Folded, known: Known, own: str, *, initials: bool, members: bool) -> Iterator[Named]:
    """The names of others.

    A part of a name that is the candidate's own too, or stands in the whole name of a member, is theirs.
    """
    panel = [*known.members, known.contact]
    others = [somebody for somebody in known.candidates if somebody.code != own]
    own_self = [somebody for somebody in known.candidates if own and somebody.code == own]
    free = [*own_self, *(() if members else panel)]
    found = list(_named(text, [*others, *(panel if members else ())], initials=initials))
    covered: list[Named] = []
    if any(named.kind == "part" for named in found):
        covered = [one for one in _named(text, free) if one.kind in {"name", "mail"}]
        covered += _named(text, own_self)
    for named in found:
        if named.kind != "part" or not any(_is_inside(named, one) for one in covered):
            yield named
    if initials and not members:
        yield from (one for one in _named(text, known.members, initials=True) if one.kind == "initials")


def _named(text: Folded, people: Iterable[Somebody], *, initials: bool = False) -> Iterator[Named]:
    for somebody in people:
        yield from named_in(text, somebody, initials=initials)


def _is_inside(one: Named, other: Named) -> bool:
    return other.start <= one.start and one.end <= other.end


def _widest(found: Iterable[Named]) -> list[Named]:
    """In the order of the text, without what lies in another that is as certain."""
    ordered = sorted(set(found), key=lambda one: (one.start, -one.end, _KINDS.index(one.kind)))
    kept: list[Named] = []
    for one in ordered:
        around = (other for other in kept if _is_inside(one, other))
        if not any(other.kind not in TO_BE_READ or one.kind in TO_BE_READ for other in around):
            kept.append(one)
    return kept
