"""The rules on one text: whether it can be asked and said, and whether it is fair.

Each is a function of a passage and the lexicon. Most look for one of HR's patterns or word lists: `finds`
makes them, and gives the words found as the detail `words`.
"""

import re
from collections.abc import Callable, Iterable

from interview_kit.checks.language import sentences, words
from interview_kit.checks.lexicon import Lexicon
from interview_kit.checks.passages import Passage, Role
from interview_kit.checks.rule import Finding

TextCheck = Callable[[Passage, Lexicon], Iterable[Finding]]
_FINE: tuple[Finding, ...] = ()


def finds(name: str) -> TextCheck:
    """The text has a match of this pattern or word list."""

    def check(passage: Passage, lexicon: Lexicon) -> Iterable[Finding]:
        match = lexicon.find(name, passage.text)
        return (Finding(passage.loc, {"words": match}),) if match else _FINE

    return check


def finds_in_a_sentence(name: str) -> TextCheck:
    """As `finds`, where the pattern looks at how a sentence begins."""

    def check(passage: Passage, lexicon: Lexicon) -> Iterable[Finding]:
        found_in = any(lexicon.find(name, sentence) for sentence in sentences(passage.text))
        return (Finding(passage.loc),) if found_in else _FINE

    return check


def two_questions(passage: Passage, _: Lexicon) -> Iterable[Finding]:
    """More than one question mark."""
    if passage.text.count("?") > 1:
        yield Finding(passage.loc)


_SECOND_PERSON = re.compile(r"\b(?:du|dig|din|dit|dine)\b", re.IGNORECASE)
# «en aftale, der ikke blev holdt»: one thing, and what happened to it.
_ONE_EVENT = re.compile(r"\b(?:en|et|den|det|dengang)\b[^.?!]{2,90}, (?:som|der|hvor|da)\b", re.IGNORECASE)
_THE_CANDIDATE = re.compile(r"\b(?:kandidat|ansøger)", re.IGNORECASE)


_STRONG_VERBS = (
    "ansatte du|bad|bar|blev|bragte|brugte|brændte|faldt|fandt|fik|foretog|forløb|følte|førte|gav|gik"
    "|gjorde|greb|havde|holdt|husker du|hørte|kom|kørte|lagde|lavede|lod|lærte|løste|måtte|mærkte|mødte|nåede"
    "|opsagde|rakte|rejste|ringede|sad|sagde|satte|skiftede|skrev|slog|spurgte|stod|tabte|talte|tog|traf|trådte"
    "|turde|tænkte|valgte|var|vidste|viste"
)
_WEAK_VERB = r"(?!(?:stede|tilstede|rede|allerede|fremmede|udbredte|hede)\b)\w{3,}(?<!st)ede"
_PARTICIPLES = (
    "afskediget|afvist|ansat|brugt|fundet|fået|ført|givet|gjort|gået|haft|holdt|hørt|lagt|lavet|lært|løst"
    "|måttet|mødt|oplevet|opsagt|prøvet|sagt|sat|skrevet|skullet|stoppet|stået|taget|truffet|valgt|været|ændret"
)
# Words that end as participles do.
_NOT_DONE = (
    r"(?!(?:ansvaret|talent\w*|kontakt\w*|budget\w*|mandat\w*|projekt\w*|respekt|overblikket|det|dit|lidt"
    r"|godt|stort|meget)\b)"
)
_IN_THE_PAST = re.compile(
    rf"\b(?:{_STRONG_VERBS}|{_WEAK_VERB}|sidst|senest|sidste|seneste|dengang)\b"
    rf"|\b(?:har|er) (?:du |I |jeg )?(?:\w+ ){{0,5}}?(?:{_PARTICIPLES})\b"
    rf"|\bhar {_NOT_DONE}(?!du\b)\w{{4,}}et\b"
    rf"|\bdu har (?:\w+ ){{0,2}}{_NOT_DONE}\w{{2,}}"
    r"(?:et|ført|lagt|sagt|gjort|bragt|sat|løst|hørt|brugt|valgt)\b",
    re.IGNORECASE,
)


def no_past_event(passage: Passage, lexicon: Lexicon) -> Iterable[Finding]:
    """A behavioural question that asks for no event: one of the candidate's own, or one that is told of."""
    told = _SECOND_PERSON.search(passage.text) or _ONE_EVENT.search(passage.text)
    is_past = lexicon.find("past-event", passage.text) or _IN_THE_PAST.search(passage.text)
    if not (told and is_past):
        yield Finding(passage.loc)


# A matter of a word or three, such as «forandringer» or «mennesker og kultur».
_MATTER = r"(?!en |et |den |det |dengang |hvor|hvad|da )[\w-]+(?: (?:og |i )?[\w-]+){0,2}"
_VAGUE = re.compile(
    rf"^(?:fortæl|sig|giv|sæt)\b(?: (?:os|mig|lidt|noget|kort|nogle|et par|dine))*"
    rf"(?: (?:ord|tanker|løst og fast))?(?: (?:om|på)(?: dig selv| det med)?(?: {_MATTER})?)?"
    r"(?: og sådan)?[.?]?$"
    rf"|^hvad (?:siger|tænker) du(?: om {_MATTER}|,? når (?:vi|jeg) siger {_MATTER}| (?:sådan )?generelt)\?$"
    rf"|^hvad (?:med|siger ordet) {_MATTER}(?: dig)?\?$|^hvordan har du det med {_MATTER}\?$"
    r"|^hvad er dine (?:tanker|overvejelser|holdninger?|synspunkter) (?:om|omkring)\b"
    r"|^giv (?:os )?et eksempel på noget (?:fra|i) dit arbejde\.?$|\b(?:ud af|ved) det hele\?$"
    r"|^hvad tænker du om det hele\?$|\b(?:noget på arbejdet|noget, du har oplevet(?: på arbejdet)?)\.?$"
    r"|^hvordan ser du på fremtiden\?$|^hvad med det der\b"
    r"|\bi (?:bred|al) almindelighed\b|\bi bred forstand\b"
    rf"|^hvad betyder {_MATTER}(?: for dig)?\?$|^hvad har livet lært dig\b",
    re.IGNORECASE,
)


