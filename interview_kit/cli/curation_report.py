"""What is said of a review of the bank, and of what was written in it: short lines for HR."""

from pathlib import Path
from textwrap import shorten
from typing import TYPE_CHECKING

from interview_kit.cli.called import as_called
from interview_kit.cli.printing import say, say_json
from interview_kit.cli.report import print_set_aside, today

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from interview_kit.curation.proposals import Consent, Origin, Proposal, Remark, Unplaced
    from interview_kit.curation.verdicts import Applied, Judged, Review, Verdict
    from interview_kit.workplace.book_home import Decision

# So many lines of a kind, and so many letters of each.
_MOST_LINES, _LONGEST, _LONGEST_TEXT = 12, 140, 40
# What is said above the changes of each verdict: those that somebody must decide come first.
_HEADINGS: "dict[Verdict, str]" = {
    "conflict": "I konflikt – vælg selv:",
    "rule": "Mod en regel – tages ikke med, hvis I ikke sætter kryds:",
    "changed": "Banken er ændret, siden bogen blev lavet – vælg selv:",
    "gone": "Stedet findes ikke i banken:",
    "clean": "Rene – tages med, hvis I ikke fjerner krydset:",
}
_KINDS = {"added": "ny: ", "removed": "udgår: ", "moved": "flyttes: ", "entry": "nyt: ", "changed": ""}


def print_decision(made: "Decision", output: str | None, style: str = "text", *, force: bool) -> None:
    """Saves the paper to tick in, unless nobody has anything to decide, and prints what it says."""
    from interview_kit.saving import save_files
    from interview_kit.workplace.book_home import PAPER, is_empty, is_untouched

    path = Path(output or PAPER)
    files = {} if is_empty(made.review) else {path.name: made.data}
    overwrite = force or is_untouched(path)
    aside = save_files(path.parent, files, overwrite=overwrite, today=today(), is_as_made=is_untouched)
    if style == "json":
        say_json(review_as_dict(made.review, made.sources, path), indent=1)
        return
    print_review(made.review, made.sources, path)
    print_set_aside(path.parent, aside)


def print_review(review: "Review", sources: "Sequence[str]", path: Path) -> None:
    """What the files want, in groups, with no more lines than anybody reads; the paper `path` has it all."""
    from interview_kit.curation.counts import in_order, rivals, summary

    say(f"Læst: {', '.join(sources)}.")
    say(summary(review))
    ordered = in_order(review.changes)
    others = rivals(review.changes)
    for verdict, heading in _HEADINGS.items():
        decided = (change for change in ordered if change.verdict == verdict)
        lines = [_change(change, others.get(change.number, ())) for change in decided]
        _print_group(heading, lines, path)
    _print_group("Godkendelser, der ikke gælder:", [*_invalid(review)], path)
    _print_group("Åbne kommentarer:", [*_open_remarks(review)], path)
    _print_group("Tekst uden plads i banken:", [*_unplaced(review)], path)
    _print_next_step(review, path)


def _print_group(heading: str, lines: "Sequence[str]", path: Path) -> None:
    if not lines:
        return
    say(heading)
    for line in lines[:_MOST_LINES]:
        say(f"  {shorten(line, _LONGEST, placeholder=' …')}")
    if len(lines) > _MOST_LINES:
        say(f"  … og {len(lines) - _MOST_LINES} til, se {path.name}")


def _print_next_step(review: "Review", path: Path) -> None:
    if not review.changes and not review.consents:
        say("Der er intet at skrive i banken.")
        if review.remarks or review.unplaced:
            say(f"Det hele står i {path}.")
        return
    say(f"Intet er skrevet i banken endnu. Sæt og fjern kryds i {path}, og gem og luk filen.")
    from interview_kit.workplace.recruitment import as_typed

    say(
        as_called(
            "Det, der er kryds ved, bliver skrevet i banken med "
            f"«interview-kit book --apply {as_typed(path)}»."
        )
    )


def _change(change: "Judged", others: "Sequence[int]") -> str:
    """`2 direktoer.politik.dialog, trin 5, nr. 2: «Sagde …» (Mette Holm); se nr. 5. Fordi …`."""
    from interview_kit.curation.addresses import entry_of

    proposal = change.proposal
    words = "" if proposal.kind == "entry" else proposal.words or change.now
    text = f": «{shorten(words, _LONGEST_TEXT, placeholder=' …')}»" if words.strip() else ""
    rivals_in_words = f"; se nr. {', '.join(map(str, others))}" if others else ""
    reasons = "" if others else f" {' '.join(change.reasons)}"
    what = f"{_KINDS[proposal.kind]}{change.place or 'hele sættet'}"
    owner = entry_of(proposal.address).replace("stilling:", "stillingen ")
    where = ", ".join(filter(None, (owner, what)))
    return f"{change.number} {where}{text} ({_who(proposal.origin, change.also)}){rivals_in_words}{reasons}"


