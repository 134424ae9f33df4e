"""Reviews made up for tests: one with every verdict and kind, and as many drawn ones as wanted."""

import random

from interview_kit.curation.paper import BankLabel
from interview_kit.curation.proposals import ChangeKind, Consent, Origin, Proposal, Remark, Unplaced
from interview_kit.curation.verdicts import Judged, JudgedConsent, Review, Verdict
from interview_kit.models.bank import Entry

BANK = BankLabel("Spørgsmålsbank til lederansættelser", "1.4", "0123456789abcdef")
SOURCES = ("bog.docx", "bog-jurist.docx")
METTE = Origin("Mette Holm", "2026-12-03T10:12:00Z", "bog.docx")
OLE = Origin("Ole Vang", "2026-12-04", "bog-jurist.docx")
NOBODY = Origin(source="bog-jurist.docx")
POLITICS, TEAM = "direktoer.politik.dialog", "direktoer.ledelse.hold"
LINES = {
    POLITICS: "Skaber tillidsfuld dialog mellem politikere og forvaltning",
    TEAM: "Udvikler sit lederhold og gør det trygt at sige fra",
}
LONG = "Forklarede udvalget, hvad sagen betød for borgerne, og hvad der ikke kunne lade sig gøre. " * 22


def one_of_everything(entry: Entry) -> Review:
    """A review with every verdict and every kind of change; `entry` is a new one, number 12."""
    changes = (
        Judged(1, Proposal("changed", f"{POLITICS}/spørgsmål 1", "Fortæl om en gang, hvor et udvalg ville noget andet end din forvaltning. Hvad gjorde du?", "aaaaaaaaaa", origin=METTE), "clean", "Spørgsmål 1", now="Fortæl om en sag, hvor udvalget ville noget andet end forvaltningen. Hvad gjorde du?", also=(OLE,)),
        Judged(2, Proposal("changed", f"{POLITICS}/trin 5/2", "Sagde uenigheden højt, før beslutningen blev taget.", "bbbbbbbbbb", origin=METTE, comment="Det er mere præcist."), "conflict", "Trin 5, nr. 2", now="Sagde sin uenighed højt, før der blev besluttet noget.", reasons=("Andre vil have noget andet her: nr. 5. Sæt kryds ved højst én af dem.",)),
        Judged(3, Proposal("added", f"{POLITICS}/trin 3/3", "Fortalte udvalget om sagen, da der blev spurgt.", origin=METTE), "clean", "Trin 3, nr. 3"),
        Judged(4, Proposal("removed", f"{POLITICS}/rødt flag 1", printed="cccccccccc", origin=NOBODY), "clean", "Rødt flag 1", now="Taler nedladende om politikere."),
        Judged(5, Proposal("changed", f"{POLITICS}/trin 5/2", "Var uenig, men loyal.", "bbbbbbbbbb", origin=OLE), "conflict", "Trin 5, nr. 2", now="Sagde sin uenighed højt, før der blev besluttet noget.", reasons=("Andre vil have noget andet her: nr. 2. Sæt kryds ved højst én af dem.",)),
        Judged(6, Proposal("moved", f"{POLITICS}/lyt efter 2", printed="dddddddddd", to=f"{POLITICS}/trin 4/2", origin=OLE), "clean", "Lyt efter 2", now="Nævner, hvad udvalget fik at vide, og hvornår."),
        Judged(7, Proposal("changed", f"{TEAM}/spørgsmål 1", "Er du en god leder?", "eeeeeeeeee", origin=METTE), "rule", "Spørgsmål 1", now="Fortæl om en gang, hvor en leder i dit hold sagde fra.", reasons=("Q03: Spørgsmålet kan besvares med ja eller nej.", "Spørg om en bestemt gang.")),
        Judged(8, Proposal("changed", f"{TEAM}/dækker", "at holdet siger fra i tide", "ffffffffff", origin=OLE), "changed", "Dækker", now="at lederne siger fra, og at det bliver hørt", reasons=("I banken står der nu noget andet end i den bog, der er rettet i.",)),
        Judged(9, Proposal("changed", f"{TEAM}/trin 2/4", "Lyttede, men gjorde intet.", "abababab12", origin=OLE), "gone", "Trin 2, nr. 4", reasons=("Trin 2 har kun to udsagn.",)),
        Judged(10, Proposal("removed", f"{TEAM}/spørgsmål 2", printed="1212121212", origin=METTE), "clean", "Spørgsmål 2", now="Hvad ville du gøre, hvis to i dit lederhold ikke talte sammen?"),
        Judged(11, Proposal("changed", f"{TEAM}/trin 4/1", LONG, "3434343434", origin=METTE), "clean", "Trin 4, nr. 1", now=LONG.replace("borgerne", "skolerne")),
        Judged(12, Proposal("entry", "direktoer.politik.nyt-saet", "- id: direktoer.politik.nyt-saet\n  covers: …\n", origin=OLE), "clean", ""),
        Judged(13, Proposal("removed", "direktoer.drift.gammelt", origin=METTE, comment="Vi spørger om det i casen."), "clean", "", now="Fortæl om en gang, hvor budgettet skred."),
    )  # fmt: skip
    consents = (
        JudgedConsent(21, Consent(POLITICS, "0011223344", "Ida Krogh, jurist", "2026-12-05", origin=NOBODY)),
        JudgedConsent(22, Consent(TEAM, "5566778899", "Mette Holm", "i går", "Først når nr. 7 er løst.", METTE), ("Mette Holm har selv skrevet sættet.", "«i går» er ikke en dato.")),
    )  # fmt: skip
    remarks = (
        Remark(f"{POLITICS}/spørgsmål 1", "Kan man spørge sådan til en intern ansøger?", METTE),
        Remark(TEAM, "Rettet, som aftalt.\nTak.", OLE, is_open=False),
        Remark("", "God bog.", NOBODY),
    )
    unplaced = (Unplaced("Husk MED-udvalget den 14.\nDe vil se alle spørgsmål.", "Efter sæt 1.2", METTE),)
    return Review(changes, consents, remarks, unplaced)


