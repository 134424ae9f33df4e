"""What `rettelser.docx` carries besides its words: its boxes, and every change and consent to the letter.

The changes lie in the file's properties, so that a damaged paper is refused. `ticked` reads the paper back.
"""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from interview_kit.curation.proposals import Consent, Origin, Proposal
from interview_kit.curation.verdicts import Judged, JudgedConsent, Review, Verdict
from interview_kit.models.text import printed
from interview_kit.word.controls import UNTICKED
from interview_kit.word.fields import Field
from interview_kit.word.paper_properties import (
    BANK_PROPERTY,
    FORMAT_PROPERTY,
    KIND_PROPERTY,
    digest_of,
    packed,
    unpacked,
)

KIND, FORMAT = "rettelser", "1"
_CHANGES = f"{KIND_PROPERTY}.rettelser"
# So much of the digest is printed, for a paper that has lost its properties.
_CODE_LENGTH = 8


class BankLabel(NamedTuple):
    """The bank that a paper is about."""

    title: str
    version: str
    hash: str


class Paper(NamedTuple):
    """What a paper is about: the review without its remarks, the files it was made of, and the bank."""

    changes: tuple[Judged, ...]
    consents: tuple[JudgedConsent, ...]
    sources: tuple[str, ...]
    bank: BankLabel


def tick_box(number: int) -> Field:
    """Whether the change or consent with this number is to be made."""
    mark = f"sc_r{number}_tag"
    return Field(f"r{number}.tag", f"{number}: Tag med", mark, UNTICKED, "checkbox", number=2 * number)


def words_box(number: int) -> Field:
    """The new words of a change, which may be corrected."""
    return Field(f"r{number}.ord", f"{number}: Ny tekst", f"sc_r{number}_ord", "", number=2 * number + 1)


def shown_words(words: str) -> str:
    """New words as the paper shows them: what no paper can show has a mark, lines stay lines."""
    return "\n".join(filter(None, map(printed, words.split("\n"))))


# Written


def properties_of(review: Review, sources: Sequence[str], bank: BankLabel) -> dict[str, str]:
    """The properties of the paper of a review, from which `paper_of` makes it again."""
    rows = {
        "changes": [
            (change.number, change.verdict, change.place, *change.proposal) for change in review.changes
        ],
        "consents": [(judged.number, judged.reasons, *judged.consent) for judged in review.consents],
        "sources": tuple(sources),
        "bank": bank,
    }
    return {
        KIND_PROPERTY: KIND,
        FORMAT_PROPERTY: FORMAT,
        BANK_PROPERTY: bank.hash,
        **packed(_CHANGES, rows),
    }


def printed_code(properties: Mapping[str, str]) -> str:
    """Eight letters and numbers that this paper and no other has."""
    return digest_of(properties, _CHANGES)[:_CODE_LENGTH].upper()


# Read


def paper_of(properties: Mapping[str, str]) -> Paper | None:
    """The paper with these properties; None where anything of it is lost or has been changed."""
    rows = unpacked(properties, _CHANGES)
    try:
        return _paper(rows) if rows is not None else None
    except (ValueError, TypeError, KeyError, AttributeError):
        return None


def _paper(rows: dict[str, Any]) -> Paper:
    return Paper(
        tuple(_change(*row) for row in rows["changes"]),
        tuple(_consent(*row) for row in rows["consents"]),
        tuple(rows["sources"]),
        BankLabel(*rows["bank"]),
    )


def _change(number: int, verdict: Verdict, place: str, *proposal: Any) -> Judged:
    *texts, origin, comment = proposal
    return Judged(number, Proposal._make([*texts, Origin(*origin), comment]), verdict, place)


def _consent(number: int, reasons: Sequence[str], *consent: Any) -> JudgedConsent:
    *texts, origin = consent
    return JudgedConsent(number, Consent._make([*texts, Origin(*origin)]), tuple(reasons))
