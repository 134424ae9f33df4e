"""`access`: one candidate sees all that was written about that candidate, and nothing about another."""

import hashlib
import re
import shutil
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from interview_kit.cli import main
from interview_kit.models.collected import Collected, CollectedAnswer, CollectedFile, CollectedRating, Seal
from interview_kit.recruitments import load_guide
from interview_kit.recruitments.collected_file import load_collected
from interview_kit.shipped import shipped_folder
from interview_kit.word.every_text import EveryText, every_text
from interview_kit.workplace.kit import made_papers, open_kit, save_kit
from interview_kit.workplace.workplace import open_workplace
from tests.conftest import SMALL_BANK
from tests.docx_text import W, part, text_of
from tests.sealing import truly_sealed
from tests.test_kit import LETTERS, NAMES, RECRUITMENT, TODAY, plan_again
from tests.test_scoring_sheet import fill
from tests.test_validator import sdk_errors
from tests.word_lint import word_faults

NOTE = "Satte tre mål & stoppede det ene i august.\n«Jeg spurgte <lederen> først.» 🙂"
SHEET = "ark-1-M2-K3.docx"
ZEROES = "0" * 64
Change = Callable[[dict[str, bytes]], None]


@pytest.fixture(autouse=True)
def _in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("INTERVIEW_KIT_BANK", raising=False)


@pytest.fixture(scope="module")
def case_bank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = Path(shutil.copytree(SMALL_BANK, tmp_path_factory.mktemp("access") / "bank"))
    for name in LETTERS:
        shutil.copy(shipped_folder("question_bank") / "texts" / f"{name}.yaml", folder / "texts")
    return folder


@pytest.fixture(scope="module")
def whole_case(case_bank: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A recruitment with all its papers, of which one member's sheet for K3 is filled. Only to be copied."""
    folder = tmp_path_factory.mktemp("case") / "sag"
    folder.mkdir()
    (folder / "recruitment.yaml").write_text(RECRUITMENT, "utf-8")
    (folder / "navne.yaml").write_text(NAMES, "utf-8")
    plan_again(folder, case_bank)
    kit = open_kit(open_workplace(str(case_bank)), folder, None, TODAY)
    save_kit(kit, list(made_papers(kit)), force=False)
    (folder / "indkommet").mkdir()
    filled = fill(folder / "dokumenter" / "enkeltark" / SHEET, {"S1.handling": "Stoppede det ene mål."})
    filled.rename(folder / "indkommet" / SHEET)
    return folder


@pytest.fixture
def folder(whole_case: Path, tmp_path: Path) -> Path:
    """A copy of it whose first round has come home and is sealed."""
    folder = Path(shutil.copytree(whole_case, tmp_path / "Vores sag æøå"))
    collect(folder)
    return folder


def rating(member: str, candidate: str, **said: object) -> CollectedRating:
    values = {"value": 4, "question": "S1", "source": f"ark-1-{member}-{candidate}.docx", **said}
    return CollectedRating.model_validate({"member": member, "candidate": candidate, **values})


RATINGS = (
    rating("M1", "K3", value=3, notes={"handling": NOTE, "flag": "Ingen"}),
    rating("M2", "K3", notes={"handling": "Stoppede det ene mål."}),
    rating("M3", "K3", value=None, raw="3-4", on_paper=True),
    rating("M1", "K1", value=2, notes={"handling": "Kun om K1"}),
)
ANSWERS = (
    CollectedAnswer(member="M1", candidate="K3", tag="V1.svar", text="Ja.", source="ark-1-M1-K3.docx"),
)


def seal(number: int, ratings: tuple[CollectedRating, ...], reason: str | None = None) -> Seal:
    return Seal(
        number=number,
        letters="QKWMTRAB",
        digest=ZEROES,
        at=f"2027-03-11 16.{number}0",
        reason=reason,
        ratings=ratings,
        answers=ANSWERS,
        files=(),
    )


def collect(
    folder: Path, ratings: tuple[CollectedRating, ...] = RATINGS, seals: tuple[Seal, ...] = ()
) -> None:
    """Writes `indsamlet-1.json` as it is when these ratings have come home, sealed once if not otherwise."""
    guide = load_guide(folder / "guide-1.yaml").or_raise()
    sheet = folder / "indkommet" / SHEET
    digest = hashlib.sha256(sheet.read_bytes()).hexdigest() if sheet.exists() else ZEROES
    file = CollectedFile(name=SHEET, sha256=digest, road="sheet", seen="2027-03-11 16.00")
    collected = Collected(
        round=1,
        guide=guide.id,
        guide_hash=guide.hash,
        ratings=ratings,
        answers=ANSWERS,
        files=(file,),
        seals=seals or (seal(1, ratings),),
    )
    (folder / "indsamlet-1.json").write_text(truly_sealed(collected).model_dump_json(), "utf-8")


def note(text: str, member: str = "M1") -> tuple[CollectedRating, ...]:
    """What came home, where this member wrote this about K3."""
    of_member = rating(member, "K3", notes={"handling": text})
    return (*(row for row in RATINGS if row.cell != of_member.cell), of_member)


def access(folder: Path, bank: Path, candidate: str = "K3") -> Result:
    result = CliRunner().invoke(main, ["access", str(folder), candidate, "--bank", str(bank)])
    assert result.exit_code in {0, 1}, result.output
    return result


def bundle(folder: Path, candidate: str = "K3") -> list[str]:
    root = folder / f"aktindsigt-{candidate}"
    return sorted(path.relative_to(root).as_posix() for path in root.rglob("*"))


def printed(folder: Path) -> str:
    paragraphs = part(folder / "aktindsigt-K3" / "udskrift-K3.docx").iter(f"{W}p")
    return "\n".join(text_of(paragraph) for paragraph in paragraphs)


def strike(folder: Path, *lines: str) -> None:
    (folder / "overstreget.yaml").write_text("\n".join(lines) + "\n", "utf-8")


def change_file(path: Path, change: Change) -> None:
    """Changes the parts of a Word file as a program might leave them."""
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    change(parts)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)


