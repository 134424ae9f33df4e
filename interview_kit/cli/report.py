"""The last lines of every command: what it worked on, and what there is to know of it."""

import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from textwrap import shorten
from typing import TYPE_CHECKING

from interview_kit.cli.called import as_called
from interview_kit.cli.printing import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from interview_kit.problems import Problem
    from interview_kit.workplace.building import BuildReport
    from interview_kit.workplace.checking import Checked
    from interview_kit.workplace.question_book import BookReport
    from interview_kit.workplace.workplace import BankState, HouseState

_MOST_LINES, _LONGEST_LINE = 12, 100


def today() -> str:
    """The date of this computer, as 2026-11-28."""
    return time.strftime("%Y-%m-%d")


def print_set_aside(folder: Path, aside: Mapping[str, str]) -> None:
    """What became of the files that a person may have changed."""
    for name, new_name in aside.items():
        say(f"{folder / name} kan være ændret, siden den blev lavet. Den gamle er gemt som {new_name}.")


def bank_line(bank: "BankState", entries: str = "") -> str:
    """Which bank it was, and how far it is; `entries` says which of its entries are counted, if not all."""
    counted = f"{bank.entries} sæt{entries}, {bank.approved} godkendt"
    return f"{bank_name(bank.folder, is_shipped=bank.is_shipped)}, version {bank.version}, {counted}."


def bank_name(folder: Path, *, is_shipped: bool) -> str:
    """`Banken hr`, and in words where the user has not named it."""
    if is_shipped:
        return "Banken, der følger med"
    with suppress(OSError, ValueError):  # this folder is gone, or the bank lies elsewhere
        if folder.is_absolute():
            folder = folder.relative_to(Path.cwd())
    return "Banken i denne mappe" if folder == Path() else f"Banken {folder}"


def print_built(report: "BuildReport", recruitment: Path | None = None) -> None:
    """Which position and which questions, and what is missing or wrong in them.

    `recruitment` is the folder of the recruitment, where there is one.
    """
    from interview_kit.workplace.built_words import remark_sentences, round_sentences

    for sentence in round_sentences(report):
        say(sentence)
    for row in report.asked:
        row_in_short = shorten(f"{row.code} {row.about}: {row.words}", _LONGEST_LINE, placeholder=" …")
        say(f"  {row_in_short}")
    for sentence in remark_sentences(report):
        say(sentence)
    print_faults(report.faults, recruitment)


def print_book(report: "BookReport") -> None:
    """How many entries the book has, what is wrong in them, and which bank."""
    say(f"Bogen har {report.entries} sæt, {report.approved} godkendt.")
    print_faults(report.faults)
    print_house(report.house)
    say(bank_line(report.bank))


def print_neighbours(followed: "Sequence[str]", older_sheets: "Sequence[str]") -> None:
    """Which guides in the folder a build went by, and which sheets there do not belong to the new ones."""
    if followed:
        say(f"I mappen ligger {' og '.join(followed)}. Det, der spørges om dér, er ikke med igen.")
    if older_sheets:
        names = ", ".join(older_sheets[:_MOST_LINES])
        more = f" og {len(older_sheets) - _MOST_LINES} til" if len(older_sheets) > _MOST_LINES else ""
        say(f"Disse ark i mappen hører til en anden guide og passer ikke til den nye: {names}{more}.")


def print_house(house: "HouseState") -> None:
    """What became of a house that is not as ours, what to do, and which house it was."""
    for problem in house.remarks:
        say(f"{problem.file}: {problem.sentence}")
    names = {
        "bank": f"bankens egen, {house.file}",
        "named": str(house.file),
        "shipped": "den, der følger med",
    }
    say(f"Husets skabelon: {names[house.owner]}.")


def print_bank_checked(checked: "Checked") -> None:
    """Which bank it was, where it could be read."""
    if checked.bank:
        say(bank_line(checked.bank))
    elif checked.folder:
        say(f"{bank_name(checked.folder, is_shipped=False)} er ikke læst til ende, fordi den har fejl.")
    if checked.folder and not checked.has_rules:
        say("Banken har ingen mappe «rules», så det er reglerne, der følger med, den er læst efter.")


def print_faults(faults: "Mapping[str, Sequence[Problem]]", recruitment: Path | None = None) -> None:
    """How much the rules find in each of these, one a line, and where to read it."""
    if not faults:
        return
    from interview_kit.workplace.built_words import fault_lines

    for line in fault_lines(faults):
        say(line)
    from interview_kit.workplace.recruitment import as_typed

    own = f" og «interview-kit check {as_typed(recruitment)}»" if recruitment else ""
    say(as_called(f"Se hvor, og hvad I kan gøre, med «interview-kit check»{own}."))
