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
}
