"""What is to be said of a house (HR's Word file), in Danish: code → what is wrong → what to do."""

from interview_kit.problems.catalogue import Text

HOUSE_TEXTS: dict[str, Text] = {
    "house-unreadable": Text(
        "error",
        "Husets skabelon kan ikke læses som et Word-dokument.",
        "Gem den igen fra Word som «Word-dokument (*.docx)» uden adgangskode.",
    ),
    "house-too-large": Text(
        "error",
        "Husets skabelon er for stor.",
        "Brug et mindre logo (under 1 MB), og gem igen.",
    ),
    "house-unsafe": Text(
        "error",
        "Husets skabelon indeholder en dokumenttype-erklæring, som vi ikke åbner.",
        "Kopiér indholdet over i et nyt, tomt Word-dokument, og gem det.",
    ),
    "house-strict": Text(
        "error",
        "Husets skabelon er gemt som «Strict Open XML-dokument».",
        "Åbn den i Word, og gem den som almindeligt «Word-dokument (*.docx)».",
    ),
    "house-styles-added": Text(
        "advice",
        "Husets skabelon mangler disse typografier, som er taget fra den oprindelige: {styles}.",
        "Vil I ændre deres udseende, så opret dem i jeres egen skabelon med netop de navne.",
    ),
    "house-left-out": Text(
        "advice",
        "Dette fra husets skabelon kommer ikke med i dokumenterne: {what}.",
        "I behøver ikke gøre noget. Vil I slippe for beskeden, så fjern det i Word, og gem skabelonen.",
    ),
    "house-content-left-out": Text(
        "warning",
        "Husets skabelon viser noget, der ikke kan komme med i dokumenterne: {what}.",
        "Sæt det ind i Word som almindelig tekst eller et almindeligt billede, og gem skabelonen.",
    ),
    "house-narrow": Text(
        "warning",
        "Teksten i husets skabelon er kun {width} mm bred, så tabellernes kolonner bliver meget smalle.",
        "Gør margenerne mindre, eller lad afsnittet med {{{{ body }}}} stå i én spalte.",
    ),
    "house-fuller": Text(
        "advice",
        "I husets skabelon {what}, så et spørgsmål kan fylde mere end én side.",
        "Byg et dokument, og se efter. Mindre margener eller skrifttypen Calibri giver mere plads.",
    ),
    "house-no-room": Text(
        "error",
        "I husets skabelon er der kun {width} mm til teksten mellem margenerne, så intet kan læses.",
        "Gør margenerne mindre i Word (Layout, Margener), eller brug færre spalter.",
    ),
    "house-line-added": Text(
        "advice",
        "Husets skabelon har ikke {what} på alle sider, så det står på en linje nederst i sidefoden.",
        "I behøver ikke gøre noget. Vil I selv bestemme, hvor det står, så skriv felterne og sidetallet i "
        "sidehoved eller sidefod, også på første side.",
    ),
    "house-body-misplaced": Text(
        "error",
        "I husets skabelon står {{{{ body }}}} i {place}, hvor et dokument ikke kan stå.",
        "Skriv i stedet {{{{ body }}}} alene i et afsnit direkte på siden, i selve dokumentet.",
    ),
    "house-style-missing": Text(
        "error",
        "Husets skabelon mangler typografien «{style}» ({kind}).",
        "Opret typografien i Word med netop det navn, eller kopiér den fra den oprindelige house.docx.",
    ),
    "house-body-missing": Text(
        "error",
        "Husets skabelon mangler afsnittet {{{{ body }}}}.",
        "Skriv {{{{ body }}}} alene i et afsnit dér, hvor indholdet skal stå.",
    ),
    "house-body-not-alone": Text(
        "error",
        "I husets skabelon står {{{{ body }}}} sammen med anden tekst: «{text}».",
        "{{{{ body }}}} skal stå alene i afsnittet. Flyt den anden tekst til et afsnit for sig.",
    ),
    "house-body-misspelt": Text(
        "error",
        "I husets skabelon står «{text}», hvor der nok skal stå {{{{ body }}}}.",
        "Skriv {{{{ body }}}} alene i afsnittet, med to krøllede parenteser på hver side.",
    ),
    "house-body-twice": Text(
        "error",
        "Husets skabelon har afsnittet {{{{ body }}}} flere gange.",
        "Lad det stå ét sted, og slet resten.",
    ),
    "house-slot-unknown": Text(
        "error",
        "Husets skabelon bruger {slots}, som vi ikke kender.",
        "I sidehoved og sidefod kan I bruge {known}.",
    ),
}
