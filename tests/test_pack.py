"""`pack`: what is in the one file, what never is, and why there sometimes is none."""

import base64
import gzip
import hashlib
import json
import marshal
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from interview_kit.bank.files import bank_files
from interview_kit.office_file import pack as packing
from interview_kit.office_file.html import page_html
from interview_kit.office_file.pack import PROGRAM, PackedOffice, pack_office
from interview_kit.office_file.shell import SHELL
from interview_kit.shipped import HOUSE, shipped_folder
from interview_kit.workplace.workplace import open_shipped, open_workplace
from tests.commands import change, run
from tests.conftest import SMALL_BANK
from tests.office_page import need_file

BANK, RULES = "/office/bank", f"{PROGRAM}/interview_kit/shipped/question_bank/rules"
MARKED = "@@SCRIPT@@ </script><script>alert(1)</script> <!-- @@POLICY@@"
# What may lie in a bank's folder, and in no page.
OTHERS = {
    ".git/objects/navn": "hemmeligt",
    ".git/config": "hemmeligt",
    "noter.docx": "hemmeligt",
    "sources/kladde.txt": "hemmeligt",
    "rekruttering/recruitment.yaml": "position: hemmeligt\n",
    "rekruttering/navne.yaml": "format: 1\n",
}


def own_bank(folder: Path) -> Path:
    """A small bank of one's own with a house, hostile words, and much beside it."""
    shutil.copytree(SMALL_BANK, folder)
    shutil.copy(shipped_folder("templates") / HOUSE, folder / HOUSE)
    change(folder / "bank.yaml", '"Testbank"', f"'{MARKED}'")
    for name, words in OTHERS.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(words, "utf-8")
    (folder / "hemmelig.txt").symlink_to("/etc/passwd")
    return folder


def disk_of(data: bytes) -> dict[str, bytes]:
    """The files that a page brings with it, by their paths on its disk; not those of other programs."""
    part = re.search(rb'<script type="application/octet-stream" data-part="program">([^<]*)</script>', data)
    assert part
    line, _, rest = gzip.decompress(base64.b64decode(part[1])).partition(b"\n")
    files, at = {}, 0
    for name, length in json.loads(line).items():
        files[name] = rest[at : at + length]
        at += length
    assert at == len(rest)
    return files


@pytest.fixture(scope="module")
def bank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return own_bank(tmp_path_factory.mktemp("egen") / "bank")


@pytest.fixture(scope="module")
def packed(bank: Path) -> PackedOffice:
    """The page of a bank of one's own."""
    need_file(SHELL, "python docs/make_shell.py")
    return pack_office(open_workplace(str(bank)))


@pytest.fixture(scope="module")
def disk(packed: PackedOffice) -> Mapping[str, bytes]:
    return disk_of(packed.data)


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> bytes:
    """What `pack` writes, without the work."""
    state, house = open_shipped().state(), open_shipped().house()[1]
    made = PackedOffice(b"<!doctype html>", {}, state, house)
    monkeypatch.setattr(packing, "pack_office", lambda _: made)
    return made.data


# What is in it


def test_the_page_holds_the_bank_and_nothing_that_lies_beside_it(
    disk: Mapping[str, bytes], bank: Path
) -> None:
    wanted = {f"{BANK}/{name}": (bank / name).read_bytes() for name in bank_files(bank).names}
    beside = {f"{BANK}/{HOUSE}": (bank / HOUSE).read_bytes(), f"{BANK}/sources/vagt.txt": b""}
    assert {name: data for name, data in disk.items() if name.startswith(BANK)} == wanted | beside
    assert not [name for name, data in disk.items() if b"hemmeligt" in data or b"root:" in data]


