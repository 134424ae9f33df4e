"""What is doubtful in a recruitment: each on its own, found and not found, with its place in the file."""

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from interview_kit.cli import main
from interview_kit.models.bank import QuestionBank
from interview_kit.models.recruitment import OwnEntry
from interview_kit.problems import CATALOGUE, Problem
from interview_kit.recruitments import load_recruitment
from interview_kit.recruitments.doubts import doubts
from interview_kit.recruitments.people import load_people
from tests.conftest import ROOT, approved

WHOLE = """\
# Vores rekruttering.
position: fagchef
title: "Skolechef"
case_number: "26/12345"
pay: "Overenskomst for chefer"
advert: {where: Jobnet, published: 2027-01-11, deadline: 2027-01-25}
deletion_date: 2028-03-18
panel:
  - {code: M1, role: direktoer}
  - {code: M2, role: fagchefkollega}
  - {code: M3, role: tr}
  - {code: M4, role: medarbejder}
candidates:
  - {code: K1}
  - {code: K2}
rounds:
  1: {date: 2027-03-11, first_start: "8.30", break_minutes: 15}
  2: {date: 2027-03-18, first_start: "9.00", candidates: [K1]}
"""
NAMES = """\
members:
  M1: {name: "Anna Holm"}
  M2: {name: "Bo Lund"}
  M3: {name: "Carl Ø"}
  M4: {name: ""}
candidates:
  K1: {name: "Dorte Friis"}
  K2: {name: ""}
"""
TODAY = "2026-11-29"
PANEL = WHOLE[WHOLE.index("panel:") : WHOLE.index("candidates:\n")]
CANDIDATES = WHOLE[WHOLE.index("candidates:\n") : WHOLE.index("rounds:")]
ROUNDS = WHOLE[WHOLE.index("rounds:") :]

Doubted = Callable[..., list[Problem]]


def changed(*pairs: tuple[str, str], text: str = WHOLE) -> str:
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new, 1)
    return text


def panel_of(*rows: str) -> str:
    """The recruitment with these rows in its panel, who are M1, M2 and so on."""
    lines = [f"  - {{code: M{number}, {row}}}\n" for number, row in enumerate(rows, 1)]
    return changed((PANEL, f"panel:\n{''.join(lines)}"))


def where(text: str, snippet: str) -> tuple[int, int]:
    """Line and column of the snippet, which stands once in the text."""
    assert text.count(snippet) == 1, snippet
    before = text[: text.index(snippet)]
    return before.count("\n") + 1, len(before) - before.rfind("\n")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("INTERVIEW_KIT_BANK", raising=False)
    path = tmp_path / "Skolechef æøå"
    path.mkdir()
    write(path, WHOLE)
    return path


def write(folder: Path, text: str, names: str = NAMES) -> None:
    (folder / "recruitment.yaml").write_text(text, encoding="utf-8")
    (folder / "navne.yaml").write_text(names, encoding="utf-8")


def check(folder: Path, *options: str) -> Result:
    result = CliRunner().invoke(main, ["check", str(folder), *options])
    assert result.exit_code in (0, 1), result.output
    return result


@pytest.fixture
def doubted(folder: Path, bank: QuestionBank) -> Doubted:
    """What is doubtful in a recruitment's text, and the names beside it."""

    def found(text: str, names: str = NAMES, today: str = TODAY) -> list[Problem]:
        write(folder, text, names)
        placed = load_recruitment(folder).or_raise()
        position = bank.positions[placed.value.position]
        told = doubts(placed, position, load_people(folder).or_raise(), today)
        return [one for one in told if one.code != "letters-incomplete"]  # the recruitment here has no place

    return found


def codes(problems: list[Problem]) -> list[str]:
    return [problem.code for problem in problems]


def test_a_recruitment_as_it_should_be_has_no_doubts(doubted: Doubted) -> None:
    assert doubted(WHOLE) == []


def test_what_the_letters_lack_is_said_once_a_round(folder: Path, bank: QuestionBank) -> None:
    write(folder, WHOLE, NAMES)
    placed = load_recruitment(folder).or_raise()
    told = doubts(placed, bank.positions[placed.value.position], load_people(folder).or_raise(), TODAY)
    [first, second] = [one.message for one in told if one.code == "letters-incomplete"]
    assert first == "Brevene mangler til 1. samtale: sted, en at ringe til, navnet på K2."
    assert second == "Brevene mangler til 2. samtale: sted, en at ringe til."


