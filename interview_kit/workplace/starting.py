"""A bank of one's own: a copy of the shipped one, and of the house."""

import os
from pathlib import Path

from interview_kit.bank.files import is_file, is_there
from interview_kit.problems import UserError, problem
from interview_kit.saving import save_files
from interview_kit.shipped import shipped_files


def start_bank(folder: Path) -> int:
    """Copies bank and house to a folder; returns the number of files.

    Raises `UserError` where there are files of a bank already, or where the folder lies in a bank.
    """
    files = shipped_files()
    in_the_way = UserError([problem("bank-in-the-way", file=str(folder))])
    if any(is_there(folder / name) for name in files):
        raise in_the_way
    above = Path(os.path.abspath(folder)).parents  # noqa: PTH100 - follows no links, so it never fails
    bank = next((parent for parent in above if is_file(parent / "bank.yaml")), None)
    if bank:
        raise UserError([problem("bank-inside-bank", file=str(folder), bank=bank)])
    try:
        save_files(folder, files, overwrite=False)
    except UserError as error:
        if all(fault.code == "file-exists" for fault in error.problems):  # another process was quicker
            raise in_the_way from None
        raise
    return len(files)
