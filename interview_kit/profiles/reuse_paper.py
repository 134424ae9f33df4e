"""The fields of the paper on which HR chooses an entry for each line of a new profile, and how it is read."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from interview_kit.word.controls import TICKED, UNTICKED
from interview_kit.word.fields import Choice, Field, without_placeholder
from interview_kit.word.filled import FilledRefusal, read_filled
from interview_kit.word.paper_properties import (
    FORMAT_PROPERTY,
    KIND_PROPERTY,
    PROFILE_PROPERTY,
    packed,
    unpacked,
)
from interview_kit.word.places import Places

PAPER_KIND = "genbrug"
_LINES = f"{KIND_PROPERTY}.linjer"
_NEW, _NOT = Choice("Skriv nyt", "nyt"), Choice("Dækkes ikke", "ikke")
_PLACEHOLDER, _OTHER = "Vælg her", "Id på et andet sæt"
_BY_NAME = Field("navn", "Udfyldt af", "sc_navn", "Skriv navn")
_ID = re.compile(r"[a-z0-9]+(?:[.-][a-z0-9]+)+")
_CELLS = 4


class LineFields(NamedTuple):
    """What is answered of a line: which entry, another than the five, whether to ask about it."""

    choice: Field
    other: Field
    asked: Field


class PaperFields(NamedTuple):
    """All fields of the paper: who filled it in, then each line's by its code (L1, L2 …)."""

    name: Field
    lines: Mapping[str, LineFields]


class ReadLine(NamedTuple):
    """What was answered of a line, by its behaviour's id.

    `answer` is an entry's id, `nyt`, `ikke`, or empty where nothing was chosen; `unclear` is what stands
    there where it is none of these, or two that differ.
    """

    code: str
    behaviour: str
    answer: str
    asked: bool
    unclear: str = ""


class ReadPaper(NamedTuple):
    """The profile that the paper is about, who filled it in, and its lines in the order of the paper."""

    profile: str
    name: str
    lines: tuple[ReadLine, ...]


def paper_fields(near: Mapping[str, tuple[str, ...]]) -> PaperFields:
    """The fields for lines with these codes, each with the ids of its nearest entries."""
    lines = {}
    for index, (code, ids) in enumerate(near.items()):
        entries = (Choice(f"Genbrug {number}: {key}", key) for number, key in enumerate(ids, 1))
        first = 3 * index + 2
        lines[code] = LineFields(
            Field(
                f"{code}.valg", f"{code} valg", f"sc_{code}", _PLACEHOLDER, "choice",
                (*entries, _NEW, _NOT), code, first,
            ),
            Field(f"{code}.andet", f"{code} andet sæt", f"sc_{code}_andet", _OTHER, number=first + 1),
            Field(
                f"{code}.fokus", f"{code} spørg om den", f"sc_{code}_fokus", UNTICKED, "checkbox",
                number=first + 2,
            ),
        )  # fmt: skip
    return PaperFields(_BY_NAME._replace(number=1), lines)


def paper_properties(profile: str, near: Mapping[str, tuple[str, tuple[str, ...]]]) -> dict[str, str]:
    """What the file says of itself: its profile, and by code each line's behaviour and nearest entries."""
    lines = packed(_LINES, [(code, line, *ids) for code, (line, ids) in near.items()])
    return {KIND_PROPERTY: PAPER_KIND, FORMAT_PROPERTY: "1", PROFILE_PROPERTY: profile, **lines}


def read_paper(data: bytes) -> ReadPaper | FilledRefusal | None:
    """The filled paper in these bytes, why they are not read, or None where they are another paper."""
    document = read_filled(data)
    if isinstance(document, str):
        return document
    properties = document.properties
    printed = dict(_printed(properties))
    if properties.get(KIND_PROPERTY) != PAPER_KIND or not properties.get(PROFILE_PROPERTY) or not printed:
        return None
    places = Places(document.body)
    fields = paper_fields({code: ids for code, (_, ids) in printed.items()})
    lines = (_read(places, code, printed[code], each) for code, each in fields.lines.items())
    return ReadPaper(properties[PROFILE_PROPERTY], _written(places, fields.name), tuple(lines))


def _printed(properties: Mapping[str, str]) -> Iterator[tuple[str, tuple[str, tuple[str, ...]]]]:
    """By code, in the order of the paper: the behaviour and the entries that were printed."""
    for code, line, *ids in unpacked(properties, _LINES) or ():
        yield code, (line, tuple(ids))


def _read(places: Places, code: str, printed: tuple[str, tuple[str, ...]], fields: LineFields) -> ReadLine:
    line, ids = printed
    chosen, other = _written(places, fields.choice), _written(places, fields.other)
    asked = _is_ticked(places, fields.asked)
    if not chosen and not other:
        chosen = _in_cell(places, fields.choice)
    answers = {_meant(text, ids) for text in (chosen, other) if text}
    if "" in answers or len(answers) > 1:
        return ReadLine(code, line, "", asked, " / ".join(filter(None, (chosen, other))))
    return ReadLine(code, line, next(iter(answers), ""), asked)


def _meant(text: str, ids: tuple[str, ...]) -> str:
    """The answer that this text stands for; empty where it is none."""
    plain = " ".join(text.lower().split())
    words = {choice.label.lower(): choice.value for choice in (_NEW, _NOT)}
    number = plain.removeprefix("genbrug").strip(" .:")
    if plain in words:
        return words[plain]
    if number.isdecimal() and 0 < int(number) <= len(ids):
        return ids[int(number) - 1]
    found = _ID.findall(plain)
    return found[0] if len(found) == 1 else ""


def _written(places: Places, field: Field) -> str:
    """What is written in the field, without its placeholder."""
    spans = dict.fromkeys(places.spans(field))
    texts = (without_placeholder(places.body.text(span), field) for span in spans)
    return " / ".join(dict.fromkeys(" ".join(text.split()) for text in texts if text))


def _in_cell(places: Places, field: Field) -> str:
    """What is written in the cell of the field where its program has kept neither control nor bookmark."""
    rows = [row for row in places.rows(field.row) if len(row) == _CELLS]
    if places.spans(field) or not rows:
        return ""
    return without_placeholder(places.body.text(rows[0][1]).strip(), field)


def _is_ticked(places: Places, field: Field) -> bool:
    ticked = any(control.is_ticked for control in places.controls(field))
    return ticked or any(TICKED in places.body.text(span) for span in places.marks(field))
