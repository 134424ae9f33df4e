"""Ticked changes written into a bank: one text is one line, and what is not ticked is not touched."""

import difflib
import os
import random
import shutil
from pathlib import Path

import pytest

from interview_kit.bank import load_bank
from interview_kit.bank.schemas import schema_line
from interview_kit.curation import Applied, Chosen, Consent, Origin, Proposal, Received, text_hash, texts_of
from interview_kit.curation.addresses import list_words
from interview_kit.curation.focus import focus_words
from interview_kit.curation.history import HISTORY_FILE, events_in
from interview_kit.curation.new_entry import entry_yaml, unwritten
from interview_kit.curation.position_texts import position_texts
from interview_kit.curation.writing import changed_block
from interview_kit.models.bank import Entry, QuestionBank
from interview_kit.problems import UserError
from interview_kit.shipped import shipped_folder
from interview_kit.workplace.bank_now import OpenBank
from interview_kit.workplace.checking import check_bank
from interview_kit.workplace.curating import apply_chosen, review_received
from interview_kit.workplace.workplace import open_shipped, open_workplace
from interview_kit.yaml_files import load
from interview_kit.yaml_files.spans import blocks_of
from tests.conftest import ROOT

TODAY = "2026-11-29"
METTE = Origin("Mette Holm", "2026-11-20T10:00:00", "bog.docx")
POLITICS = "entries/direktoer/politik.yaml"
DIALOGUE = "direktoer.politik.med-og-modspil"


@pytest.fixture
def bank_folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(shipped_folder("question_bank"), tmp_path / "bank"))


def bank_of(folder: Path) -> QuestionBank:
    return load_bank(folder).or_raise()


def entry_of(folder: Path, key: str = DIALOGUE) -> Entry:
    return {entry.id: entry for entry in bank_of(folder).all_entries}[key]


def applied(folder: Path, *proposals: Proposal, consents: tuple[Consent, ...] = ()) -> Applied:
    return apply_chosen(open_workplace(str(folder)), Chosen(proposals, consents), TODAY)


def change(entry: Entry, field: str, words: str) -> Proposal:
    address = f"{entry.id}/{field}"
    return Proposal("changed", address, words, text_hash(texts_of(entry)[address].words), origin=METTE)


def changed_lines(before: str, after: str) -> list[str]:
    lines = difflib.ndiff(before.splitlines(), after.splitlines())
    return [line for line in lines if line.startswith(("+ ", "- "))]


def test_one_text_is_one_line_and_the_next_version(bank_folder: Path) -> None:
    path, entry = bank_folder / POLITICS, entry_of(bank_folder)
    before = path.read_text("utf-8")
    outcome = applied(bank_folder, change(entry, "trin 5/1", "Lagde tre veje frem og regnede på dem alle."))
    lines = changed_lines(before, path.read_text("utf-8"))
    assert [line[:2] for line in lines] == ["- ", "+ ", "- ", "+ "]
    assert lines[1] == f"+   version: {entry.version + 1}"
    assert "Lagde tre veje frem" in lines[3]
    assert outcome.entries == ((entry.id, entry.version, entry.version + 1),)
    assert (outcome.files, outcome.lines) == ((POLITICS, HISTORY_FILE), 2)


def test_covers_and_keywords_are_no_new_version_and_leave_an_approval_standing(bank_folder: Path) -> None:
    entry = entry_of(bank_folder)
    consent = Consent(entry.id, entry.words, "Mette Holm", "2026-11-28", origin=METTE)
    applied(bank_folder, consents=(consent,))
    assert entry_of(bank_folder).state == "approved"
    keywords = Proposal("changed", f"{entry.id}/nøgleord", ", ".join(entry.keywords[:-1]), origin=METTE)
    applied(bank_folder, change(entry, "dækker", "råd og modspil"), keywords)
    now = entry_of(bank_folder)
    assert (now.covers, now.keywords) == ("råd og modspil", entry.keywords[:-1])
    assert (now.version, now.state) == (entry.version, "approved")


