"""The question bank as HR keeps it: profiles, entries, scale, texts, positions.

Names are the field's (Campion et al. 1997; OPM): a behaviour is what one can see or hear, an entry is all
that belongs to one behaviour, an anchor is what an answer at one level sounds like (BARS).
"""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from interview_kit.models.approvers import same_person
from interview_kit.models.choices import KIND_WORDS, STATUS_WORDS, in_danish
from interview_kit.models.interview_texts import Texts
from interview_kit.models.position import Position
from interview_kit.models.spoken import PLACEHOLDER, common_word, spoken
from interview_kit.models.text import Count, Date, Id, Minutes, Model, NumberChoice, Text, Title, refusal
from interview_kit.models.words import words_in

LEVELS = (5, 4, 3, 2, 1)
Kind = Literal["behavioural", "situational", "reflective", "knowledge"]
Status = Literal["proposed", "in_review", "approved", "retired"]

# What a text is, all things considered: `earlier` is approved in other words than those that stand there now.
State = Literal["unwritten", "proposed", "in_review", "earlier", "approved", "retired"]

# What stands in place of a text that nobody has written yet.
UNWRITTEN = "MANGLER"

# What people call the states of a text.
STATE_WORDS: dict[State, str] = {
    "unwritten": "ikke skrevet",
    "proposed": STATUS_WORDS["proposed"],
    "in_review": STATUS_WORDS["in_review"],
    "earlier": "godkendt i en tidligere udgave",
    "approved": STATUS_WORDS["approved"],
    "retired": STATUS_WORDS["retired"],
}


class Behaviour(Model):
    """One line of a profile: `source` is verbatim (repaired), `text` is what documents print.

    `uses` is an entry that was written for another line and serves this one too.
    """

    id: Id
    source: Text
    text: Text
    near: tuple[Id, ...] = ()
    uses: Id | None = None


class Competency(Model):
    id: Id
    title: Title
    themes: tuple[Title, ...] = ()
    themes_note: Text | None = None
    behaviours: Annotated[tuple[Behaviour, ...], Field(min_length=1)]


class Profile(Model):
    """The competencies that one kind of job asks for, with the profile's own words about the job.

    `organisation` is the one that wrote it: its name is printed for nobody else.
    """

    id: Id
    title: Title
    source: Title
    organisation: Title | None = None
    introduction: tuple[Text, ...] = ()
    role: tuple[Text, ...] = ()
    responsibilities: tuple[Text, ...] = ()
    notes: tuple[Text, ...] = ()
    competencies: Annotated[tuple[Competency, ...], Field(min_length=1)]

    @property
    def behaviours(self) -> tuple[Behaviour, ...]:
        """Every line of the profile in its order."""
        return tuple(behaviour for competency in self.competencies for behaviour in competency.behaviours)

    @property
    def competency_of(self) -> dict[str, str]:
        """The id of the competency that a line stands under, by the line's."""
        return {line.id: competency.id for competency in self.competencies for line in competency.behaviours}

    def printed_for(self, organisation: str | None = None) -> "Profile":
        """The profile in the words that are printed: it speaks of this organisation, else of «kommunen»."""
        values = {
            "title": self._spoken(self.title, organisation),
            "competencies": tuple(
                competency.model_copy(
                    update={
                        "title": self._spoken(competency.title, organisation),
                        "behaviours": tuple(
                            behaviour.model_copy(update={"text": self._spoken(behaviour.text, organisation)})
                            for behaviour in competency.behaviours
                        ),
                    }
                )
                for competency in self.competencies
            ),
        }
        for name in ("introduction", "role", "responsibilities", "notes"):
            values[name] = tuple(self._spoken(text, organisation) for text in getattr(self, name))
        return self.model_copy(update=values)

    def without_name(self, text: str) -> str:
        """The text with {organisation} for the full name of the profile's own, in capitals or not."""
        if not self.organisation:
            return text
        return re.sub(rf"\b{re.escape(self.organisation)}", PLACEHOLDER, text, flags=re.IGNORECASE)

    def _spoken(self, text: str, organisation: str | None) -> str:
        """The text with an organisation's name, or the common word for it, where {organisation} stands."""
        text = self.without_name(text)
        if PLACEHOLDER not in text:
            return text
        return spoken(text, organisation, common_word(self.organisation))


