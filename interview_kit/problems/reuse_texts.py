"""What is said of entries that are not written yet, and of lines that use those of others, in Danish."""

from interview_kit.problems.catalogue import Text

REUSE_TEXTS: dict[str, Text] = {
    "entry-unwritten": Text(
        "warning",
        "Sættet er ikke skrevet færdigt: {count} tekster mangler.",
        "Skriv det færdigt i spørgsmålsbogen, hvor der står MANGLER. Indtil da kommer det ikke i guider.",
        "Ikke skrevet færdigt",
    ),
    "choice-unwritten": Text(
        "error",
        "«{id}» kan ikke stilles: Sættet er ikke skrevet færdigt.",
        "Skriv det færdigt i spørgsmålsbogen, eller vælg et andet.",
    ),
    "lines-unwritten": Text(
        "warning",
        "{count} af profilens punkter har ikke spørgsmål endnu: {lines}.",
        "Skriv dem i spørgsmålsbogen. Indtil da spørger guiden kun om resten.",
    ),
}
