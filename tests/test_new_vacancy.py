"""`new`: what HR answers once, however it is asked, becomes a recruitment's two files."""

import io
import re
import shutil
import zipfile
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from openpyxl import load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from interview_kit.models.bank import QuestionBank
from interview_kit.models.people import People
from interview_kit.models.recruitment import Recruitment
from interview_kit.recruitments import load_recruitment
from interview_kit.recruitments.people import load_people
from interview_kit.recruitments.starting import usual_panel
from tests.commands import run
from tests.conftest import Convert, need

POSITIONS = ("direktoer", "fagchef", "institutionsleder", "teamleder")
FILES = {"recruitment.yaml", "navne.yaml"}
ADVICE = {"notice-missing", "pay-missing", "case-number-missing", "deletion-missing", "letters-incomplete"}


pytestmark = pytest.mark.usefixtures("empty_folder")


def made(*words: str | Path, typed: str | None = None) -> Recruitment:
    """The recruitment that `new` has made in the folder `sag`."""
    result = run("new", "sag", *words, typed=typed)
    assert result.exit_code == 0, result.output
    return recruitment()


def recruitment(folder: str = "sag") -> Recruitment:
    return load_recruitment(Path(folder)).or_raise().value


def people(folder: str = "sag") -> People:
    return load_people(Path(folder)).or_raise()


def refused(*words: str | Path, typed: str | None = None) -> str:
    """What a user's mistake is told as; nothing is written."""
    result = run("new", "sag", *words, typed=typed)
    assert result.exit_code in (1, 2), result.output
    assert not Path("sag").exists() or not any(name in FILES for name in names("sag"))
    return result.output


def names(folder: str) -> set[str]:
    return {path.name for path in Path(folder).iterdir()}


def codes_in(output: str) -> set[str]:
    return set(re.findall(r"\(([a-z]+(?:-[a-z]+)+)\)", output))


# With options


def test_a_folder_with_roles_and_codes_and_nothing_asked(tmp_path: Path) -> None:
    result = run("new", "sag", "--position", "direktør", "--members", "8", "--candidates", "5")
    assert result.exit_code == 0, result.output
    assert names("sag") == FILES
    assert codes_in(result.output) == ADVICE
    assert "8 i udvalget, 5 kandidater." in result.output
    assert "interview-kit plan sag" in result.output
    whole = recruitment()
    assert whole.position == "direktoer"
    assert [member.code for member in whole.panel] == [f"M{number}" for number in range(1, 9)]
    assert whole.panel[0].role == "borgmester"
    assert [candidate.code for candidate in whole.candidates] == [f"K{number}" for number in range(1, 6)]
    assert set(whole.rounds) == {1, 2}
    assert list(people().members) == [member.code for member in whole.panel]
    assert {person.name for person in people().members.values()} == {None}


def test_every_answer_as_an_option() -> None:
    whole = made(
        *("--position", "Fagchef", "--title", "Skolechef", "--organisation", "Eksempelby Kommune"),
        *("--workplace", "kommunen", "--case-number", "26/12345", "--decides", "Økonomiudvalget"),
        *("--delete-on", "2028-03-11", "--questions-in-advance", "minutes"),
        *("--member-name", "Anna Holm, Direktør, ansættende leder", "--member-name", "Bo Lund,tr"),
        *(
            "--member-name",
            "Carl Ø,medarbejder",
            "--member-name",
            ",leder",
            "--candidate-name",
            "Dorte Friis",
        ),
        *("--candidate-name", " Eva  Krog ", "--round", "2027-03-11, 8.30, 20", "--round", "2027-03-18"),
    )
    assert (whole.title, whole.organisation, whole.workplace) == (
        "Skolechef",
        "Eksempelby Kommune",
        "kommunen",
    )
    assert (whole.case_number, whole.decision_maker) == ("26/12345", "Økonomiudvalget")
    assert (whole.deletion_date, whole.questions_in_advance) == ("2028-03-11", "minutes")
    first, second = whole.choices(1), whole.choices(2)
    assert (first.date, first.first_start, first.break_minutes) == ("2027-03-11", "8.30", 20)
    assert (second.date, second.first_start, second.break_minutes) == ("2027-03-18", None, 15)
    assert [member.role for member in whole.panel] == [
        *("Direktør, ansættende leder", "tr", "medarbejder", "leder"),
    ]
    assert [people().member(f"M{number}") for number in range(1, 5)] == ["Anna Holm", "Bo Lund", "Carl Ø", ""]
    assert [people().candidate(code) for code in ("K1", "K2")] == ["Dorte Friis", "Eva Krog"]


def test_names_stand_in_one_file_alone() -> None:
    made(
        *(
            "--position",
            "teamleder",
            "--member-name",
            "Anna Holm,ansaettende-leder",
            "--member-name",
            "Bo Lund,tr",
        ),
        *("--member-name", "Carl Øster,lederkollega", "--candidate-name", "Dorte Friis"),
    )
    for name in ("Anna", "Holm", "Bo Lund", "Øster", "Dorte", "Friis"):
        assert name in Path("sag/navne.yaml").read_text("utf-8")
        assert name not in Path("sag/recruitment.yaml").read_text("utf-8")


def test_a_name_among_the_answers_is_refused() -> None:
    told = refused(
        *("--position", "teamleder", "--members", "3", "--candidate-name", "Dorte Friis"),
        *("--title", "Teamleder efter Dorte Friis"),
    )
    assert "name-outside" in codes_in(told)


