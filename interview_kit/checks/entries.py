"""The rules on an entry as a whole: its scenes, probes, indicators, minutes and state."""

import re
from collections.abc import Callable, Iterator

from interview_kit.checks.anchors import SAME
from interview_kit.checks.language import lix, sentences, similarity, stems, words
from interview_kit.checks.lexicon import Lexicon
from interview_kit.checks.rule import Finding
from interview_kit.models.bank import Approval, Entry, Question, Reviewed
from interview_kit.problems import Loc

EntryCheck = Callable[[Entry, Lexicon], Iterator[Finding]]


def _asked(entry: Entry, *kinds: str) -> Iterator[tuple[Loc, Question]]:
    """The questions of these kinds that are still in use, with their places."""
    for index, question in enumerate(entry.questions):
        if question.kind in kinds and not question.retired:
            yield ("questions", index), question


def _scenes(entry: Entry) -> Iterator[tuple[Loc, Question]]:
    for loc, question in _asked(entry, "situational"):
        yield (*loc, "text"), question


def scene_length(entry: Entry, _: Lexicon) -> Iterator[Finding]:
    """A scene too short to hold a dilemma, or too long to be remembered."""
    for loc, question in _scenes(entry):
        count = len(words(question.text))
        if not 25 <= count <= 90:
            yield Finding(loc, {"count": count})


def scene_one_sentence(entry: Entry, _: Lexicon) -> Iterator[Finding]:
    """A scene without a sentence before its question."""
    for loc, question in _scenes(entry):
        if len(sentences(question.text)) < 2:
            yield Finding(loc)


def scene_without_tension(entry: Entry, lexicon: Lexicon) -> Iterator[Finding]:
    """A scene where nothing pulls the other way."""
    for loc, question in _scenes(entry):
        if not lexicon.find("tension", question.text):
            yield Finding(loc)


def scene_without_question(entry: Entry, lexicon: Lexicon) -> Iterator[Finding]:
    """A scene that does not end in an open question."""
    for loc, question in _scenes(entry):
        last = (sentences(question.text) or ("",))[-1]
        if not last.endswith("?") or lexicon.find("yes-no", last):
            yield Finding(loc)


def scene_tells_answer(entry: Entry, _: Lexicon) -> Iterator[Finding]:
    """A scene that uses a fourth of the words of its best answer."""
    for loc, question in _scenes(entry):
        best = stems(" ".join((question.anchors or entry.anchors)[5]))
        if best and len(best & stems(question.text)) / len(best) >= 0.25:
            yield Finding(loc)


_HARD, _VERY_HARD = 45, 55
_ENOUGH_WORDS = 80  # lix says little of fewer


def hard_to_follow(entry: Entry, _: Lexicon) -> Iterator[Finding]:
    """What the candidate hears is hard to follow."""
    score = _heard_lix(entry)
    if _HARD < score <= _VERY_HARD:
        yield Finding(("questions",), {"lix": round(score)})


def very_hard_to_follow(entry: Entry, _: Lexicon) -> Iterator[Finding]:
    """What the candidate hears is very hard to follow."""
    score = _heard_lix(entry)
    if score > _VERY_HARD:
        yield Finding(("questions",), {"lix": round(score)})


def _heard_lix(entry: Entry) -> float:
    """Lix of all questions and probes in use; 0 where there are too few words to judge by."""
    heard = " ".join(
        " ".join((question.text, *question.probes)) for question in entry.questions if not question.retired
    )
    return lix(heard) if len(words(heard)) >= _ENOUGH_WORDS else 0


def indicator_count(entry: Entry, _: Lexicon) -> Iterator[Finding]:
    """Too few or too many indicators on a side."""
    for loc, indicators in _sides(entry):
        if not 3 <= len(indicators) <= 5:
            yield Finding(loc, {"count": len(indicators)})


def indicator_is_anchor(entry: Entry, _: Lexicon) -> Iterator[Finding]:
    """An indicator copied from an anchor."""
    statements = {statement for level in entry.anchors.values() for statement in level}
    for loc, indicators in _sides(entry):
        for index, indicator in enumerate(indicators):
            if indicator in statements:
                yield Finding((*loc, index))


