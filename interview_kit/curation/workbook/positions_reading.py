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
            competencies = profile.competency_of
            for name, number, focus in position_blocks(position):
                address = focus_address(position.id, name, number)
                self.blocks[address] = _Block(labels, competencies, focus)
                for called in (position.id, position.title):
                    self.named[folded(called), name.casefold(), str(number)] = address

    def read(self, table: Table) -> list[Finding]:
        """What the table wants, in the order of the bank."""
        rows: dict[str, list[Row]] = {}
        findings: list[Finding] = []
        printed = {row["block"]: row["printed"] for row in table.rows}
        for row in table.rows:
            address = self._address(row) or row["block"]
            if address in self.blocks:
                rows.setdefault(address, []).append(self._aligned(row, address, printed))
                findings += unplaced_strays(row, address)
            elif shows_something(text := " · ".join(row.texts.values())):
                findings.append(Unplaced(text, table.tab, row.origin))
        for address in self.blocks:
            if address in rows:
                findings += self._block(address, rows[address])
        return findings

    def _aligned(self, row: Row, address: str, printed: Mapping[str, str]) -> Row:
        """The row with what is hidden of its own block: somebody may have sorted only what is seen."""
        if row["block"] in {"", address}:
            return row
        line = self.blocks[address].labels.get(folded(row["behaviour"]), "")
        is_printed = any(one.id == line for one in _all(self.blocks[address].focus))
        return row.having(block=address, printed=printed.get(address, ""), line=line if is_printed else "")

    def _address(self, row: Row) -> str:
        """The block by what the row shows of it."""
        name = row["set"].casefold().removeprefix("sæt").strip()
        return self.named.get((folded(row["position"]), name, row["round"].strip().rstrip(".")), "")

    def _block(self, address: str, rows: Sequence[Row]) -> Iterator[Finding]:
        block = self.blocks[address]
        for row in rows:
            yield from self._unknown(address, block, row)
        lines = [line for index, row in enumerate(rows) if (line := _line(row, block, index))]
        now = text_hash(focus_words(block.focus))
        printed = next((row["printed"] for row in rows if row["printed"]), "")
        lost = _lost(rows, lines, block) if printed in {"", now} else []
        if lost:
            said = _ROWS_GONE.format(lines=", ".join(line.behaviour for line in lost))
            yield Remark(address, said, rows[0].origin, is_open=False)
        words = _words([*lines, *lost], block)
        comment = " ".join(normalised(row["note"]) for row in rows if shows_something(row["note"]))
        if text_hash(words) not in {printed, now}:
            origin = _first_touched(rows, block).origin
            yield Proposal("changed", address, words, printed, origin=origin, comment=comment)
        elif comment:
            yield Remark(address, comment, rows[0].origin)

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
    number = row["number"].strip().rstrip(".)")
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


def _first_touched(rows: Sequence[Row], block: _Block) -> Row:
    """The first row that does not say what was printed in it."""
    printed = {line.behaviour: line for line in _kept(block.focus)}
    for index, row in enumerate(rows):
        line, before = _line(row, block, index), printed.get(row["line"])
        if before is None and line is None:
            continue
        if line is None or before is None or line[1:] != before[1:] or line.place[0] != before.place[0]:
            return row
    return rows[0]


def _lost(rows: Sequence[Row], lines: Sequence[_Line], block: _Block) -> list[_Line]:
    """What was printed and stands in no row any more."""
    seen = {row["line"] for row in rows} | {line.behaviour for line in lines}
    return [line for line in _kept(block.focus) if line.behaviour not in seen]


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
