"""From the sealed ratings of a round to what the panel has on the table: what counts, and what does not."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from interview_kit.comparison.agenda import MOST_POINTS, AgendaPoint, disagreements
from interview_kit.comparison.compare import PanelComparison, compare_panel
from interview_kit.comparison.ratings import Cell, Question, Ratings
from interview_kit.models.collected import CollectedRating, Seal, Value
from interview_kit.models.guide import Guide, GuideCaseBehaviour, GuideQuestion
from interview_kit.models.recruitment import Absence, ExcludedQuestion, Recruitment

# Member, candidate, and a code or a tag.
_Place = tuple[str, str, str]
OutsideReason = Absence | Literal["blank"]


class Outside(NamedTuple):
    """A member whose ratings are not counted, why not, and for which candidates that holds."""

    member: str
    reason: OutsideReason
    candidates: tuple[str, ...]


class Change(NamedTuple):
    """A cell that is not what it was under the first seal; None where it was or is blank.

    Where only the words about it are others, `first` and `value` are the same; for what is not rated the
    cell's `code` is the tag of the answer (V1.svar).
    """

    cell: Cell
    first: Value | None
    value: Value | None
    reason: str

    @property
    def is_of_words(self) -> bool:
        return self.first == self.value


class Uncounted(NamedTuple):
    """What is not counted: members, single cells, questions, candidates.

    A level in `unfounded` lacks every word about what it is based on; what stands in a cell of `unreadable`
    is no rating. `excluded` and `unasked` are questions that count for nobody.
    """

    members: tuple[Outside, ...] = ()
    unfounded: tuple[Cell, ...] = ()
    unreadable: tuple[Cell, ...] = ()
    excluded: tuple[ExcludedQuestion, ...] = ()
    unasked: tuple[str, ...] = ()
    withdrawn: tuple[str, ...] = ()


class Discussion(NamedTuple):
    """The agenda; how many questions of candidates two or more have rated, and on how many they are apart."""

    points: tuple[AgendaPoint, ...] = ()
    cells: int = 0
    apart: int = 0

    @property
    def left(self) -> int:
        """How many of those questions of candidates are not on the agenda."""
        return self.cells - len(self.points)


class RoundResult(NamedTuple):
    """A round as its seal has it; members stand in the order of the panel, candidates in that of their codes.

    `given` are all sealed cells of those who rate, `ratings` those that count as ratings. `unweighted_group`
    is the upper group as it would be if all competencies weighed the same.
    """

    number: int
    members: tuple[str, ...]
    chair: str | None
    candidates: tuple[str, ...]
    questions: tuple[Question, ...]
    given: Mapping[Cell, CollectedRating]
    ratings: Ratings
    comparison: PanelComparison
    changes: tuple[Change, ...]
    unweighted_group: tuple[str, ...]
    uncounted: Uncounted = Uncounted()
    discussion: Discussion = Discussion()

    @property
    def weights_matter(self) -> bool:
        """Whether the upper group would be another if all competencies weighed the same."""
        return self.comparison.upper_group != self.unweighted_group

    @property
    def may_not_rate(self) -> tuple[str, ...]:
        """The members who are disqualified toward a candidate: nothing of theirs is shown (D3)."""
        return tuple(row.member for row in self.uncounted.members if row.reason == "inhabil")


def compare_round(guide: Guide, recruitment: Recruitment, seals: Sequence[Seal]) -> RoundResult:
    """The comparison of what the last of the seals is over; what the first was over stays beside it."""
    seal = seals[-1]
    choices = recruitment.choices(guide.content.round)
    members = guide.content.raters(choices.members)
    chairs = (seat.member for seat in guide.content.panel if seat.chair)
    candidates = _compared(recruitment, guide.content.round)
    excluded = {row.code for row in choices.excluded}
    questions = tuple(question for question in _questions(guide) if question.code not in excluded)
    given = {Cell(*row.cell): row for row in seal.ratings if row.member in members}
    ratings = {cell: row.value for cell, row in given.items() if row.value is not None and row.counts}
    missed = tuple(_missed(members, candidates, choices.attendance))
    present = [member for member in members if member not in {row.member for row in missed}]
    comparison = compare_panel(ratings, present, candidates, questions)
    even = [question._replace(weight=1) for question in questions]
    result = RoundResult(
        number=guide.content.round,
        members=members,
        chair=next((code for code in chairs if not choices.members or code in choices.members), None),
        candidates=candidates,
        questions=questions,
        given=given,
        ratings=ratings,
        comparison=comparison,
        changes=(),
        unweighted_group=compare_panel(ratings, present, candidates, even).upper_group,
    )
    result = result._replace(uncounted=_uncounted(result, recruitment, missed))
    result = result._replace(changes=tuple(_shown_changes(result, seals, choices.attendance)))
    return result._replace(discussion=_discussion(result))


def _compared(recruitment: Recruitment, number: int) -> tuple[str, ...]:
    """The candidates of the round who have not withdrawn since, in the order of their codes."""
    gone = _withdrawn(recruitment)
    return tuple(
        sorted((code for code in recruitment.candidates_of(number) if code not in gone), key=_number)
    )


def _withdrawn(recruitment: Recruitment) -> tuple[str, ...]:
    return tuple(candidate.code for candidate in recruitment.candidates if candidate.withdrawn)


def _uncounted(result: RoundResult, recruitment: Recruitment, missed: tuple[Outside, ...]) -> Uncounted:
    asked, given = result.comparison.block.questions, result.given.items()
    outside, gone = [*missed, *_blank(result.comparison)], _withdrawn(recruitment)
    return Uncounted(
        members=tuple(sorted(outside, key=lambda row: result.members.index(row.member))),
        unfounded=tuple(cell for cell, row in given if row.is_unfounded),
        unreadable=tuple(cell for cell, row in given if row.value is None and row.raw),
        excluded=recruitment.choices(result.number).excluded,
        unasked=tuple(question.code for question in result.questions if question not in asked),
        withdrawn=tuple(code for code in recruitment.candidates_of(result.number) if code in gone),
    )


def _discussion(result: RoundResult) -> Discussion:
    """What those who count are apart on; where they are too few for a total, what all are apart on."""
    block, members, questions = result.comparison.block, result.members, result.questions
    if not block.is_too_small:
        members, questions = block.members, block.questions
    heard = [member for member in members if member not in result.may_not_rate]
    speakers = _least_power_first(heard, result.chair)
    points = disagreements(result.ratings, speakers, result.candidates, questions)
    cells = [(candidate, question.code) for candidate in result.candidates for question in questions]
    shared = [cell for cell in cells if sum(Cell(member, *cell) in result.ratings for member in heard) > 1]
    return Discussion(points[:MOST_POINTS], len(shared), len(points))


def _questions(guide: Guide) -> Iterator[Question]:
    """What is rated in the round: its case, then its questions, each with its competency's weight."""
    weights = {row.competency_id: row.weight for row in guide.content.weights}
    case = guide.content.case_task
    rated: list[GuideCaseBehaviour | GuideQuestion] = [*(case.behaviours if case else ())]
    for row in [*rated, *guide.content.questions]:
        yield Question(row.code, row.competency_id, weights.get(row.competency_id, 1))


