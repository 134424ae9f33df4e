"""Searching as people write: any case, æøå as two letters, parts of words, and misspelt ones."""

from difflib import SequenceMatcher

from interview_kit.bank import fold

# How alike (difflib's ratio) two words are where one of them is taken for the other, and from what length.
_ALIKE, _SHORTEST = 0.75, 5


def nearness(search: str, text: str) -> float:
    """How well the text has every word that is searched for, 0 to 1; 0 where it lacks one."""
    words = fold(search).split()
    folded = fold(text)
    found = [_nearness_of_word(word, folded) for word in words]
    return min(found, default=1.0)


def _nearness_of_word(word: str, folded: str) -> float:
    if word in folded:
        return 1.0
    if len(word) < _SHORTEST:
        return 0.0
    best = max((_ratio(word, other) for other in _words(folded)), default=0.0)
    return best if best >= _ALIKE else 0.0


def _words(folded: str) -> list[str]:
    return "".join(letter if letter.isalnum() else " " for letter in folded).split()


def _ratio(word: str, other: str) -> float:
    """How alike the words are; an ending that the other has more does not count."""
    return max(
        matcher.ratio() if matcher.quick_ratio() >= _ALIKE else 0.0
        for matcher in (
            SequenceMatcher(None, word, other, autojunk=False),
            SequenceMatcher(None, word, other[: len(word)], autojunk=False),
        )
    )
