"""`access`: everything that one candidate may see, gathered, searched for others, and put in one folder."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from interview_kit.case_file.access import (
    case_round,
    judged,
    leaks_left,
    papers_of,
    sheets_of,
)
from interview_kit.case_file.leaks import known_candidates
from interview_kit.documents.access import access_paper
from interview_kit.documents.view import word_file
from interview_kit.file_names import is_litter
from interview_kit.models.case_file import CaseRound, Redaction
from interview_kit.models.collected import Collected
from interview_kit.models.guide import Guide
from interview_kit.models.vacancy import Vacancy
from interview_kit.problems import Problem, UserError, has_errors, problem
from interview_kit.recruitments import load_guide
from interview_kit.saving import save_files
from interview_kit.word.files import read_word_file
from interview_kit.workplace.access_left import first, left_out
from interview_kit.workplace.access_search import UNSIGNED, Searched, file_problems, leak_problem
from interview_kit.workplace.case import ROUNDS, OpenCase, open_case
from interview_kit.workplace.recruitment import as_typed
from interview_kit.workplace.sealed import collected_of
from interview_kit.workplace.vacancy import COLLECTED, DOCUMENTS
from interview_kit.workplace.workplace import Workplace
from interview_kit.yaml_files import load

REDACTIONS = "overstreget.yaml"


class AccessBundle(NamedTuple):
    """The files of one candidate's bundle before they are saved in `folder`, and what is doubtful.

    `struck` is in how many places words about others were left out.
    """

    folder: Path
    candidate: str
    files: dict[str, bytes]
    struck: int
    doubts: tuple[Problem, ...]


class _Chosen(NamedTuple):
    """A file about the candidate alone: why it is left out, and the hash that it must have, where it has one.

    `left` is the code of the problem that says that it is left out.
    """

    path: Path
    left: str
    why: str = ""
    digest: str = ""


class _Round(NamedTuple):
    """What came home from a round, and the guide that it was asked from."""

    collected: Collected
    guide: Guide


def _code_of(case: OpenCase, candidate: str) -> str:
    """The candidate's code in capitals. Raises `UserError` where nobody in the case has it."""
    code = candidate.strip().upper()
    codes = [one.code for one in case.recruitment.candidates]
    if code not in codes:
        raise UserError([problem("access-candidate", code=candidate, codes=", ".join(codes))])
    return code


def open_access(workplace: Workplace, folder: Path, candidate: str, today: str) -> AccessBundle:
    """The bundle of one candidate. Nothing is written.

    Raises `UserError` with every place that tells of another candidate and that nobody has judged yet.
    """
    case = open_case(folder)
    code = _code_of(case, candidate)
    rounds, doubts = _rounds(case)
    redactions = _redactions(folder, code)
    search = _search(case, rounds, code, redactions)
    notes = [
        case_round(one.collected, one.guide, code, case.recruitment.choices(one.collected.round).date)
        for one in rounds
    ]
    judgement = judged(notes, redactions)
    leaks = leaks_left(judgement.rounds, search.known, code, redactions, search.titles)
    problems = [leak_problem(found, search) for found in leaks]
    struck = {(place.round, place.member) for place in judgement.struck}
    chosen = [*_papers(folder, code), *_sheets(folder, rounds, code, struck)]
    files, found = _files(chosen, search)
    problems += found
    paper = _paper(workplace, case, rounds, code, judgement.rounds, len(judgement.struck), list(files), today)
    name = f"udskrift-{code}.docx"
    if not has_errors(problems):  # else its notes are told of already
        problems += [one for one in file_problems(search, name, paper, certain=True) if one.level == "error"]
    if has_errors(problems):
        raise UserError(problems)
    unused = (one for index, one in enumerate(redactions) if one.file is None and index not in judgement.used)
    doubts += [
        *problems,
        *(
            problem("access-redaction-unused", file=str(folder / REDACTIONS), words=one.words)
            for one in unused
        ),
        *left_out(folder, [one.collected for one in rounds], search.own, {one.path for one in chosen}),
    ]
    bundle = folder / f"aktindsigt-{code}"
    return AccessBundle(bundle, code, {name: paper, **files}, len(judgement.struck), tuple(doubts))


def save_bundle(bundle: AccessBundle, today: str) -> None:
    """Writes the bundle into its folder. Raises `UserError` where anything else lies there."""
    there = sorted(path for path in bundle.folder.rglob("*") if path.is_symlink() or not path.is_dir())
    names = [path.relative_to(bundle.folder).as_posix() for path in there]
    other = [
        name
        for path, name in zip(there, names, strict=True)
        if not is_litter(path.name, names) and not _is(path, bundle.files.get(name))
    ]
    if other or bundle.folder.is_symlink():
        details = {"names": first(other) or bundle.folder.name, "folder": bundle.folder.name}
        raise UserError([problem("access-folder-used", file=str(bundle.folder), **details)])
    new = {name: data for name, data in bundle.files.items() if name not in names}
    save_files(bundle.folder, new, overwrite=False, today=today)


def _is(path: Path, data: bytes | None) -> bool:
    return data is not None and not path.is_symlink() and path.read_bytes() == data


