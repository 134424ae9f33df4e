"""Whether a line reads as something that somebody does."""

import re

from interview_kit.profiles.verbs import is_verb
from interview_kit.profiles.words import words_of

_SUBJECTS = frozenset({"du", "vi", "man", "jeg", "han", "hun"})
_PERSONS = ("leder", "chef", "direktør", "rektor", "kandidat", "medarbejder", "koordinator")
_SHORTEST, _LONGEST, _LONGEST_HEADING = 2, 300, 6
# A word that we do not know may be a verb in the present, where enough follows it.
_LEAST_WORDS = 5
_LIKE_PRESENT = re.compile(
    r"(?!.*(?:inger|heder|ioner|elser|teter|bejder|gaver|ledere?r|ister|lærer|borger|partner)$)[a-zæøå]{3,}er"
)
_NOUNS_TOO = frozenset(
    "samarbejde støtte pleje lære møde tale tro række styre leder chef føre omsorg mål".split()
)
_AFTER_NOUNS = frozenset("på om med til i og mellem af for".split())
_ADVERBS = frozenset(
    "altid aktivt aktiv tydeligt løbende klart systematisk rettidigt tillidsfuldt ofte også selv gerne konsekvent bevidst "
    "loyalt professionelt troværdigt jævnligt strategisk fagligt åbent ikke".split()
)


def is_behaviour(text: str) -> bool:
    """Whether a sentence begins with a verb, or with a person and a verb, as the lines of profiles do."""
    words = words_of(text)
    if len(words) < _SHORTEST or len(text) > _LONGEST:
        return False
    rest = _without_subject(words)
    if rest and rest[0] in _ADVERBS and len(rest) > 1:
        rest = rest[1:]
    if not rest or _is_noun(rest):
        return False
    return is_verb(rest[0]) or (len(rest) >= _LEAST_WORDS and _LIKE_PRESENT.fullmatch(rest[0]) is not None)


def _is_noun(words: list[str]) -> bool:
    """Whether a word that is a verb and a noun is the noun: «Samarbejde på tværs»."""
    if words[0] not in _NOUNS_TOO or len(words) > _LONGEST_HEADING:
        return False
    return len(words) == 1 or words[1] in _AFTER_NOUNS


def speaks_to_somebody(text: str) -> bool:
    """Whether a sentence begins with the person who is to do it."""
    words = words_of(text)
    return len(_without_subject(words)) < len(words) and is_behaviour(text)


def _without_subject(words: list[str]) -> list[str]:
    if words[0] == "at" and len(words) > 1:
        return _without_subject(words[1:])
    if words[0] in _SUBJECTS:
        return words[1:]
    if words[0] == "som" and len(words) > 4 and words[3] in _SUBJECTS:  # noqa: PLR2004 - «som person er du robust»
        return words[2:]
    if words[0] in {"som", "en", "den", "vores", "vore", "god"} and len(words) > 1:
        words = words[1:]
    is_person = any(word in words[0] for word in _PERSONS) and len(words) > 1
    if is_person and (not is_verb(words[0]) or is_verb(words[1])):
        rest = words[1:]
        return rest[1:] if rest[:1] == ["du"] else rest
    return words
