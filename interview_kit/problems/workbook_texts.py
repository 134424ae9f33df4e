"""What is to be said of a workbook that HR sent home, in Danish: code → what is wrong → what to do."""

from interview_kit.problems.catalogue import Text

_SAVE_AGAIN = "Åbn filen i Excel eller LibreOffice, gem den som Excel-projektmappe (.xlsx), og prøv igen."

WORKBOOK_TEXTS: dict[str, Text] = {
    "workbook-empty": Text("error", "Filen er tom.", "Gem projektmappen igen, og prøv med den nye fil."),
    "workbook-other-format": Text("error", "Filen er ikke en Excel-projektmappe.", _SAVE_AGAIN),
    "workbook-damaged": Text(
        "error",
        "Filen er beskadiget og kan ikke læses.",
        f"{_SAVE_AGAIN} Kan den ikke åbnes, så find en ældre udgave af den.",
    ),
    "workbook-password": Text(
        "error",
        "Filen er beskyttet med en adgangskode.",
        "Åbn filen med koden, fjern den under «Beskyt projektmappe», og gem igen.",
    ),
    "workbook-too-large": Text(
        "error",
        "Filen er langt større, end en spørgsmålsbank er, og bliver ikke åbnet.",
        "Slet billeder og andet, der er sat ind, og gem igen.",
    ),
    "workbook-unsafe": Text(
        "error", "Filen indeholder en dokumenttype-erklæring, som vi ikke åbner.", _SAVE_AGAIN
    ),
    "workbook-not-ours": Text(
        "error",
        "Projektmappen har ingen af fanerne Tekster, Sæt, Stillinger og Nyt sæt.",
        "Brug en fil fra «interview-kit workbook». Rækken med overskrifter skal stå øverst på hver fane.",
    ),
}
