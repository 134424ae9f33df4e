"""Who sits in a round's panel, and who reads which question aloud: nobody is named who is not there."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from interview_kit.cli import main
from interview_kit.models.bank import QuestionBank
from interview_kit.models.position import Panel, Position
from interview_kit.models.recruitment import Member, Recruitment
from interview_kit.planning import plan_guide
from interview_kit.planning.seats import Seat, askers, role_of, seat_of, seats
from tests.docx_text import dump

ROLES = [
    {"id": "leder", "title": "Leder", "chair": True, "side": "management", "task": "Åbner", "leads": []},
    {"id": "kollega", "title": "Kolleger", "member_title": "Kollega", "task": "Spørger", "leads": ["a"]},
    {"id": "tr", "title": "Tillidsrepræsentant", "side": "employee", "task": "Spørger", "leads": ["b", "c"]},
    {"id": "hr", "title": "HR", "side": "hr", "rates": False, "task": "Skriver", "leads": []},
]
EIGHT = [
    "borgmester",
    "udvalgsformand",
    "oekonomiudvalgsmedlem",
    "kommunaldirektoer",
    "direktoerkollega",
    "fagchef",
    "ftr",
    "med",
]


@pytest.fixture
def position(small_bank: QuestionBank) -> Position:
    panel = Panel.model_validate({"min": 2, "max": 6, "roles": ROLES})
    return small_bank.positions["vagtmester"].model_copy(update={"panel": panel})


def members(*roles: Any) -> tuple[Member, ...]:
    """Members M1, M2 … with these roles; a role may be a whole member's fields."""
    rows = [role if isinstance(role, dict) else {"role": role} for role in roles]
    return tuple(Member.model_validate({"code": f"M{n}", **row}) for n, row in enumerate(rows, 1))


def recruitment(*roles: Any, **changes: Any) -> Recruitment:
    values = {"position": "vagtmester", "panel": members(*roles), **changes}
    return Recruitment.model_validate(values)


def codes(chosen: Sequence[Seat]) -> list[str | None]:
    return [seat.code for seat in chosen]


def test_a_panel_that_nobody_has_named_is_the_positions_roles(position: Position) -> None:
    panel = seats(position, recruitment(), 1)
    assert [(seat.code, seat.title) for seat in panel] == [
        *((None, "Leder"), (None, "Kolleger"), (None, "Tillidsrepræsentant"), (None, "HR"))
    ]


@pytest.mark.parametrize("word", ["kollega", "Kollega", "KOLLEGER", "kolleger"])
def test_a_members_role_is_known_by_id_or_title_in_any_case(position: Position, word: str) -> None:
    [member] = members(word)
    seat = seat_of(position, member)
    assert (seat.code, seat.title, seat.leads, seat.rates) == ("M1", "Kollega", ("a",), True)


@pytest.mark.parametrize("word", ["kolega", "Kollega fra et andet hus", "borgmester", "koll"])
def test_a_role_that_the_position_has_not_is_a_seat_called_so_that_rates_and_leads_nothing(
    position: Position, word: str
) -> None:
    [member] = members(word)
    assert role_of(position, member) is None
    seat = seat_of(position, member)
    assert seat == Seat("M1", word, chair=False, side=None, rates=True, task=None, leads=())


def test_what_is_said_of_a_member_goes_before_its_role(position: Position) -> None:
    first, second, third = members(
        {"role": "leder", "chair": False, "rates": False},
        {"role": "kollega", "chair": True, "side": "board"},
        {"role": "hr", "rates": True},
    )
    leader, colleague, hr = (seat_of(position, member) for member in (first, second, third))
    assert (leader.chair, leader.rates, leader.side) == (False, False, "management")
    assert (colleague.chair, colleague.side, colleague.rates) == (True, "board", True)
    assert (hr.rates, hr.side) == (True, "hr")


