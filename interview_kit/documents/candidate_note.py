"""The notat of one candidate: what was asked, what was told, and which levels that was nearest to.

It is the extract of the sheets' facts (FOB 04-198, 2020-45), and lies on this candidate's case: no other
candidate is in it, neither by code nor by name.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from interview_kit.case_file.leaks import TO_BE_READ, Known, known_candidates, leaks_in
from interview_kit.comparison import Cell, Rating, level_of
from interview_kit.documents.compared import BETWEEN, Compared, asked_words, words_of
from interview_kit.documents.comparison_sentences import REWRITTEN, counted, one_decimal, place_of
from interview_kit.documents.dates import danish_date
from interview_kit.documents.view import View
from interview_kit.memory import kept
from interview_kit.models.collected import CollectedRating
from interview_kit.models.day import clock
from interview_kit.models.guide import GuideQuestion
from interview_kit.models.text import listed
from interview_kit.word.package import HeaderTexts

_ANOTHER = "[en anden kandidat]"
_POINT_PARTS = {"hypotese": "Punkt", "spoergsmaal": "Spørgsmål", "hoert": "Hørt", "konklusion": "Konklusion"}


class Told(NamedTuple):
    """What was written down, and by whom."""

    words: str
    members: str


class Nearest(NamedTuple):
    """A level that somebody gave: how many did, and what an answer at that level sounds like."""

    level: int
    given: str
    anchor: str


class Asked(NamedTuple):
    """A rated question of the notat; `summary` is its mean with range and number of members.

    `is_asked` says that `text` are the words of the question; of a case it is what was listened for, and the
    first of its points has the questions (`case`).
    """

    heading: str
    text: str
    is_asked: bool
    case: tuple[str, ...]
    summary: str
    told: tuple[Told, ...]
    nearest: tuple[Nearest, ...]
    beside: str
    changes: tuple[str, ...]


class Masked(NamedTuple):
    """A note that names another candidate, which the notat does not repeat: whose it is and about what."""

    member: str
    candidate: str
    question: str


def candidate_note(compared: Compared, candidate: str) -> View:
    """The notat of this candidate."""
    content, result = compared.guide.content, compared.result
    values = {
        "candidate": candidate,
        "round": result.number,
        "identity": _identity(compared),
        "facts": list(_facts(compared, candidate)),
        "asked": tuple(_asked(compared, candidate, code) for code in compared.rated),
        "unrated": tuple(_unrated(compared, candidate)),
    }
    title = f"Notat · {candidate} · {content.title} · {content.round}. samtale"
    headers = HeaderTexts(
        document=title,
        code=f"Fortroligt · {candidate}",
        organisation=content.organisation or "",
        footer="Fortroligt – ansættelsessag",
    )
    properties = {**compared.properties("notat"), "interview-kit.kandidat": candidate}
    return View("notat.wml.j2", values, headers, title, properties)


def masked_notes(compared: Compared) -> Iterator[Masked]:
    """The notes in which a member has named another candidate than the one they are about."""
    for cell, row in compared.result.given.items():
        words = _account(row)
        if words != _of_one(compared, cell.candidate, words):
            yield Masked(*cell)
    for answer in compared.seal.answers:
        if answer.text != _of_one(compared, answer.candidate, answer.text):
            yield Masked(answer.member, answer.candidate, answer.tag)


def _identity(compared: Compared) -> str:
    content = compared.guide.content
    number = counted(len(content.questions), "spørgsmål", "spørgsmål")
    return f"{content.title} · {number} til alle kandidater, ordret som i guide {compared.guide.id}"


def _facts(compared: Compared, candidate: str) -> Iterator[tuple[str, str]]:
    """When it was, and who was there, as rows of the front table."""
    yield "Hvornår", _when(compared, candidate)
    yield "Til stede", _present(compared, candidate)


def _when(compared: Compared, candidate: str) -> str:
    """The day and the hours that were planned."""
    number = compared.result.number
    day = compared.vacancy.days.get(number)
    hours = [
        f"kl. {clock(one.start)}-{clock(one.end)}"
        for one in (day.interviews if day else ())
        if one.candidate == candidate
    ]
    date = danish_date(compared.vacancy.recruitment.choices(number).date)
    return " ".join(filter(None, (date, *hours))) or "……………………"


def _present(compared: Compared, candidate: str) -> str:
    """Who was there, by code, and who of them did not rate."""
    choices = compared.vacancy.recruitment.choices(compared.result.number)
    seats = [
        seat
        for seat in compared.guide.content.panel
        if seat.member
        and (not choices.members or seat.member in choices.members)
        and candidate not in choices.attendance.get(seat.member, {})
    ]
    rated = [seat.member for seat in seats if seat.member and seat.rates is not False]
    beside = [seat.member for seat in seats if seat.member and seat.rates is False]
    others = f". {listed(beside)} vurderede ikke" if beside else ""
    return f"{listed(rated)}{others}"


def _asked(compared: Compared, candidate: str, code: str) -> Asked:
    row, block = compared.rated[code], compared.result.comparison.block
    is_counted = any(question.code == code for question in block.questions)
    given = dict(_given(compared, candidate, code)) if is_counted else {}
    counts = {member: rating for member, rating in given.items() if member in block.members}
    return Asked(
        heading=f"{code} · {row.competency}",
        text=asked_words(row),
        is_asked=isinstance(row, GuideQuestion),
        case=tuple(_case_questions(compared, code)),
        summary=_summary(compared, code, list(counts.values())),
        told=tuple(_told(compared, candidate, code)),
        nearest=tuple(
            Nearest(
                level,
                counted(list(counts.values()).count(level), "medlem", "medlemmer"),
                " ".join(row.anchors[level]),
            )
            for level in (5, 4, 3, 2, 1)
            if level in counts.values()
        ),
        beside=", ".join(_beside(given, counts)),
        changes=tuple(_changes(compared, candidate, code)),
    )


def _case_questions(compared: Compared, code: str) -> Iterator[str]:
    """What was asked about the case, above the first of its points."""
    case = compared.guide.content.case_task
    if case and case.behaviours and case.behaviours[0].code == code:
        yield from case.questions


def _given(compared: Compared, candidate: str, code: str) -> Iterator[tuple[str, Rating]]:
    """The ratings of those whose words are in the notat."""
    for member in _heard(compared):
        rating = compared.result.ratings.get(Cell(member, candidate, code))
        if rating is not None:
            yield member, rating


def _beside(given: Mapping[str, Rating], counts: Mapping[str, Rating]) -> Iterator[str]:
    """What is no level, and in brackets what stands outside the comparison."""
    for member, rating in given.items():
        if member not in counts:
            yield f"{member}: ({rating}), tæller ikke"
        elif isinstance(rating, str):
            yield f"{member}: {rating}"


def _heard(compared: Compared) -> list[str]:
    """The members whose words belong in a notat: all who rate and may rate."""
    result = compared.result
    return [member for member in result.members if member not in result.may_not_rate]


def _summary(compared: Compared, code: str, given: Sequence[Rating]) -> str:
    """`3,9 · fra 3 til 5 · 8 medlemmer`; why there is none where the question counts for nobody."""
    result = compared.result
    if code in {row.code for row in result.uncounted.excluded}:
        return "taget ud for alle"
    levels = [level for rating in given if (level := level_of(rating)) is not None]
    if code in result.uncounted.unasked or not levels:
        return "tæller ikke"
    return " · ".join(
        (
            one_decimal(sum(levels) / len(levels)),
            _range(levels, len(given)),
            counted(len(levels), "medlem", "medlemmer"),
        )
    )


def _range(levels: Sequence[int], given: int) -> str:
    """From the lowest to the highest; `given` are the ratings, with those that are no level."""
    lowest, highest = min(levels), max(levels)
    if lowest < highest:
        return f"fra {lowest} til {highest}"
    if len(levels) == 1:
        return f"trin {lowest}"
    return f"alle gav trin {lowest}" if len(levels) == given else f"{len(levels)} gav trin {lowest}"


def _told(compared: Compared, candidate: str, code: str) -> Iterator[Told]:
    """Every different account in the members' own words; the same words of several stand once."""
    accounts: dict[str, list[str]] = {}
    for member in _heard(compared):
        row = compared.result.given.get(Cell(member, candidate, code))
        if row is None:
            continue
        words = _account(row)
        if words or row.on_paper:
            shown = (
                _of_one(compared, candidate, words) if words else "Noterne er på papir og ligger på sagen."
            )
            accounts.setdefault(shown, []).append(member)
    for words, members in accounts.items():
        yield Told(words, ", ".join(members))


