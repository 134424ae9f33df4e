"""The catalogue's part about a recruitment: choices that cannot be met, its folder, its codes."""

from interview_kit.problems.catalogue import Text

RECRUITMENT_TEXTS: dict[str, Text] = {
    "choice-ambiguous": Text(
        "error",
        "«{id}» kan betyde flere ting.",
        "Skriv et af disse id'er: {choices}.",
    ),
    "choice-scenes": Text(
        "error",
        "«{id}» er en scene til en kompetence, der allerede har en scene: {competency}.",
        "Behold den ene. Spørg til det andet med et spørgsmål om noget, kandidaten har gjort.",
    ),
    "set-unknown": Text(
        "error",
        "Stillingen «{position}» har ikke noget sæt «{set}».",
        "Skriv et af disse: {choices}.",
    ),
    "choice-left-out": Text(
        "error",
        "«{id}» hører under «{other}», som I har valgt fra.",
        "Fjern et af de to valg.",
    ),
    "choice-retired": Text(
        "error",
        "«{id}» er trukket tilbage i banken og må ikke bruges.",
        "Vælg noget andet, eller spørg dem, der passer banken.",
    ),
    "choice-knowledge": Text(
        "error",
        "«{id}» er et spørgsmål om viden. Det stilles ikke i en samtale.",
        "Vælg et andet spørgsmål til adfærden, for eksempel «{other}».",
    ),
    "choice-frozen": Text(
        "error",
        "«{id}» stilles allerede i {round}. samtale, hvis guide ligger i mappen.",
        "Vælg noget andet. Er den guide ikke brugt, så flyt den væk, og lav begge samtaler igen.",
    ),
    "unrated-too-long": Text(
        "error",
        "De spørgsmål, der ikke vurderes, tager {unrated} minutter. Så er der {left} tilbage til dem, der "
        "vurderes, og de skal bruge mindst {needed}.",
        "Stil færre af dem, der ikke vurderes, eller giv dem færre minutter.{instead}",
    ),
    "own-repeated": Text(
        "error",
        "Spørgsmålet står allerede {where}, med de samme eller næsten de samme ord.",
        "Slet det, eller spørg til noget andet. Ingen kandidat skal svare på det samme to gange.",
    ),
    "case-missing": Text(
        "warning",
        "Samtalen har {minutes} minutter til en case, men banken har ingen case til stillingen «{position}».",
        "Skriv den i mappen cases, eller sæt «case: 0» i stillingen. Har I jeres egen case på andet "
        "papir, så aftal, hvordan den vurderes: Scoringsarket har ingen side til den.",
    ),
    "few-questions": Text(
        "warning",
        "En samtale på {slot} minutter når {asked} af de {all} kompetencer, den skal spørge om.",
        "Sæt flere minutter af. Normalt er der sat {own} minutter af.",
    ),
    "much-spare": Text(
        "warning",
        "I samtalen på {slot} minutter er {spare} minutter ikke brugt til spørgsmål.",
        "Sæt {least} minutter af, eller vælg flere spørgsmål.",
    ),
    "scene-for-others": Text(
        "warning",
        "Spørgsmålet «{id}» er skrevet til en anden stilling ({positions}).",
        "Læs det, og se, om det passer til jobbet.",
    ),
    "recruitment-missing": Text(
        "error",
        "Mappen har ingen recruitment.yaml.",
        "Opret filen, eller skriv navnet på en stilling i stedet for mappen.",
    ),
    "recruitment-unused": Text(
        "error",
        "I mappen ligger en recruitment.yaml, og den bruges ikke, når I bygger en stilling.",
        "Skriv «interview-kit build {folder}», eller vælg en anden mappe med -o.",
    ),
    "code-shape": Text(
        "error",
        "«{code}» er ikke en kode.",
        "Skriv {letter} og et tal fra 1 til 99, for eksempel {letter}3. Brug aldrig navne.",
    ),
    "placeholder-unknown": Text(
        "error",
        "Teksten har en parentes {{…}}, som der ikke sættes noget ind i.",
        "Skriv {placeholder} dér, hvor {stands_for} skal stå. Brug ellers ingen {{ }}.",
        "Parentes, som ingen udfylder",
    ),
    "placeholder-nowhere": Text(
        "error",
        "Teksten har en parentes {{…}}. Her sættes intet ind i den; den bliver trykt, som den står.",
        "Skriv ordene ud uden {{ }}.",
        "Parentes, som ingen udfylder",
    ),
    "organisation-named": Text(
        "warning",
        "Teksten nævner «{name}», og det bliver trykt for alle, der bruger profilen.",
        "Skriv {placeholder} i stedet: Dér sættes navnet på den, guiden laves til.",
    ),
}