def test_the_chair_is_the_role_that_chairs(position: Position) -> None:
    panel = seats(position, recruitment("tr", "leder", "kollega"), 1)
    assert [seat.code for seat in panel if seat.chair] == ["M2"]


def test_a_round_has_the_members_that_it_names_in_the_panels_order(position: Position) -> None:
    both = recruitment("leder", "kollega", "tr", "hr", rounds={2: {"members": ["M3", "M1"]}})
    assert codes(seats(position, both, 1)) == ["M1", "M2", "M3", "M4"]
    assert codes(seats(position, both, 2)) == ["M1", "M3"]


def test_who_leads_a_competency_reads_its_questions(position: Position) -> None:
    panel = seats(position, recruitment("leder", "tr", "kollega"), 1)
    assert codes(askers(panel, ["a", "a", "b", "c", "b"])) == ["M3", "M3", "M2", "M2", "M2"]


def test_members_with_one_role_share_its_questions(position: Position) -> None:
    panel = seats(position, recruitment("leder", "kollega", "kollega", "Kolleger"), 1)
    assert codes(askers(panel, ["a"] * 7)) == ["M2", "M3", "M4", "M2", "M3", "M4", "M2"]


def test_what_nobody_leads_is_shared_by_those_who_rate_and_not_by_the_chair(position: Position) -> None:
    panel = seats(position, recruitment("leder", "kollega", "en gæst", "hr"), 1)
    assert codes(askers(panel, ["x", "y", "z"])) == ["M2", "M3", "M2"]
    busy = askers(panel, ["a", "x"])
    assert codes(busy) == ["M2", "M3"]


def test_a_chair_alone_asks_everything(position: Position) -> None:
    for alone in (recruitment("leder"), recruitment("leder", "hr"), recruitment("hr", "leder")):
        asked = askers(seats(position, alone, 1), ["a", "x"])
        assert {seat.title for seat in asked} == {"Leder"}


def test_roles_leave_what_nobody_leads_to_the_chair(position: Position) -> None:
    asked = askers(seats(position, recruitment(), 1), ["a", "x", "b"])
    assert [seat.title for seat in asked] == ["Kolleger", "Leder", "Tillidsrepræsentant"]


def test_no_questions_need_nobody(position: Position) -> None:
    assert askers(seats(position, recruitment("leder"), 1), []) == []


def test_the_secretary_who_does_not_rate_is_not_given_a_question_that_nobody_leads(
    position: Position,
) -> None:
    panel = seats(position, recruitment("leder", "hr", "hr", "tr"), 1)
    assert codes(askers(panel, ["a", "x", "y"])) == ["M4", "M4", "M4"]


@given(
    roles=st.lists(st.sampled_from(["leder", "kollega", "tr", "hr", "gæst"]), min_size=1, max_size=20),
    competencies=st.lists(st.sampled_from("abcx"), max_size=12),
)
def test_every_question_is_read_by_one_who_is_there_and_leaders_share_evenly(
    roles: list[str], competencies: list[str]
) -> None:
    panel = _seats_of(roles)
    asked = askers(panel, competencies)
    assert len(asked) == len(competencies)
    for competency, seat in zip(competencies, asked, strict=True):
        assert seat in panel
        leaders = [row for row in panel if competency in row.leads]
        assert not leaders or seat in leaders
    leaders = [row for row in panel if "a" in row.leads]
    only_a = askers(panel, ["a"] * 12)
    shares = [only_a.count(row) for row in leaders]
    assert not shares or max(shares) - min(shares) <= 1


def _seats_of(roles: list[str]) -> list[Seat]:
    leads = {"kollega": ("a",), "tr": ("b", "c")}
    return [
        Seat(f"M{number}", role, role == "leder", None, role != "hr", None, leads.get(role, ()))
        for number, role in enumerate(roles, 1)
    ]


