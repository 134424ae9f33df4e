"""`positions` and `init`: what there is, and a copy of it for HR."""

import click

from interview_kit.cli.options import PATH, bank_option


@click.command(options_metavar="[VALG]")
@bank_option
def positions(bank: str | None) -> None:
    """Vis de stillinger, banken kan lave guider til."""
    from interview_kit.workplace.workplace import open_workplace

    for position in open_workplace(bank).positions():
        slots = " og ".join(f"{one_round.slot} min" for one_round in position.rounds)
        rounds = "1 samtale" if len(position.rounds) == 1 else f"{len(position.rounds)} samtaler"
        click.echo(f"{position.id:20} {position.title:20} {rounds}: {slots}")
        if position.aliases:
            click.echo(f"{'':20} også: {', '.join(position.aliases)}")


@click.command(options_metavar="[VALG]")
@click.argument("folder", type=PATH, metavar="MAPPE")
def init(folder: str) -> None:
    """Kopiér spørgsmålsbanken og skabelonen til en mappe, som HR selv retter i."""
    from pathlib import Path

    from interview_kit.saving import save_files
    from interview_kit.shipped import shipped_files

    files = shipped_files()
    save_files(Path(folder), files, overwrite=False)
    click.echo(f"{len(files)} filer er lagt i {folder}. Brug dem med «--bank {folder}».")
