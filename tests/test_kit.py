"""`kit`: who gets which papers, what stands in all of them, and what becomes of those that lie there already."""

import html
import os
import re
import shutil
import signal
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner, Result
from docx.shared import Cm
from openpyxl import load_workbook

from interview_kit.cli import main
from interview_kit.kit import Paper
from interview_kit.models.guide import Guide
from interview_kit.recruitments import load_guide
from interview_kit.shipped import shipped_folder
from interview_kit.workplace.kit import left_problem, made_papers, open_kit, save_kit
from interview_kit.workplace.vacancy_plan import plan_vacancy
from interview_kit.workplace.workplace import open_workplace
from tests.commands import change, run
from tests.conftest import ROOT, SMALL_BANK, Convert
from tests.docx_text import W, part, style_of, text_of
from tests.test_print import pages_of
from tests.test_scoring_sheet import fill
from tests.word_lint import word_faults

TODAY = "2026-11-29"
RECRUITMENT = """\
position: vagtmester
organisation: "Eksempelby Kommune"
case_number: 26/1234
pay: "Lønramme 37"
advert: {where: Jobnet, published: 2027-01-11, deadline: 2027-02-08}
questions_in_advance: none
deletion_date: 2028-03-11
panel:
  - {code: M1, role: leder}
  - {code: M2, role: kollega}
  - {code: M3, role: kollega}
candidates:
  - {code: K1}
  - {code: K2}
  - {code: K3}
rounds:
  1: {date: 2027-03-11, first_start: "8.30", break_minutes: 15}
  2: {date: 2027-03-18, first_start: "9.00", break_minutes: 15, candidates: [K3, K1]}
"""
NAMES = """\
format: 1
contact: {name: "Ødis Kvorning", phone: "70 10 20 31", mail: "odis@eksempelby.example"}
members:
  M1: {name: "Asbjørnine Ravnkilde", mail: "asra@eksempelby.example", initials: "ASRAV"}
  M2: {name: "Bertolt Quistgaard", mail: "bequ@eksempelby.example", initials: "BEQUI"}
  M3: {name: "Cæcilie-Marie Ødum", mail: "", initials: "CMØDU"}
candidates:
  K1: {name: "Dagfinn Zwergius", mail: "dagfinn@privat.example", phone: "71 11 21 31"}
  K2: {name: "Ewald O'Neill & Søn", mail: "ewald@privat.example", phone: "72 12 22 32"}
  K3: {name: "Fløjborg Xylander", mail: "", phone: ""}
"""
CONTACT = ("Kvorning", "70 10 20 31", "odis@")
MEMBERS = ("Ravnkilde", "Quistgaard", "Ødum")
CANDIDATES = {"K1": "Zwergius", "K2": "O'Neill & Søn", "K3": "Xylander"}
REACH = ("dagfinn@privat", "ewald@privat", "71 11 21 31", "72 12 22 32")
NEVER = ("asra@eksempelby", "bequ@eksempelby", "ASRAV", "BEQUI", "CMØDU")
LETTERS = ("briefing", "candidate_letter", "declaration", "references")


pytestmark = pytest.mark.usefixtures("empty_folder")


@pytest.fixture(scope="session")
def kit_bank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small bank with the texts of letters, briefing, declaration and references that ours has."""
    folder = Path(shutil.copytree(SMALL_BANK, tmp_path_factory.mktemp("kit") / "bank"))
    for name in LETTERS:
        shutil.copy(shipped_folder("question_bank") / "texts" / f"{name}.yaml", folder / "texts")
    return folder


@pytest.fixture(scope="session")
def planned(kit_bank: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A recruitment whose questions are fixed. Only to be copied."""
    folder = tmp_path_factory.mktemp("planned") / "sag"
    folder.mkdir()
    (folder / "recruitment.yaml").write_text(RECRUITMENT, "utf-8")
    (folder / "navne.yaml").write_text(NAMES, "utf-8")
    plan_again(folder, kit_bank)
    return folder


@pytest.fixture
def folder(planned: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(planned, tmp_path / "Vores sag æøå"))


