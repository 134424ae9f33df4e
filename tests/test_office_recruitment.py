"""The office's «Rekruttering»: fields read as people write them, and saved where each of them stands."""

import copy
from pathlib import Path
from typing import Any

import pytest

from interview_kit.office import Desk, answer
from interview_kit.workplace.workplace import open_shipped
from tests.commands import run
from tests.conftest import ROOT
from tests.test_office_planning import asked, files, refused

EXAMPLE = ROOT / "examples" / "eksempelby"
BY_HAND = """\
# Vores egen bemærkning.
format: 1
position: "direktoer"
# Navnet, som det står på brevpapiret.
organisation: "Eksempelby Kommune"
panel:
  # Formanden kan kun om formiddagen.
  - {code: M1, role: borgmester}
  - {code: M2, role: med, side: employee, rates: false}
  - {code: M3, role: ftr}
candidates: [{code: K1}, {code: K2}]
rounds:
  1: {date: 2027-03-11, members: [M1, M2, M3], attendance: {M2: {K1: absent}}}
own_questions:
  - id: egen.1
    kind: behavioural
    text: "Fortæl om en gang, hvor du stoppede et projekt."
holds: []   # ingen klager
"""
PEOPLE_BY_HAND = """\
# Kun til os.
format: 1
contact: {name: "Ida Prøvemark", phone: "11 11 11 11", mail: "ida@x.example"}  # hun er der mandag
members:
  M1: {name: "Agnes Prøvelund", mail: "a@x.example", initials: "agpr"}
# Kandidaterne har ikke set listen.
candidates:
  K1: {name: "Karen Eksempelsen", mail: "k@x.example", phone: "22 22 22 22"}
"""
FIELDS = {
    "title": "Havnedirektør",
    "organisation": "Eksempelby Kommune",
    "workplace": "kommunen",
    "case_number": "26/12345",
    "decision_maker": "Kommunalbestyrelsen",
    "deletion_date": "11.3.2028",
    "pay": "Lønramme 40",
    "advert": {"where": "Jobnet", "published": "11-01-2027", "deadline": "8/2/2027"},
    "contact": {"name": "Ida Prøvemark", "mail": "ida@x.example", "phone": "11 11 11 11"},
}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    folder = tmp_path / "sag"
    folder.mkdir()
    return Desk(open_shipped(), folder)


@pytest.fixture
def begun(desk: Desk) -> Desk:
    asked(desk, "choose_position", name="direktoer")
    return desk


@pytest.fixture
def by_hand(desk: Desk) -> Desk:
    (desk.folder / "recruitment.yaml").write_bytes(BY_HAND.encode())
    (desk.folder / "navne.yaml").write_bytes(PEOPLE_BY_HAND.encode())
    return desk


def values_of(desk: Desk) -> dict[str, Any]:
    return copy.deepcopy(asked(desk, "recruitment")["values"])


def text_of(desk: Desk, name: str = "recruitment.yaml") -> str:
    return (desk.folder / name).read_text("utf-8")


def fields(desk: Desk, values: dict[str, Any]) -> dict[str, str]:
    """The fields that are wrong, with the codes of what is; nothing is saved."""
    before = files(desk.folder)
    result = answer(desk, "save_recruitment", {"values": values})
    assert not result["ok"]
    assert files(desk.folder) == before
    return {
        problem["field"]: problem["code"] for problem in result["problems"] if problem["level"] == "error"
    }


def test_without_a_position_there_are_no_fields(desk: Desk) -> None:
    assert refused(desk, "recruitment") == ["office-no-position"]
    assert refused(desk, "save_recruitment", values={}) == ["office-no-position"]


def test_a_recruitment_that_is_begun_has_all_its_fields_empty(begun: Desk) -> None:
    shown = asked(begun, "recruitment")
    values = shown["values"]
    assert values["title"] == "Direktør"
    assert [values["panel"], values["candidates"]] == [[], []]
    assert set(values["contact"].values()) == {""}
    assert [row["number"] for row in values["rounds"]] == [1, 2]
    assert {"id": "borgmester", "title": "Borgmester"} in shown["roles"]
    assert {"id": "days", "title": "dage før"} in shown["choices"]["questions_in_advance"]