def test_an_approved_entry_whose_question_is_changed_is_under_review_again(bank_folder: Path) -> None:
    entry = entry_of(bank_folder)
    applied(bank_folder, consents=(Consent(entry.id, entry.words, "Mette Holm", "2026-11-28"),))
    applied(bank_folder, change(entry, "lyt efter 1", "Siger, hvem der kendte tallene."))
    now = entry_of(bank_folder)
    assert (now.status, now.approved, now.version) == ("in_review", None, entry.version + 1)
    assert not [fault for fault in check_bank(bank_folder) if fault.level == "error"]


def test_an_approval_of_words_that_are_changed_at_once_is_refused(bank_folder: Path) -> None:
    entry = entry_of(bank_folder)
    consent = Consent(entry.id, entry.words, "Mette Holm", "2026-11-28")
    outcome = applied(bank_folder, change(entry, "trin 5/1", "Lagde tre veje frem."), consents=(consent,))
    assert [key for key, _ in outcome.refused] == [entry.id]
    assert entry_of(bank_folder).state == "proposed"


def test_an_entry_that_the_rules_refuse_stays_as_it_is_and_the_others_are_written(bank_folder: Path) -> None:
    entry = entry_of(bank_folder)
    other = entry_of(bank_folder, "direktoer.faglig.formidling")
    outcome = applied(
        bank_folder,
        change(entry, "spørgsmål 1", "Er du god til modspil?"),
        change(entry, "trin 5/1", "Lagde tre veje frem."),
        change(other, "trin 5/1", "Tegnede årsagerne op og lod dem rette tegningen."),
    )
    assert [key for key, _, _ in outcome.entries] == [other.id]
    assert [key for key, _ in outcome.refused] == [entry.id]
    assert entry_of(bank_folder) == entry


def test_a_question_and_an_entry_that_go_are_withdrawn_and_stay(bank_folder: Path) -> None:
    entry = entry_of(bank_folder)
    third = f"{entry.id}/spørgsmål 3"
    applied(bank_folder, Proposal("removed", third, printed=text_hash(texts_of(entry)[third].words)))
    assert [question.retired for question in entry_of(bank_folder).questions] == [False, False, True]
    applied(bank_folder, Proposal("removed", entry.id))
    assert entry_of(bank_folder).status == "retired"


def test_the_last_line_of_a_level_cannot_go(bank_folder: Path) -> None:
    entry = entry_of(bank_folder)
    both = [change(entry, f"trin 4/{number}", "")._replace(kind="removed") for number in (1, 2)]
    assert [key for key, _ in applied(bank_folder, *both).refused] == [entry.id]


def test_nothing_is_written_into_the_shipped_bank() -> None:
    with pytest.raises(UserError) as raised:
        apply_chosen(open_shipped(), Chosen(), TODAY)
    assert [fault.code for fault in raised.value.problems] == ["bank-is-shipped"]


def test_the_history_tells_each_change_and_the_same_again_changes_nothing(bank_folder: Path) -> None:
    entry = entry_of(bank_folder)
    both = (
        change(entry, "trin 5/1", "Lagde «tre\tveje» frem."),
        change(entry, "rødt flag 1", "Løj.")._replace(kind="removed", words=""),
    )
    applied(bank_folder, *both)
    events = events_in((bank_folder / HISTORY_FILE).read_bytes())
    assert [(event.by, event.what, event.source) for event in events] == [
        ("Mette Holm", "rettet", "bog.docx"),
        ("Mette Holm", "slettet", "bog.docx"),
    ]
    assert events[0].after == "Lagde «tre veje» frem."
    assert events[0].before == texts_of(entry)[f"{entry.id}/trin 5/1"].words
    files = {path: path.read_bytes() for path in bank_folder.rglob("*.*")}
    assert applied(bank_folder, *both) == Applied()
    assert {path: path.read_bytes() for path in bank_folder.rglob("*.*")} == files
    again = review_received(open_workplace(str(bank_folder)), [Received(both)], TODAY)
    assert (again.changes, again.already) == ((), 2)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a process is ended in the middle")