@pytest.mark.parametrize(
    "name",
    [
        'Anna "Ann" Holm',
        "Holm \\ Lund",
        "Anna: Holm # Lund",
        "null",
        "O'Neil-Ø, æå".replace(",", ""),
        "{a: b}",
        "Åse 👩‍🏫",
        "12345",
        "- Anna",
        "Zoë Łukasz",
    ],
)
def test_a_name_of_any_letters_is_read_back_as_it_was_typed(name: str) -> None:
    made("--position", "teamleder", "--members", "3", "--candidate-name", name)
    assert people().candidate("K1") == name


@pytest.mark.parametrize(
    "text", ["null", "true", "26", "1e5", "08", "~", "a: b", "# 7", "- x", "'", "{{x", "2027-03-11"]
)
def test_a_text_that_looks_like_something_else_stays_a_text(text: str) -> None:
    assert made("--position", "teamleder", "--members", "3", "--case-number", text).case_number == text


@pytest.mark.parametrize("clock", ["8.30", "08:30", "kl. 8.30"])
def test_a_clock_is_read_back_as_a_clock(clock: str) -> None:
    whole = made("--position", "teamleder", "--members", "3", "--round", f"2027-03-11,{clock}")
    assert whole.choices(1).first_start == "8.30"


@pytest.mark.parametrize("position", POSITIONS)
def test_any_number_of_members_has_one_chair_and_both_sides(bank: QuestionBank, position: str) -> None:
    one = bank.positions[position]
    roles = {role.id: role for role in one.panel.roles}
    for count in range(1, 21):
        panel = [roles[answer.role or ""] for answer in usual_panel(one, count)]
        assert len(panel) == count
        assert sum(role.chair for role in panel) == 1
        assert all(role.rates for role in panel)
        if count >= 3:
            assert "employee" in {role.side for role in panel}
    assert usual_panel(one, 0) == ()


@pytest.mark.parametrize("position", POSITIONS)
@pytest.mark.parametrize(("members", "candidates"), [(1, 1), (8, 5), (20, 20)])
def test_what_is_written_can_be_checked_and_planned(position: str, members: int, candidates: int) -> None:
    made("--position", position, "--members", str(members), "--candidates", str(candidates))
    checked = run("check", "sag")
    assert checked.exit_code == 0, checked.output
    planned = run("plan", "sag")
    assert planned.exit_code == 0, planned.output
    assert Path("sag/guide-1.yaml").exists()


def test_the_lines_to_fill_in_can_be_filled_in_as_they_stand() -> None:
    """Taking the # away gives a file that is read, without a name and without an error."""
    made("--position", "direktoer", "--members", "8", "--candidates", "5")
    path = Path("sag/recruitment.yaml")
    text = path.read_text("utf-8")
    opened = re.sub(r"^# (?=[a-z_]+: )", "", text, flags=re.MULTILINE)
    assert opened.count("\n# ") < text.count("\n# ")
    path.write_text(opened, encoding="utf-8")
    result = run("check", "sag")
    assert (result.exit_code, codes_in(result.output)) == (0, {"letters-incomplete"})
    assert recruitment().organisation == "Eksempelby Kommune"


def test_the_same_answers_give_the_same_bytes() -> None:
    for folder in ("a", "b"):
        assert run("new", folder, "--position", "fagchef", "--members", "5").exit_code == 0
    for name in FILES:
        assert Path("a", name).read_bytes() == Path("b", name).read_bytes()


def test_a_folder_in_use_is_left_as_it_is() -> None:
    made("--position", "teamleder", "--members", "3", "--candidates", "2")
    Path("sag/navne.yaml").write_text('members: {M1: {name: "Anna Holm"}}\n', encoding="utf-8")
    before = {path.name: path.read_bytes() for path in Path("sag").iterdir()}
    result = run("new", "sag", "--position", "direktoer", "--members", "8")
    assert result.exit_code == 1
    assert codes_in(result.output) == {"folder-in-use"}
    assert {path.name: path.read_bytes() for path in Path("sag").iterdir()} == before


def test_names_without_a_recruitment_are_not_written_over() -> None:
    Path("sag").mkdir()
    Path("sag/navne.yaml").write_text("ældre navne", encoding="utf-8")
    result = run("new", "sag", "--position", "teamleder", "--members", "3")
    assert result.exit_code == 1
    assert "file-exists" in codes_in(result.output)
    assert names("sag") == {"navne.yaml"}
    assert Path("sag/navne.yaml").read_text("utf-8") == "ældre navne"


def test_the_files_are_written_whole_or_not_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    original = Path.write_bytes

    def until_full(path: Path, data: bytes) -> int:
        if path.name == "navne.yaml":
            original(path, data[:20])
            raise OSError(28, "No space left on device")
        return original(path, data)

    monkeypatch.setattr(Path, "write_bytes", until_full)
    told = refused("--position", "teamleder", "--members", "3")
    assert "disk-full" in codes_in(told)
    assert names("sag") == set()


def test_a_file_in_the_folders_place_is_told() -> None:
    Path("sag").write_text("x", encoding="utf-8")
    result = run("new", "sag", "--position", "teamleder", "--members", "3")
    assert result.exit_code == 1
    assert Path("sag").read_text("utf-8") == "x"


def test_a_folder_with_blanks_is_named_so_that_it_can_be_typed() -> None:
    result = run("new", "Vores sag", "--position", "teamleder", "--members", "3")
    assert 'interview-kit plan "Vores sag"' in result.output


