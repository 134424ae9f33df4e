"""What stands in the workbook's tabs: the one list that it is written and read with."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from interview_kit.curation.addresses import field_of, numbered
from interview_kit.curation.texts import BankText, text_hash
from interview_kit.models.bank import STATE_WORDS, Entry

HOW_TO_TAB, TEXTS_TAB, ENTRIES_TAB = "Sådan gør I", "Tekster", "Sæt"
# The rows of the first tab that we write in, in its first column.
HOW_TO_ROWS = 8
POSITIONS_TAB, FORM_TAB, LISTS_TAB = "Stillinger", "Nyt sæt", "Lister"
# What is written instead of a text that is to go, in any case.
REMOVE = "slet"
FREE_HELP = "Nye tekster: vælg Sæt og Felt i rækkerne herunder, og skriv teksten."
# A cell holds no more (Excel's specifications and limits).
MOST_LETTERS = 32_767


class Head(NamedTuple):
    """A column: the key that the code knows it by, what stands above it, and its width in characters.

    One that is `open` is written in by people; a `hidden` one is for us.
    """

    key: str
    title: str
    width: int
    is_open: bool = False
    is_hidden: bool = False


TEXT_HEADS = (
    Head("profile", "Profil", 10),
    Head("competency", "Kompetence", 18),
    Head("behaviour", "Adfærd", 28),
    Head("entry", "Sæt", 32),
    Head("field", "Felt", 26),
    Head("number", "Nr", 5),
    Head("text", "Tekst", 56),
    Head("new", "Ny tekst", 56, is_open=True),
    Head("note", "Bemærkning", 28, is_open=True),
    Head("address", "Adresse", 12, is_hidden=True),
    Head("printed", "Aftryk", 12, is_hidden=True),
)
ENTRY_HEADS = (
    Head("entry", "Sæt", 26),
    Head("behaviour", "Adfærd", 36),
    Head("used_by", "Bruges også af", 24),
    Head("state", "Tilstand", 15, is_open=True),
    Head("author", "Forfatter", 16),
    Head("version", "Version", 8),
    Head("by", "Godkendt af", 18, is_open=True),
    Head("on", "Godkendt dato", 13, is_open=True),
    Head("reservations", "Forbehold", 26, is_open=True),
    Head("covers", "Dækker", 44, is_open=True),
    Head("keywords", "Nøgleord", 32, is_open=True),
    Head("near", "Nær", 28, is_open=True),
    Head("note", "Bemærkning", 28, is_open=True),
    Head("address", "Adresse", 12, is_hidden=True),
    Head("line", "Linje", 12, is_hidden=True),
    Head("words", "Ord", 12, is_hidden=True),
    Head("printed", "Aftryk", 12, is_hidden=True),
)
POSITION_HEADS = (
    Head("position", "Stilling", 16),
    Head("set", "Spørgsmål", 10),
    Head("round", "Samtale", 9),
    Head("number", "Nr", 6, is_open=True),
    Head("competency", "Kompetence", 26),
    Head("behaviour", "Adfærd", 52, is_open=True),
    Head("reason", "Begrundelse", 52, is_open=True),
    Head("minutes", "Minutter", 9),
    Head("sum", "Løbende sum", 9),
    Head("room", "Plads til", 8),
    Head("roles", "Spørger", 26),
    Head("note", "Bemærkning", 26, is_open=True),
    Head("block", "Blok", 12, is_hidden=True),
    Head("line", "Linje", 12, is_hidden=True),
    Head("printed", "Aftryk", 12, is_hidden=True),
    Head("depth", "Plads i kompetencen", 12, is_hidden=True),
    Head("first", "Kompetencens første", 12, is_hidden=True),
    Head("order", "Rækkefølge", 12, is_hidden=True),
)

FORM_HELP = (
    "Skriv i de blå felter. Skal der laves flere sæt, så kopiér fanen, før den fyldes ud "
    "(højreklik på fanens navn, «Flyt eller kopiér», «Opret en kopi»)."
)


class FormRow(NamedTuple):
    """A row of the empty form: which text it becomes, its label, how many rows it has, and what helps."""

    key: str
    label: str
    rows: int
    hint: str = ""


FORM_ROWS = (
    FormRow("behaviour", "Adfærd", 1, "Vælg linjen på listen. Øverst står dem, der intet sæt har."),
    FormRow("author", "Forfatter", 1, "Navnet på den, der skriver."),
    FormRow("covers", "Dækker", 1, "Hele linjen, eller den del af den, der bliver spurgt til."),
    FormRow("keywords", "Nøgleord", 1, "Ord, som folk ville søge efter, med komma imellem."),
    FormRow("text", "Spørgsmål", 1, "«Fortæl om en gang …»: det læses højt med de samme ord til alle."),
    FormRow("broader", "Bredere spørgsmål", 1, "Til den, der ikke har et eksempel fra arbejdet."),
    FormRow("minutes", "Minutter", 1, "Et helt tal. Et spørgsmål tager som regel 8."),
    FormRow("probe", "Opfølgning", 4, "Spørgsmål til samme historie, i rækkefølge."),
    FormRow("5", "Trin 5", 3, "Hvad gjorde den, der klart er over kravet?"),
    FormRow("4", "Trin 4", 3, "Over kravet."),
    FormRow("3", "Trin 3", 3, "Svarer til kravet."),
    FormRow("2", "Trin 2", 3, "Delvist."),
    FormRow("1", "Trin 1", 3, "Under kravet: noget, der virkede rimeligt, men ikke løste opgaven."),
    FormRow("positive", "Lyt efter (+)", 4, "Tegn i svaret på, at det passer."),
    FormRow("negative", "Vær opmærksom på (–)", 4, "Tegn på det modsatte, også når noget er overdrevet."),
    FormRow("flag", "Rødt flag", 2, "Noget, der altid skal tales om. Må være tomt."),
    FormRow("counts_too", "Tæller også", 1, "Hvad der også er et godt eksempel. Må være tomt."),
)

_LEVEL = re.compile(r"(?:.*, )?trin(?: for [^ ]+)? [1-5]")
# The fields that a text can be added to, as they are offered.
LISTED_FIELDS = (
    "Spørgsmål 1, opfølgning",
    *(f"Trin {level}" for level in (5, 4, 3, 2, 1)),
    "Lyt efter",
    "Vær opmærksom på",
    "Rødt flag",
)
SINGLE_FIELDS = ("Tæller også", "Spørgsmål 1, bredere")
_FIELD = re.compile(
    r"(?P<list>(spørgsmål|uden personale) \d+, (opfølgning|trin [1-5])|trin( for [a-z0-9.-]+)? [1-5]"
    r"|lyt efter|vær opmærksom på|rødt flag)"
    r"|(spørgsmål|uden personale) \d+(, bredere)?|tæller også|dækker"
)
_ALIASES = {
    "røde flag": "rødt flag",
    "opfølgning": "spørgsmål 1, opfølgning",
    "spørgsmål": "spørgsmål 1",
    "bredere": "spørgsmål 1, bredere",
}


class Field(NamedTuple):
    """A field of an entry as addresses call it, and whether it holds several texts."""

    name: str
    is_list: bool

    def address(self, entry: str, number: str) -> str:
        """The address of the text with this number in the field."""
        if not self.is_list:
            return f"{entry}/{self.name}"
        between = "/" if _LEVEL.fullmatch(self.name) else " "
        return f"{entry}/{self.name}{between}{number}"


def field_called(words: str) -> Field | None:
    """The field that somebody calls so; None where there is none of that name."""
    name = " ".join(re.sub(r"\([+–-]\)|:", " ", words).casefold().split())
    name = _ALIASES.get(name, name)
    found = _FIELD.fullmatch(name)
    return Field(name, is_list=bool(found["list"])) if found else None


def field_and_number(text: BankText) -> tuple[Field, str]:
    """The field of a text of the bank, and its number there; empty where it is the only one."""
    place = numbered(text.address) if text.in_list else None
    if place is None:
        return Field(field_of(text.address), is_list=False), ""
    return Field(field_of(place.list_key)[:-1], is_list=True), str(place.number)


def cell_text(words: str) -> str:
    """As much of the words as a cell holds."""
    return words[:MOST_LETTERS]


def joined(words: tuple[str, ...]) -> str:
    """Keywords, or the lines that are near, as one text."""
    return ", ".join(words)


def entry_values(entry: Entry, near: tuple[str, ...]) -> Mapping[str, str]:
    """What may be changed on the tab of entries, by its key, as it is shown there."""
    approved = entry.approved
    return {
        "state": STATE_WORDS[entry.state],
        "author": entry.author,
        "by": approved.by if approved else "",
        "on": approved.date if approved else "",
        "covers": cell_text(entry.covers),
        "keywords": joined(entry.keywords),
        "near": joined(near),
    }


def prints(values: Mapping[str, str]) -> str:
    """A hash of each of the values, `key=hash`, with a blank between."""
    return " ".join(f"{key}={text_hash(value)}" for key, value in values.items())


def prints_read(text: str) -> Mapping[str, str]:
    """The hashes by their keys."""
    return dict(part.split("=", 1) for part in text.split() if "=" in part)
