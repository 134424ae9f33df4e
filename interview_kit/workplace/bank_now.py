"""The bank as it stands, held ready for changes: every text by its address, and what the rules would say."""

import os
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from interview_kit.bank.references import entry_problems
from interview_kit.checks.fixed_texts import fixed_text_findings
from interview_kit.checks.lexicon import Lexicon
from interview_kit.checks.passages import Passage
from interview_kit.checks.rule import Finding
from interview_kit.checks.running import entry_findings, passage_findings, without_accepted
from interview_kit.curation.addresses import KEYWORDS, NEAR, POSITION, STATE, entry_of, field_of, list_words
from interview_kit.curation.applying import NoPlaceError
from interview_kit.curation.file_edits import focus_place, is_of_entry, with_position_text
from interview_kit.curation.focus import focus_address, focus_doubts, focus_words, position_blocks
from interview_kit.curation.history import HISTORY_FILE, is_history, taken_in
from interview_kit.curation.new_entry import entries_file
from interview_kit.curation.position_texts import position_texts
from interview_kit.curation.proposals import Proposal
from interview_kit.curation.review import Faults, Measure
from interview_kit.curation.settling import BankNow
from interview_kit.curation.texts import texts_of
from interview_kit.curation.writing import Pen, changed_block
from interview_kit.models.bank import STATE_WORDS, Entry, QuestionBank
from interview_kit.models.position import Position
from interview_kit.problems import Problem, UserError, problem
from interview_kit.workplace.checking import load_lexicon
from interview_kit.workplace.received_files import received_file
from interview_kit.workplace.workplace import Workplace
from interview_kit.yaml_files import Placed, load
from interview_kit.yaml_files.spans import blocks_of

if TYPE_CHECKING:
    from interview_kit.bank.loading import PlacedBank

# What the rules say of an approval and of an accepted warning follows from the change itself.
_OF_APPROVAL = frozenset({"approval-words", "approval-early", "accepted-words"})


class Block(NamedTuple):
    """The YAML of one entry: its file, its text, and where in the file it begins and ends."""

    file: str
    text: str
    start: int
    end: int


class OpenBank:
    """A bank that is open for changes. Raises `UserError` where it has errors."""

    def __init__(self, workplace: Workplace) -> None:
        """The bank of the workplace, read once."""
        self.folder = workplace.bank_folder
        self.placed: PlacedBank = workplace.placed_bank()
        self.history = _history(self.folder)
        self._known: dict[str, list[Problem]] = {}
        self._in_passage = cache(_in_passage)

    @property
    def bank(self) -> QuestionBank:
        return self.placed.bank

    @cached_property
    def now(self) -> BankNow:
        """Every text of the bank by its address."""
        entries = {entry.id: entry for entry in self.bank.all_entries}
        lists = {key: words for entry in entries.values() for key, words in list_words(entry).items()}
        optional = (address for entry in entries.values() for address in _optional(entry))
        return BankNow(
            entries=entries,
            words={**dict(_words(entries.values())), **dict(_other_words(self.bank))},
            lists=lists,
            optional=frozenset(optional),
            taken=taken_in(self.history),
        )

    def pen(self, today: str) -> Pen:
        """What writing into the bank needs of it."""
        return Pen(self.measure(today), lambda entry: self.block(entry).text, self.faults_between)

    def measure(self, today: str) -> Measure:
        """What changes are held against."""
        return Measure(self.now, self.faults_of, self.entry_faults, today)

    def block(self, entry: str) -> Block:
        """The entry's part of its file."""
        placed = self.placed.entries[entry]
        blocks = blocks_of(placed.source.text)
        if not blocks:
            raise UserError([problem("entries-in-braces", file=placed.source.file)])
        start, end = blocks[int(placed.loc[0])]
        return Block(placed.source.file, placed.source.text[start:end], start, end)

    def file_of(self, entry: str) -> str:
        """The name, in the bank's folder, of the file that the entry is in, or is to be in."""
        if entry in self.placed.entries:
            return Path(self.placed.entries[entry].source.file).relative_to(self.folder).as_posix()
        competency = next(
            (
                competency.id
                for profile in self.bank.profiles.values()
                for competency in profile.competencies
                if entry.startswith(f"{competency.id}.")
            ),
            entry.rpartition(".")[0],
        )
        beside = (
            key
            for key, row in self.placed.entries.items()
            if row.value.behaviour.startswith(f"{competency}.")
        )
        neighbour = next(beside, None)
        if neighbour:
            return self.file_of(neighbour)
        return entries_file(competency.partition(".")[0], competency)

    def entry_faults(self, entry: str) -> Sequence[str]:
        """What the rules refuse in the entry as it stands."""
        return [
            _sentence(fault) for fault in self._problems(self.block(entry).text) if fault.level == "error"
        ]

    def faults_of(self, proposal: Proposal) -> Faults:
        """What the rules say of the entry with this change that they do not say of it without."""
        if not is_of_entry(proposal):
            return self._faults_of_file(proposal)
        entry = self.now.entries.get(entry_of(proposal.address))
        if not field_of(proposal.address) and proposal.kind != "entry":
            return Faults()
        before = self.block(entry.id).text if entry else ""
        if proposal.kind == "entry" and not _is_of(proposal):
            return Faults((_sentence(problem("entry-other-id", entry=proposal.address)),))
        try:
            return self.faults_between(before, changed_block(before, entry, [proposal]))
        except (NoPlaceError, KeyError):
            return Faults((_last_line(),))

    def _faults_of_file(self, proposal: Proposal) -> Faults:
        """What is wrong with other near lines, or with another focus."""
        place = focus_place(proposal.address)
        if proposal.address.startswith(POSITION) and place is None:
            return self._faults_of_position_text(proposal)
        if place is None:
            lines = {line.id for profile in self.bank.profiles.values() for line in profile.behaviours}
            words = [word.strip() for word in proposal.words.split(",") if word.strip()]
            return Faults(tuple(_unknown(word) for word in words if word not in lines))
        position = self.bank.positions.get(place.position)
        if position is None:
            return Faults((_sentence(problem("change-gone")),))
        profile = self.bank.profiles[position.profile]
        faults, remarks = focus_doubts(proposal.words, position, profile, proposal.address)
        return Faults(faults, remarks)

    def _faults_of_position_text(self, proposal: Proposal) -> Faults:
        """What the rules say of a position with other words in one place."""
        placed = self.placed.positions.get(entry_of(proposal.address).removeprefix(POSITION))
        if placed is None:
            return Faults((_sentence(problem("change-gone")),))
        before = placed.source.text
        try:
            after = with_position_text(before, placed.value, proposal)
        except KeyError:
            return Faults((_sentence(problem("change-position")),))
        return _faults(self._position_problems(before), self._position_problems(after))

    def _position_problems(self, text: str) -> list[Problem]:
        loaded, problems = load(Path("stillingen"), Position, data=text.encode())
        if loaded is None:
            return problems
        found = fixed_text_findings(loaded.value, self._lexicon)
        return [loaded.problem(finding.rule, finding.loc, **finding.details) for finding in found]

    def faults_between(self, before: str, after: str) -> Faults:
        """What the rules say of the one text of an entry and not of the other."""
        return _faults(self._problems(before), self._problems(after))

    def _problems(self, block: str) -> list[Problem]:
        """What is wrong in an entry's YAML: its fields, else what the rules find in it; looked for once."""
        if block not in self._known:
            self._known[block] = self._looked_for(block) if block else []
        return self._known[block]

    def _looked_for(self, block: str) -> list[Problem]:
        loaded, problems = load(Path("sættet"), tuple[Entry, ...], data=block.encode())
        if loaded is None:
            return problems
        rows = [Placed(entry, loaded.source, (index,)) for index, entry in enumerate(loaded.value)]
        return [fault for placed in rows for fault in (*self._lost(placed), *self._found(placed))]

    def _lost(self, placed: Placed[Entry]) -> Iterator[Problem]:
        """What the entry points at that the bank does not have."""
        lines = [line.id for profile in self.bank.profiles.values() for line in profile.behaviours]
        return entry_problems(placed, lines, [*self.bank.positions])

    def _found(self, placed: Placed[Entry]) -> Iterator[Problem]:
        """What the rules find in the entry."""
        found = entry_findings(placed.value, self._lexicon, self._in_passage)
        for finding in without_accepted(placed.value, found):
            if finding.rule not in _OF_APPROVAL:
                yield placed.problem(finding.rule, finding.loc, **finding.details)

    @cached_property
    def _lexicon(self) -> Lexicon:
        return load_lexicon(self.folder).or_raise()


