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
        "Tjek stien. Mangler en fil i banken, så hent den fra den oprindelige spørgsmålsbank.",
    ),
    "file-unreadable": Text(
        "error",
        "Filen kan ikke læses: {reason}.",
        "{remedy}",
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
    "more-problems": Text(
        "error",
        "Der er flere fejl end de første {limit}.",
        "Ret dem, der er vist, og prøv igen.",
    ),
    # One value in a file
    "missing-field": Text("error", "Feltet «{field}» mangler.", "Tilføj «{field}:» her."),
    "unknown-field": Text("error", "Feltet «{field}» kendes ikke.", "{suggestion}"),
    "not-text": Text("error", "{what} skal være en tekst.", "Skriv en tekst i anførselstegn."),
    "not-number": Text(
        "error", "{what} skal være et helt tal.", "Skriv et tal uden anførselstegn og uden 0 foran."
    ),
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
    "unknown-reference": Text(
        "error", "Der står «{reference}» ved «{field}», men det findes ikke i banken.", "{suggestion}"
    ),
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
        "Stillingen siger ikke, hvor «{behaviour}» bliver afdækket.",
        "Sæt den først i et fokus under «rounds», eller skriv den under «elsewhere» med «where»: «case», "
        "«test», «reference», «after_start» (efter tiltrædelsen) eller «not» (slet ikke).",
    ),
    "reference-unasked": Text(
        "warning",
        "Referencen bliver ikke spurgt om det, så adfærden bliver ikke afdækket.",
        "Skriv spørgsmålet under «ask», eller sæt «where» til «not».",
    ),
    "references-many": Text(
        "warning",
        "{count} punkter er overladt til referencerne. På tyve minutter når man {most} af stillingens egne "
        "spørgsmål.",
        "Behold de vigtigste, og sæt «where» til «not» ved resten.",
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
        "Slet navnet ét af stederne. En stilling må kun hedde noget, som ingen anden hedder.",
    ),
    # Choosing and planning
    "position-unknown": Text("error", "Stillingen «{name}» findes ikke i banken.", "{suggestion}"),
    "position-ambiguous": Text(
        "error",
        "Flere stillinger kaldes «{name}»: {positions}.",
        "Slet navnet ét af stederne; «interview-kit check» viser, hvor det står.",
    ),
    "profile-unknown": Text("error", "Profilen «{name}» findes ikke i banken.", "{suggestion}"),
    "set-lacks-round": Text(
        "warning",
        "Sæt {set} har ingen spørgsmål til {round}. samtale. Der bliver spurgt om det samme som i sæt A.",
        "Skriv «number: {round}» med «focus» under sættet, så spørgsmålene ikke er kendt fra sidst.",
    ),
    "round-unknown": Text(
        "error",
        "Stillingen har ingen samtale nr. {round}.",
        "Vælg en af disse: {choices}.",
    ),
    "slot-too-short": Text(
        "error",
        "{slot} minutter er for kort: Det første spørgsmål tager {needed} minutter, "
        "og resten af samtalen tager {rest}.",
        "{suggestion}",
    ),
    "no-questions": Text(
        "error",
        "Der er ingen spørgsmål tilbage til samtalen.",
        "Fjern nogle af fravalgene, vælg selv spørgsmål til, eller skriv flere i banken.",
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
        "Vælg færre.{instead}",
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
    "choice-conflict": Text("error", "«{id}» er både valgt til og fra.", "Fjern et af de to valg."),
    # A guide that is read back
    "guide-changed": Text(
        "error",
        "Guiden er rettet, efter at den blev lavet.",
        "Brug {name}, som den blev gemt med dokumenterne. Findes den ikke mere, eller skal ordene ændres, så "
        "læg den rettede et andet sted, og lav guiden igen.",
    ),
    "guide-code": Text(
        "error",
        "Guidens kode «{code}» passer ikke til dens indhold.",
        "Brug {name}, som den blev gemt med dokumenterne.",
    ),
    # Saving
    "cannot-write": Text(
        "error",
        "Der kan ikke skrives her: {reason}.",
        "{remedy} Ingen af filerne er ændret.",
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
        "Gør plads, eller vælg en mappe på et andet drev. Ingen af filerne er ændret.",
    ),
    # The world outside
    "path-refused": Text(
        "error",
        "Programmet kan ikke komme til filen eller mappen: {reason}.",
        "{remedy}",
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
    "input-too-large": Text(
        "error",
        "Der er sendt mere end {limit} MB, så intet af det er læst.",
        "Send færre spørgsmål ad gangen, et på hver linje.",
    ),
    "input-encoding": Text(
        "error",
        "Teksten er ikke skrevet i UTF-8, så æ, ø og å kan ikke læses.",
        "Gem spørgsmålene i en fil med tegnsættet UTF-8, og send den til kommandoen.",
    ),
    "more-left-out": Text(
        "error",
        "Der er fundet {count} til, som ikke er vist.",
        "Ret dem, der er vist, og prøv igen. «interview-kit check FIL» viser alt i en enkelt fil.",
    ),
    "more-findings": Text(
        "error",
        "Det samme ({kind}) er fundet {count} gange til i filen.",
        "Ret dem, der er vist, og prøv igen.",
    ),
}
