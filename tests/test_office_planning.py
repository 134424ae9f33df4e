"""The office's «Stilling»: the plan as the command line fixes it, chosen by hand and written where it stands."""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from interview_kit.bank import loading
from interview_kit.office import Desk, answer
from interview_kit.recruitments import load_guide
from interview_kit.shipped import shipped_folder
from interview_kit.workplace.vacancy_plan import plan_vacancy
from interview_kit.workplace.workplace import Workplace, open_shipped
from tests.commands import run
from tests.conftest import ROOT

EXAMPLE = ROOT / "examples" / "eksempelby"
TODAY = "2026-11-28"
BY_HAND = """\
# Vores egen bemærkning.
format: 1
# Den gamle stilling.
position: "direktoer"
organisation: "Eksempelby Kommune"
panel: [{code: M1, role: borgmester}, {code: M2, role: med, side: employee}, {code: M3, role: ftr}]
rounds:
  # Den første dag er en torsdag.
  1: {date: 2027-03-11, attendance: {M2: {K1: absent}}}
candidates: [{code: K1}]
own_questions:
  - id: egen.1
    kind: behavioural
    text: "Fortæl om en gang, hvor du stoppede et projekt."
holds: []   # ingen klager
"""
LAWFUL = "Fortæl om en gang, hvor du lukkede et tilbud til borgerne."
UNLAWFUL = "Har du planer om at få børn?"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    folder = tmp_path / "sag"
    folder.mkdir()
    return Desk(open_shipped(), folder)


@pytest.fixture
def begun(desk: Desk) -> Desk:
    """A desk with a recruitment for a director, and nobody in it."""
    asked(desk, "choose_position", name="direktoer")
    return desk


@pytest.fixture
def by_hand(desk: Desk) -> Desk:
    """A desk with a recruitment that somebody has written."""
    (desk.folder / "recruitment.yaml").write_bytes(BY_HAND.encode())
    return desk


def asked(desk: Desk, request: str, /, **words: Any) -> dict[str, Any]:
    result = answer(desk, request, words)
    assert result["ok"], result
    return result


def refused(desk: Desk, request: str, /, **words: Any) -> list[str]:
    """The codes of what is wrong; nothing in the folder is changed by it."""
    before = files(desk.folder)
    result = answer(desk, request, words)
    assert not result["ok"]
    assert files(desk.folder) == before
    assert "log" not in result, result
    return [problem["code"] for problem in result["problems"]]


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def text_of(desk: Desk) -> str:
    return (desk.folder / "recruitment.yaml").read_text("utf-8")


def ids(plan: dict[str, Any]) -> list[str]:
    return [question["id"] for question in plan["questions"]]


def free_entry(desk: Desk) -> str:
    """A rated question that no round asks."""
    rows = asked(desk, "others", round=1)["others"]
    own = [
        row for row in rows if row["is_rated"] and row["asked_in"] is None and row["kind"] == "behavioural"
    ]
    return str(own[0]["id"])


# Positions.


def test_nothing_searched_for_gives_all_positions(desk: Desk) -> None:
    shown = asked(desk, "positions")["positions"]
    assert {row["id"] for row in shown} == {"direktoer", "fagchef", "institutionsleder", "teamleder"}
    assert [row["number"] for row in shown[0]["rounds"]] == list(range(1, len(shown[0]["rounds"]) + 1))


@pytest.mark.parametrize(
    ("search", "position"),
    [
        ("direktør", "direktoer"),
        ("DIREKTOER", "direktoer"),
        ("direktr", "direktoer"),
        ("teamledr", "teamleder"),
    ],
)
def test_a_position_is_found_however_it_is_spelt(desk: Desk, search: str, position: str) -> None:
    assert asked(desk, "positions", search=search)["positions"][0]["id"] == position


def test_another_name_of_a_position_says_why_it_was_found(desk: Desk) -> None:
    [position] = [row for row in asked(desk, "positions")["positions"] if row["id"] == "institutionsleder"]
    alias = position["aliases"][0]
    first = asked(desk, "positions", search=alias)["positions"][0]
    assert (first["id"], first["why"]) == ("institutionsleder", alias)


def test_what_no_position_is_called_finds_none(desk: Desk) -> None:
    assert asked(desk, "positions", search="xyzzyq")["positions"] == []


# The plan.