def _five_levels(anchors: dict[int, tuple[str, ...]]) -> dict[int, tuple[str, ...]]:
    missing = sorted(set(LEVELS) - set(anchors))
    extra = sorted(set(anchors) - set(LEVELS))
    if missing or extra:
        fault = [f"Trin {level} mangler." for level in missing] + [
            f"Trin {level} findes ikke." for level in extra
        ]
        raise refusal("anchor-levels", fault=" ".join(fault))
    return anchors


Anchors = Annotated[
    dict[int, Annotated[tuple[Text, ...], Field(min_length=1, max_length=4)]], AfterValidator(_five_levels)
]


Probes = Annotated[tuple[Text, ...], Field(min_length=1, max_length=6)]


class WithoutStaff(Model):
    """The same question for candidates who have led nobody yet: it asks of work with colleagues.

    It is rated by the same anchors unless it has its own.
    """

    text: Text
    broader: Text | None = None
    probes: Probes
    anchors: Anchors | None = None


class Question(Model):
    """One opening question, read aloud in the same words to all; `for` names the positions a scene fits.

    `broader` is a wider wording, read aloud where a candidate has no example. `on_paper` is true of a scene
    that the candidate also gets to read.
    """

    id: Id
    kind: Annotated[Kind, in_danish(KIND_WORDS)]
    text: Text
    broader: Text | None = None
    minutes: Annotated[Minutes, Field(ge=1, le=20)]
    probes: Probes
    without_staff: WithoutStaff | None = None
    positions: Annotated[tuple[Id, ...], Field(alias="for")] = ()
    anchors: Anchors | None = None
    on_paper: bool = False
    retired: bool = False

    @property
    def is_rated(self) -> bool:
        """Whether answers are rated: those about the past, and to a scene that has anchors of its own."""
        return self.kind == "behavioural" or (self.kind == "situational" and self.anchors is not None)

    def fits(self, position: str) -> bool:
        """Whether it was written for this position, or for any."""
        return not self.positions or position in self.positions

    def worded(self, *, without_staff: bool) -> "Question":
        """The question in the words that are read aloud to such candidates."""
        other = self.without_staff
        if other is None or not without_staff:
            return self
        values = {"text": other.text, "broader": other.broader, "probes": other.probes}
        return self.model_copy(update={**values, "anchors": other.anchors or self.anchors})


class Indicators(Model):
    positive: Annotated[tuple[Text, ...], Field(min_length=1, max_length=6)]
    negative: Annotated[tuple[Text, ...], Field(min_length=1, max_length=6)]


Words = Annotated[str, Field(pattern=r"^[0-9a-f]{10}$")]


class Approval(Model):
    """Who approved, when, and a hash of the words that were approved, which `check` says."""

    by: Title
    date: Date
    words: Words | None = None


class Reviewed(Model):
    """A text that somebody writes and somebody else approves."""

    status: Annotated[Status, in_danish(STATUS_WORDS)]
    author: Title
    approved: Approval | None = None

    @property
    def words(self) -> str:
        """A hash of all that is printed or spoken of it."""
        return hash_of_words(self)

    @property
    def is_approved_by_its_author(self) -> bool:
        """Whether the names are the same but for capitals and what stands after a comma."""
        return self.approved is not None and same_person(self.approved.by, self.author)

    @property
    def state(self) -> State:
        """Its status, but never approved unless another approved the very words that stand there now."""
        if self.status != "approved":
            return self.status
        if self.approved is None or self.is_approved_by_its_author:
            return "in_review"
        return "approved" if self.approved.words == self.words else "earlier"


def hash_of_words(text: Model) -> str:
    """Ten characters of a hash of all that is printed or spoken of a text: another word, another hash."""
    texts = words_in(text.model_dump(mode="json", by_alias=True))
    return hashlib.sha256(json.dumps(texts, ensure_ascii=False).encode()).hexdigest()[:10]


class AcceptedWarning(Model):
    """A warning that stands. One about the law is accepted for these `words` of the entry, and no others."""

    code: Title
    reason: Text
    by: Title
    words: Words | None = None


