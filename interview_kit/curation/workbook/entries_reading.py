"""What the tab of entries wants: approvals, states, and what an entry is found by."""

import re
from collections.abc import Iterator, Mapping, Sequence

from interview_kit.curation.proposals import Consent, Proposal, Remark, Unplaced
from interview_kit.curation.texts import text_hash
from interview_kit.curation.workbook.columns import entry_values, joined, prints_read
from interview_kit.curation.workbook.placed import PlacedEntry
from interview_kit.curation.workbook.tables import Finding, Row, Table, folded, unplaced_strays
from interview_kit.models.bank import STATE_WORDS
from interview_kit.models.days import iso_day
from interview_kit.models.text import normalised, shows_something

_BETWEEN_WORDS = re.compile(r"[,;\n]+")
_RETIRED = STATE_WORDS["retired"]
_SETTABLE = (STATE_WORDS["proposed"], STATE_WORDS["in_review"])
_ONLY_BY_NAME = "Tilstanden kan ikke sættes til «{state}» alene: Skriv navn og dato under «Godkendt af»."
_UNKNOWN_STATE = "«{state}» er ingen tilstand. Vælg {choices} eller {retired}."
_NAME_LACKS = "Der står en dato ({on}), men intet navn under «Godkendt af»."
_CLEARED = "Godkendelsen er slettet i filen. Det trækker den ikke tilbage: Ret Tilstand til under gennemsyn."
_RENAMED = "Et sæts id kan ikke ændres: Gamle guider henviser til det."


class EntriesReader:
    """Reads the tab against the entries of the bank."""

    def __init__(self, entries: Mapping[str, PlacedEntry]) -> None:
        self.entries = entries

    def read(self, table: Table) -> list[Finding]:
        """What the table wants, in the order of its rows."""
        findings: list[Finding] = []
        for row in _aligned(table.rows):
            key = row["entry"].strip() if row["entry"].strip() in self.entries else row["address"]
            if key in self.entries:
                findings += self._row(row, self.entries[key], table.heads)
            else:
                text = " · ".join(row.texts.values())
                if shows_something(text):
                    findings.append(Unplaced(text, key, row.origin))
        return _each_once(findings)

    def _row(self, row: Row, placed: PlacedEntry, heads: frozenset[str]) -> Iterator[Finding]:
        entry, line = placed.entry, placed.behaviour
        now = {key: text_hash(value) for key, value in entry_values(entry, line.near).items()}
        printed = {**now, **prints_read(row["printed"])}

        def changed(key: str, words: str) -> bool:
            """Whether neither the words nor what stands in the row are those that were printed or are now."""
            hashes = {text_hash(words), text_hash(row[key])}
            return key in heads and hashes.isdisjoint({printed[key], now[key]})

        covers = normalised(row["covers"])
        if shows_something(covers) and changed("covers", covers):
            yield Proposal("changed", f"{entry.id}/dækker", covers, printed["covers"], origin=row.origin)
        for key, address in (("keywords", f"{entry.id}/nøgleord"), ("near", f"{line.id}/nær")):
            words = _words(row[key])
            if changed(key, words):
                yield Proposal("changed", address, words, printed[key], origin=row.origin)
        if changed("state", _state(row)):
            yield from _of_state(row, entry.id, printed["state"])
        if changed("by", normalised(row["by"])) or changed("on", iso_day(row["on"])):
            yield from _consent(row, entry.id)
        elif shows_something(row["reservations"]):
            yield Remark(entry.id, f"Forbehold: {row['reservations']}", row.origin)
        if shows_something(row["note"]):
            yield Remark(entry.id, row["note"], row.origin)
        yield from self._written_over(row, placed)

    def _written_over(self, row: Row, placed: PlacedEntry) -> Iterator[Finding]:
        """What somebody has written where nothing can be changed."""
        entry = placed.entry
        yield from unplaced_strays(row, entry.id)
        if row["address"] and row["entry"].strip() not in {"", entry.id}:
            yield Remark(entry.id, _RENAMED, row.origin, is_open=False)
        said = {"behaviour": placed.behaviour.text, "used_by": placed.used_by, "author": entry.author}
        for key, words in said.items():
            if shows_something(row[key]) and normalised(row[key]) != normalised(words):
                yield Unplaced(row[key], entry.id, row.origin)


def _aligned(rows: Sequence[Row]) -> Iterator[Row]:
    """The rows, each with what is hidden of its own entry: somebody may have sorted only what is seen."""
    hidden = {row["address"]: row for row in rows}
    for row in rows:
        own = hidden.get(row["entry"].strip(), row)
        yield row.having(**{key: own[key] for key in ("address", "line", "words", "printed") if own[key]})


def _words(text: str) -> str:
    """Keywords or ids as one text, whatever stands between them."""
    return joined(tuple(filter(None, (normalised(word) for word in _BETWEEN_WORDS.split(text)))))


def _state(row: Row) -> str:
    """The state as it is called; what is called nearly so is the same."""
    words = normalised(row["state"])
    return next((name for name in STATE_WORDS.values() if folded(name) == folded(words)), words)


def _of_state(row: Row, entry: str, printed: str) -> Iterator[Finding]:
    state, origin = _state(row), row.origin
    if state == _RETIRED:
        yield Proposal("removed", entry, origin=origin)
    elif state in _SETTABLE:
        yield Proposal("changed", f"{entry}/tilstand", state, printed, origin=origin)
    elif state in STATE_WORDS.values():
        if not shows_something(row["by"]):
            yield Remark(entry, _ONLY_BY_NAME.format(state=state), origin)
    elif state:
        choices = ", ".join(_SETTABLE)
        said = _UNKNOWN_STATE.format(state=state, choices=choices, retired=_RETIRED)
        yield Remark(entry, said, origin)


def _consent(row: Row, entry: str) -> Iterator[Finding]:
    """An approval of the words that were printed; `check` and the review say whether it counts."""
    by, on = normalised(row["by"]), iso_day(row["on"])
    if by:
        reservations = normalised(row["reservations"])
        yield Consent(entry, row["words"], by, on, reservations, row.origin)
    elif on:
        yield Remark(entry, _NAME_LACKS.format(on=on), row.origin)
    else:
        yield Remark(entry, _CLEARED, row.origin)


def _each_once(findings: list[Finding]) -> list[Finding]:
    """The findings without a change that two rows want alike, as of the lines that are near."""
    seen: set[tuple[str, str]] = set()
    kept: list[Finding] = []
    for finding in findings:
        if isinstance(finding, Proposal) and finding.address.endswith("/nær"):
            if (finding.address, finding.words) in seen:
                continue
            seen.add((finding.address, finding.words))
        kept.append(finding)
    return kept
