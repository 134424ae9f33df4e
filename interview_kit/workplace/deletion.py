"""`delete`: all that belongs to a recruitment and nothing else; what was begun is ended when run again."""

import errno
import os
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from interview_kit.case_file.codes import has_code
from interview_kit.case_file.deletion import (
    finished,
    is_begun,
    kind_of,
    number_in,
    record,
    refusals,
    same_deletion,
)
from interview_kit.folder_lock import folder_lock
from interview_kit.ordinary_files import read_ordinary
from interview_kit.problems import Problem, UserError, problem
from interview_kit.recruitments import RECRUITMENT_FILE, has_recruitment
from interview_kit.recruitments.doubts import naming
from interview_kit.recruitments.folder import DELETED_FILE
from interview_kit.saving import save_files
from interview_kit.workplace.case import open_case

_LARGEST_RECORD = 100_000
_MOST_NAMED = 8


class DeletionPlan(NamedTuple):
    """What will be deleted in `folder`; the recruitment's own file goes last, whatever its place here.

    `counts` are files by kind; `links` are shortcuts, of which only the shortcut goes; `left` is what is not
    known here. `record` is the text of `slettet.txt` while it lasts. `typed_number` and `reason` are what was
    said when it was planned.
    """

    folder: Path
    case_number: str
    counts: Mapping[str, int]
    files: tuple[Path, ...]
    folders: tuple[Path, ...]
    links: tuple[str, ...]
    left: tuple[str, ...]
    record: str
    is_resumed: bool
    today: str
    typed_number: str | None
    reason: str | None

    def refuse_unless(self, typed: str) -> None:
        """Raises `UserError` where what was typed is not the journal number."""
        if typed.strip() != self.case_number:
            raise UserError([problem("delete-number-other", number=self.case_number)])


class _Item(NamedTuple):
    """A file, link or folder that belongs to the recruitment; a folder comes after what is in it."""

    path: Path
    kind: str
    is_folder: bool = False
    is_link: bool = False


def plan_deletion(
    folder: Path, today: str, *, case_number: str | None = None, reason: str | None = None
) -> DeletionPlan:
    """What would be deleted. Raises `UserError` with everything that stands in the way; deletes nothing."""
    case_number, reason = _one_line(case_number), _one_line(reason)
    before = _record_in(folder)
    is_resumed = is_begun(before)
    if is_resumed and not has_recruitment(folder):  # its own file has gone, and with it the last question
        number = number_in(before)
    else:
        number = _allowed_number(folder, today, case_number, reason)
    items, left = _items(folder)
    counts = Counter(item.kind for item in items if not item.is_folder)
    text = _text(before, record(today, number, reason, counts), is_new=bool(counts) or not is_resumed)
    return DeletionPlan(
        folder,
        number,
        counts,
        tuple(item.path for item in items if not item.is_folder),
        tuple(item.path for item in items if item.is_folder),
        tuple(item.path.relative_to(folder).as_posix() for item in items if item.is_link),
        tuple(left),
        text,
        is_resumed,
        today,
        case_number,
        reason,
    )


def _text(before: str, new: str, *, is_new: bool) -> str:
    """What `slettet.txt` is to say: what it said, and what is new, unless its last record says the same."""
    if not is_new or (is_begun(before) and same_deletion(before, new)):
        return before
    return _joined(before, new)


def _one_line(text: str | None) -> str | None:
    """What somebody typed as one line; None where nothing stands in it."""
    return " ".join((text or "").split()) or None


def _allowed_number(folder: Path, today: str, case_number: str | None, reason: str | None) -> str:
    """The journal number of a recruitment that may be deleted. Raises `UserError`."""
    case = open_case(folder)
    file = str(folder / RECRUITMENT_FILE)
    problems = [
        problem(code, file=file, **details)
        for code, details in refusals(case.recruitment, today, case_number, reason)
    ]
    said = [text for text in (reason, case_number) if text]
    if any(naming(case.people, text) or has_code(text) for text in said):
        problems.append(problem("reason-names"))
    if problems:
        raise UserError(problems)
    return case.recruitment.case_number or case_number or ""


