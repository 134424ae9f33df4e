"""The papers of a recruitment in the order in which they are printed and handed out."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

from interview_kit.documents import View, word_file
from interview_kit.documents.candidate_paper import candidate_paper, is_needed, questions_paper
from interview_kit.documents.case import case_for_panel
from interview_kit.documents.hr_sheet import hr_sheet
from interview_kit.documents.interview_guide import interview_guide
from interview_kit.documents.letters import candidate_letter, reference_form
from interview_kit.documents.panel_papers import Exercise, briefing_paper, declarations
from interview_kit.documents.scoring_sheet import member_file, scoring_sheet
from interview_kit.documents.view import word_file_of_several
from interview_kit.models.guide import Guide, GuideCase, PanelSeat
from interview_kit.models.materials import CandidateLetter, Declaration, PanelBriefing, ReferenceQuestions
from interview_kit.models.recruitment import RoundChoices
from interview_kit.models.vacancy import Vacancy
from interview_kit.scoring_sheets.fields import SheetKind
from interview_kit.scoring_sheets.identity import Assignment
from interview_kit.word.package import House

SINGLE_SHEETS = "enkeltark"
GRID = "indtastning"
_WHEN = {"minutes": "lige før samtalen", "days": "sammen med brevet"}


class Paper(NamedTuple):
    """A paper: its file's name, who gets it, how many are printed, and how it is made.

    `names` says whether it holds names, and `of_candidates` whether candidates' too. A sheet (`is_sheet`) is
    never overwritten once somebody has written in it. One that is not printed (`copies` 0) is filled in on
    screen.
    """

    file: str
    readers: str
    copies: int
    make: Callable[[House], bytes]
    names: bool = False
    of_candidates: bool = False
    is_sheet: bool = False


class KitMaterials(NamedTuple):
    """What the bank has for the papers besides the questions; what it lacks is None, and has no paper.

    `asks` are the position's own questions to referees.
    """

    briefing: PanelBriefing | None = None
    exercise: Exercise | None = None
    declaration: Declaration | None = None
    letter: CandidateLetter | None = None
    references: ReferenceQuestions | None = None
    asks: tuple[str, ...] = ()


def kit_papers(vacancy: Vacancy, materials: KitMaterials, numbers: tuple[int, ...]) -> list[Paper]:
    """The papers of these rounds, and those of the whole recruitment."""
    return [
        *_of_the_panel(vacancy, materials),
        *(
            paper
            for guide in vacancy.guides
            if guide.content.round in numbers
            for paper in _of_round(vacancy, guide, materials)
        ),
        Paper("sagsark.docx", "HR", 1, _file(partial(hr_sheet, vacancy)), names=True, of_candidates=True),
    ]


def _of_the_panel(vacancy: Vacancy, materials: KitMaterials) -> Iterator[Paper]:
    """What every member gets before the first interview, and the form for referees."""
    members = max(len(vacancy.recruitment.panel), 1)
    if materials.declaration and vacancy.recruitment.panel:
        made = _file(partial(declarations, vacancy, materials.declaration))
        yield Paper(
            "habilitet-og-tavshed.docx",
            "hele udvalget, før ansøgningerne fra dem, der er indkaldt, bliver læst",
            1,
            made,
            names=True,
            of_candidates=True,
        )
    if materials.briefing:
        made = _file(partial(briefing_paper, vacancy, materials.briefing, materials.exercise))
        yield Paper("briefing-og-oevelse.docx", "hele udvalget", members, made)
    if materials.references:
        made = _file(partial(reference_form, vacancy, materials.references, materials.asks))
        yield Paper("referencer.docx", "den, der ringer; et skema til hver reference", 1, made)


def _of_round(vacancy: Vacancy, guide: Guide, materials: KitMaterials) -> Iterator[Paper]:
    """The papers of an interview: letters, the guide, what the candidate reads, and the sheets."""
    content, recruitment = guide.content, vacancy.recruitment
    number, candidates = content.round, recruitment.candidates_of(content.round)
    if materials.letter:
        for candidate in candidates:
            made = _file(partial(candidate_letter, vacancy, guide, candidate, materials.letter))
            yield Paper(
                f"kandidatbrev-{number}-{candidate}.docx",
                f"kandidat {candidate}",
                1,
                made,
                names=True,
                of_candidates=True,
            )
    made = _file(partial(interview_guide, guide, vacancy.people, recruitment.choices(number)))
    yield Paper(
        f"interviewguide-{number}.docx", "ordstyrer og spørgere", _guides_needed(guide), made, names=True
    )
    if is_needed(guide, recruitment.questions_in_advance):
        made = _file(partial(candidate_paper, guide, recruitment.questions_in_advance))
        yield Paper(f"til-kandidaten-{number}.docx", "kandidaterne", max(len(candidates), 1), made)
    if recruitment.questions_in_advance != "none":
        made, when = _file(partial(questions_paper, guide)), _WHEN[recruitment.questions_in_advance]
        yield Paper(f"spoergsmaal-{number}.docx", f"kandidaterne, {when}", max(len(candidates), 1), made)
    if content.case_task:
        yield _panels_case(guide, content.case_task, recruitment.choices(number).members)
    yield from _sheets(guide, candidates, recruitment.choices(number).members)
    yield from _grid(guide, candidates, recruitment.choices(number))


def _panels_case(guide: Guide, case: GuideCase, members: tuple[str, ...]) -> Paper:
    """The case as the panel has it: who rates it needs the task and the questions."""
    seats = _seats(guide, members)
    readers = "alle, der vurderer"
    if any(seat.rates is False for seat in seats):
        readers += ", og ordstyreren"
    file = f"case-udvalg-{guide.content.round}.docx"
    return Paper(
        file, readers, len(seats) or _guides_needed(guide), _file(partial(case_for_panel, guide, case))
    )


def _sheets(guide: Guide, candidates: tuple[str, ...], members: tuple[str, ...]) -> Iterator[Paper]:
    """For each who rates one file to print, and one sheet for each candidate to fill in on screen.

    A chair who does not rate has the answers that are not rated. Who is not among the round's `members`,
    where they are named, has none.
    """
    number = guide.content.round
    if not candidates:
        return
    seats = _seats(guide, members)
    for seat in seats:
        of_all = partial(_member_file, guide, seat, candidates)
        yield Paper(f"ark-{number}-{seat.member}.docx", f"medlem {seat.member}", 1, of_all, is_sheet=True)
    for seat in seats:
        kind = SheetKind(is_chairs=seat.chair, rates=seat.rates is not False)
        for candidate in candidates:
            assignment = Assignment(candidate, seat.member)
            file = f"{SINGLE_SHEETS}/ark-{number}-{seat.member}-{candidate}.docx"
            made = _file(partial(scoring_sheet, guide, assignment, kind))
            yield Paper(file, f"medlem {seat.member}, på skærm", 0, made, is_sheet=True)


def _seats(guide: Guide, members: tuple[str, ...]) -> list[PanelSeat]:
    """Those of the round who rate, and the chair; of `members`, where they are named."""
    return [
        seat
        for seat in guide.content.panel
        if seat.member and (seat.rates is not False or seat.chair) and (not members or seat.member in members)
    ]


def _grid(guide: Guide, candidates: tuple[str, ...], choices: RoundChoices) -> Iterator[Paper]:
    """The grid for those who rate on paper, where it is known who rates whom."""
    members = guide.content.raters(choices.members)
    if members and candidates:
        yield Paper(
            f"{GRID}-{guide.content.round}.xlsx",
            "HR eller ordstyreren, når der er vurderet på papir",
            0,
            partial(_grid_file, guide, members, candidates, choices),
            is_sheet=True,
        )


def _grid_file(
    guide: Guide, members: tuple[str, ...], candidates: tuple[str, ...], choices: RoundChoices, _house: House
) -> bytes:
    from interview_kit.scoring_sheets.grid import grid_workbook  # noqa: PLC0415 - openpyxl is slow to import

    return grid_workbook(guide, members, candidates, choices.attendance)


def _guides_needed(guide: Guide) -> int:
    """One for the chair and one for each who asks: the others have the questions on their sheets."""
    asks = {question.asker or question.lead for question in guide.content.questions}
    chairs = {seat.member or seat.title for seat in guide.content.panel if seat.chair}
    return len(asks | chairs)


def _member_file(guide: Guide, seat: PanelSeat, candidates: tuple[str, ...], house: House) -> bytes:
    is_rating = seat.rates is not False
    file = member_file(guide, seat.member or "", candidates, is_chair=seat.chair, rates=is_rating)
    return word_file_of_several(file.sheets, house, file.title, file.properties, file.around)


def _file(view: Callable[[], View]) -> Callable[[House], bytes]:
    """A way to make the file of a view, which is itself made only then."""
    return lambda house: word_file(view(), house)
