"""Whether the grid's formulas say the same as Python: random panels, computed by LibreOffice Calc.

`python -m benchmarks.grid_formulas 1000 [SEED]` prints how many panels there were and the largest difference.
"""

import io
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from openpyxl import load_workbook

from interview_kit.bank import load_bank
from interview_kit.bank.materials import load_materials
from interview_kit.comparison import PanelComparison, Question, Rating, compare_panel
from interview_kit.comparison.ratings import Cell
from interview_kit.models.guide import Guide, GuideWeight
from interview_kit.models.recruitment import Absence, Recruitment
from interview_kit.planning import plan_guide
from interview_kit.scoring_sheets.grid import grid_workbook
from interview_kit.scoring_sheets.grid_marks import grid_questions
from interview_kit.shipped import shipped_folder

_LEVELS: tuple[Rating, ...] = (1, 2, 3, 4, 5)
_BATCH = 50
_CLOSE = 1e-9
_ROUNDS = (("direktoer", 1), ("direktoer", 2), ("fagchef", 2), ("institutionsleder", 2), ("teamleder", 1))
# The tables of the overview by their first head, and what a number of theirs may be.
MEAN, SPREAD, RATED, NOT_ASKED, WITHOUT_EXAMPLE = (
    "Gennemsnit", "Laveste til højeste trin", "Antal trin bag gennemsnittet", "Antal IB", "Antal UE",
)  # fmt: skip
TOTAL, UNWEIGHTED, NONE = "Samlet", "Uden vægte", "–"

Convert = Callable[[list[Path], str, Path], list[Path]]


class Panel(NamedTuple):
    """Who rates whom on what, and how: a blank is a cell that `ratings` lacks."""

    guide: Guide
    members: tuple[str, ...]
    candidates: tuple[str, ...]
    attendance: Mapping[str, Mapping[str, Absence]]
    ratings: Mapping[Cell, Rating]

    @property
    def questions(self) -> list[Question]:
        return [Question(one.code, one.competency, one.weight) for one in grid_questions(self.guide)]

    def compared(self) -> PanelComparison:
        return compare_panel(self.ratings, self.members, self.candidates, self.questions)


class Overview(NamedTuple):
    """What the tab *Overblik* shows: its lines of text, and by table, row and column what stands there."""

    lines: tuple[str, ...]
    values: Mapping[tuple[str, str, str], Any]
    numbers: tuple[float, ...]


def some_guides() -> list[Guide]:
    """Guides of the shipped bank, with and without a case."""
    folder = shipped_folder("question_bank")
    bank = load_bank(folder).or_raise()
    cases = load_materials(folder, bank).or_raise().cases
    return [
        plan_guide(bank, Recruitment(position=position), number, cases.get(position) if number == 2 else None)  # noqa: PLR2004 - the round with a case
        for position, number in _ROUNDS
    ]


def random_panel(chance: random.Random, guides: Sequence[Guide]) -> Panel:
    """A panel as they may be: few or many, some away, weights of 2, questions that one was not asked."""
    guide = _varied(chance, chance.choice(guides))
    members = tuple(f"M{number}" for number in range(1, chance.choice([2, 3, 4, 5, 6, 8]) + 1))
    candidates = tuple(f"K{number}" for number in range(1, chance.randint(1, 6) + 1))
    away = chance.choice([0, 0, 0, 0.03, 0.2])
    kinds: tuple[Absence, ...] = ("absent", "inhabil")
    attendance = {
        member: {candidate: chance.choice(kinds) for candidate in candidates if chance.random() < away}
        for member in members
    }
    outside, unheard = chance.choice([(0, 0.0), (0.05, 0.0), (0.3, 0.02), (0.6, 0.02)])
    codes = [question.code for question in grid_questions(guide)]
    unasked = {(candidate, code) for candidate in candidates for code in codes if chance.random() < unheard}
    ratings = {
        Cell(member, candidate, code): _rating(chance, outside, is_asked=(candidate, code) not in unasked)
        for member in members
        for candidate in candidates
        for code in codes
        if candidate not in attendance[member]
    }
    return Panel(guide, members, candidates, attendance, ratings)


def _rating(chance: random.Random, outside: float, *, is_asked: bool) -> Rating:
    if not is_asked:
        return "IB"
    if chance.random() < outside:
        return "IB" if chance.random() < 0.5 else "UE"  # noqa: PLR2004 - as often the one as the other
    return chance.choice(_LEVELS)


def _varied(chance: random.Random, guide: Guide) -> Guide:
    """The guide with some of its questions, spread over its competencies anew, some of weight 2."""
    count = chance.choice([2, *[len(guide.content.questions)] * 4])
    names = {row.competency_id: row.competency for row in guide.content.questions}
    few = chance.sample(sorted(names), chance.randint(1, len(names)))
    questions = [
        row.model_copy(update={"competency_id": key, "competency": names[key]})
        for row in guide.content.questions[:count]
        for key in (chance.choice(few),)
    ]
    weights = tuple(
        GuideWeight(competency_id=key, competency=names[key], weight=2, reason="Vægter mest")
        for key in few
        if chance.random() < 0.4  # noqa: PLR2004 - about as many as in a real one
    )
    update = {"questions": tuple(questions), "weights": weights}
    return guide.model_copy(update={"content": guide.content.model_copy(update=update)})


