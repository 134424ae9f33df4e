"""The rules across a bank: copies of a profile's own line, and texts that stand nearly alike in two entries.

Near-duplicates are looked for through an index of each text's rarest words, not between all pairs.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from interview_kit.checks.anchors import ALIKE, similarity
from interview_kit.checks.pieces import Loc, pieces_of, stems, words
from interview_kit.checks.wording import Details
from interview_kit.models.bank import Entry

COPIED_WORDS, COPIED_SHARE = 5, 0.40


class Located(NamedTuple):
    entry: str
    loc: Loc
    text: str
    words: list[str]


def copied_from_the_profile(entry: Entry, behaviours: Mapping[str, str]) -> Iterator[tuple[Loc, Details]]:
    """Questions and anchors that repeat the profile's line."""
    line = behaviours.get(entry.behaviour, "")
    for piece in pieces_of(entry):
        if piece.role in {"question", "anchor"} and copies(piece.text, line):
            yield piece.loc, {}


def copies(text: str, line: str) -> bool:
    """Five words in a row of the profile's line, or 40 % of the words of both together. Texts and line by |.

    Flag: Giver politikerne kvalificeret modspil i sager. | Giver politikerne kvalificeret modspil.
    Pass: Sagde sit forbehold til udvalget før mødet. | Giver politikerne kvalificeret modspil.
    """
    runs = _runs(words(line)) & _runs(words(text))
    mine, theirs = stems(text), stems(line)
    return bool(runs) or len(mine & theirs) >= COPIED_SHARE * max(len(mine | theirs), 1)


def _runs(listed: list[str]) -> set[tuple[str, ...]]:
    return {tuple(listed[at : at + COPIED_WORDS]) for at in range(len(listed) - COPIED_WORDS + 1)}


def nearly_the_same(first: str, second: str) -> bool:
    """Two texts that are 80 % the same words in the same order, by |.

    Flag: Låste døren og tændte lyset. | Låste døren og slukkede lyset.
    Pass: Låste døren og tændte lyset. | Fandt ud af, hvorfor døren stod åben.
    """
    return similarity(words(first), words(second)) >= ALIKE


def alike_in_two_entries(entries: Iterable[Entry], role: str) -> Iterator[tuple[Located, Located]]:
    """Pairs of anchors, or of opening questions, of different entries that are 80 % the same words.

    Two such texts have two thirds of the words of either in common, so at least one of the rarest third of
    either stands in both (prefix filtering, Chaudhuri et al. 2006).
    """
    texts = [
        Located(entry.id, piece.loc, piece.text, words(piece.text))
        for entry in entries
        for piece in pieces_of(entry)
        if piece.role == role
    ]
    how_common = Counter(word for text in texts for word in set(text.words))
    index: dict[str, list[Located]] = defaultdict(list)
    for text in texts:
        seen: set[tuple[str, Loc]] = set()
        rarest = sorted(set(text.words), key=lambda word: (how_common[word], word))
        for word in rarest[: len(rarest) // 3 + 1]:
            for other in index[word]:
                if other.entry != text.entry and (other.entry, other.loc) not in seen:
                    seen.add((other.entry, other.loc))
                    if nearly_the_same(text.text, other.text):
                        yield text, other
            index[word].append(text)
