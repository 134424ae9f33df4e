"""`coverage` and `missing`: how far a bank is, and what a newer one has."""

from typing import TYPE_CHECKING

import click

from interview_kit.cli.options import PATH, WORDS, bank_option
from interview_kit.cli.printing import say
from interview_kit.cli.report import bank_line, print_set_aside, today

if TYPE_CHECKING:
    from interview_kit.workplace.covering import CoverageFormat


@click.command(options_metavar="[TILVALG]")
@click.option(
    "-o",
    "--output",
    type=PATH,
    metavar="FIL",
    default="daekning.html",
    show_default=True,
    help="En .html- eller .xlsx-fil.",
)
@click.option(
    "--profile", type=WORDS, metavar="PROFIL", help="Kun denne profil: dens id, titel eller stilling."
)
@click.option("--force", is_flag=True, help="Erstat en fil, der findes. Er den rettet, gemmes den.")
@bank_option
def coverage(output: str, profile: str | None, bank: str | None, *, force: bool) -> None:
    """Vis, hvad banken har til hver adfærd i profilerne."""
    from pathlib import Path

    from interview_kit.saving import save_files
    from interview_kit.workplace.covering import coverage_file
    from interview_kit.workplace.workplace import open_workplace

    path = Path(output)
    formats: dict[str, CoverageFormat] = {".html": "html", ".xlsx": "xlsx"}
    if path.suffix.lower() not in formats:
        raise click.UsageError("Filen skal ende på .html eller .xlsx.")
    data, state = coverage_file(open_workplace(bank), formats[path.suffix.lower()], profile)
    aside = save_files(path.parent, {path.name: data}, overwrite=force, today=today())
    say(output)
    print_set_aside(path.parent, aside)
    say(bank_line(state))


@click.command(options_metavar="[TILVALG]")
@click.argument("newer", type=PATH, metavar="[MAPPE]", required=False)
@bank_option
def missing(newer: str | None, bank: str | None) -> None:
    """Sig, hvad en nyere bank har, som jeres mangler.

    MAPPE er den nyere bank; udelades den, er det banken, der følger med. «--bank» er jeres.
    """
    from interview_kit.workplace.covering import missing_with_banks
    from interview_kit.workplace.workplace import open_shipped, open_workplace

    compared = missing_with_banks(open_workplace(bank), open_workplace(newer) if newer else open_shipped())
    for line in compared.sentences or ("Banken mangler intet.",):
        say(line)
    say(bank_line(compared.bank))
    say(f"Sammenlignet med: {bank_line(compared.newer)}")
