"""`workbook`: the bank as an Excel file, and what it wants when it comes home."""

import errno
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from interview_kit.curation import Received
from interview_kit.curation.workbook.reading import read_workbook
from interview_kit.ordinary_files import read_ordinary
from interview_kit.problems import Problem, UserError, problem, refused
from interview_kit.workbook_cells import MAX_FILE
from interview_kit.workplace.workplace import BankState, Workplace


class MadeWorkbook(NamedTuple):
    """The Excel file, and the bank that it is of."""

    data: bytes
    bank: BankState


class ReadWorkbooks(NamedTuple):
    """What each file wants, in the order in which they were named, what each is called, and the bank."""

    received: tuple[Received, ...]
    sources: tuple[str, ...]
    bank: BankState


def make_workbook(workplace: Workplace) -> MadeWorkbook:
    """The workbook of the whole bank. Raises `UserError`."""
    from interview_kit.curation.workbook.writing import bank_workbook

    bank = workplace.bank()
    return MadeWorkbook(bank_workbook(bank), workplace.state_of(bank))


def read_workbooks(workplace: Workplace, files: Sequence[Path]) -> ReadWorkbooks:
    """What the files want. Raises `UserError` with every file that cannot be read."""
    bank = workplace.bank()
    sources = _sources(files)
    received: list[Received] = []
    problems: list[Problem] = []
    for path, source in zip(files, sources, strict=True):
        try:
            found = read_workbook(read_ordinary(path, MAX_FILE), source, bank)
        except OSError as error:
            problems.append(_refused(error, path))
            continue
        if isinstance(found, str):
            problems.append(problem(found, file=str(path)))
        else:
            received.append(found)
    if problems:
        raise UserError(problems)
    return ReadWorkbooks(tuple(received), sources, workplace.state_of(bank))


def _refused(error: OSError, path: Path) -> Problem:
    if error.errno == errno.EFBIG:
        return problem("workbook-too-large", file=str(path))
    return refused("path-refused", error, str(path))


def _sources(files: Sequence[Path]) -> tuple[str, ...]:
    """What each file is called: by its name, and by its path where two have the same."""
    names = Counter(path.name for path in files)
    return tuple(path.name if names[path.name] == 1 else str(path) for path in files)
