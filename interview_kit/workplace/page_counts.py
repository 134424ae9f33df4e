"""How many pages the papers have, and which question runs over its page: LibreOffice counts them, if any.

A house's margins and fonts decide what fits on a page, and only a program that sets the page knows.
"""

import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from interview_kit.models.guide import Guide
from interview_kit.problems import Problem, problem

if TYPE_CHECKING:
    from interview_kit.workplace.kit import Kit

_TIMEOUT = 180
_GUIDE, _SHEET = "interviewguide", "ark"


class PageCount(NamedTuple):
    """How many pages a file has, and on which pages (from 1) its headings stand, in their order."""

    total: int
    headings: tuple[tuple[str, int], ...]


def counted_pages(kit: "Kit") -> dict[str, PageCount]:
    """The pages of the papers that are printed; nothing where there is no LibreOffice.

    Of the members' files one of each round is counted, and that of the chair: the others are alike. Papers
    with candidates' names are left alone.
    """
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        return {}
    chairs = {seat.member for guide in kit.guides for seat in guide.content.panel if seat.chair}
    files = [paper.file for paper in kit.papers if paper.copies and not paper.of_candidates]
    alike: dict[str, str] = {}
    for file in files:
        alike[file] = _like(file, chairs)
    first_of = {key: file for file, key in reversed(alike.items())}
    counts = dict(_converted(program, kit.folder, list(first_of.values())))
    return {file: counts[first_of[key]] for file, key in alike.items() if first_of[key] in counts}


def _like(file: str, chairs: set[str | None]) -> str:
    """What other files are as long as this one: the sheets of members who are not in the chair."""
    stem, _, member = file.removesuffix(".docx").rpartition("-")
    return stem if stem.startswith(f"{_SHEET}-") and member not in chairs else file


def _converted(program: str, folder: Path, files: list[str]) -> Iterator[tuple[str, PageCount]]:
    here = folder.resolve()
    with tempfile.TemporaryDirectory(prefix=".interview-kit-", dir=here) as work:  # nothing leaves the folder
        command = [
            program,
            f"-env:UserInstallation={Path(work, 'profile').as_uri()}",
            "--headless",
            "--norestore",
        ]
        command += ["--convert-to", "pdf", "--outdir", work, *(str(here / file) for file in files)]
        with suppress(OSError, subprocess.SubprocessError):
            subprocess.run(  # noqa: S603 - the program that the system has
                command, check=False, capture_output=True, timeout=_TIMEOUT
            )
        for file in files:
            pdf = Path(work, Path(file).with_suffix(".pdf").name)
            count = _read(pdf)
            if count:
                yield file, count


def _read(pdf: Path) -> PageCount | None:
    """The pages of a PDF; None where there is none, or none that can be read."""
    from pypdf import PdfReader

    headings = []
    try:
        reader = PdfReader(pdf)
        for item in reader.outline:
            if not isinstance(item, list):
                page = reader.get_destination_page_number(item)
                headings.append((str(item.title), (page or 0) + 1))
        return PageCount(len(reader.pages), tuple(headings))
    except Exception:  # noqa: BLE001 - a count that fails is no count, whatever pypdf stumbles over
        return None


def over_a_page(kit: "Kit", counts: Mapping[str, PageCount]) -> list[Problem]:
    """A warning for each question that takes more than its page, each once a paper."""
    found: dict[tuple[str, str], Problem] = {}
    for guide in kit.guides:
        number = guide.content.round
        for file, count in counts.items():
            if file.startswith((f"{_GUIDE}-{number}", f"{_SHEET}-{number}-")):
                kind = "Interviewguiden" if file.startswith(_GUIDE) else "Scoringsarket"
                for code, question in _long(guide, count):
                    fault = problem("question-over-page", paper=kind, code=code, question=question)
                    found.setdefault((kind, code), fault)
    return list(found.values())


def _long(guide: Guide, count: PageCount) -> Iterator[tuple[str, str]]:
    """The code and the id of each question whose next heading is more than a page further on."""
    ends = [page for _, page in count.headings[1:]] + [count.total + 1]
    for (title, page), following in zip(count.headings, ends, strict=True):
        for question in guide.content.questions:
            is_its_own = f"{question.code} · spørgsmål" in title
            if is_its_own and following > page + 1:
                yield question.code, question.question