def indicator_negated(entry: Entry, _: Lexicon) -> Iterator[Finding]:
    """A negative indicator that is a positive one with «ikke»."""
    positive = [words(indicator) for indicator in entry.indicators.positive]
    for index, indicator in enumerate(entry.indicators.negative):
        bare = tuple(word for word in words(indicator) if word not in _NEGATIONS)
        if any(similarity(bare, sign, SAME) >= SAME for sign in positive):
            yield Finding(("indicators", "negative", index))


_NEGATIONS = {"ikke", "ingen", "intet", "uden", "aldrig"}


def _sides(entry: Entry) -> Iterator[tuple[Loc, tuple[str, ...]]]:
    yield ("indicators", "positive"), entry.indicators.positive
    yield ("indicators", "negative"), entry.indicators.negative


def probe_count(entry: Entry, _: Lexicon) -> Iterator[Finding]:
    """Too few or too many probes."""
    for loc, question in _asked(entry, "behavioural", "situational", "reflective"):
        if not 3 <= len(question.probes) <= 4:
            yield Finding((*loc, "probes"), {"count": len(question.probes)})


def probes_lack(pattern: str) -> EntryCheck:
    """No probe of a behavioural question asks what this pattern looks for."""

    def check(entry: Entry, lexicon: Lexicon) -> Iterator[Finding]:
        for loc, question in _asked(entry, "behavioural"):
            if not lexicon.find(pattern, " ".join(question.probes)):
                yield Finding((*loc, "probes"))

    return check


_MINUTES = {"behavioural": (5, 10), "situational": (4, 8), "reflective": (4, 10), "knowledge": (2, 10)}


def unusual_minutes(entry: Entry, _: Lexicon) -> Iterator[Finding]:
    """Minutes that no answer fits in, or that eat the interview."""
    for loc, question in _asked(entry, *_MINUTES):
        least, most = _MINUTES[question.kind]
        if not least <= question.minutes <= most:
            yield Finding((*loc, "minutes"), {"minutes": question.minutes, "limit": f"{least}-{most}"})


def approval_missing(reviewed: Reviewed, _: object = None) -> Iterator[Finding]:
    """Approved, without a name and a date."""
    if reviewed.status == "approved" and reviewed.approved is None:
        yield Finding(("status",))


def approval_own(reviewed: Reviewed, _: object = None) -> Iterator[Finding]:
    """Approved by the one who wrote it."""
    if reviewed.is_approved_by_its_author:
        yield Finding(("approved", "by"))


def approval_date(reviewed: Reviewed, _: object = None) -> Iterator[Finding]:
    """An approval without a real date."""
    return undated(reviewed.approved)


def approval_words(reviewed: Reviewed, _: object = None) -> Iterator[Finding]:
    """An approval that does not say which words it is of, or is of others than stand there now."""
    if reviewed.status == "approved" and reviewed.approved and reviewed.approved.words != reviewed.words:
        loc: Loc = ("approved", "words") if reviewed.approved.words else ("approved",)
        fault = _CHANGED if reviewed.approved.words else _UNSAID
        yield Finding(loc, {"fault": fault, "words": reviewed.words})


_CHANGED = "Ordene er ændret, efter at de blev godkendt."
_UNSAID = "Godkendelsen siger ikke, hvilke ord den gælder."


def approval_early(reviewed: Reviewed, _: object = None) -> Iterator[Finding]:
    """A name and a date of approval on a text that is not approved."""
    if reviewed.approved and reviewed.status not in {"approved", "retired"}:
        yield Finding(("status",), {"status": reviewed.status})


_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


def undated(approval: Approval | None) -> Iterator[Finding]:
    """A finding at the date of an approval that is not written as 2026-11-21."""
    if approval and not _ISO_DATE.fullmatch(approval.date):
        yield Finding(("approved", "date"), {"date": approval.date})


# What is held against every text that is approved, whether it is of the rules' own list or not.
APPROVAL_CHECKS = {
    "approval-missing": approval_missing,
    "approval-own": approval_own,
    "approval-date": approval_date,
    "approval-words": approval_words,
    "approval-early": approval_early,
}
