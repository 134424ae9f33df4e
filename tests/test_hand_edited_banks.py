"""Banks that HR has edited by hand: a change alters its own text, and every other line stays as it was."""

import json
import random
import re
import shutil
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from interview_kit.curation import Applied, Chosen, Consent, Proposal, Received, texts_of
from interview_kit.curation.addresses import list_words
from interview_kit.curation.history import HISTORY_FILE, events_in
from interview_kit.curation.review import Faults
from interview_kit.models.bank import Entry
from interview_kit.models.choices import STATUS_WORDS
from interview_kit.problems import UserError
from interview_kit.shipped import shipped_folder
from interview_kit.workplace.bank_now import OpenBank
from interview_kit.workplace.checking import check_bank
from interview_kit.workplace.curating import apply_chosen, review_received
from interview_kit.workplace.workplace import open_workplace
from interview_kit.yaml_files import load, read_yaml
from tests.test_applying import Edits, entry_of

TODAY = "2026-11-29"
POLITICS = "entries/direktoer/politik.yaml"
DIALOGUE = "direktoer.politik.med-og-modspil"


@pytest.fixture
def bank_folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(shipped_folder("question_bank"), tmp_path / "bank"))


def applied(folder: Path, *proposals: Proposal, consents: tuple[Consent, ...] = ()) -> Applied:
    return apply_chosen(open_workplace(str(folder)), Chosen(proposals, consents), TODAY)


