"""The job that a paper is about, from its title: «Leder i ældreplejen» of «Kompetenceprofil for ledere i ældreplejen»."""

import re

_KIND = (
    r"(?:(?:job|stillings?|person|krav|kompetence|funktions|leder|ledelses|rolle|ansvars)(?:-,?|,)?(?: og |/)?)*"
    r"(?:profil(?:en|er|erne)?|beskrivelse(?:n|r)?)"
)
_PAPER = re.compile(
    rf"^(?:{_KIND}|(?:vores |de )?(?:forventninger|krav)(?:ne)?(?= til)|(?:kompetencer|kriterier)(?= (?:for|hos|til)))"
    r"(?:\s+(?:for|til|af|hos)(?=\s)|\s*[:,–-])?\s*",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"[\s,–-]+(?:(?:i|for|hos|ved)\s+)?(?:[\w-]+(?: og [\w-]+)?\s+kommune|region\s+[\w-]+)$", re.IGNORECASE
)
_ENDING = r"(?:erne|ene|ne|er|e)"
_JOB = r"(?:leder|chef|direktør|rektor|koordinator|inspektør|foged|forstander|mester|sygeplejerske|pædagog|konsulent)"
_SEVERAL = re.compile(rf"\b(\w*?{_JOB}){_ENDING}\b", re.IGNORECASE)
_NAMES_JOB = re.compile(rf"\w*{_JOB}(?:en)?\b(?! vi\b)", re.IGNORECASE)
_ARTICLE = re.compile(rf"^(?:(?:den|en|alle|vores)\s+(?:\w+e\s+|god\s+)?)(?=\w*{_JOB})", re.IGNORECASE)
_WE_LEAD = re.compile(r"\b(?:leder vi|vi leder|\w*ledelse\w*|lederskab)\b", re.IGNORECASE)
_LEADER, _LEADS = "Leder", re.compile(r"\b(?:leder|ledelse)", re.IGNORECASE)


def job_of(title: str, organisation: str = "") -> str:
    """The job that a title names, in the singular; empty where it only says what kind of paper it is.

    >>> job_of("Kompetenceprofil for ledere i ældreplejen")
    'Leder i ældreplejen'
    >>> job_of("Stillings- og personprofil"), job_of("Sådan leder vi i Hedelund")
    ('', 'Leder')
    """
    text = _without_place(title.strip(" .:"), organisation)
    rest = _PAPER.sub("", text, count=1)
    named = rest if rest != text else _without_place(text.partition(": ")[0], organisation)
    named = _ARTICLE.sub("", _SEVERAL.sub(r"\1", named)).strip(" ,:–-")
    if not _NAMES_JOB.search(named) and (_LEADS.match(title) or _LEADS.search(named)):
        return _LEADER
    if _WE_LEAD.search(named) and not _NAMES_JOB.match(named):
        return _LEADER
    return _in_small(named)


def _without_place(title: str, organisation: str) -> str:
    """The title without the municipality or region at its end."""
    if organisation and title.lower().endswith(organisation.lower()):
        title = re.sub(r"[\s,–-]+(?:i|for|hos|ved)?$", "", title[: -len(organisation)].rstrip())
    return _PLACE.sub("", title)


def _in_small(text: str) -> str:
    """The text with a capital at its beginning; small letters where all are large."""
    text = text.lower() if text.isupper() else text
    return text[:1].upper() + text[1:]
