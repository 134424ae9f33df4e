"""The words that lines are known by: headings, beginnings of lists, verbs, levels of leaders."""

import re

# Words that follow a letter standing alone: «a og b».
SHORT_WORDS = frozenset(
    "og eller i er at til på af for med den det der som en et de kan har skal fra om så men vi du jeg han hun man "
    "ikke var ved over under efter uden mod".split()
)
# Words that carry no meaning alone; a line that ends in one goes on.
UNMEANING = frozenset(
    "og eller i at til på af for med den det der som en et de fra om så men vi du jeg man ikke ved over under efter uden "
    "mod samt både herunder hvor hvordan hvad hvornår hvilke hvem hvis når da sin sit sine din dit dine vores eget egen "
    "egne bl.a. f.eks. fx inden for via gennem mellem blandt ift. dvs. også hos ud op ind ned ad end hinanden deres "
    "overfor omkring indenfor udenfor særligt idet dens dets denne dette disse alle alt hele".split()
)
GOES_ON = UNMEANING - {"op", "ud", "ind", "ned", "ad", "alle", "alt", "hinanden", "ved", "på", "med", "til", "os"} | {
    "ved", "på", "med", "til", "af",
}  # fmt: skip
# Headings that say what the lines below them are.
_OWN = (
    r"(?:(?:de|den|primære|centrale|vigtigste|overordnede|dine?|dit|lederens|chefens|direktørens|stillingens|rollens|"
    r"særlige)\s+)*"
)
RESPONSIBILITY = re.compile(
    rf"{_OWN}(?:ansvar(?:s(?:områder?(?:ne)?|felt(?:er)?))?(?:et)?|(?:\w{{2,12}})?opgaver?(?:ne)?|opgaveområder?(?:ne)?|"
    r"funktionsbeskrivelse|referenceforhold|beføjelser|arbejdsområder)"
    r"(?:(?:,\s*|\s+og\s+)(?:ansvar\w*|\w*opgaver\w*|beføjelser|rolle\w*|referenceforhold))*"
    r"(?:\s+(?:som|i stillingen|i jobbet|hos os)\b.*)?(?:\s+(?:er|bliver|vil være|omfatter|består i)(?:\s+at)?)?:?"
    r"|(?:du|vi|lederen|chefen|direktøren|man|jeg)\s+(?:er|har|får)\s+(?:\w+\s+)?ansvar(?:et|lig)?(?:\s+for)?(?:\s+at)?\s*:?",
    re.IGNORECASE,
)
INTRODUCTION = re.compile(
    rf"{_OWN}(?:indledning\w*|introduktion\w*|formål\w*(?:\s.*)?|baggrund\w*(?:\s.*)?|forord|rolle(?:n|r)?(?:\s+som\b.*)?|"
    r"om (?:profilen|kommunen|regionen|stillingen|kompetenceprofilen|os|jobbet|denne profil|\w+ kommune)|sådan (?:bruge[rs]?|læse[rs]?|anvende[rs]?|arbejder)\b.*|"
    r"(?:anvendelse|brug)(?:\s+af.*)?|(?:vores\s+)?(?:vision|mission|værdier|værdigrundlag|ledelsesgrundlag)(?:et)?|hvorfor\b.*|"
    r"om \w+(?: \w+)? (?:kommune|region)|(?:arbejds)?organisationen|situationen|stillingen|rammer og perspektiv|"
    r"læsevejledning|kort om\b.*|hvad er\b.*):?",
    re.IGNORECASE,
)
LEFT_OUT = re.compile(
    r"(?:indhold(?:sfortegnelse)?|kontakt\w*|ansøgning\w*(?:\s.*)?|løn\b.*|(?:løn- og )?ansættelsesvilkår.*|vilkår|tidsplan\w*|"
    r"kilder?|litteratur\w*|noter|underskrift\w*|bilag.*|versions?\w*\b.*|revision\w*|yderligere oplysninger|bemærkninger|"
    r"ansættelsesudvalg\w*(?:\s.*)?|rekrutteringsproces\w*|ansættelse\w*|sagsnr.*|journalnr.*|dato\b.*|godkendt\b.*|udarbejdet\b.*|vedtaget\b.*|opfølgning(?: på profilen)|ansættelsesproces\w*|vi (?:kan )?tilbyde\w*(?:\s.*)?|(?:det|hvad) (?:får du|kan vi tilbyde|vi tilbyder)(?:\s.*)?|"
    r"hvad kan vi tilbyde\w*(?:\s.*)?|(?:spørgsmål )?til (?:refleksion|dialog|drøftelse|overvejelse)\w*|(?:refleksions|dialog)spørgsmål|"
    r"spørgsmål til .{0,40}|overvej\w*):?",
    re.IGNORECASE,
)
# «Vi skal:», «Lederen:», «Det betyder, at du»: what begins a list and says nothing itself.
_WHO = (
    r"(?:vi|du|man|jeg|(?:(?:som|en|den|vores|alle|din|god|gode)\s+){0,3}"
    r"\w*(?:leder|chef|direktør|rektor|kandidat|medarbejder|koordinator)\w{0,4})"
)
_DOES = (
    r"(?:skal|kan|forventes|er|har|vil|bør|evner|formår|viser|udviser|arbejder|lægger vægt på|forventer|forventer vi|"
    r"sikrer|kendetegnes ved|i stand til)"
)
_ALONE = (
    r"(?:(?:som|en|den|vores|alle|god|gode)\s+){1,3}(?:leder|chef|direktør)\w{0,3}|\w*(?:leder|chef|direktør|rektor|"
    r"koordinator)(?:en|ne)|ledere|vi|du"
)
LEAD_IN = re.compile(
    rf"(?:{_ALONE})|(?:{_WHO}(?:\s+i\s+[\w\s-]{{2,40}}?)?(?:\s+{_DOES}(?:\s+(?:derfor|således|bl\.a\.|blandt andet|også|{_WHO}|kunne|"
    r"være i stand til|at|have|af dig|dig|i stand til|,))*\s*(?:…|\.\.\.|:)?|\s*(?:…|\.\.\.|:))"
    r"|(?:det|dette|kompetencen) (?:betyder|indebærer|vil sige|viser sig|ses|kommer til udtryk|kræver)\b[^.]{0,60}?"
    r"(?::|…|\bat(?: \w+)?|leder\w*|\bdu|\bvi|\bved)"
    r"|(?:i praksis|konkret|derfor|herunder)\b[^.]{0,40}(?::|…)"
    r"|(?:konkret )?adfærd(?:stegn|sindikatorer)?|kendetegn|tegn på\b.{0,50}|indikatorer|kompetencer?|"
    r"(?:det )?(?:viser sig|ses|kommer til udtryk) ved\b[^.]{0,50}|sådan (?:viser|ser) .{0,50}"
    r"|hvad \w+ skal kunne(?: og gøre)?|(?:vi|kommunen|regionen) (?:forventer|lægger vægt på|ønsker)\b[^.]{0,50}(?::|…| at)"
    r"|(?:vi|kommunen|regionen) (?:forestiller os|søger|leder efter|drømmer om|håber|ser gerne)\b[^.]{0,60}(?::|…|\bat(?: du)?|\bder|\bsom)"
    r"|(?:det|her) er (?:\w+ )?(?:vigtigt|afgørende|en fordel|et plus|en forudsætning)(?: for os)?,? (?:at|hvis) (?:du|lederen|chefen|vi)"
    r"|det (?:gør|ser|viser) vi(?: ved(?: at)?)?"
    r")\s*(?:…|\.\.\.|:)?",
    re.IGNORECASE,
)
GLUED_LEAD_IN = re.compile(
    r"(?P<title>[A-ZÆØÅ][^.:!?]{2,70}?)\s+(?P<lead>(?:Vi|Du|Lederen|Chefen|Direktøren|Som leder|En leder)"
    r"(?: (?:skal|kan|er|har))?(?: (?:du|kunne))?(?: kunne)?\s*(?::|…|\.\.\.))"
)
TABLE_HEADS = {
    "competency": re.compile(r"^(?:\w*kompetence\w*|område\w*|tema\w*|\w*felt\w*|emne\w*|dimension\w*|egenskab\w*)$", re.IGNORECASE),
    "behaviour": re.compile(
        r"(?:adfærd|tegn|betyder|kendetegn|handling|krav|indikator|viser|forvent|lederen|kriteri|i praksis|"
        r"det gør|sådan|konkret|udmøntning|uddybning|beskrivelse|indhold)",
        re.IGNORECASE,
    ),
    "introduction": re.compile(r"^(?:definition\w*|beskrivelse\w*|forklaring\w*|hvorfor.*|formål\w*|indhold\w*)$", re.IGNORECASE),
    "left-out": re.compile(
        r"^(?:nr\.?|#|score|vurdering|niveau|vægt(?:ning)?|prioritet|ja|nej|bemærkning\w*|noter?|side|version|dato|"
        r"egen vurdering|[1-9](?:\s*[-–]\s*[1-9])?)$",
        re.IGNORECASE,
    ),
}  # fmt: skip
# The kinds of leader that one paper may speak of together, as whole lines or heads of columns.
_LEVEL_WORD = (
    r"(?:team|afdelings|sektions|område|institutions|afsnits|funktions|drifts|center|distrikts|enheds|daglig|"
    r"gruppe|projekt|skole|dagtilbuds|faglig|stabs|ældre|first line|mellem|top|virksomheds|decentral|strategisk|"
    r"lokal|fag|forvaltnings|vice|kommunal|region|sygehus|cent(?:er|re)|kontor|afdeling|område|sektion|økonomi)"
)
LEVEL = re.compile(
    rf"^(?:kompetence(?:profil)?(?:er)? (?:for|til) |(?:som|for) |leder(?:e)?niveau:? |niveau \d:? ?|profil(?:en)? for )?"
    rf"((?:{_LEVEL_WORD}\s?-?){{0,2}}(?:ledere?n?|lederne|chef(?:en|er|erne)?|direktør(?:en|er|erne)?)|"
    r"leder(?:e)? af (?:ledere|medarbejdere|virksomhed)|rektor(?:er)?|overlæger?|oversygeplejersker?|"
    r"(?:leder)?niveau \d|koordinator(?:er)?|teamkoordinator(?:er)?|direktion(?:en)?|chefgruppen)\s*:?$",
    re.IGNORECASE,
)


def words_of(text: str) -> list[str]:
    """The words in lower case without the signs round them."""
    return [
        word for word in (piece.strip(".,;:!?()[]«»”“\"'’–-…/").lower() for piece in text.split()) if word
    ]
