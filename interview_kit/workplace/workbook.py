"""`workbook`: the bank as an Excel file, and what it wants when it comes home."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from interview_kit.curation import Received
from interview_kit.curation.workbook.reading import read_workbook
from interview_kit.problems import Problem, problem
from interview_kit.workbook_cells import MAX_FILE
from interview_kit.workplace.curating import check_writable
from interview_kit.workplace.received_files import Largest, read_files
from interview_kit.workplace.workplace import BankState, Workplace

_LARGEST = Largest(MAX_FILE, "workbook-too-large")


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
    check_writable(workplace)
    bank = workplace.bank()
    names = dict(zip(files, _sources(files), strict=True))

    def read(path: Path, data: bytes) -> Received | Problem:
        wanted = read_workbook(data, names[path], bank)
        return problem(wanted, file=str(path)) if isinstance(wanted, str) else wanted

    received = read_files(files, read, _LARGEST)
    return ReadWorkbooks(tuple(received), _sources(files), workplace.state_of(bank))


def _sources(files: Sequence[Path]) -> tuple[str, ...]:
    """What each file is called: by its name, and by its path where two have the same."""
    names = Counter(path.name for path in files)
    return tuple(path.name if names[path.name] == 1 else str(path) for path in files)