@pytest.mark.parametrize("last", range(1, 3))
def test_what_was_cut_off_in_the_middle_is_written_whole_the_next_time(bank_folder: Path, last: int) -> None:
    both = [entry_of(bank_folder), entry_of(bank_folder, "direktoer.faglig.formidling")]
    proposals = [change(entry, "dækker", "noget andet") for entry in both]
    child = os.fork()
    if not child:
        moves, replace = iter(range(last)), Path.replace

        def ended(path: Path, target: Path) -> Path:
            return replace(path, target) if next(moves, None) is not None else os._exit(9)

        Path.replace = ended  # type: ignore[method-assign,assignment]
        applied(bank_folder, *proposals)
        os._exit(0)
    os.waitpid(child, 0)
    applied(bank_folder, *proposals)
    assert [entry_of(bank_folder, entry.id).covers for entry in both] == ["noget andet"] * 2
    assert len(events_in((bank_folder / HISTORY_FILE).read_bytes())) == 2


def test_line_ends_and_marks_of_a_file_from_windows_stay(bank_folder: Path) -> None:
    path, entry = bank_folder / POLITICS, entry_of(bank_folder)
    data = b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n")
    path.write_bytes(data)
    applied(bank_folder, change(entry, "trin 5/1", "Lagde tre veje frem."))
    after = path.read_bytes()
    assert after.startswith(b"\xef\xbb\xbf")
    assert after.count(b"\n") == after.count(b"\r\n") == data.count(b"\n")


def test_a_text_that_changed_after_the_paper_was_made_is_not_overwritten(bank_folder: Path) -> None:
    entry = entry_of(bank_folder)
    proposal = change(entry, "trin 5/1", "Lagde tre veje frem.")
    applied(bank_folder, change(entry, "trin 5/1", "Lagde fire veje frem."))
    assert [key for key, _ in applied(bank_folder, proposal).refused] == [entry.id]
    shown = review_received(open_workplace(str(bank_folder)), [Received((proposal,))], TODAY).changes[0]
    assert shown.verdict == "changed"
    assert applied(bank_folder, shown.proposal).refused == ()  # somebody has seen what stands there now
    assert entry_of(bank_folder).anchors[5][0] == "Lagde tre veje frem."


def test_a_new_entry_stands_behind_those_of_its_competency(bank_folder: Path) -> None:
    text = (bank_folder / POLITICS).read_text("utf-8")
    start = text.index(f"- id: {DIALOGUE}")
    block = text[start : text.index("\n- id:", start) + 1]
    words = block.replace(DIALOGUE, f"{DIALOGUE}.b").replace(
        f"behaviour: {DIALOGUE}.b", f"behaviour: {DIALOGUE}"
    )
    outcome = applied(bank_folder, Proposal("entry", f"{DIALOGUE}.b", words, origin=METTE))
    assert (outcome.refused, outcome.files) == ((), (POLITICS, HISTORY_FILE))
    assert (bank_folder / POLITICS).read_text("utf-8") == f"{text}{words}"
    assert [entry.id for entry in bank_of(bank_folder).entries[DIALOGUE]] == [DIALOGUE, f"{DIALOGUE}.b"]


def test_a_new_file_of_entries_names_its_schema(bank_folder: Path) -> None:
    (bank_folder / "profiles/havn.yaml").write_bytes((ROOT / "tests/data/havnefoged.yaml").read_bytes())
    (bank_folder / "sources/havn.txt").write_text("Kravprofil", encoding="utf-8")
    line = bank_of(bank_folder).profiles["havn"].behaviours[0]
    words = entry_yaml(unwritten(line.id, "Ida Holm"))
    outcome = applied(bank_folder, Proposal("entry", line.id, words, origin=METTE))
    name = "entries/havn/drift.yaml"
    assert (outcome.refused, outcome.files) == ((), (name, HISTORY_FILE))
    first, comment, rest = (bank_folder / name).read_text("utf-8").split("\n", 2)
    assert (f"{first}\n", comment[:2], rest) == (schema_line(name), "# ", words)


