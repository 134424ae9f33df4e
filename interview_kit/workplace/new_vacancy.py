"""`new`: a recruitment's folder with its two files, from what HR has answered, however it was asked."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple, TypeVar

from pydantic import ValidationError

from interview_kit.bank import title_of
from interview_kit.models.people import People
from interview_kit.models.position import Position
from interview_kit.models.recruitment import Recruitment
from interview_kit.planning.seats import seat_of
from interview_kit.problems import Problem, UserError, problem
from interview_kit.recruitments import PEOPLE_FILE, RECRUITMENT_FILE, has_recruitment
from interview_kit.recruitments.members import member_said
from interview_kit.recruitments.starting import (
    Answers,
    PersonAnswer,
    by_code,
    people_bytes,
    recruitment_bytes,
    started,
)
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

    @property
    def has_unnamed(self) -> bool:
        """Whether somebody in the panel, or a candidate, has a code and no name yet."""
        members = (self.people.member(one.code) for one in self.recruitment.panel)
        candidates = (self.people.candidate(one.code) for one in self.recruitment.candidates)
        return not all([*members, *candidates])


def new_vacancy(workplace: Workplace, folder: Path, answers: Answers, today: str) -> NewVacancy:
    """The two files for these answers.

    Raises `UserError` with every wrong answer, and where the folder has a recruitment already.
    """
    refuse_used(folder)
    position = workplace.position(answers.position)
    title = answers.title or title_of(position, answers.position)
    panel, remarks = _panel(answers, position)
    answers = answers._replace(position=position.id, title=title, panel=panel)
    values = started(answers, len(position.rounds))
    recruitment = _validated(Recruitment, values.recruitment)
    people = _validated(People, values.people)
    data = recruitment_bytes(values.recruitment)
    source = Source(str(folder / RECRUITMENT_FILE), values.recruitment, data.decode())
    found = (*remarks, *placed_doubts(Placed(recruitment, source), position, people, today))
    stopping = [one for one in found if one.level == "error" and one.code != "panel-chairs"]
    if stopping:  # of files that are not written
        raise UserError(replace(one, file="", line=0, column=0) for one in stopping)
    roles = {member.code: seat_of(position, member).title for member in recruitment.panel}
    files = {RECRUITMENT_FILE: data, PEOPLE_FILE: people_bytes(values.people, roles)}
    return NewVacancy(folder, files, found, recruitment, people)


def _panel(answers: Answers, position: Position) -> tuple[tuple[PersonAnswer, ...], list[Problem]]:
    """The members, each with the role that stands after the name, and what is to be said of how it was read.

    Raises `UserError` with every role that is misspelt.
    """
    panel, remarks, faults = [], list[Problem](), list[Problem]()
    for code, person in by_code("M", answers.panel).items():
        try:
            member, remark = member_said(person, position, code)
        except UserError as error:
            faults += error.problems
            continue
        panel.append(member._replace(code=code))
        remarks += [remark] if remark else []
    if faults:
        raise UserError(faults)
    return tuple(panel), remarks


def refuse_used(folder: Path) -> None:
    """Raises `UserError` where the folder has a recruitment already."""
    if has_recruitment(folder):
        raise UserError([problem("folder-in-use", file=str(folder / RECRUITMENT_FILE))])


def _validated(model: type[M], values: Mapping[str, object]) -> M:
    try:
        return model.model_validate(values)
    except ValidationError as error:
        raise UserError(field_problems(model, error)) from None
