"""The bank of a desk, loaded once: a page asks for it with every click, and nobody changes it meanwhile."""

import os
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from interview_kit.office.desk import Desk
from interview_kit.workplace.workplace import Workplace

if TYPE_CHECKING:
    from interview_kit.bank.loading import PlacedBank
    from interview_kit.models.bank import QuestionBank
    from interview_kit.models.materials import Case
    from interview_kit.models.position import Position
    from interview_kit.yaml_files import Placed

T = TypeVar("T")


def kept_workplace(desk: Desk) -> "KeptWorkplace":
    """The desk's workplace, which loads what it is asked for again only if a file of its bank is another."""
    return _kept(desk.workplace, _stamp(desk.workplace.bank_folder))


@lru_cache(maxsize=1)
def _kept(workplace: Workplace, _stamp_of_bank: Hashable) -> "KeptWorkplace":
    return KeptWorkplace(workplace.bank_folder, workplace.house_file)


def _stamp(folder: Path) -> Hashable:
    """When each of the folder's files was written, and how long it is."""
    paths = (Path(parent, name) for parent, _, names in os.walk(folder) for name in names)
    states = ((str(path), path.stat()) for path in paths)
    return tuple((name, state.st_mtime_ns, state.st_size) for name, state in states)


@dataclass(frozen=True)
class KeptWorkplace(Workplace):
    """A workplace that keeps what it has loaded."""

    _loaded: dict[Hashable, Any] = field(default_factory=dict, compare=False, repr=False)

    def _once(self, key: Hashable, load: Callable[[], T]) -> T:
        if key not in self._loaded:
            self._loaded[key] = load()
        value: T = self._loaded[key]
        return value

    def placed_bank(self, position: "Position | None" = None) -> "PlacedBank":
        key = ("bank", position and position.id)
        return self._once(key, lambda: super(KeptWorkplace, self).placed_bank(position))

    def positions(self) -> "tuple[Position, ...]":
        return self._once("positions", super().positions)

    def position(self, name: str) -> "Position":
        return self._once(("position", name), lambda: super(KeptWorkplace, self).position(name))

    def case(self, bank: "QuestionBank", position: "Position", number: int) -> "Placed[Case] | None":
        key = ("case", position.id, number)
        return self._once(key, lambda: super(KeptWorkplace, self).case(bank, position, number))
