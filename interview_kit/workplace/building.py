"""Guide and sheet of one round of a position."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from pydantic import ValidationError

from interview_kit.bank import title_of
from interview_kit.documents import file_name, round_views, word_file
from interview_kit.models.bank import QuestionBank
from interview_kit.models.guide import Guide
from interview_kit.models.position import Position
from interview_kit.models.recruitment import Recruitment
from interview_kit.planning import (
    NO_GUIDES,
    Plan,
    QuestionChoice,
    RoundPlan,
    plan,
    pushed_out,
    write_guide,
)
from interview_kit.problems import UserError
from interview_kit.recruitments import guide_bytes
from interview_kit.scoring_sheets.identity import UNASSIGNED, Assignment
from interview_kit.workplace.workplace import Workplace
from interview_kit.yaml_files import field_problems


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildRequest:
    """What a user asks for: a position by any of its names, a round, and choices for that round.

    `slot` is minutes with the candidate; `asked` and `left_out` name questions. None and () leave the
    position's. The sheet is made out to the codes of `assignment`.
    """

    position: str
    round: int = 1
    slot: int | None = None
    asked: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    title: str | None = None
    organisation: str | None = None
    assignment: Assignment = UNASSIGNED


class BuiltRound(NamedTuple):
    """The guide, the files of its round by name, and its part of the plan.

    `pushed_out` is what the round would ask without the user's choices.
    """

    guide: Guide
    files: dict[str, bytes]
    planned: RoundPlan
    pushed_out: tuple[QuestionChoice, ...]


def build_round(
    workplace: Workplace, request: BuildRequest, frozen: Mapping[int, Guide] = NO_GUIDES
) -> BuiltRound:
    """The documents of one round and its frozen guide. Raises `UserError` with everything that is wrong.

    `frozen` are the guides of other rounds that are not to change.
    """
    position = workplace.position(request.position)
    bank = workplace.bank(position)
    recruitment = with_title(make_recruitment(position.id, request), position, request.position)
    a_plan = plan(bank, recruitment, frozen)
    return build_planned(
        workplace, bank, recruitment, a_plan, number=request.round, assignment=request.assignment
    )


def build_planned(  # noqa: PLR0913 - what the line is made of
    workplace: Workplace,
    bank: QuestionBank,
    recruitment: Recruitment,
    a_plan: Plan,
    *,
    number: int,
    assignment: Assignment,
) -> BuiltRound:
    """The documents of one round of a plan. Raises `UserError` where its choices cannot be met."""
    house = workplace.house()
    guide = write_guide(bank, recruitment, a_plan, number, workplace.case(bank, a_plan.position, number))
    files = {name: word_file(view, house) for name, view in round_views(guide, assignment).items()}
    files[file_name("guide", number, "yaml")] = guide_bytes(guide)
    has_choices = bool(recruitment.rounds or recruitment.own_questions)
    out = pushed_out(bank, recruitment, a_plan, number) if has_choices else ()
    return BuiltRound(guide, files, a_plan.rounds[number], out)


def with_title(recruitment: Recruitment, position: Position, name: str) -> Recruitment:
    """The recruitment, titled with the name by which somebody asked for the position, if with no other."""
    title = title_of(position, name)
    if recruitment.title is not None or title == position.title:
        return recruitment
    return recruitment.model_copy(update={"title": title})


def make_recruitment(position: str, request: BuildRequest) -> Recruitment:
    """An otherwise empty recruitment with the request's choices. Raises `UserError` with every bad value."""
    choices = {"slot": request.slot, "asked": request.asked, "left_out": request.left_out}
    values = {
        "position": position,
        "title": request.title,
        "organisation": request.organisation,
        "rounds": {request.round: choices}
        if any(value not in {None, ()} for value in choices.values())
        else {},
    }
    try:
        return Recruitment.model_validate(values)
    except ValidationError as error:
        raise UserError(field_problems(Recruitment, error)) from None
