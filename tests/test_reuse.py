"""A line of a profile may use an entry that was written for another: it is read, asked, counted and printed."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner
from openpyxl import load_workbook

from interview_kit.bank import load_bank, load_position
from interview_kit.bank.materials import load_materials
from interview_kit.cli import main
from interview_kit.coverage import coverage_rows
from interview_kit.coverage.page import coverage_html
from interview_kit.coverage.spreadsheet import coverage_xlsx
from interview_kit.documents.question_book import question_book
from interview_kit.models.bank import QuestionBank
from interview_kit.models.materials import Materials
from interview_kit.models.recruitment import OwnEntry, Recruitment
from interview_kit.planning import plan, plan_guide
from interview_kit.problems import Loaded
from interview_kit.shipped import shipped_folder
from interview_kit.workplace import kit
from interview_kit.workplace.building import BuildRequest, build_round
from interview_kit.workplace.question_book import make_book
from interview_kit.workplace.workplace import open_workplace
from tests.docx_text import dump

# line of the new profile → the entry that it uses
USES = {
    "solby.folk.konflikter": "direktoer.rollemodel.konflikter",
    "solby.folk.feedback": "leder-ltk.mening.loebende-feedback",
    "solby.drift.ressourcer": "leder-ltk.styring.ressourcer",
    "solby.drift.kendskab": "leder-ltk.faglighed.kendskab",
}


def written(path: Path, values: Any) -> None:
    path.write_text(yaml.safe_dump(values, allow_unicode=True), encoding="utf-8")


@pytest.fixture
def folder(bank: QuestionBank, tmp_path: Path) -> Path:
    """The shipped bank with a profile of Solby's whose lines are copied from the shipped profiles."""
    folder = Path(shutil.copytree(shipped_folder("question_bank"), tmp_path / "bank"))
    texts = {line.id: line.text for profile in bank.profiles.values() for line in profile.behaviours}
    behaviours = {
        key: {"id": key, "source": texts[used], "text": texts[used], "uses": used}
        for key, used in USES.items()
    }
    competencies: list[Any] = [
        {
            "id": key,
            "title": key,
            "behaviours": [row for line, row in behaviours.items() if line.startswith(f"{key}.")],
        }
        for key in ("solby.folk", "solby.drift")
    ]
    profile = {"id": "solby", "title": "Leder", "source": "sources/solby.txt", "competencies": competencies}
    (folder / "sources" / "solby.txt").write_text("Kilden.", encoding="utf-8")
    written(folder / "profiles" / "solby.yaml", profile)
    position = yaml.safe_load((folder / "positions" / "teamleder.yaml").read_text("utf-8"))
    focus = [
        {
            "competency": row["id"],
            "behaviours": [{"id": line["id"], "reason": "Fordi."} for line in row["behaviours"]],
        }
        for row in competencies
    ]
    roles = [
        {
            "id": "leder",
            "title": "Leder",
            "chair": True,
            "task": "Spørger",
            "leads": ["solby.folk", "solby.drift"],
        },
        {"id": "kollega", "title": "Kollega", "task": "Lytter"},
        {"id": "hr", "title": "HR", "task": "Skriver referat"},
    ]
    del position["sets"]  # they ask about lines of the other profile
    position |= {
        "id": "souschef-solby", "title": "Souschef i Solby", "aliases": [], "profile": "solby", "weights": [], "elsewhere": [],
        "rounds": [{"number": 1, "slot": 60, "focus": focus}], "panel": {"min": 3, "max": 5, "roles": roles},
    }  # fmt: skip
    places = [
        {
            "behaviour": line,
            "where": "reference",
            "reason": "En tidligere leder så det.",
            "ask": "Fortæl om en opgave, som kandidaten stod for.",
        }
        for line in USES
    ]
    written(folder / "positions" / "souschef-solby.yaml", position | {"elsewhere": places})
    return folder


