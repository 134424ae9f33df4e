"""What tests share: the shipped and the small bank, the house, guides, and a user's programs."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from interview_kit.bank import load_bank
from interview_kit.documents import ROUND_PAPERS, word_file
from interview_kit.models.bank import Approval, Entry, QuestionBank
from interview_kit.models.guide import Guide
from interview_kit.models.recruitment import Recruitment
from interview_kit.planning import plan_guide
from interview_kit.shipped import shipped_folder
from interview_kit.word.house import load_house
from interview_kit.word.package import House

if TYPE_CHECKING:
    from tests.office_page import OfficePage, Start

ROOT = Path(__file__).resolve().parent.parent
SMALL_BANK = Path(__file__).parent / "small_bank"
MOST_PROCESSES = 4
SHIPPED_ROUNDS = [
    ("direktoer", 1),
    ("direktoer", 2),
    ("fagchef", 1),
    ("fagchef", 2),
    ("institutionsleder", 1),
    ("institutionsleder", 2),
    ("teamleder", 1),
]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the golden dumps anew")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """With `-n auto` one process for each core, but no more than four: LibreOffice takes memory in each."""
    return min(os.cpu_count() or 1, MOST_PROCESSES)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """A half of the files to each of two processes, so that each makes its fixtures once; who is done helps."""
    from xdist.scheduler import WorkStealingScheduling  # noqa: PLC0415 - only where tests run in several

    return WorkStealingScheduling(config, log)


@pytest.fixture(scope="session", autouse=True)
def _cache_of_the_tests(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The tests, and the programs they start, neither use nor fill the cache of whoever runs them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("INTERVIEW_KIT_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture
def empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The empty folder in which the commands of the test are typed, with the shipped bank."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("INTERVIEW_KIT_BANK", raising=False)
    return tmp_path


def approved(entry: Entry, by: str = "Eva, HR", date: str = "2026-11-21") -> Entry:
    """The entry as somebody has approved it, with the very words that it has."""
    approval = Approval(by=by, date=date, words=entry.words)
    return entry.model_copy(update={"status": "approved", "approved": approval})


def whole_bank(folder: Path) -> QuestionBank:
    return load_bank(folder).or_raise()


@pytest.fixture(scope="session")
def bank() -> QuestionBank:
    return load_bank(shipped_folder("question_bank")).or_raise()


@pytest.fixture(scope="session")
def small_bank() -> QuestionBank:
    return load_bank(SMALL_BANK).or_raise()


@pytest.fixture(scope="session")
def house() -> House:
    house, problems = load_house(shipped_folder("templates") / "house.docx")
    assert house is not None, problems
    return house


@pytest.fixture
def bank_copy(tmp_path: Path) -> Path:
    """A copy of the small bank, to be broken."""
    return Path(shutil.copytree(SMALL_BANK, tmp_path / "bank"))


@pytest.fixture(scope="session")
def guides(bank: QuestionBank) -> dict[tuple[str, int], Guide]:
    """The guide of every round of every shipped position."""
    return {
        (position, number): plan_guide(bank, Recruitment(position=position), number)
        for position, number in SHIPPED_ROUNDS
    }


@pytest.fixture(scope="session")
def shipped_documents(
    guides: dict[tuple[str, int], Guide], house: House, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Path]:
    """Every document that the shipped positions give, as files: `interviewguide-direktoer-1` → path."""
    folder = tmp_path_factory.mktemp("documents")
    paths = {}
    for (position, number), guide in guides.items():
        for paper in ROUND_PAPERS:
            name = f"{paper.stem}-{position}-{number}"
            paths[name] = folder / f"{name}.docx"
            paths[name].write_bytes(word_file(paper.view(guide), house))
    return paths


def need(program: str) -> str:
    """The path of a program. A user's machine may lack it, and the test skips; in CI none may be missing."""
    found = shutil.which(program)
    if found is None:
        message = f"{program} is not installed"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    return found


# How LibreOffice is told to export for PDF/UA.
PDF_UA = 'pdf:writer_pdf_Export:{"PDFUACompliance":{"type":"boolean","value":"true"}}'
Convert = Callable[[list[Path], str, Path], list[Path]]


@pytest.fixture(scope="session")
def libreoffice(tmp_path_factory: pytest.TempPathFactory) -> Convert:
    """Sends files through LibreOffice: (files, format, folder) → the files it wrote."""
    soffice = need("soffice")
    profile = tmp_path_factory.mktemp("profile")

    def convert(files: list[Path], to: str, folder: Path) -> list[Path]:
        folder.mkdir(parents=True, exist_ok=True)
        command = [
            soffice,
            f"-env:UserInstallation={profile.as_uri()}",
            "--headless",
            "--norestore",
            "--convert-to",
            to,
            "--outdir",
            str(folder),
            *map(str, files),
        ]
        subprocess.run(command, check=True, capture_output=True, timeout=240)
        written = [folder / f"{file.stem}.{to.partition(':')[0]}" for file in files]
        missing = [path for path in written if not path.exists()]
        assert not missing, f"LibreOffice wrote nothing for {missing}"
        return written

    return convert


@pytest.fixture(scope="session")
def shipped_pdfs(
    shipped_documents: dict[str, Path], libreoffice: Convert, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Path]:
    """The shipped documents as PDF/UA, page for page as they are printed."""
    folder = tmp_path_factory.mktemp("pdfs")
    written = libreoffice(list(shipped_documents.values()), PDF_UA, folder)
    return dict(zip(shipped_documents, written, strict=True))


@pytest.fixture
def ordinary_user() -> Iterator[Path]:
    """A folder of someone who must obey the modes of files, also where the tests are run by root."""
    if sys.platform == "win32":
        pytest.skip("Windows has no such modes")
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o777)
        root = os.geteuid() == 0
        if root:
            os.seteuid(65534)
        yield Path(name) / "ud"
        if root:
            os.seteuid(0)


@pytest.fixture(scope="session")
def page_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The office in one file with the shipped bank, packed once for all processes of a run that find it."""
    from interview_kit.workplace.workplace import open_shipped  # noqa: PLC0415 - only for the page's tests
    from tests.office_page import packed  # noqa: PLC0415 - it needs what is defined above

    base = tmp_path_factory.getbasetemp()
    path = (base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base) / "samtalekontoret.html"
    return path if path.exists() else packed(open_shipped(), path)


@pytest.fixture(scope="module")
def start_office(tmp_path_factory: pytest.TempPathFactory) -> Iterator["Start"]:
    """Starts Chromium without a window and without a network; all of them are closed at the end."""
    from tests.office_page import start_browser  # noqa: PLC0415 - it needs what is defined above

    started = []

    def start(*words: str) -> "OfficePage":
        started.append(start_browser(tmp_path_factory.mktemp("office"), *words))
        return started[-1]

    yield start
    for page in started:
        page.quit()


@pytest.fixture(scope="module")
def page(start_office: "Start", page_file: Path) -> "OfficePage":
    """The office in one file, started: one for all tests of a module."""
    office = start_office()
    office.open(page_file)
    return office


@pytest.fixture
def fresh(page: "OfficePage") -> "OfficePage":
    """The started page with an empty desk, on its first screen."""
    page.done("new_case")
    page.go("start")
    return page


@pytest.fixture(scope="session")
def stages(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Mapping[str, bytes]]:
    """The files of the example recruitment after each of its stages, as the command line makes them."""
    from tests.office_case import example_stages  # noqa: PLC0415 - it needs what is defined above

    return example_stages(tmp_path_factory.mktemp("eksempelby"))
