"""`plan`: the questions of all rounds fixed at once, frozen in the folder, and what becomes of them later."""

import re
import shutil
from pathlib import Path

import pytest
from click.testing import Result

from interview_kit.models.guide import Guide
from interview_kit.recruitments import load_guide
from interview_kit.shipped import shipped_folder
from tests.commands import change, run
from tests.docx_text import dump

WHOLE = """\
format: 1
position: direktoer
organisation: Eksempelby Kommune
case_number: 26/12345
advert: {where: Jobnet, published: 2027-01-11, deadline: 2027-02-08}
pay: Lønramme 40
deletion_date: 2028-03-11
panel:
- {code: M1, role: borgmester}
- {code: M2, role: udvalgsformand}
- {code: M3, role: oekonomiudvalgsmedlem}
- {code: M4, role: kommunaldirektoer}
- {code: M5, role: direktoerkollega}
- {code: M6, role: fagchef}
- {code: M7, role: ftr}
- {code: M8, role: med}
candidates: [{code: K1}, {code: K2}]
rounds:
  1: {}
  2: {}
"""
PEOPLE = """\
format: 1
members:
  M1: {name: "Birgit Borgmester"}
candidates:
  K1: {name: "Karl Kandidat"}
"""
OWN = """\
own_entries:
- id: egen.jura
  behaviour: egen.jura.linje
  competency: "Juridisk dømmekraft"
  text: "Holder sig inden for loven, når tempoet er højt."
  covers: "hele linjen"
  keywords: [lov, jurist, juristen, råd, frist, fristen, regel, reglen]
  status: proposed
  version: 1
  author: "Anne, HR"
  questions:
    - id: egen.jura.1
      kind: behavioural
      text: "Fortæl om en gang, hvor en regel stod i vejen for noget, der hastede."
      minutes: 8
      probes: ["Hvad stod på spil?", "Hvem talte du med om reglen?", "Hvad kom der ud af det?"]
  anchors:
    5: ["Fandt med juristen en lovlig vej, før fristen gik.", "Fik reglen forklaret for de andre på holdet."]
    4: ["Spurgte juristen til råds, før der blev lovet noget.", "Flyttede fristen, til rådet fra juristen lå der."]
    3: ["Læste reglen igennem og holdt sig til det, der stod.", "Sagde til de andre, at reglen skulle følges."]
    2: ["Spurgte først juristen, da nogen klagede over brud på reglen.", "Fulgte reglen, da chefen bad om det."]
    1: ["Så bort fra reglen for at nå fristen til tiden.", "Bad andre om at gå uden om reglen i stilhed."]
  indicators:
    positive: ["Nævner den regel, det handlede om.", "Siger, hvem der gav råd.", "Fortæller, hvad fristen var."]
    negative: ["Omtaler regler som andres arbejde.", "Ved ikke, hvad loven krævede.", "Skyder skylden på juristen."]
"""
OWN_TEXT = "hvor en regel stod i vejen for noget, der hastede"
POLITICS = "direktoer.politik"


pytestmark = pytest.mark.usefixtures("empty_folder")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "Vores direktør æøå"
    path.mkdir()
    (path / "recruitment.yaml").write_text(WHOLE, encoding="utf-8")
    (path / "navne.yaml").write_text(PEOPLE, encoding="utf-8")
    return path


@pytest.fixture
def fixed(folder: Path) -> Path:
    """A folder whose questions are fixed."""
    assert run("plan", folder).exit_code == 0
    return folder


@pytest.fixture
def hr_bank(tmp_path: Path) -> Path:
    """A copy of the bank, which somebody may change."""
    return Path(shutil.copytree(shipped_folder("question_bank"), tmp_path / "hr"))


def choose(folder: Path, one: str = "{}", two: str = "{}") -> None:
    change(folder / "recruitment.yaml", "  1: {}\n  2: {}\n", f"  1: {one}\n  2: {two}\n")


def guide(folder: Path, number: int) -> Guide:
    return load_guide(folder / f"guide-{number}.yaml").or_raise()


def codes(folder: Path) -> list[list[str]]:
    return [[row.code for row in guide(folder, number).content.questions] for number in (1, 2)]


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def make_sheets(folder: Path, where: str = "dokumenter/ark-1-M2.docx") -> None:
    path = folder / where
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"et ark")


def found(result: Result) -> set[str]:
    return set(re.findall(r"\(([a-z]+(?:-[a-z]+)+)\)(?= |$)", result.output, re.MULTILINE))


def is_no_fault_of_ours(result: Result) -> bool:
    return result.exit_code in {0, 1, 2} and "vores fejl" not in result.output


# What is fixed.


@pytest.mark.parametrize("position", ["direktoer", "fagchef", "institutionsleder", "teamleder"])
@pytest.mark.parametrize("chosen", ["", "set: B\n"])
def test_nothing_is_asked_twice_and_codes_go_on_and_minutes_fill_the_slot(
    folder: Path, position: str, chosen: str
) -> None:
    text = f"position: {position}\n{chosen}"
    (folder / "recruitment.yaml").write_text(text, encoding="utf-8")
    result = run("plan", folder)
    assert result.exit_code == 0, result.output
    guides = [load_guide(path).or_raise().content for path in sorted(folder.glob("guide-*.yaml"))]
    assert len(guides) == (1 if position == "teamleder" else 2)
    rows = [row for content in guides for row in content.questions]
    for values in (
        [row.entry for row in rows],
        [row.question for row in rows],
        [row.behaviour_id for row in rows],
        [row.text for row in rows],
    ):
        assert len(values) == len(set(values))
    assert [row.code for row in rows] == [f"S{number}" for number in range(1, len(rows) + 1)]
    for content in guides:
        assert sum(row.minutes for row in content.time_plan) == content.slot
        starts = [row.start for row in content.time_plan]
        assert starts == [
            sum(row.minutes for row in content.time_plan[:index]) for index in range(len(starts))
        ]
        asked = {row.code: row.minutes for row in content.time_plan if row.part == "question"}
        assert asked == {row.code: row.minutes for row in content.questions}


