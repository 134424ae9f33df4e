"""The question book of a profile: it prints what HR is to mend, so it refuses nothing, and marks it."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from interview_kit.bank import fold
from interview_kit.bank.materials import PlacedMaterials
from interview_kit.documents import word_file
from interview_kit.documents.question_book import question_book
from interview_kit.models.bank import Profile
from interview_kit.models.materials import Calibration, Case
from interview_kit.problems import DOUBTFUL, LEVEL_NAMES, UNLAWFUL, Problem
from interview_kit.workplace.guarding import problems_in_entries, problems_in_material
from interview_kit.workplace.workplace import BankState, HouseState, Workplace


class BookReport(NamedTuple):
    """What is to be known of a book and its house; `faults` are the problems of each text, by its id."""

    entries: int
    approved: int
    faults: Mapping[str, tuple[Problem, ...]]
    house: HouseState
    bank: BankState


class Book(NamedTuple):
    """The profile's id and title, the Word file, and what there is to say of it.

    `alias` is what the user called the profile where that is a position's name.
    """

    alias: str
    profile: str
    title: str
    data: bytes
    report: BookReport


def make_book(workplace: Workplace, profile_name: str) -> Book:
    """The book of the profile with this name. Raises `UserError`."""
    placed = workplace.placed_bank()
    bank = placed.bank
    profile = workplace.profile(bank, profile_name)
    ids = [entry.id for line in profile.behaviours for entry in bank.entries.get(line.id, ())]
    entries = [placed.entries[key] for key in dict.fromkeys(ids)]
    materials = workplace.placed_materials(bank)
    problems_by_text = {
        **problems_in_entries(workplace.bank_folder, entries),
        **dict(
            _in_materials(
                workplace,
                materials,
                profile,
                {key: position.profile for key, position in bank.positions.items()},
            )
        ),
    }
    faults = {key: problems for key, problems in problems_by_text.items() if problems}
    remarks = {key: tuple(_remarks(problems)) for key, problems in faults.items()}
    view = question_book(bank, profile, materials.materials, remarks)
    house, house_state = workplace.house()
    report = BookReport(
        entries=len(entries),
        approved=sum(entry.value.state == "approved" for entry in entries),
        faults=faults,
        house=house_state,
        bank=workplace.state_of(bank),
    )
    own_name = fold(profile_name) in {profile.id, fold(profile.title)}
    return Book("" if own_name else profile_name, profile.id, profile.title, word_file(view, house), report)


def _in_materials(
    workplace: Workplace, materials: PlacedMaterials, profile: Profile, profiles: Mapping[str, str]
) -> Iterator[tuple[str, tuple[Problem, ...]]]:
    """What the rules find in the sample answers and cases of this profile, by `profiles` of the positions."""
    for material in materials.parts:
        match material.value:
            case Calibration(id=key) if key == profile.id:
                yield f"calibration/{key}", problems_in_material(workplace.bank_folder, material)
            case Case(id=key) if profiles.get(key) == profile.id:
                yield f"cases/{key}", problems_in_material(workplace.bank_folder, material)


def _remarks(problems: Iterable[Problem]) -> Iterator[tuple[str, str]]:
    """Each problem as the book prints it: a label, and what is wrong and what to do; each once."""
    words = ((_label(problem), f"{problem.message} {problem.hint}") for problem in problems)
    yield from dict.fromkeys(words)


def _label(problem: Problem) -> str:
    if problem.code == UNLAWFUL:
        return "Må ikke bruges"
    return "HR skal tage stilling" if problem.code in DOUBTFUL else LEVEL_NAMES[problem.level].capitalize()