@pytest.fixture(scope="session")
def printed(planned: Path, kit_bank: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same with all its papers. Only to be copied."""
    folder = Path(shutil.copytree(planned, tmp_path_factory.mktemp("printed") / "sag"))
    assert kit(folder, kit_bank).exit_code == 0
    return folder


@pytest.fixture
def made(printed: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(printed, tmp_path / "Vores sag æøå"))


def plan_again(folder: Path, bank: Path, reason: str | None = None) -> None:
    workplace = open_workplace(str(bank))
    files = plan_vacancy(workplace, folder, number=None, reason=reason, today=TODAY).files
    for name, data in files.items():
        (folder / name).write_bytes(data)


def kit(folder: Path, bank: Path, *options: str) -> Result:
    return run("kit", folder, "--bank", bank, "--no-pages", *options)


def recruit(folder: Path, bank: Path, old: str, new: str) -> None:
    """Changes the recruitment and fixes its questions anew."""
    change(folder / "recruitment.yaml", old, new)
    plan_again(folder, bank)


def papers(folder: Path) -> dict[str, bytes]:
    """Every file among the papers, also hidden ones."""
    root = folder / "dokumenter"
    return {
        path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()
    }


def times(folder: Path) -> dict[str, int]:
    return {str(path): path.stat().st_mtime_ns for path in folder.rglob("*")}


def listed(output: str) -> list[tuple[int, str, str]]:
    """What is to be printed: how many copies of which file for whom."""
    rows = re.findall(r"^ +(\d+) × (\S+?)(?:, \d+ sider?)? – (.+)$", output, re.MULTILINE)
    return [(int(copies), file, readers) for copies, file, readers in rows]


def papers_of(folder: Path, bank: Path) -> tuple[Paper, ...]:
    return open_kit(open_workplace(str(bank)), folder, None, TODAY).papers


def lines_of(path: Path) -> list[str]:
    return [text_of(paragraph) for paragraph in part(path).iter(f"{W}p")]


def guide_of(folder: Path, number: int) -> Guide:
    return load_guide(folder / f"guide-{number}.yaml").or_raise()


# Papers of somebody who has none any more


def left_in(folder: Path, bank: Path, name: str) -> str:
    """What is said of a paper of this name that lies among the others."""
    path = folder / "dokumenter" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"x")
    left = left_problem(open_kit(open_workplace(str(bank)), folder, None, TODAY))
    return left.message if left else ""


@pytest.mark.parametrize(
    "name",
    [
        "ark-1-M19.docx",
        "enkeltark/ark-1-M19-K20.docx",
        "enkeltark/ark-1-M1-K20.docx",
        "kandidatbrev-2-K20.docx",
    ],
)
def test_a_paper_of_somebody_who_has_none_any_more_is_named(folder: Path, kit_bank: Path, name: str) -> None:
    assert name in left_in(folder, kit_bank, name)


@pytest.mark.parametrize(
    "name",
    ["ark-3-M19.docx", "ark-1-K19.docx", "kandidatbrev-1-M2.docx", "ark-1-M1-M2-K3.docx", "mine noter.docx"],
)
def test_a_file_that_no_kit_makes_is_nobodys_paper(folder: Path, kit_bank: Path, name: str) -> None:
    assert not left_in(folder, kit_bank, name)


# Who gets what


def test_each_paper_is_listed_for_its_readers_with_the_copies_they_need(folder: Path, kit_bank: Path) -> None:
    result = kit(folder, kit_bank)
    assert result.exit_code == 0, result.output
    assert listed(result.output) == [
        (
            1,
            "habilitet-og-tavshed.docx",
            "hele udvalget, før ansøgningerne fra dem, der er indkaldt, bliver læst",
        ),
        (3, "briefing-og-oevelse.docx", "hele udvalget"),
        (1, "referencer.docx", "den, der ringer; et skema til hver reference"),
        *((1, f"kandidatbrev-1-{code}.docx", f"kandidat {code}") for code in ("K1", "K2", "K3")),
        (1, "interviewguide-1.docx", "ordstyrer og spørgere"),
        *((1, f"ark-1-{code}.docx", f"medlem {code}") for code in ("M1", "M2", "M3")),
        *((1, f"kandidatbrev-2-{code}.docx", f"kandidat {code}") for code in ("K3", "K1")),
        (2, "interviewguide-2.docx", "ordstyrer og spørgere"),
        (2, "til-kandidaten-2.docx", "kandidaterne"),
        (3, "case-udvalg-2.docx", "alle, der vurderer"),
        *((1, f"ark-2-{code}.docx", f"medlem {code}") for code in ("M1", "M2", "M3")),
        (1, "sagsark.docx", "HR"),
    ]
    single = {f"enkeltark/ark-1-M{m}-K{k}.docx" for m in (1, 2, 3) for k in (1, 2, 3)}
    single |= {f"enkeltark/ark-2-M{m}-K{k}.docx" for m in (1, 2, 3) for k in (1, 3)}
    grids = {"indtastning-1.xlsx", "indtastning-2.xlsx"}
    assert set(papers(folder)) == {file for _, file, _ in listed(result.output)} | single | grids
    assert "15 scoringsark til at udfylde på skærm ligger i mappen enkeltark." in result.output
    assert "  indtastning-2.xlsx – HR eller ordstyreren, når der er vurderet på papir\n" in result.output


def test_a_bank_without_the_other_texts_gives_the_papers_that_it_can(folder: Path) -> None:
    assert kit(folder, SMALL_BANK).exit_code == 0
    stems = {name.split("-")[0].removesuffix(".docx") for name in papers(folder) if "/" not in name}
    assert stems == {"interviewguide", "ark", "indtastning", "til", "case", "sagsark"}


def test_a_round_alone_has_its_own_papers_and_those_of_the_whole_case(folder: Path, kit_bank: Path) -> None:
    assert kit(folder, kit_bank, "--round", "2").exit_code == 0
    numbers = {found for name in papers(folder) for found in re.findall(r"-(\d)[-.]", name)}
    assert (numbers, "sagsark.docx" in papers(folder)) == ({"2"}, True)
    assert kit(folder, kit_bank).exit_code == 0
    assert "interviewguide-1.docx" in papers(folder)


def test_a_round_that_the_plan_does_not_have_is_a_mistake(folder: Path, kit_bank: Path) -> None:
    result = kit(folder, kit_bank, "--round", "3")
    assert (result.exit_code, "(round-unknown)" in result.output) == (1, True)
    assert not (folder / "dokumenter").exists()


def test_a_recruitment_without_a_panel_has_guides_and_letters_and_no_sheets(
    folder: Path, kit_bank: Path
) -> None:
    text = (folder / "recruitment.yaml").read_text("utf-8")
    recruit(folder, kit_bank, text[text.index("panel:") : text.index("candidates:")], "")
    change(folder / "navne.yaml", "members:", "# members:")
    (folder / "navne.yaml").write_text(re.sub(r"  M\d:.*\n", "", (folder / "navne.yaml").read_text("utf-8")))
    result = kit(folder, kit_bank)
    assert result.exit_code == 0, result.output
    names = set(papers(folder))
    assert {"interviewguide-1.docx", "kandidatbrev-1-K1.docx", "sagsark.docx"} <= names
    assert not {name for name in names if "ark-" in name or "habilitet" in name}


def test_a_panel_without_candidates_has_everything_but_letters_and_sheets(
    folder: Path, kit_bank: Path
) -> None:
    text = (folder / "recruitment.yaml").read_text("utf-8")
    change(folder / "recruitment.yaml", ", candidates: [K3, K1]", "")
    recruit(folder, kit_bank, text[text.index("candidates:") : text.index("rounds:")], "")
    (folder / "navne.yaml").unlink()
    result = kit(folder, kit_bank)
    assert result.exit_code == 0, result.output
    assert "habilitet-og-tavshed.docx" in papers(folder)
    assert not {name for name in papers(folder) if "ark-" in name or "brev" in name}


def test_a_round_whose_candidates_nobody_knows_yet_has_no_sheets_and_that_is_said(
    folder: Path, kit_bank: Path
) -> None:
    change(folder / "recruitment.yaml", ", candidates: [K3, K1]", "")
    result = kit(folder, kit_bank)
    assert (result.exit_code, "(round-without-candidates)" in result.output) == (0, True)
    assert "interviewguide-2.docx" in papers(folder)
    assert not {name for name in papers(folder) if "ark-2" in name or "brev-2" in name}


def test_one_candidate_and_one_more_member_than_that_is_a_kit_too(folder: Path, kit_bank: Path) -> None:
    change(folder / "recruitment.yaml", "[K3, K1]", "[K1]")
    recruit(folder, kit_bank, "  - {code: K2}\n  - {code: K3}\n", "")
    assert kit(folder, kit_bank).exit_code == 0
    assert sum("enkeltark" in name for name in papers(folder)) == 6


def test_a_candidate_who_has_withdrawn_gets_nothing_and_keeps_the_code(folder: Path, kit_bank: Path) -> None:
    change(folder / "recruitment.yaml", "{code: K3}", "{code: K3, withdrawn: {date: 2027-03-01}}")
    assert "(withdrawn-named)" in kit(folder, kit_bank).output  # the second round asks for K3 by name
    recruit(folder, kit_bank, "candidates: [K3, K1]", "candidates: [K1]")
    assert kit(folder, kit_bank).exit_code == 0
    assert not {name for name in papers(folder) if "K3" in name}
    assert not any("K3" in line for line in lines_of(folder / "dokumenter" / "ark-1-M1.docx"))
    assert "K3" in lines_of(folder / "dokumenter" / "sagsark.docx")
    assert {name for name in papers(folder) if "ark-2-M1-" in name} == {"enkeltark/ark-2-M1-K1.docx"}


def test_an_interview_that_was_held_stays_as_it_was_when_a_candidate_withdraws_later(
    folder: Path, kit_bank: Path
) -> None:
    recruit(folder, kit_bank, "candidates: [K3, K1]", "candidates: [K1]")
    assert kit(folder, kit_bank).exit_code == 0
    before = {name for name in papers(folder) if "-1-" in name}
    change(folder / "recruitment.yaml", "{code: K3}", "{code: K3, withdrawn: {date: 2027-12-31}}")
    assert kit(folder, kit_bank, "--force").exit_code == 0
    assert {name for name in papers(folder) if "-1-" in name} == before
    assert "enkeltark/ark-1-M1-K3.docx" in before


def test_only_who_takes_part_in_a_round_has_sheets_of_it(folder: Path, kit_bank: Path) -> None:
    recruit(folder, kit_bank, "candidates: [K3, K1]}", "candidates: [K3, K1], members: [M1, M3]}")
    assert kit(folder, kit_bank).exit_code == 0
    members = {
        number: {found for name in papers(folder) for found in re.findall(rf"ark-{number}-(M\d)", name)}
        for number in (1, 2)
    }
    assert members == {1: {"M1", "M2", "M3"}, 2: {"M1", "M3"}}
    letter = " ".join(lines_of(folder / "dokumenter" / "kandidatbrev-2-K1.docx"))
    assert ("Ravnkilde" in letter, "Quistgaard" in letter) == (True, False)


def test_who_sits_in_without_rating_is_met_and_sworn_in_and_has_no_sheet(
    folder: Path, kit_bank: Path
) -> None:
    recruit(folder, kit_bank, "{code: M3, role: kollega}", "{code: M3, role: kollega, rates: false}")
    assert kit(folder, kit_bank).exit_code == 0
    assert not {name for name in papers(folder) if "M3" in name}
    for name in ("kandidatbrev-1-K1", "interviewguide-1", "habilitet-og-tavshed"):
        assert "Ødum" in " ".join(lines_of(folder / "dokumenter" / f"{name}.docx"))
    assert "vurderer ikke" in lines_of(folder / "dokumenter" / "interviewguide-1.docx")


@pytest.mark.parametrize(
    ("seat", "copies", "readers"),
    [
        ("{code: M3, role: kollega, rates: false}", 2, "alle, der vurderer"),
        ("{code: M3, role: kollega}", 3, "alle, der vurderer"),
    ],
)
def test_the_panels_case_is_printed_for_each_who_rates(
    folder: Path, kit_bank: Path, seat: str, copies: int, readers: str
) -> None:
    if "rates" in seat:
        recruit(folder, kit_bank, "{code: M3, role: kollega}", seat)
    assert (copies, "case-udvalg-2.docx", readers) in listed(kit(folder, kit_bank).output)


@pytest.mark.parametrize("field", ["candidates: [K3, K1, K3]", "candidates: [K3, K1], members: [M1, M1]"])
def test_a_code_that_a_round_names_twice_is_refused_or_counts_once(
    folder: Path, kit_bank: Path, field: str
) -> None:
    change(folder / "recruitment.yaml", "candidates: [K3, K1]", field)
    result = kit(folder, kit_bank)
    if "members" in field:
        assert "(code-twice)" in result.output  # a slip of the pen: M1, M1 for M1, M2
    if result.exit_code == 0:
        files = [paper.file for paper in papers_of(folder, kit_bank)]
        assert len(files) == len(set(files))
        faults = word_faults(folder / "dokumenter" / "ark-2-M1.docx")
        assert [fault for fault in faults if "empty paragraph" not in fault] == []


# The same questions for all


OWN = """\
own_questions:
  - {id: egen.1, kind: behavioural, text: "Fortæl om en gang, hvor du delte en nøgle ud.", minutes: 4,
     probes: ["Hvad gjorde du?"]}
  - {id: egen.2, kind: terms, round: 2, text: "Stillingen har aftenmøder to gange om måneden. Kan du det?"}
"""
FULL = """\
position: direktoer
organisation: "Eksempelby Kommune"
questions_in_advance: minutes
panel:
  - {code: M1, role: formand}
  - {code: M2, role: fagchef}
  - {code: M3, role: medarbejder, side: employee}
  - {code: M4, role: HR, rates: false, side: hr}
candidates: [{code: K1}, {code: K2}, {code: K3}]
rounds:
  1: {slot: 80}
  2: {candidates: [K2, K1]}
set: B
own_questions:
  - {id: egen.1, kind: behavioural, minutes: 4,
     text: "Fortæl om en gang, hvor du stoppede et projekt, som andre havde arbejdet længe på.",
     probes: ["Hvad sagde du til dem?"]}
  - {id: egen.2, kind: terms, round: 2, text: "Stillingen har aftenmøder to gange om måneden. Kan du det?"}
"""


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A director's papers of both rounds: another set, another slot, questions of the panel's own."""
    folder = tmp_path_factory.mktemp("whole") / "sag"
    folder.mkdir()
    (folder / "recruitment.yaml").write_text(FULL, "utf-8")
    bank = shipped_folder("question_bank")
    chairs = next(role.id for role in open_workplace().position("direktoer").panel.roles if role.chair)
    change(folder / "recruitment.yaml", "role: formand", f"role: {chairs}")
    plan_again(folder, bank)
    the_kit = open_kit(open_workplace(), folder, None, TODAY)
    save_kit(the_kit, list(made_papers(the_kit)), force=False)
    return folder


def asked_in(path: Path, style: str) -> list[tuple[str, str]]:
    """Code and words of each scored question in the order of the paper, read from its headings."""
    found, code = [], None
    for paragraph in part(path).iter(f"{W}p"):
        heading = re.search(r"\b(S\d+) · spørgsmål \d+ af \d+", text_of(paragraph))
        if heading:
            code = heading[1]
        elif code and style_of(paragraph) == style:
            found.append((code, text_of(paragraph)))
            code = None
    return found


def probes_in(path: Path) -> list[tuple[str, ...]]:
    """The probes of each question on a sheet: its boxes to tick."""
    rows = (line for line in lines_of(path) if line.startswith("Sæt kryds ved den opfølgning"))
    return [tuple(part.strip() for part in row.split("☐")[1:]) for row in rows]


@pytest.mark.slow
@pytest.mark.parametrize(("number", "candidates"), [(1, ("K1", "K2", "K3")), (2, ("K2", "K1"))])
def test_questions_stand_in_the_same_order_and_words_in_guide_files_and_sheets(
    whole: Path, number: int, candidates: tuple[str, ...]
) -> None:
    content, made = guide_of(whole, number).content, whole / "dokumenter"
    frozen = [(row.code, row.text) for row in content.questions]
    assert len(frozen) >= 3
    assert asked_in(made / f"interviewguide-{number}.docx", "question") == frozen
    probes = [row.probes for row in content.questions]
    for member in ("M1", "M2", "M3"):
        of_all = made / f"ark-{number}-{member}.docx"
        assert asked_in(of_all, "asked") == frozen * len(candidates)
        assert probes_in(of_all) == probes * len(candidates)
        for candidate in candidates:
            single = made / "enkeltark" / f"ark-{number}-{member}-{candidate}.docx"
            assert asked_in(single, "asked") == frozen
            assert probes_in(single) == probes
    given = [text for text in lines_of(made / f"spoergsmaal-{number}.docx") if re.match(r"\d+\. ", text)]
    own = [row.text for row in content.own_questions if row.kind != "terms"]
    assert given == [f"{at}. {text}" for at, text in enumerate([*(text for _, text in frozen), *own], 1)]


def test_codes_of_questions_are_unique_in_the_whole_case(made: Path) -> None:
    found = [
        code
        for number in (1, 2)
        for code, _ in asked_in(made / "dokumenter" / f"interviewguide-{number}.docx", "question")
    ]
    assert found == ["S1", "S2"]


def time_plan(path: Path) -> list[tuple[int, int, int, str]]:
    """The rows of the guide's time plan: from, to, minutes and what, without what comes after the slot."""
    tables = docx.Document(str(path)).tables
    table = next(table for table in tables if table.cell(0, 0).text == "Minut")
    rows = []
    for row in table.rows[1:]:
        when, what, _, minutes = (cell.text for cell in row.cells)
        if "-" in when:
            start, end = map(int, when.split("-"))
            rows.append((start, end, int(minutes.removesuffix(" min")), what))
    return rows


def slot_of(path: Path) -> int:
    [line] = [line for line in lines_of(path) if re.match(r"\d+ minutter med kandidaten", line)]
    return int(line.split()[0])


def assert_minutes_make_the_slot(path: Path, slot: int) -> None:
    rows = time_plan(path)
    assert slot_of(path) == slot
    assert sum(minutes for _, _, minutes, _ in rows) == slot
    assert [start for start, _, _, _ in rows] == [0, *(end for _, end, _, _ in rows[:-1])]
    assert all(end - start == minutes > 0 for start, end, minutes, _ in rows)
    headings = dict(re.findall(r"\b(S\d+) · spørgsmål \d+ af \d+ · (\d+) min", "\n".join(lines_of(path))))
    of_questions = {
        found[1]: minutes for _, _, minutes, what in rows if (found := re.match(r"(S\d+) ·", what))
    }
    assert {code: int(minutes) for code, minutes in headings.items()} == of_questions


@pytest.mark.parametrize(("rounds", "slots"), [("", (40, 60)), ("slot: 55, ", (55, 60))])
def test_the_minutes_on_the_guides_page_make_the_slot(
    folder: Path, kit_bank: Path, rounds: str, slots: tuple[int, int]
) -> None:
    recruit(folder, kit_bank, "1: {", "1: {" + rounds)
    recruit(folder, kit_bank, "candidates:\n", OWN + "candidates:\n")
    assert kit(folder, kit_bank).exit_code == 0
    for number, slot in enumerate(slots, 1):
        assert_minutes_make_the_slot(folder / "dokumenter" / f"interviewguide-{number}.docx", slot)


@pytest.mark.slow
def test_the_minutes_of_a_long_interview_make_its_slot(whole: Path) -> None:
    assert_minutes_make_the_slot(whole / "dokumenter" / "interviewguide-1.docx", 80)
    assert_minutes_make_the_slot(
        whole / "dokumenter" / "interviewguide-2.docx", guide_of(whole, 2).content.slot
    )


def test_only_the_chair_writes_down_the_answers_on_terms_one_page_a_candidate(
    folder: Path, kit_bank: Path
) -> None:
    kit(folder, kit_bank)
    made = folder / "dokumenter"
    for path in made.rglob("ark-1-*.docx"):
        tags = [node.get(f"{W}val", "") for node in part(path).iter(f"{W}tag")]
        of_terms = [tag for tag in tags if tag.endswith("V1.svar")]
        question = [line for line in lines_of(path) if "Vagten begynder kl. 6." in line]
        is_chairs = "-M1" in path.name
        candidates = 1 if path.parent.name == "enkeltark" else 3
        assert len(of_terms) == len(question) == (candidates if is_chairs else 0), path.name


@pytest.mark.slow
def test_code_and_page_stand_on_every_page_of_every_paper(
    made: Path, kit_bank: Path, libreoffice: Convert, tmp_path: Path
) -> None:
    printed = [made / "dokumenter" / paper.file for paper in papers_of(made, kit_bank) if paper.copies]
    ids = {number: guide_of(made, number).id for number in (1, 2)}
    for pdf in libreoffice(printed, "pdf", tmp_path / "pdf"):
        pages = pages_of(pdf)
        for at, page in enumerate(pages, 1):
            assert f"Side {at} af {len(pages)}" in page, (pdf.stem, at)
        kind, *rest = pdf.stem.split("-")
        if kind == "interviewguide":
            assert all(f"guide {ids[int(rest[0])]}" in page for page in pages)
        if kind == "ark":
            number, member = int(rest[0]), rest[1]
            codes = [re.findall(rf"Ark ({ids[number]}-K\d-{member})", page) for page in pages]
            assert all(len(set(found)) == 1 for found in codes), pdf.stem
            order = list(dict.fromkeys(found[0] for found in codes))
            expected = ("K1", "K2", "K3") if number == 1 else ("K3", "K1")
            assert order == [f"{ids[number]}-{candidate}-{member}" for candidate in expected]


# Questions in advance


@pytest.mark.parametrize(
    ("choice", "files", "letter"),
    [
        ("none", set(), "Alle hører dem første gang i samtalen"),
        ("minutes", {1, 2}, "Du får dem lige før samtalen, som alle andre"),
        ("days", {1, 2}, "De ligger ved brevet, som hos alle andre"),
    ],
)
def test_candidates_get_the_questions_when_it_is_said_and_never_what_is_listened_for(
    folder: Path, kit_bank: Path, choice: str, files: set[int], letter: str
) -> None:
    recruit(folder, kit_bank, "questions_in_advance: none", f"questions_in_advance: {choice}")
    kit(folder, kit_bank)
    made = folder / "dokumenter"
    assert {n for n in (1, 2) if (made / f"til-kandidaten-{n}.docx").exists()} == {2}, "the case"
    assert {n for n in (1, 2) if (made / f"spoergsmaal-{n}.docx").exists()} == files
    for number in files:
        text, content = (
            "\n".join(lines_of(made / f"spoergsmaal-{number}.docx")),
            guide_of(folder, number).content,
        )
        for question in content.questions:
            assert question.text in text
            hidden = [*question.probes, *(line for level in question.anchors.values() for line in level)]
            assert not [line for line in hidden if line in text]
        assert "Den åbne port" not in text, "the case has a paper of its own, handed over later"
        assert "Siger goddag" not in text
    assert letter in lines_of(made / "kandidatbrev-1-K1.docx")


# Names


def told(path: Path) -> str:
    """All that a file says, its name too: of a Word file every part, as it is and as it reads."""
    if path.suffix not in {".docx", ".xlsx"}:
        return path.name + path.read_bytes().decode("utf-8", "replace")
    texts = [path.name]
    with zipfile.ZipFile(path) as package:
        for name in package.namelist():
            raw = html.unescape(package.read(name).decode("utf-8", "replace"))
            texts += [name, raw, re.sub(r"<[^>]*>", "", raw)]
    return "\n".join(texts)


def found_in(text: str, words: Iterator[str] | tuple[str, ...]) -> set[str]:
    return {word for word in words if word.casefold() in text.casefold()}


EVERYONE = (*CONTACT, *MEMBERS, *CANDIDATES.values(), *REACH, *NEVER)


def meant_for(name: str) -> set[str]:
    """The names that may stand in this file, by its name."""
    if name == "navne.yaml":
        return set(EVERYONE)
    if name == "sagsark.docx":
        return {*MEMBERS, *CANDIDATES.values(), *REACH}
    if name == "habilitet-og-tavshed.docx":
        return {*MEMBERS, *CANDIDATES.values()}
    if name.startswith("interviewguide"):
        return set(MEMBERS)
    if found := re.fullmatch(r"kandidatbrev-\d-(K\d)\.docx", name):
        return {*CONTACT, *MEMBERS, CANDIDATES[found[1]]}
    return set()


def test_a_name_stands_in_no_file_but_those_that_it_is_meant_for(folder: Path, kit_bank: Path) -> None:
    recruit(folder, kit_bank, "questions_in_advance: none", "questions_in_advance: days")
    kit(folder, kit_bank)
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert len(files) > 30
    for path in files:
        assert found_in(told(path), EVERYONE) <= meant_for(path.name), path.name
        assert not found_in(path.name, EVERYONE)


def test_a_paper_says_truly_whether_it_holds_names(made: Path, kit_bank: Path) -> None:
    said = {paper.file: paper.names for paper in papers_of(made, kit_bank)}
    found = {file: bool(found_in(told(made / "dokumenter" / file), EVERYONE)) for file in said}
    assert said == found


def test_the_names_in_hrs_paper_stand_on_its_last_page_alone(made: Path) -> None:
    lines = lines_of(made / "dokumenter" / "sagsark.docx")
    at = lines.index("Nøgle: koder og navne")
    assert not found_in("\n".join(lines[:at]), EVERYONE)
    assert found_in("\n".join(lines[at:]), EVERYONE) == meant_for("sagsark.docx")


def test_no_command_prints_a_name_and_nothing_of_it_is_kept_elsewhere(
    tmp_path: Path, kit_bank: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache, folder = tmp_path / "cache", tmp_path / "sag"
    monkeypatch.setenv("INTERVIEW_KIT_CACHE", str(cache))
    people = [
        f"--member-name={name} Test,{role}"
        for name, role in zip(MEMBERS, ("leder", "kollega", "kollega"), strict=True)
    ]
    people += [f"--candidate-name={name}" for name in CANDIDATES.values()]
    output = run("new", folder, "--bank", kit_bank, "--position", "vagtmester", *people).output
    assert "3 i udvalget, 3 kandidater." in output
    for command in ("plan", "kit", "kit", "check", "build"):
        options = ("--no-pages",) if command == "kit" else ()
        output += run(command, folder, "--bank", kit_bank, *options).output
    (folder / "recruitment.yaml").write_text(
        (folder / "recruitment.yaml").read_text("utf-8") + "pay: Lønramme 40\n", "utf-8"
    )
    for options in ((), ("--force",)):
        output += run("kit", folder, "--bank", kit_bank, "--no-pages", *options).output
    assert "(papers-exist)" in output
    assert not found_in(output, EVERYONE)
    assert not [path for path in cache.rglob("*") if path.is_file() and found_in(told(path), EVERYONE)]


def test_two_people_of_one_name_are_told_by_their_codes(folder: Path, kit_bank: Path) -> None:
    change(folder / "navne.yaml", "Fløjborg Xylander", "Dagfinn Zwergius")
    [line] = [line for line in kit(folder, kit_bank).output.splitlines() if "(name-twice)" in line]
    assert {"K1", "K3"} <= set(re.findall(r"\bK\d\b", line))
    assert "Zwergius" not in line


def test_a_first_name_that_is_part_of_another_word_is_no_name(folder: Path, kit_bank: Path) -> None:
    change(folder / "navne.yaml", "Asbjørnine Ravnkilde", "Inge")
    change(folder / "recruitment.yaml", "Lønramme 37", "Lønramme 37, ingen tillæg")
    assert "(name-outside)" not in kit(folder, kit_bank).output


def test_a_name_in_the_recruitment_stops_the_kit_at_its_place(folder: Path, kit_bank: Path) -> None:
    change(folder / "recruitment.yaml", "Lønramme 37", "Som Dagfinn Zwergius får nu")
    result = kit(folder, kit_bank)
    assert re.search(r"recruitment\.yaml:4:\d+: .*\(name-outside\)", result.output)
    assert (result.exit_code, "Zwergius" in result.output) == (1, False)
    assert not (folder / "dokumenter").exists()


@pytest.mark.parametrize("text", [None, "format: 1\n", "members: {M1: {name: ''}, M2: {name: ' '}}\n"])
def test_papers_have_lines_to_write_on_where_no_name_is_known(
    folder: Path, kit_bank: Path, text: str | None
) -> None:
    (folder / "navne.yaml").unlink()
    if text is not None:
        (folder / "navne.yaml").write_text(text, "utf-8")
    result = kit(folder, kit_bank)
    assert result.exit_code == 0, result.output
    assert any(
        line.startswith("Kære ……") for line in lines_of(folder / "dokumenter" / "kandidatbrev-1-K1.docx")
    )


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "file-empty"),
        ("members:\n", "not-group"),
        ("members:\n  M1: Ane Ravnkilde\n", "not-group"),
        ('members:\n  M1: {name: "Ane Ravnkilde"\n', "yaml-bracket-open"),
        ('members:\n  M21: {name: "Ane Ravnkilde"}\n', ""),
        ('members:\n  M1: {navn: "Ane Ravnkilde"}\n', "unknown-field"),
        ('members:\n  M1: {name: ["Ane", "Ravnkilde"]}\n', "not-text"),
    ],
)
def test_a_broken_file_of_names_is_told_with_its_place_and_without_the_names(
    folder: Path, kit_bank: Path, text: str, code: str
) -> None:
    (folder / "navne.yaml").write_text(text, "utf-8")
    result = kit(folder, kit_bank)
    assert (result.exit_code, code in result.output) == (1, True), result.output
    assert "navne.yaml" in result.output
    assert "Ravnkilde" not in result.output
    assert not (folder / "dokumenter").exists()


