"""genbrug.docx: HR chooses an entry for each line of a new profile, and the bank builds at once."""

import shutil
from collections.abc import Collection, Mapping
from pathlib import Path

import pytest
from lxml import etree

from interview_kit.bank import load_bank
from interview_kit.bank.schemas import schema_line
from interview_kit.problems import UserError
from interview_kit.profiles.reuse_paper import ReadPaper, read_paper
from interview_kit.shipped import shipped_folder
from interview_kit.word.visible_text import VisibleText
from interview_kit.workplace.building import BuildRequest, build_round
from interview_kit.workplace.checking import check_bank
from interview_kit.workplace.reuse import ReuseChosen, apply_reuse, read_reuse, reuse_paper
from interview_kit.workplace.workplace import open_workplace
from tests.conftest import Convert
from tests.docx_text import dump
from tests.filling import controls_of, fill, parts_of

PROFILE = Path(__file__).parent / "data" / "havnefoged.yaml"
BUDGET, PLAN, BOAT = "havn.drift.budget", "havn.drift.planlaegning", "havn.drift.sejle"
CONFLICTS, FEEDBACK, NEW = "havn.folk.konflikter", "havn.folk.feedback", "havn.folk.nye"
# What HR chooses: two of the five, another entry by its id, two to write, one not covered, three left open.
OTHER = "direktoer.rollemodel.konflikter"


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return reuse_paper(open_workplace(str(bank_in(tmp_path_factory.mktemp("papir")))), "havn")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return bank_in(tmp_path)


def bank_in(folder: Path) -> Path:
    """A copy of the shipped bank with a profile of nine lines for another kind of job."""
    bank = Path(shutil.copytree(shipped_folder("question_bank"), folder / "bank"))
    shutil.copy(PROFILE, bank / "profiles" / "havn.yaml")
    (bank / "sources" / "havn.txt").write_text("Kilden.", encoding="utf-8")
    return bank


def labels(paper: bytes, code: str) -> list[str]:
    """What the list of a line shows."""
    control = controls_of(etree.fromstring(parts_of(paper)["word/document.xml"]))[f"{code}.valg"]
    return [
        row.get(key, "") for row in control.iter() for key in row.attrib if str(key).endswith("displayText")
    ]


def printed(paper: bytes, code: str, number: int) -> str:
    """The id of the entry that stands as this number beside the line."""
    return labels(paper, code)[number - 1].partition(": ")[2]


def chosen(paper: bytes) -> dict[str, str]:
    return {
        "navn": "Ida Holm",
        "L1.valg": labels(paper, "L1")[0],
        "L2.valg": labels(paper, "L2")[1],
        "L3.valg": "Skriv nyt",
        "L4.andet": OTHER,
        "L5.valg": "Skriv nyt",
        "L6.valg": "Dækkes ikke",
    }


def filled(paper: bytes, ticked: Collection[str] = (), **changed: str) -> bytes:
    answers = {**chosen(paper), **{key.replace("_", "."): words for key, words in changed.items()}}
    return fill(paper, {key: words for key, words in answers.items() if words}, ticked=ticked)


def applied(folder: Path, data: bytes) -> ReuseChosen:
    return apply_reuse(open_workplace(str(folder)), data)


# The paper


def test_each_line_has_its_five_nearest_entries_with_question_and_level_3(
    paper: bytes, tmp_path: Path
) -> None:
    path = tmp_path / "genbrug.docx"
    path.write_bytes(paper)
    text = dump(path)
    bank = load_bank(shipped_folder("question_bank")).or_raise()
    entries = {entry.id: entry for entry in bank.all_entries}
    assert "9 linjer: " in text
    for code in (f"L{number}" for number in range(1, 10)):
        ids = [printed(paper, code, number) for number in range(1, 6)]
        assert len(set(ids)) == 5
        assert labels(paper, code)[5:] == ["Skriv nyt", "Dækkes ikke"]
        for key in ids:
            question = entries[key].scored_question
            assert question is not None
            assert question.text in text
            assert " ".join(entries[key].anchors[3]) in text
    assert all(key in text for key in entries)
    assert printed(paper, "L1", 1) == "leder-ltk.styring.budget"


def test_an_untouched_paper_has_no_choice_in_it(paper: bytes) -> None:
    read = read_paper(paper)
    assert isinstance(read, ReadPaper)
    assert (read.profile, read.name, len(read.lines)) == ("havn", "", 9)
    assert all(line[2:] == ("", False, "") for line in read.lines)


def test_the_paper_comes_out_the_same_every_time(paper: bytes, folder: Path) -> None:
    assert reuse_paper(open_workplace(str(folder)), "Havnefoged") == paper


def test_choices_are_read_as_they_are_made(paper: bytes) -> None:
    read = read_paper(filled(paper, ["L1.fokus", "L4.fokus"], L7_valg="2", L8_valg="genbrug 3"))
    assert isinstance(read, ReadPaper)
    answers = [line.answer for line in read.lines]
    assert read.name == "Ida Holm"
    assert answers == [
        printed(paper, "L1", 1), printed(paper, "L2", 2), "nyt", OTHER, "nyt", "ikke",
        printed(paper, "L7", 2), printed(paper, "L8", 3), "",
    ]  # fmt: skip
    assert [line.code for line in read.lines if line.asked] == ["L1", "L4"]


