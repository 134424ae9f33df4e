"""The bank on the desk: an entry as in the book, the coverage as the command has it, and proposals for HR."""

import io
import shutil
import subprocess
import sys
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import docx
import pytest

from interview_kit.bank import load_bank
from interview_kit.coverage import coverage_rows
from interview_kit.coverage.columns import NUMBERS
from interview_kit.curation.addresses import entry_of
from interview_kit.curation.book_marks import book_texts
from interview_kit.curation.history import events_in
from interview_kit.curation.texts import texts_of
from interview_kit.models.bank import QuestionBank
from interview_kit.office import Desk, Step, answer, steps
from interview_kit.shipped import shipped_folder
from interview_kit.workplace.checking import load_lexicon, warnings_by_entry
from interview_kit.workplace.covering import coverage_file
from interview_kit.workplace.question_book import make_book
from interview_kit.workplace.workplace import Workplace, open_shipped
from tests.commands import change, run
from tests.conftest import SMALL_BANK
from tests.docx_text import W, part, text_of

POLITICS = "direktoer.politik.med-og-modspil"
NEW_FLAG = "Fortæller, at et bilag blev gemt af vejen."
SPEAKS_UP = f"{POLITICS}/spørgsmål 1, opfølgning 1"
HOSTILE = ("</w:t><w:t>", "<script>alert(1)</script>", "{{ 7*7 }} {% raw %}", "a\x00b", "\ud800x", "x\u202ey", "- nyt: [punkt", "«»\"'\\", "👩‍🏫", "linje\nlinje", "=1+1")  # fmt: skip
LIBRARIES = ("lxml", "docx", "pypdf", "click")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(open_shipped(), tmp_path / "sag")


@pytest.fixture
def own_bank(tmp_path: Path) -> Path:
    """A copy of the shipped bank, which is the municipality's own."""
    return Path(shutil.copytree(shipped_folder("question_bank"), tmp_path / "vores-bank"))


@pytest.fixture
def own_desk(own_bank: Path) -> Desk:
    return desk_with(own_bank)


def desk_with(bank: Path) -> Desk:
    return Desk(Workplace(bank, open_shipped().house_file), bank.parent / "sag")


def asked(desk: Desk, wanted: str, /, **request: Any) -> dict[str, Any]:
    given = answer(desk, wanted, request)
    assert given["ok"], given
    return given


def refused(desk: Desk, wanted: str, /, **request: Any) -> list[str]:
    """The codes of why there is no answer; each of them is told in a sentence."""
    given = answer(desk, wanted, request)
    assert not given["ok"]
    assert all(problem["sentence"].endswith((".", "?")) for problem in given["problems"]), given
    return [problem["code"] for problem in given["problems"]]


def rows_of(entry: dict[str, Any]) -> list[dict[str, Any]]:
    return [row for section in entry["sections"] for row in section["rows"]]


def text_at(desk: Desk, address: str) -> str:
    rows = rows_of(asked(desk, "entry", id=entry_of(address)))
    [text] = [row["text"] for row in rows if row["address"] == address]
    return str(text)


# Profiles


def test_the_profiles_are_listed_with_their_competencies(desk: Desk, bank: QuestionBank) -> None:
    profiles = asked(desk, "profiles")["profiles"]
    assert [(row["id"], row["title"], row["entries"]) for row in profiles] == [
        ("direktoer", "Direktør", 33),
        ("leder-ltk", "Kommunal leder", 39),
    ]
    titles = [competency.title for competency in bank.profiles["direktoer"].competencies]
    assert [row["title"] for row in profiles[0]["competencies"]] == titles


# An entry


def paragraphs_of_book(workplace: Workplace, profile: str, folder: Path) -> list[str]:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "bog.docx"
    path.write_bytes(make_book(workplace, profile).data)
    return [text_of(paragraph) for paragraph in part(path).iter(f"{W}p")]


