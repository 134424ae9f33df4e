"""A question before anyone asks it: its wording and the law; never a promise that it is lawful."""

from collections.abc import Iterator
from typing import NamedTuple

from interview_kit.checks.entries import ISO_DATE
from interview_kit.checks.law import legal_findings, needs_approval
from interview_kit.checks.pieces import Loc, Piece
from interview_kit.checks.rulebook import Rulebook
from interview_kit.checks.wording import TEXT_RULES
from interview_kit.models.recruitment import OwnKind, OwnQuestion
from interview_kit.problems import Problem, problem

# A question that is none of the bank's kinds is read with the rules for reflective ones.
_RULES_OF = {
    "open": "reflective",
    "terms": "reflective",
    "behavioural": "behavioural",
    "situational": "situational",
}


class QuestionProblem(NamedTuple):
    """A problem of a question; `topic` and `law` are empty where it is not a legal one."""

    problem: Problem
    topic: str = ""
    law: str = ""

    def as_dict(self) -> dict[str, str]:
        legal = {"topic": self.topic, "law": self.law} if self.topic else {}
        found = self.problem
        return {
            "code": found.code,
            "level": found.level,
            **legal,
            "message": found.message,
            "hint": found.hint,
        }


def question_problems(text: str, kind: OwnKind, book: Rulebook) -> list[QuestionProblem]:
    """Everything the rules find in a question of this kind."""
    return _piece_problems(Piece("question", text, _RULES_OF[kind]), kind, book)


def own_question_problems(own: OwnQuestion, book: Rulebook) -> Iterator[tuple[Loc, Problem]]:
    """What the rules find in a panel's own question and its probes, each with its place in the question.

    Whoever has approved it has answered the doubt of stage 3 (Q27D), and nothing else.
    """
    for one in question_problems(own.text, own.kind, book):
        if one.problem.code != "Q27D" or own.approved is None:
            yield ("text",), one.problem
    for at, probe in enumerate(own.probes):
        for one in _piece_problems(Piece("probe", probe, _RULES_OF[own.kind]), own.kind, book):
            yield ("probes", at), one.problem
    if own.approved and not ISO_DATE.fullmatch(own.approved.date):
        yield ("approved", "date"), problem("approval-date", date=own.approved.date)


def _piece_problems(piece: Piece, kind: OwnKind, book: Rulebook) -> list[QuestionProblem]:
    return [*_legal_problems(piece, kind, book), *_wording_problems(piece, kind, book)]


def _wording_problems(piece: Piece, kind: OwnKind, book: Rulebook) -> Iterator[QuestionProblem]:
    skipped = {"Q03", "Q07"} if kind == "terms" else set()
    for rule in TEXT_RULES:
        if rule.code not in skipped and rule.applies(piece):
            details = rule.check(piece, book)
            if details is not None:
                yield QuestionProblem(problem(rule.code, **details))


def _legal_problems(piece: Piece, kind: OwnKind, book: Rulebook) -> Iterator[QuestionProblem]:
    found = list(legal_findings(piece.text, book))
    for legal in found:
        yield QuestionProblem(problem(legal.code, **legal.details), legal.topic, legal.law)
    if not found and kind == "open" and piece.role == "question" and needs_approval(piece, book):
        yield QuestionProblem(problem("Q27D"))
