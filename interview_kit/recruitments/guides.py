"""The frozen guide as a file: written next to its documents, and read back only if it is unchanged."""

from collections.abc import Iterator
from pathlib import Path

from interview_kit.file_names import is_like_yaml, original_of, unread, yaml_name
from interview_kit.memory import kept
from interview_kit.models.guide import Guide
from interview_kit.planning.freezing import changed_place, code_of, content_hash
from interview_kit.problems import Loaded, Problem
from interview_kit.yaml_files import Placed, dump, load, read_bytes

_HEADER = """\
# Interviewguiden som data: de valgte spørgsmål med alle tekster, frosset til denne samtale.
# Ret ikke i filen. Guidens kode og «hash» passer kun til indholdet, som det står her.
"""


def planned_name(number: int) -> str:
    """What the frozen guide of a round is called in a recruitment's folder."""
    return f"guide-{number}.yaml"


def guide_bytes(guide: Guide) -> bytes:
    """The guide as YAML, without the fields that are empty. The same guide gives the same bytes."""
    return _HEADER.encode() + dump(guide.model_dump(mode="json", by_alias=True, exclude_none=True))


def load_guide(path: Path) -> Loaded[Guide]:
    """The guide as it was frozen. A guide that somebody has changed is none, and the place is named.

    The same bytes are read once as long as the program runs: it takes time, and they name nobody.
    """
    data, problems = read_bytes(path)
    if data is None:
        return Loaded(None, problems)
    guide, problems = _guide_in(path, data)
    return Loaded(guide, [*problems])


@kept(6)
def _guide_in(path: Path, data: bytes) -> Loaded[Guide]:
    placed, problems = load(path, Guide, data=data)
    if placed is None:
        return Loaded(None, problems)
    problems = list(_changes(placed))
    return Loaded(None if problems else placed.value, problems)


def _changes(placed: Placed[Guide]) -> Iterator[Problem]:
    guide = placed.value
    if content_hash(guide.content) != guide.hash:
        place = changed_place(guide.content, guide.marks)
        loc = ("content", *place) if place else ("hash",)
        yield placed.problem("guide-changed", loc, name=Path(placed.source.file).name)
    elif code_of(guide.hash) != guide.id:
        yield placed.problem("guide-code", ("id",), code=guide.id, name=Path(placed.source.file).name)


def misnamed_guides(path: Path) -> list[Problem]:
    """A problem for each file beside that has nearly the name of this guide, or that of a copy of it.

    What a build has set aside is none.
    """
    try:
        names = sorted(item.name for item in path.parent.iterdir())
    except (OSError, ValueError):  # no folder yet; ValueError: a path that no system has
        return []
    like = [name for name in names if is_like_yaml(name) and "(gemt " not in name]
    meant = [name for name in like if path.name in {original_of(name, names), yaml_name(name)}]
    return list(filter(None, (unread(path.parent, name, names, path.name) for name in meant)))
