"""Changes of the bank that came home: held against it, and written into it where somebody ticked them."""

import difflib
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from interview_kit.bank.files import bank_files
from interview_kit.bank.loading import load_placed_bank
from interview_kit.bank.schemas import schema_line
from interview_kit.curation.differences import differences, past_of
from interview_kit.curation.file_edits import is_of_entry
from interview_kit.curation.history import HISTORY_FILE, events_in, history_with
from interview_kit.curation.proposals import Origin, Received, Unplaced
from interview_kit.curation.review import review
from interview_kit.curation.verdicts import Applied, Chosen, Review
from interview_kit.curation.writing import Writing, events_of, events_of_consents, written_entries
from interview_kit.models.bank import Entry
from interview_kit.problems import UserError, problem
from interview_kit.saving import held, save_files, undo_unfinished
from interview_kit.workplace.bank_now import OpenBank
from interview_kit.workplace.file_edits import as_before, other_edits, text_of
from interview_kit.workplace.workplace import Workplace
from interview_kit.yaml_files import load
from interview_kit.yaml_files.spans import column_at


def review_received(workplace: Workplace, received: Sequence[Received], today: str) -> Review:
    """What is to be said of all that came home. Raises `UserError` where the bank has errors."""
    return review(received, OpenBank(workplace).measure(today))


def check_writable(workplace: Workplace) -> None:
    """Raises `UserError` where the bank is the shipped one: nobody is to decide on what cannot be written.

    Undoes a save that was cut off, so that nobody decides on half of it.
    """
    if workplace.is_shipped:
        raise UserError([problem("bank-is-shipped")])
    undo_unfinished(workplace.bank_folder)


def apply_chosen(workplace: Workplace, chosen: Chosen, today: str) -> Applied:
    """Writes what was ticked into the bank, whole or not at all; what an entry's rules refuse stays out.

    Raises `UserError` where the bank is the shipped one, has errors or would get any, or cannot be
    written to.
    """
    check_writable(workplace)
    with held(workplace.bank_folder / "entries"):  # two people may do this at the same time
        undo_unfinished(workplace.bank_folder)
        bank = OpenBank(workplace)
        of_entries = [proposal for proposal in chosen.proposals if is_of_entry(proposal)]
        writing = written_entries(of_entries, chosen.consents, bank.pen(today))
        others = other_edits(bank, chosen.proposals)
        before = {**_files_of(bank, writing), **others.before}
        files = {**_written_files(bank, writing, _files_of(bank, writing)), **others.after}
        events = [event for written in writing.written.values() for event in written.events]
        events += events_of(others.changes, today)
        consents = [consent for written in writing.written.values() for consent in written.consents]
        events += events_of_consents(consents, today)
        if events:
            load_placed_bank(bank.folder, instead=files).or_raise()
            history = {HISTORY_FILE: history_with(bank.history, events)}
            save_files(bank.folder, {**files, **history}, overwrite=True, is_as_made=lambda _: True)
        return Applied(
            entries=tuple(_versions(bank, writing)),
            consents=tuple(consents),
            refused=(*writing.refused.items(), *others.refused.items()),
            files=(*files, HISTORY_FILE) if events else (),
            lines=sum(_changed_lines(before[name], data) for name, data in files.items()),
        )


def _files_of(bank: OpenBank, writing: Writing) -> dict[str, bytes]:
    """The files of the entries that are written, by their names in the bank, as they are."""
    names = {bank.file_of(key) for key in writing.written}
    paths = {name: bank.folder / name for name in sorted(names)}
    return {name: path.read_bytes() if path.exists() else b"" for name, path in paths.items()}


def _written_files(bank: OpenBank, writing: Writing, before: Mapping[str, bytes]) -> dict[str, bytes]:
    """The same files with what was written."""
    blocks: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    new: dict[str, str] = defaultdict(str)
    for key, written in writing.written.items():
        name = bank.file_of(key)
        if key in bank.now.entries:
            place = bank.block(key)
            blocks[name].append((place.start, place.end, written.block))
        else:
            new[name] += written.block
    return {name: _spliced(data, blocks[name], new[name], name) for name, data in before.items()}


