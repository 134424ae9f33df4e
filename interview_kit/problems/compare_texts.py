"""The catalogue's part about a comparison: what keeps it from being made, and what is doubtful in it."""

from interview_kit.problems.catalogue import Text

COMPARE_TEXTS: dict[str, Text] = {
    "compare-unsealed": Text(
        "error",
        "{round}. samtale er ikke forseglet, så ingen tal bliver vist.",
        "Kør «interview-kit collect {folder}», og forsegl samtalen, når alle har vurderet alle.",
    ),
    "compare-other-course": Text(
        "error",
        "I {round}. samtale er det ændret efter forsegling {number}, hvem der var med, hvilke spørgsmål "
        "der tæller, eller hvem der har trukket sig.",
        "Forsegl igen med ordstyrerens grund: "
        '«interview-kit collect {folder} --round {round} --seal "grund"».',
    ),
    "compare-other-guide": Text(
        "error",
        "Vurderingerne er samlet ind til guide {collected}, men {round}. samtales guide er nu {guide}.",
        "Læg den guide tilbage, som arkene er lavet efter, eller saml arkene ind igen efter den nye.",
    ),
    "compare-note-masked": Text(
        "warning",
        "{member} har nævnt en anden kandidat i sine noter om {candidate} ({question}). I notatet står der "
        "«[en anden kandidat]» i stedet.",
        "Læs notatet igennem, og stryg det, der handler om andre, før nogen får det at se.",
    ),
}