# Made again


def test_the_same_input_gives_the_same_bytes_in_any_folder_and_process(
    folder: Path, kit_bank: Path, tmp_path: Path
) -> None:
    other = Path(shutil.copytree(folder, tmp_path / "b"))
    assert kit(folder, kit_bank).exit_code == 0
    code = "import sys; from interview_kit.cli import main; main(sys.argv[1:])"
    subprocess.run(
        [sys.executable, "-c", code, "kit", "b", "--bank", str(kit_bank), "--no-pages"],
        check=True,
        capture_output=True,
        env={**os.environ, "PYTHONHASHSEED": "1", "INTERVIEW_KIT_CACHE": "0", "PYTHONPATH": str(ROOT)},
        cwd=tmp_path,
    )
    assert papers(folder) == papers(other)


def test_a_second_run_writes_nothing(folder: Path, kit_bank: Path) -> None:
    first = kit(folder, kit_bank)
    before = times(folder)
    for options in ((), ("--force",), ("--round", "2")):
        second = kit(folder, kit_bank, *options)
        assert second.exit_code == 0
        assert "0 papirer er lavet" in second.output
        assert times(folder) == before
    count = len(papers(folder))
    assert f"{count} papirer er lavet, 0 lå der i forvejen." in first.output
    assert f"0 papirer er lavet, {count} lå der i forvejen." in kit(folder, kit_bank).output


