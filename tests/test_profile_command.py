"""`profile new`: from a paper to a draft, and from the draft that HR has corrected to a profile in the bank."""

import io
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

from benchmarks.other_papers import OTHER_PAPERS
from interview_kit.bank import load_bank
from interview_kit.bank.schemas import schema_line
from interview_kit.models.bank import Profile
from interview_kit.profiles.returned import Returned, read_draft
from interview_kit.workplace import new_profile
from interview_kit.workplace.new_profile import profile_yaml
from interview_kit.yaml_files import load
from tests.commands import run
from tests.conftest import SMALL_BANK, need
from tests.raw_papers import PROFILE, chosen, with_body, without_row, written
from tests.test_raw_profiles import bomb
from tests.test_validator import sdk_errors
from tests.word_lint import word_faults

LINES = len([line for line in PROFILE.splitlines() if line]) - 1  # one is wrapped


@pytest.fixture
def folder(empty_folder: Path) -> Path:
    """A folder with a paper and a bank of one's own."""
    (empty_folder / "profil.txt").write_text(PROFILE, encoding="utf-8")
    shutil.copytree(SMALL_BANK, empty_folder / "bank")
    return empty_folder


@pytest.fixture
def draft(folder: Path) -> Path:
    """The draft of the paper."""
    assert run("profile", "new", "profil.txt", "--id", "leder-by", "--bank", "bank").exit_code == 0
    return folder / "profil-udkast.docx"


def returned(data: bytes) -> Returned:
    read = read_draft(data)
    assert not isinstance(read, str), read
    return read


def profile_in(folder: Path, key: str = "leder-by") -> Profile:
    return load_bank(folder / "bank").or_raise().profiles[key]


def test_a_paper_becomes_a_draft_that_tells_what_was_found(folder: Path) -> None:
    result = run("profile", "new", "profil.txt", "--id", "leder-by", "--title", "Leder", "-o", "ud.docx")
    assert result.exit_code == 0
    assert "«Leder», id leder-by: 2 kompetencer og 4 linjer med adfærd." in result.output
    assert "--read ud.docx" in result.output
    assert word_faults(folder / "ud.docx") == []
    assert sdk_errors({"draft": folder / "ud.docx"}) == {}
    assert returned((folder / "ud.docx").read_bytes()).title == "Leder"


def test_the_same_paper_gives_the_same_draft(draft: Path) -> None:
    before = draft.read_bytes()
    run("profile", "new", "profil.txt", "--id", "leder-by", "--bank", "bank", "--force")
    assert draft.read_bytes() == before


def test_an_unchanged_draft_comes_back_as_it_was_printed(draft: Path) -> None:
    read = returned(draft.read_bytes())
    assert [(line.text, line.guess) for line in read.lines] == [
        (line.text, line.guess) for line in read.printed
    ]
    assert len(read.lines) == LINES
    assert (read.missing, read.unchosen) == ((), ())
    assert (read.profile_id, read.organisation) == ("leder-by", "Eksempelby Kommune")


def test_a_draft_becomes_a_profile_that_check_has_nothing_against(folder: Path, draft: Path) -> None:
    before = run("check", "--bank", "bank").output
    result = run("profile", "new", "--read", draft, "--bank", "bank")
    assert result.exit_code == 0, result.output
    profile = profile_in(folder)
    assert [competency.id for competency in profile.competencies] == [
        "leder-by.samarbejde",
        "leder-by.oekonomi",
    ]
    assert (
        profile.behaviours[0].source == "Lytter til borgere og medarbejdere, før der bliver besluttet noget"
    )
    assert profile.behaviours[0].text == "Lytter til borgere og medarbejdere, før der bliver besluttet noget."
    assert (folder / "bank/sources/leder-by.txt").read_text("utf-8").count("\n") == LINES
    after = run("check", "--bank", "bank").output
    assert after.splitlines()[-2:-1] == before.splitlines()[-2:-1]


def test_what_hr_changes_in_the_draft_counts(folder: Path, draft: Path) -> None:
    data = draft.read_bytes()
    numbers = {line.text: number for number, line in enumerate(returned(data).printed, 1)}
    data = chosen(data, numbers["Overholder sit budget"], "Udelad")
    data = written(data, numbers["Skaber gode relationer til samarbejdspartnere"], "Skabe gode relationer")
    draft.write_bytes(data)
    run("profile", "new", "--read", draft, "--bank", "bank")
    profile = profile_in(folder)
    assert [line.text for line in profile.behaviours[1:]] == [
        "Skaber gode relationer.",
        "Kan forklare tal, så alle forstår dem.",
    ]


