"""Finds and loads `recruitment.yaml`."""

import os
from pathlib import Path

from interview_kit.file_names import misnamed
from interview_kit.models.recruitment import Recruitment
from interview_kit.problems import Loaded, Problem, problem, refused
from interview_kit.yaml_files import Placed, load

RECRUITMENT_FILE, PEOPLE_FILE = "recruitment.yaml", "navne.yaml"
DELETED_FILE = "slettet.txt"  # what is left of a recruitment that was deleted
_DANISH = "rekruttering"


def has_recruitment(folder: Path) -> bool:
    """Whether something is called as the recruitment's file, be it a file or not."""
    try:
        return os.path.lexists(folder / RECRUITMENT_FILE)
    except ValueError:  # a path that no system has
        return False


def recruitments_beside(folder: Path) -> list[Problem]:
    """A problem for each copy and wrong name of the recruitment's two files, and for a folder that is closed.

    Of two files nobody knows which one the panel means, so neither is followed.
    """
    try:
        names = [item.name for item in os.scandir(folder) if not item.is_dir(follow_symlinks=False)]
    except (FileNotFoundError, ValueError):  # ValueError: as above
        return [problem("folder-missing", file=str(folder))]
    except OSError as error:
        return [refused("folder-unreadable", error, str(folder))]
    beside = misnamed(folder, names, RECRUITMENT_FILE, [_DANISH])
    return [*beside, *misnamed(folder, names, PEOPLE_FILE, [])]


def load_recruitment(folder: Path, data: bytes | None = None) -> Loaded[Placed[Recruitment]]:
    """The recruitment in this folder with its places, and every problem with its fields.

    `data` are its file's bytes as they are to be, where that is not saved yet.
    """
    if data is None and (folder / DELETED_FILE).is_file() and not has_recruitment(folder):
        return Loaded(None, [problem("recruitment-deleted", file=str(folder))])
    return load(folder / RECRUITMENT_FILE, Recruitment, data=data)
