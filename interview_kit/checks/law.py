"""The rules on what may not be asked. Silence is no promise that a question is lawful.

First HR's patterns by topic; where none matches, what the words and letters weigh (`suspicion`), a piece of
advice. They see the text as it is written, because a private matter counts in any reading of it.
"""

from collections.abc import Iterable, Iterator, Sequence

from interview_kit.checks.language import stems
from interview_kit.checks.lexicon import Lexicon, Topic, topics_in
from interview_kit.checks.normalised import readings
from interview_kit.checks.passages import Passage
from interview_kit.checks.rule import Finding
from interview_kit.checks.suspicion import suspicion


def private_matter(passage: Passage, lexicon: Lexicon) -> Iterator[Finding]:
    """A topic that may not be asked about."""
    return _topic_findings(passage, (topic for topic in _topics(passage, lexicon) if topic.refused))


def private_matter_unless_needed(passage: Passage, lexicon: Lexicon) -> Iterator[Finding]:
    """A topic that may be asked about where the work needs it."""
    return _topic_findings(passage, (topic for topic in _topics(passage, lexicon) if not topic.refused))


def _topics(passage: Passage, lexicon: Lexicon) -> Iterable[Topic]:
    """Every legal topic in any reading of the text."""
    return dict.fromkeys(topic for text in readings(passage.text) for topic in topics_in(text, lexicon))


def _topic_findings(passage: Passage, topics: Iterable[Topic]) -> Iterator[Finding]:
    for topic in topics:
        ban = "spørg ikke, for svaret må ikke få betydning" if topic.weightless else "spørg ikke om det"
        details = {
            "topic": topic.name,
            "ban": ban,
            "law": topic.law,
            "instead": _instead(passage.text, [topic]),
        }
        yield Finding(passage.loc, details)


def _instead(text: str, topics: Sequence[Topic]) -> str:
    """What to do instead of asking this: the topics' alternative that shares most words with it."""
    alternatives = [row for topic in topics for row in topic.ask]
    if not alternatives:
        return topics[0].instead
    asked = stems(text)
    nearest = max(alternatives, key=lambda row: len(asked & (stems(row.about) | stems(row.say))))
    if nearest.kind == "note":
        return nearest.say
    adapt = " Ret tal og vilkår, så de passer hos jer." if nearest.kind in ("terms", "open") else ""
    return f"Vil I vide, {nearest.about}, så spørg for eksempel: «{nearest.say}»{adapt}"


def possibly_private(passage: Passage, lexicon: Lexicon) -> Iterator[Finding]:
    """What no pattern finds, but what is worded as questions about private matters are."""
    found = None if _topics(passage, lexicon) else suspicion(passage.text, lexicon.weights())
    if found:
        by_id = {topic.id: topic for topic in lexicon.topics}
        likely = [by_id[topic] for topic in found.topics if topic in by_id]
        details = {
            "matter": _matter(likely, is_sure=len(found.topics) == 1),
            "words": "», «".join(found.words),
            "topic": " ".join(found.topics),
            "instead": _instead(passage.text, likely) if likely else "Spørg til arbejdet.",
        }
        yield Finding(passage.loc, details)


def _matter(likely: Sequence[Topic], *, is_sure: bool) -> str:
    """What a suspicion is about. No law is named where it may be another."""
    if is_sure and likely:
        return f"private forhold: {likely[0].name} ({likely[0].law})"
    names = " eller ".join(f"«{topic.name}»" for topic in likely)
    return f"private forhold, måske {names}" if names else "private forhold"


def needs_approval(passage: Passage, lexicon: Lexicon) -> Iterator[Finding]:
    """A panel's own question where no topic is found, yet neither a past event nor work is named.

    What HR itself says to ask instead of a private matter needs no other approval.
    """
    if any(passage.text == row.say for topic in lexicon.topics for row in topic.ask):
        return
    if _topics(passage, lexicon):
        return
    texts = readings(passage.text)
    if not any(lexicon.find("past-event", text) or lexicon.work.first(text) for text in texts):
        yield Finding(passage.loc)
