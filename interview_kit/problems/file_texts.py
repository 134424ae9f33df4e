"""The catalogue of what is wrong with a text in a file as YAML reads it, and with the files of a folder."""

from interview_kit.problems.catalogue import Text

FILE_TEXTS: dict[str, Text] = {
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
    "yaml-colon": Text(
        "error",
        "Teksten har et kolon og står uden anførselstegn.",
        'Sæt anførselstegn (") om hele teksten. Er det to felter, så skriv dem på hver sin linje.',
    ),
    # Files that nobody reads
    "folder-missing": Text("error", "Mappen findes ikke.", "Tjek stien, eller opret mappen igen."),
    "folder-unreadable": Text(
        "error",
        "Mappen kan ikke læses.",
        "Tjek, at I har adgang til den, og at netværksdrevet er forbundet.",
    ),
    "bank-file-ending": Text(
        "error",
        "Filen læses ikke, for dens navn slutter ikke på «.yaml».",
        "Omdøb den til «{name}», eller flyt den ud af mappen. Vis filtypenavne, hvis I ikke kan se endelsen.",
    ),
    "bank-file-ending-twice": Text(
        "error",
        "Filen læses ikke, for dens navn slutter ikke på «.yaml». Der ligger også en «{name}».",
        "Behold den, der gælder, som «{name}», og flyt den anden ud af banken.",
    ),
    "bank-file-copy": Text(
        "error",
        "Filen ser ud til at være en kopi af «{original}» og læses ikke.",
        "Flyt kopien ud af banken. Er det den, der gælder, så lad den erstatte «{original}».",
    ),
    "bank-file-copy-only": Text(
        "error",
        "Filen hedder som en kopi af «{original}» og læses ikke.",
        "Omdøb den til «{original}», hvis den gælder, eller flyt den ud af banken.",
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
}
