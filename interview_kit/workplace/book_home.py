"""What came home is held against the bank and becomes `rettelser.docx`; what is ticked in it is written."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from interview_kit.curation.addresses import POSITION
from interview_kit.curation.book_reading import BookRefusal, read_book
from interview_kit.curation.paper import BankLabel
from interview_kit.curation.proposals import Received
from interview_kit.curation.ticked import Ticked, chosen
from interview_kit.curation.verdicts import Applied, Review
from interview_kit.documents import word_file
from interview_kit.documents.corrections import corrections
from interview_kit.models.bank import Entry, QuestionBank
from interview_kit.problems import Problem, UserError, problem
from interview_kit.word.own_properties import is_untouched
from interview_kit.workplace.curating import apply_chosen, check_writable, review_received
from interview_kit.workplace.received_files import read_files, received_file
from interview_kit.workplace.workplace import Workplace
from interview_kit.yaml_files import load

__all__ = [
    "PAPER",
    "Decision",
    "Outcome",
    "apply_paper",
    "decision",
    "is_empty",
    "is_untouched",
    "put_away",
    "read_books",
]

PAPER = "rettelser.docx"


class Decision(NamedTuple):
    """What is to be decided: the review, the files that it was made of, and the Word file to tick in."""

    review: Review
    sources: tuple[str, ...]
    data: bytes


class Outcome(NamedTuple):
    """What was written, and what was not made out in the paper."""

    applied: Applied
    doubts: tuple[Problem, ...]
    corrected: tuple[int, ...]


def read_books(workplace: Workplace, paths: Sequence[Path]) -> list[Received]:
    """What these question books want. Raises `UserError` with every one that cannot be read."""
    check_writable(workplace)
    entries = workplace.bank().all_entries

    def read(path: Path, data: bytes) -> Received | Problem:
        book = read_book(data, path.name, entries)
        return problem(book.code, file=str(path)) if isinstance(book, BookRefusal) else book

    return read_files(paths, read)


def decision(
    workplace: Workplace, received: Sequence[Received], sources: Sequence[str], today: str
) -> Decision:
    """The paper on which somebody decides. Raises `UserError` where the bank or the house has errors."""
    review = review_received(workplace, received, today)
    bank = workplace.bank()
    label = BankLabel(bank.about.title, bank.about.version, bank.hash)
    view = corrections(review, sources, label, _lines(bank), dict(_new_entries(review)))
    house, _ = workplace.house()
    return Decision(review, tuple(sources), word_file(view, house))


def is_empty(review: Review) -> bool:
    """Whether nobody has anything to decide or to read."""
    return not (review.changes or review.consents or review.remarks or review.unplaced)


def apply_paper(workplace: Workplace, path: Path, today: str) -> Outcome:
    """Writes what is ticked in the paper. Raises `UserError` where nothing of it can be taken."""
    ticked = chosen(received_file(path))
    if not isinstance(ticked, Ticked):
        raise UserError([problem(told.code, file=str(path), **told.details) for told in ticked])
    _check_bank(workplace, ticked.bank, path)
    doubts = tuple(problem(told.code, file=str(path), **told.details) for told in ticked.doubts)
    return Outcome(apply_chosen(workplace, ticked.chosen, today), doubts, ticked.corrected)


def put_away(path: Path, today: str) -> str:
    """Gives a paper that is written into the bank another name, so that the next one may have its own.

    The new name; nothing where the paper cannot be renamed, because it is open in Word.
    """
    free = (
        target
        for number in range(1, 100)
        if not (target := path.with_name(_written_name(path, today, number))).exists()
    )
    target = next(free, path)
    try:
        path.rename(target)
    except OSError:
        return ""
    return "" if target == path else target.name


def _written_name(path: Path, today: str, number: int) -> str:
    more = f", {number}" if number > 1 else ""
    return f"{path.stem} (skrevet {today}{more}){path.suffix}"


def _check_bank(workplace: Workplace, paper: BankLabel, path: Path) -> None:
    """Raises `UserError` where the paper is about a bank of another name: what is added has no old words."""
    title = workplace.about().title
    if paper.title != title:
        raise UserError([problem("corrections-other-bank", file=str(path), paper=paper.title, bank=title)])


def _lines(bank: QuestionBank) -> Mapping[str, str]:
    """The lines of the profiles by the id of the entry that is for them."""
    lines = bank.printed_lines
    positions = {f"{POSITION}{key}": f"Stillingen {one.title}" for key, one in bank.positions.items()}
    return {**lines, **positions, **{entry.id: lines.get(entry.behaviour, "") for entry in bank.all_entries}}


def _new_entries(review: Review) -> Iterator[tuple[int, Entry]]:
    """The new entries by the number of their change, as far as they can be read."""
    for change in review.changes:
        if change.proposal.kind == "entry":
            loaded, _ = load(Path("sættet"), tuple[Entry, ...], data=change.proposal.words.encode())
            if loaded:
                yield change.number, loaded.value[0]
