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
}