def test_an_empty_recruitment_has_no_doubts(doubted: Doubted) -> None:
    assert doubted("position: fagchef\n", "format: 1\n") == []


FOUND = {
    "a code of two members": (changed(("{code: M2", "{code: M1")), "code-twice", "code: M1, role: fagchef"),
    "a code of two candidates": (changed(("- {code: K2", "- {code: K1")), "code-twice", "code: K1}\nrounds"),
    "a candidate whom nobody has": (
        changed(("candidates: [K1]", "candidates: [K1, K7]")),
        "code-unknown",
        "K7",
    ),
    "a member whom nobody has": (
        changed(("break_minutes: 15", "members: [M1, M2, M3, M9]")),
        "code-unknown",
        "M9",
    ),
    "no chair": (
        panel_of("role: fagchefkollega", "role: leder", "role: tr", "role: medarbejder"),
        "panel-chairs",
        "panel:",
    ),
    "two chairs": (
        changed(("role: fagchefkollega", "role: fagchefkollega, chair: true")),
        "panel-chairs",
        "panel:",
    ),
    "the chair is said to be none": (
        changed(("role: direktoer", "role: direktoer, chair: false")),
        "panel-chairs",
        "panel:",
    ),
    "a small panel": (panel_of("role: direktoer", "role: tr", "role: leder"), "panel-unusual", "panel:"),
    "a large panel": (
        panel_of("role: direktoer", *["role: tr"] * 4, *["role: leder"] * 4),
        "panel-unusual",
        "panel:",
    ),
    "two raters": (
        panel_of("role: direktoer", "role: tr", "role: leder, rates: false", "role: hr"),
        "panel-few-raters",
        "panel:",
    ),
    "no employee": (
        panel_of("role: direktoer", "role: fagchefkollega", "role: leder", "role: leder"),
        "panel-no-employee",
        "panel:",
    ),
    "an employee who does not rate": (
        panel_of("role: direktoer", "role: leder", "role: leder", "role: tr, rates: false"),
        "panel-no-employee",
        "panel:",
    ),
    "a misspelt role": (
        changed(("role: fagchefkollega", "role: fagchefkolega")),
        "role-unknown",
        "role: fagchefkolega",
    ),
    "a short notice": (changed(("deadline: 2027-01-25", "deadline: 2027-01-24")), "notice-short", "deadline"),
    "no deadline": (changed((", deadline: 2027-01-25", "")), "notice-missing", "position:"),
    "no notice": (
        changed(("advert: {where: Jobnet, published: 2027-01-11, deadline: 2027-01-25}\n", "")),
        "notice-missing",
        "position:",
    ),
    "no pay": (changed(('pay: "Overenskomst for chefer"\n', "")), "pay-missing", "position:"),
    "no case number": (changed(('case_number: "26/12345"\n', "")), "case-number-missing", "position:"),
    "the rounds backwards": (
        changed(("date: 2027-03-18", "date: 2027-03-10")),
        "rounds-backwards",
        "date: 2027-03-10",
    ),
    "a round on the day of the deadline": (
        changed(("date: 2027-03-11", "date: 2027-01-25")),
        "round-before-deadline",
        "date: 2027-01-25, first",
    ),
    "a short break": (
        changed(("break_minutes: 15", "break_minutes: 14")),
        "break-short",
        "break_minutes: 14",
    ),
    "a long day": (
        changed(('first_start: "8.30"', 'lunch_minutes: 0, first_start: "15.31"')),
        "day-long",
        'first_start: "15.31"',
    ),
    "no day of deletion": (changed(("deletion_date: 2028-03-18\n", "")), "deletion-missing", "position:"),
    "deleted on the last day": (
        changed(("deletion_date: 2028-03-18", "deletion_date: 2027-03-18")),
        "deletion-early",
        "deletion_date",
    ),
    "kept for years": (
        changed(("deletion_date: 2028-03-18", "deletion_date: 2030-03-25")),
        "deletion-late",
        "deletion_date",
    ),
    "a member's name in the title": (
        changed(('title: "Skolechef"', 'title: "Skolechef efter Bo Lund"')),
        "name-outside",
        "title:",
    ),
    "a candidate's name in small letters": (
        changed(("{code: K2}", '{code: K2, withdrawn: {date: 2027-03-01, note: "dorte friis er valgt"}}')),
        "name-outside",
        "note:",
    ),
    "a name as a role": (
        changed(("role: fagchefkollega", 'role: "Carl Ø"')),
        "name-outside",
        'role: "Carl',
    ),
}


