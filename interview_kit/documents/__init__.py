"""The documents of the kit: for each a view on plain values and a template; `build` makes the Word file."""

from collections.abc import Callable
from typing import Any

from interview_kit.documents import interview_guide, scoring_sheet
from interview_kit.documents.view import View, word_file
from interview_kit.models.guide import Guide
from interview_kit.word.package import House

# What `build` can make: the file's name without round and ending → the view that its template shows.
DOCUMENTS: dict[str, Callable[..., View]] = {
    "interviewguide": interview_guide.view,
    "scoringsark": scoring_sheet.view,
}


def build(kind: str, guide: Guide, house: House, **known: Any) -> bytes:
    """The Word document of this kind for the guide, in the look of the house.

    `known` are further facts the document can show: a scoring sheet's `candidate` (K1 …) and `member` (M1 …).
    The same input gives the same bytes.
    """
    return word_file(DOCUMENTS[kind](guide, **known), house)


def file_name(stem: str, round_number: int, ending: str) -> str:
    """`interviewguide.docx` for the first round, `interviewguide-2.docx` for the second."""
    return f"{stem}.{ending}" if round_number == 1 else f"{stem}-{round_number}.{ending}"