@pytest.mark.slow
def test_choices_are_read_after_libreoffice_has_saved_the_paper(
    paper: bytes, libreoffice: Convert, tmp_path: Path
) -> None:
    data = filled(paper, ["L1.fokus", "L4.fokus"])
    expected, empty = read_paper(data), read_paper(paper)
    sources = [tmp_path / "valgt.docx", tmp_path / "tom.docx"]
    for path, words in zip(sources, (data, paper), strict=True):
        path.write_bytes(words)
    between = [libreoffice(sources, end, tmp_path / end) for end in ("odt", "doc")]
    roads = [
        libreoffice(files, "docx", tmp_path / f"{files[0].suffix[1:]}2") for files in (sources, *between)
    ]
    for road in roads:
        assert [read_paper(path.read_bytes()) for path in road] == [expected, empty]


# What is written


def test_what_was_chosen_stands_in_the_bank(paper: bytes, folder: Path) -> None:
    before = (folder / "profiles/havn.yaml").read_text("utf-8")
    said = applied(folder, filled(paper))
    after = (folder / "profiles/havn.yaml").read_text("utf-8")
    uses = {BUDGET: printed(paper, "L1", 1), PLAN: printed(paper, "L2", 2), CONFLICTS: OTHER}
    new = [line for line in after.splitlines() if line not in before.splitlines()]
    assert new == [f"        uses: {key}" for key in uses.values()]
    assert [line for line in after.splitlines() if line not in new] == before.splitlines()
    assert (said.used, said.unwritten, said.not_covered) == (uses, (BOAT, FEEDBACK), (NEW,))
    assert said.still_open == ("havn.gaester.partnere", "havn.gaester.borger", "havn.gaester.politik")
    bank = load_bank(folder).or_raise()
    [entry] = bank.entries[BOAT]
    assert (entry.id, entry.author, entry.status, entry.state, entry.version) == (
        BOAT, "Ida Holm", "proposed", "unwritten", 1,
    )  # fmt: skip
    assert set(said.files) == {
        "profiles/havn.yaml", "positions/havn.yaml", "entries/havn/drift.yaml", "entries/havn/folk.yaml",
    }  # fmt: skip
    for name in set(said.files) - {"profiles/havn.yaml"}:  # a new file
        assert (folder / name).read_text("utf-8").startswith(schema_line(name)), name


@pytest.mark.slow
def test_check_then_finds_no_error_and_the_position_builds_at_once(paper: bytes, folder: Path) -> None:
    assert applied(folder, filled(paper)).position == "havn"
    codes = {found.code for found in check_bank(folder)}
    assert codes == {"entry-unwritten"}
    built = build_round(open_workplace(str(folder)), BuildRequest(position="Havnefoged"))
    asked = {row.behaviour_id: row.entry for row in built.guide.content.questions}
    assert asked == {BUDGET: printed(paper, "L1", 1), PLAN: printed(paper, "L2", 2), CONFLICTS: OTHER}
    [remark] = [found for found in built.report.remarks if found.code == "lines-unwritten"]
    assert all(line in remark.message for line in (BOAT, FEEDBACK))


@pytest.mark.parametrize(
    ("title", "job"),
    [
        ("Kompetenceprofil for havnefoged i Vesterø Kommune", "Havnefoged"),
        ("Kravprofil: leder af havnen", "Leder af havnen"),
        ("Teamleder", "Teamleder (Vesterø Kommune)"),
    ],
)
def test_the_position_is_called_what_the_profile_is_for(
    paper: bytes, folder: Path, title: str, job: str
) -> None:
    path = folder / "profiles/havn.yaml"
    text = path.read_text("utf-8").replace('title: "Havnefoged"', f'title: "{title}"')
    path.write_text(text, encoding="utf-8")
    applied(folder, filled(paper))
    assert load_bank(folder).or_raise().positions["havn"].title == job


def test_a_position_never_takes_the_name_of_another(paper: bytes, folder: Path) -> None:
    taken = folder / "positions" / "teamleder.yaml"
    text = taken.read_text("utf-8")
    assert "afdelingsleder" in text
    taken.write_text(text.replace("afdelingsleder", "havn"), encoding="utf-8")
    chosen = applied(folder, filled(paper))
    assert chosen.position == "havn-udkast"
    assert not [found for found in check_bank(folder) if found.level == "error"]


@pytest.mark.slow
def test_ticks_are_the_focus_in_their_order_and_the_rest_is_elsewhere(paper: bytes, folder: Path) -> None:
    applied(folder, filled(paper, ["L1.fokus", "L3.fokus", "L4.fokus", "L6.fokus"]))
    position = load_bank(folder).or_raise().positions["havn"]
    [first] = position.rounds
    focus = {row.competency: [line.id for line in row.behaviours] for row in first.focus}
    assert focus == {"havn.drift": [BUDGET, BOAT], "havn.folk": [CONFLICTS]}
    assert first.slot == 45
    places = {row.behaviour: row.where for row in position.elsewhere}
    assert len(places) == 7
    assert set(places.values()) == {"not"}
    leads = [key for role in position.panel.roles for key in role.leads]
    assert sorted(leads) == sorted(focus)
    assert {found.level for found in check_bank(folder)} <= {"warning", "advice"}


