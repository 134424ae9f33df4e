"""Values are found again only where they are right, and a broken cache is no cache, never an error."""

import marshal
import os
import shutil
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from interview_kit import cache
from interview_kit.cache import cache_folder, cached
from interview_kit.checks.lexicon import Lexicon
from interview_kit.checks.rule import Finding
from interview_kit.checks.running import entry_findings
from interview_kit.models.bank import Entry
from interview_kit.shipped import shipped_folder
from interview_kit.workplace.checking import check_bank
from tests.conftest import ROOT

posix_only = pytest.mark.skipif(
    sys.platform == "win32", reason="Windows has neither owners nor modes of files"
)


class Maker:
    """Makes a value and counts how often."""

    def __init__(self, value: Any = "new") -> None:
        self.value, self.calls = value, 0

    def __call__(self) -> Any:
        self.calls += 1
        return self.value


def is_kept(kind: str = "bank", source: bytes = b"x") -> bool:
    """Whether a value comes from the cache."""
    maker = Maker()
    cached(kind, source, maker)
    return maker.calls == 0


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The cache's folder, in a folder of the test; not made yet."""
    monkeypatch.setenv("INTERVIEW_KIT_CACHE", str(tmp_path))
    cache._prune.cache_clear()
    yield tmp_path / "interview-kit"
    cache._program.cache_clear()


@pytest.fixture
def file(folder: Path) -> Path:
    """The file of a value that is kept."""
    cached("bank", b"x", lambda: "kept")
    (path,) = folder.iterdir()
    assert is_kept()
    return path


VALUES = [None, True, 7, 1.5, "æøå", b"\0", [1, [2]], (1, ("a",)), {"a": {1: None}, "b": ()}, [], ""]


@pytest.mark.parametrize("value", VALUES, ids=repr)
def test_a_plain_value_is_made_once_and_comes_back_equal_with_its_types(value: Any) -> None:
    maker = Maker(value)
    assert [repr(cached("bank", b"x", maker)) for _ in range(3)] == [repr(value)] * 3
    assert maker.calls == 1


def test_every_call_gives_a_value_of_its_own(file: Path) -> None:
    cached("bank", b"list", lambda: [1])
    cached("bank", b"list", lambda: [1]).append(2)
    assert cached("bank", b"list", lambda: [1]) == [1]


@pytest.mark.parametrize("value", [object(), Path("x"), {"a": object()}, type("S", (str,), {})("x")])
def test_a_value_that_is_not_plain_is_made_each_time(folder: Path, value: Any) -> None:
    maker = Maker(value)
    assert cached("bank", b"x", maker) is value
    assert cached("bank", b"x", maker) is value
    assert not folder.exists() or not any(folder.iterdir())


def test_another_source_or_kind_is_another_value(file: Path) -> None:
    assert not is_kept(source=b"y")
    assert not is_kept(kind="house")
    assert not is_kept("bankx", b"")


