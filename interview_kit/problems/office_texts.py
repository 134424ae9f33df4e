"""The catalogue of what is wrong with what somebody gives the page."""

from interview_kit.problems.catalogue import Text

OFFICE_TEXTS: dict[str, Text] = {
    "office-too-large": Text(
        "error",
        "Filen fylder mere end {most} MB, når den er pakket ud.",
        "Det er næppe en rekruttering, der er gemt her. Vælg en anden fil.",
    ),
    "office-file-size": Text(
        "error",
        "«{name}» fylder mere end {most} MB og er ikke læst.",
        "Det er næppe den fil, I ville vælge. Vælg en anden.",
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
    "office-no-shell": Text(
        "error",
        "Det program, der er installeret her, har ikke de dele med, som en side består af.",
        "Installér programmet fra den wheel-fil, I har fået, eller lav delene i en kopi af projektet med "
        "«python docs/make_shell.py»; det kræver Node.js.",
    ),
}
