"""The documents of a position or of a recruitment's folder, and what lies where they are to be saved."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from interview_kit.bank import fold, title_of
from interview_kit.bank.files import is_file, is_folder, is_there
from interview_kit.documents import file_name
from interview_kit.models.guide import Guide
from interview_kit.models.interview_texts import InterviewTexts
from interview_kit.models.position import Position
from interview_kit.models.recruitment import Recruitment
from interview_kit.planning import Plan
from interview_kit.problems import (
    DOUBTFUL,
    UNLAWFUL,
    Loaded,
    Problem,
    UserError,
    first_of_each,
    has_errors,
    problem,
)
from interview_kit.recruitments import (
    RECRUITMENT_FILE,
    has_recruitment,
    load_guide,
    load_recruitment,
    misnamed_guides,
    planned_name,
    recruitments_beside,
)
from interview_kit.scoring_sheets.identity import UNASSIGNED, Assignment, is_of_other_guide
from interview_kit.workplace.building import (
    BuildRequest,
    BuiltRound,
    WrittenRound,
    build_round,
    plan_askable,
    with_title,
    write_planned,
)
from interview_kit.workplace.workplace import Workplace
from interview_kit.yaml_files import Placed

__all__ = ["Assignment"]  # what its functions take, for those who call them

DOCUMENTS = "dokumenter"
# What Windows keeps for itself, whatever the ending.
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?")
_CODES = re.compile(r"[1-9]|1[0-9]|20")
# What keeps an own question from being printed: the law, a doubt about it that nobody answers for, and form.
_STOPPING = {UNLAWFUL, *DOUBTFUL, "own-law-doubt", "duplicate-id", "approval-date"}


class Built(NamedTuple):
    """Rounds that were built, the folder that they are to be saved in, and that of their recruitment.

    `followed` are the guides of other rounds that lie in the folder: what they ask is not asked again.
    """

    folder: Path
    rounds: tuple[BuiltRound, ...]
    recruitment: Path | None = None
    followed: tuple[str, ...] = ()

    @property
    def files(self) -> dict[str, bytes]:
        """The files of all rounds, less those that lie in the folder as they are."""
        files = {name: data for one_round in self.rounds for name, data in one_round.files.items()}
        return {name: data for name, data in files.items() if not _is(self.folder / name, data)}

    def older_sheets(self) -> list[str]:
        """The sheets in the folder that were made for other guides of these rounds."""
        new = {name for one_round in self.rounds for name in one_round.files}
        sheets = [path for path in self.folder.glob("scoringsark*.docx") if path.name not in new]
        return sorted(path.name for path in sheets if "(gemt " not in path.name and self._is_other(path))

    def _is_other(self, sheet: Path) -> bool:
        from interview_kit.word.own_properties import own_properties  # reads XML, which a build else does not

        properties = own_properties(sheet)
        return any(is_of_other_guide(properties, one_round.guide) for one_round in self.rounds)


def recruitment_folder(name: str) -> Path | None:
    """The recruitment's folder that somebody named, by itself or by its file; None where it is a position."""
    path = Path(name)
    folder = path.parent if path.name == RECRUITMENT_FILE else path
    if has_recruitment(folder):
        return folder
    if path.name == RECRUITMENT_FILE:
        raise _without_recruitment(folder)
    return None


def build_position(workplace: Workplace, request: BuildRequest, output: str | None) -> Built:
    """One round of a position, for the folder `output` or one that is called what the user called the job.

    Raises `UserError` with everything that is wrong, also where the folder holds a recruitment.
    """
    try:
        position = workplace.position(request.position)
    except UserError as error:
        is_unknown = [fault.code for fault in error.problems] == ["position-unknown"]
        if is_unknown and _can_be_folder(request.position):
            raise _without_recruitment(Path(request.position)) from None
        raise
    folder = Path(folder_name(position, request.position) if output is None else output)
    if has_recruitment(folder):
        file = str(folder / RECRUITMENT_FILE)
        raise UserError([problem("recruitment-unused", file=file, folder=as_typed(folder))])
    frozen = _other_guides(folder, position, {request.round})
    rounds = (build_round(workplace, request, frozen),)
    return Built(folder, rounds, followed=_guide_names(frozen))


