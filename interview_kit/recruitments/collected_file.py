"""What came home from a round as a file: `indsamlet-1.json`."""

from pathlib import Path

from pydantic import ValidationError

from interview_kit.models.collected import Collected
from interview_kit.ordinary_files import read_ordinary
from interview_kit.problems import Loaded, problem, refused

_LARGEST = 50_000_000


def collected_name(number: int) -> str:
    """What the file of a round is called in a recruitment's folder."""
    return f"indsamlet-{number}.json"


def load_collected(folder: Path, number: int) -> Loaded[Collected]:
    """What came home from this round; None without a problem where nothing has been collected."""
    path = folder / collected_name(number)
    try:
        return Loaded(Collected.model_validate_json(read_ordinary(path, _LARGEST)), [])
    except FileNotFoundError:
        return Loaded(None, [])
    except OSError as error:
        return Loaded(None, [refused("file-unreadable", error, str(path))])
    except ValidationError:
        return Loaded(None, [problem("collected-unreadable", file=str(path))])
