"""`positions` and `init`: what there is, and a copy of it for HR."""

import click

from interview_kit.cli.options import PATH, bank_option
from interview_kit.cli.report import bank_line, bank_name


@click.command(options_metavar="[VALG]")
@bank_option
def positions(bank: str | None) -> None:
    """Vis de stillinger, banken kan lave guider til."""
    from interview_kit.workplace.workplace import open_workplace

    workplace = open_workplace(bank)
    positions_of_bank = workplace.positions()
    for position in positions_of_bank:
        slots = " og ".join(f"{one_round.slot} min" for one_round in position.rounds)
        rounds = "1 samtale" if len(position.rounds) == 1 else f"{len(position.rounds)} samtaler"
        click.echo(f"{position.id:20} {position.title:20} {rounds}: {slots}")
        if position.aliases:
            click.echo(f"{'':20} også: {', '.join(position.aliases)}")
    name = bank_name(workplace.bank_folder, is_shipped=workplace.is_shipped)
    click.echo(f"{name}, version {workplace.about().version}, {len(positions_of_bank)} stillinger.")


@click.command(options_metavar="[VALG]")
@click.argument("folder", type=PATH, metavar="MAPPE")
def init(folder: str) -> None:
    """Kopiér spørgsmålsbanken og skabelonen til en mappe, som HR selv retter i."""
    from pathlib import Path

    from interview_kit.workplace.starting import start_bank
    from interview_kit.workplace.workplace import open_workplace

    count = start_bank(Path(folder))
    quoted = f'"{folder}"' if " " in folder else folder
    click.echo(f"{count} filer er lagt i {quoted}: en kopi af banken, der følger med, og af skabelonen.")
    click.echo(f"Brug dem med «--bank {quoted}», eller skriv kommandoerne, mens I står i mappen.")
    click.echo(bank_line(open_workplace(folder).state()))
