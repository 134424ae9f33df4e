"""A recruitment from what the user has given or from its folder, and the frozen guide as YAML."""

from pathlib import Path
from typing import Any

from pydantic import ValidationError

from interview_kit.bank import find_position
from interview_kit.models.bank import QuestionBank
from interview_kit.models.guide import Guide
from interview_kit.models.recruitment import Recruitment
from interview_kit.problems import Problem, UserError
from interview_kit.yaml_files import Source, dump, field_problems, load

FILE = "recruitment.yaml"

_HEADER = """\
# Interviewguiden som data: de valgte spørgsmål med alle tekster, frosset til denne samtale.
# Ret ikke i filen. Guidens kode og «hash» passer kun til indholdet, som det står her.
"""


def make_recruitment(bank: QuestionBank, position: str, **given: Any) -> Recruitment:
    """An otherwise empty recruitment for the position of this name, with what the user has given.

    Raises `UserError` with every value that is no good, named by its field.
    """
    found = find_position(bank, position)
    if isinstance(found, Problem):
        raise UserError([found])
    try:
        return Recruitment(position=found.id, **given)
    except ValidationError as error:
        raise UserError(field_problems(Recruitment, error)) from None


def load_recruitment(folder: Path) -> tuple[Recruitment | None, Source | None, list[Problem]]:
    """The recruitment in this folder, its source for places, and every problem with its fields."""
    return load(folder / FILE, Recruitment)


def guide_yaml(guide: Guide) -> bytes:
    """The guide as it is kept beside its documents."""
    return _HEADER.encode() + dump(guide.model_dump(mode="json", by_alias=True, exclude_none=True))