def _spliced(data: bytes, blocks: Sequence[tuple[int, int, str]], new: str, name: str) -> bytes:
    """A file's bytes with other blocks, and new ones behind them."""
    text = text_of(data)
    margin = " " * column_at(text, ()) if text.strip() else ""
    for start, end, block in sorted(blocks, reverse=True):
        text = f"{text[:start]}{_with_margin(block, margin)}{text[end:]}"
    if new:
        about = f"# Spørgsmålssæt, som er kommet til i Word eller Excel: {Path(name).stem}.\n"
        text = text or schema_line(name) + about
        mark = re.search(r"\n\.\.\.\s*\Z", text)  # of the document's end
        body, behind = (text[: mark.start() + 1], text[mark.start() + 1 :]) if mark else (text, "")
        line_break = "" if body.endswith("\n") else "\n"
        text = f"{body}{line_break}{_with_margin(new, margin)}{behind}"
    return as_before(data, text)


def _with_margin(block: str, margin: str) -> str:
    """An entry's YAML as far from the margin as the others of its file."""
    if block.startswith(f"{margin}-"):
        return block
    own = block[: len(block) - len(block.lstrip(" "))]
    lines = (line.removeprefix(own) for line in block.splitlines(keepends=True))
    return "".join(f"{margin}{line}" if line.strip() else line for line in lines)


def _changed_lines(before: bytes, after: bytes) -> int:
    """How many lines of a file are new or other ones."""
    matched = difflib.SequenceMatcher(None, before.splitlines(), after.splitlines(), autojunk=False)
    return sum(end - start for tag, _, _, start, end in matched.get_opcodes() if tag != "equal")


def _versions(bank: OpenBank, writing: Writing) -> list[tuple[str, int, int]]:
    """The entries whose words were changed, with their old and new versions; 0 for one that is new."""
    rows = []
    for key, written in writing.written.items():
        if written.events:
            loaded = load(Path(key), tuple[Entry, ...], data=written.block.encode()).or_raise()
            entry = bank.now.entries.get(key)
            rows.append((key, entry.version if entry else 0, loaded.value[0].version))
    return rows


def differences_from(workplace: Workplace, other: Workplace) -> Received:
    """What would make our entries those of another bank, such as a newer one that was shipped."""
    check_writable(workplace)
    ours, theirs = OpenBank(workplace), OpenBank(other)
    past = past_of(events_in(ours.history))
    lines = {line.id for profile in ours.bank.profiles.values() for line in profile.behaviours}
    entries = {key: entry for key, entry in theirs.now.entries.items() if entry.behaviour in lines}
    proposals = differences(ours.now.entries, entries, lambda key: theirs.block(key).text, past)
    about = theirs.bank.about
    origin = Origin(about.keeper, "", f"{about.title} {about.version}")
    return Received(
        tuple(proposal._replace(origin=origin) for proposal in proposals),
        unplaced=tuple(_unmerged(ours.folder, theirs.folder, origin)),
    )


def _unmerged(ours: Path, theirs: Path, origin: Origin) -> Iterator[Unplaced]:
    """The files that the other bank has otherwise, and that no entries stand in: they are left to people."""
    both = [
        {name: (folder / name).read_bytes() for name in bank_files(folder).names} for folder in (ours, theirs)
    ]
    known = {name.rpartition("/")[0] for name in both[0]}
    names = [
        name
        for name, data in both[1].items()
        if text_of(both[0].get(name, b"")) != text_of(data)
        and (not name.startswith("entries/") or name.rpartition("/")[0] not in known)
        and name != "bank.yaml"
    ]
    if names:
        said = problem("merge-other-files")
        yield Unplaced(f"{said.message} {said.hint}", ", ".join(names), origin)