MISTAKES = {
    "no position": ((), "--position direktoer"),
    "an unknown position": (("--position", "tandlæge"), "(position-unknown)"),
    "a date as Danes write it": (
        ("--position", "teamleder", "--members", "3", "--delete-on", "om et år"),
        "(day-shape)",
    ),
    "a day of no calendar": (
        ("--position", "teamleder", "--members", "3", "--round", "2027-02-30"),
        "(day-shape)",
    ),
    "a clock of no day": (
        ("--position", "teamleder", "--members", "3", "--round", "2027-03-11,25.00"),
        "(clock-shape)",
    ),
    "a break of no time": (
        ("--position", "teamleder", "--members", "3", "--round", "2027-03-11,8.30,2"),
        "(break-shape)",
    ),
    "an empty title": (("--position", "teamleder", "--title", ""), "--title"),
    "a long name": (
        ("--position", "teamleder", "--members", "3", "--candidate-name", "x" * 121),
        "(text-too-long)",
    ),
    "a bell in a name": (
        ("--position", "teamleder", "--members", "3", "--candidate-name", "a\x07b"),
        "(text-character)",
    ),
    "a break in a name": (
        ("--position", "teamleder", "--members", "3", "--candidate-name", "a\nb"),
        "(text-character)",
    ),
    "21 named members": (
        ("--position", "teamleder", *["--member-name", ",tr"] * 20, "--member-name", ",ansaettende-leder"),
        "",
    ),
    "nobody": (("--position", "teamleder", "--members", "0"), "--members"),
    "too many": (("--position", "teamleder", "--candidates", "21"), "--candidates"),
    "a form and a sheet": (("--position", "teamleder", "--from", "stamdata.xlsx"), "--from"),
    "a sheet that is not there": (("--from", "stamdata.xlsx"), "(file-missing)"),
}


@pytest.mark.parametrize(("words", "told"), MISTAKES.values(), ids=MISTAKES)
def test_a_users_mistake_is_told_and_nothing_is_written(words: tuple[str, ...], told: str) -> None:
    assert told in refused(*words)


MISSPELT = {
    "Bo,Ansættende ledr": ("teamleder", "Ansættende leder"),
    "Bo, Fagchf": ("direktoer", "Fagchef fra forvaltningen"),
    "Lund, Bo, fagchf": ("direktoer", "Fagchef fra forvaltningen"),
    "Bo, Udvalgformand": ("direktoer", "Udvalgsformand"),
    "Bo, Direktør": ("direktoer", "Direktør fra en anden forvaltning"),
    "Ib, medlem af økonomiudvaget": ("direktoer", "Medlem af økonomiudvalget"),
    "Ib, kommunal direktør": ("direktoer", "Kommunaldirektør"),
    "Ib, medarbejderepræsentant fra MED": ("direktoer", "Medarbejderrepræsentant fra MED-udvalget"),
    "Ib, en fra skolen": ("direktoer", ""),
    "lund, bo": ("direktoer", ""),
}


@pytest.mark.parametrize(("words", "position", "role"), [(key, *row) for key, row in MISSPELT.items()])
def test_a_role_that_is_misspelt_after_a_name_is_told(words: str, position: str, role: str) -> None:
    told = refused("--position", position, "--member-name", words, "--member-name", "Ida Holm,tr")
    assert codes_in(told) == {"role-misspelt"}
    assert "M1: Stillingen har ingen rolle" in told
    assert ("Mente I" in told, f"«{role}»" in told) == (bool(role), bool(role))


@pytest.mark.parametrize("words", ["Lund, Bo", "Holm, Anna Marie", "Holm, Mie", "Friis, Carl-Otto von"])
def test_a_name_with_a_comma_is_a_name_and_that_is_said(words: str) -> None:
    result = run("new", "sag", "--position", "direktoer", "--member-name", words)
    assert result.exit_code == 0, result.output
    assert "member-comma" in codes_in(result.output)
    assert f"«{words.partition(', ')[2]}» efter kommaet er læst som en del af navnet" in result.output
    assert people().member("M1") == words


def test_a_name_with_a_comma_may_have_a_role_after_it() -> None:
    whole = made("--position", "direktoer", "--member-name", "Lund, Bo, fagchef", "--member-name", "Ida,")
    assert whole.panel[0].role == "fagchef"
    assert [people().member(code) for code in ("M1", "M2")] == ["Lund, Bo", "Ida"]


def test_a_panel_without_a_chair_is_written_and_told() -> None:
    """HR may not know yet who leads: what has been typed is kept, and `check` goes on saying it."""
    result = run("new", "sag", "--position", "teamleder", "--member-name", "Bo,Medarbejder")
    assert "panel-chairs" in codes_in(result.output)
    assert {path.name for path in Path("sag").iterdir()} >= FILES


def test_a_break_that_is_no_number_is_told() -> None:
    refused("--position", "teamleder", "--members", "3", "--round", "2027-03-11,8.30,femten")


def test_more_rounds_than_the_position_has_are_told() -> None:
    refused("--position", "teamleder", "--members", "3", *["--round", "2027-03-11", "--round", "2027-03-18"])


def test_a_number_outside_is_told_in_danish() -> None:
    assert "range" not in refused("--position", "teamleder", "--members", "21")


def test_two_people_of_one_name_are_told_of_the_file_with_names() -> None:
    words = [
        "--position",
        "teamleder",
        "--members",
        "3",
        "--candidate-name",
        "Eva Krog",
        "--candidate-name",
        "Eva Krog",
    ]
    result = run("new", "sag", *words)
    [line] = [line for line in result.output.splitlines() if "(name-twice)" in line]
    assert "recruitment.yaml" not in line


