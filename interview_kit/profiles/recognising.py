"""Papers that are no profile, or whose lines cannot be told apart: recognised, and refused with advice."""

import re
from collections.abc import Sequence
from statistics import median

from interview_kit.profiles.behaviours import is_behaviour
from interview_kit.profiles.bullets import bullets_inside, item_of, parted
from interview_kit.profiles.letters import bullet_for_private
from interview_kit.profiles.paper import Draft, DraftLine, Paper, PaperRefusal
from interview_kit.profiles.running import without_running_heads
from interview_kit.profiles.verbs import is_verb

# What papers of other kinds say, each word counted once.
_OTHERS: dict[str, tuple[str, ...]] = {
    "minutes": (
        r"\breferat", r"\bdagsorden", r"\bfraværende", r"\bafbud", r"\bmødet\b", r"\bpunkt \d", r"\bgodkendt\b",
        r"\bdrøftede\b", r"\bbesluttede\b", r"\btog (?:\w+ )?til efterretning", r"\bindstilles\b", r"\bdeltagere?\b",
        r"\beventuelt\b", r"\bmødested\b", r"\bnæste møde\b", r"\bordstyrer\b", r"\bbeslutning\b", r"\bmødedato\b",
        r"\borienter(?:ede|ing)\b", r"\bsagsfremstilling\b",
        r"\bvelkomst\b", r"\bdrøftelse af\b",
    ),
    "contract": (
        r"\bkontrakt", r"\bparterne\b", r"\bleverandør", r"\bopsiges?\b", r"\bopsigelse", r"\bmisligholde", r"\bhæve\b",
        r"\berstatning", r"\bvederlag", r"§ ?\d", r"\bordregiver", r"\bmoms\b", r"\bunderskrift", r"\bikrafttræde",
        r"\bvoldgift", r"\bværneting", r"\bansættelsesaftale", r"\baftalens?\b", r"\btavshedspligt", r"\boverenskomst",
    ),
    "mandate": (
        r"\bkompetenceplan", r"\bdelegation", r"\bdelegere(?:r|t|s)?\b", r"\bbemyndige", r"\bkompetencefordeling",
        r"\bbeløbsgrænse", r"\bbeføjelse", r"\bkan disponere", r"\bdispositionsret", r"\battest", r"\bstyrelseslov",
        r"\bkr\.", r"\bbesluttende kompetence", r"\bafgørelseskompetence", r"\bkompetencen (?:er|ligger|til at)", r"§ ?\d",
        r"\bstk\. ?\d", r"\bafgørelser? (?:efter|om|i)\b", r"\bindstillingsret", r"\bkommunalbestyrelsen\b",
        r"\bprokura", r"\banviser?", r"\bunderskriftsret", r"\btegningsret",
    ),
    "prices": (
        r"\d+,-", r"\bkr\.? ?\d|\d ?kr\b", r"\bpriser?\b", r"\bprisliste", r"\bmoms\b", r"\btakst", r"\brabat",
        r"\bpr\. (?:stk|time|person|md|måned)", r"\blevering", r"\bbestilling", r"\bgebyr", r"\bvarenr", r"\bi alt\b",
    ),
    "advert": (
        r"\bansøgningsfrist", r"\bansøgning(?:en)?\b", r"\bsend (?:din|os)", r"\bvi tilbyder\b", r"\bsamtaler?\b.{0,30}\d",
        r"\btiltrædelse", r"\bløn(?:- og|niveau|indplacering|nen)\b", r"\byderligere oplysninger", r"\bkontakt(?:e)?\b.{0,40}\d\d",
        r"\bsøger (?:en|vi|du)\b|\bsøges\b", r"\bfuld tid\b|\b37 timer\b", r"\bbørneattest|\bstraffeattest", r"\bstillingen er\b",
        r"\bvi glæder os\b", r"\barbejdssted", r"\bopslag", r"\boverenskomst",
    ),
}  # fmt: skip
_SAID = {kind: [re.compile(word, re.IGNORECASE) for word in words] for kind, words in _OTHERS.items()}
# How many of the words make a paper doubtful, and how many refuse it; an advert holds a profile now and then.
_DOUBTFUL, _PLAIN = 3, 5
_FEW_BEHAVIOURS, _LEAST_BEHAVIOURS = 6, 3
_LONG_MEDIAN, _LEAST_LINES = 110, 6
_COLUMN_SHARE = 0.3
_MANY_LOOSE = 3
_LEAST_SHARE = 0.2
# The heading in an advert over what somebody is to be able to.
_OF_PERSON = re.compile(
    r"(?:din|personens?|person|leder|faglige?|personlige?) (?:faglige )?(?:profil|kompetencer|egenskaber|kvalifikationer)"
    r"|personprofil(?:en)?|(?:dine )?kvalifikationer|om dig|hvem er du|(?:vi|hvad) forventer(?: vi)?(?: af dig)?|"
    r"vi (?:forestiller os|forventer), at du.{0,20}|vores forventninger(?: til dig)?",
    re.IGNORECASE,
)
_SAYS_SO = re.compile(r"kompetence|profil\b|profilen|egenskab", re.IGNORECASE)
# What somebody has or is, where a line has no verb.
_QUALITY = re.compile(
    r"\b(?:evner?n?|erfaring|viden|kendskab|indsigt|forståelse|overblik|blik|sans|vilje|mod|nærvær|empati|humor|respekt|tillid|"
    r"ansvar|faglighed|engagement|uddannelse|integritet|troværdighed|kommunikation|samarbejde|fortrolighed|lyst|øje)\b"
    r"|^(?:meget |god |gode |stærk |solid )?\w+(?:ig|isk|ende|fuld|bar|som|dygtig|robust|modig|åben|ærlig|loyal|klar)\b",
    re.IGNORECASE,
)
_GAP = re.compile(r"(?<=\S) {4,}(?=\S)")
_MOST_GAPS, _TITLE_WORDS, _SHORT_WORD, _LONGEST_LINE = 2, 4, 4, 1_000
# A sentence that begins in the middle of a line, where none has ended.
_CAPITAL_WITHIN = re.compile(r"(?<=[a-zæøå,]) ([A-ZÆØÅ][a-zæøå]+)\b")


