"""Ids by rule: lower-case Danish without æøå, of the first words that mean something; stable and unique."""

import re
from collections.abc import Container

from interview_kit.profiles.verbs import MODALS, is_present
from interview_kit.profiles.words import UNMEANING, words_of

_LETTERS = str.maketrans(
    {"æ": "ae", "ø": "oe", "å": "aa", "é": "e", "ö": "oe", "ä": "ae", "ü": "u", "ó": "o"}
)
_OTHERS = re.compile(r"[^a-z0-9]+")
# Words that say nothing of which line it is: nearly all lines begin with one.
_WEAK = frozenset(
    "være have kunne skabe sikre begå sig vide ville gøre er har kan ved vil gør skaber sikrer begår arbejde arbejder god "
    "gode godt stor stort store klar klare klart tydelig tydelige tydeligt høj høje højt stærk stærke stærkt evne evner "
    "evnen formår bidrage bidrager leder lederen chef chefen direktøren os dem selv gerne altid skal bør bestå består "
    "kompetencer kompetence aktivt løbende".split()
)
_LONGEST_WORD, _LONGEST = 24, 30
_WORDS = 2
# So long that the ids of competencies and lines have room behind it.
LONGEST_PROFILE_ID = 24
_OF_TITLES = frozenset(
    "kompetenceprofil lederprofil kravprofil jobprofil profil profiler kompetencer kompetence kommune kommunes region "
    "ledelsesgrundlag ledelseskompetencer lederkompetencer ledelse forventninger sådan leder vi stillingsprofil funktionsprofil personprofil".split()
) - {"leder"}


def plain_id(text: str) -> str:
    """The text as it may stand in an id.

    >>> plain_id("Børn & Unge")
    'boern-unge'
    """
    return _OTHERS.sub("-", text.lower().translate(_LETTERS)).strip("-")


def profile_id_of(title: str) -> str:
    """An id for a profile of this title: what kind of leader, and where.

    >>> profile_id_of("Kompetenceprofil for ledere i Lyngby-Taarbæk Kommune")
    'ledere-lyngby-taarbaek'
    """
    words = [word for word in words_of(title) if word not in UNMEANING | _OF_TITLES]
    chosen = [word for word in map(plain_id, words) if word]
    joined = "-".join(chosen[:_WORDS])
    return (joined if len(joined) <= LONGEST_PROFILE_ID else "".join(chosen[:1])[:LONGEST_PROFILE_ID]).strip(
        "-"
    )


def short_id(text: str, taken: Container[str], *, words: int = _WORDS) -> str:
    """A short id for a line that no other has: its first words that mean something, at most two.

    >>> short_id("Have blik for økonomien i hele organisationen", ())
    'blik-oekonomien'
    """
    chosen = _fitting(_chosen(text)) or [plain_id(word) for word in words_of(text)] or ["linje"]
    for count in range(words, len(chosen) + 1):
        name = "-".join(chosen[:count])[:_LONGEST].strip("-")
        if name and name not in taken:
            return name
    name = "-".join(chosen[:words])[:_LONGEST].strip("-") or "linje"
    number = 2
    while name in taken or (number > _WORDS and f"{name}-{number}" in taken):
        if f"{name}-{number}" not in taken:
            return f"{name}-{number}"
        number += 1
    return name


def _fitting(words: list[str]) -> list[str]:
    """The words without the second, where both together are too long."""
    return words[:1] if len("-".join(words[:_WORDS])) > _LONGEST else words


def _chosen(text: str) -> list[str]:
    """The words that mean something, as they may stand in an id."""
    words = [word for word in words_of(text) if word not in UNMEANING and word not in _WEAK | MODALS]
    nouns = [word for word in words if not is_present(word)] or words
    plain = (plain_id(word)[:_LONGEST_WORD].strip("-") for word in nouns)
    return [word for word in plain if word]
