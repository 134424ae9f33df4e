"""What lies in the folder of what came: found wherever it lies, told by content, and never unpacked into harm."""

import io
import os
import zipfile
from pathlib import Path

import pytest

from interview_kit.workplace import arrivals as room
from interview_kit.workplace.arrivals import arrivals


def zipped(files: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in files.items():
            package.writestr(name, data)
    return stream.getvalue()


def put(folder: Path, files: dict[str, bytes]) -> Path:
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return folder


def names(folder: Path) -> list[str]:
    return [file.name for file in arrivals(folder).files]


def codes(folder: Path) -> list[str]:
    return [problem.code for problem in arrivals(folder).problems]


DOCX = zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<document/>"})


def test_files_are_found_in_subfolders_and_zips_in_zips(tmp_path: Path) -> None:
    inner = zipped({"M3/c.docx": DOCX})
    put(tmp_path, {"a.docx": DOCX, "fra HR/b.docx": DOCX, "mail.zip": zipped({"inde.zip": inner})})
    assert names(tmp_path) == ["a.docx", "mail.zip/inde.zip/M3/c.docx", "fra HR/b.docx"]
    assert codes(tmp_path) == []


def test_a_word_file_is_a_zip_and_stays_one_file(tmp_path: Path) -> None:
    assert names(put(tmp_path, {"ark uden endelse": DOCX})) == ["ark uden endelse"]


@pytest.mark.parametrize("name", [".DS_Store", "Thumbs.db", "desktop.ini", ".~lock.a.docx#"])
def test_what_systems_leave_is_passed_over(tmp_path: Path, name: str) -> None:
    put(tmp_path, {name: b"x", "z.zip": zipped({f"__MACOSX/{name}": b"x", name: b"x"})})
    assert (names(tmp_path), codes(tmp_path)) == ([], [])


def test_a_file_that_is_open_in_word_is_told(tmp_path: Path) -> None:
    assert codes(put(tmp_path, {"~$ark.docx": b"x", "ark.docx": DOCX})) == ["collected-open"]


@pytest.mark.parametrize(
    "copy", ["ark-1-M2 (1).docx", "ark-1-M2 - Kopi.docx", "Kopi af ark-1-M2.docx", "ark-1-M2-PC12.docx"]
)
def test_a_conflict_copy_is_named_and_read(tmp_path: Path, copy: str) -> None:
    put(tmp_path, {"ark-1-M2.docx": DOCX, copy: DOCX})
    (problem,) = arrivals(tmp_path).problems
    assert (problem.code, problem.file) == ("collected-copy-name", copy)
    assert len(names(tmp_path)) == 2


def test_the_sheets_of_two_members_are_no_copies(tmp_path: Path) -> None:
    put(tmp_path, {"ark-1-M1.docx": DOCX, "ark-1-M1-K2.docx": DOCX, "ark-1-M2.docx": DOCX})
    assert codes(tmp_path) == []


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    outside = put(tmp_path / "outside", {"secret.docx": DOCX})
    folder = put(tmp_path / "indkommet", {"a.docx": DOCX})
    (folder / "b.docx").symlink_to(outside / "secret.docx")
    (folder / "c").symlink_to(outside, target_is_directory=True)
    assert names(folder) == ["a.docx"]
    assert codes(folder) == ["collected-link", "collected-link"]


def test_zips_deeper_than_anybody_packs_them_are_refused(tmp_path: Path) -> None:
    data = zipped({"ark.docx": DOCX})
    for depth in range(4):
        data = zipped({f"{depth}.zip": data})
    assert codes(put(tmp_path, {"z.zip": data})) == ["collected-deep"]


@pytest.mark.parametrize("cut", [30, 60, 100])
def test_a_zip_that_was_cut_off_is_told(tmp_path: Path, cut: int) -> None:
    assert codes(put(tmp_path, {"z.zip": zipped({"a.txt": b"a" * 1000})[:cut]})) == ["collected-zip"]


def test_a_zip_that_would_fill_the_disk_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "_MOST_UNPACKED", 1_000_000)
    put(tmp_path, {"z.zip": zipped({f"{number}.docx": b"0" * 200_000 for number in range(9)})})
    (problem,) = arrivals(tmp_path).problems
    assert problem.code == "collected-zip"
    assert "fylder alt for meget" in problem.message


def test_two_zips_together_may_not_be_too_much_either(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room, "_MOST_UNPACKED", 1_000_000)
    pile = zipped({f"{number}.docx": b"0" * 200_000 for number in range(4)})
    assert codes(put(tmp_path, {"a.zip": pile, "b.zip": pile})) == ["collected-zip"]


def test_a_zip_with_a_password_says_so(tmp_path: Path) -> None:
    data = bytearray(zipped({"a.docx": DOCX}))
    data[6] |= 1
    directory = data.rindex(b"PK\x01\x02")
    data[directory + 8] |= 1
    (problem,) = arrivals(put(tmp_path, {"z.zip": bytes(data)})).problems
    assert "adgangskode" in problem.message


def test_a_pipe_is_refused_unopened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "ark.docx")
    assert codes(tmp_path) == ["file-unreadable"]


def test_names_that_lead_out_of_a_zip_are_only_names(tmp_path: Path) -> None:
    put(tmp_path / "in", {"z.zip": zipped({"../../evil.docx": DOCX})})
    assert names(tmp_path / "in") == ["z.zip/../../evil.docx"]
    assert not (tmp_path.parent / "evil.docx").exists()


@pytest.mark.parametrize("name", ["læs mig.docx", ".M3 K1.docx", "M3 K1.docx~", "README", ".skjult/ark.docx"])
def test_a_file_that_could_be_a_sheet_is_read_whatever_it_is_called(tmp_path: Path, name: str) -> None:
    put(tmp_path / "in", {name: DOCX, "z.zip": zipped({name: DOCX})})
    assert sorted(names(tmp_path / "in")) == sorted([name, f"z.zip/{name}"])


def test_a_folder_that_is_closed_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, {"a.docx": DOCX, "lukket/b.docx": DOCX})
    real = os.scandir

    def scandir(path: str) -> object:
        if str(path).endswith("lukket"):
            raise PermissionError(13, "closed", str(path))
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    assert (names(tmp_path), codes(tmp_path)) == (["a.docx"], ["folder-unreadable"])
