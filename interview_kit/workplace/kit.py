"""`kit`: the papers of a planned recruitment, and what becomes of those that lie there already."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from interview_kit.documents.comparison_sentences import counted
from interview_kit.documents.panel_papers import Exercise, few_samples
from interview_kit.kit import KitMaterials, Paper, kit_papers
from interview_kit.models.bank import QuestionBank
from interview_kit.models.guide import Guide
from interview_kit.models.materials import CalibrationSet, Materials
from interview_kit.models.vacancy import Vacancy
from interview_kit.planning.day import day_plan
from interview_kit.problems import Problem, UserError, problem
from interview_kit.saving import save_files, undo_unfinished
from interview_kit.word.own_properties import is_untouched
from interview_kit.word.package import House
from interview_kit.workplace.recruitment import as_typed
from interview_kit.workplace.vacancy import (
    DOCUMENTS,
    OpenVacancy,
    changes_since_plan,
    frozen_in,
    open_vacancy,
)
from interview_kit.workplace.workplace import BankState, HouseState, Workplace

# How many files are written at a time: of a batch that is killed there are all or none.
_BATCH = 20
_MOST_NAMED = 6
# Advice that those who print must hear.
TOLD = frozenset({"round-without-candidates", "letters-incomplete"})


class Kit(NamedTuple):
    """A kit before it is made: its folder, its papers, and what is doubtful."""

    folder: Path
    papers: tuple[Paper, ...]
    house: House
    house_state: HouseState
    doubts: tuple[Problem, ...]
    guides: tuple[Guide, ...]
    bank: BankState
    today: str


class MadePaper(NamedTuple):
    """A paper with its bytes; None where a sheet lies there that somebody may have written in."""

    paper: Paper
    data: bytes | None


class SavedKit(NamedTuple):
    """What was written, what lay there already as it is, which sheets were left alone, what was set aside."""

    written: int
    same: int
    kept: tuple[str, ...]
    aside: dict[str, str]


def open_kit(workplace: Workplace, folder: Path, number: int | None, today: str) -> Kit:
    """The papers of a recruitment whose questions are fixed. Raises `UserError`."""
    vacancy = open_vacancy(workplace, folder, today)
    guides = frozen_in(folder, vacancy.position)
    if not guides:
        raise UserError([problem("plan-missing", file=str(folder), folder=as_typed(folder))])
    numbers = tuple(sorted(guides)) if number is None else (number,)
    if number is not None and number not in guides:
        choices = ", ".join(map(str, sorted(guides)))
        raise UserError([problem("round-unknown", round=number, choices=choices)])
    changes = (*changes_since_plan(workplace, vacancy, guides), *_without_candidates(vacancy, numbers))
    house, house_state = workplace.house()
    return Kit(
        folder / DOCUMENTS,
        tuple(kit_papers(known_vacancy(vacancy, guides), _materials(workplace, vacancy, guides), numbers)),
        house,
        house_state,
        (*vacancy.doubts, *changes),
        tuple(guides[key] for key in numbers),
        vacancy.state,
        today,
    )


def known_vacancy(vacancy: OpenVacancy, guides: dict[int, Guide]) -> Vacancy:
    """The recruitment as the papers see it, with the clock of each round."""
    days = {}
    for number, guide in guides.items():
        choices, candidates = vacancy.recruitment.choices(number), vacancy.recruitment.candidates_of(number)
        day = day_plan(choices, guide.content.slot, candidates) if candidates else None
        if day:
            days[number] = day
    return Vacancy(
        vacancy.recruitment,
        tuple(guides[key] for key in sorted(guides)),
        vacancy.people,
        days,
        vacancy.workplace_word,
    )


def _without_candidates(vacancy: OpenVacancy, numbers: Sequence[int]) -> Iterator[Problem]:
    """That a round of a recruitment with candidates has none."""
    for number in numbers if vacancy.recruitment.candidates else ():
        if not vacancy.recruitment.candidates_of(number):
            yield vacancy.placed.problem("round-without-candidates", ("rounds", number), round=number)


def _materials(workplace: Workplace, vacancy: OpenVacancy, guides: dict[int, Guide]) -> KitMaterials:
    """What the bank has for the papers."""
    bank = workplace.bank()
    materials = workplace.materials(bank)
    first = guides[min(guides)]
    return KitMaterials(
        briefing=materials.briefing,
        exercise=_exercise(bank, vacancy, samples_for(materials, vacancy.position.profile, first)),
        declaration=materials.declaration,
        letter=materials.letter,
        references=materials.references,
        asks=tuple(row.ask for row in vacancy.position.elsewhere if row.where == "reference" and row.ask),
    )


def samples_for(materials: Materials, profile: str, guide: Guide) -> CalibrationSet | None:
    """The sample answers to a question that the panel is about to ask, or else the profile's first.

    A profile without any of its own may use those to an entry of another's that it uses.
    """
    asked = {row.entry for row in guide.content.questions}
    own = materials.calibration.get(profile)
    sets = own.sets if own else [row for each in materials.calibration.values() for row in each.sets]
    return next((row for row in sets if row.entry in asked), own.sets[0] if own else None)


def _exercise(bank: QuestionBank, vacancy: OpenVacancy, chosen: CalibrationSet | None) -> Exercise | None:
    """The exercise with these sample answers, where their question is still asked."""
    entry = next((entry for entry in bank.all_entries if chosen and entry.id == chosen.entry), None)
    question = entry.scored_question if entry else None
    if chosen is None or entry is None or question is None:
        return None
    anchors = entry.anchors_of(question, vacancy.position.id)
    return Exercise(entry.id, question.text, anchors, few_samples(chosen.answers))


def made_papers(kit: Kit) -> Iterator[MadePaper]:
    """The papers one by one, each with its bytes; a sheet that somebody may have written in is not made."""
    for paper in kit.papers:
        path = kit.folder / paper.file
        is_kept = paper.is_sheet and path.is_file() and not is_untouched(path)
        yield MadePaper(paper, None if is_kept else paper.make(kit.house))


def save_kit(kit: Kit, papers: Sequence[MadePaper], *, force: bool) -> SavedKit:
    """Writes what is not there yet. Raises `UserError` where a paper is there otherwise, unless `force`."""
    undo_unfinished(kit.folder)
    files, same = {}, 0
    for made in papers:
        if made.data is None:
            continue
        path = kit.folder / made.paper.file
        if path.is_file() and path.read_bytes() == made.data:
            same += 1
        else:
            files[made.paper.file] = made.data
    if not force:
        existing = [name for name in files if (kit.folder / name).exists()]
        if existing:
            found = {"papers": counted(len(existing), "papir", "papirer"), "names": _first(existing)}
            outdated = (one for one in kit.doubts if one.code == "plan-outdated")
            raise UserError([problem("papers-exist", file=str(kit.folder), **found), *outdated])
    aside: dict[str, str] = {}
    names = list(files)
    for start in range(0, len(names), _BATCH):
        batch = {name: files[name] for name in names[start : start + _BATCH]}
        aside |= save_files(kit.folder, batch, overwrite=force, today=kit.today, is_as_made=is_untouched)
    kept = tuple(made.paper.file for made in papers if made.data is None)
    return SavedKit(len(files), same, kept, aside)


def left_problem(kit: Kit) -> Problem | None:
    """That papers of an earlier kit lie in the folder, of somebody who has no paper any more."""
    wanted = {paper.file for paper in kit.papers}
    rounds = "|".join(str(guide.content.round) for guide in kit.guides)
    # ark-1-M2.docx, ark-1-M2-K3.docx, kandidatbrev-1-K3.docx
    ours = re.compile(rf"(?:ark-(?:{rounds})-M\d+(?:-K\d+)?|kandidatbrev-(?:{rounds})-K\d+)\.docx")
    found = sorted(
        path.relative_to(kit.folder).as_posix()
        for path in kit.folder.rglob("*.docx")
        if ours.fullmatch(path.name)
    )
    left = [name for name in found if name not in wanted]
    if not left:
        return None
    return problem("papers-left", file=str(kit.folder), count=len(left), names=_first(left))


def kept_problem(kit: Kit, saved: SavedKit) -> Problem | None:
    """That sheets were left alone, if any."""
    if not saved.kept:
        return None
    return problem("sheets-kept", file=str(kit.folder), count=len(saved.kept), names=_first(saved.kept))


def _first(names: Sequence[str]) -> str:
    """The first of the names, and that there are more."""
    return ", ".join(names[:_MOST_NAMED]) + (" …" if len(names) > _MOST_NAMED else "")
