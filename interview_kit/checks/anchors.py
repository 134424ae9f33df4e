"""The rules on a set of anchors: five different kinds of act, not one sentence with other adverbs."""

from collections.abc import Iterable, Iterator
from itertools import combinations, pairwise

from interview_kit.checks.language import similarity, stems, words
from interview_kit.checks.lexicon import Lexicon
from interview_kit.checks.rule import Finding
from interview_kit.models.bank import Anchors, Entry
from interview_kit.problems import Loc

SAME = 0.80  # of the words, in order: one sentence, two wordings
_NEIGHBOURS_ALIKE = 0.60
_ON_TOPIC = 0.60
_LENGTHS_APART = 2.0


def _anchor_sets(entry: Entry) -> Iterator[tuple[Loc, Anchors]]:
    """Every set of anchors in the entry with its place."""
    yield ("anchors",), entry.anchors
    for position, anchors in entry.anchors_for.items():
        yield ("anchors_for", position), anchors
    for index, question in enumerate(entry.questions):
        if question.retired:
            continue
        if question.anchors:
            yield ("questions", index, "anchors"), question.anchors
        if question.without_staff and question.without_staff.anchors:
            yield ("questions", index, "without_staff", "anchors"), question.without_staff.anchors


def off_topic(entry: Entry, _: Lexicon) -> Iterator[Finding]:
    """Anchors of which too few speak of what the keywords name."""
    stems_of_keywords = {stem for keyword in entry.keywords for stem in stems(keyword)}
    openings = tuple(stems_of_keywords | {keyword.lower()[:6] for keyword in entry.keywords})
    if not openings:
        return
    for loc, anchors in _anchor_sets(entry):
        statements = [statement for level in anchors.values() for statement in level]
        count = sum(any(word.startswith(openings) for word in words(statement)) for statement in statements)
        if count < _ON_TOPIC * len(statements):
            yield Finding(loc, {"count": count, "total": len(statements)})


def degree_ladder(entry: Entry, lexicon: Lexicon) -> Iterator[Finding]:
    """Two levels that are one sentence with another degree word."""
    for loc, anchors in _anchor_sets(entry):
        levels = _without_degree(anchors, lexicon)
        for first, second in combinations(levels, 2):
            if similarity(levels[first], levels[second], SAME) >= SAME:
                yield Finding((*loc, second), {"first": first, "second": second})


def neighbours_alike(entry: Entry, lexicon: Lexicon) -> Iterator[Finding]:
    """Neighbouring levels that say almost the same, though not so much that they are a degree ladder."""
    for loc, anchors in _anchor_sets(entry):
        levels = _without_degree(anchors, lexicon)
        for first, second in pairwise(levels):
            if _NEIGHBOURS_ALIKE <= similarity(levels[first], levels[second], _NEIGHBOURS_ALIKE) < SAME:
                yield Finding((*loc, second), {"first": first, "second": second})


def _without_degree(anchors: Anchors, lexicon: Lexicon) -> dict[int, tuple[str, ...]]:
    """The words of each level from the highest down, less those that only say how much."""
    texts = {level: " ".join(anchors[level]) for level in sorted(anchors, reverse=True)}
    return {level: words(lexicon.without("degree-words", text)) for level, text in texts.items()}


def statement_count(entry: Entry, _: Lexicon) -> Iterator[Finding]:
    """A level with fewer than two or more than three statements."""
    for loc, anchors in _anchor_sets(entry):
        for level, statements in anchors.items():
            if not 2 <= len(statements) <= 3:
                yield Finding((*loc, level), {"level": level, "count": len(statements)})


def uneven_levels(entry: Entry, _: Lexicon) -> Iterator[Finding]:
    """Levels whose statements are more than twice as long as another's."""
    for loc, anchors in _anchor_sets(entry):
        lengths = {level: _mean_length(statements) for level, statements in anchors.items()}
        longest, shortest = max(lengths, key=lengths.__getitem__), min(lengths, key=lengths.__getitem__)
        if lengths[longest] > _LENGTHS_APART * lengths[shortest]:
            yield Finding(loc, {"long": longest, "short": shortest})


def _mean_length(statements: Iterable[str]) -> float:
    lengths = [len(words(statement)) for statement in statements]
    return sum(lengths) / len(lengths)


def low_levels_negative(entry: Entry, lexicon: Lexicon) -> Iterator[Finding]:
    """Levels 1 and 2 that mostly say what the answer lacks."""
    openers = tuple(opener.lower() for opener in lexicon.word_lists["negative-openers"])
    for loc, anchors in _anchor_sets(entry):
        low = [*anchors[2], *anchors[1]]
        if 2 * sum(statement.lower().startswith(openers) for statement in low) > len(low):
            yield Finding((*loc, 2))
