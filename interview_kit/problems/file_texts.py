"""The catalogue of what is wrong with a text in a file as YAML reads it, and with the files of a folder."""

from interview_kit.problems.catalogue import Text

FILE_TEXTS: dict[str, Text] = {
    # What is no YAML, or none of ours
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
    "yaml-indentation": Text(
        "error",
        "Linjen er rykket {found} mellemrum ind; her skal den rykkes {wanted} ind.",
        "Lad den begynde lige under de linjer, den hører sammen med.",
    ),
    "yaml-bracket-open": Text(
        "error",
        "Parentesen, der begynder her, mangler {bracket} til sidst.",
        "Skriv {bracket} efter det sidste punkt.",
    ),
    "yaml-outside-braces": Text(
        "error",
        "Linjen hører til i parentesen {{ … }} over den, men står uden for den.",
        "Flyt den ind i parentesen, og sæt komma foran, for eksempel "
        '«approved: {{by: Eva, date: 2026-11-21, words: "…"}}».',
    ),
    "yaml-backslash": Text(
        "error",
        'I en tekst i "…" betyder \\ noget særligt; her står \\{letter}.',
        "Skriv / i stedet, eller sæt teksten i '…'; dér er \\ bare et tegn.",
    ),
    # Text that YAML would cut, split or not end
    "yaml-comment": Text(
        "error",
        "Det, der står efter « #», læses ikke, for # begynder en bemærkning.",
        "Hører det til teksten, så sæt anførselstegn om hele teksten. Er det en bemærkning, så skriv den på "
        "sin egen linje.",
    ),
    "yaml-unquoted": Text(
        "error",
        "En tekst i listen [ … ] står uden anførselstegn, så den deles ved komma og kolon.",
        'Sæt anførselstegn om hver tekst, for eksempel ["Hvad gjorde du?", "Hvad skete der så?"].',
    ),
    "yaml-foreign-quotes": Text(
        "error",
        "Anførselstegnene om teksten er af den forkerte slags (“ ” „ » « ‘ ’). Der mangler ingen.",
        'Skriv lige anførselstegn (") i stedet, først og sidst. De krumme kommer ofte fra Word.',
    ),
    "yaml-quote-missing": Text(
        "error",
        "Teksten slutter med et anførselstegn, men begynder ikke med et.",
        'Sæt et anførselstegn (") foran teksten, eller slet det sidste.',
    ),
    "yaml-quote-open": Text(
        "error",
        "Teksten, der begynder her, mangler anførselstegnet til sidst.",
        'Sæt et anførselstegn (") efter teksten. Skal teksten selv have anførselstegn i sig, så brug » og «.',
    ),
    "yaml-quote-inside": Text(
        "error",
        "Teksten slutter ved et anførselstegn før dette sted, men linjen fortsætter.",
        'Har teksten selv anførselstegn i sig, så brug » og « i stedet for ". Er det to tekster i en liste, '
        "så sæt komma mellem dem.",
    ),
    "yaml-colon": Text(
        "error",
        "Teksten har et kolon og står uden anførselstegn.",
        'Sæt anførselstegn (") om hele teksten. Er det to felter, så skriv dem på hver sin linje.',
    ),
    # Files that nobody reads
    "folder-missing": Text("error", "Mappen findes ikke.", "Tjek stien, eller opret mappen igen."),
    "folder-unreadable": Text(
        "error",
        "Mappen kan ikke læses: {reason}.",
        "{remedy}",
    ),
    "bank-file-ending": Text(
        "error",
        "Filen læses ikke, for dens navn slutter ikke på «.yaml».",
        "Omdøb den til «{name}», eller flyt den ud af mappen. Vis filtypenavne, hvis I ikke kan se endelsen.",
    ),
    "bank-file-ending-twice": Text(
        "error",
        "Filen læses ikke, for dens navn slutter ikke på «.yaml». Der ligger også en «{name}».",
        "Behold den, der gælder, som «{name}», og flyt den anden ud af mappen.",
    ),
    "bank-file-hidden": Text(
        "error",
        "Filen læses ikke, for med et «.», «~» eller «#» først eller sidst i navnet er den skjult.",
        "Omdøb den til «{name}», hvis den gælder, eller flyt den ud af mappen.",
    ),
    "bank-document": Text(
        "warning",
        "Dokumentet læses ikke, for bankens mapper har kun filer, der slutter på «.yaml».",
        "Flyt det op ved siden af bank.yaml. Er der spørgsmål i det, så skriv dem i en af bankens filer.",
    ),
    "bank-file-copy": Text(
        "error",
        "Filen ser ud til at være en kopi af «{original}» og læses ikke.",
        "Flyt kopien væk. Er det den, der gælder, så lad den erstatte «{original}».",
    ),
    "bank-file-copy-only": Text(
        "error",
        "Filen hedder som en kopi af «{original}» og læses ikke.",
        "Omdøb den til «{original}», hvis den gælder, eller flyt den væk.",
    ),
    "bank-file-repeats": Text(
        "error",
        "Filen gentager id'erne i «{original}».",
        "Er den en kopi, så flyt den ud af banken, eller lad den erstatte «{original}». Er den ny, så giv "
        "det, der står i den, sine egne id'er.",
    ),
    "id-renamed": Text(
        "warning",
        "Id'et er ændret: I banken, der følger med, hedder det «{old}».",
        "Skriv «{old}» igen, for guider og ark, der er lavet, bruger det. Er spørgsmålet nyt, så giv det "
        "sine egne ord.",
    ),
    "file-misnamed": Text(
        "error",
        "Filen læses ikke, for den hedder ikke «{name}».",
        "Omdøb den til «{name}», hvis den gælder, eller flyt den væk.",
    ),
    "bank-folder-hidden": Text(
        "error",
        "Mappen læses ikke, for med et «.», «~» eller «#» først eller sidst i navnet er den skjult.",
        "Omdøb den til «{name}», hvis den gælder, eller flyt den ud af banken.",
    ),
    "bank-folder-misplaced": Text("error", "Mappen læses ikke, hvor den ligger.", "{suggestion}"),
    "bank-folder-copy": Text(
        "warning",
        "Mappen «{name}» ser ud til at være en kopi af «{original}» og læses ikke.",
        "Flyt den ud af banken.",
    ),
    "bank-folder-strange": Text(
        "warning",
        "Mappen «{name}» har filer som en banks, men er ikke en af bankens mapper og læses ikke.",
        "Flyt den ud af banken, eller flyt dens filer til den mappe, de hører til i.",
    ),
    "bank-folders-unseen": Text(
        "warning",
        "Banken har så mange andre mapper, at der ikke er set efter i denne og resten af dem ({count}).",
        "Flyt de mapper, der ikke er bankens, ud af den.",
    ),
    "house-misnamed": Text(
        "error",
        "Filen bruges ikke som skabelon, for den hedder ikke «{name}».",
        "Omdøb den til «{name}», hvis den gælder, eller flyt den ud af banken.",
    ),
    "bank-is-file": Text(
        "error",
        "Det er en fil, og en spørgsmålsbank er en mappe.",
        "Peg på en mappe med bank.yaml. Én fil kan tjekkes, når den er en af bankens, en recruitment.yaml "
        "eller en Word-skabelon.",
    ),
    "bank-file-misplaced": Text("error", "Filen læses ikke, hvor den ligger.", "{suggestion}"),
    "bank-not-found": Text(
        "error",
        "Filen ligger ikke i en spørgsmålsbank: der er ingen bank.yaml i mapperne over den.",
        "Læg filen i banken, eller tjek banken med «interview-kit check MAPPE».",
    ),
    "other-files": Text(
        "error",
        "Andre filer i banken har fejl ({count}), så denne fil er ikke tjekket helt.",
        "Ret dem først: «interview-kit check MAPPE» viser dem.",
    ),
    "context-unused": Text(
        "advice",
        "«{name}» bruges ikke mere: Spørgsmål, som ingen mønstre kender, vejer programmet nu selv.",
        "Slet linjen. Skal et bestemt ord findes, så skriv det som et mønster under emnet.",
    ),
}

