"""`new`: a recruitment's folder with its two files, from what HR has answered, however it was asked."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple, TypeVar

from pydantic import ValidationError

from interview_kit.bank import title_of
from interview_kit.models.people import People
from interview_kit.models.recruitment import Recruitment
from interview_kit.planning.seats import seat_of
from interview_kit.problems import Problem, UserError, problem
from interview_kit.recruitments import PEOPLE_FILE, RECRUITMENT_FILE, has_recruitment
from interview_kit.recruitments.starting import Answers, people_bytes, recruitment_bytes, started
from interview_kit.workplace.vacancy import placed_doubts
from interview_kit.workplace.workplace import Workplace
from interview_kit.yaml_files import Placed, Source, field_problems

M = TypeVar("M", Recruitment, People)


class NewVacancy(NamedTuple):
    """The files of the folder by name, and what is doubtful in them."""

    folder: Path
    files: Mapping[str, bytes]
    doubts: tuple[Problem, ...]
    recruitment: Recruitment
    people: People


def new_vacancy(workplace: Workplace, folder: Path, answers: Answers, today: str) -> NewVacancy:
    """The two files for these answers.

    Raises `UserError` with every wrong answer, and where the folder has a recruitment already.
    """
    refuse_used(folder)
    position = workplace.position(answers.position)
    title = answers.title or title_of(position, answers.position)
    values = started(answers._replace(position=position.id, title=title), len(position.rounds))
    recruitment = _validated(Recruitment, values.recruitment)
    people = _validated(People, values.people)
    data = recruitment_bytes(values.recruitment)
    source = Source(str(folder / RECRUITMENT_FILE), values.recruitment, data.decode())
    found = tuple(placed_doubts(Placed(recruitment, source), position, people, today))
    stopping = [one for one in found if one.level == "error" and one.code != "panel-chairs"]
    if stopping:  # of files that are not written
        raise UserError(replace(one, file="", line=0, column=0) for one in stopping)
    roles = {member.code: seat_of(position, member).title for member in recruitment.panel}
    files = {RECRUITMENT_FILE: data, PEOPLE_FILE: people_bytes(values.people, roles)}
    return NewVacancy(folder, files, found, recruitment, people)


def refuse_used(folder: Path) -> None:
    """Raises `UserError` where the folder has a recruitment already."""
    if has_recruitment(folder):
        raise UserError([problem("folder-in-use", file=str(folder / RECRUITMENT_FILE))])


def _validated(model: type[M], values: Mapping[str, object]) -> M:
    try:
        return model.model_validate(values)
    except ValidationError as error:
        raise UserError(field_problems(model, error)) from None
