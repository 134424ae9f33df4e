"""What the law says of the texts that are printed beside the questions: of every interview, of a position.

What forbids a question forbids it wherever it stands on the paper. The doubts are for what is read aloud:
running text names private topics, such as those that nobody may ask about. And a placeholder must be one that
something is put in for: any other is printed as it stands.
"""

from collections.abc import Iterator

from interview_kit.checks import law
from interview_kit.checks.lexicon import Lexicon
from interview_kit.checks.passages import Passage, texts_in
from interview_kit.checks.rule import Finding
from interview_kit.models.bank import Profile
from interview_kit.models.interview_texts import MINUTES_PLACEHOLDER, InterviewTexts
from interview_kit.models.position import Position
from interview_kit.models.text import Model
from interview_kit.problems import Loc

_DOUBTS = {
    "private-matter-unless-needed": law.private_matter_unless_needed,
    "possibly-private": law.possibly_private,
}
# Where the texts lie that are read aloud in every interview.
_SPOKEN: dict[type[Model], tuple[Loc, ...]] = {
    InterviewTexts: (
        ("welcome",),
        ("case",),
        ("candidate_questions",),
        ("closing",),
        ("openings",),
        ("terms",),
        ("individual", "first_hundred_days"),
    ),
    Position: (("terms",),),
}


def texts_read_aloud(texts: Model) -> Iterator[tuple[Loc, str]]:
    """What of a model is said to the candidate, with its place."""
    starts = _SPOKEN.get(type(texts), ())
    return (row for row in _texts_in(texts) if any(row[0][: len(start)] == start for start in starts))


def _texts_in(texts: Model) -> Iterator[tuple[Loc, str]]:
    """Every text but ids, dates and numbers."""
    return (row for row in texts_in(texts) if " " in row[1])


def fixed_text_findings(texts: Model, lexicon: Lexicon) -> Iterator[Finding]:
    """What the rules on law find in any text of a model, and in those that are read aloud."""
    spoken = {loc for loc, _ in texts_read_aloud(texts)}
    for loc, text in _texts_in(texts):
        yield from _unfilled(texts, loc, text)
        passage = Passage("question", text, "terms", loc=loc)
        for finding in law.private_matter(passage, lexicon):
            yield finding._replace(rule="private-matter")
        if loc in spoken:
            for name, rule in _DOUBTS.items():
                for finding in rule(passage, lexicon):
                    yield finding._replace(rule=name)


def _unfilled(texts: Model, loc: Loc, text: str) -> Iterator[Finding]:
    """A finding where nothing is put in for a placeholder; those of a profile are read on loading."""
    is_welcome = isinstance(texts, InterviewTexts) and loc[0] == "welcome"
    left = text.replace(MINUTES_PLACEHOLDER, "") if is_welcome else text
    if isinstance(texts, Profile) or not {"{", "}"} & set(left):
        return
    if is_welcome:
        details = {"placeholder": MINUTES_PLACEHOLDER, "stands_for": "antallet af minutter"}
        yield Finding(loc, details, "placeholder-unknown")
    else:
        yield Finding(loc, rule="placeholder-nowhere")
