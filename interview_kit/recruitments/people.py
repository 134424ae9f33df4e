"""Finds and loads `navne.yaml`, the only file with names."""

from pathlib import Path

from interview_kit.models.people import NOBODY, People
from interview_kit.problems import Loaded
from interview_kit.recruitments.folder import PEOPLE_FILE
from interview_kit.yaml_files import load


def load_people(folder: Path) -> Loaded[People]:
    """Who is who in the folder's recruitment; nobody has a name where the file is not there."""
    path = folder / PEOPLE_FILE
    if not path.exists():
        return Loaded(NOBODY, [])
    placed, problems = load(path, People)
    return Loaded(placed.value if placed else None, problems)
