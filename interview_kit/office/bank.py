"""The bank for those who read in it: its profiles, a search, an entry as in the book, and how far it is."""

from collections.abc import Generator, Iterator
from typing import TYPE_CHECKING, Any

from interview_kit.models.bank import STATE_WORDS, Entry
from interview_kit.office.bank_at_hand import BankAtHand
from interview_kit.office.desk import Desk, Step
from interview_kit.problems import UserError, problem

if TYPE_CHECKING:
    from interview_kit.coverage import CoverageRow
    from interview_kit.coverage.page import Summary
    from interview_kit.office.searching import Found, Hit

_MOST_FOUND = 60


def profiles(desk: Desk) -> dict[str, Any]:
    """The profiles of the bank with their competencies, and how many entries there are for each."""
    hand = desk.workplace.at_hand
    return {
        "profiles": [
            {
                "id": key,
                "title": profile.title,
                "entries": len(hand.places(key)),
                "competencies": [
                    {"id": competency.id, "title": competency.title, "number": str(number)}
                    for number, competency in enumerate(profile.competencies, 1)
                ],
            }
            for key, profile in hand.printed_profiles.items()
        ]
    }


def search(desk: Desk, *, words: str, profile: str = "") -> dict[str, Any]:
    """The entries that have the words, best first; without words every entry, in the order of the bank.

    `snippet` is a piece of the text that fits best, `marks` the begin and end of each hit in it, counted as a
    page counts letters. Raises `UserError` where there is no such profile.
    """
    hand = desk.workplace.at_hand
    chosen = desk.workplace.profile(hand.bank, profile).id if profile else ""
    places = hand.places(chosen)
    if not words.strip():
        every = [_listed(hand.entries[key], hand, chosen) for key in places]
        return {"entries": every, "sentence": _number(len(every))}
    found = hand.index.search(words, places, _MOST_FOUND)
    return {
        "entries": [{**_listed(hit.entry, hand, chosen), **_hit(hit)} for hit in found.hits],
        "sentence": " ".join(_told(found, words)),
    }


def _listed(entry: Entry, hand: BankAtHand, profile: str) -> dict[str, Any]:
    """An entry as a list shows it."""
    place = hand.places(profile)[entry.id]
    return {
        "id": entry.id,
        "profile": place.profile,
        "competency": place.competency,
        "behaviour": place.line,
        **hand.face(entry.id),
        "snippet": "",
        "marks": [],
        "address": "",
        "place": "",
    }


def _hit(hit: "Hit") -> dict[str, Any]:
    snippet = hit.snippet
    return {
        "snippet": snippet.text,
        "marks": [[*mark] for mark in snippet.marks],
        "address": snippet.address,
        "place": snippet.place,
    }


def _told(found: "Found", words: str) -> Iterator[str]:
    """What there is to say of a search."""
    if not found.hits:
        yield f"Intet sæt passer på «{words.strip()[:40]}». Prøv et andet ord."
        return
    is_whole = len(found.hits) == found.total
    yield _number(found.total) if is_whole else f"De {len(found.hits)} bedste af {found.total} sæt."
    for typed, other in found.read_as.items():
        yield f"«{typed}» står ikke i banken. Der er søgt på «{other}»."
    for typed in found.unknown:
        yield f"«{typed}» står ikke i banken."


def _number(count: int) -> str:
    return f"{count} sæt."


def entry(desk: Desk, *, id: str) -> dict[str, Any]:  # noqa: A002 - the page's word
    """An entry as the question book prints it, each text with its address.

    Raises `UserError` where the bank has no such entry.
    """
    from interview_kit.office.entry_sections import entry_remarks, entry_sections, state_line

    hand = desk.workplace.at_hand
    if id not in hand.entries:
        raise UserError([problem("office-no-entry", entry=id)])
    found = hand.entries[id]
    place = hand.places()[id]
    remarks = entry_remarks(hand, found)
    return {
        "id": id,
        "profile": place.profile,
        "competency": place.competency,
        "number": place.number,
        "behaviour": place.line,
        "status": STATE_WORDS[found.state],
        "version": found.version,
        "author": found.author,
        "approved": {"by": found.approved.by, "date": found.approved.date} if found.approved else None,
        "state_line": state_line(found),
        "used_by": [{"behaviour": line, "profile": title} for title, line in hand.users_of(found)],
        "accepted": [
            f"Accepteret advarsel {accepted.code}: {accepted.reason} ({accepted.by})"
            for accepted in found.accepted_warnings
        ],
        "remarks": remarks.get("", []),
        "sections": entry_sections(hand.bank, found, remarks),
    }


def coverage(desk: Desk, *, profile: str = "") -> Generator[Step, None, dict[str, Any]]:
    """What the bank has for each line of a profile, or of all: the numbers of `interview-kit coverage`.

    Raises `UserError` where there is no such profile.
    """
    from interview_kit.coverage import coverage_rows
    from interview_kit.coverage.columns import NUMBERS
    from interview_kit.coverage.page import summary_of

    hand = desk.workplace.at_hand
    chosen = desk.workplace.profile(hand.bank, profile).id if profile else ""
    counts = yield from hand.warnings(chosen)
    rows = coverage_rows(hand.bank, chosen or None, counts)
    columns = [
        {"id": column.field, "title": column.title, "group": column.group, "full_title": column.full_title}
        for column in NUMBERS
    ]
    return {
        "columns": columns,
        "rows": [_row(row, hand) for row in rows],
        "sentences": [*_summary(summary_of(rows))],
    }


def _row(row: "CoverageRow", hand: BankAtHand) -> dict[str, Any]:
    from interview_kit.coverage.columns import NUMBERS, STATE_NAMES, heat
    from interview_kit.coverage.page import interview_name

    state = STATE_NAMES[row.status]
    return {
        "profile": row.profile_title,
        "competency": row.competency_title,
        "id": row.behaviour,
        "behaviour": row.text,
        "status": state.word,
        "letter": state.letter,
        "approved": row.approved,
        "numbers": [getattr(row, column.field) for column in NUMBERS],
        "heats": [heat(column, row) for column in NUMBERS],
        "asked_in": [interview_name(interview, hand.bank) for interview in row.asked_in],
        "is_gap": row.is_gap,
        "entries": [entry.id for entry in hand.bank.entries.get(row.behaviour, ())],
    }


def _summary(summary: "Summary") -> Iterator[str]:
    """What the page of `interview-kit coverage` says on top."""
    asked = f"{summary.with_questions} af {summary.behaviours} adfærdspunkter har spørgsmål"
    yield f"{asked}, og {summary.approved or 'ingen'} er godkendt."
    if summary.gaps:
        yield f"{summary.gaps} står i en samtales fokus, men har endnu ingen spørgsmål."
