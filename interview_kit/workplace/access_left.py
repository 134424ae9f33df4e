"""What may be about a candidate and is not in the bundle: told, so that nobody takes it for the whole."""

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from interview_kit.case_file.folding import folded
from interview_kit.case_file.names import Somebody, named_in
from interview_kit.case_file.papers import codes_of
from interview_kit.file_names import is_litter
from interview_kit.models.collected import Collected
from interview_kit.problems import Problem, problem
from interview_kit.word.own_properties import is_untouched
from interview_kit.workplace.vacancy import COLLECTED, DOCUMENTS

_MOST_NAMED = 8
_BUNDLES = ("aktindsigt-", ".interview-kit")


def left_out(
    folder: Path, collected: Sequence[Collected], somebody: Somebody, chosen: Collection[Path]
) -> Iterator[Problem]:
    """What was never read, notes on paper, and other files with the candidate's code or name in theirs.

    `chosen` are the files that are in the bundle, or that are told of already.
    """
    code = somebody.code
    uncollected = _uncollected(folder, collected, code)
    if uncollected:
        names = first(uncollected)
        yield problem("access-uncollected", file=str(folder), count=len(uncollected), names=names, code=code)
    for member in _on_paper(collected, code):
        yield problem("access-on-paper", file=str(folder), member=member, code=code)
    told = {*uncollected, *(path.relative_to(folder).as_posix() for path in chosen)}
    others = [name for name in _named_after(folder, somebody) if name not in told]
    if others:
        names = ", ".join(others)  # every one: a list that is cut off would hide what it warns of
        yield problem("access-not-taken", file=str(folder), count=len(others), names=names, code=code)


def _on_paper(collected: Sequence[Collected], code: str) -> list[str]:
    """The members whose notes about the candidate are on paper, as far as the collection says."""
    rows = (row for one in collected for row in one.ratings)
    members = {row.member for row in rows if row.candidate == code and row.on_paper}
    return sorted(members, key=lambda member: (len(member), member))


def _uncollected(folder: Path, collected: Sequence[Collected], code: str) -> list[str]:
    """Files that came home and were never read, and sheets for the screen that somebody has filled in."""
    read = {file.name for one in collected for file in one.files}
    root = folder / COLLECTED
    names = sorted(path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file())
    left = [
        f"{COLLECTED}/{name}"
        for name in names
        if name not in read
        and not any(one.startswith(f"{name}/") for one in read)
        and not is_litter(Path(name).name, names)
    ]
    sheets = (folder / DOCUMENTS).rglob(f"ark-*-{code}.docx")
    return left + sorted(path.relative_to(folder).as_posix() for path in sheets if not is_untouched(path))


def _named_after(folder: Path, somebody: Somebody) -> Iterator[str]:
    """The files whose name, or whose folder's name, has the candidate's code or name in it.

    A sheet that nobody has written in tells of nobody.
    """
    paths = {
        path.relative_to(folder).as_posix(): path
        for path in folder.rglob("*")
        if path.is_symlink() or not path.is_dir()
    }
    for name, path in sorted(paths.items()):
        if name.startswith(_BUNDLES) or is_litter(path.name, [path.name]):
            continue
        is_named = next(named_in(folded(name), somebody), None) is not None
        if (is_named or somebody.code in codes_of(name)) and not _is_empty_sheet(path):
            yield name


def _is_empty_sheet(path: Path) -> bool:
    return path.suffix.lower() == ".docx" and not path.is_symlink() and is_untouched(path)


def first(names: Sequence[str]) -> str:
    """The names on one line; with many, the first of them."""
    return ", ".join(names[:_MOST_NAMED]) + (" …" if len(names) > _MOST_NAMED else "")