def test_a_line_that_enter_has_parted_is_two(draft: Path) -> None:
    data = with_body(
        draft.read_bytes(),
        lambda body: body.replace("Overholder sit budget", "Overholder</w:t><w:br/><w:t>sit budget"),
    )
    found = [line.text for line in returned(data).lines if line.guess == "behaviour"]
    assert found[2:4] == ["Overholder", "sit budget"]


def test_a_row_that_is_gone_is_told(folder: Path, draft: Path) -> None:
    number = next(
        number
        for number, line in enumerate(returned(draft.read_bytes()).printed, 1)
        if line.text == "Overholder sit budget"
    )
    draft.write_bytes(without_row(draft.read_bytes(), number))
    result = run("profile", "new", "--read", draft, "--bank", "bank")
    assert (
        f"Linje {number} er ikke mere i udkastet og derfor ikke med: «Overholder sit budget»" in result.output
    )
    assert len(profile_in(folder).behaviours) == 3


def test_a_line_that_a_program_took_out_of_its_row_is_found_by_its_name(draft: Path) -> None:
    tables = re.compile(r"</?w:(?:tbl|tr|tc)>|<w:(tblPr|tblGrid|trPr|tcPr)>.*?</w:\1>", re.DOTALL)
    read = returned(with_body(draft.read_bytes(), lambda body: tables.sub("", body)))
    assert read == returned(draft.read_bytes())


def test_a_word_that_is_none_of_the_five_is_told(draft: Path) -> None:
    data = chosen(draft.read_bytes(), 1, "Måske")
    assert returned(data).unchosen == (1,)
    assert returned(data).lines[0].guess == returned(data).printed[0].guess


def test_a_profile_in_the_bank_is_never_overwritten(folder: Path, draft: Path) -> None:
    run("profile", "new", "--read", draft, "--bank", "bank")
    before = (folder / "bank/profiles/leder-by.yaml").read_bytes()
    result = run("profile", "new", "--read", draft, "--bank", "bank", "--force")
    assert result.exit_code == 1
    assert "profile-exists" in result.output
    assert (folder / "bank/profiles/leder-by.yaml").read_bytes() == before
    assert (
        "profile-exists"
        in run("profile", "new", "profil.txt", "--id", "leder-by", "--bank", "bank", "-o", "to.docx").output
    )


def test_a_source_that_is_in_the_way_keeps_both_files_out(folder: Path, draft: Path) -> None:
    (folder / "bank/sources").mkdir(exist_ok=True)
    (folder / "bank/sources/leder-by.txt").write_text("vores egen", encoding="utf-8")
    result = run("profile", "new", "--read", draft, "--bank", "bank")
    assert result.exit_code == 1
    assert "file-exists" in result.output
    assert not (folder / "bank/profiles/leder-by.yaml").exists()


def test_the_shipped_bank_is_not_written_to(draft: Path) -> None:
    result = run("profile", "new", "--read", draft)
    assert result.exit_code == 1
    assert "profile-own-bank" in result.output


@pytest.mark.parametrize("profile_id", ["Leder", "leder by", "leder.by", "a" * 40, "løder"])
def test_an_id_that_no_profile_may_have_is_refused(folder: Path, profile_id: str) -> None:
    result = run("profile", "new", "profil.txt", "--id", profile_id)
    assert result.exit_code == 1
    assert "profile-id" in result.output
    assert not (folder / "profil-udkast.docx").exists()


def test_an_id_is_made_of_the_title_where_none_is_given(folder: Path) -> None:
    assert "id leder-eksempelby:" in run("profile", "new", "profil.txt").output


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("bombe.docx", bomb(), "raw-bomb"),
        ("scan.pdf", b"%PDF-1.4", "raw-pdf-damaged"),
        ("stor.txt", b"a" * 50_000_000, "raw-too-large"),
        ("brev.txt", b"Kun et par ord", "raw-no-text"),
    ],
)
def test_a_paper_that_cannot_be_read_is_a_sentence(folder: Path, name: str, data: bytes, code: str) -> None:
    (folder / name).write_bytes(data)
    result = run("profile", "new", name, "--id", "leder-by")
    assert result.exit_code == 1
    assert f"({code})" in result.output
    assert not (folder / "profil-udkast.docx").exists()


def test_a_file_that_is_not_there_is_a_sentence(folder: Path) -> None:
    assert "received-missing" in run("profile", "new", "ingen.docx").output
    assert run("profile", "new", "bank").exit_code == 1


@pytest.mark.parametrize(
    ("name", "code"),
    [("profil.txt", "draft-unread"), ("bombe.docx", "draft-unread"), ("bank/house.docx", "draft-not-ours")],
)
def test_only_our_own_papers_are_read_back(folder: Path, name: str, code: str) -> None:
    (folder / "bombe.docx").write_bytes(bomb())
    shutil.copy(Path(__file__).parent.parent / "templates/house.docx", folder / "bank/house.docx")
    result = run("profile", "new", "--read", name, "--bank", "bank")
    assert result.exit_code == 1
    assert code in result.output


