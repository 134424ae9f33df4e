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
# A sentence alone is short, and must be surer than a whole note. Chosen on the example's 651 notes.
_ABOVE = 0.3
_SENTENCE_END = re.compile(r"[.!?;\n]+\s*")
# What is private to ask about, and no private matter where somebody has told of it.
_OF_NO_NOTE = {"reference"}


class PrivateMatter(NamedTuple):
    """What a note may say of somebody's private life: the topic's name, and the words that tell."""

    topic: str
    words: str


def private_matter_in(note: str, lexicon: Lexicon) -> PrivateMatter | None:
    """The private matter that a note is perhaps about; None where nothing points to one.

    HR's patterns are for questions and match few notes; what the words weigh finds most. It has learnt from
    questions too, so in a note it is heeded only where one topic is far likelier than any other.
    """
    topics = {topic.id: topic.name for reading in readings(note) for topic in topics_in(reading, lexicon)}
    if topics:
        return PrivateMatter(" og ".join(topics.values()), note)
    names = {topic.id: topic.name for topic in lexicon.topics if topic.id not in _OF_NO_NOTE}
    parts = [(sentence, _ABOVE) for sentence in _SENTENCE_END.split(note) if sentence]
    for words, above in [(note, 0.0), *parts]:
        found = suspicion(words, lexicon.weights(), above)
        if found and len(found.topics) == 1 and found.topics[0] in names:
            return PrivateMatter(names[found.topics[0]], "», «".join(found.words))
    return None


def is_only_verdict(note: str, lexicon: Lexicon) -> bool:
    """Whether all words of the note judge, or carry no meaning: «Godt svar», «Virker meget dygtig»."""
    words = _WORD.findall(note.casefold())
    if not words:
        return False
    judging = set(lexicon.word_lists["verdict-words"])
    light = set(lexicon.word_lists["light-words"])
    return bool(judging & set(words)) and judging.union(light).issuperset(words)