# What a field may hold → what Danes write for it. The first word for a kind or a status is read as well.
DANISH_CHOICES: dict[str, tuple[str, ...]] = {
    "behavioural": ("adfærd", "adfærdsspørgsmål", "adfaerd", "adfærdsbaseret", "behavioral"),
    "situational": ("situation", "situationsspørgsmål", "situationel", "situationsbestemt", "scenarie"),
    "reflective": ("refleksion", "refleksiv", "reflekterende", "refleksionsspørgsmål", "eftertanke"),
    "knowledge": ("viden", "vidensspørgsmål", "kendskab", "faglig", "fagligt"),
    "open": ("åben", "åbent", "åbent spørgsmål"),
    "terms": ("vilkår", "ansættelsesvilkår", "arbejdsvilkår"),
    "proposed": ("forslag", "foreslået", "udkast", "kladde", "ny"),
    "in_review": ("under gennemsyn", "gennemsyn", "i gennemsyn", "til gennemsyn", "til godkendelse"),
    "approved": ("godkendt", "ok"),
    "retired": ("trukket tilbage", "udgået", "tilbagetrukket", "slettet", "pensioneret"),
    "case": ("sag", "opgave", "caseopgave"),
    "test": ("prøve", "personlighedstest"),
    "reference": ("referencer", "referencetagning", "referenceperson"),
    "after_start": ("efter start", "efter tiltrædelse", "efter ansættelse"),
    "not": ("ikke", "nej", "ingen steder", "slet ikke"),
    "always": ("altid",),
    "school": ("skole", "folkeskole"),
    "daycare": ("dagtilbud", "daginstitution", "børnehave", "vuggestue"),
    "children_under_15": ("børn under 15", "børn", "børn under 15 år"),
    "refuse": ("afvis", "afvise", "forbyd", "nej"),
    "warn": ("advar", "advare", "advarsel"),
    "IB": ("ikke belyst", "ib"),
    "UE": ("uden eksempel", "ue"),
    "note": ("bemærkning", "notat"),
}
