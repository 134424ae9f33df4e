"""What one candidate gets to see: all that members wrote about that candidate, and nothing of others."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from interview_kit.case_file.folding import folded
from interview_kit.case_file.leaks import TO_BE_READ, Known, Leak, leaks_in
from interview_kit.case_file.papers import candidate_of
from interview_kit.models.case_file import (
    AskedAbout,
    CaseRound,
    MemberWords,
    Passage,
    Redaction,
    Version,
)
from interview_kit.models.collected import Collected, CollectedAnswer, CollectedRating
from interview_kit.models.guide import Guide

STRUCK = "████ [udeladt: oplysninger om andre]"
Strike = Callable[["CasePlace", str], str]
_LATE, _UNSEALED = "Læst efter forseglingen", "Ikke forseglet"


class CasePlace(NamedTuple):
    """Where words stand in what members wrote."""

    round: int
    member: str
    question: str
    note: str


class FoundLeak(NamedTuple):
    """A leak and where it stands."""

    place: CasePlace
    leak: Leak


class Judged(NamedTuple):
    """The rounds with what is struck; how often, in which places, and which redactions were of use."""

    rounds: tuple[CaseRound, ...]
    struck: tuple[CasePlace, ...]
    used: frozenset[int]


def case_round(collected: Collected, guide: Guide, candidate: str, date: str | None) -> CaseRound:
    """All that was given and written about the candidate in the round, question by question."""
    titles = {seat.member: seat.title for seat in guide.content.panel if seat.member}
    written = _written(collected, candidate)
    texts = _asked(guide)
    codes = [*texts, *sorted({code for code, _ in written} - set(texts))]
    asked = []
    for code in codes:
        members = sorted((member for one, member in written if one == code), key=_by_number)
        words = [
            MemberWords(member, titles.get(member, ""), tuple(written[code, member])) for member in members
        ]
        if words:
            asked.append(AskedAbout(code, *texts.get(code, ("", "")), tuple(words)))
    seal = collected.seal
    return CaseRound(guide.content.round, date, guide.id, seal.signed if seal else "", tuple(asked))


def _by_number(code: str) -> int:
    return int(code[1:])


def _asked(guide: Guide) -> dict[str, tuple[str, str]]:
    """What the questions, the case, the terms and the individual points are about: code → about, words."""
    content = guide.content
    case = content.case_task.behaviours if content.case_task else ()
    points = content.interview.individual.hypotheses if content.individual else 0
    return {
        **{row.code: (f"Casen, {row.competency}", row.behaviour) for row in case},
        **{row.code: (row.competency, row.text) for row in content.questions},
        **{row.code: ("Vurderes ikke", row.text) for row in content.own_questions},
        **{f"V{number}": ("Vilkår", text) for number, text in enumerate(content.terms, 1)},
        **{f"B{number}": ("Punkt om kandidaten alene", "") for number in range(1, points + 1)},
    }


def _written(collected: Collected, candidate: str) -> dict[tuple[str, str], list[Version]]:
    """The versions of each question by each member, the latest first: (question, member) → versions."""
    times = [
        (_under(seal.number, seal.at), seal.reason, seal.ratings, seal.answers) for seal in collected.seals
    ]
    times.append((_LATE if times else _UNSEALED, None, collected.ratings, collected.answers))
    versions: dict[tuple[str, str], list[Version]] = {}
    for when, reason, ratings, answers in times:
        for cell, version in _at_one_time(when, ratings, answers, candidate).items():
            before = versions.setdefault(cell, [])
            if before and before[0]._replace(when=when, passages=_without_reason(before[0])) == version:
                continue
            because = (Passage("grund", reason),) if before and reason else ()
            before.insert(0, version._replace(passages=(*because, *version.passages)))
    return versions


def _under(number: int, at: str) -> str:
    return f"Forsegling {number}, {at}"


def _without_reason(version: Version) -> tuple[Passage, ...]:
    return tuple(passage for passage in version.passages if passage.note != "grund")


def _at_one_time(
    when: str, ratings: Sequence[CollectedRating], answers: Sequence[CollectedAnswer], candidate: str
) -> dict[tuple[str, str], Version]:
    found = {
        (rating.question, rating.member): Version(
            when, str(rating.value or ""), _passages(rating), rating.on_paper
        )
        for rating in ratings
        if rating.candidate == candidate and (rating.value or rating.raw or rating.notes or rating.on_paper)
    }
    for answer in answers:
        if answer.candidate == candidate and answer.text.strip():
            code, _, note = answer.tag.partition(".")
            before = found.get((code, answer.member), Version(when, "", ()))
            passage = Passage(note, answer.text)
            found[code, answer.member] = before._replace(passages=(*before.passages, passage))
    return found


def _passages(rating: CollectedRating) -> tuple[Passage, ...]:
    raw = (Passage("vurdering", rating.raw),) if rating.raw and rating.value is None else ()
    return (*raw, *(Passage(note, text) for note, text in rating.notes.items() if text.strip()))


def judged(rounds: Iterable[CaseRound], redactions: Sequence[Redaction]) -> Judged:
    """The rounds as they are printed: what a person has struck is replaced."""
    struck: list[CasePlace] = []
    used: set[int] = set()

    def strike(place: CasePlace, text: str) -> str:
        found: list[tuple[int, int]] = []
        for index, redaction in enumerate(redactions):
            spans = _spans(redaction.words, text) if _is_at(redaction, place) else []
            if spans:
                used.add(index)
            found += [] if redaction.shown else spans
        for start, end in reversed(_joined(found)):
            struck.append(place)
            text = text[:start] + STRUCK + text[end:]
        return text

    changed = tuple(_with_each(one_round, strike) for one_round in rounds)
    return Judged(changed, tuple(struck), frozenset(used))


def _joined(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans in order, those that overlap as one."""
    joined = list[tuple[int, int]]()
    for start, end in sorted(spans):
        if joined and start < joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined


