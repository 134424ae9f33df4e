"""What keeps us from printing or writing, in Danish: code → what is wrong → what to do."""

from interview_kit.problems.catalogue import Text

GUARD_TEXTS: dict[str, Text] = {
    "no-statutory-steps": Text(
        "error",
        "Stillingen har ingen lovpligtige trin, så guidens side om dem bliver tom.",
        "Skriv dem under «statutory_steps», som de andre stillinger har gjort.",
    ),
    "panel-roles": Text(
        "error",
        "Udvalget skal have mindst {least} medlemmer, men der er kun {roles} under «roles».",
        "Skriv de roller, der mangler, eller sæt «min» ned.",
    ),
    "panel-full": Text(
        "error",
        "Udvalget må højst have {most} medlemmer, men der er {roles} under «roles».",
        "Slet de roller, der ikke er med, eller sæt «max» op.",
    ),
    "panel-large": Text(
        "warning",
        "Et udvalg på {most} er meget stort. På scoringsarket kan der vælges mellem {codes} medlemmer.",
        "Sæt «max» til det antal, der faktisk sidder med.",
    ),
    "role-without-question": Text(
        "warning",
        "Rollen «{title}» stiller ingen spørgsmål: Ingen samtale spørger om det, den har under «leads».",
        "Giv rollen noget, der bliver spurgt om, eller slet «leads», og skriv i «task», hvad den gør.",
    ),
    "role-twice": Text(
        "error",
        "To roller i udvalget hedder «{title}», så ingen kan se, hvem der spørger.",
        "Giv den ene et andet navn, for eksempel med et tal.",
    ),
    "round-twice": Text(
        "error",
        "To samtaler har nummer {number}.",
        "Giv samtalerne numrene 1, 2 og 3 i den rækkefølge, de holdes.",
    ),
    "bank-in-the-way": Text(
        "error",
        "I mappen ligger der allerede filer fra en spørgsmålsbank, så der er ikke lagt nogen i den.",
        "Vælg en mappe, der ikke findes. Er det jeres bank, så brug den med «--bank», og se med "
        "«interview-kit missing», hvad den mangler.",
    ),
    "bank-inside-bank": Text(
        "error",
        "Mappen ligger inde i spørgsmålsbanken {bank}, så der er ikke lagt en bank i den.",
        "Vælg en mappe uden for banken.",
    ),
    "profile-without-questions": Text(
        "error",
        "Profilen «{profile}» har ingen spørgsmål i banken endnu, så der kan ikke laves en guide.",
        "Skriv spørgsmålssæt til profilens linjer i mappen entries/{profile}.",
    ),
    "law-doubt": Text(
        "error",
        "Spørgsmålet printes ikke, før en i HR har taget stilling til det.",
        "Ret ordene. Kræver opgaven spørgsmålet, så skriver den, der tager ansvaret, ved spørgsmålssættet: "
        '«accepted_warnings: [{{code: {accepted}, reason: …, by: navn, words: "{words}"}}]».',
    ),
    "own-law-doubt": Text(
        "error",
        "Spørgsmålet printes ikke, før en i HR har taget stilling til det.",
        "Ret ordene. Kræver opgaven spørgsmålet, så skriver den i HR, der tager ansvaret, ved det: "
        '«approved: {{by: navn, date: 2026-11-21, words: "{words}"}}».',
    ),
    "case-law-doubt": Text(
        "error",
        "Casen printes ikke, før en i HR har taget stilling til det.",
        "Ret ordene. Kræver opgaven dem, så godkender den i HR, der tager ansvaret, casen med «status: "
        "approved» og "
        '«approved: {{by: navn, date: 2026-11-21, words: "{words}"}}».',
    ),
    "no-file-in-the-way": Text(
        "error",
        "Her ligger noget, der ikke er en almindelig fil, med det navn, som filen skal have.",
        "Flyt eller omdøb det, og prøv igen. Ingen af filerne er ændret.",
    ),
    "file-exists": Text(
        "error",
        "Filen findes i forvejen.",
        "Flyt den, vælg et andet sted med -o, eller brug --force: Så lægges den nye i stedet for. Er den "
        "gamle rettet, gemmes den ved siden af.",
    ),
}
