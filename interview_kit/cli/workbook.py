"""`workbook`: the whole bank in Excel, and back."""

from typing import TYPE_CHECKING

import click

from interview_kit.cli.options import PATH, bank_option
from interview_kit.cli.printing import say
from interview_kit.cli.report import bank_line, print_set_aside, today

if TYPE_CHECKING:
    from interview_kit.curation import Received
    from interview_kit.workplace.workplace import Workplace

_OUTPUT = "bank.xlsx"


@click.command(options_metavar="[TILVALG]", short_help="Lav banken som Excel-fil, eller læs rettelser i en.")
@click.argument("files", type=PATH, nargs=-1, metavar="[FIL...]")
@click.option("-o", "--output", type=PATH, metavar="FIL", help=f"Excel-filen; ellers {_OUTPUT}.")
@click.option("--read", "is_read", is_flag=True, help="Læs rettelserne i de filer, der er nævnt.")
@click.option("--force", is_flag=True, help="Erstat en fil, der findes. Er den rettet, gemmes den.")
@bank_option
def workbook(
    files: tuple[str, ...], output: str | None, bank: str | None, *, is_read: bool, force: bool
) -> None:
    """Lav hele banken som en Excel-fil, som HR retter og godkender i.

    «interview-kit workbook --read bank.xlsx» læser den tilbage; der må gerne være flere filer. Intet i banken
    bliver ændret, før rettelserne er valgt.
    """
    from interview_kit.workplace.workplace import open_workplace

    if is_read and not files:
        raise click.UsageError("Skriv, hvilke filer der skal læses: --read FIL.")
    if files and not is_read:
        raise click.UsageError("Filer læses med --read. Den fil, der skal laves, nævnes med -o.")
    workplace = open_workplace(bank)
    if is_read:
        _read(workplace, files)
    else:
        _make(workplace, output or _OUTPUT, force=force)


def _make(workplace: "Workplace", output: str, *, force: bool) -> None:
    from pathlib import Path

    from interview_kit.saving import save_files
    from interview_kit.workplace.workbook import make_workbook

    path = Path(output)
    if path.suffix.lower() != ".xlsx":
        raise click.UsageError("Filen skal ende på .xlsx.")
    made = make_workbook(workplace)
    aside = save_files(path.parent, {path.name: made.data}, overwrite=force, today=today())
    say(output)
    print_set_aside(path.parent, aside)
    say(bank_line(made.bank))


def _read(workplace: "Workplace", files: tuple[str, ...]) -> None:
    from pathlib import Path

    from interview_kit.workplace.workbook import read_workbooks

    read = read_workbooks(workplace, [Path(file) for file in files])
    # Here the review takes over: `review_received(workplace, read.received, read.sources)`.
    for source, received in zip(read.sources, read.received, strict=True):
        say(f"{source}: {_counted(received)}.")
    say(bank_line(read.bank))


def _counted(received: "Received") -> str:
    numbers = {
        ("rettelse", "rettelser"): received.proposals,
        ("godkendelse", "godkendelser"): received.consents,
        ("bemærkning", "bemærkninger"): received.remarks,
        ("tekst uden plads", "tekster uden plads"): received.unplaced,
    }
    return ", ".join(f"{len(found)} {words[len(found) != 1]}" for words, found in numbers.items())
