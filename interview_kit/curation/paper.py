"""What `rettelser.docx` carries besides its words: its boxes, and every change and consent to the letter.

The changes lie in the file's properties, in pieces that any program keeps, with a digest: a damaged paper is
refused, never half read. `ticked` reads the paper back.
"""

import base64
import hashlib
import json
import zlib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from interview_kit.curation.proposals import Consent, Origin, Proposal
from interview_kit.curation.verdicts import Judged, JudgedConsent, Review, Verdict
from interview_kit.word.controls import UNTICKED, ControlKind

KIND_PROPERTY, KIND = "interview-kit", "rettelser"
FORMAT_PROPERTY, FORMAT = "interview-kit.format", "1"
BANK_PROPERTY = "interview-kit.bank-hash"
_DIGEST, _PIECE = "interview-kit.rettelser", "interview-kit.rettelser."
# What a program keeps of a property, and more than the changes of any paper unpack to.
_LONGEST, _MOST = 255, 50_000_000
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


class Box(NamedTuple):
    """A control of the paper; its attributes are those of `word.controls.Control`."""

    number: int
    tag: str
    alias: str
    bookmark: str
    kind: ControlKind
    placeholder: str
    choices: tuple[tuple[str, str], ...] = ()
    lines: int = 0


def tick_box(number: int) -> Box:
    """Whether the change or consent with this number is to be made."""
    return Box(2 * number, f"r{number}.tag", f"{number}: Tag med", f"sc_r{number}_tag", "checkbox", UNTICKED)


def words_box(number: int) -> Box:
    """The new words of a change, which may be corrected."""
    return Box(2 * number + 1, f"r{number}.ord", f"{number}: Ny tekst", f"sc_r{number}_ord", "text", "…")


# Written


def properties_of(review: Review, sources: Sequence[str], bank: BankLabel) -> dict[str, str]:
    """The properties of the paper of a review, from which `paper_of` makes it again."""
    text = _text(Paper(review.changes, review.consents, tuple(sources), bank))
    packed = base64.b64encode(zlib.compress(text.encode("ascii"), 9)).decode("ascii")
    pieces = [packed[start : start + _LONGEST] for start in range(0, len(packed), _LONGEST)]
    return {
        KIND_PROPERTY: KIND,
        FORMAT_PROPERTY: FORMAT,
        BANK_PROPERTY: bank.hash,
        _DIGEST: f"{len(pieces)} {_digest(text)}",
        **{f"{_PIECE}{number}": piece for number, piece in enumerate(pieces, 1)},
    }


def printed_code(properties: Mapping[str, str]) -> str:
    """Eight letters and numbers that this paper and no other has."""
    return properties[_DIGEST].partition(" ")[2][:_CODE_LENGTH].upper()


def _text(paper: Paper) -> str:
    """All of it in ASCII, which holds any text, also halves of letters."""
    rows = {
        "changes": [(one.number, one.verdict, one.place, *one.proposal) for one in paper.changes],
        "consents": [(one.number, one.reasons, *one.consent) for one in paper.consents],
        "sources": paper.sources,
        "bank": paper.bank,
    }
    return json.dumps(rows, separators=(",", ":"))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("ascii")).hexdigest()[:32]


# Read


def paper_of(properties: Mapping[str, str]) -> Paper | None:
    """The paper with these properties; None where anything of it is lost or has been changed."""
    try:
        text = _unpacked("".join(_pieces(properties)))
        is_whole = properties.get(_DIGEST, "").partition(" ")[2] == _digest(text)
        return _paper(json.loads(text)) if is_whole else None
    except (ValueError, TypeError, KeyError, AttributeError, zlib.error, RecursionError):
        return None


def _pieces(properties: Mapping[str, str]) -> Iterator[str]:
    """The pieces in their order, up to the first that is lost."""
    for number in range(1, len(properties) + 1):
        piece = properties.get(f"{_PIECE}{number}")
        if piece is None:
            break
        yield piece


def _unpacked(packed: str) -> str:
    """The text that is packed here. Raises `ValueError` or `zlib.error` where it is not whole."""
    unpacking = zlib.decompressobj()
    text = unpacking.decompress(base64.b64decode(packed, validate=True), _MOST)
    if unpacking.unconsumed_tail or not unpacking.eof:
        raise ValueError
    return text.decode("ascii")


def _paper(rows: dict[str, Any]) -> Paper:
    return Paper(
        tuple(_change(*row) for row in rows["changes"]),
        tuple(_consent(*row) for row in rows["consents"]),
        tuple(rows["sources"]),
        BankLabel(*rows["bank"]),
    )


def _change(number: int, verdict: Verdict, place: str, *proposal: Any) -> Judged:
    *texts, origin, comment = proposal
    return Judged(number, Proposal(*texts, Origin(*origin), comment), verdict, place)


def _consent(number: int, reasons: Sequence[str], *consent: Any) -> JudgedConsent:
    *texts, origin = consent
    return JudgedConsent(number, Consent(*texts, origin=Origin(*origin)), tuple(reasons))
