"""The catalogue of problems: code → what is wrong → what to do, in Danish."""

from typing import Literal, NamedTuple

Level = Literal["error", "warning", "advice"]


class Text(NamedTuple):
    """A problem's words; `{names}` are filled with the details of where it was found.

    `title` is what HR's page calls a rule, whose name is English.
    """

    level: Level
    message: str
    hint: str
    title: str = ""


CATALOGUE: dict[str, Text] = {
    # Reading a file
    "file-missing": Text(
        "error",
        "Filen findes ikke.",
        "Tjek stien, eller hent filen fra den oprindelige spørgsmålsbank.",
    ),
    "file-unreadable": Text(
        "error",
        "Filen kan ikke læses.",
        "Tjek, at I har adgang til filen, og at den ikke er åben i et andet program.",
    ),
    "file-empty": Text("error", "Filen er tom.", "Skriv indholdet ind igen, eller slet filen."),
    "file-too-large": Text(
        "error",
        "Filen fylder mere end {limit} MB.",
        "En fil i banken fylder normalt under 100 KB. Del den op i flere filer.",
    ),
    "file-encoding": Text(
        "error",
        "Filen er ikke gemt som UTF-8.",
        "Åbn filen i et tekstprogram, vælg «Gem som», og vælg tegnsættet UTF-8.",
    ),
    "yaml-character": Text(
        "error",
        "Her står et usynligt styretegn ({character}).",
        "Slet tegnet. Det er som regel kommet med, da teksten blev kopieret.",
    ),
    "yaml-tab": Text(
        "error",
        "Linjen er rykket ind med tabulator.",
        "Brug mellemrum i stedet: to for hvert niveau.",
    ),
    "yaml-syntax": Text(
        "error",
        "Filen kan ikke læses fra dette sted.",
        "Se på linjen og linjen over: mangler et anførselstegn, et kolon eller en indrykning?",
    ),
    "yaml-two-documents": Text(
        "error",
        "Filen indeholder mere end ét dokument.",
        "Slet linjen med tre bindestreger, eller del filen i to.",
    ),
    "yaml-alias": Text(
        "error",
        "Filen bruger en henvisning (& eller *), som vi ikke læser.",
        "Skriv teksten ud begge steder, eller sæt anførselstegn om teksten.",
    ),
    "yaml-tag": Text(
        "error",
        "Teksten begynder med et udråbstegn og læses som en kommando.",
        "Sæt anførselstegn om teksten.",
    ),
    "yaml-deep": Text(
        "error",
        "Filen har lister inde i lister i mere end {limit} lag.",
        "Se efter en række klammer eller bindestreger, der er kommet med ved en fejl.",
    ),
    "yaml-long": Text(
        "error",
        "Filen har mere end {limit} værdier.",
        "Se efter noget, der er kommet med ved en fejl, eller del filen op i flere.",
    ),
    "yaml-key": Text(
        "error",
        "Feltets navn skal være et ord eller et tal.",
        "Se på linjen: mangler et anførselstegn eller en indrykning?",
    ),
    "duplicate-key": Text(
        "error",
        "Feltet «{key}» står to gange; første gang i linje {first}.",
        "Slet den ene, eller giv den et andet navn.",
    ),
    "more-problems": Text(
        "error",
        "Der er flere fejl end de første {limit}.",
        "Ret dem, der er vist, og prøv igen.",
    ),
    # One value in a file
    "missing-field": Text("error", "Feltet «{field}» mangler.", "Tilføj «{field}:» her."),
    "unknown-field": Text("error", "Feltet «{field}» kendes ikke.", "{suggestion}"),
    "not-text": Text("error", "{what} skal være en tekst.", "Skriv en tekst i anførselstegn."),
    "not-number": Text("error", "{what} skal være et helt tal.", "Skriv et tal uden anførselstegn."),
    "not-truth": Text("error", "{what} skal være true eller false.", "Skriv true (ja) eller false (nej)."),
    "not-list": Text(
        "error",
        "{what} skal være en liste.",
        "Skriv hvert punkt på sin egen linje med en bindestreg foran.",
    ),
    "not-group": Text(
        "error",
        "{what} skal bestå af felter med navn og værdi.",
        "Skriv «navn: værdi» på hver linje, rykket ind under «{field}».",
    ),
    "number-out-of-range": Text("error", "{what} er {value}; det skal være {limit}.", "Ret tallet."),
    "unknown-choice": Text("error", "{what} er «{value}», som vi ikke kender.", "{choices}"),
    "text-empty": Text(
        "error", "{what} er tom.", "Skriv en tekst, eller slet feltet, hvis det kan undværes."
    ),
    "text-too-long": Text(
        "error",
        "{what} er på over {limit} tegn.",
        "Kort teksten af, så den kan stå på en printet side.",
    ),
    "text-character": Text(
        "error",
        "{what} indeholder et tegn, der ikke kan printes ({character}).",
        "Slet tegnet. Det er som regel kommet med, da teksten blev kopieret.",
    ),
    "list-too-short": Text("error", "{what} har for få punkter.", "Der skal være mindst {limit}."),
    "list-too-long": Text("error", "{what} har for mange punkter.", "Der må højst være {limit}."),
    "bad-id": Text(
        "error",
        "«{value}» kan ikke bruges som id.",
        "Et id skrives med små bogstaver a-z, tal, punktum og bindestreg, højst {limit} tegn, for eksempel "
        "«direktoer.politik.med-og-modspil».",
    ),
    "anchor-levels": Text(
        "error",
        "Der skal være en beskrivelse af netop trin 1, 2, 3, 4 og 5. {fault}",
        "Skriv 2-3 sætninger til hvert af de fem trin.",
    ),
    "level-numbers": Text(
        "error",
        "Skalaen skal have netop trin 5, 4, 3, 2 og 1.",
        "Ret «levels», så hvert af de fem trin står én gang.",
    ),
    "one-chair": Text(
        "error",
        "Udvalget skal have netop én ordstyrer.",
        "Skriv «chair: true» ved én rolle i «panel».",
    ),
    "panel-size": Text(
        "error", "Udvalgets mindste størrelse er større end den største.", "Byt om på «min» og «max»."
    ),
    "bad-value": Text("error", "{what} kan ikke læses.", "Sammenlign med en anden fil af samme slags."),
    # The bank as a whole
    "bank-missing": Text(
        "error",
        "Mappen er ikke en spørgsmålsbank.",
        "Peg på en mappe, der indeholder bank.yaml, scale.yaml, profiles, positions, entries og texts.",
    ),
    "duplicate-id": Text(
        "error",
        "Id'et bruges to gange; første gang i {first}.",
        "Giv den nyeste et andet id. Et id, der er i brug, må ikke ændres.",
    ),
    "unknown-reference": Text("error", "«{reference}» findes ikke i banken ({field}).", "{suggestion}"),
    "file-name": Text(
        "error",
        "Filnavnet og id'et er ikke ens.",
        "Kald filen «{name}.yaml», eller ret id'et, hvis det er nyt og endnu ikke i brug.",
    ),
    "source-missing": Text(
        "error", "Profilens kilde «{source}» findes ikke.", "Læg kilden i mappen sources, eller ret «source»."
    ),
    "near-one-way": Text(
        "error",
        "«near» skal stå ved begge linjer; den mangler ved «{reference}».",
        "Skriv «near» i begge linjer, eller slet den.",
    ),
    "no-scored-question": Text(
        "error",
        "Spørgsmålssættet har intet adfærdsspørgsmål.",
        "Skriv mindst ét spørgsmål med «kind: behavioural». Det er det, der vurderes.",
    ),
    "behaviour-unplaced": Text(
        "error",
        "Adfærden «{behaviour}» er hverken det første i et fokus eller nævnt under «elsewhere».",
        "Skriv under «elsewhere», hvor adfærden afdækkes: case, test, reference, after_start eller not.",
    ),
    "competency-twice": Text(
        "error",
        "Kompetencen «{competency}» står i fokus to gange.",
        "En kompetence hører til i én samtale. Saml dens adfærd dér.",
    ),
    "competency-unled": Text(
        "error",
        "Netop én rolle i udvalget skal stille spørgsmålene om «{competency}».",
        "Skriv kompetencen under «leads» ved netop én rolle.",
    ),
    "wrong-competency": Text(
        "error",
        "Adfærden hører ikke til kompetencen «{competency}».",
        "Flyt adfærden, eller ret dens id.",
    ),
    "case-unannounced": Text(
        "error",
        "Stillingen «{position}» siger ikke, at «{behaviour}» afdækkes i casen.",
        "Skriv «where: case» ved adfærden i stillingen, eller vurdér noget andet i casen.",
    ),
    "case-minutes": Text(
        "error",
        "Casen tager {minutes} minutter med kandidaten; stillingen har sat {slot} af.",
        "Ret minutterne her eller i stillingen, så de er ens.",
    ),
    "alias-taken": Text(
        "error",
        "Navnet «{alias}» bruges både af «{position}» og af «{other}», som havde det først.",
        "Slet det det ene sted. Én stilling må kun kaldes noget, som ingen anden kaldes.",
    ),
    # Choosing and planning
    "position-unknown": Text("error", "Stillingen «{name}» findes ikke i banken.", "{suggestion}"),
    "round-unknown": Text(
        "error",
        "Stillingen har ingen samtale nr. {round}.",
        "Vælg en af disse: {choices}.",
    ),
    "slot-too-short": Text(
        "error",
        "{slot} minutter er for kort: Der er {left} minutter til spørgsmål, og det første tager {needed}.",
        "Sæt mindst {least} minutter af: «--slot {least}».",
    ),
    "no-questions": Text(
        "error",
        "Der er ingen spørgsmål tilbage til samtalen.",
        "Fjern nogle fravalg (--not), eller vælg spørgsmål til (--ask).",
    ),
    "choice-unknown": Text("error", "«{id}» findes ikke i stillingens profil.", "{suggestion}"),
    "choice-without-question": Text(
        "error",
        "«{id}» har endnu ingen spørgsmål, der kan vurderes.",
        "Vælg en anden adfærd, eller skriv spørgsmål og de fem trin til den i banken.",
    ),
    "choice-too-long": Text(
        "error",
        "De spørgsmål, I selv har valgt, tager {needed} minutter; der er plads til {left}.",
        "Vælg færre, eller sæt {least} minutter af til samtalen.",
    ),
    "choice-near": Text(
        "error",
        "«{id}» og «{other}» spørger om næsten det samme.",
        "Vælg den ene.",
    ),
    "choice-twice": Text(
        "error",
        "«{id}» er valgt til mere end én samtale.",
        "Vælg det til den ene. Ingen kandidat skal svare på det samme to gange.",
    ),
    "choice-conflict": Text(
        "error", "«{id}» er både valgt til og fra.", "Brug enten --ask eller --not, ikke begge."
    ),
    # A guide that is read back
    "guide-changed": Text(
        "error",
        "Guiden er rettet, efter at den blev lavet.",
        "Brug guide.yaml, som den blev gemt med dokumenterne. Skal ordene ændres, så lav en ny guide.",
    ),
    "guide-code": Text(
        "error",
        "Guidens kode «{code}» passer ikke til dens indhold.",
        "Brug guide.yaml, som den blev gemt med dokumenterne.",
    ),
    # Saving
    "cannot-write": Text(
        "error",
        "Der kan ikke skrives i mappen.",
        "Luk dokumenterne i Word, tjek, at I må skrive i mappen, eller vælg en anden med -o.",
    ),
    "file-locked": Text(
        "error",
        "Filen er åben i et andet program eller skrivebeskyttet, så den kan ikke erstattes.",
        "Luk den i Word (eller fjern skrivebeskyttelsen), og prøv igen. Ingen af filerne er ændret.",
    ),
    "folder-in-the-way": Text(
        "error",
        "Her ligger en mappe med det navn, som filen skal have.",
        "Flyt eller omdøb mappen, og prøv igen. Ingen af filerne er ændret.",
    ),
    "folder-busy": Text(
        "error",
        "Et andet program er ved at gemme i mappen.",
        "Vent, til det er færdigt, og prøv igen. Ingen af filerne er ændret.",
    ),
    "disk-full": Text(
        "error",
        "Der er ikke plads på drevet til filerne.",
        "Gør plads, eller vælg en mappe på et andet drev med -o. Ingen af filerne er ændret.",
    ),
    # The world outside
    "path-refused": Text(
        "error",
        "Programmet kan ikke komme til filen eller mappen: {reason}.",
        "Tjek stien, og at I har adgang til den.",
    ),
    "stream-refused": Text(
        "error",
        "Svaret kunne ikke vises: {reason}.",
        "Send det et andet sted hen. Filer, som kommandoen skulle lave, er gemt, hvis de ligger i mappen.",
    ),
    "too-much": Text(
        "error",
        "Der er mere i filerne, end maskinen kan rumme.",
        "Se efter en fil, der er kommet med ved en fejl, eller del den op i flere.",
    ),
    "input-empty": Text(
        "error",
        "Der er intet at læse.",
        "Skriv spørgsmålet i anførselstegn, eller send et spørgsmål på hver linje til kommandoen.",
    ),
    "input-encoding": Text(
        "error",
        "Teksten er ikke skrevet i UTF-8, så æ, ø og å kan ikke læses.",
        "Gem spørgsmålene i en fil med tegnsættet UTF-8, og send den til kommandoen.",
    ),
    "more-findings": Text(
        "error",
        "Det samme ({kind}) er fundet {count} gange til i filen.",
        "Ret dem, der er vist, og prøv igen.",
    ),
}
