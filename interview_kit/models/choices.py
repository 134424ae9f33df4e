"""What people call the choices that a file may name: `Adfærd` in it is the key `behavioural`."""

from collections.abc import Mapping

from pydantic import BeforeValidator

from interview_kit.models.text import normalised, refusal

KIND_WORDS = {
    "behavioural": "adfærd",
    "situational": "situation",
    "reflective": "refleksion",
    "knowledge": "viden",
}
OWN_KIND_WORDS = {
    "open": "åben",
    "behavioural": KIND_WORDS["behavioural"],
    "situational": KIND_WORDS["situational"],
    "terms": "vilkår",
}
ALTERNATIVE_KIND_WORDS = {**OWN_KIND_WORDS, "note": "bemærkning"}
STATUS_WORDS = {
    "proposed": "forslag",
    "in_review": "under gennemsyn",
    "approved": "godkendt",
    "retired": "trukket tilbage",
}


def in_danish(words: Mapping[str, str]) -> BeforeValidator:
    """Takes either word for a choice, in capitals or not, as its key, and refuses every other word."""
    keys = {word.casefold(): key for key, danish in words.items() for word in (danish, key)}
    expected = ", ".join(f"{danish} ({key})" for key, danish in words.items())

    def as_key(value: object) -> str:
        key = keys.get(normalised(value).casefold()) if isinstance(value, str) else None
        if key is None:
            raise refusal("unknown-choice", expected=expected)
        return key

    return BeforeValidator(as_key)
