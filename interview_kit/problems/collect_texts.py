"""The catalogue's part about what comes home: files that are read, sheets that lack, seals."""

from interview_kit.problems.catalogue import Text

COLLECT_TEXTS: dict[str, Text] = {
    # The folder and its files
    "collected-folder": Text(
        "error",
        "Mappen {name} findes ikke endnu.",
        "Opret den ved siden af recruitment.yaml, og læg de udfyldte scoringsark i den. De må gerne ligge i "
        "undermapper eller i en zip-fil og må hedde hvad som helst.",
    ),
    "collected-nothing": Text(
        "error",
        "Der er ingen udfyldte scoringsark i mappen.",
        "Læg de udfyldte filer i den, og kør kommandoen igen. Er der vurderet på papir, så tast "
        "tallene ind i "
        "indtastning-{round}.xlsx, og læg den i mappen.",
    ),
    "collected-open": Text(
        "warning",
        "Filen «{name}» er åben i Word eller Excel et sted.",
        "Gem og luk den, og kør kommandoen igen, hvis der er rettet i den.",
    ),
    "collected-link": Text(
        "warning",
        "Det er en genvej til noget uden for mappen, og den er ikke fulgt.",
        "Læg selve filen i mappen.",
    ),
    "collected-deep": Text(
        "error",
        "Zip-filen har en zip-fil i sig, som igen har en zip-fil i sig.",
        "Pak den ud, og læg filerne i mappen.",
    ),
    "collected-zip": Text(
        "error",
        "Zip-filen kan ikke pakkes ud: {reason}.",
        "Pak den ud på din egen computer, og læg filerne i mappen, eller bed om at få den sendt igen.",
    ),
    "collected-copy-name": Text(
        "warning",
        "Filen ser ud til at være en kopi, som OneDrive eller computeren har lavet af «{original}».",
        "Se, hvilken af de to der er den rigtige, og slet den anden.",
    ),
    "collected-older": Text(
        "warning",
        "Arket hører til {version}. udgave af guiden, som er afløst. Af den tæller {kept}.",
        "Er kandidaten spurgt efter den nye guide, så skriv vurderingerne over på det nye ark.",
    ),
    "collected-outside": Text(
        "warning",
        "Der er skrevet uden for felterne, og det er ikke læst med: «{words}».",
        "Flyt det ind i det felt, det hører til, og kør collect igen.",
    ),
    "collected-not-asked": Text(
        "warning",
        "Arket har noter til noget, som guiden af i dag ikke spørger om, og de er ikke læst med: «{words}».",
        "Har de betydning, så skriv dem på sagen.",
    ),
    "collected-unreadable": Text(
        "error",
        "Filen kan ikke læses. Den er ændret i hånden eller ødelagt.",
        "Hent den fra en sikkerhedskopi, hvis vurderingerne er forseglet. Ellers slet den, og kør "
        "collect igen.",
    ),
    "collected-two-versions": Text(
        "error",
        "Der ligger to udgaver af {name}: to personer har samlet ind på samme tid.",
        "Se, hvilken der er den rigtige, slet den anden, og kør collect igen.",
    ),
    "collected-other-guide": Text(
        "error",
        "Vurderingerne er forseglet efter guide {old}, men guiden i mappen er nu {new}.",
        "Læg den guide tilbage, som der er vurderet efter.",
    ),
    # Whose sheet it is
    "collected-stranger": Text(
        "error",
        "Arket er fra {member} om {candidate}, og det par hører ikke til samtalen.",
        "Tjek koderne. Er en af dem ny i sagen, så skriv den i recruitment.yaml, og lav planen og "
        "arket igen.",
    ),
    "collected-withdrawn": Text(
        "advice",
        "{candidate} har trukket sig. Arket fra {member} bliver på sagen, men bliver ikke sammenlignet.",
        "I behøver ikke gøre noget.",
    ),
    "collected-absent": Text(
        "warning",
        "{member} står som fraværende eller inhabil hos {candidate}, men har vurderet. Vurderingen "
        "tæller ikke.",
        "Var {member} med alligevel, så ret «attendance» i recruitment.yaml.",
    ),
    "collected-twice": Text(
        "advice",
        "Arket fra {member} om {candidate} ligger også i {other}, med det samme indhold. Det tæller én gang.",
        "I behøver ikke gøre noget.",
    ),
    "collected-conflict": Text(
        "error",
        "{member} om {candidate}, {question}: {said}. Ingen af dem er valgt.",
        "Spørg {member}, hvad der gælder. Ret den ene fil, eller flyt den ud af mappen, og kør collect igen.",
    ),
    "collected-other-words": Text(
        "error",
        "{member} om {candidate}, {question}: Der står forskellige noter i {said}.",
        "Spørg {member}, hvilken udgave der gælder, og flyt den anden ud af mappen.",
    ),
    "excluded-unknown": Text(
        "error",
        "{round}. samtale har ikke noget spørgsmål {code}, så det kan ikke tages ud.",
        "Ret koden under «excluded» i recruitment.yaml. Samtalens koder er {choices}.",
    ),
    # What a sheet lacks
    "collected-missing": Text(
        "warning",
        "{member} mangler at aflevere om {candidates}.",
        "Bed om arkene. Var {member} der ikke, så skriv det under «attendance» i recruitment.yaml.",
    ),
    "collected-blank": Text(
        "warning",
        "{member} har ikke vurderet {questions} om {candidate}.",
        "Spørg {member}. Blev der ikke spurgt, er svaret IB. Et tomt felt tæller aldrig som 0.",
    ),
    "collected-without-note": Text(
        "error",
        "{member} har vurderet {questions} om {candidate} uden at skrive, hvad der blev sagt. Det "
        "tæller ikke.",
        "Bed {member} skrive et par ord om svaret. Står noterne på papir, så sæt ☑ ved «noter på papir» i "
        "indtastning-arket.",
    ),
    "collected-unclear": Text(
        "error",
        "{member} om {candidate}, {question}: «{raw}» er ikke et af trinene 1-5, IB eller UE.",
        "Spørg {member}, hvilket trin der er ment, og ret det i filen.",
    ),
    # What is written
    "note-names": Text(
        "warning",
        "{member} om {candidate}, {where}: Noten nævner måske nogen ved navn eller kode («{words}»).",
        "Skriv funktionen i stedet, for eksempel «skolechefen». Handler noten om en anden kandidat, "
        "så skal den "
        "del streges, før {candidate} kan få indsigt.",
    ),
    "note-private": Text(
        "warning",
        "{member} om {candidate}, {where}: Noten nævner måske private forhold: {topic} («{words}»).",
        "Det må ikke få betydning. Er det ikke nødvendigt for sagen, så bed {member} stryge det.",
    ),
    "note-verdict": Text(
        "warning",
        "{member} om {candidate}, {question}: Noten vurderer kun («{words}») og siger ikke, hvad "
        "der blev sagt.",
        "Bed {member} skrive kandidatens ord, tal eller handling.",
    ),
    "file-names-somebody": Text(
        "warning",
        "Filens navn nævner måske nogen ved navn.",
        "Kald den noget andet, for eksempel efter koderne: Filnavne ender i lister, mails og log.",
    ),
    # The decision
    "decision-candidate": Text(
        "error",
        "«{code}» er ikke en kandidat, der kan indstilles.",
        "Skriv en af disse koder: {choices}.",
    ),
    "decision-twice": Text(
        "error",
        "{code} er valgt både som den indstillede og som alternativ.",
        "Vælg en anden som alternativ, eller lad det stå tomt.",
    ),
    "decision-leak": Text(
        "warning",
        "Papiret er om {candidate}, men nævner en anden kandidat: «{words}».",
        "Ret det i Word, før det bliver sendt eller lagt på sagen.",
    ),
    "decision-comparison": Text(
        "warning",
        "Papiret sammenligner måske med andre: «{words}».",
        "Læs stedet. Skriv om kandidaten alene, uden andres tal og uden at måle mod nogen.",
    ),
    "decision-level": Text(
        "warning",
        "Der står måske et tal fra vurderingen eller en placering: «{words}».",
        "Læs stedet. Et afslag har grunde i ord, aldrig tal.",
    ),
    "decision-unread": Text(
        "warning",
        "Papiret kan ikke læses igennem for andre kandidaters navne.",
        "Åbn det i Word, gem det igen som .docx, og kør kommandoen igen.",
    ),
    "decision-unwritten": Text(
        "warning",
        "Brevet beder stadig om en begrundelse: Der står tekst i kantet parentes.",
        "Skriv begrundelsen, og slet de rækker, der ikke skal med, før brevet bliver sendt.",
    ),
    "decision-texts-missing": Text(
        "error",
        "Banken har ingen tekster til indstilling og afslag.",
        "Hent texts/decision.yaml fra den bank, der følger med (interview-kit init), og læg den i banken.",
    ),
    # Seals
    "seal-reason": Text(
        "error",
        "«{reason}» siger ikke, hvorfor der skal forsegles.",
        'Skriv ordstyrerens grund, for eksempel --seal "M7 afleverede først kl. 17".',
    ),
    "seal-contradicted": Text(
        "error",
        "Der bliver ikke forseglet, så længe to filer siger hver sit.",
        "Få det på plads først, og kør kommandoen igen.",
    ),
    "seal-empty": Text(
        "error",
        "Der er ingen vurderinger fra {round}. samtale, som tæller, så der er intet at forsegle.",
        "Læg de udfyldte ark i mappen indkommet.",
    ),
    "seal-which-round": Text(
        "error",
        "Der er ark fra flere samtaler ({rounds}), og en grund gælder kun én af dem.",
        "Skriv hvilken, for eksempel «--round 1».",
    ),
    "seal-same": Text(
        "error",
        "Intet er ændret i {round}. samtale siden forsegling {number}, så der er ikke noget at forsegle.",
        "Lav sammenligningen med «interview-kit compare {folder}».",
    ),
    "seal-broken": Text(
        "error",
        "Vurderingerne under forsegling {number} er ændret, siden den blev lavet: Bogstaverne "
        "passer ikke mere.",
        "Hent {name} fra en sikkerhedskopi. De otte bogstaver står på den underskrevne side 1.",
    ),
    "course-after-seal": Text(
        "warning",
        "I {round}. samtale er det ændret efter forsegling {number}, hvem der var med, hvilke spørgsmål "
        "der tæller, eller hvem der har trukket sig. Det tæller ikke endnu.",
        "Skal det tælle, skriver ordstyreren hvorfor: "
        '«interview-kit collect {folder} --round {round} --seal "grund"».',
    ),
    "changed-after-seal": Text(
        "warning",
        "{member} om {candidate}, {question}: {change} efter forsegling {number}. Det tæller ikke endnu.",
        "Skal det tælle, skriver ordstyreren hvorfor: "
        '«interview-kit collect {folder} --round {round} --seal "grund"».',
    ),
}
