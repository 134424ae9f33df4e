"""The documents of the kit: for each a view on plain values and a template; `build` makes the Word file."""

from collections.abc import Callable
from functools import cache
from typing import Any

from jinja2 import Environment

from interview_kit.documents import interview_guide, question_book, scoring_sheet
from interview_kit.documents.view import View
from interview_kit.models.bank import Profile, QuestionBank
from interview_kit.models.guide import Guide
from interview_kit.models.materials import Materials
from interview_kit.template_files import template_environment
from interview_kit.word.package import House, assemble
from interview_kit.word.words import Words

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
    return _word_file(DOCUMENTS[kind](guide, **known), house)


def build_book(bank: QuestionBank, profile: Profile, materials: Materials, house: House) -> bytes:
    """Every entry of the profile as one Word document, with room for comments and signatures."""
    return _word_file(question_book.view(bank, profile, materials), house)


def file_name(stem: str, round_number: int, ending: str) -> str:
    """`interviewguide.docx` for the first round, `interviewguide-2.docx` for the second."""
    return f"{stem}.{ending}" if round_number == 1 else f"{stem}-{round_number}.{ending}"


def _word_file(view: View, house: House) -> bytes:
    body = _templates().get_template(view.template).render(view.values)
    return assemble(house, body, view.slots, view.title, view.properties)


@cache
def _templates() -> Environment:
    return template_environment(Words)