def test_an_entry_stands_in_the_order_and_the_words_of_the_book(
    desk: Desk, bank: QuestionBank, tmp_path: Path
) -> None:
    book = paragraphs_of_book(desk.workplace, "direktoer", tmp_path)
    entries = [entry for entry in bank.all_entries if entry.id.startswith("direktoer.")]
    assert len(entries) == 33
    for entry in entries:
        shown = asked(desk, "entry", id=entry.id)
        heading = f"{entry.id} · {shown['state_line']}"
        rest = iter(book[book.index(heading) :])
        for section in shown["sections"]:
            if section["heading"]:
                assert section["heading"] in rest
            for row in section["rows"]:
                assert row["text"] in rest, row
        assert f"{shown['number']} {shown['behaviour']}" in book


def test_the_titles_and_codes_of_an_entry_are_those_of_the_book(desk: Desk, tmp_path: Path) -> None:
    book = set(paragraphs_of_book(desk.workplace, "direktoer", tmp_path))
    shown = asked(desk, "entry", id=POLITICS)
    assert {section["title"] for section in shown["sections"]} <= book
    codes = {row["code"] for row in rows_of(shown)}
    assert {"S1", "S1 bredt", "S1 opf.", "5", "+", "–", "!", "D"} <= codes <= book


@pytest.mark.parametrize("own", [SMALL_BANK, shipped_folder("question_bank")], ids=["small", "shipped"])
def test_every_text_of_every_entry_has_the_address_that_it_is_changed_at(own: Path) -> None:
    bank = load_bank(own).or_raise()
    desk = Desk(Workplace(own, open_shipped().house_file), Path("nowhere"))
    for entry in bank.all_entries:
        printed = {text.address: text.words for row in book_texts(entry).values() for text in row}
        assert {row["address"]: row["text"] for row in rows_of(asked(desk, "entry", id=entry.id))} == printed


def test_what_the_rules_find_stands_at_its_text(own_desk: Desk, own_bank: Path) -> None:
    politics = own_bank / "entries/direktoer/politik.yaml"
    change(politics, "Hvad byggede du din bekymring på?", "Er du gravid?")
    shown = asked(own_desk, "entry", id=POLITICS)
    marked = {row["address"]: row["remarks"] for row in rows_of(shown) if row["remarks"]}
    assert [*marked] == [SPEAKS_UP]
    assert marked[SPEAKS_UP][0]["label"] == "Må ikke bruges"
    assert marked[SPEAKS_UP][0]["sentence"].startswith("Graviditet")


def test_the_remarks_are_those_of_the_book(own_desk: Desk, own_bank: Path) -> None:
    politics = own_bank / "entries/direktoer/politik.yaml"
    change(politics, "Hvad byggede du din bekymring på?", "Er du gravid, eller er du for gammel?")
    faults = make_book(own_desk.workplace, "direktoer", only="politik").report.faults
    for key in (POLITICS, "direktoer.politik.forventninger"):
        shown = asked(own_desk, "entry", id=key)
        told = [one["sentence"] for one in shown["remarks"]]
        told += [one["sentence"] for row in rows_of(shown) for one in row["remarks"]]
        assert sorted(told) == sorted(fault.sentence for fault in faults.get(key, ()))
    assert POLITICS in faults


def test_what_an_entry_is_approved_by_stands_in_it(own_desk: Desk) -> None:
    small = Desk(Workplace(SMALL_BANK, open_shipped().house_file), own_desk.folder)
    shown = asked(small, "entry", id="vagt.hus.doer")
    assert shown["approved"] == {"by": "En anden", "date": "2026-11-01"}
    assert shown["state_line"] == "Godkendt · version 2 · skrevet af test · godkendt af En anden 2026-11-01"


def test_a_text_that_is_not_written_yet_says_so(own_desk: Desk, own_bank: Path) -> None:
    change(own_bank / "entries/direktoer/politik.yaml", "Hvad byggede du din bekymring på?", "MANGLER")
    shown = asked(own_desk, "entry", id=POLITICS)
    assert [row["address"] for row in rows_of(shown) if row["is_unwritten"]] == [SPEAKS_UP]
    assert shown["status"] == "ikke skrevet"


