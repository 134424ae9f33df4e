"""Writes `indsamlet.schema.json`, on which programs may rely: `python docs/make_schema.py`."""

import json
from pathlib import Path

from interview_kit.models.collected import Collected

SCHEMA = Path(__file__).resolve().with_name("indsamlet.schema.json")


def schema_text() -> str:
    """The JSON Schema of what came home from a round, with the model's own descriptions."""
    schema = Collected.model_json_schema()
    return json.dumps({"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}, indent=1) + "\n"


if __name__ == "__main__":
    SCHEMA.write_text(schema_text(), "utf-8")