def test_copying_lines_between_profiles_costs_no_errors(folder: Path) -> None:
    result = CliRunner().invoke(main, ["check", str(folder)])
    assert (result.exit_code, "0 fejl, 0 advarsler." in result.output) == (0, True)


def test_the_lines_are_asked_about_with_the_entries_that_they_use(folder: Path) -> None:
    whole = load_bank(folder).or_raise()
    position = load_position(folder, "souschef-solby").or_raise()
    part = load_bank(folder, position).or_raise()
    for bank in (whole, part):
        content = plan_guide(bank, Recruitment(position="souschef-solby"), 1).content
        asked = {question.behaviour_id: question.entry for question in content.questions}
        assert asked == {key: used for key, used in USES.items() if key in asked}
        assert len(asked) == 4
    assert set(part.profiles) == {"solby"}
    assert {entry.id for entry in part.all_entries} == set(USES.values())


def test_an_entry_is_counted_once_however_many_lines_it_serves(folder: Path, bank: QuestionBank) -> None:
    workplace = open_workplace(str(folder))
    assert workplace.state_of(workplace.bank()).entries == len(bank.all_entries) == 72


def test_coverage_and_book_show_what_a_line_uses(folder: Path) -> None:
    bank = load_bank(folder).or_raise()
    rows = coverage_rows(bank, "solby")
    assert [(row.behaviour, row.has_question, row.entries) for row in rows] == [
        (key, True, 1) for key in USES
    ]
    chapters: Any = question_book(bank, bank.profiles["solby"], Materials()).values["chapters"]
    entries = {
        line.behaviour.id: [entry.id for entry in line.entries]
        for chapter in chapters
        for line in chapter.lines
    }
    assert entries == {key: [used] for key, used in USES.items()}


@pytest.mark.parametrize("used", ["direktoer.rollemodel.konflikt", "findes.ikke", "solby.folk.konflikter"])
def test_a_use_of_what_is_not_there_is_a_problem_at_its_line(folder: Path, used: str) -> None:
    path = folder / "profiles" / "solby.yaml"
    text = path.read_text("utf-8").replace("uses: direktoer.rollemodel.konflikter", f"uses: {used}")
    path.write_text(text, encoding="utf-8")
    line = text[: text.index(f"uses: {used}")].count("\n") + 1
    [found] = [found for found in load_bank(folder).problems if found.code == "unknown-reference"]
    assert (found.line, found.level) == (line, "error")


def test_a_line_that_is_copied_with_its_entry_is_still_an_error(folder: Path) -> None:
    entries = yaml.safe_load((folder / "entries/direktoer/rollemodel.yaml").read_text("utf-8"))
    [entry] = [row for row in entries if row["id"] == USES["solby.folk.konflikter"]]
    questions = [{**row, "id": row["id"].replace("direktoer.", "kopi.")} for row in entry["questions"]]
    (folder / "entries" / "solby").mkdir()
    copy = {**entry, "id": "kopi.konflikter", "behaviour": "solby.folk.konflikter", "questions": questions}
    written(folder / "entries" / "solby" / "folk.yaml", [copy])
    output = CliRunner().invoke(main, ["check", str(folder)]).output
    assert "(anchor-repeated)" in output
    assert "(question-repeated)" in output


def test_an_entry_that_two_lines_of_one_profile_use_is_asked_once(folder: Path) -> None:
    path = folder / "profiles" / "solby.yaml"
    text = path.read_text("utf-8").replace(
        "uses: leder-ltk.styring.ressourcer", "uses: direktoer.rollemodel.konflikter"
    )
    path.write_text(text, encoding="utf-8")
    bank = load_bank(folder).or_raise()
    for asked in ((), ("direktoer.rollemodel.konflikter",), ("direktoer.rollemodel.konflikter.1",)):
        values = {"position": "souschef-solby", "rounds": {1: {"asked": asked}}}
        content = plan_guide(bank, Recruitment.model_validate(values), 1).content
        entries = [question.entry for question in content.questions]
        assert entries.count("direktoer.rollemodel.konflikter") == 1


