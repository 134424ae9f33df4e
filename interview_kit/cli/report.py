"""The last lines of every command: what it worked on, and what there is to know of it."""

import time
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from interview_kit.problems import Problem
    from interview_kit.workplace.building import BuildReport
    from interview_kit.workplace.checking import Checked
    from interview_kit.workplace.question_book import BookReport
    from interview_kit.workplace.workplace import BankState, HouseState

_MOST_LINES = 12


def today() -> str:
    """The date of this computer, as 2026-11-28."""
    return time.strftime("%Y-%m-%d")


def print_set_aside(folder: Path, aside: Mapping[str, str]) -> None:
    """What became of the files that a person may have changed."""
    for name, new_name in aside.items():
        click.echo(
            f"{folder / name} kan være ændret, siden den blev lavet. Den gamle er gemt som {new_name}."
        )


def bank_line(bank: "BankState", entries: str = "") -> str:
    """Which bank it was, and how far it is; `entries` says which of its entries are counted, if not all."""
    counted = f"{bank.entries} sæt{entries}, {bank.approved} godkendt"
    return f"{bank_name(bank.folder, is_shipped=bank.is_shipped)}, version {bank.version}, {counted}."


def bank_name(folder: Path, *, is_shipped: bool) -> str:
    """`Banken hr`, and in words where the user has not named it."""
    if is_shipped:
        return "Banken, der følger med"
    return "Banken i denne mappe" if folder == Path() else f"Banken {folder}"


def print_built(report: "BuildReport") -> None:
    """Which position and how many questions, and what is missing or wrong in them."""
    if report.alias:
        click.echo(f"«{report.alias}» bruger stillingen «{report.position}».")
    case = " og en case" if report.has_case else ""
    click.echo(
        f"{report.round}. samtale, {report.position}: {report.questions} spørgsmål{case}, "
        f"{report.unapproved} af dem ikke godkendt."
    )
    if report.pushed_out:
        entries = ", ".join(f"{out.entry} ({out.competency})" for out in report.pushed_out)
        click.echo(f"Ikke med, fordi I selv har valgt spørgsmål eller tid: {entries}.")
    print_faults(report.faults)


def print_book(report: "BookReport") -> None:
    """How many entries the book has, what is wrong in them, and which bank."""
    click.echo(f"Bogen har {report.entries} sæt, {report.approved} godkendt.")
    print_faults(report.faults)
    print_house(report.house)
    click.echo(bank_line(report.bank))


def print_neighbours(followed: "Sequence[str]", older_sheets: "Sequence[str]") -> None:
    """Which guides in the folder a build went by, and which sheets there do not belong to the new ones."""
    if followed:
        click.echo(f"I mappen ligger {' og '.join(followed)}. Det, der spørges om dér, er ikke med igen.")
    if older_sheets:
        names = ", ".join(older_sheets[:_MOST_LINES])
        more = f" og {len(older_sheets) - _MOST_LINES} til" if len(older_sheets) > _MOST_LINES else ""
        click.echo(f"Disse ark i mappen hører til en anden guide og passer ikke til den nye: {names}{more}.")


def print_house(house: "HouseState") -> None:
    """What became of a house that is not as ours, what to do, and which house it was."""
    for problem in house.remarks:
        click.echo(f"{problem.file}: {problem.message} {problem.hint}")
    names = {
        "bank": f"bankens egen, {house.file}",
        "named": str(house.file),
        "shipped": "den, der følger med",
    }
    click.echo(f"Husets skabelon: {names[house.owner]}.")


def print_bank_checked(checked: "Checked") -> None:
    """Which bank it was, where it could be read."""
    if checked.bank:
        click.echo(bank_line(checked.bank))
    elif checked.folder:
        click.echo(
            f"{bank_name(checked.folder, is_shipped=False)} er ikke læst til ende, fordi den har fejl."
        )
    if checked.folder and not checked.has_rules:
        click.echo("Banken har ingen mappe «rules», så det er reglerne, der følger med, den er læst efter.")


def print_faults(faults: "Mapping[str, Iterable[Problem]]") -> None:
    """How much the rules find in each of these, one a line, and where to read it."""
    if not faults:
        return
    click.echo("Reglerne finder noget her:")
    for name in list(faults)[:_MOST_LINES]:
        click.echo(f"  {name}: {_titles(faults[name])}")
    if len(faults) > _MOST_LINES:
        click.echo(f"  … og i {len(faults) - _MOST_LINES} til")
    click.echo("Se hvor, og hvad I kan gøre, med «interview-kit check».")


def _titles(problems: "Iterable[Problem]") -> str:
    """What is wrong in a few words, each once: `fejl: Ledende; advarsel: For langt`."""
    from interview_kit.problems import CATALOGUE, LEVEL_NAMES

    titles = (f"{LEVEL_NAMES[problem.level]}: {CATALOGUE[problem.code].title}" for problem in problems)
    return "; ".join(dict.fromkeys(titles))
