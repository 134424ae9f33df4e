"""The Danish sentences about a newer bank: what is missing or different → the sentence that HR reads.

`{names}` are filled by `sentence`. The columns' names are in `columns`, the page's words in its template.
"""

SENTENCES: dict[str, str] = {
    "profile-missing": "Profil «{id}» mangler: {title} ({behaviours} adfærdspunkter).",
    "profile-differs": "Profil «{id}» er anderledes i den nyere bank: {fields}.",
    "competency-differs": "Kompetence «{id}» er anderledes i den nyere bank: {fields}.",
    "behaviour-missing": "Adfærd «{id}» mangler: {text}",
    "behaviour-differs": "Adfærd «{id}» har andre ord i den nyere bank: {text}",
    "entry-missing": "Spørgsmålssæt «{id}» mangler: {questions} spørgsmål til «{behaviour}»",
    "entry-retired": "Spørgsmålssæt «{id}» er trukket tilbage i den nyere bank.",
    "entry-older": "Spørgsmålssæt «{id}» er ældre: version {old} her, version {new} i den nyere bank.",
    "entry-differs": (
        "Spørgsmålssæt «{id}» har samme version ({version}), men andre ord i den nyere bank: {fields}."
    ),
    "question-missing": "Spørgsmål «{id}» mangler: {text}",
    "question-retired": "Spørgsmål «{id}» er trukket tilbage i den nyere bank.",
    "question-differs": "Spørgsmål «{id}» har andre ord i den nyere bank: {fields}.",
    "position-missing": "Stilling «{id}» mangler: {title}.",
    "position-differs": "Stilling «{id}» er anderledes i den nyere bank: {fields}.",
    "step-missing": "Lovpligtigt trin «{id}» mangler: {title} ({law}).",
    "step-differs": "Lovpligtigt trin «{id}» er anderledes i den nyere bank: {fields}.",
    "text-differs": "Tekst «{field}» er anderledes i den nyere bank (texts/{file}.yaml).",
    "level-differs": "Skala: trin {level} er anderledes i den nyere bank (scale.yaml).",
    "outside-differs": "Skala: {code} er anderledes i den nyere bank (scale.yaml).",
    "file-missing": "Filen {file} mangler.",
    "file-differs": "Filen {file} er anderledes i den nyere bank.",
}

# A field of the files → what it is called in a sentence.
FIELDS: dict[str, str] = {
    "aliases": "andre navne",
    "anchors": "trin",
    "anchors_for": "trin til bestemte stillinger",
    "behaviour": "adfærd",
    "broader": "bredt spørgsmål",
    "counts_too": "tæller også med",
    "covers": "hvad det dækker",
    "decision_maker": "beslutter",
    "elsewhere": "hvad der afdækkes andre steder",
    "for": "hvilke stillinger",
    "indicators": "tegn at lytte efter",
    "introduction": "indledning",
    "kind": "slags",
    "law": "lov",
    "minutes": "minutter",
    "notes": "bemærkninger",
    "organisation": "organisation",
    "on_paper": "om scenen gives på papir",
    "panel": "udvalg",
    "probes": "opfølgninger",
    "profile": "profil",
    "red_flags": "røde flag",
    "responsibilities": "ansvar",
    "role": "rolle",
    "rounds": "samtaler",
    "sets": "sæt",
    "statutory_steps": "lovpligtige trin",
    "terms": "vilkår",
    "text": "tekst",
    "themes": "temaer",
    "themes_note": "note om temaer",
    "title": "titel",
    "version": "version",
    "weights": "vægte",
    "without_staff": "spørgsmål uden personale",
}


def sentence(code: str, /, **details: object) -> str:
    """The sentence with this code, filled with `details`."""
    return SENTENCES[code].format(**details)
