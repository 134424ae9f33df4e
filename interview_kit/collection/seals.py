"""Seals: ratings are fixed before anybody sees a number; a later change is seen and reasoned (D7, D11)."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from interview_kit.collection.expected import Cell
from interview_kit.models.collected import Collected, CollectedAnswer, CollectedRating, Seal, Value

# Capitals that are told apart in handwriting.
_LETTERS = "ABCDEFGHJKMNPQRSTVWXYZ"
_LENGTH = 8


class Change(NamedTuple):
    """What is no longer as it was sealed; `text_only` where the value is the same, and for a mere answer."""

    cell: Cell
    before: Value | None
    now: Value | None
    text_only: bool
    source: str


def with_seal(collected: Collected, at: str, reason: str | None = None) -> Collected:
    """The collected ratings with one seal more, over what they are now; `at` is the day and the time."""
    digest = _digest(collected, at, reason)
    seal = Seal(
        number=len(collected.seals) + 1,
        letters=letters_of(digest),
        digest=digest,
        at=at,
        reason=reason,
        ratings=collected.ratings,
        answers=collected.answers,
        files=collected.files,
        course=collected.course,
    )
    return collected.model_copy(update={"seals": (*collected.seals, seal)})


def is_whole(collected: Collected, seal: Seal) -> bool:
    """Whether nobody has touched what the seal is over, as far as its own digest tells."""
    before = collected.seals[: seal.number - 1]
    if len(before) != seal.number - 1 or collected.seals[seal.number - 1] is not seal:
        return False
    sealed = {"ratings": seal.ratings, "answers": seal.answers, "files": seal.files, "course": seal.course}
    then = collected.model_copy(update={**sealed, "seals": before})
    return _digest(then, seal.at, seal.reason) == seal.digest and letters_of(seal.digest) == seal.letters


def letters_of(digest: str) -> str:
    """Eight capitals made from a hash, all of them distinct in handwriting."""
    number, letters = int(digest[:16], 16), []
    for _ in range(_LENGTH):
        number, remainder = divmod(number, len(_LETTERS))
        letters.append(_LETTERS[remainder])
    return "".join(letters)


def changes_since_seal(collected: Collected) -> tuple[Change, ...]:
    """Everything that is now otherwise than under the last seal: ratings, then the answers beside them."""
    if collected.seal is None:
        return ()
    sealed = {rating.cell: rating for rating in collected.seal.ratings}
    now = {rating.cell: rating for rating in collected.ratings}
    pairs = ((cell, sealed.get(cell), now.get(cell)) for cell in dict.fromkeys([*sealed, *now]))
    of_ratings = (change for cell, before, after in pairs if (change := _change(cell, before, after)))
    return (*of_ratings, *_changed_answers(collected.seal.answers, collected.answers))


def _change(cell: Cell, before: CollectedRating | None, now: CollectedRating | None) -> Change | None:
    row = now if now and (now.value or now.raw or now.notes) else before or now
    if row is None or _is_same(before, now):
        return None
    old, new = (one.value if one else None for one in (before, now))
    return Change(cell, old, new, old == new, row.source)


def _is_same(before: CollectedRating | None, now: CollectedRating | None) -> bool:
    """Whether both say the same; a cell that nobody has filled is as one that is not there."""
    said = [_said(row) if row else (None, None, [], False) for row in (before, now)]
    return said[0] == said[1]


def _said(row: CollectedRating) -> tuple[object, ...]:
    return row.value, row.raw, sorted(row.notes.items()), row.on_paper


def _changed_answers(before: Sequence[CollectedAnswer], now: Sequence[CollectedAnswer]) -> Iterator[Change]:
    """What is written beside the ratings and is no longer as it was sealed."""
    texts: list[dict[Cell, list[CollectedAnswer]]] = [{}, {}]
    for place, answers in zip(texts, (before, now), strict=True):
        for answer in answers:
            place.setdefault((answer.member, answer.candidate, answer.tag), []).append(answer)
    for cell in dict.fromkeys([*texts[0], *texts[1]]):
        old, new = (sorted(answer.text for answer in place.get(cell, ())) for place in texts)
        if old != new:
            source = (texts[1].get(cell) or texts[0][cell])[0].source
            yield Change(cell, None, None, text_only=True, source=source)


def _digest(collected: Collected, at: str, reason: str | None) -> str:
    """SHA-256 over all that is sealed, the files by their own hashes, and the seal before."""
    content = {
        "guide": collected.guide_hash,
        "ratings": sorted(_plain(row) for row in collected.ratings),
        "answers": sorted((row.member, row.candidate, row.tag, row.text) for row in collected.answers),
        "files": sorted(file.sha256 for file in collected.files),
        "course": collected.course.model_dump(mode="json"),
        "at": at,
        "reason": reason,
        "before": collected.seal.digest if collected.seal else None,
    }
    return hashlib.sha256(json.dumps(content, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def _plain(row: CollectedRating) -> tuple[object, ...]:
    return (*row.cell, str(row.value), row.raw or "", sorted(row.notes.items()), row.on_paper)
