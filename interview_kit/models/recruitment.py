"""One vacancy's course. What is not known yet is None or empty: documents then print a line to fill in.

People are codes here, M1 … M20 and K1 … K20: their names stand in `models.people` alone.
"""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from interview_kit.models.bank import Approval, Entry, hash_of_words
from interview_kit.models.choices import OWN_KIND_WORDS, in_danish
from interview_kit.models.position import SetName, Side, Weight
from interview_kit.models.text import Clock, Day, Id, Minutes, Model, Text, Title

OwnKind = Literal["open", "behavioural", "situational", "terms"]


def _capital(code: object) -> object:
    """A code in capitals, however it is typed."""
    return code.strip().upper() if isinstance(code, str) else code


RoundNumber = Annotated[int, Field(ge=1, le=3)]
MemberCode = Annotated[str, BeforeValidator(_capital), Field(pattern=r"^M([1-9]|1[0-9]|20)$")]
CandidateCode = Annotated[str, BeforeValidator(_capital), Field(pattern=r"^K([1-9]|1[0-9]|20)$")]

# Minutes between two interviews.
LEAST_BREAK = 5

# Why a member does not rate a candidate: was not there, or may not (forvaltningsloven § 3).
Absence = Literal["absent", "inhabil"]
# What keeps everything from being deleted (D10): a request for access, a complaint, a lawsuit.
HoldKind = Literal["aktindsigt", "klage", "sag"]

# When the candidates get the questions: never, some minutes before the interview, or days before.
InAdvance = Literal["none", "minutes", "days"]


class OwnQuestion(Model):
    """A question that a panel has written itself. It has no anchors, so it is never scored.

    `open` is any question that is none of the other kinds; `terms` is about the work's conditions and may be
    answered yes or no. `approved` names the person in HR who lets it be asked, in the words that it has now,
    where the rules are in doubt. One `on_paper` is also handed over to the candidate. `round` is the
    interview that asks it, and `minutes` what it takes of that interview's slot.
    """

    id: Id
    kind: Annotated[OwnKind, in_danish(OWN_KIND_WORDS)] = "open"
    text: Text
    probes: Annotated[tuple[Text, ...], Field(max_length=6)] = ()
    round: Annotated[RoundNumber, Field(strict=True)] = 1
    minutes: Annotated[Minutes, Field(ge=1, le=20)] = 3
    on_paper: bool = False
    approved: Approval | None = None

    @property
    def words(self) -> str:
        """A hash of all that is asked."""
        return hash_of_words(self)

    @property
    def is_approved(self) -> bool:
        return self.approved is not None and self.approved.words == self.words


class OwnEntry(Entry):
    """A question with levels that a panel has written for this vacancy alone, for what no profile asks.

    It is a line of its own under the competency `competency`, and `text` is what documents print of it.
    """

    competency: Title
    text: Text
    round: Annotated[RoundNumber, Field(strict=True)] = 1


class Member(Model):
    """Somebody in the panel. `role` is the id of one of the position's, or what the seat is called.

    What is not said of the rest is as the position's role has it.
    """

    code: MemberCode
    role: Title
    side: Side | None = None
    chair: bool | None = None
    rates: bool | None = None


class Withdrawn(Model):
    """When a candidate has withdrawn, and what is to be known of it."""

    date: Day
    note: Text | None = None


class Candidate(Model):
    code: CandidateCode
    withdrawn: Withdrawn | None = None


class Advert(Model):
    """The vacancy's notice: where it stood, from when, and until when one could apply."""

    where: Title | None = None
    published: Day | None = None
    deadline: Day | None = None


class ExcludedQuestion(Model):
    """A question that counts for nobody, because it went wrong: why, and who says so (D6)."""

    code: Annotated[str, Field(pattern=r"^[SC][1-9]\d?$")]
    reason: Text
    by: Title


class Hold(Model):
    """Why nothing may be deleted, since when, and until when; open while there is no `ended`."""

    kind: HoldKind
    since: Day
    ended: Day | None = None
    note: Text | None = None


class RoundChoices(Model):
    """What the user has chosen for one round.

    `asked` and `left_out` name competencies, behaviours, entries or questions: by id, by its last part where
    that is unambiguous, or by title. `slot` (minutes with the candidate) replaces the position's own. The
    first candidate comes at `first_start`; between two interviews there are `break_minutes`, and once in the
    day `lunch_minutes` more. `members` and `candidates` are who takes part, all where nobody is named.
    `attendance` is who was not there for whom, member → candidate; `excluded` are questions that count for
    nobody.
    """

    slot: Annotated[Minutes | None, Field(ge=1)] = None
    asked: tuple[Title, ...] = ()
    left_out: tuple[Title, ...] = ()
    date: Day | None = None
    place: Title | None = None
    first_start: Clock | None = None
    break_minutes: Annotated[Minutes, Field(ge=LEAST_BREAK)] = 15
    lunch_minutes: Minutes = 45
    members: tuple[MemberCode, ...] = ()
    candidates: tuple[CandidateCode, ...] = ()
    attendance: dict[MemberCode, dict[CandidateCode, Absence]] = Field(default_factory=dict)
    excluded: tuple[ExcludedQuestion, ...] = ()


class Recruitment(Model):
    """A position without a recruitment is an empty recruitment made from it: one path, not two.

    `position` is its id, its title or another of its names; planning takes the id. `question_set` is another
    set of the position's than the first; `without_staff` is said where it differs from the position's, and so
    are `weights` and `decision_maker`. `workplace` is what the texts call the organisation: «kommunen».
    """

    format: Literal[1] = 1
    position: Title
    title: Title | None = None
    organisation: Title | None = None
    workplace: Title | None = None
    case_number: Title | None = None
    decision_maker: Text | None = None
    advert: Advert = Advert()
    pay: Text | None = None
    questions_in_advance: InAdvance = "none"
    deletion_date: Day | None = None
    holds: tuple[Hold, ...] = ()
    panel: Annotated[tuple[Member, ...], Field(max_length=20)] = ()
    candidates: Annotated[tuple[Candidate, ...], Field(max_length=20)] = ()
    weights: tuple[Weight, ...] | None = None
    question_set: Annotated[Literal["A"] | SetName | None, Field(alias="set")] = None
    without_staff: bool | None = None
    rounds: dict[RoundNumber, RoundChoices] = Field(default_factory=dict)
    own_questions: tuple[OwnQuestion, ...] = ()
    own_entries: tuple[OwnEntry, ...] = ()

    def choices(self, round_number: int) -> RoundChoices:
        """The choices for this round; empty ones where the user has made none."""
        return self.rounds.get(round_number, RoundChoices())

    def candidates_of(self, round_number: int) -> tuple[str, ...]:
        """The codes of those who come to this round in the day's order.

        Who has withdrawn before its day does not: an interview that was held stays as it was. In a later
        round nobody comes before it is said who goes on.
        """
        choices = self.choices(round_number)
        named = choices.candidates
        all_of_them = [candidate.code for candidate in self.candidates] if round_number == 1 else []
        gone = {
            candidate.code
            for candidate in self.candidates
            if candidate.withdrawn and (not choices.date or candidate.withdrawn.date < choices.date)
        }
        return tuple(code for code in named or all_of_them if code not in gone)
