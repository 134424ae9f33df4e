"""Loads what HR keeps about wording and law: what `checks` looks for."""

from pathlib import Path

from interview_kit.bank.reader import Reader
from interview_kit.models.rules import LegalRules, WordingRules
from interview_kit.problems import Loaded
from interview_kit.yaml_files import read_yaml


def rules_source(folder: Path) -> str:
    """All that those two files say, as text; less where one of them cannot be read."""
    sources = [
        read_yaml(folder / "rules" / name, cache=True).value for name in ("wording.yaml", "legal.yaml")
    ]
    return "\f".join(source.text for source in sources if source)


def load_rules(folder: Path) -> Loaded[tuple[WordingRules, LegalRules]]:
    """The bank's rules on wording and law."""
    reader = Reader(folder)
    wording = reader.file("rules/wording.yaml", WordingRules)
    legal = reader.file("rules/legal.yaml", LegalRules)
    return Loaded((wording.value, legal.value) if wording and legal else None, reader.problems)