def empty_grid(panel: Panel) -> bytes:
    return grid_workbook(panel.guide, panel.members, panel.candidates, panel.attendance)


def filled_grid(panel: Panel) -> bytes:
    """The panel's grid with its ratings typed in."""
    workbook = load_workbook(io.BytesIO(empty_grid(panel)))
    columns = {question.code: number for number, question in enumerate(panel.questions, 2)}
    for cell, rating in panel.ratings.items():
        row = 6 + panel.members.index(cell.member)
        workbook[cell.candidate].cell(row, columns[cell.code], rating)
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def computed(grids: Sequence[bytes], convert: Convert, work: Path) -> Iterator[Overview]:
    """What Calc makes of the grids; openpyxl writes no results of formulas, so all of them are Calc's."""
    for start in range(0, len(grids), _BATCH):
        folder = work / str(start)
        folder.mkdir(parents=True)
        files = [folder / f"{number}.xlsx" for number in range(len(grids[start : start + _BATCH]))]
        for file, data in zip(files, grids[start:], strict=False):
            file.write_bytes(data)
        yield from map(overview_of, convert(files, "xlsx", folder / "ud"))


def overview_of(path: Path) -> Overview:
    sheet = load_workbook(path, data_only=True)["Overblik"]
    lines: list[str] = []
    values: dict[tuple[str, str, str], Any] = {}
    numbers: list[float] = []
    table, heads = "", tuple[Any, ...]()
    for row in sheet.iter_rows(values_only=True):
        numbers += [value for value in row if isinstance(value, int | float)]
        if row[1] == "Spørgsmål":
            table, heads = str(row[0]), row
        elif table and row[0] and len(str(row[0])) < 100:  # noqa: PLR2004 - longer ones explain the numbers
            values |= {(table, str(row[0]), str(heads[i])): row[i] for i in range(3, len(row))}
        elif row[0]:
            lines.append(str(row[0]))
    return Overview(tuple(lines), values, tuple(numbers))


def expected(panel: Panel) -> dict[tuple[str, str, str], Any]:
    """What Python says should stand on the overview."""
    titles = {one.competency: one.title for one in grid_questions(panel.guide)}
    values: dict[tuple[str, str, str], Any] = {}
    for result in panel.compared().candidates:
        of_block = {one.competency: one for one in result.competencies}
        for key, title in titles.items():
            one, column = of_block.get(key), result.candidate
            given = [level for level, count in one.levels.items() if count] if one else []
            values[MEAN, title, column] = NONE if one is None or one.mean is None else one.mean
            values[RATED, title, column] = one.rated if one else 0
            values[NOT_ASKED, title, column] = one.not_asked if one else 0
            values[WITHOUT_EXAMPLE, title, column] = one.without_example if one else 0
            values[SPREAD, title, column] = _spread(given)
        values[MEAN, TOTAL, result.candidate] = NONE if result.total is None else result.total
        values[MEAN, UNWEIGHTED, result.candidate] = NONE if result.unweighted is None else result.unweighted
    return values


def _spread(levels: Sequence[int]) -> str:
    if not levels:
        return NONE
    return str(levels[0]) if len(levels) == 1 else f"{levels[0]}–{levels[-1]}"


def differences(panel: Panel, found: Overview) -> list[str]:
    """Where Calc and Python differ, in words."""
    wanted = expected(panel)
    if wanted.keys() != found.values.keys():
        return [f"other cells: {wanted.keys() ^ found.values.keys()}"]
    return [
        f"{place}: {value!r} and {found.values[place]!r}"
        for place, value in wanted.items()
        if not _is_same(value, found.values[place])
    ]


def _is_same(one: Any, other: Any) -> bool:
    if isinstance(one, str) or isinstance(other, str):
        return bool(one == other)
    return other is not None and abs(one - other) <= _CLOSE


def main() -> None:
    count, seed = int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1  # noqa: PLR2004 - the seed
    chance, guides, begun = random.Random(seed), some_guides(), time.monotonic()  # noqa: S311 - no secret
    panels = [random_panel(chance, guides) for _ in range(count)]
    with tempfile.TemporaryDirectory() as work:
        found = computed([filled_grid(panel) for panel in panels], _converted, Path(work))
        wrong = [words for panel, one in zip(panels, found, strict=True) for words in differences(panel, one)]
    kinds = Counter(_kind(panel) for panel in panels)
    print(f"{count} panels (seed {seed}): {len(wrong)} values differ from Python's by more than {_CLOSE:g}")
    print(", ".join(f"{number} {kind}" for kind, number in sorted(kinds.items())))
    print(f"{time.monotonic() - begun:.0f} s")
    print(*wrong[:20], sep="\n")


def _kind(panel: Panel) -> str:
    result = panel.compared()
    if result.block.is_too_small:
        return "too small for a total"
    return "with totals" if result.has_total else "where a competency lacks a mean"


def _converted(files: list[Path], to: str, folder: Path) -> list[Path]:
    soffice = shutil.which("soffice") or "soffice"
    profile = f"-env:UserInstallation={(folder.parent.parent / 'profile').as_uri()}"
    command = [soffice, profile, "--headless", "--norestore", "--convert-to", to, "--outdir", str(folder)]
    subprocess.run([*command, *map(str, files)], check=True, capture_output=True, timeout=600)
    return [folder / f"{file.stem}.{to}" for file in files]


if __name__ == "__main__":
    main()