def test_the_guides_lie_in_the_folder_and_nothing_else_is_written(folder: Path) -> None:
    before = files(folder)
    result = run("plan", folder)
    assert files(folder).keys() == {*before, "guide-1.yaml", "guide-2.yaml"}
    assert [path.name for path in folder.iterdir() if path.is_dir()] == []
    for number in (1, 2):
        frozen = guide(folder, number)
        assert frozen.content.round == number
        assert f"{number}. samtale, {frozen.content.slot} minutter, guide {frozen.id}:" in result.output
        assert frozen.content.organisation == "Eksempelby Kommune"
    assert guide(folder, 1).id != guide(folder, 2).id


def test_no_name_stands_in_a_frozen_guide(fixed: Path) -> None:
    text = "".join((fixed / f"guide-{number}.yaml").read_text("utf-8") for number in (1, 2))
    assert "Birgit" not in text
    assert "Karl" not in text


def test_the_table_has_a_line_for_each_question_with_minutes_asker_and_words(folder: Path) -> None:
    lines = run("plan", folder).output.splitlines()
    for number in (1, 2):
        content = guide(folder, number).content
        head = next(index for index, line in enumerate(lines) if line.startswith(f"{number}. samtale"))
        for line, row in zip(lines[head + 1 :], content.questions, strict=False):
            code, minutes, unit, asker = line.split()[:4]
            assert (code, minutes, unit, asker) == (row.code, str(row.minutes), "min", row.asker)
            assert row.competency in line
        case = 1 if content.case_task else 0
        asked = sum(row.minutes for row in content.questions) + content.case * case
        spare = sum(row.minutes for row in content.time_plan if row.part == "spare")
        total = lines[head + 1 + len(content.questions) + case]
        assert total.startswith(f"  {asked} minutter til spørgsmål, {spare} til overs")
    assert any(line.startswith("  Casen   20 min  Udvalget") for line in lines)
    assert max(map(len, lines[:11])) <= 120
    assert any("interview-kit kit" in line and f'"{folder}"' in line for line in lines)


def test_own_questions_stand_in_the_table_and_are_read_by_the_chair(folder: Path) -> None:
    own = """\
own_questions:
  - {id: egen.1, kind: behavioural, text: "Fortæl om en gang, hvor du stoppede et projekt.", minutes: 4}
  - {id: egen.2, kind: terms, round: 2, text: "Der er aftenmøder om torsdagen. Kan du arbejde på de vilkår?"}
"""
    (folder / "recruitment.yaml").write_text(WHOLE + own, encoding="utf-8")
    lines = run("plan", folder).output.splitlines()
    assert any(
        re.fullmatch(r"  E1 +4 min  Ordstyreren +Vurderes ikke: Fortæl om en gang.*", line) for line in lines
    )
    assert any(re.fullmatch(r"  E2 +3 min  Ordstyreren +Vilkår: Der er aftenmøder.*", line) for line in lines)
    assert [row.code for row in guide(folder, 2).content.own_questions] == ["E2"]
    assert sum(row.minutes for row in guide(folder, 1).content.time_plan) == guide(folder, 1).content.slot


def test_what_left_is_said_with_why(folder: Path) -> None:
    usual = run("plan", folder)
    assert "Faldt ud" not in usual.output
    lost = guide(folder, 1).content.questions[1]
    (folder / "guide-1.yaml").unlink()
    (folder / "guide-2.yaml").unlink()
    choose(folder, f"{{left_out: [{lost.behaviour_id}]}}")
    result = run("plan", folder)
    assert result.exit_code == 0, result.output
    assert (
        f"  Faldt ud, fordi I selv har valgt spørgsmål eller tid: {lost.entry} ({lost.competency})."
        in result.output
    )
    asked = [row.behaviour_id for number in (1, 2) for row in guide(folder, number).content.questions]
    assert lost.behaviour_id not in asked


def test_what_no_round_asks_is_counted_by_competency(folder: Path) -> None:
    result = run("plan", folder)
    said = dict(
        re.findall(r"(?:: |; )([^;:]+?) (\d+ af \d+)(?=;|\.)", result.output.split("Ingen samtale")[1])
    )
    contents = [guide(folder, number).content for number in (1, 2)]
    met = {row.behaviour_id for content in contents for row in content.questions}
    met |= {
        row.behaviour_id for content in contents if content.case_task for row in content.case_task.behaviours
    }
    for part in contents[0].coverage:
        asked_here = [
            row.behaviour_id for row in contents[0].questions if row.competency_id == part.competency_id
        ]
        lines = {*asked_here, *(row.behaviour_id for row in part.uncovered)}
        assert said.get(part.competency) == f"{len(lines - met)} af {len(lines)}"


# A second run, and choices.


def test_a_second_run_changes_nothing(fixed: Path) -> None:
    before = files(fixed)
    times = {path.name: path.stat().st_mtime_ns for path in fixed.iterdir()}
    result = run("plan", fixed)
    assert result.exit_code == 0
    assert "Planen er den samme som før." in result.output
    assert result.output.count(", som den lå:") == 2
    assert files(fixed) == before
    assert {path.name: path.stat().st_mtime_ns for path in fixed.iterdir()} == times


def test_a_plan_made_again_before_any_sheet_is_simply_the_new_one(fixed: Path) -> None:
    old = guide(fixed, 1).id
    choose(fixed, "{slot: 90}")
    result = run("plan", fixed)
    assert result.exit_code == 0, result.output
    new = guide(fixed, 1)
    assert (new.content.slot, new.content.version, new.id != old) == (90, None, True)
    assert [len(part) for part in codes(fixed)] == [8, 3]
    assert [code for part in codes(fixed) for code in part] == [f"S{number}" for number in range(1, 12)]
    assert found(run("check", fixed)).isdisjoint({"plan-outdated"})