def test_a_question_that_is_withdrawn_is_not_in_an_entry(own_desk: Desk, own_bank: Path) -> None:
    before = rows_of(asked(own_desk, "entry", id=POLITICS))
    change(
        own_bank / "entries/direktoer/politik.yaml",
        f"    - id: {POLITICS}.3\n",
        f"    - id: {POLITICS}.3\n      retired: true\n",
    )
    after = rows_of(asked(Desk(own_desk.workplace, own_desk.folder), "entry", id=POLITICS))
    gone = {row["address"] for row in before} - {row["address"] for row in after}
    assert {address.partition("/")[2][:11] for address in gone} == {"spørgsmål 3"}


@pytest.mark.parametrize(
    "name", ["", "findes.ikke", "<b>x</b>", "../../etc/passwd", "\ud800", POLITICS.upper()]
)
def test_an_entry_that_is_not_there_is_told(desk: Desk, name: str) -> None:
    assert refused(desk, "entry", id=name) == ["office-no-entry"]


# Coverage


@pytest.mark.parametrize("profile", ["direktoer", "leder-ltk", ""])
def test_the_coverage_has_the_numbers_of_the_command(desk: Desk, bank: QuestionBank, profile: str) -> None:
    lexicon = load_lexicon(desk.workplace.bank_folder).or_raise()
    rows = coverage_rows(bank, profile or None, warnings_by_entry(bank, lexicon))
    shown = asked(desk, "coverage", profile=profile)
    assert [column["id"] for column in shown["columns"]] == [column.field for column in NUMBERS]
    assert [row["numbers"] for row in shown["rows"]] == [
        [getattr(row, column.field) for column in NUMBERS] for row in rows
    ]
    assert [row["id"] for row in shown["rows"]] == [row.behaviour for row in rows]


def test_a_warning_is_counted_at_its_entry_also_after_another_profile_was_read(
    own_desk: Desk, own_bank: Path
) -> None:
    change(
        own_bank / "entries/direktoer/politik.yaml", "Hvad byggede du din bekymring på?", "Havde du det godt?"
    )
    bank = load_bank(own_bank).or_raise()
    expected = warnings_by_entry(bank, load_lexicon(own_bank).or_raise())
    assert POLITICS in expected
    at = [column.field for column in NUMBERS].index("problems")
    asked(own_desk, "coverage", profile="leder-ltk")
    counted = {
        row["entries"][0]: row["numbers"][at]
        for row in asked(own_desk, "coverage", profile="direktoer")["rows"]
        if row["numbers"][at]
    }
    assert counted == expected