@pytest.mark.slow
def test_much_that_is_ticked_makes_the_interview_longer(paper: bytes, folder: Path) -> None:
    more = {f"L{number}_valg": labels(paper, f"L{number}")[0] for number in (3, 5, 6, 7, 8, 9)}
    applied(folder, filled(paper, [f"L{number}.fokus" for number in range(1, 10)], **more))
    [first] = load_bank(folder).or_raise().positions["havn"].rounds
    assert first.slot == 75
    assert {found.code for found in check_bank(folder)} <= {"slot-short"}


def test_the_same_paper_twice_changes_nothing_more(paper: bytes, folder: Path) -> None:
    data = filled(paper, ["L1.fokus"])
    applied(folder, data)
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    again = applied(folder, data)
    assert (again.files, again.position) == ((), "")
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before
    assert "intet er ændret" in " ".join(again.sentences)


@pytest.mark.slow
def test_a_choice_that_is_changed_later_replaces_the_first(paper: bytes, folder: Path) -> None:
    workplace = open_workplace(str(folder))
    first = (folder / "profiles/havn.yaml").read_text("utf-8")
    apply_reuse(workplace, filled(paper))
    other = printed(paper, "L1", 3)
    changed = filled(
        paper, L1_valg=labels(paper, "L1")[2], L2_valg="Dækkes ikke", L3_valg=labels(paper, "L3")[0]
    )
    apply_reuse(workplace, changed)
    bank = load_bank(folder).or_raise()
    uses = {line.id: line.uses for line in bank.profiles["havn"].behaviours if line.uses}
    assert uses == {BUDGET: other, BOAT: printed(paper, "L3", 1), CONFLICTS: OTHER}
    assert [entry.status for entry in bank.entries[BOAT] if entry.behaviour == BOAT] == ["retired"]
    assert [found.owner for found in check_bank(folder) if found.code == "entry-unwritten"] == [FEEDBACK]
    apply_reuse(workplace, filled(paper))
    again = load_bank(folder).or_raise()
    assert [entry.state for entry in again.entries[BOAT]] == ["unwritten"]
    back = (folder / "profiles/havn.yaml").read_text("utf-8").splitlines()
    assert [line for line in back if "uses:" not in line] == first.splitlines()


def test_what_somebody_has_begun_to_write_stays(paper: bytes, folder: Path) -> None:
    applied(folder, filled(paper))
    path = folder / "entries/havn/drift.yaml"
    begun = path.read_text("utf-8").replace('covers: "MANGLER"', 'covers: "at sejle om natten"')
    path.write_text(begun, encoding="utf-8")
    applied(folder, filled(paper, L3_valg="Dækkes ikke", L2_valg="Skriv nyt"))
    after = path.read_text("utf-8")
    assert after.startswith(begun)
    assert f"- id: {PLAN}\n" in after


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"L4_andet": "direktoer.rollemodel.konflikt"}, "reuse-no-entry"),
        ({"L4_andet": "noget om konflikter"}, "reuse-unclear"),
        ({"L1_andet": OTHER}, "reuse-unclear"),
        ({"L1_valg": "7"}, "reuse-unclear"),
    ],
)
def test_a_choice_that_is_none_is_told_and_nothing_is_written(
    paper: bytes, folder: Path, changed: Mapping[str, str], code: str
) -> None:
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    with pytest.raises(UserError) as error:
        applied(folder, filled(paper, **changed))
    assert [found.code for found in error.value.problems] == [code]
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_other_papers_and_banks_are_refused(paper: bytes, folder: Path) -> None:
    house = (shipped_folder("templates") / "house.docx").read_bytes()
    for workplace, data, code in (
        (open_workplace(str(folder)), house, "reuse-not-ours"),
        (open_workplace(str(folder)), b"", "sheet-empty"),
        (open_workplace(), paper, "bank-is-shipped"),
    ):
        with pytest.raises(UserError) as error:
            read_reuse(workplace, data)
        assert [found.code for found in error.value.problems] == [code]
    (folder / "profiles/havn.yaml").unlink()
    with pytest.raises(UserError) as error:
        applied(folder, paper)
    assert [found.code for found in error.value.problems] == ["reuse-no-profile"]


def test_nothing_chosen_writes_nothing_and_lists_every_line(paper: bytes, folder: Path) -> None:
    said = applied(folder, paper)
    assert (len(said.still_open), said.files, said.position) == (9, (), "")


def test_the_paper_is_plain_text_behind_its_controls(paper: bytes) -> None:
    body = VisibleText(parts_of(paper)["word/document.xml"])
    assert len([control for control in body.controls if control.tag]) == 1 + 3 * 9