def with_change(folder: Path, name: str, change: Callable[[Any], None]) -> QuestionBank:
    """The bank after a change of what one of its files holds."""
    path = folder / name
    values = yaml.safe_load(path.read_text("utf-8"))
    change(values)
    written(path, values)
    return load_bank(folder).or_raise()


def line_of(profile: Any, key: str) -> Any:
    return next(
        line
        for competency in profile["competencies"]
        for line in competency["behaviours"]
        if line["id"] == key
    )


def test_guide_and_sheet_print_the_line_that_is_used_for(folder: Path) -> None:
    def reword(profile: Any) -> None:
        line_of(profile, "solby.folk.feedback")["text"] = "Siger tingene, som de er, med det samme."

    with_change(folder, "profiles/solby.yaml", reword)
    built = build_round(open_workplace(str(folder)), BuildRequest(position="souschef-solby"))
    [row] = [row for row in built.guide.content.questions if row.behaviour_id == "solby.folk.feedback"]
    assert (row.behaviour, row.competency) == ("Siger tingene, som de er, med det samme.", "solby.folk")
    written_line = load_bank(folder).or_raise().profiles["leder-ltk"]
    other = next(line.text for line in written_line.behaviours if line.id == USES["solby.folk.feedback"])
    printed = 0
    for name, data in built.files.items():
        if name.endswith(".docx"):
            (folder / name).write_bytes(data)
            text = dump(folder / name)
            assert other not in text
            printed += row.behaviour in text
    assert printed


def test_coverage_says_whose_entry_a_line_uses(folder: Path, tmp_path: Path) -> None:
    bank = load_bank(folder).or_raise()
    rows = coverage_rows(bank, "solby")
    assert {row.behaviour: row.uses for row in rows} == {key: (used,) for key, used in USES.items()}
    assert all(not row.uses for row in coverage_rows(bank, "direktoer"))
    page = coverage_html(rows, bank)
    sheet = load_workbook(BytesIO(coverage_xlsx(rows))).worksheets[0]
    head, *lines = sheet.iter_rows(values_only=True)
    for line, (key, used) in zip(lines, USES.items(), strict=True):
        assert f"{key}, bruger sættet fra {used}" in page
        assert dict(zip(head, line, strict=True))["Bruger sættet fra"] == used


def test_the_book_says_whose_entry_a_line_uses_and_prints_it_once(folder: Path, tmp_path: Path) -> None:
    def use_twice(profile: Any) -> None:
        line_of(profile, "solby.drift.ressourcer")["uses"] = USES["solby.folk.konflikter"]

    with_change(folder, "profiles/solby.yaml", use_twice)
    book = make_book(open_workplace(str(folder)), "solby")
    path = tmp_path / "bog.docx"
    path.write_bytes(book.data)
    text = dump(path)
    assert text.count("direktoer.rollemodel.konflikter") >= 1
    assert "Spørgsmålene til linjen står under 1.1 (direktoer.rollemodel.konflikter)." in text
    assert "2 af 2 linjer" in text
    assert book.report.entries == 3


def near_each_other(folder: Path, one: tuple[str, str], other: tuple[str, str]) -> QuestionBank:
    """The bank where two lines, each of the file of a profile, say that they are nearly the same."""
    for (profile, line), near in ((one, other[1]), (other, one[1])):

        def add(values: Any, line: str = line, near: str = near) -> None:
            row = line_of(values, line)
            row["near"] = [*row.get("near", ()), near]

        path = folder / "profiles" / f"{profile}.yaml"
        values = yaml.safe_load(path.read_text("utf-8"))
        add(values)
        written(path, values)
    return load_bank(folder).or_raise()


