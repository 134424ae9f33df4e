"""`profil-udkast.docx`: a municipality's own paper line by line with our guesses, for HR to correct."""

from collections.abc import Iterator
from typing import NamedTuple

from interview_kit.documents.view import View
from interview_kit.profiles.paper import GUESSES, Draft, DraftLine
from interview_kit.profiles.rows import (
    FORMAT,
    ORGANISATION,
    PAPER_KIND,
    TITLE,
    guess_field,
    kept_lines,
    text_field,
)
from interview_kit.word.fields import Field
from interview_kit.word.package import HeaderTexts
from interview_kit.word.paper_properties import FORMAT_PROPERTY, KIND_PROPERTY, PROFILE_PROPERTY


class Row(NamedTuple):
    """A line as the paper shows it."""

    number: int
    line: DraftLine
    text: Field
    guess: Field
    word: str


def profile_draft(draft: Draft, profile_id: str, source: str, doubts: tuple[str, ...] = ()) -> View:
    """The paper; `source` is the name of the file that was read, `doubts` are sentences about it."""
    rows = tuple(_rows(draft))
    values = {
        "rows": rows,
        "title_field": TITLE,
        "organisation_field": ORGANISATION,
        "title": draft.title,
        "organisation": draft.organisation,
        "profile_id": profile_id,
        "source": source,
        "doubts": doubts,
        "counts": [(label, draft.count(guess)) for guess, label in GUESSES.items()],
        "unsure": sum(not line.is_sure for line in draft.lines),
    }
    title = f"Profiludkast · {profile_id}"
    headers = HeaderTexts(
        document=title,
        code="Til HR: ret, gem, læs ind",
        organisation=draft.organisation,
        footer=f"Læst fra {source}",
    )
    properties = {
        KIND_PROPERTY: PAPER_KIND,
        FORMAT_PROPERTY: FORMAT,
        PROFILE_PROPERTY: profile_id,
        **kept_lines(draft.lines),
    }
    return View("profil-udkast.wml.j2", values, headers, title, properties)


def _rows(draft: Draft) -> Iterator[Row]:
    for number, line in enumerate(draft.lines, 1):
        yield Row(number, line, text_field(number), guess_field(number), GUESSES[line.guess])
