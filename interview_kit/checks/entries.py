"""The rules on an entry as a whole: its questions, probes, indicators, minutes and state.

Each is a pure function of an entry and the rulebook that yields (place in the entry, details). An example
in a docstring names the part it changes: `probes: …`, `scene: …`, `positive: …`, `negative: …`, `minutes: …`,
`heard: …` (said over and over), `state: …`.
"""

import re
from collections.abc import Iterator

from interview_kit.checks.anchors import ALIKE, Found, similarity
from interview_kit.checks.pieces import Loc, sentences, stems, words
from interview_kit.checks.rulebook import Rulebook
from interview_kit.models.bank import Entry, Question


def _asked(entry: Entry, *kinds: str) -> Iterator[tuple[Loc, Question]]:
    for at, question in enumerate(entry.questions):
        if question.kind in kinds and not question.retired:
            yield ("questions", at), question


def unusable_scene(entry: Entry, book: Rulebook) -> Found:
    """A scene without length, tension or an open question, or one that gives the answer away.

    Flag: scene: Døren binder. Hvad gør du?
    Pass: scene: Det er fredag aften, og døren i kælderen binder. Gæsterne venter i regnen foran huset, men låsesmeden kan tidligst komme om to timer, og din kollega er gået hjem. Hvad gør du?
    """  # noqa: E501 - an example in one line
    for loc, question in _asked(entry, "situational"):
        fault = _scene_fault(question, entry, book)
        if fault:
            yield (*loc, "text"), {"fault": fault}


def _scene_fault(question: Question, entry: Entry, book: Rulebook) -> str:
    count, parts = len(words(question.text)), sentences(question.text)
    anchors = question.anchors or entry.anchors
    best = stems(" ".join(anchors[5]))
    if not 25 <= count <= 90:
        return f"Den er på {count} ord."
    if len(parts) < 2:
        return "Den er kun én sætning."
    if not book.hit("tension", question.text):
        return "Intet hensyn støder imod et andet (men, samtidig, mens …)."
    if not parts[-1].endswith("?") or book.hit("yes-no", parts[-1]):
        return "Den slutter ikke med et åbent spørgsmål."
    if best and len(best & stems(question.text)) / len(best) >= 0.25:
        return "Den bruger de samme ord som trin 5 og røber svaret."
    return ""


_LONG_WORD, _SENTENCE_END = 6, re.compile(r"[.!?:]")


def lix(text: str) -> float:
    """Readability (Björnsson 1968): words a sentence plus percent words over six letters; 40 is easy."""
    listed = words(text)
    ends = max(len(_SENTENCE_END.findall(text)), 1)
    return len(listed) / ends + 100 * sum(len(word) > _LONG_WORD for word in listed) / max(len(listed), 1)


def hard_to_follow(entry: Entry, _: Rulebook) -> Found:
    """What the candidate hears is hard, lix over 45, where there are 80 words or more to judge by.

    Flag: heard: Hvilke forudsætninger lagde forvaltningen til grund for beslutningen om budgettet
    Pass: heard: Hvad lagde du til grund, da du besluttede dig
    """
    score = _heard_lix(entry)
    if 45 < score <= 55:
        yield ("questions",), {"lix": round(score)}


def very_hard_to_follow(entry: Entry, _: Rulebook) -> Found:
    """What the candidate hears is very hard, lix over 55.

    Flag: heard: Hvilke budgetforudsætninger byggede kommunalbestyrelsens økonomibeslutninger egentlig på
    Pass: heard: Hvad lagde du til grund, da du besluttede dig
    """
    score = _heard_lix(entry)
    if score > 55:
        yield ("questions",), {"lix": round(score)}


def _heard_lix(entry: Entry) -> float:
    heard = " ".join(" ".join((q.text, *q.probes)) for q in entry.questions if not q.retired)
    return lix(heard) if len(words(heard)) >= 80 else 0