def test_another_set_of_questions_is_planned_and_an_unknown_one_is_refused(folder: Path) -> None:
    change(folder / "recruitment.yaml", "position: direktoer\n", "position: direktoer\nset: B\n")
    assert run("plan", folder).exit_code == 0
    assert guide(folder, 1).content.question_set == "B"
    change(folder / "recruitment.yaml", "set: B", "set: D")
    result = run("plan", folder)
    assert (result.exit_code, found(result) & {"set-unknown"}) == (1, {"set-unknown"})


@pytest.mark.parametrize(
    ("one", "code"),
    [
        ("{slot: 22}", "slot-too-short"),
        ("{asked: [fløjtespil]}", "choice-unknown"),
        (f"{{asked: [{POLITICS}], left_out: [{POLITICS}]}}", "choice-conflict"),
        ("{slot: 0}", "number-out-of-range"),
        ("{date: 2027-02-30}", "day-shape"),
        ("{first_start: 8.30}", "clock-shape"),
    ],
)
def test_choices_that_cannot_be_met_are_said_and_nothing_is_written(
    folder: Path, one: str, code: str
) -> None:
    choose(folder, one)
    result = run("plan", folder)
    assert result.exit_code == 1
    assert code in found(result), result.output
    assert not list(folder.glob("guide*"))


@pytest.mark.parametrize("number", ["0", "3", "-1"])
def test_a_round_that_is_not_cannot_be_planned(folder: Path, number: str) -> None:
    result = run("plan", folder, "--round", number)
    assert result.exit_code == 1
    assert "round-unknown" in found(result)


@pytest.mark.parametrize(
    ("made", "code"),
    [
        ("recruitment - Kopi.yaml", "bank-file-copy"),
        ("recruitment (1).yaml", "bank-file-copy"),
        ("navne - Kopi.yaml", "bank-file-copy"),
        ("navne-KONTORPC.yaml", "bank-file-copy"),
    ],
)
def test_a_copy_that_onedrive_made_is_said_before_anything_is_planned(
    folder: Path, made: str, code: str
) -> None:
    source = "navne.yaml" if made.startswith("navne") else "recruitment.yaml"
    shutil.copy(folder / source, folder / made)
    result = run("plan", folder)
    assert result.exit_code == 1, result.output
    assert made in result.output
    assert any(name.startswith(code) for name in found(result)), result.output
    assert not list(folder.glob("guide*"))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("recruitment.yaml", ""),
        ("recruitment.yaml", "position: [direktoer"),
        ("recruitment.yaml", "position:\n"),
        ("recruitment.yaml", "position: tandlæge\n"),
        ("recruitment.yaml", "\x00\x01"),
        ("recruitment.yaml", "position: direktoer\npanel: {}\nrounds: 7\n"),
        ("navne.yaml", ""),
        ("navne.yaml", "members: [M1]\n"),
        ("navne.yaml", 'members: {M1: {name: ""}, M99: {name: x}}\n'),
    ],
)
def test_a_broken_file_is_a_sentence_with_its_file_and_no_fault_of_ours(
    folder: Path, name: str, text: str
) -> None:
    (folder / name).write_text(text, encoding="utf-8")
    for command in ("plan", "check"):
        result = run(command, folder)
        assert is_no_fault_of_ours(result), result.output
        assert result.exit_code == 1 or (name, text) == ("navne.yaml", "")
        assert name in result.output or result.exit_code == 0


@pytest.mark.parametrize("name", ["findes-ikke", "tom", "brev.txt"])
def test_a_path_that_is_no_recruitment_is_said(tmp_path: Path, name: str) -> None:
    (tmp_path / "tom").mkdir()
    (tmp_path / "brev.txt").write_text("hej")
    result = run("plan", name)
    assert (result.exit_code, is_no_fault_of_ours(result)) == (1, True)


def test_a_recruitment_without_panel_and_candidates_is_planned_by_roles(folder: Path) -> None:
    (folder / "recruitment.yaml").write_text("position: direktoer\n", encoding="utf-8")
    (folder / "navne.yaml").unlink()
    result = run("plan", folder)
    assert result.exit_code in {0, 1}
    if result.exit_code:
        assert "navne.yaml" in result.output
    else:
        assert {row.asker for row in guide(folder, 1).content.questions} == {None}


# What has changed since.


@pytest.mark.parametrize("command", [("check",), ("kit", "--no-pages")])
@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("  1: {}", "  1: {slot: 90}", "ville blive stillet"),
        ("role: fagchef", "role: fagchef, side: employee", ""),
        ("role: fagchef}", "role: med}", "M6 har en anden rolle eller spørger om noget andet"),
        (
            "M8, role: med}",
            "M9, role: med}",
            "M9 er kommet til og har hverken plads i planen eller scoringsark",
        ),
        ("M8, role: med}", "M9, role: med}", "M8 er ikke med længere, men har stadig plads i planen"),
        ("organisation: Eksempelby", "organisation: Anderledes", "organisationens navn er et andet"),
        (
            "position: direktoer\n",
            "position: direktoer\ntitle: Kulturdirektør\n",
            "stillingens titel er en anden",
        ),
        ("rounds:\n", "weights: []\nrounds:\n", "vægtene er andre"),
    ],
)
def test_a_change_in_the_recruitment_is_said_as_changed_since_the_plan(
    fixed: Path, command: tuple[str, ...], old: str, new: str, said: str
) -> None:
    change(fixed / "recruitment.yaml", old, new)
    before = files(fixed)
    result = run(command[0], fixed, *command[1:])
    assert is_no_fault_of_ours(result), result.output
    if said:
        assert "1. samtale er ændret siden planen: " in result.output
        assert said in result.output
    else:
        assert "ændret siden" not in result.output
    assert files(fixed) == before


