"""Why a paper is not read as a profile, or a draft not read back, in Danish: code → what is wrong → what to do."""

from interview_kit.problems.catalogue import Text

_SAVE_AS_WORD = "Åbn den i Word eller LibreOffice, gem den som «Word-dokument (*.docx)», og prøv igen."
_HARMFUL = "Den kan være lavet for at skade. Åbn den ikke. Bed om papiret igen, gerne som Word-fil."
_TYPE_OFF = (
    "Find det i Word, eller skriv kompetencerne og punkterne ind i et Word-dokument, et punkt pr. linje."
)
_NOT_THIS = "Find kompetenceprofilen, og læs den ind. Er det den, så kopiér kompetencerne og punkterne over i et Word-dokument for sig."

PROFILE_TEXTS: dict[str, Text] = {
    # A file of another kind
    "raw-empty": Text("error", "Filen er tom.", "Hent den igen, eller vælg en anden."),
    "raw-odt": Text("error", "Papiret er gemt i LibreOffices eget format («.odt»).", _SAVE_AS_WORD),
    "raw-doc": Text("error", "Papiret er gemt i Words gamle format («.doc»).", _SAVE_AS_WORD),
    "raw-rtf": Text("error", "Papiret er gemt som «Rich Text Format» («.rtf»).", _SAVE_AS_WORD),
    "raw-html": Text("error", "Papiret er gemt som en webside.", _SAVE_AS_WORD),
    "raw-xlsx": Text(
        "error", "Filen er et regneark.", "Kopiér kompetencer og punkter over i et Word-dokument."
    ),
    "raw-xls": Text(
        "error", "Filen er et regneark.", "Kopiér kompetencer og punkter over i et Word-dokument."
    ),
    "raw-ods": Text(
        "error", "Filen er et regneark.", "Kopiér kompetencer og punkter over i et Word-dokument."
    ),
    "raw-zip": Text("error", "Filen er en zip-fil.", "Pak den ud, og peg på papiret i den."),
    "raw-picture": Text("error", "Filen er et billede, og billeder kan ikke læses.", _TYPE_OFF),
    "raw-encrypted": Text(
        "error",
        "Filen er gemt med adgangskode.",
        "Åbn den med koden, gem den uden, og prøv igen. Af en PDF kan teksten også kopieres over i Word.",
    ),
    "raw-lock-file": Text(
        "error",
        "Filen er en låsefil, som Word eller LibreOffice lægger ved siden af et åbent dokument.",
        "Luk dokumentet, og peg på selve papiret.",
    ),
    "raw-unknown": Text("error", "Filen er hverken et Word-dokument, en PDF eller ren tekst.", _SAVE_AS_WORD),
    "raw-damaged": Text(
        "error",
        "Word-dokumentet er beskadiget eller kun delvist kopieret.",
        f"Hent det igen. {_SAVE_AS_WORD}",
    ),
    "raw-pdf-damaged": Text(
        "error",
        "PDF-filen er beskadiget, så teksten ikke kan læses.",
        f"Hent den igen, eller brug Word-filen. {_TYPE_OFF}",
    ),
    "raw-strict": Text(
        "error",
        "Papiret er gemt som «Strict Open XML-dokument».",
        "Gem det i Word som almindeligt «Word-dokument (*.docx)».",
    ),
    "raw-doctype": Text(
        "error", "Filen indeholder en dokumenttype-erklæring og bliver ikke åbnet.", _HARMFUL
    ),
    "raw-bomb": Text(
        "error", "Filen fylder alt for meget, når den pakkes ud, og bliver ikke åbnet.", _HARMFUL
    ),
    "raw-too-large": Text(
        "error",
        "Filen er for stor til at være en kompetenceprofil.",
        "Slet billeder, eller kopiér siderne med profilen over i et nyt Word-dokument.",
    ),
    "raw-too-long": Text(
        "error",
        "Papiret er for langt til at være en kompetenceprofil ({pages}).",
        "Kopiér siderne med profilen over i et nyt Word-dokument.",
    ),
    "raw-no-text": Text("error", "Der er næsten ingen tekst i filen.", _TYPE_OFF),
    "raw-scan": Text(
        "error",
        "PDF-filen har ingen tekst: Den er nok scannet, og billeder kan ikke læses.",
        f"Spørg efter Word-filen hos dem, der har skrevet papiret. {_TYPE_OFF}",
    ),
    "raw-garbled": Text(
        "error",
        "Bogstaverne i filen kan ikke læses som tekst.",
        f"Brug Word-filen, eller gem PDF-filen på ny. {_TYPE_OFF}",
    ),
    # A paper that cannot be read line by line
    "raw-columns": Text(
        "error",
        "Papiret står i spalter, og de er løbet sammen, så to punkter står i samme linje.",
        "Hvor de skal deles, kan ikke ses. Brug Word-filen, eller kopiér en spalte ad gangen over i et Word-dokument.",
    ),
    "raw-several-levels": Text(
        "error",
        "Papiret har flere slags ledere, hver med egne linjer: {levels}.",
        'En profil er til én slags. Vælg én ved at skrive til sidst på linjen, for eksempel --only "{first}", og lav en profil til hver.',
    ),
    "raw-no-such-level": Text(
        "error", "Papiret har ikke noget niveau, der hedder «{level}».", "Det har: {levels}."
    ),
    # A paper that is no profile
    "raw-no-profile": Text(
        "error",
        "Papiret har ingen liste over det, en leder skal gøre eller kunne.",
        "Er det en profil i løbende tekst, så skriv hvert punkt på sin egen linje under en overskrift, og prøv igen.",
    ),
    "raw-is-minutes": Text(
        "error", "Papiret ligner et referat eller en dagsorden, ikke en kompetenceprofil.", _NOT_THIS
    ),
    "raw-is-contract": Text(
        "error", "Papiret ligner en kontrakt eller en aftale, ikke en kompetenceprofil.", _NOT_THIS
    ),
    "raw-is-mandate": Text(
        "error",
        "Papiret handler om, hvem der må beslutte hvad: «kompetence» i betydningen beføjelse. Det er ikke en kompetenceprofil.",
        _NOT_THIS,
    ),
    "raw-is-prices": Text("error", "Papiret ligner en prisliste, ikke en kompetenceprofil.", _NOT_THIS),
    "raw-is-advert": Text(
        "error",
        "Papiret ligner et stillingsopslag med oplysninger om løn, frist og kontakt, ikke en kompetenceprofil.",
        _NOT_THIS,
    ),
    # What makes a draft doubtful
    "raw-like-advert": Text(
        "warning",
        "Papiret ligner også et stillingsopslag.",
        "Tjek, at oplysninger om løn, frist og kontakt er udeladt.",
    ),
    "raw-like-mandate": Text(
        "warning", "Papiret taler også om, hvem der må beslutte hvad.", "Tjek, at de linjer er udeladt."
    ),
    "raw-no-competency": Text(
        "warning",
        "Der er ikke fundet nogen overskrifter over linjerne.",
        "Vælg «Kompetence» ved de linjer, der er overskrifter. Ellers kommer alle linjer under profilens titel.",
    ),
    "raw-unsure": Text(
        "warning",
        "Mere end halvdelen af gættene er usikre.",
        "Læs alle linjer, ikke kun dem med spørgsmålstegn.",
    ),
    "raw-unlike": Text(
        "warning",
        "Kun få af linjerne ligner noget, en leder gør, kan eller er.",
        "Tjek, om det er det rigtige papir.",
    ),
    "raw-some-columns": Text(
        "warning",
        "Nogle af linjerne ser ud, som om to spalter er løbet sammen.",
        "Sammenlign dem med papiret, og del dem, hvor der er to.",
    ),
    # The draft that comes back
    "draft-not-ours": Text(
        "error",
        "Word-filen er hverken et profiludkast eller et genbrugspapir herfra.",
        "Skal jeres egen profil læses, så skriv kommandoen uden --read. Er teksten kopieret til et nyt dokument, så brug det gamle.",
    ),
    "draft-newer": Text(
        "error", "Udkastet er lavet med en nyere udgave af programmet.", "Opdatér programmet, og prøv igen."
    ),
    "draft-lines-lost": Text(
        "error",
        "Udkastet er gemt af et program, der har slettet en del af det.",
        "Find udkastet, som det var før det, og ret i det med Word eller LibreOffice. Eller lav udkastet igen. Intet er skrevet i banken.",
    ),
    "draft-unread": Text("error", "Udkastet kan ikke læses som et Word-dokument.", _SAVE_AS_WORD),
    "draft-line-long": Text(
        "error",
        "Linjen «{start}» er på {count} tegn, og så lange linjer er der ikke plads til.",
        "Del den i udkastet med Enter, eller vælg «Udelad».",
    ),
    "draft-no-behaviour": Text(
        "error",
        "Ingen linje i udkastet er «Adfærd», så der er intet at lave en profil af.",
        "Vælg «Adfærd» ved de linjer, der siger, hvad en leder gør eller kan.",
    ),
    "draft-no-title": Text("error", "Profilen mangler en titel.", "Skriv den på udkastets forside."),
    "draft-no-id": Text(
        "error", "Profilen mangler et id.", "Skriv det til sidst på linjen, for eksempel --id leder-by."
    ),
    "profile-id": Text(
        "error",
        "«{value}» kan ikke være en profils id.",
        "Skriv små bogstaver a-z, tal og bindestreger, højst {limit} tegn, for eksempel «leder-by».",
    ),
    "profile-exists": Text(
        "error",
        "Banken har allerede en profil med id'et «{id}».",
        "Vælg et andet id. Profilen i banken er ikke rørt.",
    ),
    "profile-own-bank": Text(
        "error",
        "Profilen skal ligge i jeres egen bank, og her er kun den, der følger med.",
        "Lav jeres egen med «interview-kit init vores-bank», og skriv kommandoen i mappen, eller med --bank vores-bank til sidst.",
    ),
    "reuse-not-here": Text(
        "error",
        "Genbrugspapiret kan ikke læses af denne udgave af programmet.",
        "Opdatér programmet, og prøv igen.",
    ),
}
