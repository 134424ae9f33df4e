"""`indsamlet-1.json`: what came home from a round, with its seals, beside the recruitment's other files."""

from pathlib import Path

from pydantic import ValidationError

from interview_kit.models.collected import Collected
from interview_kit.ordinary_files import read_ordinary
from interview_kit.problems import Loaded, problem, refused

_LARGEST = 50_000_000


def collected_name(number: int) -> str:
    """What the collected ratings of a round are called."""
    return f"indsamlet-{number}.json"


def collected_bytes(collected: Collected) -> bytes:
    """The file's content. The same ratings and seals give the same bytes."""
    return collected.model_dump_json(indent=1, exclude_none=True).encode() + b"\n"


def load_collected(folder: Path, number: int) -> Loaded[Collected]:
    """What was collected of the round; None without a problem where nothing was yet."""
    path = folder / collected_name(number)
    try:
        data = read_ordinary(path, _LARGEST)
    except FileNotFoundError:
        return Loaded(None, [])
    except OSError as error:
        return Loaded(None, [refused("file-unreadable", error, str(path))])
    try:
        return Loaded(Collected.model_validate_json(data), [])
    except (ValidationError, ValueError):
        return Loaded(None, [problem("collected-unreadable", file=str(path))])