def _who(origin: "Origin", also: "Sequence[Origin]" = ()) -> str:
    return ", ".join(sender.by or "uden navn" for sender in (origin, *also))


def _invalid(review: "Review") -> "Iterator[str]":
    for judged in review.consents:
        if not judged.is_valid:
            consent = judged.consent
            who = consent.by or "uden navn"
            yield f"{judged.number} {consent.entry}, {who}: {' '.join(judged.reasons)}"


def _open_remarks(review: "Review") -> "Iterator[str]":
    from interview_kit.curation.addresses import entry_of, place_words

    for remark in review.remarks:
        if remark.is_open:
            place = place_words(remark.address)
            about = ", ".join(filter(None, (entry_of(remark.address), place)))
            yield f"{about or 'Uden sted'}: «{remark.text}» ({_who(remark.origin)})"


def _unplaced(review: "Review") -> "Iterator[str]":
    for text in review.unplaced:
        yield f"{text.near or 'Uden sted'}: «{text.text}» ({text.origin.source or _who(text.origin)})"


def review_as_dict(review: "Review", sources: "Sequence[str]", path: Path) -> dict[str, object]:
    """The same as plain values, whole, for JSON."""
    from interview_kit.curation.counts import rivals, summary

    others = rivals(review.changes)
    return {
        "sources": list(sources),
        "paper": str(path),
        "summary": summary(review),
        "changes": [_change_as_dict(change, others.get(change.number, ())) for change in review.changes],
        "consents": [
            {
                "number": judged.number,
                "is_valid": judged.is_valid,
                "reasons": list(judged.reasons),
                **_with_origin(judged.consent),
            }
            for judged in review.consents
        ],
        "remarks": list(map(_with_origin, review.remarks)),
        "unplaced": list(map(_with_origin, review.unplaced)),
    }


def _change_as_dict(change: "Judged", others: "Sequence[int]") -> dict[str, object]:
    return {
        "number": change.number,
        "verdict": change.verdict,
        "is_taken": change.is_taken,
        "place": change.place,
        "now": change.now,
        **_with_origin(change.proposal),
        "reasons": list(change.reasons),
        "rivals": list(others),
        "also": [origin._asdict() for origin in change.also],
    }


def _with_origin(value: "Proposal | Consent | Remark | Unplaced") -> dict[str, object]:
    return {**value._asdict(), "origin": value.origin._asdict()}


def print_applied(applied: "Applied") -> None:
    """What has been written in the bank, and what has not."""
    for entry, old, new in applied.entries[:_MOST_LINES]:
        say(f"  {entry}: {_versions(old, new)}")
    if len(applied.entries) > _MOST_LINES:
        say(f"  … og {len(applied.entries) - _MOST_LINES} til")
    for consent in applied.consents[:_MOST_LINES]:
        say(f"  {consent.entry}: godkendt af {consent.by} {consent.on}")
    if len(applied.consents) > _MOST_LINES:
        say(f"  … og {len(applied.consents) - _MOST_LINES} til")
    for entry, reasons in applied.refused:
        say(f"  {entry} er ikke ændret: {' '.join(reasons)}")
    say(_done(applied))
    if applied.files:
        say(f"Skrevet: {', '.join(applied.files)}.")


def _versions(old: int, new: int) -> str:
    if not old:
        return f"nyt, version {new}"
    return f"version {old} → {new}" if old != new else f"version {old}, som før"


def _done(applied: "Applied") -> str:
    """How many entries were changed, approved and refused, and how many lines of the bank."""
    if not applied.entries and not applied.consents:
        return "Intet er skrevet i banken."
    counts = [f"{len(applied.entries)} sæt er ændret", f"{len(applied.consents)} er godkendt"]
    if applied.refused:
        counts.append(f"{len(applied.refused)} er ikke ændret")
    lines = "1 linje" if applied.lines == 1 else f"{applied.lines} linjer"
    return f"{', '.join(counts)}. {lines} i banken er ændret."