# What is in the bundle


def test_the_bundle_holds_the_printout_the_letters_and_the_sheets_of_that_candidate_alone(
    folder: Path, case_bank: Path
) -> None:
    (folder / "dokumenter" / "notat-1-K3.docx").write_bytes((folder / "indkommet" / SHEET).read_bytes())
    result = access(folder, case_bank)
    assert result.exit_code == 0, result.output
    letters = ["kandidatbrev-1-K3.docx", "kandidatbrev-2-K3.docx"]
    assert bundle(folder) == [SHEET, *letters, "notat-1-K3.docx", "udskrift-K3.docx"]
    copied = (folder / "aktindsigt-K3" / SHEET).read_bytes()
    assert copied == (folder / "indkommet" / SHEET).read_bytes()


def test_the_printout_has_every_word_of_every_member(folder: Path, case_bank: Path) -> None:
    access(folder, case_bank)
    text = printed(folder)
    for line in (
        *NOTE.splitlines(),
        "Ingen",
        "Stoppede det ene mål.",
        "3-4",
        "Noterne er på papir.",
        "Svar: Ja.",
    ):
        assert line in text
    assert not word_faults(folder / "aktindsigt-K3" / "udskrift-K3.docx")


def test_nothing_of_another_candidate_is_in_any_file_of_the_bundle(folder: Path, case_bank: Path) -> None:
    access(folder, case_bank)
    for name in bundle(folder):
        found = every_text((folder / "aktindsigt-K3" / name).read_bytes())
        assert isinstance(found, EveryText)
        text = "\n".join(part.text for part in found.texts)
        assert not re.search(r"\bK[12]\b|Zwergius|O'Neill|Kun om", text), name


