"""An entry or a material as the passages it is made of, with their places: what rules on one text read."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Literal, NamedTuple

from interview_kit.models.bank import Entry, Question, WithoutStaff
from interview_kit.models.decision_texts import DecisionTexts
from interview_kit.models.materials import (
    Calibration,
    CandidateLetter,
    Case,
    Declaration,
    PanelBriefing,
    ReferenceQuestions,
    StandardProbes,
)
from interview_kit.models.text import Model
from interview_kit.problems import Loc

Role = Literal["question", "probe", "anchor", "positive", "negative", "red_flag", "counts_too", "covers"]
Kind = Literal["", "behavioural", "situational", "reflective", "knowledge", "open", "terms"]


class Passage(NamedTuple):
    """One text: `kind` is that of the question (or of its probe), `level` an anchor's.

    Running text of a material has the role `covers`.
    """

    role: Role
    text: str
    kind: Kind = ""
    level: int = 0
    loc: Loc = ()


def passages_of(entry: Entry) -> Iterator[Passage]:
    """Every text that people read, in the order of the file. Retired questions are left out."""
    yield Passage("covers", entry.covers, loc=("covers",))
    for index, question in enumerate(entry.questions):
        if not question.retired:
            yield from _question_passages(question, ("questions", index))
    yield from _anchor_passages(entry.anchors, ("anchors",))
    for position, anchors in entry.anchors_for.items():
        yield from _anchor_passages(anchors, ("anchors_for", position))
    yield from _passages_from("positive", entry.indicators.positive, ("indicators", "positive"))
    yield from _passages_from("negative", entry.indicators.negative, ("indicators", "negative"))
    yield from _passages_from("red_flag", entry.red_flags, ("red_flags",))
    if entry.counts_too:
        yield Passage("counts_too", entry.counts_too, loc=("counts_too",))


def _question_passages(question: Question, loc: Loc) -> Iterator[Passage]:
    yield from _wording_passages(question, question.kind, loc)
    if question.without_staff:
        yield from _wording_passages(question.without_staff, question.kind, (*loc, "without_staff"))


def _wording_passages(wording: Question | WithoutStaff, kind: Kind, loc: Loc) -> Iterator[Passage]:
    """One wording of a question, with the wider one, its probes and its own anchors."""
    yield Passage("question", wording.text, kind, loc=(*loc, "text"))
    if wording.broader:
        yield Passage("question", wording.broader, kind, loc=(*loc, "broader"))
    yield from _passages_from("probe", wording.probes, (*loc, "probes"), kind)
    if wording.anchors:
        yield from _anchor_passages(wording.anchors, (*loc, "anchors"))


def _anchor_passages(anchors: Mapping[int, tuple[str, ...]], loc: Loc) -> Iterator[Passage]:
    for level, statements in anchors.items():
        for index, statement in enumerate(statements):
            yield Passage("anchor", statement, level=level, loc=(*loc, level, index))


def _passages_from(role: Role, texts: Iterable[str], loc: Loc, kind: Kind = "") -> Iterator[Passage]:
    for index, text in enumerate(texts):
        yield Passage(role, text, kind, loc=(*loc, index))


def texts_in(value: object, loc: Loc = ()) -> Iterator[tuple[Loc, str]]:
    """Every text in a model or a part of one, with its place, in the order of the model."""
    match value:
        case str():
            yield loc, value
        case Model():
            for name in type(value).model_fields:
                yield from texts_in(getattr(value, name), (*loc, name))
        case tuple():
            for index, part in enumerate(value):
                yield from texts_in(part, (*loc, index))
        case Mapping():
            for key, part in value.items():
                yield from texts_in(part, (*loc, key))


def passages_of_material(material: Model) -> Iterator[Passage]:
    """Questions are read as questions, anchors as anchors, and the rest as running text.

    Raises `KeyError` for a model that is no material.
    """
    return _PASSAGES[type(material)](material)


def _briefing(briefing: PanelBriefing) -> Iterator[Passage]:
    for name in ("task", "rating", "write_first", "confidentiality"):
        yield from _passages_from("covers", getattr(briefing, name), (name,))
    for index, error in enumerate(briefing.rating_errors):
        yield Passage("covers", error.instead, loc=("rating_errors", index, "instead"))


def _references(references: ReferenceQuestions) -> Iterator[Passage]:
    for name in ("introduction", "not_to_ask", "closing"):
        yield from _passages_from("covers", getattr(references, name), (name,))
    for index, question in enumerate(references.questions):
        loc: Loc = ("questions", index)
        yield Passage("question", question.text, "reflective", loc=(*loc, "text"))
        if question.probe:
            yield Passage("probe", question.probe, "reflective", loc=(*loc, "probe"))


def _running_text(texts: Model) -> Iterator[Passage]:
    return (Passage("covers", text, loc=loc) for loc, text in texts_in(texts))


def _standard_probes(standard: StandardProbes) -> Iterator[Passage]:
    for index, probe in enumerate(standard.probes):
        yield Passage("probe", probe.text, "reflective", loc=("probes", index, "text"))


def _calibration(calibration: Calibration) -> Iterator[Passage]:
    for index, calibration_set in enumerate(calibration.sets):
        for number, answer in enumerate(calibration_set.answers):
            loc: Loc = ("sets", index, "answers", number)
            yield from _passages_from("covers", answer.text, (*loc, "text"))
            yield Passage("covers", answer.reason, loc=(*loc, "reason"))


def _case(case: Case) -> Iterator[Passage]:
    for name in ("situation", "facts", "task", "conditions"):
        yield from _passages_from("covers", getattr(case, name), (name,))
    yield from _passages_from("probe", case.questions, ("questions",), "situational")
    for index, rated in enumerate(case.behaviours):
        yield from _anchor_passages(rated.anchors, ("behaviours", index, "anchors"))


_PASSAGES: dict[type[Model], Callable[..., Iterator[Passage]]] = {
    PanelBriefing: _briefing,
    ReferenceQuestions: _references,
    CandidateLetter: _running_text,
    Declaration: _running_text,
    DecisionTexts: _running_text,
    StandardProbes: _standard_probes,
    Calibration: _calibration,
    Case: _case,
}
