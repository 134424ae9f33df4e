"""What a member's note must not be: about private matters, or a verdict without what was said.

Every level rests on something that was heard (FOB 04-198); private matters may have no weight, and who is
noted down may read it.
"""

import re
from typing import NamedTuple

from interview_kit.checks.lexicon import Lexicon, topics_in
from interview_kit.checks.normalised import readings
from interview_kit.checks.suspicion import suspicion

_WORD = re.compile(r"\w+")


class PrivateMatter(NamedTuple):
    """What a note may say of somebody's private life: the topic's name, and the words that tell."""

    topic: str
    words: str


def private_matter_in(note: str, lexicon: Lexicon) -> PrivateMatter | None:
    """The private matter that a note is perhaps about; None where nothing points to one.

    HR's patterns are for questions and match few notes; what the words weigh finds most.
    """
    topics = [topic.name for reading in readings(note) for topic in topics_in(reading, lexicon)]
    found = suspicion(note, lexicon.weights())
    if not topics and not found:
        return None
    names = {topic.id: topic.name for topic in lexicon.topics}
    suspected = [names[topic] for topic in found.topics if topic in names] if found else []
    likely = " eller ".join(dict.fromkeys(topics or suspected))
    return PrivateMatter(likely or "uvist hvilke", "», «".join(found.words) if found else note)


def is_only_verdict(note: str, lexicon: Lexicon) -> bool:
    """Whether all words of the note judge, or carry no meaning: «Godt svar», «Virker meget dygtig»."""
    words = _WORD.findall(note.casefold())
    if not words:
        return False
    judging = set(lexicon.word_lists["verdict-words"])
    light = set(lexicon.word_lists["light-words"])
    return bool(judging & set(words)) and judging.union(light).issuperset(words)
