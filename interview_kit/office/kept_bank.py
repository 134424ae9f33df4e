"""The bank and house of a desk, loaded once: a page asks with every click, and nobody changes them."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

from interview_kit.workplace.workplace import HouseState, Workplace

if TYPE_CHECKING:
    from interview_kit.bank.loading import PlacedBank
    from interview_kit.models.bank import QuestionBank
    from interview_kit.models.materials import Case, Materials
    from interview_kit.models.position import Position
    from interview_kit.office.bank_at_hand import BankAtHand
    from interview_kit.word.package import House
    from interview_kit.yaml_files import Placed

T = TypeVar("T")


@dataclass(frozen=True)
class KeptWorkplace(Workplace):
    """A workplace that keeps what it has loaded."""

    _loaded: dict[Hashable, Any] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def of(cls, workplace: Workplace) -> "KeptWorkplace":
        """The same bank and house."""
        return cls(workplace.bank_folder, workplace.house_file)

    def _once(self, key: Hashable, load: Callable[[], T]) -> T:
        if key not in self._loaded:
            self._loaded[key] = load()
        value: T = self._loaded[key]
        return value

    def placed_bank(self, position: "Position | None" = None) -> "PlacedBank":
        key = ("placed bank", position and position.id)
        return self._once(key, lambda: super(KeptWorkplace, self).placed_bank(position))

    def bank(self, position: "Position | None" = None) -> "QuestionBank":
        return self.placed_bank(position).bank

    def positions(self) -> "tuple[Position, ...]":
        return self._once("positions", super().positions)

    def position(self, name: str) -> "Position":
        return self._once(("position", name), lambda: super(KeptWorkplace, self).position(name))

    def case(self, bank: "QuestionBank", position: "Position", number: int) -> "Placed[Case] | None":
        key = ("case", position.id, number)
        return self._once(key, lambda: super(KeptWorkplace, self).case(bank, position, number))

    def materials(self, bank: "QuestionBank") -> "Materials":
        """The materials of this bank; a recruitment's own entries make no difference to them."""
        return self._once("materials", lambda: super(KeptWorkplace, self).materials(bank))

    def house(self) -> "tuple[House, HouseState]":
        return self._once("house", super().house)

    @property
    def at_hand(self) -> "BankAtHand":
        """The whole bank as the screen *Bank* asks about it. Raises `UserError`."""
        from interview_kit.office.bank_at_hand import BankAtHand

        return self._once("at hand", lambda: BankAtHand(self))
