"""`rettelser.docx`: every proposed change of the bank with its verdict and a box, on which HR decides."""

from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import groupby
from types import MappingProxyType
from typing import NamedTuple, TypeVar

from interview_kit.curation.addresses import POSITION, entry_of, place_words
from interview_kit.curation.counts import VERDICT_WORDS, counts, in_order, rivals
from interview_kit.curation.file_edits import focus_place
from interview_kit.curation.focus import focus_in_words
from interview_kit.curation.marked import Piece, marked
from interview_kit.curation.paper import (
    BankLabel,
    printed_code,
    properties_of,
    shown_words,
    tick_box,
    words_box,
)
from interview_kit.curation.proposals import Origin, Proposal, Remark, Unplaced
from interview_kit.curation.ticked import may_be_reworded
from interview_kit.curation.verdicts import Judged, Review
from interview_kit.documents.dates import danish_moment
from interview_kit.documents.view import View
from interview_kit.models.bank import Entry
from interview_kit.models.text import listed, printed
from interview_kit.word.fields import Field
from interview_kit.word.package import HeaderTexts

# Signs in a line of the two columns of words, and as many lines as fit on a page with some room to spare.
_LEFT, _RIGHT, _MOST_LINES = 48, 35, 36
_KINDS = {
    "changed": "Ændres",
    "added": "Tilføjes",
    "removed": "Udgår",
    "moved": "Flyttes",
    "entry": "Nyt spørgsmålssæt",
}
_LEGEND = (
    Piece("same", "Under «Rettelsen» er det "),
    Piece("gone", "overstregede"),
    Piece("same", " det, der står i banken nu, og det "),
    Piece("new", "understregede"),
    Piece("same", " det, der kommer i stedet."),
)

_Sent = TypeVar("_Sent", Proposal, Remark, Unplaced)


class ChangeRow(NamedTuple):
    """A change as its row shows it. `lines` are the difference, `words` the new text where there is one.

    `beside` stands where the new text would. `whole` is off for a row that may be longer than a page.
    """

    number: int
    tick: Field
    is_taken: bool
    box: Field | None
    words: str
    beside: tuple[tuple[str, str], ...]
    place: str
    kind: str
    lines: tuple[tuple[Piece, ...], ...]
    who: str
    also: str
    comment: str
    verdict: str
    reasons: tuple[str, ...]
    whole: str


class EntryRows(NamedTuple):
    """The changes of an entry, with the line of the profile that it is about, where that is known."""

    entry: str
    line: str
    rows: tuple[ChangeRow, ...]


class ConsentRow(NamedTuple):
    number: int
    tick: Field
    is_valid: bool
    entry: str
    line: str
    who: str
    reservations: str
    reasons: tuple[str, ...]


class Said(NamedTuple):
    """A remark or a text without a place: about what, the text in paragraphs, by whom, open or not."""

    about: str
    paragraphs: tuple[str, ...]
    who: str
    state: str = ""


def corrections(
    review: Review,
    sources: Sequence[str],
    bank: BankLabel,
    lines: Mapping[str, str] = MappingProxyType({}),
    entries: Mapping[int, Entry] = MappingProxyType({}),
) -> View:
    """The paper of a review, made of the files `sources`.

    `lines` are the lines of the profiles by the id of their entry, `entries` the new entries by the number of
    their change: they are shown as they will be read.
    """
    properties = properties_of(review, sources, bank)
    review = review if len(sources) > 1 else _without_sources(review)
    code = f"Rettelser {printed_code(properties)}"
    values = {
        "sources": [printed(source) for source in sources],
        "bank": bank,
        "counts": counts(review),
        "legend": _LEGEND,
        "code": code,
        "groups": tuple(_groups(review, lines, entries)),
        "consents": tuple(_consents(review, lines)),
        "remarks": tuple(_remarks(review, lines)),
        "unplaced": tuple(_unplaced(review)),
    }
    title = f"Rettelser · {bank.title}"
    headers = HeaderTexts(document=title, code=code, organisation="", footer=f"{bank.title} {bank.version}")
    return View("rettelser.wml.j2", values, headers, title, properties)


def _without_sources(review: Review) -> Review:
    """The review of one file, whose name need not stand at everything that is in it."""
    return review._replace(
        changes=tuple(
            change._replace(proposal=_nameless(change.proposal), also=tuple(map(_bare, change.also)))
            for change in review.changes
        ),
        remarks=tuple(map(_nameless, review.remarks)),
        unplaced=tuple(map(_nameless, review.unplaced)),
    )


def _nameless(value: _Sent) -> _Sent:
    return value._replace(origin=_bare(value.origin))


def _bare(origin: Origin) -> Origin:
    return origin._replace(source="")


# Changes


def _groups(review: Review, lines: Mapping[str, str], entries: Mapping[int, Entry]) -> Iterator[EntryRows]:
    """The changes by their entry, which come in the order of their first change."""
    order = {entry_of(change.proposal.address): 0 for change in review.changes}
    order = {entry: place for place, entry in enumerate(order)}
    others = rivals(review.changes)
    together = sorted(review.changes, key=lambda change: order[entry_of(change.proposal.address)])
    for entry, changes in groupby(together, key=lambda change: entry_of(change.proposal.address)):
        rows = (
            _row(change, others.get(change.number, ()), entries.get(change.number), lines)
            for change in in_order([*changes])
        )
        yield EntryRows(printed(entry), printed(lines.get(entry, "") or _position(entry)), tuple(rows))