def test_a_draft_whose_lines_are_lost_is_refused(folder: Path, draft: Path) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(draft) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(
                name,
                data.replace(b"interview-kit.linjer.1", b"interview-kit.andet.1")
                if "custom" in name
                else data,
            )
    draft.write_bytes(stream.getvalue())
    assert "draft-lines-lost" in run("profile", "new", "--read", draft, "--bank", "bank").output


def test_the_paper_on_reuse_is_saved_beside_the_draft_and_read_by_the_same_command(
    folder: Path, draft: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(new_profile, "reuse_paper", lambda _, key: b"papir om " + key.encode())
    result = run("profile", "new", "--read", draft, "--bank", "bank")
    assert (folder / "genbrug.docx").read_bytes() == b"papir om leder-by"
    assert "Vælg et spørgsmålssæt" in result.output


def test_a_paper_on_reuse_that_is_in_the_way_keeps_the_profile_out(folder: Path, draft: Path) -> None:
    (folder / "genbrug.docx").write_bytes(b"i gang")
    result = run("profile", "new", "--read", draft, "--bank", "bank")
    assert "file-exists" in result.output
    assert not (folder / "bank/profiles/leder-by.yaml").exists()


def test_a_written_profile_reads_as_it_was_made(folder: Path, draft: Path) -> None:
    run("profile", "new", "--read", draft, "--bank", "bank")
    profile = profile_in(folder)
    name = "profiles/leder-by.yaml"
    assert (folder / "bank" / name).read_text("utf-8").startswith(schema_line(name))
    path = folder / "igen.yaml"
    path.write_text(profile_yaml(profile), encoding="utf-8")
    assert load(path, Profile).or_raise().value == profile


@pytest.mark.slow
def test_a_draft_comes_back_through_every_program_that_saves_it(draft: Path, tmp_path: Path) -> None:
    need("soffice")
    office = f"-env:UserInstallation={(tmp_path / 'lo').as_uri()}"

    def convert(path: Path, kind: str, folder: str) -> Path:
        out = tmp_path / folder
        command = ["soffice", office, "--headless", "--convert-to", kind, "--outdir", str(out), str(path)]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        return out / f"{path.stem}.{kind}"

    before = returned(draft.read_bytes())
    ways = {
        "docx": convert(draft, "docx", "a"),
        "odt": convert(convert(draft, "odt", "b"), "docx", "c"),
        "doc": convert(convert(draft, "doc", "d"), "docx", "e"),
    }
    for way, path in ways.items():
        assert returned(path.read_bytes()) == before, way


def test_a_line_that_no_page_has_room_for_is_told(folder: Path, draft: Path) -> None:
    draft.write_bytes(written(draft.read_bytes(), 2, "ord " * 600))
    result = run("profile", "new", "--read", draft, "--bank", "bank")
    assert "draft-line-long" in result.output
    assert not (folder / "bank/profiles/leder-by.yaml").exists()


def test_a_title_that_is_too_long_is_cut_and_told(folder: Path, draft: Path) -> None:
    title = "Leder " * 30
    result = run("profile", "new", "--read", draft, "--bank", "bank", "--title", title)
    assert "kortet af" in result.output
    assert len(profile_in(folder).title) <= 120


def test_a_paper_of_several_levels_asks_for_one_and_takes_it(folder: Path) -> None:
    (folder / "niveauer.docx").write_bytes(OTHER_PAPERS()["several levels"][0])
    result = run("profile", "new", "niveauer.docx", "--id", "leder-by")
    assert "raw-several-levels" in result.output
    assert "«teamleder», «afdelingsleder» og «direktør»" in result.output
    result = run("profile", "new", "niveauer.docx", "--id", "leder-by", "--only", "Afdelingsleder")
    assert "3 linjer med adfærd" in result.output
    result = run("profile", "new", "niveauer.docx", "--id", "leder-by", "--only", "rektor", "-o", "to.docx")
    assert "raw-no-such-level" in result.output


def test_an_option_that_would_be_passed_over_is_refused(folder: Path, draft: Path) -> None:
    assert run("profile", "new", "--read", draft, "--bank", "bank", "--only", "Teamleder").exit_code == 2
    assert run("profile", "new", "--read", draft, "--bank", "bank").exit_code == 0
    paper = folder / "genbrug.docx"
    assert run("profile", "new", "--read", paper, "--bank", "bank", "--title", "Chef").exit_code == 2
    assert run("profile", "new", "--read", paper, "--bank", "bank").exit_code == 0
