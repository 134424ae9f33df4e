"""What a problem is called on the page, where the catalogue speaks of commands, folders and keys of a file.

Whoever works on the page has screens and buttons, and has seen none of those. Words in «» that are not filled
in stand on the page as they stand here.
"""

from typing import NamedTuple

from interview_kit.problems.problem import Problem


class PageWords(NamedTuple):
    """What to do on the page, and what is wrong where the catalogue's own words will not do."""

    hint: str
    message: str = ""


_READ_AGAIN = "Tryk så på «Læs arkene» igen."
_SAVE_AS_WORD = f"Åbn filen i Word, gem den som «Word-dokument (*.docx)», og læg den ind. {_READ_AGAIN}"
_SAVE_AS_EXCEL = (
    f"Åbn regnearket i Excel, gem det som «Excel-projektmappe (*.xlsx)», og læg det ind. {_READ_AGAIN}"
)
_REMOVE_ONE = f"Ret den ene fil, eller fjern den under «Kommet ind». {_READ_AGAIN}"
_SEAL_AGAIN = "Skriv ordstyrerens grund under «Indtast og saml», og tryk «Forsegl igen»."
_COUNTS_WITH_REASON = f"Skal det tælle: {_SEAL_AGAIN}"
_BEFORE_THAT = "Åbn den rekruttering, I gemte før det."
_OPEN_AGAIN = "Gem rekrutteringen, luk siden, og åbn den igen."
_MAKE_AGAIN = "Lav så papirerne igen under «Papirer»."
_GOES_ON = "Vælg under «Rekruttering», hvem der kommer til samtalen."
_BY_HAND = "Det står i den fil, I har åbnet. Spørg den, der har skrevet i den."
_OF_BANK = "Det står i spørgsmålsbanken. Foreslå en rettelse under «Bank», eller sig det til HR."
_AWAY = "Skriv det under «Var nogen ikke med?»."