def test_what_is_missing_is_made_beside_the_rest(made: Path, kit_bank: Path) -> None:
    whole, before = papers(made), times(made)
    for name in ("sagsark.docx", "enkeltark/ark-1-M2-K3.docx"):
        (made / "dokumenter" / name).unlink()
    assert "2 papirer er lavet" in kit(made, kit_bank).output
    assert papers(made) == whole
    changed = {Path(name).name for name, time in times(made).items() if before[name] != time}
    assert {name for name in changed if name.endswith(".docx")} == {"sagsark.docx", "ark-1-M2-K3.docx"}


def test_build_of_a_planned_folder_makes_the_kit(folder: Path, kit_bank: Path, tmp_path: Path) -> None:
    other = Path(shutil.copytree(folder, tmp_path / "b"))
    kit(other, kit_bank)
    result = run("build", folder, "--bank", kit_bank)
    assert result.exit_code == 0, result.output
    assert papers(folder) == papers(other)
    assert len(listed(result.output)) == 19


def test_build_of_a_folder_that_is_not_planned_makes_guides_and_empty_sheets(
    folder: Path, kit_bank: Path
) -> None:
    for path in folder.glob("guide-*.yaml"):
        path.unlink()
    assert run("build", folder, "--bank", kit_bank).exit_code == 0
    assert {"interviewguide.docx", "scoringsark.docx", "guide.yaml"} <= set(papers(folder))


