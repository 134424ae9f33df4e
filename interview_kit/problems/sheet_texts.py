"""Why a file that came home is not read as a scoring sheet, in Danish: code → what is wrong → what to do."""

from interview_kit.problems.catalogue import Text

_SAVE_ANEW = "Åbn filen i Word eller LibreOffice, gem den som «Word-dokument (*.docx)», og læg den i mappen."
_SAVE_GRID = (
    "Åbn det i Excel eller LibreOffice, gem det som «Excel-projektmappe (*.xlsx)», og læg den i mappen."
)
_ASK_AGAIN = "Bed medlemmet om at sende arket igen."

SHEET_TEXTS: dict[str, Text] = {
    # It is a file of another kind
    "sheet-empty": Text("error", "Filen er tom.", f"Den er ikke kommet med. {_ASK_AGAIN}"),
    "sheet-lock-file": Text(
        "error",
        "Filen er en låsefil, som Word eller LibreOffice lægger ved siden af et åbent dokument.",
        "Luk dokumentet. Forsvinder filen ikke, så slet den.",
    ),
    "sheet-doc": Text("error", "Arket er gemt i Words gamle format («.doc»).", _SAVE_ANEW),
    "sheet-encrypted": Text(
        "error",
        "Filen er gemt med adgangskode.",
        "Åbn den, fjern adgangskoden under «Filer», «Oplysninger», og gem igen.",
    ),
    "sheet-ods": Text("error", "Regnearket er gemt i LibreOffices eget format («.ods»).", _SAVE_GRID),
    "sheet-xls": Text("error", "Regnearket er gemt i Excels gamle format («.xls»).", _SAVE_GRID),
    "sheet-odt": Text("error", "Arket er gemt i LibreOffices eget format («.odt»).", _SAVE_ANEW),
    "sheet-pdf": Text(
        "error",
        "Filen er en PDF, og den kan ikke læses ind.",
        "Bed om Word-filen. Er arket udfyldt i hånden, så skriv tallene i regnearket.",
    ),
    "sheet-picture": Text(
        "error",
        "Filen er et billede, og det kan ikke læses ind.",
        "Skriv tallene fra arket i regnearket, og gem billedet på sagen.",
    ),
    "sheet-rtf": Text("error", "Arket er gemt som «Rich Text Format» («.rtf»).", _SAVE_ANEW),
    "sheet-html": Text("error", "Arket er gemt som en webside.", _SAVE_ANEW),
    "sheet-text": Text(
        "error",
        "Filen indeholder kun ren tekst.",
        f"Ark er Word-filer, indtastning en Excel-fil. {_ASK_AGAIN}",
    ),
    "sheet-xlsx": Text(
        "error",
        "Filen er et regneark og ikke et scoringsark.",
        "Brug regnearket «indtastning» fra mappen dokumenter, når der er vurderet på papir.",
    ),
    "sheet-zip": Text("error", "Filen er en zip-fil.", "Pak den ud, og læg arkene i mappen hver for sig."),
    "sheet-unknown": Text("error", "Filen er ikke et Word-dokument.", _SAVE_ANEW),
    # It is a Word document that cannot be read
    "sheet-damaged": Text(
        "error",
        "Filen er beskadiget eller kun delvist kopieret.",
        f"Kopiér den igen. {_ASK_AGAIN}",
    ),
    "sheet-no-main-part": Text("error", "Word-dokumentet mangler sin tekst.", _ASK_AGAIN),
    "sheet-not-xml": Text("error", "Word-dokumentets indhold er beskadiget.", _SAVE_ANEW),
    "sheet-duplicate-parts": Text(
        "error",
        "Word-dokumentet har den samme del to gange, så det kan læses på to måder.",
        _SAVE_ANEW,
    ),
    "sheet-too-large": Text(
        "error",
        "Filen er for stor til at være et scoringsark (over 10 MB).",
        "Slet billeder og andet, der er sat ind, og gem igen.",
    ),
    "sheet-too-many-parts": Text(
        "error",
        "Word-dokumentet har flere dele, end et scoringsark kan have.",
        "Slet billeder og andet, der er sat ind, og gem igen.",
    ),
    "sheet-unpacks-too-large": Text(
        "error",
        "Word-dokumentet fylder alt for meget, når det pakkes ud.",
        f"Slet billeder og andet, der er sat ind, og gem igen. Ellers: {_ASK_AGAIN}",
    ),
    "sheet-bomb": Text(
        "error",
        "Filen er pakket, som ingen tekstbehandling gør det, og bliver ikke åbnet.",
        f"Den kan være lavet for at skade. Åbn den ikke. {_ASK_AGAIN}",
    ),
    "sheet-doctype": Text(
        "error",
        "Filen indeholder en dokumenttype-erklæring, som vi ikke åbner.",
        f"Den kan være lavet for at skade. Åbn den ikke. {_ASK_AGAIN}",
    ),
    "sheet-too-deep": Text(
        "error",
        "Word-dokumentet har flere lag i hinanden, end et scoringsark kan have.",
        _SAVE_ANEW,
    ),
    # It is a Word document, and it is not certain whose
    "sheet-not-ours": Text(
        "error",
        "Word-dokumentet er ikke et scoringsark herfra: Det har ingen arkkode.",
        "Udfyld det ark, der er lavet til samtalen. Er teksten kopieret til et nyt dokument, så kopiér den "
        "tilbage i arket.",
    ),
    "sheet-other-guide": Text(
        "error",
        "Arket hører til en anden guide ({code}) end dem i denne rekruttering.",
        "Læg det hos den rekruttering, det hører til.",
    ),
    "sheet-newer": Text(
        "error",
        "Arket er lavet med en nyere udgave af programmet.",
        "Opdatér programmet, og prøv igen.",
    ),
    "sheet-conflict": Text(
        "error",
        "Arket siger to forskellige ting om, hvis det er ({what}): {found}.",
        "Spørg medlemmet, hvad der er rigtigt, og skriv svarene i det rigtige ark. Intet er læst.",
    ),
    "sheet-no-candidate": Text(
        "error",
        "Der er ikke valgt en kandidat på arket.",
        "Spørg medlemmet, hvem arket handler om, vælg koden øverst på side 1, og gem.",
    ),
    "sheet-no-member": Text(
        "error",
        "Der er ikke valgt et medlem på arket.",
        "Spørg, hvem der har udfyldt arket, vælg koden øverst på side 1, og gem.",
    ),
}
