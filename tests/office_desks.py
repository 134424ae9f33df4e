"""A desk with a small recruitment, as tests of the office have it, and what the command line makes of the same."""

from pathlib import Path
from typing import Any

from interview_kit.office import Desk, Step, answer, steps
from interview_kit.workplace.workplace import open_shipped
from tests.commands import run
from tests.test_collect_command import CANDIDATES, MEMBERS, NAMES, RECRUITMENT, sheet

__all__ = ["CANDIDATES", "MEMBERS"]

# What is not there in a browser.
MISSING = {"click", "docx", "lxml", "pypdf", "subprocess"}


def small_case(folder: Path) -> Path:
    """A recruitment with a panel of three and three candidates, planned on the command line."""
    folder.mkdir(parents=True)
    (folder / "recruitment.yaml").write_text(RECRUITMENT, "utf-8")
    (folder / "navne.yaml").write_text(NAMES, "utf-8")
    assert run("plan", folder).exit_code == 0
    return folder


def desk_of(folder: Path) -> Desk:
    return Desk(open_shipped(), folder)


def asked(desk: Desk, name: str, /, **request: Any) -> dict[str, Any]:
    """The answer to a request that can be met."""
    told = answer(desk, name, request)
    assert told["ok"], told
    return told


def refused(desk: Desk, name: str, /, **request: Any) -> list[str]:
    """The codes of why a request cannot be met; it changes nothing."""
    before = files_in(desk.folder)
    told = answer(desk, name, request)
    assert not told["ok"], told
    assert "log" not in told, told
    assert files_in(desk.folder) == before
    return [one["code"] for one in told["problems"]]


def all_steps(desk: Desk, name: str, /, **request: Any) -> list[Step]:
    """The steps of a request."""
    return list(steps(desk, name, request))


def files_in(folder: Path) -> dict[str, bytes]:
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def filled_sheets(folder: Path) -> list[dict[str, Any]]:
    """Every single sheet of the first round, filled in, as somebody drops them on the page."""
    return [
        {"name": f"{member} {candidate}.docx", "data": sheet(folder, member, candidate)}
        for member in MEMBERS
        for candidate in CANDIDATES
    ]
