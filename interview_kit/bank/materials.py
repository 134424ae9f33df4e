"""Loads the panel's training, the reference questions and the cases; a bank may lack any of them."""

from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from interview_kit.bank.reader import Reader
from interview_kit.bank.references import unknown
from interview_kit.models.bank import QuestionBank
from interview_kit.models.decision_texts import DecisionTexts
from interview_kit.models.materials import (
    Calibration,
    CandidateLetter,
    Case,
    Declaration,
    Material,
    Materials,
    PanelBriefing,
    ReferenceQuestions,
    StandardProbes,
)
from interview_kit.models.position import Position
from interview_kit.problems import Loaded, Loc, Problem, has_errors
from interview_kit.yaml_files import Placed, first_problems


class PlacedMaterials(NamedTuple):
    """The materials, and each part with its place."""

    materials: Materials
    parts: tuple[Placed[Material], ...]


def load_materials(folder: Path, bank: QuestionBank) -> Loaded[Materials]:
    """What the folder has besides its questions, and what is wrong with it.

    What it points at (entries, profiles, positions, behaviours) must be in `bank`.
    """
    placed, problems = read_materials(folder, bank)
    return Loaded(None if has_errors(problems) else placed.materials, problems)


def load_case(folder: Path, position: Position, bank: QuestionBank) -> Loaded[tuple[Placed[Case], ...]]:
    """The case of the position, read alone; none where the folder has none."""
    reader = Reader(folder)
    cases = reader.by_id("cases", Case, {position.id})
    wrong = chain.from_iterable(_case_problems(placed, bank) for placed in cases.values())
    problems = [*reader.problems, *first_problems(wrong)]
    return Loaded(None if has_errors(problems) else tuple(cases.values()), problems)


def read_materials(folder: Path, bank: QuestionBank) -> tuple[PlacedMaterials, list[Problem]]:
    """Every part that could be read, with its place, also where others have errors; and all problems."""
    reader = Reader(folder)
    briefing = reader.optional_file("texts/briefing.yaml", PanelBriefing)
    references = reader.optional_file("texts/references.yaml", ReferenceQuestions)
    letter = reader.optional_file("texts/candidate_letter.yaml", CandidateLetter)
    declaration = reader.optional_file("texts/declaration.yaml", Declaration)
    decision = reader.optional_file("texts/decision.yaml", DecisionTexts)
    probes = reader.optional_file("texts/probes.yaml", StandardProbes)
    calibrations = reader.by_id("calibration", Calibration)
    cases = reader.by_id("cases", Case)
    materials = Materials(
        briefing=briefing.value if briefing else None,
        references=references.value if references else None,
        letter=letter.value if letter else None,
        declaration=declaration.value if declaration else None,
        decision=decision.value if decision else None,
        probes=probes.value if probes else None,
        calibration={key: placed.value for key, placed in calibrations.items()},
        cases={key: placed.value for key, placed in cases.items()},
    )
    texts = (briefing, references, letter, declaration, decision, probes)
    optional = (*texts, *calibrations.values(), *cases.values())
    parts: tuple[Placed[Material], ...] = tuple(filter(None, optional))
    wrong_references = chain(
        chain.from_iterable(_calibration_problems(placed, bank) for placed in calibrations.values()),
        chain.from_iterable(_case_problems(placed, bank) for placed in cases.values()),
    )
    return PlacedMaterials(materials, parts), [*reader.problems, *first_problems(wrong_references)]


def _calibration_problems(placed: Placed[Calibration], bank: QuestionBank) -> Iterator[Problem]:
    calibration = placed.value
    yield from unknown(placed, ("id",), "id", calibration.id, bank.profiles)
    lines = bank.profiles[calibration.id].behaviours if calibration.id in bank.profiles else ()
    ids = [entry.id for behaviour in lines for entry in bank.entries.get(behaviour.id, ())]
    for index, answers in enumerate(calibration.sets):
        yield from unknown(placed, ("sets", index, "entry"), "entry", answers.entry, ids)


def _case_problems(placed: Placed[Case], bank: QuestionBank) -> Iterator[Problem]:
    case = placed.value
    yield from unknown(placed, ("id",), "id", case.id, bank.positions)
    if case.id not in bank.positions:
        return
    position = bank.positions[case.id]
    behaviours = [behaviour.id for behaviour in bank.profiles[position.profile].behaviours]
    announced = {elsewhere.behaviour for elsewhere in position.elsewhere if elsewhere.where == "case"}
    for index, rated in enumerate(case.behaviours):
        loc: Loc = ("behaviours", index, "behaviour")
        yield from unknown(placed, loc, "behaviour", rated.behaviour, behaviours)
        if announced and rated.behaviour in behaviours and rated.behaviour not in announced:
            yield placed.problem("case-unannounced", loc, behaviour=rated.behaviour, position=case.id)
    minutes = case.time.presentation + case.time.questions
    for one_round in position.rounds:
        if one_round.case not in {0, minutes}:
            yield placed.problem("case-minutes", ("time",), minutes=minutes, slot=one_round.case)
