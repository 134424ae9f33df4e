"""A round as it comes home, with made-up ratings and notes: for tests and benchmarks of the comparison."""

import hashlib
import random
from collections.abc import Iterator, Sequence

from benchmarks.upper_group import ASSUMPTIONS, MIDDLE
from interview_kit.collection import course_of, with_seal
from interview_kit.models.collected import (
    Collected,
    CollectedAnswer,
    CollectedFile,
    CollectedRating,
    NoteKind,
    Value,
)
from interview_kit.models.guide import Guide
from interview_kit.models.recruitment import Recruitment
from interview_kit.scoring_sheets.fields import rated_codes, term_codes

LEVELS: tuple[Value, ...] = (1, 2, 3, 4, 5)
_OUTSIDE, _ON_PAPER = 0.02, 0.04
_NOTES: dict[NoteKind, tuple[str, ...]] = {
    "situation": (
        "Budgettet for skolerne skulle ned med 4 mio.",
        "Ny idrætshal, udvalget ville bygge før sommerferien.",
        "Sygefraværet i dagplejen var 9 dage over resten af kommunen.",
        "To skoler skulle lægges sammen, forældrene var imod.",
        "En sag om anbringelser, hvor tallene fra ankestyrelsen kom for sent.",
    ),
    "handling": (
        "Satte selv tre mål, stoppede det ene i august og sagde det til udvalget.",
        "Gav skolechefen rammen og greb ikke ind, da tidsplanen skred to uger.",
        "Regnede på to veje og lagde begge frem, også den, der talte imod forslaget.",
        "Målene kom fra kommunaldirektøren. Fulgte op, da økonomiafdelingen ringede.",
        "Ringede til de andre direktører samme dag og delte opgaven i tre.",
        "Skrev et notat til borgmesteren og bad om et møde inden fredag.",
    ),
    "resultat": (
        "Rammen holdt, og hallen blev bygget et år senere.",
        "Fraværet faldt til 11 dage på halvandet år.",
        "Blev stemt ned, gennemførte det alligevel til tiden.",
        "Ved ikke, hvordan det gik, skiftede job i mellemtiden.",
    ),
    "belaeg": (
        "«Jeg sagde det højt på mødet, før de stemte.»",
        "Kunne nævne tal og datoer uden at slå op.",
        "Sagde «vi» hele vejen, også da jeg spurgte til egen rolle.",
        "Fortalte selv, hvad der gik galt.",
    ),
}


def filled_round(guide: Guide, recruitment: Recruitment, seed: int = 1) -> Collected:
    """The round with one seal. The same seed gives the same; ratings are drawn as in `upper_group`."""
    chance = random.Random(seed)  # noqa: S311 - made up
    number = guide.content.round
    seats = [seat for seat in guide.content.panel if seat.member and seat.rates is not False]
    members = [seat.member for seat in seats if seat.member]
    candidates = recruitment.candidates_of(number)
    ratings = tuple(_ratings(chance, number, members, candidates, rated_codes(guide)))
    files = tuple(_file(row) for row in dict.fromkeys(row.source for row in ratings))
    chair = next((seat.member for seat in seats if seat.chair), members[0]) or members[0]
    answers = tuple(
        CollectedAnswer(
            member=chair,
            candidate=candidate,
            tag=f"{code}.svar",
            text="Ja.",
            source=f"ark-{number}-{chair}.docx",
        )
        for candidate in candidates
        for code in term_codes(guide)
    )
    home = Collected(
        round=number,
        guide=guide.id,
        guide_hash=guide.hash,
        ratings=ratings,
        answers=answers,
        files=files,
        course=course_of(recruitment, number),
    )
    return with_seal(home, "2027-03-11 16.40")


def resealed(collected: Collected, reason: str, *changed: CollectedRating) -> Collected:
    """The round after the chair has let these cells be changed."""
    last = collected.seals[-1]
    new = {row.cell: row for row in changed}
    ratings = tuple(new.get(row.cell, row) for row in last.ratings)
    return with_seal(collected.model_copy(update={"ratings": ratings}), "2027-03-11 16.41", reason)


def _ratings(
    chance: random.Random,
    number: int,
    members: Sequence[str],
    candidates: Sequence[str],
    codes: Sequence[str],
) -> Iterator[CollectedRating]:
    spread = ASSUMPTIONS["middle"]
    severity = {member: chance.gauss(0, spread.severity) for member in members}
    for candidate in candidates:
        level = chance.gauss(MIDDLE, spread.level)
        worth = {code: chance.gauss(0, spread.of_question) for code in codes}
        for member in members:
            seen = level + severity[member] + chance.gauss(0, spread.impression)
            for code in codes:
                is_on_paper = chance.random() < _ON_PAPER
                drawn = round(seen + worth[code] + chance.gauss(0, spread.chance))
                value: Value = LEVELS[min(5, max(1, drawn)) - 1]
                if chance.random() < _OUTSIDE:
                    value = "IB" if chance.random() < 1 / 2 else "UE"
                yield CollectedRating(
                    member=member,
                    candidate=candidate,
                    question=code,
                    value=value,
                    notes={} if is_on_paper else _notes(chance),
                    on_paper=is_on_paper,
                    source=f"ark-{number}-{member}.docx",
                )


def _notes(chance: random.Random) -> dict[NoteKind, str]:
    return {kind: chance.choice(texts) for kind, texts in _NOTES.items() if chance.random() < 1 / 2} or {
        "belaeg": "Se notaterne om det forrige spørgsmål."
    }


def _file(name: str) -> CollectedFile:
    return CollectedFile(
        name=name,
        sha256=hashlib.sha256(name.encode()).hexdigest(),
        road="sheet",
        seen="2027-03-11T16:05",
        handed_in="11. marts 2027 kl. 16.00",
    )
