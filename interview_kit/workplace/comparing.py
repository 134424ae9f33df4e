"""`compare`: the papers of a round whose ratings are sealed, and what becomes of those of an earlier seal."""

import json
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, NamedTuple

from interview_kit.collection import course_of
from interview_kit.comparison import compare_round
from interview_kit.documents import word_file
from interview_kit.documents.candidate_note import candidate_note, masked_notes
from interview_kit.documents.collection_paper import collection_paper
from interview_kit.documents.compared import Compared
from interview_kit.documents.comparison_paper import comparison_paper
from interview_kit.documents.comparison_sentences import counted, outside_sentences, upper_group_sentences
from interview_kit.documents.result_tables import question_table, result_tables
from interview_kit.models.collected import Collected
from interview_kit.models.guide import Guide
from interview_kit.models.text import printed
from interview_kit.ordinary_files import read_ordinary
from interview_kit.problems import Problem, UserError, problem
from interview_kit.recruitments.collected_file import collected_name
from interview_kit.saving import free_name, save_files, undo_unfinished
from interview_kit.word.own_properties import is_untouched, own_properties
from interview_kit.word.package import House
from interview_kit.workplace.kit import known_vacancy
from interview_kit.workplace.recruitment import as_typed
from interview_kit.workplace.sealed import collected_of
from interview_kit.workplace.vacancy import DOCUMENTS, OpenVacancy, frozen_in, open_vacancy
from interview_kit.workplace.workplace import HouseState, Workplace

if TYPE_CHECKING:
    from interview_kit.documents.view import View

_LARGEST_RESULT = 50_000_000
_MOST_NAMED = 6
NOTES_BELONG = "Hvert notat hører til på sin kandidats sag."


class Comparison(NamedTuple):
    """A compared round before it is saved: its folder, its papers by their names, and what is doubtful.

    `papers` is empty until they are made.
    """

    folder: Path
    compared: Compared
    papers: Mapping[str, bytes]
    doubts: tuple[Problem, ...]
    house: House
    house_state: HouseState
    today: str

    @property
    def number(self) -> int:
        return self.compared.result.number

    @property
    def letters(self) -> str:
        """The letters of the seal that is compared."""
        return self.compared.seal.signed

    @property
    def sentences(self) -> tuple[str, ...]:
        """What a screen may show: who lies highest, what does not count, how much is discussed; no mean."""
        result = self.compared.result
        points = counted(len(result.discussion.points), "punkt", "punkter")
        return (
            *upper_group_sentences(result),
            *outside_sentences(result),
            f"{points} på dagsordenen.",
        )

    @property
    def on_the_table(self) -> str:
        """What to do with the first of the papers."""
        return f"Læg sammenligning-{self.number}.docx på bordet."


class SavedComparison(NamedTuple):
    """What was written, what lay there as it is, and what was set aside: name → new name."""

    written: tuple[str, ...]
    same: int
    aside: dict[str, str]


def open_comparisons(
    workplace: Workplace, folder: Path, number: int | None, today: str
) -> tuple[Comparison, ...]:
    """The comparison of this round, or of every round that has a seal, with its papers. Raises `UserError`.

    Nothing is compared, and nothing shown, before a round is sealed.
    """
    return tuple(
        one._replace(papers={name: make() for name, make in papers_of(one).items()})
        for one in compared_rounds(workplace, folder, number, today)
    )


def compared_rounds(
    workplace: Workplace, folder: Path, number: int | None, today: str
) -> tuple[Comparison, ...]:
    """As `open_comparisons`, with no paper made yet. Raises `UserError`."""
    undo_unfinished(folder)
    vacancy = open_vacancy(workplace, folder, today)
    guides = frozen_in(folder, vacancy.position)
    if not guides:
        raise UserError([problem("plan-missing", file=str(folder), folder=as_typed(folder))])
    if number is not None and number not in guides:
        choices = ", ".join(map(str, sorted(guides)))
        raise UserError([problem("round-unknown", round=number, choices=choices)])
    numbers = sorted(guides) if number is None else [number]
    sealed = {key: one for key in numbers if (one := collected_of(folder, key)) and one.seal}
    if not sealed:
        file = str(folder / collected_name(numbers[0]))
        details = {"round": numbers[0], "folder": as_typed(folder)}
        raise UserError([problem("compare-unsealed", file=file, **details)])
    faults = [fault for key, one in sealed.items() for fault in _of_other_guide(folder, guides[key], one)]
    faults += _of_other_course(vacancy, sealed)
    if faults:
        raise UserError(faults)
    house, state = workplace.house()
    return tuple(
        _comparison(vacancy, _compared(vacancy, guides, one), house, state, today) for one in sealed.values()
    )


def _of_other_course(vacancy: OpenVacancy, sealed: Mapping[int, Collected]) -> Iterator[Problem]:
    """That who is compared on what is no longer what was sealed: the letters would stand for another page."""
    for number, collected in sealed.items():
        seal = collected.seals[-1]
        if seal.course != course_of(vacancy.recruitment, number):
            details = {"round": number, "number": seal.number, "folder": as_typed(vacancy.folder)}
            yield vacancy.placed.problem("compare-other-course", ("rounds", number), **details)


