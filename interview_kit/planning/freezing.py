"""A guide's identity: the hash of its content, the code that people copy, and a mark for each value."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Any

from interview_kit.memory import kept
from interview_kit.models.bank import QuestionBank
from interview_kit.models.guide import BankStamp, Guide, GuideContent
from interview_kit.problems import Loc

# Digits and capitals without those that are read as another (0/O, 1/I/L, U/V): a code is copied by hand.
_ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
_CODE_LENGTH, _MARK_LENGTH = 5, 3
_MARKS_IN_A_GROUP = 20
# Fields that came after the first guides of this format were frozen, wherever they stand in the content.
_LATER = frozenset(
    {"case_task", "entry", "version", "status", "broader", "is_scene", "on_paper", "ask", "question_set"}
    | {"without_staff", "after_last", "ask_instead", "asker", "member", "rates", "version_reason"}
)

_OF_VERSION: Mapping[str, object] = {"version": None, "version_reason": None, "coverage": ()}


def freeze(content: GuideContent, bank: QuestionBank) -> Guide:
    """The guide with this content, made from this bank."""
    plain = _plain(content)
    digest = _hash_of(plain)
    stamp = BankStamp(title=bank.about.title, version=bank.about.version, hash=bank.hash)
    return Guide(id=code_of(digest), hash=digest, marks=_marks_of(plain), bank=stamp, content=content)


def as_version(guide: Guide, version: int, reason: str) -> Guide:
    """The guide as one that replaces another, for this reason: with a code of its own."""
    content = guide.content.model_copy(update={"version": version, "version_reason": reason})
    digest = content_hash(content)
    return guide.model_copy(
        update={"id": code_of(digest), "hash": digest, "marks": marks_of(content), "content": content}
    )


def same_but_version(guide: Guide, other: Guide) -> bool:
    """Whether two guides say the same, whatever versions they are.

    Where the lines are met that a round does not ask about is the other rounds' matter.
    """
    return _same_but(guide, other, _OF_VERSION)


def same_but_name(guide: Guide, other: Guide) -> bool:
    """As `same_but_version`, whatever the job and the organisation are called."""
    return _same_but(guide, other, {**_OF_VERSION, "title": "", "organisation": None})


def _same_but(guide: Guide, other: Guide, fields: Mapping[str, object]) -> bool:
    return guide.content.model_copy(update=fields) == other.content.model_copy(update=fields)


def content_hash(content: GuideContent) -> str:
    """SHA-256 of the content as JSON with sorted keys, in hexadecimal."""
    return _hash_of(_plain(content))


def _hash_of(plain: dict[str, Any]) -> str:
    return _digest(json.dumps(plain, ensure_ascii=False, sort_keys=True))


def code_of(digest: str) -> str:
    """Five characters made from a hash, all of them distinct in handwriting."""
    return _letters(digest, _CODE_LENGTH)


def marks_of(content: GuideContent) -> str:
    """Three characters for each value of the content in the order of its fields, in groups of twenty."""
    return _marks_of(_plain(content))


def _marks_of(plain: dict[str, Any]) -> str:
    marks = [_mark(value) for _, value in _leaves(plain)]
    groups = (marks[start : start + _MARKS_IN_A_GROUP] for start in range(0, len(marks), _MARKS_IN_A_GROUP))
    return " ".join("".join(group) for group in groups)


def changed_place(content: GuideContent, marks: str) -> Loc:
    """The way to the first value of the content that its mark does not fit; empty where all marks fit.

    A change slips past its mark once in 27,000 times. The hash does not let it pass.
    """
    letters = marks.replace(" ", "")
    for index, (loc, value) in enumerate(_leaves(_plain(content))):
        if letters[index * _MARK_LENGTH : (index + 1) * _MARK_LENGTH] != _mark(value):
            return loc
    return ()


def _plain(content: GuideContent) -> dict[str, Any]:
    """The content as plain values, without later fields that it does not have: older guides stay true."""
    plain: dict[str, Any] = _without_later(content.model_dump(mode="json", by_alias=True))
    return plain


def _without_later(value: Any) -> Any:
    if isinstance(value, dict):
        return {
            key: _without_later(child)
            for key, child in value.items()
            if child is not None or key not in _LATER
        }
    return [_without_later(child) for child in value] if isinstance(value, list) else value


def _leaves(value: object, loc: Loc = ()) -> Iterator[tuple[Loc, object]]:
    """Every single value with the way to it; an empty list or group is a value."""
    if isinstance(value, dict) and value:
        for key, child in value.items():
            yield from _leaves(child, (*loc, key))
    elif isinstance(value, list) and value:
        for index, child in enumerate(value):
            yield from _leaves(child, (*loc, index))
    else:
        yield loc, value


def _mark(value: object) -> str:
    return _mark_of(json.dumps(value))


@kept(4096)
def _mark_of(written: str) -> str:
    """The mark of a value that is written so: most values are those of the guide before."""
    return _letters(_digest(written), _MARK_LENGTH)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _letters(digest: str, length: int) -> str:
    number = int(digest[:16], 16)
    letters = []
    for _ in range(length):
        number, remainder = divmod(number, len(_ALPHABET))
        letters.append(_ALPHABET[remainder])
    return "".join(letters)
