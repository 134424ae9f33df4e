"""Papers that are no list-shaped profile, and what is to be said of each."""

import io

import docx
from pypdf import PdfWriter

_PAGE = (595, 842)


def OTHER_PAPERS() -> dict[str, tuple[bytes, str]]:  # noqa: N802 - a table that is made when it is asked for
    """Name → bytes and the code that they are refused with."""
    return {
        "scan": (empty_pdf(), "raw-scan"),
        "two columns": (_text(_COLUMNS), "raw-columns"),
        "two columns, bullets": (_text(_BULLET_COLUMNS), "raw-columns"),
        "minutes": (_word(_MINUTES), "raw-is-minutes"),
        "contract": (_text(_CONTRACT), "raw-is-contract"),
        "mandate": (_word(_MANDATE), "raw-is-mandate"),
        "advert of facts": (_text(_ADVERT), "raw-is-advert"),
        "price list": (_text(_PRICES), "raw-is-prices"),
        "several levels": (_levels(), "raw-several-levels"),
        "levels in a table": (_level_table(), "raw-several-levels"),
        "fragment": (_text(_FRAGMENT), "raw-no-profile"),
        "news": (_word(_NEWS), "raw-no-profile"),
        "course": (_text(_COURSE), "raw-no-profile"),
        "agenda": (_text(_AGENDA), "raw-is-minutes"),
    }


def empty_pdf() -> bytes:
    """A pdf of two pages without a letter, as a scan is."""
    writer = PdfWriter()
    for _ in range(2):
        writer.add_blank_page(*_PAGE)
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def _text(text: str) -> bytes:
    return text.strip().encode()


def _word(text: str) -> bytes:
    """A Word file: a line with # is a heading, one with - an item."""
    document = docx.Document()
    for line in filter(None, map(str.strip, text.splitlines())):
        if line.startswith("#"):
            document.add_heading(line[1:].strip(), 1)
        elif line.startswith("- "):
            document.add_paragraph(line[2:], style="List Bullet")
        else:
            document.add_paragraph(line)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _levels() -> bytes:
    return _word(
        """
        # Lederprofiler i Mosekær Kommune
        # Teamleder
        - Fordeler dagens opgaver og er til stede i driften
        - Giver tilbagemelding på det daglige arbejde
        - Melder tilbage til afdelingslederen, når rammerne ikke holder
        # Afdelingsleder
        - Sætter mål for afdelingen og følger dem op
        - Udvikler teamlederne
        - Samarbejder med de andre afdelinger om fælles borgere
        # Direktør
        - Rådgiver udvalgene fagligt og ærligt
        - Leder cheferne og stiller krav til dem
        """
    )


def _level_table() -> bytes:
    document = docx.Document()
    document.add_heading("Kompetencer på tre niveauer", 0)
    table = document.add_table(rows=1, cols=3)
    for cell, text in zip(
        table.rows[0].cells, ("Kompetence", "Leder af medarbejdere", "Leder af ledere"), strict=True
    ):
        cell.text = text
    for name, first, second in (
        ("Samarbejde", "Skaber ro om opgaverne i teamet", "Skaber forbindelser mellem enheder"),
        ("Retning", "Oversætter mål til hverdag", "Sætter mål sammen med direktionen"),
        ("Økonomi", "Overholder enhedens budget", "Prioriterer mellem enhederne"),
    ):
        cells = table.add_row().cells
        cells[0].text, cells[1].text, cells[2].text = name, first, second
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