def test_what_was_changed_stands_above_what_was_there_first_with_the_reason(
    folder: Path, case_bank: Path
) -> None:
    later = note("Hørte, at rammen var kandidatens egen.")
    collect(folder, later, (seal(1, RATINGS), seal(2, later, "M1 hørte svaret forkert.")))
    access(folder, case_bank)
    text = printed(folder)
    order = [
        "Forsegling 2",
        "M1 hørte svaret forkert.",
        "rammen var kandidatens egen",
        "Forsegling 1",
        "tre mål",
    ]
    places = [text.index(words) for words in order]
    assert places == sorted(places)


def test_a_reason_for_a_seal_is_told_only_where_it_changed_something_for_the_candidate(
    folder: Path, case_bank: Path
) -> None:
    collect(folder, RATINGS, (seal(1, RATINGS), seal(2, RATINGS, "K1 blev hørt igen.")))
    assert access(folder, case_bank).exit_code == 0
    assert "hørt igen" not in printed(folder)


def test_what_came_after_the_seal_is_there_too(folder: Path, case_bank: Path) -> None:
    collect(folder, note("Kom for sent ind."), (seal(1, RATINGS),))
    access(folder, case_bank)
    assert "Læst efter forseglingen" in printed(folder)


def test_a_file_with_several_candidates_never_goes_out(folder: Path, case_bank: Path) -> None:
    shutil.copy(folder / "dokumenter" / "ark-1-M1.docx", folder / "indkommet")
    source = "ark-1-M1.docx"
    collect(folder, (rating("M1", "K3", source=source), rating("M1", "K1", source=source)))
    assert access(folder, case_bank).exit_code == 0
    assert source not in bundle(folder)


def test_a_sheet_in_a_zip_is_told_and_its_words_are_in_the_printout(folder: Path, case_bank: Path) -> None:
    collect(folder, (rating("M2", "K3", source=f"bunke.zip/{SHEET}", notes={"handling": "Fra bunken"}),))
    result = access(folder, case_bank)
    assert "(access-left-out)" in result.output
    assert "Fra bunken" in printed(folder)


def test_the_words_of_the_questions_are_those_of_the_guide_that_was_used(
    folder: Path, case_bank: Path
) -> None:
    path = folder / "recruitment.yaml"
    path.write_text(path.read_text("utf-8").replace("panel:", "title: Vagtchef\npanel:"), "utf-8")
    plan_again(folder, case_bank, reason="Et ord var galt.")
    assert (folder / "guide-1 (version 1).yaml").exists()
    assert "access-guide-other" not in access(folder, case_bank).output
    shutil.rmtree(folder / "aktindsigt-K3")
    (folder / "guide-1 (version 1).yaml").unlink()
    assert "(access-guide-other)" in access(folder, case_bank).output


def test_a_paper_of_another_candidate_or_of_all_never_goes_out(folder: Path, case_bank: Path) -> None:
    names = ("notat-1-K2.docx", "sammenligning-1.docx", "indstilling.docx")
    for name in names:
        shutil.copy(folder / "dokumenter" / "kandidatbrev-1-K3.docx", folder / "dokumenter" / name)
    access(folder, case_bank)
    assert not set(names) & set(bundle(folder))


def test_a_letter_to_another_under_the_candidates_code_stops_the_bundle(
    folder: Path, case_bank: Path
) -> None:
    documents = folder / "dokumenter"
    shutil.copy(documents / "kandidatbrev-1-K2.docx", documents / "kandidatbrev-1-K3.docx")
    result = access(folder, case_bank)
    assert result.exit_code == 1
    assert "Ewald O'Neill & Søn" in result.output
    assert bundle(folder) == []


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")
def test_nothing_is_written_through_a_link(folder: Path, case_bank: Path, tmp_path: Path) -> None:
    (tmp_path / "udenfor").mkdir()
    (folder / "aktindsigt-K3").symlink_to(tmp_path / "udenfor", target_is_directory=True)
    assert access(folder, case_bank).exit_code == 1
    assert list((tmp_path / "udenfor").iterdir()) == []


def test_files_that_nobody_has_read_are_told(folder: Path, case_bank: Path) -> None:
    (folder / "indkommet" / "scan.pdf").write_bytes(b"%PDF-1.4")
    result = access(folder, case_bank)
    assert "(access-uncollected)" in result.output
    assert "indkommet/scan.pdf" in result.output