@pytest.mark.parametrize("question_set", ["A", "B"])
@pytest.mark.parametrize("position", ["direktoer", "fagchef", "institutionsleder", "teamleder"])
def test_the_plan_is_what_the_command_line_fixes_and_writes_no_guide(
    desk: Desk, position: str, question_set: str
) -> None:
    asked(desk, "choose_position", name=position)
    first = asked(desk, "choose", round=1, question_set=question_set)
    fixed = plan_vacancy(open_shipped(), desk.folder, number=None, reason=None, today=TODAY)
    assert [row["number"] for row in first["rounds"]] == [row.guide.content.round for row in fixed.rounds]
    for one_round in fixed.rounds:
        number = one_round.guide.content.round
        plan = asked(desk, "plan", round=number)
        names = ("code", "minutes", "asker", "about", "words")
        assert [tuple(row[name] for name in names) for row in plan["questions"]] == list(one_round.questions)
        assert (plan["slot"], plan["spare"]) == (one_round.guide.content.slot, one_round.spare)
        assert str(plan["slot"]) in plan["sum_text"]
        assert one_round.minutes_in_words in plan["sum_text"]
        assert sum(part["minutes"] for part in plan["time_plan"]) == plan["slot"]
        uncovered = {row["competency"]: (row["count"], row["of"]) for row in plan["uncovered"]}
        assert uncovered == fixed.uncovered
        assert not plan["is_fixed"]
    assert not list(desk.folder.glob("guide-*"))


def test_without_a_position_there_is_no_plan(desk: Desk) -> None:
    assert refused(desk, "plan") == ["office-no-position"]
    assert refused(desk, "others", round=1) == ["office-no-position"]
    assert refused(desk, "add", round=1, id="x") == ["office-no-position"]


def test_a_round_that_the_position_lacks_is_told(begun: Desk) -> None:
    for request in ("plan", "others"):
        assert refused(begun, request, round=3) == ["round-unknown"]
    assert refused(begun, "add", round=3, id=free_entry(begun)) == ["round-unknown"]


def test_a_position_that_the_bank_lacks_begins_nothing(desk: Desk) -> None:
    assert refused(desk, "choose_position", name="<b>bager</b>") == ["position-unknown"]
    assert files(desk.folder) == {}