@pytest.mark.parametrize(("text", "code", "snippet"), FOUND.values(), ids=FOUND)
def test_what_is_doubtful_is_found_once_where_it_stands(
    doubted: Doubted, folder: Path, text: str, code: str, snippet: str
) -> None:
    found = doubted(text)
    [fault] = [problem for problem in found if problem.code == code]
    assert fault.file == str(folder / "recruitment.yaml")
    assert (fault.line, fault.column) == where(text, snippet)


@pytest.mark.parametrize(
    ("case", "also"),
    [
        ("a name as a role", {"role-unknown"}),
        ("no chair", set()),
        ("two chairs", set()),
        ("a misspelt role", set()),
        ("a short break", set()),
        ("a long day", set()),
        ("kept for years", set()),
        ("the rounds backwards", set()),
        ("no pay", set()),
    ],
)
def test_one_fault_is_not_told_as_others_too(doubted: Doubted, case: str, also: set[str]) -> None:
    text, code, _ = FOUND[case]
    assert set(codes(doubted(text))) == {code, *also}


NOT_FOUND = {
    "three raters and a secretary": panel_of("role: direktoer", "role: tr", "role: leder", "role: hr"),
    "another chair": changed(
        ("role: direktoer", "role: direktoer, chair: false"), ("role: tr", "role: tr, chair: true")
    ),
    "roles by what they are called": panel_of(
        'role: "Direktør, ansættende leder"',
        "role: Tillidsrepræsentant",
        "role: MEDARBEJDER",
        'role: "Leder fra området"',
    ),
    "a role of its own with a side": panel_of(
        "role: direktoer", "role: leder", 'role: "Elev fra 9. klasse", side: other', "role: tr"
    ),
    "an unknown role may be an employee's": panel_of(
        "role: direktoer", "role: leder", "role: leder", "role: sikkerhedsgruppen"
    ),
    "two weeks": changed(("deadline: 2027-01-25", "deadline: 2027-01-26")),
    "the day after the deadline": changed(("date: 2027-03-11", "date: 2027-01-26")),
    "both rounds on one day": changed(("date: 2027-03-18", "date: 2027-03-11")),
    "rated at six": changed(('first_start: "8.30"', 'lunch_minutes: 0, first_start: "15.30"')),
    "deleted the day after": changed(("deletion_date: 2028-03-18", "deletion_date: 2027-03-19")),
    "just under three years": changed(("deletion_date: 2028-03-18", "deletion_date: 2030-03-17")),
    "a name of another": changed(('title: "Skolechef"', 'title: "Skolechef efter Erik Munk"')),
    "half a name": changed(('title: "Skolechef"', 'title: "Lundskolen"')),
}


@pytest.mark.parametrize("text", NOT_FOUND.values(), ids=NOT_FOUND)
def test_what_is_as_it_should_be_is_not_doubted(doubted: Doubted, text: str) -> None:
    assert set(codes(doubted(text))) <= {"panel-unusual", "role-unknown"}


def test_a_panel_of_politicians_alone_is_doubted(doubted: Doubted) -> None:
    direktoer = changed(
        ("position: fagchef", "position: direktoer"),
        (PANEL, "panel:\n  - {code: M1, role: borgmester}\n  - {code: M2, role: udvalgsformand}\n"),
        text=WHOLE,
    )
    names = changed(('  M3: {name: "Carl Ø"}\n  M4: {name: ""}\n', ""), text=NAMES)
    found = doubted(direktoer, names)
    assert {"panel-only-politicians", "panel-no-employee", "panel-few-raters"} < set(codes(found))
    mixed = changed(
        ("role: udvalgsformand}", "role: udvalgsformand}\n  - {code: M3, role: ftr}"), text=direktoer
    )
    assert {"panel-only-politicians", "panel-no-employee"}.isdisjoint(codes(doubted(mixed, names)))


def test_a_panel_that_nobody_has_named_yet_is_said_where_there_are_candidates(doubted: Doubted) -> None:
    assert codes(doubted(changed((PANEL, "")), "format: 1\n")) == ["panel-missing"]


def test_a_role_of_its_own_is_known_by_its_side(doubted: Doubted) -> None:
    assert codes(doubted(NOT_FOUND["a role of its own with a side"])) == []
    assert "role-unknown" in codes(doubted(NOT_FOUND["an unknown role may be an employee's"]))