def test_what_make_raises_comes_through_and_nothing_is_kept(folder: Path) -> None:
    with pytest.raises(ZeroDivisionError):
        cached("bank", b"x", lambda: 1 // 0)
    assert not folder.exists()


@pytest.mark.parametrize(
    "name", ["word/styles.py", "workplace/suspicion.weights", "workplace/word_groups.txt"]
)
def test_a_change_of_our_code_or_of_what_was_learnt_is_another_value(
    name: str, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = Path(shutil.copytree(ROOT / "interview_kit", tmp_path / "interview_kit"))
    monkeypatch.setattr(cache, "__file__", str(package / "cache.py"))
    cache._program.cache_clear()
    assert not is_kept()
    assert is_kept()
    changed = package / name
    before = changed.stat()
    changed.write_bytes(changed.read_bytes().swapcase())
    os.utime(changed, ns=(before.st_atime_ns, before.st_mtime_ns))
    cache._program.cache_clear()
    assert not is_kept()


def test_a_change_of_what_is_installed_is_another_value(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = tmp_path / "site-packages"
    site.mkdir()
    monkeypatch.setattr(sys, "path", [*sys.path, str(site)])
    cache._program.cache_clear()
    assert not is_kept()
    assert is_kept()
    (site / "jinja2-9.dist-info").mkdir()
    os.utime(site, ns=(1, 1))
    cache._program.cache_clear()
    assert not is_kept()


def test_another_python_does_not_find_it(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version", "3.99.0 (another)")
    cache._program.cache_clear()
    assert not is_kept()


def test_without_code_to_read_nothing_is_kept(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache, "__file__", str(tmp_path / "in.zip/interview_kit/cache.py"))
    cache._program.cache_clear()
    assert not is_kept()
    assert not is_kept()


def test_a_file_of_another_key_copied_over_it_is_not_used(file: Path, folder: Path) -> None:
    cached("bank", b"y", lambda: "of y")
    (other,) = set(folder.iterdir()) - {file}
    shutil.copy(other, file)
    assert cached("bank", b"x", lambda: "of x") == "of x"
    assert is_kept()


def test_a_byte_that_is_changed_anywhere_is_noticed_and_the_file_replaced(file: Path) -> None:
    whole = file.read_bytes()
    for position in range(len(whole)):
        changed = bytearray(whole)
        changed[position] ^= 1
        file.write_bytes(changed)
        assert cached("bank", b"x", lambda: "kept") == "kept"
        assert file.read_bytes() == whole, position


def test_a_file_cut_or_lengthened_anywhere_is_not_used(file: Path) -> None:
    whole = file.read_bytes()
    for data in [*(whole[:length] for length in range(len(whole))), whole + b"\0", whole * 2]:
        file.write_bytes(data)
        assert not is_kept()


@pytest.mark.parametrize("data", [b"", b"\0" * 32, b"garbage" * 99, marshal.dumps(("forged",))])
def test_garbage_is_not_used(file: Path, data: bytes) -> None:
    file.write_bytes(data)
    assert not is_kept()
    assert is_kept()


def test_a_folder_in_the_place_of_a_file_is_passed_by(file: Path) -> None:
    file.unlink()
    file.mkdir()
    assert not is_kept()
    assert not is_kept()
    assert [path.name for path in file.parent.iterdir()] == [file.name]


@posix_only
def test_a_pipe_in_the_place_of_a_file_is_replaced_without_waiting(file: Path) -> None:
    file.unlink()
    os.mkfifo(file)
    assert not is_kept()
    assert is_kept()


@posix_only
@pytest.mark.parametrize("mode", [0o620, 0o602, 0o666])
def test_a_file_that_others_may_write_is_not_used_and_replaced(file: Path, mode: int) -> None:
    file.chmod(mode)
    assert not is_kept()
    assert is_kept()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


@posix_only
@pytest.mark.parametrize("mode", [0o770, 0o707, 0o777])
def test_a_folder_that_others_may_write_is_not_used(file: Path, folder: Path, mode: int) -> None:
    folder.chmod(mode)
    before = file.read_bytes()
    assert not is_kept()
    assert not is_kept(source=b"y")
    assert list(folder.iterdir()) == [file]
    assert file.read_bytes() == before


def owned_by_another(monkeypatch: pytest.MonkeyPatch, function: str, kind: int) -> None:
    """Files or folders belong to another user."""
    really = getattr(os, function)

    def state_of(*args: Any, **options: Any) -> os.stat_result:
        state = list(really(*args, **options))
        if stat.S_IFMT(state[stat.ST_MODE]) == kind:
            state[stat.ST_UID] += 1
        return os.stat_result(state)

    monkeypatch.setattr(os, function, state_of)


@posix_only
def test_a_file_of_another_user_is_not_used(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        owned_by_another(patch, "fstat", stat.S_IFREG)
        assert not is_kept()
    assert is_kept()


@posix_only
def test_a_folder_of_another_user_is_not_used(
    file: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    owned_by_another(monkeypatch, "stat", stat.S_IFDIR)
    assert not is_kept()
    assert not is_kept(source=b"y")
    assert list(folder.iterdir()) == [file]


@posix_only
def test_the_folder_and_its_files_are_for_the_user_alone(folder: Path) -> None:
    before = os.umask(0)
    try:
        cached("bank", b"x", lambda: 1)
    finally:
        os.umask(before)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert [stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()] == [0o600]


def test_a_file_where_the_folder_should_be_means_no_cache(folder: Path) -> None:
    folder.write_bytes(b"")
    assert not is_kept()
    assert not is_kept()


@pytest.mark.parametrize("function", ["open", "replace", "mkdir", "stat"])
def test_any_failure_of_the_system_means_no_cache(
    file: Path, monkeypatch: pytest.MonkeyPatch, function: str
) -> None:
    def fail(*_args: object, **_options: object) -> None:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr(os, function, fail)
    assert cached("bank", b"y", lambda: "made") == "made"
    assert cached("bank", b"y", lambda: "made") == "made"


def test_a_full_disk_leaves_no_half_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_source: str, _target: str) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    assert not is_kept()
    assert not any(folder.iterdir())


@pytest.mark.parametrize("chosen", ["", "0"])
def test_the_cache_can_be_turned_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, chosen: str) -> None:
    monkeypatch.setenv("INTERVIEW_KIT_CACHE", chosen)
    monkeypatch.setenv("HOME", str(tmp_path))
    assert not is_kept()
    assert not is_kept()
    assert not any(tmp_path.iterdir())


@posix_only
def test_the_cache_lies_where_the_system_has_its_caches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("INTERVIEW_KIT_CACHE")
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("HOME", "/home/eva")
    monkeypatch.setenv("XDG_CACHE_HOME", "/caches")
    assert cache_folder() == Path("/caches/interview-kit")
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    assert cache_folder() == Path("/home/eva/.cache/interview-kit")
    monkeypatch.setattr(sys, "platform", "darwin")
    assert cache_folder() == Path("/home/eva/Library/Caches/interview-kit")
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setenv("LOCALAPPDATA", "/users/eva/local")
    assert cache_folder() == Path("/users/eva/local/interview-kit")
    monkeypatch.delenv("LOCALAPPDATA")
    assert cache_folder() is None


def test_without_a_home_there_is_no_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    def homeless(_path: type[Path]) -> Path:
        raise RuntimeError

    monkeypatch.delenv("INTERVIEW_KIT_CACHE")
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(Path, "home", classmethod(homeless))
    assert not is_kept()
    assert not is_kept()


def fill(folder: Path, number: int, size: int) -> None:
    folder.mkdir(mode=0o700)
    for index in range(number):
        (folder / f"{index:03}").write_bytes(b"\0" * size)
        os.utime(folder / f"{index:03}", (index, index))


@pytest.mark.parametrize(("limit", "value"), [("_MOST_FILES", 20), ("_MOST_BYTES", 200)])
def test_a_cache_that_is_too_large_is_cut_to_half_and_keeps_the_newest(
    folder: Path, monkeypatch: pytest.MonkeyPatch, limit: str, value: int
) -> None:
    monkeypatch.setattr(cache, limit, value)
    fill(folder, 21, 10)
    assert not is_kept()
    assert is_kept()
    numbers = sorted(path.name for path in folder.iterdir() if len(path.name) == 3)
    assert numbers == [f"{index:03}" for index in range(11, 21)]


def test_a_cache_within_its_limits_loses_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "_MOST_FILES", 20)
    monkeypatch.setattr(cache, "_MOST_BYTES", 200)
    fill(folder, 20, 10)
    assert not is_kept()
    assert len(list(folder.iterdir())) == 21


def test_a_value_that_is_very_large_is_not_kept(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "_LARGEST_VALUE", 100)
    cached("bank", b"x", lambda: b"\0" * 101)
    assert not any(folder.iterdir())


BOTH = """
import sys
from interview_kit.cache import cached

for number in range(300):
    source = b"%d" % (number % 3)
    assert cached("bank", source, lambda: source * 50_000) == source * 50_000
    if number % 5 == 0:
        import pathlib
        for path in pathlib.Path(sys.argv[1]).glob("*"):
            path.unlink(missing_ok=True)
"""


def test_two_processes_at_once_read_only_whole_values(folder: Path) -> None:
    words = [sys.executable, "-c", BOTH, str(folder)]
    processes = [subprocess.Popen(words, cwd=ROOT) for _ in range(2)]
    assert [process.wait(60) for process in processes] == [0, 0]


def test_a_value_is_found_in_a_third_of_a_millisecond(file: Path) -> None:
    times = []
    for _ in range(50):
        start = time.perf_counter()
        cached("bank", b"x", lambda: "new")
        times.append(time.perf_counter() - start)
    assert min(times) < 0.0003


# What the rules find in the texts of a bank


def read_anew(bank_folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The entries that a check reads anew, while it says the same as one without a cache."""
    read: list[str] = []

    def find(entry: Entry, lexicon: Lexicon) -> Iterator[Finding]:
        read.append(entry.id)
        return entry_findings(entry, lexicon)

    monkeypatch.setattr("interview_kit.workplace.checking.entry_findings", find)
    found = check_bank(bank_folder)
    with monkeypatch.context() as patch:
        patch.setattr("interview_kit.workplace.checking.entry_findings", entry_findings)
        patch.setenv("INTERVIEW_KIT_CACHE", "0")
        assert found == check_bank(bank_folder)
    assert found
    return read


def test_a_check_reads_only_the_texts_that_were_changed(
    bank_copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    everything = read_anew(bank_copy, monkeypatch)
    assert everything
    assert read_anew(bank_copy, monkeypatch) == []
    path = next(path for path in sorted(bank_copy.rglob("entries/**/*.yaml")))
    text = path.read_text("utf-8")
    path.write_text(text.replace("Fortæl om", "Beret helt ærligt om", 1), "utf-8")
    assert path.read_text("utf-8") != text
    assert len(read_anew(bank_copy, monkeypatch)) == 1


def test_a_check_reads_every_text_anew_by_other_rules(
    bank_copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(shipped_folder("question_bank") / "rules", bank_copy / "rules", dirs_exist_ok=True)
    everything = read_anew(bank_copy, monkeypatch)
    rules = bank_copy / "rules" / "legal.yaml"
    rules.write_text(rules.read_text("utf-8") + "\n# ændret\n", "utf-8")
    assert read_anew(bank_copy, monkeypatch) == everything