@pytest.mark.parametrize("name", ["recruitment.yaml", "navne.yaml"])
def test_fields_that_nobody_changes_change_no_byte(by_hand: Desk, name: str) -> None:
    before = files(by_hand.folder)
    asked(by_hand, "save_recruitment", values=values_of(by_hand))
    assert files(by_hand.folder)[name] == before[name]


def test_the_example_is_saved_as_it_lies_there(tmp_path: Path) -> None:
    desk = Desk(open_shipped(), tmp_path)
    for name in ("recruitment.yaml", "navne.yaml"):
        (tmp_path / name).write_bytes((EXAMPLE / name).read_bytes())
    before = files(tmp_path)
    asked(desk, "save_recruitment", values=values_of(desk))
    assert files(tmp_path) == before


def test_a_field_is_written_in_the_place_of_its_example(begun: Desk) -> None:
    before = text_of(begun).splitlines()
    asked(begun, "save_recruitment", values=FIELDS)
    lines = text_of(begun).splitlines()
    at = before.index("# case_number: 26/12345")
    assert lines[at] == "case_number: 26/12345"
    assert not [line for line in lines if line.startswith("# organisation")]
    kept = [line for line in before if not line.startswith(("#", "title"))]
    assert [line for line in kept if line not in lines] == []


def test_dates_are_read_as_people_write_them(begun: Desk) -> None:
    rounds = [{"number": 2, "date": "25/3-2027".replace("-", "/"), "first_start": "kl. 9:00"}]
    asked(begun, "save_recruitment", values={**FIELDS, "rounds": rounds})
    values = values_of(begun)
    assert values["deletion_date"] == "2028-03-11"
    assert values["advert"] == {"where": "Jobnet", "published": "2027-01-11", "deadline": "2027-02-08"}
    assert (values["rounds"][1]["date"], values["rounds"][1]["first_start"]) == ("2027-03-25", "9.00")
    assert "break_minutes" not in text_of(begun)


def test_every_wrong_field_is_told_at_once_and_nothing_is_saved(by_hand: Desk) -> None:
    values = values_of(by_hand)
    values["deletion_date"] = "om et år"
    values["advert"] |= {"published": "2027-02-30", "deadline": "snart"}
    values["rounds"][0] |= {"date": "i morgen", "first_start": "25.00", "break_minutes": "4"}
    values["rounds"][1] |= {"lunch_minutes": "lang", "place": "x" * 200}
    values["panel"][2]["role"] = "x" * 200
    values["panel"][0]["mail"] = "x" * 200
    values["candidates"][1]["withdrawn"] = {"date": "", "note": "Fik andet job"}
    values["contact"]["name"] = "\u202e vendt"
    assert fields(by_hand, values) == {
        "deletion_date": "office-day",
        "advert.published": "office-day",
        "advert.deadline": "office-day",
        "rounds.1.date": "office-day",
        "rounds.1.first_start": "office-clock",
        "rounds.1.break_minutes": "office-minutes",
        "rounds.2.lunch_minutes": "office-minutes",
        "rounds.2.place": "text-too-long",
        "panel.2.role": "text-too-long",
        "panel.0.mail": "text-too-long",
        "candidates.1.withdrawn.date": "missing-field",
        "contact.name": "text-character",
    }


@pytest.mark.parametrize(
    ("change", "field", "code"),
    [
        ({"title": "Efterfølger til Agnes Prøvelund"}, "title", "name-outside"),
        (
            {"advert": {"published": "2027-02-08", "deadline": "2027-02-01"}},
            "advert.deadline",
            "notice-backwards",
        ),
        ({"rounds": [{"number": 2, "date": "2027-03-01"}]}, "rounds.2.date", "rounds-backwards"),
        ({"rounds": [{"number": 2, "candidates": ["K7"]}]}, "rounds.2.candidates.0", "code-unknown"),
        ({"deletion_date": "2027-03-01"}, "deletion_date", "deletion-early"),
        ({"questions_in_advance": "måske"}, "questions_in_advance", "unknown-choice"),
    ],
)
def test_what_is_wrong_between_the_fields_is_told_at_one_of_them(
    by_hand: Desk, change: dict[str, Any], field: str, code: str
) -> None:
    assert fields(by_hand, {**values_of(by_hand), **change}) == {field: code}


