"""A newer bank becomes proposals: what HR has written itself stays unless somebody ticks the other."""

import re
import shutil
from pathlib import Path

import pytest

from interview_kit.curation import Chosen, Judged, Proposal
from interview_kit.shipped import shipped_folder
from interview_kit.workplace.curating import apply_chosen, differences_from, review_received
from interview_kit.workplace.workplace import Workplace, open_workplace

TODAY = "2026-11-29"
POLITICS = "entries/direktoer/politik.yaml"
ENTRY = "direktoer.politik.med-og-modspil"
FIRST = "Hvad byggede du din bekymring på?"
HIGHEST = "Lagde flere veje frem til det samme mål og skrev, hvad der talte imod dem, også imod forbeholdet."


class Banks:
    """HR's bank and the newer one, both begun as the shipped one."""

    def __init__(self, folder: Path) -> None:
        for name in ("ours", "newer"):
            shutil.copytree(shipped_folder("question_bank"), folder / name)
        self.ours, self.newer = folder / "ours", folder / "newer"

    def edit(self, bank: Path, old: str, new: str) -> None:
        """Changes the entry by hand; in the newer bank it is a later version."""
        text = (bank / POLITICS).read_text("utf-8")
        assert text.count(old) == 1
        text = text.replace(old, new)
        if bank == self.newer:
            start = text.index(f"- id: {ENTRY}\n")
            text = text[:start] + re.sub(r"version: \d+", "version: 50", text[start:], count=1)
        (bank / POLITICS).write_text(text, "utf-8")

    def hr_changes(self, address: str, words: str) -> None:
        """HR's own change, by its own road."""
        kind = "changed" if words else "removed"
        apply_chosen(self.workplace, Chosen((Proposal(kind, f"{ENTRY}/{address}", words),)), TODAY)  # type: ignore[arg-type]

    @property
    def workplace(self) -> Workplace:
        return open_workplace(str(self.ours))

    def judged(self) -> list[Judged]:
        received = differences_from(self.workplace, open_workplace(str(self.newer)))
        return list(review_received(self.workplace, [received], TODAY).changes)

    def merge(self) -> None:
        proposals = tuple(judged.proposal for judged in self.judged())
        apply_chosen(self.workplace, Chosen(proposals), TODAY)


@pytest.fixture
def banks(tmp_path: Path) -> Banks:
    return Banks(tmp_path)


def test_two_banks_that_are_the_same_differ_in_nothing(banks: Banks) -> None:
    assert banks.judged() == []


def test_a_text_that_is_new_in_the_newer_bank_is_a_clean_change(banks: Banks) -> None:
    banks.edit(banks.newer, FIRST, "Hvad byggede du din tvivl på?")
    judged = banks.judged()
    assert [(one.verdict, one.proposal.words) for one in judged] == [
        ("clean", "Hvad byggede du din tvivl på?")
    ]
    assert judged[0].now == FIRST
    banks.merge()
    assert banks.judged() == []


def test_what_only_hr_has_changed_is_left_alone(banks: Banks) -> None:
    banks.hr_changes("spørgsmål 1, opfølgning 1", "Hvad hvilede din bekymring på?")
    banks.hr_changes("rødt flag 1", "")
    assert banks.judged() == []


def test_what_hr_has_written_by_hand_is_never_ticked_away(banks: Banks) -> None:
    banks.edit(banks.ours, FIRST, "Hvad hvilede din bekymring på?")
    banks.edit(banks.ours, f'"{HIGHEST}", ', "")
    kinds = [(one.proposal.kind, one.verdict) for one in banks.judged()]
    assert kinds == [("changed", "changed"), ("added", "clean")]


def test_what_both_have_changed_is_shown_and_not_taken(banks: Banks) -> None:
    banks.hr_changes("spørgsmål 1, opfølgning 1", "Hvad hvilede din bekymring på?")
    banks.edit(banks.newer, FIRST, "Hvad byggede du din tvivl på?")
    assert [(one.verdict, one.now) for one in banks.judged()] == [
        ("changed", "Hvad hvilede din bekymring på?")
    ]


def test_lines_that_come_and_go_are_proposed_one_by_one(banks: Banks) -> None:
    banks.edit(banks.newer, f'"{HIGHEST}", ', "")
    banks.edit(banks.newer, f'["{FIRST}", ', f'["{FIRST}", "Hvem talte du med først?", ')
    assert [(one.proposal.kind, one.verdict) for one in banks.judged()] == [
        ("added", "clean"),
        ("removed", "clean"),
    ]
    banks.merge()
    assert banks.judged() == []


def test_an_entry_of_another_shape_is_proposed_whole(banks: Banks) -> None:
    text = (banks.newer / POLITICS).read_text("utf-8")
    start = text.index(f"- id: {ENTRY}\n")
    later = text[start:].replace("minutes: 9", "minutes: 8", 1).replace("version: 2", "version: 3", 1)
    (banks.newer / POLITICS).write_text(text[:start] + later, "utf-8")
    assert [(one.proposal.kind, one.proposal.address, one.verdict) for one in banks.judged()] == [
        ("entry", ENTRY, "clean")
    ]
    banks.merge()
    assert (banks.ours / POLITICS).read_bytes() == (banks.newer / POLITICS).read_bytes()


def test_profiles_and_positions_of_the_newer_bank_are_told_and_left_to_people(banks: Banks) -> None:
    shutil.rmtree(banks.ours / "entries" / "leder-ltk")
    for path in [*(banks.ours / "positions").glob("*.yaml"), *(banks.ours / "calibration").glob("*.yaml")]:
        if "leder-ltk" in path.read_text("utf-8"):
            path.unlink()
    (banks.ours / "profiles" / "leder-ltk.yaml").unlink()
    received = differences_from(banks.workplace, open_workplace(str(banks.newer)))
    assert received.proposals == ()
    [told] = received.unplaced
    assert "profiles/leder-ltk.yaml" in told.near
    assert "entries/leder-ltk/" in told.near


def test_an_entry_that_we_lack_comes_whole_and_one_that_is_withdrawn_goes(banks: Banks) -> None:
    path = "entries/direktoer/faglig.yaml"
    text = (banks.ours / path).read_text("utf-8")
    last = text.rindex("\n- id:") + 1
    (banks.ours / path).write_text(text[:last], "utf-8")
    (banks.newer / POLITICS).write_text(
        (banks.newer / POLITICS).read_text("utf-8").replace("status: proposed", "status: retired", 1), "utf-8"
    )
    kinds = sorted(one.proposal.kind for one in banks.judged())
    assert kinds == ["entry", "removed"]
    banks.merge()
    assert (banks.ours / path).read_text("utf-8") == text
    assert banks.judged() == []