def test_without_a_plan_it_is_said_with_the_command(folder: Path, kit_bank: Path) -> None:
    for path in folder.glob("guide-*.yaml"):
        path.unlink()
    result = kit(folder, kit_bank)
    assert (result.exit_code, "(plan-missing)" in result.output) == (1, True)
    assert f'plan "{folder}"' in result.output
    assert not (folder / "dokumenter").exists()


@pytest.mark.parametrize(
    "name", ["recruitment-PC12.yaml", "recruitment (1).yaml", "navne-PC12.yaml", "navne - Kopi.yaml"]
)
def test_a_copy_of_one_of_the_two_files_stops_the_kit(folder: Path, kit_bank: Path, name: str) -> None:
    original = "navne.yaml" if name.startswith("navne") else "recruitment.yaml"
    shutil.copy(folder / original, folder / name)
    result = kit(folder, kit_bank)
    assert (result.exit_code, name in result.output) == (1, True)
    assert not (folder / "dokumenter").exists()


def test_a_plan_that_somebody_has_changed_is_not_printed(folder: Path, kit_bank: Path) -> None:
    change(folder / "guide-1.yaml", "hvor døren stod åben", "hvor porten stod åben")
    result = kit(folder, kit_bank)
    assert (result.exit_code, "(guide-changed)" in result.output) == (1, True)
    assert not (folder / "dokumenter").exists()


