"""What the rules say of the kit's other texts: briefing, reference questions, sample answers, cases."""

from collections.abc import Iterator
from functools import singledispatch

from interview_kit.checks.pieces import Loc, Piece, Role
from interview_kit.checks.rulebook import Rulebook
from interview_kit.checks.rules import Finding, piece_findings
from interview_kit.models.materials import (
    Calibration,
    Case,
    PanelBriefing,
    ReferenceQuestions,
    StandardProbes,
)
from interview_kit.models.text import Model


def material_findings(material: Model, book: Rulebook) -> Iterator[Finding]:
    """Questions are read as questions, anchors as anchors, and the rest as running text."""
    for piece in _pieces(material):
        yield from piece_findings(piece, book)


@singledispatch
def _pieces(material: Model) -> Iterator[Piece]:
    raise TypeError(type(material))


@_pieces.register
def _(material: PanelBriefing) -> Iterator[Piece]:
    for name in ("task", "rating", "write_first", "confidentiality"):
        yield from _texts("covers", getattr(material, name), (name,))
    for at, error in enumerate(material.rating_errors):
        yield Piece("covers", error.instead, loc=("rating_errors", at, "instead"))


@_pieces.register
def _(material: ReferenceQuestions) -> Iterator[Piece]:
    for name in ("introduction", "not_to_ask", "closing"):
        yield from _texts("covers", getattr(material, name), (name,))
    for at, question in enumerate(material.questions):
        yield Piece("question", question.text, "reflective", loc=("questions", at, "text"))
        if question.probe:
            yield Piece("probe", question.probe, "reflective", loc=("questions", at, "probe"))


@_pieces.register
def _(material: StandardProbes) -> Iterator[Piece]:
    for at, probe in enumerate(material.probes):
        yield Piece("probe", probe.text, "reflective", loc=("probes", at, "text"))


@_pieces.register
def _(material: Calibration) -> Iterator[Piece]:
    for at, one in enumerate(material.sets):
        for index, answer in enumerate(one.answers):
            loc: Loc = ("sets", at, "answers", index)
            yield from _texts("covers", answer.text, (*loc, "text"))
            yield Piece("covers", answer.reason, loc=(*loc, "reason"))


@_pieces.register
def _(material: Case) -> Iterator[Piece]:
    for name in ("situation", "facts", "task", "conditions"):
        yield from _texts("covers", getattr(material, name), (name,))
    for at, question in enumerate(material.questions):
        yield Piece("probe", question, "situational", loc=("questions", at))
    for at, rated in enumerate(material.behaviours):
        for level, statements in rated.anchors.items():
            for index, statement in enumerate(statements):
                loc: Loc = ("behaviours", at, "anchors", level, index)
                yield Piece("anchor", statement, level=level, loc=loc)


def _texts(role: Role, texts: tuple[str, ...], loc: Loc) -> Iterator[Piece]:
    for at, text in enumerate(texts):
        yield Piece(role, text, loc=(*loc, at))