def test_who_has_withdrawn_takes_no_time_of_the_day(doubted: Doubted) -> None:
    text = changed(('first_start: "8.30"', 'lunch_minutes: 0, first_start: "15.31"'))
    assert codes(doubted(text)) == ["day-long"]
    assert doubted(changed(("{code: K2}", "{code: K2, withdrawn: {date: 2027-03-01}}"), text=text)) == []


def test_without_a_day_for_the_rounds_deletion_is_held_against_today(doubted: Doubted) -> None:
    text = changed(
        ("date: 2027-03-11, ", ""), ("date: 2027-03-18, ", ""), ("deletion_date: 2028", "deletion_date: 2027")
    )
    assert codes(doubted(text, today="2027-03-18")) == ["deletion-early"]
    assert codes(doubted(text, today="2023-03-18")) == ["deletion-late"]
    assert doubted(text, today="2026-11-29") == []
    assert doubted(text, today="") == []


def test_names_that_no_code_has_are_told_together(doubted: Doubted) -> None:
    names = NAMES + '  K9: {name: "Eva Krog"}\n  K10: {name: ""}\n'
    [fault] = doubted(WHOLE, names)
    assert fault.code == "names-without-code"
    assert "K10, K9" in str(fault.message)


def test_two_people_of_one_name_are_told_apart(doubted: Doubted) -> None:
    assert codes(doubted(WHOLE, changed(("Dorte Friis", "Bo Lund"), text=NAMES))) == ["name-twice"]
    assert doubted(WHOLE, changed(("Dorte Friis", "Bo Lunde"), text=NAMES)) == []


def test_two_without_a_name_are_not_taken_for_one(doubted: Doubted) -> None:
    names = changed(('"Anna Holm"', '"  "'), ('"Bo Lund"', '""'), text=NAMES)
    assert doubted(WHOLE, names) == []


def test_a_short_name_is_not_looked_for_in_texts(doubted: Doubted) -> None:
    """«Bo» stands in «bosted» and in «Bo og Naboskab»."""
    text = changed(("Skolechef", "Leder af bostedet"))
    assert doubted(text, changed(("Bo Lund", "Bo"), text=NAMES)) == []


def test_three_years_to_the_day_are_accepted(doubted: Doubted) -> None:
    assert doubted(changed(("deletion_date: 2028-03-18", "deletion_date: 2030-03-18"))) == []


@pytest.mark.parametrize(("name", "pay"), [("Else", "Ansættelse efter aftale"), ("Hans", "Hansted Kommune")])
def test_a_first_name_inside_a_word_is_no_name(doubted: Doubted, name: str, pay: str) -> None:
    text = changed(("Overenskomst for chefer", pay))
    assert doubted(text, changed(("Anna Holm", name), text=NAMES)) == []


def test_two_people_of_one_name_in_other_letters_are_told_apart(doubted: Doubted) -> None:
    assert codes(doubted(WHOLE, changed(("Dorte Friis", "bo lund"), text=NAMES))) == ["name-twice"]


@pytest.mark.parametrize(
    ("members", "what"), [("[M1]", "vurderer kun ét medlem"), ("[M2, M3, M4]", "er ordstyreren ikke med")]
)
def test_the_panel_of_a_round_is_doubted_as_the_whole_panel_is(
    doubted: Doubted, members: str, what: str
) -> None:
    [fault] = doubted(changed(("break_minutes: 15", f"members: {members}")))
    assert (fault.code, what in fault.message) == ("round-panel", True)


def test_a_deadline_before_the_advert_is_not_told_as_a_negative_number(doubted: Doubted) -> None:
    [fault] = doubted(changed(("published: 2027-01-11", "published: 2027-02-22")))
    assert "-28" not in str(fault.message)


def test_a_day_never_lasts_longer_than_24_hours(doubted: Doubted) -> None:
    many = "candidates:\n" + "".join(f"  - {{code: K{number}}}\n" for number in range(1, 21))
    [fault] = doubted(changed((CANDIDATES, many)))
    assert (fault.code, fault.level) == ("day-over", "error")


def test_an_afternoon_has_no_lunch(doubted: Doubted) -> None:
    assert doubted(changed(('first_start: "8.30"', 'first_start: "15.00"'))) == []


@pytest.mark.parametrize("code", sorted({code for _, code, _ in FOUND.values()}))
def test_every_doubt_says_what_to_do(code: str) -> None:
    assert CATALOGUE[code].hint