PIECES = ("ord", "æøå ÆØÅ", '"citat"', "«nej»", "'", "<b>fed</b>", "{{ body }}", "{% for %}", "&amp;", "\n", "\t", "\x00", "\x0b", "\ud800", "\u202e", "\u00ad", "👩‍🏫", "e\u0301", "\ufeff", " ", "x" * 60, "☒", "☐", "12", "…")  # fmt: skip
KINDS: tuple[ChangeKind, ...] = ("changed", "added", "removed", "moved", "entry")
VERDICTS: tuple[Verdict, ...] = ("clean", "clean", "clean", "conflict", "changed", "rule", "gone")


def drawn_text(draw: random.Random, longest: int = 12) -> str:
    if draw.random() < 0.01:
        return "Et langt svar. " * 200
    return draw.choice(("", " ", " og ")).join(draw.choices(PIECES, k=draw.randrange(longest)))


def drawn_origin(draw: random.Random) -> Origin:
    return Origin(
        drawn_text(draw, 3),
        draw.choice(("", "2026-12-03T10:12:00", "2026-13-99", "i går")),
        drawn_text(draw, 2),
    )


def drawn_review(draw: random.Random, most: int = 12) -> Review:
    """A review of any texts; no two of its changes are of the same place."""
    numbers = iter(draw.sample(range(1, 400), 2 * most))
    changes = tuple(
        Judged(
            number := next(numbers),
            Proposal(
                draw.choice(KINDS),
                f"{draw.choice((POLITICS, TEAM))}/sted {number}",
                drawn_text(draw),
                drawn_text(draw, 2),
                draw.choice(("", f"{TEAM}/sted {number}")),
                drawn_origin(draw),
                drawn_text(draw, 4),
            ),
            draw.choice(VERDICTS),
            drawn_text(draw, 4),
            drawn_text(draw),
            tuple(drawn_text(draw, 5) for _ in range(draw.randrange(3))),
            tuple(drawn_origin(draw) for _ in range(draw.randrange(3))),
        )
        for _ in range(draw.randrange(most))
    )
    consents = tuple(
        JudgedConsent(
            next(numbers),
            Consent(
                TEAM,
                drawn_text(draw, 2),
                drawn_text(draw, 3),
                drawn_text(draw, 3),
                drawn_text(draw, 5),
                drawn_origin(draw),
            ),
            tuple(drawn_text(draw, 5) for _ in range(draw.randrange(2))),
        )
        for _ in range(draw.randrange(4))
    )
    remarks = tuple(
        Remark(drawn_text(draw, 2), drawn_text(draw), drawn_origin(draw)) for _ in range(draw.randrange(3))
    )
    unplaced = tuple(
        Unplaced(drawn_text(draw), drawn_text(draw, 3), drawn_origin(draw)) for _ in range(draw.randrange(3))
    )
    return Review(changes, consents, remarks, unplaced)