def test_the_bank_in_the_page_can_be_opened(
    disk: Mapping[str, bytes], packed: PackedOffice, tmp_path: Path
) -> None:
    for name, data in disk.items():
        path = tmp_path / name.removeprefix("/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    home = tmp_path / BANK.removeprefix("/")
    opened = open_workplace(str(home))
    assert opened.state() == packed.bank._replace(folder=home)
    assert opened.house()[1].owner == "bank"


def test_a_bank_without_rules_is_packed_with_the_shipped_ones(disk: Mapping[str, bytes]) -> None:
    rules = shipped_folder("question_bank") / "rules"
    wanted = {f"{RULES}/{path.name}": path.read_bytes() for path in rules.iterdir()}
    assert {name: data for name, data in disk.items() if name.startswith(RULES)} == wanted


def test_the_page_knows_its_bank_and_house(disk: Mapping[str, bytes], packed: PackedOffice) -> None:
    home: dict[str, Any] = marshal.loads(disk["/office/home"])  # noqa: S302 - packed just now
    assert (home["bank"], home["house"]) == (BANK, f"{BANK}/{HOUSE}")
    assert home["kept"]
    assert (packed.bank.title, packed.house.owner) == (MARKED, "bank")


def test_the_program_in_the_page_has_no_terminal_and_packs_no_pages(disk: Mapping[str, bytes]) -> None:
    rooms = {name.removeprefix(f"{PROGRAM}/interview_kit/").partition("/")[0] for name in disk}
    assert {"office", "workplace", "shipped"} <= rooms
    assert not rooms & {"cli", "office_file"}


def test_no_path_of_this_machine_is_in_the_page(disk: Mapping[str, bytes], bank: Path) -> None:
    places = [str(bank.parent).encode(), str(shipped_folder("question_bank").parent).encode()]
    assert not [name for name, data in disk.items() for place in places if place in data]


def test_the_same_bank_gives_the_same_page(tmp_path: Path, bank: Path) -> None:
    need_file(SHELL, "python docs/make_shell.py")
    command = "from interview_kit.cli import run; run()"
    for name in ("en.html", "to.html"):
        words = ["pack", "--bank", str(bank), "-o", str(tmp_path / name)]
        subprocess.run([sys.executable, "-c", command, *words], check=True, stdout=subprocess.DEVNULL)
    assert (tmp_path / "en.html").read_bytes() == (tmp_path / "to.html").read_bytes()


# The HTML


def test_only_our_own_script_and_style_may_run_and_nothing_may_be_fetched(packed: PackedOffice) -> None:
    page = packed.data.decode()
    [policy] = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    [script], [style] = (
        re.findall(r"<script>(.*?)</script>", page, re.DOTALL),
        re.findall(r"<style>(.*?)</style>", page, re.DOTALL),
    )
    sealed = [base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in (script, style)]
    assert rules["script-src"] == f"'sha256-{sealed[0]}' blob: 'wasm-unsafe-eval'"
    assert rules["style-src"] == f"'sha256-{sealed[1]}'"
    nothing = ("default-src", "connect-src", "form-action", "base-uri")
    assert {rules[name] for name in nothing} == {"'none'"}


def test_no_words_of_a_bank_are_in_the_html_and_no_place_is_filled_twice(packed: PackedOffice) -> None:
    page = packed.data.decode()
    assert "alert(1)" not in page
    assert "@@" not in page


def test_what_is_told_of_the_shell_is_never_markup_and_fills_no_other_place() -> None:
    about = {"packages": {MARKED: "1"}, "lock": {}}
    page = page_html({"program": b""}, about).decode()
    [told] = re.findall(r'<script type="application/json" id="about">(.*?)</script>', page, re.DOTALL)
    assert json.loads(told)["packages"] == {MARKED: "1"}
    assert page.count("alert(1)") == 1
    assert page.count("<script") == page_html({"program": b""}, {}).decode().count("<script")


# Where there is none


@pytest.fixture
def broken(bank: Path, tmp_path: Path) -> Path:
    """A copy of the bank, to be broken."""
    need_file(SHELL, "python docs/make_shell.py")
    return Path(shutil.copytree(bank, tmp_path / "bank", symlinks=True))


def refusal(bank: Path) -> str:
    """What is told of a bank that no page is made of."""
    page = bank.with_name("kontor.html")
    done = run("pack", "--bank", bank, "-o", page)
    assert done.exit_code == 1
    assert not page.exists()
    return done.output


def test_everything_that_is_wrong_is_told_at_once_and_no_file_is_written(broken: Path) -> None:
    change(broken / "positions" / "vagtmester.yaml", "aliases:", "alias:")
    change(broken / "entries" / "vagt" / "hus.yaml", "id:", "ident:")
    (broken / "rules").mkdir()
    (broken / "rules" / "legal.yaml").write_text("format: [", "utf-8")
    (broken / HOUSE).write_bytes(b"PK")
    told = refusal(broken)
    for name in ("vagtmester.yaml", "hus.yaml", "legal.yaml", HOUSE):
        assert name in told


def test_a_material_that_is_wrong_is_told(broken: Path) -> None:
    (broken / "texts" / "briefing.yaml").write_text("ukendt: 1\n", "utf-8")
    assert "briefing.yaml" in refusal(broken)


def test_a_house_that_is_none_is_told(tmp_path: Path) -> None:
    need_file(SHELL, "python docs/make_shell.py")
    done = run("pack", "--house", tmp_path / "vores.docx", "-o", tmp_path / "kontor.html")
    assert (done.exit_code, list(tmp_path.iterdir())) == (1, [])
    assert "vores.docx" in done.output


def test_an_installation_without_a_shell_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packing, "read_shell", lambda: None)
    done = run("pack", "-o", tmp_path / "kontor.html")
    assert (done.exit_code, list(tmp_path.iterdir())) == (1, [])


# The file


def test_the_file_is_put_in_a_folder_that_is_made(quick: bytes, tmp_path: Path) -> None:
    file = tmp_path / "ny" / "mappe" / "kontor.HTML"
    done = run("pack", "-o", file)
    assert done.exit_code == 0, done.output
    assert file.read_bytes() == quick
    assert [path.name for path in file.parent.iterdir()] == ["kontor.HTML"]


def test_a_file_that_is_there_is_replaced_only_when_asked_and_what_was_there_is_kept(
    quick: bytes, tmp_path: Path
) -> None:
    file = tmp_path / "kontor.html"
    file.write_bytes(b"skrevet af andre")
    assert run("pack", "-o", file).exit_code == 1
    assert file.read_bytes() == b"skrevet af andre"
    done = run("pack", "-o", file, "--force")
    assert (done.exit_code, file.read_bytes()) == (0, quick)
    [aside] = [path for path in tmp_path.iterdir() if path != file]
    assert aside.name in done.output
    assert aside.read_bytes() == b"skrevet af andre"


@pytest.mark.parametrize("name", ["kontor.docx", "kontor", "kontor.html/"])
def test_a_name_that_no_browser_opens_is_refused(name: str, quick: bytes, tmp_path: Path) -> None:
    (tmp_path / "kontor.html").mkdir()
    done = run("pack", "-o", f"{tmp_path}/{name}")
    assert quick not in [path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()]
    assert done.exit_code == (1 if name.endswith("/") else 2)


def test_a_folder_that_nobody_may_write_in_is_told(quick: bytes, ordinary_user: Path) -> None:
    ordinary_user.mkdir()
    ordinary_user.chmod(0o555)
    done = run("pack", "-o", ordinary_user / "kontor.html")
    assert (done.exit_code, list(ordinary_user.iterdir())) == (1, []), quick
    assert str(ordinary_user) in done.output