class Edits:
    """Random changes of an entry, and the words that it must have afterwards: counted without our writer."""

    def __init__(self, entry: Entry, chance: random.Random) -> None:
        self.entry, self.chance = entry, chance
        self.lists = {key: list(words) for key, words in list_words(entry).items()}
        self.singles = {text.address: text.words for text in texts_of(entry).values() if not text.in_list}
        self.proposals: list[Proposal] = []
        self.done: dict[str, tuple[str, ...]] = {}

    def edit(self) -> None:
        words = f'Gjorde «{self.chance.randrange(10_000)}» # ting: "a" \\ b'
        if self.chance.random() < 0.3:
            address = self.chance.choice(list(self.singles))
            self._propose("changed", address, words, self.singles[address])
            self.singles[address] = words
            return
        key = self.chance.choice([key for key, texts in self.lists.items() if len(texts) > 1])
        texts, old = self.lists[key], list_words(self.entry)[key]
        match self.chance.choice(["changed", "removed", "added", "moved"]):
            case "changed":
                number = self.chance.randrange(len(old))
                self._propose("changed", f"{key}{number + 1}", words, old[number])
                texts[number] = words
            case "removed":
                number = self.chance.randrange(len(old))
                self._propose("removed", f"{key}{number + 1}", "", old[number])
                del texts[number]
            case "added":
                number = self.chance.randrange(len(old) + 1)
                self._propose("added", f"{key}{number + 1}", words, "")
                texts.insert(number, words)
            case "moved":
                here, there = self.chance.sample(range(len(old)), 2)
                proposal = Proposal(
                    "moved", f"{key}{here + 1}", "", text_hash(old[here]), f"{key}{there + 1}"
                )
                self.proposals.append(proposal)
                texts.insert(there, texts.pop(here))
        del self.lists[key]  # one change a list: how several go together is a test of its own
        self.done[key] = tuple(texts)

    def _propose(self, kind: str, address: str, words: str, old: str) -> None:
        self.proposals.append(Proposal(kind, address, words, text_hash(old) if old else "", origin=METTE))  # type: ignore[arg-type]


@pytest.mark.slow
def test_200_random_changes_make_just_what_was_wanted(bank_folder: Path) -> None:
    """Written by the room alone, so that no rule refuses the random words."""
    chance, made = random.Random(14), 0  # noqa: S311 - a choice of places
    for path in sorted((bank_folder / "entries").rglob("*.yaml")):
        text = path.read_text("utf-8")
        entries = load(path, tuple[Entry, ...]).or_raise().value
        for entry, (start, end) in zip(entries, blocks_of(text), strict=True):
            edits = Edits(entry, chance)
            for _ in range(3):
                edits.edit()
            made += len(edits.proposals)
            singles = {proposal.address: proposal for proposal in edits.proposals}
            block = changed_block(text[start:end], entry, list(singles.values()))
            after = load(path, tuple[Entry, ...], data=block.encode()).or_raise().value[0]
            expected = {**list_words(entry), **edits.lists, **edits.done}
            assert {key: tuple(words) for key, words in expected.items()} == list_words(after)
            assert edits.singles == {
                text.address: text.words for text in texts_of(after).values() if not text.in_list
            }
            assert len(changed_lines(text[start:end], block)) <= 2 * (len(singles) + 1)
    assert made >= 200


def test_several_changes_of_one_list_go_together(bank_folder: Path) -> None:
    entry = entry_of(bank_folder)
    one, two, three = entry.anchors[5]
    address = f"{entry.id}/trin 5/"
    proposals = (
        Proposal("changed", f"{address}1", "Etteren blev en anden.", text_hash(one)),
        Proposal("removed", f"{address}2", printed=text_hash(two)),
        Proposal("added", f"{address}2", "Nummer to er ny."),
        Proposal("added", f"{address}3", "Nummer tre er ny."),
    )

    block = changed_block(OpenBank(open_workplace(str(bank_folder))).block(entry.id).text, entry, proposals)
    after = load(Path("a"), tuple[Entry, ...], data=block.encode()).or_raise().value[0]
    assert after.anchors[5] == ("Etteren blev en anden.", "Nummer to er ny.", "Nummer tre er ny.", three)