def _rounds(case: OpenCase) -> tuple[list[_Round], list[Problem]]:
    """What came home from each round with its guide. Raises `UserError` where a file cannot be read."""
    rounds, problems = list[_Round](), list[Problem]()
    for number in ROUNDS:
        collected = collected_of(case.folder, number)
        if collected is None:
            continue
        guides = list(_guides(case.folder, number))
        guide = next((one for one in guides if one.id == collected.guide), guides[0] if guides else None)
        if guide is None:
            folder = as_typed(case.folder)
            problems.append(problem("plan-missing", file=str(case.folder), folder=folder))
            continue
        if guide.id != collected.guide:
            problems.append(problem("access-guide-other", file=str(case.folder), round=number))
        rounds.append(_Round(collected, guide))
    if has_errors(problems):
        raise UserError(problems)
    if not rounds:
        problems.append(problem("access-no-sheets", file=str(case.folder)))
    return rounds, problems


def _guides(folder: Path, number: int) -> Iterator[Guide]:
    """The guides of the round that can be read: the one that is valid, then earlier versions."""
    for path in sorted(folder.glob(f"guide-{number}*.yaml"), key=lambda path: (len(path.name), path.name)):
        guide, _ = load_guide(path)
        if guide is not None:
            yield guide


def _search(case: OpenCase, rounds: Sequence[_Round], code: str, redactions: Sequence[Redaction]) -> Searched:
    """What is searched for; a title of one word is none, since it may be somebody's name."""
    names = [case.recruitment.title, case.recruitment.organisation]
    for one in rounds:
        names += [one.guide.content.title, one.guide.content.organisation]
    titles = tuple(dict.fromkeys(name for name in names if name and len(name.split()) > 1))
    known = known_candidates(case.people, case.recruitment)
    return Searched(known, code, redactions, str(case.folder / REDACTIONS), titles)


def _says_something(path: Path) -> bool:
    """Whether there is more in the YAML file than blanks and comments. One that cannot be read says much."""
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeError):
        return True
    return any(
        line.strip() not in {"", "---", "..."} and not line.strip().startswith("#")
        for line in text.splitlines()
    )


def _redactions(folder: Path, candidate: str) -> list[Redaction]:
    """What a person has judged about this candidate's texts. Raises `UserError` where it cannot be read."""
    path = folder / REDACTIONS
    if not path.exists() or not _says_something(path):
        return []
    placed = load(path, tuple[Redaction, ...]).or_raise()
    unsigned = [one for one in placed.value if one.by.strip().upper() == UNSIGNED]
    if unsigned:
        raise UserError([problem("access-unsigned", file=str(path), words=one.words) for one in unsigned])
    return [one for one in placed.value if one.candidate == candidate]


def _paper(  # noqa: PLR0913, PLR0917 - what the paper is made of
    workplace: Workplace,
    case: OpenCase,
    rounds: Sequence[_Round],
    code: str,
    notes: Sequence[CaseRound],
    struck: int,
    files: Sequence[str],
    today: str,
) -> bytes:
    """The Word file of everything that members wrote. Raises `UserError` where there is no guide at all."""
    guides = [one.guide for one in rounds] or [
        guide for number in ROUNDS for guide in _guides(case.folder, number)
    ]
    if not guides:
        folder = as_typed(case.folder)
        raise UserError([problem("plan-missing", file=str(case.folder), folder=folder)])
    house, _ = workplace.house()
    vacancy = Vacancy(case.recruitment, tuple(guides), case.people)
    return word_file(access_paper(vacancy, code, notes, struck, files, today), house)


def _files(chosen: Iterable[_Chosen], search: Searched) -> tuple[dict[str, bytes], list[Problem]]:
    """The papers and sheets of this candidate alone, by the names that they get; and what is wrong."""
    files, problems = dict[str, bytes](), list[Problem]()
    for one in chosen:
        path, why, digest = one.path, one.why or search.left_out(one.path.name), one.digest
        if why:
            problems.append(problem(one.left, file=str(path), why=why))
            continue
        try:
            data = read_word_file(path)
        except OSError:
            problems.append(problem(one.left, file=str(path), why="den ikke kan læses"))
            continue
        if digest and hashlib.sha256(data).hexdigest() != digest:
            problems.append(problem("access-file-changed", file=str(path)))
        problems += file_problems(search, str(path), data)
        files[_free(path.name, files)] = data
    return files, problems


def _free(name: str, taken: Mapping[str, bytes]) -> str:
    """The name, or one like it where two folders hold the same."""
    number, free = 2, name
    while free in taken:
        free, number = f"{Path(name).stem}-{number}{Path(name).suffix}", number + 1
    return free


def _papers(folder: Path, code: str) -> Iterator[_Chosen]:
    """What was made for the candidate alone."""
    root = folder / DOCUMENTS
    names = sorted(
        path.relative_to(root).as_posix()
        for path in root.rglob("*")
        if path.suffix.lower() == ".docx" and path.is_file() and not path.is_symlink()
    )
    yield from (_Chosen(root / name, "access-paper-left-out") for name in papers_of(code, names))


def _sheets(
    folder: Path, rounds: Sequence[_Round], code: str, struck: set[tuple[int, str]]
) -> Iterator[_Chosen]:
    """The Word sheets that came home and hold the candidate alone."""
    for one in rounds:
        digests = {file.name: file.sha256 for file in one.collected.files}
        for name, members in sorted(sheets_of(code, one.collected).items()):
            path = folder / COLLECTED / name
            if path.suffix.lower() != ".docx":
                continue
            why = ""
            if any((one.collected.round, member) in struck for member in members):
                why = "noget i den er streget over"
            elif not path.is_file() or path.is_symlink():
                why = "den ligger ikke som en fil for sig i mappen indkommet"
            yield _Chosen(path, "access-left-out", why, digests.get(name, ""))