def guides_of(bank: QuestionBank, *roles: Any, **changes: Any) -> list[Any]:
    values = {"position": "direktoer", "panel": members(*roles), **changes}
    known = Recruitment.model_validate(values)
    return [plan_guide(bank, known, number).content for number in (1, 2)]


def test_a_guide_names_as_askers_only_those_who_ask_in_its_round(bank: QuestionBank) -> None:
    first, second = guides_of(bank, *EIGHT)
    asking = [{row.asker for row in guide.questions} for guide in (first, second)]
    assert asking == [{"M2", "M4", "M5", "M6"}, {"M4", "M7", "M8"}]
    for guide in (first, second):
        asked = {row.competency_id for row in guide.questions}
        titles = {seat.member: seat.title for seat in guide.panel}
        assert [seat.member for seat in guide.panel] == [f"M{n}" for n in range(1, 9)]
        assert all(set(seat.leads) <= asked for seat in guide.panel)
        assert all(titles[row.asker] == row.lead for row in guide.questions)


def test_two_with_one_role_take_turns_in_the_guide(bank: QuestionBank) -> None:
    roles = [*EIGHT[:2], "udvalgsformand", *EIGHT[3:]]
    [first, _] = guides_of(bank, *roles)
    politics = [row.asker for row in first.questions if row.competency_id == "direktoer.politik"]
    assert politics == ["M2", "M3"]


def test_who_is_not_in_the_second_round_asks_nothing_there(bank: QuestionBank) -> None:
    _, second = guides_of(bank, *EIGHT, rounds={2: {"members": ["M1", "M2", "M3"]}})
    assert [seat.member for seat in second.panel] == ["M1", "M2", "M3"]
    assert {row.asker for row in second.questions} == {"M2", "M3"}


def test_a_seat_leads_in_the_guide_just_what_it_reads_aloud(bank: QuestionBank) -> None:
    """`PanelSeat.leads` «are the ids of the competencies whose questions it reads in this round»."""
    roles = [*EIGHT[:5], "fagchef", "fagchef", "ftr"]  # one question about ledelsesrum, two who lead it
    for guide in guides_of(bank, *roles):
        for seat in guide.panel:
            read = {row.competency_id for row in guide.questions if row.asker == seat.member}
            assert set(seat.leads) == read, seat.member


# On the command line, where a hurried person writes recruitment.yaml.


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("INTERVIEW_KIT_BANK", raising=False)
    return tmp_path / "sag"


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(main, list(map(str, words)))