def _position(owner: str) -> str:
    """What the changes of a position stand under; nothing for those of an entry."""
    return f"Stillingen {owner.removeprefix(POSITION)}" if owner.startswith(POSITION) else ""


def _row(change: Judged, others: Sequence[int], entry: Entry | None, known: Mapping[str, str]) -> ChangeRow:
    proposal = change.proposal
    is_text = may_be_reworded(proposal)
    words = shown_words(proposal.words) if is_text else ""
    is_focus = focus_place(proposal.address) is not None
    lines = tuple(_focus_lines(change, known)) if is_focus else _lines(change, entry)
    beside = _beside(proposal, entry)
    return ChangeRow(
        number=change.number,
        tick=tick_box(change.number),
        is_taken=change.is_taken,
        box=words_box(change.number) if is_text else None,
        words=words,
        beside=beside,
        place=printed(_place(change)),
        kind=_KINDS[proposal.kind],
        lines=lines,
        who=_who(proposal.origin),
        also=listed(_who(origin) for origin in change.also),
        comment=printed(proposal.comment),
        verdict=VERDICT_WORDS[change.verdict],
        reasons=tuple(map(printed, change.reasons)) or tuple(_choice(change.number, others)),
        whole="on" if _height(lines, words, beside, change.reasons) <= _MOST_LINES else "off",
    )


def _place(change: Judged) -> str:
    """Where the text is and, where it moves, where it comes to stand."""
    proposal = change.proposal
    if proposal.kind == "entry":
        return change.place
    place = change.place or "Hele spørgsmålssættet"
    if proposal.kind != "moved":
        return place
    here, there = entry_of(proposal.address), entry_of(proposal.to)
    return f"{place}, til {place_words(proposal.to)}{'' if here == there else f' i {there}'}"


def _focus_lines(change: Judged, known: Mapping[str, str]) -> Iterator[tuple[Piece, ...]]:
    """What a round asks about, before and after, a line of the profile a row."""
    before, after = (
        focus_in_words(words, known).splitlines() for words in (change.now, change.proposal.words)
    )
    matched = SequenceMatcher(None, before, after, autojunk=False)
    for tag, start, end, new_start, new_end in matched.get_opcodes():
        if tag == "equal":
            yield from ((Piece("same", printed(row)),) for row in before[start:end])
        else:
            yield from ((Piece("gone", printed(row)),) for row in before[start:end])
            yield from ((Piece("new", printed(row)),) for row in after[new_start:new_end])


def _lines(change: Judged, entry: Entry | None) -> tuple[tuple[Piece, ...], ...]:
    kind, now = change.proposal.kind, printed(change.now)
    if kind in {"changed", "added"}:
        return marked(now if kind == "changed" else "", printed(change.proposal.words))
    if kind == "entry":
        return ((Piece("new", entry.questions[0].text),),) if entry else ()
    return ((Piece("gone" if kind == "removed" else "same", now),),) if now else ()


def _beside(proposal: Proposal, entry: Entry | None) -> tuple[tuple[str, str], ...]:
    """What stands of a new entry beside its question: what it covers, and the level that is good enough."""
    if proposal.kind != "entry" or entry is None:
        return ()
    return ("Dækker", entry.covers), *(("Trin 3", statement) for statement in entry.anchors[3])


def _choice(number: int, others: Sequence[int]) -> Iterator[str]:
    if others:
        yield f"Vælg højst én af nr. {listed(map(str, sorted([number, *others])))}."


def _height(
    lines: Sequence[Sequence[Piece]],
    words: str,
    beside: Sequence[tuple[str, str]],
    reasons: Sequence[str],
) -> int:
    """About how many lines the row takes."""
    left = sum(len(piece.text) for line in lines for piece in line) + sum(map(len, reasons))
    right = len(words) + sum(len(text) for _, text in beside)
    return max(left // _LEFT, right // _RIGHT) + 6


# What else came


def _consents(review: Review, lines: Mapping[str, str]) -> Iterator[ConsentRow]:
    for judged in review.consents:
        consent = judged.consent
        yield ConsentRow(
            judged.number,
            tick_box(judged.number),
            judged.is_valid,
            printed(consent.entry),
            printed(lines.get(consent.entry, "")),
            ", ".join(filter(None, (printed(consent.by), danish_moment(printed(consent.on))))) or "–",
            printed(consent.reservations),
            tuple(map(printed, judged.reasons)),
        )


def _remarks(review: Review, lines: Mapping[str, str]) -> Iterator[Said]:
    for remark in review.remarks:
        entry = entry_of(remark.address)
        place = place_words(remark.address)
        about = ", ".join(filter(None, (lines.get(entry) or entry, place))) or "–"
        state = "Åben" if remark.is_open else "Lukket"
        yield Said(printed(about), _paragraphs(remark.text), _who(remark.origin), state)


def _unplaced(review: Review) -> Iterator[Said]:
    for text in review.unplaced:
        yield Said(printed(text.near) or "–", _paragraphs(text.text), _who(text.origin))


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(filter(None, map(printed, text.splitlines()))) or ("–",)


def _who(origin: Origin) -> str:
    """`Mette Holm, 3. december 2026 kl. 10.12 (bog-jurist.docx)`, as far as it is known."""
    who = ", ".join(filter(None, (printed(origin.by) or "Uden navn", danish_moment(printed(origin.at)))))
    return f"{who} ({printed(origin.source)})" if origin.source else who
