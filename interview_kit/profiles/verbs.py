"""Danish verbs as they begin a line of a profile: a small table, not a grammar."""

# Infinitive → present, where it is not the infinitive and an r.
IRREGULAR = {
    "være": "er", "have": "har", "kunne": "kan", "ville": "vil", "skulle": "skal", "vide": "ved", "gøre": "gør",
    "turde": "tør", "burde": "bør", "måtte": "må", "bede": "beder", "sige": "siger", "spørge": "spørger",
}  # fmt: skip
# The stems that profiles use: infinitives without the first part of a compound verb.
_STEMS = frozenset(
    """
    acceptere afdække affinde afgive afklare afsætte agere aktivere analysere anerkende angive anlægge ansætte anspore
    anvende arbejde arrangere balancere basere bakke bane bearbejde bede beherske behandle benytte berige beskrive
    bestræbe beslutte besidde betragte bevare bevæge bidrage binde blive brede bringe bruge brænde bygge bære coache
    danne definere dele delegere deltage demonstrere designe drage drive drøfte dygtiggøre efterleve efterspørge
    eksperimentere engagere etablere evaluere evne facilitere fastholde fastlægge fastsætte favne fejre finde fokusere
    foregribe foretage forklare formidle formulere forberede forbedre forebygge forene forenkle forfølge forhandle
    forholde forkorte formå forpligte forsøge forstå fortsætte fortolke forudse forvalte forvente fremlægge fremme
    fungere følge føle føre gennemføre gennemskue genkende gentænke give gribe gå hente handle holde huske hjælpe
    håndtere hævde høre identificere igangsætte implementere imødekomme improvisere inddrage indfri indgå indhente
    indgyde indkalde indpasse indse informere initiere inkludere inspirere integrere interessere investere involvere
    italesætte justere kende klare koble kommunikere komme koordinere koncentrere konkretisere kortlægge kræve
    kvalificere kvalitetssikre lade lede levere leve ligge lukke lykkes lytte lægge lære løfte løse markere medinddrage
    medvirke mestre mobilisere modtage motivere muliggøre måle møde navigere nedbryde nytænke nyttiggøre nå
    nærme observere omforme omsætte omstille opbygge opfange opfordre opnå oprette opretholde opsøge optimere optræde
    ordne organisere oversætte overveje overholde overskue overvåge opdage opstille opmuntre opprioritere overdrage
    passe placere planlægge pleje prioritere præge præsentere påtage påvirke reagere realisere reducere reflektere
    rekruttere relatere repræsentere respektere risikere rose rumme rådgive række sammensætte samarbejde samle samtænke
    sanktionere se sende sikre skabe skelne skrive skærpe slippe sluge sparre spille sprede spore stille stimulere stå
    strukturere styre styrke støtte stræbe svare sætte søge sørge tage tale tilbyde tilegne tillade tilpasse tilrettelægge
    tilstræbe tiltrække tolke tro træde træffe træne trives tydeliggøre tænke tåle uddelegere udarbejde udfordre udfolde
    udføre udnytte udpege udstikke udstråle udtrykke udvise udvikle udvælge udøve understrege understøtte undersøge
    unde undervise undgå uddanne udbrede udleve vedligeholde vejlede vende veksle virkeliggøre vise visualisere vurdere
    vægte vælge værdsætte værne yde ændre åbne øge øve forankre forbinde fordele forudsige genopbygge gå igangsætte
    imødegå indarbejde indføre indrette indrømme kompensere konfrontere kontrollere konvertere perspektivere problematisere
    rette sammenholde sidde simplificere spotte synliggøre sammenfatte tage tilføre tilgodese tilrette udlægge udlicitere
    varetage ytre påpege professionalisere digitalisere effektivisere eksekvere forny forandre fokusere forstærke begå
    tackle takle veje prøve kigge spænde rydde kæmpe klæde læse mærke bemærke orientere lytte opsummere følges rådføre tilse italesætte udtale tilkendegive delagtiggøre
    begrunde begrænse begejstre belyse belønne bemande berolige udjævne udligne respondere reorganisere
    invitere ringe betjene promovere iværksætte forebygge opdatere generere motivere flytte bære bryde
    """.split()
)
_FIRST_PARTS = (
    "videre", "sammen", "gennem", "efter", "under", "over", "frem", "til", "ind", "ned", "med", "mod", "for", "ud",
    "op", "af", "an", "på", "be", "gen", "om", "tilbage", "bi", "fast", "fra", "igang", "selv",
)  # fmt: skip
_SHORTEST = 3
# A verb in the present whose infinitive is no use: «trives», «lykkes» are both.
_BOTH = frozenset({"trives", "lykkes", "synes", "mødes"})
MODALS = frozenset({"kan", "skal", "vil", "bør", "må", "tør", "evner", "formår", "ønsker"})
_PRESENT = {present: infinitive for infinitive, present in IRREGULAR.items()}


def present_of(word: str) -> str | None:
    """The present of an infinitive that we know; None of all other words.

    >>> present_of("skabe"), present_of("være"), present_of("ledelse")
    ('skaber', 'er', None)
    """
    if word in IRREGULAR:
        return IRREGULAR[word]
    if word in _BOTH:
        return word
    if is_infinitive(word):
        stem = word.removesuffix("gøre")
        return f"{stem}gør" if stem != word else f"{word}r"
    return None


def is_infinitive(word: str) -> bool:
    if word in _STEMS or word in IRREGULAR or word in _BOTH:
        return True
    rests = (word.removeprefix(first) for first in _FIRST_PARTS if word.startswith(first))
    return any(rest in _STEMS and len(rest) >= _SHORTEST for rest in rests)


def is_present(word: str) -> bool:
    """Whether a word is a verb that we know, in the present."""
    if word in _PRESENT or word in _BOTH:
        return True
    if word.endswith("gør"):
        return is_infinitive(f"{word}e")
    return word.endswith("r") and is_infinitive(word.removesuffix("r"))


def is_verb(word: str) -> bool:
    return is_present(word) or is_infinitive(word)