class Entry(Reviewed):
    """All that belongs to one behaviour: questions, anchors 5-1, indicators and red flags.

    `anchors_for` are those of a position whose job asks for more or less than `anchors` say.
    """

    id: Id
    behaviour: Id
    covers: Text
    keywords: tuple[Title, ...] = ()
    version: Count
    accepted_warnings: tuple[AcceptedWarning, ...] = ()
    questions: Annotated[tuple[Question, ...], Field(min_length=1)]
    anchors: Anchors
    anchors_for: Mapping[Id, Anchors] = Field(default_factory=dict)
    indicators: Indicators
    red_flags: tuple[Text, ...] = ()
    counts_too: Text | None = None

    @property
    def has_more_anchors(self) -> bool:
        """Whether a position, a scene or those without staff have anchors of their own."""
        variants = [variant for one in self.questions for variant in (one, one.without_staff) if variant]
        return bool(self.anchors_for) or any(variant.anchors for variant in variants)

    @property
    def is_unwritten(self) -> bool:
        """Whether a text that is printed or spoken is still to be written: no guide asks it until then."""
        if self.status == "retired":
            return False
        signs = (*self.indicators.positive, *self.indicators.negative, *self.red_flags)
        return (
            UNWRITTEN in (self.covers, self.counts_too, *signs)
            or any(map(_lack_words, (self.anchors, *self.anchors_for.values())))
            or any(map(_lacks_words, self.questions))
        )

    @property
    def state(self) -> State:
        """Its state as a text, but unwritten as long as a part of it is."""
        return "unwritten" if self.is_unwritten else super().state

    def anchors_of(self, question: Question, position: str) -> Anchors:
        """What answers to one of its questions are rated by for this position."""
        return question.anchors or self.anchors_for.get(position) or self.anchors

    @property
    def scored_question(self) -> Question | None:
        """The behavioural question, the only one that is rated by default (Krajewski et al. 2006)."""
        behavioural = (q for q in self.questions if q.kind == "behavioural" and not q.retired)
        return None if self.status == "retired" or self.is_unwritten else next(behavioural, None)


def _lacks_words(question: Question) -> bool:
    """Whether a text of a question that is in use is still to be written."""
    return not question.retired and any(
        UNWRITTEN in (asked.text, asked.broader, *asked.probes) or _lack_words(asked.anchors or {})
        for asked in (question, question.without_staff)
        if asked
    )


def _lack_words(anchors: Mapping[int, tuple[str, ...]]) -> bool:
    """Whether a statement of a level is still to be written."""
    return any(UNWRITTEN in statements for statements in anchors.values())


class Level(Model):
    level: Annotated[Literal[1, 2, 3, 4, 5], NumberChoice]
    name: Title
    meaning: Text


class OutsideScale(Model):
    """A rating that is no level: IB (ikke belyst) or UE (uden eksempel), with the rule that is printed."""

    code: Literal["IB", "UE"]
    name: Title
    meaning: Text


def _all_levels(levels: tuple[Level, ...]) -> tuple[Level, ...]:
    if tuple(level.level for level in levels) != LEVELS:
        raise refusal("level-numbers")
    return levels


class RatingScale(Model):
    levels: Annotated[tuple[Level, ...], AfterValidator(_all_levels)]
    outside: Annotated[tuple[OutsideScale, ...], Field(min_length=2, max_length=2)]


class About(Model):
    """Which bank this is: printed on a guide's last page."""

    title: Title
    version: Title
    keeper: Title


class StatutoryStep(Model):
    """What the law demands of the process: a checklist line with its law, looked up on that date."""

    id: Id
    title: Title
    law: Title
    looked_up: Title | None = None
    text: Text


@dataclass(frozen=True, slots=True)
class QuestionBank:
    """Everything HR keeps; `hash` is of the bytes of all its YAML files.

    `entries` are by behaviour, also by one that uses another's; `near` are the lines that are nearly the same
    line as a behaviour, also where its profile is not among `profiles`.
    """

    about: About
    hash: str
    scale: RatingScale
    texts: Texts
    statutory_steps: Mapping[str, StatutoryStep]
    profiles: Mapping[str, Profile]
    positions: Mapping[str, Position]
    entries: Mapping[str, tuple[Entry, ...]]
    near: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def all_entries(self) -> tuple[Entry, ...]:
        """Every entry once, also where it serves several behaviours."""
        entries = (entry for entries in self.entries.values() for entry in entries)
        return tuple({entry.id: entry for entry in entries}.values())

    @property
    def printed_lines(self) -> dict[str, str]:
        """The lines of all profiles in the words that are printed, by their ids."""
        profiles = (profile.printed_for() for profile in self.profiles.values())
        return {line.id: line.text for profile in profiles for line in profile.behaviours}