PAGE_WORDS: dict[str, PageWords] = {
    # The browser's own disk
    "cannot-write": PageWords(_OPEN_AGAIN, "Det kunne ikke gemmes på siden: {reason}."),
    "disk-full": PageWords(_OPEN_AGAIN, "Der er ikke mere plads på siden."),
    "file-exists": PageWords("Åbn skærmbilledet igen, og se, om det er lavet.", "Det findes i forvejen."),
    "file-missing": PageWords(_BEFORE_THAT, "En af rekrutteringens filer mangler."),
    "file-unreadable": PageWords(_BEFORE_THAT, "En af rekrutteringens filer kan ikke læses."),
    "folder-busy": PageWords("Vent lidt, og prøv igen.", "Siden er ved at gemme noget andet."),
    "folder-in-the-way": PageWords(
        "Åbn den rekruttering, I gemte sidst.", "Noget ligger i vejen for det, der skal gemmes."
    ),
    "folder-missing": PageWords(
        "Åbn den rekruttering, I gemte sidst.", "Rekrutteringen er her ikke længere."
    ),
    "folder-unreadable": PageWords(
        "Åbn den rekruttering, I gemte sidst.", "Rekrutteringens filer kan ikke læses."
    ),
    # Stilling
    "case-missing": PageWords(
        "Har I jeres egen case på andet papir, så aftal, hvordan den vurderes: Scoringsarket har "
        "ingen side til "
        "den. Ellers er der mere tid til de andre spørgsmål."
    ),
    "choice-frozen": PageWords(
        "Vælg noget andet.",
        "«{id}» stilles allerede i {round}. samtale, hvis spørgsmål ligger fast.",
    ),
    "choice-unknown": PageWords("Fjern det, og vælg et andet spørgsmål under «Stilling»."),
    "own-entry-unapproved": PageWords("Lad en anden i HR end den, der skrev det, godkende ordene."),
    "own-law-doubt": PageWords(
        "Ret ordene. Kræver opgaven spørgsmålet, så spørg HR, og skriv under «Navn på den i HR, der "
        "siger god "
        "for ordene», hvem der har taget ansvaret."
    ),
    "position-unknown": PageWords("Søg efter den under «Stilling», og vælg den på listen."),
    "position-ambiguous": PageWords("Søg efter den under «Stilling», og vælg den på listen."),
    "set-lacks-round": PageWords("Vælg et andet sæt, hvis spørgsmålene ikke må være kendt fra sidst."),
    "slot-too-short": PageWords(
        "Sæt flere «Minutter med kandidaten», eller færre minutter af til de spørgsmål, der ikke vurderes."
    ),
    "weight-unknown": PageWords(_BY_HAND),
    # Rekruttering
    "case-number-missing": PageWords(
        "Skriv det under «Rekruttering»: Papirerne skal kunne findes igen (offentlighedsloven § 15)."
    ),
    "code-unknown": PageWords("Ret koden, eller tilføj medlemmet eller kandidaten under «Rekruttering»."),
    "deletion-missing": PageWords(
        "Skriv en dato ved «Papirerne slettes den», for eksempel 12 måneder efter den sidste samtale "
        "(databeskyttelsesforordningen artikel 5)."
    ),
    "hold-ended": PageWords(_BY_HAND),
    "letters-incomplete": PageWords(f"Skriv det under «Rekruttering». {_MAKE_AGAIN} Send dem først da."),
    "member-comma": PageWords("Er det en rolle, så vælg den under «Rekruttering», og ret navnet."),
    "name-outside": PageWords(
        "Skriv koden i stedet, for eksempel M2 eller K3.",
        "Her står et navn. Navne må kun stå i feltet «Navn» ved den, de hører til.",
    ),
    "name-perhaps": PageWords(
        "Er det den person, så skriv koden i stedet, for eksempel M2 eller K3.",
        "Her står et ord, der også er navnet på en i rekrutteringen.",
    ),
    "name-twice": PageWords(
        "Er det to personer, så skriv et mellemnavn under «Rekruttering»; ellers kan I ikke kende forskel på "
        "papiret.",
        "{codes} har det samme navn.",
    ),
    "names-without-code": PageWords(
        "Tilføj medlemmet eller kandidaten under «Rekruttering».",
        "Der er navne til koder, som rekrutteringen ikke har: {codes}.",
    ),
    "notice-backwards": PageWords("Ret datoerne under «Opslag og løn»."),
    "notice-missing": PageWords(
        "Skriv det under «Opslag og løn» i «Rekruttering». Ledige stillinger skal slås op (FOB 2022-1)."
    ),
    "panel-chairs": PageWords("Vælg under «Rekruttering» rollen som ordstyrer til netop én."),
    "panel-missing": PageWords("Skriv udvalget under «Rekruttering»: en rolle til hver."),
    "pay-missing": PageWords(
        "Skriv den og overenskomsten ved «Løn og overenskomst» i «Rekruttering»; den kommer med i "
        "brevet. Oplys "
        "den før samtalen (direktiv (EU) 2023/970, artikel 5)."
    ),
    "reason-names": PageWords(
        "Skriv grunden uden navne, for eksempel med koden.",
        "Grunden nævner en, der er med i rekrutteringen, ved navn, og den bliver trykt.",
    ),
    "role-unknown": PageWords("Vælg en af rollerne på listen under «Rekruttering»."),
    "round-panel": PageWords(_BY_HAND),
    "withdrawn-named": PageWords(
        "Fjern krydset ved kandidaten under «Rekruttering», eller tryk «Er alligevel med»."
    ),
    # Papirer
    "papers-exist": PageWords(
        "Skal de nye lægges i stedet for, så tryk «Lav dem igen, og gem de gamle ved siden af». Udfyldte "
        "scoringsark bliver aldrig rørt."
    ),
    "papers-left": PageWords("Print dem ikke.", "{count} papirer fra før hører ikke længere til: {names}."),
    "plan-locked": PageWords(
        "Skal spørgsmålene ændres alligevel, så skriv hvorfor, og læg dem fast igen. De gamle ark "
        "passer ikke til "
        "de nye spørgsmål."
    ),
    "plan-missing": PageWords(
        "Tryk «Læg spørgsmålene fast» under «Stilling».", "Spørgsmålene er ikke lagt fast endnu."
    ),
    "plan-outdated": PageWords(
        "Papirerne følger de spørgsmål, der ligger fast. Skal ændringen med, så læg spørgsmålene "
        "fast igen under "
        "«Stilling»."
    ),
    "plan-renamed": PageWords(
        "Lav papirerne igen under «Papirer», og smid de ark ud, der er printet med det gamle navn."
    ),
    "round-without-candidates": PageWords(f"{_GOES_ON} {_MAKE_AGAIN}"),
    "sheets-kept": PageWords("Læg dem ind under «Indtast og saml», hvis de er udfyldt."),
    # Indtast og saml
    "changed-after-seal": PageWords(_COUNTS_WITH_REASON),
    "collected-absent": PageWords("Var {member} med alligevel, så fjern det under «Var nogen ikke med?»."),
    "collected-conflict": PageWords(f"Spørg {{member}}, hvad der gælder. {_REMOVE_ONE}"),
    "collected-deep": PageWords("Pak den ud på din egen computer, og læg arkene ind."),
    "collected-folder": PageWords(
        "Læg de udfyldte scoringsark ind under «Indtast og saml».", "Der er ikke lagt noget ind endnu."
    ),
    "collected-link": PageWords("Læg selve filen ind.", "Det er en genvej og ikke en fil."),
    "collected-missing": PageWords(f"Bed om arkene. Var {{member}} der ikke: {_AWAY}"),
    "collected-nothing": PageWords(
        "Læg de udfyldte scoringsark ind. Er der vurderet på papir, så tast tallene ind i "
        "indtastningsarket fra "
        "«Papirer», og læg det ind.",
        "Der er ingen udfyldte scoringsark endnu.",
    ),
    "collected-open": PageWords("Er der rettet i arket, så gem og luk det, og læg det ind igen."),
    "collected-other-guide": PageWords(
        "Åbn den rekruttering, I gemte, før spørgsmålene blev lagt fast igen.",
        "Vurderingerne er forseglet efter guide {old}, men spørgsmålene ligger nu fast som guide {new}.",
    ),
    "collected-other-words": PageWords(f"Spørg {{member}}, hvilken udgave der gælder. {_REMOVE_ONE}"),
    "collected-outside": PageWords(
        f"Flyt det ind i det felt, det hører til, og læg arket ind igen. {_READ_AGAIN}"
    ),
    "collected-stranger": PageWords(
        "Tjek koderne. Er en af dem ny i sagen, så tilføj den under «Rekruttering», læg "
        "spørgsmålene fast igen "
        "under «Stilling», og lav arket igen under «Papirer»."
    ),
    "collected-two-versions": PageWords(
        _BEFORE_THAT, "Vurderingerne er gemt i to udgaver: To personer har samlet ind på samme tid."
    ),
    "collected-unreadable": PageWords(
        _BEFORE_THAT, "De gemte vurderinger kan ikke læses. De er ændret uden for siden eller ødelagt."
    ),
    "collected-zip": PageWords(
        "Pak den ud på din egen computer, og læg arkene ind, eller bed om at få den sendt igen."
    ),
    "course-after-seal": PageWords(_COUNTS_WITH_REASON),
    "excluded-unknown": PageWords("Ret koden under «Gik et spørgsmål galt?». Samtalens koder er {choices}."),
    "grid-format": PageWords(
        "Lav papirerne igen, og tast ind i det nye ark.", "Indtastningen er lavet i en anden udgave af siden."
    ),
    "grid-not-ours": PageWords(
        "Brug det indtastningsark, der står under «Papirer».",
        "Projektmappen er ikke en indtastning herfra.",
    ),
    "seal-contradicted": PageWords("Få det på plads, og forsegl igen."),
    "seal-empty": PageWords(f"Læg de udfyldte ark ind under «Indtast og saml». {_READ_AGAIN}"),
    "seal-reason": PageWords("Skriv ordstyrerens grund, for eksempel: M7 afleverede først kl. 17."),
    "seal-same": PageWords("Gå videre til «Sammenlign»."),
    "seal-which-round": PageWords("Forsegl samtalerne hver for sig."),
    "sheet-doc": PageWords(_SAVE_AS_WORD),
    "sheet-duplicate-parts": PageWords(_SAVE_AS_WORD),
    "sheet-html": PageWords(_SAVE_AS_WORD),
    "sheet-not-xml": PageWords(_SAVE_AS_WORD),
    "sheet-odt": PageWords(_SAVE_AS_WORD),
    "sheet-ods": PageWords(_SAVE_AS_EXCEL),
    "sheet-rtf": PageWords(_SAVE_AS_WORD),
    "sheet-too-deep": PageWords(_SAVE_AS_WORD),
    "sheet-unknown": PageWords(_SAVE_AS_WORD),
    "sheet-xls": PageWords(_SAVE_AS_EXCEL),
    "sheet-xlsx": PageWords(
        "Er der vurderet på papir, så tast tallene ind i det indtastningsark, der står under «Papirer»."
    ),
    "sheet-zip": PageWords("Pak den ud, og læg arkene ind hver for sig."),
    # Sammenlign
    "compare-other-course": PageWords(_SEAL_AGAIN),
    "compare-other-guide": PageWords(
        "Åbn den rekruttering, I gemte, før spørgsmålene blev lagt fast igen, eller læs arkene igen under "
        "«Indtast og saml».",
        "Vurderingerne er samlet ind til guide {collected}, men {round}. samtales spørgsmål ligger "
        "nu fast som "
        "guide {guide}.",
    ),
    "compare-unsealed": PageWords("Forsegl samtalen under «Indtast og saml», når alle har vurderet alle."),
    "decision-texts-missing": PageWords("Sig det til dem, I har siden fra."),
    "decision-unread": PageWords(
        "Hent papiret, åbn det i Word, og læs det igennem, før det bliver sendt eller lagt på sagen."
    ),
    # The words of the bank, seen beside a question
    "accepted-error": PageWords(_OF_BANK),
    "accepted-stale": PageWords(_OF_BANK),
    "accepted-words": PageWords(_OF_BANK),
    "anchor-repeated": PageWords(_OF_BANK),
    "approval-early": PageWords(_OF_BANK),
    "approval-missing": PageWords(_OF_BANK),
    "approval-words": PageWords(_OF_BANK),
    "case-law-doubt": PageWords("Sig det til HR: De kan rette ordene eller godkende dem."),
    "half-unnamed": PageWords(
        _OF_BANK, "Linjen i profilen rummer to ting, og det står ikke, hvilken der spørges til."
    ),
    "law-doubt": PageWords(
        "Vælg et andet spørgsmål, eller sig det til HR: De kan rette ordene eller tage ansvaret."
    ),
    "off-topic": PageWords(_OF_BANK, "Kun {count} af {total} sætninger på trinene handler om adfærden."),
    "profile-without-questions": PageWords("Vælg en anden stilling, eller sig det til HR."),
    "question-repeated": PageWords("Vælg hellere et andet, der spørger til en anden slags oplevelse."),
    "quiz": PageWords("Spørg hellere til noget, kandidaten har gjort."),
}

