"""A new entry as YAML, written as the bank's own files of entries are, and the file that it stands in."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from interview_kit.models.bank import LEVELS, UNWRITTEN
from interview_kit.models.text import MAX_ID
from interview_kit.yaml_files.spans import quoted

USUAL_MINUTES = 8
# A word that YAML reads as itself, and not as a number, a truth or nothing.
_PLAIN = re.compile(r"[^\W\d_][\w -]*[^\W_]|[^\W\d_]")
_NOT_WORDS = frozenset({"true", "false", "yes", "no", "on", "off", "null", "y", "n"})


class Draft(NamedTuple):
    """What somebody has written of a new entry; what lacks is empty."""

    id: str
    behaviour: str
    author: str = ""
    covers: str = ""
    keywords: tuple[str, ...] = ()
    text: str = ""
    broader: str = ""
    minutes: int = USUAL_MINUTES
    probes: tuple[str, ...] = ()
    anchors: Mapping[int, tuple[str, ...]] = {}
    positive: tuple[str, ...] = ()
    negative: tuple[str, ...] = ()
    red_flags: tuple[str, ...] = ()
    counts_too: str = ""
    status: str = "proposed"


def unwritten(behaviour: str, author: str, status: str = "proposed") -> Draft:
    """An entry that nobody has begun to write: as many texts to write as the rules ask for at least."""
    two, three = (UNWRITTEN,) * 2, (UNWRITTEN,) * 3
    return Draft(
        id=behaviour,
        behaviour=behaviour,
        author=author,
        status=status,
        probes=three,
        anchors=dict.fromkeys(LEVELS, two),
        positive=three,
        negative=three,
    )


def entries_file(profile: str, competency: str) -> str:
    """The name in the bank of the file with the entries of a competency."""
    return f"entries/{profile}/{competency.removeprefix(f'{profile}.')}.yaml"


def file_head(title: str) -> str:
    """The comment that a file of entries begins with, below the name of its schema."""
    return (
        f"# Spørgsmålssæt til kompetencen «{title}». Skriv, hvor der står {UNWRITTEN}.\n"
        "# Ret teksten frit; ret aldrig et id. Kør «interview-kit check» bagefter.\n"
    )


def entry_yaml(draft: Draft) -> str:
    """The entry as an item of a file of entries, in its first version."""
    return "".join(f"{line}\n" for line in _lines(draft))


def lacking(draft: Draft) -> tuple[str, ...]:
    """What has not been written, in Danish, in the order of the form."""
    parts: dict[str, object] = {
        "forfatter": draft.author,
        "dækker": draft.covers,
        "spørgsmål": draft.text,
        "opfølgning": draft.probes,
        **{f"trin {level}": draft.anchors.get(level) for level in LEVELS},
        "lyt efter": draft.positive,
        "vær opmærksom på": draft.negative,
    }
    return tuple(name for name, words in parts.items() if not words)


def free_id(behaviour: str, taken: Sequence[str]) -> str:
    """The id of one more entry of the behaviour: its own, then with b, c … behind it."""
    names = (behaviour, *(f"{behaviour}{letter}" for letter in "bcdefghijklmnopqrstuvwxyz"))
    return next(name for name in names if name not in taken)


def _lines(draft: Draft) -> Iterator[str]:
    yield f"- id: {draft.id}"
    yield f"  behaviour: {draft.behaviour}"
    yield f"  covers: {_quoted(draft.covers)}"
    if draft.keywords:
        yield f"  keywords: [{', '.join(map(_word, draft.keywords))}]"
    yield f"  status: {draft.status}"
    yield "  version: 1"
    yield f"  author: {_word(draft.author or UNWRITTEN)}"
    yield "  questions:"
    yield from (f"    {line}" for line in _question(draft))
    yield "  anchors:"
    yield from (f"    {level}: {_listed(draft.anchors.get(level, ()))}" for level in LEVELS)
    yield "  indicators:"
    yield f"    positive: {_listed(draft.positive)}"
    yield f"    negative: {_listed(draft.negative)}"
    if draft.red_flags:
        yield f"  red_flags: {_listed(draft.red_flags)}"
    if draft.counts_too:
        yield f"  counts_too: {_quoted(draft.counts_too)}"


def _question(draft: Draft) -> Iterator[str]:
    yield f"- id: {draft.id[: MAX_ID - 2].rstrip('.-')}.1"
    yield "  kind: behavioural"
    yield f"  text: {_quoted(draft.text)}"
    if draft.broader:
        yield f"  broader: {_quoted(draft.broader)}"
    yield f"  minutes: {draft.minutes}"
    yield f"  probes: {_listed(draft.probes)}"


def _listed(words: Sequence[str]) -> str:
    return f"[{', '.join(map(_quoted, words or ('',)))}]"


def _quoted(words: str) -> str:
    return quoted(words or UNWRITTEN)


def _word(word: str) -> str:
    """The word without quotation marks where it can do without."""
    is_plain = _PLAIN.fullmatch(word) and word.casefold() not in _NOT_WORDS
    return word if is_plain else _quoted(word)
