"""`decide`: the papers of the decision, in which people write the reasons; what they wrote is kept."""

import re
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from interview_kit.case_file.comparisons import levels_in
from interview_kit.case_file.leaks import TO_BE_READ, Known, known_candidates, leaks_in
from interview_kit.case_file.papers import candidate_of
from interview_kit.documents import word_file
from interview_kit.documents.decision_papers import decision_papers
from interview_kit.problems import Problem, UserError, problem
from interview_kit.saving import save_files
from interview_kit.word.every_text import EveryText, every_text
from interview_kit.word.own_properties import is_untouched
from interview_kit.workplace.kit import known_vacancy
from interview_kit.workplace.recruitment import as_typed, assignment_of
from interview_kit.workplace.vacancy import DOCUMENTS, OpenVacancy, frozen_in, open_vacancy
from interview_kit.workplace.workplace import HouseState, Workplace

_REFUSAL = re.compile(r"(?:afslag|samtale-om-afslag)", re.IGNORECASE)
_READ = ("word/document", "word/header", "word/footer", "word/footnotes", "word/endnotes", "word/comments")


class Decision(NamedTuple):
    """The papers by the names of their files, before they are saved, and what is doubtful.

    `no_longer` are refusals that lie in the folder, of somebody who is now recommended; `withdrawn` those of
    somebody who has withdrawn.
    """

    folder: Path
    papers: dict[str, bytes]
    no_longer: tuple[str, ...]
    withdrawn: tuple[str, ...]
    doubts: tuple[Problem, ...]
    house_state: HouseState

    @property
    def told(self) -> list[Problem]:
        """What is doubtful in the papers of the decision themselves."""
        return [one for one in self.doubts if one.code.startswith("decision-")]

    @property
    def sentences(self) -> list[str]:
        """What there is to do with the papers, and with refusals that are too many."""
        todo = (
            "Skriv begrundelserne i papirerne, og læs dem igennem. Skriv aldrig tal eller andre i et afslag."
        )
        too_many = {
            "Den indstillede kandidat": self.no_longer,
            "En kandidat, der har trukket sig,": self.withdrawn,
        }
        found = (
            f"{who} har stadig et afslag blandt papirerne: {', '.join(names)}. Slet det."
            for who, names in too_many.items()
            if names
        )
        return [*found, todo]


class SavedDecision(NamedTuple):
    """What was written, and what was left alone because somebody may have written in it."""

    written: tuple[str, ...]
    kept: tuple[str, ...]

    @property
    def kept_sentence(self) -> str:
        """Which papers were left alone; nothing where none was."""
        return f"Ikke rørt, fordi nogen kan have skrevet i dem: {', '.join(self.kept)}." if self.kept else ""


def open_decision(workplace: Workplace, folder: Path, recommended: Sequence[str], today: str) -> Decision:
    """The papers of a planned recruitment's decision; the first of `recommended` is whom the panel wants.

    Raises `UserError` where a code is no candidate's, and where the bank lacks the texts.
    """
    vacancy = open_vacancy(workplace, folder, today)
    guides = frozen_in(folder, vacancy.position)
    if not guides:
        raise UserError([problem("plan-missing", file=str(folder), folder=as_typed(folder))])
    codes = _codes(vacancy, recommended)
    texts = workplace.materials(workplace.bank()).decision
    if texts is None:
        raise UserError([problem("decision-texts-missing", file=str(workplace.bank_folder))])
    house, state = workplace.house()
    candidates = [candidate.code for candidate in vacancy.recruitment.candidates]
    views = decision_papers(known_vacancy(vacancy, guides), texts, candidates, codes)
    documents = folder / DOCUMENTS
    return Decision(
        documents,
        {name: word_file(view, house) for name, view in views},
        _refusals_of(documents, codes[:1]),
        _refusals_of(documents, [one.code for one in vacancy.recruitment.candidates if one.withdrawn]),
        (
            *vacancy.doubts,
            *_leaks_in_papers(documents, known_candidates(vacancy.people, vacancy.recruitment)),
            *_unwritten(documents, texts.refusal.write_here),
        ),
        state,
    )


