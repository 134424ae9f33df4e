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
    "reuse-not-ours": Text(
        "error",
        "Filen er ikke et papir om genbrug, eller den er gemt af et program, der har slettet kendetegnet.",
        "Brug genbrug.docx, som programmet lavede, og gem den som Word-dokument (.docx).",
    ),
    "reuse-no-profile": Text(
        "error",
        "Papiret handler om profilen «{profile}», som ikke er i banken.",
        "Peg på den bank, profilen ligger i, med «--bank».",
    ),
    "reuse-no-line": Text(
        "error",
        "{code}: Linjen «{line}» er ikke mere i profilen.",
        "Lav et nyt papir til profilen, og flyt valgene over.",
    ),
    "reuse-unclear": Text(
        "error",
        "{code}: «{words}» er ikke ét af valgene.",
        "Vælg i listen, eller skriv ét id i feltet ved siden af, men ikke begge dele.",
    ),
    "reuse-no-entry": Text(
        "error",
        "{code}: Sættet «{entry}» kan ikke bruges: Det findes ikke i banken, eller det kan ikke stilles.",
        "{suggestion}",
    ),
    "lines-unwritten": Text(
        "warning",
        "{count} af profilens linjer har ikke spørgsmål endnu: {lines}.",
        "Skriv dem i profilens bog. Indtil da spørger guiden kun om resten.",
    ),
}
