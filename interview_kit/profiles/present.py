"""A line of a profile as documents print it: in the present, without a subject, a sentence."""

import re
from typing import NamedTuple

from interview_kit.profiles.verbs import MODALS, is_infinitive, is_present, present_of

_PERSON = r"\w*(?:leder|chef|direktør|rektor|koordinator)\w{0,3}"
_SUBJECT = re.compile(
    rf"^(?:som (?:\w+ )?{_PERSON} |en (?:god )?{_PERSON} |vores {_PERSON} )?(?P<who>du|vi|man|jeg|{_PERSON})\s+(?=\w)",
    re.IGNORECASE,
)
_AS = re.compile(rf"^som (?:\w+ )?{_PERSON}\s+(?P<verb>\w+)\s+(?:du|vi|man|jeg)\s+", re.IGNORECASE)
_TO = re.compile(r"^at\s+", re.IGNORECASE)
_MUST = re.compile(r"^(?:skal|bør|forventes at|forventes|må)\s+(?:kunne\s+)?(?=\w)", re.IGNORECASE)
_BE_ABLE = re.compile(r"^(?:skal|bør)\s+kunne\s+", re.IGNORECASE)
# Where another verb of the same form may stand: «… og prioritere», «…, følge op».
_NEXT_VERB = re.compile(r"((?:,? og|,? samt|,| –| -)\s+(?:også |derfor |dermed )?)([a-zæøå]+)\b")
# Infinitives that are other words too: «støtte», «klare». After a comma or an «og» nobody can tell.
_AMBIGUOUS = frozenset(
    "støtte pleje tale lære tro møde rette række spore vise stille klare åbne rose bane værne følge rumme ramme hente måle "
    "love lede handle ordne sende passe hæve fejre lette dele bygge tænke".split()
) - {"følge", "lede", "handle", "dele", "bygge", "tænke", "rumme", "måle"}
_PLURAL = re.compile(r"være \w+e\b", re.IGNORECASE)
_TO_WITHIN = re.compile(r"\b(?:at|kan|skal|vil|bør|må|kunne|skulle|ville|lade|lader)\b", re.IGNORECASE)
_SPEAKS_TO = re.compile(r"\b(?:du|dig|din|dit|dine|vi|os|vores|vore|jeg|min|mit|mine|mig)\b", re.IGNORECASE)
# The words that speak to somebody, and those of a line without a subject. HR reads such lines.
_OF_NOBODY = {
    "din": "egen", "dit": "eget", "dine": "egne", "min": "egen", "mit": "eget", "mine": "egne", "dig": "sig", "mig": "sig",
}  # fmt: skip
_OWN = re.compile(r"\b(?:din|dit|dine|min|mit|mine)(?: egen| eget| egne)?\b|\b(?:dig|mig)\b", re.IGNORECASE)
# «Evne til at lede» is nothing that somebody does.
_ABILITY = re.compile(r"evnen?\s+til\b", re.IGNORECASE)
_END = (".", "!", "?")


class Printed(NamedTuple):
    """A line's text in the present; `is_sure` is false where a person should read it."""

    text: str
    is_sure: bool


def printed_text(source: str) -> Printed:
    """The line as it is printed.

    >>> printed_text("Være robust og tåle modgang")
    Printed(text='Er robust og tåler modgang.', is_sure=True)
    >>> printed_text("Du skaber følgeskab").text
    'Skaber følgeskab.'
    """
    text = source.strip("… ").rstrip(" ;,:")
    rest = _without_subject(text)
    turned, is_sure = (rest, False) if _ABILITY.match(rest) else _in_present(rest)
    turned = _OWN.sub(lambda match: _owned(match[0]), turned)
    text = turned[:1].upper() + turned[1:]
    if not text.endswith(_END):
        text += "."
    return Printed(text, is_sure and not _SPEAKS_TO.search(rest))


def _owned(words: str) -> str:
    """«egen» for «din» and «din egen», «sig» for «dig»."""
    return _OF_NOBODY[words.split(maxsplit=1)[0].lower()]


def _without_subject(text: str) -> str:
    """The text from its verb on, where what stands before it is the person; else the text."""
    to = _TO.match(text)
    if to and _SUBJECT.match(text[to.end() :]):
        text = text[to.end() :]
    turned = _AS.match(text)
    if turned:
        rest = f"{turned['verb'].lower()} {text[turned.end() :]}"
        return _without_must(rest) if is_present(turned["verb"].lower()) else text
    match = _SUBJECT.match(text)
    if match:
        rest = text[match.end() :]
        first = _first(rest)
        if is_present(first) or first in {*MODALS, "forventes"}:
            return _without_must(rest)
        return text
    to = _TO.match(text)
    if to and is_infinitive(_first(text[to.end() :])):
        return text[to.end() :]
    return _without_must(text)


def _without_must(text: str) -> str:
    """«skal skabe» as «skabe», «skal kunne lede» as «kan lede»."""
    able = _BE_ABLE.match(text)
    if able:
        return f"kan {text[able.end() :]}"
    must = _MUST.match(text)
    if must and is_infinitive(_first(text[must.end() :])):
        return text[must.end() :]
    return text


def _in_present(text: str) -> tuple[str, bool]:
    """The text with its first verb, and those of the same form, in the present; whether all was certain."""
    first = _first(text)
    present = present_of(first)
    if present is None:
        return text, is_present(first) or first in MODALS
    rest = text[len(first) :]
    turned, is_sure = ("", True) if first in {"kunne", "ville", "skulle"} else _others_in_present(rest)
    return present + (turned or rest), is_sure and not _PLURAL.match(text)


def _others_in_present(rest: str) -> tuple[str, bool]:
    """What follows the first verb; uncertain where a verb may belong to an «at» before it."""
    pieces, end, is_sure = [], 0, True
    for match in _NEXT_VERB.finditer(rest):
        present = present_of(match[2])
        if present is None:
            continue
        if match[2] in _AMBIGUOUS:
            is_sure = False
            continue
        if _TO_WITHIN.search(rest[: match.start()]):
            is_sure = False
            continue
        pieces.append(rest[end : match.start()] + match[1] + present)
        end = match.end()
    return "".join(pieces) + rest[end:], is_sure


def _first(text: str) -> str:
    match = re.match(r"\w+", text)
    return match[0].lower() if match else ""
