"""Loads `recruitment.yaml`."""

from pathlib import Path

from interview_kit.models.recruitment import Recruitment
from interview_kit.problems import Loaded
from interview_kit.yaml_files import Placed, load

RECRUITMENT_FILE = "recruitment.yaml"


def load_recruitment(folder: Path) -> Loaded[Placed[Recruitment]]:
    """The recruitment in this folder with its places, and every problem with its fields."""
    return load(folder / RECRUITMENT_FILE, Recruitment)
