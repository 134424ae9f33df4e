"""Loads what HR keeps about wording and law: what `checks` looks for."""

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

from interview_kit.bank.reader import Reader
from interview_kit.models.rules import LegalRules, WordingRules, is_slow
from interview_kit.problems import Loaded, Loc, Problem
from interview_kit.yaml_files import Placed, read_yaml

Rules = TypeVar("Rules", WordingRules, LegalRules)


def rules_source(folder: Path) -> str:
    """All that those two files say, as text; less where one of them cannot be read."""
    sources = [
        read_yaml(folder / "rules" / name, cache=True).value for name in ("wording.yaml", "legal.yaml")
    ]
    return "\f".join(source.text for source in sources if source)


def load_rules(folder: Path, *, tried: bool = False) -> Loaded[tuple[WordingRules, LegalRules]]:
    """The bank's rules on wording and law. Unless its patterns are `tried` already, slow ones are refused."""
    reader = Reader(folder)
    wording = reader.file("rules/wording.yaml", WordingRules)
    legal = reader.file("rules/legal.yaml", LegalRules)
    if not (wording and legal):
        return Loaded(None, reader.problems)
    slow = (
        []
        if tried
        else [*_slow(wording, _wording_patterns(wording.value)), *_slow(legal, _legal_patterns(legal.value))]
    )
    return Loaded(None if slow else (wording.value, legal.value), [*reader.problems, *slow])


def _slow(rules: Placed[Rules], patterns: Iterator[tuple[Loc, str]]) -> Iterator[Problem]:
    for loc, pattern in patterns:
        if is_slow(pattern):
            yield rules.problem("slow-pattern", loc)


def _wording_patterns(wording: WordingRules) -> Iterator[tuple[Loc, str]]:
    for index, pattern in enumerate(wording.patterns):
        yield ("patterns", index, "pattern"), pattern.pattern


def _legal_patterns(legal: LegalRules) -> Iterator[tuple[Loc, str]]:
    for index, topic in enumerate(legal.topics):
        for number, pattern in enumerate(topic.patterns):
            yield ("topics", index, "patterns", number), pattern
    for name in ("topic", "person", "work"):
        yield ("context", name), getattr(legal.context, name)