def refusal_of(paper: Paper, draft: Draft, only: str = "") -> PaperRefusal | None:
    """Why no draft is made of the paper; None where one is."""
    if columns_run_together(paper) or "raw-columns" in draft.doubts:
        return PaperRefusal("raw-columns")
    kind = _other_kind(paper, draft)
    if kind:
        return PaperRefusal(f"raw-is-{kind}")
    if len(draft.levels) > 1 and not only:
        return PaperRefusal(
            "raw-several-levels", (("levels", _listed(draft.levels)), ("first", draft.levels[0]))
        )
    if only and only.strip().lower() not in draft.levels and not _kept(draft):
        return PaperRefusal(
            "raw-no-such-level", (("level", only), ("levels", _listed(draft.levels) or "ingen"))
        )
    return None if _is_profile(draft) else PaperRefusal("raw-no-profile")


def _is_profile(draft: Draft) -> bool:
    """Whether there are lines of a profile, or a few and the paper says that it is one."""
    behaviours = [line for line in draft.lines if line.guess == "behaviour"]
    says_so = len(_SAYS_SO.findall(" ".join(line.text for line in draft.lines))) > 1
    is_like = "raw-unlike" not in draft.doubts or says_so
    has_any = any(_is_like_profile(line.text) for line in behaviours)
    return len(behaviours) >= _LEAST_BEHAVIOURS and is_like and has_any


def doubts_of(paper: Paper, lines: Sequence[DraftLine], loose: int = 0) -> tuple[str, ...]:
    """The codes of what makes it doubtful that the paper is a profile that was read as it is meant.

    `loose` are the lines that go on with something else than the line before.
    """
    doubts = [
        f"raw-like-{kind}"
        for kind in _OTHERS
        if _hits(paper, kind) >= _DOUBTFUL and kind in {"advert", "mandate"}
    ]
    behaviours = [line for line in lines if line.guess == "behaviour"]
    if behaviours and not any(line.guess == "competency" for line in lines):
        doubts.append("raw-no-competency")
    elif behaviours and sum(not line.is_sure for line in behaviours) * 2 > len(behaviours):
        doubts.append("raw-unsure")
    if behaviours and sum(_is_like_profile(line.text) for line in behaviours) < _LEAST_SHARE * len(
        behaviours
    ):
        doubts.append("raw-unlike")
    if loose >= _MANY_LOOSE:
        doubts.append("raw-columns")
    elif loose or (paper.is_laid_out and 0 < _column_share(paper) < _COLUMN_SHARE and _columns(paper) > 1):
        doubts.append("raw-some-columns")
    return tuple(doubts)


