"""The catalogue of what is wrong with what somebody gives the page."""

from interview_kit.problems.catalogue import Text

OFFICE_TEXTS: dict[str, Text] = {
    "office-too-large": Text(
        "error",
        "Filen fylder mere end {most} MB, når den er pakket ud.",
        "Det er næppe en rekruttering, der er gemt her. Vælg en anden fil.",
    ),
    "office-file-size": Text(
        "error",
        "«{name}» fylder mere end {most} MB og er ikke læst.",
        "Det er næppe den fil, I ville vælge. Vælg en anden.",
    ),
    "office-one-file": Text(
        "error",
        "I valgte {count} filer, og der kan kun være én rekruttering åben.",
        "Vælg den ene, I vil arbejde med.",
    ),
    "office-more-in-file": Text(
        "error",
        "I zip-filen ligger der andet end én rekruttering, så noget af den ville ikke komme med.",
        "Vælg den zip-fil, I gemte her sidst, eller en med den ene rekruttering alene.",
    ),
    "office-no-case": Text(
        "error",
        "Filen er ikke en rekruttering, eller den er ødelagt.",
        "Vælg den zip-fil, I gemte sidst.",
    ),
    "office-no-recruitment": Text(
        "error",
        "Filen er en zip-fil, men der er ingen rekruttering i den.",
        "Vælg den zip-fil, I gemte sidst, eller begynd forfra med en stilling.",
    ),
    "office-no-position": Text(
        "error",
        "Der er ikke valgt en stilling endnu.",
        "Vælg den under «Stilling».",
    ),
    "office-other-position": Text(
        "error",
        "Spørgsmålene til «{position}» ligger fast i denne sag, så stillingen kan ikke blive en anden.",
        "Begynd en ny sag til den anden stilling.",
    ),
    "office-plan-locked": Text(
        "error",
        "Der er allerede lavet scoringsark efter planen.",
        "Skal spørgsmålene ændres alligevel, så skriv hvorfor, og læg planen fast igen. De gamle ark passer "
        "ikke til den nye plan.",
    ),
    "office-plan-differs": Text(
        "warning",
        "{round}. samtale er ændret siden planen: {what}.",
        "Papirerne følger planen. Skal ændringen med, så læg planen fast igen.",
    ),
    "office-reason": Text(
        "error",
        "Grunden er tom, eller den fylder mere end {most} tegn.",
        "Skriv i en sætning, hvorfor planen laves om. Den bliver trykt.",
    ),
    "office-minutes": Text(
        "error",
        "«{value}» er ikke et antal minutter fra {least} til {most}.",
        "Skriv et helt tal.",
    ),
    "office-day": Text(
        "error",
        "«{value}» er ikke en dato.",
        "Skriv den som 11-03-2027.",
    ),
    "office-clock": Text(
        "error",
        "«{value}» er ikke et klokkeslæt.",
        "Skriv det som 8.30.",
    ),
    "office-no-own": Text(
        "error",
        "I har ikke noget spørgsmål «{id}» i rekrutteringen.",
        "Det kan være fjernet. Se spørgsmålene igen.",
    ),
    "office-no-shell": Text(
        "error",
        "Det program, der er installeret her, har ikke de dele med, som en side består af.",
        "Installér programmet fra den færdige fil, I har fået, eller lav delene i en kopi af projektet "
        "med «python docs/make_shell.py».",
    ),
    # Papers
    "office-no-paper": Text(
        "error",
        "Papiret «{name}» er ikke lavet endnu.",
        "Lav papirerne først.",
    ),
    "office-no-papers": Text(
        "error",
        "Der er ingen papirer endnu.",
        "Lav papirerne først.",
    ),
    "office-no-preview": Text(
        "error",
        "Filen kan ikke vises her: {reason}.",
        "Hent den, og åbn den i Word eller Excel.",
    ),
    # What comes home
    "office-arrived-large": Text(
        "error",
        "«{name}» fylder mere end {most} MB, så den er ikke taget med.",
        "Et udfyldt ark fylder højst et par MB. Se, om det er den rigtige fil. Ingen af filerne er lagt ind.",
    ),
    "office-arrived-many": Text(
        "error",
        "Filerne er for mange: Tilsammen må de højst fylde {most} MB og være {files} filer.",
        "Vælg kun de udfyldte ark. Ingen af filerne er lagt ind.",
    ),
    "office-no-arrived": Text(
        "error",
        "Filen «{name}» er her ikke længere.",
        "I behøver ikke gøre noget.",
    ),
    "office-nothing-arrived": Text(
        "error",
        "Der er ikke lagt noget ind endnu.",
        "Læg de udfyldte scoringsark ind her. Er der vurderet på papir, så tast tallene ind i "
        "indtastningsarket, og læg det ind.",
    ),
    "office-seal-unfinished": Text(
        "error",
        "{round}. samtale er ikke forseglet, for noget mangler.",
        "Få det på plads, eller lad ordstyreren skrive, hvorfor I går videre uden.",
    ),
    "office-seal-again": Text(
        "error",
        "{round}. samtale er forseglet, og den bliver kun forseglet igen for en grund.",
        "Er der rettet i et ark, så lad ordstyreren skrive hvorfor.",
    ),
    "office-absence": Text(
        "error",
        "«{value}» er ikke en grund til ikke at vurdere.",
        "Vælg en på listen.",
    ),
    "office-why": Text(
        "error",
        "Der står ikke, hvad der gik galt.",
        "Skriv det i en sætning uden navne. Det bliver trykt.",
    ),
    "office-who-says": Text(
        "error",
        "Der står ikke, hvem der siger det.",
        "Skriv for eksempel ordstyreren.",
    ),
    "office-counts-already": Text(
        "error",
        "{code} tæller allerede med.",
        "I behøver ikke gøre noget.",
    ),
}