@pytest.mark.parametrize(
    "name",
    ["afslag-K3 endelig.docx", "afslag-K3-underskrevet.docx", "Afslag-K3_v2.DOCX", "notat-1-K3 (2).docx"],
)
def test_a_paper_that_somebody_saved_under_a_longer_name_goes_out_too(
    folder: Path, case_bank: Path, name: str
) -> None:
    documents = folder / "dokumenter"
    shutil.copy(documents / "kandidatbrev-1-K3.docx", documents / name)
    assert access(folder, case_bank).exit_code == 0
    assert name in bundle(folder)


def test_every_file_of_the_candidate_that_is_not_in_the_bundle_is_named(
    folder: Path, case_bank: Path
) -> None:
    left = (
        *(f"dokumenter/{name}" for name in ("afslag-K3.pdf", "referat K3.docx", "K3-mail.docx")),
        "dokumenter/K3/mail.msg",
        "dokumenter/afslag-K3 og K1.docx",
        "ansøgning kandidat 3.pdf",
        *(f"noter/{number}-K3.txt" for number in range(9)),
    )
    for name in left:
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(b"x")
    (folder / "referat K2.docx").write_bytes(b"x")
    result = access(folder, case_bank)
    assert result.exit_code == 0
    assert "(access-not-taken)" in result.output
    for name in left:
        assert name in " ".join(result.output.split())
    assert "referat K2" not in result.output


def test_notes_on_paper_are_told_for_each_member_who_has_them(folder: Path, case_bank: Path) -> None:
    output = access(folder, case_bank).output
    assert output.count("(access-on-paper)") == 1
    assert "M3's ark om K3 er på papir" in output
    assert "Noter på papir er ikke med" in printed(folder)
    assert "Her står alt" not in printed(folder)
    assert "access-on-paper" not in access(folder, case_bank, "K1").output


def test_where_nothing_is_missing_nothing_is_told(folder: Path, case_bank: Path) -> None:
    assert access(folder, case_bank).exit_code == 0
    assert "access-not-taken" not in access(folder, case_bank).output


def test_a_paper_that_a_person_leaves_out_is_said_not_to_be_in_the_printout(
    folder: Path, case_bank: Path
) -> None:
    strike(
        folder,
        '- {candidate: K3, file: kandidatbrev-1-K3.docx, words: "HELE FILEN", by: HR, reason: "om en anden"}',
    )
    output = access(folder, case_bank).output
    assert "(access-paper-left-out)" in output
    assert "Det står ikke i udskriften." in " ".join(output.split())


def test_without_any_sheets_the_letters_are_there_and_it_is_told(folder: Path, case_bank: Path) -> None:
    (folder / "indsamlet-1.json").unlink()
    result = access(folder, case_bank)
    assert result.exit_code == 0
    assert "(access-no-sheets)" in result.output
    assert "kandidatbrev-1-K3.docx" in bundle(folder)


def test_a_code_that_nobody_has_is_refused_with_those_that_there_are(folder: Path, case_bank: Path) -> None:
    result = access(folder, case_bank, "K9")
    assert "(access-candidate)" in result.output
    assert "K1, K2, K3" in result.output


def test_a_second_time_gives_the_same_and_nothing_else_may_lie_there(folder: Path, case_bank: Path) -> None:
    access(folder, case_bank)
    before = bundle(folder)
    assert access(folder, case_bank, "k3").exit_code == 0
    assert bundle(folder) == before
    (folder / "aktindsigt-K3" / "gammelt.docx").write_bytes(b"x")
    assert "(access-folder-used)" in access(folder, case_bank).output


