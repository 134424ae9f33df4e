"""What is to be said of a grid that came home, in Danish: code → what is wrong → what to do."""

from interview_kit.problems.catalogue import Text

_SAVE_AGAIN = "Åbn filen i Excel eller LibreOffice, gem den som Excel-projektmappe, og prøv igen."

GRID_TEXTS: dict[str, Text] = {
    # What is no workbook that can be read
    "grid-empty": Text("error", "Filen er tom.", "Gem indtastningen igen, og prøv med den nye fil."),
    "grid-other-format": Text("error", "Filen er ikke en Excel-projektmappe.", _SAVE_AGAIN),
    "grid-damaged": Text(
        "error",
        "Filen er beskadiget og kan ikke læses.",
        f"{_SAVE_AGAIN} Kan den ikke åbnes, så find en ældre udgave, eller tast ind i en ny.",
    ),
    "grid-password": Text(
        "error",
        "Filen er beskyttet med en adgangskode.",
        "Åbn filen med koden, fjern den under «Beskyt projektmappe», og gem igen.",
    ),
    "grid-too-large": Text(
        "error",
        "Filen er langt større, end en indtastning er, og bliver ikke åbnet.",
        "Slet billeder og andet, der er sat ind, og gem igen. Hjælper det ikke, så tast ind i en ny.",
    ),
    "grid-unsafe": Text(
        "error",
        "Filen indeholder en dokumenttype-erklæring, som vi ikke åbner.",
        _SAVE_AGAIN,
    ),
    # Which grid it is
    "grid-not-ours": Text(
        "error",
        "Projektmappen er ikke en indtastning fra interview-kit.",
        "Brug filen «indtastning», der ligger blandt papirerne. Er den væk, så lav papirerne igen.",
    ),
    "grid-format": Text(
        "error",
        "Indtastningen har format {format}, som denne udgave af interview-kit ikke kender.",
        "Installér den nyeste udgave, og prøv igen.",
    ),
    "grid-other-guide": Text(
        "error",
        "Indtastningen hører til guide {guide}, men sagens guide er {guides}.",
        "Læg den i den sag, den hører til. Er guiden lavet om siden, så tast ind i en ny indtastning.",
    ),
    "grid-mixed": Text(
        "error",
        "Projektmappen har faner fra flere guider: {guides}.",
        "Flyt fanerne tilbage, så hver projektmappe har sin egen guides faner.",
    ),
    # What cannot be told apart
    "grid-without-tabs": Text(
        "error",
        "Projektmappen har ingen faner med kandidater.",
        "Find den udgave, hvor fanerne K1, K2 og så videre er med.",
    ),
    "grid-heads": Text(
        "error",
        "Fanen «{tab}» mangler rækken med «Medlem» og spørgsmålenes koder.",
        "Sæt rækken ind igen; den er ens på alle kandidaternes faner.",
    ),
    "grid-candidate-unclear": Text(
        "error",
        "Det er ikke klart, hvilken kandidat fanen «{tab}» handler om.",
        "Kandidatens kode skal stå øverst på fanen, og fanen skal hedde det samme. Ret det, der er forkert.",
    ),
    "grid-candidate-twice": Text(
        "error",
        "Kandidat {candidate} har to faner: «{first}» og «{tab}».",
        "Slet den fane, der ikke gælder.",
    ),
    "grid-head-twice": Text(
        "error",
        "«{head}» står over to kolonner på fanen «{tab}».",
        "Slet den kolonne, der ikke gælder.",
    ),
    "grid-question-unknown": Text(
        "error",
        "Fanen «{tab}» har en kolonne {question}, som guiden ikke har.",
        "Ret koden, eller slet kolonnen.",
    ),
    "grid-member-twice": Text(
        "error",
        "Medlem {member} står på to linjer på fanen «{tab}».",
        "Slet den linje, der ikke gælder, eller ret koden.",
    ),
    "grid-member-unknown": Text(
        "error",
        "Fanen «{tab}» har en linje for {member}, som ikke er med i udvalget.",
        "Ret koden, eller slet linjen.",
    ),
    "grid-row-unclear": Text(
        "error",
        "Linje {row} på fanen «{tab}» har vurderinger, men ingen medlemskode.",
        "Skriv medlemmets kode i kolonnen «Medlem», for eksempel M3, eller slet linjen.",
    ),
}