def write(folder: Path, panel: Sequence[str], *more: str) -> None:
    folder.mkdir(exist_ok=True)
    rows = [f"- {{code: M{number}, {row}}}" for number, row in enumerate(panel, 1)]
    lines = ["position: direktoer", "candidates: [{code: K1}]", "panel:", *rows, *more]
    (folder / "recruitment.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (folder / "navne.yaml").write_text("format: 1\n", encoding="utf-8")


SMALL = ["role: borgmester", "role: udvalgsformand", "role: ftr", "role: konsulent"]


def test_a_misspelt_role_is_said_with_its_line_and_stops_nothing(folder: Path) -> None:
    write(folder, [*SMALL[:2], "role: fællestillidsmand", SMALL[3]])
    result = run("plan", folder)
    assert result.exit_code == 0, result.output
    assert "Stillingen har ingen rolle, der hedder «fællestillidsmand»" in result.output
    assert "recruitment.yaml:6:" in result.output
    write(folder, [*SMALL[:2], "role: fællestillidsmand, side: employee", SMALL[3]])
    assert "(role-unknown)" not in run("check", folder).output


@pytest.mark.parametrize(
    ("panel", "count"),
    [
        (["role: udvalgsformand", "role: ftr", "role: med"], "Ingen"),
        (["role: borgmester", "role: ftr, chair: true", "role: med"], "2"),
        (["role: borgmester", "role: borgmester", "role: med"], "2"),
        (["role: borgmester, chair: false", "role: ftr", "role: med"], "Ingen"),
    ],
)
def test_a_panel_has_one_chair(folder: Path, panel: list[str], count: str) -> None:
    write(folder, panel)
    for command in ("plan", "check"):
        result = run(command, folder)
        assert result.exit_code == 1
        assert f"{count} i udvalget er ordstyrer. Der skal være netop én. (panel-chairs)" in result.output


def test_a_chair_by_its_field_takes_the_place_of_the_role_that_chairs(folder: Path) -> None:
    write(folder, ["role: borgmester, chair: false", "role: ftr, chair: true", "role: med", "role: fagchef"])
    assert run("plan", folder).exit_code == 0


@pytest.mark.parametrize(
    ("named", "code"), [("[M2, M3, M5, M6]", "round-panel"), ("[M1, M2]", "round-panel")]
)
def test_the_members_of_one_round_can_also_be_wrong(folder: Path, named: str, code: str) -> None:
    rows = [*SMALL[:3], "role: fagchef", "role: med", "role: direktoerkollega"]
    write(folder, rows, "rounds:", f"  2: {{members: {named}}}")
    assert f"({code})" in run("check", folder).output


def test_a_code_that_nobody_has_or_two_have_is_an_error(folder: Path) -> None:
    write(folder, SMALL, "rounds:", "  2: {members: [M1, M9]}")
    result = run("plan", folder)
    assert (result.exit_code, "Ingen i rekrutteringen har koden M9." in result.output) == (1, True)
    write(folder, [*SMALL[:3], "code: M2, role: med"])
    twice = run("plan", folder)
    assert twice.exit_code == 1
    assert "fejl" in twice.output


@pytest.mark.parametrize(
    "word", ["[]", "[{code: M1}]", "[{code: m1, role: ftr}]", "[{code: M21, role: ftr}]"]
)
def test_a_panel_that_is_empty_or_half_written_never_ends_in_a_fault_of_ours(folder: Path, word: str) -> None:
    write(folder, SMALL)
    text = (folder / "recruitment.yaml").read_text("utf-8")
    head = text.split("panel:")[0]
    (folder / "recruitment.yaml").write_text(f"{head}panel: {word}\n", encoding="utf-8")
    result = run("plan", folder)
    assert result.exit_code == (0 if word == "[]" else 1), result.output
    assert "vores fejl" not in result.output


def test_who_does_not_rate_gets_no_sheets_and_the_terms_are_the_chairs(folder: Path) -> None:
    write(folder, [*SMALL, "role: med, rates: false"])
    assert run("plan", folder).exit_code == 0
    result = run("kit", folder, "--no-pages")
    assert result.exit_code == 0, result.output
    papers = folder / "dokumenter"
    assert sorted(path.name for path in papers.glob("ark-*.docx")) == [
        *("ark-1-M1.docx", "ark-1-M2.docx", "ark-1-M3.docx")
    ]
    single = sorted(path.name for path in papers.rglob("ark-*K1*.docx"))
    assert len(single) == 3
    assert not [name for name in single if "M4" in name or "M5" in name]
    has_terms = {
        path.stem: "Kan du arbejde på de vilkår" in dump(path) for path in papers.rglob("ark-1-M*.docx")
    }
    assert {name for name, has in has_terms.items() if has} == {"ark-1-M1", "ark-1-M1-K1"}
    assert len(has_terms) == 6


def test_the_answers_about_the_terms_have_a_place_though_the_chair_does_not_rate(folder: Path) -> None:
    write(folder, ["role: borgmester, rates: false", *SMALL[1:3], "role: fagchef", "role: med"])
    assert run("plan", folder).exit_code == 0
    result = run("kit", folder, "--no-pages")
    assert result.exit_code == 0, result.output
    sheets = (folder / "dokumenter").glob("ark-1-M*.docx")
    assert any("Kan du arbejde på de vilkår" in dump(path) for path in sheets)
