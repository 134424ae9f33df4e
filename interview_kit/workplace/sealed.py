"""What was collected of a round: whatever is shown of it stands under seals that nobody has touched."""

from pathlib import Path

from interview_kit.collection.seals import is_whole
from interview_kit.models.collected import Collected
from interview_kit.problems import UserError, problem
from interview_kit.recruitments.collected_file import collected_name, load_collected
from interview_kit.saving import undo_unfinished


def collected_of(folder: Path, number: int) -> Collected | None:
    """What came home from the round, if anything. Raises `UserError` where it, or a seal, is broken."""
    undo_unfinished(folder)
    name = collected_name(number)
    twins = [path.name for path in folder.glob(f"*{Path(name).stem}*.json") if path.name != name]
    if twins:
        raise UserError([problem("collected-two-versions", file=str(folder / twins[0]), name=name)])
    collected, problems = load_collected(folder, number)
    if problems:
        raise UserError(problems)
    if collected is None:
        return None
    broken = next((seal for seal in collected.seals if not is_whole(collected, seal)), None)
    if collected.round != number:
        raise UserError([problem("collected-unreadable", file=str(folder / name))])
    if broken:
        raise UserError([problem("seal-broken", file=str(folder / name), number=broken.number, name=name)])
    return collected
