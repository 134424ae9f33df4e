"""What may not be asked: the explainable stages of the domain reference §3.3-3.4. Never says «lawful».

Stage 1 is patterns by topic; stage 2 a private topic, about the person, not about work.
"""

from collections.abc import Iterator
from typing import NamedTuple

from interview_kit.checks.pieces import Piece
from interview_kit.checks.rulebook import Rulebook
from interview_kit.checks.wording import Details


class Legal(NamedTuple):
    """A legal finding: the rule's code, details for its message, the topic and the law."""

    code: str
    details: Details
    topic: str
    law: str


def legal_findings(text: str, book: Rulebook) -> Iterator[Legal]:
    """Every topic that stage 1 finds; where it finds none, what stage 2 suspects.

    Flag: Har du små børn?
    Pass: Fortæl om en gang, hvor du inddrog børn og forældre i en skoleproces.
    """
    known = [topic for topic in book.topics if any(pattern.search(text) for pattern in topic.patterns)]
    for topic in known:
        details = {"topic": topic.topic, "law": topic.law, "instead": topic.instead}
        yield Legal("Q27" if topic.refused else "Q27W", details, topic.topic, topic.law)
    private = book.private.search(text)
    if not known and private and book.person.search(text) and not book.work.search(text):
        yield Legal("Q27C", {"words": private[0]}, book.private_topic, book.private_law)


def needs_approval(piece: Piece, book: Rulebook) -> bool:
    """Stage 3, for questions of a panel's own: neither a past event nor work is named."""
    return not book.hit("past-event", piece.text) and not book.work.search(piece.text)
