"""Loads what HR keeps about wording and law: what `checks` looks for."""

from collections.abc import Iterator
from pathlib import Path

from interview_kit.bank.patterns import pattern_faults
from interview_kit.bank.reader import Reader
from interview_kit.models.rules import LegalRules, WordingRules
from interview_kit.problems import Loaded, Loc, Problem
from interview_kit.yaml_files import Placed


def load_rules(folder: Path, *, tried: bool = False) -> Loaded[tuple[WordingRules, LegalRules]]:
    """The bank's rules on wording and law; bad and slow patterns are refused, unless they were `tried`."""
    reader = Reader(folder)
    wording = reader.file("rules/wording.yaml", WordingRules)
    legal = reader.file("rules/legal.yaml", LegalRules)
    if not (wording and legal):
        return Loaded(None, reader.problems)
    faults = [] if tried else list(_faults(wording, legal))
    problems = [*reader.problems, *faults, *_unused(legal)]
    return Loaded(None if faults else (wording.value, legal.value), problems)


def _unused(legal: Placed[LegalRules]) -> Iterator[Problem]:
    """HR's patterns of what may be private, which an older version read."""
    for name in ("topic", "person"):
        if getattr(legal.value.context, name) is not None:
            yield legal.problem("context-unused", ("context", name), name=name)


def _faults(wording: Placed[WordingRules], legal: Placed[LegalRules]) -> Iterator[Problem]:
    placed = [
        *((wording, loc, pattern) for loc, pattern in _wording_patterns(wording.value)),
        *((legal, loc, pattern) for loc, pattern in _legal_patterns(legal.value)),
    ]
    for (rules, loc, _), fault in zip(placed, pattern_faults([row[2] for row in placed]), strict=True):
        if fault:
            yield rules.problem(fault, loc)


def _wording_patterns(wording: WordingRules) -> Iterator[tuple[Loc, str]]:
    for index, pattern in enumerate(wording.patterns):
        yield ("patterns", index, "pattern"), pattern.pattern


def _legal_patterns(legal: LegalRules) -> Iterator[tuple[Loc, str]]:
    for index, topic in enumerate(legal.topics):
        for number, pattern in enumerate(topic.patterns):
            yield ("topics", index, "patterns", number), pattern
    yield ("context", "work"), legal.context.work
