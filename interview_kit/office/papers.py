"""Papirer: what is printed for whom, the papers of a recruitment, and those of a position alone."""

from collections.abc import Generator, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

from interview_kit.documents import word_file
from interview_kit.kit import Paper
from interview_kit.office.case_values import recruitment_file
from interview_kit.office.desk import Desk, Step, all_shown
from interview_kit.office.paper_titles import paper_title
from interview_kit.packing import zip_parts
from interview_kit.problems import Problem, UserError, problem
from interview_kit.recruitments import guide_bytes
from interview_kit.word.own_properties import is_untouched
from interview_kit.workplace.building import BuildReport, BuildRequest, WrittenRound, write_round
from interview_kit.workplace.built_words import fault_lines, remark_sentences, round_sentences
from interview_kit.workplace.kit import TOLD, Kit, left_problem, made_papers, open_kit, save_kit
from interview_kit.workplace.recruitment import assignment_of, write_folder
from interview_kit.workplace.vacancy import DOCUMENTS

_MISSING, _AS_MADE, _CHANGED, _FILLED = "mangler", "som lavet", "ændret", "udfyldt"

Work = Generator[Step, None, dict[str, Any]]


def papers(desk: Desk, *, round: int | None = None) -> dict[str, Any]:  # noqa: A002 - what the page says
    """The papers of the recruitment, or of one round, and how each lies in the folder. Raises `UserError`."""
    return _listed(open_kit(desk.workplace, desk.folder, round, desk.today))


def make_papers(desk: Desk, *, round: int | None = None, force: bool = False) -> Work:  # noqa: A002
    """Makes them, and writes those that do not lie there yet. Raises `UserError` as `save_kit` does."""
    kit = open_kit(desk.workplace, desk.folder, round, desk.today)
    making, made = made_papers(kit), []
    for number, paper in enumerate(kit.papers):
        yield Step(number, len(kit.papers), paper_title(paper.file))
        made.append(next(making))
    saved = save_kit(kit, made, force=force)
    done = {"written": saved.written, "same": saved.same, "kept": list(saved.kept), "aside": saved.aside}
    return {**_listed(kit), **done}


def _listed(kit: Kit) -> dict[str, Any]:
    left = left_problem(kit)
    found: list[Problem] = [one for one in kit.doubts if one.level != "advice" or one.code in TOLD]
    return {
        "papers": [_row(kit.folder, paper) for paper in kit.papers],
        "problems": all_shown([*found, *([left] if left else [])]),
    }


def _row(folder: Path, paper: Paper) -> dict[str, Any]:
    return {
        "file": paper.file,
        "title": paper_title(paper.file),
        "readers": paper.readers,
        "copies": paper.copies,
        "names": paper.names,
        "of_candidates": paper.of_candidates,
        "is_sheet": paper.is_sheet,
        "on_screen": not paper.copies,
        "state": _state(folder / paper.file, is_sheet=paper.is_sheet),
    }


def _state(path: Path, *, is_sheet: bool) -> str:
    """How the paper lies in the folder, in a word or two."""
    if not path.is_file():
        return _MISSING
    if is_untouched(path):
        return _AS_MADE
    return _FILLED if is_sheet else _CHANGED


def paper(desk: Desk, *, file: str) -> dict[str, Any]:
    """One paper as it lies in the folder. Raises `UserError` where it does not."""
    return {"file": {"name": Path(file).name, "data": paper_bytes(desk, file)}}


def paper_bytes(desk: Desk, file: str) -> bytes:
    """What lies under this name among the papers. Raises `UserError` where nothing does."""
    lying = _lying(desk.folder / DOCUMENTS)
    if file not in lying:
        raise UserError([problem("office-no-paper", name=paper_title(file))])
    return lying[file].read_bytes()


def all_papers(desk: Desk) -> dict[str, Any]:
    """Every paper in the folder in one file, made by us or not. Raises `UserError` where there is none."""
    lying = _lying(desk.folder / DOCUMENTS)
    if not lying:
        raise UserError([problem("office-no-papers")])
    data = zip_parts({name: path.read_bytes() for name, path in lying.items()})
    return {"file": {"name": "papirer.zip", "data": data}}


def _lying(folder: Path) -> dict[str, Path]:
    """The files below the folder, by their names in it."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    return {path.relative_to(folder).as_posix(): path for path in paths}


def build(  # noqa: PLR0913 - what a user may choose
    desk: Desk,
    *,
    position: str,
    round: int = 1,  # noqa: A002 - what the page says
    question_set: str | None = None,
    without_staff: bool | None = None,
    slot: int | None = None,
    asked: Sequence[str] = (),
    left_out: Sequence[str] = (),
    title: str | None = None,
    organisation: str | None = None,
    candidate: str | None = None,
    member: str | None = None,
) -> Work:
    """Guide and sheet of one round of a position, as `build` makes them; nothing is saved.

    Raises `UserError` with everything that is wrong.
    """
    request = BuildRequest(
        position=position,
        round=round,
        slot=slot,
        asked=tuple(asked),
        left_out=tuple(left_out),
        question_set=question_set,
        without_staff=without_staff,
        title=title,
        organisation=organisation,
        assignment=assignment_of(candidate, member),
    )
    return (yield from _built([write_round(desk.workplace, request)]))


def build_case(desk: Desk) -> Work:
    """Guide and an empty sheet of every round of the recruitment, as `build` makes them of its folder.

    Nothing is saved. Raises `UserError` with everything that is wrong.
    """
    recruitment_file(desk)
    return (yield from _built(write_folder(desk.workplace, desk.folder)))


def _built(rounds: Sequence[WrittenRound]) -> Work:
    views = [(one.house, name, view) for one in rounds for name, view in one.views.items()]
    files = []
    for number, (house, name, view) in enumerate(views):
        yield Step(number, len(views), paper_title(name))
        files.append({"name": name, "data": word_file(view, house)})
    files += [{"name": one.guide_file, "data": guide_bytes(one.guide)} for one in rounds]
    remarks = chain.from_iterable(_remarks(one.report) for one in rounds)
    return {"files": files, "remarks": list(dict.fromkeys(remarks))}


def _remarks(report: BuildReport) -> Iterator[str]:
    return chain(round_sentences(report), remark_sentences(report), fault_lines(report.faults))
