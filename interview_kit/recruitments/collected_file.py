"""Finds and loads `indsamlet-1.json`: what came home from a round."""

import errno
import json
from pathlib import Path

from pydantic import ValidationError

from interview_kit.models.collected import Collected
from interview_kit.ordinary_files import read_ordinary
from interview_kit.problems import Loaded, problem, refused
from interview_kit.yaml_files import Source, field_problems

_MOST = 50_000_000


def collected_name(number: int) -> str:
    """What the file of a round is called in a recruitment's folder."""
    return f"indsamlet-{number}.json"


def load_collected(folder: Path, number: int) -> Loaded[Collected | None]:
    """What came home from the round; nothing, and no problem, where nothing has been collected yet."""
    path = folder / collected_name(number)
    file = str(path)
    try:
        value = json.loads(read_ordinary(path, _MOST))
    except FileNotFoundError:
        return Loaded(None, [])
    except OSError as error:
        if error.errno == errno.EFBIG:
            return Loaded(None, [problem("collected-unreadable", file=file)])
        return Loaded(None, [refused("file-unreadable", error, file)])
    except (ValueError, RecursionError):
        return Loaded(None, [problem("collected-unreadable", file=file)])
    try:
        return Loaded(Collected.model_validate(value), [])
    except ValidationError as error:
        return Loaded(None, field_problems(Collected, error, Source(file, value, "")))
