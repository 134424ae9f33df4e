"""Writes the JSON Schemas: `python docs/make_schema.py`.

`indsamlet.schema.json`, on which programs may rely, and in `question_bank/schemas` one for every kind of file
that HR keeps, by which editors name the fields, complete them and mark what is wrong. The bank's files name
theirs in their first line.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from docs.schema_words import FIELDS
from interview_kit.bank.loading import StatutorySteps
from interview_kit.bank.schemas import schema_line
from interview_kit.models.bank import LEVELS, About, Entry, Profile, RatingScale
from interview_kit.models.choices import ALTERNATIVE_KIND_WORDS, KIND_WORDS, STATUS_WORDS
from interview_kit.models.collected import Collected
from interview_kit.models.decision_texts import DecisionTexts
from interview_kit.models.interview_texts import InterviewTexts, SheetTexts
from interview_kit.models.materials import (
    Calibration,
    CandidateLetter,
    Case,
    Declaration,
    PanelBriefing,
    ReferenceQuestions,
    StandardProbes,
)
from interview_kit.models.people import People
from interview_kit.models.position import Position
from interview_kit.models.recruitment import Recruitment
from interview_kit.models.rules import LegalRules, WordingRules
from interview_kit.models.text import MAX_ID

ROOT = Path(__file__).resolve().parents[1]
DIALECT = "https://json-schema.org/draft/2020-12/schema"
_COLLECTED = "docs/indsamlet.schema.json"


class FileKind(NamedTuple):
    """A kind of file: what it is read as, and what it is called."""

    shape: Any
    title: str


# The schema's name → the files that it is of.
FILES = {
    "bank": FileKind(About, "Hvilken spørgsmålsbank det er"),
    "scale": FileKind(RatingScale, "Skalaen"),
    "entries": FileKind(tuple[Entry, ...], "Spørgsmålssæt"),
    "profiles": FileKind(Profile, "Kompetenceprofil"),
    "positions": FileKind(Position, "Stilling"),
    "cases": FileKind(Case, "Case"),
    "calibration": FileKind(Calibration, "Prøvesvar"),
    "texts-interview": FileKind(InterviewTexts, "Guidens faste tekster"),
    "texts-sheet": FileKind(SheetTexts, "Scoringsarkets faste tekster"),
    "texts-statutory_steps": FileKind(StatutorySteps, "Lovpligtige trin"),
    "texts-briefing": FileKind(PanelBriefing, "Briefing til ansættelsesudvalget"),
    "texts-references": FileKind(ReferenceQuestions, "Spørgsmål til referencer"),
    "texts-candidate_letter": FileKind(CandidateLetter, "Brevet til den, der er indkaldt"),
    "texts-declaration": FileKind(Declaration, "Erklæringen om habilitet og tavshedspligt"),
    "texts-decision": FileKind(DecisionTexts, "Papirerne om afgørelsen"),
    "texts-probes": FileKind(StandardProbes, "Neutrale spørgsmål, der kan følge op"),
    "rules-wording": FileKind(WordingRules, "Sprogregler"),
    "rules-legal": FileKind(LegalRules, "Juraregler"),
    "recruitment": FileKind(Recruitment, "Rekrutteringen"),
    "navne": FileKind(People, "Navnene bag koderne"),
}

_WORDS = {**ALTERNATIVE_KIND_WORDS, **KIND_WORDS, **STATUS_WORDS}
_DATE = r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$"
# What the validators of `models` ask for, by their names: pydantic cannot say it.
_ASKED_FOR: dict[str, JsonSchemaValue] = {
    "_printable": {"minLength": 1, "pattern": r"\S"},
    "_as_id": {"maxLength": MAX_ID, "pattern": r"^[a-z0-9]+([.-][a-z0-9]+)*$"},
    "_calendar_day": {"pattern": f"^{_DATE}"},
    "_real_date": {"pattern": rf"^({_DATE}|(?!\d{{4}}-\d\d-\d\d$).*\S)"},
    "_clock": {"pattern": r"^\s*([Kk][Ll]\.?\s*)?([01]?\d|2[0-3])[.:][0-5]\d\s*$"},
    "_five_levels": {"required": [str(level) for level in LEVELS]},
    "_all_levels": {"minItems": len(LEVELS), "maxItems": len(LEVELS)},
}


class _OfFiles(GenerateJsonSchema):
    """What a file may hold, in both languages and with what the models' own validators ask for."""

    def literal_schema(self, schema: core_schema.LiteralSchema) -> JsonSchemaValue:
        choices = schema["expected"]
        if not all(choice in _WORDS for choice in choices):
            return super().literal_schema(schema)
        words = [*dict.fromkeys([*(_WORDS[choice] for choice in choices), *choices])]
        return {"type": "string", "anyOf": [{"enum": words}, {"pattern": "|".join(map(_in_any_case, words))}]}

    def chain_schema(self, schema: core_schema.ChainSchema) -> JsonSchemaValue:
        """What is asked of a value before it is changed, and after: K1 of k1."""
        both = {key: value for step in schema["steps"] for key, value in self.generate_inner(step).items()}
        return {**both, "pattern": re.sub(r"^\^([KM])", _either_case, both["pattern"])}

    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchemaValue:
        """A group by codes or numbers holds no others than those that are allowed."""
        group, keys = super().dict_schema(schema), schema["keys_schema"]
        if "patternProperties" in group:
            return {**group, "additionalProperties": False}
        if "le" not in keys:
            return group
        numbers = range(keys["ge"], keys["le"] + 1)
        values = dict.fromkeys(map(str, numbers), group["additionalProperties"])
        return {"type": "object", "properties": values, "additionalProperties": False}

    def function_after_schema(self, schema: core_schema.AfterValidatorFunctionSchema) -> JsonSchemaValue:
        return _with(super().function_after_schema(schema), schema["function"]["function"])

    def function_before_schema(self, schema: core_schema.BeforeValidatorFunctionSchema) -> JsonSchemaValue:
        return _with(super().function_before_schema(schema), schema["function"]["function"])


