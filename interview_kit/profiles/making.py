"""A profile from the lines that HR has chosen, and what is to be read in it."""

import re
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from interview_kit.models.bank import Behaviour, Competency, Profile
from interview_kit.models.spoken import PLACEHOLDER
from interview_kit.models.text import MAX_ID
from interview_kit.profiles.ids import short_id
from interview_kit.profiles.paper import DraftLine
from interview_kit.profiles.present import printed_text

_LONGEST_TITLE = 120
# As long as a line may be that is printed, with room for {organisation} and a full stop.
LONGEST_LINE = 1_900
# Braces are the bank's own: what stands in them is filled in.
_BRACES = str.maketrans("{}", "()")
_COMPOUND = re.compile(r", (?:og|samt) \w+|\w{4,} og \w+[^,]{12,}")


class Asked(NamedTuple):
    """What HR has written besides the lines."""

    id: str
    title: str
    organisation: str = ""


class Made(NamedTuple):
    """The profile, and by the ids of its lines what HR should read.

    `unsure` are those whose text keeps words that could not be turned into the present, `compound` those
    that may be two, `shortened` titles that were too long. `lacks_competency` says that lines stood before
    the first competency, which is then named as the profile.
    """

    profile: Profile
    unsure: tuple[str, ...]
    compound: tuple[str, ...]
    shortened: tuple[str, ...]
    lacks_competency: bool


class _Chapter(NamedTuple):
    title: str
    about: list[str]
    lines: list[str]


def profile_of(lines: Sequence[DraftLine], asked: Asked, taken: Collection[str] = ()) -> Made | None:
    """The profile of these lines; None where no line is a behaviour.

    `taken` are the ids of the bank, none of which is given again.
    """
    chapters, introduction = _chapters(lines, asked.title)
    filled = [chapter for chapter in chapters if chapter.lines]
    if not filled:
        return None
    name = _Named(asked.organisation)
    about = [text for chapter in chapters for text in (chapter.about if chapter.title else [])]
    profile = Profile(
        id=asked.id,
        title=asked.title[:_LONGEST_TITLE].translate(_BRACES),
        source=f"sources/{asked.id}.txt",
        organisation=asked.organisation or None,
        introduction=tuple(map(name.without, introduction)),
        responsibilities=tuple(name.without(line.text) for line in lines if line.guess == "responsibility"),
        notes=tuple(map(name.without, about)),
        competencies=tuple(_competencies(filled, asked.id, name, taken)),
    )
    return Made(
        profile,
        tuple(line.id for line in profile.behaviours if not printed_text(line.source).is_sure),
        tuple(line.id for line in profile.behaviours if is_compound(line.source)),
        tuple(
            title
            for title in (asked.title, *(chapter.title for chapter in filled))
            if len(title) > _LONGEST_TITLE
        ),
        lacks_competency=bool(chapters[0].lines),
    )


def _competencies(
    chapters: Sequence[_Chapter], profile_id: str, name: "_Named", taken: Collection[str]
) -> Iterator[Competency]:
    """The competencies with their lines, each under an id of its own."""
    ids = set(taken)
    for chapter in chapters:
        base = f"{profile_id}.{_short(chapter.title, profile_id, ids, words=1)}"
        ids.add(base)
        behaviours = []
        for source in chapter.lines:
            key = f"{base}.{_short(source, base, ids, words=2)}"
            ids.add(key)
            behaviours.append(Behaviour(id=key, source=source, text=name.without(printed_text(source).text)))
        yield Competency(
            id=base, title=chapter.title[:_LONGEST_TITLE].translate(_BRACES), behaviours=tuple(behaviours)
        )


def is_compound(source: str) -> bool:
    """Whether a line may be two: «…, og …».

    >>> is_compound("Sætter klare mål, og følger dem op")
    True
    """
    return bool(_COMPOUND.search(source))


class _Named:
    """Puts {organisation} in the place of the organisation's own name, and round brackets for the paper's { }."""

    def __init__(self, organisation: str) -> None:
        self._name = re.compile(rf"\b{re.escape(organisation)}", re.IGNORECASE) if organisation else None

    def without(self, text: str) -> str:
        text = text.translate(_BRACES)
        return self._name.sub(PLACEHOLDER, text) if self._name else text


def _chapters(lines: Sequence[DraftLine], title: str) -> tuple[list[_Chapter], list[str]]:
    """The competencies with their lines, and the introduction before the first; lines without one come first."""
    chapters, introduction = [_Chapter(title, [], [])], list[str]()
    for line in lines:
        if line.guess == "competency":
            chapters.append(_Chapter(line.text.rstrip(" :"), [], []))
        elif line.guess == "behaviour":
            chapters[-1].lines.append(line.text)
        elif line.guess == "introduction":
            (chapters[-1].about if len(chapters) > 1 else introduction).append(line.text)
    return chapters, introduction


def _short(text: str, base: str, taken: Collection[str], *, words: int) -> str:
    """The last part of an id below `base`."""
    start = f"{base}."
    below = {key.removeprefix(start) for key in taken if key.startswith(start)}
    name = short_id(text, below, words=words)
    room = MAX_ID - len(start) - len(".1")
    return (
        name if len(name) <= room else short_id(name[:room].rpartition("-")[0] or name[:room], below, words=1)
    )
