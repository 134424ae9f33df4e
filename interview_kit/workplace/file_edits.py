"""Changes of profiles and positions written into their files, whose other bytes stay as they were."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from interview_kit.curation.addresses import POSITION, entry_of
from interview_kit.curation.file_edits import (
    focus_place,
    is_of_entry,
    near_lines,
    with_focus,
    with_near,
    with_position_text,
)
from interview_kit.curation.proposals import Proposal
from interview_kit.curation.settling import Settled, settled
from interview_kit.models.position import Position
from interview_kit.problems import problem
from interview_kit.workplace.bank_now import OpenBank
from interview_kit.yaml_files import load

_MARK = b"\xef\xbb\xbf"


class OtherEdits(NamedTuple):
    """The files before and after, by their names in the bank; what was changed; what was refused and why."""

    before: Mapping[str, bytes]
    after: Mapping[str, bytes]
    changes: Sequence[Settled]
    refused: Mapping[str, tuple[str, ...]]


def text_of(data: bytes) -> str:
    """A file's text with line ends as ours."""
    return data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")


def as_before(data: bytes, text: str) -> bytes:
    """The text as bytes with the line ends, and the mark at the front, that the file had."""
    written = text.encode().replace(b"\n", b"\r\n" if b"\r\n" in data else b"\n")
    return _MARK + written if data.startswith(_MARK) else written


def other_edits(bank: OpenBank, proposals: Sequence[Proposal]) -> OtherEdits:
    """The files of profiles and positions with the changes that are of no entry."""
    held = [settled(proposal, bank.now) for proposal in proposals if not is_of_entry(proposal)]
    changes = [change for change in held if change.state != "done"]
    refused = {change.proposal.address: reasons for change in changes if (reasons := _refusal(bank, change))}
    changes = [change for change in changes if change.proposal.address not in refused]
    edited = {**_profiles(bank, changes), **_positions(bank, changes)}
    before = {name: (bank.folder / name).read_bytes() for name in edited}
    after = {name: as_before(before[name], text) for name, text in edited.items()}
    return OtherEdits(before, after, changes, refused)


def _refusal(bank: OpenBank, change: Settled) -> tuple[str, ...]:
    if change.state in {"gone", "changed"}:
        said = problem("change-gone" if change.state == "gone" else "change-again", now=change.now)
        return (said.sentence,)
    return bank.faults_of(change.proposal).errors


def _profiles(bank: OpenBank, changes: Sequence[Settled]) -> dict[str, str]:
    profiles = bank.bank.profiles.values()
    near = near_lines(
        profiles, [change.proposal for change in changes if not change.proposal.address.startswith(POSITION)]
    )
    concerned = [profile for profile in profiles if near.keys() & {line.id for line in profile.behaviours}]
    names = {profile.id: f"profiles/{profile.id}.yaml" for profile in concerned}
    return {
        names[profile.id]: with_near(text_of((bank.folder / names[profile.id]).read_bytes()), profile, near)
        for profile in concerned
    }


def _positions(bank: OpenBank, changes: Sequence[Settled]) -> dict[str, str]:
    texts: dict[str, str] = {}
    for change in changes:
        proposal = change.proposal
        if proposal.address.startswith(POSITION):
            name = f"positions/{entry_of(proposal.address).removeprefix(POSITION)}.yaml"
            text = texts.get(name) or text_of((bank.folder / name).read_bytes())
            position = load(Path(name), Position, data=text.encode()).or_raise().value
            place = focus_place(proposal.address)
            texts[name] = (
                with_focus(text, position, place, proposal.words)
                if place
                else with_position_text(text, position, proposal)
            )
    return texts