@pytest.mark.slow
@pytest.mark.parametrize("command", [("check",), ("kit", "--no-pages")])
def test_a_change_in_the_bank_is_said_with_the_question_that_it_concerns(
    folder: Path, hr_bank: Path, command: tuple[str, ...]
) -> None:
    assert run("plan", folder, "--bank", hr_bank).exit_code == 0
    calm = run(command[0], folder, "--bank", hr_bank, *command[1:])
    assert "ændret siden" not in calm.output
    first, second = guide(folder, 1).content.questions[2], guide(folder, 2).content.questions[0]
    change_entry(hr_bank, first.text, first.text.replace("Fortæl om", "Fortæl mig om"))
    change_entry(hr_bank, second.anchors[3][0], second.anchors[3][0] + " Og fulgte op.")
    result = run(command[0], folder, "--bank", hr_bank, *command[1:])
    assert f"1. samtale er ændret siden planen: {first.code} har en anden ordlyd" in result.output
    assert f"2. samtale er ændret siden planen: trinene til {second.code} er andre" in result.output
    again = run("check", folder)  # the shipped bank is as it was
    assert "ændret siden" not in again.output


def change_entry(bank: Path, old: str, new: str) -> None:
    [path] = [path for path in (bank / "entries").rglob("*.yaml") if f'"{old}"' in path.read_text("utf-8")]
    change(path, f'"{old}"', f'"{new}"')


@pytest.mark.slow
def test_a_question_that_the_bank_withdrew_is_said_and_the_frozen_one_is_still_printed(
    folder: Path, hr_bank: Path
) -> None:
    assert run("plan", folder, "--bank", hr_bank).exit_code == 0
    row = guide(folder, 1).content.questions[0]
    [path] = [path for path in (hr_bank / "entries").rglob("*.yaml") if row.text in path.read_text("utf-8")]
    head, tail = path.read_text("utf-8").split(f"- id: {row.entry}\n", 1)
    path.write_text(
        f"{head}- id: {row.entry}\n{tail.replace('status: proposed', 'status: retired', 1)}", "utf-8"
    )
    assert f"{row.code} ville ikke blive stillet" in run("check", folder, "--bank", hr_bank).output
    assert run("kit", folder, "--no-pages", "--bank", hr_bank).exit_code == 0
    assert row.text in dump(folder / "dokumenter" / "interviewguide-1.docx")


# Locked, and new versions.


@pytest.mark.parametrize(
    "where",
    [
        "dokumenter/ark-1-M2.docx",
        "dokumenter/enkeltark/ark-1-M2-K1.docx",
        "indkommet/ark-1-M2.docx",
        "indkommet/scannet.pdf",
    ],
)
def test_a_plan_is_locked_once_sheets_have_been_made_or_have_come_home(fixed: Path, where: str) -> None:
    make_sheets(fixed, where)
    choose(fixed, "{slot: 90}")
    before = files(fixed)
    for words in ((), ("--round", "1"), ("--round", "2")):
        result = run("plan", fixed, *words)
        assert (result.exit_code, found(result)) == (1, {"plan-locked", "plan-outdated"})
        assert "ville ikke blive stillet" in result.output or "ville blive stillet" in result.output
        assert "--new-version" in result.output
    assert files(fixed) == before


def test_the_kit_locks_the_plan(fixed: Path) -> None:
    assert run("kit", fixed, "--no-pages").exit_code == 0
    assert found(run("plan", fixed)) == {"plan-locked"}
    assert run("kit", fixed, "--no-pages").exit_code == 0


NEW_NAMES = {
    "organisation": ("organisation: Eksempelby", "organisation: Anderledes"),
    "title": ("position: direktoer\n", "position: direktoer\ntitle: Kulturdirektør\n"),
}


@pytest.mark.slow
@pytest.mark.parametrize(("old", "new"), NEW_NAMES.values(), ids=NEW_NAMES)
def test_another_name_needs_no_new_version_while_nobody_has_written_in_a_sheet(
    fixed: Path, old: str, new: str
) -> None:
    assert run("kit", fixed, "--no-pages").exit_code == 0
    before = guide(fixed, 1)
    change(fixed / "recruitment.yaml", old, new)
    result = run("plan", fixed)
    after = guide(fixed, 1)
    assert (result.exit_code, "plan-renamed" in found(result)) == (0, True), result.output
    assert f"Guiden {before.id} hedder nu {after.id}." in result.output
    assert after.content.version == before.content.version
    assert after.content.questions == before.content.questions
    assert run("kit", fixed, "--no-pages", "--force").exit_code == 0
    assert "plan-outdated" not in found(run("check", fixed))


@pytest.mark.slow
@pytest.mark.parametrize("where", ["dokumenter/ark-1-M2.docx", "indkommet/scannet.pdf"])
def test_another_name_needs_a_new_version_once_a_sheet_is_written_in(fixed: Path, where: str) -> None:
    make_sheets(fixed, where)
    change(fixed / "recruitment.yaml", *NEW_NAMES["title"])
    before = files(fixed)
    result = run("plan", fixed)
    assert (result.exit_code, "plan-locked" in found(result)) == (1, True)
    assert files(fixed) == before


@pytest.mark.slow
def test_a_kit_that_stops_says_who_has_no_paper(fixed: Path) -> None:
    assert run("kit", fixed, "--no-pages").exit_code == 0
    change(fixed / "recruitment.yaml", "M8, role: med}", "M9, role: med}")
    for command in (("kit", fixed, "--no-pages"), ("plan", fixed)):
        result = run(*command)
        assert result.exit_code == 1
        assert "M9 er kommet til og har hverken plads i planen eller scoringsark" in result.output


