"""The catalogue of what keeps a case from being shown to a candidate, or from being deleted."""

from interview_kit.problems.catalogue import Text

CASE_TEXTS: dict[str, Text] = {
    # Access
    "access-candidate": Text(
        "error",
        "Rekrutteringen har ingen kandidat {code}.",
        "Skriv en af koderne: {codes}.",
    ),
    "access-leak": Text(
        "error",
        "{round}. samtale, {member}, {question} ({note}): «{words}» {kind}.",
        "Læs stedet, og skriv en af de to linjer i {to} med dit navn. Handler ordene om en anden: «{line}». Handler de ikke om en anden: «{shown}».",
    ),
    "access-leak-file": Text(
        "error",
        "{place}: «{words}» {kind}.",
        "Handler ordene om en anden, så ret filen i Word, hvis den er jeres egen. Kan den ikke rettes, så skriv i {to}: «{line}». Så bliver filen ikke lagt med. Handler ordene ikke om en anden, så skriv i stedet: «{shown}». Så må de stå. Skriv dit navn i linjen.",
    ),
    "access-leak-printout": Text(
        "error",
        "{place}: «{words}» {kind}.",
        "Ordene står i udskriften. Handler de ikke om en anden, så skriv i {to} med dit navn: «{shown}». Gør de, så ret dem dér, hvor de kommer fra: i recruitment.yaml eller guiden.",
    ),
    "access-unsigned": Text(
        "error",
        "Linjen om «{words}» er ikke skrevet under: Der står stadig NAVN.",
        "Skriv ved «by:», hvem der har læst stedet.",
    ),
    "access-file-unreadable": Text(
        "error",
        "Filen kan ikke gennemses: {reason}.",
        "Åbn den i Word, og gem den igen som Word-dokument (.docx). Skal den ikke med, så skriv i {to} med dit navn: «{line}».",
    ),
    "access-file-changed": Text(
        "error",
        "Arket er ændret, siden det blev indsamlet.",
        "Indsaml igen, så udskriften og arket siger det samme.",
    ),
    "access-folder-used": Text(
        "error",
        "I mappen ligger der i forvejen noget andet: {names}.",
        "Flyt eller slet mappen {folder}, og prøv igen. Så kommer der ikke gamle papirer med.",
    ),
    "access-uncollected": Text(
        "warning",
        "Dette er ikke læst og er ikke med ({count}): {names}.",
        "Se selv, om de handler om {code}. Er det udfyldte ark, så indsaml dem først, og prøv igen.",
    ),
    "access-not-taken": Text(
        "warning",
        "Disse filer har {code} eller kandidatens navn i navnet, men er ikke med ({count}): {names}.",
        "Læs dem. Er de kun om {code}, så udlever dem sammen med mappen.",
    ),
    "access-on-paper": Text(
        "warning",
        "{member}'s ark om {code} er på papir.",
        "Kopiér det, streg over, hvad der handler om andre, og læg det ved.",
    ),
    "access-no-sheets": Text(
        "warning",
        "Der er ikke indsamlet ark fra nogen samtale.",
        "Er der udfyldte ark, så indsaml dem først, og prøv igen.",
    ),
    "access-guide-other": Text(
        "warning",
        "{round}. samtale er indsamlet efter en anden guide end den, der ligger i mappen.",
        "Se efter, om spørgsmålene på udskriften er dem, kandidaten fik.",
    ),
    "access-left-out": Text(
        "warning",
        "Filen er ikke lagt med, fordi {why}.",
        "Ordene fra arket står i udskriften.",
    ),
    "access-paper-left-out": Text(
        "warning",
        "Papiret er ikke lagt med, fordi {why}.",
        "Det står ikke i udskriften. Kandidaten ser det kun, hvis I udleverer det på en anden måde.",
    ),
    "access-pictures": Text(
        "warning",
        "Filen har {count} billeder, og dem kan programmet ikke læse.",
        "Se selv, om der står noget om andre på dem, før I udleverer filen.",
    ),
    "access-redaction-unused": Text(
        "warning",
        "Ordene «{words}» i overstreget.yaml står ikke der, hvor linjen siger.",
        "Ret ordene eller stedet, eller slet linjen.",
    ),
    # Deletion
    "delete-held": Text(
        "error",
        "Der må ikke slettes: {kind} siden {since} er ikke afsluttet.",
        "Skriv «ended:» med en dato ved sagen under «holds», når den er afsluttet.",
    ),
    "delete-no-date": Text(
        "error",
        "Der står ikke, hvornår papirerne må slettes.",
        "Skriv datoen under «deletion_date», eller skriv hvorfor det skal ske nu: --before-time GRUND.",
    ),
    "delete-early": Text(
        "error",
        "Papirerne må først slettes den {date}.",
        "Vent til datoen, eller skriv hvorfor det skal ske nu: --before-time GRUND.",
    ),
    "delete-no-number": Text(
        "error",
        "Sagen har intet journalnummer, så ingen kan se, hvor papirerne er lagt.",
        "Læg papirerne på sagen, og skriv nummeret under «case_number» eller med --case-number NUMMER.",
    ),
    "delete-number-other": Text(
        "error",
        "Nummeret er ikke sagens journalnummer ({number}).",
        "Intet er slettet. Skriv nummeret, som det står.",
    ),
    "delete-changed": Text(
        "error",
        "Mappen er ændret, mens I svarede.",
        "Kør kommandoen igen, og se, hvad der nu bliver slettet.",
    ),
    "delete-stuck": Text(
        "error",
        "Dette kunne ikke slettes ({count}): {names}.",
        "Luk dem i Word, eller fjern skrivebeskyttelsen, og kør kommandoen igen. Den fortsætter, hvor den slap.",
    ),
    "recruitment-deleted": Text(
        "error",
        "Rekrutteringen er slettet.",
        "Se hvornår i slettet.txt. Det, der er journaliseret, ligger på sagen.",
    ),
}