def test_check_tells_all_doubts_at_once(folder: Path) -> None:
    """A recruitment that a hurried person wrote, and the names beside it."""
    text = """\
position: direktoer
title: "Direktør efter Anna Holm"
advert: {published: 2027-03-01, deadline: 2027-03-08}
deletion_date: 2027-03-01
panel:
  - {code: M1, role: udvalgsformand}
  - {code: M1, role: oekonomiudvalgsmedlem}
candidates:
  - {code: K1}
rounds:
  1: {date: 2027-03-05, first_start: "17.00", break_minutes: 5, candidates: [K4]}
  2: {date: 2027-03-01}
"""
    names = 'members:\n  M1: {name: "Anna Holm"}\n  M7: {name: "Anna Holm"}\n'
    write(folder, text, names)
    result = check(folder)
    assert result.exit_code == 1
    told = {word.rstrip(")") for word in result.output.replace("(", "\n(").split() if word.startswith("(")}
    assert {
        *("(code-twice", "(code-unknown", "(panel-chairs", "(panel-unusual", "(panel-few-raters"),
        *("(panel-no-employee", "(panel-only-politicians", "(notice-short", "(pay-missing"),
        *("(case-number-missing", "(rounds-backwards", "(round-before-deadline", "(break-short"),
        *("(day-long", "(deletion-early", "(names-without-code", "(name-twice", "(name-outside"),
    } <= told


def test_what_is_wrong_with_the_names_is_told_of_their_file(folder: Path) -> None:
    write(folder, WHOLE, NAMES + '  K9: {name: "Bo Lund"}\n')
    told = {line.split(":")[0] for line in check(folder).output.splitlines() if "name" in line}
    assert told == {str(folder / "navne.yaml")}


def test_a_doubt_alone_stops_nothing_unless_strict(folder: Path) -> None:
    write(folder, changed(("break_minutes: 15", "break_minutes: 10")))
    assert check(folder).exit_code == 0
    assert check(folder, "--strict").exit_code == 1


@pytest.mark.parametrize("name", ["recruitment.yaml", "navne.yaml"])
def test_either_file_stands_for_the_folder(folder: Path, name: str) -> None:
    write(folder, changed(("break_minutes: 15", "break_minutes: 10")))
    assert "(break-short)" in check(folder / name).output


@pytest.mark.parametrize(
    "copy",
    ["navne (1).yaml", "navne-PC12.yaml", "navne - Kopi.yaml", "Kopi af navne.yaml", "recruitment-PC12.yaml"],
)
@pytest.mark.parametrize("command", ["check", "plan"])
def test_a_copy_of_either_file_is_told_by_its_name(folder: Path, copy: str, command: str) -> None:
    (folder / copy).write_text("format: 1\n", encoding="utf-8")
    result = CliRunner().invoke(main, [command, str(folder)])
    assert result.exit_code == 1
    assert f"{folder / copy}: fejl: " in result.output
    assert "(bank-file-copy)" in result.output
    assert not (folder / "guide-1.yaml").exists()


@pytest.mark.parametrize("name", ["navne.yml", "navn.yaml", "navne.yaml.txt"])
def test_a_wrong_name_of_the_names_is_told(folder: Path, name: str) -> None:
    (folder / "navne.yaml").rename(folder / name)
    result = check(folder)
    assert result.exit_code == 1
    assert str(folder / name) in result.output


@pytest.mark.parametrize("name", ["navne.xlsx", "navneskilte.docx", "~$navne.docx", "Thumbs.db"])
def test_what_only_looks_like_it_is_left_alone(folder: Path, name: str) -> None:
    (folder / name).write_bytes(b"x")
    assert check(folder).exit_code == 0


@pytest.mark.parametrize(
    ("names", "place"),
    [
        ("", ""),
        ("members:\n", ":1:1"),
        ("members: {M1: Anna Holm}\n", ":1:11"),
        ("members: {M1: {navn: Anna}}\n", ":1:16"),
        ("members: {M21: {name: Anna}}\n", ":1:11"),
        ("members: {Anna: {name: Anna}}\n", ":1:11"),
        ("members: {K1: {name: Anna}}\n", ":1:11"),
        ("format: 2\n", ":1:1"),
        ("members: [", ":1:1"),
    ],
)
def test_names_that_cannot_be_read_are_told_with_their_place(folder: Path, names: str, place: str) -> None:
    write(folder, WHOLE, names)
    result = check(folder)
    assert result.exit_code == 1
    assert f"{folder / 'navne.yaml'}{place}: fejl: " in result.output


def test_names_from_notepad_are_read(folder: Path) -> None:
    """A mark of byte order, and line breaks of Windows."""
    (folder / "navne.yaml").write_bytes(b"\xef\xbb\xbf" + NAMES.replace("\n", "\r\n").encode())
    assert check(folder).exit_code == 0