@pytest.mark.parametrize("where", ["dokumenter/interviewguide-1.docx", "dokumenter/kandidatbrev-1-K1.docx"])
def test_other_papers_lock_nothing(fixed: Path, where: str) -> None:
    make_sheets(fixed, where)
    (fixed / "indkommet").mkdir()
    choose(fixed, "{slot: 90}")
    assert run("plan", fixed).exit_code == 0


@pytest.mark.parametrize("name", ["desktop.ini", ".DS_Store", "Thumbs.db"])
def test_what_the_system_leaves_in_indkommet_locks_nothing(fixed: Path, name: str) -> None:
    make_sheets(fixed, f"indkommet/{name}")
    assert run("plan", fixed).exit_code == 0


def test_a_new_version_has_another_code_and_keeps_the_old_guide(fixed: Path) -> None:
    make_sheets(fixed)
    old = {number: (guide(fixed, number), (fixed / f"guide-{number}.yaml").read_bytes()) for number in (1, 2)}
    choose(fixed, "{slot: 90}")
    result = run("plan", fixed, "--new-version", "Et spørgsmål blev kendt i avisen")
    assert result.exit_code == 0, result.output
    for number, (before, data) in old.items():
        new = guide(fixed, number)
        assert (new.content.version, new.content.version_reason) == (2, "Et spørgsmål blev kendt i avisen")
        assert new.id != before.id
        assert (fixed / f"guide-{number} (version 1).yaml").read_bytes() == data
        assert before.content.version is None
    check = run("check", fixed)
    assert check.exit_code == 0, check.output
    assert "version 1" not in check.output
    assert "ændret siden" not in check.output


def test_a_third_version_keeps_both(fixed: Path) -> None:
    make_sheets(fixed)
    for slot in (90, 80):
        change(
            fixed / "recruitment.yaml", "  1: {" + ("slot: 90" if slot == 80 else ""), f"  1: {{slot: {slot}"
        )
        assert run("plan", fixed, "--new-version", f"Nu {slot} minutter").exit_code == 0
    versions = [
        load_guide(fixed / name).or_raise().content
        for name in ("guide-1 (version 1).yaml", "guide-1 (version 2).yaml", "guide-1.yaml")
    ]
    assert [(row.version, row.version_reason, row.slot) for row in versions] == [
        (None, None, 70),
        (2, "Nu 90 minutter", 90),
        (3, "Nu 80 minutter", 80),
    ]
    assert run("check", fixed).exit_code == 0


def test_a_round_that_would_be_the_same_gets_no_new_version(fixed: Path) -> None:
    make_sheets(fixed)
    before = files(fixed)
    result = run("plan", fixed, "--new-version", "For en sikkerheds skyld")
    assert result.exit_code == 0
    assert "Planen er den samme som før." in result.output
    assert files(fixed) == before
    choose(fixed, two="{slot: 100}")
    assert run("plan", fixed, "--new-version", "Mere tid", "--round", "2").exit_code == 0
    assert (guide(fixed, 1).content.version, guide(fixed, 2).content.version) == (None, 2)
    assert not (fixed / "guide-1 (version 1).yaml").exists()


def test_a_longer_second_round_leaves_the_sheets_of_the_first_as_they_are(fixed: Path) -> None:
    make_sheets(fixed, "indkommet/ark-1-M1.docx")
    first = guide(fixed, 1).id
    choose(fixed, two="{slot: 100}")
    assert run("plan", fixed, "--new-version", "Mere tid til anden samtale").exit_code == 0
    assert guide(fixed, 1).id == first


def test_a_new_version_stays_when_it_is_planned_again(fixed: Path) -> None:
    make_sheets(fixed)
    choose(fixed, "{slot: 90}")
    assert run("plan", fixed, "--new-version", "Kendt").exit_code == 0
    before = files(fixed)
    assert run("plan", fixed, "--new-version", "Kendt igen").exit_code == 0
    assert files(fixed) == before


@pytest.mark.parametrize("reason", ["", "   ", "\x07"])
def test_a_new_version_needs_a_reason(fixed: Path, reason: str) -> None:
    make_sheets(fixed)
    choose(fixed, "{slot: 90}")
    before = files(fixed)
    result = run("plan", fixed, "--new-version", reason)
    assert (result.exit_code in {1, 2}, is_no_fault_of_ours(result)) == (True, True), result.output
    assert files(fixed) == before


def test_no_version_is_ever_used_twice_and_no_old_guide_lost(fixed: Path) -> None:
    make_sheets(fixed)
    first = (fixed / "guide-1.yaml").read_bytes()
    choose(fixed, "{slot: 90}")
    assert run("plan", fixed, "--new-version", "Kendt").exit_code == 0
    shutil.rmtree(fixed / "dokumenter")  # HR moves the old sheets to the case's archive
    change(fixed / "recruitment.yaml", "slot: 90", "slot: 80")
    run("plan", fixed)
    make_sheets(fixed)
    change(fixed / "recruitment.yaml", "slot: 80", "slot: 85")
    assert run("plan", fixed, "--new-version", "Igen").exit_code == 0
    assert (fixed / "guide-1 (version 1).yaml").read_bytes() == first


@pytest.mark.parametrize("renamed", ["guide-{} (1).yaml", "guide-{} - Kopi.yaml", None])
def test_a_plan_whose_guides_are_gone_is_not_made_anew_beside_its_sheets(
    fixed: Path, renamed: str | None
) -> None:
    make_sheets(fixed)
    for number in (1, 2):
        path = fixed / f"guide-{number}.yaml"
        if renamed is None:
            path.unlink()
        else:
            path.rename(fixed / renamed.format(number))
    choose(fixed, "{slot: 90}")
    assert run("plan", fixed).exit_code == 1


# One round at a time.