# On the terminal


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is typed comes from a terminal."""
    monkeypatch.setattr("click.testing._NamedTextIOWrapper.isatty", lambda _: True)


def typed(**changes: str) -> str:
    """What somebody types about a Teamleder, each answer on its line; what is not changed is Enter."""
    asked = ["title", "organisation", "workplace", "case_number", "decides", "deletion"]
    asked += ["members", *(f"M{number}" for number in range(1, int(changes.get("members") or 3) + 1))]
    asked += ["candidates", *(f"K{number}" for number in range(1, int(changes.get("candidates") or 5) + 1))]
    asked += ["round", "advance"]
    assert set(changes) <= set(asked)
    return "".join(f"{changes.get(name, '')}\n" for name in asked)


@pytest.mark.usefixtures("terminal")
def test_the_nine_things_are_asked() -> None:
    answers = typed(
        title="Teamleder i Ældre",
        organisation="Eksempelby Kommune",
        workplace="kommunen",
        case_number="26/12345",
        decides="Centerchefen",
        deletion="2028-03-11",
        members="4",
        M1="Anna Holm",
        M4="Bo Lund",
        candidates="2",
        K2="Dorte Friis",
        round="2027-03-11, 8.30, 20",
        advance="Dage før",
    )
    whole = made("--position", "teamleder", typed=answers)
    assert (whole.title, whole.organisation) == ("Teamleder i Ældre", "Eksempelby Kommune")
    assert (whole.case_number, whole.decision_maker) == ("26/12345", "Centerchefen")
    assert (whole.deletion_date, whole.questions_in_advance) == ("2028-03-11", "days")
    assert whole.choices(1).first_start == "8.30"
    assert whole.choices(1).break_minutes == 20
    assert [people().member(f"M{number}") for number in range(1, 5)] == ["Anna Holm", "", "", "Bo Lund"]
    assert [people().candidate(code) for code in ("K1", "K2")] == ["", "Dorte Friis"]


@pytest.mark.usefixtures("terminal")
def test_a_role_that_is_typed_after_a_name_is_read_or_asked_for_again() -> None:
    answers = typed(M1="Anna Holm, Ansættende leder", M2="Bo Lund, medarbejdr\nBo Lund, tr\nLund, Bo")
    result = run("new", "sag", "--position", "teamleder", typed=answers)
    assert result.exit_code == 0, result.output
    assert "M2: Stillingen har ingen rolle, der hedder «medarbejdr». Mente I «" in result.output
    assert "M2 har to roller" in result.output
    assert [people().member(code) for code in ("M1", "M2")] == ["Anna Holm", "Lund, Bo"]


@pytest.mark.usefixtures("terminal")
@pytest.mark.parametrize("position", POSITIONS)
def test_enter_to_everything_gives_a_recruitment(position: str) -> None:
    whole = made("--position", position, typed="\n" * 60)
    assert len(whole.candidates) == 5
    assert whole.case_number is None
    assert whole.questions_in_advance == "none"
    assert run("check", "sag").exit_code == 0


@pytest.mark.usefixtures("terminal")
def test_what_an_option_says_is_not_asked() -> None:
    result = run("new", "sag", "--position", "teamleder", "--title", "Leder af natten", typed="\n" * 40)
    assert result.exit_code == 0, result.output
    assert "Stillingens titel" not in result.output
    assert recruitment().title == "Leder af natten"


@pytest.mark.usefixtures("terminal")
def test_nothing_is_asked_where_people_are_said() -> None:
    assert "Journalnummer" not in run("new", "sag", "--position", "teamleder", "--members", "3").output


@pytest.mark.usefixtures("terminal")
def test_a_position_that_is_not_there_is_told_before_anything_is_asked() -> None:
    assert "Stillingens titel" not in refused("--position", "tandlæge", typed="\n" * 40)


@pytest.mark.usefixtures("terminal")
def test_who_stops_halfway_has_written_nothing() -> None:
    assert "Afbrudt." in refused("--position", "teamleder", typed="Teamleder\n\n")


@pytest.mark.usefixtures("terminal")
def test_a_number_that_is_none_is_asked_for_again() -> None:
    answers = typed(candidates="2", members="3").replace("\n3\n", "\nfem\n3\n", 1)
    assert len(made("--position", "teamleder", typed=answers).panel) == 3


def test_without_a_terminal_nothing_is_asked() -> None:
    assert made("--position", "teamleder").panel == ()


@pytest.mark.usefixtures("terminal")
def test_the_option_for_questions_in_advance_holds_on_the_terminal() -> None:
    whole = made("--position", "teamleder", "--questions-in-advance", "days", typed="\n" * 40)
    assert whole.questions_in_advance == "days"


@pytest.mark.usefixtures("terminal")
def test_a_folder_in_use_is_told_before_anything_is_asked() -> None:
    made("--position", "teamleder", "--members", "3")
    result = run("new", "sag", "--position", "teamleder", typed="\n" * 40)
    assert "folder-in-use" in codes_in(result.output)
    assert "Stillingens titel" not in result.output


@pytest.mark.usefixtures("terminal")
def test_a_choice_that_is_none_is_not_taken_for_no() -> None:
    result = run("new", "sag", "--position", "teamleder", typed=typed(advance="ja tak") + "dage før\n")
    assert not Path("sag").exists() or recruitment().questions_in_advance == "days", result.output


@pytest.mark.usefixtures("terminal")
def test_a_wrong_date_is_asked_for_again() -> None:
    answers = typed(deletion="om et år\n2028-03-11", round="på torsdag\n2027-03-11")
    whole = made("--position", "teamleder", typed=answers)
    assert (whole.deletion_date, whole.choices(1).date) == ("2028-03-11", "2027-03-11")


@pytest.mark.usefixtures("terminal")
@pytest.mark.parametrize(("first", "again"), [("99", "3"), ("-4", "3"), ("0", "3")])
def test_a_number_of_people_that_cannot_be_is_asked_for_again(first: str, again: str) -> None:
    answers = typed(members="3").replace("\n3\n", f"\n{first}\n{again}\n", 1)
    assert len(made("--position", "teamleder", typed=answers).panel) == 3


# By a sheet


@pytest.fixture
def sheet() -> "Sheet":
    assert run("new", "skema", "--position", "Direktør", "--form").exit_code == 0
    return Sheet(Path("skema/stamdata.xlsx"))


class Sheet:
    """`stamdata.xlsx`, filled in by its labels as a person does."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.workbook = load_workbook(path)
        self.tab: Any = self.workbook["Stamdata"]
        self.rows = {cell.value: cell.row for cell in self.tab["A"] if cell.value}

    def cell(self, label: str, column: str = "B") -> str:
        return f"{column}{self.rows[label]}"

    def fill(self, label: str, *values: object, column: str = "B") -> "Sheet":
        first = ord(column)
        for number, value in enumerate(values):
            if value is not None:
                self.tab[self.cell(label, chr(first + number))] = value
        return self

    def save(self) -> Path:
        self.workbook.save(self.path)
        return self.path