def _with_each(one_round: CaseRound, strike: Strike) -> CaseRound:
    """The round with every passage changed."""

    def changed(words: MemberWords, code: str) -> MemberWords:
        place = CasePlace(one_round.number, words.member, code, "")
        versions = [
            version._replace(
                passages=tuple(
                    passage._replace(text=strike(place._replace(note=passage.note), passage.text))
                    for passage in version.passages
                )
            )
            for version in words.versions
        ]
        return words._replace(versions=tuple(versions))

    asked = [
        question._replace(members=tuple(changed(words, question.code) for words in question.members))
        for question in one_round.asked
    ]
    return one_round._replace(asked=tuple(asked))


def passages_of(rounds: Iterable[CaseRound]) -> Iterator[tuple[CasePlace, str]]:
    """Every passage with its place."""
    for one_round in rounds:
        for question in one_round.asked:
            for words in question.members:
                for version in words.versions:
                    for note, text in version.passages:
                        yield CasePlace(one_round.number, words.member, question.code, note), text


def leaks_left(
    rounds: Iterable[CaseRound],
    known: Known,
    candidate: str,
    redactions: Sequence[Redaction],
    titles: Sequence[str] = (),
) -> Iterator[FoundLeak]:
    """Every leak that nobody has struck or allowed yet, each once; what lies in `titles` is none."""
    found = {}
    for place, text in passages_of(rounds):
        allowed = [*titles, *(one.words for one in redactions if one.shown and _is_at(one, place))]
        for leak in leaks_not_allowed(text, known, candidate, allowed):
            found[place, leak.kind, leak.words] = FoundLeak(place, leak)
    yield from found.values()


def leaks_not_allowed(text: str, known: Known, own: str, allowed: Iterable[str]) -> list[Leak]:
    """The leaks that do not lie in words which a person has allowed."""
    spans = [span for words in allowed for span in _spans(words, text)]
    return [
        leak
        for leak in leaks_in(text, known, own, initials=True)
        if not any(start <= leak.position and leak.position + len(leak.words) <= end for start, end in spans)
    ]


def is_certain(leak: Leak) -> bool:
    """Whether the leak is more than a comparison in usual words."""
    return leak.kind not in TO_BE_READ


def _is_at(redaction: Redaction, place: CasePlace) -> bool:
    """Whether the redaction is of this place; what it leaves open holds for all."""
    if redaction.file is not None:
        return False
    wanted = (redaction.round, redaction.member, redaction.question, redaction.note)
    return all(want is None or want == have for want, have in zip(wanted, place, strict=True))


def _spans(words: str, text: str) -> list[tuple[int, int]]:
    """Where the words stand in the text, whatever its blanks and invisible characters."""
    plain = folded(text)
    pattern = r"\s+".join(map(re.escape, folded(words).text.split()))
    if not pattern:
        return []
    return [
        (plain.at[match.start()], plain.at[match.end() - 1] + 1) for match in re.finditer(pattern, plain.text)
    ]


def papers_of(candidate: str, names: Iterable[str]) -> list[str]:
    """The papers among these that are meant for this candidate alone, by their names."""
    return [name for name in names if candidate_of(name) == candidate]


def sheets_of(candidate: str, collected: Collected) -> dict[str, frozenset[str]]:
    """The files that hold this candidate alone, with the members who wrote in them."""
    read: list[CollectedRating | CollectedAnswer] = [*collected.ratings, *collected.answers]
    for seal in collected.seals:
        read += [*seal.ratings, *seal.answers]
    candidates: dict[str, set[str]] = {}
    members: dict[str, set[str]] = {}
    for row in read:
        candidates.setdefault(row.source, set()).add(row.candidate)
        members.setdefault(row.source, set()).add(row.member)
    return {name: frozenset(members[name]) for name, codes in candidates.items() if codes == {candidate}}
