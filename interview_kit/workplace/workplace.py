"""What a command works on: a bank and a house, the user's own or the shipped ones."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from interview_kit.problems import Problem, UserError
from interview_kit.shipped import HOUSE, shipped_folder

if TYPE_CHECKING:
    from interview_kit.models.bank import Profile, QuestionBank
    from interview_kit.models.materials import Case, Materials
    from interview_kit.models.position import Position
    from interview_kit.word.package import House


class BankState(NamedTuple):
    """The bank that a command worked on, and how many of its entries are approved."""

    folder: Path
    is_shipped: bool
    title: str
    version: str
    entries: int
    approved: int


@dataclass(frozen=True, slots=True)
class Workplace:
    """The folder of the bank and the file of the house. Everything is loaded when it is asked for.

    Every method raises `UserError` with all problems where what it loads has errors.
    """

    bank_folder: Path
    house_file: Path

    def bank(self, position: "Position | None" = None) -> "QuestionBank":
        """The bank; with `position` only what that position needs."""
        from interview_kit.bank import load_bank

        return load_bank(self.bank_folder, position).or_raise()

    def positions(self) -> "tuple[Position, ...]":
        """The bank's positions, read alone."""
        from interview_kit.bank import load_positions

        return tuple(load_positions(self.bank_folder).or_raise().values())

    def position(self, name: str) -> "Position":
        """The position with this id, title or alias."""
        from interview_kit.bank import load_position

        return load_position(self.bank_folder, name).or_raise()

    def profile(self, bank: "QuestionBank", name: str) -> "Profile":
        """The profile of the bank with this id."""
        from interview_kit.bank import find_profile

        profile = find_profile(bank.profiles, name)
        if isinstance(profile, Problem):
            raise UserError([profile])
        return profile

    def state_of(self, bank: "QuestionBank") -> BankState:
        """What there is to say of a bank that was loaded here; retired entries are not counted."""
        entries = [entry for entry in bank.all_entries if entry.status != "retired"]
        return BankState(
            folder=self.bank_folder,
            is_shipped=self.bank_folder == shipped_folder("question_bank"),
            title=bank.about.title,
            version=bank.about.version,
            entries=len(entries),
            approved=sum(entry.status == "approved" for entry in entries),
        )

    def materials(self, bank: "QuestionBank") -> "Materials":
        """What the bank has besides its questions."""
        from interview_kit.bank.materials import load_materials

        return load_materials(self.bank_folder, bank).or_raise()

    def case(self, bank: "QuestionBank", position: "Position", number: int) -> "Case | None":
        """The case of the position, where the bank has one and round `number` has time for it."""
        if not any(one_round.case for one_round in position.rounds if one_round.number == number):
            return None
        from interview_kit.bank.materials import load_case

        return next(iter(load_case(self.bank_folder, position, bank).or_raise()), None)

    def house(self) -> "House":
        """The house, prepared."""
        from interview_kit.word.house import load_house

        return load_house(self.house_file).or_raise()


def open_workplace(bank: str | None = None, house: str | None = None) -> Workplace:
    """The workplace with the user's own bank and house where they are named, else with the shipped ones.

    A house in the user's own bank folder is preferred to the shipped one.
    """
    bank_folder = Path(bank) if bank else shipped_folder("question_bank")
    shipped_house = shipped_folder("templates") / HOUSE
    if house:
        return Workplace(bank_folder, Path(house))
    in_bank = bank_folder / HOUSE
    return Workplace(bank_folder, in_bank if bank and in_bank.is_file() else shipped_house)