class _Page(HTMLParser):
    """The texts of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.feed(page)

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def test_the_coverage_says_what_the_page_of_the_command_says(desk: Desk) -> None:
    page, _ = coverage_file(desk.workplace, "html", "direktoer")
    said = " ".join("".join(_Page(page.decode()).texts).split())
    shown = asked(desk, "coverage", profile="direktoer")
    assert all(sentence in said for sentence in shown["sentences"])
    interviews = {interview for row in shown["rows"] for interview in row["asked_in"]}
    assert interviews
    assert all(interview in said for interview in interviews)


def test_reading_the_bank_by_the_rules_can_be_followed_and_stopped(own_bank: Path) -> None:
    change(own_bank / "entries/direktoer/politik.yaml", "Hvad byggede du", "Hvad byggede så du")
    desk = desk_with(own_bank)
    work = steps(desk, "coverage", {"profile": "direktoer"})
    assert next(work) == Step(0, 33, "Teksterne bliver holdt op mod reglerne")
    assert next(work).done == 1
    work.close()
    again = steps(desk, "coverage", {"profile": "direktoer"})
    assert next(again) == Step(0, 32, "Teksterne bliver holdt op mod reglerne")
    assert len(asked(desk, "coverage", profile="direktoer")["rows"]) == 33


def test_the_coverage_of_a_profile_that_is_not_there_is_told(desk: Desk) -> None:
    assert refused(desk, "coverage", profile="borgmester") == ["profile-unknown"]


# Proposals


def proposed(desk: Desk, *changes: tuple[str, str, str], note: str = "") -> dict[str, Any]:
    rows = [{"address": address, "before": before, "after": after} for address, before, after in changes]
    return asked(desk, "propose", changes=rows, name="Mette Holm", note=note)


def files_in(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def words_in(bank: Path) -> dict[str, str]:
    entries = load_bank(bank).or_raise().all_entries
    return {address: text.words for entry in entries for address, text in texts_of(entry).items()}


def applied(own_bank: Path, made: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> str:
    """HR saves the paper beside the bank and writes it."""
    monkeypatch.chdir(own_bank)
    Path(made["file"]["name"]).write_bytes(made["file"]["data"])
    written = run("book", "--apply", made["file"]["name"])
    assert written.exit_code == 0, written.output
    return written.output


def test_a_proposal_goes_by_the_road_of_hr_and_changes_that_text_alone(
    own_desk: Desk, own_bank: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, files = words_in(own_bank), files_in(own_bank)
    after = "Hvad byggede du bekymringen på?"
    made = proposed(own_desk, (SPEAKS_UP, before[SPEAKS_UP], after), note="Det lyder bedre højt.")
    assert made["file"]["name"] == "rettelser.docx"
    assert made["verdicts"] == [f"{POLITICS}, spørgsmål 1, opfølgning 1: Kan skrives i banken, som den står."]
    assert files_in(own_bank) == files
    assert f"{POLITICS}: version 2 → 3" in applied(own_bank, made, monkeypatch)
    assert words_in(own_bank) == {**before, SPEAKS_UP: after}
    changed = {name for name, data in files_in(own_bank).items() if files.get(name) != data}
    assert {name for name in changed if name.endswith(".yaml")} == {"entries/direktoer/politik.yaml"}
    [event] = events_in((own_bank / "historik.tsv").read_bytes())
    assert "Mette Holm" in str(event)
    assert own_desk.today in str(event)


def test_a_proposal_may_take_a_line_away_and_add_one(
    own_desk: Desk, own_bank: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = words_in(own_bank)
    section = next(
        one for one in asked(own_desk, "entry", id=POLITICS)["sections"] if one["title"] == "Røde flag"
    )
    [place] = section["adds"]
    gone = f"{POLITICS}/lyt efter 2"
    made = proposed(own_desk, (gone, before[gone], ""), (place["address"], "", NEW_FLAG))
    assert [change["is_taken"] for change in made["changes"]] == [True, True]
    applied(own_bank, made, monkeypatch)
    after = words_in(own_bank)
    assert after[place["address"]] == NEW_FLAG
    assert Counter(after.values()) - Counter(before.values()) == {NEW_FLAG: 1}
    assert Counter(before.values()) - Counter(after.values()) == {before[gone]: 1}


def test_a_paper_of_the_shipped_bank_says_where_it_is_written(desk: Desk) -> None:
    made = proposed(desk, (SPEAKS_UP, text_at(desk, SPEAKS_UP), "Hvad var din bekymring bygget på?"))
    assert "jeres egen kopi" in made["sentences"][-1]
    paper = "\n".join(paragraph for paragraph in _paper_texts(made))
    assert "forslag fra Mette Holm" in paper
    assert "Hvad var din bekymring bygget på?" in paper


def _paper_texts(made: dict[str, Any]) -> list[str]:
    document = docx.Document(io.BytesIO(made["file"]["data"]))
    return [text_of(paragraph) for paragraph in document.element.iter(f"{W}p")]


def test_an_unlawful_text_an_outdated_one_and_two_of_the_same_are_told(desk: Desk) -> None:
    level = f"{POLITICS}/trin 3/1"
    now, first = text_at(desk, level), text_at(desk, SPEAKS_UP)
    made = proposed(
        desk,
        (SPEAKS_UP, first, "Er du gravid?"),
        (
            f"{POLITICS}/trin 4/1",
            "Noget, der stod der i går.",
            "Sagde det til dem, mens det hele var en idé.",
        ),
        (level, now, "Fremlagde det, der talte imod idéen, og forklarede risikoen."),
        (level, now, "Fremlagde alt det, der talte imod idéen, og forklarede risikoen."),
    )
    verdicts = {change["place"]: change["verdict"] for change in made["changes"]}
    assert verdicts == {
        "Spørgsmål 1, opfølgning 1": "Regel",
        "Trin 4, nr. 1": "Banken er ændret siden",
        "Trin 3, nr. 1": "Konflikt",
    }
    assert not any(change["is_taken"] for change in made["changes"])
    assert all(change["reasons"] for change in made["changes"])


def test_what_is_as_it_stands_is_no_proposal(desk: Desk) -> None:
    now = text_at(desk, SPEAKS_UP)
    rows = [{"address": SPEAKS_UP, "before": now, "after": f" {now}\n"}]
    assert refused(desk, "propose", changes=rows, name="Mette Holm", note="") == ["proposal-empty"]
    # somebody else had it changed in the meantime
    rows = [{"address": SPEAKS_UP, "before": "Det gamle.", "after": now}]
    assert refused(desk, "propose", changes=rows, name="Mette Holm", note="") == ["proposal-empty"]


def test_everything_that_is_wrong_with_a_proposal_is_told_at_once(desk: Desk) -> None:
    rows = [
        {"address": f"{POLITICS}/trin 9/1", "before": "a", "after": "b"},
        {"address": SPEAKS_UP, "before": text_at(desk, SPEAKS_UP), "after": "Hvad " * 1000},
    ]
    told = refused(desk, "propose", changes=rows, name=" ", note="x" * 3000)
    assert told == ["proposal-nameless", "proposal-note-too-long", "proposal-no-place", "proposal-too-long"]


@pytest.mark.parametrize(
    "address",
    ["", POLITICS, f"{POLITICS}/tilstand", f"{POLITICS}/nøgleord", "stilling:direktoer/titel", "findes.ikke/dækker", "../x", "\ud800", "<b>/dækker"],
)  # fmt: skip
def test_a_place_that_holds_no_text_of_an_entry_is_told(desk: Desk, address: str) -> None:
    rows = [{"address": address, "before": "a", "after": "b"}]
    assert refused(desk, "propose", changes=rows, name="Mette Holm") == ["proposal-no-place"]


def test_whatever_is_written_comes_out_as_text(
    own_desk: Desk, own_bank: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = words_in(own_bank)
    places = [address for address in before if address.startswith((f"{POLITICS}/trin", f"{POLITICS}/lyt"))]
    words = {
        place: f"{before[place].rstrip('.')} {hostile}."
        for place, hostile in zip(places, HOSTILE, strict=False)
    }
    assert len(words) == len(HOSTILE)
    changes = [(place, before[place], after) for place, after in words.items()]
    made = proposed(own_desk, *changes, note=" ".join(HOSTILE))
    paper = "\n".join(_paper_texts(made))
    assert all(
        shown in paper for shown in ("</w:t><w:t>", "<script>alert(1)</script>", "{{ 7*7 }} {% raw %}")
    )
    taken = {change["address"] for change in made["changes"] if change["is_taken"]}
    refused_here = [change["address"] for change in made["changes"] if not change["is_taken"]]
    assert any("a\x00b" in words[place] for place in refused_here)
    assert any("\ud800" in words[place] for place in refused_here)
    applied(own_bank, made, monkeypatch)
    assert taken
    assert words_in(own_bank) == {**before, **{place: " ".join(words[place].split()) for place in taken}}


def test_the_bank_is_asked_without_the_libraries_of_word_and_the_terminal(tmp_path: Path) -> None:
    open_shipped().house()  # a house is prepared with python-docx the first time that it is seen
    program = f"""
import sys; sys.modules |= dict.fromkeys({LIBRARIES!r})
from pathlib import Path
from interview_kit.office import Desk, answer
from interview_kit.workplace.workplace import open_shipped
desk = Desk(open_shipped(), Path("sag"))
for name, request in (
    ("profiles", {{}}),
    ("search", {{"words": "fedback"}}),
    ("entry", {{"id": {POLITICS!r}}}),
    ("coverage", {{"profile": "direktoer"}}),
    ("propose", {{"changes": [{{"address": {SPEAKS_UP!r}, "before": "", "after": "Hvad sagde du så?"}}], "name": "Mette Holm"}}),
):
    given = answer(desk, name, request)
    print(name, given["ok"], given.get("log", ""))
print(len(given["file"]["data"]) > 5000)
"""
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, cwd=tmp_path, check=False
    )
    names = ("profiles", "search", "entry", "coverage", "propose")
    assert done.stderr == ""
    assert done.stdout.splitlines() == [*(f"{name} True " for name in names), "True"]
