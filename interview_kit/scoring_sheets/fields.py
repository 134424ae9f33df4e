"""The fields of a scoring sheet as plain values: codes, tags, bookmarks, labels, placeholders.

A field is found again by its tag, its alias, its bookmark, or (ratings) the code in its row; programs that
save the sheet keep at least one of them. Placeholders hold no digit, so that none can be read as a level.
"""

from collections.abc import Mapping
from typing import NamedTuple

from interview_kit.models.bank import RatingScale
from interview_kit.models.guide import Guide

# What can be chosen on page one where a sheet is not made out to anyone: (label, value).
CANDIDATES = tuple((f"K{number}", f"K{number}") for number in range(1, 13))
MEMBERS = tuple((f"M{number}", f"M{number}") for number in range(1, 13))
NOTES = (("situation", "Situation"), ("handling", "Egen handling"), ("resultat", "Resultat"))
HYPOTHESIS_NOTES = (
    ("hypotese", "Hypotese og kilde"),
    ("spoergsmaal", "Spørgsmål"),
    ("hoert", "Hørt (ord, handling)"),
)
CONCLUSIONS = (("Bekræftet", "bekraeftet"), ("Afkræftet", "afkraeftet"), ("Ikke afklaret", "ikke-afklaret"))
WRITE_HERE = "…"


class Field(NamedTuple):
    """One answer: `tag` and `alias` (what Word shows) ≤ 64 characters, `bookmark` round the answer ≤ 40."""

    tag: str
    alias: str
    bookmark: str
    placeholder: str


def rating(code: str) -> Field:
    return Field(f"{code}.vurdering", f"{code} vurdering", f"sc_{code}", "Vælg vurdering")


def note(code: str, part: str, label: str) -> Field:
    return Field(f"{code}.{part}", f"{code} {label.lower()}", f"sc_{code}_{part}", WRITE_HERE)


def evidence(code: str) -> Field:
    return Field(f"{code}.belaeg", f"{code} vigtigste belæg", f"sc_{code}_belaeg", WRITE_HERE)


def red_flag(code: str) -> Field:
    return Field(f"{code}.flag", f"{code} rødt flag", f"sc_{code}_flag", WRITE_HERE)


def conclusion(code: str) -> Field:
    """What the panel member found about a point of the unscored part B (`code` B1, B2 …)."""
    return Field(f"{code}.konklusion", f"{code} konklusion", f"sc_{code}_konklusion", "Vælg konklusion")


CANDIDATE = Field("kandidat", "Kandidatens kode", "sc_kandidat", "Vælg kandidat")
MEMBER = Field("medlem", "Medlemmets kode", "sc_medlem", "Vælg medlem")
INITIALS = Field("initialer", "Medlemmets initialer", "sc_initialer", WRITE_HERE)
DATE = Field("afleveret.dato", "Afleveret dato", "sc_dato", "Vælg dato")
TIME = Field("afleveret.tid", "Afleveret klokken", "sc_tid", WRITE_HERE)
LOCKED = Field("laast", "Låst", "sc_laast", "☐")


def rating_choices(scale: RatingScale) -> tuple[tuple[str, str], ...]:
    """The ratings that can be chosen as (label, value), lowest first, then IB and UE."""
    levels = [(f"{level.level} – {level.name}", str(level.level)) for level in reversed(scale.levels)]
    return (*levels, *((f"{code.code} – {code.name.lower()}", code.code) for code in scale.outside))


def sheet_code(guide: Guide, candidate: str | None, member: str | None) -> str:
    """What stands on every page: the guide's code, with candidate and member where they are known."""
    return "-".join(part for part in (guide.id, candidate, member) if part)


def manifest(guide: Guide, candidate: str | None, member: str | None) -> Mapping[str, str]:
    """The sheet's identity in the custom properties; the file's name means nothing."""
    known = {"kandidat": candidate, "medlem": member}
    return {
        "interview-kit": "scoringsark",
        "interview-kit.format": "1",
        "interview-kit.guide": guide.id,
        "interview-kit.guide-hash": guide.hash,
        "interview-kit.samtale": str(guide.content.round),
        "interview-kit.ark": sheet_code(guide, candidate, member),
        **{f"interview-kit.{key}": value for key, value in known.items() if value},
    }