_COLUMNS = """
Kompetencer hos ledere i Gåsevig
Menneskelig indsigt Overblik i hverdagen
Lytter til det, der ikke bliver sagt Holder styr på mange bolde og giver
og spørger nysgerrigt ind til andres slip på dem, der kan vente til senere
oplevelse af en sag Samler trådene for medarbejderne, når
Giver ros, der kan mærkes, og kritik, flere projekter løber på samme tid
der kan bruges til noget næste gang Følger økonomien fra måned til måned
Deler sine egne overvejelser åbent Rydder op i møder, der ikke fører til
med kolleger og medarbejdere noget for borgerne
Faglig nysgerrighed Beslutningskraft
Læser nyt fra forskningen og bringer Tager stilling, når der er viden nok
det ind i drøftelser om praksis Forklarer valget for dem, der er uenige
"""
_BULLET_COLUMNS = """
LEDER I VIKSUND
► har overblik og ro under pres ► kan tale med alle i huset
► følger op på aftaler ► bygger bro mellem fag
Erfaring Uddannelse
► har ledet mindst tyve personer ► har en lederuddannelse på diplomniveau
► kender til offentlig økonomi ► er vant til politiske sager
► styrer projekter sikkert ► udvikler nye tilbud sammen med borgere
► prioriterer skarpt ► skriver klart
"""
_MINUTES = """
# Referat fra møde i Udvalget for Børn og Skole
Mødedato: den 4. april. Mødested: Rådhuset, lokale 3. Fraværende: ingen. Afbud fra Else Eksempel.
# Punkt 1: Godkendelse af dagsorden
Udvalget godkendte dagsordenen.
# Punkt 2: Lederudvikling på skolerne
Sagsfremstilling: Forvaltningen orienterede om arbejdet med lederkompetencer. Udvalget drøftede sagen.
- Forvaltningen arbejder videre med et forslag til kompetenceprofil
- Sagen indstilles til kommunalbestyrelsen på næste møde
- Udvalget tog orienteringen til efterretning
# Punkt 3: Eventuelt
Intet.
"""
_CONTRACT = """
KONTRAKT OM LEDERRÅDGIVNING

mellem Birkelund Kommune (herefter ordregiver) og Eksempelhuset ApS (herefter leverandøren)

§ 1 Aftalens genstand
Leverandøren skal yde rådgivning om ledelse efter nærmere aftale.
§ 2 Leverandørens forpligtelser
- Leverandøren stiller kvalificerede konsulenter til rådighed
- Leverandøren sikrer, at konsulenterne har de fornødne kompetencer
- Leverandøren overholder tavshedspligten
§ 3 Vederlag
Ordregiver betaler et fast vederlag ekskl. moms.
§ 4 Opsigelse og misligholdelse
Parterne kan opsige kontrakten med tre måneders varsel. Ved væsentlig misligholdelse kan kontrakten hæves, og der kan
kræves erstatning.
§ 5 Underskrift
"""
_MANDATE = """
# Kompetenceplan for Sandholm Kommune
Planen viser, hvem der har kompetencen til at træffe afgørelser efter kommunalbestyrelsens delegation.
# Økonomi
- Direktøren kan disponere over beløb op til 500.000 kr. inden for rammen
- Fagchefen anviser regninger inden for egen beløbsgrænse
- Afdelingslederen har attestationsret efter bilag 2
# Personale
- Ansættelse af chefer besluttes af kommunaldirektøren, jf. styrelsesloven
- Fagchefen bemyndiges til at afskedige efter stk. 2
# Afgørelser
- Afgørelser efter serviceloven § 85 delegeres til myndighedschefen
- Udvalget har indstillingsret, kommunalbestyrelsen har den besluttende kompetence
"""
_ADVERT = """
Vil du være vores nye afdelingsleder?

Ellemose Kommune søger en afdelingsleder til Park og Vej pr. 1. maj. Stillingen er på fuld tid, 37 timer.

Vi tilbyder
- Et godt arbejdsmiljø
- Løn efter overenskomst og kvalifikationer

Ansøgning og frist
Send din ansøgning via linket. Ansøgningsfrist er den 12. marts kl. 12. Samtaler holdes den 19. og 26. marts.
Yderligere oplysninger fås hos chef Kim Eksempel på telefon 12 34 56 78. Arbejdssted: Materielgården.
Vi indhenter straffeattest. Tiltrædelse efter aftale.
"""
_PRICES = """
Kursuskatalog og prisliste

Ledelse i praksis, 3 dage, pris 4.500 kr. pr. person
Konflikter, 1 dag, pris 1.950 kr. pr. person
Økonomi for ledere, 2 dage, pris 3.200 kr. pr. person
Alle priser er ekskl. moms. Rabat på 10 % ved bestilling af flere end fem pladser.
Gebyr ved afbud senere end 14 dage før: 500 kr.
Levering af kursusmateriale: 150,- pr. stk.
I alt for hele forløbet: 9.000 kr.
"""
_FRAGMENT = """
Side 7

… og derfor har vi valgt at arbejde videre med ledelsesgrundlaget i det kommende år, hvor også de nye institutioner
kommer med. Det bliver drøftet på lederdagen i september, som direktionen inviterer til.
"""
_NEWS = """
# Ny leder på biblioteket
Biblioteket i Havnsø har fået ny leder. Hun begyndte i mandags og glæder sig til at lære byen at kende.
Den nye leder har en fortid i forlagsbranchen og har boet i byen i ti år.
"""
_COURSE = """
Lederuddannelse for nye ledere

Dag 1: Rollen som leder
- Introduktion og forventninger
- Ledelsesgrundlaget
- Frokost
- Øvelser i grupper

Dag 2: Jura
- Ansættelsesret
- Budget og regnskab
- Cases
"""
_AGENDA = """
Dagsorden til mødet i MED-udvalget den 3. maj

1. Velkomst
2. Orientering fra formanden
- Budget 2027
- Ny leder på biblioteket
3. Drøftelse af sygefravær
- Status fra HR
- Forslag til indsats
4. Eventuelt
5. Næste møde
"""