def test_a_doubt_is_told_with_its_field_and_keeps_nothing_from_being_saved(by_hand: Desk) -> None:
    values = values_of(by_hand)
    values["rounds"][0]["break_minutes"] = 10
    values["panel"][2]["role"] = "Havnefoged"
    told = {
        row["field"]: row["code"] for row in asked(by_hand, "save_recruitment", values=values)["problems"]
    }
    assert told["rounds.1.break_minutes"] == "break-short"
    assert told["panel.2.role"] == "role-unknown"
    assert {"id": "Havnefoged", "title": "Havnefoged"} in asked(by_hand, "recruitment")["roles"]


def test_a_panel_without_a_chair_is_saved_and_told(begun: Desk) -> None:
    result = asked(begun, "save_recruitment", values={"panel": [{"role": "med", "name": "Bo Bech"}]})
    assert ("panel-chairs", "panel") in [(row["code"], row["field"]) for row in result["problems"]]
    assert "role: med" in text_of(begun)


def test_an_error_that_stood_there_before_keeps_nothing_from_being_saved(by_hand: Desk) -> None:
    path = by_hand.folder / "recruitment.yaml"
    path.write_text(BY_HAND.replace("M2: {K1: absent}", "M9: {K1: absent}"), "utf-8")
    told = asked(by_hand, "save_recruitment", values={"title": "Havnedirektør"})["problems"]
    assert "code-unknown" in [row["code"] for row in told]
    assert "title: Havnedirektør" in text_of(by_hand)


def test_what_was_written_by_hand_stays_as_it_is(by_hand: Desk) -> None:
    values = values_of(by_hand)
    values["panel"][2]["role"] = "fagchef"
    values["panel"].append({"role": "kommunaldirektoer", "name": "Ditlev Prøvedal"})
    values["rounds"][0]["place"] = "Rådhuset"
    values["candidates"][0]["withdrawn"] = {"date": "20-3-2027", "note": ""}
    values["pay"] = "Lønramme 40"
    asked(by_hand, "save_recruitment", values=values)
    text = text_of(by_hand)
    own = BY_HAND[BY_HAND.index("own_questions") :]
    for kept in (
        "# Vores egen bemærkning.\nformat: 1\n",
        '# Navnet, som det står på brevpapiret.\norganisation: "Eksempelby Kommune"\n',
        "# Formanden kan kun om formiddagen.",
        "  side: employee\n  rates: false\n",
        own,
    ):
        assert kept in text
    assert "absent" in text
    assert "- code: M4\n  role: kommunaldirektoer\n" in text
    lines = text.splitlines()
    assert lines.index("pay: Lønramme 40") == lines.index('organisation: "Eksempelby Kommune"') + 1


def test_names_are_written_in_their_own_file_only(by_hand: Desk) -> None:
    values = values_of(by_hand)
    values["candidates"].append({"name": 'Per "Pelle" Nørgaard', "mail": "p@x.example", "phone": ""})
    asked(by_hand, "save_recruitment", values=values)
    names = text_of(by_hand, "navne.yaml")
    assert "Pelle" not in text_of(by_hand)
    assert names.startswith(PEOPLE_BY_HAND[: PEOPLE_BY_HAND.index("members")])
    assert "# Kandidaterne har ikke set listen.\ncandidates:\n" in names
    assert [row["name"] for row in values_of(by_hand)["candidates"]] == [
        "Karen Eksempelsen",
        "",
        'Per "Pelle" Nørgaard',
    ]


def test_who_leaves_takes_the_name_along_and_nobody_else_gets_the_code(by_hand: Desk) -> None:
    values = values_of(by_hand)
    del values["panel"][0]
    del values["candidates"][0]
    values["rounds"][0]["candidates"] = []
    path = by_hand.folder / "recruitment.yaml"
    path.write_text(BY_HAND.replace(", attendance: {M2: {K1: absent}}", ""), "utf-8")
    asked(by_hand, "save_recruitment", values=values)
    names = text_of(by_hand, "navne.yaml")
    assert "Agnes" not in names
    assert "Karen" not in names
    assert [row["code"] for row in values_of(by_hand)["panel"]] == ["M2", "M3"]
    assert "M1" not in text_of(by_hand)


def test_the_file_with_the_names_is_made_where_there_is_none(by_hand: Desk) -> None:
    (by_hand.folder / "navne.yaml").unlink()
    values = values_of(by_hand)
    values["panel"][0]["name"] = "Agnes Prøvelund"
    asked(by_hand, "save_recruitment", values=values)
    assert 'M1: {name: "Agnes Prøvelund", mail: "", initials: ""}  # Borgmester' in text_of(
        by_hand, "navne.yaml"
    )