def _refusals_of(documents: Path, codes: Collection[str]) -> tuple[str, ...]:
    """The refusals in the folder that are of one of these, whatever somebody has added to their names."""
    names = (path.name for path in _papers(documents))
    return tuple(name for name in names if _REFUSAL.match(name) and candidate_of(name) in codes)


def _papers(documents: Path) -> list[Path]:
    """Every Word file about one candidate."""
    return sorted(path for path in documents.rglob("*") if path.is_file() and candidate_of(path.name))


def _codes(vacancy: OpenVacancy, recommended: Sequence[str]) -> list[str]:
    """The codes of the recommended in capitals, each once and a candidate's. Raises `UserError`."""
    codes = [assignment_of(code, None).candidate or "" for code in recommended]
    twice = sorted({code for code in codes if codes.count(code) > 1})
    if twice:
        raise UserError([problem("decision-twice", code=code) for code in twice])
    known = {candidate.code: candidate.withdrawn for candidate in vacancy.recruitment.candidates}
    wrong = [code for code in codes if code not in known or known[code]]
    if wrong:
        choices = ", ".join(code for code, withdrawn in known.items() if not withdrawn)
        raise UserError([problem("decision-candidate", code=code, choices=choices) for code in wrong])
    return codes


def _leaks_in_papers(documents: Path, known: Known) -> Iterator[Problem]:
    """What people wrote of another candidate in a paper that lies on one candidate's case, or is sent."""
    for path in _papers(documents):
        own = candidate_of(path.name)
        if not _is_written_in(path):
            continue
        texts = every_text(path.read_bytes())
        if isinstance(texts, str):
            yield problem("decision-unread", file=str(path))
            continue
        found = [leak for part in texts.texts for leak in leaks_in(part.text, known, own, initials=True)]
        certain = dict.fromkeys(leak.words for leak in found if leak.kind not in TO_BE_READ)
        if certain:
            yield problem("decision-leak", file=str(path), candidate=own, words="», «".join(certain))
        doubtful = dict.fromkeys(leak.words for leak in found if leak.kind in TO_BE_READ)
        if doubtful:
            yield problem("decision-comparison", file=str(path), words="», «".join(doubtful))
        levels = dict.fromkeys(_levels(texts) if _REFUSAL.match(path.name) else [])
        if levels:
            yield problem("decision-level", file=str(path), words="», «".join(levels))


def _levels(texts: EveryText) -> Iterator[str]:
    """The levels and ranks in what is read on the page; numbers of the layout are none."""
    for part in texts.texts:
        if part.part.startswith(_READ) and re.search(r"[^\W\d_]{2}", part.text):
            yield from levels_in(part.text)


def _unwritten(documents: Path, prompt: str) -> Iterator[Problem]:
    """That a letter somebody has begun still asks for the reasons."""
    for path in (path for path in _papers(documents) if path.name.lower().startswith("afslag")):
        texts = every_text(path.read_bytes()) if _is_written_in(path) else ""
        if not isinstance(texts, str) and any(prompt in part.text for part in texts.texts):
            yield problem("decision-unwritten", file=str(path))


def save_decision(decision: Decision, today: str) -> SavedDecision:
    """Writes the papers but those in which somebody may have written already. Raises `UserError`."""
    kept = tuple(name for name in decision.papers if _is_written_in(decision.folder / name))
    files = {
        name: data
        for name, data in decision.papers.items()
        if name not in kept and not _is(decision.folder / name, data)
    }
    save_files(decision.folder, files, overwrite=True, today=today, is_as_made=is_untouched)
    return SavedDecision(tuple(files), kept)


def _is_written_in(path: Path) -> bool:
    return path.is_file() and not is_untouched(path)


def _is(path: Path, data: bytes) -> bool:
    return path.is_file() and path.read_bytes() == data
