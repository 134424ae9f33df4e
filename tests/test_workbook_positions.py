"""The workbook's other tabs: what positions ask about, and whole new entries; and both as text."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from interview_kit.curation import Received, text_hash
from interview_kit.curation.focus import (
    focus_address,
    focus_at,
    focus_reasons,
    focus_words,
    focus_yaml,
    parsed_focus,
    position_blocks,
)
from interview_kit.curation.new_entry import Draft, entry_yaml, free_id, lacking
from interview_kit.curation.workbook.writing import bank_workbook
from interview_kit.models.bank import UNWRITTEN, Entry, QuestionBank
from interview_kit.models.position import Focus, FocusBehaviour
from interview_kit.shipped import shipped_folder
from interview_kit.yaml_files import load
from tests.opened_workbook import Opened, read, wanted, with_entries

GUESTS, DOOR = "vagt.hus.gaester", "vagt.hus.doer"
FIRST = focus_address("vagtmester", "A", 1)


@pytest.fixture(scope="session")
def small(small_bank: QuestionBank) -> bytes:
    return bank_workbook(small_bank)


def focus_now(bank: QuestionBank) -> str:
    return focus_words(bank.positions["vagtmester"].rounds[0].focus)


def test_the_focus_as_yaml_is_what_stands_in_the_files_of_positions(bank: QuestionBank) -> None:
    for position in bank.positions.values():
        text = (shipped_folder("question_bank") / f"positions/{position.id}.yaml").read_text("utf-8")
        for name, _, focus in position_blocks(position):
            assert focus_yaml(focus_words(focus), 6 if name == "A" else 8) in text


def test_the_focus_survives_being_text_and_keeps_its_scenes(bank: QuestionBank) -> None:
    for position in bank.positions.values():
        for _, _, focus in position_blocks(position):
            assert parsed_focus(focus_words(focus)) == focus
    scene = (Focus(competency="a", behaviours=(FocusBehaviour(id="a.b", reason="x", scene="a.b.2"),)),)
    assert parsed_focus("a | a.b | y | z", scene)[0].behaviours[0].scene == "a.b.2"
    assert focus_yaml("a | a.b | y | z", 2, scene).endswith('reason: "y | z"\n        scene: a.b.2\n')


def test_competencies_stand_where_their_first_line_does() -> None:
    focus = parsed_focus("b | b.x | 1\na | a.x | 2\n\nb | b.y | 3\n")
    assert [(one.competency, [row.id for row in one.behaviours]) for one in focus] == [
        ("b", ["b.x", "b.y"]),
        ("a", ["a.x"]),
    ]
    with pytest.raises(ValueError, match="uden streger"):
        parsed_focus("uden streger")


def test_a_behaviour_that_loses_its_only_place_is_told(bank: QuestionBank) -> None:
    position = bank.positions["direktoer"]
    profile = bank.profiles[position.profile]
    address = focus_address("direktoer", "A", 1)
    lines = focus_words(position.rounds[0].focus).splitlines()
    assert focus_reasons("\n".join(lines), position, profile) == ()
    for index, line in enumerate(lines):
        behaviour = line.split(" | ")[1]
        rest = "\n".join(lines[:index] + lines[index + 1 :])
        has_place = any(row.behaviour == behaviour for row in position.elsewhere)
        for said in (focus_reasons(rest, position, profile), focus_reasons(rest, position, profile, address)):
            assert [behaviour in reason for reason in said] == ([] if has_place else [True])
    assert focus_reasons("", position, profile)
    twice = f"{lines[0]}\n{lines[0]}\ndirektoer.politik | leder-ltk.styring.budget |"
    said = focus_reasons(twice, position, profile, focus_address("direktoer", "B", 1))
    assert ["to gange" in said[0], "hører ikke til" in said[1], "begrundelse" in said[2]] == [True] * 3


FocusEdit = Callable[[Opened], object]


def put(row: int, **texts: Any) -> FocusEdit:
    return lambda opened: opened.put("Stillinger", row, **texts)


HOUSE, REASON = "vagt.hus", "De kommer først."
FOCUS_EDITS: dict[str, tuple[FocusEdit, Callable[[list[str]], list[str]]]] = {
    "another order": (put(2, Nr=3), lambda lines: [lines[1], lines[0]]),
    "in between": (put(3, Nr="0,5"), lambda lines: [lines[1], lines[0]]),
    "another reason": (put(3, Begrundelse=REASON), lambda lines: [lines[0], f"{HOUSE} | {GUESTS} | {REASON}"]),
    "no number": (put(2, Nr=None), lambda lines: [lines[1]]),
    "removed in words": (put(3, Nr="slet"), lambda lines: [lines[0]]),
    "no behaviour": (put(3, Adfærd=None), lambda lines: [lines[0]]),
    "one more": (put(4, Nr=1, Adfærd="Siger til, når noget er i stykker.", Begrundelse=REASON), lambda lines: [*lines, f"vagt.fejl | vagt.fejl.siger-til | {REASON}"]),
    "one more without a number": (put(5, Adfærd="vagt.fejl.siger-til"), lambda lines: [*lines, "vagt.fejl | vagt.fejl.siger-til | "]),
    "another in its place": (put(3, Adfærd="Siger til, når noget er i stykker."), lambda lines: [lines[0], "vagt.fejl | vagt.fejl.siger-til | "]),
}  # fmt: skip


@pytest.mark.parametrize("name", FOCUS_EDITS)
def test_an_edited_round_is_one_proposal(name: str, small: bytes, small_bank: QuestionBank) -> None:
    edit, expected = FOCUS_EDITS[name]
    opened = Opened(small)
    edit(opened)
    received = read(opened.saved(), small_bank)
    now = focus_now(small_bank)
    assert wanted(received) == [("changed", FIRST, "\n".join(expected(now.splitlines())))]
    [change] = received.proposals
    assert change.printed == text_hash(now)
    assert change.origin.source.startswith("bank.xlsx, Stillinger række ")
    assert not received.unplaced
    assert not received.remarks


def test_a_deleted_row_of_a_round_takes_nothing_out(small: bytes, small_bank: QuestionBank) -> None:
    opened = Opened(small)
    opened["Stillinger"].delete_rows(3)
    received = read(opened.saved(), small_bank)
    assert not received.proposals
    assert GUESTS in received.remarks[0].text


def test_a_round_is_known_by_what_is_seen_of_it(small: bytes, small_bank: QuestionBank) -> None:
    opened = Opened(small)
    opened["Stillinger"].delete_cols(opened.heads("Stillinger")["Blok"], 6)
    assert not read(opened.saved(), small_bank).proposals
    opened.put("Stillinger", 2, Nr=3)
    assert [one.address for one in read(opened.saved(), small_bank).proposals] == [FIRST]


def test_a_round_whose_hidden_columns_are_another_s_is_put_right(
    small: bytes, small_bank: QuestionBank
) -> None:
    opened = Opened(small)
    heads = opened.heads("Stillinger")
    sheet = opened["Stillinger"]
    hidden = [heads[name] for name in ("Blok", "Linje", "Aftryk")]
    swapped = [[sheet.cell(row, column).value for column in hidden] for row in (7, 2)]
    for row, values in zip((2, 7), swapped, strict=True):
        for column, value in zip(hidden, values, strict=True):
            sheet.cell(row, column).value = value
    assert sheet.cell(2, heads["Blok"]).value != FIRST
    opened.put("Stillinger", 2, Begrundelse=REASON)
    [change] = read(opened.saved(), small_bank).proposals
    assert (change.address, change.printed) == (FIRST, text_hash(focus_now(small_bank)))
    assert change.words.startswith(f"{HOUSE} | {DOOR} | {REASON}\n")


def test_every_set_and_round_has_its_rows(bank: QuestionBank) -> None:
    opened = Opened(bank_workbook(bank))
    heads = opened.heads("Stillinger")
    rows = list(opened["Stillinger"].iter_rows(min_row=2, values_only=True))
    for position in bank.positions.values():
        for name, number, focus in position_blocks(position):
            block = [
                row for row in rows if row[heads["Blok"] - 1] == focus_address(position.id, name, number)
            ]
            lines = [row[heads["Linje"] - 1] for row in block if row[heads["Linje"] - 1]]
            assert lines == [one.id for competency in focus for one in competency.behaviours]
            assert len(block) == len(lines) + 3
            assert focus_at(position, name, number) == focus


FORM: dict[str, list[Any]] = {
    "Adfærd": ["Hilser på gæsterne. [vagt.hus.gaester]"],
    "Forfatter": ["Ida Juul"],
    "Dækker": ["at hilse på gæster, også når der er travlt"],
    "Nøgleord": ["gæst, hilse; 08, no"],
    "Spørgsmål": ['Fortæl om en gang, hvor en gæst sagde "goddag".'],
    "Bredere spørgsmål": ["Fortæl om en fremmed."],
    "Minutter": [7],
    "Opfølgning": ["Hvad sagde du?", "Hvad skete der så?"],
    "Trin 5": ["Hilste først.", "Spurgte: hvem søger I?"],
    "Trin 4": ["Hilste og viste vej."],
    "Trin 3": ["Hilste.\nSå op."],
    "Trin 2": ["Nikkede."],
    "Trin 1": ["- så ned"],
    "Lyt efter (+)": ["Nævner gæsten."],
    "Vær opmærksom på (–)": ["Siger \\ og #1."],
    "Rødt flag": ["=1+1"],
    "Tæller også": ["En kunde."],
}


def fill(opened: Opened, tab: str, texts: dict[str, list[Any]]) -> None:
    sheet = opened[tab]
    for label, values in texts.items():
        rows = [row for row in range(1, sheet.max_row + 1) if sheet.cell(row, 1).value == label]
        for row, value in zip(rows, values, strict=False):
            sheet.cell(row, 2).value = value


def entry_of(words: str, folder: Path) -> Entry:
    (folder / "new.yaml").write_text(words, "utf-8")
    [entry] = load(folder / "new.yaml", tuple[Entry, ...]).or_raise().value
    return entry


def test_a_filled_form_is_a_whole_new_entry(small: bytes, small_bank: QuestionBank, tmp_path: Path) -> None:
    opened = Opened(small)
    fill(opened, "Nyt sæt", FORM)
    [proposal] = read(opened.saved(), small_bank).proposals
    assert (proposal.kind, proposal.address, proposal.comment) == ("entry", GUESTS, "")
    assert proposal.origin.source == "bank.xlsx, Nyt sæt række 4"
    entry = entry_of(proposal.words, tmp_path)
    assert (entry.id, entry.behaviour, entry.status, entry.version) == (GUESTS, GUESTS, "proposed", 1)
    assert (entry.author, entry.keywords) == ("Ida Juul", ("gæst", "hilse", "08", "no"))
    [question] = entry.questions
    assert (question.id, question.kind, question.minutes) == (f"{GUESTS}.1", "behavioural", 7)
    assert question.text == FORM["Spørgsmål"][0]
    assert question.probes == tuple(FORM["Opfølgning"])
    assert entry.anchors[5] == tuple(FORM["Trin 5"])
    assert entry.anchors[3] == ("Hilste.", "Så op.")
    assert entry.indicators.negative == ("Siger \\ og #1.",)
    assert (entry.red_flags, entry.counts_too) == (("=1+1",), "En kunde.")


def test_an_entry_is_written_as_the_bank_writes_it(bank: QuestionBank) -> None:
    text = (shipped_folder("question_bank") / "entries/leder-ltk/styring.yaml").read_text("utf-8")
    [entry] = bank.entries["leder-ltk.styring.ressourcer"]
    [question, *_] = entry.questions
    written = entry_yaml(
        Draft(
            entry.id, entry.behaviour, entry.author, entry.covers, entry.keywords, question.text,
            question.broader or "", question.minutes, question.probes, entry.anchors,
            entry.indicators.positive, entry.indicators.negative, entry.red_flags, entry.counts_too or "",
        )
    )  # fmt: skip
    lines = set(text.splitlines()) | {"  version: 1"}
    assert [line for line in written.splitlines() if line not in lines] == []


def test_what_lacks_is_said_and_is_no_hindrance(
    small: bytes, small_bank: QuestionBank, tmp_path: Path
) -> None:
    opened = Opened(small)
    kept = {label: FORM[label] for label in ("Adfærd", "Spørgsmål", "Trin 5", "Lyt efter (+)")}
    fill(opened, "Nyt sæt", kept | {"Minutter": ["ved ikke"]})
    received = read(opened.saved(), small_bank)
    [proposal] = received.proposals
    assert proposal.comment == (
        "Der mangler: forfatter, dækker, opfølgning, trin 4, trin 3, trin 2, trin 1, vær opmærksom på."
    )
    entry = entry_of(proposal.words, tmp_path)
    assert entry.covers == entry.author == UNWRITTEN
    assert entry.anchors[1] == (UNWRITTEN,)
    assert [one.text for one in received.unplaced] == ["ved ikke"]


def test_a_form_that_has_become_an_entry_is_not_wanted_again(
    small: bytes, small_bank: QuestionBank, tmp_path: Path
) -> None:
    for texts in (FORM, {label: FORM[label] for label in ("Adfærd", "Spørgsmål")}):
        opened = Opened(small)
        fill(opened, "Nyt sæt", texts)
        [proposal] = read(opened.saved(), small_bank).proposals
        entry = entry_of(proposal.words, tmp_path)
        assert not read(opened.saved(), with_entries(small_bank, [entry])).proposals
        fill(opened, "Nyt sæt", {"Spørgsmål": ["Fortæl om en anden gang."]})
        assert [one.kind for one in read(opened.saved(), with_entries(small_bank, [entry])).proposals] == [
            "entry"
        ]


def test_copied_forms_are_read_each_with_an_id_of_its_own(small: bytes, small_bank: QuestionBank) -> None:
    opened = Opened(small)
    for _ in range(2):
        opened.book.copy_worksheet(opened["Nyt sæt"])
    for tab, line in {"Nyt sæt": DOOR, "Nyt sæt Copy": GUESTS, "Nyt sæt Copy1": DOOR}.items():
        fill(opened, tab, FORM | {"Adfærd": [f"Linjen [{line}]"]})
    assert [one.address for one in read(opened.saved(), small_bank).proposals] == [
        f"{DOOR}b",
        GUESTS,
        f"{DOOR}c",
    ]


def test_a_form_for_no_line_is_listed_text_for_text(small: bytes, small_bank: QuestionBank) -> None:
    opened = Opened(small)
    fill(opened, "Nyt sæt", FORM | {"Adfærd": ["En linje, som ingen har"]})
    received = read(opened.saved(), small_bank)
    assert not received.proposals
    assert len(received.unplaced) == sum(map(len, FORM.values()))
    assert received.unplaced[0].near == "Nyt sæt, Adfærd"


def test_what_stands_beside_a_form_and_in_rows_between_is_not_lost(
    small: bytes, small_bank: QuestionBank, tmp_path: Path
) -> None:
    opened = Opened(small)
    fill(opened, "Nyt sæt", FORM)
    sheet = opened["Nyt sæt"]
    row = next(row for row in range(1, 60) if sheet.cell(row, 1).value == "Rødt flag")
    sheet.insert_rows(row)
    sheet.cell(row, 2).value = "En i mellem"
    sheet.cell(row, 5).value = "Spørg Ida"
    sheet.cell(60, 1).value = "Mit eget felt"
    received = read(opened.saved(), small_bank)
    entry = entry_of(received.proposals[0].words, tmp_path)
    assert "En i mellem" in entry.indicators.negative
    assert {one.text for one in received.unplaced} == {"Spørg Ida", "Mit eget felt"}


def test_a_line_without_an_entry_is_offered_first(small: bytes) -> None:
    opened = Opened(small)
    texts = [cell.value for column in opened["Lister"].iter_cols() for cell in column]
    offered = [text for text in texts if str(text).endswith("]")]
    assert offered[0] == "Hilser på gæsterne. [vagt.hus.gaester]"
    assert len(offered) == 3


def test_ids_go_on_by_letters() -> None:
    assert free_id("a.b", ()) == "a.b"
    assert free_id("a.b", ("a.b", "a.bb")) == "a.bc"
    assert lacking(Draft("a", "a"))[:2] == ("forfatter", "dækker")


def test_two_entries_of_a_line_agree_on_what_is_near(small_bank: QuestionBank) -> None:
    [door] = small_bank.entries[DOOR]
    second = door.model_copy(update={"id": f"{DOOR}b"})
    bank = with_entries(small_bank, [*small_bank.all_entries, second])
    opened = Opened(bank_workbook(bank))
    for key in (DOOR, f"{DOOR}b"):
        opened.put("Sæt", opened.row("Sæt", Sæt=key), Nær=GUESTS)
    assert wanted(read(opened.saved(), bank)) == [("changed", f"{DOOR}/nær", GUESTS)]


def test_an_entry_that_serves_another_line_stands_once_and_says_so(small_bank: QuestionBank) -> None:
    profile = small_bank.profiles["vagt"]
    first, *rest = profile.competencies
    lines = [one.model_copy(update={"uses": DOOR}) if one.id == GUESTS else one for one in first.behaviours]
    using = profile.model_copy(
        update={"competencies": (first.model_copy(update={"behaviours": tuple(lines)}), *rest)}
    )
    bank = replace(
        small_bank,
        profiles={"vagt": using},
        entries={**small_bank.entries, GUESTS: small_bank.entries[DOOR]},
    )
    data = bank_workbook(bank)
    opened = Opened(data)
    row = opened.row("Sæt", Sæt=DOOR)
    used_by = opened["Sæt"].cell(row, opened.heads("Sæt")["Bruges også af"]).value
    assert str(used_by).startswith("Hilser på gæsterne. (")
    assert read(data, bank) == Received(texts=34)
    opened.put("Sæt", row, Bruges_også_af="Skrevet over")
    assert [one.text for one in read(opened.saved(), bank).unplaced] == ["Skrevet over"]


def test_the_words_of_a_position_are_read_as_those_of_an_entry(
    small: bytes, small_bank: QuestionBank
) -> None:
    [position] = small_bank.positions.values()
    address = f"stilling:{position.id}/vilkår 1"
    opened = Opened(small)
    row = next(row for row in range(2, 200) if opened["Tekster"].cell(row, 5).value == "Vilkår 1")
    opened.put("Tekster", row, Ny_tekst="Der er vagt hver tredje weekend. Kan du det?")
    [proposal] = read(opened.saved(), small_bank).proposals
    assert (proposal.kind, proposal.address) == ("changed", address)
    assert proposal.printed == text_hash(position.terms[0])