def _in_passage(passage: Passage, lexicon: Lexicon) -> tuple[Finding, ...]:
    """What the rules on one text find: most texts of an entry stay when one is changed."""
    return tuple(passage_findings(passage, lexicon))


def _words(entries: Iterable[Entry]) -> Iterator[tuple[str, str]]:
    for entry in entries:
        yield from ((address, text.words) for address, text in texts_of(entry).items())
        yield f"{entry.id}/{KEYWORDS}", ", ".join(entry.keywords)
        yield f"{entry.id}/{STATE}", STATE_WORDS[entry.status]


def _other_words(bank: QuestionBank) -> Iterator[tuple[str, str]]:
    """What is said of lines and positions, by address."""
    for profile in bank.profiles.values():
        for line in profile.behaviours:
            yield f"{line.id}/{NEAR}", ", ".join(line.near)
    for position in bank.positions.values():
        yield from ((address, text.words) for address, text in position_texts(position).items())
        for name, number, focus in position_blocks(position):
            yield focus_address(position.id, name, number), focus_words(focus)


def _optional(entry: Entry) -> Iterator[str]:
    """Where a text may come to stand that the entry need not have."""
    yield f"{entry.id}/tæller også"
    for number, question in enumerate(entry.questions, 1):
        yield f"{entry.id}/spørgsmål {number}, bredere"
        if question.without_staff:
            yield f"{entry.id}/uden personale {number}, bredere"


def _faults(before: Sequence[Problem], after: Sequence[Problem]) -> Faults:
    known = {(fault.code, fault.message) for fault in before}
    new = [fault for fault in after if (fault.code, fault.message) not in known]
    return Faults(
        tuple(_sentence(fault) for fault in new if fault.level == "error"),
        tuple(_sentence(fault) for fault in new if fault.level != "error"),
    )


def _sentence(fault: Problem) -> str:
    return fault.sentence


def _unknown(line: str) -> str:
    return _sentence(problem("near-unknown", line=line))


def _last_line() -> str:
    return _sentence(problem("change-last"))


def _is_of(proposal: Proposal) -> bool:
    """Whether the YAML of a whole entry is one entry, of its own id, or has faults that say more."""
    loaded, _ = load(Path("sættet"), tuple[Entry, ...], data=proposal.words.encode(errors="replace"))
    return loaded is None or [entry.id for entry in loaded.value] == [proposal.address]


def _history(folder: Path) -> bytes:
    """The bank's history; nothing where it has none. Raises `UserError` where it cannot be read."""
    path = folder / HISTORY_FILE
    if not os.path.lexists(path):
        return b""
    data = received_file(path)
    if not is_history(data):
        raise UserError([problem("history-changed", file=str(path))])
    return data
