"""Guide and sheet of one round of a position."""

from dataclasses import dataclass
from typing import NamedTuple

from pydantic import ValidationError

from interview_kit.documents import ROUND_PAPERS, file_name, word_file
from interview_kit.models.guide import Guide
from interview_kit.models.recruitment import Recruitment
from interview_kit.planning import plan, write_guide
from interview_kit.problems import UserError
from interview_kit.recruitments import guide_bytes
from interview_kit.workplace.workplace import Workplace
from interview_kit.yaml_files import field_problems


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildRequest:
    """What a user asks for: a position by any of its names, a round, and choices for that round.

    `slot` is minutes with the candidate; `asked` and `left_out` are ids. None and () leave the position's.
    """

    position: str
    round: int = 1
    slot: int | None = None
    asked: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    title: str | None = None
    organisation: str | None = None


class BuiltRound(NamedTuple):
    """The guide, and the files of its round by name."""

    guide: Guide
    files: dict[str, bytes]


def build_round(workplace: Workplace, request: BuildRequest) -> BuiltRound:
    """The documents of one round and its frozen guide. Raises `UserError` with everything that is wrong."""
    position = workplace.position(request.position)
    bank = workplace.bank(position)
    recruitment = make_recruitment(position.id, request)
    house = workplace.house()
    guide = write_guide(bank, recruitment, plan(bank, recruitment), request.round)
    files = {
        file_name(paper.stem, request.round, "docx"): word_file(paper.view(guide), house)
        for paper in ROUND_PAPERS
    }
    files[file_name("guide", request.round, "yaml")] = guide_bytes(guide)
    return BuiltRound(guide, files)


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