def test_the_printout_is_valid_in_word_whatever_was_written(folder: Path, case_bank: Path) -> None:
    collect(folder, note("]]> {{ g }} {% if %} <w:t> & \x00 \x0b 🙂 " + "langt " * 4_000))
    assert access(folder, case_bank).exit_code == 0
    path = folder / "aktindsigt-K3" / "udskrift-K3.docx"
    assert "]]> {{ g }} {% if %} <w:t> & \N{REPLACEMENT CHARACTER}" in printed(folder)
    assert not word_faults(path)
    assert not sdk_errors({"udskrift": path})


# Leaks in what members wrote


@pytest.mark.parametrize(
    "words",
    [
        "bedre end K1",
        "ligesom dagfinn",
        "ZWERGIUS gjorde det",
        "kandidat nr. 2",
        "71 11 21 31",
        "bedre end den forrige",
    ],
)
def test_a_note_about_another_stops_everything_and_says_where(
    folder: Path, case_bank: Path, words: str
) -> None:
    collect(folder, note(f"Fulgte op, {words}"))
    result = access(folder, case_bank)
    assert result.exit_code == 1
    assert "(access-leak)" in result.output
    assert "1. samtale, M1, S1 (handling)" in result.output
    assert bundle(folder) == []


def test_words_that_are_struck_are_printed_as_a_bar(folder: Path, case_bank: Path) -> None:
    collect(folder, note("Fulgte op, bedre end K1, og ringede."))
    output = access(folder, case_bank).output
    line = re.search(r"«(- \{.*?\})»", output.replace("\n", " "))
    assert line
    strike(folder, line[1].replace("K1", "bedre end K1"))
    assert "(access-unsigned)" in access(folder, case_bank).output
    strike(folder, line[1].replace("K1", "bedre end K1").replace("NAVN", "HR"))
    result = access(folder, case_bank)
    assert result.exit_code == 0, result.output
    assert "Fulgte op, ████ [udeladt: oplysninger om andre], og ringede." in printed(folder)
    assert "1 sted er streget over" in printed(folder)


def test_the_sheet_in_which_something_was_struck_does_not_go_out(folder: Path, case_bank: Path) -> None:
    collect(folder, note("Stoppede det ene mål. Anderledes end i formiddags.", "M2"))
    strike(
        folder,
        '- {candidate: K3, member: M2, words: "Anderledes end i formiddags.", by: HR, reason: "om en anden"}',
    )
    result = access(folder, case_bank)
    assert "(access-left-out)" in result.output
    assert SHEET not in bundle(folder)


def test_words_that_a_person_allows_may_stand(folder: Path, case_bank: Path) -> None:
    collect(folder, note("Den bedste af dem var planen for hallen."))
    assert access(folder, case_bank).exit_code == 1
    strike(
        folder,
        '- {candidate: K3, words: "Den bedste af dem var planen", by: HR, reason: "om planer", shown: true}',
    )
    assert access(folder, case_bank).exit_code == 0
    assert "Den bedste af dem var planen for hallen." in printed(folder)


def offered(output: str) -> list[str]:
    """The lines for `overstreget.yaml` in what was printed, signed."""
    lines = re.findall(r"«(- \{.*?\})»", re.sub(r"\s*\n\s*", " ", output))
    return [line.replace("NAVN", "HR") for line in lines]


def test_both_lines_are_offered_and_each_does_what_it_says(folder: Path, case_bank: Path) -> None:
    collect(folder, note("Fulgte op, bedre end K1, og ringede."))
    output = access(folder, case_bank).output
    struck, shown = offered(output)
    assert "overstreget.yaml" in output
    strike(folder, struck)
    assert access(folder, case_bank).exit_code == 0
    assert "bedre end ████ [udeladt: oplysninger om andre], og ringede." in printed(folder)
    shutil.rmtree(folder / "aktindsigt-K3")
    strike(folder, shown)
    assert access(folder, case_bank).exit_code == 0
    assert "bedre end K1" in printed(folder)


