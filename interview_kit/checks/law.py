"""The rules on what may not be asked. Silence is no promise that a question is lawful.

First HR's patterns by topic; where none matches, a private topic that is about the person and not about work.
"""

from collections.abc import Iterable, Iterator

from interview_kit.checks.lexicon import Lexicon, Topic, topics_in
from interview_kit.checks.passages import Passage
from interview_kit.checks.rule import Finding


def private_matter(passage: Passage, lexicon: Lexicon) -> Iterator[Finding]:
    """A topic that may not be asked about."""
    return _topic_findings(passage, (topic for topic in topics_in(passage.text, lexicon) if topic.refused))


def private_matter_unless_needed(passage: Passage, lexicon: Lexicon) -> Iterator[Finding]:
    """A topic that may be asked about where the work needs it."""
    return _topic_findings(
        passage, (topic for topic in topics_in(passage.text, lexicon) if not topic.refused)
    )


def _topic_findings(passage: Passage, topics: Iterable[Topic]) -> Iterator[Finding]:
    for topic in topics:
        yield Finding(passage.loc, {"topic": topic.name, "law": topic.law, "instead": topic.instead})


def possibly_private(passage: Passage, lexicon: Lexicon) -> Iterator[Finding]:
    """A private topic, where the text is about the person and not about work."""
    # The cheapest and rarest condition first: most texts never speak to the candidate.
    if not lexicon.person.first(passage.text):
        return
    private = lexicon.private.first(passage.text)
    if private and not lexicon.work.first(passage.text) and not topics_in(passage.text, lexicon):
        details = {"words": private, "topic": lexicon.private_name, "law": lexicon.private_law}
        yield Finding(passage.loc, details)


def needs_approval(passage: Passage, lexicon: Lexicon) -> Iterator[Finding]:
    """A panel's own question where nothing above is found, yet neither a past event nor work is named."""
    above = (*private_matter(passage, lexicon), *private_matter_unless_needed(passage, lexicon))
    if above or any(possibly_private(passage, lexicon)):
        return
    if not lexicon.find("past-event", passage.text) and not lexicon.work.first(passage.text):
        yield Finding(passage.loc)