@pytest.mark.parametrize("is_folder", [True, False])
def test_what_stands_in_the_way_of_the_papers_is_told(folder: Path, kit_bank: Path, is_folder: bool) -> None:  # noqa: FBT001
    if is_folder:
        (folder / "dokumenter" / "sagsark.docx").mkdir(parents=True)
    else:
        (folder / "dokumenter").write_text("noter")
    for options in ((), ("--force",)):
        result = kit(folder, kit_bank, *options)
        assert (result.exit_code, "fejl:" in result.output) == (1, True)
        if not options:
            assert not (folder / "dokumenter" / "interviewguide-1.docx").exists()


# Killed in the middle

KILLED = """
import os, pathlib, signal, sys
from interview_kit.cli import main

step, renamed = int(sys.argv[1]), 0
replace, unlink = pathlib.Path.replace, pathlib.Path.unlink

def killed(is_end):
    global renamed
    if is_end and step < 0 or not is_end and renamed == step:
        os.kill(os.getpid(), signal.SIGKILL)
    renamed += not is_end

def replaced(path, target):
    if str(target).endswith((".docx", ".xlsx")):
        killed(False)
    return replace(path, target)

def unlinked(path, *args, **options):
    if path.name == "journal.json" and path.exists():
        killed(True)
    return unlink(path, *args, **options)

pathlib.Path.replace, pathlib.Path.unlink = replaced, unlinked
main(sys.argv[2:])
"""
needs_signals = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")


def make_and_be_killed(folder: Path, bank: Path, step: int, *options: str) -> None:
    """A process that makes the kit and is killed before this paper is put in place; -1: before the journal goes."""
    words = ["kit", str(folder), "--bank", str(bank), "--no-pages", *options]
    process = subprocess.run(
        [sys.executable, "-c", KILLED, str(step), *words], cwd=ROOT, check=False, capture_output=True
    )
    assert process.returncode == -signal.SIGKILL, process.stderr


@needs_signals
@pytest.mark.parametrize("step", [0, 1, 7, 19, -1, 20, 25])
def test_a_kit_that_is_killed_leaves_no_paper_half_written_and_made_again_is_whole(
    folder: Path, kit_bank: Path, printed: Path, step: int
) -> None:
    finished = papers(printed)
    make_and_be_killed(folder, kit_bank, step)
    there = {name: data for name, data in papers(folder).items() if not name.startswith(".interview-kit")}
    assert there.items() <= finished.items()
    assert len(there) == (20 if step < 0 else step)
    assert kit(folder, kit_bank).exit_code == 0
    assert papers(folder) == finished


@needs_signals
def test_a_kit_that_was_killed_at_its_very_end_loses_nothing_later(folder: Path, kit_bank: Path) -> None:
    make_and_be_killed(folder, SMALL_BANK, -1, "--round", "1")
    assert kit(folder, SMALL_BANK, "--round", "1").exit_code == 0
    first = set(papers(folder)) - {".interview-kit/journal.json", ".interview-kit.lock"}
    assert kit(folder, SMALL_BANK).exit_code == 0
    assert {name for name in first if name.endswith(".docx") and "/new/" not in name} <= set(papers(folder))


