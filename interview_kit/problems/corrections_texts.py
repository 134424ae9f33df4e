"""Why not all that is ticked in `rettelser.docx` is taken, in Danish: code → what is wrong → what to do."""

from interview_kit.problems.catalogue import Text

_MAKE_ANEW = "Lav papiret igen med «interview-kit book --read», og sæt krydsene i det."

CORRECTIONS_TEXTS: dict[str, Text] = {
    # Nothing is taken from it
    "corrections-no-word-file": Text(
        "error",
        "Filen er ikke et Word-dokument.",
        "Peg på det papir, som «interview-kit book --read» har lavet; det hedder rettelser.docx.",
    ),
    "corrections-other-program": Text(
        "error",
        "Papiret er gemt i et andet format end «.docx».",
        "Åbn det i Word eller LibreOffice, gem det som «Word-dokument (*.docx)», og prøv igen.",
    ),
    "corrections-encrypted": Text(
        "error",
        "Papiret er gemt med adgangskode.",
        "Åbn det, fjern adgangskoden under «Filer», «Oplysninger», gem igen, og prøv så igen.",
    ),
    "corrections-unreadable": Text(
        "error",
        "Papiret kan ikke læses, fordi filen er beskadiget.",
        f"Åbn det i Word, og gem det igen. Hjælper det ikke: {_MAKE_ANEW}",
    ),
    "corrections-not-ours": Text(
        "error",
        "Filen er ikke et papir med rettelser.",
        "Peg på rettelser.docx. En bog, der er rettet i, læses med «interview-kit book --read».",
    ),
    "corrections-other-bank": Text(
        "error",
        "Papiret handler om banken «{paper}», og her er banken «{bank}».",
        "Peg på den rigtige bank med --bank, eller læs bøgerne igen her.",
    ),
    "corrections-other-format": Text(
        "error", "Papiret er lavet af en anden udgave af interview-kit.", _MAKE_ANEW
    ),
    "corrections-lost": Text(
        "error",
        "Papiret (kode {code}) er gemt af et program, som har slettet en del af det. Det gør Google Docs.",
        f"Find papiret, som det var før det, og sæt krydsene i det med Word. Eller: {_MAKE_ANEW}",
    ),
    "corrections-damaged": Text(
        "error",
        "Papiret er beskadiget, så det er usikkert, hvad der er foreslået. Intet af det er brugt.",
        _MAKE_ANEW,
    ),
    "corrections-both-ticked": Text(
        "error",
        "Nr. {numbers} ændrer det samme ({place}) hver på sin måde, og der er kryds ved mere end én af dem.",
        "Sæt kun kryds ved den, I vil have. Er ingen af dem rigtig, så ret ordene i spalten «Ny tekst».",
    ),
    # Some of it is not taken
    "corrections-tick-lost": Text(
        "warning",
        "Feltet til krydset findes ikke mere ved nr. {numbers}, så det er ikke taget med.",
        "Er det en fejl, så lav papiret igen, og lad rækkerne stå.",
    ),
    "corrections-tick-unclear": Text(
        "warning",
        "Det er ikke til at se, om der er kryds ved nr. {numbers}, så det er ikke taget med.",
        "Sæt krydset ved at klikke på feltet, eller skriv et x, og kør kommandoen igen.",
    ),
    "corrections-words-unclear": Text(
        "warning",
        "Den nye tekst er ikke til at finde ved nr. {numbers}, så det er ikke taget med.",
        "Skriv kun i spalten «Ny tekst», og lad spalterne stå. Så kan kommandoen køres igen.",
    ),
    "corrections-words-empty": Text(
        "warning",
        "Spalten «Ny tekst» er tom ved nr. {numbers}, så det er ikke taget med.",
        "Skriv teksten, og kør kommandoen igen. Skal teksten i banken slettes, så slet rækken i bogen.",
    ),
}
