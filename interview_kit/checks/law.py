"""The rules on what may not be asked. Silence is no promise that a question is lawful.

First HR's patterns by topic; where none matches, a private topic that is about the person and not about work.
They see the text as it is written, because a private matter counts in any reading of it.
"""

from collections.abc import Iterable, Iterator

from interview_kit.checks.language import stems
from interview_kit.checks.lexicon import Lexicon, Topic, topics_in
from interview_kit.checks.normalised import readings
from interview_kit.checks.passages import Passage
from interview_kit.checks.rule import Finding


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
            "instead": _instead(passage.text, topic),
        }
        yield Finding(passage.loc, details)


def _instead(text: str, topic: Topic) -> str:
    """What to do instead of asking this: the topic's alternative that shares most words with it."""
    if not topic.ask:
        return topic.instead
    asked = stems(text)
    nearest = max(topic.ask, key=lambda row: len(asked & (stems(row.about) | stems(row.say))))
    if nearest.kind == "note":
        return nearest.say
    own = " Ret tal og vilkår, så de passer hos jer." if nearest.kind in ("terms", "open") else ""
    return f"Vil I vide, {nearest.about}, så spørg for eksempel: «{nearest.say}»{own}"


def possibly_private(passage: Passage, lexicon: Lexicon) -> Iterator[Finding]:
    """A private topic, where the text is about the person and not about work."""
    texts = readings(passage.text)
    # The cheapest and rarest condition first: most texts never speak to the candidate.
    about_person = [text for text in texts if lexicon.person.first(text)]
    private = next(filter(None, map(lexicon.private.first, about_person)), "")
    if private and not any(map(lexicon.work.first, texts)) and not _topics(passage, lexicon):
        details = {"words": private, "topic": lexicon.private_name, "law": lexicon.private_law}
        yield Finding(passage.loc, details)


def needs_approval(passage: Passage, lexicon: Lexicon) -> Iterator[Finding]:
    """A panel's own question where nothing above is found, yet neither a past event nor work is named.

    What HR itself says to ask instead of a private matter needs no other approval.
    """
    if any(passage.text == row.say for topic in lexicon.topics for row in topic.ask):
        return
    above = (*private_matter(passage, lexicon), *private_matter_unless_needed(passage, lexicon))
    if above or any(possibly_private(passage, lexicon)):
        return
    texts = readings(passage.text)
    if not any(lexicon.find("past-event", text) or lexicon.work.first(text) for text in texts):
        yield Finding(passage.loc)
