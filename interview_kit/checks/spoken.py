"""What the law says of the words that are spoken in every interview: they are read aloud as they stand."""

from collections.abc import Iterator

from interview_kit.checks import law
from interview_kit.checks.lexicon import Lexicon
from interview_kit.checks.passages import Passage
from interview_kit.checks.rule import Finding
from interview_kit.models.bank import InterviewTexts
from interview_kit.models.position import Position
from interview_kit.problems import Loc

_RULES = {
    "private-matter": law.private_matter,
    "private-matter-unless-needed": law.private_matter_unless_needed,
    "possibly-private": law.possibly_private,
}
_LISTS = ("welcome", "case", "candidate_questions", "closing")


def spoken_findings(texts: InterviewTexts | Position, lexicon: Lexicon) -> Iterator[Finding]:
    """What the rules on law find in the texts of every interview, or in the terms of a position."""
    for loc, text in _terms(texts) if isinstance(texts, Position) else _spoken(texts):
        for name, rule in _RULES.items():
            for finding in rule(Passage("question", text, "terms", loc=loc), lexicon):
                yield finding._replace(rule=name)


def _terms(position: Position) -> Iterator[tuple[Loc, str]]:
    for index, text in enumerate(position.terms):
        yield ("terms", index), text


def _spoken(texts: InterviewTexts) -> Iterator[tuple[Loc, str]]:
    for name in _LISTS:
        for index, text in enumerate(getattr(texts, name)):
            yield (name, index), text
    for index, opening in enumerate(texts.openings):
        yield ("openings", index, "text"), opening.text
    yield ("terms",), texts.terms
    yield ("individual", "first_hundred_days"), texts.individual.first_hundred_days
