"""The Danish sentences about a newer bank: what is missing or different → the sentence that HR reads.

`{names}` are filled by `sentence`. The columns' names are in `columns`, the page's words in its template.
"""

SENTENCES: dict[str, str] = {
    "profile-missing": "Profil «{id}» mangler: {title} ({behaviours} adfærd).",
    "profile-differs": "Profil «{id}» er en anden i den nyere: {fields}.",
    "behaviour-missing": "Adfærd «{id}» mangler: {text}",
    "behaviour-differs": "Adfærd «{id}» har andre ord i den nyere: {text}",
    "entry-missing": "Spørgsmålssæt «{id}» mangler: {questions} spørgsmål til «{behaviour}»",
    "entry-retired": "Spørgsmålssæt «{id}» er trukket tilbage i den nyere.",
    "entry-older": "Spørgsmålssæt «{id}» er ældre: version {old} her, version {new} i den nyere.",
    "entry-differs": (
        "Spørgsmålssæt «{id}» har samme version ({version}), men andre ord i den nyere: {fields}."
    ),
    "question-missing": "Spørgsmål «{id}» mangler: {text}",
    "question-retired": "Spørgsmål «{id}» er trukket tilbage i den nyere.",
    "question-differs": "Spørgsmål «{id}» har andre ord i den nyere: {fields}.",
    "position-missing": "Stilling «{id}» mangler: {title}.",
    "position-differs": "Stilling «{id}» er en anden i den nyere: {fields}.",
    "step-missing": "Lovpligtigt trin «{id}» mangler: {title} ({law}).",
    "step-differs": "Lovpligtigt trin «{id}» er et andet i den nyere: {fields}.",
    "text-differs": "Tekst «{field}» er en anden i den nyere (texts/{file}.yaml).",
    "level-differs": "Skala: trin {level} er et andet i den nyere (scale.yaml).",
    "outside-differs": "Skala: {code} er en anden i den nyere (scale.yaml).",
    "file-missing": "Filen {file} mangler.",
    "file-differs": "Filen {file} er en anden i den nyere.",
}


def sentence(code: str, /, **details: object) -> str:
    """The sentence with this code, filled with `details`."""
    return SENTENCES[code].format(**details)