def test_one_round_is_planned_and_the_other_stays_as_it_is(fixed: Path) -> None:
    before = files(fixed)
    choose(fixed, "{slot: 90}", "{slot: 100}")
    result = run("plan", fixed, "--round", "2")
    assert result.exit_code == 0, result.output
    assert "1. samtale, 70 minutter" in result.output
    assert ", som den lå:" in result.output
    assert files(fixed)["guide-1.yaml"] == before["guide-1.yaml"]
    assert guide(fixed, 2).content.slot == 100
    everything = [code for part in codes(fixed) for code in part]
    assert len(everything) == len(set(everything))


def test_a_first_round_planned_again_repeats_nothing_of_the_second(fixed: Path) -> None:
    second = (fixed / "guide-2.yaml").read_bytes()
    choose(fixed, "{slot: 120}")
    assert run("plan", fixed, "--round", "1").exit_code == 0
    assert (fixed / "guide-2.yaml").read_bytes() == second
    rows = [row for number in (1, 2) for row in guide(fixed, number).content.questions]
    for values in ([row.code for row in rows], [row.entry for row in rows], [row.text for row in rows]):
        assert len(values) == len(set(values))


def test_what_the_other_rounds_guide_asks_cannot_be_chosen(fixed: Path) -> None:
    taken = guide(fixed, 2).content.questions[0].behaviour_id
    choose(fixed, f"{{asked: [{taken}]}}")
    result = run("plan", fixed, "--round", "1")
    assert (result.exit_code, "choice-frozen" in found(result)) == (1, True)
    assert run("plan", fixed).exit_code == 0  # both at once: it moves to the first
    assert taken in {row.behaviour_id for row in guide(fixed, 1).content.questions}


def test_the_second_round_alone_leaves_the_codes_of_the_first_free(folder: Path) -> None:
    assert run("plan", folder, "--round", "2").exit_code == 0
    assert not (folder / "guide-1.yaml").exists()
    assert run("plan", folder, "--round", "1").exit_code == 0
    assert codes(folder) == [["S1", "S2", "S3", "S4", "S5"], ["S6", "S7", "S8"]]


def test_a_second_round_planned_alone_is_as_check_would_plan_it(fixed: Path) -> None:
    choose(fixed, two="{slot: 100}")
    assert run("plan", fixed, "--round", "2").exit_code == 0
    assert "ændret siden" not in run("check", fixed).output


def test_a_first_round_planned_alone_is_not_changed_since(fixed: Path) -> None:
    choose(fixed, "{slot: 90}")
    assert run("plan", fixed, "--round", "1").exit_code == 0
    assert "minutterne er andre" not in run("check", fixed).output


def test_what_a_round_to_come_asks_is_not_said_to_be_asked_by_none(folder: Path) -> None:
    result = run("plan", folder, "--round", "1")
    rows = {
        row.behaviour_id for part in guide(folder, 1).content.coverage for row in part.uncovered if row.round
    }
    assert len(rows) == 3
    assert "Faglig ledelse 5 af 5" not in result.output


# A guide that is not as it was frozen.


@pytest.mark.parametrize("command", [("plan",), ("plan", "--round", "2"), ("check",), ("kit", "--no-pages")])
def test_a_guide_that_somebody_has_changed_is_refused_with_its_place(
    fixed: Path, command: tuple[str, ...]
) -> None:
    path = fixed / "guide-1.yaml"
    words = guide(fixed, 1).content.questions[0].probes[0]
    change(path, words, words.replace("?", " egentlig?"))
    line = next(n for n, row in enumerate(path.read_text("utf-8").splitlines(), 1) if "egentlig?" in row)
    before = files(fixed)
    result = run(command[0], fixed, *command[1:])
    assert (result.exit_code, "guide-changed" in found(result)) == (1, True), result.output
    assert f"guide-1.yaml:{line}:" in result.output
    assert "Brug guide-1.yaml, som den blev gemt" in result.output
    assert files(fixed) == before


def test_a_changed_guide_that_is_laid_aside_is_made_again_as_it_was(fixed: Path, tmp_path: Path) -> None:
    path = fixed / "guide-1.yaml"
    frozen = path.read_bytes()
    words = guide(fixed, 1).content.questions[0].probes[0]
    change(path, words, words.replace("?", " egentlig?"))
    path.rename(tmp_path / "rettet.yaml")
    assert run("plan", fixed).exit_code == 0
    assert path.read_bytes() == frozen


@pytest.mark.parametrize("text", ["", "\x00", "format: 1\n", "- a\n", "content: {}\n"])
def test_a_guide_that_is_broken_is_a_sentence(fixed: Path, text: str) -> None:
    (fixed / "guide-2.yaml").write_text(text, encoding="utf-8")
    for command in ("plan", "check", "kit"):
        result = run(command, fixed)
        assert result.exit_code == 1, result.output
        assert "guide-2.yaml" in result.output


def test_a_guide_under_the_name_of_another_round_is_refused(fixed: Path) -> None:
    shutil.copy(fixed / "guide-2.yaml", fixed / "guide-1.yaml")
    assert run("plan", fixed, "--round", "2").exit_code == 1


def test_a_guide_of_another_position_is_refused(folder: Path) -> None:
    (folder / "recruitment.yaml").write_text("position: direktoer\n", encoding="utf-8")
    assert run("plan", folder).exit_code == 0
    (folder / "recruitment.yaml").write_text("position: fagchef\n", encoding="utf-8")
    assert run("kit", folder, "--no-pages").exit_code == 1


# Weights.

HEAVY = "weights:\n- {competency: direktoer.strategisk, weight: 2, reason: Fem år med store anlæg}\nrounds:\n"


