"""Names of people who write and approve, as they type them."""

import re

from pydantic import TypeAdapter, ValidationError

from interview_kit.models.text import Title, normalised


def same_person(one: str, other: str) -> bool:
    """Whether two names may be one person's: not looking at capitals, titles and departments."""
    return not _persons(one).isdisjoint(_persons(other))


def _persons(name: str) -> frozenset[str]:
    """What a name may say: «Mette Holm, HR», «Mette Holm – HR» and «Holm, Mette» all say Mette Holm."""
    first, *others = (_words_of(part) for part in re.split(r"[,(/;:]| [-–—] ", normalised(name)))
    turned = [f"{others[0]} {first}"] if others and "," in name else []
    return frozenset([first, *turned])


def _words_of(name: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", name.casefold()))


def is_name(text: str) -> bool:
    """Whether it can stand as the name of somebody who approves."""
    try:
        return any(map(str.isalpha, TypeAdapter(Title).validate_python(text)))
    except ValidationError:
        return False
