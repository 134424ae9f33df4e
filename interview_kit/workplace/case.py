"""A recruitment's folder opened as a case: what it says and whom it is about, without its bank."""

from pathlib import Path
from typing import NamedTuple

from interview_kit.models.people import People
from interview_kit.models.recruitment import Recruitment
from interview_kit.problems import UserError, has_errors
from interview_kit.recruitments import load_recruitment, recruitments_beside
from interview_kit.recruitments.people import load_people

ROUNDS = (1, 2, 3)


class OpenCase(NamedTuple):
    folder: Path
    recruitment: Recruitment
    people: People


def open_case(folder: Path) -> OpenCase:
    """The recruitment in this folder. Raises `UserError` with everything in it that cannot be read."""
    placed, problems = load_recruitment(folder)
    people, people_problems = load_people(folder)
    problems = [*recruitments_beside(folder), *problems, *people_problems]
    if placed is None or people is None or has_errors(problems):
        raise UserError(problems)
    return OpenCase(folder, placed.value, people)