def vague(passage: Passage, _: Lexicon) -> Iterable[Finding]:
    """A matter in one word: everybody answers something else, and nobody can be compared."""
    if _VAGUE.search(passage.text.strip()):
        yield Finding(passage.loc)


_ASKS_I = re.compile(r"\b(?:hvad|hvordan|hvem|hvorfor|hvornår|hvilke[nt]?)\b[^.?!,]* I\b")


def plural_you(passage: Passage, lexicon: Lexicon) -> Iterable[Finding]:
    """«I» for those who acted, where nothing is asked of the candidate alone."""
    speaks_to_one = _SECOND_PERSON.search(passage.text) and not _ASKS_I.search(passage.text)
    words_found = "" if speaks_to_one else lexicon.find("plural-you", passage.text)
    if words_found:
        yield Finding(passage.loc, {"words": words_found})


def gendered_pronoun(passage: Passage, lexicon: Lexicon) -> Iterable[Finding]:
    """«Han» or «hun» of the candidate; in what is asked, which says «du», it is a third person."""
    if passage.role in ("question", "probe") and not _THE_CANDIDATE.search(passage.text):
        return
    words_found = lexicon.find("gendered-pronoun", passage.text)
    if words_found:
        yield Finding(passage.loc, {"words": words_found})


_LONG: dict[Role, int] = {"question": 35, "probe": 18, "anchor": 35}
_LONGER_BY_NATURE = {"situational", "knowledge"}  # a scene has a rule of its own
_FAR_TOO_LONG = 45
_SHORT_ANCHOR = 6


def too_long(passage: Passage, _: Lexicon) -> Iterable[Finding]:
    """More words than can be said, or read, in one breath."""
    if passage.role == "question" and passage.kind in _LONGER_BY_NATURE:
        return
    count, limit = len(words(passage.text)), _LONG[passage.role]
    if count > limit:
        yield Finding(passage.loc, {"count": count, "limit": limit})


def far_too_long(passage: Passage, _: Lexicon) -> Iterable[Finding]:
    """More words than anyone remembers to the end of the question."""
    count = len(words(passage.text))
    if count > _FAR_TOO_LONG:
        yield Finding(passage.loc, {"count": count, "limit": _FAR_TOO_LONG})


def anchor_too_short(passage: Passage, _: Lexicon) -> Iterable[Finding]:
    """An anchor of so few words that it says nothing one can hear."""
    count = len(words(passage.text))
    if count < _SHORT_ANCHOR:
        yield Finding(passage.loc, {"count": count})


def nothing_observable(passage: Passage, lexicon: Lexicon) -> Iterable[Finding]:
    """An anchor without anything done or said."""
    if not (lexicon.find("observable", passage.text) or lexicon.find("observable-verbs", passage.text)):
        yield Finding(passage.loc)


_belittles = finds("belittling")


def level_three_belittled(passage: Passage, lexicon: Lexicon) -> Iterable[Finding]:
    """Level 3 written as if it were not good enough."""
    return _belittles(passage, lexicon) if passage.level == 3 else _FINE


def opens_with_why(passage: Passage, _: Lexicon) -> Iterable[Finding]:
    """An opening question that begins with «Hvorfor»."""
    if passage.text.lower().startswith("hvorfor "):
        yield Finding(passage.loc)


_AT_THE_START = (
    r"#{1,6} |> "  # Markdown
    r"|[-–—*+•·▪●○◦■\uf0b7]\s|[•·▪●○◦■\uf0b7]|\d{1,2}[.)]\s+(?=[A-ZÆØÅ])|[a-z]\)\s"  # a list
    r"|[\"“”„‟«»](?=[^\"“”„‟«»]*[\"“”„‟«»]?$)"  # quotes round it all, or never closed
)
_ANYWHERE = (
    r"</?[A-Za-zæøå][^<>]{0,200}>|&(?:#\w{1,6}|[A-Za-z]{2,8});"  # HTML
    r"|\*\*|~~|`|__\w|\]\("  # Markdown
    r"|\[[^\[\]]{0,80}\]|\{[^{}]{0,80}\}|\b[xX]{2,}\b|\bTODO\b|_{3,}|\.{4,}|\\[nrt]\b"  # to be filled in
    r"|(?i:\bklik (?:her|eller tryk her)\b|\bHenvisningskilde ikke fundet\b|\bMERGEFIELD\b)"  # Word
)
# The first letters of what may stand anywhere are looked for first, because nearly no text has more of it.
_FOREIGN_MARK = re.compile(rf"^(?:{_AT_THE_START})|(?=[<&*~`_\]\[{{xXT.\\kKhHmM])(?:{_ANYWHERE})")
_SHOWN_OF_A_MARK = 40


def foreign_marks(passage: Passage, _: Lexicon) -> Iterable[Finding]:
    """Marks that came along from a web page, a Markdown text, a list or a form."""
    match = _FOREIGN_MARK.search(passage.text.strip())
    if match:
        yield Finding(passage.loc, {"words": match[0].strip()[:_SHOWN_OF_A_MARK]})