@needs_signals
def test_a_sheet_that_was_filled_in_after_a_kill_is_left_alone(folder: Path, kit_bank: Path) -> None:
    make_and_be_killed(folder, kit_bank, 19)
    sheet = folder / "dokumenter" / "ark-1-M2.docx"
    written = filled_in(sheet, "K1-S1.situation")
    kit(folder, kit_bank)
    assert sheet.read_bytes() == written


# Sheets that somebody has filled in, and papers that somebody has changed


def filled_in(sheet: Path, tag: str) -> bytes:
    """Writes into a sheet as Word does."""
    fill(sheet, {tag: "Låste døren kl. 22"}).replace(sheet)
    return sheet.read_bytes()


SHEETS = [("ark-1-M2.docx", "K2-S1.situation"), ("enkeltark/ark-1-M3-K1.docx", "S1.belaeg")]


@pytest.mark.parametrize(("name", "tag"), SHEETS)
@pytest.mark.parametrize("options", [(), ("--force",)])
def test_a_sheet_that_somebody_has_filled_in_is_never_overwritten_and_that_is_said(
    made: Path, kit_bank: Path, name: str, tag: str, options: tuple[str, ...]
) -> None:
    sheet = made / "dokumenter" / name
    written = filled_in(sheet, tag)
    before = sheet.stat().st_mtime_ns
    result = kit(made, kit_bank, *options)
    assert result.exit_code == 0, result.output
    assert (sheet.read_bytes(), sheet.stat().st_mtime_ns) == (written, before)
    assert re.search(rf"1 ark er ikke rørt.*{re.escape(name)}\. \(sheets-kept\)", result.output)


def test_a_filled_sheet_stays_when_all_other_papers_are_made_anew(folder: Path, kit_bank: Path) -> None:
    kit(folder, kit_bank)
    written = {name: filled_in(folder / "dokumenter" / name, tag) for name, tag in SHEETS}
    change(folder / "recruitment.yaml", "Eksempelby", "Nyby")
    plan_again(folder, kit_bank, "Nyt navn")
    result = kit(folder, kit_bank, "--force")
    assert result.exit_code == 0, result.output
    made = papers(folder)
    assert {name: made[name] for name in written} == written
    assert "2 ark er ikke rørt" in result.output
    assert not [name for name in made if "gemt" in name]
    empty = told(folder / "dokumenter" / "ark-1-M1.docx")
    assert ("Nyby" in empty, "Eksempelby" in empty) == (True, False)


