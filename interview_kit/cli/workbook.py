"""`workbook`: the whole bank in Excel, and back."""

from typing import TYPE_CHECKING

import click

from interview_kit.cli.curation_report import print_decision
from interview_kit.cli.options import PATH, bank_option
from interview_kit.cli.printing import say
from interview_kit.cli.report import bank_line, print_set_aside, today

if TYPE_CHECKING:
    from collections.abc import Sequence

    from interview_kit.workplace.workplace import Workplace

_OUTPUT = "bank.xlsx"


@click.command(options_metavar="[TILVALG]", short_help="Ret og godkend hele banken i Excel.")
@click.argument("files", type=PATH, nargs=-1, metavar="[FIL...]")
@click.option(
    "-o",
    "--output",
    type=PATH,
    metavar="FIL",
    help=f"Filen, hvis den ikke skal hedde {_OUTPUT}, eller rettelser.docx med --read.",
)
@click.option("--read", "is_read", is_flag=True, help="Læs rettelserne i de filer, der er nævnt.")
@click.option("--force", is_flag=True, help="Erstat en fil, der findes. Er den rettet, gemmes den.")
@bank_option
def workbook(
    files: tuple[str, ...], output: str | None, bank: str | None, *, is_read: bool, force: bool
) -> None:
    """Lav hele banken som en Excel-fil, som I retter og godkender i.

    «interview-kit workbook --read bank.xlsx» læser den tilbage, også flere på én gang, og laver
    rettelser.docx. Intet bliver skrevet i banken før «interview-kit book --apply rettelser.docx».
    """
    from interview_kit.workplace.workplace import open_workplace

    if is_read and not files:
        raise click.UsageError("Skriv, hvilke filer der skal læses: --read FIL.")
    if files and not is_read:
        raise click.UsageError("Filer læses med --read. Den fil, der skal laves, nævnes med -o.")
    if is_read and output and not output.lower().endswith(".docx"):
        raise click.UsageError("Med --read er det Word-filen, der nævnes med -o. Den skal ende på .docx.")
    workplace = open_workplace(bank)
    if is_read:
        _read(workplace, files, output, force=force)
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


def _read(workplace: "Workplace", files: "Sequence[str]", output: str | None, *, force: bool) -> None:
    from pathlib import Path

    from interview_kit.workplace.book_home import decision
    from interview_kit.workplace.workbook import read_workbooks

    read = read_workbooks(workplace, [Path(file) for file in files])
    print_decision(decision(workplace, read.received, read.sources, today()), output, force=force)
    say(bank_line(read.bank))