# A field of the page that holds what it may not; a file says it of its own field, by name and line.
FIELD_WORDS: dict[str, PageWords] = {
    "bad-value": PageWords("Skriv det på en anden måde.", "Det kan ikke læses."),
    "list-too-long": PageWords("Der må højst være {limit}.", "Her er for mange."),
    "missing-field": PageWords("Skriv det.", "Her mangler noget."),
    "not-number": PageWords("Skriv et tal uden 0 foran.", "Her skal stå et helt tal."),
    "number-out-of-range": PageWords("Ret tallet.", "Her står {value}; det skal være {limit}."),
    "text-character": PageWords(
        "Slet tegnet. Det er som regel kommet med, da teksten blev kopieret.",
        "Teksten indeholder et tegn, der ikke kan printes ({character}).",
    ),
    "text-empty": PageWords("Skriv en tekst.", "Her står ingen tekst."),
    "text-too-long": PageWords(
        "Kort teksten af, så den kan stå på en printet side.", "Teksten er på over {limit} tegn."
    ),
    "unknown-choice": PageWords("Vælg en af dem på listen.", "Det er ikke noget, der kan vælges: {value}."),
}


# What is wrong with a file that somebody has written in by hand: that file's own words are the ones to use.
_FILE_CODES = frozenset(
    {
        "bad-id", "clock-shape", "day-shape", "duplicate-key", "file-empty", "file-encoding",
        "file-too-large", "list-too-short", "more-problems", "not-group", "not-list", "not-text",
        "not-truth", "unknown-field",
        *FIELD_WORDS,
    }
)  # fmt: skip


def on_page(problem: Problem) -> str:
    """What is wrong and what to do, in the words of the page."""
    texts = PAGE_WORDS if problem.file else PAGE_WORDS | FIELD_WORDS
    text = texts.get(problem.code)
    if text is None:
        return problem.sentence
    message = text.message.format(**problem.details) if text.message else problem.message
    return f"{message} {text.hint.format(**problem.details)}"


def is_of_file(problem: Problem) -> bool:
    """Whether it is said of a file that somebody has written in by hand, and mends by its line."""
    return bool(problem.file) and (problem.code in _FILE_CODES or problem.code.startswith("yaml-"))