def test_an_answer_that_is_taken_back_is_gone(begun: Desk) -> None:
    asked(begun, "save_recruitment", values=FIELDS)
    asked(begun, "save_recruitment", values={"pay": "", "advert": {"where": "", "published": ""}})
    text = text_of(begun)
    assert "pay" not in text
    assert "advert:\n  deadline: '2027-02-08'\n" in text


def test_a_text_that_looks_like_yaml_or_markup_stays_a_text(begun: Desk) -> None:
    hostile = ['{a: [1]} # "x"', "<b>no</b>", "- true", "08", "&x *y !z"]
    for words in hostile:
        asked(begun, "save_recruitment", values={"pay": words, "contact": {"phone": words}})
        values = values_of(begun)
        assert (values["pay"], values["contact"]["phone"]) == (words, words)


# Who usually takes part.


def test_the_usual_panel_has_roles_and_codes_and_no_names(begun: Desk) -> None:
    before = files(begun.folder)
    shown = asked(begun, "usual_panel", members=" 4 ", candidates=3)
    assert [row["code"] for row in shown["panel"]] == ["M1", "M2", "M3", "M4"]
    assert {row["name"] for row in (*shown["panel"], *shown["candidates"])} == {""}
    assert files(begun.folder) == before
    asked(begun, "save_recruitment", values=shown | {"title": "Direktør"})
    assert [row["role"] for row in values_of(begun)["panel"]] == [row["role"] for row in shown["panel"]]


def test_the_usual_panel_can_be_asked_for_before_anybody_has_applied(begun: Desk) -> None:
    assert asked(begun, "usual_panel", members=3, candidates=0)["candidates"] == []


@pytest.mark.parametrize("words", ["0", "21", "mange", ""])
def test_a_number_of_people_that_cannot_be_is_told(begun: Desk, words: str) -> None:
    assert refused(begun, "usual_panel", members=words, candidates="3") == ["people-number"]


# The same as the command line.


@pytest.mark.slow
def test_the_office_leads_to_the_same_guides_and_papers_as_the_command_line(
    desk: Desk, tmp_path: Path
) -> None:
    names = [
        "Agnes Prøvelund,borgmester",
        "Bo Bech,udvalgsformand",
        "Carl Bo,kommunaldirektoer",
        "Dan Ek,ftr",
    ]
    candidates = ["Karen Eksempelsen", "Lauge Eksempelsen"]
    line = tmp_path / "linje" / desk.folder.name
    result = run(
        "new", line, "--position", "socialdirektør", "--organisation", "Eksempelby Kommune",
        "--workplace", "kommunen", "--case-number", "26/12345", "--decides", "Kommunalbestyrelsen",
        "--delete-on", "11-03-2028", "--round", "11-03-2027,8.30,20", "--round", "25-03-2027,9",
        *[word for name in names for word in ("--member-name", name)],
        *[word for name in candidates for word in ("--candidate-name", name)],
    )  # fmt: skip
    assert result.exit_code == 0, result.output
    assert run("plan", line).exit_code == 0
    assert run("kit", line, "--no-pages").exit_code == 0
    asked(desk, "choose_position", name="socialdirektør")
    values = {
        "organisation": "Eksempelby Kommune",
        "workplace": "kommunen",
        "case_number": "26/12345",
        "decision_maker": "Kommunalbestyrelsen",
        "deletion_date": "11-03-2028",
        "rounds": [
            {"number": 1, "date": "11-03-2027", "first_start": "8.30", "break_minutes": "20"},
            {"number": 2, "date": "25-03-2027", "first_start": "9"},
        ],
        "panel": [dict(zip(("name", "role"), name.split(","), strict=True)) for name in names],
        "candidates": [{"name": name} for name in candidates],
    }
    asked(desk, "save_recruitment", values=values)
    asked(desk, "fix_plan")
    assert run("kit", desk.folder, "--no-pages").exit_code == 0
    ours, theirs = files(desk.folder), files(line)
    assert len([name for name in ours if name.endswith(".docx")]) > 10
    assert ours.keys() == theirs.keys()
    assert [name for name in ours if ours[name] != theirs[name]] == []
