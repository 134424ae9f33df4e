"""What lies on one candidate's case: what members wrote, by round and question, and what a person struck."""

from typing import Annotated, NamedTuple

from pydantic import Field

from interview_kit.models.recruitment import CandidateCode, MemberCode, RoundNumber
from interview_kit.models.text import Model, Text, Title


class Redaction(Model):
    """Words that a person has judged: struck wherever they stand, or allowed to stand (`shown`).

    They are looked for in what members wrote about the candidate. `round`, `member`, `question` and `note`
    narrow the place down; what is None holds for all. With `file` it is of that file: with `shown` the words
    may stand in it, else the whole file is left out of the bundle.
    """

    candidate: CandidateCode
    words: Text
    by: Title
    reason: Text
    shown: bool = False
    file: Title | None = None
    round: RoundNumber | None = None
    member: MemberCode | None = None
    question: Annotated[str | None, Field(pattern=r"^[SECVB][1-9]\d?$")] = None
    note: Title | None = None


class Passage(NamedTuple):
    """Words that somebody wrote: `note` is the ending of the sheet's tag, `vurdering` or `grund`."""

    note: str
    text: str


class Version(NamedTuple):
    """What a member had given and written at one time; `when` says under which seal, in words."""

    when: str
    value: str
    passages: tuple[Passage, ...]
    on_paper: bool = False


class MemberWords(NamedTuple):
    """What one member gave and wrote on a question, the latest first."""

    member: str
    title: str
    versions: tuple[Version, ...]


class AskedAbout(NamedTuple):
    """A question by its code with its words, and what each member wrote about it."""

    code: str
    about: str
    text: str
    members: tuple[MemberWords, ...]


class CaseRound(NamedTuple):
    """All that was written about a candidate in one round; `seal` are the letters of the seal that counts."""

    number: int
    date: str | None
    guide: str
    seal: str
    asked: tuple[AskedAbout, ...]
