"""Which sheet a sheet is: printed on every page, and in the file's custom properties for a reader."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from interview_kit.models.guide import Guide
from interview_kit.word.paper_properties import FORMAT_PROPERTY, KIND_PROPERTY


class Assignment(NamedTuple):
    """Who rates whom: a candidate (K1 …) and a panel member (M1 …), each None where it is not known yet."""

    candidate: str | None = None
    member: str | None = None


UNASSIGNED = Assignment()
GUIDE_PROPERTY, _ROUND = "interview-kit.guide", "interview-kit.samtale"
_SHEET, _HASH, _CANDIDATES = "scoringsark", "interview-kit.guide-hash", "interview-kit.kandidater"


def candidate_prefix(assignment: Assignment) -> str:
    """What the codes of a candidate's questions begin with where a file holds several candidates: `K3-`."""
    return f"{assignment.candidate}-" if assignment.candidate else ""


def sheet_code(guide: Guide, assignment: Assignment) -> str:
    """What is printed on every page: the guide's code, with candidate and member where they are known."""
    return "-".join(filter(None, (guide.id, *assignment)))


def is_of_other_guide(properties: Mapping[str, str], guide: Guide) -> bool:
    """Whether a file with these properties is a sheet of this guide's round, made for another guide."""
    return properties.get(_ROUND) == str(guide.content.round) and properties.get(GUIDE_PROPERTY) != guide.id


def manifest(guide: Guide, assignment: Assignment) -> Mapping[str, str]:
    """The sheet's identity as custom properties; the file's name says nothing about it."""
    codes = {"kandidat": assignment.candidate, "medlem": assignment.member}
    return {
        KIND_PROPERTY: _SHEET,
        FORMAT_PROPERTY: "1",
        GUIDE_PROPERTY: guide.id,
        _HASH: guide.hash,
        _ROUND: str(guide.content.round),
        "interview-kit.ark": sheet_code(guide, assignment),
        **{f"interview-kit.{key}": code for key, code in codes.items() if code},
    }


def members_file(guide: Guide, member: str, candidates: Sequence[str]) -> Mapping[str, str]:
    """The identity of a file with a member's sheets for several candidates, in their order."""
    of_one = manifest(guide, Assignment(None, member))
    return {**of_one, _CANDIDATES: " ".join(candidates)}


class Identity(NamedTuple):
    """What a file says that it is: a guide's code, who rates whom, or the candidates of several sheets."""

    guide: str
    candidate: str | None = None
    member: str | None = None
    candidates: tuple[str, ...] = ()


def is_of_a_sheet(properties: Mapping[str, str]) -> bool:
    """Whether a file with these properties says that it is a scoring sheet of ours."""
    return properties.get(KIND_PROPERTY) == _SHEET


def identity_of(properties: Mapping[str, str]) -> Identity:
    """What the properties of a sheet say that it is; the other way of `manifest` and `members_file`."""
    return Identity(
        properties.get(GUIDE_PROPERTY, ""),
        properties.get("interview-kit.kandidat") or None,
        properties.get("interview-kit.medlem") or None,
        tuple(properties.get(_CANDIDATES, "").split()),
    )


def is_of_guide(properties: Mapping[str, str], guide: Guide) -> bool:
    """Whether what these properties say of a guide fits this one, which has the same code."""
    said = {key: properties.get(key) for key in (_HASH, _ROUND)}
    true = {_HASH: guide.hash, _ROUND: str(guide.content.round)}
    return all(value is None or value == true[key] for key, value in said.items())
