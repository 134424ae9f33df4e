"""What a rule is, and what it finds."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import KW_ONLY, dataclass
from types import MappingProxyType
from typing import NamedTuple, TypedDict

from interview_kit.checks.lexicon import Lexicon
from interview_kit.checks.passages import Kind, Passage, Role
from interview_kit.models.bank import Approval, Entry, QuestionBank, Status
from interview_kit.problems import Loc

KINDS: tuple[Kind, ...] = ("reflective", "behavioural", "situational", "knowledge", "open", "terms")


class Finding(NamedTuple):
    """Something a rule found: the place inside the entry, and details for the rule's message.

    A rule's function gives place and details (a rule on a bank also the entry's id); `rule`, its name, and
    `entry` are filled in by who runs it. `entry` stays empty for what is no entry: a material, a question.
    """

    loc: Loc
    details: Mapping[str, object] = MappingProxyType({})
    rule: str = ""
    entry: str = ""


class Example(TypedDict, total=False):
    """What an otherwise good entry says instead.

    `line` is the profile's and `other_…` another entry's text; `heard` is a question and its probes, the only
    ones of the entry; of `anchors` the levels that are not named stay as they are.
    """

    line: str
    covers: str
    keywords: tuple[str, ...]
    question: str
    scene: str
    probes: tuple[str, ...]
    heard: tuple[str, ...]
    anchors: Mapping[int, tuple[str, ...]]
    positive: tuple[str, ...]
    negative: tuple[str, ...]
    other_question: str
    other_anchor: str
    minutes: int
    author: str
    status: Status
    approved: Approval


@dataclass(frozen=True, slots=True)
class TextRule:
    """A rule on one text, for texts of these roles and, where the text is asked, of these kinds.

    `number` is what the rule was called before it had a name. `flagged` and `passing` are texts, of the first
    role and the first kind, that the rule finds, and does not find, fault with. The text is normalised first,
    unless the rule reads it `as_written`.
    """

    name: str
    number: str
    check: Callable[[Passage, Lexicon], Iterable[Finding]]
    roles: tuple[Role, ...]
    kinds: tuple[Kind, ...] = KINDS
    _: KW_ONLY
    flagged: str
    passing: str
    as_written: bool = False

    def reads(self, role: Role, kind: Kind) -> bool:
        return role in self.roles and (not kind or kind in self.kinds)


@dataclass(frozen=True, slots=True)
class EntryRule:
    """A rule on one entry as a whole; `number` is empty where it always had a name."""

    name: str
    number: str
    check: Callable[[Entry, Lexicon], Iterable[Finding]]
    _: KW_ONLY
    flagged: Example
    passing: Example


@dataclass(frozen=True, slots=True)
class BankRule:
    """A rule that compares each entry with its profile or with the other entries of the bank."""

    name: str
    number: str
    check: Callable[[QuestionBank], Iterable[Finding]]
    _: KW_ONLY
    flagged: Example
    passing: Example


Rule = TextRule | EntryRule | BankRule
