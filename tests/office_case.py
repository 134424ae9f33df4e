"""The example recruitment as the command line makes it, stage by stage, with a clock that stands still."""

import re
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest

from examples.come_home import hand_in, notes_of, type_grid
from examples.refresh import EXAMPLES, RECRUITMENT
from interview_kit.office.case_file import files_of
from interview_kit.recruitments.guides import load_guide
from interview_kit.scoring_sheets.fields import SheetFields, SheetKind, sheet_fields
from interview_kit.scoring_sheets.identity import Assignment
from tests.commands import run
from tests.filling import fill

CLOCK = {"%Y-%m-%d": "2027-03-11", "%Y-%m-%d %H.%M": "2027-03-11 16.40"}
RECOMMENDED = "K2"
SINGLE_SHEET = re.compile(r"ark-1-(M\d+)-(K\d+)\.docx$")
BEGUN = ("recruitment.yaml", "navne.yaml")

Files = Mapping[str, bytes]


@contextmanager
def stopped_clock() -> Iterator[None]:
    """The clock of this process stands still."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(time, "strftime", lambda form, *_: CLOCK[form])
        yield


def example_stages(folder: Path) -> dict[str, Files]:
    """The files of the recruitment after each of its stages, in their order."""
    stages: dict[str, Files] = {}
    for name in BEGUN:
        (folder / name).write_bytes((EXAMPLES / RECRUITMENT / name).read_bytes())
    stages["begun"] = files_of(folder)
    with stopped_clock():
        run("plan", folder)
        stages["planned"] = files_of(folder)
        run("kit", folder, "--no-pages")
        stages["made"] = files_of(folder)
        notes = notes_of(EXAMPLES / RECRUITMENT)
        hand_in(folder, notes)
        type_grid(folder, notes, {})
        stages["home"] = files_of(folder)
        run("collect", folder)
        stages["sealed"] = files_of(folder)
        run("compare", folder)
        stages["compared"] = files_of(folder)
        run("decide", folder, "--recommend", RECOMMENDED)
        stages["decided"] = files_of(folder)
    before: Files = {}
    for stage, files in stages.items():
        assert files != before, f"{stage} changed nothing"
        before = files
    return stages


def filled_sheets(
    files: Files, folder: Path, words: str = "Holdt fast i aftalen og ringede samme dag"
) -> dict[str, bytes]:
    """The sheets of the first interview among a recruitment's files, every field filled in; `folder` is for work."""
    (folder / "guide-1.yaml").write_bytes(files["guide-1.yaml"])
    guide = load_guide(folder / "guide-1.yaml").or_raise()
    chairs = {seat.member for seat in guide.content.panel if seat.chair}
    filled = {}
    for name, data in files.items():
        found = SINGLE_SHEET.search(name)
        if found:
            member, candidate = found.groups()
            fields = sheet_fields(guide, Assignment(candidate, member), SheetKind(is_chairs=member in chairs))
            filled[f"{member} {candidate}.docx"] = fill(data, dict(_answers(fields, words)))
    return filled


def _answers(fields: SheetFields, words: str) -> Iterator[tuple[str, str]]:
    for field in fields:
        if field.kind == "choice":
            yield field.tag, field.choices[1].label
        elif field.kind == "date":
            yield field.tag, "11. marts 2027"
        elif field.kind == "text":
            yield field.tag, words