def _missed(
    members: tuple[str, ...], candidates: tuple[str, ...], attendance: Mapping[str, Mapping[str, Absence]]
) -> Iterator[Outside]:
    """Who was not there for a compared candidate, or may not rate one: the latter goes first."""
    reasons: tuple[Absence, ...] = ("inhabil", "absent")
    for member in members:
        absences = attendance.get(member, {})
        for reason in reasons:
            missed = tuple(code for code in candidates if absences.get(code) == reason)
            if missed:
                yield Outside(member, reason, missed)
                break


def _blank(comparison: PanelComparison) -> Iterator[Outside]:
    """Who has not rated all that is compared."""
    for member, candidates in comparison.block.outside:
        yield Outside(member, "blank", tuple(candidates.split(", ")))


def _least_power_first(members: Iterable[str], chair: str | None) -> list[str]:
    """The members as they speak: a panel's seats begin with those who have most power; the chair is last."""
    others = [member for member in members if member != chair]
    return [*reversed(others), *(member for member in members if member == chair)]


def _shown_changes(
    result: RoundResult, seals: Sequence[Seal], attendance: Mapping[str, Mapping[str, Absence]]
) -> Iterator[Change]:
    """What was changed, but for those who may not rate: nothing of theirs is shown (D3)."""
    for change in _changes(seals):
        member, candidate, _ = change.cell
        is_theirs = member in result.may_not_rate or attendance.get(member, {}).get(candidate) == "inhabil"
        if not is_theirs:
            yield change


def _changes(seals: Sequence[Seal]) -> Iterator[Change]:
    """What differs from the first seal, what is new and what is gone: levels, and words where they alone do.

    The reason is that of the seal under which a cell got what it holds now. Words that were changed under
    another seal than their level are a change of their own.
    """
    values: list[dict[_Place, Value | None]] = [
        {row.cell: row.value for row in seal.ratings} for seal in seals
    ]
    words = [_words(seal) for seal in seals]
    for cell in dict.fromkeys([*values[-1], *values[0], *words[-1], *words[0]]):
        first, now = values[0].get(cell), values[-1].get(cell)
        level_at = _changed_at([row.get(cell) for row in values])
        words_at = _changed_at([row.get(cell) for row in words])
        if level_at:
            yield Change(Cell(*cell), first, now, seals[level_at].reason or "")
        if words_at not in {0, level_at}:
            yield Change(Cell(*cell), now, now, seals[words_at].reason or "")


def _words(seal: Seal) -> Mapping[_Place, list[str]]:
    """What is written in each cell, here or on paper, and in each answer beside the ratings."""
    words: dict[_Place, list[str]] = {}
    for row in seal.ratings:
        notes = [
            f"{kind} {' '.join(text.split())}" for kind, text in sorted(row.notes.items()) if text.split()
        ]
        if notes or row.on_paper:
            words[row.cell] = [*notes, *["on paper"] * row.on_paper]
    for answer in sorted(seal.answers, key=lambda answer: answer.text):
        place = (answer.member, answer.candidate, answer.tag)
        words.setdefault(place, []).append(" ".join(answer.text.split()))
    return words


def _changed_at(states: Sequence[object]) -> int:
    """From which of the states on it is what it is in the last; 0 where that is as the first."""
    others = [at for at, state in enumerate(states) if state != states[-1]]
    return others[-1] + 1 if others and states[0] != states[-1] else 0


def _number(code: str) -> int:
    """The number in a code: K10 comes after K9."""
    return int(code[1:])
