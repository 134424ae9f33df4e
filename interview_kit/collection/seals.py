"""Seals: ratings are fixed before anybody sees a number; a later change is seen and reasoned (D7, D11)."""

import hashlib
import json
from typing import NamedTuple

from interview_kit.collection.expected import Cell
from interview_kit.models.collected import Collected, CollectedRating, Seal, Value

# Capitals that are told apart in handwriting.
_LETTERS = "ABCDEFGHJKMNPQRSTVWXYZ"
_LENGTH = 8


class Change(NamedTuple):
    """A cell that is no longer what was sealed; `text_only` where the notes alone are another."""

    cell: Cell
    before: Value | None
    now: Value | None
    text_only: bool
    source: str


def with_seal(collected: Collected, at: str, reason: str | None = None) -> Collected:
    """The collected ratings with one seal more, over what they are now; `at` is the day and the time."""
    digest = _digest(collected, reason)
    seal = Seal(
        number=len(collected.seals) + 1,
        letters=letters_of(digest),
        digest=digest,
        at=at,
        reason=reason,
        ratings=collected.ratings,
        answers=collected.answers,
        files=collected.files,
    )
    return collected.model_copy(update={"seals": (*collected.seals, seal)})


def is_whole(collected: Collected, seal: Seal) -> bool:
    """Whether nobody has touched what the seal is over, as far as its own digest tells."""
    before = collected.seals[: seal.number - 1]
    then = collected.model_copy(
        update={"ratings": seal.ratings, "answers": seal.answers, "files": seal.files, "seals": before}
    )
    return _digest(then, seal.reason) == seal.digest and letters_of(seal.digest) == seal.letters


def letters_of(digest: str) -> str:
    """Eight capitals made from a hash, all of them distinct in handwriting."""
    number, letters = int(digest[:16], 16), []
    for _ in range(_LENGTH):
        number, remainder = divmod(number, len(_LETTERS))
        letters.append(_LETTERS[remainder])
    return "".join(letters)


def changes_since_seal(collected: Collected) -> tuple[Change, ...]:
    """Every cell that is now otherwise than under the last seal, in the order of the sheets."""
    if collected.seal is None:
        return ()
    sealed = {rating.cell: rating for rating in collected.seal.ratings}
    now = {rating.cell: rating for rating in collected.ratings}
    pairs = ((cell, sealed.get(cell), now.get(cell)) for cell in dict.fromkeys([*sealed, *now]))
    return tuple(change for cell, before, after in pairs if (change := _change(cell, before, after)))


def _change(cell: Cell, before: CollectedRating | None, now: CollectedRating | None) -> Change | None:
    old, new = (row.value if row else None for row in (before, now))
    words = [dict(row.notes) if row else {} for row in (before, now)]
    if old == new and words[0] == words[1]:
        return None
    row = now or before
    return Change(cell, old, new, old == new, row.source if row else "")


def _digest(collected: Collected, reason: str | None) -> str:
    """SHA-256 over the guide, ratings and answers, the files' own hashes, the reason, the seal before."""
    content = {
        "guide": collected.guide_hash,
        "ratings": sorted(_plain(row) for row in collected.ratings),
        "answers": sorted((row.member, row.candidate, row.tag, row.text) for row in collected.answers),
        "files": sorted(file.sha256 for file in collected.files),
        "reason": reason,
        "before": collected.seal.digest if collected.seal else None,
    }
    return hashlib.sha256(json.dumps(content, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def _plain(row: CollectedRating) -> tuple[object, ...]:
    return (*row.cell, str(row.value), row.raw or "", sorted(row.notes.items()), row.on_paper)
