"""Whose sheets a file holds: what its properties say, held against all that is printed in it.

The file's name means nothing. Where two things differ it is asked about: which of them is right, no program
can know.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from interview_kit.models.guide import Guide
from interview_kit.scoring_sheets.fields import strip_fields
from interview_kit.scoring_sheets.identity import (
    UNASSIGNED,
    Assignment,
    Identity,
    candidate_prefix,
    identity_of,
    is_of_a_sheet,
    is_of_guide,
)
from interview_kit.word.fields import Field, without_placeholder
from interview_kit.word.filled import FilledDocument
from interview_kit.word.paper_properties import FORMAT_PROPERTY
from interview_kit.word.places import Places

_NUMBER = "(?:[1-9]|1[0-9]|20)"
_PERSON = re.compile(f"[KM]{_NUMBER}")
# What is printed on every page: the guide's code, with candidate and member where they are known.
_PRINTED = re.compile(rf"Ark ([0-9A-Z]{{5}})(?:-(K{_NUMBER}))?(?:-(M{_NUMBER}))?(?![\w-])")
# The labels in the strip at the top of a sheet, each before its code.
_STRIP = (("Kandidat", 0), ("Medlem", 2))
_FORMATS = {"1", None}


class SheetRefusal(NamedTuple):
    """Why a file is not read as a scoring sheet: a code in the catalogue of problems, and its details."""

    code: str
    details: dict[str, str]


class Claim(NamedTuple):
    """The guide that a file's sheets are of, the member, and the candidates in their order.

    `is_of_several` is a file whose fields are called by their candidates too.
    """

    guide: Guide
    member: str
    candidates: tuple[str, ...]
    is_of_several: bool


def claim_of(document: FilledDocument, places: Places, guides: Sequence[Guide]) -> Claim | SheetRefusal:
    """Whose sheets these are, or why that is not certain."""
    said = identity_of(document.properties) if is_of_a_sheet(document.properties) else None
    printed = list(_printed(document))
    if not said and not printed:
        return SheetRefusal("sheet-not-ours", {})
    if said and document.properties.get(FORMAT_PROPERTY) not in _FORMATS:
        return SheetRefusal("sheet-newer", {})
    codes = dict.fromkeys(one.guide for one in (said, *printed) if one and one.guide)
    guide = next((guide for guide in guides if guide.id in codes), None)
    if len(codes) > 1 or (guide and said and not is_of_guide(document.properties, guide)):
        return _conflict("guide", codes)
    if guide is None:
        return SheetRefusal("sheet-other-guide", {"code": next(iter(codes), "")})
    return _people(guide, said, printed, places)


def _people(
    guide: Guide, said: Identity | None, printed: Sequence[Identity], places: Places
) -> Claim | SheetRefusal:
    """Who rates whom, by all that says it."""
    claims = [*([said] if said else []), *printed, *_strips(places), _chosen(places)]
    members = dict.fromkeys(one.member for one in claims if one.member)
    candidates = dict.fromkeys(one.candidate for one in claims if one.candidate)
    several = said.candidates if said else _together(candidates, places)
    unknown = [code for code in (*members, *candidates, *several) if not _person(code, code[0])]
    if len(members) > 1 or unknown:
        return _conflict("medlem", {**members, **dict.fromkeys(unknown)})
    if set(candidates) - set(several) if several else len(candidates) > 1:
        return _conflict("kandidat", {**dict.fromkeys(several), **candidates})
    if not candidates and not several:
        return SheetRefusal("sheet-no-candidate", {})
    if not members:
        return SheetRefusal("sheet-no-member", {})
    return Claim(guide, next(iter(members)), several or tuple(candidates), bool(several))


def _together(candidates: Iterable[str], places: Places) -> tuple[str, ...]:
    """The candidates of a file of several sheets that has lost its properties: its rows begin with them."""
    found = tuple(code for code in candidates if places.has_rows_of(candidate_prefix(Assignment(code))))
    return found if len(found) > 1 else ()


def _conflict(what: str, found: dict[str, None]) -> SheetRefusal:
    return SheetRefusal("sheet-conflict", {"what": what, "found": " og ".join(found)})


def _printed(document: FilledDocument) -> Iterator[Identity]:
    """The codes at the top and bottom of the pages and in the text."""
    for text in (*document.around, document.body.whole):
        for guide, candidate, member in _PRINTED.findall(text):
            yield Identity(guide, candidate or None, member or None)


def _strips(places: Places) -> Iterator[Identity]:
    """What stands in the strip of each sheet, where it is a code."""
    (first, _), (second, at) = _STRIP
    for row in places.rows(first):
        texts = [places.body.text(cell).strip() for cell in row]
        if len(texts) > at + 1 and texts[at] == second:
            yield Identity("", _person(texts[1], "K"), _person(texts[at + 1], "M"))


def _chosen(places: Places) -> Identity:
    """What is chosen in the lists of a sheet that is made out to nobody."""
    fields = {field.tag: field for field in strip_fields(UNASSIGNED)}
    return Identity("", _choice(places, fields["kandidat"], "K"), _choice(places, fields["medlem"], "M"))


def _choice(places: Places, field: Field, letter: str) -> str | None:
    texts = (without_placeholder(places.body.text(span), field) for span in places.spans(field))
    return next(filter(None, (_person(text, letter) for text in texts)), None)


def _person(text: str, letter: str) -> str | None:
    """The code of a person in this text, None where it is something else."""
    plain = unicodedata.normalize("NFKC", text).strip().upper()
    return plain if plain.startswith(letter) and _PERSON.fullmatch(plain) else None