def test_the_form_asks_for_all_and_offers_the_roles(sheet: Sheet) -> None:
    assert names("skema") == {"stamdata.xlsx"}
    assert sheet.workbook.sheetnames == ["Stamdata"]
    assert {
        "Stillingens titel",
        "Journalnummer",
        "M1",
        "M20",
        "1. samtale",
        "2. samtale",
        "K1",
        "K20",
    } <= set(sheet.rows)
    assert "3. samtale" not in sheet.rows
    assert sheet.tab["B2"].value == "Direktør"
    lists = {str(one.sqref): one.formula1 for one in sheet.tab.data_validations.dataValidation}
    assert lists[sheet.cell("Spørgsmål på forhånd")] == '"nej,lige før,dage før"'
    roles = f"{sheet.cell('M1', 'C')}:{sheet.cell('M20', 'C')}"
    assert lists[roles] == "$H$1:$H$9"
    assert sheet.tab.column_dimensions["H"].hidden
    offered = [sheet.tab[f"H{number}"].value for number in range(1, 10)]
    assert offered[0] == "Borgmester"
    assert "Medlem af økonomiudvalget" in offered
    assert None not in offered


@pytest.mark.parametrize("position", POSITIONS)
def test_the_form_is_the_same_bytes_twice(position: str) -> None:
    for folder in ("a", "b"):
        assert run("new", folder, "--position", position, "--form").exit_code == 0
    assert Path("a/stamdata.xlsx").read_bytes() == Path("b/stamdata.xlsx").read_bytes()


def test_a_form_that_is_filled_in_is_not_written_over(sheet: Sheet) -> None:
    before = sheet.fill("Stillingens titel", "Direktør for Børn").save().read_bytes()
    result = run("new", "skema", "--position", "Direktør", "--form")
    assert result.exit_code == 1
    assert "file-exists" in codes_in(result.output)
    assert sheet.path.read_bytes() == before


def test_every_role_of_the_drop_down_is_one_of_the_positions(sheet: Sheet) -> None:
    for number in range(1, 10):
        sheet.fill(f"M{number}", None, sheet.tab[f"H{number}"].value)
    result = run("new", "sag", "--from", sheet.save())
    assert result.exit_code == 0
    assert codes_in(result.output) == ADVICE - {"deletion-missing", "letters-incomplete"}
    assert [member.code for member in recruitment().panel] == [f"M{number}" for number in range(1, 10)]


def filled(sheet: Sheet) -> Sheet:
    """As Excel has it when a person types: dates and times as such, numbers as numbers, blanks around."""
    sheet.fill("Stillingens titel", "  Direktør for\nBørn og Unge ").fill(
        "Organisation", "Eksempelby Kommune"
    )
    sheet.fill("Kaldes i tekster", "kommunen").fill("Journalnummer", 2612345)
    sheet.fill("Hvem beslutter", "Kommunalbestyrelsen").fill("Spørgsmål på forhånd", "Lige før ")
    sheet.fill("Slettes den", datetime(2028, 3, 18)).fill("Opslået hvor", "Jobnet")  # noqa: DTZ001
    sheet.fill("Opslået den", date(2027, 1, 11)).fill("Ansøgningsfrist", "08-02-2027")
    sheet.fill("Løn og overenskomst", "Lønramme 40").fill("Kontakt i HR", "Ida Bech")
    sheet.fill("Kontaktens telefon", 70201520.0).fill("Kontaktens mail", "ida@eksempelby.dk")
    sheet.fill("M1", "Anna Holm", "Borgmester", "anna@eksempelby.dk", "ANHO")
    sheet.fill("M2", "Bo Lund", "Kommunaldirektør").fill("M3", "Carl Øster", "Fællestillidsrepræsentant")
    sheet.fill("M4", None, "Fagchef fra forvaltningen")
    sheet.fill("1. samtale", datetime(2027, 3, 11), "Rådhuset", time(8, 30), 20, 30.0)  # noqa: DTZ001
    sheet.fill("2. samtale", "18.03.2027", None, "kl. 9.00", "15", None)
    return sheet.fill("K1", "Dorte Friis", "dorte@x.dk", 40404040).fill("K2", "Eva Krog")


