"""The rules across a bank: copies of a profile's own line, and texts that stand nearly alike in two entries.

Near-duplicates are looked for through an index of each text's rarest words, not between all pairs.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from interview_kit.checks.anchors import ALIKE, similarity
from interview_kit.checks.pieces import Loc, Piece, pieces_of, stems, words
from interview_kit.checks.wording import Details
from interview_kit.models.bank import Entry

COPIED_WORDS, COPIED_SHARE = 5, 0.40


class Located(NamedTuple):
    entry: str
    loc: Loc
    text: str
    words: list[str]


def copied_from_the_profile(entry: Entry, behaviours: Mapping[str, str]) -> Iterator[tuple[Loc, Details]]:
    """Questions and anchors that repeat the profile's line: five words in a row, or 40 % of the stems."""
    line = behaviours.get(entry.behaviour, "")
    for piece in pieces_of(entry):
        if piece.role in {"question", "anchor"} and _copies(piece, line):
            yield piece.loc, {}


def _copies(piece: Piece, line: str) -> bool:
    runs = _runs(words(line)) & _runs(words(piece.text))
    mine, theirs = stems(piece.text), stems(line)
    return bool(runs) or len(mine & theirs) >= COPIED_SHARE * max(len(mine | theirs), 1)


def _runs(listed: list[str]) -> set[tuple[str, ...]]:
    return {tuple(listed[at : at + COPIED_WORDS]) for at in range(len(listed) - COPIED_WORDS + 1)}


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
                    if similarity(text.words, other.words) >= ALIKE:
                        yield text, other
            index[word].append(text)
