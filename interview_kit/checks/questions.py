"""A question before anyone asks it: its wording and the law; never a promise that it is lawful."""

from collections.abc import Iterator
from typing import NamedTuple

from interview_kit.checks.law import legal_findings, needs_approval
from interview_kit.checks.pieces import Piece
from interview_kit.checks.rulebook import Rulebook
from interview_kit.checks.wording import TEXT_RULES
from interview_kit.problems import Problem, problem

KINDS = ("open", "behavioural", "situational", "terms")


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


def question_problems(text: str, kind: str, book: Rulebook) -> list[QuestionProblem]:
    """Everything the rules find in a question of this kind.

    `open` is any question that is not known to be one of the others; `terms` are questions about the work's
    conditions, which may be answered yes or no.
    """
    piece = Piece("question", text, "reflective" if kind in {"open", "terms"} else kind)
    return [*_legal_problems(piece, kind, book), *_wording_problems(piece, kind, book)]


def _wording_problems(piece: Piece, kind: str, book: Rulebook) -> Iterator[QuestionProblem]:
    skipped = {"Q03", "Q07"} if kind == "terms" else set()
    for rule in TEXT_RULES:
        if rule.code not in skipped and rule.applies(piece):
            details = rule.check(piece, book)
            if details is not None:
                yield QuestionProblem(problem(rule.code, **details))


def _legal_problems(piece: Piece, kind: str, book: Rulebook) -> Iterator[QuestionProblem]:
    found = list(legal_findings(piece.text, book))
    for legal in found:
        yield QuestionProblem(problem(legal.code, **legal.details), legal.topic, legal.law)
    if not found and kind == "open" and needs_approval(piece, book):
        yield QuestionProblem(problem("Q27D"))
