"""What the tab of positions wants: one proposal for each round and set whose focus is another."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from interview_kit.curation.focus import focus_address, focus_words, position_blocks
from interview_kit.curation.proposals import Proposal, Remark, Unplaced
from interview_kit.curation.texts import text_hash
from interview_kit.curation.workbook.columns import REMOVE
from interview_kit.curation.workbook.placed import line_labels
from interview_kit.curation.workbook.tables import Finding, Row, Table, folded, unplaced_strays
from interview_kit.models.bank import QuestionBank
from interview_kit.models.position import Focus, FocusBehaviour
from interview_kit.models.text import normalised, shows_something

_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
_AT_THE_END = 1_000_000.0
_NO_LINE = "«{words}» er ingen linje i profilen, så rækken er læst som «{line}»."
_ROWS_GONE = (
    "En række er væk: {lines}. Den er blevet stående, hvor den var; slet tallet under «Nr», hvis den skal ud."
)


class _Block(NamedTuple):
    """A round of a set of a position: its profile's lines by what they are called, and its focus now."""

    labels: Mapping[str, str]
    competencies: Mapping[str, str]
    focus: tuple[Focus, ...]


class _Line(NamedTuple):
    """A behaviour with where it stands in the order."""

    place: tuple[float, int]
    behaviour: str
    reason: str


class PositionsReader:
    """Reads the tab against the positions of the bank."""

    def __init__(self, bank: QuestionBank) -> None:
        self.blocks: dict[str, _Block] = {}
        self.named: dict[tuple[str, str, str], str] = {}
        for position in bank.positions.values():
            profile = bank.profiles[position.profile]
            labels = {folded(label): key for label, key in line_labels(profile).items()}
            labels |= {folded(line.id): line.id for line in profile.behaviours}
            competencies = {line.id: one.id for one in profile.competencies for line in one.behaviours}
            for name, number, focus in position_blocks(position):
                address = focus_address(position.id, name, number)
                self.blocks[address] = _Block(labels, competencies, focus)
                for called in (position.id, position.title):
                    self.named[folded(called), name.casefold(), str(number)] = address

    def read(self, table: Table) -> list[Finding]:
        """What the table wants, in the order of the bank."""
        rows: dict[str, list[Row]] = {}
        findings: list[Finding] = []
        for row in table.rows:
            address = row["block"] if row["block"] in self.blocks else self._address(row)
            if address:
                rows.setdefault(address, []).append(row)
                findings += unplaced_strays(row, address)
            elif shows_something(text := " · ".join(row.texts.values())):
                findings.append(Unplaced(text, table.tab, row.origin))
        for address in self.blocks:
            if address in rows:
                findings += self._block(address, rows[address])
        return findings

    def _address(self, row: Row) -> str:
        """The block by what the row shows of it."""
        name = row["set"].casefold().removeprefix("sæt").strip()
        return self.named.get((folded(row["position"]), name, row["round"].strip().rstrip(".")), "")

    def _block(self, address: str, rows: Sequence[Row]) -> Iterator[Finding]:
        block = self.blocks[address]
        lines: list[_Line] = []
        seen: set[str] = set()
        notes: list[str] = []
        changed_row = rows[0]
        for index, row in enumerate(rows):
            yield from self._unknown(address, block, row)
            seen |= {row["line"]} - {""}
            if shows_something(row["note"]):
                notes.append(normalised(row["note"]))
            if line := _line(row, block, index):
                lines.append(line)
            if _is_touched(row, line):
                changed_row = row
        printed = next((row["printed"] for row in rows if row["printed"]), "")
        is_known = printed in {"", text_hash(focus_words(block.focus))}
        lost = [one for one in _kept(block.focus) if one.behaviour not in seen] if is_known else []
        lost = [one for one in lost if all(line.behaviour != one.behaviour for line in lines)]
        words = _words([*lines, *lost], block)
        origin, comment = changed_row.origin, " ".join(notes)
        if lost:
            said = _ROWS_GONE.format(lines=", ".join(line.behaviour for line in lost))
            yield Remark(address, said, rows[0].origin, is_open=False)
        if text_hash(words) not in {printed, text_hash(focus_words(block.focus))}:
            yield Proposal("changed", address, words, printed, origin=origin, comment=comment)
        elif comment:
            yield Remark(address, comment, origin)

    def _unknown(self, address: str, block: _Block, row: Row) -> Iterator[Finding]:
        """What stands under Adfærd, or beside it, and is no line of the profile."""
        words = row["behaviour"]
        if shows_something(words) and folded(words) not in block.labels:
            if row["line"]:
                said = _NO_LINE.format(words=words, line=row["line"])
                yield Remark(address, said, row.origin, is_open=False)
            else:
                yield Unplaced(" · ".join(filter(None, (words, row["reason"]))), address, row.origin)
        elif not shows_something(words) and not row["line"] and shows_something(row["reason"]):
            yield Unplaced(row["reason"], address, row.origin)


def _line(row: Row, block: _Block, index: int) -> _Line | None:
    """The behaviour that the row asks about; None where it is taken out, or nobody chose one."""
    number = row["number"].strip()
    words = row["behaviour"]
    chosen = block.labels.get(folded(words), row["line"] if shows_something(words) else "")
    is_new = not row["line"]
    if not chosen or number.casefold() == REMOVE or (not number and not is_new):
        return None
    found = _NUMBER.fullmatch(number)
    if found and float(number.replace(",", ".")) == 0:
        return None
    place = float(number.replace(",", ".")) if found else _AT_THE_END
    reason = normalised(row["reason"])
    if not is_new and chosen != row["line"] and reason == _reason(block.focus, row["line"]):
        reason = ""  # it is the reason for the behaviour that stood there
    return _Line((place, index), chosen, reason)


def _is_touched(row: Row, line: _Line | None) -> bool:
    """Whether the row is one that was empty, or that another behaviour or none stands in now."""
    return (line is not None and line.behaviour != row["line"]) or (line is None and bool(row["line"]))


def _reason(focus: Sequence[Focus], behaviour: str) -> str:
    return next((one.reason for one in _all(focus) if one.id == behaviour), "")


def _all(focus: Sequence[Focus]) -> Iterator[FocusBehaviour]:
    return (behaviour for competency in focus for behaviour in competency.behaviours)


def _kept(focus: Sequence[Focus]) -> Iterator[_Line]:
    """The focus as it was printed: its numbers are 1, 2 and so on."""
    for number, one in enumerate(_all(focus), 1):
        yield _Line((float(number), -1), one.id, one.reason)


def _words(lines: Sequence[_Line], block: _Block) -> str:
    """The lines in their order, those of a competency together."""
    ordered = sorted(lines)
    first = {block.competencies[line.behaviour]: place for place, line in reversed(list(enumerate(ordered)))}
    ordered.sort(key=lambda line: first[block.competencies[line.behaviour]])
    return "\n".join(
        " | ".join((block.competencies[line.behaviour], line.behaviour, line.reason)) for line in ordered
    )