def asked_lines(folder: Path, *, whole: bool) -> set[str]:
    """The lines that the guide of the new position asks about."""
    position = None if whole else load_position(folder, "souschef-solby").or_raise()
    bank = load_bank(folder, position).or_raise()
    content = plan_guide(bank, Recruitment(position="souschef-solby"), 1).content
    return {question.behaviour_id for question in content.questions}


@pytest.mark.parametrize("whole", [True, False])
@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("solby", "solby.folk.konflikter"), ("leder-ltk", "leder-ltk.mening.loebende-feedback")),
        (("direktoer", "direktoer.rollemodel.konflikter"), ("solby", "solby.folk.feedback")),
        (
            ("direktoer", "direktoer.rollemodel.konflikter"),
            ("leder-ltk", "leder-ltk.mening.loebende-feedback"),
        ),
        (("solby", "solby.folk.konflikter"), ("solby", "solby.folk.feedback")),
    ],
)
def test_entries_of_lines_that_are_nearly_the_same_are_never_both_asked(
    folder: Path, one: tuple[str, str], other: tuple[str, str], *, whole: bool
) -> None:
    assert asked_lines(folder, whole=whole) == set(USES)
    near_each_other(folder, one, other)
    assert asked_lines(folder, whole=whole) == set(USES) - {"solby.folk.feedback"}


def test_near_must_lead_to_a_line_of_some_profile_and_back(folder: Path) -> None:
    def near(*ids: str) -> list[str]:
        path = folder / "profiles" / "solby.yaml"
        values = yaml.safe_load(path.read_text("utf-8"))
        line_of(values, "solby.folk.feedback")["near"] = list(ids)
        written(path, values)
        return [found.code for found in load_bank(folder).problems]

    assert near("leder-ltk.mening.loebende-feedback") == ["near-one-way"]
    assert near("leder-ltk.mening.findes-ikke") == ["unknown-reference"]
    position = load_position(folder, "souschef-solby").or_raise()
    assert load_bank(folder, position).problems == []  # the other profile is not read
    assert near("solby.folk.konflikter") == ["near-one-way"]


def test_an_entry_of_two_lines_is_asked_in_one_round_only(folder: Path) -> None:
    def use_twice(profile: Any) -> None:
        line_of(profile, "solby.drift.ressourcer")["uses"] = USES["solby.folk.konflikter"]

    def two_rounds(position: Any) -> None:
        [first] = position["rounds"]
        folk, drift = first["focus"]
        position["rounds"] = [{**first, "focus": [folk]}, {**first, "number": 2, "focus": [drift]}]

    with_change(folder, "profiles/solby.yaml", use_twice)
    bank = with_change(folder, "positions/souschef-solby.yaml", two_rounds)
    recruitment = Recruitment(position="souschef-solby")
    rounds = plan(bank, recruitment).rounds
    entries = [choice.entry.id for planned in rounds.values() for choice in planned.questions]
    assert len(entries) == len(set(entries)) == 3
    first = plan_guide(bank, recruitment, 1)
    again = plan(bank, recruitment, {1: first}).rounds[2].questions
    assert [choice.behaviour.id for choice in again] == ["solby.drift.kendskab"]


SCENE = "leder-ltk.mening.loebende-feedback.2"  # a rated scene, written for a teamleder


def wanting_scene(folder: Path, positions: list[str]) -> Loaded[QuestionBank]:
    """The bank where the new position wants the scene asked, which is for these positions."""
    for name in ("entries/leder-ltk/mening.yaml", "positions/souschef-solby.yaml"):
        path = folder / name
        values = yaml.safe_load(path.read_text("utf-8"))
        if name.startswith("entries"):
            [question] = [row for entry in values for row in entry["questions"] if row["id"] == SCENE]
            question["for"] = positions
        else:
            values["rounds"][0]["focus"][0]["behaviours"][1]["scene"] = SCENE
        written(path, values)
    return load_bank(folder)