def test_the_bank_is_read_once_for_all_requests(begun: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    asked(begun, "plan")
    monkeypatch.setattr(loading, "load_placed_bank", lambda *_: pytest.fail("read again"))
    monkeypatch.setattr("interview_kit.bank.load_placed_bank", lambda *_: pytest.fail("read again"))
    asked(begun, "choose", round=1, slot=80)


def test_a_new_desk_reads_a_bank_that_is_changed(tmp_path: Path) -> None:
    bank = Path(shutil.copytree(shipped_folder("question_bank"), tmp_path / "bank"))
    desk = Desk(Workplace(bank, open_shipped().house_file), tmp_path / "sag")
    words = asked(desk, "choose_position", name="direktoer")["questions"][0]["words"]
    [path] = [path for path in (bank / "entries").rglob("*.yaml") if f'"{words}"' in path.read_text("utf-8")]
    path.write_text(
        path.read_text("utf-8").replace(words, words.replace("Fortæl om", "Fortæl os om")), "utf-8"
    )
    anew = Desk(desk.workplace, desk.folder)
    assert asked(anew, "plan")["questions"][0]["words"] == words.replace("Fortæl om", "Fortæl os om")


# Choices.


def test_a_question_that_is_added_is_asked_and_is_the_users_own_choice(begun: Desk) -> None:
    entry = free_entry(begun)
    plan = asked(begun, "add", round=1, id=entry)
    [row] = [row for row in plan["questions"] if row["id"] == entry]
    assert row["why"] == "I har selv valgt det"
    assert "undo_choice" in row["can"]
    assert f"- {entry}\n" in text_of(begun)
    others = {row["why"] for row in plan["questions"] if row["id"] != entry}
    assert others == {""}


def test_a_question_left_out_is_not_asked_and_can_be_taken_back(begun: Desk) -> None:
    before, text = asked(begun, "plan"), text_of(begun)
    first = ids(before)[0]
    plan = asked(begun, "leave_out", round=1, id=first)
    assert first not in ids(plan)
    assert [row["id"] for row in plan["left_out"]] == [first]
    assert first in [row["id"] for row in plan["left"]]
    back = asked(begun, "undo_choice", round=1, id=first)
    assert (ids(back), back["left_out"]) == (ids(before), [])
    assert text_of(begun) == text


def test_a_swap_asks_one_question_in_the_place_of_another(begun: Desk) -> None:
    entry, old = free_entry(begun), ids(asked(begun, "plan"))[1]
    swapped = ids(asked(begun, "swap", round=1, old=old, new=entry))
    assert entry in swapped
    assert old not in swapped
    again = ids(asked(begun, "swap", round=1, old=entry, new=old))
    assert old in again
    assert entry not in again


def test_an_entry_is_swapped_for_another_question_of_its_own(begun: Desk) -> None:
    rows = asked(begun, "others", round=1)["others"]
    scenes = [row["id"] for row in rows if row["kind"] == "situational" and row["is_rated"]]
    in_plan = ids(asked(begun, "plan"))
    scene, entry = next(
        (scene, entry) for scene in scenes for entry in in_plan if scene.startswith(f"{entry}.")
    )
    plan = asked(begun, "swap", round=1, old=entry, new=scene)
    assert scene in [row["question"] for row in plan["questions"]]
    assert plan["left_out"] == []


@pytest.mark.parametrize(
    ("request_name", "words", "code"),
    [
        ("add", {"id": "<script>alert(1)</script>"}, "choice-unknown"),
        ("leave_out", {"id": "findes-ikke"}, "choice-unknown"),
        ("choose", {"slot": 25}, "slot-too-short"),
        ("choose", {"slot": "mange"}, "office-minutes"),
        ("choose", {"slot": 900}, "office-minutes"),
        ("choose", {"question_set": "Q"}, "set-unknown"),
        ("save_own", {"kind": "behavioural", "text": LAWFUL, "minutes": 21}, "office-minutes"),
        ("save_own", {"kind": "behavioural", "text": LAWFUL, "id": "egen.9"}, "office-no-own"),
        ("save_own", {"kind": "andet", "text": LAWFUL}, "unknown-choice"),
        ("save_own", {"kind": "open", "text": "x" * 3000}, "text-too-long"),
        ("save_own", {"kind": "open", "text": UNLAWFUL}, "private-matter"),
        ("remove_own", {"id": "egen.9"}, "office-no-own"),
    ],
)
def test_what_cannot_be_is_told_and_the_recruitment_is_as_it_was(
    begun: Desk, request_name: str, words: dict[str, Any], code: str
) -> None:
    number = {} if request_name == "remove_own" else {"round": 1}
    assert code in refused(begun, request_name, **number, **words)


def test_questions_too_long_for_the_slot_are_refused(begun: Desk) -> None:
    asked(begun, "choose", round=1, slot=30)
    rows = asked(begun, "others", round=1)["others"]
    rated = [row["id"] for row in rows if row["is_rated"] and row["kind"] == "behavioural"]
    before = files(begun.folder)
    codes = []
    for entry in rated:
        result = answer(begun, "add", {"round": 1, "id": entry})
        codes += [] if result["ok"] else [problem["code"] for problem in result["problems"]]
    assert "choice-too-long" in codes
    assert before != files(begun.folder)  # the first of them had room
    assert asked(begun, "plan")["spare"] >= 0


def test_a_question_asked_in_another_round_is_told_where(begun: Desk) -> None:
    second = ids(asked(begun, "plan", round=2))
    rows = {row["id"]: row for row in asked(begun, "others", round=1)["others"]}
    shown = [rows[entry]["asked_in"] for entry in second if entry in rows]
    assert set(shown) == {2}
    assert not rows.keys() & set(ids(asked(begun, "plan")))


def test_other_questions_are_found_by_their_words(begun: Desk) -> None:
    rows = asked(begun, "others", round=1)["others"]
    word = max(rows[0]["text"].replace("?", "").replace(".", "").split(), key=len)
    found = asked(begun, "others", round=1, search=word)["others"]
    assert rows[0]["id"] in [row["id"] for row in found]
    assert len(found) < len(rows)
    assert asked(begun, "others", round=1, search="xyzzyq")["others"] == []


def test_a_slot_as_the_position_has_it_is_not_written(begun: Desk) -> None:
    text, slot = text_of(begun), asked(begun, "plan")["slot"]
    assert asked(begun, "choose", round=1, slot=f" {slot + 10} ")["slot"] == slot + 10
    assert f"slot: {slot + 10}" in text_of(begun)
    asked(begun, "choose", round=1, slot=slot)
    assert text_of(begun) == text


def test_words_for_those_without_staff_are_chosen_and_taken_back(begun: Desk) -> None:
    text = text_of(begun)
    assert asked(begun, "choose", round=1, without_staff=True)["without_staff"] is True
    assert "without_staff: true\n" in text_of(begun)
    assert asked(begun, "choose", round=1, without_staff=False)["without_staff"] is False
    assert text_of(begun) == text


# What somebody has written by hand.


def test_only_the_changed_key_is_written_anew_and_comments_stay(by_hand: Desk) -> None:
    asked(by_hand, "choose", round=1, slot=80, question_set="B")
    text = text_of(by_hand)
    kept = [line for line in BY_HAND.splitlines() if not line.startswith(("  1:", "rounds"))]
    assert [line for line in kept if line not in text.splitlines()] == []
    assert "attendance" in text
    assert "absent" in text
    lines = text.splitlines()
    assert lines.index("set: B") == lines.index("candidates: [{code: K1}]") + 1


def test_line_ends_and_the_mark_at_the_front_are_as_they_were(by_hand: Desk) -> None:
    path = by_hand.folder / "recruitment.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + BY_HAND.replace("\n", "\r\n").encode())
    asked(by_hand, "choose", round=1, slot=80)
    data = path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf# Vores egen bem")
    assert data.count(b"\n") == data.count(b"\r\n")


def test_a_recruitment_in_one_bracket_can_be_changed_too(desk: Desk) -> None:
    (desk.folder / "recruitment.yaml").write_text("{format: 1, position: direktoer}", "utf-8")
    assert asked(desk, "choose", round=1, slot=80)["slot"] == 80


def test_a_plan_with_an_error_is_shown_and_can_be_mended(by_hand: Desk) -> None:
    path = by_hand.folder / "recruitment.yaml"
    path.write_text(BY_HAND.replace("{date:", "{asked: [findes.ikke], date:"), "utf-8")
    plan = asked(by_hand, "plan")
    assert "choice-unknown" in [problem["code"] for problem in plan["problems"]]
    assert len(plan["questions"]) > 1
    mended = asked(by_hand, "undo_choice", round=1, id="findes.ikke")
    assert "choice-unknown" not in [problem["code"] for problem in mended["problems"]]
    assert "findes.ikke" not in text_of(by_hand)


def test_a_choice_that_was_made_by_a_title_is_taken_back(by_hand: Desk) -> None:
    about = asked(by_hand, "plan")["questions"][-2]["about"]
    path = by_hand.folder / "recruitment.yaml"
    path.write_text(BY_HAND.replace("{date:", f'{{asked: ["{about}"], date:'), "utf-8")
    plan = asked(by_hand, "plan")
    [chosen, *_] = [row for row in plan["questions"] if row["why"] and row["kind"] == "scored"]
    asked(by_hand, "undo_choice", round=1, id=chosen["id"])
    assert about not in text_of(by_hand)


# Another position.


def test_another_position_drops_what_was_chosen_among_the_questions_of_the_first(begun: Desk) -> None:
    asked(begun, "add", round=1, id=free_entry(begun))
    asked(begun, "choose", round=1, slot=80, question_set="B")
    asked(begun, "save_own", round=2, kind="behavioural", text=LAWFUL)
    plan = asked(begun, "choose_position", name="teamleder")
    assert (plan["position"], plan["title"], plan["set"]) == ("teamleder", "Teamleder", "A")
    assert [row["number"] for row in plan["rounds"]] == [1]
    assert [row["words"] for row in plan["questions"] if row["kind"] == "own"] == [LAWFUL]
    assert "asked" not in text_of(begun)


def test_a_title_of_ones_own_stays_when_the_position_is_another(begun: Desk) -> None:
    path = begun.folder / "recruitment.yaml"
    path.write_text(text_of(begun).replace("title: Direktør", "title: Havnechef"), "utf-8")
    assert asked(begun, "choose_position", name="fagchef")["title"] == "Havnechef"


def test_the_position_is_not_changed_once_its_questions_are_fixed(begun: Desk) -> None:
    asked(begun, "fix_plan")
    assert refused(begun, "choose_position", name="fagchef") == ["office-other-position"]
    assert asked(begun, "choose_position", name="direktoer")["position"] == "direktoer"


# Fixed.


def test_the_office_fixes_the_same_guides_as_the_command_line(begun: Desk, tmp_path: Path) -> None:
    plan = asked(begun, "add", round=1, id=free_entry(begun))
    asked(begun, "leave_out", round=1, id=ids(plan)[0])
    asked(begun, "choose", round=2, slot=95)
    asked(begun, "save_own", round=2, kind="terms", text="Der er aftenmøder. Kan du arbejde på de vilkår?")
    same = Path(shutil.copytree(begun.folder, tmp_path / "linje"))
    fixed = asked(begun, "fix_plan")
    assert (fixed["is_fixed"], fixed["differs"], fixed["needs_reason"]) == (True, False, False)
    assert run("plan", same).exit_code == 0
    names = ["guide-1.yaml", "guide-2.yaml"]
    assert [(begun.folder / name).read_bytes() for name in names] == [
        (same / name).read_bytes() for name in names
    ]
    assert files(begun.folder).keys() == {*names, "recruitment.yaml", "navne.yaml"}


def test_nothing_is_set_aside_where_no_cache_remembers_what_was_written(
    begun: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("INTERVIEW_KIT_CACHE", "0")
    asked(begun, "fix_plan")
    asked(begun, "choose", round=1, slot=90)
    asked(begun, "fix_plan")
    assert files(begun.folder).keys() == {"guide-1.yaml", "guide-2.yaml", "recruitment.yaml", "navne.yaml"}


def test_a_change_after_the_plan_is_told_until_it_is_fixed_again(begun: Desk) -> None:
    asked(begun, "fix_plan")
    changed = asked(begun, "choose", round=1, slot=90)
    assert (changed["is_fixed"], changed["differs"], changed["needs_reason"]) == (True, True, False)
    assert "office-plan-differs" in [problem["code"] for problem in changed["problems"]]
    assert asked(begun, "plan", round=2)["is_fixed"]
    fixed = asked(begun, "fix_plan")
    assert (fixed["differs"], fixed["slot"]) == (False, 90)


@pytest.mark.parametrize("where", ["dokumenter/ark-1-M2.docx", "indkommet/ark-1-M2.docx"])
def test_once_sheets_are_made_a_plan_takes_a_reason(begun: Desk, where: str) -> None:
    asked(begun, "fix_plan")
    path = begun.folder / where
    path.parent.mkdir()
    path.write_bytes(b"et ark")
    assert not asked(begun, "plan")["needs_reason"]
    changed = asked(begun, "choose", round=1, slot=90)
    assert changed["needs_reason"]
    assert "office-plan-locked" in [problem["code"] for problem in changed["problems"]]
    assert "office-plan-locked" in refused(begun, "fix_plan")
    assert refused(begun, "fix_plan", reason="  ") == ["office-reason"]
    assert not asked(begun, "fix_plan", reason="Et spørgsmål blev kendt")["needs_reason"]
    guide = load_guide(begun.folder / "guide-1.yaml").or_raise().content
    assert (guide.version, guide.version_reason) == (2, "Et spørgsmål blev kendt")
    assert (begun.folder / "guide-1 (version 1).yaml").is_file()


def test_a_guide_that_somebody_has_changed_is_told(begun: Desk) -> None:
    asked(begun, "fix_plan")
    path = begun.folder / "guide-1.yaml"
    path.write_text(path.read_text("utf-8").replace("Fortæl om", "Sig noget om", 1), "utf-8")
    assert "guide-changed" in refused(begun, "plan")


def test_the_example_is_fixed_as_it_lies_there(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(EXAMPLE, tmp_path / "eksempelby"))
    desk = Desk(open_shipped(), folder)
    before = files(folder)
    for number in (1, 2):
        plan = asked(desk, "plan", round=number)
        assert (plan["is_fixed"], plan["differs"], plan["needs_reason"]) == (True, False, False)
    assert files(folder) == before


# Questions of one's own.


@pytest.mark.parametrize("text", [LAWFUL, UNLAWFUL, "Er du god til at lede, og kan du lide det?", "Hvad"])
@pytest.mark.parametrize("kind", ["open", "terms"])
def test_a_question_is_judged_as_on_the_command_line(begun: Desk, text: str, kind: str) -> None:
    result = run("check-question", text, "--kind", kind, "--format", "json")
    said = [(row["code"], row["level"]) for row in json.loads(result.output)["problems"]]
    shown = asked(begun, "check_question", kind=kind, text=text)["problems"]
    told = [(row["code"], row["level"]) for row in shown if row["code"] != "own-law-doubt"]
    assert told == said


def test_a_question_not_begun_is_not_judged(desk: Desk) -> None:
    assert asked(desk, "check_question", kind="open", text=" ", probes=["", " "])["problems"] == []


def test_what_the_law_forbids_is_refused_with_the_same_sentence(begun: Desk) -> None:
    typed = asked(begun, "check_question", kind="open", text=UNLAWFUL)["problems"]
    [sentence] = [row["sentence"] for row in typed if row["code"] == "private-matter"]
    result = answer(begun, "save_own", {"round": 1, "kind": "open", "text": UNLAWFUL})
    assert sentence in [row["sentence"] for row in result["problems"]]


def test_an_own_question_gets_a_free_id_is_changed_and_taken_away(by_hand: Desk) -> None:
    plan = asked(
        by_hand,
        "save_own",
        round=1,
        kind="behavioural",
        text=LAWFUL,
        minutes="4",
        probes=["Hvorfor det?", ""],
    )
    own = [(row["code"], row["id"], row["minutes"]) for row in plan["questions"] if row["kind"] == "own"]
    assert own == [("E1", "egen.1", 3), ("E2", "egen.2", 4)]
    assert "Hvorfor det?" in text_of(by_hand)
    other = "Fortæl om en gang, hvor en leder bad dig om hjælp til et svært valg."
    plan = asked(by_hand, "save_own", round=1, kind="behavioural", text=other, id="egen.2")
    assert [row["words"] for row in plan["questions"] if row["id"] == "egen.2"] == [other]
    plan = asked(by_hand, "remove_own", id="egen.2")
    assert [row["id"] for row in plan["questions"] if row["kind"] == "own"] == ["egen.1"]


def test_one_question_is_not_asked_twice(begun: Desk) -> None:
    words = asked(begun, "plan")["questions"][0]["words"]
    assert "own-repeated" in refused(begun, "save_own", round=2, kind="behavioural", text=words)


DOUBTFUL = "Vil du give os lov til at se din straffeattest?"


def test_a_doubtful_question_is_saved_when_somebody_in_hr_answers_for_it(begun: Desk) -> None:
    typed = asked(begun, "check_question", kind="open", text=DOUBTFUL)
    assert "own-law-doubt" in [row["code"] for row in typed["problems"]]
    assert "own-law-doubt" in refused(begun, "save_own", round=1, kind="open", text=DOUBTFUL)
    asked(begun, "save_own", round=1, kind="open", text=DOUBTFUL, approved_by="Eva, HR")
    assert f"words: {typed['words']}" in text_of(begun).replace("'", "")
    assert "own-law-doubt" in refused(
        begun, "save_own", round=1, kind="open", text=f"{DOUBTFUL} Og børneattest?", id="egen.1"
    )


# What the browser lacks.


def test_the_requests_are_answered_without_the_libraries_that_a_browser_lacks(tmp_path: Path) -> None:
    program = f"""
import sys
sys.modules |= dict.fromkeys(("docx", "lxml", "pypdf", "click"))
from pathlib import Path
from interview_kit.office import Desk, answer
from interview_kit.workplace.workplace import open_shipped
desk = Desk(open_shipped(), Path({str(tmp_path)!r}))
def ask(name, /, **words):
    result = answer(desk, name, words)
    assert result["ok"], result
    return result
ask("positions", search="chef")
ask("choose_position", name="direktoer")
ask("others", round=1)
ask("check_question", kind="behavioural", text={LAWFUL!r})
ask("save_own", round=1, kind="behavioural", text={LAWFUL!r})
values = ask("recruitment")["values"]
values["title"] = "Havnechef"
ask("save_recruitment", values=values)
ask("usual_panel", members=4, candidates=2)
ask("fix_plan")
"""
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False, cwd=ROOT
    )
    assert (done.returncode, done.stderr) == (0, "")
