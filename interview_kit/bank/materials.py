"""Loads the panel's training, the reference questions and the cases; a bank may lack any of them."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from interview_kit.bank.reader import Kept, Reader, is_file, unknown
from interview_kit.models.bank import QuestionBank
from interview_kit.models.materials import (
    Calibration,
    Case,
    Materials,
    PanelBriefing,
    ReferenceQuestions,
    StandardProbes,
)
from interview_kit.problems import Problem
from interview_kit.yaml_files import first_problems, load


def load_materials(folder: Path, bank: QuestionBank) -> tuple[Materials, list[Kept], list[Problem]]:
    """What the folder has beside its questions, where each part stands, and what is wrong with it.

    What it points at (entries, profiles, positions, behaviours) must be in `bank`.
    """
    reader = Reader(folder)
    briefing = _text(reader, "briefing", PanelBriefing)
    references = _text(reader, "references", ReferenceQuestions)
    probes = _text(reader, "probes", StandardProbes)
    calibration = reader.by_id("calibration", Calibration)
    cases = reader.by_id("cases", Case)
    kept = [one for one in (briefing, references, probes, *calibration.values(), *cases.values()) if one]
    wrong = (
        *(found for one in calibration.values() for found in _calibration_problems(one, bank)),
        *(found for one in cases.values() for found in _case_problems(one, bank)),
    )
    materials = Materials(
        briefing=briefing and briefing.value,
        references=references and references.value,
        probes=probes and probes.value,
        calibration={key: one.value for key, one in calibration.items()},
        cases={key: one.value for key, one in cases.items()},
    )
    return materials, kept, [*reader.problems, *first_problems(wrong)]


def _text(reader: Reader, name: str, model: Any) -> Kept | None:
    """The file of this name in `texts`, or None: a bank need not have it."""
    path = reader.folder / "texts" / f"{name}.yaml"
    if not is_file(path):
        return None
    value, source, problems = load(path, model)
    reader.problems += problems
    return None if value is None or source is None else Kept(value, source, ())


def _calibration_problems(kept: Kept, bank: QuestionBank) -> Iterator[Problem]:
    calibration: Calibration = kept.value
    yield from unknown(kept, ("id",), "profil", calibration.id, bank.profiles)
    known = [one.id for one in bank.all_entries if one.behaviour.startswith(f"{calibration.id}.")]
    for at, one in enumerate(calibration.sets):
        yield from unknown(kept, ("sets", at, "entry"), "entry", one.entry, known)


def _case_problems(kept: Kept, bank: QuestionBank) -> Iterator[Problem]:
    case: Case = kept.value
    yield from unknown(kept, ("id",), "stilling", case.id, bank.positions)
    if case.id not in bank.positions:
        return
    position = bank.positions[case.id]
    profile = bank.profiles[position.profile]
    known = [behaviour.id for behaviour in profile.behaviours]
    announced = {one.behaviour for one in position.elsewhere if one.where == "case"}
    for at, rated in enumerate(case.behaviours):
        loc = ("behaviours", at, "behaviour")
        yield from unknown(kept, loc, "behaviour", rated.behaviour, known)
        if announced and rated.behaviour in known and rated.behaviour not in announced:
            yield kept.problem("case-unannounced", loc, behaviour=rated.behaviour, position=case.id)
    minutes = case.time.presentation + case.time.questions
    for one_round in position.rounds:
        if one_round.case not in {0, minutes}:
            yield kept.problem("case-minutes", ("time",), minutes=minutes, slot=one_round.case)