def build_folder(
    workplace: Workplace, folder: Path, number: int | None, output: str | None, assignment: Assignment
) -> Built:
    """All rounds of a recruitment, or one, for its folder of documents or `output`.

    Raises `UserError` with everything that is wrong in the recruitment, with its place.
    """
    placed = _only_recruitment(folder)
    position = position_of(workplace, placed)
    target = folder / DOCUMENTS if output is None else Path(output)
    numbers = _numbers(position) if number is None else [number]
    frozen = _other_guides(target, position, set(numbers))
    written = _written(workplace, placed, position, numbers, frozen, assignment)
    return Built(target, tuple(each.built() for each in written), folder, _guide_names(frozen))


def write_folder(workplace: Workplace, folder: Path) -> list[WrittenRound]:
    """All rounds of a recruitment with nobody's name or code, and with no document made yet.

    Raises `UserError` as `build_folder` does.
    """
    placed = _only_recruitment(folder)
    position = position_of(workplace, placed)
    return list(_written(workplace, placed, position, _numbers(position), {}, UNASSIGNED))


def _numbers(position: Position) -> list[int]:
    return [one_round.number for one_round in position.rounds]


def _written(  # noqa: PLR0913, PLR0917 - what a folder's rounds are made of
    workplace: Workplace,
    placed: Placed[Recruitment],
    position: Position,
    numbers: Sequence[int],
    frozen: Mapping[int, Guide],
    assignment: Assignment,
) -> Iterator[WrittenRound]:
    """These rounds of a recruitment, one after another. Raises `UserError`."""
    bank = workplace.placed_bank(position)
    recruitment = placed.value.model_copy(update={"position": position.id})
    recruitment = with_title(recruitment, position, placed.value.position)
    a_plan = plan_askable(bank.bank, recruitment, frozen)
    refused, own_faults = own_verdict(workplace, placed, a_plan, bank.bank.texts.interview)
    problems = [*plan_problems(placed, a_plan), *first_of_each(refused)]
    if has_errors(problems):
        raise UserError(problems)
    for number in numbers:
        yield write_planned(
            workplace,
            bank,
            recruitment,
            a_plan,
            number=number,
            name=placed.value.position,
            assignment=assignment,
            own_faults=own_faults,
        )


def is_planned(folder: Path) -> bool:
    """Whether the questions of any round of the recruitment are fixed."""
    return any(is_there(folder / planned_name(number)) for number in (1, 2, 3))


def _can_be_folder(name: str) -> bool:
    """Whether somebody who wrote this meant a folder, there or not, if no position."""
    return bool(re.search(r"[/\\]|^\.+$", name)) or is_folder(Path(name))


def folder_name(position: Position, name: str) -> str:
    """What the folder of a job is called: the name that the user typed, as a file system takes it."""
    title = title_of(position, name)
    word = position.id if title == position.title else title
    folder = re.sub(r"[^a-z0-9.]+", "-", fold(word)).strip("-.") or position.id
    return f"stilling-{folder}" if _RESERVED.fullmatch(folder) else folder


def frozen_guides(paths: Mapping[int, Path], position: Position) -> dict[int, Guide]:
    """The guides of these rounds of the position, of those that lie where they should (round → file).

    Raises `UserError` with everything that is wrong: a guide that somebody has changed or given another name,
    one that cannot be read, and one of another round or position.
    """
    guides, problems = {}, list[Problem]()
    for number, path in paths.items():
        if not is_there(path):
            problems += misnamed_guides(path)
            continue
        guide, found = load_guide(path)
        problems += found
        if guide is None:
            continue
        content = guide.content
        if (content.position, content.round) != (position.id, number):
            details = {"round": content.round, "position": content.position}
            problems.append(problem("guide-other", file=str(path), **details))
        guides[number] = guide
    if problems:
        raise UserError(problems)
    return guides


