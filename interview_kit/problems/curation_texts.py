"""What is said of changes to the bank that came home in Word and Excel."""

from interview_kit.problems.catalogue import Text

CURATION_TEXTS: dict[str, Text] = {
    # Of one change
    "change-gone": Text("warning", "Stedet findes ikke i banken mere.", "Skriv teksten ind et andet sted."),
    "change-conflict": Text(
        "warning", "Andre vil have noget andet her: nr. {others}.", "Sæt kryds ved højst én af dem."
    ),
    "change-since": Text(
        "warning",
        "Banken er ændret, siden papiret blev lavet.",
        "Sæt kryds, hvis den nye tekst skal stå i stedet for den, der står der nu.",
    ),
    "change-again": Text(
        "warning",
        "Banken er ændret, siden rettelser.docx blev lavet. Nu står der: «{now}»",
        "Læs bogen igen, og vælg.",
    ),
    "change-rule": Text(
        "warning", "Reglerne afviser den: {fault}", "Ret den nye tekst her, eller lad den være."
    ),
    "change-remark": Text("advice", "Reglerne har en bemærkning: {fault}", ""),
    "change-position": Text(
        "warning", "Teksten hører til en stilling og kan ikke slettes her.", "Ret ordene i stedet."
    ),
    "near-unknown": Text("warning", "Linjen «{line}» findes ikke i nogen profil.", "Skriv linjens id."),
    "changes-contradict": Text(
        "error", "To rettelser modsiger hinanden.", "Lad kun den ene have kryds, og kør kommandoen igen."
    ),
    "change-last": Text("warning", "Det er den sidste linje her.", "Ret ordene i stedet for at slette dem."),
    "change-question-out": Text(
        "advice",
        "Hele spørgsmålet trækkes tilbage.",
        "Det står stadig i banken, for gamle guider henviser til det.",
    ),
    "change-entry-out": Text(
        "advice",
        "Hele sættet trækkes tilbage.",
        "Det står stadig i banken, for gamle guider henviser til det.",
    ),
    # Of a file that came home
    "received-missing": Text("error", "Filen findes ikke.", "Tjek navnet og mappen."),
    "received-too-large": Text(
        "error",
        "Filen fylder mere end {limit} MB.",
        "Er der sat billeder eller andre filer ind i den, så tag dem ud, og gem den igen.",
    ),
    # Of the bank that changes are written into
    "bank-is-shipped": Text(
        "error",
        "Banken, der følger med, kan ikke rettes.",
        "Lav jeres egen kopi med «interview-kit init vores-bank», og skriv «--bank vores-bank» i kommandoen.",
    ),
    "merge-other-files": Text(
        "advice",
        "Filerne er anderledes i den anden bank; herfra hentes kun sæt til de profiler, I har.",
        "Sammenlign dem selv, og kopiér dem, I vil bruge.",
    ),
    "entries-in-braces": Text(
        "error",
        "Filen er skrevet med parenteser om sættene, så jeg kan ikke rette i den.",
        "Lad hvert sæt begynde på en linje for sig med «- id:».",
    ),
    "entry-other-id": Text("error", "Her skal stå ét sæt med id'et «{entry}».", "Ret id'et."),
    "history-changed": Text(
        "error",
        "Filen ser ud til at være gemt i et andet program; jeg kan ikke se, hvad der er rettet i banken før.",
        "Find den, som den var, i en sikkerhedskopi. Findes den ikke, så giv filen et andet navn; "
        "så begynder jeg en ny.",
    ),
    # Of an approval
    "consent-unknown": Text("warning", "Sættet findes ikke i banken.", "Lav en ny bog."),
    "consent-retired": Text("warning", "Sættet er trukket tilbage.", "Lav en ny bog."),
    "consent-unwritten": Text("warning", "Sættet er ikke skrevet færdigt.", "Skriv det, der mangler, først."),
    "consent-nameless": Text(
        "warning", "Der mangler et navn.", "Skriv navnet på den, der har godkendt sættet, på højst 120 tegn."
    ),
    "consent-undated": Text(
        "warning", "«{on}» er ingen dato.", "Skriv dagen som 3. december 2026, og læs bogen igen."
    ),
    "consent-dateless": Text("warning", "Der mangler en dato.", "Skriv, hvilken dag sættet er godkendt."),
    "consent-future": Text("warning", "Datoen {on} er ikke kommet endnu.", "Ret datoen, og læs bogen igen."),
    "consent-author": Text(
        "warning",
        "{by} har selv skrevet sættet.",
        "En anden end den, der har skrevet det, skal godkende det.",
    ),
    "consent-words": Text(
        "warning", "Sættet er ændret, siden bogen blev lavet.", "Lav en ny bog, og få sættet godkendt i den."
    ),
    "consent-pending": Text(
        "warning",
        "Der er rettelser til sættet: nr. {numbers}.",
        "Tag stilling til dem først, og få sættet godkendt i en ny bog.",
    ),
    "consent-remarked": Text(
        "warning",
        "Der er en åben kommentar til sættet: «{remark}»",
        "Svar på den, markér den som løst, og læs bogen igen.",
    ),
    "consent-faulty": Text("warning", "Sættet har en fejl: {fault}", "Ret den først."),
    "consent-reserved": Text(
        "warning", "Godkendt med forbehold: «{reservations}»", "Sæt kryds, hvis forbeholdet er opfyldt."
    ),
    # Of what somebody who reads in the bank looks for or wants otherwise
    "office-no-entry": Text(
        "error", "Banken har intet sæt, der hedder «{entry}».", "Søg efter det, eller vælg det i listen."
    ),
    "proposal-nameless": Text(
        "error", "Der mangler et navn.", "Skriv, hvem forslaget er fra, på højst 120 tegn."
    ),
    "proposal-empty": Text(
        "error", "Der er intet at foreslå: Teksterne står allerede sådan i banken.", "Ret en tekst først."
    ),
    "proposal-no-place": Text(
        "error",
        "Banken har ingen tekst på stedet «{address}».",
        "Åbn sættet igen, og ret teksten dér.",
    ),
    "proposal-too-long": Text("error", "{place}: Teksten er på mere end {most} tegn.", "Skriv den kortere."),
    "proposal-note-too-long": Text("error", "Bemærkningen er på mere end {most} tegn.", "Skriv den kortere."),
}