def _account(row: CollectedRating) -> str:
    """All that a member wrote, with the red flag last."""
    flag = " ".join(row.notes.get("flag", "").split())
    return BETWEEN.join(filter(None, (words_of(row), f"Rødt flag: {flag}" if flag else "")))


def _of_one(compared: Compared, candidate: str, words: str) -> str:
    """The words without other candidates: where one is named, it is said that it is another."""
    vacancy = compared.vacancy
    return _without_others(words, known_candidates(vacancy.people, vacancy.recruitment), candidate)


@kept(4_096)
def _without_others(words: str, known: Known, candidate: str) -> str:
    """The same on plain values. Kept, because a note is printed, and told of where it names somebody."""
    certain = (
        leak for leak in leaks_in(words, known, candidate, initials=True) if leak.kind not in TO_BE_READ
    )
    for leak in sorted(certain, key=lambda leak: -leak.position):
        words = f"{words[: leak.position]}{_ANOTHER}{words[leak.position + len(leak.words) :]}"
    return words


def _changes(compared: Compared, candidate: str, code: str) -> Iterator[str]:
    """`M6: 3 → 4 (grund)` for each rating that is not what it was under the first seal, or rewritten note."""
    for change in compared.result.changes:
        cell = change.cell
        if (cell.candidate, place_of(change)) == (candidate, code) and cell.member in _heard(compared):
            first, value = (
                part if part is not None else "ikke vurderet" for part in (change.first, change.value)
            )
            reason = _of_one(compared, candidate, change.reason)
            what = REWRITTEN if change.is_of_words else f"{first} → {value}"
            yield f"{cell.member}: {what}" + (f" ({reason})" if reason else "")


def _unrated(compared: Compared, candidate: str) -> Iterator[tuple[str, str, str]]:
    """What was answered to what is not rated: its code, the question, the answer with its member."""
    content = compared.guide.content
    texts = {row.code: row.text for row in content.own_questions}
    texts |= {f"V{number}": text for number, text in enumerate(content.terms, 1)}
    rewritten = {change.cell: change.reason for change in compared.result.changes if change.is_of_words}
    for row in compared.seal.answers:
        if row.candidate == candidate and row.member not in compared.result.may_not_rate:
            code, _, part = row.tag.partition(".")
            label = " ".join(filter(None, (code, _POINT_PARTS.get(part, ""))))
            answer = _of_one(compared, candidate, " ".join(row.text.split()))
            reason = rewritten.get(Cell(row.member, candidate, row.tag))
            changed = f"; {REWRITTEN}: {_of_one(compared, candidate, reason)}" if reason else ""
            yield label, texts.get(code, ""), f"{answer} ({row.member}{changed})"
