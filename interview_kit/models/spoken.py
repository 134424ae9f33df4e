"""What a text says where it names the organisation that a guide is for."""

import re

# Where a profile's text names the organisation that the guide is for.
PLACEHOLDER = "{organisation}"
_GENITIVE = f"{PLACEHOLDER}s"
_COMMON_WORDS = (("region", "regionen"), ("kommune", "kommunen"))


def spoken(text: str, organisation: str | None, common_word: str) -> str:
    """The text with the name, or the common word, for {organisation}: «Vejles», «Aarhus'», «Kommunens»."""
    name = organisation or common_word
    apostrophe = "'" if name.lower().endswith(("s", "x", "z")) else "s"
    filled = text.replace(_GENITIVE, name + apostrophe).replace(PLACEHOLDER, name)
    if organisation:
        return filled
    capital = common_word.capitalize()
    return re.sub(rf"(^|[.!?:] ){common_word}", lambda match: match[1] + capital, filled)


def common_word(organisation: str | None) -> str:
    """What people call an organisation of this kind: a municipality where nothing else is known."""
    if not organisation:
        return "kommunen"
    words = (word for stem, word in _COMMON_WORDS if stem in organisation.lower())
    return next(words, "organisationen")