def test_two_lines_about_the_same_words_are_no_error(folder: Path, case_bank: Path) -> None:
    collect(folder, note("Som Dagfinn’ plan og Dagfinns."))
    lines = [
        f'- {{candidate: K3, words: "{words}", by: HR, reason: "om en anden"}}'
        for words in ("Dagfinn", "Dagfinn’", "Som Dagfinn", "Dagfinns")
    ]
    for order in (lines, lines[::-1]):
        strike(folder, *order)
        result = access(folder, case_bank)
        assert result.exit_code == 0, result.output
        assert "access-redaction-unused" not in result.output
        assert printed(folder).count("████ [udeladt") == 2
        assert "2 steder er streget over" in printed(folder)
        shutil.rmtree(folder / "aktindsigt-K3")


@pytest.mark.parametrize("text", ["", "\n\n", "# linjer om K3\n", "---\n  # intet\n", "\ufeff# intet"])
def test_a_file_of_lines_without_any_is_as_none(folder: Path, case_bank: Path, text: str) -> None:
    (folder / "overstreget.yaml").write_text(text, "utf-8")
    assert access(folder, case_bank).exit_code == 0


@pytest.mark.parametrize(
    "words", ["Gjorde som [en anden kandidat] i den sag.", "████ [udeladt: oplysninger om andre]"]
)
def test_our_own_mask_of_another_is_no_leak(folder: Path, case_bank: Path, words: str) -> None:
    collect(folder, note(words))
    assert access(folder, case_bank).exit_code == 0


def test_a_name_in_the_title_of_the_vacancy_or_the_organisation_is_nobodys(
    folder: Path, case_bank: Path
) -> None:
    path = folder / "recruitment.yaml"
    text = path.read_text("utf-8").replace("panel:", "title: Leder af Zwergius Skole\npanel:")
    path.write_text(text, "utf-8")
    plan_again(folder, case_bank, reason="Et ord var galt.")
    collect(folder, note("Vil gerne være Leder af Zwergius Skole."))
    result = access(folder, case_bank)
    assert result.exit_code == 0, result.output
    collect(folder, note("Som Zwergius sagde."))
    assert "(access-leak)" in access(folder, case_bank).output


def test_words_of_the_printout_itself_may_be_let_stand_and_no_file_is_to_be_mended(
    folder: Path, case_bank: Path
) -> None:
    path = folder / "recruitment.yaml"
    text = path.read_text("utf-8").replace("panel:", "title: Zwergius\npanel:")
    path.write_text(text, "utf-8")
    plan_again(folder, case_bank, reason="Et ord var galt.")
    collect(folder, RATINGS)
    shutil.rmtree(folder / "dokumenter")
    result = access(folder, case_bank)
    assert "(access-leak-printout)" in result.output
    assert "Ret filen" not in result.output
    [line] = [line for line in offered(result.output) if "udskrift-K3.docx" in line]
    assert "shown: true" in line
    strike(folder, *offered(result.output))
    assert access(folder, case_bank).exit_code == 0


def test_a_line_of_another_place_strikes_nothing(folder: Path, case_bank: Path) -> None:
    collect(folder, note("bedre end K1"))
    strike(folder, '- {candidate: K3, member: M2, words: "bedre end K1", by: HR, reason: "om en anden"}')
    assert access(folder, case_bank).exit_code == 1


def test_a_line_about_a_file_strikes_nothing_in_the_notes(folder: Path, case_bank: Path) -> None:
    collect(folder, note("bedre end K1"))
    strike(
        folder, f'- {{candidate: K3, file: {SHEET}, words: "bedre end K1", by: HR, reason: "om en anden"}}'
    )
    assert "(access-leak)" in access(folder, case_bank).output


def test_a_line_about_another_candidate_strikes_nothing(folder: Path, case_bank: Path) -> None:
    collect(folder, note("bedre end K1"))
    strike(folder, '- {candidate: K2, words: "bedre end K1", by: HR, reason: "om en anden"}')
    assert "(access-leak)" in access(folder, case_bank).output


def test_the_other_candidates_see_their_own(folder: Path, case_bank: Path) -> None:
    assert access(folder, case_bank, "K1").exit_code == 0
    assert bundle(folder, "K1") == ["kandidatbrev-1-K1.docx", "kandidatbrev-2-K1.docx", "udskrift-K1.docx"]