def is_as_filled(whole: Recruitment, known: People) -> None:
    assert (whole.position, whole.title) == ("direktoer", "Direktør for Børn og Unge")
    assert (whole.organisation, whole.workplace) == ("Eksempelby Kommune", "kommunen")
    assert (whole.case_number, whole.decision_maker) == ("2612345", "Kommunalbestyrelsen")
    assert (whole.questions_in_advance, whole.deletion_date) == ("minutes", "2028-03-18")
    advert = whole.advert
    assert (advert.where, advert.published, advert.deadline) == ("Jobnet", "2027-01-11", "2027-02-08")
    assert whole.pay == "Lønramme 40"
    first, second = whole.choices(1), whole.choices(2)
    assert (first.date, first.place, first.first_start) == ("2027-03-11", "Rådhuset", "8.30")
    assert (first.break_minutes, first.lunch_minutes) == (20, 30)
    assert (second.date, second.first_start, second.break_minutes) == ("2027-03-18", "9.00", 15)
    assert second.lunch_minutes == 45
    assert [member.code for member in whole.panel] == ["M1", "M2", "M3", "M4"]
    assert [candidate.code for candidate in whole.candidates] == ["K1", "K2"]
    assert (known.contact.name, known.contact.phone) == ("Ida Bech", "70201520")
    anna, dorte = known.members["M1"], known.candidates["K1"]
    assert (anna.name, anna.mail, anna.initials) == ("Anna Holm", "anna@eksempelby.dk", "ANHO")
    assert (dorte.name, dorte.mail, dorte.phone) == ("Dorte Friis", "dorte@x.dk", "40404040")
    assert known.member("M4") == ""


def test_a_sheet_filled_in_in_excel_is_read(sheet: Sheet) -> None:
    is_as_filled(made("--from", filled(sheet).save()), people())
    assert run("check", "sag").exit_code == 0


def test_formats_bold_letters_and_empty_cells_far_down_do_not_matter(sheet: Sheet) -> None:
    """As LibreOffice and a person who makes things bold leave them."""
    filled(sheet)
    sheet.tab[sheet.cell("1. samtale")].number_format = "DD/MM/YY"
    sheet.tab[sheet.cell("1. samtale", "D")].number_format = "HH:MM:SS"
    bold = CellRichText("Anna ", TextBlock(InlineFont(b=True), "Holm"))
    sheet.fill("M1", bold).fill("M20", " ", "", " ")
    sheet.tab["A2000"] = " "
    sheet.tab["Z3"] = "noter uden for skemaet"
    is_as_filled(made("--from", sheet.save()), people())


@pytest.mark.slow
def test_a_sheet_filled_in_in_libreoffice_is_read(sheet: Sheet, libreoffice: Convert, tmp_path: Path) -> None:
    if not Path(need("soffice")).resolve().with_name("libsclo.so").exists():
        pytest.skip("LibreOffice has no Calc here")
    [path] = libreoffice([filled(sheet).save()], "xlsx", tmp_path / "lo")
    is_as_filled(made("--from", path), people())
    tab: Any = load_workbook(path)["Stamdata"]
    lists = [one for one in tab.data_validations.dataValidation if one.type == "list"]
    assert len(lists) == 2
    assert tab.column_dimensions["H"].hidden


def test_a_sheet_filled_in_is_planned(sheet: Sheet) -> None:
    made("--from", filled(sheet).save())
    planned = run("plan", "sag")
    assert planned.exit_code == 0, planned.output


def test_the_sheet_may_lie_in_the_folder_that_it_makes(sheet: Sheet) -> None:
    result = run("new", "skema", "--from", filled(sheet).save())
    assert result.exit_code == 0, result.output
    assert names("skema") == {*FILES, "stamdata.xlsx"}
    assert run("check", "skema").exit_code == 0


def test_an_empty_sheet_gives_an_empty_recruitment(sheet: Sheet) -> None:
    whole = made("--from", sheet.save())
    assert (whole.panel, whole.candidates, whole.title) == ((), (), "Direktør")


def test_blank_cells_and_rows_are_nobody(sheet: Sheet) -> None:
    sheet.fill("M1", "Anna Holm", "Borgmester").fill("M2", " ", "  ").fill("K1", "\n").fill("K2", " ")
    whole = made("--from", sheet.save())
    assert [member.code for member in whole.panel] == ["M1"]
    assert whole.candidates == ()


def test_the_names_of_a_sheet_stand_in_one_file_alone(sheet: Sheet) -> None:
    made("--from", filled(sheet).save())
    text = Path("sag/recruitment.yaml").read_text("utf-8")
    for word in (
        "Anna",
        "Holm",
        "Lund",
        "Øster",
        "Dorte",
        "Friis",
        "Krog",
        "Ida",
        "Bech",
        "ANHO",
        "@",
        "7020",
    ):
        assert word in Path("sag/navne.yaml").read_text("utf-8")
        assert word not in text


def test_every_misread_value_is_told_at_once_with_its_cell(sheet: Sheet) -> None:
    sheet.fill("Spørgsmål på forhånd", "måske").fill("Slettes den", 46457).fill(
        "Ansøgningsfrist", "31-02-2027"
    )
    sheet.fill("1. samtale", "torsdag", None, "halv ni", "20 min", "en time")
    sheet.fill("2. samtale", time(8, 30), None, "25.00", 7.5, timedelta(minutes=20))
    told = refused("--from", sheet.save())
    cells = {
        sheet.cell("Spørgsmål på forhånd"): "måske",
        sheet.cell("Slettes den"): "46457",
        sheet.cell("Ansøgningsfrist"): "31-02-2027",
        sheet.cell("1. samtale", "B"): "torsdag",
        sheet.cell("1. samtale", "D"): "halv ni",
        sheet.cell("1. samtale", "E"): "20 min",
        sheet.cell("1. samtale", "F"): "en time",
        sheet.cell("2. samtale", "B"): "08:30:00",
        sheet.cell("2. samtale", "D"): "25.00",
        sheet.cell("2. samtale", "E"): "7.5",
        sheet.cell("2. samtale", "F"): "0:20:00",
    }
    for cell, value in cells.items():
        assert f"Stamdata, {cell}: «{value}»" in told
    assert told.count("(master-data-value)") == len(cells)