def _record_in(folder: Path) -> str:
    """What `slettet.txt` says; nothing where there is none of ours."""
    path = folder / DELETED_FILE
    if path.is_symlink():
        return ""
    try:
        return read_ordinary(path, _LARGEST_RECORD).decode("utf-8", "replace")
    except OSError:
        return ""


def _joined(before: str, text: str) -> str:
    return f"{before.rstrip()}\n\n{text}" if before.strip() else text


def _items(folder: Path) -> tuple[list[_Item], list[str]]:
    """Everything in the folder that belongs to the recruitment, and the names of what does not."""
    items, left = list[_Item](), list[str]()
    for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
        is_folder = entry.is_dir(follow_symlinks=False)
        is_link = entry.is_symlink()
        kind = kind_of(entry.name, is_folder=is_folder)
        if is_link:  # whatever it points at
            kind = kind_of(entry.name, is_folder=False) or kind_of(entry.name, is_folder=True)
        if kind is None:
            left += [] if entry.name == DELETED_FILE else [entry.name]
        elif is_folder:
            items += _inside(Path(entry.path), kind)
        else:
            items.append(_Item(Path(entry.path), kind, is_link=is_link))
    return items, left


def _inside(folder: Path, kind: str) -> Iterator[_Item]:
    """Everything under the folder, then the folder itself; links are not followed."""
    for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
        if entry.is_dir(follow_symlinks=False):
            yield from _inside(Path(entry.path), kind)
        else:
            yield _Item(Path(entry.path), kind, is_link=entry.is_symlink())
    yield _Item(folder, kind, is_folder=True)


def delete_all(plan: DeletionPlan) -> int:
    """Deletes all that is planned and returns how many files that were.

    Raises `UserError` with what cannot be deleted; the recruitment's own file then stays, and the command
    can be run again.
    """
    plan = _again(plan)
    _save_record(plan, plan.record)
    try:
        with folder_lock(plan.folder):
            _again(plan)
            stuck = _deleted(plan)
    except TimeoutError as error:
        raise UserError([problem("folder-busy", file=str(plan.folder))]) from error
    if stuck:
        raise UserError([_stuck_problem(plan, stuck)])
    _save_record(plan, finished(plan.record, plan.today))
    return len(plan.files)


def _again(plan: DeletionPlan) -> DeletionPlan:
    """The plan made once more. Raises `UserError` where something is in the way, or where more would go.

    Somebody may have written a hold, or put a file in the folder, while the number was being typed.
    """
    again = plan_deletion(plan.folder, plan.today, case_number=plan.typed_number, reason=plan.reason)
    if again.case_number != plan.case_number or not _what_goes(again) <= _what_goes(plan):
        raise UserError([problem("delete-changed", file=str(plan.folder))])
    return again


def _what_goes(plan: DeletionPlan) -> set[Path]:
    return {*plan.files, *plan.folders}


def _deleted(plan: DeletionPlan) -> list[Path]:
    """Deletes files and folders, the recruitment's own file last and only if all else went; what stays."""
    stuck = list[Path]()
    own = plan.folder / RECRUITMENT_FILE
    for path in plan.files:
        if path != own:
            stuck += [] if _is_gone(path) else [path]
    for folder in plan.folders:
        try:
            folder.rmdir()
        except OSError as error:
            if error.errno != errno.ENOENT and not any(path.is_relative_to(folder) for path in stuck):
                stuck.append(folder)
    if not stuck and own in plan.files and not _is_gone(own):
        stuck.append(own)
    return stuck


def _is_gone(path: Path) -> bool:
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return False
    return True


def _save_record(plan: DeletionPlan, text: str) -> None:
    save_files(
        plan.folder,
        {DELETED_FILE: text.encode()},
        overwrite=True,
        today=plan.today,
        is_as_made=lambda _: True,
    )


def _stuck_problem(plan: DeletionPlan, stuck: list[Path]) -> Problem:
    names = ", ".join(path.relative_to(plan.folder).as_posix() for path in stuck[:_MOST_NAMED])
    more = " …" if len(stuck) > _MOST_NAMED else ""
    return problem("delete-stuck", file=str(plan.folder), count=len(stuck), names=names + more)