def test_weights_of_the_recruitment_are_frozen_in_the_guides(folder: Path) -> None:
    change(folder / "recruitment.yaml", "rounds:\n", HEAVY)
    assert run("plan", folder).exit_code == 0
    for number in (1, 2):
        assert [(row.competency_id, row.weight) for row in guide(folder, number).content.weights] == [
            ("direktoer.strategisk", 2)
        ]


def test_weights_that_are_changed_after_the_first_sheet_are_said(fixed: Path) -> None:
    change(fixed / "recruitment.yaml", "rounds:\n", HEAVY)
    early = found(run("check", fixed))
    assert ("plan-outdated" in early, "weights-locked" in early) == (True, False)
    make_sheets(fixed, "indkommet/ark-1-M1.docx")
    result = run("check", fixed)
    assert {"plan-outdated", "weights-locked"} <= found(result)
    line = WHOLE.splitlines().index("rounds:") + 1
    assert f"recruitment.yaml:{line}:" in result.output
    assert "weights-locked" in found(run("kit", fixed, "--no-pages"))


@pytest.mark.parametrize("command", ["plan", "check", "build"])
def test_a_weight_for_a_competency_that_is_not_is_a_sentence(folder: Path, command: str) -> None:
    change(folder / "recruitment.yaml", "rounds:\n", HEAVY.replace("strategisk", "stratigisk"))
    result = run(command, folder)
    assert (result.exit_code, is_no_fault_of_ours(result)) == (1, True), result.output
    assert "direktoer.stratigisk" in result.output


# The panel's own entries.


def write_own(folder: Path, text: str = OWN) -> None:
    (folder / "recruitment.yaml").write_text(WHOLE + text, encoding="utf-8")


def words_to_write(folder: Path) -> str:
    [words] = set(re.findall(r'words: "([0-9a-f]{10})"', run("check", folder).output))
    return str(words)


def approve(folder: Path, words: str, by: str = "Bo Bech, jura") -> None:
    change(
        folder / "recruitment.yaml",
        "  status: proposed\n",
        f'  status: approved\n  approved: {{by: "{by}", date: 2026-11-20, words: "{words}"}}\n',
    )


def asked(folder: Path) -> set[str]:
    paths = sorted(folder.glob("guide-[12].yaml"))
    return {row.entry for path in paths for row in load_guide(path).or_raise().content.questions}


def test_an_unapproved_entry_is_not_asked_and_the_hash_to_write_is_said(folder: Path) -> None:
    write_own(folder)
    result = run("plan", folder)
    assert result.exit_code == 0, result.output
    assert "egen.jura" not in asked(folder)
    assert "own-entry-unapproved" in found(result)
    line = WHOLE.count("\n") + 2
    assert f"recruitment.yaml:{line}:" in result.output
    assert f'words: "{words_to_write(folder)}"' in result.output


def test_an_approved_entry_is_asked_with_its_levels_and_takes_its_minutes(folder: Path) -> None:
    write_own(folder)
    approve(folder, words_to_write(folder))
    result = run("plan", folder)
    assert result.exit_code == 0, result.output
    assert "own-entry-unapproved" not in found(result)
    content = guide(folder, 1).content
    [row] = [row for row in content.questions if row.entry == "egen.jura"]
    assert (row.competency, row.behaviour, row.minutes, row.status) == (
        *("Juridisk dømmekraft", "Holder sig inden for loven, når tempoet er højt.", 8, "approved"),
    )
    assert sorted(row.anchors) == [1, 2, 3, 4, 5]
    assert row.asker in {f"M{number}" for number in range(2, 9)}
    assert sum(part.minutes for part in content.time_plan) == content.slot
    assert re.search(rf"  {row.code} +8 min  {row.asker} .*Juridisk dømmekraft: Fortæl om", result.output)
    assert run("check", folder).exit_code == 0


@pytest.mark.parametrize(
    ("words", "by"), [("0123456789", "Bo Bech, jura"), (None, "Anne, HR"), (None, "anne")]
)
def test_an_approval_of_other_words_or_by_the_author_lets_nothing_through(
    folder: Path, words: str | None, by: str
) -> None:
    write_own(folder)
    approve(folder, words or words_to_write(folder), by)
    result = run("plan", folder)
    assert result.exit_code == 0, result.output
    assert "own-entry-unapproved" in found(result)
    assert "egen.jura" not in asked(folder)


def test_words_changed_after_the_approval_are_not_asked(folder: Path) -> None:
    write_own(folder)
    approve(folder, words_to_write(folder))
    change(folder / "recruitment.yaml", "der hastede", "der skulle gå stærkt")
    assert "own-entry-unapproved" in found(run("plan", folder))
    assert "egen.jura" not in asked(folder)


def test_an_entry_for_the_second_round_is_asked_there(folder: Path) -> None:
    write_own(folder, OWN.replace("  covers:", "  round: 2\n  covers:", 1))
    approve(folder, words_to_write(folder))
    assert run("plan", folder).exit_code == 0
    assert "egen.jura" in {row.entry for row in guide(folder, 2).content.questions}
    assert "egen.jura" not in {row.entry for row in guide(folder, 1).content.questions}


def test_an_entry_for_a_round_that_is_not_is_refused(folder: Path) -> None:
    write_own(folder, OWN.replace("  covers:", "  round: 3\n  covers:", 1))
    approve(folder, words_to_write(folder))
    result = run("plan", folder)
    assert (result.exit_code, "round-unknown" in found(result)) == (1, True), result.output


