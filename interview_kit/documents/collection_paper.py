"""HR's paper on what came in: files, seals, what was changed after the first seal, and what is missing."""

from collections.abc import Iterator

from interview_kit.comparison import Change
from interview_kit.documents.compared import Compared
from interview_kit.documents.comparison_sentences import REWRITTEN, outside_sentences, place_of
from interview_kit.documents.dates import danish_moment
from interview_kit.documents.view import View
from interview_kit.models.collected import Road
from interview_kit.word.package import HeaderTexts

ROADS: dict[Road, str] = {"sheet": "Scoringsark", "grid": "Indtastning"}
_SHOWN_OF_HASH = 12


def collection_paper(compared: Compared) -> View:
    """What lay behind the last seal. For HR and the case, not for the panel's table."""
    content, seal = compared.guide.content, compared.seal
    values = {
        "round": content.round,
        "identity": compared.identity,
        "seals": tuple(
            (str(row.number), row.signed, danish_moment(row.at), row.reason or "Før nogen så et tal")
            for row in compared.seals
        ),
        "files": tuple(
            (
                file.name,
                ROADS[file.road],
                file.sha256[:_SHOWN_OF_HASH],
                danish_moment(file.seen),
                file.handed_in or "Ikke skrevet",
            )
            for file in seal.files
        ),
        "changes": tuple(map(_change, compared.result.changes)),
        "missing": tuple(outside_sentences(compared.result)),
        "on_paper": tuple(_on_paper(compared)),
    }
    title = f"Hvad kom ind · {content.title} · {content.round}. samtale"
    headers = HeaderTexts(
        document=title,
        code="Fortroligt – kun til HR",
        organisation=content.organisation or "",
        footer="Fortroligt – ansættelsessag",
    )
    return View("hr-indsamling.wml.j2", values, headers, title, compared.properties("hr-indsamling"))


def _change(change: Change) -> tuple[str, str, str, str, str]:
    """Who, whom and what; what it was, what it is, and why."""
    cell = change.cell
    first, value = ("blank" if part is None else str(part) for part in (change.first, change.value))
    words = f"{REWRITTEN.capitalize()}." if change.is_of_words else ""
    why = " ".join(filter(None, (words, change.reason)))
    return cell.member, f"{cell.candidate}, {place_of(change)}", first, value, why


def _on_paper(compared: Compared) -> Iterator[str]:
    """The members whose notes are on paper, with how many ratings: that paper is the case's document."""
    rows = [row for row in compared.seal.ratings if row.on_paper]
    members = sorted({row.member for row in rows}, key=lambda code: int(code[1:]))
    for member in members:
        number = sum(row.member == member for row in rows)
        yield f"{member}: {number} {'vurdering' if number == 1 else 'vurderinger'}"
