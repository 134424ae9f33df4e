"""`pack`: one HTML file with the program, a bank and its house; it needs nothing else but a browser."""

import base64
import gzip
import marshal
import posixpath
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from interview_kit.bank.files import bank_files
from interview_kit.cache import PORTABLE, recorded
from interview_kit.office.browser import HOME
from interview_kit.office_file.html import page_html
from interview_kit.office_file.program import program_files
from interview_kit.office_file.shell import Shell, bundle, read_shell
from interview_kit.office_file.warming import warm_up
from interview_kit.problems import UserError, problem
from interview_kit.shipped import HOUSE
from interview_kit.workplace.workplace import BankState, HouseState, Workplace, rules_folder

PROGRAM = "/office/program"
_SHIPPED = f"{PROGRAM}/interview_kit/shipped"


class PackedOffice(NamedTuple):
    """The page, what each of its parts takes of it in bytes, and the bank and house that are in it."""

    data: bytes
    sizes: Mapping[str, int]
    bank: BankState
    house: HouseState


def pack_office(workplace: Workplace) -> PackedOffice:
    """The page for this bank and this house.

    Raises `UserError` with every error of the bank and of the house, and where no shell is installed.
    """
    shell = read_shell()
    if shell is None:
        raise UserError([problem("office-no-shell")])
    with recorded() as kept:
        state, house = warm_up(workplace)
    parts = {**shell.parts, "program": gzip.compress(bundle(_files(workplace, shell, kept)), 9, mtime=0)}
    page = page_html(parts, shell.about)
    sizes = {name: len(base64.b64encode(data)) for name, data in parts.items()}
    return PackedOffice(page, {**sizes, "page": len(page) - sum(sizes.values())}, state, house)


def _files(workplace: Workplace, shell: Shell, kept: Mapping[str, bytes]) -> dict[str, bytes]:
    """What lies on the page's disk, by its path there."""
    bank = f"{_SHIPPED}/question_bank" if workplace.is_shipped else "/office/bank"
    houses = {
        "shipped": f"{_SHIPPED}/templates/{HOUSE}",
        "bank": f"{bank}/{HOUSE}",
        "named": f"/office/{HOUSE}",
    }
    house = houses[workplace.house_owner]
    home = {"bank": bank, "house": house, "kept": dict(kept)}
    return {
        **_sources(workplace, bank),
        **{f"{PROGRAM}/{name}": data for name, data in program_files(shell.compiled).items()},
        **_bank_files(workplace.bank_folder, bank),
        house: workplace.house_file.read_bytes(),
        HOME: marshal.dumps(home, PORTABLE),
    }


def _sources(workplace: Workplace, target: str) -> dict[str, bytes]:
    """The papers that the profiles are from: a bank asks whether they are there, never what they say."""
    sources = {profile.source for profile in workplace.bank().profiles.values()}
    return {posixpath.normpath(posixpath.join(target, source)): b"" for source in sources}


def _bank_files(folder: Path, target: str) -> dict[str, bytes]:
    """The files that a bank is read from, and no other that lies with them; the rules that hold for it."""
    files = {f"{target}/{name}": (folder / name).read_bytes() for name in bank_files(folder).names}
    rules = rules_folder(folder)
    if rules == folder:
        return files
    names = [name for name in bank_files(rules, ["rules"]).names if name.startswith("rules/")]
    return files | {f"{_SHIPPED}/question_bank/{name}": (rules / name).read_bytes() for name in names}