def test_an_entry_may_belong_to_a_competency_of_the_profile(folder: Path) -> None:
    write_own(folder, OWN.replace("Juridisk dømmekraft", "strategisk ledelse"))
    approve(folder, words_to_write(folder))
    result = run("plan", folder)
    assert result.exit_code == 0, result.output
    [row] = [row for row in guide(folder, 1).content.questions if row.entry == "egen.jura"]
    assert (row.competency_id, row.competency) == ("direktoer.strategisk", "Strategisk ledelse")
    assert row.asker == "M4"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("- id: egen.jura\n", "- id: direktoer.politik.kender-systemet\n"),
        ("behaviour: egen.jura.linje", "behaviour: direktoer.politik.kender-systemet"),
        ("behaviour: egen.jura.linje", "behaviour: egen.jura.linje\n  round: nul"),
        ("  anchors:\n", "  ankre:\n"),
        (
            '    1: ["Så bort fra reglen for at nå fristen til tiden.", "Bad andre om at gå uden om',
            '    0: ["x", "',
        ),
        ("kind: behavioural", "kind: terms"),
        ("minutes: 8", "minutes: 500"),
        ('competency: "Juridisk dømmekraft"', 'competency: ""'),
    ],
)
def test_an_entry_that_is_badly_written_is_refused_with_its_line(folder: Path, old: str, new: str) -> None:
    write_own(folder)
    change(folder / "recruitment.yaml", old, new)
    for command in ("plan", "check"):
        result = run(command, folder)
        assert (result.exit_code, is_no_fault_of_ours(result)) == (1, True), result.output
        lines = [int(line) for line in re.findall(r"recruitment\.yaml:(\d+):\d+: fejl", result.output)]
        assert any(line > WHOLE.count("\n") for line in lines)
    assert not list(folder.glob("guide*"))


def test_an_id_used_for_two_entries_is_refused(folder: Path) -> None:
    write_own(folder, OWN + OWN.replace("own_entries:\n", ""))
    result = run("plan", folder)
    assert (result.exit_code, "own-entry-id" in found(result)) == (1, True)


def test_an_unlawful_entry_is_refused_though_somebody_approved_it(folder: Path) -> None:
    write_own(folder, OWN.replace(OWN_TEXT, "hvor du var gravid og passede dit arbejde"))
    approve(folder, words_to_write(folder))
    result = run("plan", folder)
    assert (result.exit_code, "private-matter" in found(result)) == (1, True), result.output
    line = next(
        n
        for n, row in enumerate((folder / "recruitment.yaml").read_text("utf-8").splitlines(), 1)
        if "gravid" in row or "egen.jura.1" in row
    )
    assert re.search(rf"recruitment\.yaml:({line}|{line + 1}|{line + 2}):", result.output)
    assert not list(folder.glob("guide*"))
    assert run("check", folder).exit_code == 1


@pytest.mark.parametrize("word", ["egen.jura", "egen.jura.1", "egen.jura.linje", '"Juridisk dømmekraft"'])
def test_an_unapproved_entry_is_not_asked_though_the_round_names_it(folder: Path, word: str) -> None:
    write_own(folder)
    choose(folder, f"{{asked: [{word}]}}")
    run("plan", folder)
    assert "egen.jura" not in asked(folder)


def test_an_own_line_is_one_line_in_the_coverage(folder: Path) -> None:
    write_own(folder)
    run("plan", folder)
    titles = [row.competency for row in guide(folder, 1).content.coverage]
    assert "Juridisk dømmekraft" not in titles, "it does not count before it is approved"
    approve(folder, words_to_write(folder))
    result = run("plan", folder)
    assert result.exit_code == 0
    [part] = [row for row in guide(folder, 1).content.coverage if row.competency == "Juridisk dømmekraft"]
    assert (part.asked, part.behaviours) == (1, 1)
    assert "Juridisk dømmekraft 2 af 2" not in result.output


def test_what_an_own_entry_pushes_out_is_said(folder: Path) -> None:
    run("plan", folder)
    before = asked(folder)
    write_own(folder)
    change(folder / "recruitment.yaml", "rounds:\n  1: {}\n  2: {}\n", "")
    approve(folder, words_to_write(folder))
    result = run("plan", folder)
    [lost] = before - asked(folder)
    assert f"Faldt ud, fordi I selv har valgt spørgsmål eller tid: {lost}" in result.output


def test_the_line_about_the_bank_does_not_count_the_panels_own_entries(folder: Path) -> None:
    plain = run("plan", folder).output.splitlines()[-1]
    write_own(folder)
    approve(folder, words_to_write(folder))
    assert run("plan", folder).output.splitlines()[-1] == plain


def test_an_approved_entry_stands_on_paper_in_guide_and_sheet(folder: Path) -> None:
    write_own(folder)
    approve(folder, words_to_write(folder))
    assert run("plan", folder).exit_code == 0
    [row] = [row for row in guide(folder, 1).content.questions if row.entry == "egen.jura"]
    result = run("kit", folder, "--no-pages")
    assert result.exit_code == 0, result.output
    papers = folder / "dokumenter"
    for name in ("interviewguide-1.docx", "ark-1-M1.docx", "ark-1-M5.docx", "enkeltark/ark-1-M5-K2.docx"):
        text = dump(papers / name)
        assert OWN_TEXT in text, name
        assert "Juridisk dømmekraft" in text, name
        assert "Fandt med juristen en lovlig vej, før fristen gik." in text, name
    assert f"{row.code}.vurdering" in dump(papers / "enkeltark" / "ark-1-M5-K2.docx")


def test_an_unapproved_entry_stands_on_no_paper(folder: Path) -> None:
    write_own(folder)
    assert run("plan", folder).exit_code == 0
    assert run("kit", folder, "--no-pages").exit_code == 0
    for path in (folder / "dokumenter").rglob("*.docx"):
        assert OWN_TEXT not in dump(path), path.name


def test_an_entry_approved_after_the_plan_is_said_as_changed_since(folder: Path) -> None:
    write_own(folder)
    assert run("plan", folder).exit_code == 0
    assert "ændret siden" not in run("check", folder).output
    approve(folder, words_to_write(folder))
    result = run("check", folder)
    assert "1. samtale er ændret siden planen: " in result.output
    assert OWN_TEXT in result.output