def _in_any_case(word: str) -> str:
    """A pattern of the word in capitals or not: a schema's patterns know no flags."""
    letters = re.sub(r"[^\W\d_]", _either_case, word)
    return f"^{letters}$"


def _either_case(letter: re.Match[str]) -> str:
    found = letter[letter.lastindex or 0]
    return letter[0].replace(found, f"[{found.upper()}{found.lower()}]")


def _with(schema: JsonSchemaValue, validator: Any) -> JsonSchemaValue:
    """The schema with what one of our validators asks for."""
    name = validator.__name__
    if name == "_five_levels":
        levels = {str(level): schema["additionalProperties"] for level in LEVELS}
        schema = {"type": "object", "properties": levels, "additionalProperties": False}
    return {**schema, **_ASKED_FOR.get(name, {})}


def schema_files() -> Iterator[tuple[str, str]]:
    """The path and the text of each schema."""
    collected = {"$schema": DIALECT, **Collected.model_json_schema()}
    yield _COLLECTED, json.dumps(collected, indent=1) + "\n"
    for name, kind in FILES.items():
        schema = {"$schema": DIALECT, **_of_file(kind)}
        yield (
            f"question_bank/schemas/{name}.schema.json",
            json.dumps(schema, indent=1, ensure_ascii=False) + "\n",
        )


def _of_file(kind: FileKind) -> JsonSchemaValue:
    """The schema of a kind of file, in Danish."""
    schema = TypeAdapter(kind.shape).json_schema(schema_generator=_OfFiles)
    models = schema.get("$defs", {})
    for name, model in models.items():
        _translate(name, model)
    if "properties" in schema:
        _translate(schema["title"], schema)
    return {"title": kind.title, **{key: value for key, value in schema.items() if key != "title"}}


def _translate(model: str, schema: JsonSchemaValue) -> None:
    """Gives a model's fields their Danish words, and takes away what is for programmers."""
    for word in ("title", "description"):
        schema.pop(word, None)
    for field, value in schema.get("properties", {}).items():
        title, description = FIELDS.get(f"{model}.{field}") or FIELDS[field]
        value.update(title=title, description=description)


def with_schema(name: str, text: str) -> str:
    """The text of one of the bank's files with its schema in the first line."""
    first, _, rest = text.partition("\n")
    return schema_line(name) + (rest if first.startswith("# yaml-language-server:") else text)


if __name__ == "__main__":
    for path, text in schema_files():
        (ROOT / path).parent.mkdir(exist_ok=True)
        (ROOT / path).write_text(text, "utf-8", newline="\n")
    bank = ROOT / "question_bank"
    for file in bank.rglob("*.yaml"):
        named = with_schema(file.relative_to(bank).as_posix(), file.read_text("utf-8"))
        file.write_text(named, "utf-8", newline="\n")