def manual_entry() -> str:
    """The own entry that the manual shows."""
    manual = (ROOT / "docs" / "vejledning.md").read_text("utf-8")
    return "own_entries:" + manual.split("\nown_entries:")[1].split("```")[0]


def entry_in(text: str) -> OwnEntry:
    [values] = yaml.safe_load(text)["own_entries"]
    return OwnEntry.model_validate(values)


def approved_text(text: str, by: str = "Ida, HR") -> str:
    """The recruitment with its own entry as somebody has approved it."""
    entry = approved(entry_in(text))
    assert entry.approved is not None
    approval = f'{{by: "{by}", date: "2026-11-21", words: "{entry.approved.words}"}}'
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("    status:")]
    return "\n".join(lines) + f"\n    status: approved\n    approved: {approval}\n"


OWN = WHOLE + manual_entry()


def own_problems(folder: Path, text: str) -> list[str]:
    write(folder, text)
    return [line for line in check(folder).output.splitlines() if "(own-entry-" in line]


def test_the_manuals_own_entry_only_waits_for_hr(folder: Path) -> None:
    waiting = own_problems(folder, OWN)
    assert len(waiting) == 1
    assert "(own-entry-unapproved)" in waiting[0]
    line = OWN[: OWN.index("- id: ", OWN.index("own_entries:"))].count("\n") + 1
    assert waiting[0].startswith(f"{folder / 'recruitment.yaml'}:{line}:")
    assert f'words: "{entry_in(OWN).words}"' in check(folder).output


def test_an_approved_own_entry_is_silent_until_a_word_changes(folder: Path) -> None:
    text = approved_text(OWN)
    assert own_problems(folder, text) == []
    asked = entry_in(OWN).questions[0].text
    changed_since = own_problems(folder, text.replace(asked, f"{asked[:-1]} om en nabo."))
    assert len(changed_since) == 1
    assert "(own-entry-unapproved)" in changed_since[0]


def test_who_wrote_an_own_entry_cannot_approve_it(folder: Path) -> None:
    [fault] = own_problems(folder, approved_text(OWN, by="eva (HR)"))
    assert "(own-entry-unapproved)" in fault


@pytest.mark.parametrize("field", ["id", "behaviour"])
def test_an_own_entry_may_not_have_an_id_of_the_bank(folder: Path, bank: QuestionBank, field: str) -> None:
    entry = entry_in(OWN)
    taken = next(iter(bank.entries))
    text = OWN.replace(f"{field}: {getattr(entry, field)}\n", f"{field}: {taken}\n", 1)
    assert text != OWN
    [fault] = [line for line in own_problems(folder, text) if "(own-entry-id)" in line]
    line, column = where(text, f"{field}: {taken}\n")
    assert fault.startswith(f"{folder / 'recruitment.yaml'}:{line}:{column}: fejl: ")


def test_two_own_entries_of_one_id_are_told(folder: Path) -> None:
    again = manual_entry().removeprefix("own_entries:").lstrip("\n").rstrip() + "\n"
    found = own_problems(folder, OWN.rstrip() + "\n" + again)
    assert sum("(own-entry-id)" in line for line in found) >= 1


def test_the_law_is_checked_in_own_entries_too(folder: Path) -> None:
    asked = entry_in(OWN).questions[0].text
    write(
        folder, OWN.replace(asked, "Fortæl om en gang, hvor du var gravid og måtte sige nej til en opgave.")
    )
    result = check(folder)
    assert result.exit_code == 1
    assert "recruitment.yaml:" in result.output
    assert "(private-matter)" in result.output


@pytest.mark.parametrize("absences", ["{M19: {K1: absent}}", "{M1: {K19: inhabil}}"])
def test_who_was_not_there_must_have_a_code_in_the_case(doubted: Doubted, absences: str) -> None:
    text = f"{WHOLE}  3: {{attendance: {absences}}}\n"
    assert [one.code for one in doubted(text)].count("code-unknown") == 1


def test_what_keeps_the_papers_cannot_end_before_it_begins(doubted: Doubted) -> None:
    hold = "holds: [{kind: klage, since: 2027-05-03, ended: 2027-04-01}]\n"
    assert "hold-ended" in [one.code for one in doubted(f"{hold}{WHOLE}")]
    assert "hold-ended" not in [one.code for one in doubted(f"{hold.replace('2027-04', '2027-06')}{WHOLE}")]
