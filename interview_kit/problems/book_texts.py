"""What can be wrong with a question book that is made or comes home, in Danish."""

from interview_kit.problems.catalogue import Text

_SAVE_ANEW = "Åbn den i Word eller LibreOffice, gem den som «Word-dokument (*.docx)», og prøv igen."
_ASK_AGAIN = "Bed om at få bogen sendt igen."
_HARMFUL = f"Den kan være lavet for at skade. Åbn den ikke. {_ASK_AGAIN}"

BOOK_TEXTS: dict[str, Text] = {
    "competency-unknown": Text(
        "error", "Profilen «{profile}» har ingen kompetence, der hedder «{name}».", "{suggestion}"
    ),
    # It is a file of another kind
    "book-empty": Text("error", "Filen er tom.", f"Den er ikke kommet med. {_ASK_AGAIN}"),
    "book-lock-file": Text(
        "error",
        "Filen er en låsefil, som Word eller LibreOffice lægger ved siden af et åbent dokument.",
        "Luk dokumentet, og vælg selve bogen.",
    ),
    "book-doc": Text("error", "Bogen er gemt i Words gamle format («.doc»).", _SAVE_ANEW),
    "book-encrypted": Text(
        "error",
        "Filen er gemt med adgangskode.",
        "Åbn den, fjern adgangskoden under «Filer», «Oplysninger», og gem igen.",
    ),
    "book-odt": Text("error", "Bogen er gemt i LibreOffices eget format («.odt»).", _SAVE_ANEW),
    "book-ods": Text("error", "Filen er et regneark og ikke en spørgsmålsbog.", "Vælg Word-filen."),
    "book-xls": Text("error", "Filen er et regneark og ikke en spørgsmålsbog.", "Vælg Word-filen."),
    "book-xlsx": Text("error", "Filen er et regneark og ikke en spørgsmålsbog.", "Vælg Word-filen."),
    "book-pdf": Text(
        "error",
        "Filen er en PDF, og rettelser i den kan ikke læses ind.",
        "Bed om Word-filen, eller skriv rettelserne i jeres egen.",
    ),
    "book-picture": Text(
        "error",
        "Filen er et billede, og det kan ikke læses ind.",
        "Skriv rettelserne i Word-filen, og gem billedet på sagen.",
    ),
    "book-rtf": Text("error", "Bogen er gemt som «Rich Text Format» («.rtf»).", _SAVE_ANEW),
    "book-html": Text("error", "Bogen er gemt som en webside.", _SAVE_ANEW),
    "book-text": Text("error", "Filen indeholder kun ren tekst.", f"Bogen er en Word-fil. {_ASK_AGAIN}"),
    "book-zip": Text("error", "Filen er en zip-fil.", "Pak den ud, og vælg bøgerne hver for sig."),
    "book-unknown": Text("error", "Filen er ikke et Word-dokument.", _SAVE_ANEW),
    # It is a Word document that cannot be read
    "book-damaged": Text(
        "error", "Filen er beskadiget eller kun delvist kopieret.", f"Kopiér den igen. {_ASK_AGAIN}"
    ),
    "book-no-main-part": Text("error", "Word-dokumentet mangler sin tekst.", _ASK_AGAIN),
    "book-not-xml": Text("error", "Word-dokumentets indhold er beskadiget.", _SAVE_ANEW),
    "book-duplicate-parts": Text(
        "error",
        "Word-dokumentet har den samme del to gange, så det kan læses på to måder.",
        _SAVE_ANEW,
    ),
    "book-too-large": Text(
        "error",
        "Filen er for stor til at være en spørgsmålsbog (over 10 MB).",
        "Slet billeder og andet, der er sat ind, og gem igen.",
    ),
    "book-too-many-parts": Text(
        "error",
        "Word-dokumentet har flere dele, end en spørgsmålsbog kan have.",
        "Slet billeder og andet, der er sat ind, og gem igen.",
    ),
    "book-unpacks-too-large": Text(
        "error",
        "Word-dokumentet fylder alt for meget, når det pakkes ud.",
        f"Slet billeder og andet, der er sat ind, og gem igen. Ellers: {_ASK_AGAIN}",
    ),
    "book-bomb": Text(
        "error", "Filen er pakket, som ingen tekstbehandling gør det, og bliver ikke åbnet.", _HARMFUL
    ),
    "book-doctype": Text("error", "Filen indeholder en dokumenttype-erklæring, som vi ikke åbner.", _HARMFUL),
    "book-too-deep": Text(
        "error",
        "Word-dokumentet har flere lag i hinanden, end en spørgsmålsbog kan have.",
        _SAVE_ANEW,
    ),
    # It is a Word document, and no book that can be read
    "book-not-ours": Text(
        "error",
        "Word-dokumentet er ikke en spørgsmålsbog herfra.",
        "Ret i den bog, som «interview-kit book» har lavet. Er teksten kopieret til et nyt dokument, så "
        "kopiér rettelserne tilbage i bogen.",
    ),
    "book-too-old": Text(
        "error",
        "Bogen er lavet, før rettelser kunne læses ind.",
        "Lav en ny bog med «interview-kit book», og flyt rettelserne over i den.",
    ),
    "book-newer": Text(
        "error", "Bogen er lavet med en nyere udgave af programmet.", "Opdatér programmet, og prøv igen."
    ),
}