@pytest.mark.parametrize(
    ("value", "day"),
    [
        (datetime(2027, 3, 11, 12, 30), "2027-03-11"),  # noqa: DTZ001
        (date(2027, 3, 11), "2027-03-11"),
        ("2027-03-11", "2027-03-11"),
        ("11-03-2027", "2027-03-11"),
        ("11/03/2027", "2027-03-11"),
        ("11.3.2027 ", "2027-03-11"),
        ("11.03.27", "2027-03-11"),
        ("11/3 2027", "2027-03-11"),
        ("11/3-27", "2027-03-11"),
        ("11. marts 2027", "2027-03-11"),
        ("torsdag den 11. marts 2027", "2027-03-11"),
    ],
)
def test_a_day_is_read_however_it_is_written(sheet: Sheet, value: object, day: str) -> None:
    assert made("--from", sheet.fill("1. samtale", value).save()).choices(1).date == day


@pytest.mark.parametrize(
    ("value", "clock"),
    [
        (time(8, 30), "8.30"),
        (time(13, 5), "13.05"),
        ("8.30", "8.30"),
        ("08:30", "8.30"),
        ("kl. 8.30", "8.30"),
        ("Kl. 9", "9.00"),
        (8.3, "8.30"),
        (8, "8.00"),
    ],
)
def test_a_clock_is_read_however_it_is_written(sheet: Sheet, value: object, clock: str) -> None:
    sheet.fill("1. samtale", value, column="D")
    assert made("--from", sheet.save()).choices(1).first_start == clock


@pytest.mark.parametrize(
    "value",
    [
        pytest.param(datetime(2027, 3, 8), id="a day becomes 0.00"),  # noqa: DTZ001
        pytest.param(0.3541666667, id="8.30 as a part of a day becomes 0.35"),
        pytest.param("8.3", id="8.3 as a text becomes 8.03"),
    ],
)
def test_a_value_that_is_no_time_is_not_taken_for_one(sheet: Sheet, value: object) -> None:
    """What the recruitment's own file refuses, or 8.30; never another time in silence."""
    result = run("new", "sag", "--from", sheet.fill("1. samtale", value, column="D").save())
    if result.exit_code == 0:
        assert recruitment().choices(1).first_start == "8.30"
    else:
        assert sheet.cell("1. samtale", "D") in result.output


def test_a_position_that_is_not_there_is_told_of_a_sheet(sheet: Sheet) -> None:
    assert "(position-unknown)" in refused("--from", sheet.fill("Stilling", "Tandlæge").save())


def test_two_people_of_one_name_are_told_of_a_sheet(sheet: Sheet) -> None:
    result = run("new", "sag", "--from", sheet.fill("K1", "Eva Krog").fill("K2", "Eva Krog").save())
    assert result.exit_code == 0
    assert "name-twice" in codes_in(result.output)
    assert [people().candidate(code) for code in ("K1", "K2")] == ["Eva Krog", "Eva Krog"]


def test_a_misspelt_role_is_told_of_a_sheet(sheet: Sheet) -> None:
    sheet.fill("M1", "Anna Holm", "Borgmester").fill("M2", "Bo Lund", "Komunaldirektør")
    result = run("new", "sag", "--from", sheet.save())
    assert result.exit_code == 1
    assert "«Komunaldirektør»" in result.output
    assert "Mente I «Kommunaldirektør»?" in result.output
    assert codes_in(result.output) == {"role-misspelt"}


def test_a_role_after_a_name_is_read_in_a_sheet_too(sheet: Sheet) -> None:
    filled = sheet.fill("M1", "Anna Holm, Borgmester").fill("M2", "Bo Lund, fagchef", "Fagchef")
    whole = made("--from", filled.save())
    assert [member.role for member in whole.panel[:2]] == ["Borgmester", "Fagchef"]
    assert [people().member(code) for code in ("M1", "M2")] == ["Anna Holm", "Bo Lund"]


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        (("Bo Lund, Fagchf",), "role-misspelt"),
        (("Bo Lund, Fagchf", "Fagchef"), "role-misspelt"),
        (("Bo Lund, fagchef", "Borgmester"), "member-two-roles"),
    ],
)
def test_a_role_after_a_name_that_does_not_fit_is_told_of_a_sheet(
    sheet: Sheet, cells: tuple[str, ...], code: str
) -> None:
    assert codes_in(refused("--from", sheet.fill("M2", *cells).save())) == {code}


@pytest.mark.parametrize("label", ["Opslået hvor", "Kontakt i HR", "Kontaktens telefon"])
def test_a_long_text_is_a_users_mistake(sheet: Sheet, label: str) -> None:
    assert "(text-too-long)" in refused("--from", sheet.fill(label, "x" * 121).save())


@pytest.mark.parametrize(
    ("label", "column", "value"),
    [
        ("M1", "B", "x" * 121),
        ("1. samtale", "E", 2),
        ("1. samtale", "F", 300),
        ("Journalnummer", "B", "x" * 121),
    ],
)
def test_what_cannot_be_is_told_with_its_cell(sheet: Sheet, label: str, column: str, value: object) -> None:
    sheet.fill("M1", None, "Borgmester").fill(label, value, column=column)
    assert sheet.cell(label, column) in refused("--from", sheet.save())