def _of_other_guide(folder: Path, guide: Guide, collected: Collected) -> Iterator[Problem]:
    """That the ratings are of another guide than the one that lies here now."""
    if collected.guide_hash != guide.hash:
        number = guide.content.round
        file = str(folder / collected_name(number))
        details = {"round": number, "collected": collected.guide, "guide": guide.id}
        yield problem("compare-other-guide", file=file, **details)


def _compared(vacancy: OpenVacancy, guides: dict[int, Guide], collected: Collected) -> Compared:
    collected = Collected.model_validate(_printed(collected.model_dump()))
    guide = guides[collected.round]
    result = compare_round(guide, vacancy.recruitment, collected.seals)
    return Compared(known_vacancy(vacancy, guides), guide, collected.seals, result)


def _printed(value: Any) -> Any:
    """The plain value with every text as paper can show it: members write what they like in a sheet."""
    if isinstance(value, dict):
        return {key: _printed(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_printed(one) for one in value]
    return printed(value) if isinstance(value, str) else value


def _comparison(
    vacancy: OpenVacancy, compared: Compared, house: House, state: HouseState, today: str
) -> Comparison:
    masked = tuple(problem("compare-note-masked", **note._asdict()) for note in masked_notes(compared))
    return Comparison(vacancy.folder / DOCUMENTS, compared, {}, masked, house, state, today)


def papers_of(comparison: Comparison) -> dict[str, Callable[[], bytes]]:
    """How each paper of the round is made, by the name of its file: first those in Word."""
    compared, number = comparison.compared, comparison.number
    views: dict[str, Callable[[], View]] = {f"sammenligning-{number}": partial(comparison_paper, compared)}
    for candidate in compared.result.candidates:
        views[f"notat-{number}-{candidate}"] = partial(candidate_note, compared, candidate)
    views[f"hr-indsamling-{number}"] = partial(collection_paper, compared)
    in_word = {f"{stem}.docx": partial(_in_word, view, comparison.house) for stem, view in views.items()}
    endings = ("xlsx", "csv", "json")
    tables = {f"resultat-{number}.{ending}": partial(_as_tables, compared, ending) for ending in endings}
    return {**in_word, **tables}


def _in_word(view: "Callable[[], View]", house: House) -> bytes:
    return word_file(view(), house)


def _as_tables(compared: Compared, ending: str) -> bytes:
    """The result as a workbook, as a table for any spreadsheet, or for programs."""
    from interview_kit.documents.result_files import result_csv, result_json, result_xlsx  # opens openpyxl

    if ending == "csv":
        return result_csv(question_table(compared))
    tables = result_tables(compared)
    if ending == "json":
        return result_json(compared, tables)
    return result_xlsx(tables, f"Resultat af {compared.result.number}. samtale")


def save_comparison(comparison: Comparison, *, force: bool) -> SavedComparison:
    """Writes what is not there yet. Papers of an earlier seal stay beside the new ones, by its number.

    Raises `UserError` where a paper of this very seal is there otherwise, unless `force`.
    """
    folder = comparison.folder
    undo_unfinished(folder)
    new, earlier = _new_papers(comparison)
    if not force:
        refuse_existing(comparison)
    kept = {name: (folder / name).read_bytes() for name in earlier}
    beside = {
        name: free_name(folder, PurePosixPath(name), f"forsegling {earlier[name]}", kept[name])
        for name in earlier
    }
    aside = save_files(
        folder,
        {**new, **{beside[name]: kept[name] for name in earlier}},
        overwrite=True,
        today=comparison.today,
        is_as_made=lambda path: path.name in earlier or is_untouched(path),
    )
    return SavedComparison(tuple(new), len(comparison.papers) - len(new), {**beside, **aside})


def refuse_existing(comparison: Comparison) -> None:
    """Raises `UserError` where a paper of this very seal lies in the folder otherwise."""
    folder = comparison.folder
    new, earlier = _new_papers(comparison)
    existing = [name for name in new if (folder / name).exists() and name not in earlier]
    if existing:
        names = ", ".join(existing[:_MOST_NAMED]) + (" …" if len(existing) > _MOST_NAMED else "")
        papers = counted(len(existing), "papir", "papirer")
        raise UserError([problem("papers-exist", file=str(folder), papers=papers, names=names)])


def _new_papers(comparison: Comparison) -> tuple[dict[str, bytes], dict[str, int]]:
    """The papers that do not lie there as they are; the earlier seal of what each replaces."""
    folder = comparison.folder
    new = {name: data for name, data in comparison.papers.items() if not _lies_there(folder / name, data)}
    return new, {name: seal for name in new if (seal := _earlier_seal(comparison, name)) is not None}


def _lies_there(path: Path, data: bytes) -> bool:
    return path.is_file() and path.read_bytes() == data


def _earlier_seal(comparison: Comparison, name: str) -> int | None:
    """The number of the seal that the paper of this name in the folder is of, if it is another than this."""
    path = comparison.folder / name
    if not path.is_file():
        return None
    seal = _seal_of_paper(path) if path.suffix == ".docx" else _seal_of_result(path)
    return seal if seal != comparison.compared.seal.number else None


def _seal_of_paper(path: Path) -> int | None:
    said = own_properties(path).get("interview-kit.forsegling", "")
    return int(said) if said.isdecimal() else None


def _seal_of_result(path: Path) -> int | None:
    """The seal of a result is that of the JSON file beside it."""
    try:
        said = json.loads(read_ordinary(path.with_suffix(".json"), _LARGEST_RESULT))["seal"]
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return said if isinstance(said, int) else None
