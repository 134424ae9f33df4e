"""Profiles in the manner of municipalities and regions, made up for reading them: contents without a layout."""

from typing import NamedTuple


class Content(NamedTuple):
    """A profile: its title, an introduction, what the job is responsible for, and its competencies."""

    title: str
    introduction: tuple[str, ...]
    responsibilities: tuple[str, ...]
    lead_in: str
    competencies: tuple[tuple[str, tuple[str, ...]], ...]


def _content(
    title: str, introduction: str, responsibilities: str, lead_in: str, competencies: str
) -> Content:
    """A content from texts of one line each; a competency's name begins with a #."""
    found: list[tuple[str, list[str]]] = []
    for line in filter(None, map(str.strip, competencies.splitlines())):
        if line.startswith("#"):
            found.append((line[1:].strip(), []))
        else:
            found[-1][1].append(line)
    return Content(
        title,
        tuple(filter(None, map(str.strip, introduction.splitlines()))),
        tuple(filter(None, map(str.strip, responsibilities.splitlines()))),
        lead_in,
        tuple((name, tuple(lines)) for name, lines in found),
    )


SKOVBY = _content(
    "Lederprofil for Skovby Kommune",
    "Profilen er skrevet af direktionen sammen med MED-udvalget og beskriver, hvad vi venter os af en leder her.\n"
    "Den bruges, når vi ansætter, og når leder og chef taler om udvikling.",
    "At driften er sikker, og at budgettet holder\nAt medarbejderne har et godt arbejdsmiljø",
    "",
    """
    # Retning og mening
    Omsætter byrådets mål til opgaver, som medarbejderne kan se sig selv i
    Fortæller hvorfor, før der tales om hvordan
    Vælger til og fra, også når det koster på den korte bane
    # Samspil med borgere
    Møder borgere og pårørende, før sagen er færdigtænkt
    Inviterer foreninger og frivillige ind som ligeværdige parter
    Sætter ord på, hvad kommunen ikke kan love
    # Økonomi og drift
    Kender sit budget og reagerer på afvigelser i tide
    Bruger tal og fortællinger sammen, når resultater følges
    Tilrettelægger vagter og opgaver, så der er plads til det uforudsete
    # Faglig udvikling
    Holder sig orienteret om ny viden på området
    Giver plads til at prøve af i lille skala og lære af det
    Efterspørger dokumentation, der kan bruges i praksis
    """,
)
LYNGHEDE = _content(
    "Kompetenceprofil for institutionsledere i Lynghede Kommune",
    "Lynghede Kommune har femogtyve institutioner. Profilen gælder for dem alle, uanset størrelse.",
    "",
    "Du skal kunne",
    """
    # Pædagogisk ledelse
    omsætte den styrkede læreplan til hverdagens rutiner
    observere praksis og give feedback, der flytter noget
    skabe fælles refleksion i personalegruppen på baggrund af data
    # Personaleledelse
    føre svære samtaler med ro og respekt
    sætte hold, så forskellige styrker supplerer hinanden
    forebygge sygefravær og handle tidligt på mistrivsel
    tage imod nye kolleger, så de bliver en del af fællesskabet
    # Forældresamarbejde
    formidle, hvad børnene lærer, i et sprog alle forstår
    inddrage forældrebestyrelsen i beslutninger, der har betydning for familierne
    stå fast på institutionens rammer, når ønsker trækker i hver sin retning
    # Administration
    lægge en plan for året og følge den op hver måned
    overholde regler for indkøb, data og arbejdstid
    """,
)
NORDFJORD = _content(
    "Kravprofil: Afdelingsleder, Region Nordfjord",
    "Regionens hospitaler skal være til for patienterne. Det stiller krav til den, der leder en afdeling.",
    "Patientsikkerhed og kvalitet\nAfdelingens økonomi\nSamarbejdet med universitetet",
    "Afdelingslederen:",
    """
    # Patienten først
    Er synlig i klinikken og lytter til patienter og pårørende
    Arbejder systematisk med utilsigtede hændelser uden at placere skyld
    Sikrer sammenhæng i forløb på tværs af afdelinger og sektorer
    # Ledelse gennem andre ledere
    Uddelegerer opgaver og mandat til funktionslederne
    Giver sparring, stiller krav og følger op
    Skaber et ledelsesteam, hvor uenighed er tilladt
    # Forskning og uddannelse
    Prioriterer tid til forskning i en travl drift
    Understøtter, at yngre læger og sygeplejersker får den uddannelse, de skal have
    # Forandring
    Går foran, når nye arbejdsgange skal læres
    Inddrager TR og AMR tidligt i forandringer
    Fastholder fokus, indtil det nye er blevet hverdag
    """,
)
STRANDKOEBING = _content(
    "Sådan leder vi i Strandkøbing",
    "Grundlaget er blevet til på tre lederdage, hvor alle ledere var med.",
    "",
    "Som leder",
    """
    # Mod
    Du tager beslutninger, også når ikke alt er belyst
    Du siger fra over for adfærd, der skader fællesskabet
    Du indrømmer fejl og fortæller, hvad du har lært af dem
    # Tillid
    Du giver ansvar fra dig og lader andre løse opgaven på deres måde
    Du holder, hvad du lover
    Du taler med mennesker og ikke om dem
    # Helhed
    Du tænker på hele kommunen, før du tænker på din egen afdeling
    Du deler viden, penge og medarbejdere, når det gavner borgeren
    Du deltager loyalt i beslutninger, som du selv var imod
    # Udsyn
    Du følger med i, hvad der rører sig i andre kommuner
    Du bygger netværk med uddannelser, erhvervsliv og foreninger
    """,
)
AADAL = _content(
    "Profil for teamkoordinatorer i hjemmeplejen",
    "Teamkoordinatoren er bindeled mellem medarbejdere og områdeleder i Ådal Kommune.",
    "",
    "",
    """
    # Planlægning i hverdagen
    Evner at planlægge ruter, så borgerne møder få forskellige medarbejdere
    Har overblik over kompetencer i teamet og sætter den rette på opgaven
    Kan omprioritere på få minutter ved akut sygdom
    # Kommunikation og dialog
    Taler respektfuldt med borgere, pårørende og kolleger
    Har blik for stemninger og griber ind, før en konflikt vokser
    Skriver klart og kort i omsorgssystemet
    # Faglig sikkerhed
    Kender instrukser for medicin og hygiejne og sørger for, at de følges
    Opsøger sygeplejersken, når en borgers tilstand ændrer sig
    Viser nye kolleger til rette ude hos borgerne
    # Personlige egenskaber
    Robust og rolig, når der er travlt
    Humor og varme i mødet med andre
    Nysgerrig på egne blinde vinkler
    """,
)
VESTERMARK = _content(
    "Ledelsesgrundlag og kompetencer for skoleledere, Vestermark Kommune",
    "Folkeskolen er kommunens største fælles opgave. Dokumentet samler forventningerne til den, der står i spidsen for en skole.",
    "Skolens undervisning og elevernes trivsel\nSkolens personale og økonomi",
    "Det betyder, at skolelederen",
    """
    # Ledelse af undervisningen
    Deltager jævnligt i undervisningen og giver lærerne konkret respons
    Bruger elevdata til at finde de næste skridt sammen med lærerteamet
    Sørger for, at børn i vanskeligheder får hjælp, mens problemerne er små
    # Ledelse af kulturen
    Sætter en tydelig ramme for omgangstonen blandt børn og voksne
    Fejrer det, der lykkes, også det lille
    Tør udfordre vaner, der ikke længere gavner eleverne
    # Strategisk samspil
    Oversætter kommunale mål til skolens egen plan
    Indgår aktivt i skoleledergruppen og bidrager med egne erfaringer
    Rådgiver forvaltningen om konsekvenser for skolerne
    # Organisering og ressourcer
    Fordeler timer og opgaver åbent og begrundet
    Følger forbruget og griber ind i god tid
    Udvikler de mellemledere, der skal tage over en dag
    """,
)
BAKKESUND = _content(
    "Forventninger til centerchefer i Bakkesund Kommune",
    "Centercheferne udgør sammen med direktionen kommunens strategiske ledelse.",
    "",
    "Centerchefen …",
    """
    # Politisk betjening
    … leverer beslutningsgrundlag, der er korrekte, korte og rettidige
    … forudser, hvilke sager der får politikernes og pressens interesse
    … adskiller faglig rådgivning fra egne holdninger
    # Koncernledelse
    … påtager sig opgaver for hele kommunen uden for eget center
    … bakker op om fælles beslutninger, når døren er lukket op igen
    … bringer dårlige nyheder videre, mens de endnu kan bruges
    # Resultater
    … sætter få mål og holder fast i dem
    … gør effekten for borgerne synlig for medarbejdere og udvalg
    … standser indsatser, der ikke virker
    # Mennesker
    … rekrutterer folk, der er dygtigere end chefen selv
    … har mod til at tage afsked, når det er det rigtige
    … drager omsorg for ledere, der er under pres
    """,
)
ENGHOLM = _content(
    "Kompetencer hos ledere i Teknik og Miljø",
    "Teknik og Miljø i Engholm Kommune har ledere med meget forskellig baggrund. Derfor har vi brug for et fælles sprog.",
    "",
    "",
    """
    # Myndighed med omtanke
    Træffer afgørelser, der kan forklares for den, de går ud over
    Sikrer ensartet sagsbehandling på tværs af medarbejdere
    Vejleder ansøgere tidligt, så færre sager strander
    # Anlæg og drift
    Styrer projekter fra idé til aflevering inden for tid og budget
    Stiller krav til rådgivere og entreprenører og følger dem op på pladsen
    Tænker vedligehold ind, før der bygges
    # Klima og fremtid
    Afvejer hensyn til natur, trafik og bosætning åbent
    Afprøver nye løsninger sammen med forsyning og lodsejere
    # Medarbejdere i bevægelse
    Skaber rammer, hvor ingeniører og gartnere lærer af hinanden
    Anerkender håndværket lige så meget som rapporten
    Tager hånd om sikkerheden, hver dag og uden undtagelse
    """,
)
KLINTEVIG = _content(
    "Lederkompetencer i Klintevig Kommune",
    "",
    "",
    "Vi",
    """
    # Sætter borgeren først
    Lytte til borgernes egne mål og tage udgangspunkt i dem
    Undersøge, om indsatsen gør en forskel, og ændre den, hvis den ikke gør
    Være til at få fat i
    # Arbejder sammen
    Bede om hjælp og tilbyde den uden at regne på det
    Løse uenigheder dér, hvor de er opstået
    Have respekt for andres faglighed
    # Udvikler os
    Turde begynde, før alt er på plads
    Evaluere ærligt og dele resultatet, også det skuffende
    Se teknologi som en mulighed for bedre velfærd
    # Holder orden
    Vide, hvad tingene koster
    Følge loven og kende grænsen for eget mandat
    Planlægge, så travlhed bliver undtagelsen
    """,
)
ROEDHUS = _content(
    "Profil: Leder af socialpsykiatrien i Rødhus Kommune",
    "Området består af tre botilbud og et værested.",
    "Rehabilitering og recovery\nVold forebygges\nMagtanvendelser indberettes",
    "",
    """
    # Faglig tyngde
    Solid viden om psykiske lidelser og recovery
    Fortrolighed med serviceloven og magtanvendelsesreglerne
    Erfaring med at omsætte tilsyn til læring
    # Relationer
    Evne til at skabe tryghed hos borgere, der har mistet tilliden
    Tydelig kommunikation til pårørende, naboer og politi
    Vilje til at søge samarbejde med behandlingspsykiatrien
    # Lederskab
    Nærvær i hverdagen og ved svære hændelser
    Blik for, hvornår en medarbejder har brug for hjælp
    Sans for struktur i en omskiftelig drift
    """,
)
HOEJMARK = _content(
    "Kompetenceprofil – direktør i Højmark Kommune",
    "Direktøren indgår i en direktion på fire og har ansvar for et fagområde og for helheden.\nKommunen er i vækst.",
    "Betjening af borgmester, udvalg og kommunalbestyrelse\nFagområdets resultater\nKommunens samlede udvikling",
    "Direktøren skal",
    """
    # Politisk tæft og loyalitet
    skabe tillid hos alle partier gennem saglig og lige betjening
    give politikerne reelle valgmuligheder og vise, hvad de koster
    værne om embedsværkets grænser, også under pres
    # Strategisk overblik
    læse samfundets udvikling og omsætte den til valg for kommunen
    prioritere få indsatser og sikre, at de bliver gennemført
    se muligheder på tværs af fagområder og kommunegrænser
    # Ledelse af chefer
    give chefer et klart mandat og følge op på det
    udvikle chefgruppen som et fælles hold
    tage fat om svage præstationer tidligt og ordentligt
    # Omverden
    repræsentere kommunen med troværdighed over for borgere, erhverv og presse
    indgå partnerskaber med stat, region og nabokommuner
    """,
)
HAVNEBY = _content(
    "Ledere i Havneby Kommune: Det forventer vi",
    "Havneby Kommune er en ø-kommune med korte veje mellem borger, leder og politiker. Det præger kravene til ledelse.",
    "",
    "Det vil sige, at du",
    """
    # Nærværende ledelse
    kender alle medarbejdere ved navn og ved, hvad der optager dem, uden at blande dig i alt, hvad de foretager dig
    bruger en fast del af ugen på at være ude dér, hvor opgaverne bliver løst, også på skæve tidspunkter af døgnet
    tager imod kritik uden at forsvare dig og vender tilbage med et svar inden for rimelig tid
    # Økonomisk overblik
    forstår sammenhængen mellem aktivitet, normering og forbrug og kan forklare den for medarbejdere og politikere
    melder ud i god tid, når pengene ikke slår til, og har selv et bud på, hvad der så skal vælges fra
    # Fælles om øen
    samarbejder med havn, erhverv, skole og foreninger om at få hverdagen på øen til at hænge sammen hele året
    hjælper andre afdelinger, selv om det ikke står i nogen stillingsbeskrivelse
    møder turister, tilflyttere og fastboende med samme venlighed
    """,
)
TOFTEGAARD = _content(
    "Kompetenceprofil: Områdeleder i ældreplejen, Toftegård Kommune",
    "Områdelederen har ansvar for to plejecentre og en hjemmeplejegruppe.",
    "Kvalitet i plejen efter kvalitetsstandarderne\nRekruttering og fastholdelse",
    "Områdelederen",
    """
    # Sundhedsfaglig ledelse
    Sikrer, at retningslinjer for medicin, ernæring og hygiejne er kendt og bliver fulgt
    Bruger tilsyn og utilsigtede hændelser til at gøre plejen bedre
    Prioriterer rehabilitering frem for kompensation
    # Samspil med pårørende
    Afstemmer forventninger tidligt og skriftligt
    Inviterer pårørende ind i hverdagen på plejecentret
    Håndterer klager hurtigt, sagligt og med respekt
    # Planlægning
    Lægger vagtplaner, der holder både fagligt og økonomisk
    Fordeler elever og nyansatte, så de får en god begyndelse
    # Udsyn og udvikling
    Afprøver velfærdsteknologi sammen med beboere og personale
    Deler erfaringer med de andre områder i kommunen
    Skaber stolthed over faget
    """,
)