def applied_unruled(folder: Path, proposals: list[Proposal]) -> Applied:
    """Applied as if the rules had nothing against the words, which are random."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(OpenBank, "faults_between", lambda *_: Faults())
        return applied(folder, *proposals)


class Hand:
    """Writes entries as different people would: another style for each value, comments here and there."""

    def __init__(self, chance: random.Random) -> None:
        self.chance, self.number, self.is_folded = chance, 0, False

    def file(self, entries: list[Any]) -> str:
        """A file of entries, perhaps indented, as Windows may have left it."""
        column = self.chance.choice([0, 0, 2])
        blocks = "".join(self._item(entry, column) for entry in entries)
        return f"# Skrevet i hånden\n{blocks}"

    def _item(self, value: Mapping[Any, object], column: int) -> str:
        lines = "".join(self._fields(value, column + 2)).splitlines(keepends=True)
        first = next(number for number, line in enumerate(lines) if line.strip()[:1] not in {"", "#"})
        lines = lines[first:]
        return f"{' ' * column}- {lines[0].lstrip()}{''.join(lines[1:])}"

    def _fields(self, value: Mapping[Any, object], column: int) -> Iterator[str]:
        for key, each in value.items():
            yield self._comment(column)
            yield f"{' ' * column}{key}:{self._value(each, column)}"

    def _comment(self, column: int) -> str:
        """What stands above a line; the reader of the bank refuses a comment below a folded text."""
        if self.is_folded:
            return self.chance.choice(["", "\n"])
        self.number += 1
        shown = f"{' ' * column}# bemærkning {self.number}\n"
        return self.chance.choice(["", "", "", "\n", shown, f"\n{shown}"])

    def _value(self, value: object, column: int) -> str:
        if isinstance(value, dict):
            if set(value) == {5, 4, 3, 2, 1} and self.chance.random() < 0.3:
                levels = ", ".join(
                    f"{key}: {json.dumps(each, ensure_ascii=False)}" for key, each in value.items()
                )
                return f" {{{levels}}}\n"
            return "\n" + "".join(self._fields(value, column + 2))
        if isinstance(value, list):
            return self._list(value, column)
        return f" {self._text(value, column + 2)}\n"

    def _list(self, value: list[Any], column: int) -> str:
        if value and isinstance(value[0], dict):
            return "\n" + "".join(self._item(each, column + 2) for each in value)
        if not value or self.chance.random() < 0.3:
            return f" {json.dumps(value, ensure_ascii=False)}\n"
        inner = " " * (column + 2)
        if self.chance.random() < 0.4:
            rows = (
                f"{self._comment(column + 2)}{inner}{json.dumps(each, ensure_ascii=False)}" for each in value
            )
            return " [\n" + ",\n".join(rows) + f"\n{' ' * column}]\n"
        if self.chance.random() < 0.5:
            return "\n" + "".join(f"{inner}- {self._text(each, column + 4)}\n" for each in value)
        rows = (
            f"{self._comment(column + 2)}{inner}- {json.dumps(each, ensure_ascii=False)}\n" for each in value
        )
        return "\n" + "".join(rows)

    def _text(self, value: object, column: int) -> str:
        in_marks = json.dumps(value, ensure_ascii=False)
        half = value.find(" ", 20) if isinstance(value, str) else -1
        self.is_folded = half > 0 and self.chance.random() < 0.4
        if not isinstance(value, str) or half < 0:
            return in_marks
        if self.is_folded:
            head, margin = self.chance.choice([">", ">-"]), " " * column
            return f"{head}\n{margin}{value[:half]}\n{margin}{value[half + 1 :]}"
        return self.chance.choice([in_marks, "'" + value.replace("'", "''") + "'"])


def written_by_hand(path: Path, seed: int) -> str:
    """The same entries in a file that looks quite another."""
    chance = random.Random(seed)  # noqa: S311 - a choice of styles
    entries = read_yaml(path).or_raise().value
    words = dict(
        zip(("proposed", "in_review", "approved", "retired"), map(str, STATUS_WORDS.values()), strict=False)
    )
    text = json.dumps(entries, ensure_ascii=False)
    levels = re.compile(r'"([1-5])": \[')
    plain = json.loads(levels.sub(r'"\1": [', text), object_hook=_with_numbers)
    for entry in plain:
        entry["status"] = chance.choice([entry["status"], words.get(entry["status"], entry["status"])])
    return Hand(chance).file(plain)


def _with_numbers(group: dict[str, object]) -> dict[object, object]:
    return {int(key) if key in "12345" else key: value for key, value in group.items()}


def is_remark(line: str) -> bool:
    return line.strip().startswith("#")


def may_go(line: str, edited: list[str], beside: list[str]) -> bool:
    """Whether a line holds the version, the state or words that somebody changed, or others in their list."""
    words = re.sub(r"^[-\s]*(\w+:)?\s*[>|]?-?", "", line).strip().strip("',\"")
    if re.match(r"\s*(version|status|approved):", line) or (words == "" and line.strip()):
        return True
    written = [
        json.dumps(text, ensure_ascii=False)[1:-1] for text in [*edited, *(beside if "[" in line else [])]
    ]
    return bool(words) and (any(words in text for text in edited) or any(text in line for text in written))


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(6))
def test_a_change_in_a_file_written_by_hand_alters_only_lines_with_its_own_words(
    bank_folder: Path, seed: int
) -> None:
    path, chance = bank_folder / POLITICS, random.Random(seed)  # noqa: S311
    text = written_by_hand(path, seed)
    mark, ends = (b"\xef\xbb\xbf", b"\r\n") if seed % 3 == 0 else (b"", b"\n")
    path.write_bytes(mark + text.encode().replace(b"\n", ends))
    if seed % 2:
        path = path.rename(path.with_name("Diverse sæt.yaml"))
    for entry in load(path, tuple[Entry, ...]).or_raise().value:
        before = path.read_bytes()
        edits = Edits(entry, chance)
        for _ in range(3):
            edits.edit()
        first = {each.address: each.printed for each in reversed(edits.proposals)}
        wanted = {each.address: each._replace(printed=first[each.address]) for each in edits.proposals}
        outcome = applied_unruled(bank_folder, [*wanted.values()])
        assert outcome.refused == ()
        after = entry_of(bank_folder, entry.id)
        expected = {**list_words(entry), **edits.lists, **edits.done}
        assert {key: tuple(words) for key, words in expected.items()} == list_words(after)
        singles = {text.address: text.words for text in texts_of(after).values() if not text.in_list}
        assert edits.singles == singles
        now = path.read_bytes()
        assert now.startswith(mark)
        assert now.count(b"\n") == now.count(ends)
        edited = [texts_of(entry)[each.address].words for each in edits.proposals if each.kind != "added"]
        beside = [text for key in edits.done for text in list_words(entry)[key]]
        old, new = ([line.rstrip(",") for line in each.decode().splitlines()] for each in (before, now))
        lost = Counter(old) - Counter(new)  # the last of a list has no comma
        assert [line for line in lost if not may_go(line, edited, beside)] == []
        assert [line for line in old if is_remark(line)] == [line for line in new if is_remark(line)]


def edited(folder: Path, old: str, new: str) -> None:
    """Somebody edits the entry of the dialogue."""
    path = folder / POLITICS
    text = path.read_text("utf-8")
    start = text.index(f"- id: {DIALOGUE}\n")
    end = text.index("\n- id:", start)
    block = re.sub(old, new, text[start:end], count=1)
    assert block != text[start:end]
    path.write_text(f"{text[:start]}{block}{text[end:]}", "utf-8")


def test_an_approval_on_lines_of_its_own_gives_way_to_a_new_one(bank_folder: Path) -> None:
    old = "  approved:\n    by: Ida Lund\n    date: 2026-01-01\n    words: 0123456789\n"
    edited(bank_folder, "  status: proposed\n", f"  status: approved\n{old}")
    entry = entry_of(bank_folder)
    outcome = applied(bank_folder, consents=(Consent(DIALOGUE, entry.words, "Ole Bak", "2026-11-28"),))
    assert outcome.refused == ()
    assert entry_of(bank_folder).state == "approved"


def test_a_key_behind_the_dash_goes_alone(bank_folder: Path) -> None:
    edited(bank_folder, rf"    - id: ({DIALOGUE}.3)\n", r'    - broader: "Bredt?"\n      id: \1\n')
    assert applied(bank_folder, Proposal("removed", f"{DIALOGUE}/spørgsmål 3, bredere")).refused == ()
    assert entry_of(bank_folder).questions[2].broader is None
    assert entry_of(bank_folder).questions[2].id == f"{DIALOGUE}.3"


@pytest.mark.parametrize("words", ["true", "null", "1e5", "nej", ": ", "- a # b", "=1+1", '"\\'])
def test_words_that_look_like_something_else_stay_words(bank_folder: Path, words: str) -> None:
    edited(bank_folder, r"  covers: .*\n", "  covers: modspil\n")
    applied(bank_folder, Proposal("changed", f"{DIALOGUE}/dækker", words))
    assert entry_of(bank_folder).covers == words.strip()


@pytest.mark.parametrize("words", ["\ufffe Gjorde det.", "\x07 Gjorde det.", "\ud800 Gjorde det."])
def test_letters_that_no_paper_shows_are_refused(bank_folder: Path, words: str) -> None:
    outcome = applied(bank_folder, Proposal("changed", f"{DIALOGUE}/trin 5/1", words))
    assert [key for key, _ in outcome.refused] == [DIALOGUE]


def a_second_entry(folder: Path) -> str:
    """The YAML of one more entry for the same line."""
    text = (folder / POLITICS).read_text("utf-8")
    start = text.index(f"- id: {DIALOGUE}\n")
    block = text[start : text.index("\n- id:", start) + 1]
    return block.replace(DIALOGUE, f"{DIALOGUE}.b").replace(
        f"behaviour: {DIALOGUE}.b", f"behaviour: {DIALOGUE}"
    )


def indented(text: str) -> str:
    return "".join(f"  {line}" if line.strip() else line for line in text.splitlines(keepends=True))


@pytest.mark.parametrize(
    "reshaped",
    [
        indented,
        lambda text: f"---\n{text}...\n",
        lambda text: text.rstrip("\n"),
        lambda text: f"{text}\n# slut\n",
    ],
)
def test_a_new_entry_stands_as_the_others_of_its_file_do(
    bank_folder: Path, reshaped: Callable[[str], str]
) -> None:
    path, block = bank_folder / POLITICS, a_second_entry(bank_folder)
    before = reshaped(path.read_text("utf-8"))
    path.write_text(before, "utf-8")
    both = Proposal("entry", f"{DIALOGUE}.b", block), Proposal("changed", f"{DIALOGUE}/dækker", "råd")
    assert applied(bank_folder, *both).refused == ()
    assert entry_of(bank_folder, f"{DIALOGUE}.b").behaviour == DIALOGUE
    lost = Counter(before.splitlines()) - Counter(path.read_text("utf-8").splitlines())
    assert not lost
    assert entry_of(bank_folder).covers == "råd"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (f"id: {DIALOGUE}.b\n", f"id: {DIALOGUE}.c\n"),
        (f"behaviour: {DIALOGUE}\n", "behaviour: findes.ikke\n"),
        ("kind: behavioural", "kind: reflective"),
        ("  anchors:\n", "  anchors_for: {findes-ikke: {}}\n  anchors:\n"),
    ],
)
def test_an_entry_that_the_bank_could_not_hold_is_refused(bank_folder: Path, old: str, new: str) -> None:
    proposal = Proposal("entry", f"{DIALOGUE}.b", a_second_entry(bank_folder).replace(old, new, 1))
    shown = review_received(open_workplace(str(bank_folder)), [Received((proposal,))], TODAY)
    assert [change.verdict for change in shown.changes] == ["rule"]
    assert [key for key, _ in applied(bank_folder, proposal).refused] == [f"{DIALOGUE}.b"]
    assert not [fault for fault in check_bank(bank_folder) if fault.level == "error"]


def test_nothing_is_written_that_the_bank_could_not_be_read_with(bank_folder: Path) -> None:
    twice = a_second_entry(bank_folder).replace(f"id: {DIALOGUE}.b.1", f"id: {DIALOGUE}.1")
    files = {path: path.read_bytes() for path in bank_folder.rglob("*.*")}
    with pytest.raises(UserError) as raised:
        applied(bank_folder, Proposal("entry", f"{DIALOGUE}.b", twice))
    assert [fault.code for fault in raised.value.problems] == ["duplicate-id"]
    assert {path: path.read_bytes() for path in bank_folder.rglob("*.*")} == files


def test_a_file_in_braces_is_told_and_left_alone(bank_folder: Path) -> None:
    path = bank_folder / POLITICS
    path.write_text(json.dumps(read_yaml(path).or_raise().value, ensure_ascii=False), "utf-8")
    with pytest.raises(UserError) as raised:
        applied(bank_folder, Proposal("changed", f"{DIALOGUE}/dækker", "råd"))
    assert [fault.code for fault in raised.value.problems] == ["entries-in-braces"]


HEAD = "hvornår\thvem\tsted\thvad\tfør\tefter\tkilde\n"


@pytest.mark.parametrize(
    "data",
    [HEAD.encode("cp1252"), HEAD.encode("utf-16"), HEAD.replace("\t", ";").encode(), b"\0\0", b"\xff"],
)
def test_a_history_that_another_program_has_spoilt_is_told_and_kept(bank_folder: Path, data: bytes) -> None:
    (bank_folder / HISTORY_FILE).write_bytes(data)
    with pytest.raises(UserError) as raised:
        applied(bank_folder, Proposal("changed", f"{DIALOGUE}/dækker", "råd"))
    assert [fault.code for fault in raised.value.problems] == ["history-changed"]
    assert (bank_folder / HISTORY_FILE).read_bytes() == data


def test_a_history_that_excel_has_saved_is_read_and_its_bytes_stay(bank_folder: Path) -> None:
    row = f'2026-11-01\tMette Holm\t{DIALOGUE}/trin 5/1\trettet\t"Sagde ""nej"", højt."\tNy.\tbog.docx\n'
    data = b"\xef\xbb\xbf" + (HEAD + row).replace("\n", "\r\n").encode()
    (bank_folder / HISTORY_FILE).write_bytes(data)
    applied(bank_folder, Proposal("changed", f"{DIALOGUE}/dækker", '"råd" og "dåd"'))
    now = (bank_folder / HISTORY_FILE).read_bytes()
    assert now.startswith(data)
    first, second = events_in(now)
    assert (first.before, first.source) == ('Sagde "nej", højt.', "bog.docx")
    assert second.after == '"råd" og "dåd"'


@pytest.mark.parametrize("word", ["godkendt", "approved", "Godkendt"])
def test_nobody_approves_an_entry_without_a_name_and_a_day(bank_folder: Path, word: str) -> None:
    outcome = applied(bank_folder, Proposal("changed", f"{DIALOGUE}/tilstand", word))
    assert [key for key, _ in outcome.refused] == [DIALOGUE]
    assert entry_of(bank_folder).status == "proposed"