@pytest.mark.parametrize("way", ["without its properties", "cut off", "empty", "something else"])
def test_a_sheet_that_cannot_be_read_as_ours_is_never_overwritten(
    made: Path, kit_bank: Path, way: str
) -> None:
    sheet = made / "dokumenter" / "ark-1-M2.docx"
    data = sheet.read_bytes()
    if way == "without its properties":  # as a program does that inspects documents before they are sent
        with zipfile.ZipFile(sheet) as before, zipfile.ZipFile(made / "ny.docx", "w") as after:
            for name in before.namelist():
                if name != "docProps/custom.xml":
                    after.writestr(name, before.read(name))
        (made / "ny.docx").replace(sheet)
    else:
        sheet.write_bytes(
            {"cut off": data[: len(data) // 2], "empty": b"", "something else": b"%PDF-1.4"}[way]
        )
    written = sheet.read_bytes()
    result = kit(made, kit_bank, "--force")
    assert (result.exit_code, "(sheets-kept)" in result.output) == (0, True)
    assert sheet.read_bytes() == written


@pytest.mark.slow
def test_a_sheet_that_came_back_from_libreoffice_is_never_overwritten(
    made: Path, kit_bank: Path, libreoffice: Convert, tmp_path: Path
) -> None:
    for name, tag in SHEETS:
        sheet = made / "dokumenter" / name
        filled_in(sheet, tag)
        [back] = libreoffice([sheet], "docx", tmp_path / "tilbage")
        assert "Låste døren kl. 22" in " ".join(lines_of(back))
        shutil.copy(back, sheet)
    written = {name: (made / "dokumenter" / name).read_bytes() for name, _ in SHEETS}
    change(made / "recruitment.yaml", "Eksempelby", "Nyby")
    plan_again(made, kit_bank, "Nyt navn")
    result = kit(made, kit_bank, "--force")
    assert "2 ark er ikke rørt" in result.output
    assert {name: (made / "dokumenter" / name).read_bytes() for name, _ in SHEETS} == written


def typed_in(grid: Path) -> bytes:
    """Types a rating into the grid."""
    workbook = load_workbook(grid)
    workbook["K1"]["B6"] = 4
    workbook.save(grid)
    return grid.read_bytes()


@pytest.mark.parametrize("options", [(), ("--force",)])
def test_a_grid_that_somebody_has_typed_in_is_never_overwritten_and_that_is_said(
    made: Path, kit_bank: Path, options: tuple[str, ...]
) -> None:
    grid = made / "dokumenter" / "indtastning-1.xlsx"
    written = typed_in(grid)
    result = kit(made, kit_bank, *options)
    assert result.exit_code == 0, result.output
    assert grid.read_bytes() == written
    assert re.search(r"1 ark er ikke rørt.*indtastning-1\.xlsx\. \(sheets-kept\)", result.output)


def test_an_empty_grid_follows_what_has_changed(made: Path, kit_bank: Path) -> None:
    grid = made / "dokumenter" / "indtastning-2.xlsx"
    before = grid.read_bytes()
    absent = "attendance: {M2: {K1: absent}}"
    change(made / "recruitment.yaml", "candidates: [K3, K1]", f"candidates: [K3, K1], {absent}")
    assert kit(made, kit_bank).exit_code == 1
    assert grid.read_bytes() == before
    result = kit(made, kit_bank, "--force")
    assert result.exit_code == 0, result.output
    assert [cell.value for cell in load_workbook(grid)["K1"][7]][:2] == ["M2", "fraværende"]
    assert not [name for name in papers(made) if "gemt" in name]


def test_who_does_not_rate_has_no_line_in_the_grid(made: Path) -> None:
    rating = {seat.member for seat in guide_of(made, 1).content.panel if seat.rates is not False}
    tab = load_workbook(made / "dokumenter" / "indtastning-1.xlsx")["K1"]
    assert {row[0].value for row in tab.iter_rows(min_row=6)} == rating


def test_another_paper_that_a_person_has_changed_is_set_aside_with_force(made: Path, kit_bank: Path) -> None:
    fresh, path = papers(made), made / "dokumenter" / "sagsark.docx"
    document = docx.Document(str(path))
    document.add_paragraph("Husk at ringe til jobcentret.")
    document.save(str(path))
    written = path.read_bytes()
    without = kit(made, kit_bank)
    assert (without.exit_code, "(papers-exist)" in without.output) == (1, True)
    assert path.read_bytes() == written
    result = kit(made, kit_bank, "--force")
    assert result.exit_code == 0, result.output
    [aside] = [name for name in papers(made) if "gemt" in name]
    assert re.fullmatch(r"sagsark \(gemt \d{4}-\d\d-\d\d\)\.docx", aside)
    assert papers(made) == {**fresh, aside: written}
    assert aside in result.output


def test_without_force_all_that_would_become_otherwise_is_listed_and_nothing_written(
    made: Path, kit_bank: Path
) -> None:
    (made / "dokumenter" / "referencer.docx").unlink()
    change(made / "recruitment.yaml", "Lønramme 37", "Lønramme 40")
    before = times(made)
    result = kit(made, kit_bank)
    letters = [
        *(f"kandidatbrev-1-K{n}.docx" for n in (1, 2, 3)),
        *(f"kandidatbrev-2-K{n}.docx" for n in (3, 1)),
    ]
    names = ", ".join([*letters, "sagsark.docx"])
    assert result.exit_code == 1
    assert f"6 papirer findes i forvejen og ville blive anderledes: {names}. (papers-exist)" in result.output
    assert times(made) == before
    assert kit(made, kit_bank, "--force").exit_code == 0
    assert "Lønramme 40" in " ".join(lines_of(made / "dokumenter" / "kandidatbrev-2-K1.docx"))


def test_what_has_changed_since_the_plan_is_said_and_the_papers_follow_the_plan(
    folder: Path, kit_bank: Path
) -> None:
    change(folder / "recruitment.yaml", "1: {", "1: {slot: 55, ")
    result = kit(folder, kit_bank)
    assert (result.exit_code, "(plan-outdated)" in result.output) == (0, True)
    assert slot_of(folder / "dokumenter" / "interviewguide-1.docx") == 40


# Pages, where LibreOffice can count them


def with_program(folder: Path, monkeypatch: pytest.MonkeyPatch, script: str | None) -> None:
    """A machine whose `soffice` is this script, or that has none."""
    (folder / "bin").mkdir()
    if script is not None:
        (folder / "bin" / "soffice").write_text(f"#!/bin/sh\n{script}\n")
        (folder / "bin" / "soffice").chmod(0o755)
        monkeypatch.setenv("PATH", f"{folder / 'bin'}:/usr/bin:/bin")
    else:
        monkeypatch.setenv("PATH", str(folder / "bin"))


GARBAGE = """
while [ "$1" != --outdir ]; do shift; done
out=$2; shift 2
for file in "$@"; do printf garbage > "$out/$(basename "$file" .docx).pdf"; done
"""


@pytest.mark.skipif(sys.platform == "win32", reason="a script of a shell")
@pytest.mark.parametrize(
    "script",
    [
        None,
        "exit 1",
        pytest.param(
            GARBAGE,
        ),
    ],
    ids=["none", "fails", "writes half a file"],
)
def test_without_a_libreoffice_that_works_pages_are_not_counted_and_nothing_is_wrong(
    folder: Path, kit_bank: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str | None
) -> None:
    """The folder is typed as HR types it: by its name, where it lies."""
    with_program(tmp_path, monkeypatch, script)
    monkeypatch.chdir(folder.parent)
    result = CliRunner().invoke(main, ["kit", folder.name, "--bank", str(kit_bank)])
    assert result.exit_code == 0, result.output
    assert len(listed(result.output)) == 19
    assert " sider" not in result.output


@pytest.mark.slow
def test_pages_are_counted_as_they_are_printed(
    folder: Path,
    kit_bank: Path,
    libreoffice: Convert,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(folder.parent)
    result = run("kit", folder.name, "--bank", kit_bank)
    said = {file: int(pages) for file, pages in re.findall(r"× (\S+), (\d+) sider? –", result.output)}
    paths = [folder / "dokumenter" / file for file in said]
    counted = {
        path.name: len(pages_of(pdf))
        for path, pdf in zip(paths, libreoffice(paths, "pdf", tmp_path / "pdf"), strict=True)
    }
    assert said == counted
    of_candidates = re.compile("kandidatbrev|sagsark|habilitet")
    assert set(said) == {file for _, file, _ in listed(result.output) if not of_candidates.match(file)}
    total = sum(said.get(file, 0) * copies for copies, file, _ in listed(result.output))
    assert f"I alt {total} sider, foruden papirerne med kandidaternes navne" in result.output
    assert "(question-over-page)" not in result.output


@pytest.mark.slow
def test_one_page_is_said_as_one(folder: Path, kit_bank: Path, libreoffice: Convert) -> None:
    assert ", 1 sider" not in run("kit", folder, "--bank", kit_bank).output


@pytest.mark.slow
def test_a_question_that_runs_over_its_page_in_a_house_is_a_warning_with_its_id(
    folder: Path, kit_bank: Path, libreoffice: Convert, tmp_path: Path
) -> None:
    house = tmp_path / "house.docx"
    document = docx.Document(str(shipped_folder("templates") / "house.docx"))
    for section in document.sections:
        section.left_margin = section.right_margin = Cm(4.5)
        section.top_margin = section.bottom_margin = Cm(7)
    document.save(str(house))
    result = run("kit", folder, "--bank", kit_bank, "--house", house)
    assert result.exit_code == 0, result.output
    warned = re.findall(
        r"advarsel: (\w+): (S\d) fylder mere end én side .*\(question-over-page\)", result.output
    )
    assert ("Scoringsarket", "S1") in warned
    assert ("Scoringsarket", "S2") in warned
    assert len(warned) == len(set(warned))
    assert "(vagt.hus.doer.1)" in result.output
    assert "(vagt.fejl.siger-til.1)" in result.output


# As many as there may be


@pytest.mark.slow
def test_twenty_members_and_twenty_candidates_have_their_sheets(tmp_path: Path, kit_bank: Path) -> None:
    folder = tmp_path / "sag"
    many = ("--position", "vagtmester", "--members", "20", "--candidates", "20")
    assert run("new", folder, "--bank", kit_bank, *many).exit_code == 0
    assert run("plan", folder, "--bank", kit_bank).exit_code == 0
    result = kit(folder, kit_bank)
    assert result.exit_code == 0, result.output
    names = set(papers(folder))
    assert names >= {f"enkeltark/ark-1-M{m}-K{k}.docx" for m in range(1, 21) for k in range(1, 21)}
    assert sum(name.startswith("enkeltark/") for name in names) == 400
    assert sum(bool(re.fullmatch(r"ark-1-M\d+\.docx", name)) for name in names) == 20
    sheets = asked_in(folder / "dokumenter" / "ark-1-M20.docx", "asked")
    assert sheets == [("S1", "Fortæl om en gang, hvor døren stod åben.")] * 20
    faults = word_faults(folder / "dokumenter" / "ark-1-M20.docx")
    assert [fault for fault in faults if "empty paragraph" not in fault] == []
    assert "0 papirer er lavet" in kit(folder, kit_bank).output