def test_lines_that_cannot_be_read_are_told(folder: Path, case_bank: Path) -> None:
    strike(folder, "- {candidate: K3, ord: x}")
    assert "(unknown-field)" in access(folder, case_bank).output


def test_a_line_that_is_of_no_use_is_told(folder: Path, case_bank: Path) -> None:
    strike(folder, '- {candidate: K3, words: "står her ikke", by: HR, reason: "om en anden"}')
    assert "(access-redaction-unused)" in access(folder, case_bank).output


# Leaks in files


HEADER = b'<w:p xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:r><w:t>%s</w:t></w:r></w:p>'


def in_header(parts: dict[str, bytes]) -> None:
    name = next(name for name in parts if name.startswith("word/header"))
    parts[name] = parts[name].replace(b"</w:hdr>", HEADER % b"K</w:t></w:r><w:r><w:t>1" + b"</w:hdr>")


def in_comment(parts: dict[str, bytes]) -> None:
    text = HEADER % b"Se Zwergius"
    start = b'<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:comment w:id="1">'
    parts["word/comments.xml"] = start + text + b"</w:comment></w:comments>"


def in_a_deletion(parts: dict[str, bytes]) -> None:
    text = HEADER.replace(b"w:t>", b"w:delText>") % b"Dag</w:delText></w:r><w:r><w:delText>finn sagde"
    parts["word/document.xml"] = parts["word/document.xml"].replace(b"<w:sectPr", text + b"<w:sectPr", 1)


def in_an_alternative_text(parts: dict[str, bytes]) -> None:
    text = HEADER.replace(
        b"<w:t>%s</w:t>", b'<w:drawing><wp:docPr xmlns:wp="x" id="9" name="b" descr="%s"/></w:drawing>'
    )
    parts["word/document.xml"] = parts["word/document.xml"].replace(
        b"<w:sectPr", text % b"Ewald til venstre" + b"<w:sectPr", 1
    )


def in_a_property(parts: dict[str, bytes]) -> None:
    row = (
        '<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="90" name="note"><vt:lpwstr '
        'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">kandidat 2</vt:lpwstr></property>'
    )
    parts["docProps/custom.xml"] = parts["docProps/custom.xml"].replace(
        b"</Properties>", row.encode() + b"</Properties>"
    )


def in_a_link(parts: dict[str, bytes]) -> None:
    row = b'<Relationship Id="r99" Type="x" TargetMode="External" Target="mailto:dagfinn@privat.example"/>'
    name = "word/_rels/document.xml.rels"
    parts[name] = parts[name].replace(b"</Relationships>", row + b"</Relationships>")


def with_a_link_to(target: bytes) -> Change:
    def plant(parts: dict[str, bytes]) -> None:
        row = b'<Relationship Id="r99" Type="x" TargetMode="External" Target="%s"/>' % target
        name = "word/_rels/document.xml.rels"
        parts[name] = parts[name].replace(b"</Relationships>", row + b"</Relationships>")

    return plant


def in_a_comment_of_the_xml(parts: dict[str, bytes]) -> None:
    parts["word/document.xml"] += b"<!-- skrevet af Dagfinn Zwergius -->"


@pytest.mark.parametrize(
    ("plant", "place"),
    [
        (in_header, "Sidehovedet"),
        (in_comment, "En kommentar"),
        (in_a_deletion, "Teksten"),
        (in_an_alternative_text, "Teksten"),
        (in_a_property, "Filens egenskaber"),
        (in_a_link, "Filens skjulte data"),
        (in_a_comment_of_the_xml, "Teksten"),
        (with_a_link_to(b"https://sag.example/Dagfinn%20Zwergius"), "Filens skjulte data"),
        (with_a_link_to(b"https://sag.example/kandidat%252520nr.%2525202"), "Filens skjulte data"),
        (with_a_link_to(b"http://schemas.example.dk/Zwergius"), "Filens skjulte data"),
        (with_a_link_to(b"https://sag.example/D%C3%A1gfinn"), "Filens skjulte data"),
        (with_a_link_to(b"http://www.w3.org/%5AWERGIUS"), "Filens skjulte data"),
    ],
)
def test_a_leak_anywhere_in_a_file_stops_the_bundle(
    folder: Path, case_bank: Path, plant: Change, place: str
) -> None:
    change_file(folder / "indkommet" / SHEET, plant)
    collect(folder)
    result = access(folder, case_bank)
    assert result.exit_code == 1
    assert "(access-leak-file)" in result.output
    assert place in result.output
    assert bundle(folder) == []


