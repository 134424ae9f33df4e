"""What a command works on: a bank and a house, the user's own or the shipped ones."""

import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from interview_kit.problems import Loaded, Problem, UserError, has_errors, problem
from interview_kit.shipped import HOUSE, shipped_folder

if TYPE_CHECKING:
    from collections.abc import Mapping

    from interview_kit.bank.loading import PlacedBank
    from interview_kit.bank.materials import PlacedMaterials
    from interview_kit.models.bank import About, Profile, QuestionBank
    from interview_kit.models.materials import Case, Materials
    from interview_kit.models.position import Position
    from interview_kit.word.package import House
    from interview_kit.yaml_files import Placed


# Whose house it is: the bank's own, one that the user named, or the shipped one.
HouseOwner = Literal["bank", "named", "shipped"]
_LIKE_HOUSE = re.compile(r"house(\.(doc|dot|odt|ott|rtf).*)?", re.IGNORECASE | re.DOTALL)


class BankState(NamedTuple):
    """The bank that a command worked on, and how many of its entries are approved."""

    folder: Path
    is_shipped: bool
    title: str
    version: str
    entries: int
    approved: int


class HouseState(NamedTuple):
    """The house that a command worked with, and what its owner should hear of it."""

    file: Path
    owner: HouseOwner
    remarks: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Workplace:
    """The folder of the bank and the file of the house. Everything is loaded when it is asked for.

    Every method raises `UserError` with all problems where what it loads has errors.
    """

    bank_folder: Path
    house_file: Path

    @property
    def is_shipped(self) -> bool:
        return self.bank_folder == shipped_folder("question_bank")

    def placed_bank(self, position: "Position | None" = None) -> "PlacedBank":
        """As `bank`, with the places of what it holds."""
        from interview_kit.bank import load_placed_bank

        return load_placed_bank(self.bank_folder, position).or_raise()

    def bank(self, position: "Position | None" = None) -> "QuestionBank":
        """The bank; with `position` only what that position needs."""
        from interview_kit.bank import load_bank

        return load_bank(self.bank_folder, position).or_raise()

    def positions(self) -> "tuple[Position, ...]":
        """The bank's positions, read alone."""
        from interview_kit.bank import load_positions

        return tuple(load_positions(self.bank_folder).or_raise().values())

    def profile_titles(self) -> "Mapping[str, str]":
        """The titles of the bank's profiles by their ids, read alone."""
        from interview_kit.bank import load_profiles

        return {key: profile.title for key, profile in load_profiles(self.bank_folder).or_raise().items()}

    def about(self) -> "About":
        """Which bank it is, read alone."""
        from interview_kit.bank import load_about

        return load_about(self.bank_folder).or_raise()

    def state(self) -> BankState:
        """What there is to say of the bank, which is loaded for it."""
        return self.state_of(self.bank())

    def position(self, name: str) -> "Position":
        """The position with this id, title or alias."""
        from interview_kit.bank import load_position

        return load_position(self.bank_folder, name).or_raise()

    def profile(self, bank: "QuestionBank", name: str) -> "Profile":
        """The profile of the bank with this id or title, or that a position of this name uses."""
        from interview_kit.bank import find_profile

        profile = find_profile(bank.profiles, bank.positions, name)
        if isinstance(profile, Problem):
            raise UserError([profile])
        return profile

    def state_of(self, bank: "QuestionBank") -> BankState:
        """What there is to say of a bank that was loaded here; no retired or unwritten entry is counted."""
        entries = [entry for entry in bank.all_entries if entry.state not in {"retired", "unwritten"}]
        return BankState(
            folder=self.bank_folder,
            is_shipped=self.is_shipped,
            title=bank.about.title,
            version=bank.about.version,
            entries=len(entries),
            approved=sum(entry.state == "approved" for entry in entries),
        )

    def materials(self, bank: "QuestionBank") -> "Materials":
        """What the bank has besides its questions."""
        from interview_kit.bank.materials import load_materials

        return load_materials(self.bank_folder, bank).or_raise()

    def placed_materials(self, bank: "QuestionBank") -> "PlacedMaterials":
        """As `materials`, with the places of what there is."""
        from interview_kit.bank.materials import read_materials

        placed, problems = read_materials(self.bank_folder, bank)
        return Loaded(None if has_errors(problems) else placed, problems).or_raise()

    def case(self, bank: "QuestionBank", position: "Position", number: int) -> "Placed[Case] | None":
        """The case of the position, where the bank has one and round `number` has time for it."""
        if not any(one_round.case for one_round in position.rounds if one_round.number == number):
            return None
        from interview_kit.bank.materials import load_case

        return next(iter(load_case(self.bank_folder, position, bank).or_raise()), None)

    @property
    def house_owner(self) -> HouseOwner:
        if self.house_file == shipped_folder("templates") / HOUSE:
            return "shipped"
        return "bank" if self.house_file == self.bank_folder / HOUSE else "named"

    def house(self) -> "tuple[House, HouseState]":
        """The house, prepared, and which it is; a bank's own is not passed over because of its name."""
        from interview_kit.word.house import load_house

        if self.house_owner == "shipped" and not self.is_shipped:
            misnamed = misnamed_houses(self.bank_folder)
            if misnamed:
                raise UserError(misnamed)
        house, remarks = load_house(self.house_file)
        return Loaded(house, remarks).or_raise(), HouseState(
            self.house_file, self.house_owner, tuple(remarks)
        )


def open_shipped() -> Workplace:
    """The workplace with the shipped bank and house, wherever the user stands."""
    return Workplace(shipped_folder("question_bank"), shipped_folder("templates") / HOUSE)


def rules_folder(bank_folder: Path) -> Path:
    """The bank whose rules hold for this one: itself, or the shipped one where it has none of its own."""
    from interview_kit.bank.files import is_folder

    return bank_folder if is_folder(bank_folder / "rules") else shipped_folder("question_bank")


def misnamed_houses(folder: Path) -> list[Problem]:
    """A problem for each file in a bank's folder that is called almost as a house, and is not read as one."""
    from interview_kit.file_names import copied_stem, shown_name

    try:
        names = sorted(item.name for item in os.scandir(folder) if not item.is_dir(follow_symlinks=False))
    except (OSError, ValueError):  # whoever loads the bank tells why
        return []
    return [
        problem("house-misnamed", file=str(folder / name), name=HOUSE)
        for name in names
        if _LIKE_HOUSE.fullmatch(copied_stem(name) or shown_name(name)) and name[:2] not in {"~$", "._"}
    ]


def open_workplace(bank: str | None = None, house: str | None = None) -> Workplace:
    """The workplace with the user's own bank and house where they are named, else with the shipped ones.

    In a folder that is a bank itself, or plainly a broken one, that bank is the user's own. A house in the
    user's own bank folder is preferred to the shipped one.
    """
    from interview_kit.bank.files import is_folder, is_there

    if not bank and (is_there(Path("bank.yaml")) or all(map(is_folder, (Path("profiles"), Path("entries"))))):
        bank = "."
    shipped = open_shipped()
    bank_folder = Path(bank) if bank else shipped.bank_folder
    if house:
        return Workplace(bank_folder, Path(house))
    in_bank = bank_folder / HOUSE
    return Workplace(bank_folder, in_bank if bank and is_there(in_bank) else shipped.house_file)