def poor_indicators(entry: Entry, _: Rulebook) -> Found:
    """Too few or too many signs, one that only turns another round, or one copied from an anchor.

    Flag: negative: Nævner ikke klokkeslæt. | Giver nøglen skylden. | Taler om vejret.
    Pass: negative: Taler om vejret. | Giver nøglen skylden. | Låser så meget, at ingen kan komme ind (overdrevet).
    """  # noqa: E501 - an example in one line
    sides = {"positive": entry.indicators.positive, "negative": entry.indicators.negative}
    anchors = {statement for level in entry.anchors.values() for statement in level}
    for side, signs in sides.items():
        if not 3 <= len(signs) <= 5:
            yield ("indicators", side), {"fault": f"Der er {len(signs)} tegn."}
        for at, sign in enumerate(signs):
            if sign in anchors:
                yield ("indicators", side, at), {"fault": "Tegnet er ordret det samme som et anker."}
    for at, sign in enumerate(entry.indicators.negative):
        if any(similarity(_without_not(sign), words(other)) >= ALIKE for other in entry.indicators.positive):
            yield ("indicators", "negative", at), {"fault": "Tegnet er et positivt tegn med «ikke»."}


def _without_not(text: str) -> list[str]:
    return [word for word in words(text) if word not in {"ikke", "ingen", "intet", "uden", "aldrig"}]


def poor_probes(entry: Entry, book: Rulebook) -> Found:
    """Probes that miss own action, result, or reason and situation; or too few or too many.

    Flag: probes: Hvad gjorde du? | Hvad sagde du? | Hvad gjorde du så?
    Pass: probes: Hvad stod på spil? | Hvad gjorde du? | Hvad kom der ud af det?
    """
    for loc, question in _asked(entry, "behavioural", "situational", "reflective"):
        for fault in _probe_faults(question, book):
            yield (*loc, "probes"), {"fault": fault}


def _probe_faults(question: Question, book: Rulebook) -> Iterator[str]:
    together = " ".join(question.probes)
    if not 3 <= len(question.probes) <= 4:
        yield f"Der er {len(question.probes)} opfølgninger."
    if question.kind == "behavioural":
        if not book.hit("own-action", together):
            yield "Ingen opfølgning spørger, hvad kandidaten selv gjorde eller sagde."
        if not book.hit("result", together):
            yield "Ingen opfølgning spørger til resultat eller reaktion."
        if not book.hit("reason", together):
            yield "Ingen opfølgning spørger til situationen eller grunden."


_MINUTES = {"behavioural": (5, 10), "situational": (4, 8), "reflective": (4, 10), "knowledge": (2, 10)}


def unusual_minutes(entry: Entry, _: Rulebook) -> Found:
    """Minutes that no answer fits in, or that eat the interview.

    Flag: minutes: 15
    Pass: minutes: 9
    """
    for loc, question in _asked(entry, *_MINUTES):
        least, most = _MINUTES[question.kind]
        if not least <= question.minutes <= most:
            yield (*loc, "minutes"), {"minutes": question.minutes, "limit": f"{least}-{most}"}


ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


def approved_by_nobody(entry: Entry, _: Rulebook) -> Found:
    """Approved, without a name and a date.

    Flag: state: approved
    Pass: state: approved by Eva on 2026-11-21
    """
    if entry.status == "approved" and entry.approved is None:
        yield ("status",), {}


def approved_by_the_author(entry: Entry, _: Rulebook) -> Found:
    """Approved by the one who wrote it.

    Flag: state: approved by test on 2026-11-21
    Pass: state: approved by Eva on 2026-11-21
    """
    if entry.approved and entry.approved.by.casefold() == entry.author.casefold():
        yield ("approved", "by"), {}


def approved_on_no_date(entry: Entry, _: Rulebook) -> Found:
    """An approval whose date is none.

    Flag: state: approved by Eva on fredag
    Pass: state: approved by Eva on 2026-11-21
    """
    if entry.approved and not ISO_DATE.fullmatch(entry.approved.date):
        yield ("approved", "date"), {"date": entry.approved.date}


def approved_but_not_by_state(entry: Entry, _: Rulebook) -> Found:
    """A name and a date of approval on an entry that is not approved.

    Flag: state: in_review by Eva on 2026-11-21
    Pass: state: approved by Eva on 2026-11-21
    """
    if entry.approved and entry.status not in {"approved", "retired"}:
        yield ("status",), {"status": entry.status}


ENTRY_RULES = (
    ("Q08", unusable_scene),
    ("Q10", hard_to_follow),
    ("Q10E", very_hard_to_follow),
    ("Q21", poor_indicators),
    ("Q22", poor_probes),
    ("Q26", unusual_minutes),
    ("approval-missing", approved_by_nobody),
    ("approval-own", approved_by_the_author),
    ("approval-date", approved_on_no_date),
    ("approval-early", approved_but_not_by_state),
)