def test_a_leak_in_the_name_of_a_file_stops_the_bundle(folder: Path, case_bank: Path) -> None:
    name = "K3 (efter Dagfinn).docx"
    (folder / "indkommet" / SHEET).rename(folder / "indkommet" / name)
    collect(folder, (*RATINGS[:1], rating("M2", "K3", source=name)))
    result = access(folder, case_bank)
    assert result.exit_code == 1
    assert "Filens navn" in result.output


def test_a_file_that_a_person_leaves_out_stops_nothing(folder: Path, case_bank: Path) -> None:
    change_file(folder / "indkommet" / SHEET, in_comment)
    collect(folder)
    strike(
        folder,
        f'- {{candidate: K3, file: {SHEET}, words: "Zwergius", by: HR, reason: "kommentar om en anden"}}',
    )
    result = access(folder, case_bank)
    assert result.exit_code == 0, result.output
    assert SHEET not in bundle(folder)


def test_a_sheet_that_was_changed_after_it_was_collected_is_told(folder: Path, case_bank: Path) -> None:
    change_file(folder / "indkommet" / SHEET, lambda parts: parts.update({"docProps/x.xml": b"<a/>"}))
    result = access(folder, case_bank)
    assert result.exit_code == 1
    assert "(access-file-changed)" in result.output


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "unreadable"),
        (b"PK\x03\x04", "unreadable"),
        (b'<!DOCTYPE a [<!ENTITY b "K1">]><a>&b;</a>', "unsafe"),
        (b"<a>" * 500 + b"</a>" * 500, "unsafe"),
        (b"<a>", "unreadable"),
    ],
)
def test_what_cannot_be_searched_is_refused(tmp_path: Path, data: bytes, reason: str) -> None:
    path = tmp_path / "fil.docx"
    path.write_bytes(data)
    if data.startswith(b"<"):
        with zipfile.ZipFile(path, "w") as package:
            package.writestr("[Content_Types].xml", b"<Types/>")
            package.writestr("word/document.xml", data)
    assert every_text(path.read_bytes()) == reason


def test_a_file_that_unpacks_without_end_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "fil.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b" " * 30_000_000)
    assert every_text(path.read_bytes()) == "too-large"


def test_a_file_with_a_part_that_is_no_text_stops_the_bundle(folder: Path, case_bank: Path) -> None:
    change_file(folder / "indkommet" / SHEET, lambda parts: parts.update({"word/embeddings/tal.xlsx": b"PK"}))
    collect(folder)
    result = access(folder, case_bank)
    assert "(access-file-unreadable)" in result.output
    assert "tal.xlsx" in result.output


# What was collected


def test_what_was_collected_is_read_as_it_was_written(folder: Path) -> None:
    collected = load_collected(folder, 1).or_raise()
    assert collected is not None
    assert collected.ratings == RATINGS
    assert load_collected(folder, 2).value is None
    assert load_collected(folder, 2).problems == []


@pytest.mark.parametrize(
    "text", ["{", "[" * 100_000, "[]", '{"round": 1}', '{"round": 1, "vurderinger": []}']
)
def test_what_was_collected_and_cannot_be_read_is_told(folder: Path, case_bank: Path, text: str) -> None:
    (folder / "indsamlet-1.json").write_text(text, "utf-8")
    assert [one.code for one in load_collected(folder, 1).problems] == ["collected-unreadable"]
    assert "(collected-unreadable)" in access(folder, case_bank).output