def test_near_lines_are_near_both_ways(bank_folder: Path) -> None:
    one, two, three = (
        "leder-ltk.personlige.anerkendende",
        "leder-ltk.personlige.empati",
        "leder-ltk.personlige.feedback",
    )
    near = Proposal("changed", f"{one}/nær", three, text_hash(two), origin=METTE)
    assert applied(bank_folder, near).files[:1] == ("profiles/leder-ltk.yaml",)
    lines = {line.id: line.near for line in bank_of(bank_folder).profiles["leder-ltk"].behaviours}
    assert (lines[one], lines[two], lines[three]) == ((three,), (), (one,))
    unknown = Proposal("changed", f"{one}/nær", "findes.ikke", text_hash(three), origin=METTE)
    assert [key for key, _ in applied(bank_folder, unknown).refused] == [f"{one}/nær"]


def test_another_focus_is_written_into_its_round_alone(bank_folder: Path) -> None:
    bank = bank_of(bank_folder)
    position = bank.positions["fagchef"]
    before = (bank_folder / "positions" / "fagchef.yaml").read_text("utf-8")
    focus = position.rounds[0].focus
    words = focus_words(focus[1:])
    proposal = Proposal("changed", "stilling:fagchef/A/samtale 1/fokus", words, text_hash(focus_words(focus)))
    assert applied(bank_folder, proposal).refused == ()
    now = bank_of(bank_folder).positions["fagchef"]
    assert now.rounds[0].focus == focus[1:]
    assert now.rounds[1:] == position.rounds[1:]
    added = {row.behaviour for row in now.elsewhere} - {row.behaviour for row in position.elsewhere}
    assert added == position.first_of_focus - now.first_of_focus - {
        row.behaviour for row in position.elsewhere
    }
    after = (bank_folder / "positions" / "fagchef.yaml").read_text("utf-8")
    gone = [line for line in changed_lines(before, after) if line.startswith("- ")]
    assert len(gone) == 2 + 2 * len(focus[0].behaviours) + sum(bool(one.scene) for one in focus[0].behaviours)
    assert not [fault for fault in check_bank(bank_folder) if fault.level == "error"]


def test_the_words_of_a_position_are_one_line_each_and_its_law_is_read(bank_folder: Path) -> None:
    path = bank_folder / "positions" / "fagchef.yaml"
    before, position = path.read_text("utf-8"), bank_of(bank_folder).positions["fagchef"]
    texts = position_texts(position)
    assert len(texts) > 10
    wanted = {address: f"{text.words.rstrip('.')} – «ny» # ord." for address, text in texts.items()}
    proposals = [
        Proposal("changed", address, words, text_hash(texts[address].words), origin=METTE)
        for address, words in wanted.items()
        if not address.endswith(("/titel", "titel", "medlem"))
    ]
    outcome = applied(bank_folder, *proposals)
    assert (outcome.refused, outcome.lines) == ((), len(proposals))
    now = position_texts(bank_of(bank_folder).positions["fagchef"])
    assert [now[proposal.address].words for proposal in proposals] == [one.words for one in proposals]
    assert len(changed_lines(before, path.read_text("utf-8"))) == 2 * len(proposals)


def test_a_position_keeps_all_its_texts_and_asks_nobody_what_it_may_not(bank_folder: Path) -> None:
    address = "stilling:fagchef/vilkår 1"
    gone = Proposal("removed", address, origin=METTE)
    unlawful = Proposal("changed", address, "Er du gravid, eller vil du have flere børn?", origin=METTE)
    for proposal in (gone, unlawful):
        judged = review_received(open_workplace(str(bank_folder)), [Received((proposal,))], TODAY).changes
        assert [one.verdict for one in judged] == ["rule"]
        assert [key for key, _ in applied(bank_folder, proposal).refused] == [address]