def test_a_scene_that_was_written_for_other_positions_is_not_asked(folder: Path) -> None:
    before = load_bank(folder).or_raise()
    assert [found.code for found in wanting_scene(folder, ["teamleder"]).problems] == ["unknown-reference"]
    bank = wanting_scene(folder, ["teamleder", "souschef-solby"]).or_raise()

    def asked(bank: QuestionBank) -> set[str]:
        rounds = plan(bank, Recruitment(position="souschef-solby")).rounds
        return {choice.question.id for choice in rounds[1].questions}

    assert SCENE in asked(bank)
    position = bank.positions["souschef-solby"]
    unfit = replace(before, positions={**before.positions, position.id: position})
    assert f"{SCENE[:-2]}.1" in asked(unfit)
    assert SCENE not in asked(unfit)


def test_anchors_for_the_new_position_are_those_it_is_rated_by(folder: Path) -> None:
    def more(entries: Any) -> None:
        [entry] = [row for row in entries if row["id"] == USES["solby.folk.feedback"]]
        anchors = {level: [*statements] for level, statements in entry["anchors"].items()}
        entry["anchors_for"] = {"souschef-solby": {**anchors, 3: ["Gav et svar, der kunne bruges."]}}

    bank = with_change(folder, "entries/leder-ltk/mening.yaml", more)
    content = plan_guide(bank, Recruitment(position="souschef-solby"), 1).content
    [row] = [row for row in content.questions if row.behaviour_id == "solby.folk.feedback"]
    assert row.anchors[3] == ("Gav et svar, der kunne bruges.",)


def test_the_panel_trains_on_sample_answers_to_an_entry_that_is_used(folder: Path) -> None:
    materials = load_materials(folder, bank := load_bank(folder).or_raise()).or_raise()
    [used] = [row.entry for row in materials.calibration["leder-ltk"].sets][:1]

    def use(profile: Any) -> None:
        line_of(profile, "solby.folk.feedback")["uses"] = used

    bank = with_change(folder, "profiles/solby.yaml", use)
    guide = plan_guide(bank, Recruitment(position="souschef-solby"), 1)
    samples = kit.samples_for(materials, "solby", guide)
    assert samples is not None
    assert samples.entry == used


def test_sample_answers_of_the_profile_may_be_to_entries_that_it_uses(folder: Path) -> None:
    values = yaml.safe_load((folder / "calibration/leder-ltk.yaml").read_text("utf-8"))
    values |= {"id": "solby", "sets": [{**values["sets"][0], "entry": USES["solby.folk.feedback"]}]}
    written(folder / "calibration" / "solby.yaml", values)
    bank = load_bank(folder).or_raise()
    assert load_materials(folder, bank).problems == []
    assert question_book(bank, bank.profiles["solby"], load_materials(folder, bank).or_raise()).values[
        "calibration"
    ]


def test_own_entries_stand_beside_those_that_are_used(folder: Path) -> None:
    bank = load_bank(folder).or_raise()
    own = bank.entries[USES["solby.folk.konflikter"]][0].model_copy(
        update={"id": "egen.1", "behaviour": "egen.1", "status": "approved"}
    )
    values = {
        **own.model_dump(by_alias=True),
        "round": 1,
        "competency": "solby.folk",
        "text": "Er til at stole på.",
    }
    values["approved"] = {"by": "Ida Holm", "date": "2026-11-02"}
    values["questions"] = [{**values["questions"][0], "id": "egen.1.1"}]
    draft = OwnEntry.model_validate(values)
    values["approved"]["words"] = draft.words
    recruitment = Recruitment(position="souschef-solby", own_entries=(OwnEntry.model_validate(values),))
    content = plan_guide(bank, recruitment, 1).content
    asked = {question.behaviour_id: question.entry for question in content.questions}
    assert asked["egen.1"] == "egen.1"
    assert asked["solby.folk.feedback"] == USES["solby.folk.feedback"]
