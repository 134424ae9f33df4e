"""The question book of a profile: it prints what HR is to mend, so it refuses nothing, and marks it."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from interview_kit.bank import fold
from interview_kit.bank.materials import PlacedMaterials
from interview_kit.curation.book_marks import address_at
from interview_kit.documents import word_file
from interview_kit.documents.book_rows import BookRemark
from interview_kit.documents.question_book import question_book
from interview_kit.models.bank import Competency, Entry, Profile, QuestionBank
from interview_kit.models.materials import Calibration, Case
from interview_kit.problems import DOUBTFUL, LEVEL_NAMES, UNLAWFUL, Loc, Problem, UserError, nearest, problem
from interview_kit.workplace.guarding import placed_problems_in_entries, problems_in_material
from interview_kit.workplace.workplace import BankState, HouseState, Workplace

# What is about the whole entry, wherever its place in the file is.
_OF_THE_WHOLE = "entry-unwritten"


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


def make_book(workplace: Workplace, profile_name: str, only: str | None = None) -> Book:
    """The book of the profile with this name, or of one competency of it. Raises `UserError`."""
    placed = workplace.placed_bank()
    bank = placed.bank
    profile = workplace.profile(bank, profile_name)
    competency = _competency(profile, only) if only is not None else None
    lines = competency.behaviours if competency else profile.behaviours
    ids = dict.fromkeys(entry.id for line in lines for entry in bank.entries.get(line.id, ()))
    entries = [placed.entries[key] for key in ids]
    materials = workplace.placed_materials(bank)
    found = placed_problems_in_entries(workplace.bank_folder, entries)
    in_materials = {} if competency else dict(_in_materials(workplace, materials, profile, bank))
    remarks = {
        **{entry.value.id: remarks_beside(entry.value, found[entry.value.id]) for entry in entries},
        **{key: tuple(_remarks(problems)) for key, problems in in_materials.items()},
    }
    every = {key: tuple(problem for _, problem in problems) for key, problems in found.items()} | in_materials
    shown = {key: texts for key, texts in remarks.items() if texts}
    view = question_book(bank, profile, materials.materials, shown, competency.id if competency else None)
    house, house_state = workplace.house()
    report = BookReport(
        entries=len(entries),
        approved=sum(entry.value.state == "approved" for entry in entries),
        faults={key: problems for key, problems in every.items() if problems},
        house=house_state,
        bank=workplace.state_of(bank),
    )
    own_name = fold(profile_name) in {profile.id, fold(profile.title)}
    return Book("" if own_name else profile_name, profile.id, profile.title, word_file(view, house), report)


def _competency(profile: Profile, name: str) -> Competency:
    """The competency with this id, its last part, or title. Raises `UserError` with the nearest as advice."""
    competencies = profile.printed_for().competencies
    by_name = {fold(competency.id.rpartition(".")[2]): competency for competency in competencies}
    by_name |= {fold(one.title): one for one in competencies} | {fold(one.id): one for one in competencies}
    if fold(name) in by_name:
        return by_name[fold(name)]
    titles = {fold(competency.title): competency.title for competency in profile.competencies}
    every = " eller ".join(f"«{competency.id}»" for competency in profile.competencies)
    near = nearest(fold(name), by_name, f"Vælg {every}.")
    for folded, title in titles.items():
        near = near.replace(f"«{folded}»", f"«{title}»")
    raise UserError([problem("competency-unknown", name=name, profile=profile.title, suggestion=near)])


def _in_materials(
    workplace: Workplace, materials: PlacedMaterials, profile: Profile, bank: QuestionBank
) -> Iterator[tuple[str, tuple[Problem, ...]]]:
    """What the rules find in the sample answers and cases of this profile."""
    profiles = {key: position.profile for key, position in bank.positions.items()}
    for material in materials.parts:
        match material.value:
            case Calibration(id=key) if key == profile.id:
                yield f"calibration/{key}", problems_in_material(workplace.bank_folder, material)
            case Case(id=key) if profiles.get(key) == profile.id:
                yield f"cases/{key}", problems_in_material(workplace.bank_folder, material)


def _remarks(problems: Iterable[Problem]) -> Iterator[BookRemark]:
    """Each problem as the book prints it, once."""
    yield from dict.fromkeys(_remark(problem) for problem in problems)


def remarks_beside(entry: Entry, problems: Iterable[tuple[Loc, Problem]]) -> tuple[BookRemark, ...]:
    """Each problem of an entry as the book prints it, once, beside the text it is about."""
    remarks = (
        _remark(problem, "" if problem.code == _OF_THE_WHOLE else address_at(entry, loc))
        for loc, problem in problems
    )
    return tuple(dict.fromkeys(remarks))


def _remark(problem: Problem, address: str = "") -> BookRemark:
    return BookRemark(_label(problem), problem.message, problem.hint, address)


def _label(problem: Problem) -> str:
    if problem.code == UNLAWFUL:
        return "Må ikke bruges"
    return "HR skal tage stilling" if problem.code in DOUBTFUL else LEVEL_NAMES[problem.level].capitalize()