def test_an_error_of_excel_is_no_text(sheet: Sheet) -> None:
    assert sheet.cell("Stillingens titel") in refused(
        "--from", sheet.fill("Stillingens titel", "#REF!").save()
    )


def test_a_person_has_the_code_of_the_row(sheet: Sheet) -> None:
    made("--from", sheet.fill("K1", "Dorte Friis").fill("K3", "Eva Krog").save())
    assert people().candidate("K3") == "Eva Krog"


def test_a_member_of_whom_only_the_mail_is_known_is_not_lost(sheet: Sheet) -> None:
    sheet.fill("M1", "Anna Holm", "Borgmester").fill("M2", None, None, "bo@eksempelby.dk")
    assert len(made("--from", sheet.save()).panel) == 2


def test_a_person_in_a_row_of_ones_own_is_not_lost(sheet: Sheet) -> None:
    sheet.tab.cell(sheet.rows["K20"] + 1, 2, "Eva Krog")
    result = run("new", "sag", "--from", sheet.save())
    assert result.exit_code == 1 or people().candidate("K1") == "Eva Krog"


def test_more_than_twenty_are_refused(sheet: Sheet) -> None:
    row = sheet.rows["K20"]
    for number in range(1, 22):
        sheet.tab.cell(row - 20 + number, 1, f"K{number}")
        sheet.tab.cell(row - 20 + number, 2, f"Kandidat nummer {number}")
    refused("--from", sheet.save())


def parts(path: Path, change: Callable[[str, bytes], bytes | None]) -> None:
    """The workbook again with other parts; None leaves one out."""
    stream = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = change(name, old.read(name))
            if data is not None:
                new.writestr(name, data)
    path.write_bytes(stream.getvalue())


NO_WORKBOOKS = {
    "text": b"Anna;Borgmester\n",
    "nothing": b"",
    "an old Excel file or one with a password": bytes.fromhex("D0CF11E0A1B11AE1") + bytes(600),
    "half a file": None,
}


@pytest.mark.parametrize("data", NO_WORKBOOKS.values(), ids=NO_WORKBOOKS)
def test_what_is_no_workbook_is_told_with_its_name(sheet: Sheet, data: bytes | None) -> None:
    whole = sheet.path.read_bytes()
    sheet.path.write_bytes(whole[: len(whole) // 2] if data is None else data)
    told = refused("--from", sheet.path)
    assert f"{sheet.path}: fejl: " in told
    assert "(master-data-unreadable)" in told


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "[Content_Types].xml"])
def test_a_workbook_without_a_part_is_told(sheet: Sheet, part: str) -> None:
    parts(sheet.path, lambda name, data: None if name == part else data)
    assert "(master-data-unreadable)" in refused("--from", sheet.path)


def half(part: str) -> Callable[[str, bytes], bytes | None]:
    return lambda name, data: data[: len(data) // 2] if name == part else data


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml"])
def test_a_workbook_with_half_a_part_is_told(sheet: Sheet, part: str) -> None:
    parts(sheet.path, half(part))
    assert "(master-data-unreadable)" in refused("--from", sheet.path)


@pytest.mark.parametrize("fault", ["damaged", "encrypted"])
def test_a_damaged_or_encrypted_workbook_is_told(sheet: Sheet, fault: str) -> None:
    whole = bytearray(sheet.path.read_bytes())
    if fault == "damaged":
        whole[400:900] = bytes(byte ^ 255 for byte in whole[400:900])
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        for found in re.finditer(re.escape(mark), bytes(whole)) if fault == "encrypted" else ():
            whole[found.start() + offset] |= 1
    sheet.path.write_bytes(bytes(whole))
    assert "(master-data-unreadable)" in refused("--from", sheet.path)


def test_a_workbook_of_something_else_is_told(sheet: Sheet) -> None:
    sheet.tab.title = "Ark1"
    assert "(master-data-unreadable)" in refused("--from", sheet.save())


def test_a_sheet_without_its_position_is_told(sheet: Sheet) -> None:
    sheet.tab["B2"] = None
    assert "(master-data-unreadable)" in refused("--from", sheet.save())


def test_a_chart_called_as_the_tab_is_told(sheet: Sheet) -> None:
    sheet.workbook.remove(sheet.tab)
    sheet.workbook.create_chartsheet("Stamdata")
    sheet.workbook.create_sheet("Ark1")
    assert "(master-data-unreadable)" in refused("--from", sheet.save())


def test_a_folder_as_a_sheet_is_told(sheet: Sheet) -> None:
    assert "(file-unreadable)" in refused("--from", sheet.path.parent)


def test_another_tab_beside_does_not_matter(sheet: Sheet) -> None:
    sheet.workbook.create_sheet("Noter", 0)["A1"] = "husk kaffe"
    assert made("--from", sheet.save()).position == "direktoer"


def test_a_sheet_is_copied_and_renamed_as_people_do(sheet: Sheet) -> None:
    copy = Path("stamdata (1) - Kopi æø.xlsx")
    shutil.copy(filled(sheet).save(), copy)
    is_as_filled(made("--from", copy), people())


def test_with_a_sheet_no_other_option_is_said(sheet: Sheet) -> None:
    assert "--from" in refused("--from", sheet.path, "--title", "Direktør")


def test_the_file_with_names_has_a_line_for_everybody_and_who_they_are() -> None:
    made("--position", "direktoer", "--members", "2", "--candidates", "1")
    text = Path("sag/navne.yaml").read_text("utf-8")
    assert '  M1: {name: "", mail: "", initials: ""}  # Borgmester\n' in text
    assert '  K1: {name: "", mail: "", phone: ""}\n' in text
    assert set(yaml.safe_load(text)) == {"format", "contact", "members", "candidates"}
