"""The catalogue of what is wrong with what somebody gives the page."""

from interview_kit.problems.catalogue import Text

OFFICE_TEXTS: dict[str, Text] = {
    "office-too-large": Text(
        "error",
        "Filen fylder mere end {most} MB, når den er pakket ud.",
        "Det er næppe en rekruttering, der er gemt her. Vælg en anden fil.",
    ),
    "office-no-case": Text(
        "error",
        "Filen er ikke en rekruttering, eller den er ødelagt.",
        "Vælg den zip-fil, I gemte sidst.",
    ),
    "office-no-recruitment": Text(
        "error",
        "Der er ingen recruitment.yaml i filen, så det er ikke en rekruttering.",
        "Vælg den zip-fil, I gemte sidst, eller begynd forfra med en stilling.",
    ),
    # The bank
    "office-no-entry": Text(
        "error", "Banken har ikke noget sæt, der hedder «{entry}».", "Søg efter det, eller vælg det i listen."
    ),
    "proposal-nameless": Text(
        "error", "Der mangler et navn.", "Skriv, hvem der foreslår det, på højst 120 tegn."
    ),
    "proposal-empty": Text(
        "error", "Der er intet at foreslå: Alle teksterne er, som de står i banken.", "Ret en tekst først."
    ),
    "proposal-no-place": Text(
        "error",
        "Banken har ingen tekst på pladsen «{address}».",
        "Åbn sættet igen, og ret teksten dér.",
    ),
    "proposal-too-long": Text("error", "{place}: Teksten er på mere end {most} tegn.", "Skriv den kortere."),
    "proposal-note-too-long": Text("error", "Bemærkningen er på mere end {most} tegn.", "Skriv den kortere."),
}
