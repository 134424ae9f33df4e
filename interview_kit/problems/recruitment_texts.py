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
        "Skriv {letter} og et tal fra 1 til 20, for eksempel {letter}3. Brug aldrig navne.",
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
    "day-shape": Text(
        "error",
        "«{day}» er ikke en dato.",
        "Skriv datoen som 2027-03-11.",
    ),
    "clock-shape": Text(
        "error",
        "«{clock}» er ikke et klokkeslæt.",
        'Skriv klokken i anførselstegn, for eksempel "8.30".',
    ),
    "break-shape": Text(
        "error",
        "«{minutes}» er ikke en pause i minutter.",
        "Skriv et tal fra {least} til 240, for eksempel 15.",
    ),
    "people-number": Text(
        "error",
        "«{number}» kan ikke være et antal.",
        "Skriv et tal fra 1 til {most}.",
    ),
    "in-advance-shape": Text(
        "error",
        "«{words}» er ikke et af valgene.",
        "Skriv nej, lige før eller dage før.",
    ),
    "code-twice": Text(
        "error",
        "Koden {code} er givet to gange.",
        "Giv hver sin kode. En kode bruges aldrig igen i samme sag.",
    ),
    "code-unknown": Text(
        "error",
        "Ingen i rekrutteringen har koden {code}.",
        "Ret koden, eller skriv den til under «panel» eller «candidates».",
    ),
    "hold-ended": Text(
        "error",
        "Det, der hindrer sletning, er slut {ended}, før det begyndte {since}.",
        "Ret datoerne. Er det ikke slut, så slet «ended»: Så længe der intet står, bliver intet slettet.",
    ),
    "panel-chairs": Text(
        "error",
        "{count} i udvalget er ordstyrer. Der skal være netop én.",
        "Giv én rollen som ordstyrer, eller skriv «chair: true» og «chair: false».",
    ),
    "panel-unusual": Text(
        "advice",
        "Udvalget har {count} medlemmer. Til stillingen er det som regel {least}-{most}.",
        "Er det med vilje, så lad det stå.",
    ),
    "panel-few-raters": Text(
        "warning",
        "Kun {count} i udvalget vurderer.",
        "Mindst {least} skal vurdere alle kandidater: Ellers kan tallene ikke sammenlignes, og så vejer et enkelt skøn for meget.",
    ),
    "panel-no-employee": Text(
        "warning",
        "Ingen i udvalget repræsenterer medarbejderne.",
        "Loven kræver det ikke, men lokale MED-retningslinjer kræver det som regel. Tag en med, eller skriv på sagen, hvorfor ikke.",
    ),
    "panel-only-politicians": Text(
        "warning",
        "Alle, der vurderer, er politikere.",
        "Tag ledelse og medarbejdere med: Kandidaten skal vurderes fagligt, og udvalget skal kunne stå inde for det.",
    ),
    "role-unknown": Text(
        "warning",
        "Stillingen har ingen rolle, der hedder «{role}», så medlemmet får ingen faste spørgsmål.",
        "Skriv en af stillingens roller: {roles}. Eller skriv «side:» (politician, management, employee, board, hr, other); medlemmet vurderer også, medmindre der står «rates: false».",
    ),
    "role-misspelt": Text(
        "error",
        "{member}: Stillingen har ingen rolle, der hedder «{role}».",
        "{near}Skriv en af stillingens roller: {roles}. Er det en del af navnet, så skriv navnet uden komma.",
    ),
    "member-two-roles": Text(
        "error",
        "{member} har to roller: «{first}» og «{second}».",
        "Skriv navnet uden rolle, og ret rollen, hvis den er forkert.",
    ),
    "member-comma": Text(
        "warning",
        "{member} har ingen rolle: «{words}» efter kommaet er læst som en del af navnet.",
        "Er det rigtigt, så skriv rollen under «panel» i recruitment.yaml. Er det en rolle, så skriv en af stillingens.",
    ),
    "notice-short": Text(
        "warning",
        "Der er kun {days} dage mellem opslag og frist.",
        "Giv mindst {least} dage. Ombudsmanden har kritiseret korte frister og smalle opslag (FOB 2010 20-4).",
    ),
    "notice-missing": Text(
        "advice",
        "Der står ikke, hvornår stillingen blev slået op, og hvornår fristen er.",
        "Skriv det under «advert». Ledige stillinger skal slås op (FOB 2022-1).",
    ),
    "pay-missing": Text(
        "advice",
        "Der står ikke, hvilken løn eller lønramme kandidaterne har fået oplyst.",
        "Skriv den og overenskomsten under «pay»; den kommer med i brevet. Oplys den før samtalen (direktiv (EU) 2023/970, artikel 5).",
    ),
    "case-number-missing": Text(
        "advice",
        "Sagen har intet journalnummer.",
        "Skriv det under «case_number»: Papirerne skal kunne findes igen (offentlighedsloven § 15).",
    ),
    "notice-backwards": Text(
        "error",
        "Fristen er før opslaget.",
        "Ret datoerne under «advert».",
    ),
    "day-over": Text(
        "error",
        "{round}. samtale kan ikke nås på én dag: Den sidste ville være færdig klokken {end}.",
        "Begynd tidligere, eller del kandidaterne på to dage.",
    ),
    "panel-missing": Text(
        "warning",
        "Der er ingen i udvalget, så der bliver ikke lavet scoringsark.",
        "Skriv udvalget under «panel»: en kode (M1, M2 …) og en rolle til hver.",
    ),
    "rounds-backwards": Text(
        "error",
        "{round}. samtale er før den forrige.",
        "Ret datoerne.",
    ),
    "round-before-deadline": Text(
        "warning",
        "Den første samtale er, før ansøgningsfristen er gået.",
        "Ret datoen eller fristen.",
    ),
    "break-short": Text(
        "warning",
        "Der er kun {minutes} minutter mellem samtalerne.",
        "Sæt mindst {least} af: I den tid skriver alle færdigt og vurderer hver for sig.",
    ),
    "day-long": Text(
        "warning",
        "{round}. samtale varer til klokken {end}.",
        "Begynd tidligere, eller del kandidaterne på to dage. Den sidste kandidat skal vurderes med samme opmærksomhed som den første.",
    ),
    "deletion-missing": Text(
        "advice",
        "Der står ikke, hvornår papirerne slettes.",
        "Skriv en dato under «deletion_date», for eksempel 12 måneder efter den sidste samtale (databeskyttelsesforordningen artikel 5).",
    ),
    "deletion-early": Text(
        "error",
        "Papirerne skal slettes {date}, men så er samtalerne ikke holdt.",
        "Ret datoen. Mange vælger 12 måneder efter den sidste samtale.",
    ),
    "deletion-late": Text(
        "warning",
        "Papirerne bliver gemt mere end {most} måneder.",
        "Datatilsynet godtager op til tre år. Skriv en særlig grund på sagen, eller vælg en tidligere dato.",
    ),
    "names-without-code": Text(
        "warning",
        "navne.yaml har koder, som rekrutteringen ikke har: {codes}.",
        "Ret koden, eller skriv dem til i recruitment.yaml.",
    ),
    "name-twice": Text(
        "warning",
        "{codes} har det samme navn i navne.yaml.",
        "Er det to personer, så skriv et mellemnavn; ellers kan I ikke kende forskel på papiret.",
    ),
    "name-outside": Text(
        "error",
        "Her står et navn. Navne må kun stå i navne.yaml.",
        "Skriv koden i stedet, for eksempel M2 eller K3.",
    ),
    "name-perhaps": Text(
        "warning",
        "Her står et ord, der også er et navn i navne.yaml.",
        "Er det den person, så skriv koden i stedet, for eksempel M2 eller K3.",
    ),
    "reason-names": Text(
        "error",
        "Grunden nævner en, der står i navne.yaml, og den bliver trykt.",
        "Skriv grunden uden navne, for eksempel med koden.",
    ),
    "withdrawn-named": Text(
        "error",
        "{code} har trukket sig og kan ikke komme til {round}. samtale.",
        "Slet koden under «candidates», eller slet «withdrawn».",
    ),
    "letters-incomplete": Text(
        "advice",
        "Brevene mangler {what}.",
        "Skriv det i recruitment.yaml og navne.yaml, og lav papirerne igen, før I sender dem.",
    ),
    "papers-left": Text(
        "warning",
        "{count} papirer i mappen hører ikke længere til: {names}.",
        "Flyt eller slet dem, så ingen printer dem.",
    ),
    "plan-missing": Text(
        "error",
        "Rekrutteringen har ingen plan endnu (guide-1.yaml).",
        "Lav den med «interview-kit plan {folder}».",
    ),
    "plan-locked": Text(
        "error",
        "Der er allerede lavet scoringsark efter planen.",
        'Skal spørgsmålene ændres alligevel, så skriv hvorfor: «interview-kit plan {folder} --new-version "GRUND"». De gamle ark passer ikke til den nye plan.',
    ),
    "plan-renamed": Text(
        "warning",
        "{round}. samtale har samme spørgsmål, men et andet navn på stillingen eller organisationen. Guiden {old} hedder nu {new}.",
        "Lav papirerne igen med «interview-kit kit {folder} --force», og smid de ark ud, der er printet med det gamle navn.",
    ),
    "plan-outdated": Text(
        "warning",
        "{round}. samtale er ændret siden planen: {what}.",
        'Papirerne følger planen. Skal ændringen med, så lav planen igen med «interview-kit plan {folder}»; er der lavet scoringsark, så skriv hvorfor: «--new-version "GRUND"».',
    ),
    "weight-unknown": Text(
        "error",
        "Profilen har ingen kompetence «{id}».",
        "{suggestion}",
    ),
    "guide-other": Text(
        "error",
        "Filen er en guide til {round}. samtale for stillingen «{position}», og det siger navnet ikke.",
        "Læg den rigtige fil tilbage, eller flyt den væk, og prøv igen.",
    ),
    "round-panel": Text(
        "warning",
        "I {round}. samtale {what}.",
        "Ret «members» under samtalen, eller slet linjen, så alle i udvalget er med.",
    ),
    "weights-locked": Text(
        "warning",
        "Vægtene er ændret, efter at det første scoringsark blev lavet.",
        "Vægte ligger fast, før den første kandidat kommer. Sæt dem tilbage, eller skriv på sagen, hvorfor de er ændret.",
    ),
    "own-entry-unapproved": Text(
        "warning",
        "Jeres eget spørgsmål «{id}» bliver ikke stillet, fordi HR ikke har godkendt det.",
        'Når en anden end den, der skrev det, godkender ordene, så skriv «status: approved» og «approved: {{by: …, date: …, words: "{words}"}}».',
    ),
    "own-entry-id": Text(
        "error",
        "Id'et «{id}» findes i banken eller er brugt to gange.",
        "Giv spørgsmålet og dets adfærd et id for sig, for eksempel egen.jura.",
    ),
    "papers-exist": Text(
        "error",
        "{papers} findes i forvejen og ville blive anderledes: {names}.",
        "Skal de nye lægges i stedet for, så brug --force. Har nogen rettet i et af de gamle, gemmes det ved siden af. Udfyldte scoringsark bliver aldrig rørt.",
    ),
    "round-without-candidates": Text(
        "advice",
        "Der er ingen kandidater til {round}. samtale endnu, så der er ingen scoringsark til den.",
        "Skriv, hvem der går videre, under «rounds», «{round}», for eksempel «candidates: [K2, K4]», og lav papirerne igen.",
    ),
    "sheets-kept": Text(
        "warning",
        "{count} ark er ikke rørt, fordi nogen kan have skrevet i dem: {names}.",
        "Flyt dem til mappen indkommet, hvis de er udfyldt. Slet dem, hvis de er tomme og skal laves igen.",
    ),
    "question-over-page": Text(
        "warning",
        "{paper}: {code} fylder mere end én side i jeres skabelon.",
        "Gør margenerne eller skriften mindre i skabelonen, eller vælg et kortere spørgsmål ({question}).",
    ),
    "master-data-unreadable": Text(
        "error",
        "Regnearket kan ikke læses som stamdata.",
        "Brug det ark, som «interview-kit new MAPPE --position STILLING --form» laver, og gem det som Excel-projektmappe.",
    ),
    "master-data-value": Text(
        "error",
        "Stamdata, {cell}: {fault}",
        "{hint}",
    ),
    "folder-in-use": Text(
        "error",
        "Mappen har allerede en rekruttering.",
        "Vælg en anden mappe, eller ret filerne i den.",
    ),
}