def _is_like_profile(text: str) -> bool:
    """Whether a line is something that somebody does, can, knows or is."""
    return is_behaviour(text) or _QUALITY.search(text) is not None


def columns_run_together(paper: Paper) -> bool:
    """Whether lines that stand side by side on the page have become one."""
    if not paper.is_laid_out:
        return False
    texts = _body(paper)
    if len(texts) < _LEAST_LINES:
        return False
    share = _column_share(paper)
    is_long = median(len(text) for text in texts) > _LONG_MEDIAN
    return share >= _COLUMN_SHARE or (is_long and share >= _COLUMN_SHARE / 2)


def _body(paper: Paper) -> list[str]:
    lines = without_running_heads(paper.lines)
    return [bullet_for_private(line.text) for line in lines if line.style != "around"]


def _column_share(paper: Paper) -> float:
    """How many of the lines look like two that stood side by side."""
    texts = [text for text in _body(paper) if len(text) > 12]  # noqa: PLR2004 - a page number has no neighbour
    return _columns(paper) / len(texts) if texts else 0.0


def _columns(paper: Paper) -> int:
    return sum(map(_is_two, _body(paper)))


def _is_two(text: str) -> bool:
    """Whether a line has two bullets, a wide gap within, or a second sentence that begins without an end before."""
    if len(text) > _LONGEST_LINE:  # no page is so wide
        return False
    has_bullet = bool(item_of(text).bullet)
    inside = bullets_inside(text)
    is_long = len(parted(text)[0].split()) > _TITLE_WORDS
    if 0 < inside <= 2 and (has_bullet or is_long or _GAP.search(text)):  # noqa: PLR2004 - more are glued
        return True
    rest = item_of(text).text
    gaps = [gap for gap in _GAP.finditer(rest) if _is_wide(rest, gap)]
    if 0 < len(gaps) <= _MOST_GAPS:
        return True
    begun = [match[1].lower() for match in _CAPITAL_WITHIN.finditer(rest)]
    return any(map(is_verb, begun))


def _is_wide(text: str, gap: "re.Match[str]") -> bool:
    """Whether a gap parts two texts, not a letter or a number from its word."""
    before, after = text[: gap.start()], text[gap.end() :]
    words = before.split()
    return len(after.split()) > 1 and len(words[-1]) > 1 and (len(words) > 1 or len(words[0]) > _SHORT_WORD)


def _other_kind(paper: Paper, draft: Draft) -> str:
    """The kind of paper that this plainly is instead; empty where it is none of those."""
    behaviours = sum(line.guess == "behaviour" and is_behaviour(line.text) for line in draft.lines)
    hits = {kind: _hits(paper, kind) for kind in _OTHERS}
    kind = max(hits, key=lambda each: hits[each])
    if hits[kind] < _PLAIN:
        return ""
    if kind == "advert":
        has_profile = behaviours >= _LEAST_BEHAVIOURS and any(
            _OF_PERSON.fullmatch(line.text) for line in paper.lines
        )
        return kind if behaviours < _FEW_BEHAVIOURS and not has_profile else ""
    return kind if behaviours < 2 * hits[kind] else ""


def _hits(paper: Paper, kind: str) -> int:
    """How many of the words of a kind of paper stand in this one."""
    text = "\n".join(line.text for line in paper.lines)
    return sum(pattern.search(text) is not None for pattern in _SAID[kind])


def _kept(draft: Draft) -> bool:
    """Whether a level was asked for that the paper has in other words: then something else is left out."""
    return any(line.note for line in draft.lines) and draft.count("behaviour") >= _LEAST_BEHAVIOURS


def _listed(words: Sequence[str]) -> str:
    *first, last = [f"«{word}»" for word in words] or [""]
    return f"{', '.join(first)} og {last}" if first else last