def _other_guides(folder: Path, position: Position, rebuilt: set[int]) -> dict[int, Guide]:
    """The guides of the position's other rounds that lie in the folder. Raises `UserError`."""
    numbers = (one_round.number for one_round in position.rounds if one_round.number not in rebuilt)
    return frozen_guides({number: folder / _guide_name(number) for number in numbers}, position)


def as_typed(folder: Path) -> str:
    """The folder as it is written in a command."""
    return f'"{folder}"' if " " in str(folder) else str(folder)


def _guide_names(numbers: Iterable[int]) -> tuple[str, ...]:
    return tuple(map(_guide_name, numbers))


def _guide_name(number: int) -> str:
    return file_name("guide", number, "yaml")


def plan_problems(placed: Placed[Recruitment], a_plan: Plan) -> Iterator[Problem]:
    """Why no guide can be made of the recruitment's choices, and remarks on them, each with its place."""
    of_rounds = ((*one_round.faults, *one_round.remarked) for one_round in a_plan.rounds.values())
    for fault in (*a_plan.faults, *chain.from_iterable(of_rounds)):
        yield _at(placed, fault.problem, fault.loc)


def assignment_of(candidate: str | None, member: str | None) -> Assignment:
    """The codes of a candidate and a member, in capitals. Raises `UserError` where they are no codes."""
    codes, problems = [], []
    for code, letter in ((candidate, "K"), (member, "M")):
        capital = None if code is None else code.strip().upper()
        if capital is not None and not (capital[:1] == letter and _CODES.fullmatch(capital[1:])):
            problems.append(problem("code-shape", code=code, letter=letter))
        codes.append(capital)
    if problems:
        raise UserError(problems)
    return Assignment(*codes)


def _only_recruitment(folder: Path) -> Placed[Recruitment]:
    """The recruitment of the folder. Raises `UserError`, also where another file may be meant."""
    placed, problems = load_recruitment(folder)
    beside = recruitments_beside(folder)
    return Loaded(None if beside else placed, [*beside, *problems]).or_raise()


def position_of(workplace: Workplace, placed: Placed[Recruitment]) -> Position:
    try:
        return workplace.position(placed.value.position)
    except UserError as error:
        raise UserError(
            _at(placed, fault, ("position",)) if fault.code == "position-unknown" else fault
            for fault in error.problems
        ) from None


def own_verdict(
    workplace: Workplace, placed: Placed[Recruitment], a_plan: Plan, interview: InterviewTexts
) -> tuple[list[Problem], dict[str, tuple[Problem, ...]]]:
    """Why some of the panel's own questions must not be printed; by their ids, what else is wrong in them."""
    if not placed.value.own_questions and not placed.value.own_entries:
        return [], {}
    from interview_kit.workplace.checking import load_lexicon
    from interview_kit.workplace.recruitment_checks import own_entry_law, own_question_problems
    from interview_kit.workplace.repeats import repeated_questions

    lexicon = load_lexicon(workplace.bank_folder).or_raise()
    refused = [*repeated_questions(placed, a_plan, interview), *own_entry_law(placed, lexicon)]
    listed: dict[str, list[Problem]] = defaultdict(list)
    for fault in own_question_problems(placed, lexicon):
        if fault.code in _STOPPING:
            refused.append(fault)
        else:
            listed[fault.owner].append(fault)
    return refused, {key: tuple(problems) for key, problems in listed.items()}


def _at(placed: Placed[Recruitment], fault: Problem, loc: tuple[int | str, ...]) -> Problem:
    return replace(fault, **placed.place(loc)._asdict())


def _without_recruitment(folder: Path) -> UserError:
    """Why no recruitment can be read here: the folder, a name that nobody reads, or nothing to read."""
    if is_file(folder):
        meant = [fault for fault in recruitments_beside(folder.parent) if fault.file == str(folder)]
        return UserError(meant or [problem("file-misnamed", file=str(folder), name=RECRUITMENT_FILE)])
    missing = problem("recruitment-missing", file=str(folder / RECRUITMENT_FILE))
    return UserError(recruitments_beside(folder) or [missing])


def _is(path: Path, data: bytes) -> bool:
    """Whether the file holds this already."""
    try:
        return path.is_file() and path.read_bytes() == data
    except (OSError, ValueError):
        return False
